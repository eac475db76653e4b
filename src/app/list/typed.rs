//! `Typed`: a line as it is typed, edited grapheme by grapheme.

use crate::app::keys::over::InPrompt;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::event::{Key, KeyCode};
use crate::text::clean::Clean;

/// The longest text that can be typed or pasted, in bytes.
const TYPED_BYTES_MAX: usize = 1000;

/// Text with a cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    text: String,
    /// In bytes, on a grapheme's boundary.
    cursor: usize,
}

/// What a key did to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The text changed.
    Changed,
    /// At most the cursor moved.
    Moved,
    /// The key is not one of editing.
    Other,
}

impl Typed {
    /// `text` with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut typed = Self::default();
        typed.insert(text);
        typed
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor, the grapheme under it, and the rest.
    pub fn parts(&self) -> (&str, &str, &str) {
        let (before, after) = self.text.split_at(self.cursor);
        let under = after.graphemes(true).next().unwrap_or("");
        (before, under, &after[under.len()..])
    }

    /// Types `text`, with line breaks as spaces and no control characters.
    pub fn insert(&mut self, text: &str) {
        let clean = Clean::new(text).replace('\n', " ");
        let room = TYPED_BYTES_MAX.saturating_sub(self.text.len());
        let clean = &clean[..clean.floor_char_boundary(room)];
        self.text.insert_str(self.cursor, clean);
        self.cursor += clean.len();
    }

    /// Takes a key: what it does to a line, else the letter that it is.
    pub fn press(&mut self, key: Key, does: Option<InPrompt>) -> Edit {
        let before = self.text.len();
        match (does, key.code) {
            (Some(InPrompt::Erase), _) => self.delete_to(self.left()),
            (Some(InPrompt::EraseWord), _) => self.delete_to(self.word_left()),
            (Some(InPrompt::EraseBefore), _) => self.delete_to(0),
            (Some(InPrompt::EraseRest), _) => self.text.truncate(self.cursor),
            (Some(InPrompt::EraseAhead), _) => {
                let end = self.right();
                self.text.replace_range(self.cursor..end, "");
            }
            (Some(InPrompt::Left), _) => self.cursor = self.left(),
            (Some(InPrompt::Right), _) => self.cursor = self.right(),
            (Some(InPrompt::Start), _) => self.cursor = 0,
            (Some(InPrompt::End), _) => self.cursor = self.text.len(),
            (None, KeyCode::Char(c)) if !key.ctrl && !key.alt => {
                self.insert(c.encode_utf8(&mut [0; 4]));
            }
            _ => return Edit::Other,
        }
        if self.text.len() == before {
            Edit::Moved
        } else {
            Edit::Changed
        }
    }

    fn delete_to(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn left(&self) -> usize {
        let mut before = self.text[..self.cursor].grapheme_indices(true);
        before.next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let under = self.text[self.cursor..].graphemes(true).next();
        self.cursor + under.map_or(0, str::len)
    }

    fn word_left(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.rfind(' ').map_or(0, |space| space + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::keymap;
    use crate::app::keys::keymap::Keys;

    fn check(script: &str, parts: (&str, &str, &str)) {
        let mut typed = Typed::default();
        let table = Keys::new();
        for key in keymap::keys(script) {
            typed.press(key, table.in_prompt(key));
        }
        assert_eq!(typed.parts(), parts, "{script}");
    }

    #[test]
    fn a_line_is_edited_by_graphemes() {
        check("fox", ("fox", "", ""));
        check("fox<left><left>", ("f", "o", "x"));
        check("f👩‍👩‍👧x<left><left>", ("f", "👩‍👩‍👧", "x"));
        check("f👩‍👩‍👧<backspace>", ("f", "", ""));
        check("one<space>two<c-w>", ("one ", "", ""));
        check("one<home><del>", ("", "n", "e"));
        check("one<left><c-k><c-a>x", ("x", "o", "n"));
    }

    #[test]
    fn what_is_pasted_is_one_clean_line() {
        let mut typed = Typed::default();
        typed.insert("a\nb\x1b[0mc");
        assert_eq!(typed.text(), "a bc");
        typed.insert(&"x".repeat(5000));
        assert_eq!(typed.text().len(), TYPED_BYTES_MAX);
    }
}
