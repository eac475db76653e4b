//! The byline: who wrote the article, without "By", titles and dates.

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::json_ld::{Linked, unescaped};
use super::name::{CHARACTERS_MAX, cleaned, is_person};
use super::parts::{is_han, same_words};
use super::site::Site;
use super::tags::Tags;

/// How many ranks there are of elements within the article.
const RANKS: u8 = 4;

/// The authors: from linked data, else from the head, else from the page.
pub(super) fn choose(page: &Page, tags: &Tags, linked: &Linked, site: &Site) -> Option<String> {
    let is_site = |name: &str| {
        let own = site.name.as_deref();
        own.is_some_and(|own| same_words(own, name))
    };
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
    let is_weak = |name: &str| !name.contains([' ', ',']) || site.is_like(name);
    let declared = people(&linked_names).or_else(|| people(&tag_names));
    let other = names(&tags.other_authors)
        .into_iter()
        .find(|name| is_person(name) && !site.is_like(name));
    let declared = other
        .filter(|_| declared.as_deref().is_none_or(is_weak))
        .or(declared);
    let shown = shown(page).filter(|name| !is_site(name));
    let is_person_shown = shown
        .as_deref()
        .is_some_and(|name| is_person(name) && !site.is_like(name));
    match (declared, shown) {
        // A single word is often the name of an account, or of the firm; the page then shows the person's.
        (Some(account), Some(person)) if is_person_shown && is_weak(&account) => Some(person),
        (Some(firm), None) if site.is_like(&firm) => said(page).or(Some(firm)),
        (Some(declared), _) => Some(declared),
        (None, Some(shown)) => Some(shown),
        (None, None) => said(page).or_else(|| linked_names.first().or(tag_names.first()).cloned()),
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
        page.ancestors(id)
            .any(|node| is_called(page, node, &["comment", "respond"]))
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
                    "/autor/",
                    "/autoren/",
                    "/autorin/",
                    "/auteur/",
                    "/auteurs/",
                    "/autores/",
                    "/autore/",
                    "/redacteur/",
                    "?author=",
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
    // What stands beside the article may be of another one.
    let is_beside = || page.ancestors(id).any(|node| is_of_others(page, node));
    (!in_comments()).then(|| if is_beside() { rank + RANKS } else { rank })
}

/// How surely an element with this class holds the author's name.
fn rank_by_class(class: &str) -> Option<u8> {
    let class = class.to_ascii_lowercase();
    let has = |word: &&str| class.contains(*word);
    let is_author = [
        "author",
        "autor",
        "auteur",
        "verfasser",
        "redakteur",
        "itemposter",
        "posted-by",
    ]
    .iter()
    .any(has);
    if ["byline", "by-line"].iter().any(has) || (is_author && class.contains("name")) {
        return Some(2);
    }
    // What is said of the author names others as well.
    let is_about = [
        "desc",
        "bio",
        "links",
        "avatar",
        "image",
        "social",
        "info__text",
        "archive",
        "related",
    ];
    let is_named = is_author && !is_about.iter().any(has);
    (is_named || class.contains("writtenby")).then_some(3)
}

/// Whether an element is of readers or of other articles.
fn is_of_others(page: &Page, id: Id) -> bool {
    let names = [
        "comment", "respond", "related", "sidebar", "widget", "license", "licence",
    ];
    page.tag(id) == Tag::Aside || is_called(page, id, &names)
}

/// Whether a box's class or id has a name that begins with one of these; the page and the article have classes for
/// all that is in them.
fn is_called(page: &Page, id: Id, wanted: &[&str]) -> bool {
    if matches!(
        page.tag(id),
        Tag::Html | Tag::Body | Tag::Main | Tag::Article
    ) {
        return false;
    }
    [Key::Class, Key::Id]
        .iter()
        .filter_map(|&key| page.attribute(id, key))
        .flat_map(str::split_ascii_whitespace)
        .map(str::to_ascii_lowercase)
        .any(|name| wanted.iter().any(|other| name.starts_with(other)))
}

/// The name in a line that says no more than who wrote: "By" and a few words that begin with capitals.
fn said(page: &Page) -> Option<String> {
    (0..page.len())
        .filter(|&id| page.tag(id) == Tag::Text)
        .filter(|&id| is_said(page.text(id)))
        .filter(|&id| {
            !page.ancestors(id).any(|node| {
                let tag = page.tag(node);
                let is_furniture = matches!(tag, Tag::Footer | Tag::Nav | Tag::Figcaption);
                tag.is_silent() || is_furniture || is_of_others(page, node)
            })
        })
        .find_map(|id| {
            credited(page.text(id))
                .or_else(|| named_next(page, id))
                .or_else(|| said_line(page, id))
        })
}

/// The name in the element after a text that says no more than "By".
fn named_next(page: &Page, id: Id) -> Option<String> {
    const NODES_MAX: usize = 6;
    if cleaned(page.text(id)).is_some() {
        return None;
    }
    let end = page.len().min(id + NODES_MAX);
    let next = (id + 1..end).find(|&node| !page.text(node).trim().is_empty())?;
    cleaned(page.text(next)).filter(|name| is_person(name))
}

/// The name in the line that a text begins.
fn said_line(page: &Page, id: Id) -> Option<String> {
    const CHARACTERS_MAX: usize = 80;
    // A line holds no more; what holds it would be read for each line in it.
    const NODES_MAX: usize = 40;
    let parent = page.parent(id);
    if page.end(parent) - parent > NODES_MAX {
        return None;
    }
    let text = page.inner_text(parent);
    let is_line = text.chars().count() <= CHARACTERS_MAX && text.starts_with(page.text(id).trim());
    let line = text.trim().trim_start_matches('(');
    let name = cleaned(line.trim_end_matches([')', '+', ' '])).filter(|_| is_line)?;
    is_person(&name).then_some(name)
}

/// Whether a text begins as lines do that say who wrote.
fn is_said(text: &str) -> bool {
    const LEADS: &[&str] = &[
        "by ",
        "by:",
        "written by",
        "words by",
        "author:",
        "von ",
        "text:",
        "text von",
        "autor:",
        "autorin:",
        "verfasst von",
        "geschrieben von",
        "erstellt von",
        "par ",
        "texte :",
        "auteur :",
        "por ",
        "texto:",
        "testo:",
        "door ",
        "tekst:",
        "автор:",
        "текст:",
        "（文",
        "文/",
        "文／",
        "记者 ",
        "作者",
    ];
    const BRACKETED_MAX: usize = 60;
    let text = text.trim();
    let start = text.chars().take(20).collect::<String>().to_lowercase();
    let is_bracketed = text.len() < BRACKETED_MAX
        && text.starts_with('(')
        && text.trim_end_matches(['+', ' ']).ends_with(')');
    // What the markup parts from the name stands alone: "By <a>Ada</a>".
    LEADS
        .iter()
        .any(|lead| start.starts_with(lead) || start == lead.trim())
        || is_bracketed
        || credited(text).is_some()
}

/// The name after the word for a writer or reporter in a Chinese text, which no space parts from what follows.
fn credited(text: &str) -> Option<String> {
    const LEADS: &[&str] = &[
        "作者：",
        "作者:",
        "撰文：",
        "（记者 ",
        "(记者 ",
        "台记者 ",
        "报记者 ",
        "记者：",
        "記者：",
    ];
    let at = LEADS
        .iter()
        .find_map(|lead| Some(text.find(lead)? + lead.len()))?;
    let letters = text[at..].trim_start().chars();
    let name: String = letters
        .take_while(|&c| is_han(c) && c.is_alphabetic())
        .collect();
    is_person(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for line in [
            "<p><em>von Ada Example</em></p>",
            "<p>(Ada Example) +++</p>",
            "<p>Text: Ada Example</p>",
            "<p>Par Ada Example</p>",
            "<p>作者： <a href=a>Ada Example</a> 时间：昨天</p>",
        ] {
            assert_eq!(said(&page(line)).as_deref(), Some("Ada Example"), "{line}");
        }
        assert_eq!(
            said(&page("<p>关了。（记者 王小明）</p>")).as_deref(),
            Some("王小明")
        );
        for line in [
            "<p>By Monday all was done.</p>",
            "<div class=comment-list><p>by Ada Example</p></div>",
            "<footer>by Ada Example</footer>",
        ] {
            assert_eq!(said(&page(line)), None, "{line}");
        }
    }
}
