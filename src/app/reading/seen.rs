//! `Seen`: which stretches of the article have been on screen.

use std::collections::BTreeMap;

use crate::document::{Document, Position};

/// Stretches of text, apart from one another and in order.
#[derive(Debug, Default)]
pub struct Seen {
    /// From each stretch's start to its end.
    stretches: BTreeMap<Position, Position>,
}

impl Seen {
    /// The text from `start` to `end` is on screen.
    pub fn add(&mut self, start: Position, end: Position) {
        let (mut start, mut end) = (start, end);
        // A page scrolled by rows meets one stretch, at most two; the loop ends with those.
        while let Some((&from, &to)) = self.stretches.range(..=end).next_back() {
            if to < start {
                break;
            }
            self.stretches.remove(&from);
            (start, end) = (start.min(from), end.max(to));
        }
        self.stretches.insert(start, end);
    }

    /// Each stretch, from its start to its end.
    pub fn stretches(&self) -> impl Iterator<Item = (Position, Position)> {
        self.stretches.iter().map(|(start, end)| (*start, *end))
    }

    /// True when all of `section` has been on screen; `None` is the text before the first one.
    pub fn section(&self, document: &Document, section: Option<usize>) -> bool {
        let blocks = document.blocks_under(section);
        let Some(last) = blocks.end.previous().filter(|last| *last >= blocks.start) else {
            return false;
        };
        let end = Position {
            block: last,
            offset: document.block(last).prose.text.trim_end().len() as u32,
        };
        let start = Position::at(blocks.start);
        self.stretches
            .range(..=start)
            .next_back()
            .is_some_and(|(_, &to)| to >= end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockId, BlockKind, Builder, Prose};

    fn at(block: u32, offset: u32) -> Position {
        Position {
            block: BlockId(block),
            offset,
        }
    }

    #[test]
    fn stretches_that_meet_become_one() {
        let mut seen = Seen::default();
        seen.add(at(0, 0), at(1, 5));
        seen.add(at(4, 0), at(5, 0));
        seen.add(at(1, 3), at(4, 2));
        let stretches: Vec<_> = seen.stretches.into_iter().collect();
        assert_eq!(stretches, [(at(0, 0), at(5, 0))]);
    }

    #[test]
    fn a_section_is_read_when_its_last_letter_was_seen() {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, Prose::plain("opening"));
        builder.heading(2, Prose::plain("head"), None);
        builder.block(BlockKind::Paragraph, Prose::plain("text of it"));
        let document = builder.finish();
        let mut seen = Seen::default();
        seen.add(at(0, 0), at(2, 4));
        assert!(seen.section(&document, None));
        assert!(!seen.section(&document, Some(0)));
        seen.add(at(2, 0), at(2, 10));
        assert!(seen.section(&document, Some(0)));
    }
}
