//! What stands amid an article's lines and is none of them: pointers to other articles, credits, galleries, what has
//! been said before, and where the author is met.

use std::collections::HashSet;

use super::super::page::Id;
use super::super::tag::{Key, Tag};
use super::Attempt;
use super::trim::LABEL_CHARACTERS_MAX;
use crate::document::block::Reason;

impl Attempt<'_> {
    /// Drops lines that only point elsewhere: a few words and a colon, then a link.
    pub(super) fn drop_pointers(&mut self, lines: &[Id]) {
        for &line in lines {
            if self.in_list_or_cell(line) {
                continue;
            }
            if self.is_pointer(line) {
                self.drop(line, Reason::Related);
            } else if self.is_markup(line) {
                self.drop(line, Reason::Unlikely);
            }
        }
    }

    fn in_list_or_cell(&self, line: Id) -> bool {
        let page = self.facts.page;
        std::iter::once(line)
            .chain(page.ancestors(line))
            .any(|node| {
                matches!(
                    page.tag(node),
                    Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt | Tag::Blockquote
                )
            })
    }

    /// Whether a line is a tag that went astray.
    fn is_markup(&self, line: Id) -> bool {
        if self.facts.page.tag(line) == Tag::Pre || self.stands_out(line) {
            return false;
        }
        let text = self.facts.page.inner_text(line);
        text.starts_with('<') && text.ends_with('>') && text.contains("=\"")
    }

    fn is_pointer(&self, line: Id) -> bool {
        const LABEL_WORDS_MAX: usize = 3;
        const LINK_WORDS_MIN: usize = 6;
        let page = self.facts.page;
        let mut links = page
            .descendants(line)
            .filter(|&node| page.tag(node) == Tag::A && page.attribute(node, Key::Href).is_some());
        let (Some(link), None) = (links.next(), links.next()) else {
            return false;
        };
        let text = page.inner_text(line);
        let linked = page.inner_text(link);
        let Some(label) = text.strip_suffix(&*linked) else {
            return false;
        };
        let Some(label) = label.trim_end().strip_suffix(':') else {
            return false;
        };
        label.split_whitespace().count() <= LABEL_WORDS_MAX
            && linked.split_whitespace().count() >= LINK_WORDS_MIN
    }

    /// Drops captions that have been said before, as galleries repeat them, and the labels of what a script fills.
    pub(super) fn drop_repeated(&mut self, lines: &[Id]) {
        const CAPTION_CHARACTERS_MIN: u32 = 30;
        const FILLED_CHARACTERS_MAX: u32 = 30;
        let page = self.facts.page;
        let mut known = HashSet::new();
        for &line in lines {
            let characters = self.counts[line].characters;
            let is_filled = || {
                page.tag(line) != Tag::P
                    && self.facts.prose.sentences(line) == 0
                    && !page.inner_text(line).ends_with(['.', '!', '?', '。'])
                    && page
                        .descendants(line)
                        .any(|node| page.tag(node) == Tag::Script)
            };
            if characters >= CAPTION_CHARACTERS_MIN {
                if self.is_picture(line) && !known.insert(page.inner_text(line)) {
                    self.drop(line, Reason::Repeated);
                }
            } else if characters <= FILLED_CHARACTERS_MAX
                && is_filled()
                && !self.stands_out(line)
                && !self.in_list_or_cell(line)
            {
                self.drop(line, Reason::Advertisement);
            }
        }
    }

    /// Whether a line is a heading, code, or set like a heading.
    fn stands_out(&self, line: Id) -> bool {
        use Tag::*;
        let page = self.facts.page;
        let around = page.ancestors(line).take(3).chain([line]);
        page.descendants(line).chain(around).any(|node| {
            matches!(page.tag(node), B | Strong | Em | I | U | Code | Pre)
                || page.tag(node).heading_level().is_some()
        })
    }

    /// Drops what says who made a picture.
    pub(super) fn drop_credits(&mut self, root: Id) {
        const CHARACTERS_MAX: u32 = 120;
        let page = self.facts.page;
        for id in page.descendants(root) {
            if page.tag(id) != Tag::Text
                && self.facts.hints[id].credits
                && page.tag(id) != Tag::Figure
                && (1..=CHARACTERS_MAX).contains(&self.counts[id].characters)
                && self.counts[id].heading_characters == 0
                && self.is_in(id)
            {
                self.drop(id, Reason::Picture);
            }
        }
    }

    /// Drops long galleries: captions without their pictures, one after the other.
    pub(super) fn drop_galleries(&mut self, root: Id, total: u32) {
        /// More pictures are a show of their own.
        const PICTURES_MAX: u32 = 12;
        let page = self.facts.page;
        for id in page.descendants(root) {
            let counts = self.counts[id];
            if page.tag(id) != Tag::Text
                && self.facts.hints[id].gallery
                && counts.characters > 0
                && (self.shows_nothing(id)
                    || (counts.heading_characters == 0
                        && counts.pictures > 1
                        && (counts.pictures > PICTURES_MAX || is_numbered(&page.inner_text(id)))))
                && counts.characters * 3 < total
                && counts.players == 0
                && self.is_in(id)
            {
                self.drop(id, Reason::Picture);
            }
        }
    }

    /// Whether of what is named a gallery only its heading is left, with the words on its buttons.
    fn shows_nothing(&self, id: Id) -> bool {
        const BUTTONS_CHARACTERS_MAX: u32 = 40;
        let counts = &self.counts[id];
        let page = self.facts.page;
        let links = page
            .descendants(id)
            .filter(|&node| page.tag(node) == Tag::A)
            .count();
        counts.heading_characters > 0
            && counts.heading_characters < LABEL_CHARACTERS_MAX
            && counts.characters - counts.heading_characters <= BUTTONS_CHARACTERS_MAX
            && links > 1
    }

    /// Drops lists of nothing but links that no line announces.
    pub(super) fn drop_loose_links(&mut self, lines: &[Id]) {
        const WORDS_MIN: usize = 4;
        let page = self.facts.page;
        let list_of = |line: Id| {
            std::iter::once(line)
                .chain(page.ancestors(line))
                .take(4)
                .find(|&node| matches!(page.tag(node), Tag::Ul | Tag::Ol))
        };
        let mut seen = None;
        for (n, &line) in lines.iter().enumerate() {
            let list = list_of(line);
            if list.is_none() || list == seen {
                continue;
            }
            seen = list;
            let (Some(list), Some(before)) = (list, n.checked_sub(1).map(|n| lines[n])) else {
                continue;
            };
            let counts = &self.counts[list];
            let is_announced = page.tag(before).heading_level().is_some()
                || (self.counts[before].characters <= LABEL_CHARACTERS_MAX
                    && self.stands_out(before))
                || page.inner_text(before).ends_with([':', '?', '：'])
                || list_of(before).is_some();
            let all_long = page
                .elements(list)
                .all(|item| page.inner_text(item).split_whitespace().count() >= WORDS_MIN);
            let labelled = page
                .elements(list)
                .filter(|&item| self.is_labelled_link(item))
                .count();
            let is_of_links = counts.link_density() > 0.95 || labelled * 2 >= counts.items as usize;
            // Each with its subject before it, links are headlines of other articles, however they are announced.
            let is_of_headlines = labelled == counts.items as usize && !self.leads_away(list);
            if counts.items > 1 && all_long && (is_of_links && !is_announced || is_of_headlines) {
                self.drop(list, Reason::Related);
            }
        }
    }

    /// Whether an item is a few words and then nothing but a link: the subject of another article, and its headline.
    fn is_labelled_link(&self, item: Id) -> bool {
        const LABEL_WORDS_MAX: usize = 6;
        const LINK_WORDS_MIN: usize = 4;
        let page = self.facts.page;
        let mut links = page
            .descendants(item)
            .filter(|&node| page.tag(node) == Tag::A && page.attribute(node, Key::Href).is_some());
        let (Some(link), None) = (links.next(), links.next()) else {
            return false;
        };
        let (text, linked) = (page.inner_text(item), page.inner_text(link));
        let Some(label) = text.trim_end().strip_suffix(linked.trim()) else {
            return false;
        };
        let label = label.trim_end();
        (label.ends_with([':', '?', '!', '.', '“', '”', '|']))
            && label.split_whitespace().count() <= LABEL_WORDS_MAX
            && linked.split_whitespace().count() >= LINK_WORDS_MIN
    }

    /// Whether an element is a section about the author: it is named so, begins with a heading of its own, and says
    /// something. Other lines about the author are labels.
    pub(super) fn is_author_section(&self, id: Id) -> bool {
        const LINK_DENSITY_MAX: f32 = 0.5;
        // The whole article may be named after its author, too.
        const CHARACTERS_MAX: u32 = 1200;
        let page = self.facts.page;
        let counts = &self.counts[id];
        if !self.facts.hints[id].about_author || counts.characters > CHARACTERS_MAX {
            return false;
        }
        let opens = page
            .descendants(id)
            .find(|&node| {
                page.tag(node).is_block()
                    && self.counts[node].characters > 0
                    && !self.holds_lines(node)
            })
            .is_some_and(|line| {
                std::iter::once(line)
                    .chain(page.ancestors(line).take_while(|&node| node > id))
                    .any(|node| page.tag(node).heading_level().is_some())
                    && self.counts[line].link_density() < LINK_DENSITY_MAX
            });
        opens
            && counts.characters > counts.heading_characters
            && counts.inputs == 0
            && counts.link_density() < LINK_DENSITY_MAX
    }

    /// Whether a line says something in a section about the author.
    pub(super) fn tells_of_author(&self, line: Id) -> bool {
        const WORDS_MIN: usize = 5;
        let page = self.facts.page;
        self.counts[line].link_density() < 0.5
            && page.inner_text(line).split_whitespace().count() >= WORDS_MIN
            && self.is_of_author_section(line)
    }

    /// Whether an element is a section about the author, or in one.
    pub(super) fn is_of_author_section(&self, id: Id) -> bool {
        std::iter::once(id)
            .chain(self.facts.page.ancestors(id))
            .any(|node| self.is_author_section(node))
    }

    /// Whether a line at the end says where the author or the site is met: it links to accounts, or is an aside
    /// with a mailbox.
    pub(super) fn is_contact(&self, line: Id) -> bool {
        const CHARACTERS_MAX: u32 = 350;
        const ACCOUNTS: &[&str] = &[
            "://twitter.com/",
            "://www.twitter.com/",
            "://x.com/",
            "://facebook.com/",
            "://www.facebook.com/",
            "://instagram.com/",
            "://www.instagram.com/",
            "://www.linkedin.com/in/",
        ];
        let page = self.facts.page;
        let characters = self.counts[line].characters;
        if characters > CHARACTERS_MAX
            || page
                .ancestors(line)
                .any(|node| page.tag(node) == Tag::Blockquote)
        {
            return false;
        }
        let is_aside = page.descendants(line).any(|node| {
            matches!(page.tag(node), Tag::Em | Tag::I)
                && self.counts[node].characters * 10 >= characters * 9
        });
        page.descendants(line)
            .chain([line])
            .filter_map(|node| page.attribute(node, Key::Href))
            .any(|href| {
                (is_aside && href.starts_with("mailto:"))
                    || ACCOUNTS.iter().any(|place| href.contains(place))
            })
    }
}
/// Whether a text counts its pictures, as a show that is turned over does: "2 of 5", "2/5".
fn is_numbered(text: &str) -> bool {
    const MARKS: &[&str] = &["of", "/", "von", "sur", "de", "di", "van", "av", "из"];
    text.match_indices(|c: char| c.is_ascii_digit())
        .any(|(at, _)| {
            let rest = text[at..]
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .trim_start();
            MARKS
                .iter()
                .filter_map(|mark| rest.strip_prefix(mark))
                .any(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        })
}
