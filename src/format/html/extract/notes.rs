//! Notes: they are no part of the running text, and so say nothing of where it is; but where their marks are kept, so
//! are they, wherever on the page they stand.

use std::ops::Range;

use super::super::marks::Marks;
use super::super::page::Id;
use super::super::tag::Tag;
use super::super::walk::Notes;
use super::{Attempt, Facts, phrases};
use crate::document::block::Reason;

/// The notes that marks in the text lead to, in order. None where they are most of the page: then the marks are
/// something else.
pub(super) fn of(facts: &Facts<'_>, notes: &Notes) -> Vec<(Id, Range<Id>)> {
    let mut all: Vec<(Id, Range<Id>)> = notes.marked().collect();
    all.sort_by_key(|(mark, note)| (note.start, *mark));
    all.dedup_by_key(|(_, note)| note.start);
    let page = facts.page;
    let characters: u32 = all
        .iter()
        .flat_map(|(_, note)| page.pieces(note.clone()))
        .map(|id| facts.prose.characters(id))
        .sum();
    let is_most = characters * 10 > facts.prose.characters(facts.body) * 9;
    // A note within a line of text stands where it belongs.
    all.retain(|(_, note)| !is_most && page.tag(note.start) != Tag::Text);
    all
}

/// Drops the notes that stand apart from the text, so that they are not weighed with it.
pub(super) fn set_aside(facts: &Facts<'_>, marks: &mut Marks) {
    let page = facts.page;
    let pieces = facts
        .notes
        .iter()
        .flat_map(|(_, note)| page.pieces(note.clone()));
    for id in pieces.chain(facts.apparatus.iter().copied()) {
        if facts.is_box[id] {
            marks.drop(id, Reason::AfterArticle);
        }
    }
}

/// The boxes of what the article cites: each begins with a heading that says so. None where hardly anything is left
/// without them.
pub(super) fn apparatus(facts: &Facts<'_>) -> Vec<Id> {
    const REST_CHARACTERS_MIN: u32 = 200;
    let page = facts.page;
    let mut boxes = Vec::new();
    let mut characters = 0;
    let mut id = facts.body + 1;
    while id < page.end(facts.body) {
        let is_apart = matches!(
            page.tag(id),
            Tag::Div | Tag::Section | Tag::Aside | Tag::Footer
        ) && begins_with_heading(facts, id)
            && facts
                .opening(id)
                .is_some_and(|heading| phrases::is_notes(&heading));
        if is_apart {
            boxes.push(id);
            characters += facts.whole[id].characters;
            id = page.end(id);
        } else {
            id += 1;
        }
    }
    let whole = &facts.whole[facts.body];
    let own = whole.characters.saturating_sub(whole.link_tenths / 10);
    if own.saturating_sub(characters) < REST_CHARACTERS_MIN {
        boxes.clear();
    }
    boxes
}

/// Whether the first text of a box stands in a heading.
fn begins_with_heading(facts: &Facts<'_>, id: Id) -> bool {
    let page = facts.page;
    page.descendants(id)
        .find(|&node| page.tag(node) == Tag::Text && facts.own[node].characters > 0)
        .is_some_and(|text| {
            page.ancestors(text)
                .take_while(|&node| node > id)
                .any(|node| page.tag(node).heading_level().is_some())
        })
}

impl Attempt<'_> {
    /// Takes back the notes whose marks are kept, each with the heading over all of them, and what the article cites
    /// after its beginning.
    pub(super) fn keep_notes(&mut self, roots: &[Id]) {
        let (facts, page) = (self.facts, self.facts.page);
        let first = roots.first().copied().unwrap_or(0);
        for &id in facts.apparatus.iter().filter(|&&id| id > first) {
            self.marks.keep(page, id);
            self.hide_within(id);
        }
        let mut headings = Vec::new();
        for (mark, note) in &facts.notes {
            if self.marks.is_out(page, *mark) {
                continue;
            }
            headings.extend(self.heading_over(note.start));
            for id in page.pieces(note.clone()) {
                self.marks.keep(page, id);
                self.hide_within(id);
            }
        }
        for id in headings {
            self.marks.keep(page, id);
        }
    }

    /// Drops again what is no text for readers within what is taken back.
    fn hide_within(&mut self, id: Id) {
        for node in self.facts.page.descendants(id) {
            if let Some(reason) = self.facts.hidden[node] {
                self.marks.drop(node, reason);
            }
        }
    }

    /// The heading right before the box of notes, or at its beginning.
    fn heading_over(&self, note: Id) -> Option<Id> {
        const NODES_MAX: usize = 40;
        let page = self.facts.page;
        let heading = (note.saturating_sub(NODES_MAX)..note)
            .rev()
            .find(|&id| page.tag(id).heading_level().is_some() && page.end(id) <= note)?;
        phrases::is_apparatus(&page.inner_text(heading)).then_some(heading)
    }
}
