//! Notes that a page calls so: by their role, or by a name as converters give it.

use std::collections::HashMap;

use super::{Notes, is_short};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

impl Notes {
    /// Notes that no mark gave a label have the number of their name.
    pub(super) fn name_unmarked(&mut self, page: &Page) {
        for (&id, note) in self
            .notes
            .iter_mut()
            .filter(|(_, note)| note.label.is_empty())
        {
            let name = page.attribute(id, Key::Id).unwrap_or_default();
            note.label = name.chars().filter(char::is_ascii_digit).collect();
        }
    }

    pub(super) fn find_told(&mut self, page: &Page, names: &HashMap<&str, Id>) {
        for (name, &id) in names {
            if is_told(page, id, name) {
                self.add(id..page.end(id), "", None);
            }
        }
    }
}

fn is_told(page: &Page, id: Id, name: &str) -> bool {
    let role = page.attribute(id, Key::Role).unwrap_or_default();
    if matches!(role, "doc-footnote" | "doc-endnote")
        || has_kind(page, id, &["footnote", "endnote", "rearnote", "note"])
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
        Tag::P | Tag::Div | Tag::Dd | Tag::Aside => {
            is_note_name(name) && is_short(page, &(id..page.end(id)))
        }
        _ => false,
    }
}

/// Whether a link is called a mark of a note.
pub(super) fn is_told_mark(page: &Page, id: Id) -> bool {
    page.attribute(id, Key::Role) == Some("doc-noteref")
        || has_kind(page, id, &["noteref"])
        || page.attribute(id, Key::Rel).is_some_and(|rel| {
            rel.split_ascii_whitespace()
                .any(|word| matches!(word, "footnote" | "endnote"))
        })
}

fn has_kind(page: &Page, id: Id, kinds: &[&str]) -> bool {
    page.attribute(id, Key::EpubType).is_some_and(|own| {
        own.split_ascii_whitespace()
            .any(|kind| kinds.contains(&kind))
    })
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

/// Whether an element is a list of notes, by its role or name.
pub(super) fn is_note_list(page: &Page, id: Id) -> bool {
    page.attribute(id, Key::Role) == Some("doc-endnotes")
        || has_kind(page, id, &["footnotes", "endnotes", "rearnotes"])
        || page.attribute(id, Key::Class).is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|name| matches!(name, "footnotes" | "endnotes" | "footnote-list"))
        })
}
