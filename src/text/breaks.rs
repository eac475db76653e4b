//! Where a line may break (UAX #14).
//!
//! Two ways to one answer: ASCII by a table of pairs, since most text is ASCII, and anything else by the full
//! algorithm. Text that mixes the two is cut between two plain words, across which no rule looks.

use std::ops::Range;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

thread_local! {
    static SEGMENTER: LineSegmenterBorrowed<'static> = segmenter();
}

/// With the feature `complex-scripts`, Thai, Lao, Khmer and Burmese break between words too.
fn segmenter() -> LineSegmenterBorrowed<'static> {
    let options = LineBreakOptions::default();
    #[cfg(feature = "complex-scripts")]
    return LineSegmenter::new_auto(options);
    #[cfg(not(feature = "complex-scripts"))]
    LineSegmenter::new_for_non_complex_scripts(options)
}

/// The byte offsets in `text` before which a line may break, the end of the text included.
pub fn opportunities(text: &str) -> Vec<usize> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    if text.is_ascii() {
        ascii(text, 0, &mut found);
    } else {
        for piece in pieces(text) {
            let start = piece.start;
            let piece = &text[piece];
            if piece.is_ascii() {
                ascii(piece, start, &mut found);
            } else {
                unicode(piece, start, &mut found);
            }
        }
    }
    found
}

/// The full algorithm; adds the breaks of `text`, which begins at `start`.
fn unicode(text: &str, start: usize, found: &mut Vec<usize>) {
    SEGMENTER.with(|segmenter| {
        let breaks = segmenter.segment_str(text).filter(|&at| {
            at > 0 && !strands_dash(text, at) && !strands_sign(text, at) && !parts_hangul(text, at)
        });
        found.extend(breaks.map(|at| start + at));
    });
}

/// Cuts `text` into the longest stretches that are all ASCII and those that are not, always between two words
/// that begin and end with an ASCII letter or digit: there a break is sure, and no rule looks further.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == bytes.len() {
            return None;
        }
        let begun = start;
        let first_end = cut_after(bytes, begun);
        let ascii = bytes[begun..first_end].is_ascii();
        let mut end = first_end;
        while end < bytes.len() {
            let next = cut_after(bytes, end);
            if bytes[end..next].is_ascii() != ascii {
                break;
            }
            end = next;
        }
        start = end;
        Some(begun..end)
    })
}

/// The first place after `start` where a piece may end.
fn cut_after(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(space) = memchr::memchr(b' ', &bytes[at..]).map(|found| at + found) {
        let word = bytes[space..]
            .iter()
            .position(|&b| b != b' ')
            .map_or(bytes.len(), |found| space + found);
        let sure = space > start
            && bytes[space - 1].is_ascii_alphanumeric()
            && bytes.get(word).is_some_and(u8::is_ascii_alphanumeric);
        if sure {
            return word;
        }
        at = word;
    }
    bytes.len()
}

/// From here on most characters are of scripts without spaces between words (the CJK radicals begin here).
pub const FIRST_IDEOGRAPHIC: char = '\u{2e80}';

/// One character of each class of UAX #14 that ASCII has, the space apart.
const CLASSES: [u8; 13] = *b"a1|-!\"$%(}).\x2f";

/// Whether a line may break between two classes: a row for the one before and a column for the one after, both in the
/// order of [`CLASSES`]. `_` says that it may, `%` only where spaces stand between them, `^` not even there.
///
/// ASCII needs no rule that looks beyond two characters and the spaces between them. A test holds that this is enough
/// and that it is what the full algorithm says. It stands here since to ask that at each start takes time.
#[rustfmt::skip]
const PAIRS: [[u8; CLASSES.len()]; CLASSES.len()] = [
    *b"%%%%^%%%%^^^^",
    *b"%%%%^%%%%^^^^",
    *b"__%%^%___^^^^",
    *b"_%%%^%___^^^^",
    *b"__%%^%___^^^^",
    *b"%%%%^%%%%^^^^",
    *b"%%%%^%__%^^^^",
    *b"%%%%^%__%^^^^",
    *b"^^^^^^^^^^^^^",
    *b"__%%^%%%_^^^^",
    *b"%%%%^%%%_^^^^",
    *b"%%%%^%___^^^^",
    *b"_%%%^%___^^^^",
];

