//! What stands under a heading that says what it is: "More from", "Comments", "Subscribe"; and the teasers that an
//! article ends with, under whatever heading.

use super::super::page::Id;
use super::super::tag::Tag;
use super::super::verdict::demands;
use super::{Attempt, phrases};
use crate::document::block::Reason;

/// What has more of its text in links leads elsewhere.
const LINK_DENSITY_MIN: f32 = 0.4;
/// A teaser is no longer than this on average.
const TEASER_CHARACTERS_MAX: u32 = 600;
const SHORT_TEASER_CHARACTERS_MAX: u32 = 300;
/// As much running text before teasers is an article.
const ARTICLE_CHARACTERS_MIN: u32 = 400;

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
            if let Some(reason) = phrases::reason(&self.facts.shown_text(id)) {
                self.drop_under(id, root, total, reason);
            }
        }
    }

    /// Drops a line with what it heads: the box that begins with it, else what leads elsewhere right after it.
    fn drop_under(&mut self, line: Id, root: Id, total: u32, reason: Reason) {
        let page = self.facts.page;
        let own = self.counts[line].characters;
        let leads_elsewhere = |id: Id, heading: u32| {
            self.leads_elsewhere(id, heading)
                || (reason == Reason::Comments && self.facts.holds_answers(id))
        };
        let whole = page
            .ancestors(line)
            .take_while(|&id| id >= root && self.begins_with(id, line))
            .filter(|&id| self.counts[id].characters > own && leads_elsewhere(id, own))
            .take_while(|&id| {
                let characters = self.counts[id].characters;
                // Comments may well be longer than what they are about.
                characters * 3 < total
                    || (reason == Reason::Comments && total >= characters + ARTICLE_CHARACTERS_MIN)
            })
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
        let after = page.end(heading)..page.end(page.parent(heading));
        let under: Vec<Id> = page
            .pieces(after)
            .filter(|&id| page.tag(id) != Tag::Text && self.counts[id].characters > 0)
            .take_while(|&id| page.tag(id).heading_level().is_none() && leads_elsewhere(id, 0))
            .collect();
        if !under.is_empty() {
            for id in under {
                self.drop(id, reason);
            }
            self.drop(line, reason);
        } else if page
            .pieces(page.end(line)..page.end(heading))
            .any(|id| page.tag(id).is_block())
        {
            // What it headed was dropped, or is for a script to fill in.
            self.drop(heading, reason);
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
            || self.facts.asks_for_comments(id)
            || self.is_teaser(id)
    }

    fn prose_of(&self, roots: &[Id]) -> u32 {
        roots
            .iter()
            .map(|&root| self.facts.prose.characters(root))
            .sum()
    }

    /// Drops short lines that demand a payment, or are nothing but a link that invites to share or subscribe.
    pub(super) fn drop_demands(&mut self, lines: &[Id]) {
        const CHARACTERS_MAX: u32 = 120;
        let page = self.facts.page;
        let last_text = lines
            .iter()
            .rposition(|&line| self.facts.prose.lines(line) > 0)
            .unwrap_or(0);
        for (n, &line) in lines.iter().enumerate() {
            let counts = self.counts[line];
            if counts.characters > CHARACTERS_MAX
                || page.tag(line).heading_level().is_some()
                || !self.is_in(line)
            {
                continue;
            }
            let text = page.inner_text(line);
            let invites =
                || counts.link_density() > 0.9 && phrases::reason(&text) == Some(Reason::Sharing);
            // A sentence without a link that the text goes on after is of the story that it tells.
            let is_told =
                counts.link_tenths == 0 && n < last_text && self.facts.prose.sentences(line) > 0;
            if demands(&text) && !is_told {
                self.drop(line, Reason::Advertisement);
            } else if invites() {
                self.drop(line, Reason::Sharing);
            }
        }
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
            .take_while(|id| roots.first() != Some(id) && *id > self.facts.body)
            .filter(|&id| {
                // Short teasers may well be more than a short article.
                let is_small = self.counts[id].characters * 3 < total;
                let longest = if is_small {
                    TEASER_CHARACTERS_MAX
                } else {
                    SHORT_TEASER_CHARACTERS_MAX
                };
                let rest = self
                    .prose_of(roots)
                    .saturating_sub(self.facts.prose.characters(id));
                rest >= ARTICLE_CHARACTERS_MIN
                    && self.facts.items(id).is_some_and(|items| {
                        self.counts[id].characters / items.max(1) as u32 <= longest
                    })
            })
            .last();
        if let Some(teasers) = teasers {
            self.drop(teasers, Reason::Related);
        }
    }
}
