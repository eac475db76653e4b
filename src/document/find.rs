//! Search in the text, from position to position.

use std::fmt::Write;
use std::ops::Range;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;

use super::fold;
use super::{BlockId, Document, Position};

/// What is looked for, as a reader means it: in any case, unless it is written with a capital (smart case); plain
/// letters find accented ones, plain quotation marks and hyphens the typographic ones, letters the ligatures and
/// wide forms of them (UAX #15); any white space matches any other.
#[derive(Debug, Clone)]
pub struct Query {
    /// For texts of ASCII alone, in which nothing needs folding: most are, and this is several times as fast.
    ascii: Regex,
    /// For all others; compiled when the first of them is met, since it takes far more time and memory.
    folded: OnceLock<Regex>,
    /// What that is compiled from; where there is none, the other one serves.
    to_fold: Option<ToFold>,
}

/// Words to be found with whatever a reader does not type.
#[derive(Debug, Clone)]
struct ToFold {
    words: Vec<String>,
    ignore_case: bool,
}

/// The most memory that a pattern may compile to; one that needs more is refused.
const PATTERN_BYTES_MAX: usize = 4_000_000;
/// What may stand after any letter without being seen: the blocks of combining marks, Hebrew points and Arabic
/// vowels, soft hyphens, zero-width spaces. All marks there are would make a pattern slow to compile.
const UNSEEN: &str = concat!(
    r"[\u{300}-\u{36f}\u{591}-\u{5c7}\u{610}-\u{61a}\u{64b}-\u{65f}\u{1ab0}-\u{1aff}",
    r"\u{1dc0}-\u{1dff}\u{20d0}-\u{20ff}\u{fe20}-\u{fe2f}\u{ad}\u{200b}]*"
);
/// Words in a query beyond so many bytes are looked for as they stand: nobody types that much, and what is pasted
/// has its marks.
const FOLDED_BYTES_MAX: usize = 100;

impl Query {
    /// A query for `text` as it stands; `None` when it is empty.
    pub fn new(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return None;
        }
        let ignore_case = !text.chars().any(char::is_uppercase);
        let plain: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
        let ascii = compile(&plain.join(r"\s+"), ignore_case).ok()?;
        let to_fold = (text.len() <= FOLDED_BYTES_MAX).then(|| ToFold {
            words: words.into_iter().map(str::to_owned).collect(),
            ignore_case,
        });
        Some(Self {
            ascii,
            folded: OnceLock::new(),
            to_fold,
        })
    }

    /// A query for a regular expression; a capital that is not part of an escape makes it heed case. The error
    /// is one line for the reader.
    pub fn regex(pattern: &str) -> Result<Self, String> {
        let mut escaped = false;
        let capital = pattern.chars().any(|c| {
            let counts = !escaped && c.is_uppercase();
            escaped = !escaped && c == '\\';
            counts
        });
        let compiled = compile(pattern, !capital).map_err(|error| {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        })?;
        Ok(Self {
            ascii: compiled,
            folded: OnceLock::new(),
            to_fold: None,
        })
    }

    /// The hits in one block, in order.
    pub fn in_block<'a>(
        &'a self,
        document: &'a Document,
        block: BlockId,
    ) -> impl Iterator<Item = Range<Position>> + 'a {
        let text = document.block(block).prose.text.as_str();
        let at = move |offset: usize| Position {
            block,
            offset: offset as u32,
        };
        self.in_text(text)
            .map(move |hit| at(hit.start)..at(hit.end))
    }

    /// The hits in a text as byte ranges, in order; empty ones are left out.
    pub fn in_text<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let pattern = if text.is_ascii() {
            &self.ascii
        } else {
            self.folded()
        };
        pattern
            .find_iter(text)
            .filter(|hit| !hit.is_empty())
            .map(|hit| hit.range())
    }

    fn folded(&self) -> &Regex {
        let Some(to_fold) = &self.to_fold else {
            return &self.ascii;
        };
        self.folded.get_or_init(|| {
            let words = to_fold.words.iter().map(|word| folded_pattern(word));
            let pattern = words.collect::<Vec<_>>().join(r"\s+");
            // One that is too large finds its letters as they stand.
            compile(&pattern, to_fold.ignore_case).unwrap_or_else(|_| self.ascii.clone())
        })
    }

    /// The first hit at or after `from`.
    pub fn next(&self, document: &Document, from: Position) -> Option<Range<Position>> {
        (from.block.0..document.end().0).find_map(|block| {
            self.in_block(document, BlockId(block))
                .find(|hit| hit.start >= from)
        })
    }

    /// The last hit before `before`.
    pub fn previous(&self, document: &Document, before: Position) -> Option<Range<Position>> {
        let end = before.block.next().min(document.end());
        (0..end.0).rev().find_map(|block| {
            self.in_block(document, BlockId(block))
                .take_while(|hit| hit.start < before)
                .last()
        })
    }
}

fn compile(pattern: &str, ignore_case: bool) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern)
        .case_insensitive(ignore_case)
        .size_limit(PATTERN_BYTES_MAX)
        .build()
}

