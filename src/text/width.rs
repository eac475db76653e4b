//! Graphemes and how many cells they take. The only place that asks for a width.
//!
//! The terminal library measures each grapheme with the same crate, so what is measured here is what is drawn.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How text is measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Ruler {
    /// Characters of ambiguous width (UAX #11) take two cells, as old East Asian fonts draw them.
    pub ambiguous_wide: bool,
}

/// A soft hyphen: a place where a word may break, which itself is never drawn.
pub const SOFT_HYPHEN: char = '\u{ad}';

impl Ruler {
    /// How many cells `text` takes, grapheme by grapheme (UAX #29).
    pub fn columns(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.len();
        }
        self.columns_up_to(text, usize::MAX)
    }

    /// As [`Ruler::columns`], but counts no further than to `limit`, where what is wider is all alike.
    pub fn columns_up_to(self, text: &str, limit: usize) -> usize {
        if text.is_ascii() {
            return text.len().min(limit);
        }
        let (mut used, mut rest) = (0, text);
        loop {
            let (length, columns) = self.plain_run(rest, limit - used);
            used += columns;
            rest = &rest[length..];
            if used >= limit {
                return limit;
            }
            let Some(grapheme) = rest.graphemes(true).next() else {
                return used;
            };
            used = limit.min(used + self.grapheme_columns(grapheme));
            rest = &rest[grapheme.len()..];
        }
    }

    /// How long the beginning of `text` is in which every character is a grapheme by itself, and how many cells it
    /// takes; it may end earlier once these are `limit` or more.
    fn plain_run(self, text: &str, limit: usize) -> (usize, usize) {
        let (mut length, mut columns) = (0, 0);
        // What follows may still join the last character, if it is not plain.
        let mut last = (0, 0);
        for c in text.chars() {
            let Some(own) = self.plain_columns(c) else {
                return (length, columns);
            };
            length += last.0;
            columns += last.1;
            if columns >= limit {
                return (length, columns);
            }
            last = (c.len_utf8(), own);
        }
        (length + last.0, columns + last.1)
    }

    /// How many cells one grapheme takes.
    pub fn grapheme_columns(self, grapheme: &str) -> usize {
        if grapheme.len() == 1 {
            return 1;
        }
        if grapheme.starts_with(SOFT_HYPHEN) {
            return 0;
        }
        if self.ambiguous_wide {
            let letter = grapheme.chars().next().is_some_and(is_ambiguous_letter);
            if letter { 2 } else { grapheme.width_cjk() }
        } else {
            grapheme.width()
        }
    }

    /// The longest prefix of `text` that takes at most `limit` cells.
    pub fn prefix(self, text: &str, limit: usize) -> &str {
        // One byte more is looked at, since a mark there would belong to the letter before it.
        if text.as_bytes()[..text.len().min(limit.saturating_add(1))].is_ascii() {
            return &text[..text.len().min(limit)];
        }
        let mut used = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            used += self.grapheme_columns(grapheme);
            if used > limit {
                return &text[..at];
            }
        }
        text
    }

    /// The width of a character that is a grapheme by itself whatever stands beside it, where a look at its
    /// number is enough. Most text has no other, and looking up graphemes is slow.
    fn plain_columns(self, c: char) -> Option<usize> {
        match c {
            ' '..='~' => Some(1),
            _ if self.ambiguous_wide => None,
            '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}' => Some(2),
            '\u{a1}'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{2ff}' => Some(1),
            '\u{388}'..='\u{38a}' | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3ff}' => Some(1),
            '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => Some(1),
            '\u{1e00}'..='\u{1eff}' => Some(1),
            '\u{2012}'..='\u{2014}' | '\u{2018}'..='\u{2022}' | '\u{2026}' => Some(1),
            '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' => Some(2),
            _ => None,
        }
    }
}

/// The letters and accents of ambiguous width (UAX #11): Greek, Russian and some Latin ones. The library takes them
/// for narrow even where it takes the signs of that width for wide. Terminals make no such difference.
#[rustfmt::skip]
fn is_ambiguous_letter(c: char) -> bool {
    matches!(c, '\u{a8}' | '\u{aa}' | '\u{b4}' | '\u{b8}' | '\u{ba}' | '\u{c6}' | '\u{d0}' | '\u{d8}'
        | '\u{de}'..='\u{e1}' | '\u{e6}' | '\u{e8}'..='\u{ea}' | '\u{ec}'..='\u{ed}' | '\u{f0}'
        | '\u{f2}'..='\u{f3}' | '\u{f8}'..='\u{fa}' | '\u{fc}' | '\u{fe}' | '\u{101}' | '\u{111}' | '\u{113}'
        | '\u{11b}' | '\u{126}'..='\u{127}' | '\u{12b}' | '\u{131}'..='\u{133}' | '\u{138}' | '\u{13f}'..='\u{142}'
        | '\u{144}' | '\u{148}'..='\u{14b}' | '\u{14d}' | '\u{152}'..='\u{153}' | '\u{166}'..='\u{167}' | '\u{16b}'
        | '\u{1ce}' | '\u{1d0}' | '\u{1d2}' | '\u{1d4}' | '\u{1d6}' | '\u{1d8}' | '\u{1da}' | '\u{1dc}' | '\u{251}'
        | '\u{261}' | '\u{2c4}' | '\u{2c7}' | '\u{2c9}'..='\u{2cb}' | '\u{2cd}' | '\u{2d0}' | '\u{2d8}'..='\u{2db}'
        | '\u{2dd}' | '\u{2df}' | '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{3a9}' | '\u{3b1}'..='\u{3c1}'
        | '\u{3c3}'..='\u{3c9}' | '\u{401}' | '\u{410}'..='\u{44f}' | '\u{451}' | '\u{207f}' | '\u{2113}'
        | '\u{2126}' | '\u{212b}')
}

