//! Panning: what is shown of a line that reaches beyond the measure. Code is cut at any letter; a table shows
//! whole columns, since half a number reads as another one, and its first column stays.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::columns::GAP_COLUMNS;
use super::line::{Line, Role, Run};

/// The mark at the far edge that more columns follow, and the blank before it.
pub(super) const MARK_COLUMNS: usize = 2;

/// The blanks between the first column, which stays, and those that move, with a mark amid them.
pub(super) const STAY_GAP_COLUMNS: usize = GAP_COLUMNS + 1;

/// Where the columns of a table stand that is wider than the measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wide {
    /// Where each column begins, counted from the edge where reading begins, and where one more would.
    starts: Vec<usize>,
    /// Reading begins at the right.
    turned: bool,
    /// How many columns it may take on the page, the edges' included.
    room: usize,
}

impl Wide {
    /// Columns of these widths, the first one after `edges` columns, panned within `room`.
    pub(super) fn new(edges: usize, widths: &[usize], turned: bool, room: usize) -> Self {
        let mut starts = vec![edges];
        let mut at = edges;
        for (n, width) in widths.iter().enumerate() {
            at += width
                + if n == 0 {
                    STAY_GAP_COLUMNS
                } else {
                    GAP_COLUMNS
                };
            starts.push(at);
        }
        Self {
            starts,
            turned,
            room,
        }
    }

    /// How far it can be panned: each place where a column comes to stand beside the first.
    pub(super) fn stops(&self) -> Vec<usize> {
        let columns = 1..=self.last_first();
        columns.map(|column| self.stop(column)).collect()
    }

    fn stop(&self, column: usize) -> usize {
        self.starts[column] - self.held()
    }

    /// How many columns stay: the edges, the first column, and the gap after it.
    fn held(&self) -> usize {
        self.starts[1]
    }

    fn count(&self) -> usize {
        self.starts.len() - 1
    }

    fn end(&self, column: usize) -> usize {
        let gap = if column == 0 {
            STAY_GAP_COLUMNS
        } else {
            GAP_COLUMNS
        };
        self.starts[column + 1] - gap
    }

    /// How many columns of the screen `columns` take.
    fn span(&self, columns: Range<usize>) -> usize {
        self.end(columns.end - 1) - self.starts[columns.start]
    }

    /// The first column from which on all fit beside the one that stays.
    fn last_first(&self) -> usize {
        let room = self.room - self.held();
        let fits = |column: &usize| self.span(*column..self.count()) <= room;
        (1..self.count()).find(fits).unwrap_or(self.count() - 1)
    }

    /// Which columns are shown beside the first.
    fn shown(&self, pan: usize) -> Range<usize> {
        let last = self.last_first();
        let first = (1..last).find(|column| self.stop(*column) >= pan);
        let first = first.unwrap_or(last);
        if first == last {
            return first..self.count();
        }
        let room = (self.room - self.held()).saturating_sub(MARK_COLUMNS);
        let fits = |column: &usize| self.span(first..*column + 1) <= room;
        let others = (first + 1..self.count()).take_while(fits).count();
        first..first + 1 + others
    }

    /// Cuts a line of the table to the first column and those beside it that are shown.
    fn cut(&self, line: &Line, pan: usize, marks: [&str; 2]) -> Line {
        let shown = self.shown(pan);
        // A rule says nothing, so it has no more of it to say.
        let is_text = |run: &Run| run.role != Role::Rule && !run.text.trim().is_empty();
        let marked = line.runs.iter().any(is_text);
        let back = marks[usize::from(self.turned)];
        let on = marks[usize::from(!self.turned)];
        let back = if marked && shown.start > 1 { back } else { " " };
        let on = if marked && shown.end < self.count() {
            on
        } else {
            ""
        };
        let moves = self.starts[shown.start]..self.end(shown.end - 1);
        let free = self.room - self.held() - moves.len();
        let mut cut = without_runs(line);
        if self.turned {
            cut.indent = 0;
            push_set(&mut cut, &format!("{on:free$}"));
            push_turned(line, moves, &mut cut.runs);
            push_set(&mut cut, &format!("{back:^STAY_GAP_COLUMNS$}"));
            push_turned(line, 0..self.end(0), &mut cut.runs);
        } else {
            let indent = usize::from(line.indent).min(self.end(0));
            cut.indent = indent as u16;
            push_cut(line, indent..self.end(0), &mut cut.runs);
            push_set(&mut cut, &format!("{back:^STAY_GAP_COLUMNS$}"));
            push_cut(line, moves, &mut cut.runs);
            push_set(&mut cut, format!("{on:>free$}").trim_end());
        }
        cut
    }
}

