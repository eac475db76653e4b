//! `Raw`: the bytes of an article as they arrive, and what their source says of them.

use std::fmt;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use super::ParseError;
use crate::document::Origin;

/// How many bytes at the beginning a format may look at to recognize its own.
pub const HEAD_BYTES: usize = 32 * 1024;
/// The most bytes that are read of anything.
pub const BYTES_MAX: u64 = 2_000_000_000;

/// Bytes that can be read at any place, which archives need.
pub trait Seekable: Read + Seek + Send {}

impl<T: Read + Seek + Send> Seekable for T {}

/// Reads into a buffer what stands at a place, counted from the beginning, and takes none of it.
type Glance = Box<dyn FnMut(&mut [u8], u64) -> io::Result<usize> + Send>;

/// Where the bytes after the beginning come from.
enum Rest {
    Stream(Box<dyn Read + Send>),
    Seekable(Box<dyn Seekable>),
}

impl Read for Rest {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stream(source) => source.read(buffer),
            Self::Seekable(source) => source.read(buffer),
        }
    }
}

/// Bytes that arrive, with their beginning at hand.
pub struct Raw {
    /// Where they come from.
    pub origin: Origin,
    /// What their server calls them, with its parameters, such as `text/html; charset=utf-8`.
    pub media_type: Option<String>,
    /// The character set that the reader says it is in, which outranks all others.
    pub encoding: Option<&'static str>,
    /// How many bytes there are in all, where the source says so.
    length: Option<u64>,
    head: Vec<u8>,
    /// Nothing comes after the head.
    is_all: bool,
    rest: Rest,
    glance: Option<Glance>,
}

impl Raw {
    /// Reads the beginning of `source` and keeps the rest for later.
    pub fn new(
        origin: Origin,
        media_type: Option<String>,
        source: impl Read + Send + 'static,
    ) -> io::Result<Self> {
        Self::of(origin, media_type, Rest::Stream(Box::new(source)))
    }

    /// As [`Raw::new`], from a source of which a format may read only what it needs.
    pub fn seekable(
        origin: Origin,
        media_type: Option<String>,
        source: impl Seekable + 'static,
    ) -> io::Result<Self> {
        Self::of(origin, media_type, Rest::Seekable(Box::new(source)))
    }

    fn of(origin: Origin, media_type: Option<String>, mut rest: Rest) -> io::Result<Self> {
        // Memory that is not written to costs nothing.
        let mut head = Vec::with_capacity(HEAD_BYTES);
        rest.by_ref()
            .take(HEAD_BYTES as u64)
            .read_to_end(&mut head)?;
        Ok(Self {
            origin,
            media_type,
            encoding: None,
            length: None,
            is_all: head.len() < HEAD_BYTES,
            head,
            rest,
            glance: None,
        })
    }

    /// With what the source says of how many bytes there are in all.
    pub fn with_length(self, length: Option<u64>) -> Self {
        Self { length, ..self }
    }

    /// With a way to look at what is still to come without taking it: `glance` reads into a buffer what stands at a
    /// place, counted from the beginning, and says how many bytes it read.
    pub fn with_glance(
        self,
        glance: impl FnMut(&mut [u8], u64) -> io::Result<usize> + Send + 'static,
    ) -> Self {
        Self {
            glance: Some(Box::new(glance)),
            ..self
        }
    }

    /// Fills `buffer` with what stands at `at`, counted from the beginning, as far as there is so much; says how much
    /// there is, and takes none of it. `None` where the source can only be read in order.
    pub(super) fn glance(
        &mut self,
        buffer: &mut [u8],
        at: u64,
    ) -> Result<Option<usize>, ParseError> {
        let Some(glance) = &mut self.glance else {
            return Ok(None);
        };
        let mut read = 0;
        while read < buffer.len() {
            match glance(&mut buffer[read..], at + read as u64) {
                Ok(0) => break,
                Ok(bytes) => read += bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Some(read))
    }

    /// Whether there are more than `bytes`, as far as that is known before they are read.
    pub fn is_longer_than(&self, bytes: usize) -> bool {
        self.length.is_some_and(|length| length > bytes as u64)
    }

    /// Bytes that are all there.
    pub fn from_bytes(origin: Origin, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            origin,
            media_type: None,
            encoding: None,
            length: None,
            head: bytes.into(),
            is_all: true,
            rest: Rest::Stream(Box::new(io::empty())),
            glance: None,
        }
    }

