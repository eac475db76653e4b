//! The byline: who wrote the article, without "By", titles and dates.

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::json_ld::{Linked, unescaped};
use super::parts::same_words;
use super::site::Site;
use super::tags::Tags;

/// A longer text is no byline.
const CHARACTERS_MAX: usize = 100;

/// The authors: from linked data, else from the head, else from the page.
pub(super) fn choose(page: &Page, tags: &Tags, linked: &Linked, site: &Site) -> Option<String> {
    let is_site = |name: &str| site.is(name);
    let linked_names = names(&linked.authors);
    let tag_names = names(&tags.authors);
    let people = |names: &[String]| -> Option<String> {
        let people: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(|name| !is_site(name))
            .collect();
        (!people.is_empty()).then(|| people.join(", "))
    };
    let declared = people(&linked_names).or_else(|| people(&tag_names));
    let shown = shown(page).filter(|name| !is_site(name));
    let shown = shown.or_else(|| said(page).filter(|name| declared.is_none() && !is_site(name)));
    match (declared, shown) {
        // A single word is often the name of an account; the page then shows the person's.
        (Some(account), Some(person)) if !account.contains(' ') && person.contains(' ') => {
            Some(person)
        }
        (Some(declared), _) => Some(declared),
        (None, Some(shown)) => Some(shown),
        (None, None) => linked_names.first().or(tag_names.first()).cloned(),
    }
}

fn names(raw: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in raw {
        let Some(name) = cleaned(&unescaped(name)) else {
            continue;
        };
        if !names.iter().any(|known| same_words(known, &name)) {
            names.push(name);
        }
    }
    names
}

