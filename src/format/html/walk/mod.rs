//! The tree walk: any part of a page into blocks, in reading order.
//!
//! Text gathers until a block begins or ends, then it becomes a block of the kind that is current. What the
//! [`Marks`] drop is kept as furniture where it stood.

mod code;
mod figure;
mod inline;
mod levels;
mod list;
mod math;
mod notes;
mod picture;
mod small;
mod source;
mod table;

#[cfg(test)]
mod tests;

use dom_query::NodeRef;

use super::links::Links;
use super::marks::Marks;
use super::page::{Id, Page};
use super::tag::{Key, Tag};
use crate::document::block::Reason;
use crate::document::{BlockKind, Builder, Container, Image, Prose, ProseWriter};
use crate::text::clean::Clean;

pub(in crate::format) use figure::is_description;
pub(in crate::format::html) use figure::is_player;
pub(in crate::format::html) use notes::Notes;
use picture::PictureLink;

/// Turns the tree under `root` into blocks.
pub(in crate::format) fn append(root: NodeRef<'_>, builder: &mut Builder, links: &dyn Links) {
    let page = Page::new(root);
    let notes = Notes::of(&page);
    walk(&page, &Marks::none(&page), notes, builder, links, true);
}

/// Turns a page into blocks, but for what `marks` drops, which becomes furniture.
pub(in crate::format::html) fn append_page(
    page: &Page,
    marks: &Marks,
    notes: Notes,
    builder: &mut Builder,
    links: &dyn Links,
) {
    walk(page, marks, notes, builder, links, false);
}

fn walk(
    page: &Page,
    marks: &Marks,
    notes: Notes,
    builder: &mut Builder,
    links: &dyn Links,
    describes: bool,
) {
    let mut walker = Walker {
        page,
        marks,
        links,
        builder,
        notes,
        prose: ProseWriter::new(),
        kind: BlockKind::Paragraph,
        breaks: 0,
        flat: false,
        time_end: None,
        label: None,
        inside_note: false,
        note_text: None,
        waiting: Vec::new(),
        figure: None,
        pictures: Vec::new(),
        describes,
        said: None,
        formula_end: None,
        picture_link: None,
        code_language: None,
        last_alternative: None,
    };
    if page.len() > 0 {
        walker.node(0);
        walker.flush();
    }
}

struct Walker<'a> {
    page: &'a Page,
    marks: &'a Marks,
    links: &'a dyn Links,
    builder: &'a mut Builder,
    notes: Notes,
    /// The text that becomes the next block.
    prose: ProseWriter,
    /// What it becomes.
    kind: BlockKind,
    /// Line breaks since the last text: one is a hard break, more part paragraphs.
    breaks: usize,
    /// Within headings and cells block elements only part words.
    flat: bool,
    /// The element that holds nothing but the bullet or the number of the item that is open.
    label: Option<Id>,
    /// Where the text stood when a time ended in it.
    time_end: Option<usize>,
    inside_note: bool,
    /// Where the text of the open note begins, behind its label.
    note_text: Option<(Id, usize)>,
    /// Notes that stood within the block that gathers.
    waiting: Vec<Id>,
    /// Whether the figure that is open has a caption or other text.
    figure: Option<bool>,
    /// Pictures that stood within the block that gathers, with their texts.
    pictures: Vec<(Image, Prose)>,
    /// Whether all pictures without captions speak by their alternative texts. A book's may be all that a page has;
    /// an article's mostly repeat what it says, and only those that do not are shown.
    describes: bool,
    /// The words of the page, once one is asked for.
    said: Option<figure::Words>,
    /// Where the formula ends that was set last: another form of it may follow.
    formula_end: Option<Id>,
    /// The link around the picture that is shown.
    picture_link: Option<PictureLink>,
    /// The language that a bar above the code that comes next has shown.
    code_language: Option<Clean>,
    /// The alternative text of the picture that was met last.
    last_alternative: Option<&'a str>,
}