/// Cuts `line`, which may reach beyond `measure`, to what is shown of it when panned by `pan` columns, with a mark
/// where more follows on either side.
pub(super) fn pan(line: &Line, pan: usize, measure: usize, marks: [&str; 2]) -> Line {
    if let Some(wide) = &line.wide {
        return wide.cut(line, pan, marks);
    }
    let whole = line.columns();
    let cut_left = pan > 0
        && line
            .source
            .as_ref()
            .is_some_and(|source| !source.is_empty());
    let cut_right = whole > pan + measure;
    let from = pan + usize::from(cut_left);
    let to = (pan + measure).saturating_sub(usize::from(cut_right));
    // What stands in at the left is no text, and a ground begins after it.
    let indent = if pan == 0 { line.indent } else { 0 };
    let mut cut = Line {
        indent,
        ..without_runs(line)
    };
    if cut_left {
        cut.runs.push(Run::set(marks[0], Role::Marker));
    }
    let shown = push_shown(line, from + usize::from(indent)..to, &mut cut.runs);
    if cut_right && measure > usize::from(cut_left) {
        if to > shown {
            cut.runs.push(Run::set(&" ".repeat(to - shown), Role::Code));
        }
        cut.runs.push(Run::set(marks[1], Role::Marker));
    }
    cut
}

/// How far to pan for what stands at `column` of a line that pans to be in sight; `None` where it is.
pub(super) fn reach(line: &Line, column: usize, pan: usize, measure: usize) -> Option<usize> {
    let Some(wide) = &line.wide else {
        let shown = pan + 1..(pan + measure).saturating_sub(1);
        let in_sight = shown.contains(&column) || (pan == 0 && column == 0);
        return (!in_sight).then(|| column.saturating_sub(measure / 2));
    };
    let column = match wide.turned {
        true => line.columns().saturating_sub(column + 1),
        false => column,
    };
    let column = wide.starts.partition_point(|start| *start <= column);
    let column = column.saturating_sub(1).min(wide.count() - 1);
    let shown = wide.shown(pan);
    if column == 0 || shown.contains(&column) {
        return None;
    }
    let last = wide.last_first();
    if column < shown.start {
        return Some(wide.stop(column));
    }
    // The furthest back that still shows it.
    let shows = |first: &usize| {
        let stop = wide.stop(*first);
        wide.shown(stop).contains(&column)
    };
    let stops = (1..=column.min(last)).rev();
    let first = stops.take_while(shows).last().unwrap_or(last);
    Some(wide.stop(first))
}

fn without_runs(line: &Line) -> Line {
    Line {
        block: line.block,
        source: line.source.clone(),
        indent: line.indent,
        runs: Vec::new(),
        ruler: line.ruler,
        wide: line.wide.clone(),
    }
}

/// Adds what stands in `columns` of a line, and blanks where that is nothing.
fn push_cut(line: &Line, columns: Range<usize>, runs: &mut Vec<Run>) {
    let end = columns.end;
    let shown = push_shown(line, columns, runs);
    if end > shown {
        runs.push(Run::set(&" ".repeat(end - shown), Role::Text));
    }
}

/// The same with columns counted from the right, where a row of few cells ends before others do.
fn push_turned(line: &Line, columns: Range<usize>, runs: &mut Vec<Run>) {
    let whole = line.columns();
    let seen = whole.saturating_sub(columns.end)..whole.saturating_sub(columns.start);
    let missing = columns.len() - seen.len();
    if missing > 0 {
        runs.push(Run::set(&" ".repeat(missing), Role::Text));
    }
    push_cut(line, seen, runs);
}

fn push_set(line: &mut Line, text: &str) {
    if !text.is_empty() {
        line.runs.push(Run::set(text, Role::Marker));
    }
}

/// Adds what stands in `columns` of a line, and says up to which column that is.
fn push_shown(line: &Line, columns: Range<usize>, runs: &mut Vec<Run>) -> usize {
    let ruler = line.ruler;
    let mut column = usize::from(line.indent);
    let mut shown = columns.start;
    for run in &line.runs {
        if column > columns.end {
            break;
        }
        let whole = ruler.columns(&run.text);
        if column + whole < columns.start {
            column += whole;
            continue;
        }
        let mut part: Option<(usize, usize)> = None;
        for (at, grapheme) in run.text.grapheme_indices(true) {
            let end = column + ruler.grapheme_columns(grapheme);
            if column >= columns.start && end <= columns.end {
                if part.is_none() && column > shown {
                    // Blank columns before the first letter, and the half of a wide one that was cut.
                    runs.push(Run::set(&" ".repeat(column - shown), run.role));
                }
                part = Some((part.map_or(at, |(start, _)| start), at + grapheme.len()));
                shown = end;
            }
            column = end;
        }
        if let Some((start, end)) = part {
            runs.push(Run {
                text: run.text.slice(start..end),
                source: run
                    .source
                    .as_ref()
                    .map(|source| source.start + start as u32..source.start + end as u32),
                ..*run
            });
        }
    }
    shown
}
