//! Which parts of a text are something already, such as code, where marks mean nothing.

use std::ops::Range;

use crate::document::{Inline, Prose, Span};

/// Ranges of a text, in order, none touching another.
#[derive(Debug, Default)]
pub(super) struct Ranges(Vec<Range<u32>>);

impl Ranges {
    /// Where `prose` is what `wanted` says.
    pub(super) fn of(prose: &Prose, wanted: fn(Inline) -> bool) -> Self {
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for span in prose.spans.iter().filter(|span| wanted(span.inline)) {
            match ranges.last_mut() {
                Some(last) if span.range.start <= last.end => {
                    last.end = last.end.max(span.range.end)
                }
                _ => ranges.push(span.range.clone()),
            }
        }
        Self(ranges)
    }

    /// True when any of `range` lies in them.
    pub(super) fn meet(&self, range: Range<usize>) -> bool {
        let after = self
            .0
            .partition_point(|own| (own.end as usize) <= range.start);
        self.0
            .get(after)
            .is_some_and(|own| (own.start as usize) < range.end)
    }
}

/// Adds `more` to the spans of `prose`, in their order.
pub(super) fn add_spans(prose: &mut Prose, more: Vec<Span>) {
    if more.is_empty() {
        return;
    }
    let mut spans = std::mem::take(&mut prose.spans).into_vec();
    spans.extend(more);
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    prose.spans = spans.into_boxed_slice();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_met_where_they_are() {
        let span = |range| Span {
            range,
            inline: Inline::Code,
        };
        let mut prose = Prose::plain("0123456789");
        add_spans(&mut prose, vec![span(6..8), span(1..3), span(3..4)]);
        let ranges = Ranges::of(&prose, |inline| inline == Inline::Code);
        let met: Vec<usize> = (0..10).filter(|&at| ranges.meet(at..at + 1)).collect();
        assert_eq!(met, [1, 2, 3, 6, 7]);
        assert!(ranges.meet(4..7) && !ranges.meet(4..6));
    }
}
