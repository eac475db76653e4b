//! Markdown: CommonMark and GitHub's additions, parsed in parts.
//!
//! A part is whole blocks of the top level: the parser runs over a window of the text, and its last block, which
//! may go on after the window, is left for the next. So parts are exact, save for three things: a definition that
//! stands more than `source`'s look-ahead after its reference is not seen; of definitions with one label the
//! part's own wins over an earlier one; and a block longer than `WINDOW_BYTES_MAX` is cut.

pub(in crate::format) mod autolink;
mod blocks;
mod dialect;
mod edits;
mod emoji;
mod front_matter;
mod html;
mod inline;
mod marks;
mod picture;
mod ranges;
mod recognize;
mod scripts;
mod slug;
mod source;
mod survey;
mod table;
mod tags;
mod title;
mod walk;

#[cfg(test)]
mod tests;

use std::panic::{self, AssertUnwindSafe};

use pulldown_cmark::Options;

use super::{Format, ParseError, Raw, Sink};
use crate::document::{Metadata, Origin};
use crate::text::clean::Clean;
use source::Source;
use walk::Walker;

/// Markdown.
pub const FORMAT: Format = Format {
    name: "markdown",
    extensions: &[
        "md", "markdown", "mdown", "mkd", "mkdn", "mdx", "qmd", "rmd",
    ],
    media_types: &["text/markdown", "text/x-markdown"],
    recognizes: recognize::recognizes,
    parse,
};

/// The first part's window: enough for any page, and parsed at once. The windows after it are each twice as large as
/// the one before, so that little else is parsed while the first page is painted.
const WINDOW_BYTES_FIRST: usize = 16 * 1024;
/// The window that they grow to: large enough that what is parsed twice at their ends hardly counts (a thirtieth of
/// the work), and small, since the parser's own memory is never given back.
const WINDOW_BYTES: usize = 64 * 1024;
/// The largest window. A block that fills it is parsed as if the text ended there.
const WINDOW_BYTES_MAX: usize = 1024 * 1024;

/// What is understood beyond CommonMark. Front matter is read apart, since it can only stand at the beginning.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    parse_in_windows(raw, sink, WINDOW_BYTES_FIRST, WINDOW_BYTES)
}

fn parse_in_windows(
    raw: Raw,
    sink: &mut Sink<'_>,
    first: usize,
    later: usize,
) -> Result<(), ParseError> {
    let address = match &raw.origin {
        Origin::Address(address) => Some(address.clone()),
        _ => None,
    };
    let mut source = Source::new(raw)?;
    source.fill(first)?;
    let mut walker = begin(&mut source, address, first);
    let mut size = first;
    loop {
        source.fill(size)?;
        let (window, last, survey) = source.window(size);
        // A block that is longer than the largest window is cut there.
        let whole = last || size >= WINDOW_BYTES_MAX;
        let taken = walker.walk(window, survey, whole);
        source.take(taken);
        if last {
            walker.finish();
        }
        if taken > 0 || last {
            size = (size * 2).min(later);
            if sink(walker.builder.take_part()).is_break() || last {
                return Ok(());
            }
        } else {
            size = (size * 4).min(WINDOW_BYTES_MAX);
        }
    }
}

/// What the parser gives; `None` where it panics, as it does on some texts that nobody would write on purpose.
fn guarded<T>(parse: impl FnOnce() -> T) -> Option<T> {
    // Nothing that the parser may have left half done is looked at again.
    panic::catch_unwind(AssertUnwindSafe(parse)).ok()
}

/// A walker that knows the text's metadata, which come before any block.
fn begin(source: &mut Source, address: Option<String>, window: usize) -> Walker {
    let (text, _, _) = source.window(window);
    let (mut metadata, length) = front_matter::read(text).unwrap_or_default();
    if metadata.title.is_none() {
        let title = guarded(|| title::find(&text[length..])).flatten();
        metadata.title = title.map(|title| Clean::line(&title));
    }
    if metadata.address.is_none() {
        metadata.address = address.as_deref().map(Clean::line);
    }
    source.take(length);
    let mut walker = Walker::new(&metadata, address.as_deref());
    if metadata != Metadata::default() {
        walker.builder.metadata(metadata);
    }
    walker
}
