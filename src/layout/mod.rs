//! A document to lines at one measure. Lines are made for a block when they are asked for, and remembered
//! until the measure changes, so opening or resizing lays out one screen however long the article is.

mod block;
mod line;
mod paragraph;

use std::collections::HashMap;
use std::rc::Rc;

pub use line::{Face, Line, Role, Run};

use crate::document::{BlockId, Document, Position};

/// How a page is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The line length in columns, at least 1.
    pub measure: u16,
    /// Stretch the spaces of a line to the measure, within a limit.
    pub justify: bool,
    /// Break words by the rules of the article's language where lines would be very uneven without.
    pub hyphenate: bool,
    /// Blank rows between the lines of a paragraph.
    pub leading: u8,
    /// Wrap long lines of code with a mark; else they reach beyond the measure and are panned.
    pub code_wrap: bool,
    /// Draw markers, bars and rules with ASCII alone.
    pub ascii: bool,
    /// The terminal draws characters of ambiguous width two columns wide.
    pub ambiguous_wide: bool,
    /// The terminal reorders right-to-left text by itself, so lines are handed to it in logical order.
    pub terminal_reorders: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: MEASURE_COLUMNS,
            justify: false,
            hyphenate: true,
            leading: 0,
            code_wrap: true,
            ascii: false,
            ambiguous_wide: false,
            terminal_reorders: false,
        }
    }
}

impl Settings {
    /// The settings that readers get, at another measure.
    pub fn at(measure: u16) -> Self {
        Self {
            measure,
            ..Self::default()
        }
    }
}

/// The measure that readers get unless they ask for another: about 66 characters is what typographers
/// recommend for a single column.
pub const MEASURE_COLUMNS: u16 = 66;
/// The most blocks whose lines are remembered.
const REMEMBERED_BLOCKS_MAX: usize = 4096;

/// Where a page begins: the first line of text on it, and how many rows set above that line (blank ones, the
/// byline, a rule) are shown too. Only `position` outlives a change of the measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Top {
    /// The beginning of the first line of text on the page.
    pub position: Position,
    /// Rows without text of the article that are shown above that line.
    pub lead: u16,
}

/// The lines now visible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// At most as many as the page has rows.
    pub lines: Vec<Line>,
}

impl Page {
    /// The position just after the last text on the page; `None` on a page without text.
    pub fn end(&self) -> Option<Position> {
        self.lines.iter().rev().find_map(Line::end)
    }

    /// The position of the first text on the page.
    pub fn start(&self) -> Option<Position> {
        self.lines.iter().find_map(Line::start)
    }
}

/// Lines of a document's blocks at one measure.
#[derive(Debug)]
pub struct Layout {
    settings: Settings,
    remembered: HashMap<BlockId, Rc<[Line]>>,
}

/// A line of the document: a block, and a row among its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cursor {
    block: BlockId,
    row: usize,
}

