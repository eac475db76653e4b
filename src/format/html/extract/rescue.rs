//! What stands beside the article and belongs to it: the opening between the title and the text, and sections that
//! the page keeps apart.

use std::collections::HashSet;

use super::super::page::Id;
use super::super::tag::{Key, Tag};
use super::{Attempt, phrases};
use crate::document::block::Reason;

/// An opening needs some text to be told from labels.
const OPENING_CHARACTERS_MIN: u32 = 80;
/// One as long as this is none of a picture's.
const LONG_OPENING_CHARACTERS_MIN: u32 = 300;

/// The tag and the classes of an element, and those of the one around it.
type Look<'a> = ((Tag, &'a str), (Tag, &'a str));

/// The tag and the classes of a heading.
pub(super) type HeadingLook<'a> = (Tag, Option<&'a str>);

impl Attempt<'_> {
    /// Adds to `roots` what stands between the title and them and leads into them: an opening, a standfirst.
    pub(super) fn rescue(&mut self, roots: &mut Vec<Id>) {
        let page = self.facts.page;
        let Some(&first) = roots.first() else { return };
        let Some(start) = self.opening_start(first) else {
            return;
        };
        let headings = self.heading_looks(roots, None);
        let begins = page
            .descendants(first)
            .find(|&node| self.facts.prose.lines(node) == 1 && page.tag(node) == Tag::P);
        let mut found = Vec::new();
        let mut standfirsts = Vec::new();
        let mut id = start;
        while id < first {
            let holds_first = first < page.end(id);
            if self.marks.reason(id).is_some() || page.tag(id).is_silent() {
                id = page.end(id);
            } else if !holds_first && self.is_standfirst(id, &headings) {
                standfirsts.push(id);
                found.push(id);
                id = page.end(id);
            } else if !holds_first
                && page.tag(id) != Tag::Text
                && !begins.is_some_and(|paragraph| self.repeats(paragraph, id))
                && (self.is_opening(id)
                    || (!found.is_empty() && self.is_section_heading(id, first)))
            {
                found.push(id);
                id = page.end(id);
            } else {
                id += 1;
            }
        }
        for id in standfirsts {
            self.marks.set_standfirst(id);
        }
        roots.splice(0..0, found);
    }

    /// Whether a heading above the article is a sentence that leads into it, and none of its sections' kind.
    pub(super) fn is_standfirst(&self, id: Id, headings: &HashSet<HeadingLook<'_>>) -> bool {
        const CHARACTERS: std::ops::RangeInclusive<u32> = 40..=400;
        let page = self.facts.page;
        let is_heading = page.tag(id).heading_level().is_some_and(|level| level > 1);
        is_heading
            && CHARACTERS.contains(&self.counts[id].characters)
            && self.counts[id].link_density() < 0.3
            && phrases::reason(&page.inner_text(id)).is_none()
            && !headings.contains(&self.heading_look(id))
    }

    /// How the headings within the roots are called, but for one of them.
    pub(super) fn heading_looks(&self, roots: &[Id], but: Option<Id>) -> HashSet<HeadingLook<'_>> {
        let page = self.facts.page;
        roots
            .iter()
            .flat_map(|&root| page.descendants(root))
            .filter(|&id| page.tag(id).heading_level().is_some() && Some(id) != but)
            .map(|id| self.heading_look(id))
            .collect()
    }

    fn heading_look(&self, id: Id) -> HeadingLook<'_> {
        let page = self.facts.page;
        (page.tag(id), page.attribute(id, Key::Class))
    }

    /// Whether a box says what a paragraph does, as where a page shows its first one as a summary.
    fn repeats(&self, paragraph: Id, id: Id) -> bool {
        let page = self.facts.page;
        self.counts[paragraph].characters == self.counts[id].characters
            && page.inner_text(paragraph) == page.inner_text(id)
    }

    /// Adds to `roots` what stands beside them in the part of the page that the headline heads, and reads as they do:
    /// an article may go on in boxes of other kinds, between pictures, players and offers.
    pub(super) fn extend(&self, roots: &mut Vec<Id>) {
        let page = self.facts.page;
        let (Some(&first), Some(&last)) = (roots.first(), roots.last()) else {
            return;
        };
        let Some(region) = self.region(first, last) else {
            return;
        };
        let known: HashSet<Look<'_>> = roots.iter().flat_map(|&root| self.looks(root)).collect();
        // Another headline is of another article.
        let end = (page.end(last)..page.end(region))
            .find(|&id| page.tag(id) == Tag::H1)
            .unwrap_or(page.end(region));
        let mut found = Vec::new();
        let mut id = page.end(first);
        while id < end {
            let holds_root = roots.iter().any(|&root| id <= root && root < page.end(id));
            if roots.contains(&id) || self.marks.reason(id).is_some() || page.tag(id).is_silent() {
                id = page.end(id);
            } else if holds_root || page.tag(id) == Tag::Text {
                id += 1;
            } else if self.goes_on(id) && self.looks_known(id, &known) {
                found.push(id);
                id = page.end(id);
            } else if self.may_hold_more(id) {
                id += 1;
            } else {
                id = page.end(id);
            }
        }
        roots.append(&mut found);
        roots.sort_unstable();
    }

    /// The element that holds both the headline and the article, where that is not the whole page. Where the headline
    /// is in the article, the next around it that has more running text.
    fn region(&self, first: Id, last: Id) -> Option<Id> {
        let page = self.facts.page;
        let around = || {
            page.ancestors(last)
                .take_while(|&id| id > self.facts.body)
                .filter(|&id| last < page.end(id))
        };
        if page.descendants(first).any(|id| self.is_headline(id)) {
            let prose = self.facts.prose.characters(first);
            return around().find(|&id| id < first && self.facts.prose.characters(id) > prose);
        }
        match self.headline(first) {
            Some(headline) => around().find(|&id| id < headline),
            None => around().find(|&id| matches!(page.tag(id), Tag::Article | Tag::Main)),
        }
    }

    /// Whether all running text within a box is called as some of the article's is.
    fn looks_known(&self, id: Id, known: &HashSet<Look<'_>>) -> bool {
        let mut looks = self.looks(id).peekable();
        looks.peek().is_some() && looks.all(|look| known.contains(&look))
    }

    /// How the running text within an element is called, it and what is around it; what has no name is not told apart.
    fn looks(&self, id: Id) -> impl Iterator<Item = Look<'_>> {
        let page = self.facts.page;
        let look = |id: Id| {
            (
                page.tag(id),
                page.attribute(id, Key::Class).unwrap_or_default(),
            )
        };
        std::iter::once(id)
            .chain(page.descendants(id))
            .filter(|&node| {
                self.facts.prose.lines(node) > 0
                    && page
                        .elements(node)
                        .all(|child| self.facts.prose.lines(child) == 0)
            })
            .map(move |node| (look(node), look(page.parent(node))))
            .filter(|(own, around)| !(own.1.is_empty() && around.1.is_empty()))
    }

    /// Whether a box after the beginning of the article holds more of it: running text, and little else.
    fn goes_on(&self, id: Id) -> bool {
        let counts = &self.counts[id];
        let prose = self.facts.prose.characters(id);
        self.tag(id).is_block()
            // A form in it was dropped, but is what it is there for.
            && self.facts.whole[id].inputs == 0
            && prose > 0
            && prose * 3 > counts.characters * 2
            && counts.link_density() < 0.2
            && counts.inputs == 0
            && !self.is_picture(id)
            && self.facts.headed(id).is_none()
            && self.may_hold_more(id)
    }

    /// Whether nothing speaks against a box as a part of the article.
    fn may_hold_more(&self, id: Id) -> bool {
        let hints = &self.facts.hints[id];
        !matches!(
            self.facts.page.tag(id),
            Tag::Aside | Tag::Footer | Tag::Nav | Tag::Form | Tag::Header
        ) && hints.reason.is_none()
            && hints.named.is_none()
            && !hints.unlikely
            && hints.weight >= 0
            && !self.facts.is_collection(id)
    }

    /// Where the opening begins: after the headline.
    pub(super) fn opening_start(&self, first: Id) -> Option<Id> {
        self.headline(first).map(|id| self.facts.page.end(id))
    }

    /// The last headline before the article.
    fn headline(&self, first: Id) -> Option<Id> {
        (self.facts.body..first)
            .rev()
            .find(|&id| self.is_headline(id) && self.facts.page.end(id) <= first)
    }

    /// Whether an element is a heading of the first level, or repeats the title.
    fn is_headline(&self, id: Id) -> bool {
        self.facts.page.tag(id) == Tag::H1 || self.marks.reason(id) == Some(Reason::Repeated)
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
