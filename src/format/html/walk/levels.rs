//! Lists of word processors, which keep the level of an item in a style: Word's items are paragraphs, Google's lists lie
//! side by side.

use super::Walker;
use crate::document::Container;
use crate::document::block::Marker;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};
use crate::text::clean::Clean;

/// The deepest level that is kept.
const LEVELS_MAX: usize = 9;

/// The level of a paragraph that is an item, from 1: `mso-list:l0 level2 lfo1`.
fn level_of_item(page: &Page, id: Id) -> Option<usize> {
    let style = page
        .attribute(id, Key::Style)
        .filter(|_| page.tag(id) == Tag::P)?;
    let list = style
        .split(';')
        .find_map(|rule| rule.trim().strip_prefix("mso-list:"))?;
    let level = list
        .split_whitespace()
        .find_map(|word| word.strip_prefix("level"))?;
    level
        .parse()
        .ok()
        .filter(|level| (1..=LEVELS_MAX).contains(level))
}

/// The element that holds an item's bullet or number, and that: Word sets it in the text and says to ignore it.
fn label_of_item(page: &Page, id: Id) -> Option<(Id, String)> {
    let label = page.descendants(id).find(|&node| {
        let style = page.attribute(node, Key::Style).unwrap_or_default();
        style.to_ascii_lowercase().contains("mso-list:ignore")
    })?;
    Some((label, page.inner_text(label).trim().to_owned()))
}

/// How many lists Google's are in, beside those that the page has.
pub(super) fn levels_around(page: &Page, list: Id) -> usize {
    let names = page.attribute(list, Key::Class).unwrap_or_default();
    let level = names
        .split_ascii_whitespace()
        .filter(|name| name.starts_with("lst-kix_"))
        .find_map(|name| name.rsplit_once('-')?.1.parse().ok());
    level.unwrap_or(0).min(LEVELS_MAX)
}

impl Walker<'_> {
    /// Whether paragraphs that are the items of a list begin here.
    pub(super) fn begins_items(&self, id: Id) -> bool {
        !self.flat && level_of_item(self.page, id).is_some() && self.marks.reason(id).is_none()
    }

    /// Sets the run of paragraphs that are items; the node after them is returned.
    pub(super) fn items(&mut self, first: Id) -> Id {
        let page = self.page;
        self.flush();
        let (mut next, mut open) = (first, 0);
        loop {
            let blank = page.tag(next) == Tag::Text && page.text(next).trim().is_empty();
            if blank && next + 1 < page.end(page.parent(first)) {
                next += 1;
                continue;
            }
            let is_within = next < page.end(page.parent(first)) && self.begins_items(next);
            let Some(level) = level_of_item(page, next).filter(|_| is_within) else {
                break;
            };
            for _ in level..open {
                self.builder.close();
            }
            for _ in open..level {
                self.builder.open(Container::List);
            }
            open = level;
            let label = label_of_item(page, next);
            let marker = match &label {
                Some((_, label)) if label.contains(|c: char| c.is_ascii_digit()) => {
                    Marker::Number(Clean::line(label))
                }
                _ => Marker::Bullet,
            };
            self.label = label.map(|(id, _)| id);
            self.name_fragments(next, Tag::P);
            self.item(next, marker);
            next = page.end(next);
        }
        for _ in 0..open {
            self.builder.close();
        }
        next
    }
}
