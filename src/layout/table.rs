//! Tables: columns fitted to the measure with their cells wrapped, or, where they are too many for it, panned.

use std::ops::Range;
use std::rc::Rc;

use super::columns::{self, GAP_COLUMNS, Head, Wish};
use super::galley::Galley;
use super::line::{Line, Role, Run};
use super::pan::{STAY_GAP_COLUMNS, Wide};
use super::paragraph::{self, Shape};
use crate::document::block::{Alignment, Table};
use crate::text::bidi;

/// Labels of a row set as a list get at most this part of the width.
const LABEL_PART_MAX: usize = 2;
/// Narrower tables have no room for a first column that stays, another one beside it, and the marks of more.
const PANNED_WIDTH_MIN: usize = 16;

/// What a table may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The columns that it stands in.
    pub width: usize,
    /// The columns beside it, which what it stands in takes.
    pub edges: usize,
    /// The columns at its right that it may take too. Right-to-left text begins there and has none.
    pub spare: usize,
    /// It may be wider, since it can be panned.
    pub pans: bool,
}

/// The columns of a table.
struct Plan {
    widths: Vec<usize>,
    /// Where they stand, if they are wider than the room.
    wide: Option<Rc<Wide>>,
}

impl Plan {
    /// Blank columns between a column and the next one.
    fn gap(&self, column: usize) -> usize {
        match self.wide {
            Some(_) if column == 0 => STAY_GAP_COLUMNS,
            _ => GAP_COLUMNS,
        }
    }

    /// Columns that fit, in the spare room if need be, or else are panned. `None` where nobody can pan them: in a
    /// dump or a peek, in a sliver of a page, or where the terminal turns the line that it gets. That alone is why
    /// rows are ever set as lists.
    fn of(galley: &Galley, wishes: &[Wish], room: &Room) -> Option<Self> {
        let spare = if galley.is_rtl() { 0 } else { room.spare };
        let width = room.width + spare;
        let fitted = columns::widths(wishes, room.width);
        if let Some(widths) = fitted.or_else(|| columns::widths(wishes, width)) {
            return Some(Self { widths, wide: None });
        }
        let is_whole = galley.is_rtl() == galley.is_turned();
        if !room.pans || width < PANNED_WIDTH_MIN || !is_whole {
            return None;
        }
        let widths = columns::panned(wishes, width);
        let wide = Wide::new(room.edges, &widths, galley.is_turned(), room.edges + width);
        Some(Self {
            widths,
            wide: Some(Rc::new(wide)),
        })
    }
}

/// The lines of a table, none wider than the room unless it is panned.
pub(super) fn lay_out(
    galley: &Galley,
    table: &Table,
    head: Head,
    room: &Room,
    rule: &str,
) -> Vec<Line> {
    let carries_on = !std::ptr::eq(head.table, table);
    let wishes = head.wishes(galley.ruler);
    let Some(plan) = Plan::of(galley, &wishes, room) else {
        return as_lists(galley, table, &head.labels(), room.width, carries_on);
    };
    let wraps = |(wish, &columns): (&Wish, &usize)| wish.most > columns;
    let airy = wishes.iter().zip(&plan.widths).any(wraps);
    let alignments = head.alignments();
    let mut lines = in_columns(galley, table, &plan, &alignments, rule, airy, carries_on);
    for line in lines.iter_mut().filter(|line| !line.runs.is_empty()) {
        line.wide.clone_from(&plan.wide);
    }
    lines
}

/// The header's words in one line, above the columns they belong to; each cut to its column, with `mark` where it
/// is. `None` without a header, or where rows are set as lists, which have its words beside their cells.
pub(super) fn header(galley: &Galley, head: Head, room: &Room, mark: &str) -> Option<Line> {
    let plan = Plan::of(galley, &head.wishes(galley.ruler), room)?;
    let labels = head.labels();
    if labels.iter().all(|label| label.is_empty()) {
        return None;
    }
    let ruler = galley.ruler;
    let alignments = head.alignments();
    let mut cells: Vec<String> = Vec::new();
    for (n, &columns) in plan.widths.iter().enumerate() {
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
        let before = before(galley, alignments.get(n), free);
        if n > 0 {
            cells.push(" ".repeat(plan.gap(n - 1)));
        }
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
    let cells = cells.concat();
    Some(Line {
        ruler,
        runs: vec![Run::set(&cells, Role::TableHeader)],
        wide: plan.wide,
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
    plan: &Plan,
    alignments: &[Alignment],
    rule: &str,
    airy: bool,
    carries_on: bool,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for (n, cells) in table.rows.iter().enumerate() {
        let header = n < table.header_rows;
        if n == table.header_rows && n > 0 {
            lines.push(header_rule(galley, plan, rule));
        } else if airy && (n > 0 || carries_on) {
            lines.push(Line::blank(galley.block));
        }
        lines.extend(row(galley, cells, plan, alignments, header));
    }
    lines
}

/// The lines of one row: its cells side by side, each wrapped in its column.
fn row(
    galley: &Galley,
    cells: &[Range<u32>],
    plan: &Plan,
    alignments: &[Alignment],
    header: bool,
) -> Vec<Line> {
    let cells: Vec<Vec<Line>> = cells
        .iter()
        .zip(&plan.widths)
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
                let free = plan.widths[column].saturating_sub(part.columns());
                let before = before(galley, alignments.get(column), free);
                if !part.runs.is_empty() {
                    push_blank(&mut line, start + before - used);
                    used = start + before + part.columns();
                    line.runs.extend(part.runs.iter().cloned());
                }
                line.source = joined(line.source, part.source.clone());
            }
            start += plan.widths[column];
            // Where a column on the left reads later, the gap is that of the one on its right.
            match galley.is_turned() {
                true if column == 0 => {}
                true => start += plan.gap(column - 1),
                false => start += plan.gap(column),
            }
        }
        if galley.is_turned() {
            // The line is set from the right, where the first column may have nothing on it.
            push_blank(&mut line, start - used);
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

fn header_rule(galley: &Galley, plan: &Plan, rule: &str) -> Line {
    let mut line = Line {
        ruler: galley.ruler,
        ..Line::blank(galley.block)
    };
    for (n, &columns) in plan.widths.iter().enumerate() {
        push_blank(&mut line, if n > 0 { plan.gap(n - 1) } else { 0 });
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
