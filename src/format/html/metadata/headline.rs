//! The headline: the line that a reader sees as the page's title.

use std::collections::HashSet;

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::parts::{Parts, agrees, is_placeholder, letters};
use super::site::{Site, is_named_logo};

/// A longer line is no headline.
const CHARACTERS_MAX: usize = 300;

/// What holds more is no line; headings may stand within one another, and each is read whole.
const NODES_MAX: usize = 1000;

/// No page has its headline after so many lines that may be it.
const FOUND_MAX: usize = 1000;

/// How many lines are weighed: the best of them, of a page however long.
const LINES_MAX: usize = 20;

/// How much may stand in an article before its headline.
const LEAD_NODES_MAX: usize = 60;

/// A line that may be the page's title.
#[derive(Debug)]
pub(super) struct Headline {
    pub(super) text: String,
    /// Whether what the page calls itself bears it out, in whole or in part.
    pub(super) is_sure: bool,
    level: u8,
    /// Whether an editor's style makes it the title, and no heading.
    is_editors: bool,
    /// Whether it is a phrase at the beginning of an article.
    begins_article: bool,
    /// Whether it is a phrase right above running text.
    leads_text: bool,
    score: f32,
}

/// The lines that may be the page's title, the best first. `named` is what the page calls its article, `titled` what
/// its window is called.
pub(super) fn all(
    page: &Page,
    named: &[String],
    titled: Option<&str>,
    site: &Site,
) -> Vec<Headline> {
    let own = OwnNames::of(named, titled, site);
    let mut found = Vec::new();
    for id in 0..page.len() {
        let headline = match page.tag(id) {
            Tag::Text => line(page, id, &own),
            tag => match tag.heading_level() {
                Some(level) => heading(page, id, level, &own, site),
                None if is_titled(page, id) => {
                    heading(page, id, 1, &own, site).map(Headline::of_an_editor)
                }
                None => None,
            },
        };
        found.extend(headline);
        if found.len() >= FOUND_MAX {
            break;
        }
    }
    // An editor's title stands for the heading that is not there.
    if found.iter().any(|line| line.level == 1 && !line.is_editors) {
        found.retain(|line| !line.is_editors || own.have(&line.text));
    }
    // The only first-level heading is the headline where it begins an article and nobody was told another name.
    if let [only] = &mut found
        .iter_mut()
        .filter(|line| line.level == 1)
        .collect::<Vec<_>>()[..]
    {
        // What a program, or the site alone, calls its window is no phrase.
        let is_label = titled.is_none_or(|titled| !is_phrase(titled));
        only.is_sure |= named.is_empty() && (only.begins_article || (is_label && only.leads_text));
    }
    // A stable order: of two alike the first is the headline.
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(LINES_MAX);
    found
}

impl Headline {
    fn of_an_editor(self) -> Self {
        Self {
            is_editors: true,
            ..self
        }
    }
}

/// What the page calls itself, as texts to be met again on it.
struct OwnNames<'a> {
    declared: Vec<&'a str>,
    /// The letters of what it calls its article.
    names: Vec<String>,
    /// The letters of all parts and runs of parts of the names.
    runs: HashSet<String>,
}

impl<'a> OwnNames<'a> {
    fn of(named: &'a [String], titled: Option<&'a str>, site: &Site) -> Self {
        let declared: Vec<&str> = named.iter().map(String::as_str).chain(titled).collect();
        let mut runs = HashSet::new();
        for title in &declared {
            let parts = Parts::of(title);
            let texts = parts.runs().map(|run| parts.run(run));
            // Where the article has a name, what the window says besides is a section of the site.
            let texts = texts.filter(|text| {
                !site.is(text)
                    && !is_placeholder(text)
                    && (named.is_empty() || named.iter().any(|name| agrees(name, text)))
            });
            runs.extend(texts.map(letters));
        }
        let names = named.iter().map(|name| letters(name)).collect();
        Self {
            declared,
            names,
            runs,
        }
    }

    fn is_named(&self, text: &str) -> bool {
        self.names.contains(&letters(text))
    }

    fn have(&self, text: &str) -> bool {
        self.runs.contains(&letters(text))
    }
}

/// A paragraph that an editor made the title: Google Docs and Word write no heading for it.
fn is_titled(page: &Page, id: Id) -> bool {
    page.tag(id) == Tag::P
        && page.attribute(id, Key::Class).is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|name| matches!(name, "title" | "MsoTitle"))
        })
}

