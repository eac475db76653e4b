//! `Page`: the lines now visible, and `Top`: where it begins.

use super::line::Line;
use super::margin::Beside;
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

impl Top {
    /// The page that begins with `position`.
    pub fn at(position: Position) -> Self {
        Self { position, lead: 0 }
    }
}

/// The lines now visible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// At most as many as the page has rows.
    pub lines: Vec<Line>,
    /// How many columns the widest line takes, what panning hides included.
    pub widest: usize,
    /// How far wide tables can be panned: in order, each place where a column of theirs stands first.
    pub stops: Vec<usize>,
    /// The words of a table's header, set matter to be shown above the page where that begins with the table's
    /// later rows.
    pub header: Option<Line>,
    /// The notes in the margin, row by row.
    pub beside: Vec<Beside>,
}

/// How many columns code is panned by.
const PAN_STEP: usize = 8;

impl Page {
    /// Where `steps` of panning lead from `pan`, back where negative: from column to column where there is a
    /// wide table. Never further than what is wide at this `measure` reaches.
    pub fn pan(&self, pan: usize, steps: isize, measure: usize) -> usize {
        let hidden = self.widest.saturating_sub(measure);
        let mut at = pan;
        for _ in 0..steps.unsigned_abs() {
            let next = if steps > 0 {
                let stop = self.stops.iter().find(|stop| **stop > at);
                stop.map_or(at + PAN_STEP, |stop| *stop).min(hidden)
            } else {
                let stop = self.stops.iter().rfind(|stop| **stop < at);
                let step = at.saturating_sub(PAN_STEP);
                match stop {
                    Some(&stop) if self.stops.last() == Some(&stop) => step.max(stop),
                    Some(&stop) => stop,
                    None => step,
                }
            };
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// The position just after the last text on the page; `None` on a page without text.
    pub fn end(&self) -> Option<Position> {
        self.lines.iter().rev().find_map(Line::end)
    }

    /// The position of the first text on the page.
    pub fn start(&self) -> Option<Position> {
        self.lines.iter().find_map(Line::start)
    }
}
