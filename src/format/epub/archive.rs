//! The archive that a book is: its files by name, unpacked one at a time and never beyond a limit.

use std::io::Read;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::format::{ParseError, Raw, Seekable, html};

/// The largest book that is gathered in memory, when it does not come from a file. Nearly all of such a book are
/// pictures, which are only skipped.
const BOOK_BYTES_MAX: u64 = 1_000_000_000;
/// The largest file that is unpacked: a whole library in one chapter. What claims to be larger is a bomb.
pub(super) const FILE_BYTES_MAX: u64 = 64_000_000;

/// A book's files.
pub(super) struct Archive {
    zip: ZipArchive<Box<dyn Seekable>>,
    /// True when the file read last broke off, so that only its beginning was unpacked.
    pub(super) broke_off: bool,
}

/// True when `head` begins an EPUB: a zip archive whose first file says so, or that names the container's.
pub(super) fn looks_like_epub(head: &[u8]) -> bool {
    let has = |needle: &[u8]| memchr::memmem::find(head, needle).is_some();
    head.starts_with(b"PK\x03\x04")
        && (has(b"mimetypeapplication/epub+zip") || has(b"META-INF/container.xml"))
}

impl Archive {
    /// Reads the archive's directory.
    pub(super) fn open(raw: Raw) -> Result<Self, ParseError> {
        let is_zip = raw.head().starts_with(b"PK");
        match ZipArchive::new(raw.into_seekable(BOOK_BYTES_MAX)?) {
            Ok(zip) => Ok(Self {
                zip,
                broke_off: false,
            }),
            Err(ZipError::Io(error)) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
                Err(ParseError::Read(error))
            }
            Err(_) if is_zip => Err(damaged(
                "the archive ends too early; the file may be half downloaded",
            )),
            Err(_) => Err(damaged("it is no EPUB: not a zip archive")),
        }
    }

    /// The bytes of the file called `name`.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        let index = self.index(name).ok_or(Unreadable::Missing)?;
        let file = self.zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => Unreadable::Locked,
            ZipError::CompressionMethodNotSupported(_) => Unreadable::Compression,
            _ => Unreadable::Damaged,
        })?;
        let mut bytes = Vec::new();
        let read = file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(Unreadable::TooLarge);
        }
        // Damage further on, or a wrong checksum, is no reason to hide what was unpacked.
        self.broke_off = read.is_err();
        if self.broke_off && bytes.is_empty() {
            return Err(Unreadable::Damaged);
        }
        Ok(bytes)
    }

    /// The characters of the file called `name`.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Unreadable> {
        let bytes = self.bytes(name)?;
        html::decode(bytes).map_err(|_| Unreadable::NotText)
    }

    /// Archives made carelessly write names in another case than the package does.
    fn index(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| {
            let same = |index: &usize| {
                let found = self.zip.name_for_index(*index);
                found.is_some_and(|found| found.is_ok_and(|found| found.eq_ignore_ascii_case(name)))
            };
            (0..self.zip.len()).find(same)
        })
    }
}

/// Why a file of the archive cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreadable {
    /// There is no such file.
    #[error("it is not in the archive")]
    Missing,
    /// It asks for a password.
    #[error("it is locked with a password")]
    Locked,
    /// It is packed in a way that is not understood.
    #[error("it is packed in a way that is not understood")]
    Compression,
    /// It cannot be unpacked.
    #[error("it is damaged")]
    Damaged,
    /// It is larger than any chapter.
    #[error("it unpacks to more than {} MB", FILE_BYTES_MAX / 1_000_000)]
    TooLarge,
    /// Its bytes are no text.
    #[error("it is not text")]
    NotText,
}

/// What is wrong with a book, in plain words.
pub(super) fn damaged(cause: &str) -> ParseError {
    ParseError::Damaged(cause.to_owned())
}
