//! Links that an article gives: to what it cites, to other sites, beside words in a list. Teasers lead to the same
//! site, and say nothing else.

use std::collections::HashSet;

use super::super::page::Id;
use super::super::tag::{Key, Tag};
use super::{Attempt, phrases};

impl Attempt<'_> {
    /// Whether a link within leads to another site.
    pub(super) fn leads_away(&self, id: Id) -> bool {
        let page = self.facts.page;
        // A page that does not know its own address may still link to the rest of its site without one.
        let own = self.names.address.and_then(site_of);
        page.descendants(id)
            .filter_map(|node| site_of(page.attribute(node, Key::Href)?))
            .any(|site| Some(site) != own)
    }

    /// Whether a box is links to several other sites: what an article points to, and none of the teasers of its own.
    pub(super) fn points_to_sites(&self, id: Id) -> bool {
        const SITES_MIN: usize = 3;
        let page = self.facts.page;
        let own = self.names.address.and_then(site_of);
        let (mut links, mut away) = (0, 0);
        let mut sites = HashSet::new();
        for node in page
            .descendants(id)
            .filter(|&node| page.tag(node) == Tag::A)
        {
            let Some(href) = page.attribute(node, Key::Href) else {
                continue;
            };
            // Pages that share the article are no sites that it points to.
            if ["share", "intent/", "submit?"]
                .iter()
                .any(|word| href.contains(word))
            {
                return false;
            }
            links += 1;
            if let Some(site) = site_of(href).filter(|&site| Some(site) != own) {
                away += 1;
                sites.insert(site);
            }
        }
        sites.len() >= SITES_MIN && away * 5 >= links * 4
    }

    /// Whether a line stands in an item of a list in which other lines say something.
    pub(super) fn is_beside_words(&self, line: Id) -> bool {
        const CHARACTERS_MIN: u32 = 10;
        let page = self.facts.page;
        let item = page
            .ancestors(line)
            .take(3)
            .find(|&node| page.tag(node) == Tag::Li);
        item.is_some_and(|item| {
            let counts = &self.counts[item];
            counts.characters.saturating_sub(counts.link_tenths / 10) >= CHARACTERS_MIN
                && self.counts[line].characters < counts.characters
        })
    }

    /// Whether a line is an item of a list of what the article cites: a heading over it says so, or it leads to other
    /// sites in as many words as a title has.
    pub(super) fn is_cited(&self, line: Id, lines: &[Id]) -> bool {
        const WORDS_MIN: usize = 4;
        const ANNOUNCEMENT_CHARACTERS_MIN: usize = 40;
        let page = self.facts.page;
        let list = std::iter::once(line)
            .chain(page.ancestors(line))
            .take(4)
            .find(|&node| matches!(page.tag(node), Tag::Ul | Tag::Ol | Tag::Dl));
        let Some(list) = list else { return false };
        let before = lines.partition_point(|&other| other < list);
        let Some(heading) = before.checked_sub(1).map(|n| lines[n]) else {
            return false;
        };
        let text = self.facts.shown_text(heading);
        // A sentence that announces a list goes on in it.
        if page.tag(heading).heading_level().is_none() {
            return text.ends_with([':', '：'])
                && phrases::reason(&text).is_none()
                && text.chars().count() >= ANNOUNCEMENT_CHARACTERS_MIN;
        }
        let heading = text;
        phrases::is_apparatus(&heading)
            || (phrases::reason(&heading).is_none()
                && (self.points_to_sites(list)
                    || (self.leads_away(list)
                        && page.elements(list).all(|item| {
                            page.inner_text(item).split_whitespace().count() >= WORDS_MIN
                        }))))
    }
}

/// The last two labels of an address's host: what is the same for all of a site.
fn site_of(address: &str) -> Option<&str> {
    let rest = address
        .strip_prefix("//")
        .or_else(|| address.split_once("://").map(|(_, rest)| rest))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    dots.next()?;
    Some(dots.next().map_or(host, |at| &host[at + 1..]))
}
