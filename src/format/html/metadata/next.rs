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
    const FOUND_MAX: usize = 20;
    let unknown = Url::parse("https://unknown.invalid/article").ok();
    let base = own.or(unknown.as_ref())?;
    let here = PageAddress::of(base);
    let digits = (here.number + 1).to_string();
    let next = |id: Id| {
        let href = page.attribute(id, Key::Href)?.trim();
        if !href.contains(&digits) {
            return None;
        }
        let address = base.join(href).ok()?;
        // Pages of a list of articles are numbered like this, too.
        let is_listed = address.path().contains("/page/") && !is_article;
        let place = address.fragment().unwrap_or_default();
        let is_next = PageAddress::of(&address).follows(&here);
        let said = || match own {
            Some(_) => address.to_string(),
            None => href.to_owned(),
        };
        (is_next && !is_listed && !place.contains("comment")).then(|| (id, said()))
    };
    let is_link = |&id: &Id| matches!(page.tag(id), Tag::A | Tag::Link);
    let is_named = |id: Id| {
        let rel = page.attribute(id, Key::Rel).unwrap_or_default();
        rel.split_ascii_whitespace()
            .any(|word| word.eq_ignore_ascii_case("next"))
    };
    let links = (0..page.len()).filter(is_link).take(LINKS_MAX);
    let found: Vec<(Id, String)> = links.filter_map(next).take(FOUND_MAX).collect();
    let named = found.iter().find(|(id, _)| is_named(*id));
    let turning = || found.iter().find(|(id, _)| is_turning(page, *id, &digits));
    named.or_else(turning).map(|(_, address)| address.clone())
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