impl Layout {
    /// A layout that has made no line yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            remembered: HashMap::new(),
        }
    }

    /// How pages are set.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Changes how pages are set and forgets the lines made before.
    pub fn set(&mut self, settings: Settings) {
        if self.settings != settings {
            self.settings = settings;
            self.remembered.clear();
        }
    }

    /// Forgets the lines of `block` and of the one before it, whose lines a new part may change.
    pub fn forget_from(&mut self, block: BlockId) {
        let first = block.previous().unwrap_or(block);
        self.remembered.retain(|&id, _| id < first);
    }

    /// The lines of a block, with the rows set before and after it.
    pub fn lines(&mut self, document: &Document, block: BlockId) -> Rc<[Line]> {
        if self.remembered.len() >= REMEMBERED_BLOCKS_MAX {
            self.remembered.clear();
        }
        let lines = self
            .remembered
            .entry(block)
            .or_insert_with(|| block::lay_out(document, block, &self.settings).into());
        Rc::clone(lines)
    }

    /// The page of at most `rows` rows that begins at `top`.
    pub fn page(&mut self, document: &Document, top: Top, rows: usize) -> Page {
        let mut page = Page::default();
        if document.is_empty() {
            return page;
        }
        let Cursor { mut block, mut row } = self.cursor(document, top);
        while page.lines.len() < rows && block < document.end() {
            let lines = self.lines(document, block);
            page.lines.extend(
                lines
                    .iter()
                    .skip(row)
                    .take(rows - page.lines.len())
                    .cloned(),
            );
            (block, row) = (block.next(), 0);
        }
        page
    }

    /// The page's beginning after `rows` rows down, or up where negative. Down stops where `page_rows` rows
    /// reach the document's end.
    pub fn scroll(&mut self, document: &Document, top: Top, rows: isize, page_rows: usize) -> Top {
        if document.is_empty() {
            return top;
        }
        let from = self.cursor(document, top);
        if rows <= 0 {
            let to = self.step(document, from, rows);
            return self.top(document, to);
        }
        let last = self.last_page(document, page_rows);
        if from >= last {
            return top;
        }
        let to = self.step(document, from, rows).min(last);
        self.top(document, to)
    }

    /// The beginning of the page that ends with the document's last row.
    pub fn end_top(&mut self, document: &Document, page_rows: usize) -> Top {
        if document.is_empty() {
            return Top::default();
        }
        let cursor = self.last_page(document, page_rows);
        self.top(document, cursor)
    }

    /// The beginning of the page whose first line of text holds `position`, with no rows above it.
    pub fn top_at(&mut self, document: &Document, position: Position) -> Top {
        if document.is_empty() {
            return Top::default();
        }
        let cursor = self.cursor(document, Top { position, lead: 0 });
        let lines = self.lines(document, cursor.block);
        let position = lines
            .get(cursor.row)
            .and_then(Line::start)
            .unwrap_or(position);
        Top { position, lead: 0 }
    }

    fn last_page(&mut self, document: &Document, page_rows: usize) -> Cursor {
        let Some(block) = document.end().previous() else {
            return Cursor {
                block: BlockId(0),
                row: 0,
            };
        };
        let row = self.lines(document, block).len().saturating_sub(1);
        self.step(
            document,
            Cursor { block, row },
            1 - page_rows.max(1) as isize,
        )
    }

    /// The line at the top of the page that `top` begins.
    fn cursor(&mut self, document: &Document, top: Top) -> Cursor {
        let Some(last) = document.end().previous() else {
            return Cursor {
                block: BlockId(0),
                row: 0,
            };
        };
        let block = top.position.block.min(last);
        let lines = self.lines(document, block);
        let holds = |line: &Line| {
            line.source
                .as_ref()
                .is_some_and(|source| source.start <= top.position.offset)
        };
        let row = lines
            .iter()
            .rposition(holds)
            .or_else(|| lines.iter().position(|line| line.source.is_some()));
        let text = Cursor {
            block,
            row: row.unwrap_or(0),
        };
        self.step(document, text, -(top.lead as isize))
    }

    /// How a page that begins at `cursor` is named.
    fn top(&mut self, document: &Document, cursor: Cursor) -> Top {
        let mut lead = 0;
        let Cursor { mut block, mut row } = cursor;
        while block < document.end() {
            let lines = self.lines(document, block);
            match lines[row..].iter().position(|line| line.source.is_some()) {
                Some(at) => {
                    let position = lines[row + at].start().unwrap_or(Position::at(block));
                    return Top {
                        position,
                        lead: lead + at as u16,
                    };
                }
                None => lead += (lines.len() - row) as u16,
            }
            (block, row) = (block.next(), 0);
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

    fn step(&mut self, document: &Document, from: Cursor, rows: isize) -> Cursor {
        let Cursor { mut block, mut row } = from;
        let mut left = rows.unsigned_abs();
        if rows < 0 {
            while left > row {
                let Some(previous) = block.previous() else {
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
            if block.next() >= document.end() {
                return Cursor {
                    block,
                    row: row + below,
                };
            }
            left -= below + 1;
            (block, row) = (block.next(), 0);
        }
    }
}

#[cfg(test)]
mod tests;
