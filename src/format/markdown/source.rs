//! The text as it arrives: always some of it at hand, surveyed ahead of what is parsed.

use super::dialect::Dialect;
use super::survey::Survey;
use crate::format::decode::TextReader;
use crate::format::{HEAD_BYTES, ParseError, Raw};

/// How far ahead of the parser a text is read and surveyed. A text that is shorter is known as a whole before its
/// first part is parsed, so everything in it resolves.
const AHEAD_BYTES: usize = 512 * 1024;

/// How much is read at once: little enough to stay in the processor's caches, and for an allocator to give the
/// memory back. Pieces as large as what is read ahead leave holes between the texts of the article that stay.
const READ_BYTES: usize = 64 * 1024;

/// A line longer than this is let through in pieces.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// How much is looked at at once of what is not kept: longer than a line, and soon in the processor's caches.
const GLANCE_BYTES: usize = 32 * 1024;

/// A text that arrives. What is kept of it is rewritten; where it stands in the source is not, so places in the
/// source and in the buffer are counted apart.
pub(super) struct Source {
    reader: TextReader,
    /// What was read and is not rewritten yet: the beginning of a line.
    line: String,
    dialect: Dialect,
    buffer: String,
    /// How much of the buffer is parsed already.
    taken: usize,
    /// How much of the source was rewritten into the buffer.
    rewritten: u64,
    /// How much of the source is surveyed already; it may be more than has been read.
    surveyed: u64,
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
            line: String::new(),
            dialect: Dialect::default(),
            buffer: String::new(),
            taken: 0,
            rewritten: 0,
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
        self.read(HEAD_BYTES)?;
        self.known = self.ended;
        let mut piece = vec![0; GLANCE_BYTES];
        while !self.known && self.surveyed < (AHEAD_BYTES + HEAD_BYTES) as u64 {
            let Some(read) = self.reader.glance(&mut piece, self.surveyed)? else {
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
            self.surveyed += end as u64;
            self.known = all;
        }
        Ok(())
    }

    /// Reads about `size` bytes more, and surveys and rewrites the lines that have ended.
    fn read(&mut self, size: usize) -> Result<(), ParseError> {
        match self.reader.next(size)? {
            Some(text) => self.line.push_str(&text),
            None => self.ended = true,
        }
        end_lines(&mut self.line, self.ended);
        let end = match memchr::memrchr(b'\n', self.line.as_bytes()) {
            _ if self.ended => self.line.len(),
            Some(at) => at + 1,
            None => 0,
        };
        let lines = &self.line[..end];
        let known =
            usize::try_from(self.surveyed.saturating_sub(self.rewritten)).unwrap_or(usize::MAX);
        if let Some(unknown) = lines.get(known..).filter(|unknown| !unknown.is_empty()) {
            self.survey.read(unknown);
        }
        self.dialect.rewrite(lines, &mut self.buffer);
        self.rewritten += end as u64;
        self.line.drain(..end);
        if self.line.len() > LINE_BYTES_MAX {
            self.dialect.pass(&self.line, &mut self.buffer);
            self.rewritten += self.line.len() as u64;
            self.line.clear();
        }
        // What is never surveyed, in a line longer than all that is at hand, is passed over.
        self.surveyed = self.surveyed.max(self.rewritten);
        Ok(())
    }

    /// Reads and surveys until there is enough ahead of a window of `size` bytes, or all.
    pub(super) fn fill(&mut self, size: usize) -> Result<(), ParseError> {
        let read = self.buffer.len() - self.taken;
        let ahead = read as u64 + (self.surveyed - self.rewritten);
        let is_surveyed = self.known || ahead >= AHEAD_BYTES as u64;
        if self.ended || is_surveyed && read >= size.min(AHEAD_BYTES) {
            return Ok(());
        }
        self.buffer.drain(..self.taken);
        self.taken = 0;
        // Once for good, where there is more than that.
        let room = AHEAD_BYTES + READ_BYTES;
        while self.buffer.len() < AHEAD_BYTES && !self.ended {
            let before = self.buffer.len();
            self.read(READ_BYTES)?;
            if before < self.buffer.len() && !self.ended {
                self.buffer
                    .reserve_exact(room.saturating_sub(self.buffer.len()));
            }
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
    }
}

/// Makes line feeds of carriage returns that stand alone, as old machines ended their lines. Unless it is the last
/// of the text, one at the end may be half of a line's end, and waits for what follows.
fn end_lines(text: &mut String, is_last: bool) {
    let bytes = text.as_bytes();
    let is_alone = |at: usize| match bytes.get(at + 1) {
        Some(next) => *next != b'\n',
        None => is_last,
    };
    if !memchr::memchr_iter(b'\r', bytes).any(is_alone) {
        return;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr::memchr_iter(b'\r', bytes).filter(|at| is_alone(*at)) {
        out.push_str(&text[from..at]);
        out.push('\n');
        from = at + 1;
    }
    out.push_str(&text[from..]);
    *text = out;
}
