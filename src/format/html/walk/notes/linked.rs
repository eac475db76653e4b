//! Notes that a link leads to.

use std::collections::HashMap;
use std::ops::Range;

use super::told::is_told_mark;
use super::unlinked::is_side_note;
use super::{Notes, block_begun_by, described_by, is_short, is_sign, mark, short_text, target};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

impl Notes {
    pub(super) fn find_linked(&mut self, page: &Page, names: &HashMap<&str, Id>) {
        let mut ranges: HashMap<Id, Option<Range<Id>>> = HashMap::new();
        let may_mark = |&id: &Id| matches!(page.tag(id), Tag::A | Tag::Button);
        for link in (0..page.len()).filter(may_mark) {
            if is_told_mark(page, link) {
                self.told.insert(link);
            }
            let to = target(page, link, names).or_else(|| described_by(page, link, names));
            let Some(to) = to.filter(|&to| to > link) else {
                continue;
            };
            let Some(text) = short_text(page, link) else {
                continue;
            };
            let is_told = self.notes.contains_key(&to);
            let Some(label) = mark(&text).or_else(|| bracketed(&text).filter(|_| is_told)) else {
                continue;
            };
            let note = ranges.entry(to).or_insert_with(|| match is_told {
                true => Some(to..page.end(to)),
                false => note_at(page, to),
            });
            let Some(note) = note.clone().filter(|note| !note.contains(&link)) else {
                continue;
            };
            let is_note = self.notes.contains_key(&note.start)
                || self.told.contains(&link)
                || is_set_as_mark(page, link, &text)
                || is_in_line(page, note.start)
                || leads_back(page, &note, link, names);
            if is_note {
                self.add(note, label, Some(link));
            }
        }
    }
}

/// What stands in a mark's square brackets, such as a group's name and a number.
fn bracketed(text: &str) -> Option<&str> {
    const BYTES_MAX: usize = 24;
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    (!inner.is_empty() && inner.len() <= BYTES_MAX).then_some(inner)
}

/// Whether a link looks like the mark of a note: raised, a star, in square brackets, or called so.
fn is_set_as_mark(page: &Page, link: Id, text: &str) -> bool {
    const NAMES: &[&str] = &[
        "footnote", "noteref", "note-ref", "fnref", "endnote", "sidenote",
    ];
    let is_raised = page
        .ancestors(link)
        .take(2)
        .any(|node| page.tag(node) == Tag::Sup)
        || page.find(link, Tag::Sup).is_some();
    let is_named = || {
        page.attribute(link, Key::Class)
            .is_some_and(|class| NAMES.iter().any(|name| class.contains(name)))
    };
    is_raised
        || text.starts_with('[') && text.ends_with(']')
        || text.chars().all(is_sign)
        || is_named()
}

/// Whether a note has a link that leads back to where `link` stands.
fn leads_back(page: &Page, note: &Range<Id>, link: Id, names: &HashMap<&str, Id>) -> bool {
    note.clone()
        .filter(|&node| page.tag(node) == Tag::A)
        .filter_map(|back| target(page, back, names))
        .any(|to| is_beside(page, to, link))
}

/// Whether an element is the mark, is close around it, in it, or stands just before it.
pub(super) fn is_beside(page: &Page, id: Id, mark: Id) -> bool {
    const NODES_MAX: usize = 20;
    const BEFORE_MAX: usize = 4;
    let end = page.end(id);
    (id <= mark && mark < end && end - id <= NODES_MAX)
        || (mark..page.end(mark)).contains(&id)
        || (id < mark && mark - id <= BEFORE_MAX)
}

/// The note that a link to `id` leads to: the element, the block that it begins, or what follows a block that holds
/// nothing but the note's number.
fn note_at(page: &Page, id: Id) -> Option<Range<Id>> {
    use Tag::*;
    let block = match page.tag(id) {
        tag if tag.is_block() => id,
        _ if is_in_line(page, id) => return Some(id..page.end(id)),
        _ => block_begun_by(page, id)?,
    };
    let is_head = |node: Id| {
        short_text(page, node).is_some_and(|text| mark(&text).is_some() || text.is_empty())
    };
    let note = match page.tag(block) {
        tag if tag.heading_level().is_some() || tag == Dt || is_head(block) => {
            block..end_of_headed(page, block, &is_head)?
        }
        Td | Th => only_row(page, block)?,
        Li | P | Div | Aside | Dd | Section | Blockquote | Table | Dl | Details => {
            block..page.end(block)
        }
        _ => return None,
    };
    is_short(page, &note).then_some(note)
}

/// Whether a piece of a line is a note that opens in its place: it is not shown with the line, or called a note.
fn is_in_line(page: &Page, id: Id) -> bool {
    matches!(page.tag(id), Tag::Span | Tag::Small)
        && !page.inner_text(id).trim().is_empty()
        && (page.hides(id)
            || matches!(
                page.attribute(id, Key::Role),
                Some("tooltip" | "note" | "doc-footnote" | "dialog")
            )
            || is_side_note(page, id))
}

/// Where a note ends whose number stands in a block of its own: before the next such block or heading.
fn end_of_headed(page: &Page, head: Id, is_head: &dyn Fn(Id) -> bool) -> Option<Id> {
    if !is_head(head) {
        return None;
    }
    let around = page.end(page.parent(head));
    let mut end = page.end(head);
    while end < around {
        let tag = page.tag(end);
        if tag.heading_level().is_some()
            || tag == Tag::Dt
            || tag == Tag::Hr
            || (tag == page.tag(head) && is_head(end))
        {
            break;
        }
        end = page.end(end);
    }
    (end > page.end(head)).then_some(end)
}

/// The table of a cell that is a note's with its number: it has no other row.
fn only_row(page: &Page, cell: Id) -> Option<Range<Id>> {
    let table = page
        .ancestors(cell)
        .find(|&node| page.tag(node) == Tag::Table)?;
    let rows = page
        .descendants(table)
        .filter(|&node| page.tag(node) == Tag::Tr);
    (rows.take(2).count() == 1).then(|| table..page.end(table))
}
