//! The next page of an article that is cut into several. What blogs call the next is mostly another article.

use url::Url;

use crate::document::pages::PageAddress;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// The address of the page after this one, which is at `own` where that is known.
pub(in crate::format::html) fn of(
    page: &Page,
    own: Option<&Url>,
    is_article: bool,
) -> Option<String> {
    const LINKS_MAX: usize = 20_000;
    let unknown = Url::parse("https://unknown.invalid/article").ok();
    let base = own.or(unknown.as_ref())?;
    let here = PageAddress::of(base);
    let digits = (here.number + 1).to_string();
    let next = |id: Id, is_named: bool| {
        let href = page.attribute(id, Key::Href)?.trim();
        if !href.contains(&digits) {
            return None;
        }
        let address = base.join(href).ok()?;
        // Pages of a list of articles are numbered like this, too.
        let is_listed = address.path().contains("/page/") && !is_article;
        let is_talk = address
            .fragment()
            .is_some_and(|place| place.contains("comment"));
        let follows = PageAddress::of(&address).follows(&here) && !is_listed && !is_talk;
        (follows && (is_named || is_turning(page, id, &digits))).then(|| {
            if own.is_some() {
                address.into()
            } else {
                href.to_owned()
            }
        })
    };
    let is_link = |&id: &Id| matches!(page.tag(id), Tag::A | Tag::Link);
    let links = || (0..page.len()).filter(is_link).take(LINKS_MAX);
    let is_next = |id: Id| {
        let rel = page.attribute(id, Key::Rel).unwrap_or_default();
        rel.split_ascii_whitespace()
            .any(|word| word.eq_ignore_ascii_case("next"))
    };
    let named = links()
        .filter(|&id| is_next(id))
        .find_map(|id| next(id, true));
    named.or_else(|| links().find_map(|id| next(id, false)))
}

/// Whether a link's words are those by which pages are turned: the number alone or a few words, in no sentence.
fn is_turning(page: &Page, link: Id, digits: &str) -> bool {
    const CHARACTERS_MAX: usize = 30;
    if page.tag(link) != Tag::A {
        return false;
    }
    let text = page.inner_text(link);
    let text = text.trim();
    let is_number = text.trim_matches(|c: char| !c.is_alphanumeric()) == digits;
    let is_label = text.chars().count() <= CHARACTERS_MAX
        && page
            .ancestors(link)
            .find(|&node| page.tag(node).is_block())
            .is_some_and(|block| {
                page.tag(block) != Tag::P || page.inner_text(block).trim() == text
            });
    is_number || is_label
}