/// The index in [`CLASSES`] of the class of an ASCII character.
fn class(byte: u8) -> usize {
    match byte {
        b'0'..=b'9' => 1,
        b'|' => 2,
        b'-' => 3,
        b'!' | b'?' => 4,
        b'"' | b'\'' => 5,
        b'$' | b'+' | b'\\' => 6,
        b'%' => 7,
        b'(' | b'[' | b'{' => 8,
        b'}' => 9,
        b')' | b']' => 10,
        b',' | b'.' | b':' | b';' => 11,
        b'/' => 12,
        _ => 0,
    }
}

/// Adds the breaks of ASCII `text`, which begins at `start`.
fn ascii(text: &str, start: usize, found: &mut Vec<usize>) {
    let bytes = text.as_bytes();
    let spaced_pair = |before: usize, after: usize| PAIRS[before][after] != b'^';
    let mut before: Option<usize> = None;
    let mut spaced = false;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b' ' {
            spaced = true;
            continue;
        }
        let after = class(byte);
        let breaks = match before {
            // Spaces at the start of a text act as after a letter.
            None => spaced && spaced_pair(0, after),
            Some(before) if spaced => spaced_pair(before, after),
            Some(before) => PAIRS[before][after] == b'_',
        };
        if breaks && !(at > 0 && (strands_dash(text, at) || strands_sign(text, at))) {
            found.push(start + at);
        }
        (before, spaced) = (Some(after), false);
    }
    if !bytes.is_empty() {
        found.push(start + bytes.len());
    }
}

/// True when a break at `at` would part a dash from what it belongs to. Looser than what careful setting wants, the
/// library allows four such breaks:
///
/// - within a run of dashes;
/// - after a dash that begins a word, as in `-v` (LB20a) or in speech that opens with one;
/// - before a dash with spaces around it, which closes a line rather than begin one;
/// - before a dash with letters on both sides: it has its break behind it. Between ideographs it may begin a line.
fn strands_dash(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    if before.ends_with(is_dash) && after.starts_with(is_dash) {
        return true;
    }
    let bare = before.trim_end_matches(is_dash);
    if bare.len() < before.len() {
        let begins_word = bare.is_empty() || bare.ends_with(' ');
        return begins_word && after.starts_with(char::is_alphanumeric);
    }
    let rest = after.trim_start_matches(is_dash);
    if rest.len() == after.len() {
        return false;
    }
    let spaced = rest.is_empty() || rest.starts_with(' ');
    match before.chars().next_back() {
        Some(' ') => spaced && !before.trim_end().is_empty(),
        Some(letter) => letter < FIRST_IDEOGRAPHIC,
        None => false,
    }
}

/// What stands before a number and means nothing without it.
const BEFORE_NUMBERS: [&str; 14] = [
    "§", "§§", "No.", "Nos.", "Nr.", "p.", "pp.", "S.", "fig.", "Fig.", "figs.", "Abb.", "vol.",
    "ch.",
];

/// True when a break at `at`, after a space, would part a sign or an initial from what it belongs to: `5 %`, `12 €`,
/// `37 °C`, `§ 3`, `p. 5`, `J. R. Hartley`, and an ellipsis, which begins no line. A space that does not break would
/// say so, but few who write know how to type one.
fn strands_sign(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    // Most breaks stand before a small letter.
    let begins = bytes.get(at).is_none_or(u8::is_ascii_lowercase);
    if begins || bytes[at - 1] != b' ' {
        return false;
    }
    let before = text[..at].trim_end_matches(' ');
    let word = before.rsplit(' ').next().unwrap_or_default();
    let mut after = text[at..].chars();
    match after.next() {
        Some('…') => !before.is_empty(),
        Some('%' | '‰' | '$' | '€' | '£' | '¥') => {
            let stands_alone = !after.next().is_some_and(char::is_alphanumeric);
            stands_alone && before.ends_with(|c: char| c.is_ascii_digit())
        }
        Some('°') => before.ends_with(|c: char| c.is_ascii_digit()),
        Some('0'..='9') => BEFORE_NUMBERS.contains(&word),
        Some('A'..='Z') => matches!(word.as_bytes(), [b'A'..=b'Z', b'.']),
        _ => false,
    }
}

