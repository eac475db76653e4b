//! Threads: pages that are several posts by several people, each signed with who wrote it and when. All of them are
//! what the page is for.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::super::metadata::is_date;
use super::super::page::Id;
use super::super::tag::{Key, Tag};
use super::Facts;

/// So many posts make a thread.
const POSTS_MIN: usize = 3;
/// A post has as many characters beside its links on average.
const WORDS_MEAN_MIN: usize = 50;

impl Facts<'_> {
    /// The posts of a thread, in order, if that is what the page is: siblings that look alike and are signed, which
    /// hold most of what the page says. The first may stand apart, as a question does from its answers.
    pub(super) fn thread(&self) -> Option<Vec<Id>> {
        let page = self.page;
        let words = self.words(self.body);
        std::iter::once(self.body)
            .chain(page.descendants(self.body))
            .filter(|&id| page.tag(id) != Tag::Text && self.words(id) * 5 >= words)
            .filter_map(|id| self.posts(id))
            .filter_map(|posts| self.opened(posts))
            .find(|posts| {
                let own: u32 = posts.iter().map(|&post| self.words(post)).sum();
                own * 5 >= words * 3 && !self.follows_article(posts[0])
            })
    }

    /// The posts with the one that opens the thread, where there are enough of them.
    fn opened(&self, mut posts: Vec<Id>) -> Option<Vec<Id>> {
        let opener = self.opener(&posts);
        let is_enough = posts.len() + usize::from(opener.is_some()) >= POSTS_MIN;
        posts.splice(0..0, opener);
        is_enough.then_some(posts)
    }

    /// What opens a thread: a signed box beside the one around the posts, made of the same parts as they are.
    fn opener(&self, posts: &[Id]) -> Option<Id> {
        /// A post is made of so many parts that have names.
        const PARTS_MIN: usize = 3;
        let page = self.page;
        let parts = |id: Id| -> HashSet<(Tag, &str)> {
            page.descendants(id)
                .filter_map(|node| Some((page.tag(node), page.attribute(node, Key::Class)?)))
                .collect()
        };
        let own = parts(posts[0]);
        let around = page.parent(posts[0]);
        page.elements(page.parent(around))
            .take_while(|&sibling| sibling < around)
            .filter(|&sibling| self.is_post(sibling))
            .find(|&sibling| {
                let shared = parts(sibling).intersection(&own).count();
                own.len() >= PARTS_MIN && shared * 5 >= own.len() * 3
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

    /// The children of an element that look like posts, where most of those that look alike are.
    fn posts(&self, id: Id) -> Option<Vec<Id>> {
        let page = self.page;
        let look = |id: Id| {
            let class = page.attribute(id, Key::Class).unwrap_or_default();
            (page.tag(id), class.split_ascii_whitespace().next())
        };
        let mut alike: HashMap<_, Vec<Id>> = HashMap::new();
        for child in page.elements(id).filter(|&child| self.words(child) > 0) {
            alike.entry(look(child)).or_default().push(child);
        }
        // Of two groups that say as much, the first.
        let group = alike.into_values().max_by_key(|group| {
            let words = group.iter().map(|&post| self.words(post)).sum::<u32>();
            (words, Reverse(group[0]))
        })?;
        let signed = group.iter().filter(|&&post| self.is_post(post)).count();
        let words: u32 = group.iter().map(|&post| self.words(post)).sum();
        let characters: u32 = group.iter().map(|&post| self.whole[post].characters).sum();
        // Lists of links to posts are signed, too, but say little more.
        let says_something =
            words as usize >= group.len() * WORDS_MEAN_MIN && words * 2 > characters;
        (signed * 5 >= group.len() * 4 && says_something).then_some(group)
    }

    /// Whether an element says who wrote it and when, in lines of their own, and something else.
    fn is_post(&self, id: Id) -> bool {
        const TEXT_CHARACTERS_MIN: u32 = 20;
        const LABEL_CHARACTERS_MAX: u32 = 60;
        let page = self.page;
        if !self.is_box[id] && page.tag(id) != Tag::Tr {
            return false;
        }
        let (mut has_person, mut has_date, mut text) = (false, false, 0);
        for node in page.descendants(id) {
            let own = &self.whole[node];
            let is_label = (1..=LABEL_CHARACTERS_MAX).contains(&own.characters);
            match page.tag(node) {
                // Sections of an article look alike, too.
                Tag::H2 | Tag::H3 if own.characters > 0 && page.find(node, Tag::A).is_none() => {
                    return false;
                }
                Tag::Time => has_date = true,
                Tag::Text => text += self.own[node].characters,
                Tag::A | Tag::B | Tag::Strong => {
                    has_person |= is_label && text < 3 * LABEL_CHARACTERS_MAX
                }
                _ if is_label => {
                    has_person |= self.is_named_person(node);
                    has_date = has_date || is_dated(&page.inner_text(node));
                }
                _ => {}
            }
        }
        has_person && has_date && text >= TEXT_CHARACTERS_MIN
    }

    pub(super) fn is_named_person(&self, id: Id) -> bool {
        let page = self.page;
        [Key::Class, Key::Itemprop, Key::Rel]
            .iter()
            .filter_map(|&key| page.attribute(id, key))
            .any(|name| {
                let name = name.to_ascii_lowercase();
                ["author", "user", "creator", "poster", "nick"]
                    .iter()
                    .any(|word| name.contains(word))
            })
    }
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
