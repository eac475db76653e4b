//! Words that keep a hyphen at a line's end: compounds, and parts that wait for the word they share.

use crate::text::hyphen::Language;

/// First parts of compounds, which a word that is broken seldom begins with.
const FIRSTS: [&str; 46] = [
    "all", "anti", "best", "cross", "double", "eight", "ex", "far", "first", "five", "four",
    "full", "half", "hand", "hard", "high", "ill", "large", "left", "like", "long", "low", "mid",
    "multi", "nine", "non", "one", "open", "post", "quasi", "right", "second", "self", "semi",
    "seven", "short", "single", "six", "small", "so", "ten", "third", "three", "two", "well",
    "year",
];

/// First parts that are no words: compounds keep their hyphen before a vowel.
const PREFIXES: [&str; 4] = ["co", "de", "pre", "re"];

/// Last parts of compounds that no word ends with after a break.
const LASTS: [&str; 28] = [
    "based", "born", "called", "day", "down", "free", "friendly", "hand", "in", "known", "level",
    "like", "lived", "made", "off", "old", "on", "out", "right", "scale", "sized", "term", "time",
    "to", "up", "wide", "year", "years",
];

/// Last parts of French compounds, and what follows a French verb; no syllable begins so.
const FRENCH_LASTS: [&str; 20] = [
    "ci", "là", "même", "mêmes", "il", "ils", "elle", "elles", "on", "je", "nous", "vous", "moi",
    "toi", "eux", "en", "delà", "dessus", "dessous", "né",
];

/// French pronouns, which themselves are joined to.
const FRENCH_PRONOUNS: [&str; 9] = [
    "moi", "toi", "soi", "lui", "elle", "nous", "vous", "eux", "elles",
];

/// Parts of French compounds that go together: the first, and how the last begins.
const FRENCH_PAIRS: [(&str, &str); 23] = [
    ("peut", "être"),
    ("quatre", "vingt"),
    ("celui", "ci"),
    ("celui", "là"),
    ("celle", "ci"),
    ("celle", "là"),
    ("ceux", "ci"),
    ("ceux", "là"),
    ("celles", "ci"),
    ("celles", "là"),
    ("là", "bas"),
    ("est", "ce"),
    ("était", "ce"),
    ("sera", "ce"),
    ("serait", "ce"),
    ("avant", "hier"),
    ("après", "midi"),
    ("après", "demain"),
    ("quelques", "un"),
    ("demi", "heure"),
    ("grand", "mère"),
    ("grand", "père"),
    ("grands", "parents"),
];

/// French tens, to which ones are joined.
const FRENCH_TENS: [&str; 7] = [
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "septante",
    "nonante",
];

/// Conjunctions between two parts that share a word, and the language of each.
const CONJUNCTIONS: [(&str, &str); 29] = [
    ("und", "de"),
    ("oder", "de"),
    ("bzw.", "de"),
    ("sowie", "de"),
    ("bis", "de"),
    ("wie", "de"),
    ("and", "en"),
    ("or", "en"),
    ("to", "en"),
    ("et", "fr"),
    ("ou", "fr"),
    ("en", "nl"),
    ("of", "nl"),
    ("og", "da"),
    ("og", "nb"),
    ("eller", "da"),
    ("eller", "nb"),
    ("eller", "sv"),
    ("och", "sv"),
    ("ja", "fi"),
    ("tai", "fi"),
    ("y", "es"),
    ("o", "es"),
    ("e", "it"),
    ("o", "it"),
    ("e", "pt"),
    ("ou", "pt"),
    ("és", "hu"),
    ("vagy", "hu"),
];

/// Whether a word may stand between two parts that share another.
pub(super) fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS
        .iter()
        .any(|(conjunction, _)| *conjunction == word)
}

/// Whether a conjunction parts words in a text of that language: `Some(true)` where no word ends so after a break, and
/// `Some(false)` where some words do.
pub(super) fn joins_parts(conjunction: &str, language: Option<Language>) -> Option<bool> {
    let of = |tag: &str| language == Language::of_tag(tag);
    let is_its = (CONJUNCTIONS.iter())
        .any(|&(word, tag)| word == conjunction && (of(tag) || language.is_none()));
    let never_ends = matches!(conjunction, "und" | "oder" | "bzw." | "sowie");
    match never_ends || conjunction.chars().count() == 1 {
        true => (is_its || never_ends).then_some(true),
        false => is_its.then_some(false),
    }
}

/// Whether two parts are those of a compound, in a text of that language; `rest` stands after the last part, and `may_break`
/// says whether the language breaks words there.
pub(super) fn is_compound(
    first: &str,
    last: &str,
    rest: &str,
    language: Option<Language>,
    may_break: bool,
) -> bool {
    const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
    // No program leaves a letter alone, and a part within a chain of hyphens is a word.
    let letters = last.chars().take(3).count();
    if letters == 1 || letters == 2 && rest.starts_with('-') {
        return true;
    }
    if language == Language::of_tag("fr") {
        let pair = FRENCH_PAIRS
            .iter()
            .any(|(a, b)| *a == first && last.starts_with(b));
        let own = FRENCH_PRONOUNS.contains(&first) && matches!(last, "même" | "mêmes");
        let joined = own || FRENCH_TENS.contains(&first);
        return pair || joined || FRENCH_LASTS.contains(&last) && !may_break;
    }
    FIRSTS.contains(&first)
        || LASTS.contains(&last)
        || PREFIXES.contains(&first) && last.starts_with(VOWELS)
}
