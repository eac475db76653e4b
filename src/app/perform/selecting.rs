//! Selecting: a caret in the text, and what lies between it and where it began. The caret is on the page while
//! no overlay is, so any movement of the page takes it along.

use crate::app::App;
use crate::app::keys::action::Action as A;
use crate::app::keys::keymap::Command;
use crate::app::reading::moves::Step;
use crate::app::reading::selection::{By, Selection};
use crate::app::reading::{caret, moves};
use crate::document::{BlockId, BlockKind, Document, Position};
use crate::layout::Line;

/// Keys.
impl App {
    /// Begins to select, changes what is taken whole, or ends it.
    pub(in crate::app) fn select(&mut self, by: By) {
        match &mut self.reading.selection {
            Some(selection) if selection.by == by => self.reading.selection = None,
            Some(selection) => selection.by = by,
            None => {
                let place = self.first_place();
                self.reading.selection = place.map(|place| Selection::at(by, place));
                // What is said of an earlier selection would hide how to go on with this one.
                self.outbox.hush();
                if self.reading.selection.is_none() {
                    self.outbox.say("there is no text to select");
                }
            }
        }
    }

    /// The hit that the reader is at where it is on the page, else the first letter on it.
    fn first_place(&self) -> Option<Position> {
        let hit = self.search.current().map(|hit| hit.start);
        let place = hit
            .filter(|hit| self.reading.is_on_page(*hit))
            .or(self.reading.page().start())?;
        caret::nearest(self.reading.document(), place)
    }

    /// Moves the caret where the command is a movement and something is being selected.
    pub(in crate::app) fn perform_selecting(&mut self, command: Command) -> bool {
        let Some(selection) = &self.reading.selection else {
            return false;
        };
        let caret = selection.caret;
        let times = command.count.unwrap_or(1).max(1);
        let n = times as isize;
        let page = self.reading.rows().saturating_sub(1).max(1) as isize;
        let half = (self.reading.rows() / 2).max(1) as isize;
        let document = self.reading.document();
        let repeated = |step: fn(&Document, Position) -> Option<Position>| {
            let path = std::iter::successors(Some(caret), |at| step(document, *at));
            path.take(times + 1).last().unwrap_or(caret)
        };
        let to = match command.action {
            A::CaretLeft => repeated(caret::letter_before),
            A::CaretRight => repeated(caret::letter_after),
            A::WordNext => repeated(caret::word_after),
            A::WordPrevious => repeated(caret::word_before),
            A::WordEnd => repeated(caret::word_end_after),
            A::LineStart => self.reading.line_edge(caret, false),
            A::LineEnd => self.reading.line_edge(caret, true),
            A::LineDown => return self.caret_over_lines(n),
            A::LineUp => return self.caret_over_lines(-n),
            A::PageDown => return self.caret_over_lines(page.saturating_mul(n)),
            A::PageUp => return self.caret_over_lines(-page.saturating_mul(n)),
            A::HalfDown => return self.caret_over_lines(half.saturating_mul(n)),
            A::HalfUp => return self.caret_over_lines(-half.saturating_mul(n)),
            A::ParagraphNext => return self.caret_by(Step::Paragraph(n)),
            A::ParagraphPrevious => return self.caret_by(Step::Paragraph(-n)),
            A::SentenceNext => return self.caret_by(Step::Sentence(n)),
            A::SentencePrevious => return self.caret_by(Step::Sentence(-n)),
            A::SectionNext => return self.caret_by(Step::Section(n)),
            A::SectionPrevious => return self.caret_by(Step::Section(-n)),
            A::SectionParent => return self.caret_by(Step::Parent(times)),
            A::Start => Position::START,
            A::End if command.count.is_none() => Position {
                block: document.end().previous().unwrap_or_default(),
                offset: u32::MAX,
            },
            A::HitNext | A::HitPrevious if self.search.is_active() => {
                return self.caret_to_hit(command.action == A::HitNext);
            }
            A::OtherEnd => {
                let selection = self.reading.selection.take();
                self.reading.selection = selection.map(|selection| Selection {
                    anchor: selection.caret,
                    caret: selection.anchor,
                    ..selection
                });
                let selection = &self.reading.selection;
                selection
                    .as_ref()
                    .map_or(caret, |selection| selection.caret)
            }
            _ => return false,
        };
        self.caret_to(to);
        true
    }

