//! A document to lines at one measure. Lines are made for a block when they are asked for, and remembered
//! until the measure changes, so opening or resizing lays out one screen however long the article is.
//!
//! ```text
//!     block ─▶ galley ─▶ paragraph, code, table ─▶ nest ─▶ lines        one block
//!              spans     fragments ─▶ fit          edges
//!     lines ─▶ page ─▶ margin                                           the blocks now visible
//! ```

mod page;
mod settings;

mod line;

mod air;
mod block;
mod galley;

mod code;
mod columns;
mod pan;
mod paragraph;
mod table;
mod title;

mod faces;
mod fit;
mod justify;
mod language;

mod list;
mod nest;

mod cursor;
mod folds;
mod margin;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

pub use line::{Face, Line, Role, Run};
pub use margin::Beside;
pub use page::{Page, Top};
pub use pan::Wide;
pub use settings::{Bidi, CodeWrap, MEASURE_COLUMNS, Settings};

use crate::document::{Block, BlockId, BlockKind, Document, Position};
use crate::text::hyphen::Language;
use block::Known;
use cursor::Cursor;
use folds::Folds;
use language::LazyLanguage;
use list::Lists;

/// The most lines that are remembered: some hundred screens, a few megabytes.
const REMEMBERED_LINES_MAX: usize = 8192;

/// Lines of a document's blocks at one measure. One document has one layout.
#[derive(Debug, Default)]
pub struct Layout {
    settings: Settings,
    folds: Folds,
    pan: usize,
    /// The header above pages that begin with later rows of the table in this block.
    header: Option<(BlockId, Option<Line>)>,
    remembered: HashMap<BlockId, Rc<[Line]>>,
    remembered_lines: usize,
    lists: Lists,
    language: OnceCell<Option<Language>>,
    /// The lines of notes as the margin has them.
    note_layout: Option<Box<Layout>>,
}

