//! `Clean`: text with no control characters. This is the one place where they are removed.

use std::fmt;
use std::ops::{Deref, Range};

use unicode_segmentation::UnicodeSegmentation;

use super::escapes;

/// Text that is safe to send to a terminal. The only control character in it is `'\n'`, a hard break.
///
/// What [`Clean::new`] removes: C0 and C1 controls, whole escape sequences, bidirectional embeddings, overrides
/// and isolates (UAX #9 lets them reorder what follows them), line and paragraph separators (they become
/// hard breaks), byte order marks, and tag characters outside a flag. Tabs become spaces, joiners and
/// variation selectors stay.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(Box<str>);

/// Tabs advance to the next multiple of this many characters.
const TAB_COLUMNS: usize = 4;

impl Clean {
    /// Removes from `raw` whatever must not reach a terminal.
    pub fn new(raw: &str) -> Self {
        if is_clean(raw) {
            return Self(raw.into());
        }
        let mut out = String::with_capacity(raw.len());
        clean_into(raw, &mut out);
        Self(out.into_boxed_str())
    }

    /// As [`Clean::new`], with every run of white space made one space and none at the ends.
    pub fn line(raw: &str) -> Self {
        let clean = Self::new(raw);
        let words: Vec<&str> = clean.split_whitespace().collect();
        Self(words.join(" ").into_boxed_str())
    }

    /// Adds `raw` to `out`, a text under construction, without what must not reach a terminal.
    pub fn append(raw: &str, out: &mut String) {
        if is_clean(raw) {
            out.push_str(raw);
        } else {
            // On its own, so that a backspace in it takes nothing from what was there before.
            out.push_str(&Self::new(raw));
        }
    }

    /// The part of this text at `range`, in bytes; `range` must lie on character boundaries.
    pub fn slice(&self, range: Range<usize>) -> Self {
        Self(self.0[range].into())
    }

    /// The text as a plain string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// True when nothing in `raw` needs removing. ASCII is checked bytewise, since most text is ASCII.
fn is_clean(raw: &str) -> bool {
    if raw.is_ascii() {
        // Without an early end, so that many bytes are compared at once.
        let is_control = |b: u8| (b < 0x20 && b != b'\n') || b == 0x7f;
        return !raw.bytes().fold(false, |found, b| found | is_control(b));
    }
    raw.chars().all(|c| c == '\n' || !is_unsafe(c))
}

/// Characters that never appear in a [`Clean`]; the tab and the separators are replaced, not dropped.
fn is_unsafe(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{2028}' | '\u{2029}' | '\u{feff}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

fn clean_into(raw: &str, out: &mut String) {
    let mut column = 0;
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\r' if rest.starts_with('\n') => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push('\n');
                column = 0;
            }
            '\t' => {
                let spaces = TAB_COLUMNS - column % TAB_COLUMNS;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\u{1b}' => rest = escapes::order(rest).map_or(rest, |(_, after)| after),
            '\u{8}' => column = column.saturating_sub(usize::from(pop_overstruck(out))),
            '\u{1f3f4}' => {
                let flag = flag_of_tags(rest);
                out.push(c);
                out.push_str(&rest[..flag]);
                rest = &rest[flag..];
                column += 1;
            }
            c if is_unsafe(c) => {}
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
}

/// A backspace overstrikes in old manual pages (`b\x08b` is a bold b): the letter before it goes.
fn pop_overstruck(out: &mut String) -> bool {
    match out.chars().next_back() {
        Some(c) if c != '\n' => out.pop().is_some(),
        _ => false,
    }
}

/// The length of the tag characters that make the black flag before `rest` a subdivision's flag, or 0.
fn flag_of_tags(rest: &str) -> usize {
    let tags = rest
        .find(|c| !('\u{e0020}'..='\u{e007e}').contains(&c))
        .unwrap_or(rest.len());
    let cancelled = rest[tags..].starts_with('\u{e007f}');
    if tags > 0 && tags <= 8 * '\u{e0020}'.len_utf8() && cancelled {
        tags + '\u{e007f}'.len_utf8()
    } else {
        0
    }
}

/// The first grapheme of `text`, or nothing.
pub fn first_grapheme(text: &str) -> Option<&str> {
    text.graphemes(true).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &str) {
        assert_eq!(&*Clean::new(raw), expected);
        assert_eq!(
            &*Clean::new(expected),
            expected,
            "cleaning twice is the same"
        );
    }

    #[test]
    fn control_characters_go_and_letters_stay() {
        check("plain", "plain");
        check("a\x07b\u{9b}c\x7f", "abc");
        check("one\r\ntwo\rthree\u{2028}four", "one\ntwo\nthree\nfour");
        check("a\tb", "a   b");
        check("\u{feff}caf\u{e9}\u{202e}x", "caf\u{e9}x");
    }

    #[test]
    fn escape_sequences_go_whole_and_swallow_nothing() {
        check("\x1b[1;31mred\x1b[0m end", "red end");
        check("\x1b]0;title\x07text", "text");
        check("\x1b]8;;https://a.example\x1b\\word\x1b]8;;\x1b\\", "word");
        check("\x1b(Bone\x1b)0 two\x1bP1$r\x1b\\", "one two");
        check("\x1b]0;title\ntext", "\ntext");
        check("text \x1b[", "text ");
        check("\x1bPlease read", "Please read");
    }

    #[test]
    fn overstruck_letters_are_shown_once() {
        check("b\x08bold", "bold");
        check("_\x08under", "under");
    }

    #[test]
    fn tags_stay_only_in_flags() {
        let wales = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}";
        assert_eq!(&*Clean::new(wales), wales);
        check("a\u{e0067}b", "ab");
    }
}