impl<'a> Walker<'a> {
    fn children(&mut self, id: Id) {
        let page = self.page;
        let mut next = id + 1;
        while next < page.end(id) {
            let is_long_note = !self.inside_note
                && self.notes.goes_on(page, next)
                && self.marks.reason(next).is_none();
            if is_long_note {
                self.flush();
                next = self.note(next);
            } else if self.begins_items(next) {
                next = self.items(next);
            } else {
                self.node(next);
                next = page.end(next);
            }
        }
    }

    fn node(&mut self, id: Id) {
        let tag = self.page.tag(id);
        if tag == Tag::Text {
            if self.marks.reason(id).is_none() {
                self.text(id);
            }
            return;
        }
        if let Some(reason) = self.marks.reason(id) {
            self.remove(id, reason);
            return;
        }
        if self.label == Some(id) || self.formula(id, tag) {
            return;
        }
        if self.figure.is_some() && self.is_picture_button(id) {
            return self.pictures_within(id);
        }
        if tag == Tag::Noscript {
            return self.without_script(id);
        }
        if tag.is_silent() {
            return;
        }
        if tag.is_block() && !self.flat {
            self.flush();
        }
        self.name_fragments(id, tag);
        if self.inside_note && self.notes.is_back(id) {
            for node in self.page.descendants(id) {
                self.name_fragments(node, self.page.tag(node));
            }
        } else if tag.is_block() && self.flat {
            self.space();
            self.inline(id, tag);
            self.space();
        } else if tag.is_block() {
            self.block(id, tag);
            self.flush();
        } else {
            self.inline(id, tag);
        }
    }

    fn name_fragments(&mut self, id: Id, tag: Tag) {
        for key in [Key::Id, Key::Name] {
            if key == Key::Name && tag != Tag::A {
                continue;
            }
            if let Some(name) = self.page.attribute(id, key).filter(|name| !name.is_empty()) {
                let name = self.links.fragment(name);
                self.builder.fragment(&name);
            }
        }
    }

    fn block(&mut self, id: Id, tag: Tag) {
        if self.notes.is_note(id) && !self.inside_note {
            self.note(id);
            return;
        }
        if let Some(level) = self.heading_level(id, tag) {
            return self.heading(id, level);
        }
        match tag {
            Tag::Hr => self.builder.block(BlockKind::Rule, Default::default()),
            Tag::Blockquote => self.contained(Container::Quote, id),
            Tag::Aside => self.contained(Container::Aside(None), id),
            Tag::Details => self.contained(Container::Details, id),
            Tag::Pre => self.code(id),
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir => self.list(id, tag),
            Tag::Li => self.item(id, crate::document::block::Marker::Bullet),
            Tag::Dt => self.set_as(BlockKind::Term, id),
            Tag::Dd => self.contained(Container::Definition, id),
            Tag::Figure => self.figure(id),
            Tag::Figcaption => self.caption(id),
            Tag::P | Tag::Div | Tag::Td if self.figure.is_some() && self.is_caption(id) => {
                self.caption(id)
            }
            Tag::Div | Tag::Table if self.is_figure(id) => self.figure(id),
            Tag::Table => self.table(id),
            Tag::Caption => self.set_as(BlockKind::Caption, id),
            Tag::Address => self.set_as(BlockKind::Verse, id),
            Tag::Div | Tag::Header if self.is_code_bar(id) => {}
            Tag::Div if code::is_set_as_code(self.page, id) => self.code(id),
            _ => self.children(id),
        }
    }

    fn contained(&mut self, container: Container, id: Id) {
        if !self.has_text(id) {
            return self.children(id);
        }
        self.builder.open(container);
        self.children(id);
        self.flush();
        self.builder.close();
    }

    /// The text within becomes blocks of `kind`.
    fn set_as(&mut self, kind: BlockKind, id: Id) {
        let outer = std::mem::replace(&mut self.kind, kind);
        self.children(id);
        self.flush();
        self.kind = outer;
    }

