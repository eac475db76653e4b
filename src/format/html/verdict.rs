//! The verdict: what kind of page it was, from what the extraction found on it.

mod wall;

pub(super) use wall::demands;

use super::extract::Extracted;
use super::metadata::Known;
use super::page::Page;
use super::tag::{Key, Tag};
use crate::document::Verdict;

/// Less text than this is not an article.
const CHARACTERS_MIN: u32 = 140;
/// A page with scripts and less text than this has its text from them.
const SCRIPTED_CHARACTERS_MAX: u32 = 250;
/// What a paywall lets through is shorter than this: some paragraphs.
const TEASER_CHARACTERS_MAX: u32 = 2500;
/// As much prose as this makes it as likely as not that a page is an article; several times as much makes it sure.
const PROSE_CHARACTERS_HALF: f32 = 250.0;
/// Where this times what was left out outweighs what was kept, a reader is told.
const PARTIAL_SHARE: u32 = 2;
/// As little as this is no loss to speak of: a notice, an author's box.
const LEFT_OUT_CHARACTERS_MIN: u32 = 600;

/// Says what kind of page it was.
pub(super) fn of(page: &Page, known: &Known, found: &Extracted) -> Verdict {
    if found.characters < SCRIPTED_CHARACTERS_MAX && needs_script(page) {
        return Verdict::NeedsScript;
    }
    let names_wall = known.locked || names_paywall(page);
    if found.characters < TEASER_CHARACTERS_MAX && wall::cuts_off(page, &found.marks, names_wall) {
        return Verdict::Paywall;
    }
    let words = found.characters.saturating_sub(found.link_characters);
    if found.link_characters > words && found.link_characters > CHARACTERS_MIN && !known.is_article
    {
        return Verdict::Links;
    }
    if found.characters < CHARACTERS_MIN {
        return Verdict::Nothing;
    }
    if found.left_out * PARTIAL_SHARE > found.prose && found.left_out > LEFT_OUT_CHARACTERS_MIN {
        return Verdict::Partial;
    }
    let prose = found.prose as f32;
    let score = prose / (prose + PROSE_CHARACTERS_HALF);
    Verdict::Article(if known.is_article {
        score.max(0.5)
    } else {
        score
    })
}

/// Whether the page is little more than its scripts: it shows hardly any text, linked or not.
fn needs_script(page: &Page) -> bool {
    let Some(body) = page.find(0, Tag::Body) else {
        return false;
    };
    let mut has_script = false;
    let mut characters = 0;
    let mut id = body + 1;
    while id < page.end(body) {
        let tag = page.tag(id);
        has_script |= tag == Tag::Script;
        if tag.is_silent() {
            id = page.end(id);
            continue;
        }
        characters += page.text(id).trim().chars().count();
        id += 1;
    }
    has_script && characters < 2 * SCRIPTED_CHARACTERS_MAX as usize
}

/// Whether something on the page is called a paywall; pages of which all is shown have such elements, too.
fn names_paywall(page: &Page) -> bool {
    (0..page.len()).any(|id| {
        [Key::Class, Key::Id]
            .iter()
            .filter_map(|&key| page.attribute(id, key))
            .any(|name| name.to_ascii_lowercase().contains("paywall"))
    })
}
