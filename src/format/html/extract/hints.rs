//! What the names of elements say: classes and ids are written by people for people.

use std::collections::{HashMap, HashSet};

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::evidence::spells_heading;
use super::names;
use crate::document::block::Reason;

/// What the names of an element say of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hints {
    /// For it as a part of an article, or against it.
    pub(super) weight: i16,
    /// Whether it can hardly be of an article.
    pub(super) unlikely: bool,
    /// Whether it is unlikely only because it is called a header.
    pub(super) is_header: bool,
    /// Whether it is there to share the article.
    pub(super) shares: bool,
    /// Whether it says who made a picture.
    pub(super) credits: bool,
    /// Whether it shows pictures one after the other.
    pub(super) gallery: bool,
    /// Whether it is about a picture.
    pub(super) pictures: bool,
    /// Whether it is about the author.
    pub(super) about_author: bool,
    /// What its names say plainly that it is.
    pub(super) named: Option<Reason>,
    /// What it is, if it is not of the article.
    pub(super) reason: Option<Reason>,
}

/// How much a name counts: as much as a long paragraph with many commas.
const NAME_WEIGHT: i16 = 25;

/// The hints of all nodes; of what is no box, names say nothing. A page uses few names for many elements, so each is
/// looked at once.
pub(super) fn of_all(page: &Page, is_box: &[bool]) -> Vec<Hints> {
    let mut known: HashMap<Look<'_>, Hints> = HashMap::new();
    (0..page.len())
        .map(|id| {
            if !is_box[id] {
                return Hints::default();
            }
            let look = Look::of(page, id);
            match look {
                Look {
                    class: None,
                    id: None,
                    ..
                } => look.hints(),
                look => *known.entry(look).or_insert_with(|| look.hints()),
            }
        })
        .collect()
}

/// What the hints of an element follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Look<'a> {
    reason: Option<Reason>,
    class: Option<&'a str>,
    id: Option<&'a str>,
}

impl<'a> Look<'a> {
    fn of(page: &'a Page, id: Id) -> Self {
        let name = |key: Key| {
            page.attribute(id, key)
                .filter(|name| names::said_by(name) == 0 || !spells_heading(page, id, name))
        };
        Self {
            reason: tag_reason(page.tag(id)),
            class: name(Key::Class),
            id: name(Key::Id),
        }
    }

    fn hints(self) -> Hints {
        let mut hints = Hints {
            reason: self.reason,
            ..Hints::default()
        };
        let mut all = 0;
        for name in [self.class, self.id].into_iter().flatten() {
            let found = names::said_by(name);
            let has = |kind: u32| found & kind != 0;
            hints.weight -= NAME_WEIGHT * i16::from(has(names::NEGATIVE));
            hints.weight += NAME_WEIGHT * i16::from(has(names::POSITIVE));
            if hints.reason.is_none() {
                hints.reason = names::reason(found);
            }
            all |= found;
        }
        let has = |kind: u32| all & kind != 0;
        let is_header = has(names::HEADER);
        hints.shares = has(names::SHARES);
        hints.credits = has(names::CREDITS);
        hints.gallery = has(names::GALLERY);
        hints.pictures = has(names::PICTURES | names::GALLERY);
        hints.is_header = is_header && !has(names::UNLIKELY | names::MAYBE);
        hints.unlikely = (has(names::UNLIKELY) || is_header) && !has(names::MAYBE);
        hints.about_author = has(names::BIOGRAPHY | names::AUTHOR);
        hints.named = if has(names::BIOGRAPHY) {
            Some(Reason::Metadata)
        } else {
            hints.reason.filter(|reason| {
                matches!(
                    reason,
                    Reason::Related
                        | Reason::Sharing
                        | Reason::Comments
                        | Reason::Advertisement
                        | Reason::Consent
                )
            })
        };
        hints
    }
}

fn tag_reason(tag: Tag) -> Option<Reason> {
    match tag {
        Tag::Nav => Some(Reason::Navigation),
        Tag::Footer => Some(Reason::AfterArticle),
        _ => None,
    }
}

/// How much of the second text's words are in the first, weighed by their length: 1 when all are.
pub(super) fn similarity(first: &str, second: &str) -> f32 {
    let split = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (first, second) = (split(first), split(second));
    if first.is_empty() || second.is_empty() {
        return 0.0;
    }
    let known: HashSet<&String> = first.iter().collect();
    let length = |words: &mut dyn Iterator<Item = &String>| {
        words.map(|word| word.chars().count() + 1).sum::<usize>()
    };
    let all = length(&mut second.iter());
    let new = length(&mut second.iter().filter(|word| !known.contains(word)));
    1.0 - new as f32 / all as f32
}
