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
                page.descendants(line)
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
                && (1..=CHARACTERS_MAX).contains(&self.counts[id].characters)
                && self.counts[id].heading_characters == 0
                && self.is_in(id)
            {
                self.drop(id, Reason::Picture);
            }
        }
    }

    /// Drops galleries: captions without their pictures, one after the other.
    pub(super) fn drop_galleries(&mut self, root: Id, total: u32) {
        let page = self.facts.page;
        for id in page.descendants(root) {
            let counts = self.counts[id];
            if page.tag(id) != Tag::Text
                && self.facts.hints[id].gallery
                && counts.pictures > 1
                && counts.characters > 0
                && counts.heading_characters == 0
                && counts.characters * 3 < total
                && counts.players == 0
                && self.is_in(id)
            {
                self.drop(id, Reason::Picture);
            }
        }
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
            if counts.items > 1 && counts.link_density() > 0.95 && !is_announced && all_long {
                self.drop(list, Reason::Related);
            }
        }
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
