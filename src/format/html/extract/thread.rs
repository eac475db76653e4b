//! Threads: pages that are several posts by several people, each signed with who wrote it and when. All of them are
//! what the page is for.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::super::metadata::{is_date, is_day};
use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::Facts;

/// So many posts make a thread.
const POSTS_MIN: usize = 3;
/// A post has as many characters beside its links on average.
const WORDS_MEAN_MIN: u32 = 50;

/// What a page is for that is a thread.
#[derive(Debug)]
pub(super) struct Thread {
    /// What opens it, where that is made in another way, and the posts that are no answers to others.
    pub(super) roots: Vec<Id>,
    /// All posts, what opens the thread and answers within others too, in order.
    pub(super) posts: Vec<Id>,
    /// Whether the first of the roots is what opens it.
    pub(super) is_opened: bool,
}

/// A kind of elements: the tag and the first class.
type Kind<'a> = (Tag, Option<&'a str>);

/// What a post begins with: whether it says who wrote it and when, and how much it says.
#[derive(Debug, Default)]
struct Sign {
    has_person: bool,
    has_date: bool,
    characters: u32,
}

impl Facts<'_> {
    /// The thread that the page is, if it is one: boxes that look alike and are signed, beside or within one another,
    /// and hold most of what the page says. What opens it may be made in another way, if it is signed as they are.
    pub(super) fn thread(&self) -> Option<Thread> {
        /// Of so many parts of the page's words the posts have one at least.
        const SHARE_MAX: u32 = 3;
        let page = self.page;
        let words = self.words(self.body);
        let mut groups: HashMap<(Kind<'_>, Id), Vec<Id>> = HashMap::new();
        for id in page.descendants(self.body) {
            if (self.is_box[id] || matches!(page.tag(id), Tag::Tr | Tag::Li)) && self.words(id) > 0
            {
                let key = (kind(page, id), page.parent(id));
                groups.entry(key).or_default().push(id);
            }
        }
        let mut found: Vec<_> = groups
            .into_values()
            .map(|roots| (self.words_of(&roots), roots))
            .filter(|(own, _)| own * SHARE_MAX >= words)
            .map(|(own, roots)| (own, self.with_answers(&roots), roots))
            .filter(|(own, posts, _)| self.are_posts(*own, posts))
            .collect();
        // The most words, then the first.
        found.sort_by_key(|(own, posts, _)| (Reverse(*own), posts[0]));
        found.into_iter().find_map(|(own, mut posts, mut roots)| {
            let opener = self.opener(&posts);
            let is_enough = posts.len() + usize::from(opener.is_some()) >= POSTS_MIN;
            let all = own + opener.map_or(0, |opener| self.words(opener));
            let is_thread = match opener {
                Some(_) => all * SHARE_MAX >= words,
                None => {
                    roots.len() >= POSTS_MIN
                        && all * 5 >= words * 3
                        && !self.follows_article(posts[0])
                }
            };
            roots.splice(0..0, opener);
            posts.splice(0..0, opener);
            let is_opened = opener.is_some();
            (is_enough && is_thread).then_some(Thread {
                roots,
                posts,
                is_opened,
            })
        })
    }

    fn words_of(&self, ids: &[Id]) -> u32 {
        ids.iter().map(|&id| self.words(id)).sum()
    }

    /// Some posts with the answers within them, which are of the same kind.
    fn with_answers(&self, roots: &[Id]) -> Vec<Id> {
        let page = self.page;
        let own = roots.first().map(|&root| kind(page, root));
        let is_named = own.is_some_and(|(_, class)| class.is_some());
        roots
            .iter()
            .flat_map(|&root| {
                let answers = page.descendants(root).filter(move |&id| {
                    is_named && Some(kind(page, id)) == own && self.words(id) > 0
                });
                std::iter::once(root).chain(answers)
            })
            .collect()
    }

    /// Whether most of some elements that look alike and have so many words are posts, and say something.
    fn are_posts(&self, words: u32, group: &[Id]) -> bool {
        const SEVERAL: usize = 2;
        let tops = outermost(self.page, group);
        let characters: u32 = tops.iter().map(|&post| self.whole[post].characters).sum();
        // Lists of links to posts are signed, too, but say little more.
        group.len() >= SEVERAL
            && words >= group.len() as u32 * WORDS_MEAN_MIN
            && words * 2 > characters
            && group
                .iter()
                .filter(|&&post| self.has_headline_elsewhere(post))
                .count()
                * 2
                < group.len()
            && group.iter().filter(|&&post| self.is_post(post)).count() * 5 >= group.len() * 4
    }

    /// Whether a box has a heading that leads to another page, as a teaser has; the names of people are shorter.
    fn has_headline_elsewhere(&self, id: Id) -> bool {
        const NODES_MAX: usize = 200;
        const CHARACTERS_MIN: u32 = 20;
        let page = self.page;
        let leads_away = |node: Id| {
            page.tag(node) == Tag::A
                && page
                    .attribute(node, Key::Href)
                    .is_some_and(|href| !href.contains('#'))
        };
        page.descendants(id).take(NODES_MAX).any(|node| {
            page.tag(node).heading_level().is_some()
                && self.whole[node].characters >= CHARACTERS_MIN
                && page.find(node, Tag::Time).is_none()
                && !is_dated(&page.inner_text(node))
                && (page.descendants(node).any(leads_away)
                    || page
                        .ancestors(node)
                        .take_while(|&around| around > id)
                        .any(leads_away))
        })
    }

    /// What opens a thread: a box above the posts, beside them or what is around them, that is made of the same named
    /// parts as they are, the one for its writer too. An article shares few with the comments on it, or is much longer.
    fn opener(&self, posts: &[Id]) -> Option<Id> {
        const LEVELS_MAX: usize = 10;
        const PARTS_MIN: usize = 5;
        const WORDS_MAX: u32 = 2500;
        const MEAN_RATIO_MAX: u32 = 8;
        let page = self.page;
        let first = *posts.first()?;
        let own = parts(page, first);
        let mean = self.words_of(&outermost(page, posts)) / posts.len() as u32;
        let opens = |id: Id| {
            let words = self.words(id);
            let theirs = parts(page, id);
            let shared = theirs.intersection(&own);
            words > 0
                && (words <= WORDS_MAX || words <= MEAN_RATIO_MAX * mean)
                && shared.clone().count() >= PARTS_MIN
                && shared.clone().any(|(_, class)| names_person(class))
                && self.is_dated_within(id)
        };
        std::iter::once(first)
            .chain(
                page.ancestors(first)
                    .take_while(|&around| around > self.body),
            )
            .take(LEVELS_MAX)
            .find_map(|within| {
                page.elements(page.parent(within))
                    .take_while(|&sibling| sibling < within)
                    .find(|&sibling| opens(sibling))
            })
    }

    fn is_dated_within(&self, id: Id) -> bool {
        const LABEL_CHARACTERS_MAX: u32 = 60;
        let page = self.page;
        page.descendants(id).any(|node| {
            page.tag(node) == Tag::Time
                || (page.tag(node) != Tag::Text
                    && (1..=LABEL_CHARACTERS_MAX).contains(&self.whole[node].characters)
                    && is_dated(&page.inner_text(node)))
        })
    }

    /// The characters of text that is no link.
    fn words(&self, id: Id) -> u32 {
        let whole = &self.whole[id];
        whole.characters.saturating_sub(whole.link_tenths / 10)
    }

    /// Whether an article stands above the posts: then they are comments on it.
    fn follows_article(&self, first: Id) -> bool {
        const PROSE_CHARACTERS_MIN: u32 = 250;
        let page = self.page;
        let mut id = self.body;
        let mut prose = 0;
        while id < first {
            if page.end(id) <= first {
                prose += self.prose.characters(id);
                id = page.end(id);
            } else {
                id += 1;
            }
        }
        prose >= PROSE_CHARACTERS_MIN
    }

    /// Whether an element says who wrote it and when, in lines of their own, and something else.
    fn is_post(&self, id: Id) -> bool {
        const TEXT_CHARACTERS_MIN: u32 = 20;
        self.sign(id).is_some_and(|sign| {
            sign.has_person && sign.has_date && sign.characters >= TEXT_CHARACTERS_MIN
        })
    }

    /// Who signed what an element begins with, and whether it says when; `None` where it begins as a section does.
    fn sign(&self, id: Id) -> Option<Sign> {
        const LABEL_CHARACTERS_MAX: u32 = 60;
        /// Answers within a post have signs of their own.
        const NODES_MAX: usize = 200;
        let page = self.page;
        let mut sign = Sign::default();
        for node in page.descendants(id).take(NODES_MAX) {
            let own = &self.whole[node];
            let is_label = (1..=LABEL_CHARACTERS_MAX).contains(&own.characters);
            let is_early = sign.characters < 3 * LABEL_CHARACTERS_MAX;
            match page.tag(node) {
                // Sections of an article look alike, too.
                Tag::H2 | Tag::H3
                    if own.characters > 0
                        && self.hidden[node].is_none()
                        && !sign.has_person
                        && !sign.has_date
                        && page.find(node, Tag::A).is_none() =>
                {
                    return None;
                }
                Tag::Time => sign.has_date = true,
                Tag::Text => sign.characters += self.own[node].characters,
                tag => {
                    let is_person = is_label
                        && (self.is_named_person(node)
                            || (is_early && matches!(tag, Tag::A | Tag::B | Tag::Strong)));
                    let dated = is_label && is_dated(&page.inner_text(node));
                    sign.has_date |= dated;
                    sign.has_person |= is_person && !dated;
                }
            }
        }
        Some(sign)
    }

    /// Whether an element, or the one right around it, is called after a person, or leads to one's page.
    pub(super) fn is_named_person(&self, id: Id) -> bool {
        const PATHS: &[&str] = &["/u/", "/user", "/~", "/@", "/member", "/profile"];
        let page = self.page;
        let is_called = |node: Id| {
            [Key::Class, Key::Itemprop, Key::Rel]
                .iter()
                .filter_map(|&key| page.attribute(node, key))
                .any(names_person)
        };
        let around = page.parent(id);
        let is_alone = self.whole[around].characters == self.whole[id].characters;
        let leads_to_person = || {
            page.attribute(id, Key::Href)
                .is_some_and(|href| PATHS.iter().any(|path| href.contains(path)))
        };
        is_called(id) || (is_alone && is_called(around)) || leads_to_person()
    }
}

