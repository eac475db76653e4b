//! From one screen to the next in few bytes: what to send so that a terminal that shows one buffer shows
//! another. Pure, so that a test can hold an emulated terminal against it.

mod links;

use std::hash::{Hash, Hasher};
use std::io::Write;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::app::links::Area;
use crate::text::width;
use links::Links;

/// Terminals that know it show what stands between these two at once (mode 2026); others pass over them.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Rows are compared in strips of this many columns when a scroll is looked for.
const STRIP_COLUMNS: usize = 8;
/// How many strips a scroll must save to be worth its own bytes.
const STRIPS_SAVED_MIN: i32 = 4;
/// Unchanged letters up to this many are sent again rather than jumped over, which costs as much.
const GAP_COLUMNS_MAX: u16 = 3;
/// The blanks at a row's end that are worth erasing rather than writing.
const ERASED_COLUMNS_MIN: usize = 3;
/// The blanks within a row that are worth erasing rather than writing: the sequence for it and the longer move
/// after it take so many bytes.
const BLANKS_ERASED_MIN: usize = 8;
/// What is seen of a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// What a terminal shows.
#[derive(Debug, Default)]
pub struct Screen {
    cells: Buffer,
    /// One number for each strip of each row, as far as they were needed.
    strips: Vec<u64>,
    links: Links,
}

impl Screen {
    /// It may show anything: the next frame draws everything.
    pub fn forget(&mut self) {
        self.cells = Buffer::default();
    }

    /// Makes letters of `next` lead somewhere.
    pub fn link(&mut self, areas: &[Area], next: &mut Buffer) {
        if !self.links.lay(areas, next) {
            self.forget();
        }
    }

    /// What to send so that it shows `next`; it then does, and what it showed before is in `next`. The pen is plain
    /// before and after. Nothing is sent when nothing changes.
    pub fn show(&mut self, next: &mut Buffer) -> Vec<u8> {
        let mut painter = Painter {
            out: BEGIN.to_vec(),
            cursor: None,
            pen: Cell::EMPTY,
            linked: 0,
            links: &self.links,
        };
        if self.cells.area == next.area {
            let strips = strips(next);
            if let Some(scroll) = Scroll::find(&self.strips, &strips, next.area.height.into()) {
                scroll.send(&mut painter);
                scroll.apply(&mut self.cells);
            }
            self.strips = strips;
            painter.differences(&self.cells, next);
        } else {
            self.strips = strips(next);
            painter.out.extend(b"\x1b[2J");
            painter.everything(next);
        }
        std::mem::swap(&mut self.cells, next);
        if painter.out.len() == BEGIN.len() {
            return Vec::new();
        }
        painter.lift_pen();
        painter.out.extend(END);
        painter.out
    }
}

struct Painter<'a> {
    out: Vec<u8>,
    /// Where the terminal writes next; `None` where that is not certain.
    cursor: Option<(u16, u16)>,
    /// The look of what it writes; its letter means nothing.
    pen: Cell,
    /// The link that it writes.
    linked: u16,
    links: &'a Links,
}

