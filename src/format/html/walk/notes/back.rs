//! What leads back from a note to its mark, and says nothing else.

use std::collections::HashMap;
use std::ops::Range;

use super::linked::is_beside;
use super::{Notes, target};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::Tag;

impl Notes {
    pub(super) fn find_back(&mut self, page: &Page, names: &HashMap<&str, Id>) {
        let mut marks: HashMap<Id, (Range<Id>, Vec<Id>)> = HashMap::new();
        for (mark, note) in self.marked() {
            marks
                .entry(note.start)
                .or_insert_with(|| (note, Vec::new()))
                .1
                .push(mark);
        }
        for (note, mut own) in marks.into_values() {
            own.sort_unstable();
            for link in note.clone().filter(|&node| page.tag(node) == Tag::A) {
                let Some(to) = target(page, link, names).filter(|to| !note.contains(to)) else {
                    continue;
                };
                // Only marks close to the target come into question.
                let first = own.partition_point(|&mark| mark < to);
                let close = &own[first.saturating_sub(1)..own.len().min(first + 2)];
                if close.iter().any(|&mark| is_beside(page, to, mark)) {
                    self.back.insert(link);
                }
            }
        }
        let boxes: Vec<Id> = self
            .back
            .iter()
            .filter_map(|&link| self.holder(page, link))
            .collect();
        self.back.extend(boxes);
    }

    /// The element around a link back that holds such links, signs and a word or two.
    fn holder(&self, page: &Page, link: Id) -> Option<Id> {
        const AROUND: usize = 3;
        const LETTERS_MAX: usize = 12;
        let holds_only = |around: Id| {
            let mut letters = 0;
            let mut node = around + 1;
            while node < page.end(around) {
                if self.back.contains(&node) {
                    node = page.end(node);
                    continue;
                }
                letters += page
                    .text(node)
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .count();
                if letters > LETTERS_MAX {
                    return false;
                }
                node += 1;
            }
            true
        };
        page.ancestors(link)
            .take(AROUND)
            .take_while(|&node| {
                !page.tag(node).is_block() && !self.notes.contains_key(&node) && holds_only(node)
            })
            .last()
    }
}
