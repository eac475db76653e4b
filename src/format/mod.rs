//! Bytes to a document. Pure: **a format never touches the network, and reads nothing but what it is handed.**
//!
//! To add a format: one file or folder here with its `FORMAT`, one line in [`FORMATS`], one article in
//! `tests/articles/`.

mod badge;
mod beginning;
pub mod code;
mod decode;
mod detect;
pub mod epub;
mod foreign;
pub mod html;
pub mod mail;
pub mod markdown;
mod markup;
pub mod plain;
mod raw;
pub mod xml;

use std::ops::ControlFlow;

pub use detect::detect;
pub use foreign::Foreign;
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
    /// Whether the beginning of some content is of it beyond doubt.
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
    &xml::FORMAT,
    &code::FORMAT,
    &markdown::FORMAT,
    &plain::FORMAT,
];

/// What a reader says of an input, which outranks what it says of itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// The format that it is in.
    pub format: Option<&'static Format>,
    /// The character set that it is in.
    pub encoding: Option<&'static str>,
}

/// Why something could not be read as an article. The text says the cause and, where there is one, the way out.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// There is nothing in it that could be seen.
    #[error("it is empty")]
    Empty,
    /// It is some other kind of file.
    #[error("{}", .0.said)]
    Foreign(&'static Foreign),
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

/// The format called `name`.
pub fn named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name).copied()
}

/// The character set called `name`, as the web knows them.
pub fn encoding(name: &str) -> Option<&'static str> {
    encoding_rs::Encoding::for_label(name.trim().as_bytes()).map(encoding_rs::Encoding::name)
}

/// Reads `raw` as `format`, or as what [`detect()`] says, and hands its parts to `sink` in order.
pub fn parse(raw: Raw, format: Option<&Format>, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let format = format.unwrap_or_else(|| detect(&raw));
    let is_archive = format.name == epub::FORMAT.name && raw.head().starts_with(b"PK");
    if let (Some(kind), false) = (foreign::kind(raw.head()), is_archive) {
        return Err(ParseError::Foreign(kind));
    }
    if raw.is_whole() && beginning::is_blank(&beginning::characters(raw.head())) {
        return Err(ParseError::Empty);
    }
    // What is longer may be blank, too. Where there are marks, there is something, though it may not be shown.
    let mut is_empty = format.name == plain::FORMAT.name || format.name == code::FORMAT.name;
    (format.parse)(raw, &mut |part| {
        is_empty &= part.blocks.is_empty() && part.furniture.is_empty();
        sink(part)
    })?;
    match is_empty {
        true => Err(ParseError::Empty),
        false => Ok(()),
    }
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
