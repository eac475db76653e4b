//! Selecting: a caret in the text, and what lies between it and where it began. The caret is on the page while
//! no overlay is, so any movement of the page takes it along.

use crate::app::App;
use crate::app::perform::copying::NOTHING_SELECTED;
use crate::app::reading::moves::Movement;
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

    /// Moves the caret.
    pub(in crate::app) fn move_caret(&mut self, movement: Movement) {
        let Some(selection) = &self.reading.selection else {
            return;
        };
        let (caret, column) = (selection.caret, selection.column);
        let page = self.reading.rows().saturating_sub(1).max(1) as isize;
        let half = (self.reading.rows() / 2).max(1) as isize;
        let document = self.reading.document();
        let repeated = |times: usize, step: fn(&Document, Position) -> Option<Position>| {
            let path = std::iter::successors(Some(caret), |at| step(document, *at));
            path.take(times + 1).last().unwrap_or(caret)
        };
        let either = |count: isize, on, back| {
            repeated(count.unsigned_abs(), if count < 0 { back } else { on })
        };
        let to = match movement {
            Movement::Lines(lines) => return self.caret_over_lines(caret, column, lines),
            Movement::Pages(pages) => {
                return self.caret_over_lines(caret, column, page.saturating_mul(pages));
            }
            Movement::HalfPages(halves) => {
                return self.caret_over_lines(caret, column, half.saturating_mul(halves));
            }
            Movement::Hit(ahead) if self.search.is_active() => {
                return self.caret_to_hit(caret, ahead);
            }
            Movement::Hit(ahead) => return self.next_hit(ahead),
            Movement::Step(step) => match moves::target(document, caret, None, step) {
                Ok(to) => to,
                Err(why) => return self.outbox.say(why),
            },
            Movement::Start => Position::START,
            Movement::End => Position {
                block: document.end().previous().unwrap_or_default(),
                offset: u32::MAX,
            },
            Movement::Letters(count) => either(count, caret::letter_after, caret::letter_before),
            Movement::Words(count) => either(count, caret::word_after, caret::word_before),
            Movement::WordEnds(times) => repeated(times, caret::word_end_after),
            Movement::LineEdge(end) => self.reading.line_edge(caret, end),
        };
        self.caret_to(to);
    }

    /// The caret to the other end of what is selected.
    pub(in crate::app) fn go_to_other_end(&mut self) {
        match self.reading.selection.take() {
            Some(selection) => {
                let [anchor, caret] = selection.ends();
                self.reading.selection = Some(selection.moved([caret, anchor]));
                self.caret_to(anchor);
            }
            None => self.outbox.say(NOTHING_SELECTED),
        }
    }

    fn caret_over_lines(&mut self, caret: Position, column: Option<usize>, rows: isize) {
        let (to, column) = self.reading.line_step(caret, column, rows);
        if to == caret {
            self.outbox.say(if rows > 0 {
                "this is the end"
            } else {
                "this is the beginning"
            });
        }
        self.caret_to(to);
        if let Some(selection) = &mut self.reading.selection {
            selection.column = Some(column);
        }
    }

    fn caret_to_hit(&mut self, caret: Position, ahead: bool) {
        let forward = ahead != self.search.manner().backward;
        let from = if forward {
            caret::after(self.reading.document(), caret)
        } else {
            caret
        };
        self.search.seek_from(from, forward);
        self.search_on();
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

    /// The page that is about to be shown may be another one: the caret comes along, to the hit that was gone to or to
    /// the page's beginning.
    pub(in crate::app) fn caret_follows(&mut self, hit_wanted: bool) {
        let Some(selection) = &self.reading.selection else {
            return;
        };
        if !self.overlays.is_empty() {
            return;
        }
        let caret = selection.caret;
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
