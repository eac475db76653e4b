//! Heads of sections: boxes with a heading and whatever else (a picture, a price, buttons), and running text after
//! them. Reviews of several things are set so. One such box may be anything; several in turn with text are the
//! article's own.

use std::collections::{HashMap, HashSet};

use super::super::page::{Id, Page};
use super::super::tag::Tag;
use super::{Attempt, Facts, phrases};
use crate::document::block::Reason;

/// So many make a series.
const HEADS_MIN: usize = 2;

/// The boxes of a page that are heads of its sections.
pub(super) fn of(facts: &Facts<'_>) -> HashSet<Id> {
    let page = facts.page;
    let headings = first_headings(facts);
    let parents: HashSet<Id> = (1..page.len())
        .filter(|&id| headings[id].is_some() && facts.is_box[id])
        .map(|id| page.parent(id))
        .collect();
    let beside_tools = (1..page.len()).filter(|&id| {
        headings[id].is_some_and(|heading| heading > id && is_beside_tools(facts, id, heading))
    });
    parents
        .into_iter()
        .flat_map(|parent| series(facts, parent, &headings))
        .chain(beside_tools)
        .collect()
}

/// Whether a box holds a heading, a few short links beside it, as to edit what it heads, and nothing else, and running
/// text follows. The text is none that a collection of teasers begins with.
fn is_beside_tools(facts: &Facts<'_>, id: Id, heading: Id) -> bool {
    const TOOLS_CHARACTERS_MAX: u32 = 30;
    let page = facts.page;
    let (whole, own) = (&facts.whole[id], &facts.whole[heading]);
    let beside = whole.characters - own.characters;
    facts.is_box[id]
        && facts.hints[id].reason.is_none()
        && (1..=TOOLS_CHARACTERS_MAX).contains(&beside)
        && whole.link_tenths == 10 * beside
        && whole.inputs + whole.pictures == 0
        && page
            .next_element(id)
            .is_some_and(|next| facts.prose.lines(next) > 0 && !facts.is_collection(next))
}

/// For each node the first heading within that is no link and does not say that it is of something else.
fn first_headings(facts: &Facts<'_>) -> Vec<Option<Id>> {
    let page = facts.page;
    let mut first = vec![None; page.len()];
    for id in (1..page.len()).rev() {
        if first[id].is_none() && heads(facts, id) {
            first[id] = Some(id);
        }
        if first[id].is_some() {
            first[page.parent(id)] = first[id];
        }
    }
    first
}

fn heads(facts: &Facts<'_>, id: Id) -> bool {
    let page = facts.page;
    page.tag(id).heading_level().is_some()
        && facts.whole[id].characters > 0
        && facts.whole[id].link_tenths == 0
        && phrases::reason(&page.inner_text(id)).is_none()
        && !is_linked(page, id)
}

fn is_linked(page: &Page, id: Id) -> bool {
    page.ancestors(id).any(|around| page.tag(around) == Tag::A)
}

impl Attempt<'_> {
    /// Drops the links beside headings within `root`: tools to work on what the heading is over.
    pub(super) fn drop_tools(&mut self, root: Id) {
        let page = self.facts.page;
        for id in page.descendants(root) {
            let heading = || {
                page.descendants(id)
                    .find(|&node| page.tag(node).heading_level().is_some())
            };
            if !self.facts.heads.contains(&id)
                || !heading().is_some_and(|heading| is_beside_tools(self.facts, id, heading))
            {
                continue;
            }
            for link in page.descendants(id) {
                if page.tag(link) == Tag::A && self.is_in(link) {
                    self.drop(link, Reason::Navigation);
                }
            }
        }
    }
}

/// The boxes made in one way, as they are met.
#[derive(Default)]
struct Series {
    /// The last that was met, with how many texts stood before it.
    last: Option<(Id, u32)>,
    /// Those that text follows.
    heads: Vec<Id>,
}

impl Series {
    /// Takes the last for a head where texts have come since.
    fn settle(&mut self, texts: u32) {
        let followed = self.last.take().filter(|&(_, before)| before < texts);
        self.heads.extend(followed.map(|(id, _)| id));
    }
}

/// Those children of `parent` that head what follows them.
fn series(facts: &Facts<'_>, parent: Id, headings: &[Option<Id>]) -> Vec<Id> {
    let page = facts.page;
    let mut texts = 0;
    let mut kinds: HashMap<(u8, Tag), Series> = HashMap::new();
    for child in page.elements(parent) {
        if facts.prose.lines(child) > 0 {
            texts += 1;
            continue;
        }
        let is_box = facts.is_box[child]
            && facts.hints[child].reason.is_none()
            && facts.whole[child].inputs == 0;
        let level = headings[child].and_then(|heading| page.tag(heading).heading_level());
        if let Some(level) = level.filter(|_| is_box) {
            let series = kinds.entry((level, page.tag(child))).or_default();
            series.settle(texts);
            series.last = Some((child, texts));
        }
    }
    kinds
        .into_values()
        .map(|mut series| {
            series.settle(texts);
            series.heads
        })
        .filter(|heads| heads.len() >= HEADS_MIN)
        .flatten()
        .collect()
}
