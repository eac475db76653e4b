//! Controls of posts: what stands the same in nearly every post of a thread, to answer it, to link to it, to vote for
//! it, and what is counted of its writer. It is said by the page, and by nobody in the thread.

use std::collections::{HashMap, HashSet};

use super::super::page::Id;
use super::super::tag::{Key, Tag};
use super::Attempt;
use crate::document::block::Reason;

/// A control has no more letters.
const CHARACTERS_MAX: u32 = 20;
/// What fewer posts have in common may be said by their writers.
const POSTS_MIN: usize = 3;

impl Attempt<'_> {
    /// Drops the controls of the posts of a thread.
    pub(super) fn drop_controls(&mut self, posts: &[Id]) {
        let own: Vec<Vec<Id>> = posts
            .iter()
            .map(|&post| self.own_nodes(post, posts))
            .collect();
        let writers: HashSet<String> = own.iter().filter_map(|nodes| self.writer(nodes)).collect();
        let labels: Vec<Vec<(Id, String)>> = own
            .iter()
            .map(|nodes| {
                let mut labels = self.labels(nodes);
                labels.retain(|(_, said)| !writers.contains(said));
                labels
            })
            .collect();
        let mut posts_with: HashMap<&str, usize> = HashMap::new();
        for labels in &labels {
            let said: HashSet<&str> = labels.iter().map(|(_, said)| &**said).collect();
            for said in said {
                *posts_with.entry(said).or_default() += 1;
            }
        }
        let is_common = |said: &str| {
            posts_with
                .get(said)
                .is_some_and(|&times| times >= POSTS_MIN && times * 5 >= posts.len() * 3)
        };
        let controls: Vec<(Id, Id)> = posts
            .iter()
            .zip(&labels)
            .flat_map(|(&post, labels)| labels.iter().map(move |(id, said)| (post, *id, said)))
            .filter(|(_, _, said)| is_common(said))
            .map(|(post, id, _)| (post, id))
            .collect();
        for (post, id) in controls {
            if self.is_in(id) {
                let whole = self.only_around(id, post, &|said| {
                    posts_with.get(said).is_some_and(|&times| times > 1)
                });
                self.drop(whole, Reason::Navigation);
            }
        }
        for nodes in own {
            self.drop_counts(&nodes);
            self.drop_rulers(&nodes);
        }
    }

    /// Who wrote a post: what is called a person, else the first link or strong word.
    fn writer(&self, nodes: &[Id]) -> Option<String> {
        let page = self.facts.page;
        let is_label = |id: &&Id| {
            page.tag(**id) != Tag::Text
                && (1..=2 * CHARACTERS_MAX).contains(&self.counts[**id].characters)
        };
        let named = nodes
            .iter()
            .filter(is_label)
            .find(|&&id| self.facts.is_named_person(id));
        let strong = || {
            nodes.iter().filter(is_label).find(|&&id| {
                matches!(page.tag(id), Tag::A | Tag::B | Tag::Strong)
                    && page.inner_text(id).contains(char::is_alphabetic)
            })
        };
        named.or_else(strong).map(|&id| page.inner_text(id))
    }

    /// The nodes of a post that are of no answer within it.
    fn own_nodes(&self, post: Id, posts: &[Id]) -> Vec<Id> {
        let page = self.facts.page;
        let mut nodes = Vec::new();
        let mut id = post + 1;
        while id < page.end(post) {
            if posts.binary_search(&id).is_ok() {
                id = page.end(id);
            } else {
                nodes.push(id);
                id += 1;
            }
        }
        nodes
    }

    /// What may be a control of a post, with what it says: links and buttons of a word or two that are no person's, and
    /// the names of what is counted of the writer: "Joined:", "Posts: 12".
    fn labels(&self, nodes: &[Id]) -> Vec<(Id, String)> {
        const NAME_CHARACTERS_MAX: usize = 20;
        let page = self.facts.page;
        let mut labels = Vec::new();
        for &id in nodes.iter().filter(|&&id| page.tag(id) != Tag::Text) {
            let characters = self.counts[id].characters;
            if !(1..=3 * CHARACTERS_MAX).contains(&characters) || self.facts.is_named_person(id) {
                continue;
            }
            let text = page.inner_text(id);
            let tag = page.tag(id);
            if matches!(tag, Tag::A | Tag::Button) && self.is_within_text(id) {
                continue;
            }
            // What stands over the links of a bar, as "Share" does.
            let is_bars_name = tag == Tag::Span && page.tag(page.parent(id)) == Tag::Footer;
            if matches!(tag, Tag::A | Tag::Button) || is_bars_name {
                let is_numbered = text.trim().strip_prefix('#').is_some_and(is_number);
                if is_numbered {
                    labels.push((id, "#".to_owned()));
                } else if characters <= CHARACTERS_MAX
                    && !text.contains(|c: char| c.is_ascii_digit())
                {
                    // Dates and names differ; a date may be the same in all.
                    labels.push((id, text));
                }
            } else if tag == Tag::Dl || (tag.is_block() && !self.holds_lines(id)) {
                let name = text.split(':').next().unwrap_or_default();
                let is_named = text.contains(':') && name.chars().count() <= NAME_CHARACTERS_MAX;
                let term = || page.find(id, Tag::Dt).map(|term| page.inner_text(term));
                if tag == Tag::Dl {
                    labels.extend(term().map(|term| (id, term)));
                } else if is_named && !matches!(tag, Tag::P | Tag::Pre) {
                    labels.push((id, name.to_owned()));
                }
            }
        }
        labels
    }

    /// Whether a link is a word of what is said: more words stand around it in its paragraph.
    fn is_within_text(&self, id: Id) -> bool {
        let page = self.facts.page;
        let block = page.ancestors(id).find(|&node| page.tag(node).is_block());
        block.is_some_and(|block| {
            matches!(
                page.tag(block),
                Tag::P | Tag::Li | Tag::Blockquote | Tag::Div | Tag::Td
            ) && self.facts.prose.sentences(block) > 0
                && self.counts[block].link_density() < 0.5
                && !self.holds_lines(block)
        })
    }

    /// The largest element around a control, within its post, in which nothing is said but by links of a word or two:
    /// bars go with all that is on them.
    fn only_around(&self, id: Id, post: Id, is_said_again: &dyn Fn(&str) -> bool) -> Id {
        const NODES_MAX: usize = 100;
        let page = self.facts.page;
        let is_tool = |text: Id, around: Id| {
            page.ancestors(text)
                .take_while(|&node| node > around)
                .any(|node| {
                    matches!(page.tag(node), Tag::A | Tag::Button)
                        && is_said_again(&page.inner_text(node))
                })
        };
        let is_bar = |around: Id| {
            page.descendants(around).all(|text| {
                !page.text(text).contains(char::is_alphanumeric)
                    || !self.is_in(text)
                    || is_tool(text, around)
            })
        };
        page.ancestors(id)
            .take_while(|&around| {
                around > post && page.end(around) - around <= NODES_MAX && is_bar(around)
            })
            .last()
            .unwrap_or(id)
    }

    /// Drops what only counts, as votes, what is there to tick, and portraits.
    fn drop_counts(&mut self, nodes: &[Id]) {
        const DIGITS_MAX: u32 = 6;
        let page = self.facts.page;
        for &id in nodes {
            let is_count = || {
                matches!(page.tag(id), Tag::Div | Tag::Li | Tag::Button)
                    && (1..=DIGITS_MAX).contains(&self.counts[id].characters)
                    && is_number(
                        page.inner_text(id)
                            .trim()
                            .trim_start_matches(['-', '+', '−']),
                    )
            };
            let is_portrait = || {
                page.tag(id) == Tag::Img
                    && [Key::Alt, Key::Class, Key::Src].iter().any(|&key| {
                        page.attribute(id, key)
                            .is_some_and(|said| said.to_ascii_lowercase().contains("avatar"))
                    })
            };
            if (page.tag(id) == Tag::Input || is_count() || is_portrait()) && self.is_in(id) {
                self.drop(id, Reason::Metadata);
            }
        }
    }

    /// Drops the strokes and dots that parted a control from what is beside it.
    fn drop_rulers(&mut self, nodes: &[Id]) {
        let page = self.facts.page;
        for &id in nodes.iter().filter(|&&id| page.tag(id) == Tag::Text) {
            let text = page.text(id).trim();
            let is_ruler =
                !text.is_empty() && text.chars().all(|c| "|·•–—-()[] \u{a0}".contains(c));
            let is_freed = || {
                page.children(page.parent(id)).any(|sibling| {
                    (page.end(sibling) == id || sibling == page.end(id))
                        && self.marks.reason(sibling).is_some()
                })
            };
            if is_ruler && self.is_in(id) && is_freed() {
                self.drop(id, Reason::Navigation);
            }
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}
