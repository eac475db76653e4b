//! The shape of a page as paragraphs see it: which elements are lines of text, whatever they are called.

use super::super::marks::Marks;
use super::super::page::{Id, Page};
use super::super::tag::Tag;
use super::counts::Counts;
use super::{Attempt, Facts};

/// What stands for a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paragraph {
    /// The element that it stands in, the first that it speaks for.
    pub(super) around: Id,
    /// The element that it is, or stands in as a line.
    id: Id,
    pub(super) characters: u32,
    pub(super) commas: u32,
    link_tenths: u32,
}

impl Paragraph {
    /// Whether it is long enough to be of an article, and no list of links.
    fn is_prose(&self) -> bool {
        self.characters >= PROSE_CHARACTERS_MIN && self.link_tenths < self.characters * 3
    }
}

/// Shorter paragraphs may be captions, labels and the like.
const PROSE_CHARACTERS_MIN: u32 = 80;

/// Where paragraphs are.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) paragraphs: Vec<Paragraph>,
    /// Elements that are paragraphs though they are not called so.
    pub(super) is_paragraph: Vec<bool>,
    /// Elements around a single paragraph, which add nothing to it.
    pub(super) is_wrapper: Vec<bool>,
    /// How many paragraphs stand in an element without elements of their own.
    loose: Vec<(Id, u32)>,
}

/// For each node whether it is a part of a line of text.
pub(super) fn phrasing(page: &Page) -> Vec<bool> {
    let mut phrasing = vec![false; page.len()];
    for id in (0..page.len()).rev() {
        use Tag::*;
        phrasing[id] = match page.tag(id) {
            Text | Abbr | Audio | B | Bdo | Br | Button | Cite | Code | Data | Datalist | Dfn
            | Em | Embed | I | Img | Input | Kbd | Label | Mark | Math | Meter | Noscript
            | Object | Output | Progress | Q | Ruby | Samp | Script | Select | Small | Span
            | Strong | Sub | Sup | Textarea | Time | Var | Wbr | Font => true,
            A | Del | Ins => page.children(id).all(|child| phrasing[child]),
            _ => false,
        };
    }
    phrasing
}

impl Shape {
    pub(super) fn of(facts: &Facts<'_>, marks: &Marks, counts: &[Counts]) -> Self {
        let page = facts.page;
        let mut shape = Self {
            paragraphs: Vec::new(),
            is_paragraph: vec![false; page.len()],
            is_wrapper: vec![false; page.len()],
            loose: Vec::new(),
        };
        let mut id = facts.body + 1;
        while id < page.end(facts.body) {
            let tag = page.tag(id);
            if marks.reason(id).is_some() || tag.is_silent() {
                id = page.end(id);
                continue;
            }
            match tag {
                Tag::Div => shape.division(facts, marks, counts, id),
                Tag::Section
                | Tag::H2
                | Tag::H3
                | Tag::H4
                | Tag::H5
                | Tag::H6
                | Tag::P
                | Tag::Td
                | Tag::Pre => {
                    shape.add(page, counts, id);
                }
                // What is told in a list is told all the same; one item alone is a label.
                Tag::Dd | Tag::Li
                    if facts.prose.has_line(page, id) && facts.prose.lines(page.parent(id)) > 1 =>
                {
                    shape.add(page, counts, id);
                }
                _ => {}
            }
            id += 1;
        }
        shape
    }

    fn add(&mut self, page: &Page, counts: &[Counts], id: Id) {
        self.paragraphs.push(Paragraph {
            around: page.parent(id),
            id,
            characters: counts[id].characters,
            commas: counts[id].commas,
            link_tenths: counts[id].link_tenths,
        });
    }

