//! `Raw`: the bytes of an article as they arrive, and what their source says of them.

use std::fmt;
use std::io::{self, Read};

use super::ParseError;
use crate::document::Origin;

/// How many bytes at the beginning a format may look at to recognize its own.
pub const HEAD_BYTES: usize = 64 * 1024;
/// The most bytes that are read of anything.
pub const BYTES_MAX: u64 = 2_000_000_000;

/// Bytes that arrive, with their beginning at hand.
pub struct Raw {
    /// Where they come from.
    pub origin: Origin,
    /// What their server calls them, with its parameters, such as `text/html; charset=utf-8`.
    pub media_type: Option<String>,
    head: Vec<u8>,
    rest: Box<dyn Read + Send>,
}

impl Raw {
    /// Reads the beginning of `source` and keeps the rest for later.
    pub fn new(
        origin: Origin,
        media_type: Option<String>,
        mut source: impl Read + Send + 'static,
    ) -> io::Result<Self> {
        let mut head = Vec::new();
        source
            .by_ref()
            .take(HEAD_BYTES as u64)
            .read_to_end(&mut head)?;
        Ok(Self {
            origin,
            media_type,
            head,
            rest: Box::new(source),
        })
    }

    /// Bytes that are all there.
    pub fn from_bytes(origin: Origin, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            origin,
            media_type: None,
            head: bytes.into(),
            rest: Box::new(io::empty()),
        }
    }

    /// The beginning: at least [`HEAD_BYTES`], unless there are fewer in all.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The next bytes, about `size` of them; none at the end. The first call begins with the head.
    pub fn next_bytes(&mut self, size: usize) -> Result<Vec<u8>, ParseError> {
        let mut bytes = std::mem::take(&mut self.head);
        let wanted = size.saturating_sub(bytes.len()) as u64;
        self.rest.by_ref().take(wanted).read_to_end(&mut bytes)?;
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

    /// The character set that the media type declares.
    pub fn charset(&self) -> Option<&str> {
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
