//! From one screen to the next in few bytes: what to send so that a terminal that shows one buffer shows
//! another. Pure, so that a test can hold an emulated terminal against it.

mod codes;
mod here;
mod hyperlinks;
mod scroll;

use std::io::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::app::areas::Area;
use crate::text::width::Ruler;
use codes::Codes;
pub use here::Here;
use hyperlinks::Links;
use scroll::{STRIP_COLUMNS, Scroll, Strips};

/// Terminals that know it show what stands between these two at once (mode 2026); others pass over them.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
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
    strips: Strips,
    links: Links,
    ruler: Ruler,
}

impl Screen {
    /// Of a terminal that is told of files by what they are called `here`.
    pub fn new(here: Here) -> Self {
        Self {
            links: Links::new(here),
            ..Self::default()
        }
    }

    /// It draws letters as wide as `ruler` says. Where that changes the next frame draws everything.
    pub fn set_ruler(&mut self, ruler: Ruler) {
        if self.ruler != ruler {
            self.ruler = ruler;
            self.forget();
        }
    }

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
            ruler: self.ruler,
        };
        if self.cells.area == next.area {
            let strips = Strips::of(next);
            if let Some(scroll) = Scroll::find(&self.strips, &strips) {
                scroll.send(&mut painter);
                scroll.apply(&mut self.cells, &mut self.strips);
            }
            painter.differences((&self.cells, &self.strips), (next, &strips));
            self.strips = strips;
        } else {
            self.strips = Strips::of(next);
            painter.out.extend(b"\x1b[2J");
            painter.everything(next, &self.strips);
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
    ruler: Ruler,
}