/// Whether a name is one of those that makers of pages give to who wrote something.
fn names_person(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "author",
        "user",
        "creator",
        "poster",
        "nick",
        "display-name",
        "p-name",
        "names",
        "sender",
    ];
    let name = name.to_ascii_lowercase();
    NAMES.iter().any(|word| name.contains(word))
}

/// The elements that a box is made of and that have names, by their tags and each of their classes.
fn parts(page: &Page, id: Id) -> HashSet<(Tag, &str)> {
    const NODES_MAX: usize = 600;
    std::iter::once(id)
        .chain(page.descendants(id))
        .take(NODES_MAX)
        .flat_map(|node| {
            let classes = page.attribute(node, Key::Class).unwrap_or_default();
            let tag = page.tag(node);
            classes
                .split_ascii_whitespace()
                .map(move |class| (tag, class))
        })
        .collect()
}

fn kind(page: &Page, id: Id) -> Kind<'_> {
    let class = page
        .attribute(id, Key::Class)
        .into_iter()
        .flat_map(str::split_ascii_whitespace)
        // What stands by turns, and what counts, tells no kind.
        .find(|name| {
            !matches!(*name, "odd" | "even") && !name.contains(|c: char| c.is_ascii_digit())
        });
    (page.tag(id), class)
}

/// Those of some elements, in order, that stand in no other of them.
fn outermost(page: &Page, group: &[Id]) -> Vec<Id> {
    let mut end = 0;
    let mut found = Vec::new();
    for &id in group.iter().filter(|&&id| id > 0) {
        if id >= end {
            found.push(id);
            end = page.end(id);
        }
    }
    found
}