/// A pattern for one word that finds its letters with whatever a reader does not type.
fn folded_pattern(word: &str) -> String {
    // Composed, an accent that was typed belongs to its letter, and so is asked for.
    let chars: Vec<char> = word.nfc().collect();
    let mut pattern = String::new();
    let mut rest = chars.as_slice();
    while !rest.is_empty() {
        let longest = fold::SEQUENCE_CHARS_MAX.min(rest.len());
        let length = (2..=longest)
            .rev()
            .find(|&length| !forms(&rest[..length]).is_empty())
            .unwrap_or(1);
        pattern.push_str(&sequence(&rest[..length]));
        rest = &rest[length..];
    }
    pattern
}

/// The pattern of a few characters: each for itself, or joined in a form of their own such as a ligature.
fn sequence(chars: &[char]) -> String {
    let Some((&first, rest)) = chars.split_first() else {
        return String::new();
    };
    let mut ways = vec![format!("{}{UNSEEN}{}", one(first), sequence(rest))];
    for length in 2..=chars.len() {
        let forms = forms(&chars[..length]);
        if !forms.is_empty() {
            let class: String = forms.iter().collect();
            ways.push(format!("[{class}]{UNSEEN}{}", sequence(&chars[length..])));
        }
    }
    match ways.len() {
        1 => ways.remove(0),
        _ => format!("(?:{})", ways.join("|")),
    }
}

fn forms(chars: &[char]) -> &'static [char] {
    let lower: String = chars.iter().flat_map(|c| c.to_lowercase()).collect();
    fold::variants(&lower)
}

/// The pattern of one character: itself, its forms of the same case, or its decomposition.
fn one(c: char) -> String {
    let mut class = String::from("[");
    push_escaped(&mut class, c);
    let lower: String = c.to_lowercase().collect();
    let same_case = |form: &&char| !c.is_uppercase() || !form.is_lowercase();
    fold::variants(&lower)
        .iter()
        .filter(same_case)
        .for_each(|&form| push_escaped(&mut class, form));
    class.push(']');
    let decomposed: String = std::iter::once(c).nfd().collect();
    if decomposed.chars().count() > 1 {
        return format!("(?:{class}|{decomposed})");
    }
    class
}

fn push_escaped(class: &mut String, c: char) {
    let _ = write!(class, "\\x{{{:x}}}", c as u32);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Prose};

    fn document(texts: &[&str]) -> Document {
        let mut builder = Builder::new();
        texts
            .iter()
            .for_each(|text| builder.block(BlockKind::Paragraph, Prose::plain(text)));
        builder.finish()
    }

    fn hits(query: &str, texts: &[&str]) -> usize {
        let document = document(texts);
        let query = Query::new(query).expect("a query with words");
        (0..document.end().0)
            .map(|block| query.in_block(&document, BlockId(block)).count())
            .sum()
    }

    #[test]
    fn case_is_smart_and_white_space_is_any() {
        assert_eq!(hits("fox", &["Fox fox", "a FOX"]), 3);
        assert_eq!(hits("Fox", &["Fox fox"]), 1);
        assert_eq!(hits("quick fox", &["quick\nfox", "quick\u{a0}fox"]), 2);
        assert_eq!(hits("École", &["École école"]), 1);
    }

    #[test]
    fn plain_letters_find_what_a_typesetter_makes_of_them() {
        assert_eq!(hits("don't", &["don’t", "don't", "dont"]), 2);
        assert_eq!(hits("1914-18", &["1914–18", "1914—18", "1914-18"]), 3);
        assert_eq!(hits("cafe", &["café", "cafe\u{301}", "CAFÉ", "cafés"]), 4);
        assert_eq!(hits("office", &["oﬃce", "ofﬁce", "office"]), 3);
        assert_eq!(hits("strasse", &["Straße", "STRASSE ü"]), 2);
        assert_eq!(hits("abc", &["ａｂｃ"]), 1);
        assert_eq!(hits("well...", &["well…", "well..."]), 2);
        assert_eq!(hits("hyphen", &["hy\u{ad}phen"]), 1);
        assert_eq!(hits("a[b", &["a[b ä", "a[b"]), 2);
    }

    #[test]
    fn marks_may_be_left_out() {
        assert_eq!(hits("שלום", &["שָׁלוֹם"]), 1);
        assert_eq!(hits("سلام", &["سَلَام"]), 1);
        assert_eq!(hits(&"x".repeat(300), &[&"x".repeat(300), "é"]), 1);
    }

    #[test]
    fn a_typed_accent_is_asked_for() {
        assert_eq!(hits("é", &["é", "e\u{301}", "e è"]), 2);
    }

    #[test]
    fn a_regular_expression_is_one_or_says_why_not() {
        let query = Query::regex(r"\bfox(es)?\b").expect("a pattern");
        assert_eq!(query.in_text("Fox, foxes, foxy").count(), 2);
        let query = Query::regex(r"\Sox\W").expect("a pattern");
        assert_eq!(query.in_text("FOX.").count(), 1);
        let error = Query::regex("(fox").expect_err("an open group");
        assert_eq!(error, "unclosed group");
    }

    #[test]
    fn searching_goes_both_ways_from_a_position() {
        let document = document(&["one fox", "none", "fox fox"]);
        let query = Query::new("fox").expect("a query with words");
        let first = query.next(&document, Position::START).expect("a hit");
        let second = query.next(&document, first.end).expect("a hit");
        assert_eq!(
            (first.start.block, second.start.block),
            (BlockId(0), BlockId(2))
        );
        assert_eq!(query.previous(&document, second.start), Some(first));
    }
}
