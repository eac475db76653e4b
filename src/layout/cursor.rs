//! Rows counted from a place, over blocks that are laid out as they are reached; what is folded has none.

use super::page::Top;
use super::{Layout, Line};
use crate::document::{BlockId, BlockKind, Document, Position};

/// A line of the document: a block, and a row among its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cursor {
    pub block: BlockId,
    pub row: usize,
}

impl Layout {
    /// The line at the top of the page that `top` begins; `None` when there is nothing to show.
    pub(super) fn cursor(&mut self, document: &Document, top: Top) -> Option<Cursor> {
        let last = document.end().previous()?;
        let asked = top.position.block.min(last);
        let block = self.shown(document, asked);
        let offset = if block < asked {
            u32::MAX
        } else {
            top.position.offset
        };
        let lines = self.lines(document, block);
        let begun = |line: &Line| {
            line.source
                .as_ref()
                .is_some_and(|source| source.start <= offset)
        };
        let mut row = lines
            .iter()
            .rposition(begun)
            .or_else(|| lines.iter().position(|line| line.source.is_some()));
        if matches!(document.block(block).kind, BlockKind::Table(_)) {
            // Cells stand side by side, so a later line may begin before the place and not show it.
            row = lines.iter().rposition(|line| line.shows(offset)).or(row);
        }
        let text = Cursor {
            block,
            row: row.unwrap_or(0),
        };
        Some(self.step(document, text, -(top.lead as isize)))
    }

    /// How a page that begins at `cursor` is named.
    pub(super) fn top(&mut self, document: &Document, cursor: Cursor) -> Top {
        let mut lead = 0;
        let Cursor { mut block, mut row } = cursor;
        loop {
            let lines = self.lines(document, block);
            if let Some(at) = lines[row..].iter().position(|line| line.source.is_some()) {
                let position = lines[row + at].start().unwrap_or(Position::at(block));
                return Top {
                    position,
                    lead: lead + at as u16,
                };
            }
            lead += (lines.len() - row) as u16;
            match self.folds.at_or_after(block.next(), document.end()) {
                Some(next) => (block, row) = (next, 0),
                None => break,
            }
        }
        // Only rows without text follow: the page begins with the last line of text there is.
        self.top_at(
            document,
            Position {
                block: cursor.block,
                offset: u32::MAX,
            },
        )
    }

    /// The line that begins the page which ends with the last row.
    pub(super) fn last_page(&mut self, document: &Document, page_rows: usize) -> Cursor {
        let last = document.end().previous().unwrap_or_default();
        let block = self.shown(document, last);
        let row = self.lines(document, block).len() - 1;
        self.step(
            document,
            Cursor { block, row },
            1 - page_rows.max(1) as isize,
        )
    }

    /// The line `rows` rows below `from`, or above where negative, as far as there are any.
    pub(super) fn step(&mut self, document: &Document, from: Cursor, rows: isize) -> Cursor {
        let Cursor { mut block, mut row } = from;
        let mut left = rows.unsigned_abs();
        if rows < 0 {
            while left > row {
                let Some(previous) = block
                    .previous()
                    .and_then(|previous| self.folds.at_or_before(previous))
                else {
                    return Cursor { block, row: 0 };
                };
                left -= row + 1;
                block = previous;
                row = self.lines(document, block).len() - 1;
            }
            return Cursor {
                block,
                row: row - left,
            };
        }
        loop {
            let below = self.lines(document, block).len() - row - 1;
            if left <= below {
                return Cursor {
                    block,
                    row: row + left,
                };
            }
            let Some(next) = self.folds.at_or_after(block.next(), document.end()) else {
                return Cursor {
                    block,
                    row: row + below,
                };
            };
            left -= below + 1;
            (block, row) = (next, 0);
        }
    }

    /// The nearest shown block before `block` or at it, else after it. When all is folded, `block` itself.
    fn shown(&self, document: &Document, block: BlockId) -> BlockId {
        self.folds
            .at_or_before(block)
            .or_else(|| self.folds.at_or_after(block, document.end()))
            .unwrap_or(block)
    }
}