impl Layout {
    /// A layout that has made no line yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            ..Self::default()
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
            self.forget();
        }
    }

    /// Hides the blocks of `hidden` from pages, whatever was hidden before. A line below the block before each
    /// stretch says what is hidden.
    pub fn fold(&mut self, hidden: Vec<Range<BlockId>>) {
        let folds = Folds::new(hidden);
        for head in self.folds.heads().chain(folds.heads()) {
            if let Some(lines) = self.remembered.remove(&head) {
                self.remembered_lines -= lines.len();
            }
        }
        self.folds = folds;
    }

    /// True when `block` is hidden.
    pub fn is_folded(&self, block: BlockId) -> bool {
        self.folds.around(block).is_some()
    }

    /// The stretch of hidden blocks around `block`, where it is hidden.
    pub fn folded(&self, block: BlockId) -> Option<Range<BlockId>> {
        self.folds.around(block).cloned()
    }

    /// Shows lines that reach beyond the measure from this column on.
    pub fn pan(&mut self, columns: usize) {
        self.pan = columns;
    }

    /// Forgets what a new part, whose first block is `block`, may change: the lines of the blocks from the one
    /// before it on, and the article's length under the title.
    pub fn forget_from(&mut self, block: BlockId) {
        let first = block.previous().unwrap_or(block);
        self.remembered
            .retain(|&id, _| id < first && id != BlockId(0));
        self.remembered_lines = self.remembered.values().map(|lines| lines.len()).sum();
        self.lists.clear();
        self.header = None;
        if let Some(notes) = &mut self.note_layout {
            notes.forget_from(block);
        }
        if self.language.get() == Some(&None) {
            self.language.take();
        }
    }

    /// The lines of a block, with the rows set before and after it. There is at least one.
    pub fn lines(&mut self, document: &Document, block: BlockId) -> Rc<[Line]> {
        if let Some(lines) = self.remembered.get(&block) {
            return Rc::clone(lines);
        }
        let known = Known {
            language: LazyLanguage {
                document,
                known: &self.language,
            },
            lists: &mut self.lists,
            folded: self.folds.around(block.next()).cloned(),
        };
        let lines: Rc<[Line]> = block::lay_out(document, block, &self.settings, known).into();
        if self.remembered_lines + lines.len() > REMEMBERED_LINES_MAX {
            self.remembered.clear();
            self.remembered_lines = 0;
        }
        self.remembered_lines += lines.len();
        self.remembered.insert(block, Rc::clone(&lines));
        lines
    }

    /// The page of at most `rows` rows that begins at `top`.
    pub fn page(&mut self, document: &Document, top: Top, rows: usize) -> Page {
        let mut page = Page::default();
        let Some(mut cursor) = self.cursor(document, top) else {
            return page;
        };
        let first = cursor;
        let measure = usize::from(self.settings.measure.max(1));
        loop {
            let lines = self.lines(document, cursor.block);
            let block = document.block(cursor.block);
            let wide_code = self.is_wide_code(block);
            let visible = lines.iter().skip(cursor.row).take(rows - page.lines.len());
            let mut table = None;
            for line in visible {
                if let Some(wide) = &line.wide {
                    // All lines of a block's table have its columns.
                    table = Some(wide);
                    page.lines.push(self.panned(line));
                } else if wide_code {
                    page.widest = page.widest.max(line.columns());
                    page.lines.push(self.panned(line));
                } else {
                    page.lines.push(line.clone());
                }
            }
            if let Some(wide) = table {
                let stops = wide.stops();
                page.widest = page.widest.max(measure + stops.last().unwrap_or(&0));
                page.stops.extend(stops);
            }
            let next = self.folds.at_or_after(cursor.block.next(), document.end());
            match next {
                Some(block) if page.lines.len() < rows => cursor = Cursor { block, row: 0 },
                _ => break,
            }
        }
        page.stops.sort_unstable();
        page.stops.dedup();
        page.beside = self.beside(document, first, rows, &page.lines);
        page.header = self
            .header_above(document, &page)
            .map(|header| match header.wide {
                Some(_) => self.panned(&header),
                None => header,
            });
        page
    }

    /// How far to pan for `position` to be in sight; `None` where it is, or is on no line that pans.
    pub fn pan_to(&mut self, document: &Document, position: Position) -> Option<usize> {
        let lines = self.lines(document, position.block);
        let line = lines.iter().find(|line| line.shows(position.offset))?;
        if line.wide.is_none() && !self.is_wide_code(document.block(position.block)) {
            return None;
        }
        let measure = usize::from(self.settings.measure.max(1));
        pan::reach(line, line.column_of(position)?, self.pan, measure)
    }

    fn is_wide_code(&self, block: &Block) -> bool {
        matches!(block.kind, BlockKind::Code { .. }) && !self.settings.wraps(&block.prose.text)
    }

    fn panned(&self, line: &Line) -> Line {
        let glyphs = self.settings.glyphs();
        let measure = usize::from(self.settings.measure.max(1));
        pan::pan(line, self.pan, measure, [glyphs.cut_left, glyphs.cut_right])
    }

    /// The words of the header that is out of sight above a page, where that begins within a table.
    fn header_above(&mut self, document: &Document, page: &Page) -> Option<Line> {
        let first = page.start()?;
        if page.lines.first()?.block != first.block {
            return None;
        }
        if !block::is_below_header(document.block(first.block), first.offset) {
            return None;
        }
        let known = self.header.take().filter(|(id, _)| *id == first.block);
        let (_, line) = self.header.insert(known.unwrap_or_else(|| {
            let (settings, lists) = (&self.settings, &mut self.lists);
            (
                first.block,
                block::header_above(document, first.block, settings, lists),
            )
        }));
        line.clone()
    }

    /// The page's beginning after `rows` rows down, or up where negative. Down stops where `page_rows` rows
    /// reach the document's end.
    pub fn scroll(&mut self, document: &Document, top: Top, rows: isize, page_rows: usize) -> Top {
        let Some(from) = self.cursor(document, top) else {
            return top;
        };
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

    /// The beginning of the page whose first line of text holds `position`, with no rows above it. A position in
    /// a fold is taken for the end of what stands before the fold.
    pub fn top_at(&mut self, document: &Document, position: Position) -> Top {
        let Some(cursor) = self.cursor(document, Top::at(position)) else {
            return Top::default();
        };
        let lines = self.lines(document, cursor.block);
        let position = lines
            .get(cursor.row)
            .and_then(Line::start)
            .unwrap_or(position);
        Top::at(position)
    }

    fn forget(&mut self) {
        self.remembered.clear();
        self.remembered_lines = 0;
        self.lists.clear();
        self.header = None;
        self.note_layout = None;
    }
}

#[cfg(test)]
mod tests;
