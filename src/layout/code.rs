//! Code: its spaces and line breaks are kept. A line that is too long is wrapped with a mark, or stays whole and
//! is panned.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::galley::{Finish, Galley};
use super::line::{Line, Role, Run};
use crate::text::width::Ruler;

/// Narrower lines have no room for the mark of a wrapped line.
const MARK_WIDTH_MIN: usize = 6;
/// What is cut from a line stands in by at most this part of the width.
const INDENT_PART_MAX: usize = 3;

/// The lines of the code in `range`; with `turnover`, the mark before what is wrapped, none wider than `width`.
pub(super) fn lay_out(
    galley: &Galley,
    range: Range<usize>,
    width: usize,
    turnover: Option<&str>,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = range.start;
    for part in galley.text[range].split('\n') {
        let end = at + part.trim_end().len();
        match turnover {
            None => lines.push(galley.line(at as u32..end as u32, Finish::default())),
            Some(mark) => wrap(galley, at, end, width, mark, &mut lines),
        }
        at += part.len() + 1;
    }
    lines
}

/// Adds the lines of one line of code: cut at a space where one stands in the second half of the line, else where
/// it is full. What is cut stands in as far as the line itself does.
fn wrap(
    galley: &Galley,
    start: usize,
    end: usize,
    width: usize,
    mark: &str,
    lines: &mut Vec<Line>,
) {
    let code = &galley.text[start..end];
    let indent = (code.len() - code.trim_start_matches(' ').len()).min(width / INDENT_PART_MAX);
    let mark = if width < MARK_WIDTH_MIN { "" } else { mark };
    let mut from = start;
    loop {
        let turned = from > start;
        let room = if turned {
            width - indent - galley.ruler.columns(mark)
        } else {
            width
        };
        let rest = &galley.text[from..end];
        let mut cut = piece(galley.ruler, rest, room);
        if cut < rest.len()
            && let Some(space) = rest[..cut].rfind(' ')
            && space > cut / 2
            && !rest[..space].trim_start().is_empty()
        {
            cut = space + 1;
        }
        let shown = from + rest[..cut].trim_end().len();
        let mut line = galley.line(from as u32..shown as u32, Finish::default());
        if turned {
            line.indent = indent as u16;
            if !mark.is_empty() {
                line.runs.insert(0, Run::set(mark, Role::Marker));
            }
        }
        lines.push(line);
        from += cut;
        if from == end {
            return;
        }
    }
}

/// How many bytes of `text` fit in `limit` columns. At least its first grapheme: one of two columns stands alone
/// where there is but one. A wider one, as several consonants joined in an Indic script are, is cut between its
/// letters, which terminals draw in cells of their own.
pub(super) fn piece(ruler: Ruler, text: &str, limit: usize) -> usize {
    let fits = ruler.prefix(text, limit).len();
    if fits > 0 || text.is_empty() {
        return fits;
    }
    let first = text.graphemes(true).next().unwrap_or(text);
    if ruler.grapheme_columns(first) <= 2 {
        return first.len();
    }
    let ends = first.char_indices().map(|(at, c)| at + c.len_utf8());
    let letters = ends.take_while(|&end| ruler.columns(&first[..end]) <= limit.max(2));
    letters.last().unwrap_or(first.len())
}

/// Cuts `line`, which may reach beyond `measure`, to what stands after `pan` columns, with a mark where more
/// follows on either side.
pub(super) fn pan(line: &Line, pan: usize, measure: usize, marks: [&str; 2]) -> Line {
    let ruler = line.ruler;
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
        runs: Vec::new(),
        ..line.clone()
    };
    if cut_left {
        cut.runs.push(Run::set(marks[0], Role::Marker));
    }
    let mut column = usize::from(line.indent);
    let mut shown = from + usize::from(indent);
    for run in &line.runs {
        let mut part: Option<(usize, usize)> = None;
        for (at, grapheme) in run.text.grapheme_indices(true) {
            let end = column + ruler.grapheme_columns(grapheme);
            if column >= from && end <= to {
                if part.is_none() && column > shown {
                    // Blank columns before the first letter, and the half of a wide one that was cut.
                    cut.runs
                        .push(Run::set(&" ".repeat(column - shown), run.role));
                }
                part = Some((part.map_or(at, |(start, _)| start), at + grapheme.len()));
                shown = end;
            }
            column = end;
        }
        if let Some((start, end)) = part {
            cut.runs.push(Run {
                text: run.text.slice(start..end),
                source: run
                    .source
                    .as_ref()
                    .map(|source| source.start + start as u32..source.start + end as u32),
                ..*run
            });
        }
    }
    if cut_right && measure > usize::from(cut_left) {
        if to > shown {
            cut.runs.push(Run::set(&" ".repeat(to - shown), Role::Code));
        }
        cut.runs.push(Run::set(marks[1], Role::Marker));
    }
    cut
}
