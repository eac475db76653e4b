//! Folding: which characters a reader means by the ones on the keyboard. `e` means `é` too, `'` means `’`, `fi`
//! means `ﬁ`. Compatibility and canonical equivalence are those of UAX #15; what has no decomposition there
//! (`ø`, `ß`, quotation marks, dashes) stands in a small table here.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that are written for another but do not decompose to it.
const LIKE: &[(&str, &str)] = &[
    ("'", "’‘‚‛ʼʹ′＇`´"),
    ("\"", "“”„‟″«»＂"),
    ("-", "‐‑‒–—―−－"),
    ("o", "øØ"),
    ("d", "đĐ"),
    ("l", "łŁ"),
    ("h", "ħĦ"),
    ("i", "ı"),
    ("ss", "ßẞ"),
    ("ae", "æÆ"),
    ("oe", "œŒ"),
    ("th", "þÞ"),
];

/// For a folded sequence of one to three characters, in lower case, the single characters that fold to it.
pub(super) fn variants(sequence: &str) -> &'static [char] {
    static TABLE: OnceLock<HashMap<String, Vec<char>>> = OnceLock::new();
    TABLE
        .get_or_init(table)
        .get(sequence)
        .map_or(&[], Vec::as_slice)
}

/// The longest sequence that [`variants`] knows, in characters.
pub(super) const SEQUENCE_CHARS_MAX: usize = 3;

fn table() -> HashMap<String, Vec<char>> {
    let mut table: HashMap<String, Vec<char>> = HashMap::new();
    for (plain, variants) in LIKE {
        table
            .entry((*plain).to_owned())
            .or_default()
            .extend(variants.chars());
    }
    // The blocks with letters, signs and forms that decompose to shorter plain ones; Hangul and the unified
    // ideographs decompose to nothing that a reader would type for them.
    let blocks = ('\u{a1}'..='\u{2fff}').chain('\u{fb00}'..='\u{ffef}');
    for c in blocks.filter(|&c| !is_combining_mark(c)) {
        let plain: String = std::iter::once(c)
            .nfkd()
            .filter(|&part| !is_combining_mark(part))
            .flat_map(char::to_lowercase)
            .collect();
        let same = plain.chars().eq(c.to_lowercase());
        if !same && !plain.is_empty() && plain.chars().count() <= SEQUENCE_CHARS_MAX {
            table.entry(plain).or_default().push(c);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_ligatures_and_forms_are_known_by_their_plain_ones() {
        assert!(variants("e").contains(&'é') && variants("e").contains(&'Ê'));
        assert!(variants("fi").contains(&'ﬁ'));
        assert!(variants("a").contains(&'ａ'));
        assert!(variants("ss").contains(&'ß'));
        assert!(variants("'").contains(&'’'));
        assert!(variants("...").contains(&'…'));
        assert!(variants("q̃").is_empty());
    }
}
