//! The text as it arrives: always some of it at hand, surveyed ahead of what is parsed.

use super::survey::Survey;
use crate::format::decode::TextReader;
use crate::format::{ParseError, Raw};

/// How far ahead of the parser a text is read and surveyed. A text that is shorter is known as a whole before its
/// first part is parsed, so everything in it resolves.
const AHEAD_BYTES: usize = 512 * 1024;

/// How much is read at once: little enough to stay in the processor's caches, and for an allocator to give the
/// memory back. Pieces as large as what is read ahead leave holes between the texts of the article that stay.
const READ_BYTES: usize = 64 * 1024;

/// A text that arrives.
pub(super) struct Source {
    reader: TextReader,
    buffer: String,
    /// How much of the buffer is parsed already.
    taken: usize,
    /// How much of the buffer is surveyed already.
    surveyed: usize,
    ended: bool,
    survey: Survey,
}

impl Source {
    /// Begins to read `raw`.
    pub(super) fn new(raw: Raw) -> Result<Self, ParseError> {
        let label = raw.charset().map(str::to_owned);
        Ok(Self {
            reader: TextReader::new(raw, label.as_deref())?,
            buffer: String::new(),
            taken: 0,
            surveyed: 0,
            ended: false,
            survey: Survey::new(),
        })
    }

    /// Reads and surveys until there is enough ahead, or all.
    pub(super) fn fill(&mut self) -> Result<(), ParseError> {
        if self.ended || self.buffer.len() - self.taken >= AHEAD_BYTES {
            return Ok(());
        }
        self.buffer.drain(..self.taken);
        self.surveyed -= self.taken;
        self.taken = 0;
        while self.buffer.len() < AHEAD_BYTES {
            match self.reader.next(READ_BYTES)? {
                // At the beginning, as it is: of a short text it is all.
                Some(text) if self.buffer.capacity() == 0 => self.buffer = text,
                Some(text) => {
                    // Once for good, where there is more than that.
                    let room = AHEAD_BYTES + READ_BYTES;
                    self.buffer
                        .reserve_exact(room.saturating_sub(self.buffer.len()));
                    self.buffer.push_str(&text);
                }
                None => {
                    self.ended = true;
                    break;
                }
            }
        }
        let end = if self.ended {
            self.buffer.len()
        } else {
            memchr::memrchr(b'\n', self.buffer.as_bytes()).map_or(self.surveyed, |at| at + 1)
        };
        if end > self.surveyed {
            self.survey.read(&self.buffer[self.surveyed..end]);
            self.surveyed = end;
        }
        Ok(())
    }

    /// About `size` bytes of what comes next, whole lines where lines are no longer than that, else whole words;
    /// whether nothing comes after them; and what is known of the text so far.
    pub(super) fn window(&mut self, size: usize) -> (&str, bool, &mut Survey) {
        let rest = &self.buffer[self.taken..];
        if rest.len() <= size {
            return (rest, self.ended, &mut self.survey);
        }
        let limit = rest.floor_char_boundary(size);
        let end_after = |mark| memchr::memrchr(mark, &rest.as_bytes()[..limit]).map(|at| at + 1);
        let end = end_after(b'\n').or_else(|| end_after(b' '));
        (&rest[..end.unwrap_or(limit)], false, &mut self.survey)
    }

    /// Leaves behind `bytes` of the window.
    pub(super) fn take(&mut self, bytes: usize) {
        self.taken += bytes;
        // What is never surveyed, in a line longer than all that is at hand, is passed over.
        self.surveyed = self.surveyed.max(self.taken);
    }
}