    fn caret_over_lines(&mut self, rows: isize) -> bool {
        let Some(selection) = &self.reading.selection else {
            return false;
        };
        let (caret, column) = (selection.caret, selection.column);
        let (to, column) = self.reading.line_step(caret, column, rows);
        if to == caret {
            self.outbox.say(match rows > 0 {
                true => "this is the end",
                false => "this is the beginning",
            });
        }
        self.caret_to(to);
        if let Some(selection) = &mut self.reading.selection {
            selection.column = Some(column);
        }
        true
    }

    fn caret_by(&mut self, step: Step) -> bool {
        let Some(selection) = &self.reading.selection else {
            return false;
        };
        match moves::target(self.reading.document(), selection.caret, None, step) {
            Ok(to) => self.caret_to(to),
            Err(why) => self.outbox.say(why),
        }
        true
    }

    fn caret_to_hit(&mut self, ahead: bool) -> bool {
        let forward = ahead != self.search.manner().backward;
        let Some(selection) = &self.reading.selection else {
            return false;
        };
        let caret = selection.caret;
        let from = match forward {
            true => caret::after(self.reading.document(), caret),
            false => caret,
        };
        self.search.seek_from(from, forward);
        self.search_on();
        true
    }

    /// Puts the caret on the letter at `place`, and shows it.
    pub(in crate::app) fn caret_to(&mut self, place: Position) {
        let Some(place) = caret::nearest(self.reading.document(), place) else {
            return;
        };
        if let Some(selection) = &mut self.reading.selection {
            selection.caret = place;
            selection.column = None;
            self.reading.show(place);
        }
    }

    /// After something that may have moved the page: the caret comes along, to the hit that was gone to or to
    /// the page's beginning.
    pub(in crate::app) fn caret_follows(&mut self, hit_wanted: bool) {
        let Some(selection) = &self.reading.selection else {
            return;
        };
        if !self.overlays.is_empty() {
            return;
        }
        let caret = selection.caret;
        let panes = self.panes();
        let settings = self.page_settings(&panes);
        self.reading.settle(panes.text, settings);
        let hit = self.search.current().map(|hit| hit.start);
        let hit = hit.filter(|hit| self.reading.is_on_page(*hit));
        let away = !self.reading.is_on_page(caret);
        let to = match (hit, away) {
            (Some(hit), _) if hit_wanted || away => Some(hit),
            (None, true) => self.reading.page().start(),
            _ => None,
        };
        if let Some(to) = to.and_then(|to| caret::nearest(self.reading.document(), to))
            && let Some(selection) = &mut self.reading.selection
        {
            selection.caret = to;
        }
    }

    /// The paragraph that copying and quoting take where nothing is selected: the one that is lit while the others are
    /// dimmed, or that of the current hit where that is on the page, else the first that begins on the page and is
    /// neither title nor heading.
    pub(in crate::app) fn current_block(&self) -> Option<BlockId> {
        let reading = &self.reading;
        if let Some(lit) = reading.lit() {
            return Some(lit);
        }
        if let Some(hit) = self.search.current()
            && reading.is_on_page(hit.start)
        {
            return Some(hit.start.block);
        }
        let document = reading.document();
        let lines = || reading.page().lines.iter().filter_map(Line::start);
        let is_text = |place: &Position| {
            let kind = &document.block(place.block).kind;
            !matches!(kind, BlockKind::Title | BlockKind::Heading { .. })
        };
        let begins = |place: &Position| place.offset == 0 && is_text(place);
        let found = lines().find(begins).or_else(|| lines().find(is_text));
        found.or_else(|| lines().next()).map(|place| place.block)
    }
}
