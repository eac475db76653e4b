//! Bytes to a document. Pure: **a format never touches the network, and reads nothing but what it is handed.**
//!
//! To add a format: one file or folder here with its `FORMAT`, one line in [`FORMATS`], one article in
//! `tests/articles/`.

mod decode;
pub mod epub;
pub mod html;
pub mod mail;
pub mod markdown;
mod percent;
pub mod plain;
mod raw;

use std::ops::ControlFlow;

pub use raw::{BYTES_MAX, HEAD_BYTES, Raw, Seekable};

use crate::document::{Document, Part};

/// Where a parser puts the parts of a document. When it answers `Break`, nobody wants the rest.
pub type Sink<'a> = dyn FnMut(Part) -> ControlFlow<()> + 'a;

/// A format that longread reads.
#[derive(Debug)]
pub struct Format {
    /// Its name for `--from`.
    pub name: &'static str,
    /// The endings of its files' names, in lower case without the dot.
    pub extensions: &'static [&'static str],
    /// The media types that it is served as.
    pub media_types: &'static [&'static str],
    /// Whether the beginning of some content looks like it.
    pub recognizes: fn(&[u8]) -> bool,
    /// Reads a document and hands over its parts, the first as soon as a page can be made of it.
    pub parse: fn(Raw, &mut Sink<'_>) -> Result<(), ParseError>,
}

/// The formats, the most particular first: the first that recognizes some content gets it, so plain text,
/// which recognizes anything, is last.
pub const FORMATS: &[&Format] = &[
    &epub::FORMAT,
    &mail::FORMAT,
    &html::FORMAT,
    &markdown::FORMAT,
    &plain::FORMAT,
];

/// Why something could not be read as an article. The text says the cause and, where there is one, the way out.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// There are no bytes.
    #[error("it is empty")]
    Empty,
    /// It is some other kind of file.
    #[error("it is {0}, not text")]
    Binary(&'static str),
    /// The source failed while it was read.
    #[error("{0}")]
    Read(#[from] std::io::Error),
    /// A container, such as an EPUB's archive, is broken or of a kind that cannot be read.
    #[error("{0}")]
    Damaged(String),
    /// It is larger than anything longread reads.
    #[error("it is larger than {} MB", BYTES_MAX / 1_000_000)]
    TooLarge,
}

/// The format that `raw` is in: as its media type says, else its name, else its content.
pub fn detect(raw: &Raw) -> &'static Format {
    let declared = raw.media_type.as_deref().map(essence);
    let extension = raw.origin.extension();
    FORMATS
        .iter()
        .find(|format| {
            declared
                .as_ref()
                .is_some_and(|name| format.media_types.contains(&name.as_str()))
        })
        .or_else(|| {
            FORMATS.iter().find(|f| {
                extension
                    .as_ref()
                    .is_some_and(|e| f.extensions.contains(&e.as_str()))
            })
        })
        .or_else(|| {
            FORMATS
                .iter()
                .find(|format| (format.recognizes)(raw.head()))
        })
        .unwrap_or(&&plain::FORMAT)
}

/// The format called `name`.
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name).copied()
}

/// Reads `raw` as `format`, or as what [`detect`] says, and hands its parts to `sink` in order.
pub fn parse(raw: Raw, format: Option<&Format>, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    if raw.head().is_empty() {
        return Err(ParseError::Empty);
    }
    let format = format.unwrap_or_else(|| detect(&raw));
    (format.parse)(raw, sink)
}

/// As [`parse`], waiting for the whole document.
pub fn parse_whole(raw: Raw, format: Option<&Format>) -> Result<Document, ParseError> {
    let mut document = Document::default();
    parse(raw, format, &mut |part| {
        document.append(part);
        ControlFlow::Continue(())
    })?;
    Ok(document)
}

/// A media type without its parameters, in lower case.
fn essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase()
}