    fn heading_level(&self, id: Id, tag: Tag) -> Option<u8> {
        // A caption heads nothing, however it is set, nor does what else a figure holds.
        if self.kind == BlockKind::Caption || self.figure.is_some() || self.marks.is_standfirst(id)
        {
            return None;
        }
        let level = tag
            .heading_level()
            .map(|level| self.raised_level(id, level));
        level.or_else(|| {
            (self.page.attribute(id, Key::Role) == Some("heading")).then(|| {
                let level = self.page.attribute(id, Key::AriaLevel);
                level.and_then(|level| level.parse().ok()).unwrap_or(2)
            })
        })
    }

    /// The level of a heading: where one of the lowest begins a box beside the article's sections (an abstract, thanks),
    /// it is set small and heads a section, too.
    fn raised_level(&self, id: Id, level: u8) -> u8 {
        const LOW: u8 = 5;
        const SECTION: u8 = 2;
        const SIBLINGS_MAX: usize = 200;
        let page = self.page;
        let headed = |around: Id| {
            let first = page.elements(around).next();
            first.and_then(|first| page.tag(first).heading_level())
        };
        let around = page.parent(id);
        let is_beside_sections = || {
            let mut beside = page.elements(page.parent(around)).take(SIBLINGS_MAX);
            beside.any(|node| headed(node) == Some(SECTION))
        };
        let is_first = page.elements(around).next() == Some(id);
        match level >= LOW && is_first && is_beside_sections() {
            true => SECTION,
            false => level,
        }
    }

    fn heading(&mut self, id: Id, level: u8) {
        let flat = std::mem::replace(&mut self.flat, true);
        self.children(id);
        self.flat = flat;
        self.breaks = 0;
        let prose = self.prose.take();
        if prose.text.chars().any(char::is_alphanumeric) {
            let level = level.clamp(1, 6);
            let title = Clean::line(&prose.text);
            if title.as_str() == prose.text.as_str() {
                self.builder.heading(level, prose, None);
            } else {
                self.builder.heading(level, Prose::plain(&title), None);
            }
        }
        self.set_waiting();
    }

    /// Text that stood here and is not of the article.
    fn remove(&mut self, id: Id, reason: Reason) {
        let tag = self.page.tag(id);
        if tag.is_silent() {
            return;
        }
        let inline = !tag.is_block() || self.flat;
        if !inline {
            self.flush();
        }
        super::ledger::keep(self.page, self.marks, id, reason, self.builder);
    }

    /// Ends the block that gathers.
    fn flush(&mut self) {
        self.breaks = 0;
        self.time_end = None;
        let prose = self.prose.take();
        if !prose.text.trim().is_empty() {
            self.add(prose);
        }
        self.add_pictures();
        if !self.inside_note {
            self.set_waiting();
        }
    }

    /// Adds a block of the kind that is current.
    fn add(&mut self, prose: Prose) {
        let kind = match &self.kind {
            BlockKind::Paragraph if is_verse(&prose.text) => BlockKind::Verse,
            BlockKind::Verse if !prose.text.contains('\n') => BlockKind::Paragraph,
            kind => kind.clone(),
        };
        match kind {
            BlockKind::Caption => self.builder.caption(prose),
            BlockKind::Paragraph
                if math::is_number(&prose.text) && self.builder.number(prose.text.trim()) => {}
            kind => self.builder.block(kind, prose),
        }
    }

    /// Whether anything within would be seen.
    fn has_text(&self, id: Id) -> bool {
        let mut node = id;
        while node < self.page.end(id) {
            let tag = self.page.tag(node);
            if tag != Tag::Text && (self.marks.reason(node).is_some() || tag.is_silent()) {
                node = self.page.end(node);
                continue;
            }
            if self.page.text(node).contains(|c: char| !c.is_whitespace()) {
                return true;
            }
            node += 1;
        }
        false
    }
}

/// Three short lines or more are broken on purpose: verse, an address, a signature.
fn is_verse(text: &str) -> bool {
    const LINES_MIN: usize = 3;
    /// Longer lines are prose that was broken by hand; a line of verse is shorter than a page is wide.
    const LINE_CHARACTERS_MAX: usize = 70;
    text.contains('\n')
        && text.lines().count() >= LINES_MIN
        && text
            .lines()
            .all(|line| line.chars().count() <= LINE_CHARACTERS_MAX)
}
