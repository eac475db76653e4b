//! `Line`: set text. Its runs stand in visual order, and each knows which bytes of the article it shows.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use unicode_segmentation::UnicodeSegmentation;

use super::pan::Wide;
use crate::document::{BlockId, Inline, LinkId, Position};
use crate::text::clean::Clean;
use crate::text::raised;
use crate::text::width::Ruler;

/// A row of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The block that it belongs to.
    pub block: BlockId,
    /// The bytes of the block's text that it shows, from the first to the last; `None` for a row that shows
    /// none: blank, or set matter. A table's row of wrapped cells shows stretches with gaps between them.
    pub source: Option<Range<u32>>,
    /// Blank columns before the first run.
    pub indent: u16,
    /// What it shows, in visual order.
    pub runs: Vec<Run>,
    /// How its letters are measured.
    pub ruler: Ruler,
    /// Where the columns of its table stand, if that is wider than the measure.
    pub wide: Option<Rc<Wide>>,
}

/// A stretch of a line with one look. **The text of a run with a source is those bytes**; only a bracket in
/// right-to-left text is replaced by its mirror image. Runs of right-to-left text hold one grapheme each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// What stands under the title: byline, site, date, length, and the short rule.
    Byline,
    /// A heading of this level.
    Heading(u8),
    /// Text in a quotation.
    Quote,
    /// A block of code.
    Code,
    /// A caption or a picture's description.
    Caption,
    /// A list item's marker, a note's label, or the mark of a wrapped or cut line.
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
    /// Raised, and every letter of it has a raised form.
    pub superscript: bool,
    /// Lowered, and every letter of it has a lowered form.
    pub subscript: bool,
    /// The link that it belongs to, a note's reference included.
    pub link: Option<LinkId>,
}

impl Line {
    /// A row without anything on it.
    pub fn blank(block: BlockId) -> Self {
        Self {
            block,
            ..Self::default()
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
                .map(|run| self.ruler.columns(&run.text))
                .sum::<usize>()
    }

    /// Its letters as they are shown, without the indent.
    pub fn text(&self) -> String {
        self.runs.iter().map(Run::shown).collect()
    }

    /// True when the letter at `offset` of the block's text is on it.
    pub fn shows(&self, offset: u32) -> bool {
        let mut sources = self.runs.iter().filter_map(|run| run.source.as_ref());
        sources.any(|source| source.contains(&offset))
    }

    /// The column at which the letter at `position` begins, the indent counted. For a place whose letter is not
    /// shown, such as a space at the line's end, the end of the letter before it. `None` where the line does not
    /// show the place.
    pub fn column_of(&self, position: Position) -> Option<usize> {
        let source = self.source.as_ref()?;
        let offset = position.offset;
        if position.block != self.block || !(source.start..=source.end).contains(&offset) {
            return None;
        }
        let mut column = usize::from(self.indent);
        let mut before: Option<(u32, usize)> = None;
        for run in &self.runs {
            let columns = self.ruler.columns(&run.text);
            if let Some(shown) = &run.source {
                if shown.contains(&offset) {
                    let into = run
                        .text
                        .floor_char_boundary((offset - shown.start) as usize);
                    return Some(column + self.ruler.columns(&run.text[..into]));
                }
                if shown.end <= offset && before.is_none_or(|(end, _)| end < shown.end) {
                    before = Some((shown.end, column + columns));
                }
            }
            column += columns;
        }
        Some(before.map_or(usize::from(self.indent), |(_, end)| end))
    }

    /// The place of the letter at `column`, the indent counted; the nearest letter's where set matter or nothing
    /// stands there. `None` on a row without text.
    pub fn position_at(&self, column: usize) -> Option<Position> {
        let source = self.source.as_ref()?;
        let mut at = usize::from(self.indent);
        let mut nearest: Option<(usize, u32)> = None;
        for run in &self.runs {
            let Some(shown) = &run.source else {
                at += self.ruler.columns(&run.text);
                continue;
            };
            for (into, grapheme) in run.text.grapheme_indices(true) {
                let end = at + self.ruler.grapheme_columns(grapheme);
                let away = if column < at {
                    at - column
                } else {
                    (column + 1).saturating_sub(end)
                };
                if end > at && nearest.is_none_or(|(least, _)| away < least) {
                    nearest = Some((away, shown.start + into as u32));
                }
                at = end;
            }
        }
        Some(Position {
            block: self.block,
            offset: nearest.map_or(source.start, |(_, offset)| offset),
        })
    }
}

impl Run {
    /// Set matter: letters that are not of the article.
    pub fn set(text: &str, role: Role) -> Self {
        Self {
            text: Clean::new(text),
            role,
            ..Self::default()
        }
    }

    /// Its letters as they are to be drawn: raised and lowered ones in their small forms, of the same width.
    pub fn shown(&self) -> Cow<'_, str> {
        let form: fn(char) -> Option<char> = match self.face {
            Face {
                superscript: true, ..
            } => raised::superscript,
            Face {
                subscript: true, ..
            } => raised::subscript,
            _ => return Cow::Borrowed(&self.text),
        };
        Cow::Owned(self.text.chars().map(|c| form(c).unwrap_or(c)).collect())
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
            Inline::Superscript => self.superscript = true,
            Inline::Subscript => self.subscript = true,
            Inline::Link(link) => self.link = Some(link),
            Inline::Note(link) => {
                self.link = Some(link);
                self.superscript = true;
            }
        }
        self
    }
}