/// The byline that the page shows.
fn shown(page: &Page) -> Option<String> {
    let mut best: Option<(u8, String)> = None;
    for id in 0..page.len() {
        let Some(rank) = rank(page, id) else { continue };
        if best.as_ref().is_some_and(|(least, _)| *least <= rank) {
            continue;
        }
        if let Some(name) = first_line(page, id) {
            best = Some((rank, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The name in the first line of an element; what follows it is about the author.
fn first_line(page: &Page, id: Id) -> Option<String> {
    let mut line = String::new();
    for node in page.descendants(id).chain([page.end(id)]) {
        let ends = node == page.end(id) || page.tag(node).is_block() || page.tag(node) == Tag::Br;
        if ends && let Some(name) = cleaned(&line) {
            return Some(name);
        }
        if ends && line.chars().count() > CHARACTERS_MAX {
            return None;
        }
        if ends {
            line.push(' ');
        }
        if node < page.end(id) && page.tag(node) == Tag::Text {
            line.push_str(page.text(node));
        }
    }
    None
}

/// How surely an element holds the author's name; 0 is the surest.
fn rank(page: &Page, id: Id) -> Option<u8> {
    let tag = page.tag(id);
    if matches!(
        tag,
        Tag::Text | Tag::Meta | Tag::Link | Tag::Script | Tag::Img
    ) {
        return None;
    }
    let in_comments = || {
        page.ancestors(id).any(|node| {
            [Key::Class, Key::Id]
                .iter()
                .filter_map(|&key| page.attribute(node, key))
                .any(|name| name.to_ascii_lowercase().contains("comment"))
        })
    };
    let has = |key: Key, wanted: &str| {
        page.attribute(id, key).is_some_and(|value| {
            value
                .split_ascii_whitespace()
                .any(|word| word.eq_ignore_ascii_case(wanted))
        })
    };
    let leads_to_author = || {
        tag == Tag::A
            && page.attribute(id, Key::Href).is_some_and(|href| {
                [
                    "/author/",
                    "/authors/",
                    "/contributor/",
                    "/contributors/",
                    "/by/",
                ]
                .iter()
                .any(|part| href.contains(part))
            })
    };
    let rank = if has(Key::Rel, "author") || has(Key::Class, "p-author") {
        0
    } else if has(Key::Itemprop, "author") || leads_to_author() {
        1
    } else {
        rank_by_class(page.attribute(id, Key::Class)?)?
    };
    (!in_comments()).then_some(rank)
}

/// How surely an element with this class holds the author's name.
fn rank_by_class(class: &str) -> Option<u8> {
    let class = class.to_ascii_lowercase();
    let has = |word: &&str| class.contains(*word);
    let is_author = class.contains("author");
    if ["byline", "by-line"].iter().any(has) || (is_author && class.contains("name")) {
        return Some(2);
    }
    // What is said of the author names others as well.
    let is_about = ["desc", "bio", "links", "avatar", "image", "social"];
    let is_named = is_author && !is_about.iter().any(has);
    (is_named || class.contains("writtenby")).then_some(3)
}

/// The name in a line that says no more than who wrote: "By" and a few words that begin with capitals.
fn said(page: &Page) -> Option<String> {
    const WORDS_MAX: usize = 5;
    const CHARACTERS_MAX: usize = 60;
    let starts = |text: &str, lead: &str| {
        text.trim_start()
            .get(..lead.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(lead))
    };
    (0..page.len())
        .filter(|&id| page.tag(id) == Tag::Text)
        .filter(|&id| {
            ["by ", "by:", "written by"]
                .iter()
                .any(|lead| starts(page.text(id), lead))
        })
        .filter(|&id| !page.ancestors(id).any(|node| page.tag(node).is_silent()))
        .find_map(|id| {
            let text = page.inner_text(page.parent(id));
            let is_line =
                text.chars().count() <= CHARACTERS_MAX && starts(&text, page.text(id).trim());
            let name = cleaned(&text).filter(|_| is_line)?;
            let words: Vec<&str> = name.split_whitespace().collect();
            let is_name = (2..=WORDS_MAX).contains(&words.len())
                && words
                    .iter()
                    .filter(|word| word.chars().count() > 3)
                    .all(|word| word.starts_with(char::is_uppercase))
                && name.starts_with(char::is_uppercase)
                && !name.ends_with(['.', '!', '?']);
            is_name.then_some(name)
        })
}

/// Words that stand before a name.
const LEADS: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "written by",
    "posted by",
    "author",
    "words by",
    "text by",
    "story by",
    "published by",
    "reported by",
    "reviewed by",
    "read more about",
    "more by",
    "about",
    "about the author",
    "posts by",
    "all posts by",
    "view all posts by",
    "more posts by",
];

/// What stands where a name should.
const NO_NAMES: &[&str] = &[
    "admin",
    "author",
    "the author",
    "by",
    "written by",
    "editor",
    "staff",
    "administrator",
    "guest",
    "posts",
    "view all posts",
    "about",
    "profile",
    "share",
    "follow",
    "website",
];

/// The name alone; `None` where the text is none.
fn cleaned(text: &str) -> Option<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    loop {
        let lower = text.to_lowercase();
        let lead = LEADS.iter().filter(|lead| {
            lower
                .strip_prefix(*lead)
                .is_some_and(|rest| rest.starts_with([' ', ':']))
        });
        let Some(lead) = lead.max_by_key(|lead| lead.len()) else {
            break;
        };
        text = text
            .get(lead.len()..)?
            .trim_start_matches([' ', ':'])
            .to_owned();
    }
    let end = [
        " | ",
        " · ",
        " • ",
        " — ",
        " – ",
        " @ ",
        " Published",
        " Updated",
        " Posted",
        " Last ",
        " on ",
        " Reviewed",
    ]
    .iter()
    .filter_map(|stop| text.find(stop))
    .min();
    if let Some(end) = end {
        text.truncate(end);
    }
    let text = text
        .trim_matches(|c: char| c.is_whitespace() || ",;:|-–—•·".contains(c))
        .to_owned();
    let is_name = text.chars().any(char::is_alphabetic)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().count() <= CHARACTERS_MAX
        && !text.contains("://")
        && !text.starts_with("www.")
        && !text.starts_with('@')
        && !text.contains(": ")
        && !super::is_date(&text)
        && !NO_NAMES.contains(&text.to_lowercase().as_str());
    is_name.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_a_name() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(cleaned(text).as_deref(), expected, "{text}")
        };
        check("By  Ada Example", Some("Ada Example"));
        check("Written by: Ada Example | 3 May 2020", Some("Ada Example"));
        check("Byron Example", Some("Byron Example"));
        check("https://example.org/ada", None);
        check("2020", None);
        check("View all posts by Ada Example", Some("Ada Example"));
        check("4m", None);
    }

    #[test]
    fn the_surest_place_of_the_page_speaks() {
        let page = |html: &str| Page::new(dom_query::Document::from(html).root());
        let found = shown(&page(
            "<div class=author-box>Team</div><a rel=author>Ada</a><p class=comment><a rel=author>Bob",
        ));
        assert_eq!(found.as_deref(), Some("Ada"));
        let found = shown(&page(
            "<a href=/author/ada><div>Written by</div><div>Ada Example</div></a>",
        ));
        assert_eq!(found.as_deref(), Some("Ada Example"));
    }

    #[test]
    fn a_line_may_say_who_wrote() {
        let page = |html: &str| Page::new(dom_query::Document::from(html).root());
        let found = said(&page(
            "<p>By the river it was cold.</p><span>by Ada Example</span>",
        ));
        assert_eq!(found.as_deref(), Some("Ada Example"));
        assert_eq!(said(&page("<p>By Monday all was done.</p>")), None);
    }
}
