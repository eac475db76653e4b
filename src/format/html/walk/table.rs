//! Tables of data become one block of rows; tables that only place things on a page are walked through.

use super::Walker;
use super::code::code_in_table;
use super::math::are_equations;
use crate::document::BlockKind;
use crate::document::block::{Alignment, Table};
use crate::document::builder::BLOCK_BYTES_MAX;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// A cell with more text than this is a piece of a page's layout, or is better read as paragraphs.
const CELL_CHARACTERS_MAX: usize = 1000;

impl Walker<'_> {
    pub(super) fn table(&mut self, id: Id) {
        let page = self.page;
        let rows = rows(page, id);
        if let Some(code) = code_in_table(page, id, &rows) {
            return self.code_within(code, id);
        }
        if are_equations(page, &rows) {
            return self.equations(&rows);
        }
        if !is_data(page, id) {
            return self.children(id);
        }
        if let Some(caption) = page
            .elements(id)
            .find(|&node| page.tag(node) == Tag::Caption)
        {
            self.node(caption);
        }
        let mut written = Written::default();
        for (number, row) in rows.iter().enumerate() {
            let is_header = number == written.table.header_rows && is_header(page, row);
            self.row(row, is_header, &mut written);
            if self.prose.len() > BLOCK_BYTES_MAX {
                self.finish_table(std::mem::take(&mut written));
            }
        }
        self.finish_table(written);
    }

    fn row(&mut self, row: &[Id], is_header: bool, written: &mut Written) {
        let page = self.page;
        if !row.iter().any(|&cell| self.has_text(cell)) {
            return;
        }
        let flat = std::mem::replace(&mut self.flat, true);
        if !written.table.rows.is_empty() {
            self.prose.push("\n");
        }
        let mut cells = Vec::with_capacity(row.len());
        for (column, &cell) in row.iter().enumerate() {
            if column > 0 {
                self.prose.push(Table::SEPARATOR);
            }
            let start = self.prose.len();
            self.name_fragments(cell, Tag::Td);
            self.children(cell);
            self.breaks = 0;
            cells.push(start as u32..self.prose.len() as u32);
            for _ in 1..span(page, cell) {
                self.prose.push(Table::SEPARATOR);
                let end = self.prose.len() as u32;
                cells.push(end..end);
            }
            if written.table.alignments.len() <= column {
                written.table.alignments.push(alignment(page, cell));
            }
        }
        self.flat = flat;
        written.table.columns = written.table.columns.max(cells.len());
        written.table.header_rows += usize::from(is_header);
        written.table.rows.push(cells);
    }

    fn finish_table(&mut self, written: Written) {
        let mut table = written.table;
        let prose = self.prose.take();
        if table.rows.is_empty() {
            return;
        }
        let end = prose.text.len() as u32;
        for cell in table.rows.iter_mut().flatten() {
            *cell = trimmed(&prose.text, cell.start.min(end)..cell.end.min(end));
        }
        self.builder.block(BlockKind::Table(Box::new(table)), prose);
        self.set_waiting();
    }
}

#[derive(Debug, Default)]
struct Written {
    table: Table,
}

/// The range without white space at its ends.
fn trimmed(text: &str, range: std::ops::Range<u32>) -> std::ops::Range<u32> {
    let cell = &text[range.start as usize..range.end as usize];
    let lead = (cell.len() - cell.trim_start().len()) as u32;
    let length = cell.trim().len() as u32;
    let start = range.start + lead.min(range.end - range.start - length);
    start..start + length
}

/// The cells of each row, without those of tables within.
fn rows(page: &Page, id: Id) -> Vec<Vec<Id>> {
    let mut rows = Vec::new();
    let mut add = |row: Id| {
        let cells = page
            .elements(row)
            .filter(|&cell| matches!(page.tag(cell), Tag::Td | Tag::Th))
            .collect::<Vec<_>>();
        if !cells.is_empty() {
            rows.push(cells);
        }
    };
    for part in page.elements(id) {
        match page.tag(part) {
            Tag::Tr => add(part),
            Tag::Thead | Tag::Tbody | Tag::Tfoot => page
                .elements(part)
                .filter(|&row| page.tag(row) == Tag::Tr)
                .for_each(&mut add),
            _ => {}
        }
    }
    rows
}

/// A row of header cells alone, or one in the table's head.
fn is_header(page: &Page, row: &[Id]) -> bool {
    row.iter().all(|&cell| page.tag(cell) == Tag::Th)
        || row
            .first()
            .is_some_and(|&cell| page.tag(page.parent(page.parent(cell))) == Tag::Thead)
}

fn span(page: &Page, cell: Id) -> usize {
    /// Wider cells than this only make a table unreadable.
    const SPAN_MAX: usize = 50;
    page.attribute(cell, Key::Colspan)
        .and_then(|span| span.trim().parse::<usize>().ok())
        .unwrap_or(1)
        .clamp(1, SPAN_MAX)
}

fn alignment(page: &Page, cell: Id) -> Alignment {
    let style = page.attribute(cell, Key::Style).unwrap_or_default();
    let aligned = |side: &str| {
        page.attribute(cell, Key::Align) == Some(side)
            || style
                .split_once("text-align:")
                .is_some_and(|(_, value)| value.trim_start().starts_with(side))
    };
    if aligned("right") {
        Alignment::Right
    } else if aligned("center") {
        Alignment::Center
    } else {
        Alignment::Left
    }
}

/// Whether a table holds data in rows and columns, rather than placing parts of a page beside each other.
pub(in crate::format::html) fn is_data(page: &Page, id: Id) -> bool {
    if page
        .attribute(id, Key::Role)
        .is_some_and(|role| matches!(role, "presentation" | "none"))
        || page.attribute(id, Key::Datatable) == Some("0")
    {
        return false;
    }
    let mut has_headers = false;
    for node in page.descendants(id) {
        match page.tag(node) {
            Tag::Table | Tag::H1 | Tag::H2 | Tag::H3 | Tag::Pre | Tag::Blockquote => return false,
            Tag::Th | Tag::Thead | Tag::Caption => has_headers = true,
            _ => {}
        }
    }
    let rows = rows(page, id);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let too_long = rows.iter().flatten().any(|&cell| {
        let length: usize = page
            .descendants(cell)
            .map(|node| page.text(node).trim().len())
            .sum();
        length > CELL_CHARACTERS_MAX
    });
    if too_long || columns < 2 {
        return false;
    }
    has_headers || rows.len() >= 2
}
