//! What lies over the page for its links: letters on them, a look at where one leads, and whether to go there.

use crate::document::address::Address;
use crate::document::{LinkId, Position};
use crate::layout::Line;

/// The letters of labels, those under the fingers first.
const LETTERS: &str = "asdfghjklewruiovnmcp";

/// What a chosen link is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// To go there.
    Follow,
    /// To look at it.
    Peek,
    /// To copy its target.
    Copy,
}

/// Labels on the links of the page.
#[derive(Debug)]
pub struct Hints {
    /// What the link is wanted for.
    pub purpose: Use,
    /// Each label, its link, and where the link's words begin.
    pub labels: Vec<(String, LinkId, Position)>,
    /// The letters typed of a label.
    pub typed: String,
}

/// What a link leads to, set to be looked at.
#[derive(Debug)]
pub struct Peek {
    /// The link.
    pub link: LinkId,
    /// What to show of it.
    pub lines: Vec<Line>,
}

/// Whether an address is to be opened here, outside, or not at all.
#[derive(Debug)]
pub struct Question {
    /// The address.
    pub address: Address,
    /// What is asked.
    pub text: String,
}

/// As many labels as asked for, none the beginning of another, the short ones first.
pub fn labels(count: usize) -> Vec<String> {
    let mut short: Vec<String> = LETTERS.chars().map(String::from).collect();
    let mut long: Vec<String> = Vec::new();
    // A letter that begins longer labels is no label itself. The last letters are given up first.
    while short.len() + long.len() < count {
        let Some(stem) = short.pop() else { break };
        long.extend(LETTERS.chars().map(|letter| format!("{stem}{letter}")));
    }
    short.extend(long);
    short.truncate(count);
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_short_and_none_begins_another() {
        for count in [1, 5, 20, 21, 39, 100, 390] {
            let labels = labels(count);
            assert_eq!(labels.len(), count);
            for (n, label) in labels.iter().enumerate() {
                assert!(!label.is_empty() && label.len() <= 2, "{label}");
                let others = labels.iter().skip(n + 1);
                assert!(
                    others.clone().all(|other| !other.starts_with(label)),
                    "{label}"
                );
            }
        }
    }
}
