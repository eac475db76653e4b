//! `Reading`: the article on screen, the place in it, and the page that shows it.

pub mod caret;
mod cells;
pub mod folding;
pub mod place;
mod progress;
mod replace;
pub mod selection;
mod spotlight;
mod turning;

pub mod moves;
pub mod seen;
pub mod tokens;
pub mod trail;

use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Rect;

use crate::app::reading::folding::Folding;

use crate::app::event::Effect;
use crate::app::reading::seen::Seen;
use crate::app::reading::selection::Selection;
use crate::app::reading::tokens::Tokens;
use crate::app::reading::trail::Trail;
use crate::document::code::Stretches;
use crate::document::{BlockId, Document, Part, Position, WholePage};
use crate::layout::{CodeWrap, Layout, Line, Page, Role, Settings, Top};
use crate::text::clean::Clean;

/// The article on screen.
#[derive(Debug)]
pub struct Reading {
    article: Document,
    /// The article among what was removed from it, while the reader looks at that.
    whole: Option<Box<WholePage>>,
    layout: Layout,
    /// Where the page begins. Its position is kept as it was jumped or scrolled to, not rounded to the line
    /// that holds it, so that any sequence of measures comes back to the same word.
    top: Top,
    page: Page,
    rows: usize,
    /// The page begins with the very first row there is, whatever that is at any measure.
    at_start: bool,
    /// The page was turned or jumped to rather than scrolled, so it does not end with a lonely heading.
    turned: bool,
    /// The reader came to the end by scrolling, and reads the last section on the page.
    at_end: bool,
    pub(super) seen: Seen,
    folding: Folding,
    /// Where the last line begins that was read before the page was turned.
    last_read: Option<Position>,
    /// What must be on the page once it is laid out.
    kept_on_page: Option<Position>,
    /// How many columns of what is too wide are out of sight at the left.
    pan: usize,
    lit: Option<BlockId>,
    /// What the letters of code are.
    pub tokens: Tokens,
    /// Where the reader can return to.
    pub trail: Trail,
    /// What is selected, on the document on screen.
    pub selection: Option<Selection>,
    /// What the mouse holds or what was copied last, shown until the reader does something else.
    pub sent: Option<Range<Position>>,
    /// The article's blocks that are not as they were before it was reloaded, in order.
    pub changed: Vec<BlockId>,
}

