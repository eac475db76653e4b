//! The archive that a book is: its files by name, unpacked one at a time and never beyond a limit.

use std::collections::HashMap;
use std::io::Read;

use zip::ZipArchive;
use zip::result::ZipError;

use super::path;
use crate::document::address::percent_decoded;
use crate::format::{ParseError, Raw, Seekable, foreign, html};

/// The largest book that is gathered in memory, when it does not come from a file. Nearly all of such a book are
/// pictures, which are only skipped.
const BOOK_BYTES_MAX: u64 = 1_000_000_000;
/// The largest file that is unpacked: a whole library in one chapter. What claims to be larger is a bomb.
pub(super) const FILE_BYTES_MAX: u64 = 64_000_000;

/// A book's files.
pub(super) struct Archive {
    zip: ZipArchive<Box<dyn Seekable>>,
    /// The files by the names that are compared, the surest first.
    names: Names,
    /// True when the file read last broke off, so that only its beginning was unpacked.
    pub(super) broke_off: bool,
}

/// True when `head` begins an EPUB: a zip archive that says so, or that holds what only books do.
pub(super) fn looks_like_epub(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") && foreign::kind(head).is_none()
}

impl Archive {
    /// Reads the archive's directory.
    pub(super) fn open(raw: Raw) -> Result<Self, ParseError> {
        let is_zip = raw.head().starts_with(b"PK");
        match ZipArchive::new(raw.into_seekable(BOOK_BYTES_MAX)?) {
            Ok(zip) => Ok(Self {
                names: Names::of(&zip),
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

    /// The characters of the file called `name`. What is UTF-8 is, whatever an old label in it says.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Unreadable> {
        match String::from_utf8(self.bytes(name)?) {
            Ok(text) if !text.contains('\0') => Ok(text),
            Ok(text) => decoded(text.into_bytes()),
            Err(error) => decoded(error.into_bytes()),
        }
    }

    /// The names of the files that end so, those nearest the root first.
    pub(super) fn ending(&self, end: &str) -> Vec<String> {
        let mut found: Vec<String> = self
            .zip
            .file_names()
            .flatten()
            .map(|name| path::normalized(&name))
            .filter(|name| name.to_lowercase().ends_with(end))
            .collect();
        found.sort_by_key(|name| (name.matches('/').count(), name.clone()));
        found
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.zip
            .index_for_name(name)
            .or_else(|| self.names.find(name))
    }
}

fn decoded(bytes: Vec<u8>) -> Result<String, Unreadable> {
    html::decode(bytes).map_err(|_| Unreadable::NotText)
}

/// A book's files by name: as they are compared, and, for archives made carelessly, without regard to case and to
/// percent signs, and by their last part alone where only one file has it.
#[derive(Debug, Default)]
struct Names {
    exact: HashMap<String, usize>,
    folded: HashMap<String, usize>,
    last: HashMap<String, Option<usize>>,
}

impl Names {
    fn of(zip: &ZipArchive<Box<dyn Seekable>>) -> Self {
        let mut names = Self::default();
        for index in 0..zip.len() {
            let Some(Ok(name)) = zip.name_for_index(index) else {
                continue;
            };
            let name = path::normalized(&name);
            let folded = folded(&name);
            let last = last_part(&folded).to_owned();
            names.exact.entry(name).or_insert(index);
            names.folded.entry(folded).or_insert(index);
            let known = names.last.entry(last).or_insert(Some(index));
            *known = known.filter(|known| *known == index);
        }
        names
    }

    fn find(&self, name: &str) -> Option<usize> {
        let name = path::normalized(name);
        let folded = folded(&name);
        let exact = self.exact.get(&name).or_else(|| self.folded.get(&folded));
        exact
            .copied()
            .or_else(|| self.last.get(last_part(&folded)).copied().flatten())
    }
}

fn folded(name: &str) -> String {
    percent_decoded(name).to_lowercase()
}

fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
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
