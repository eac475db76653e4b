//! Rows that a terminal can move by itself, and the numbers by which they are found.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::{Painter, look};

/// Rows are compared in strips of this many columns.
pub(super) const STRIP_COLUMNS: usize = 8;
/// How many strips a scroll must save to be worth its own bytes.
const STRIPS_SAVED_MIN: i32 = 4;
const BLANK_STRIP: [Cell; STRIP_COLUMNS] = [Cell::EMPTY; STRIP_COLUMNS];

/// Rows that a terminal can move by itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    /// Which rows take part.
    pub(super) rows: Range<usize>,
    /// How far they go: up where positive.
    pub(super) by: isize,
    /// How many rows the screen has.
    height: usize,
}

impl Scroll {
    /// The scroll that leaves least to send, if one saves enough. It need not be perfect: whatever it leaves is
    /// sent as differences, so a sidebar that stands still beside a page that scrolls is only a matter of cost.
    pub(super) fn find(old: &Strips, new: &Strips) -> Option<Self> {
        let height = new.height();
        if height < 3 || old.numbers.len() != new.numbers.len() {
            return None;
        }
        let differing = |from: usize, to: usize| differing(old.row(from), new.row(to));
        let standing: Vec<i32> = (0..height).map(|y| differing(y, y)).collect();
        if standing.iter().sum::<i32>() < STRIPS_SAVED_MIN {
            return None;
        }
        let far = (height / 2) as isize;
        let mut best: Option<(i32, Self)> = None;
        for by in (-far..=far).filter(|&by| by != 0) {
            // The run of rows that gains most by taking the row `by` further down (Kadane).
            let (mut gain, mut start) = (0, 0);
            for (y, standing) in standing.iter().enumerate() {
                let Some(from) = y.checked_add_signed(by).filter(|&from| from < height) else {
                    (gain, start) = (0, y + 1);
                    continue;
                };
                gain += standing - differing(from, y);
                if gain <= 0 {
                    (gain, start) = (0, y + 1);
                } else if best.as_ref().map_or(STRIPS_SAVED_MIN, |(most, _)| *most) < gain {
                    let rows = if by > 0 {
                        start..from + 1
                    } else {
                        start.saturating_add_signed(by)..y + 1
                    };
                    best = Some((gain, Self { rows, by, height }));
                }
            }
        }
        best.map(|(_, scroll)| scroll)
    }

    /// Deletes or inserts lines within a region: every terminal knows that, the Linux console too, which does
    /// not know the plain scroll sequences.
    pub(super) fn send(&self, painter: &mut Painter<'_>) {
        let whole = self.rows == (0..self.height);
        let top = self.rows.start;
        if !whole {
            painter.write(format_args!("\x1b[{};{}r", top + 1, self.rows.end));
        }
        if top > 0 || whole {
            painter.write(format_args!("\x1b[{}H", top + 1));
        }
        let kind = if self.by > 0 { 'M' } else { 'L' };
        match self.by.unsigned_abs() {
            1 => painter.write(format_args!("\x1b[{kind}")),
            rows => painter.write(format_args!("\x1b[{rows}{kind}")),
        }
        if !whole {
            painter.write(format_args!("\x1b[r"));
        }
        painter.cursor = None;
    }

    /// Does to what was shown what the terminal does to what it shows.
    pub(super) fn apply(&self, shown: &mut Buffer, strips: &mut Strips) {
        let width = usize::from(shown.area.width);
        self.shift(&mut shown.content, width)
            .iter_mut()
            .for_each(Cell::reset);
        let blank = strips.blank.clone();
        self.shift(&mut strips.numbers, blank.len())
            .chunks_mut(blank.len().max(1))
            .for_each(|row| row.copy_from_slice(&blank));
    }

    /// Moves the rows, of `length` each, and gives those that have become bare.
    fn shift<'a, T>(&self, rows: &'a mut [T], length: usize) -> &'a mut [T] {
        let rows = &mut rows[self.rows.start * length..self.rows.end * length];
        let moved = self.by.unsigned_abs() * length;
        if self.by > 0 {
            rows.rotate_left(moved);
            let kept = rows.len() - moved;
            &mut rows[kept..]
        } else {
            rows.rotate_right(moved);
            &mut rows[..moved]
        }
    }
}

fn differing(a: &[u64], b: &[u64]) -> i32 {
    a.iter().zip(b).filter(|(a, b)| a != b).count() as i32
}

/// One number for each strip of each row, of all that is seen of it. Two strips that look different may have the
/// same number once in 2^64.
#[derive(Debug, Default)]
pub(super) struct Strips {
    numbers: Vec<u64>,
    /// Those of a blank row.
    blank: Vec<u64>,
}

impl Strips {
    /// Those of a screen.
    pub(super) fn of(buffer: &Buffer) -> Self {
        let width = usize::from(buffer.area.width).max(1);
        let mut numbers = Vec::with_capacity(buffer.content.len() / STRIP_COLUMNS + 1);
        for row in buffer.content.chunks(width) {
            numbers.extend(row.chunks(STRIP_COLUMNS).map(number));
        }
        let blank = (0..width).step_by(STRIP_COLUMNS);
        let blank = blank.map(|x| number(&BLANK_STRIP[..STRIP_COLUMNS.min(width - x)]));
        Self {
            numbers,
            blank: blank.collect(),
        }
    }

    /// Those of a row.
    pub(super) fn row(&self, y: usize) -> &[u64] {
        let count = self.blank.len();
        &self.numbers[y * count..(y + 1) * count]
    }

    /// Those of a blank row.
    pub(super) fn blank(&self) -> &[u64] {
        &self.blank
    }

    fn height(&self) -> usize {
        self.numbers.len() / self.blank.len().max(1)
    }
}

fn number(strip: &[Cell]) -> u64 {
    let mut hasher = Mixer(0);
    for cell in strip {
        let symbol = cell.symbol().as_bytes();
        if let [byte] = symbol
            && is_plain(cell)
        {
            hasher.write_u8(*byte);
        } else {
            look(cell).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Most cells look like this.
fn is_plain(cell: &Cell) -> bool {
    cell.fg == Color::Reset && cell.bg == Color::Reset && cell.modifier.is_empty()
}

/// A hasher for short keys of no one's choosing: speed is all.
struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(n.into());
    }

    fn write_u64(&mut self, n: u64) {
        // The odd number is 2^64 divided by the golden ratio.
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_isize(&mut self, n: isize) {
        self.write_u64(n as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