impl Reading {
    /// Nothing to read yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            article: Document::default(),
            whole: None,
            layout: Layout::new(settings),
            top: Top::default(),
            page: Page::default(),
            rows: 0,
            at_start: true,
            turned: true,
            at_end: false,
            seen: Seen::default(),
            folding: Folding::default(),
            last_read: None,
            kept_on_page: None,
            pan: 0,
            lit: None,
            tokens: Tokens::default(),
            trail: Trail::default(),
            selection: None,
            sent: None,
            changed: Vec::new(),
        }
    }

    /// The document on screen: the article, or the whole page.
    pub fn document(&self) -> &Document {
        shown(&self.article, &self.whole)
    }

    /// The article.
    pub fn article(&self) -> &Document {
        &self.article
    }

    /// The page on screen.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Where the page on screen begins.
    pub fn top(&self) -> Top {
        self.top
    }

    /// How many rows the page has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds the next part of the article.
    pub fn append(&mut self, part: Part) {
        let first = self.article.end();
        self.article.append(part);
        self.layout.forget_from(first);
        if !self.folding.is_empty() {
            self.refold();
        }
    }

    /// Lays out the page about to be shown, set as `settings` say but for the measure, which `text` gives.
    pub fn settle(&mut self, text: Rect, settings: Settings) {
        self.lay_out(text, settings.clone());
        if let Some(place) = self.kept_on_page.take() {
            self.show(place);
            self.lay_out(text, settings);
        }
        self.see();
        self.at_end &= self.shows_the_end();
    }

    /// The page is to hold this place, wherever it begins.
    pub fn keep_on_page(&mut self, place: Position) {
        self.kept_on_page = Some(place);
    }

    fn lay_out(&mut self, text: Rect, settings: Settings) {
        self.rows = usize::from(text.height);
        let document = shown(&self.article, &self.whole);
        let measure = text.width.max(1);
        self.layout.set(Settings {
            measure,
            ..settings
        });
        if self.at_start {
            self.top = first_top(&mut self.layout, document);
        }
        let top = fitted(&mut self.layout, document, self.top);
        self.page = self.layout.page(document, top, self.rows);
        let hidden = self.page.widest.saturating_sub(measure.into());
        if self.pan > hidden {
            // What was panned to is no longer on the page.
            self.pan = hidden;
            self.layout.pan(hidden);
            self.page = self.layout.page(document, top, self.rows);
        }
        if self.turned {
            self.hold_headings_back();
        }
    }

    /// Takes what is on the page for seen: the text between two lines, unless a fold lies between them.
    fn see(&mut self) {
        if self.whole.is_some() {
            return;
        }
        let mut stretch: Option<(Position, Position)> = None;
        for line in &self.page.lines {
            let (Some(start), Some(end)) = (line.start(), line.end()) else {
                continue;
            };
            stretch = match stretch {
                Some((first, last)) if start.block <= last.block.next() => Some((first, end)),
                _ => {
                    if let Some((first, last)) = stretch {
                        self.seen.add(first, last);
                    }
                    Some((start, end))
                }
            };
        }
        if let Some((first, last)) = stretch {
            self.seen.add(first, last);
        }
    }

    /// Moves what is too wide for the page by so many steps, back where negative; false where there is no more of
    /// it. `Err` where nothing is too wide.
    pub fn pan(&mut self, steps: isize) -> Result<bool, &'static str> {
        let measure = usize::from(self.layout.settings().measure);
        let hidden = self.page.widest.saturating_sub(measure);
        if hidden == 0 {
            let is_code = |line: &Line| line.runs.iter().any(|run| run.role == Role::Code);
            let wraps = self.layout.settings().code_wrap != CodeWrap::None
                && self.page.lines.iter().any(is_code);
            return Err(if wraps {
                "long lines of code are wrapped; , can have them pan"
            } else {
                "nothing on this page is wider than the page"
            });
        }
        let to = self.page.pan(self.pan, steps, measure);
        let moved = to != self.pan;
        self.pan = to;
        self.layout.pan(to);
        Ok(moved)
    }

    /// Pans so far that `position` is in sight.
    pub(in crate::app) fn pan_to(&mut self, position: Position) {
        let document = shown(&self.article, &self.whole);
        if let Some(pan) = self.layout.pan_to(document, position) {
            self.pan = pan;
            self.layout.pan(pan);
        }
    }

    /// What is to be found out about the code on the page.
    pub fn wanted_tokens(&mut self) -> Vec<Effect> {
        let document = shown(&self.article, &self.whole);
        self.tokens.wanted(document, &self.page)
    }

    /// What the letters of `text`, which was the text of `block`, are.
    pub fn told(&mut self, block: BlockId, text: &Clean, tokens: Stretches) {
        let document = shown(&self.article, &self.whole);
        self.tokens.told(document, &self.page, block, text, tokens);
    }

    /// Scrolls by rows, up where negative, and says whether the page moved.
    pub fn scroll(&mut self, rows: isize) -> bool {
        let document = shown(&self.article, &self.whole);
        let before = fitted(&mut self.layout, document, self.top);
        let after = self.layout.scroll(document, before, rows, self.rows);
        if before != after {
            self.top = after;
        }
        // A page that has rows left below its text, since a jump led there, does not move down.
        let moved = before != after;
        self.turned = false;
        self.at_start &= !moved;
        self.at_end = rows > 0 && (!moved || self.at_end || self.is_last());
        moved
    }

    /// To the beginning.
    pub fn go_to_start(&mut self) {
        let document = shown(&self.article, &self.whole);
        let first = first_top(&mut self.layout, document);
        self.set_top(first);
        self.at_start = true;
    }

    /// To the end.
    pub fn go_to_end(&mut self) {
        let document = shown(&self.article, &self.whole);
        let last = self.layout.end_top(document, self.rows);
        self.set_top(last);
        self.at_end = true;
    }

    /// Begins the page at `position`.
    pub fn go_to(&mut self, position: Position) {
        self.set_top(Top::at(position));
    }

    /// Begins the page as it once began on the same document.
    pub fn set_top(&mut self, top: Top) {
        self.unfold_at(top.position);
        self.top = top;
        (self.at_start, self.at_end) = (false, false);
        self.turned = true;
        self.lit = self.lit.map(|_| top.position.block);
    }

    /// Shows `position`: where it is, if it is on the page, else a third of the way down.
    pub fn reveal(&mut self, position: Position) {
        self.unfold_at(position);
        self.pan_to(position);
        if self.is_on_page(position) {
            self.lit = self.lit.map(|_| position.block);
            return;
        }
        self.go_to(position);
        let document = shown(&self.article, &self.whole);
        let above = -((self.rows / 3) as isize);
        self.top = self.layout.scroll(document, self.top, above, self.rows);
        let last = self.layout.end_top(document, self.rows);
        if last.position < self.top.position {
            self.top = last;
        }
    }

    /// True when `position` is on the page.
    pub fn is_on_page(&self, position: Position) -> bool {
        let (Some(start), Some(end)) = (self.page.start(), self.page.end()) else {
            return false;
        };
        start <= position && position < end && !self.layout.is_folded(position.block)
    }

    /// Where the page begins, as a place in the article.
    pub fn place(&self) -> Top {
        self.place_of(self.top)
    }

    /// A page's beginning on the document on screen, as a place in the article.
    pub fn place_of(&self, top: Top) -> Top {
        match &self.whole {
            None => top,
            Some(whole) => Top::at(whole.to_article(top.position)),
        }
    }

    /// Back to a place in the article.
    pub fn return_to(&mut self, place: Top) {
        self.set_top(match &self.whole {
            None => place,
            Some(whole) => Top::at(whole.from_article(place.position)),
        });
    }

    /// A jump begins here: the place is remembered.
    pub fn leave(&mut self) {
        let place = self.place();
        self.trail.leave(place);
    }

    /// The lines of a block of the document on screen.
    pub(super) fn lines_of(&mut self, block: BlockId) -> Rc<[Line]> {
        let document = shown(&self.article, &self.whole);
        if block < document.end() {
            self.layout.lines(document, block)
        } else {
            Rc::default()
        }
    }

    /// The block after or before one, among those that are shown.
    pub(super) fn block_beside(&self, block: BlockId, after: bool) -> Option<BlockId> {
        let end = self.document().end();
        let step = |block: BlockId| {
            if after {
                Some(block.next()).filter(|next| *next < end)
            } else {
                block.previous()
            }
        };
        std::iter::successors(step(block), |block| step(*block))
            .find(|block| !self.layout.is_folded(*block))
    }

    /// Begins the page with the line that holds `place`, or so many rows above it.
    pub(super) fn begin_above(&mut self, place: Position, rows: isize) {
        let document = shown(&self.article, &self.whole);
        let top = self.layout.top_at(document, place);
        self.top = self.layout.scroll(document, top, rows, self.rows);
        self.at_end = false;
    }

    /// Where a section begins on the document on screen.
    pub fn section_start(&self, section: Option<usize>) -> Position {
        section.map_or(Position::START, |section| {
            Position::at(self.document().outline.sections[section].block)
        })
    }
}

/// `top` as it can be at this measure. Rows without text above its line may be fewer than they were when the
/// reader came to it; more of them would lead into the text before.
fn fitted(layout: &mut Layout, document: &Document, top: Top) -> Top {
    if top.lead == 0 {
        return top;
    }
    let line = layout.top_at(document, top.position);
    let mut lead = top.lead;
    while lead > 0 {
        let above = layout.scroll(document, line, -(lead as isize), 1);
        if above == (Top { lead, ..line }) {
            break;
        }
        lead -= 1;
    }
    Top { lead, ..top }
}

/// The first page's beginning, with the rows that are set above the first text.
fn first_top(layout: &mut Layout, document: &Document) -> Top {
    // No block sets more rows than this above its text.
    const ABOVE: isize = 16;
    layout.scroll(document, Top::default(), -ABOVE, 1)
}

fn shown<'a>(article: &'a Document, whole: &'a Option<Box<WholePage>>) -> &'a Document {
    whole.as_ref().map_or(article, |whole| &whole.document)
}
