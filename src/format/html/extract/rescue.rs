//! What stands beside the article and belongs to it: the opening between the title and the text, and sections that
//! the page keeps apart.

use super::super::page::Id;
use super::super::tag::Tag;
use super::Attempt;
use crate::document::block::Reason;

/// An opening needs some text to be told from labels.
const OPENING_CHARACTERS_MIN: u32 = 80;
/// One as long as this is none of a picture's.
const LONG_OPENING_CHARACTERS_MIN: u32 = 300;

impl Attempt<'_> {
    /// Adds to `roots` what stands between the title and them and reads like an opening.
    pub(super) fn rescue(&self, roots: &mut Vec<Id>) {
        let page = self.facts.page;
        let Some(&first) = roots.first() else { return };
        let Some(start) = self.opening_start(first) else {
            return;
        };
        let mut found = Vec::new();
        let mut id = start;
        while id < first {
            let holds_first = first < page.end(id);
            if self.marks.reason(id).is_some() || page.tag(id).is_silent() {
                id = page.end(id);
            } else if !holds_first
                && page.tag(id) != Tag::Text
                && (self.is_opening(id)
                    || (!found.is_empty() && self.is_section_heading(id, first)))
            {
                found.push(id);
                id = page.end(id);
            } else {
                id += 1;
            }
        }
        roots.splice(0..0, found);
    }

    /// Where the opening begins: after the last heading of the first level before the article.
    fn opening_start(&self, first: Id) -> Option<Id> {
        let page = self.facts.page;
        (self.facts.body..first)
            .rev()
            .find(|&id| {
                let is_title =
                    page.tag(id) == Tag::H1 || self.marks.reason(id) == Some(Reason::Repeated);
                is_title && page.end(id) <= first
            })
            .map(|id| page.end(id))
    }

    /// Whether the names around say that this is about a picture.
    pub(super) fn is_picture(&self, id: Id) -> bool {
        let page = self.facts.page;
        std::iter::once(id)
            .chain(page.ancestors(id).take(3))
            .any(|node| {
                matches!(page.tag(node), Tag::Figure | Tag::Figcaption)
                    || self.facts.hints[node].pictures
            })
    }

    /// Whether an element is a heading right before `next`.
    fn is_section_heading(&self, id: Id, next: Id) -> bool {
        let page = self.facts.page;
        let counts = &self.counts[id];
        page.tag(id).heading_level().is_some()
            && counts.characters > 0
            && counts.link_density() < 0.5
            && (page.end(id)..next)
                .all(|node| page.tag(node) != Tag::Text || self.counts[node].characters == 0)
    }

    fn is_opening(&self, id: Id) -> bool {
        let counts = &self.counts[id];
        let hints = &self.facts.hints[id];
        let is_block = self.tag(id).is_block();
        let prose = self.facts.prose.characters(id);
        is_block
            && hints.reason.is_none()
            && !hints.unlikely
            && prose >= OPENING_CHARACTERS_MIN
            && prose * 3 > counts.characters
            && !self.is_picture(id)
            && counts.link_density() < 0.25
            && counts.inputs == 0
            && (prose >= LONG_OPENING_CHARACTERS_MIN || self.is_lead(id))
    }

    /// Whether a short text above an article leads into it: it ends as a sentence does, and is no picture's.
    fn is_lead(&self, id: Id) -> bool {
        let page = self.facts.page;
        let text = page.inner_text(id);
        text.ends_with(|c: char| ".!?…:。！？»”\"".contains(c))
            && !text.contains(['©', '®'])
            && self.counts[id].pictures == 0
            && !self.follows_picture(id)
    }

    /// Whether a picture without words stands right before an element.
    fn follows_picture(&self, id: Id) -> bool {
        let page = self.facts.page;
        page.elements(page.parent(id))
            .take_while(|&sibling| sibling < id)
            .last()
            .is_some_and(|before| {
                self.counts[before].characters == 0
                    && (page.tag(before) == Tag::Img || page.find(before, Tag::Img).is_some())
            })
    }
}