    /// A division is a paragraph if it holds nothing but a line of text; else each line of text in it is one.
    fn division(&mut self, facts: &Facts<'_>, marks: &Marks, counts: &[Counts], id: Id) {
        let page = facts.page;
        let mut lines: Vec<Counts> = Vec::new();
        let mut in_line = false;
        let mut others = 0;
        let mut only = None;
        for child in page.children(id) {
            if marks.reason(child).is_some()
                || page.tag(child).is_silent() && page.tag(child) != Tag::Input
            {
                continue;
            }
            let blank = page.tag(child) == Tag::Text && counts[child].characters == 0;
            if !facts.phrasing[child] {
                in_line = false;
                others += 1;
                only = Some(child);
            } else if in_line {
                if let Some(line) = lines.last_mut() {
                    line.characters += counts[child].characters;
                    line.commas += counts[child].commas;
                    line.link_tenths += counts[child].link_tenths;
                }
            } else if !blank && page.tag(child) != Tag::Br {
                in_line = true;
                lines.push(counts[child]);
            }
        }
        if lines.is_empty()
            && others == 1
            && only.is_some_and(|only| wraps_paragraph(page, marks, counts, only))
            && counts[id].link_density() < 0.25
        {
            self.is_wrapper[id] = true;
        } else if others == 0 && lines.len() == 1 && counts[id].link_density() < 0.25
            || (lines.is_empty() && others > 0 && !holds_block(page, id))
        {
            self.is_paragraph[id] = true;
            self.add(page, counts, id);
        } else {
            self.loose.push((id, lines.len() as u32));
            for line in lines {
                self.paragraphs.push(Paragraph {
                    around: id,
                    id,
                    characters: line.characters,
                    commas: line.commas,
                    link_tenths: line.link_tenths,
                });
            }
        }
    }
}

/// Whether an element is a paragraph, or a division around nothing but one, however many there are.
fn wraps_paragraph(page: &Page, marks: &Marks, counts: &[Counts], id: Id) -> bool {
    let mut id = id;
    while page.tag(id) == Tag::Div {
        let mut inner = page.children(id).filter(|&child| {
            marks.reason(child).is_none()
                && !(page.tag(child).is_silent() && page.tag(child) != Tag::Text)
                && (page.tag(child) != Tag::Text || counts[child].characters > 0)
        });
        match (inner.next(), inner.next()) {
            (Some(only), None) => id = only,
            _ => return false,
        }
    }
    page.tag(id) == Tag::P
}

fn holds_block(page: &Page, id: Id) -> bool {
    page.descendants(id)
        .any(|node| page.tag(node).is_block_of_text())
}

impl Attempt<'_> {
    /// Counts paragraphs of all sorts into the sums.
    pub(super) fn count_paragraphs(&mut self) {
        let page = self.facts.page;
        for id in 0..page.len() {
            let named =
                page.tag(id) == Tag::P && self.counts[id].characters + self.counts[id].pictures > 0;
            self.counts[id].paragraphs += u32::from(named || self.shape.is_paragraph[id]);
        }
        for &(id, lines) in &self.shape.loose {
            self.counts[id].paragraphs += lines;
        }
        for id in 0..page.len() {
            let own = &mut self.counts[id];
            if page.tag(id) == Tag::Li
                && own.paragraphs == 0
                && own.characters >= PROSE_CHARACTERS_MIN
                && own.link_density() < 0.3
                && page.find(id, Tag::Li).is_none()
            {
                own.prose += own.characters;
            }
        }
        for paragraph in &self.shape.paragraphs {
            // Sections and cells are no paragraphs of their own where they hold some.
            let is_leaf = !matches!(page.tag(paragraph.id), Tag::Section | Tag::Td)
                || self.counts[paragraph.id].paragraphs == 0;
            if is_leaf && paragraph.is_prose() {
                self.counts[paragraph.id].prose += paragraph.characters;
            }
        }
        for id in (1..page.len()).rev() {
            let own = self.counts[id];
            let around = &mut self.counts[page.parent(id)];
            around.paragraphs += own.paragraphs;
            around.prose += own.prose;
        }
    }

    /// What the element is, paragraphs being called so.
    pub(super) fn tag(&self, id: Id) -> Tag {
        if self.shape.is_paragraph[id] || self.shape.is_wrapper[id] {
            Tag::P
        } else {
            self.facts.page.tag(id)
        }
    }

    /// The element around, wrappers of single paragraphs left out.
    pub(super) fn around(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.facts
            .page
            .ancestors(id)
            .filter(|&node| !self.shape.is_wrapper[node])
    }
}
