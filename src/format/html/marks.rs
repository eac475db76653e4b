//! `Marks`: what of a page is not of the article, and why; and what of it is no heading though it is called one.

use super::page::{Id, Page};
use crate::document::block::Reason;

/// For each node of a page whether it, with all within, is dropped.
#[derive(Debug)]
pub(in crate::format) struct Marks {
    reasons: Vec<Option<Reason>>,
    /// Headings that are no heading of a section.
    standfirsts: Vec<Id>,
}

impl Marks {
    /// Nothing is dropped.
    pub(super) fn none(page: &Page) -> Self {
        Self {
            reasons: vec![None; page.len()],
            standfirsts: Vec::new(),
        }
    }

    /// Why the node is dropped.
    pub(super) fn reason(&self, id: Id) -> Option<Reason> {
        self.reasons[id]
    }

    /// Drops the node.
    pub(super) fn drop(&mut self, id: Id, reason: Reason) {
        self.reasons[id] = Some(reason);
    }

    /// Takes a node back that is dropped, or stands in what is: what else is dropped around it still is.
    pub(super) fn keep(&mut self, page: &Page, id: Id) {
        let around: Vec<Id> = page.ancestors(id).collect();
        for &outer in around.iter().rev() {
            let Some(reason) = self.reasons[outer].take() else {
                continue;
            };
            for child in page.children(outer) {
                // The one that holds the node is taken back in its turn.
                if child != id {
                    self.reasons[child].get_or_insert(reason);
                }
            }
        }
        self.reasons[id] = None;
    }

    /// Whether the node or one around it is dropped.
    pub(super) fn is_out(&self, page: &Page, id: Id) -> bool {
        self.reasons[id].is_some() || page.ancestors(id).any(|node| self.reasons[node].is_some())
    }

    /// Takes a heading for a standfirst: a sentence that leads into the article, set as a heading.
    pub(super) fn set_standfirst(&mut self, id: Id) {
        self.standfirsts.push(id);
    }

    /// Whether a heading is a standfirst.
    pub(super) fn is_standfirst(&self, id: Id) -> bool {
        self.standfirsts.contains(&id)
    }
}
