//! Bytes as they come: unpacked where they are packed, and never more than there is room for.

use std::io::{self, BufReader, Read};

use flate2::read::MultiGzDecoder;

/// How compressed files begin (RFC 1952), with the one method there is.
const GZIP: &[u8] = b"\x1f\x8b\x08";
/// The most bytes that are read of a compressed file, after it is unpacked: a small file can hold any number.
const UNPACKED_BYTES_MAX: u64 = 400_000_000;

/// How far an article is read in: the bytes so far, and in all where that is known.
pub type OnBytes = Box<dyn FnMut(u64, Option<u64>) + Send>;

/// What some bytes come out of, after a look at the first of them.
pub(super) enum Source<R> {
    /// They are as they were sent.
    Plain(BufReader<R>),
    /// They were compressed, and are no longer.
    Packed(Box<Limited<MultiGzDecoder<BufReader<R>>>>),
}

/// Unpacks `source` where it is compressed.
pub(super) fn unpacked<R: Read>(source: R) -> io::Result<Source<R>> {
    let mut source = BufReader::with_capacity(16 * 1024, source);
    if !io::BufRead::fill_buf(&mut source)?.starts_with(GZIP) {
        return Ok(Source::Plain(source));
    }
    Ok(Source::Packed(Box::new(Limited::new(
        MultiGzDecoder::new(source),
        UNPACKED_BYTES_MAX,
        "it is too large once it is unpacked",
    ))))
}

/// Fails when there are more bytes than it may let through.
pub(super) struct Limited<R> {
    source: R,
    left: u64,
    complaint: &'static str,
}

impl<R> Limited<R> {
    /// Lets `limit` bytes of `source` through, or fails with `complaint`.
    pub(super) fn new(source: R, limit: u64, complaint: &'static str) -> Self {
        Self {
            source,
            left: limit,
            complaint,
        }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::other(self.complaint))?;
        Ok(count)
    }
}
