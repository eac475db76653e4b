//! Footnotes: which elements are notes, which links refer to them, and their labels.

use std::collections::HashMap;

use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// The longest text of a link that refers to a note: a number, a star, a letter in brackets.
const REFERENCE_CHARACTERS_MAX: usize = 6;

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes<'a> {
    labels: HashMap<Id, String>,
    by_name: HashMap<&'a str, Id>,
}

impl<'a> Notes<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let mut notes = Self::default();
        for id in 0..page.len() {
            if let Some(name) = page.attribute(id, Key::Id)
                && is_note(page, id, name)
            {
                notes.by_name.insert(name, id);
                notes.labels.insert(id, String::new());
            }
        }
        if notes.labels.is_empty() {
            return notes;
        }
        for id in (0..page.len()).filter(|&id| page.tag(id) == Tag::A) {
            let Some(note) = notes.referred(page, id) else {
                continue;
            };
            let label = page.inner_text(id);
            let own = notes.labels.entry(note).or_default();
            if own.is_empty() && label.chars().count() <= REFERENCE_CHARACTERS_MAX {
                *own = label
                    .trim_matches(|c: char| "[]().".contains(c) || c.is_whitespace())
                    .to_owned();
            }
        }
        notes
    }

    fn referred(&self, page: &Page, id: Id) -> Option<Id> {
        let name = page.attribute(id, Key::Href)?.strip_prefix('#')?;
        let note = self.by_name.get(name).copied()?;
        // A note's link to itself or within itself is no reference.
        (!(note..page.end(note)).contains(&id)).then_some(note)
    }

    pub(super) fn is_note(&self, id: Id) -> bool {
        self.labels.contains_key(&id)
    }

    /// The note's label: what refers to it shows, or the digits of its name.
    pub(super) fn label(&self, id: Id) -> String {
        match self.labels.get(&id).filter(|label| !label.is_empty()) {
            Some(label) => label.clone(),
            None => self
                .by_name
                .iter()
                .find(|(_, note)| **note == id)
                .map(|(name, _)| name.chars().filter(char::is_ascii_digit).collect())
                .unwrap_or_default(),
        }
    }

    /// Whether the link refers to a note.
    pub(super) fn is_reference(&self, page: &Page, id: Id) -> bool {
        let declared = page.attribute(id, Key::Role) == Some("doc-noteref")
            || page
                .attribute(id, Key::EpubType)
                .is_some_and(|kind| kind.split_ascii_whitespace().any(|kind| kind == "noteref"));
        declared
            || (self.referred(page, id).is_some()
                && page.inner_text(id).chars().count() <= REFERENCE_CHARACTERS_MAX)
    }
}

fn is_note(page: &Page, id: Id, name: &str) -> bool {
    let role = page.attribute(id, Key::Role).unwrap_or_default();
    let kind = page.attribute(id, Key::EpubType).unwrap_or_default();
    if matches!(role, "doc-footnote" | "doc-endnote")
        || kind
            .split_ascii_whitespace()
            .any(|kind| matches!(kind, "footnote" | "endnote" | "rearnote" | "note"))
    {
        return true;
    }
    match page.tag(id) {
        Tag::Li => {
            is_note_name(name)
                || page
                    .ancestors(id)
                    .take(3)
                    .any(|node| is_note_list(page, node))
        }
        Tag::P | Tag::Div | Tag::Dd | Tag::Aside => is_note_name(name) && is_short(page, id),
        _ => false,
    }
}

/// Names that converters give to notes: `fn1`, `fn:1`, `footnote-3`, `cite_note-7`, `_ftn2`.
fn is_note_name(name: &str) -> bool {
    const PREFIXES: &[&str] = &[
        "fn",
        "footnote",
        "cite_note",
        "endnote",
        "_ftn",
        "ftnt",
        "_edn",
    ];
    PREFIXES.iter().any(|prefix| {
        name.strip_prefix(prefix).is_some_and(|rest| {
            !rest.starts_with("ref")
                && !rest.starts_with("_ref")
                && rest.contains(|c: char| c.is_ascii_digit())
        })
    })
}

fn is_note_list(page: &Page, id: Id) -> bool {
    page.attribute(id, Key::Role) == Some("doc-endnotes")
        || page.attribute(id, Key::EpubType).is_some_and(|kind| {
            kind.split_ascii_whitespace()
                .any(|kind| matches!(kind, "footnotes" | "endnotes" | "rearnotes"))
        })
        || page.attribute(id, Key::Class).is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|name| matches!(name, "footnotes" | "endnotes" | "footnote-list"))
        })
}

/// A note is some paragraphs, not a chapter that happens to be named like one.
fn is_short(page: &Page, id: Id) -> bool {
    const NODES_MAX: usize = 60;
    page.end(id) - id <= NODES_MAX
}
