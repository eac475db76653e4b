//! Tables: columns fitted to the measure with their cells wrapped, or, where they are too many for it, each row as
//! a list of its cells.

use std::ops::Range;

use super::columns::{self, GAP_COLUMNS, Head, Wish};
use super::galley::Galley;
use super::line::{Line, Role, Run};
use super::paragraph::{self, Shape};
use crate::document::block::{Alignment, Table};
use crate::text::bidi;

/// Labels of a row set as a list get at most this part of the width.
const LABEL_PART_MAX: usize = 2;

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
    match columns::widths(&wishes, width) {
        Some(columns) => {
            let wraps = |(wish, &columns): (&Wish, &usize)| wish.most > columns;
            let airy = wishes.iter().zip(&columns).any(wraps);
            in_columns(galley, table, &columns, rule, airy, carries_on)
        }
        None => as_lists(galley, table, &head.labels(), width, carries_on),
    }
}

/// The header's words in one line, above the columns they belong to; each cut to its column, with `mark` where it
/// is. `None` without a header, or where rows are set as lists, which have its words beside their cells.
pub(super) fn header(galley: &Galley, head: Head, width: usize, mark: &str) -> Option<Line> {
    let columns = columns::widths(&head.wishes(galley.ruler), width)?;
    let labels = head.labels();
    if labels.iter().all(|label| label.is_empty()) {
        return None;
    }
    let ruler = galley.ruler;
    let mut cells: Vec<String> = Vec::new();
    for (n, &columns) in columns.iter().enumerate() {
        let label = labels.get(n).copied().unwrap_or_default();
        let mut shown = label.to_owned();
        if ruler.columns(label) > columns {
            let kept = ruler.prefix(label, columns.saturating_sub(ruler.columns(mark)));
            shown = kept.trim_end().to_owned() + mark;
        }
        if galley.is_turned() {
            shown = bidi::visual(&shown).into_owned();
        }
        let free = columns.saturating_sub(ruler.columns(&shown));
        let before = before(galley, head.table.alignments.get(n), free);
        cells.push(format!(
            "{:before$}{shown}{:after$}",
            "",
            "",
            after = free - before
        ));
    }
    if galley.is_turned() {
        cells.reverse();
    }
    let cells = cells.join(&" ".repeat(GAP_COLUMNS));
    Some(Line {
        ruler,
        runs: vec![Run::set(&cells, Role::TableHeader)],
        ..Line::blank(galley.block)
    })
}

/// How many of the `free` columns stand before a cell.
fn before(galley: &Galley, alignment: Option<&Alignment>, free: usize) -> usize {
    match alignment {
        Some(Alignment::Right) => free,
        Some(Alignment::Center) => free / 2,
        _ if galley.is_rtl() => free,
        _ => 0,
    }
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
        let mut order: Vec<usize> = (0..cells.len()).collect();
        if galley.is_turned() {
            order.reverse();
        }
        for column in order {
            if let Some(part) = cells[column].get(n) {
                let free = columns[column].saturating_sub(part.columns());
                let before = before(galley, alignments.get(column), free);
                if !part.runs.is_empty() {
                    push_blank(&mut line, start + before - used);
                    used = start + before + part.columns();
                    line.runs.extend(part.runs.iter().cloned());
                }
                line.source = joined(line.source, part.source.clone());
            }
            start += columns[column] + GAP_COLUMNS;
        }
        if galley.is_turned() {
            // The line is set from the right, where the first column may have nothing on it.
            push_blank(&mut line, start - GAP_COLUMNS - used);
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
    if galley.is_turned() {
        line.runs.reverse();
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
