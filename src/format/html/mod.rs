//! Saved web pages: the article is found, what is around it is kept aside, and the tree becomes blocks.

pub(in crate::format) mod links;
pub(in crate::format) mod walk;

mod declared;
pub(in crate::format) mod dom;
mod encoding;
mod extract;
mod ledger;
mod marks;
mod metadata;
mod page;
mod tag;
mod verdict;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use super::{Format, ParseError, Raw, Sink};
use crate::document::{Builder, Origin, Verdict};
use crate::text::clean::Clean;
use links::PageLinks;
use page::Page;
use tag::{Key, Tag};
use url::Url;

/// Web pages.
pub const FORMAT: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml"],
    media_types: &["text/html", "application/xhtml+xml"],
    recognizes: super::beginning::is_page,
    parse,
};

/// The characters of a page that no server says anything of, such as a book's chapter.
pub(in crate::format) fn decode(bytes: Vec<u8>) -> Result<String, ParseError> {
    encoding::decode(bytes, None)
}

/// The largest page that is read. Its tree takes some ten times as much memory.
const PAGE_BYTES_MAX: u64 = 32_000_000;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let charset = raw.charset().map(str::to_owned);
    let raw_address = match &raw.origin {
        Origin::Address(address) => Some(address.clone()),
        _ => None,
    };
    let bytes = raw.into_bytes(PAGE_BYTES_MAX)?;
    let page = dom::parse(encoding::decode(bytes, charset.as_deref())?);
    let mut known = metadata::of(&page);
    let notes = walk::Notes::of(&page);
    let extracted = {
        let names = extract::Names {
            title: known.metadata.title.as_deref(),
            titles: &known.titles,
            byline: known.metadata.byline.as_deref(),
            site: known.metadata.site.as_deref(),
            address: raw_address.as_deref().or(known.metadata.address.as_deref()),
        };
        extract::extract(&page, names, &notes)
    };
    let mut verdict = verdict::of(&page, &known, &extracted);
    let declared = known
        .body
        .take()
        .filter(|body| declared::stands_in(body, &verdict));
    if declared.is_some() {
        verdict = Verdict::Declared;
    }
    known.metadata.verdict = Some(verdict);
    if matches!(verdict, Verdict::Article(_) | Verdict::Partial) {
        let own = [raw_address.as_deref(), known.metadata.address.as_deref()];
        let own = own
            .into_iter()
            .flatten()
            .find_map(|own| Url::parse(own).ok());
        let is_article = known.is_article || known.metadata.published.is_some();
        let next = metadata::next::of(&page, own.as_ref(), is_article);
        known.metadata.next = next.map(|next| Clean::line(&next));
    }
    let links = PageLinks {
        base: base(
            &page,
            raw_address.as_deref(),
            known.metadata.address.as_deref(),
        ),
    };
    let mut builder = Builder::new();
    builder.metadata(known.metadata);
    match declared {
        Some(body) => declared::append(&body, &mut builder, &links),
        None => walk::append_page(&page, &extracted.marks, notes, &mut builder, &links),
    }
    let _ = sink(builder.take_part());
    Ok(())
}

/// What relative links are resolved against: where the page came from, or says that it belongs, and its `<base>`.
fn base(page: &Page, origin: Option<&str>, canonical: Option<&str>) -> Option<Url> {
    let own = [origin, canonical]
        .into_iter()
        .flatten()
        .find_map(|address| Url::parse(address).ok());
    let declared = (0..page.len())
        .find(|&id| page.tag(id) == Tag::Base)
        .and_then(|id| page.attribute(id, Key::Href));
    match (declared, own) {
        (Some(href), Some(own)) => own.join(href).ok().or(Some(own)),
        (Some(href), None) => Url::parse(href).ok(),
        (None, own) => own,
    }
}
