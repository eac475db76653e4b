//! Saved web pages: the article is found, what is around it is kept aside, and the tree becomes blocks.

pub(in crate::format) mod links;
pub(in crate::format) mod walk;

mod encoding;
mod ledger;
mod marks;
mod page;
mod tag;

use super::{Format, ParseError, Raw, Sink};
use crate::document::{Builder, Metadata};
use links::PageLinks;
use marks::Marks;
use page::Page;

/// Web pages.
pub const FORMAT: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml"],
    media_types: &["text/html", "application/xhtml+xml"],
    recognizes: encoding::looks_like_html,
    parse,
};

/// The largest page that is read. Its tree takes some ten times as much memory.
const PAGE_BYTES_MAX: u64 = 64_000_000;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let charset = raw.charset().map(str::to_owned);
    let bytes = raw.into_bytes(PAGE_BYTES_MAX)?;
    let text = encoding::decode(&bytes, charset.as_deref())?;
    let tree = dom_query::Document::from(text);
    let page = Page::new(tree.root());
    let mut builder = Builder::new();
    builder.metadata(Metadata::default());
    walk::append_page(
        &page,
        &Marks::none(&page),
        &mut builder,
        &PageLinks::default(),
    );
    let _ = sink(builder.take_part());
    Ok(())
}
