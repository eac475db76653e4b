//! Notes without links: what a label shows when it is pressed, what stands beside the text, and texts that begin with
//! the raised number that stands in a sentence before.

use std::collections::HashMap;

use super::told::is_note_list;
use super::{Notes, block_begun_by, is_short, is_sign, mark, short_text};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

impl Notes {
    pub(super) fn find_unlinked(&mut self, page: &Page) {
        let mut marks: HashMap<String, Id> = HashMap::new();
        let mut shown = 0;
        for id in 0..page.len() {
            match page.tag(id) {
                Tag::Label => self.find_pressed(page, id, &mut shown),
                Tag::Sup => self.find_raised(page, id, &mut marks),
                Tag::Ol if stands_aside(page, id) => self.find_listed(page, id, &marks),
                Tag::Span | Tag::Small
                    if !self.notes.contains_key(&id) && is_side_note(page, id) =>
                {
                    shown += 1;
                    self.add(id..page.end(id), &shown.to_string(), None);
                }
                _ => {}
            }
        }
    }

    /// A label for a check box, with the note that the box shows.
    fn find_pressed(&mut self, page: &Page, label: Id, shown: &mut usize) {
        let Some(name) = page.attribute(label, Key::For) else {
            return;
        };
        let is_box = |&node: &Id| {
            page.tag(node) == Tag::Input && page.attribute(node, Key::Id) == Some(name)
        };
        let Some(note) = page
            .next_element(label)
            .filter(is_box)
            .and_then(|own| page.next_element(own))
        else {
            return;
        };
        let text = short_text(page, label).unwrap_or_default();
        if !matches!(
            page.tag(note),
            Tag::Span | Tag::Small | Tag::Aside | Tag::Div
        ) || page.inner_text(note).is_empty()
        {
            return;
        }
        *shown += 1;
        let own = mark(&text).filter(|text| *text != "⊕").map(str::to_owned);
        self.add(
            note..page.end(note),
            &own.unwrap_or_else(|| shown.to_string()),
            Some(label),
        );
    }

    /// A raised mark without a link: it begins a note, or a note may follow that has it.
    fn find_raised(&mut self, page: &Page, sup: Id, marks: &mut HashMap<String, Id>) {
        let Some(text) = short_text(page, sup) else {
            return;
        };
        let Some(label) =
            mark(&text).filter(|label| label.chars().all(|c| c.is_ascii_digit() || is_sign(c)))
        else {
            return;
        };
        let in_link = page.tag(page.parent(sup)) == Tag::A || page.find(sup, Tag::A).is_some();
        if in_link
            || page
                .ancestors(sup)
                .any(|node| self.notes.contains_key(&node))
        {
            return;
        }
        if let Some(block) = block_begun_by(page, sup)
            && matches!(page.tag(block), Tag::P | Tag::Li | Tag::Div | Tag::Dd)
        {
            let note = block..page.end(block);
            let is_long = page.inner_text(block).len() > text.len();
            if let Some(&own) = marks
                .get(label)
                .filter(|_| is_long && is_short(page, &note))
            {
                self.add(note, label, Some(own));
            }
        } else if let Some(note) = page.next_element(sup).filter(|&note| {
            note == page.end(sup) && !page.tag(note).is_block() && begins_with(page, note, label)
        }) {
            self.add(note..page.end(note), label, Some(sup));
        } else {
            marks.insert(label.to_owned(), sup);
        }
    }

    /// A numbered list beside the text, whose numbers stand in it.
    fn find_listed(&mut self, page: &Page, list: Id, marks: &HashMap<String, Id>) {
        let start = page
            .attribute(list, Key::Start)
            .and_then(|start| start.trim().parse().ok());
        let mut number: i64 = start.unwrap_or(1);
        for item in page
            .elements(list)
            .filter(|&item| page.tag(item) == Tag::Li)
        {
            let label = number.to_string();
            if let Some(&mark) = marks.get(&label)
                && !self.notes.contains_key(&item)
            {
                self.add(item..page.end(item), &label, Some(mark));
            }
            number = number.saturating_add(1);
        }
    }
}

fn stands_aside(page: &Page, list: Id) -> bool {
    page.ancestors(list)
        .take(2)
        .any(|node| page.tag(node) == Tag::Aside || is_note_list(page, node))
        || is_note_list(page, list)
}

/// Whether an element's text begins with a mark of its own, and goes on.
fn begins_with(page: &Page, id: Id, label: &str) -> bool {
    let mut texts = page
        .descendants(id)
        .map(|node| page.text(node).trim())
        .filter(|text| !text.is_empty());
    texts.next().and_then(mark) == Some(label) && texts.next().is_some()
}

/// Whether a piece of a line is a note in the margin, by its name and because it says something.
pub(super) fn is_side_note(page: &Page, id: Id) -> bool {
    const NAMES: &[&str] = &[
        "sidenote",
        "side-note",
        "marginnote",
        "margin-note",
        "footnote",
        "endnote",
        "footnote-text",
        "footnote-content",
        "inline-footnote",
    ];
    const WORDS_MIN: usize = 3;
    page.attribute(id, Key::Class).is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|name| NAMES.contains(&name))
    }) && page.inner_text(id).split(' ').nth(WORDS_MIN - 1).is_some()
}
