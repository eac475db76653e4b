//! Boxes: the parts of a page that may be judged by their names. Whatever else is kept is kept with all that a
//! browser shows of it, whatever its words are called.

use std::collections::HashSet;

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::names;

/// For each node whether it is a box: it is set apart from the text around it, and is no part of one.
pub(super) fn of(page: &Page, data_tables: &[bool]) -> Vec<bool> {
    let holds_block = holds_block(page);
    let mixed = mixed_lists(page);
    let mut is_sheltered = vec![false; page.len()];
    (0..page.len())
        .map(|id| {
            let around = page.parent(id);
            let is_text = shelters(page, id);
            is_sheltered[id] = is_text
                || is_sheltered[around]
                || (is_cell(page.tag(around)) && is_of_data(page, around, data_tables));
            let is_apart = page.tag(id).is_block() || holds_block[id];
            let is_one_item = is_item(page.tag(id)) && mixed.contains(&around);
            is_apart && !is_sheltered[id] && !is_cell(page.tag(id)) && !is_one_item
        })
        .collect()
}

/// For each node whether a block element stands within it.
fn holds_block(page: &Page) -> Vec<bool> {
    let mut holds = vec![false; page.len()];
    for id in (1..page.len()).rev() {
        if page.tag(id).is_block() || holds[id] {
            holds[page.parent(id)] = true;
        }
    }
    holds
}

/// Whether all within an element is one text: a heading, a caption, code, a quotation with who said it.
fn shelters(page: &Page, id: Id) -> bool {
    let tag = page.tag(id);
    matches!(
        tag,
        Tag::Pre
            | Tag::Blockquote
            | Tag::Code
            | Tag::Figcaption
            | Tag::Caption
            | Tag::Summary
            | Tag::Legend
            | Tag::Math
    ) || tag.heading_level().is_some()
        || page.attribute(id, Key::Role) == Some("heading")
}

fn is_cell(tag: Tag) -> bool {
    matches!(tag, Tag::Td | Tag::Th)
}

/// Whether an element is one item of several.
fn is_item(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Dt | Tag::Dd)
}

/// The lists of which some items are called nothing: each goes or stays with the others.
fn mixed_lists(page: &Page) -> HashSet<Id> {
    (0..page.len())
        .filter(|&id| is_item(page.tag(id)))
        .filter(|&id| {
            let class = page.attribute(id, Key::Class).unwrap_or_default();
            names::said_by(class) == 0
        })
        .map(|id| page.parent(id))
        .collect()
}

/// Whether a cell is of a table of data; other tables only place boxes beside each other.
fn is_of_data(page: &Page, cell: Id, data_tables: &[bool]) -> bool {
    page.ancestors(cell)
        .find(|&node| page.tag(node) == Tag::Table)
        .is_some_and(|table| data_tables[table])
}