impl Painter<'_> {
    fn differences(&mut self, shown: &Buffer, next: &Buffer) {
        let width = usize::from(next.area.width).max(1);
        let rows = shown.content.chunks(width).zip(next.content.chunks(width));
        for (y, (old, new)) in (0..).zip(rows) {
            self.row(y, old, new);
        }
    }

    /// As [`Painter::differences`] from a blank screen, without the memory that one takes.
    fn everything(&mut self, next: &Buffer) {
        let width = usize::from(next.area.width).max(1);
        let blank = vec![Cell::EMPTY; width];
        for (y, new) in (0..).zip(next.content.chunks(width)) {
            self.row(y, &blank, new);
        }
    }

    fn row(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        let Some(mut x) = (0..new.len()).find(|&x| !same_look(&old[x], &new[x])) else {
            return;
        };
        // A change of a wide letter's second half is its first half's.
        if x > 0 && columns(&new[x - 1]) == 2 {
            x -= 1;
        }
        let blank_from = new
            .iter()
            .rposition(|cell| !is_blank(cell))
            .map_or(0, |last| last + columns(&new[last]));
        // Up to here, what the terminal shows was destroyed by what was written before.
        let mut destroyed = 0;
        while x < new.len() {
            let taken = columns(&new[x]);
            if x >= destroyed && same_look(&old[x], &new[x]) {
                x += taken;
                continue;
            }
            if x >= blank_from {
                let changed = (x..new.len()).filter(|&x| !same_look(&old[x], &new[x]));
                if changed.count() >= ERASED_COLUMNS_MIN || destroyed > x {
                    self.move_to(x as u16, y, new);
                    self.dip(&Cell::EMPTY, true);
                    self.out.extend(b"\x1b[K");
                    return;
                }
            }
            let blanks = run_of_blanks(&old[x..], &new[x..], destroyed.saturating_sub(x));
            if blanks >= BLANKS_ERASED_MIN {
                self.move_to(x as u16, y, new);
                self.dip(&Cell::EMPTY, true);
                // The cursor stays, and has to be moved over them in any case.
                self.write(format_args!("\x1b[{blanks}X"));
                if columns(&old[x + blanks - 1]) == 2 {
                    destroyed = x + blanks + 1;
                }
                x += blanks;
                continue;
            }
            self.move_to(x as u16, y, new);
            let fits = x + taken <= new.len();
            let second_shows = || !old[x..x + taken].iter().all(is_blank) || destroyed > x;
            if fits && taken == 2 && !is_certain(new[x].symbol()) && second_shows() {
                // A terminal that gives it one column would leave what stood in the other.
                self.dip(&new[x], true);
                self.out.extend(b"\x1b[2X");
            }
            self.put(&new[x], if fits { taken } else { 1 }, fits);
            if let Some((column, _)) = self.cursor
                && usize::from(column) >= new.len()
            {
                // In the last column terminals differ in where they think they are.
                self.cursor = None;
            }
            let end = x + taken;
            if end <= old.len() && columns(&old[end - 1]) == 2 {
                destroyed = end + 1;
            }
            x = end;
        }
    }

    fn put(&mut self, cell: &Cell, taken: usize, fits: bool) {
        let symbol = if fits { cell.symbol() } else { " " };
        self.dip(cell, symbol == " ");
        self.out.extend(symbol.as_bytes());
        self.cursor = match self.cursor {
            Some((x, y)) if is_certain(symbol) => Some((x + taken as u16, y)),
            _ => None,
        };
    }

    fn move_to(&mut self, x: u16, y: u16, row: &[Cell]) {
        match self.cursor {
            Some(at) if at == (x, y) => return,
            Some((from, row_now)) if row_now == y && from < x => {
                let gap = &row[usize::from(from)..usize::from(x)];
                let same_pen = |cell: &Cell| {
                    cell.symbol().len() == 1 && self.pen_fits(cell, cell.symbol() == " ")
                };
                if x - from <= GAP_COLUMNS_MAX && gap.iter().all(same_pen) {
                    gap.iter()
                        .for_each(|cell| self.out.extend(cell.symbol().as_bytes()));
                } else if x - from == 1 {
                    self.out.extend(b"\x1b[C");
                } else {
                    self.write(format_args!("\x1b[{}C", x - from));
                }
            }
            _ if x == 0 => self.write(format_args!("\x1b[{}H", y + 1)),
            _ => self.write(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.cursor = Some((x, y));
    }

    /// Whether the pen's look is good enough for `cell`.
    fn pen_fits(&self, cell: &Cell, blank: bool) -> bool {
        if self.linked != link(cell, blank) {
            return false;
        }
        let seen = (self.pen.modifier | cell.modifier) & SEEN_ON_BLANKS;
        if blank && seen.is_empty() {
            return self.pen.bg == cell.bg;
        }
        self.pen.fg == cell.fg
            && self.pen.bg == cell.bg
            && self.pen.underline_color == cell.underline_color
            && self.pen.modifier == links::attributes(cell.modifier)
    }

    /// Gives the pen the look of `cell`.
    fn dip(&mut self, cell: &Cell, blank: bool) {
        if self.pen_fits(cell, blank) {
            return;
        }
        let link = link(cell, blank);
        if self.linked != link {
            self.links.begin(link, &mut self.out);
            self.linked = link;
            if self.pen_fits(cell, blank) {
                return;
            }
        }
        let mut cell = cell.clone();
        cell.modifier = links::attributes(cell.modifier);
        let cell = &cell;
        let mut codes = Codes(Vec::new());
        if self.pen.modifier.difference(cell.modifier).is_empty() {
            codes.add(self.pen.modifier, cell.modifier);
        } else {
            let (fg, bg) = (self.pen.fg, self.pen.bg);
            let bare = Cell::EMPTY;
            // To take one attribute away costs as much as to begin again, unless colours must be said again.
            if fg == bare.fg && bg == bare.bg || cell.fg != fg && cell.bg != bg {
                codes.push(format_args!("0"));
                self.pen = bare;
                codes.add(Modifier::empty(), cell.modifier);
            } else {
                codes.change(self.pen.modifier, cell.modifier);
            }
        }
        if self.pen.fg != cell.fg {
            codes.colour(cell.fg, 30);
        }
        if self.pen.bg != cell.bg {
            codes.colour(cell.bg, 40);
        }
        if self.pen.underline_color != cell.underline_color {
            codes.underline(cell.underline_color);
        }
        self.out.extend(b"\x1b[");
        if codes.0 != b"0" {
            self.out.extend(codes.0);
        }
        self.out.push(b'm');
        self.pen = cell.clone();
    }

    fn lift_pen(&mut self) {
        if self.linked != 0 {
            self.links.begin(0, &mut self.out);
            self.linked = 0;
        }
        if !self.pen_fits(&Cell::EMPTY, false) {
            self.out.extend(b"\x1b[m");
            self.pen = Cell::EMPTY;
        }
    }

    fn write(&mut self, sequence: std::fmt::Arguments<'_>) {
        self.out.write_fmt(sequence).expect("memory takes all");
    }
}

/// The numbers of one SGR sequence. The number 0 takes every look away, and may be left out when it is alone.
struct Codes(Vec<u8>);

/// Each attribute with the number that gives it and the one that takes it (and its sibling's) away.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Codes {
    fn push(&mut self, code: std::fmt::Arguments<'_>) {
        if !self.0.is_empty() {
            self.0.push(b';');
        }
        self.0.write_fmt(code).expect("memory takes all");
    }

    fn add(&mut self, from: Modifier, to: Modifier) {
        for (attribute, on, _) in ATTRIBUTES {
            if to.contains(attribute) && !from.contains(attribute) {
                self.push(format_args!("{on}"));
            }
        }
    }

    fn change(&mut self, from: Modifier, to: Modifier) {
        let gone = from.difference(to);
        let mut kept = from.intersection(to);
        let mut taken = 0;
        for (attribute, _, off) in ATTRIBUTES {
            if gone.contains(attribute) && off != taken {
                self.push(format_args!("{off}"));
                taken = off;
            }
        }
        for (attribute, _, off) in ATTRIBUTES {
            let sibling_gone = ATTRIBUTES
                .iter()
                .any(|(other, _, its)| *its == off && gone.contains(*other));
            if sibling_gone {
                kept.remove(attribute);
            }
        }
        self.add(kept, to);
    }

    fn colour(&mut self, colour: Color, base: u8) {
        let named = match colour {
            Color::Reset => 9,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
            Color::Indexed(n) => return self.push(format_args!("{};5;{n}", base + 8)),
            Color::Rgb(r, g, b) => return self.push(format_args!("{};2;{r};{g};{b}", base + 8)),
        };
        self.push(format_args!("{}", base + named));
    }

    /// The colour of an underline has its numbers after colons, so that a terminal that does not know it passes
    /// over all of them. It has no short form for the named colours.
    fn underline(&mut self, colour: Color) {
        match colour {
            Color::Rgb(r, g, b) => self.push(format_args!("58:2::{r}:{g}:{b}")),
            Color::Indexed(n) => self.push(format_args!("58:5:{n}")),
            _ => self.push(format_args!("59")),
        }
    }
}

