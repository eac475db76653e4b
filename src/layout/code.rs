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
        // No line begins with spaces of the cut: a place in them would be in one line here and in another there.
        cut += rest[cut..].len() - rest[cut..].trim_start_matches(' ').len();
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
