//! Controls of posts: what stands the same in nearly every post of a thread, to answer it, to link to it, to vote for
//! it. It is said by the page, and by nobody in the thread.

use std::collections::{HashMap, HashSet};

use super::super::page::Id;
use super::super::tag::Tag;
use super::Attempt;
use crate::document::block::Reason;

/// A control has no more letters.
const CHARACTERS_MAX: u32 = 20;
/// What fewer posts have in common may be said by their writers.
const POSTS_MIN: usize = 3;

impl Attempt<'_> {
    /// Drops the controls of the posts of a thread.
    pub(super) fn drop_controls(&mut self, posts: &[Id]) {
        let mut posts_with: HashMap<String, usize> = HashMap::new();
        let links: Vec<Vec<(Id, String)>> =
            posts.iter().map(|&post| self.short_links(post)).collect();
        for links in &links {
            let said: HashSet<&String> = links.iter().map(|(_, said)| said).collect();
            for said in said {
                *posts_with.entry(said.clone()).or_default() += 1;
            }
        }
        for (&post, links) in posts.iter().zip(&links) {
            for (link, said) in links {
                let times = posts_with[said];
                if times >= POSTS_MIN && times * 5 >= posts.len() * 3 && self.is_in(*link) {
                    let whole = self.only_around(*link, post);
                    self.drop(whole, Reason::Navigation);
                }
            }
            self.drop_votes(post);
        }
    }

    /// The links and buttons of a post that say a word or two, and whose words they are not a person's.
    fn short_links(&self, post: Id) -> Vec<(Id, String)> {
        let page = self.facts.page;
        page.descendants(post)
            .filter(|&id| {
                matches!(page.tag(id), Tag::A | Tag::Button)
                    && (1..=CHARACTERS_MAX).contains(&self.counts[id].characters)
                    && !self.facts.is_named_person(id)
            })
            .map(|id| (id, page.inner_text(id)))
            // Dates and names differ; a date may be the same in all.
            .filter(|(_, said)| !said.contains(|c: char| c.is_ascii_digit()))
            .collect()
    }

    /// The largest element around a control, within its post, in which nothing else is said: bars go with all that is
    /// on them.
    fn only_around(&self, id: Id, post: Id) -> Id {
        const NODES_MAX: usize = 100;
        let page = self.facts.page;
        let letters = |id: Id| {
            page.descendants(id)
                .filter(|&node| self.is_in(node))
                .flat_map(|node| page.text(node).chars())
                .filter(|c| c.is_alphanumeric())
                .count()
        };
        let own = letters(id);
        page.ancestors(id)
            .take_while(|&around| {
                around > post && page.end(around) - around <= NODES_MAX && letters(around) == own
            })
            .last()
            .unwrap_or(id)
    }

    /// Drops lines that are nothing but a count of votes.
    fn drop_votes(&mut self, post: Id) {
        const DIGITS_MAX: u32 = 6;
        let page = self.facts.page;
        for id in page.descendants(post) {
            let is_count = || {
                let text = page.inner_text(id);
                let text = text.trim();
                text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '−'))
                    && text
                        .chars()
                        .skip(1)
                        .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
            };
            if page.tag(id) == Tag::Div
                && (1..=DIGITS_MAX).contains(&self.counts[id].characters)
                && self.is_in(id)
                && is_count()
            {
                self.drop(id, Reason::Metadata);
            }
        }
    }
}