/// Rows that a terminal can move by itself.
#[derive(Debug, PartialEq, Eq)]
struct Scroll {
    /// Which rows take part.
    rows: Range<usize>,
    /// How far they go: up where positive.
    by: isize,
    /// How many rows the screen has.
    height: usize,
}

impl Scroll {
    /// The scroll that leaves least to send, if one saves enough. It need not be perfect: whatever it leaves is
    /// sent as differences, so a sidebar that stands still beside a page that scrolls is only a matter of cost.
    fn find(old: &[u64], new: &[u64], height: usize) -> Option<Self> {
        if height < 3 || old.len() != new.len() {
            return None;
        }
        let strips = new.len() / height;
        let differing = |from: usize, to: usize| {
            differing(strips_of(old, from, strips), strips_of(new, to, strips))
        };
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
    fn send(&self, painter: &mut Painter<'_>) {
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

    fn apply(&self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let cells = &mut shown.content[self.rows.start * width..self.rows.end * width];
        let moved = self.by.unsigned_abs() * width;
        let bare = if self.by > 0 {
            cells.rotate_left(moved);
            cells.len() - moved..cells.len()
        } else {
            cells.rotate_right(moved);
            0..moved
        };
        cells[bare].fill(Cell::EMPTY);
    }
}

fn strips_of(strips: &[u64], row: usize, count: usize) -> &[u64] {
    &strips[row * count..(row + 1) * count]
}

fn differing(a: &[u64], b: &[u64]) -> i32 {
    a.iter().zip(b).filter(|(a, b)| a != b).count() as i32
}

/// One number for each strip of each row.
fn strips(buffer: &Buffer) -> Vec<u64> {
    let mut strips = Vec::with_capacity(buffer.content.len() / STRIP_COLUMNS + 1);
    for row in buffer.content.chunks(usize::from(buffer.area.width).max(1)) {
        for strip in row.chunks(STRIP_COLUMNS) {
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
            strips.push(hasher.finish());
        }
    }
    strips
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

/// How many blanks a row begins with that are to be written, since something else stands there or has stood there
/// in the first `destroyed` columns.
fn run_of_blanks(old: &[Cell], new: &[Cell], destroyed: usize) -> usize {
    let blanks = new.iter().take_while(|cell| is_blank(cell)).count();
    let changed = |x: &usize| *x < destroyed || !same_look(&old[*x], &new[*x]);
    (0..blanks).rev().find(changed).map_or(0, |last| last + 1)
}

/// The link of a cell. A blank of which nothing is seen has none.
fn link(cell: &Cell, blank: bool) -> u16 {
    match blank && !cell.modifier.intersects(SEEN_ON_BLANKS) {
        true => 0,
        false => links::number(cell),
    }
}

/// All that is seen of a cell. Of a blank's letter nothing is seen.
fn look(cell: &Cell) -> (&str, Color, Color, Color, Modifier) {
    if cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS) {
        return (" ", Color::Reset, cell.bg, Color::Reset, Modifier::empty());
    }
    (
        cell.symbol(),
        cell.fg,
        cell.bg,
        cell.underline_color,
        cell.modifier,
    )
}

fn same_look(a: &Cell, b: &Cell) -> bool {
    // Most cells are the same in all, or another letter of the same look.
    a == b || a.symbol() == b.symbol() && look(a) == look(b)
}

fn is_blank(cell: &Cell) -> bool {
    same_look(cell, &Cell::EMPTY)
}

/// Terminals disagree on how wide a sequence of several characters is.
fn is_certain(symbol: &str) -> bool {
    symbol.len() == 1 || symbol.chars().count() == 1 && width::columns(symbol) > 0
}

/// How many cells a cell's letter takes: one or two.
fn columns(cell: &Cell) -> usize {
    match cell.symbol() {
        symbol if symbol.len() == 1 => 1,
        symbol => width::grapheme_columns(symbol).max(1),
    }
}

#[cfg(test)]
mod tests;
