//! Graphemes and how many cells they take. The only place that asks for a width.

use unicode_segmentation::UnicodeSegmentation;

/// How many cells `text` takes, grapheme by grapheme (UAX #29), no grapheme wider than two.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(grapheme_columns).sum()
}

/// How many cells one grapheme takes: 0, 1 or 2.
pub fn grapheme_columns(grapheme: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(grapheme).min(2)
}

/// The longest prefix of `text` that takes at most `limit` cells.
pub fn prefix(text: &str, limit: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_columns(grapheme);
        if used > limit {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_counted_by_grapheme() {
        assert_eq!(columns("abc"), 3);
        assert_eq!(columns("日本"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("👩‍👩‍👧"), 2);
    }

    #[test]
    fn a_prefix_never_splits_a_grapheme() {
        assert_eq!(prefix("日本語", 5), "日本");
        assert_eq!(prefix("abc", 9), "abc");
        assert_eq!(prefix("e\u{301}x", 1), "e\u{301}");
    }
}
