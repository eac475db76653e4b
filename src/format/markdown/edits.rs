//! Edits of a block's text that its spans and the cells of its table survive.

use std::ops::Range;

use crate::document::{Prose, Span};
use crate::text::clean::Clean;

/// What stands in place of a range of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: &'static str,
}

impl Edit {
    /// Takes `range` out.
    pub(super) fn cut(range: Range<usize>) -> Self {
        Self { range, with: "" }
    }
}

/// Makes `edits`, which are in order and do not touch, in `prose`, and adds `more` spans, which are of the text as it
/// was. `cells` are moved along.
pub(super) fn apply(
    prose: &mut Prose,
    edits: &[Edit],
    more: Vec<Span>,
    cells: &mut [&mut Range<u32>],
) {
    if edits.is_empty() && more.is_empty() {
        return;
    }
    let mut text = String::with_capacity(prose.text.len());
    // Where the text after each edit begins, before and after.
    let mut moved: Vec<(usize, usize)> = Vec::with_capacity(edits.len());
    let mut from = 0;
    for edit in edits {
        text.push_str(&prose.text[from..edit.range.start]);
        text.push_str(edit.with);
        from = edit.range.end;
        moved.push((from, text.len()));
    }
    text.push_str(&prose.text[from..]);
    let at = |at: u32| -> u32 {
        let passed = moved.partition_point(|(before, _)| *before <= at as usize);
        let (before, after) = match passed {
            0 => (0, 0),
            passed => moved[passed - 1],
        };
        let next = edits
            .get(passed)
            .map_or(usize::MAX, |edit| edit.range.start);
        // Within what is replaced, the place is where that begins.
        (after + (at as usize).min(next) - before) as u32
    };
    let mut spans: Vec<Span> = prose.spans.iter().cloned().chain(more).collect();
    for range in spans
        .iter_mut()
        .map(|span| &mut span.range)
        .chain(cells.iter_mut().map(|cell| &mut **cell))
    {
        *range = at(range.start)..at(range.end);
    }
    spans.retain(|span| !span.range.is_empty());
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    *prose = Prose {
        text: Clean::new(&text),
        spans: spans.into_boxed_slice(),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inline;

    #[test]
    fn spans_and_cells_move_with_the_text() {
        let mut prose = Prose::plain("==ab== :x: cd");
        let mark = Span {
            range: 2..4,
            inline: Inline::Mark,
        };
        let (mut first, mut second) = (0..6, 11..13);
        let edits = [
            Edit::cut(0..2),
            Edit::cut(4..6),
            Edit {
                range: 7..10,
                with: "🎉",
            },
        ];
        apply(
            &mut prose,
            &edits,
            vec![mark],
            &mut [&mut first, &mut second],
        );
        assert_eq!(&*prose.text, "ab 🎉 cd");
        assert_eq!(prose.spans[0].range, 0..2);
        assert_eq!((first, second), (0..2, 8..10));
    }
}
