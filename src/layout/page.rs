//! `Page`: the lines now visible, and `Top`: where it begins.

use super::line::Line;
use crate::document::Position;

/// Where a page begins: the first line of text on it, and how many rows set above that line (blank ones, the
/// byline, a rule) are shown too. Only `position` outlives a change of the measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Top {
    /// The beginning of the first line of text on the page.
    pub position: Position,
    /// Rows without text of the article that are shown above that line.
    pub lead: u16,
}

/// The lines now visible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// At most as many as the page has rows.
    pub lines: Vec<Line>,
    /// How many columns the widest line takes, what panning hides included.
    pub widest: usize,
    /// The words of a table's header, set matter to be shown above the page where that begins with the table's
    /// later rows.
    pub header: Option<Line>,
}

impl Page {
    /// The position just after the last text on the page; `None` on a page without text.
    pub fn end(&self) -> Option<Position> {
        self.lines.iter().rev().find_map(Line::end)
    }

    /// The position of the first text on the page.
    pub fn start(&self) -> Option<Position> {
        self.lines.iter().find_map(Line::start)
    }
}
