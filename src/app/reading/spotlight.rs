//! The paragraph that is read, while all others are dimmed.

use crate::app::reading::moves::Step;
use crate::app::reading::{Reading, shown};
use crate::document::{BlockId, Position};
use crate::layout::{Line, Top};

impl Reading {
    /// The paragraph that is lit, while all others are dimmed.
    pub fn lit(&self) -> Option<BlockId> {
        self.lit
    }

    /// Lights a paragraph on the page, if one is to be lit: the one that was, else the nearest.
    pub fn light(&mut self, on: bool) {
        let text = || self.page.lines.iter().filter(|line| line.source.is_some());
        let stays = self.lit.filter(|lit| text().any(|line| line.block == *lit));
        let begins = |line: &&Line| line.start() == Some(Position::at(line.block));
        let first = || text().find(begins).or_else(|| text().next());
        let last = || text().rfind(begins).or_else(|| text().next_back());
        let nearest = match (self.lit, text().next()) {
            (Some(lit), Some(line)) if lit > line.block => last(),
            _ => first(),
        };
        self.lit = if on {
            stays.or(nearest.map(|line| line.block))
        } else {
            None
        };
    }

    /// Lights another paragraph, so many after this one, or before where negative. The page follows only where it
    /// does not show all of that one.
    pub fn light_next(&mut self, paragraphs: isize) -> Result<(), String> {
        let from = Position::at(self.lit.unwrap_or(self.top.position.block));
        let to = self.move_from(from, None, Step::Paragraph(paragraphs))?;
        self.lit = Some(to.block);
        let document = shown(&self.article, &self.whole);
        let lines = self.layout.lines(document, to.block);
        let begin = lines.iter().find_map(Line::start);
        let end = lines.iter().rev().find_map(Line::end);
        let is_on_page = |position: Option<Position>, at: fn(&Line) -> Option<Position>| {
            self.page.lines.iter().any(|line| at(line) == position)
        };
        if is_on_page(begin, Line::start) && is_on_page(end, Line::end) {
            return Ok(());
        }
        // A third of the page stays above it, as far as there is room for all of it below.
        let above = (self.rows / 3).min(self.rows.saturating_sub(lines.len()));
        self.go_to(to);
        let document = shown(&self.article, &self.whole);
        let top = Top::at(to);
        self.top = self
            .layout
            .scroll(document, top, -(above as isize), self.rows);
        Ok(())
    }
}
