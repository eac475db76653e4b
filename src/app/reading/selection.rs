//! `Selection`: what a reader has marked of the text, between where it began and a caret.

use std::ops::Range;

use crate::app::reading::caret;
use crate::document::{BlockId, Document, Position};

/// What a selection takes whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Letters.
    Letters,
    /// Paragraphs.
    Paragraphs,
}

/// What the reader has selected, on the document on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// What it takes whole.
    pub by: By,
    /// The letter where it began.
    pub anchor: Position,
    /// The letter that moves.
    pub caret: Position,
    /// The column that the caret keeps on its way over lines.
    pub column: Option<usize>,
}

impl Selection {
    /// The letter at `place`.
    pub fn at(by: By, place: Position) -> Self {
        Self {
            by,
            anchor: place,
            caret: place,
            column: None,
        }
    }

    /// The letter that moves.
    pub fn caret(&self) -> Position {
        self.caret
    }

    /// The letter that moves, as a range.
    pub fn caret_range(&self, document: &Document) -> Range<Position> {
        self.caret..caret::after(document, self.caret)
    }

    /// All of it.
    pub fn range(&self, document: &Document) -> Range<Position> {
        let (start, last) = (self.anchor.min(self.caret), self.anchor.max(self.caret));
        match self.by {
            By::Letters => start..caret::after(document, last),
            By::Paragraphs => {
                let blocks =
                    paragraph(document, start.block).start..paragraph(document, last.block).end;
                whole(document, blocks)
            }
        }
    }

    /// Where it begins and the letter that moves.
    pub fn ends(&self) -> [Position; 2] {
        [self.anchor, self.caret]
    }

    /// The same letters in a document where these places have moved.
    pub fn moved(self, [anchor, caret]: [Position; 2]) -> Self {
        Self {
            anchor,
            caret,
            ..self
        }
    }
}

/// The blocks that carry on one text, from its beginning.
pub fn paragraph(document: &Document, block: BlockId) -> Range<BlockId> {
    let continues = |block: BlockId| {
        let found = document.blocks.get(block.index());
        found.is_some_and(|found| found.continues)
    };
    let mut blocks = block..block.next();
    while continues(blocks.start)
        && let Some(previous) = blocks.start.previous()
    {
        blocks.start = previous;
    }
    while continues(blocks.end) {
        blocks.end = blocks.end.next();
    }
    blocks
}

/// All the text of some blocks.
pub fn whole(document: &Document, blocks: Range<BlockId>) -> Range<Position> {
    let last = blocks.end.previous().unwrap_or(blocks.start);
    let text = document.blocks.get(last.index());
    let end = Position {
        block: last,
        offset: text.map_or(0, |block| block.prose.text.len() as u32),
    };
    Position::at(blocks.start)..end
}