/// True when a break at `at` would part a Korean word, or what is written together with one. UAX #14 knows two ways
/// of setting Korean: between any two syllables, as justified columns do, or between words. It asks for the second
/// where letters of Hangul count as those of an alphabet, which suits lines that may be ragged, and words that get
/// no hyphen.
fn parts_hangul(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(before), Some(after)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    let joins = |c: char| is_hangul(c) || c.is_ascii_alphanumeric() || matches!(c, '%' | '(' | ')');
    (is_hangul(before) && joins(after)) || (is_hangul(after) && joins(before))
}

/// Syllables of Hangul and the letters that they are made of.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7ff}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2013}' | '\u{2014}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn full(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        unicode(text, 0, &mut found);
        found
    }

    #[test]
    fn breaks_follow_spaces_and_ideographs() {
        assert_eq!(opportunities("a b"), [2, 3]);
        assert_eq!(opportunities("日本"), [3, 6]);
        assert_eq!(opportunities("well-known"), [5, 10]);
        assert_eq!(opportunities(""), [0; 0]);
    }

    #[test]
    fn closing_marks_begin_no_line_and_opening_ones_end_none() {
        let text = "彼は「はい、そうです。」と（小声で）言った！でも…";
        for at in full(text) {
            let first = text[at..].chars().next();
            assert!(
                !first.is_some_and(|c| "、。」）！…ょっゃ".contains(c)),
                "{at}"
            );
            let last = text[..at].chars().next_back();
            assert!(!last.is_some_and(|c| "「（".contains(c)), "{at}");
        }
    }

    /// What the breaks of `text` part it into.
    fn check(text: &str, pieces: &[&str]) {
        let mut start = 0;
        let found: Vec<&str> = opportunities(text)
            .into_iter()
            .map(|at| &text[std::mem::replace(&mut start, at)..at])
            .collect();
        assert_eq!(found, pieces);
    }

    #[test]
    fn dashes_stay_with_what_they_belong_to() {
        check("one – two", &["one – ", "two"]);
        check("one -- two - three", &["one -- ", "two - ", "three"]);
        check("one—two", &["one—", "two"]);
        check("he —said he— left", &["he ", "—said ", "he— ", "left"]);
        check("—Sí. —No.", &["—Sí. ", "—No."]);
        check("ls -v 1914–18", &["ls ", "-v ", "1914–", "18"]);
        check("一——二", &["一", "——", "二"]);
    }

    #[test]
    fn signs_stay_with_what_they_belong_to() {
        check(
            "or 5 % of 12 €, at 37 °C",
            &["or ", "5 % ", "of ", "12 €, ", "at ", "37 °C"],
        );
        check(
            "see § 3, p. 5 or No. 7",
            &["see ", "§ 3, ", "p. 5 ", "or ", "No. 7"],
        );
        check("by J. R. Ould … no", &["by ", "J. R. Ould … ", "no"]);
        check("in 1914 €5 or $6", &["in ", "1914 ", "€5 ", "or ", "$6"]);
    }

    #[test]
    fn korean_breaks_between_words() {
        check("일흔 살", &["일흔 ", "살"]);
        check("책(2024년)에 97.5%였다.", &["책(2024년)에 ", "97.5%였다."]);
        check("남-북 大韓民國", &["남-", "북 ", "大", "韓", "民", "國"]);
    }

    #[cfg(feature = "complex-scripts")]
    #[test]
    fn thai_breaks_between_words() {
        let text = "ภาษาไทยไม่มีช่องว่าง";
        let words: Vec<usize> = opportunities(text);
        assert!(words.len() > 2, "{words:?}");
    }

    #[test]
    fn ascii_rules_agree_with_the_full_algorithm_on_all_short_texts() {
        let letters = [
            'a', '1', '|', '-', '!', '"', '$', '%', '(', '}', ')', '.', '/', ' ',
        ];
        let mut texts = vec![String::new()];
        for _ in 0..4 {
            texts = texts
                .iter()
                .flat_map(|text| letters.iter().map(move |letter| format!("{text}{letter}")))
                .collect();
            for text in &texts {
                assert_eq!(opportunities(text), full(text), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn ascii_rules_agree_with_the_full_algorithm(text in "[ -~]{0,40}") {
            prop_assert_eq!(opportunities(&text), full(&text));
        }

        #[test]
        fn mixed_text_breaks_as_the_full_algorithm_says(text in "([a-z0-9.,()\" -]|[“”’—…éあ「」。 ]){0,60}") {
            prop_assert_eq!(opportunities(&text), full(&text));
        }
    }
}
