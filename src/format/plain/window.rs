//! `Window`: the stretch of a large text that is at hand, cut where no paragraph is.

use super::super::decode::TextReader;
use super::{ParseError, Raw};
use crate::text::escapes;

/// Text that arrives, as much of it as is wanted at a time. Its lines end with `'\n'` alone.
pub(super) struct Window {
    reader: TextReader,
    /// What has arrived and was not yet cut off.
    pub(super) text: String,
    /// A carriage return that may be half of a line's end.
    half: bool,
    ended: bool,
}

/// How much is read at a time.
const PIECE_BYTES: usize = 64 * 1024;

impl Window {
    /// Begins to read `raw`.
    pub(super) fn new(raw: Raw) -> Result<Self, ParseError> {
        let label = raw.charset().map(str::to_owned);
        Ok(Self {
            reader: TextReader::new(raw, label.as_deref())?,
            text: String::new(),
            half: false,
            ended: false,
        })
    }

    /// Whether there are more than `bytes` in all, as far as that is known before they are read.
    pub(super) fn is_longer_than(&self, bytes: usize) -> bool {
        self.reader.is_longer_than(bytes)
    }

    /// Reads until more than `bytes` are at hand; true when that was all.
    pub(super) fn fill(&mut self, bytes: usize) -> Result<bool, ParseError> {
        while !self.ended && self.text.len() <= bytes {
            let wanted = PIECE_BYTES.max(bytes + 1 - self.text.len());
            match self.reader.next(wanted)? {
                Some(piece) => self.push(piece),
                None => self.ended = true,
            }
        }
        Ok(self.ended)
    }

    /// True when everything has been read and cut off.
    pub(super) fn is_done(&self) -> bool {
        self.ended && self.text.is_empty()
    }

    /// Adds `piece` with its line ends made one kind.
    fn push(&mut self, piece: String) {
        if self.text.is_empty() && !self.half && !piece.contains('\r') {
            self.text = piece;
            return;
        }
        let mut piece = piece.as_str();
        if std::mem::take(&mut self.half) {
            piece = piece.strip_prefix('\n').unwrap_or(piece);
        }
        if !piece.contains('\r') {
            self.text.push_str(piece);
            return;
        }
        self.half = piece.ends_with('\r');
        self.text
            .push_str(&piece.replace("\r\n", "\n").replace('\r', "\n"));
    }

    /// Takes about `bytes` off the beginning: up to a blank line, else to a line's end, else to before a space. True when a
    /// line goes on in what is left.
    pub(super) fn cut(&mut self, bytes: usize) -> (String, bool) {
        if self.ended && self.text.len() <= bytes {
            return (std::mem::take(&mut self.text), false);
        }
        let limit = self.text.floor_char_boundary(bytes);
        let head = &self.text[..limit];
        let at = head
            .rfind("\n\n")
            .map(|at| at + 2)
            .or_else(|| head.rfind('\n').map(|at| at + 1))
            .or_else(|| head.rfind(' ').filter(|at| *at > 0))
            .unwrap_or(limit);
        let at = self.before_open_order(at);
        let goes_on = !self.text[..at].ends_with('\n');
        // The shorter side is copied.
        if at < self.text.len() / 2 {
            let head = self.text[..at].to_owned();
            self.text.drain(..at);
            (head, goes_on)
        } else {
            let rest = self.text.split_off(at);
            (std::mem::replace(&mut self.text, rest), goes_on)
        }
    }

    /// `at`, or before it where an order to a terminal begins that goes on after it, and before the blanks there.
    fn before_open_order(&self, at: usize) -> usize {
        let order = memchr::memrchr(0x1b, &self.text.as_bytes()[..at]);
        order
            .filter(|order| escapes::is_open(&self.text[order + 1..at]))
            .map(|order| self.text[..order].trim_end_matches(' ').len())
            .filter(|before| *before > 0)
            .unwrap_or(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Origin;

    fn window(text: &str) -> Window {
        let mut window = Window::new(Raw::from_bytes(Origin::Stdin, text)).expect("text");
        window.fill(0).expect("memory reads");
        window
    }

    #[test]
    fn a_text_is_cut_at_blank_lines_then_lines_then_spaces() {
        assert_eq!(
            window("one\n\ntwo\nthree").cut(12),
            ("one\n\n".to_owned(), false)
        );
        assert_eq!(window("one\ntwo three").cut(8), ("one\n".to_owned(), false));
        assert_eq!(window("one two three").cut(9), ("one two".to_owned(), true));
        assert_eq!(
            window("one\n\x1bPq~~\n~~\x1b\\").cut(11),
            ("one\n".to_owned(), false)
        );
        assert_eq!(window("one\x1b[1;31mtwo").cut(7), ("one".to_owned(), true));
        assert_eq!(window("古い時計が").cut(7), ("古い".to_owned(), true));
    }

    #[test]
    fn line_ends_become_one_kind_wherever_a_piece_ends() {
        let mut window = window("");
        for piece in ["a\r", "\nb\rc", "\r\n"] {
            window.push(piece.to_owned());
        }
        assert_eq!(window.text, "a\nb\nc\n");
    }
}
