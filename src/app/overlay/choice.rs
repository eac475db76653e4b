//! `Choice`: what a finder lists: how it is shown, by what it is found, and what stands where it leads.

use crate::app::keys::action::ACTIONS;
use crate::app::keys::context::Context;
use crate::app::keys::{keymap, words};
use crate::document::words::minutes;
use crate::document::{Document, Inline, LinkId, Position};
use crate::text::clean::Clean;

/// The longest text, in bytes, shown of a link or of a section's beginning.
const SHOWN_BYTES_MAX: usize = 600;

/// More than the score of any line.
const KEY_BONUS: u32 = 1 << 16;

/// Something to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A section.
    Section(usize),
    /// A link and where its words begin.
    Link(LinkId, Position),
    /// A row of the table of actions.
    Action(usize),
}

impl Choice {
    /// What its line says, and what stands dim at the line's end.
    pub fn shown(self, document: &Document) -> (String, String) {
        match self {
            Self::Section(section) => {
                let heading = &document.outline.sections[section];
                let time = minutes(document.section_words(section));
                (heading.title.to_string(), format!("{time}m"))
            }
            Self::Link(link, at) => (link_words(document, link, at), document.target(link)),
            Self::Action(row) => {
                let row = &ACTIONS[row];
                (format!("{:<20} {}", row.name, row.help), keymap::shown(row))
            }
        }
    }

    /// What makes an action the first: that its key was typed, as in `:q`.
    pub(super) fn bonus(self, typed: &str) -> u32 {
        match self {
            Self::Action(row) => {
                let row = &ACTIONS[row];
                let here = matches!(row.context, Context::Body | Context::Anywhere);
                let keyed = here && row.keys.contains(&typed);
                // A key by itself is pressed; behind a colon it is what it is there in other readers.
                let colon = words::behind_colon(row.action) == Some(typed);
                (u32::from(keyed) + 2 * u32::from(colon)) * KEY_BONUS
            }
            _ => 0,
        }
    }

    /// The beginning of what it leads to, where that is text of the article.
    pub fn preview(self, document: &Document) -> Option<String> {
        let block = match self {
            Self::Section(section) => document.outline.sections[section].block.next(),
            Self::Link(_, at) => at.block,
            Self::Action(_) => return None,
        };
        let text = &document.blocks.get(block.index())?.prose.text;
        let end = text.floor_char_boundary(SHOWN_BYTES_MAX.min(text.len()));
        Some(Clean::line(&text[..end]).to_string())
    }
}

/// What typed letters are looked for in.
pub(super) fn searched(document: &Document, choice: Choice) -> String {
    match choice {
        Choice::Section(section) => document.outline.sections[section].title.to_string(),
        Choice::Link(..) => {
            let (text, note) = choice.shown(document);
            format!("{text} {note}")
        }
        Choice::Action(row) => {
            format!("{} {}", choice.shown(document).0, ACTIONS[row].also)
        }
    }
}

fn link_words(document: &Document, link: LinkId, at: Position) -> String {
    let prose = &document.block(at.block).prose;
    let span = prose.spans.iter().find(|span| {
        span.range.start == at.offset
            && matches!(span.inline, Inline::Link(id) | Inline::Note(id) if id == link)
    });
    let range = span.map_or(0..0, |span| {
        let end = (span.range.end as usize).min(span.range.start as usize + SHOWN_BYTES_MAX);
        span.range.start as usize..prose.text.floor_char_boundary(end)
    });
    Clean::line(&prose.text[range]).to_string()
}
