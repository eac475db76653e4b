//! Places on the page: the letter at a cell, the lines above and below, and showing a place with the least movement.

use ratatui::layout::Rect;

use crate::app::event::Mouse;
use crate::app::reading::{Reading, caret};
use crate::document::{BlockId, Position};
use crate::layout::Line;

impl Reading {
    /// The letter at a cell of the screen, the nearest where there is none on that row.
    pub fn place_at(&self, mouse: Mouse, text: Rect) -> Option<Position> {
        let lines = &self.page().lines;
        let row = usize::from(mouse.row.saturating_sub(text.y)).min(lines.len().checked_sub(1)?);
        let column = usize::from(mouse.column.saturating_sub(text.x));
        // On a blank row it is the line above.
        let place = match lines[row].position_at(column) {
            Some(place) => place,
            None => {
                let above = lines[..row].iter().rev().find(|line| line.source.is_some());
                let line = above.or_else(|| lines.iter().find(|line| line.source.is_some()))?;
                line.position_at(usize::MAX / 2)?
            }
        };
        caret::nearest(self.document(), place)
    }

    /// True when no text stands in the row under the pointer.
    pub fn is_blank(&self, mouse: Mouse, text: Rect) -> bool {
        let row = usize::from(mouse.row.saturating_sub(text.y));
        let line = self.page().lines.get(row);
        line.is_none_or(|line| line.source.is_none())
    }

    /// Shows `place` with the least movement of the page.
    pub fn show(&mut self, place: Position) {
        self.pan_to(place);
        let on_page = self
            .page()
            .lines
            .iter()
            .any(|line| line.column_of(place).is_some());
        if on_page {
            return;
        }
        let above = self.page().start().is_none_or(|start| place < start);
        let rows = if above {
            0
        } else {
            1 - self.rows().max(1) as isize
        };
        self.begin_above(place, rows);
    }

    /// The first or last letter of the line that shows `place`.
    pub fn line_edge(&mut self, place: Position, end: bool) -> Position {
        let lines = self.lines_of(place.block);
        let line = lines.iter().rfind(|line| holds(line, place));
        let edge = line.and_then(|line| {
            if end {
                line.end().map(|end| Position {
                    offset: end.offset.saturating_sub(1),
                    ..end
                })
            } else {
                line.start()
            }
        });
        edge.unwrap_or(place)
    }

    /// The letter so many lines below or above `place`, in the same column or `column`; and that column.
    pub fn line_step(
        &mut self,
        place: Position,
        column: Option<usize>,
        rows: isize,
    ) -> (Position, usize) {
        let lines = self.lines_of(place.block);
        let row = lines.iter().rposition(|line| holds(line, place));
        let mut at = (place.block, row.unwrap_or(0));
        let column = column
            .or_else(|| lines.get(at.1)?.column_of(place))
            .unwrap_or(0);
        let mut to = None;
        for _ in 0..rows.unsigned_abs() {
            match self.line_beside(at, rows > 0) {
                Some(next) => (at, to) = (next, Some(next)),
                None => break,
            }
        }
        let to = to.and_then(|(block, row)| self.lines_of(block).get(row)?.position_at(column));
        (to.unwrap_or(place), column)
    }

    /// The nearest line with text below or above one, as its block and its row there.
    fn line_beside(
        &mut self,
        (block, row): (BlockId, usize),
        down: bool,
    ) -> Option<(BlockId, usize)> {
        let has_text = |line: &Line| line.source.is_some();
        let lines = self.lines_of(block);
        let within = if down {
            (row + 1..lines.len()).find(|row| has_text(&lines[*row]))
        } else {
            (0..row).rev().find(|row| has_text(&lines[*row]))
        };
        if let Some(row) = within {
            return Some((block, row));
        }
        let mut next = self.block_beside(block, down);
        while let Some(block) = next {
            let lines = self.lines_of(block);
            let row = if down {
                lines.iter().position(has_text)
            } else {
                lines.iter().rposition(has_text)
            };
            if let Some(row) = row {
                return Some((block, row));
            }
            next = self.block_beside(block, down);
        }
        None
    }
}

fn holds(line: &Line, place: Position) -> bool {
    line.source
        .as_ref()
        .is_some_and(|source| source.start <= place.offset)
}
