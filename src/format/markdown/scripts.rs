//! Raised and lowered text within a word, as many programs beyond GitHub have it: `x^2^`, `H~2~O`.
//!
//! The parser only knows marks around whole words, and those strike through (`~so~`) or are emoticons.

use super::ranges::Ranges;
use crate::document::{Inline, Prose, Span};
use crate::text::clean::Clean;

/// A pair of marks: where each stands, and what it makes of the text between.
struct Pair {
    open: usize,
    close: usize,
    inline: Inline,
}

/// Takes the marks out of `prose` and makes spans of what they raise or lower.
pub(super) fn set(prose: &mut Prose) {
    if memchr::memchr2(b'^', b'~', prose.text.as_bytes()).is_none() {
        return;
    }
    let pairs = pairs(prose);
    if pairs.is_empty() {
        return;
    }
    let mut text = String::with_capacity(prose.text.len());
    let mut cuts = Vec::with_capacity(pairs.len() * 2);
    let mut from = 0;
    for at in pairs.iter().flat_map(|pair| [pair.open, pair.close]) {
        text.push_str(&prose.text[from..at]);
        cuts.push(at);
        from = at + 1;
    }
    text.push_str(&prose.text[from..]);
    let moved = |at: u32| at - cuts.partition_point(|cut| *cut < at as usize) as u32;
    let own = pairs.iter().map(|pair| Span {
        range: pair.open as u32..pair.close as u32,
        inline: pair.inline,
    });
    let mut spans: Vec<Span> = prose.spans.iter().cloned().chain(own).collect();
    for span in &mut spans {
        span.range = moved(span.range.start)..moved(span.range.end);
    }
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    *prose = Prose {
        text: Clean::new(&text),
        spans: spans.into_boxed_slice(),
    };
}

/// The pairs of marks in `prose`, in order, none of them within another, in code or in mathematics.
fn pairs(prose: &Prose) -> Vec<Pair> {
    let text = &*prose.text;
    let verbatim = Ranges::of(prose, |inline| {
        matches!(inline, Inline::Code | Inline::Math)
    });
    let verbatim = |at: usize| verbatim.meet(at..at + 1);
    let mut pairs = Vec::new();
    let mut from = 0;
    while let Some(open) = memchr::memchr2(b'^', b'~', &text.as_bytes()[from..]).map(|at| from + at)
    {
        from = open + 1;
        let mark = text.as_bytes()[open];
        let in_word = text[..open]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || c == ')');
        if !in_word || verbatim(open) {
            continue;
        }
        let inside = &text[from..];
        let Some(length) = inside.find(|c: char| c == char::from(mark) || c.is_whitespace()) else {
            continue;
        };
        let closed = length > 0 && inside.as_bytes()[length] == mark;
        let doubled = inside.as_bytes().get(length + 1) == Some(&mark);
        if closed && !doubled && !verbatim(from + length) {
            pairs.push(Pair {
                open,
                close: from + length,
                inline: if mark == b'^' {
                    Inline::Superscript
                } else {
                    Inline::Subscript
                },
            });
            from += length + 1;
        }
    }
    pairs
}
