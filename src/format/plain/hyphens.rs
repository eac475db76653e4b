//! `Hyphens`: whether a hyphen at a line's end is the word's own, or that of a program which broke the word there.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::compounds;
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

/// What a hyphen at a line's end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A program's that broke the word: it goes.
    Broken,
    /// The word's own.
    Compound,
    /// That of a part whose word comes later, `Vor- und Nachteile`: a blank follows it.
    Suspended,
}

impl<'t> Hyphens<'t> {
    /// Those of `text`.
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            text,
            known: OnceCell::new(),
        }
    }

    /// What the hyphen is between `before`, a word's part at the end of a line, and the `next` line. `before` is what follows
    /// a space, without the hyphen.
    pub(super) fn joint(&self, before: &str, next: &str, hyphen: char) -> Joint {
        let mut words = next.split_whitespace();
        let after = words.next().unwrap_or_default();
        if hyphen != '\u{ad}' && self.waits(before, after, words.next().unwrap_or_default()) {
            Joint::Suspended
        } else if self.broke(before, after, hyphen) {
            Joint::Broken
        } else {
            Joint::Compound
        }
    }

    /// Whether the part `before` waits for a word that comes after a conjunction, and `then` another part.
    fn waits(&self, before: &str, after: &str, then: &str) -> bool {
        if !compounds::is_conjunction(after) {
            return false;
        }
        let known = self.known();
        let first = last_part(before);
        let said = first.is_empty()
            || known.words.contains(first)
            || known.words.contains(&*first.to_lowercase())
            || first.chars().all(char::is_uppercase);
        match compounds::joins_parts(after, known.language) {
            Some(true) => true,
            Some(false) => {
                let parts = || known.language.is_none() || !known.may_break(first, after);
                let whole = || !known.is_hyphenated && parts();
                said || then.contains(is_hyphen) || whole()
            }
            None => false,
        }
    }

    fn known(&self) -> &Known<'t> {
        self.known.get_or_init(|| Known::of(self.text))
    }

    /// Whether the word that ends in `before`, a hyphen after it left out, and goes on in `after` was broken. Both are what
    /// stands between two spaces.
    fn broke(&self, before: &str, after: &str, hyphen: char) -> bool {
        if hyphen == '\u{ad}' {
            return true;
        }
        let first = last_part(before);
        let (last, rest) = after.split_at(
            after
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(after.len()),
        );
        let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        if !small(first.chars().next_back())
            || !small(last.chars().next())
            || before.contains(is_hyphen) && hyphen == '-'
        {
            return false;
        }
        let known = self.known();
        let small_first = first.to_lowercase();
        let is_word = |word: &str| known.words.contains(word);
        if is_word(&format!("{first}{last}")) || is_word(&format!("{small_first}{last}")) {
            return true;
        }
        if is_word(&format!("{first}-{last}")) || is_word(&format!("{small_first}-{last}")) {
            return false;
        }
        let may_break = known.may_break(&small_first, last);
        // The other hyphen is a program's in most places.
        let compound = || {
            let patterns = known.language.is_some() && may_break;
            compounds::is_compound(&small_first, last, rest, known.language, patterns)
        };
        if hyphen == '-' && compound() {
            return false;
        }
        // A part that is no word anywhere else tells of a break; a compound's are words.
        let fragments = !is_word(last) || !is_word(first) && !is_word(&small_first);
        // No patterns know all words: in a hyphenated text a part that is no word is enough.
        known.is_hyphenated && (may_break || fragments)
            || may_break && (hyphen == '\u{2010}' || fragments && is_ending(last))
    }
}

/// The letters at the end of a word.
fn last_part(word: &str) -> &str {
    word.rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default()
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

    /// Whether the language breaks a word between two parts; one that is not known may.
    fn may_break(&self, first: &str, last: &str) -> bool {
        self.language.is_none_or(|language| {
            language
                .breaks(&format!("{first}{last}"))
                .contains(&first.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, before: &str, after: &str, expected: Joint) {
        assert_eq!(
            Hyphens::of(text).joint(before, after, '-'),
            expected,
            "{before}-{after}"
        );
    }

    const PLAIN: &str =
        "It was a long and quiet evening on the quay, and nobody had the numbers at hand.";
    const HYPHENATED: &str = "The places in the queue are drawn by lot on Sunday eve-\nning, with beans out of a hat, and the hat has been in the keep-\ning of the same family since anyone can re-\nmember it.";

    #[test]
    fn a_word_that_the_text_has_elsewhere_is_one() {
        check(PLAIN, "num", "bers", Joint::Broken);
        check(PLAIN, "(eve", "ning),", Joint::Broken);
        check(
            "a rope is a long-lived thing",
            "long",
            "lived",
            Joint::Compound,
        );
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
            check(PLAIN, before, after, Joint::Compound);
            check(HYPHENATED, before, after, Joint::Compound);
        }
        check(PLAIN, "command", "line", Joint::Compound);
        check(PLAIN, "state-of-the", "art", Joint::Compound);
    }

    #[test]
    fn in_a_hyphenated_text_words_are_broken_where_their_language_breaks_them() {
        check(HYPHENATED, "es", "capement,", Joint::Broken);
        check(HYPHENATED, "keep", "ing", Joint::Broken);
        check(PLAIN, "keep", "ing", Joint::Broken);
    }

    #[test]
    fn soft_hyphens_are_no_ones_own() {
        assert_eq!(
            Hyphens::of(PLAIN).joint("well", "being", '\u{ad}'),
            Joint::Broken
        );
    }

    #[test]
    fn a_part_that_waits_for_its_word_keeps_its_hyphen_and_a_blank() {
        const GERMAN: &str = "Der Abend auf dem Kai war lang und still, und niemand hatte die Zahlen zur Hand, weder der Koch noch die beiden Lotsen, die seit dem Morgen auf der Bank vor der Wache saßen.";
        const FRENCH: &str = "La soirée sur le quai était longue et calme, et personne n'avait les chiffres, ni le cuisinier ni les deux pilotes qui étaient assis depuis le matin devant la capitainerie.";
        for (text, before, next) in [
            (GERMAN, "Lade", "und Löschzeiten"),
            (GERMAN, "PC", "oder Funkraum"),
            (GERMAN, "lang", "bis mittelfristig"),
            (PLAIN, "two", "and three-storey"),
            (PLAIN, "pre", "or post-war"),
            (FRENCH, "avant", "et arrière-port"),
        ] {
            check(text, before, next, Joint::Suspended);
        }
        check(HYPHENATED, "thous", "and lamps", Joint::Broken);
        check(FRENCH, "peut", "être", Joint::Compound);
        check(FRENCH, "est", "à-dire", Joint::Compound);
        check(FRENCH, "dit", "elle,", Joint::Compound);
    }

    #[test]
    fn first_parts_that_are_no_words_make_compounds_before_vowels_alone() {
        check(HYPHENATED, "re", "moved in", Joint::Broken);
        check(HYPHENATED, "re", "elected in", Joint::Compound);
    }
}