/// Whether a label holds a date or a time, or how long ago something was.
fn is_dated(text: &str) -> bool {
    const AGO: &[&str] = &[
        " ago",
        "vor ",
        "il y a ",
        "hace ",
        " fa",
        "há ",
        "geleden",
        "sedan",
        "temu",
        "назад",
        "前",
        "전",
    ];
    const DAYS: &[&str] = &[
        "yesterday",
        "today",
        "just now",
        "gestern",
        "heute",
        "gerade eben",
        "hier",
        "ayer",
        "hoy",
        "ieri",
        "oggi",
        "ontem",
        "hoje",
        "gisteren",
        "vandaag",
        "igår",
        "idag",
        "вчера",
        "сегодня",
        "昨日",
        "今日",
        "昨天",
        "今天",
    ];
    let lower = text.trim().to_lowercase();
    if DAYS.iter().any(|day| lower.starts_with(day)) {
        return true;
    }
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if is_day(&lower) {
        return true;
    }
    // "3h", "5 min", "2d": how long ago in the fewest letters.
    let unit = lower
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim();
    let is_age = lower.starts_with(|c: char| c.is_ascii_digit())
        && [
            "s", "m", "min", "h", "hr", "d", "w", "mo", "y", "j", "std", "t",
        ]
        .contains(&unit);
    if is_age {
        return true;
    }
    let tail = text
        .rsplit(['»', '|', '·', '•', '—', '–'])
        .next()
        .unwrap_or(text)
        .trim();
    let is_ago = AGO.iter().any(|ago| text.contains(ago));
    let has_clock = text.as_bytes().windows(4).any(|window| {
        window[0].is_ascii_digit()
            && window[1] == b':'
            && window[2].is_ascii_digit()
            && window[3].is_ascii_digit()
    });
    is_ago || has_clock || is_date(tail) || is_date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_posts_are_told() {
        for text in [
            "Mon Mar 01, 2026 10:00 am",
            "by rowan77 » Mon Mar 01, 2026 10:00 am",
            "3 hours ago",
            "vor 2 Tagen",
            "2026-03-01",
            "March 1, 2026",
            "3h",
            "Jan 14",
            "Jan '25",
            "14. März",
            "Yesterday",
            "gestern um 10 Uhr",
        ] {
            assert!(is_dated(text), "{text}");
        }
        for text in ["Posts: 12", "pikeperch", "no date here", "1905"] {
            assert!(!is_dated(text), "{text}");
        }
    }
}
