//! How far the article is read: the section at hand, what was seen, how much is left.

use super::{Reading, shown};
use crate::document::words::minutes;
use crate::document::{Document, Position};

impl Reading {
    /// The section that is being read; `None` before the first.
    pub fn current_section(&self) -> Option<usize> {
        let outline = &self.document().outline;
        let place = if self.at_end {
            self.page.end().unwrap_or(self.top.position)
        } else {
            self.top.position
        };
        outline.current_section(place)
    }

    /// True when all of a section was on screen.
    pub fn is_read(&self, section: Option<usize>) -> bool {
        self.seen.section(&self.article, section)
    }

    /// How much is read, 0 to 1: none on the first page and all on the last, by bytes of text.
    pub fn progress(&self) -> f64 {
        let document = self.document();
        let before = document.bytes_before(self.top.position) as f64;
        let after = (document.bytes() as f64)
            - self
                .page
                .end()
                .map_or(0.0, |end| document.bytes_before(end) as f64);
        if self.shows_the_end() {
            1.0
        } else {
            before / (before + after).max(1.0)
        }
    }

    /// Begins the page where [`Reading::progress`] is about what is given: at a word.
    pub fn go_to_progress(&mut self, progress: f64) {
        // How much stands on the page there is known only when it is laid out; twice comes close enough.
        for _ in 0..2 {
            let document = shown(&self.article, &self.whole);
            let bytes = |position: Option<Position>| position.map(|p| document.bytes_before(p));
            let on_page = match (bytes(Some(self.top.position)), bytes(self.page.end())) {
                (Some(start), Some(end)) => end.saturating_sub(start),
                _ => 0,
            };
            let room = document.bytes().saturating_sub(on_page) as f64;
            let position = document.position_at_byte((room * progress).round() as u64);
            self.go_to(word_start(document, position));
            let document = shown(&self.article, &self.whole);
            self.page = self.layout.page(document, self.top, self.rows);
        }
    }

    /// Minutes left to read, 0 at the end.
    pub fn minutes_left(&self) -> u32 {
        let words = f64::from(self.article.words()) * (1.0 - self.progress());
        minutes(words.round() as u32)
    }

    /// The stretch of the article on the page, as parts of 0 to 1, for the scrollbar.
    pub fn extent(&self) -> (f64, f64) {
        let document = self.document();
        let all = document.bytes().max(1) as f64;
        let part = |position: Position| document.bytes_before(position) as f64 / all;
        let start = part(self.top.position);
        (start, self.page.end().map_or(start, part))
    }

    pub(super) fn shows_the_end(&self) -> bool {
        let document = self.document();
        let (Some(last), Some(end)) = (document.end().previous(), self.page.end()) else {
            return document.is_empty();
        };
        // Where the last section is folded, its heading is the end.
        let fold = self.layout.folded(last);
        let last = fold.and_then(|fold| fold.start.previous()).unwrap_or(last);
        let length = document.block(last).prose.text.trim_end().len();
        end.block == last && end.offset as usize >= length
    }

    /// True when the page cannot go further down.
    pub(super) fn is_last(&mut self) -> bool {
        let document = shown(&self.article, &self.whole);
        self.layout.scroll(document, self.top, 1, self.rows) == self.top
    }
}

/// The beginning of the word at `position`.
fn word_start(document: &Document, position: Position) -> Position {
    let before = &document.block(position.block).prose.text[..position.offset as usize];
    let space = before.rfind(char::is_whitespace);
    let offset = space.map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    Position {
        offset: offset as u32,
        ..position
    }
}
