//! `Line`: set text. Its runs stand in visual order, and each knows which bytes of the article it shows.

use std::ops::Range;

use crate::document::{BlockId, Inline, LinkId, Position};
use crate::text::clean::Clean;
use crate::text::width;

/// A row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The block that it belongs to.
    pub block: BlockId,
    /// The bytes of the block's text that it shows; `None` for a row that shows none: blank, or set matter.
    pub source: Option<Range<u32>>,
    /// Blank columns before the first run.
    pub indent: u16,
    /// What it shows, in visual order.
    pub runs: Vec<Run>,
}

/// A stretch of a line with one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: Clean,
    /// Which bytes of the block's text they are; `None` for set matter (a marker, a hyphen, a rule).
    pub source: Option<Range<u32>>,
    /// What the stretch means; the theme says how that looks.
    pub role: Role,
    /// What its inlines add to that.
    pub face: Face,
}

/// What a run means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    #[default]
    Text,
    /// The title.
    Title,
    /// What stands under the title: byline, site, date, length.
    Byline,
    /// A heading of this level.
    Heading(u8),
    /// Text in a quotation.
    Quote,
    /// A block of code.
    Code,
    /// A caption or a picture's description.
    Caption,
    /// A list item's marker, or a note's label.
    Marker,
    /// Bars and rules.
    Rule,
    /// A table's header cell.
    TableHeader,
    /// Text beside the article: notes, alerts.
    Aside,
    /// What was removed, on the whole page.
    Furniture,
}

/// What the inlines over a run add to its role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Face {
    /// Stressed.
    pub emphasis: bool,
    /// Important.
    pub strong: bool,
    /// Code within text.
    pub code: bool,
    /// No longer holds.
    pub strike: bool,
    /// Underlined or inserted.
    pub underline: bool,
    /// Marked by the author.
    pub mark: bool,
    /// The link that it belongs to, a note's reference included.
    pub link: Option<LinkId>,
}

impl Line {
    /// A row without anything on it.
    pub fn blank(block: BlockId) -> Self {
        Self {
            block,
            source: None,
            indent: 0,
            runs: Vec::new(),
        }
    }

    /// The position of its first text.
    pub fn start(&self) -> Option<Position> {
        self.source.as_ref().map(|source| Position {
            block: self.block,
            offset: source.start,
        })
    }

    /// The position just after its last text.
    pub fn end(&self) -> Option<Position> {
        self.source.as_ref().map(|source| Position {
            block: self.block,
            offset: source.end,
        })
    }

    /// How many columns it takes, its indent included.
    pub fn columns(&self) -> usize {
        usize::from(self.indent)
            + self
                .runs
                .iter()
                .map(|run| width::columns(&run.text))
                .sum::<usize>()
    }

    /// Its letters as they stand, without the indent.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| &*run.text).collect()
    }
}

impl Face {
    /// This face with `inline` over it.
    pub fn with(mut self, inline: Inline) -> Self {
        match inline {
            Inline::Emphasis | Inline::Math => self.emphasis = true,
            Inline::Strong => self.strong = true,
            Inline::Code => self.code = true,
            Inline::Strike => self.strike = true,
            Inline::Underline => self.underline = true,
            Inline::Mark => self.mark = true,
            Inline::Superscript | Inline::Subscript => {}
            Inline::Link(link) | Inline::Note(link) => self.link = Some(link),
        }
        self
    }
}