fn heading(page: &Page, id: Id, level: u8, own: &OwnNames, site: &Site) -> Option<Headline> {
    let (whole, pieces) = heading_text(page, id)?;
    if is_placeholder(&whole) || site.is(&whole) {
        return None;
    }
    // A kicker above, or a date below, may stand in the same heading.
    let piece = || {
        pieces
            .iter()
            .filter(|piece| own.have(piece))
            .max_by_key(|piece| piece.len())
            .cloned()
    };
    let named = || pieces.iter().find(|piece| own.is_named(piece)).cloned();
    let text = match own.have(&whole) {
        true if own.is_named(&whole) => whole,
        true => named().unwrap_or(whole),
        false => piece().unwrap_or(whole),
    };
    let is_own = own.have(&text);
    let agrees = is_own || (level == 1 && own.declared.iter().any(|title| agrees(title, &text)));
    let place = Place::of(page, id, site);
    if place.names_site || place.is_in_menu || (level > 1 && !is_own) {
        return None;
    }
    let is_sure = agrees || (level == 1 && (own.declared.is_empty() || place.is_called_headline));
    let reasons = [
        (is_own, 2.0),
        (is_sure, 4.0),
        (place.is_called_headline, 1.5),
        (place.is_in_article, 1.5),
        // What the page calls its article by name is no site's name, whatever its box is called.
        (place.is_in_bar && !own.is_named(&text), -4.0),
        (level == 1, 4.0),
    ];
    // Of two parts of what the page calls itself, the longer is less likely to be a section's name.
    let length = text.chars().count().min(60) as f32 / 20.0;
    let score: f32 = reasons
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, points)| points)
        .sum();
    Some(Headline {
        is_sure,
        level,
        is_editors: false,
        begins_article: place.begins_article && is_phrase(&text),
        leads_text: level == 1 && is_phrase(&text) && leads_text(page, id),
        score: score + length - 0.1 * f32::from(level),
        text,
    })
}

/// Whether a paragraph follows soon after a heading, no other of its rank between them.
fn leads_text(page: &Page, id: Id) -> bool {
    const NODES_MAX: usize = 100;
    const CHARACTERS_MIN: usize = 60;
    let end = page.end(id);
    (end..page.len().min(end + NODES_MAX))
        .take_while(|&node| page.tag(node) != Tag::H1)
        .any(|node| {
            page.tag(node) == Tag::P && page.inner_text(node).chars().count() >= CHARACTERS_MIN
        })
}

/// Whether a text is more than a label.
fn is_phrase(text: &str) -> bool {
    const HAN_MIN: usize = 6;
    let han = text.chars().filter(|&c| super::parts::is_han(c)).count();
    text.split_whitespace().count() >= 3 || han >= HAN_MIN
}

/// A line that no heading marks, as old pages have, but that says again what the page calls itself.
fn line(page: &Page, id: Id, own: &OwnNames) -> Option<Headline> {
    const LETTERS_MIN: usize = 8;
    let text = page.text(id).trim();
    if text.len() > 4 * CHARACTERS_MAX || text.len() < LETTERS_MIN || !own.have(text) {
        return None;
    }
    let letters = letters(text).chars().count();
    let is_phrase = text.contains(char::is_whitespace) || text.chars().any(super::parts::is_han);
    let is_elsewhere = page.ancestors(id).any(|node| {
        page.tag(node).is_silent()
            || matches!(
                page.tag(node),
                Tag::Nav | Tag::A | Tag::Li | Tag::Footer | Tag::Aside
            )
    });
    (letters >= LETTERS_MIN && is_phrase && !is_elsewhere).then(|| Headline {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        is_sure: true,
        level: 7,
        is_editors: false,
        begins_article: false,
        leads_text: false,
        score: -1.0,
    })
}

/// Where a heading stands, and what it is called.
#[derive(Default)]
struct Place {
    names_site: bool,
    is_in_menu: bool,
    is_in_bar: bool,
    is_in_article: bool,
    is_called_headline: bool,
    begins_article: bool,
}

