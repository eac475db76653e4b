//! Setting notes and their marks.

use std::ops::Range;

use super::mark;
use crate::document::{BlockKind, Container, Inline, LinkId};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::Key;
use crate::format::html::walk::Walker;
use crate::text::clean::Clean;
use crate::text::raised;

impl Walker<'_> {
    /// Sets the note that begins with `id`; says where it ends.
    pub(in crate::format::html::walk) fn note(&mut self, id: Id) -> Id {
        let (label, end) = self.notes.told(id);
        let label = label.to_owned();
        self.inside_note = true;
        self.note_text = own_label(self.page, &(id..end), &label);
        let kind = std::mem::replace(&mut self.kind, BlockKind::Paragraph);
        self.name_note(id);
        self.builder.open(Container::Footnote(Clean::line(&label)));
        let page = self.page;
        self.children(id);
        self.flush();
        let mut next = page.end(id);
        while next < end {
            self.node(next);
            next = page.end(next);
        }
        self.flush();
        self.builder.close();
        self.kind = kind;
        self.note_text = None;
        self.inside_note = false;
        end
    }

    /// A note within a line waits for the end of the block; its mark stands in the line where nothing else marks it.
    pub(in crate::format::html::walk) fn inline_note(&mut self, id: Id) {
        if !self.notes.is_marked(id) {
            let label = self.notes.told(id).0.to_owned();
            self.note_mark(id, &label);
        }
        self.waiting.push(id);
    }

    /// Sets the notes that stood within the last block.
    pub(in crate::format::html::walk) fn set_waiting(&mut self) {
        for id in std::mem::take(&mut self.waiting) {
            let flat = std::mem::replace(&mut self.flat, false);
            self.note(id);
            self.flat = flat;
        }
    }

    /// A mark that is no link of the page's.
    pub(in crate::format::html::walk) fn note_mark(&mut self, note: Id, label: &str) {
        self.settle_breaks();
        let name = self.note_name(note);
        let link = self
            .links
            .target(&format!("#{name}"))
            .and_then(|target| self.builder.link(target));
        match link {
            Some(link) => self.prose.start(Inline::Note(link)),
            None => self.prose.start(Inline::Superscript),
        }
        self.prose.push(&apart(label));
        self.prose.end();
    }

    /// A mark that is a link, set apart from the word before it where its letters are no small ones.
    pub(in crate::format::html::walk) fn linked_mark(&mut self, link: LinkId, id: Id) {
        let text = self.page.inner_text(id);
        let is_open = self.prose.ends_with(['[', '(']);
        if is_open || apart(&text) == text {
            return self.span(Inline::Note(link), id);
        }
        self.settle_breaks();
        self.prose.start(Inline::Note(link));
        self.prose.push(&apart(&text));
        self.prose.end();
    }

    fn name_note(&mut self, note: Id) {
        let name = self.note_name(note);
        let name = self.links.fragment(&name);
        self.builder.fragment(&name);
    }

    /// What a note is called: as the page does, or by where it stands.
    fn note_name(&self, note: Id) -> String {
        match self
            .page
            .attribute(note, Key::Id)
            .filter(|name| !name.is_empty())
        {
            Some(name) => name.to_owned(),
            None => format!("note-at-{note}"),
        }
    }

    /// The part of a text within a note that is shown: its label is not, as it stands before the note, nor an arrow
    /// that led back.
    pub(in crate::format::html::walk) fn shown_in_note<'t>(
        &self,
        id: Id,
        text: &'t str,
    ) -> &'t str {
        let text = match self.note_text {
            Some((first, _)) if id < first => "",
            Some((first, from)) if id == first => &text[from..],
            _ => text,
        };
        let is_arrow = |c: char| {
            c.is_whitespace() || matches!(c, '^' | '↑' | '↩' | '⤴' | '\u{fe0e}' | '\u{fe0f}')
        };
        match self.inside_note && text.chars().all(is_arrow) && !text.trim().is_empty() {
            true => " ",
            false => text,
        }
    }
}

/// A label in letters that can be told from the word before it: raised, a sign, or in brackets.
pub(in crate::format::html::walk) fn apart(label: &str) -> String {
    let stands_apart = label
        .chars()
        .all(|c| raised::superscript(c).is_some() || !c.is_alphanumeric())
        || label.starts_with(['[', '(']);
    match stands_apart {
        true => label.to_owned(),
        false => format!("[{label}]"),
    }
}

/// Where a note's own text begins, when it begins with its label: the text node, and how many of its bytes are of the
/// label.
fn own_label(page: &Page, note: &Range<Id>, label: &str) -> Option<(Id, usize)> {
    const CHARACTERS_BESIDE: usize = 6;
    let mut seen = String::new();
    let mut found = false;
    for node in note.clone() {
        let text = page.text(node);
        // The label may be there twice, for those who see it and those who hear it.
        if found && is_label(text, label) {
            continue;
        }
        for (at, c) in text.char_indices() {
            if found {
                match c.is_whitespace() || "])}.:".contains(c) {
                    true => continue,
                    false => return Some((node, at)),
                }
            }
            seen.push(c);
            found = is_label(&seen, label)
                && !text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
            if !found && seen.chars().count() > label.chars().count() + CHARACTERS_BESIDE {
                return None;
            }
        }
    }
    None
}

fn is_label(text: &str, label: &str) -> bool {
    !label.is_empty() && (mark(text) == Some(label) || text.trim() == label)
}
