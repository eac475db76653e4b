//! Where a word may break, by language.

use hypher::Lang;

use crate::text::width::SOFT_HYPHEN;

/// A language whose words can be hyphenated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(Lang);

/// Words of fewer letters are left whole: breaking them costs the reader more than it evens the lines.
const LETTERS_MIN: usize = 6;
/// Text up to this length is enough to tell a language, and more is not looked at.
const DETECT_BYTES_MAX: usize = 4096;

impl Language {
    /// The language of a BCP 47 tag such as `pt-BR`, where it can be hyphenated.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        let code = match primary.as_str() {
            "no" => "nb",
            code => code,
        };
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        Lang::from_iso(code).map(Self)
    }

    /// The language that `text` is written in, where that is beyond doubt and it can be hyphenated.
    pub fn detect(text: &str) -> Option<Self> {
        let sample = &text[..text.floor_char_boundary(text.len().min(DETECT_BYTES_MAX))];
        let found = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
        Self::of_tag(two_letters(found.lang())?)
    }

    /// The byte offsets in `token`, a stretch of text without spaces, at which it may break with a hyphen.
    /// Addresses, numbers, names and short words have none; neither have words that bear a hyphen already.
    pub fn breaks(self, token: &str) -> Vec<usize> {
        let mut found = Vec::new();
        if token.len() < LETTERS_MIN || !is_prose(token) {
            return found;
        }
        let mut start = 0;
        for part in token.split(|c: char| !c.is_alphabetic()) {
            self.word_breaks(part, start, &mut found);
            start += part.len();
            start += token[start..].chars().next().map_or(0, char::len_utf8);
        }
        found
    }

    /// Adds the breaks of `word`, which begins at `start`.
    fn word_breaks(self, word: &str, start: usize, found: &mut Vec<usize>) {
        let letters = word.chars().count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let begins = word.chars().next().is_some_and(char::is_uppercase);
        let named = capitals > usize::from(begins) || (begins && !self.capitalises_nouns());
        if letters < LETTERS_MIN || named {
            return;
        }
        let mut at = start;
        for syllable in hypher::hyphenate(word, self.0) {
            at += syllable.len();
            found.push(at);
        }
        // The last syllable ends the word.
        found.pop();
    }

    /// In German any noun is capitalised, elsewhere a capital means a name or the start of a sentence.
    fn capitalises_nouns(self) -> bool {
        self.0 == Lang::German
    }
}

/// True when `token` is a word with punctuation around it: no digit, and inside no sign that belongs to an
/// address or a program. An apostrophe parts words (`l'association`).
fn is_prose(token: &str) -> bool {
    let word = token.trim_matches(|c: char| !c.is_alphanumeric());
    word.chars()
        .all(|c| c.is_alphabetic() || is_mark(c) || matches!(c, '\'' | '’'))
        && !token.contains(SOFT_HYPHEN)
        && !is_address(token)
}

/// True when `word`, all that stands between two spaces, bears a sign that belongs to an address or a program. Lines
/// break within it, but none of its parts is a word of the language.
pub fn is_address(word: &str) -> bool {
    let within = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.contains(['@', '/', '\\', '_', '<', '>', '=', '#']) || within.contains(['.', ':'])
}

/// Combining marks, which some scripts write within words.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// The ISO 639-1 code of a detected language, which comes as ISO 639-3.
fn two_letters(language: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang::*;
    Some(match language {
        Afr => "af",
        Bel => "be",
        Bul => "bg",
        Cat => "ca",
        Ces => "cs",
        Dan => "da",
        Deu => "de",
        Ell => "el",
        Eng => "en",
        Est => "et",
        Fin => "fi",
        Fra => "fr",
        Hrv => "hr",
        Hun => "hu",
        Ita => "it",
        Kat => "ka",
        Lat => "la",
        Lav => "lv",
        Lit => "lt",
        Nld => "nl",
        Nob => "nb",
        Pol => "pl",
        Por => "pt",
        Ron => "ro",
        Rus => "ru",
        Slk => "sk",
        Slv => "sl",
        Spa => "es",
        Srp => "sr",
        Swe => "sv",
        Tuk => "tk",
        Tur => "tr",
        Ukr => "uk",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: &str, token: &str, expected: &str) {
        let language = Language::of_tag(tag).expect("a language that can be hyphenated");
        let mut shown = String::new();
        let mut last = 0;
        for at in language.breaks(token) {
            shown += &token[last..at];
            shown.push('-');
            last = at;
        }
        shown += &token[last..];
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_break_by_their_language() {
        check("en", "extensive", "ex-ten-sive");
        check("en-GB", "“extensive,”", "“ex-ten-sive,”");
        check("fr", "l’association", "l’as-so-cia-tion");
        check("de", "Zusammenhang", "Zu-sam-men-hang");
    }

    #[test]
    fn names_addresses_and_short_words_stay_whole() {
        for token in [
            "Extensive",
            "NATO-extensive",
            "https://example.org/extensive",
            "extensive_value",
            "extensive@example.org",
            "extensive.rs",
            "self-extensive",
            "extensive1",
            "short",
        ] {
            check("en", token, token);
        }
    }

    #[test]
    fn a_language_is_told_from_its_text() {
        let german =
            "Der Hafen war im Winter geschlossen, und niemand wusste, wann er wieder öffnen würde.";
        assert_eq!(Language::detect(german), Language::of_tag("de"));
        assert_eq!(Language::detect(""), None);
        assert_eq!(Language::of_tag("xx"), None);
    }
}
