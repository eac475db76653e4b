//! A table's rows and cells, written one after another into one text.

use crate::document::block::{Alignment, Table};
use crate::document::{Prose, ProseWriter};

/// Keeps where the cells are while their text goes into a [`ProseWriter`].
#[derive(Debug)]
pub(super) struct TableWriter {
    table: Table,
    /// Where the open cell began.
    cell: Option<usize>,
    /// True while every cell so far is a header, row by row.
    heads: bool,
}

impl TableWriter {
    /// A table whose columns are aligned so.
    pub(super) fn new(alignments: Vec<Alignment>) -> Self {
        let table = Table {
            alignments,
            ..Table::default()
        };
        Self {
            table,
            cell: None,
            heads: true,
        }
    }

    /// Begins a row; it counts as a header until a cell in it is none.
    pub(super) fn start_row(&mut self, writer: &mut ProseWriter) {
        self.end_row(writer);
        if !self.table.rows.is_empty() {
            writer.push("\n");
        }
        self.table.rows.push(Vec::new());
        if self.heads {
            self.table.header_rows = self.table.rows.len();
        }
    }

    /// Begins a cell.
    pub(super) fn start_cell(&mut self, writer: &mut ProseWriter, head: bool) {
        self.end_cell(writer);
        if self.table.rows.is_empty() {
            self.start_row(writer);
        }
        if !head && self.heads {
            self.heads = false;
            self.table.header_rows = self.table.rows.len() - 1;
        }
        if self.table.rows.last().is_some_and(|row| !row.is_empty()) {
            writer.push(Table::SEPARATOR);
        }
        self.cell = Some(writer.len());
    }

    /// True while a cell is open.
    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Ends the open cell, if there is one.
    pub(super) fn end_cell(&mut self, writer: &ProseWriter) {
        if let (Some(start), Some(row)) = (self.cell.take(), self.table.rows.last_mut()) {
            row.push(start as u32..writer.len() as u32);
        }
    }

    /// Ends the open row. Headers that say nothing, which Markdown makes authors write, are dropped.
    pub(super) fn end_row(&mut self, writer: &mut ProseWriter) {
        self.end_cell(writer);
        if let [only] = &self.table.rows[..]
            && self.table.header_rows == 1
            && only.iter().all(|cell| cell.is_empty())
        {
            self.table.rows.clear();
            self.table.header_rows = 0;
            writer.take();
        }
    }

    /// Ends the header; what follows is none, whatever its cells say.
    pub(super) fn end_head(&mut self, writer: &mut ProseWriter) {
        self.end_row(writer);
        self.heads = false;
    }

    /// The table and its text.
    pub(super) fn finish(mut self, writer: &mut ProseWriter) -> (Table, Prose) {
        self.end_row(writer);
        let prose = writer.take();
        let mut table = self.table;
        // White space at the end is trimmed away, and with it the place of an empty last cell.
        let length = prose.text.len() as u32;
        for cell in table.rows.iter_mut().flatten() {
            *cell = cell.start.min(length)..cell.end.min(length);
        }
        table.rows.retain(|row| !row.is_empty());
        table.header_rows = table.header_rows.min(table.rows.len());
        table.columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        (table, prose)
    }
}
