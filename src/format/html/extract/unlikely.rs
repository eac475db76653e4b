//! What is unlikely to be of an article before anything is weighed: what its role or its names speak against, and what
//! it holds does not speak for.

use super::super::page::Id;
use super::super::tag::{Key, Tag};
use super::Facts;
use crate::document::block::Reason;

impl Facts<'_> {
    /// Whether a box that is named a header is a short line without links over running text: a heading that is not
    /// marked as one.
    fn is_title_of_text(&self, id: Id) -> bool {
        const CHARACTERS_MAX: u32 = 80;
        let hints = &self.hints[id];
        let whole = &self.whole[id];
        hints.is_header
            && hints.reason.is_none()
            && (2..=CHARACTERS_MAX).contains(&whole.characters)
            && whole.link_tenths + whole.inputs + whole.pictures == 0
            && self
                .page
                .next_element(id)
                .is_some_and(|next| self.prose.lines(next) > 0)
    }

    /// Whether a box that is named a header holds the headline and a sentence beside it.
    fn is_head_of_article(&self, id: Id) -> bool {
        const LINK_DENSITY_MAX: f32 = 0.5;
        let hints = &self.hints[id];
        hints.is_header
            && hints.reason.is_none()
            && self.prose.sentences(id) > 0
            && self.whole[id].link_density() < LINK_DENSITY_MAX
            && self.page.find(id, Tag::H1).is_some()
    }

    /// Why a box can hardly be of the article, by its role and its names, unless it reads as text.
    pub(super) fn unlikely(&self, id: Id) -> Option<Reason> {
        let page = self.page;
        if !self.is_box[id] {
            return None;
        }
        let reason = match page.attribute(id, Key::Role) {
            Some("menu" | "menubar" | "navigation") => Some(Reason::Navigation),
            Some("alertdialog" | "dialog") => Some(Reason::Consent),
            Some("complementary" | "alert")
                if self.prose.sentences(id) == 0 || !self.is_note_amid(id) =>
            {
                Some(Reason::Unlikely)
            }
            _ => None,
        };
        if reason.is_some() {
            return reason;
        }
        let hints = &self.hints[id];
        if !hints.unlikely || page.tag(id) == Tag::A || page.tag(id) == Tag::Body {
            return None;
        }
        // Names of places on a page say less than the text in them.
        let whole = &self.whole[id];
        let is_text = whole.characters >= 300 && whole.commas >= 4 && whole.link_density() < 0.15;
        let is_heading =
            whole.heading_characters * 10 > whole.characters * 9 && whole.link_density() < 0.5;
        let reads_well = hints.is_header && hints.reason.is_none() && (is_text || is_heading)
            || self.speaks_for_itself(id)
            || self.is_note_amid(id)
            || self.is_title_of_text(id)
            || self.is_head_of_article(id);
        let quotes = page
            .find(id, Tag::Blockquote)
            .is_some_and(|quote| self.whole[quote].characters * 2 > whole.characters);
        (!reads_well && !quotes).then_some(hints.reason.unwrap_or(Reason::Unlikely))
    }
}
