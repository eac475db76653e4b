//! Raised and lowered text within a word, as many programs beyond GitHub have it: `x^2^`, `H~2~O`.
//!
//! The parser only knows marks around whole words, and those strike through (`~so~`) or are emoticons.

use super::edits::Edit;
use super::ranges::Ranges;
use crate::document::{Inline, Prose, Span};

/// The marks to take out of `prose`, and the spans of what they raise or lower.
pub(super) fn find(prose: &Prose) -> (Vec<Edit>, Vec<Span>) {
    let (mut edits, mut spans) = (Vec::new(), Vec::new());
    if memchr::memchr2(b'^', b'~', prose.text.as_bytes()).is_none() {
        return (edits, spans);
    }
    for (open, close, inline) in pairs(prose) {
        edits.push(Edit::cut(open..open + 1));
        edits.push(Edit::cut(close..close + 1));
        spans.push(Span {
            range: open as u32..close as u32,
            inline,
        });
    }
    (edits, spans)
}

/// The pairs of marks in `prose`, in order, none of them within another, in code or in mathematics.
fn pairs(prose: &Prose) -> Vec<(usize, usize, Inline)> {
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
            let inline = match mark {
                b'^' => Inline::Superscript,
                _ => Inline::Subscript,
            };
            pairs.push((open, from + length, inline));
            from += length + 1;
        }
    }
    pairs
}