impl Place {
    fn of(page: &Page, id: Id, site: &Site) -> Self {
        let mut place = Self::default();
        let inside = || std::iter::once(id).chain(page.descendants(id));
        place.names_site = inside()
            .chain(page.ancestors(id).take(2))
            .any(|node| is_named_logo(page, node))
            || page
                .descendants(id)
                .filter_map(|node| page.attribute(node, Key::Href))
                .any(|href| site.is_home(href));
        let names = |node: Id| {
            [Key::Class, Key::Id, Key::Itemprop]
                .into_iter()
                .filter_map(move |key| page.attribute(node, key))
                .map(str::to_ascii_lowercase)
        };
        place.is_called_headline = names(id).any(|name| {
            [
                "entry-title",
                "post-title",
                "article-title",
                "articletitle",
                "article__title",
                "headline",
                "post__title",
            ]
            .iter()
            .any(|title| name.contains(title))
        });
        for (n, node) in std::iter::once(id).chain(page.ancestors(id)).enumerate() {
            match page.tag(node) {
                Tag::Nav | Tag::Aside | Tag::Footer | Tag::Dialog => place.is_in_menu = true,
                Tag::Article | Tag::Main => {
                    place.is_in_article = true;
                    place.begins_article |= id - node < LEAD_NODES_MAX;
                }
                _ => {}
            }
            // What is written for search engines stands in the bread crumbs, not above the article.
            if n < 4 {
                // A heading's own name says nothing of where it stands.
                let is_box = page.tag(node).is_block() && page.tag(node).heading_level().is_none();
                place.is_in_menu |= names(node).any(|name| {
                    (is_box && name.contains("breadcrumb"))
                        || ["seotitle", "seo-title"]
                            .iter()
                            .any(|menu| name.contains(menu))
                }) || (n == 0 && is_breadcrumb(page, node));
                place.is_in_bar |= names(node).any(|name| {
                    name.split_ascii_whitespace().any(|name| {
                        matches!(
                            name,
                            "menu-bar"
                                | "navbar"
                                | "topbar"
                                | "masthead"
                                | "header"
                                | "site-header"
                        )
                    })
                });
            }
        }
        place
    }
}

fn is_breadcrumb(page: &Page, id: Id) -> bool {
    page.attribute(id, Key::Itemtype)
        .is_some_and(|kind| kind.ends_with("ListItem"))
}

/// A heading's text without the marks that link to it and the links that edit it, and the texts of its children.
fn heading_text(page: &Page, id: Id) -> Option<(String, Vec<String>)> {
    let mut whole = String::new();
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut node = id + 1;
    if page.end(id) - id > NODES_MAX {
        return None;
    }
    while node < page.end(id) {
        if page.parent(node) == id && !piece.trim().is_empty() {
            pieces.push(collapsed(&std::mem::take(&mut piece)));
        }
        let tag = page.tag(node);
        if tag.is_silent() || tag == Tag::Button || is_beside(page, node) {
            node = page.end(node);
            continue;
        }
        if tag.is_block() || tag == Tag::Br {
            whole.push(' ');
            piece.push(' ');
        }
        whole.push_str(page.text(node));
        piece.push_str(page.text(node));
        if whole.len() > 4 * CHARACTERS_MAX {
            return None;
        }
        node += 1;
    }
    pieces.push(collapsed(&piece));
    let whole = collapsed(&whole);
    let is_line =
        whole.chars().any(char::is_alphanumeric) && whole.chars().count() <= CHARACTERS_MAX;
    is_line.then_some((whole, pieces))
}

/// A link that holds marks alone, or one to edit the section.
fn is_beside(page: &Page, id: Id) -> bool {
    let is_edit = || {
        page.attribute(id, Key::Class)
            .is_some_and(|class| class.contains("editsection"))
    };
    let is_mark = || {
        page.tag(id) == Tag::A
            && page.end(id) - id < 8
            && page
                .descendants(id)
                .all(|node| !page.text(node).contains(char::is_alphanumeric))
    };
    is_edit() || is_mark()
}

/// White space made single, and the marks of permalinks gone from the end.
fn collapsed(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches(['¶', '🔗', '§', ' ', '\u{200b}', '\u{feff}', '\u{f0c1}']);
    let text = text.strip_suffix(" #").unwrap_or(text);
    let text = text.strip_suffix("[edit]").unwrap_or(text);
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
        .to_owned()
}

#[cfg(test)]
mod tests;
