//! Notes: which parts of a page are notes, which marks in the text lead to them, and what they are called.
//!
//! A mark and its note are known by each other: a short link that leads to a short text further on, from which a link
//! leads back, or whose name says so; a raised number and a text that begins with the same number; a label and what it
//! shows when it is pressed.

mod back;
mod linked;
mod set;
mod told;
mod unlinked;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::address::percent_decoded;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// The notes of a page.
#[derive(Debug, Default)]
pub(in crate::format::html) struct Notes {
    /// Each note by the node that it begins with.
    notes: HashMap<Id, Note>,
    /// The note that each mark leads to.
    marks: HashMap<Id, Id>,
    /// Links that the page calls marks, wherever their notes are.
    told: HashSet<Id>,
    /// What leads back from a note, and says nothing else.
    back: HashSet<Id>,
}

/// A note of a page.
#[derive(Debug)]
struct Note {
    /// What its marks show, without brackets.
    label: String,
    /// Where it ends: behind its node, or behind some of the nodes that follow its node.
    end: Id,
    /// Whether a mark leads to it.
    is_marked: bool,
}

impl Notes {
    pub(in crate::format::html) fn of(page: &Page) -> Self {
        let mut notes = Self::default();
        let names = names(page);
        notes.find_told(page, &names);
        notes.find_linked(page, &names);
        notes.find_unlinked(page);
        notes.find_back(page, &names);
        notes.name_unmarked(page);
        notes
    }

    /// The notes that a mark in the text leads to: the mark, and all nodes of the note.
    pub(in crate::format::html) fn marked(&self) -> impl Iterator<Item = (Id, Range<Id>)> {
        let range = |note: Id| self.notes.get(&note).map(|found| note..found.end);
        self.marks
            .iter()
            .filter_map(move |(&mark, &note)| Some((mark, range(note)?)))
    }

    /// Whether a mark in the text leads to the note that begins with a node.
    pub(in crate::format::html) fn has_marked(&self, id: Id) -> bool {
        self.is_marked(id)
    }

    pub(super) fn is_note(&self, id: Id) -> bool {
        self.notes.contains_key(&id)
    }

    pub(super) fn is_back(&self, id: Id) -> bool {
        self.back.contains(&id)
    }

    /// Whether a link is the mark of a note, of this page or another.
    pub(super) fn is_mark(&self, link: Id) -> bool {
        self.marks.contains_key(&link) || self.told.contains(&link)
    }

    /// The note that a mark leads to.
    pub(super) fn marked_by(&self, mark: Id) -> Option<Id> {
        self.marks.get(&mark).copied()
    }

    fn is_marked(&self, id: Id) -> bool {
        self.notes.get(&id).is_some_and(|note| note.is_marked)
    }

    /// A note's label, and where the note ends.
    fn told(&self, id: Id) -> (&str, Id) {
        self.notes
            .get(&id)
            .map_or(("", id), |note| (&note.label, note.end))
    }

    /// Where a note ends that goes on behind the node it begins with.
    pub(super) fn goes_on(&self, page: &Page, id: Id) -> bool {
        self.notes
            .get(&id)
            .is_some_and(|note| note.end > page.end(id))
    }

    /// The label of a note.
    pub(super) fn label(&self, id: Id) -> &str {
        self.told(id).0
    }

    /// Adds a note unless it is one already or a part of one that begins there; adds its mark.
    fn add(&mut self, note: Range<Id>, label: &str, mark: Option<Id>) {
        let known = self.notes.entry(note.start).or_insert(Note {
            label: String::new(),
            end: note.end,
            is_marked: false,
        });
        if known.label.is_empty() {
            label.clone_into(&mut known.label);
        }
        known.is_marked |= mark.is_some();
        if let Some(mark) = mark {
            self.marks.insert(mark, note.start);
        }
    }
}

/// The elements that have names, by their names.
fn names(page: &Page) -> HashMap<&str, Id> {
    let mut names = HashMap::new();
    for id in 0..page.len() {
        let name = page.attribute(id, Key::Id).or_else(|| {
            page.attribute(id, Key::Name)
                .filter(|_| page.tag(id) == Tag::A)
        });
        if let Some(name) = name {
            names.entry(name).or_insert(id);
        }
    }
    names
}

/// The element on the same page that a link leads to.
fn target(page: &Page, link: Id, names: &HashMap<&str, Id>) -> Option<Id> {
    let (_, name) = page.attribute(link, Key::Href)?.rsplit_once('#')?;
    names
        .get(name)
        .or_else(|| names.get(&*percent_decoded(name)))
        .copied()
}

/// The element that a link or a button opens or is described by, as those that scripts work say.
fn described_by(page: &Page, id: Id, names: &HashMap<&str, Id>) -> Option<Id> {
    [Key::AriaDescribedby, Key::AriaDetails, Key::AriaControls]
        .into_iter()
        .filter_map(|key| names.get(page.attribute(id, key)?))
        .copied()
        .next()
}

/// The mark that a short text is, without what encloses it: a number, a letter or two, a star, a word and a number.
fn mark(text: &str) -> Option<&str> {
    const CHARACTERS_MAX: usize = 8;
    const DIGITS_MAX: usize = 3;
    const LETTERS_MAX: usize = 4;
    let text = text
        .trim()
        .trim_matches(|c: char| "[](){}.:^".contains(c) || c.is_whitespace());
    if text.is_empty() || text.chars().nth(CHARACTERS_MAX).is_some() {
        return None;
    }
    let all = |is: fn(char) -> bool| text.chars().all(is);
    let is_number = all(|c| c.is_ascii_digit()) && text.len() <= DIGITS_MAX;
    let is_raised = all(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c));
    let is_letter =
        all(|c| c.is_ascii_lowercase()) && text.len() <= LETTERS_MAX.min(2) || is_roman(text);
    let is_counted = || {
        text.rsplit_once([' ', '\u{a0}', '.'])
            .is_some_and(|(word, number)| {
                mark_number(number) && word.chars().all(|c| c.is_alphabetic() || c == '.')
            })
    };
    (is_number || is_raised || is_letter || all(is_sign) || is_counted()).then_some(text)
}

fn mark_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

fn is_roman(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) && text.len() <= 5
}

/// Signs that mark notes and nothing else.
fn is_sign(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '§' | '¶' | '‖' | '∗' | '✱' | '※' | '⊕')
}

/// The text of an element that holds but little.
fn short_text(page: &Page, id: Id) -> Option<String> {
    const NODES_MAX: usize = 16;
    (page.end(id) - id <= NODES_MAX).then(|| page.inner_text(id))
}

/// The nearest element around a node that begins a line, where the node begins its text.
fn block_begun_by(page: &Page, id: Id) -> Option<Id> {
    const NODES_MAX: usize = 12;
    let block = page.ancestors(id).find(|&node| page.tag(node).is_block())?;
    let begins = id - block <= NODES_MAX
        && (block..id).all(|node| !page.text(node).contains(char::is_alphanumeric));
    begins.then_some(block)
}

/// A note is some paragraphs, not a chapter.
fn is_short(page: &Page, note: &Range<Id>) -> bool {
    const NODES_MAX: usize = 400;
    note.len() <= NODES_MAX
        && note.clone().all(|node| {
            !matches!(
                page.tag(node),
                Tag::H1 | Tag::H2 | Tag::H3 | Tag::Article | Tag::Main
            )
        })
}
