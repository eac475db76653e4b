//! `Marks`: what of a page is not of the article, and why.

use super::page::{Id, Page};
use crate::document::block::Reason;

/// For each node of a page whether it, with all within, is dropped.
#[derive(Debug)]
pub(in crate::format) struct Marks {
    reasons: Vec<Option<Reason>>,
}

impl Marks {
    /// Nothing is dropped.
    pub(super) fn none(page: &Page) -> Self {
        Self {
            reasons: vec![None; page.len()],
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
}
