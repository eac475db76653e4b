//! A block's prose to lines: break at the measure, then cut into runs of one look.

use super::line::{Face, Line, Role, Run};
use crate::document::{BlockId, Prose};
use crate::text::{breaks, width};

/// The lines of `prose` at `measure` columns.
pub(super) fn lay_out(block: BlockId, prose: &Prose, measure: usize, role: Role) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    for part in prose.text.split('\n') {
        lines.extend(fit(part, measure).into_iter().map(|(start, end)| {
            let source = (at + start) as u32..(at + end) as u32;
            let runs = runs(prose, source.start, source.end, role);
            Line {
                block,
                source: Some(source),
                indent: 0,
                runs,
            }
        }));
        at += part.len() + 1;
    }
    lines
}

/// First fit: the byte ranges of the lines of `text`, without the white space at their ends.
fn fit(text: &str, measure: usize) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let (mut start, mut fits) = (0, 0);
    for at in breaks::opportunities(text) {
        if width::columns(text[start..at].trim_end()) > measure {
            if fits > start {
                lines.push((start, start + text[start..fits].trim_end().len()));
                start = fits;
            }
            while width::columns(text[start..at].trim_end()) > measure {
                let cut = start
                    + width::prefix(&text[start..], measure)
                        .len()
                        .max(first_len(&text[start..]));
                lines.push((start, cut));
                start = cut;
            }
        }
        fits = at;
    }
    lines.push((start, start + text[start..].trim_end().len()));
    lines
}

fn first_len(text: &str) -> usize {
    crate::text::clean::first_grapheme(text).map_or(0, str::len)
}

/// The runs that show the bytes from `start` to `end`: one for each stretch under the same inlines.
fn runs(prose: &Prose, start: u32, end: u32, role: Role) -> Vec<Run> {
    let spans = prose
        .spans
        .iter()
        .filter(|span| span.range.start < end && span.range.end > start);
    let mut cuts: Vec<u32> = spans
        .clone()
        .flat_map(|span| [span.range.start, span.range.end])
        .collect();
    cuts.extend([start, end]);
    cuts.retain(|cut| (start..=end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let over = spans
                .clone()
                .filter(|span| span.range.start <= cut[0] && span.range.end >= cut[1]);
            Run {
                text: prose.text.slice(cut[0] as usize..cut[1] as usize),
                source: Some(cut[0]..cut[1]),
                role,
                face: over.fold(Face::default(), |face, span| face.with(span.inline)),
            }
        })
        .collect()
}