/// How many cells `text` takes where ambiguous characters are narrow.
pub fn columns(text: &str) -> usize {
    Ruler::default().columns(text)
}

/// As [`columns`], but counts no further than to `limit`.
pub fn columns_up_to(text: &str, limit: usize) -> usize {
    Ruler::default().columns_up_to(text, limit)
}

/// The longest prefix of `text` that takes at most `limit` cells where ambiguous characters are narrow.
pub fn prefix(text: &str, limit: usize) -> &str {
    Ruler::default().prefix(text, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_counted_by_grapheme() {
        let cases = [
            ("abc", 3),
            ("日本", 4),
            ("e\u{301}", 1),
            ("👩‍👩‍👧", 2),
            ("🇩🇪", 2),
            ("❤\u{fe0f}", 2),
            ("한글", 4),
            ("\u{1112}\u{1161}\u{11ab}", 2),
            ("ab\u{ad}cd", 4),
            ("ｶﾞ", 2),
            ("…—“”", 4),
        ];
        for (text, expected) in cases {
            assert_eq!(columns(text), expected, "{text}");
        }
    }

    #[test]
    fn ambiguous_characters_are_as_wide_as_the_terminal_says() {
        let wide = Ruler {
            ambiguous_wide: true,
        };
        assert_eq!((columns("§"), wide.columns("§")), (1, 2));
        assert_eq!((columns("a…"), wide.columns("a…")), (2, 3));
    }

    #[test]
    fn a_look_at_the_number_gives_the_true_width() {
        let ruler = Ruler::default();
        for c in '\u{80}'..='\u{ffff}' {
            if let Some(columns) = ruler.plain_columns(c) {
                let text = format!("{c}{c}a");
                let graphemes: Vec<_> = text.graphemes(true).collect();
                assert_eq!(graphemes.len(), 3, "{c:?} stands alone");
                assert_eq!(ruler.grapheme_columns(graphemes[0]), columns, "{c:?}");
            }
        }
    }

    #[test]
    fn what_joins_a_plain_character_is_measured_with_it() {
        let pieces = [
            "a", "日", "é", "\u{301}", "\u{200d}", "👩", "🇩", "❤", "\u{fe0f}", "\u{600}", "한",
            "\u{11ab}",
        ];
        for n in 0..pieces.len().pow(4) {
            let text: String = (0..4)
                .map(|digit| pieces[n / pieces.len().pow(digit) % pieces.len()])
                .collect();
            let sum = text
                .graphemes(true)
                .map(|grapheme| Ruler::default().grapheme_columns(grapheme))
                .sum::<usize>();
            assert_eq!(columns(&text), sum, "{text:?}");
        }
    }

    #[test]
    fn counting_stops_at_the_limit() {
        for text in [
            "",
            "abc",
            "日本語",
            "a👩‍👩‍👧b",
            "e\u{301}e\u{301}",
            "日本e\u{301}",
        ] {
            for limit in 0..8 {
                let expected = columns(text).min(limit);
                assert_eq!(columns_up_to(text, limit), expected, "{text} {limit}");
            }
        }
    }

    #[test]
    fn a_prefix_never_splits_a_grapheme() {
        assert_eq!(prefix("日本語", 5), "日本");
        assert_eq!(prefix("abc", 9), "abc");
        assert_eq!(prefix("e\u{301}x", 1), "e\u{301}");
    }

    #[test]
    fn ambiguous_letters_are_as_wide_as_ambiguous_signs() {
        let wide = Ruler {
            ambiguous_wide: true,
        };
        assert_eq!(["—", "α", "Ж", "é", "´"].map(|c| wide.columns(c)), [2; 5]);
        assert_eq!(
            ["a", "ά", "e\u{301}", "ß"].map(|c| wide.columns(c)),
            [1, 1, 1, 2]
        );
        assert_eq!(["α", "Ж", "é"].map(columns), [1; 3]);
        assert_eq!(wide.grapheme_columns("\u{ad}"), 0);
    }
}
