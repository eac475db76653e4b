//! Text and what is within a line: emphasis, links, code, breaks, pictures of letters.

use super::Walker;
use crate::document::{BlockKind, Inline};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};
use crate::text::breaks::FIRST_IDEOGRAPHIC;

impl Walker<'_> {
    /// Text as a browser shows it: runs of white space are one space.
    pub(super) fn text(&mut self, id: Id) {
        let text = self.shown_in_note(id, self.page.text(id));
        if text.contains(|c: char| !c.is_ascii_whitespace()) {
            self.settle_breaks();
            let is_after_time = self.time_end.take() == Some(self.prose.len());
            if is_after_time && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                self.space();
            }
            self.prose.push_collapsed(text);
        } else if self.breaks == 0 {
            self.space();
        }
    }

    /// Words of our own, or of an attribute.
    pub(super) fn words(&mut self, text: &str) {
        self.settle_breaks();
        self.prose.push_collapsed(text);
    }

    pub(super) fn space(&mut self) {
        self.prose.push_collapsed(" ");
    }

    /// Breaks count once text follows them.
    pub(super) fn settle_breaks(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        if breaks > 1 && self.kind == BlockKind::Paragraph && !self.flat {
            self.flush();
        } else if breaks > 0 && self.flat {
            self.space();
        } else if breaks > 0 && !self.prose.is_empty() {
            self.prose.hard_break();
        }
    }

    /// When something was written does not run into who wrote it: style sheets set them apart where the page does not.
    fn time(&mut self, id: Id) {
        if self.prose.last(1).any(char::is_alphanumeric) {
            self.space();
        }
        self.children(id);
        self.time_end = Some(self.prose.len());
    }

    /// Sets a label apart from the one before it where they would run together: phrases side by side without even a
    /// blank between them, as a name, a rank and a date are. Style sheets set them apart.
    fn part_labels(&mut self, id: Id) {
        let ends = |c: char| c.is_alphanumeric() || matches!(c, '.' | '?' | '!' | ':' | '…');
        if !self.prose.last(1).any(ends) {
            return;
        }
        let page = self.page;
        let text = page.inner_text(id);
        let is_label = page.tag(id) == Tag::Label;
        let begins = |c: char| is_label || c.is_uppercase() || c.is_ascii_digit();
        if let Some(labels) = self.labels_around(id)
            && (text.trim_start().starts_with(begins) || are_unlike(page, &labels))
        {
            self.space();
        }
    }

    /// The labels that a phrase is one of: a few phrases, with nothing between them and more than a letter in each, that
    /// are all that stands in a line of a box.
    fn labels_around(&self, id: Id) -> Option<Vec<Id>> {
        const LABELS_MAX: usize = 12;
        const CHILDREN_MAX: usize = 60;
        const NODES_MAX: usize = 60;
        let page = self.page;
        let around = page.parent(id);
        let is_box = |node: Id| {
            matches!(
                page.tag(node),
                Tag::Div | Tag::Header | Tag::Footer | Tag::Section | Tag::Article | Tag::Li
            )
        };
        let may_hold =
            is_box(around) || (page.tag(around) == Tag::A && is_box(page.parent(around)));
        let children: Vec<Id> = page.children(around).take(CHILDREN_MAX).collect();
        if !may_hold || children.len() == CHILDREN_MAX {
            return None;
        }
        let line = children
            .split(|&child| page.tag(child).is_block())
            .find(|line| line.contains(&id))?;
        let is_label = |&child: &Id| {
            // A letter of its own is one of a word; a picture is a sign before them.
            let tag = page.tag(child);
            let is_sign = tag.is_picture() || tag.is_silent();
            tag != Tag::Text && (is_sign || page.inner_text(child).chars().nth(1).is_some())
        };
        let nodes: usize = line.iter().map(|&child| page.end(child) - child).sum();
        let may_be = (2..=LABELS_MAX).contains(&line.len()) && nodes <= NODES_MAX;
        (may_be && line.iter().all(is_label)).then(|| line.to_vec())
    }

    pub(super) fn inline(&mut self, id: Id, tag: Tag) {
        self.part_labels(id);
        if self.notes.is_note(id) && !self.inside_note {
            return self.inline_note(id);
        }
        if let Some(note) = self.notes.marked_by(id)
            && tag != Tag::A
        {
            let label = self.notes.label(note).to_owned();
            return self.note_mark(note, &label);
        }
        match tag {
            Tag::Br => self.breaks += 1,
            Tag::Em | Tag::I | Tag::Dfn | Tag::Var | Tag::Cite => self.span(Inline::Emphasis, id),
            Tag::Strong | Tag::B => self.span(Inline::Strong, id),
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => self.span(Inline::Code, id),
            Tag::S | Tag::Strike | Tag::Del => self.span(Inline::Strike, id),
            Tag::U | Tag::Ins => self.span(Inline::Underline, id),
            Tag::Mark => self.span(Inline::Mark, id),
            Tag::Sup => self.raised(id),
            Tag::Sub => self.lowered(id),
            Tag::A => self.link(id),
            Tag::Time => self.time(id),
            Tag::Img | Tag::Image | Tag::AmpImg => self.image(id),
            Tag::Video | Tag::Audio | Tag::Iframe | Tag::Embed | Tag::Object | Tag::AmpYoutube => {
                self.media(id, tag)
            }
            Tag::Q => {
                self.words("“");
                self.children(id);
                self.prose.push("”");
            }
            Tag::Rt => {
                // Brackets are as wide as the reading between them.
                let first = self.page.text(id + 1).trim_start().chars().next();
                let [open, close] = match first.is_some_and(|c| c >= FIRST_IDEOGRAPHIC) {
                    true => ["（", "）"],
                    false => ["(", ")"],
                };
                self.prose.push(open);
                self.children(id);
                self.prose.push(close);
            }
            Tag::Span if !self.flat && self.is_code_bar(id) => {}
            Tag::Button if !self.is_readable_button(id) => {}
            _ => self.children(id),
        }
    }

    pub(super) fn span(&mut self, inline: Inline, id: Id) {
        if !self.has_text(id) {
            return self.children(id);
        }
        // What breaks and spaces stand before belongs outside of the span.
        if self
            .page
            .text(id + 1)
            .starts_with(|c: char| c.is_ascii_whitespace())
            && self.breaks == 0
        {
            self.space();
        }
        self.settle_breaks();
        self.prose.start(inline);
        self.children(id);
        self.prose.end();
    }

    fn link(&mut self, id: Id) {
        let Some(href) = self.page.attribute(id, Key::Href) else {
            return self.children(id);
        };
        if self.is_mark_only(id, href) {
            return;
        }
        let is_note = self.notes.is_mark(id);
        if let Some(note) = self.notes.marked_by(id).filter(|_| !href.contains('#')) {
            // A script opens the note.
            let label = self.notes.label(note).to_owned();
            return self.note_mark(note, &label);
        }
        if !self.has_text(id) {
            return self.wordless_link(id, href);
        }
        let link = self.links.target(href);
        match link.and_then(|target| self.builder.link(target)) {
            Some(link) if is_note => self.linked_mark(link, id),
            Some(link) => self.span(Inline::Link(link), id),
            None => self.children(id),
        }
    }

    /// Links that only return from a note or name a heading's own address: an arrow, a pilcrow.
    fn is_mark_only(&self, id: Id, href: &str) -> bool {
        if !href.contains('#') {
            return false;
        }
        let text = self.page.inner_text(id);
        // What names an address of its own: a caption's, a definition's.
        if matches!(text.trim(), "¶" | "#" | "§" | "🔗") {
            return true;
        }
        if !(self.flat || self.inside_note) {
            return false;
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let first = text.chars().next();
        if self.inside_note {
            return letters == 0
                || (letters == 1 && first.is_some_and(char::is_lowercase))
                || self.page.attribute(id, Key::Role) == Some("doc-backlink");
        }
        letters == 0
    }

    /// Whether nothing else stands in the block around a node.
    fn is_alone(&self, id: Id) -> bool {
        let page = self.page;
        let block = page.ancestors(id).find(|&node| page.tag(node).is_block());
        block.is_none_or(|block| page.inner_text(block).trim() == page.inner_text(id).trim())
    }

    /// Whether the next or the last button says the same, as tools do that stand in each row of a table.
    fn is_said_again(&self, id: Id) -> bool {
        const NODES_MAX: usize = 60;
        let page = self.page;
        let after = page.end(id)..page.len().min(page.end(id) + NODES_MAX);
        let before = (id.saturating_sub(NODES_MAX)..id).rev();
        let text = page.inner_text(id);
        let says_so = |node: Option<Id>| node.is_some_and(|node| page.inner_text(node) == text);
        let is_button = |&node: &Id| page.tag(node) == Tag::Button;
        says_so(after.into_iter().find(is_button)) || says_so(before.into_iter().find(is_button))
    }

    /// A button says something only where it folds a text away, as questions in a list of answers do, or where it is
    /// all that a heading or a cell says.
    fn is_readable_button(&self, id: Id) -> bool {
        (self.flat && self.is_alone(id) && !self.is_said_again(id))
            || self.page.attribute(id, Key::AriaExpanded).is_some()
            || self
                .page
                .ancestors(id)
                .take(2)
                .any(|node| matches!(self.page.tag(node), Tag::Dt | Tag::Summary))
    }
}

/// Whether each of some elements is of another kind than the others: none is a part of the same word as the next.
fn are_unlike(page: &Page, elements: &[Id]) -> bool {
    let look = |id: Id| (page.tag(id), page.attribute(id, Key::Class));
    elements
        .iter()
        .enumerate()
        .all(|(n, &id)| elements[..n].iter().all(|&other| look(other) != look(id)))
}
