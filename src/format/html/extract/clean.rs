//! What stands within the article and is not of it.

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::{Attempt, phrases};
use crate::document::block::Reason;

/// As much text beside links says something of its own.
const WORDS_CHARACTERS_MIN: u32 = 25;
/// A text of this length is no label.
const TEXT_CHARACTERS_MIN: u32 = 100;

impl Attempt<'_> {
    /// Drops from `root` what looks like furniture.
    pub(super) fn clean(&mut self, root: Id) {
        let page = self.facts.page;
        let within = || page.descendants(root).rev();
        for id in within() {
            if self.is_in(id)
                && self.facts.hints[id].shares
                && self.counts[id].characters < super::CHARACTERS_ENOUGH
                && !self.facts.speaks_for_itself(id)
                && !self.facts.is_note_amid(id)
            {
                self.drop(id, Reason::Sharing);
            }
        }
        for id in within() {
            if matches!(page.tag(id), Tag::Form | Tag::Fieldset)
                && self.is_in(id)
                && self.is_furniture(id)
            {
                let invites = self.counts[id].inputs > 0;
                let whole = if invites {
                    self.invitation(root, id)
                } else {
                    id
                };
                if whole == id {
                    self.drop_line_before(id);
                }
                self.drop(whole, self.reason(id));
            }
        }
        for id in within() {
            let reason = match page.tag(id) {
                _ if !self.facts.is_box[id] => continue,
                Tag::Nav if self.counts[id].link_density() > 0.5 => Reason::Navigation,
                Tag::Footer | Tag::Aside => self.facts.hints[id].reason.unwrap_or(Reason::Unlikely),
                _ => continue,
            };
            let is_text = self.is_author_section(id)
                || self.is_note(id)
                || self.facts.is_note_amid(id)
                || self.is_footer_of_text(id)
                || self.facts.heads.contains(&id);
            if self.is_in(id) && !is_text {
                self.drop(id, reason);
            }
        }
        for id in within() {
            if matches!(self.tag(id), Tag::Table | Tag::Ul | Tag::Div)
                && self.is_in(id)
                && self.is_furniture(id)
            {
                self.drop(id, self.reason(id));
            }
        }
    }

    /// The largest element around a form that holds little more than it: what the form invites to.
    fn invitation(&self, root: Id, form: Id) -> Id {
        const CHARACTERS_MAX: u32 = 300;
        let own = self.counts[form].characters;
        let mut boxes = self.facts.page.ancestors(form).take_while(|&id| {
            let counts = &self.counts[id];
            id > root && counts.characters <= CHARACTERS_MAX && counts.code == 0
        });
        // What is said around the invitation is none of it.
        let Some(first) = boxes.find(|&id| self.counts[id].characters > own) else {
            return form;
        };
        let sentences = self.facts.prose.sentences(first);
        boxes
            .take_while(|&id| self.facts.prose.sentences(id) == sentences)
            .last()
            .unwrap_or(first)
    }

    /// Drops the line right before a form that asks for an address to write to: it says what for.
    fn drop_line_before(&mut self, form: Id) {
        const CHARACTERS_MAX: u32 = 120;
        let page = self.facts.page;
        let asks_for_address = page.descendants(form).any(|node| {
            page.tag(node) == Tag::Input
                && page
                    .attribute(node, Key::Type)
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("email"))
        });
        let before = page
            .elements(page.parent(form))
            .take_while(|&sibling| sibling < form)
            .last()
            .filter(|&line| {
                (1..=CHARACTERS_MAX).contains(&self.counts[line].characters)
                    && !self.holds_lines(line)
            });
        if let Some(line) = before.filter(|_| asks_for_address) {
            self.drop(line, Reason::Sharing);
        }
    }

    fn reason(&self, id: Id) -> Reason {
        let seen = if self.is_teaser(id) {
            Reason::Related
        } else {
            Reason::Unlikely
        };
        self.facts.hints[id].reason.unwrap_or(seen)
    }

    /// Whether the node and all around it are still there.
    pub(super) fn is_in(&self, id: Id) -> bool {
        !self.marks.is_out(self.facts.page, id)
    }

    /// Whether a list or a table has words of its own beside its links and pictures.
    fn has_words(&self, id: Id) -> bool {
        let counts = &self.counts[id];
        matches!(self.facts.page.tag(id), Tag::Ul | Tag::Table)
            && counts.characters.saturating_sub(counts.link_tenths / 10) >= WORDS_CHARACTERS_MIN
            && counts.link_density() < 0.5
            && counts.inputs == 0
            // A list of pictures with a few words each is a gallery.
            && (self.facts.page.tag(id) == Tag::Table || counts.pictures * 2 <= counts.items)
            && self.facts.hints[id].reason.is_none()
    }

    /// Whether an aside is a note on the text around it: it says something, in no more links than a text has, and
    /// nothing speaks against it.
    fn is_note(&self, id: Id) -> bool {
        const CHARACTERS_MIN: u32 = 40;
        let counts = &self.counts[id];
        let hints = &self.facts.hints[id];
        self.facts.page.tag(id) == Tag::Aside
            && counts.characters >= CHARACTERS_MIN
            && counts.link_density() < 0.3
            // A form in it was dropped, but is what it is there for.
            && self.facts.whole[id].inputs == 0
            && hints.reason.is_none()
            && !hints.unlikely
            && hints.weight >= 0
            && self.facts.headed(id).is_none()
    }

    /// Whether a footer of an article or a section goes on with its text.
    fn is_footer_of_text(&self, id: Id) -> bool {
        let page = self.facts.page;
        page.tag(id) == Tag::Footer
            && matches!(page.tag(page.parent(id)), Tag::Article | Tag::Section)
            && self.facts.speaks_for_itself(id)
            && self.counts[id].link_tenths == 0
    }

    /// Whether a line says where else a subject is written of, as encyclopedias do above an article or a section.
    pub(super) fn is_hatnote(&self, id: Id) -> bool {
        let page = self.facts.page;
        page.attribute(id, Key::Role) == Some("note")
            || page
                .attribute(id, Key::Class)
                .is_some_and(|class| class.split_ascii_whitespace().any(|name| name == "hatnote"))
    }

    /// Whether a box is a section of what the article cites: its heading says so, and its links lead to other sites.
    fn is_cited_section(&self, id: Id) -> bool {
        self.facts
            .opening(id)
            .is_some_and(|heading| phrases::is_apparatus(&heading))
            && self.leads_away(id)
    }

    /// Whether a quotation makes up most of an element, as with a post from elsewhere.
    fn holds_quote(&self, id: Id) -> bool {
        self.facts
            .page
            .find(id, Tag::Blockquote)
            .is_some_and(|quote| self.counts[quote].characters * 2 > self.counts[id].characters)
    }

    /// Whether an element holds nothing but a sentence, which may well name its source in a link.
    fn is_sentence(&self, id: Id) -> bool {
        const CHARACTERS_MIN: u32 = 60;
        let counts = &self.counts[id];
        counts.characters >= CHARACTERS_MIN
            && counts.paragraphs == 1
            && counts.link_density() < 0.5
            && counts.items + counts.inputs + counts.pictures == 0
            && self.facts.page.inner_text(id).ends_with('.')
    }

    /// Whether an element is a heading in several steps: one for the place in a list, one for the thing, say.
    fn is_heading_group(&self, id: Id) -> bool {
        let counts = &self.counts[id];
        let page = self.facts.page;
        let headings = || {
            page.descendants(id)
                .filter(|&node| page.tag(node).heading_level().is_some())
        };
        counts.heading_characters * 10 >= counts.characters * 9
            && counts.link_density() < 0.9
            && headings().count() > 1
    }

    /// Whether an element of the article is furniture, by what it is made of.
    pub(super) fn is_furniture(&self, id: Id) -> bool {
        self.suspicion.cleans
            && self.looks_like_furniture(id)
            && !self.holds_quote(id)
            && !self.facts.heads.contains(&id)
            && !self.is_hatnote(id)
            && !self.is_cited_section(id)
            && !(self.facts.hints[id].reason.is_none() && self.points_to_sites(id))
            && !self.facts.is_note_amid(id)
    }

    fn looks_like_furniture(&self, id: Id) -> bool {
        let page = self.facts.page;
        let counts = &self.counts[id];
        let in_table = page.ancestors(id).any(|node| self.facts.data_tables[node]);
        if self.facts.data_tables[id] || counts.data_tables > 0 || in_table {
            return false;
        }
        if self.weight(id) < 0.0 {
            // Names that builders of pages give to anything do not condemn a text.
            let says_something = counts.characters >= TEXT_CHARACTERS_MIN
                || (counts.items > 1 && counts.characters >= WORDS_CHARACTERS_MIN);
            let reads_well = says_something
                && counts.link_density() < 0.2
                && counts.inputs == 0
                && self.facts.hints[id].reason.is_none()
                || self.facts.speaks_for_itself(id);
            let is_heading =
                counts.heading_characters == counts.characters && counts.link_density() < 0.2;
            return counts.code == 0 && !reads_well && !is_heading;
        }
        if counts.commas >= 10 || counts.code > 0 || counts.players > 0 || self.has_words(id) {
            return false;
        }
        let density = counts.link_density();
        let paragraphs = counts.paragraphs as f32;
        let is_list = matches!(page.tag(id), Tag::Ul | Tag::Ol)
            || counts.list_characters as f32 > counts.characters as f32 * 0.9;
        let in_figure = || page.ancestors(id).any(|node| page.tag(node) == Tag::Figure);
        let pictures = counts.pictures;
        let weight = self.weight(id);
        if self.is_heading_group(id) || self.is_sentence(id) {
            return false;
        }
        let own = counts.characters.saturating_sub(counts.link_tenths / 10);
        let says_more_than_links = own >= 2 * TEXT_CHARACTERS_MIN && density < 0.5;
        let few_headings = (counts.heading_characters as f32) < counts.characters as f32 * 0.9;
        let is = (pictures > 1 && paragraphs / (pictures as f32) < 0.5 && !in_figure())
            || (!is_list && counts.items as f32 - 100.0 > paragraphs)
            || counts.inputs > counts.paragraphs / 3
            || (!is_list
                && counts.characters < 25
                && (pictures == 0 || pictures > 2)
                && density > 0.0
                && few_headings
                && !in_figure())
            || (!is_list && weight < 25.0 && density > 0.2 && !says_more_than_links)
            || (weight >= 25.0 && density > 0.5)
            || (counts.embeds == 1 && counts.characters < 75)
            || counts.embeds > 1
            || (pictures == 0 && counts.texts == 0);
        if is && is_list {
            let simple = page
                .elements(id)
                .all(|item| page.elements(item).count() <= 1);
            return !(simple && pictures == counts.items);
        }
        is
    }
}

/// For each node whether it is a table of data.
pub(super) fn data_tables(page: &Page) -> Vec<bool> {
    (0..page.len())
        .map(|id| page.tag(id) == Tag::Table && is_data_table(page, id))
        .collect()
}

fn is_data_table(page: &Page, id: Id) -> bool {
    if page.attribute(id, Key::Role) == Some("presentation")
        || page.attribute(id, Key::Datatable) == Some("0")
    {
        return false;
    }
    if page.attribute(id, Key::Summary).is_some() {
        return true;
    }
    let (mut rows, mut columns, mut in_row) = (0usize, 0usize, 0usize);
    let mut nested = false;
    for node in page.descendants(id) {
        match page.tag(node) {
            Tag::Caption | Tag::Col | Tag::Colgroup | Tag::Tfoot | Tag::Thead | Tag::Th => {
                return true;
            }
            Tag::Table => nested = true,
            Tag::Tr => {
                rows += 1;
                in_row = 0;
            }
            Tag::Td => {
                in_row += 1;
                columns = columns.max(in_row);
            }
            _ => {}
        }
    }
    if nested || rows == 1 || columns == 1 {
        return false;
    }
    rows >= 10 || columns > 4 || rows * columns > 10
}
