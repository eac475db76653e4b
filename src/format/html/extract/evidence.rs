//! Evidence: what a box holds, weighed against what it is called. A name alone never condemns running text.

use super::super::metadata::letters;
use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::{Facts, phrases};
use crate::document::block::Reason;

/// So many lines of running text speak for themselves, whatever the box around them is called.
const LINES_MIN: u32 = 3;
/// So many look-alikes make a collection where they are signed or linked.
const SIGNED_ITEMS_MIN: usize = 2;
/// So many make one whatever they begin with.
const ITEMS_MIN: usize = 3;

impl Facts<'_> {
    /// Whether a box holds running text enough to be kept whatever it is called: several link-free paragraphs that
    /// are no collection of teasers or comments.
    pub(super) fn speaks_for_itself(&self, id: Id) -> bool {
        self.prose.lines(id) >= LINES_MIN && self.headed(id).is_none() && !self.is_collection(id)
    }

    /// Whether most of what a box holds is look-alikes that are signed, as comments are, or lead elsewhere, as
    /// teasers do; or a form beside some.
    fn is_collection(&self, id: Id) -> bool {
        let page = self.page;
        if self.hints[id].reason == Some(Reason::Comments)
            && page
                .descendants(id)
                .any(|node| matches!(page.tag(node), Tag::Textarea | Tag::Form))
        {
            return true;
        }
        let all = self.prose.characters(id);
        std::iter::once(id)
            .chain(page.descendants(id))
            .filter(|&node| page.tag(node) != Tag::Text)
            .any(|node| self.prose.characters(node) * 5 >= all * 3 && self.holds_items(node, all))
    }

    /// Whether the children of an element that look alike hold most of `all` characters of running text.
    fn holds_items(&self, id: Id, all: u32) -> bool {
        let page = self.page;
        let look = |id: Id| (page.tag(id), page.attribute(id, Key::Class));
        let Some(first) = page.elements(id).find(|&child| self.may_be_item(child)) else {
            return false;
        };
        let (mut items, mut signed, mut characters) = (0, 0, 0);
        for child in page
            .elements(id)
            .filter(|&child| look(child) == look(first))
        {
            if self.may_be_item(child) {
                items += 1;
                signed += usize::from(self.is_signed(child));
                characters += self.prose.characters(child);
            }
        }
        let is_signed = signed >= SIGNED_ITEMS_MIN && signed * 3 >= items * 2;
        (is_signed || items >= ITEMS_MIN) && characters * 5 >= all * 3
    }

    /// Whether an element may be one of several of its kind: a box that is no paragraph, nor a section with a heading
    /// that is no link.
    fn may_be_item(&self, id: Id) -> bool {
        let page = self.page;
        let is_section = || {
            page.tag(id) != Tag::Li
                && page.descendants(id).any(|node| {
                    matches!(page.tag(node), Tag::H2 | Tag::H3)
                        && self.whole[node].characters > 0
                        && self.whole[node].link_density() < 0.5
                        && !page
                            .ancestors(node)
                            .any(|around| page.tag(around) == Tag::A)
                })
        };
        self.is_box[id] && page.tag(id) != Tag::P && self.prose.characters(id) > 0 && !is_section()
    }

    /// Whether an element begins with a link or a time, as comments and teasers do.
    fn is_signed(&self, id: Id) -> bool {
        const OPENING_CHARACTERS_MAX: u32 = 80;
        let page = self.page;
        let mut seen = 0;
        for node in page.descendants(id) {
            match page.tag(node) {
                Tag::Time => return true,
                Tag::A if self.whole[node].characters > 0 => return true,
                Tag::Text => seen += self.own[node].characters,
                _ => {}
            }
            if seen > OPENING_CHARACTERS_MAX {
                break;
            }
        }
        false
    }

    /// Whether a box that is named for consent asks for it: its words are about that, too.
    pub(super) fn asks_for_consent(&self, id: Id) -> bool {
        const WORDS: &[&str] = &[
            "cookie",
            "consent",
            "privacy",
            "gdpr",
            "einwilligung",
            "datenschutz",
        ];
        const MENTIONS_MIN: usize = 2;
        if self.hints[id].reason != Some(Reason::Consent) {
            return false;
        }
        let text = self.page.inner_text(id).to_lowercase();
        let mentions = WORDS.iter().map(|word| text.matches(word).count());
        mentions.sum::<usize>() >= MENTIONS_MIN
    }

    /// The first line of a box, where it is short enough to be its heading.
    pub(super) fn opening(&self, id: Id) -> Option<String> {
        const CHARACTERS_MAX: u32 = 80;
        let page = self.page;
        let first = page
            .descendants(id)
            .find(|&node| page.tag(node) == Tag::Text && self.own[node].characters > 0)?;
        let line = page
            .ancestors(first)
            .take_while(|&node| node > id)
            .find(|&node| page.tag(node).is_block())
            .unwrap_or(first);
        (self.whole[line].characters <= CHARACTERS_MAX).then(|| page.inner_text(line))
    }

    /// What the first line of a box says that it is, if it is not of the article.
    pub(super) fn headed(&self, id: Id) -> Option<Reason> {
        phrases::reason(&self.opening(id)?)
    }
}

/// Whether one of the names in an attribute is made of the box's own heading, as slugs are: such a name says nothing.
pub(super) fn spells_heading(page: &Page, id: Id, names: &str) -> bool {
    /// What makers of slugs put before or after them.
    const EXTRA_CHARACTERS_MAX: usize = 8;
    let heading = page
        .descendants(id)
        .find(|&node| page.tag(node).heading_level().is_some());
    let Some(heading) = heading.map(|heading| letters(&page.inner_text(heading))) else {
        return false;
    };
    !heading.is_empty()
        && names.split_ascii_whitespace().any(|name| {
            let name = letters(name);
            name.len() <= heading.len() + EXTRA_CHARACTERS_MAX && name.contains(&heading)
        })
}
