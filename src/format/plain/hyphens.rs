//! `Hyphens`: whether a hyphen at a line's end is the word's own, or that of a program which broke the word there.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::wrap::is_hyphen;
use crate::text::hyphen::Language;

/// What a text tells of the hyphens at its lines' ends.
#[derive(Debug, Default)]
pub(super) struct Hyphens<'t> {
    text: &'t str,
    known: OnceCell<Known<'t>>,
}

/// What is found out once, and only where a line ends in a hyphen.
#[derive(Debug, Default)]
struct Known<'t> {
    /// The words within the text's lines, those with hyphens whole, without the marks around them.
    words: HashSet<&'t str>,
    language: Option<Language>,
    /// More lines end in hyphens than compounds that chance to stand there explain.
    is_hyphenated: bool,
}

/// First parts of compounds, which a word that is broken seldom begins with.
const FIRSTS: [&str; 47] = [
    "all", "anti", "best", "co", "cross", "double", "eight", "ex", "far", "first", "five", "four",
    "full", "half", "hand", "hard", "high", "ill", "large", "left", "like", "long", "low", "mid",
    "multi", "nine", "non", "one", "open", "post", "pre", "re", "right", "second", "self", "semi",
    "seven", "short", "single", "six", "small", "so", "ten", "third", "three", "two", "well",
];

/// Last parts of compounds that no word ends with after a break.
const LASTS: [&str; 28] = [
    "based", "born", "called", "day", "down", "free", "friendly", "hand", "in", "known", "level",
    "like", "lived", "made", "off", "old", "on", "out", "right", "scale", "sized", "term", "time",
    "to", "up", "wide", "year", "years",
];

impl<'t> Hyphens<'t> {
    /// Those of `text`.
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            known: OnceCell::new(),
        }
    }

    /// Whether the word that ends in `before`, a hyphen after it left out, and goes on in `after` was broken. Both are what
    /// stands between two spaces.
    pub(super) fn broke(&self, before: &str, after: &str, hyphen: char) -> bool {
        if hyphen == '\u{ad}' {
            return true;
        }
        let first = before
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let last = &after[..after
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(after.len())];
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        if !small(first.chars().next_back())
            || !small(last.chars().next())
            || before.contains(is_hyphen) && hyphen == '-'
        {
            return false;
        }
        let known = self.known.get_or_init(|| Known::of(self.text));
        let small_first = first.to_lowercase();
        let is_word = |word: &str| known.words.contains(word);
        if is_word(&format!("{first}{last}")) || is_word(&format!("{small_first}{last}")) {
            return true;
        }
        if is_word(&format!("{first}-{last}")) || is_word(&format!("{small_first}-{last}")) {
            return false;
        }
        // The other hyphen is a program's in most places.
        let compound = FIRSTS.contains(&small_first.as_str()) || LASTS.contains(&last);
        if compound && hyphen == '-' {
            return false;
        }
        let may_break = known.language.is_none_or(|language| {
            language
                .breaks(&format!("{small_first}{last}"))
                .contains(&small_first.len())
        });
        // A part that is no word anywhere else tells of a break; a compound's are words.
        let fragments = !is_word(last) || !is_word(first) && !is_word(&small_first);
        // No patterns know all words: in a hyphenated text a part that is no word is enough.
        known.is_hyphenated && (may_break || fragments)
            || may_break && (hyphen == '\u{2010}' || fragments && is_ending(last))
    }
}

/// Whether a part is short enough for a word's end and has one of the shapes that only ends of words have.
fn is_ending(last: &str) -> bool {
    const ENDINGS: [&str; 26] = [
        "able", "ance", "ary", "ation", "ed", "ence", "ent", "er", "ers", "es", "est", "ful",
        "ible", "ic", "ing", "ings", "ion", "ions", "ity", "ive", "ly", "ment", "ness", "ous",
        "sion", "tion",
    ];
    last.len() <= 10 && ENDINGS.iter().any(|ending| last.ends_with(ending))
}

impl<'t> Known<'t> {
    fn of(text: &'t str) -> Self {
        /// So many lines that end in hyphens, one in so many that are followed by text, are no chance.
        const LEAST: usize = 3;
        const ONE_IN: usize = 25;
        let mut known = Self {
            language: Language::detect(text.trim_start()),
            ..Self::default()
        };
        let (mut broken, mut all) = (0, 0);
        for line in text.lines() {
            let line = line.trim_end();
            let ends = line.chars().next_back().is_some_and(is_hyphen)
                && line.chars().rev().nth(1).is_some_and(char::is_lowercase);
            all += usize::from(!line.is_empty());
            broken += usize::from(ends);
            let mut words = line.split_whitespace();
            // The parts of a word that was broken are none.
            if ends {
                words.next_back();
            }
            known
                .words
                .extend(words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())));
        }
        known.is_hyphenated = broken >= LEAST && broken * ONE_IN >= all;
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, before: &str, after: &str, expected: bool) {
        assert_eq!(
            Hyphens::of(text).broke(before, after, '-'),
            expected,
            "{before}-{after}"
        );
    }

    const PLAIN: &str =
        "It was a long and quiet evening on the quay, and nobody had the numbers at hand.";
    const HYPHENATED: &str = "The places in the queue are drawn by lot on Sunday eve-\nning, with beans out of a hat, and the hat has been in the keep-\ning of the same family since anyone can re-\nmember it.";

    #[test]
    fn a_word_that_the_text_has_elsewhere_is_one() {
        check(PLAIN, "num", "bers", true);
        check(PLAIN, "(eve", "ning),", true);
        check("a rope is a long-lived thing", "long", "lived", false);
    }

    #[test]
    fn compounds_and_names_keep_their_hyphens() {
        for (before, after) in [
            ("Anglo", "Danish"),
            ("well", "being"),
            ("short", "term"),
            ("U.S.", "based"),
            ("x86", "like"),
        ] {
            check(PLAIN, before, after, false);
            check(HYPHENATED, before, after, false);
        }
        check(PLAIN, "command", "line", false);
        check(PLAIN, "state-of-the", "art", false);
    }

    #[test]
    fn in_a_hyphenated_text_words_are_broken_where_their_language_breaks_them() {
        check(HYPHENATED, "es", "capement,", true);
        check(HYPHENATED, "keep", "ing", true);
        check(PLAIN, "keep", "ing", true);
    }

    #[test]
    fn soft_hyphens_are_no_ones_own() {
        assert!(Hyphens::of(PLAIN).broke("well", "being", '\u{ad}'));
    }
}
