//! What stands on a page for browsers without scripts. Mostly it repeats what scripts show; where nothing else says
//! anything it is the page.

use super::{Id, Page};
use crate::format::html::tag::Tag;

/// Makes the `noscript` elements of a page that has no other text ordinary ones.
pub(super) fn open(page: &mut Page) {
    const TEXT_MIN: usize = 300;
    const OTHER_TEXT_MAX: usize = 200;
    let mut found: Vec<Id> = Vec::new();
    let (mut inside, mut outside) = (0, 0);
    let mut id = 0;
    while id < page.len() {
        let tag = page.tag(id);
        if tag == Tag::Noscript {
            found.push(id);
            inside += page
                .descendants(id)
                .map(|node| length(page, node))
                .sum::<usize>();
            id = page.end(id);
        } else if tag != Tag::Text && tag.is_silent() {
            id = page.end(id);
        } else {
            outside += length(page, id);
            id += 1;
        }
    }
    if inside >= TEXT_MIN && outside <= OTHER_TEXT_MAX {
        for id in found {
            page.nodes[id].tag = Tag::Div;
        }
    }
}

fn length(page: &Page, id: Id) -> usize {
    page.text(id).trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, opens: bool) {
        let page = Page::new(dom_query::Document::from(html).root());
        assert_eq!(page.find(0, Tag::Noscript).is_none(), opens, "{html}");
    }

    #[test]
    fn only_a_page_that_says_nothing_else_is_read_without_scripts() {
        let article = format!(
            "<noscript><article><p>{}</p></article></noscript>",
            "word ".repeat(100)
        );
        check(&format!("<body><div id=app></div>{article}"), true);
        check(
            &format!("<body><p>{}</p>{article}", "word ".repeat(100)),
            false,
        );
        check(
            "<body><div id=app></div><noscript>Please switch scripts on.</noscript>",
            false,
        );
    }
}
