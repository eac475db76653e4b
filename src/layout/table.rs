//! Tables: columns fitted to the measure with their cells wrapped, or, where they are too many for it, each row as
//! a list of its cells.

use std::ops::Range;

use super::galley::Galley;
use super::line::{Line, Role, Run};
use super::paragraph::{self, Shape};
use crate::document::block::{Alignment, Table};
use crate::document::{BlockId, BlockKind, Document};
use crate::text::width::Ruler;

/// Blank columns between the cells of a row.
const GAP_COLUMNS: usize = 2;
/// What columns of a table of more than one block get beyond what the first block asks for: its numbers grow.
const GROWTH_COLUMNS: usize = 2;
/// The most bytes of a cell that are measured.
const MEASURED_BYTES_MAX: usize = 512;
/// A column is not made narrower than its longest word, unless that is longer than this.
const WORD_COLUMNS_MAX: usize = 14;
/// Labels of a row set as a list get at most this part of the width.
const LABEL_PART_MAX: usize = 2;

/// What a column asks for.
#[derive(Debug, Clone, Copy, Default)]
struct Wish {
    /// Its longest word.
    least: usize,
    /// Its longest cell.
    most: usize,
}

/// The table that a block shows, or the first piece of it where the block carries on one that was too long for
/// one block: that has the headers, and says how wide the columns are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head<'a> {
    text: &'a str,
    table: &'a Table,
    goes_on: bool,
}

impl<'a> Head<'a> {
    /// The head of the table that `block` is a piece of.
    pub(super) fn of(document: &'a Document, block: BlockId, table: &'a Table) -> Self {
        let piece = |id: BlockId, table| Self {
            text: &document.block(id).prose.text,
            table,
            goes_on: document
                .blocks
                .get(id.next().index())
                .is_some_and(|next| next.continues),
        };
        let (mut id, mut head) = (block, piece(block, table));
        while document.block(id).continues
            && let Some(before) = id.previous()
            && let BlockKind::Table(table) = &document.block(before).kind
        {
            (id, head) = (before, piece(before, table));
        }
        head
    }

    /// What its columns ask for.
    fn wishes(&self, ruler: Ruler) -> Vec<Wish> {
        let mut wishes = vec![Wish::default(); self.table.columns.max(1)];
        for row in &self.table.rows {
            for (wish, cell) in wishes.iter_mut().zip(row) {
                let text = self.cell(cell);
                let text = &text[..text.floor_char_boundary(text.len().min(MEASURED_BYTES_MAX))];
                let longest = text
                    .split_whitespace()
                    .map(|word| ruler.columns(word))
                    .max();
                wish.most = wish.most.max(ruler.columns(text));
                wish.least = wish.least.max(longest.unwrap_or(0).min(WORD_COLUMNS_MAX));
            }
        }
        for wish in &mut wishes {
            wish.least = wish.least.max(1);
            wish.most = wish.most.max(wish.least);
            if self.goes_on {
                wish.most += GROWTH_COLUMNS;
            }
        }
        wishes
    }

    /// The words of the header above each column.
    fn labels(&self) -> Vec<&'a str> {
        let headers = &self.table.rows[..self.table.header_rows.min(self.table.rows.len())];
        headers.last().map_or(Vec::new(), |cells| {
            cells.iter().map(|cell| self.cell(cell)).collect()
        })
    }

    fn cell(&self, cell: &Range<u32>) -> &'a str {
        &self.text[cell.start as usize..cell.end as usize]
    }
}

/// The lines of a table, none wider than `width`.
pub(super) fn lay_out(
    galley: &Galley,
    table: &Table,
    head: Head,
    width: usize,
    rule: &str,
) -> Vec<Line> {
    let carries_on = !std::ptr::eq(head.table, table);
    let wishes = head.wishes(galley.ruler);
    match columns(&wishes, width) {
        Some(columns) => {
            let wraps = |(wish, &columns): (&Wish, &usize)| wish.most > columns;
            let airy = wishes.iter().zip(&columns).any(wraps);
            in_columns(galley, table, &columns, rule, airy, carries_on)
        }
        None => as_lists(galley, table, &head.labels(), width, carries_on),
    }
}

/// The widths of the columns; `None` where the words do not fit beside one another.
fn columns(wishes: &[Wish], width: usize) -> Option<Vec<usize>> {
    let room = width.checked_sub(GAP_COLUMNS * (wishes.len() - 1))?;
    let most: usize = wishes.iter().map(|wish| wish.most).sum();
    if most <= room {
        return Some(wishes.iter().map(|wish| wish.most).collect());
    }
    let least: usize = wishes.iter().map(|wish| wish.least).sum();
    let mut left = room.checked_sub(least)?;
    let mut wanted = most - least;
    let widths = wishes.iter().map(|wish| {
        let wants = wish.most - wish.least;
        // What is left goes to the columns by what they still want.
        let gets = if wanted > 0 { left * wants / wanted } else { 0 };
        left -= gets;
        wanted -= wants;
        wish.least + gets
    });
    Some(widths.collect())
}

