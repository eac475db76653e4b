//! What stands under a heading that says what it is: "More from", "Comments", "Subscribe"; and the teasers that an
//! article ends with, under whatever heading.

use super::super::page::Id;
use super::super::tag::Tag;
use super::{Attempt, phrases};
use crate::document::block::Reason;

/// What has more of its text in links leads elsewhere.
const LINK_DENSITY_MIN: f32 = 0.4;
/// A teaser is no longer than this on average.
const TEASER_CHARACTERS_MAX: u32 = 600;

impl Attempt<'_> {
    /// Drops from `root`, which has `total` characters, what its headings say is not of the article.
    pub(super) fn drop_headed(&mut self, root: Id, total: u32) {
        const CHARACTERS_MAX: u32 = 60;
        let page = self.facts.page;
        for id in page.descendants(root) {
            let is_line = page.tag(id).is_block()
                && (1..=CHARACTERS_MAX).contains(&self.counts[id].characters)
                && !self.holds_lines(id)
                && self.is_in(id);
            if !is_line {
                continue;
            }
            if let Some(reason) = phrases::reason(&page.inner_text(id)) {
                self.drop_under(id, root, total, reason);
            }
        }
    }

    /// Drops a line with what it heads: the box that begins with it, else what leads elsewhere right after it.
    fn drop_under(&mut self, line: Id, root: Id, total: u32, reason: Reason) {
        let page = self.facts.page;
        let own = self.counts[line].characters;
        let whole = page
            .ancestors(line)
            .take_while(|&id| id > root && self.begins_with(id, line))
            .filter(|&id| self.counts[id].characters > own && self.leads_elsewhere(id, own))
            .take_while(|&id| self.counts[id].characters * 3 < total)
            .last();
        if let Some(whole) = whole {
            return self.drop(whole, reason);
        }
        // The heading may stand in a wrapper of its own.
        let heading = page
            .ancestors(line)
            .take_while(|&id| id > root && self.counts[id].characters == own)
            .last()
            .unwrap_or(line);
        let under: Vec<Id> = page
            .elements(page.parent(heading))
            .filter(|&id| id > heading && self.counts[id].characters > 0)
            .take_while(|&id| page.tag(id).heading_level().is_none() && self.leads_elsewhere(id, 0))
            .collect();
        if !under.is_empty() {
            for id in under {
                self.drop(id, reason);
            }
            self.drop(line, reason);
        }
    }

    /// Whether the first text of a box is that of a line in it.
    fn begins_with(&self, id: Id, line: Id) -> bool {
        let page = self.facts.page;
        page.descendants(id)
            .find(|&node| page.tag(node) == Tag::Text && self.counts[node].characters > 0)
            .is_some_and(|text| line < text && text < page.end(line))
    }

    /// Whether a box is links and teasers, a heading of so many characters not counted.
    fn leads_elsewhere(&self, id: Id, heading: u32) -> bool {
        let counts = &self.counts[id];
        let rest = counts.characters.saturating_sub(heading).max(1);
        counts.link_tenths as f32 >= LINK_DENSITY_MIN * 10.0 * rest as f32
            || self.facts.is_collection(id)
            || self.is_teaser(id)
    }

    /// Drops teasers at the end of the roots: a collection of short pieces that begin with a link or a time, after
    /// which nothing comes.
    pub(super) fn drop_last_teasers(&mut self, roots: &[Id], lines: &[Id], total: u32) {
        let page = self.facts.page;
        let Some(&last) = lines.iter().rev().find(|&&line| self.is_in(line)) else {
            return;
        };
        let teasers = page
            .ancestors(last)
            .take_while(|id| !roots.contains(id) && *id > self.facts.body)
            .filter(|&id| self.counts[id].characters * 3 < total)
            .filter(|&id| {
                self.facts.items(id).is_some_and(|items| {
                    self.counts[id].characters / items.max(1) as u32 <= TEASER_CHARACTERS_MAX
                })
            })
            .last();
        if let Some(teasers) = teasers {
            self.drop(teasers, Reason::Related);
        }
    }
}