impl Painter<'_> {
    fn differences(
        &mut self,
        (shown, old_strips): (&Buffer, &Strips),
        (next, new_strips): (&Buffer, &Strips),
    ) {
        let width = usize::from(next.area.width).max(1);
        let rows = shown.content.chunks(width).zip(next.content.chunks(width));
        for (y, (old, new)) in rows.enumerate() {
            self.row(y, (old, old_strips.row(y)), (new, new_strips.row(y)));
        }
    }

    /// As [`Painter::differences`] from a blank screen, without the memory that one takes.
    fn everything(&mut self, next: &Buffer, strips: &Strips) {
        let width = usize::from(next.area.width).max(1);
        let blank = vec![Cell::EMPTY; width];
        for (y, new) in next.content.chunks(width).enumerate() {
            self.row(y, (&blank, strips.blank()), (new, strips.row(y)));
        }
    }

    /// Strips that are the same are passed over unseen: most are, and to compare cells is most of a frame's work.
    fn row(
        &mut self,
        y: usize,
        (old, old_strips): (&[Cell], &[u64]),
        (new, new_strips): (&[Cell], &[u64]),
    ) {
        let ruler = self.ruler;
        let same_strip = |strip: usize| old_strips[strip] == new_strips[strip];
        let Some(strip) = (0..new_strips.len()).find(|&strip| !same_strip(strip)) else {
            return;
        };
        let from = strip * STRIP_COLUMNS;
        let Some(mut x) = (from..new.len()).find(|&x| !same_look(&old[x], &new[x])) else {
            return;
        };
        let y = y as u16;
        // A change of a wide letter's second half is its first half's.
        if x > 0 && columns(ruler, &new[x - 1]) == 2 {
            x -= 1;
        }
        let blank_from = new
            .iter()
            .rposition(|cell| !is_blank(cell))
            .map_or(0, |last| last + columns(ruler, &new[last]));
        // Up to here, what the terminal shows was destroyed by what was written before.
        let mut destroyed = 0;
        while x < new.len() {
            if x >= destroyed && x % STRIP_COLUMNS == 0 && same_strip(x / STRIP_COLUMNS) {
                let last = (x + STRIP_COLUMNS).min(new.len()) - 1;
                x = last + columns(ruler, &new[last]);
                continue;
            }
            let taken = columns(ruler, &new[x]);
            if x >= destroyed && same_look(&old[x], &new[x]) {
                x += taken;
                continue;
            }
            if x >= blank_from {
                let changed = (x..new.len()).filter(|&x| !same_look(&old[x], &new[x]));
                let changed = changed.take(ERASED_COLUMNS_MIN).count();
                if changed == ERASED_COLUMNS_MIN || destroyed > x {
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
                if columns(ruler, &old[x + blanks - 1]) == 2 {
                    destroyed = x + blanks + 1;
                }
                x += blanks;
                continue;
            }
            self.move_to(x as u16, y, new);
            let fits = x + taken <= new.len();
            if fits && !is_certain(ruler, new[x].symbol()) {
                let bare = |cell: Option<&Cell>| cell.is_none_or(is_blank);
                let grounded = new[x].bg != Color::Reset;
                let clean = x >= destroyed && (x..x + taken).all(|x| bare(old.get(x)));
                if taken > 1 && (grounded || !clean) {
                    // Where it is drawn in fewer columns, the others have its ground, and nothing old.
                    self.dip(&new[x], false);
                    self.write(format_args!("\x1b[{taken}X"));
                }
                destroyed = destroyed.max(x + columns_at_most(ruler, &new[x]));
            }
            self.put(&new[x], if fits { taken } else { 1 }, fits);
            if let Some((column, _)) = self.cursor
                && usize::from(column) >= new.len()
            {
                // In the last column terminals differ in where they think they are.
                self.cursor = None;
            }
            let end = x + taken;
            if end <= old.len() && columns(ruler, &old[end - 1]) == 2 {
                destroyed = destroyed.max(end + 1);
            }
            x = end;
        }
    }

    fn put(&mut self, cell: &Cell, taken: usize, fits: bool) {
        let symbol = if fits { cell.symbol() } else { " " };
        self.dip(cell, symbol == " ");
        self.out.extend(symbol.as_bytes());
        self.cursor = match self.cursor {
            Some((x, y)) if is_certain(self.ruler, symbol) => Some((x + taken as u16, y)),
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
            && self.pen.modifier == hyperlinks::attributes(cell.modifier)
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
        cell.modifier = hyperlinks::attributes(cell.modifier);
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

/// How many blanks a row begins with that are to be written, since something else stands there or has stood there
/// in the first `destroyed` columns.
fn run_of_blanks(old: &[Cell], new: &[Cell], destroyed: usize) -> usize {
    let blanks = new.iter().take_while(|cell| is_blank(cell)).count();
    let changed = |x: &usize| *x < destroyed || !same_look(&old[*x], &new[*x]);
    (0..blanks).rev().find(changed).map_or(0, |last| last + 1)
}

/// The link of a cell. A blank of which nothing is seen has none.
fn link(cell: &Cell, blank: bool) -> u16 {
    if blank && !cell.modifier.intersects(SEEN_ON_BLANKS) {
        0
    } else {
        hyperlinks::number(cell)
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
    // Letters first: where anything differs, they mostly do.
    let same_letter = match (a.symbol().as_bytes(), b.symbol().as_bytes()) {
        ([a], [b]) => a == b,
        (a, b) => a == b,
    };
    same_letter && (same_style(a, b) || look(a) == look(b))
}

fn same_style(a: &Cell, b: &Cell) -> bool {
    a.fg == b.fg
        && a.bg == b.bg
        && a.underline_color == b.underline_color
        && a.modifier == b.modifier
}

/// As [`same_look`] with a cell that was never written to.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

/// How many cells a cell's letter takes: one or two, or more where letters of India are joined.
fn columns(ruler: Ruler, cell: &Cell) -> usize {
    match cell.symbol() {
        symbol if symbol.len() == 1 => 1,
        symbol => ruler.grapheme_columns(symbol).max(1),
    }
}

/// Terminals disagree on how wide a sequence of several characters is; and those that draw letters of ambiguous
/// width in two columns, on which letters these are.
fn is_certain(ruler: Ruler, symbol: &str) -> bool {
    let narrow = |symbol| Ruler::default().columns(symbol);
    symbol.len() == 1
        || symbol.chars().count() == 1
            && narrow(symbol) > 0
            && (!ruler.ambiguous_wide || narrow(symbol) == ruler.columns(symbol))
}

/// How many cells a terminal may draw a cell's letter in: some draw each character of a sequence by itself.
fn columns_at_most(ruler: Ruler, cell: &Cell) -> usize {
    let mut bytes = [0; 4];
    let seen = |c: &char| ruler.columns(c.encode_utf8(&mut bytes)) > 0;
    let characters = cell.symbol().chars().filter(seen).count();
    let together = columns(ruler, cell);
    match characters {
        ..=1 => together,
        more => together.max(2 * more),
    }
}

#[cfg(test)]
mod tests;