fn in_columns(
    galley: &Galley,
    table: &Table,
    columns: &[usize],
    rule: &str,
    airy: bool,
    carries_on: bool,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for (n, cells) in table.rows.iter().enumerate() {
        let header = n < table.header_rows;
        if n == table.header_rows && n > 0 {
            lines.push(header_rule(galley, columns, rule));
        } else if airy && (n > 0 || carries_on) {
            lines.push(Line::blank(galley.block));
        }
        lines.extend(row(galley, cells, columns, &table.alignments, header));
    }
    lines
}

/// The lines of one row: its cells side by side, each wrapped in its column.
fn row(
    galley: &Galley,
    cells: &[Range<u32>],
    columns: &[usize],
    alignments: &[Alignment],
    header: bool,
) -> Vec<Line> {
    let cells: Vec<Vec<Line>> = cells
        .iter()
        .zip(columns)
        .map(|(cell, &width)| lay_out_cell(galley, cell, width, header))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::with_capacity(height);
    for n in 0..height {
        let mut line = Line {
            ruler: galley.ruler,
            ..Line::blank(galley.block)
        };
        let (mut start, mut used) = (0, 0);
        for (column, cell) in cells.iter().enumerate() {
            if let Some(part) = cell.get(n) {
                let free = columns[column].saturating_sub(part.columns());
                let before = match alignments.get(column) {
                    Some(Alignment::Right) => free,
                    Some(Alignment::Center) => free / 2,
                    _ if galley.is_rtl() => free,
                    _ => 0,
                };
                if !part.runs.is_empty() {
                    push_blank(&mut line, start + before - used);
                    used = start + before + part.columns();
                    line.runs.extend(part.runs.iter().cloned());
                }
                line.source = joined(line.source, part.source.clone());
            }
            start += columns[column] + GAP_COLUMNS;
        }
        lines.push(line);
    }
    lines
}

fn lay_out_cell(galley: &Galley, cell: &Range<u32>, width: usize, header: bool) -> Vec<Line> {
    let range = cell.start as usize..cell.end as usize;
    let mut lines = paragraph::lay_out(galley, range, Shape::ragged(width));
    if header {
        let runs = lines.iter_mut().flat_map(|line| &mut line.runs);
        runs.for_each(|run| run.role = Role::TableHeader);
    }
    lines
}

fn joined(a: Option<Range<u32>>, b: Option<Range<u32>>) -> Option<Range<u32>> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.start.min(b.start)..a.end.max(b.end)),
        (a, b) => a.or(b),
    }
}

fn push_blank(line: &mut Line, columns: usize) {
    if columns > 0 {
        line.runs.push(Run::set(&" ".repeat(columns), Role::Text));
    }
}

fn header_rule(galley: &Galley, columns: &[usize], rule: &str) -> Line {
    let mut line = Line {
        ruler: galley.ruler,
        ..Line::blank(galley.block)
    };
    for (n, &columns) in columns.iter().enumerate() {
        push_blank(&mut line, if n > 0 { GAP_COLUMNS } else { 0 });
        line.runs.push(Run::set(&rule.repeat(columns), Role::Rule));
    }
    line
}

/// Each row as a list of its cells, with the header's words before them.
fn as_lists(
    galley: &Galley,
    table: &Table,
    labels: &[&str],
    width: usize,
    carries_on: bool,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let (headers, rows) = table.rows.split_at(table.header_rows.min(table.rows.len()));
    for cells in headers {
        if let (Some(first), Some(last)) = (cells.first(), cells.last()) {
            lines.extend(lay_out_cell(galley, &(first.start..last.end), width, true));
        }
    }
    let widest = labels.iter().map(|label| galley.ruler.columns(label)).max();
    let inset = match widest {
        Some(widest) if widest > 0 && width >= 2 * LABEL_PART_MAX * GAP_COLUMNS => {
            widest.min(width / LABEL_PART_MAX) + GAP_COLUMNS
        }
        _ => 0,
    };
    for (n, cells) in rows.iter().enumerate() {
        if n > 0 || !headers.is_empty() || carries_on {
            lines.push(Line::blank(galley.block));
        }
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let label = labels.get(column).copied().filter(|_| inset > 0);
            lines.extend(labelled(galley, cell, label.unwrap_or(""), inset, width));
        }
    }
    lines
}

/// The lines of a cell, `inset` columns from the left, with its label there.
fn labelled(
    galley: &Galley,
    cell: &Range<u32>,
    label: &str,
    inset: usize,
    width: usize,
) -> Vec<Line> {
    let mut lines = lay_out_cell(galley, cell, width - inset, false);
    for (n, line) in lines.iter_mut().enumerate() {
        let label = if n == 0 {
            galley
                .ruler
                .prefix(label, inset.saturating_sub(GAP_COLUMNS))
        } else {
            ""
        };
        if label.is_empty() {
            line.indent += inset as u16;
            continue;
        }
        let blank = inset - galley.ruler.columns(label);
        let label = [
            Run::set(label, Role::TableHeader),
            Run::set(&" ".repeat(blank), Role::Text),
        ];
        line.runs.splice(0..0, label);
    }
    lines
}
