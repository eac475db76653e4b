//! The text as it arrives: always some of it at hand, surveyed ahead of what is parsed.

use super::survey::Survey;
use crate::format::decode::TextReader;
use crate::format::{HEAD_BYTES, ParseError, Raw};

/// How far ahead of the parser a text is read and surveyed. A text that is shorter is known as a whole before its
/// first part is parsed, so everything in it resolves.
const AHEAD_BYTES: usize = 512 * 1024;

/// How much is read at once: little enough to stay in the processor's caches, and for an allocator to give the
/// memory back. Pieces as large as what is read ahead leave holes between the texts of the article that stay.
const READ_BYTES: usize = 64 * 1024;

/// How much is looked at at once of what is not kept: longer than a line, and soon in the processor's caches.
const GLANCE_BYTES: usize = 32 * 1024;

/// A text that arrives.
pub(super) struct Source {
    reader: TextReader,
    buffer: String,
    /// How much of the buffer is parsed already.
    taken: usize,
    /// How much is surveyed already, counted from the buffer's beginning; it may be more than has been read.
    surveyed: usize,
    /// Nothing is left to be surveyed.
    known: bool,
    /// Nothing is left to be read.
    ended: bool,
    survey: Survey,
}

impl Source {
    /// Begins to read `raw`.
    pub(super) fn new(raw: Raw) -> Result<Self, ParseError> {
        let label = raw.charset().map(str::to_owned);
        let mut source = Self {
            reader: TextReader::new(raw, label.as_deref())?,
            buffer: String::new(),
            taken: 0,
            surveyed: 0,
            known: false,
            ended: false,
            survey: Survey::new(),
        };
        source.begin()?;
        Ok(source)
    }

    /// Reads the beginning and surveys what comes after it, where that can be looked at without keeping it: the
    /// first page waits for this, and memory that was never touched takes longer than all the rest of it.
    fn begin(&mut self) -> Result<(), ParseError> {
        match self.reader.next(HEAD_BYTES)? {
            Some(text) => self.buffer = text,
            None => (self.known, self.ended) = (true, true),
        }
        self.survey_whole_lines();
        let mut piece = vec![0; GLANCE_BYTES];
        while !self.known && self.surveyed < AHEAD_BYTES + HEAD_BYTES {
            let Some(read) = self.reader.glance(&mut piece, self.surveyed as u64)? else {
                break;
            };
            let all = read < GLANCE_BYTES;
            let end = match memchr::memrchr(b'\n', &piece[..read]) {
                _ if all => read,
                Some(at) => at + 1,
                None => break,
            };
            // What is not UTF-8 is decoded as it is read.
            let Ok(text) = std::str::from_utf8(&piece[..end]) else {
                break;
            };
            self.survey.read(text);
            self.surveyed += end;
            self.known = all;
        }
        Ok(())
    }

    /// Surveys the lines that were read and have ended.
    fn survey_whole_lines(&mut self) {
        let end = if self.ended {
            self.buffer.len()
        } else {
            memchr::memrchr(b'\n', self.buffer.as_bytes()).map_or(0, |at| at + 1)
        };
        if end > self.surveyed {
            self.survey.read(&self.buffer[self.surveyed..end]);
            self.surveyed = end;
        }
    }

    /// Reads and surveys until there is enough ahead of a window of `size` bytes, or all.
    pub(super) fn fill(&mut self, size: usize) -> Result<(), ParseError> {
        let read = self.buffer.len() - self.taken;
        let is_surveyed = self.known || self.surveyed - self.taken >= AHEAD_BYTES;
        if self.ended || is_surveyed && read >= size.min(AHEAD_BYTES) {
            return Ok(());
        }
        self.buffer.drain(..self.taken);
        self.surveyed -= self.taken;
        self.taken = 0;
        while self.buffer.len() < AHEAD_BYTES {
            let Some(text) = self.reader.next(READ_BYTES)? else {
                self.ended = true;
                break;
            };
            // Once for good, where there is more than that.
            let room = AHEAD_BYTES + READ_BYTES;
            self.buffer
                .reserve_exact(room.saturating_sub(self.buffer.len()));
            self.buffer.push_str(&text);
        }
        self.survey_whole_lines();
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