    /// The beginning: at least [`HEAD_BYTES`], unless there are fewer in all.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The ending of its name; for a compressed file, the ending of what is in it.
    pub(super) fn ending(&self) -> Option<String> {
        let ending = self.origin.extension()?;
        if ending != "gz" {
            return Some(ending);
        }
        match &self.origin {
            Origin::File(path) => Origin::File(path.with_extension("")).extension(),
            Origin::Address(address) => {
                let path = address.split(['?', '#']).next()?;
                Origin::Address(path[..path.len() - ".gz".len()].to_owned()).extension()
            }
            Origin::Bundled | Origin::Stdin => None,
        }
    }

    /// Whether the beginning is all that there is.
    pub(super) fn is_whole(&self) -> bool {
        self.is_all
    }

    /// Takes the beginning away from what is to come.
    pub(super) fn take_head(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.head)
    }

    /// Lets `bytes`, which were taken, come again before all others.
    pub(super) fn put_back(&mut self, bytes: Vec<u8>) {
        self.head = bytes;
    }

    /// Whether nothing is left to come, as far as that is known before it is asked for.
    pub(super) fn is_all_taken(&self) -> bool {
        self.is_all && self.head.is_empty()
    }

    /// The next bytes, about `size` of them; none at the end. The first call begins with the head.
    pub fn next_bytes(&mut self, size: usize) -> Result<Vec<u8>, ParseError> {
        let mut bytes = std::mem::take(&mut self.head);
        if self.is_all {
            return Ok(bytes);
        }
        let wanted = size.saturating_sub(bytes.len());
        // Else it would grow step by step, and be copied at each.
        bytes.reserve_exact(wanted);
        self.rest
            .by_ref()
            .take(wanted as u64)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// All bytes, for formats that need them at once; at most `limit`.
    pub fn into_bytes(mut self, limit: u64) -> Result<Vec<u8>, ParseError> {
        let mut bytes = std::mem::take(&mut self.head);
        let room = (limit + 1).saturating_sub(bytes.len() as u64);
        self.rest.by_ref().take(room).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            Err(ParseError::TooLarge)
        } else {
            Ok(bytes)
        }
    }

    /// All bytes, to be read at any place. What only arrives in order is gathered first, at most `limit` of it.
    pub fn into_seekable(self, limit: u64) -> Result<Box<dyn Seekable>, ParseError> {
        match self.rest {
            Rest::Seekable(mut source) => {
                source.seek(SeekFrom::Start(0))?;
                Ok(source)
            }
            Rest::Stream(_) => Ok(Box::new(Cursor::new(self.into_bytes(limit)?))),
        }
    }

    /// The character set that the reader or the media type names.
    pub fn charset(&self) -> Option<&str> {
        if self.encoding.is_some() {
            return self.encoding;
        }
        let (_, parameters) = self.media_type.as_deref()?.split_once(';')?;
        let (_, value) = parameters
            .split(';')
            .filter_map(|parameter| parameter.split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
        Some(value.trim().trim_matches('"'))
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw")
            .field("origin", &self.origin)
            .field("media_type", &self.media_type)
            .field("head", &self.head.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_in_order_and_once() {
        let source: Vec<u8> = (0..200_000u32).map(|n| n as u8).collect();
        let mut raw =
            Raw::new(Origin::Stdin, None, io::Cursor::new(source.clone())).expect("memory reads");
        assert_eq!(raw.head().len(), HEAD_BYTES);
        let mut all = Vec::new();
        loop {
            let next = raw.next_bytes(70_000).expect("memory reads");
            if next.is_empty() {
                break;
            }
            all.extend(next);
        }
        assert_eq!(all, source);
    }

    #[test]
    fn what_can_be_read_at_any_place_is_whole_again() {
        let source = || Cursor::new(b"0123456789".to_vec());
        let stream = Raw::new(Origin::Stdin, None, source()).expect("memory reads");
        let places = Raw::seekable(Origin::Stdin, None, source()).expect("memory reads");
        for raw in [stream, places] {
            let mut all = String::new();
            let mut seekable = raw.into_seekable(10).expect("memory reads");
            seekable.seek(SeekFrom::Start(3)).expect("memory seeks");
            seekable.read_to_string(&mut all).expect("memory reads");
            assert_eq!(all, "3456789");
        }
    }

    #[test]
    fn the_charset_is_read_from_the_media_type() {
        let mut raw = Raw::from_bytes(Origin::Stdin, "x");
        assert_eq!(raw.charset(), None);
        raw.media_type = Some("text/html; Charset=\"latin1\"".to_owned());
        assert_eq!(raw.charset(), Some("latin1"));
    }

    #[test]
    fn more_than_the_limit_is_refused() {
        assert!(matches!(
            Raw::from_bytes(Origin::Stdin, "12345").into_bytes(4),
            Err(ParseError::TooLarge)
        ));
        assert_eq!(
            Raw::from_bytes(Origin::Stdin, "1234").into_bytes(4).ok(),
            Some(b"1234".to_vec())
        );
    }
}
