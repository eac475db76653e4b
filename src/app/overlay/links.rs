//! What lies over the page for its links: letters on them, a look at where one leads, and whether to go there.

use crate::app::event::{Key, KeyCode};
use crate::app::keys::action::Action;
use crate::app::keys::context::Context;
use crate::app::keys::over::{Answer, InList, InPrompt};
use crate::app::overlay::{Asked, Scene};
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

impl Hints {
    /// Takes a key: a letter of a label.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        match (key.code, scene.keys.in_prompt(key)) {
            (_, Some(InPrompt::Erase)) => _ = self.typed.pop(),
            (KeyCode::Char(c), _) if !key.ctrl && !key.alt => self.typed.push(c),
            _ => return Asked::Close,
        }
        let mut labels = self.labels.iter();
        if let Some((_, link, _)) = labels.find(|(label, ..)| *label == self.typed) {
            return Asked::Use(self.purpose, *link);
        }
        let is_begun = |(label, ..): &(String, LinkId, Position)| label.starts_with(&self.typed);
        if self.labels.iter().any(is_begun) {
            Asked::Nothing
        } else {
            Asked::Refuse("no link has that label")
        }
    }
}

impl Peek {
    /// Takes a key: Enter follows the link, any other closes.
    pub fn press(&self, key: Key, scene: &Scene<'_>) -> Asked {
        match scene.keys.in_list(key) {
            Some(InList::Choose) => Asked::Use(Use::Follow, self.link),
            _ => Asked::Close,
        }
    }
}

impl Question {
    /// Takes a key: one of the answers.
    pub fn press(&self, key: Key, scene: &Scene<'_>) -> Asked {
        let open = |outside: bool| Asked::Open {
            address: self.address.clone(),
            outside,
        };
        match scene.keys.single(Context::Question, key) {
            Some(Action::Question(Answer::Yes)) => open(false),
            Some(Action::Question(Answer::Outside)) => open(true),
            Some(Action::Question(Answer::No)) => Asked::Decline,
            _ => Asked::Nothing,
        }
    }
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
