//! Articles in several pages: what is fetched from an address is read to its last page, each asked for once.

use std::ops::ControlFlow;

use url::Url;

use super::web::{self, Redirects};
use crate::document::pages::{Before, PAGES_MAX, PageAddress};
use crate::document::{Document, Metadata, Origin, Part, Verdict};
use crate::format::{self, ParseError, Raw, Sink, Told};

/// As [`format::parse`], and the pages that follow where `raw` comes from an address.
pub(super) fn parse(raw: Raw, told: Told, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let origin = raw.origin.clone();
    let Origin::Address(address) = &origin else {
        return format::parse(raw, told.format, sink);
    };
    parse_from(raw, address, told, sink, &|address| fetch(address, told))
}

/// A page, and the address that it came from after redirects.
type Fetched = Result<(Document, String), String>;

fn fetch(address: &str, told: Told) -> Fetched {
    // The article goes on where it began, or not at all.
    let mut raw = web::open(address, Redirects::WithinHost, Box::new(|_, _| {}))
        .map_err(|error| error.to_string())?;
    raw.encoding = told.encoding;
    let came_from = match &raw.origin {
        Origin::Address(address) => address.clone(),
        _ => address.to_owned(),
    };
    let page = format::parse_whole(raw, told.format);
    page.map(|page| (page, came_from))
        .map_err(|error| format!("cannot open \"{address}\": {error}"))
}

fn parse_from(
    raw: Raw,
    address: &str,
    told: Told,
    sink: &mut Sink<'_>,
    fetch: &dyn Fn(&str) -> Fetched,
) -> Result<(), ParseError> {
    let mut before = Before::default();
    let mut goes_on: Option<Metadata> = None;
    let mut is_wanted = true;
    format::parse(raw, told.format, &mut |mut part| {
        before.add(&part);
        if let Some(metadata) = part.metadata.as_mut().filter(|held| held.next.is_some()) {
            goes_on = Some(metadata.clone());
            // There is nothing to be told of pages that come.
            metadata.next = None;
        }
        let flow = sink(part);
        is_wanted = flow.is_continue();
        flow
    })?;
    if let (Some(metadata), true) = (goes_on, is_wanted) {
        follow(address, metadata, before, sink, fetch);
    }
    Ok(())
}

/// Adds the pages after the first, as far as they can be had.
fn follow(
    address: &str,
    mut metadata: Metadata,
    mut before: Before,
    sink: &mut Sink<'_>,
    fetch: &dyn Fn(&str) -> Fetched,
) {
    let at = |address: &str| Url::parse(address).map(|url| PageAddress::of(&url)).ok();
    let mut here = at(address);
    for _ in 1..PAGES_MAX {
        let Some(next) = metadata.next.clone() else {
            return;
        };
        let asked = at(&next).filter(|next| here.as_ref().is_some_and(|here| next.follows(here)));
        if asked.is_none() {
            break;
        }
        let (page, came_from) = match fetch(&next) {
            Ok(fetched) => fetched,
            Err(error) => {
                let warnings = vec![error];
                let part = Part {
                    warnings,
                    ..Part::default()
                };
                let _ = sink(part);
                break;
            }
        };
        let is_text = matches!(
            page.metadata.verdict,
            Some(Verdict::Article(_) | Verdict::Partial)
        );
        // One that leads elsewhere is not the page that was asked for.
        if !is_text || at(&came_from) != asked {
            break;
        }
        here = asked;
        metadata.next.clone_from(&page.metadata.next);
        let part = before.join(page);
        before.add(&part);
        if sink(part) == ControlFlow::Break(()) {
            return;
        }
    }
    // What could not be had is said, with where it is.
    if metadata.next.is_some() {
        let part = Part {
            metadata: Some(metadata),
            ..Part::default()
        };
        let _ = sink(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &str = "https://example.org/the-lock";

    fn page(number: u32, next: &str) -> String {
        let text = |n: u32| {
            format!(
                "<p>This is paragraph {n} of page {number}, and it says what the page before it did not: that the \
                lock has been shut since Easter, and that the boats wait in the basin below.</p>"
            )
        };
        let paragraphs: String = (1..=5).map(text).collect();
        format!(
            "<html><head><title>The lock</title><meta property='og:type' content='article'></head><body><article>\
             <h1>The lock at Alderby</h1>{paragraphs}<a rel=next href='{next}'>Next</a></article></body></html>"
        )
    }

    /// The document read from [`HOME`], and what was asked for.
    fn read(pages: &[(&str, String)]) -> (Document, Vec<String>) {
        let asked = std::cell::RefCell::new(Vec::new());
        let raw = |address: &str| {
            let page = pages.iter().find(|page| page.0 == address);
            let bytes = page.map(|page| page.1.clone().into_bytes());
            bytes.map(|bytes| Raw::from_bytes(Origin::Address(address.to_owned()), bytes))
        };
        let fetch = |address: &str| {
            asked.borrow_mut().push(address.to_owned());
            let raw = raw(address).ok_or_else(|| "there is no such page".to_owned())?;
            let page = format::parse_whole(raw, None).map_err(|error| error.to_string())?;
            Ok((page, address.to_owned()))
        };
        let mut document = Document::default();
        let mut sink = |part| {
            document.append(part);
            ControlFlow::Continue(())
        };
        let first = raw(HOME).expect("there is a first page");
        parse_from(first, HOME, Told::default(), &mut sink, &fetch).expect("it can be read");
        (document, asked.into_inner())
    }

    #[test]
    fn the_pages_of_an_article_are_joined_and_each_is_asked_for_once() {
        let second = "https://example.org/the-lock?page=2";
        let third = "https://example.org/the-lock?page=3";
        let (document, asked) = read(&[
            (HOME, page(1, "?page=2")),
            (second, page(2, "?page=3")),
            (third, page(3, "?page=2")),
        ]);
        assert_eq!(asked, [second, third]);
        let titles = |text: &str| {
            let says = |block: &&crate::document::Block| block.prose.text.contains(text);
            document.blocks.iter().filter(says).count()
        };
        assert_eq!(
            (titles("The lock at"), titles("paragraph 5 of page")),
            (1, 3)
        );
        assert_eq!(document.metadata.warning(), None);
    }

    #[test]
    fn a_page_that_cannot_be_had_is_said() {
        let (document, asked) = read(&[(HOME, page(1, "/the-lock/2"))]);
        assert_eq!(asked, ["https://example.org/the-lock/2"]);
        let warning = document.metadata.warning().expect("a page is missing");
        assert!(
            warning.ends_with("https://example.org/the-lock/2"),
            "{warning}"
        );
        assert_eq!(document.warnings, ["there is no such page"]);
    }

    #[test]
    fn the_next_article_is_not_asked_for() {
        let (document, asked) = read(&[(HOME, page(1, "/the-mill"))]);
        assert!(asked.is_empty() && document.metadata.warning().is_none());
    }
}
