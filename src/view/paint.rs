//! `Paint`: the one way to put letters into the buffer. It knows the theme, keeps within the screen, and draws
//! with ASCII alone where that is asked for.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::App;
use crate::app::look::theme::{Part, Theme};
use crate::layout::Bidi;
use crate::text::bidi;
use crate::text::width::Ruler;

/// A buffer, and how to draw into it.
pub(super) struct Paint<'a> {
    buffer: &'a mut Buffer,
    /// The theme.
    pub(super) theme: Theme,
    ascii: bool,
    /// How text is measured that says nothing else of it.
    ruler: Ruler,
    /// Right-to-left text is put in its visual order here; else the terminal does it.
    turns: bool,
}

/// Signs of ours that have an ASCII form.
#[derive(Debug, Clone, Copy)]
pub(super) enum Glyph {
    /// The current section's bar.
    Bar,
    /// A section already read, where no colour says so.
    Read,
    /// The line beside the outline.
    Divider,
    /// The stretch on the page, in the scrollbar.
    Thumb,
    /// A section in the scrollbar.
    Tick,
    /// Sections folded away.
    Folded,
    /// Times, after a number.
    Times,
    /// A rule above what lies over the page.
    Rule,
    /// A paragraph that is not as it was.
    Changed,
}

impl Glyph {
    fn forms(self) -> (&'static str, &'static str) {
        match self {
            Self::Bar => ("▌", ">"),
            Self::Read => ("·", "."),
            Self::Divider => ("│", "|"),
            Self::Thumb => ("▐", "#"),
            Self::Tick => ("╶", "-"),
            Self::Folded => ("▸", "+"),
            Self::Times => ("×", "x"),
            Self::Rule => ("─", "-"),
            Self::Changed => ("▎", "|"),
        }
    }
}

impl<'a> Paint<'a> {
    /// Draws what `app` shows into `buffer`.
    pub(super) fn new(app: &App, buffer: &'a mut Buffer) -> Self {
        Self {
            buffer,
            theme: app.look.theme(),
            ascii: app.look.ascii(),
            ruler: app.look.settings().ruler(),
            turns: app.look.wishes.bidi == Bidi::Page,
        }
    }

    /// Empties an area and gives it a part's ground.
    pub(super) fn ground(&mut self, area: Rect, part: Part) {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        let style = self.theme.part(part);
        for y in area.top()..area.bottom() {
            let start = self.buffer.index_of(area.x, y);
            let cells = &mut self.buffer.content[start..start + usize::from(area.width)];
            cells.iter_mut().for_each(Cell::reset);
            if style != Style::default() {
                cells.iter_mut().for_each(|cell| {
                    cell.set_style(style);
                });
            }
        }
    }

    /// Puts `text` at a cell, at most `columns` wide, and gives the columns it took.
    pub(super) fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        self.letters(x, y, columns, text, style, self.ruler)
    }

    /// As [`Paint::text`], for letters that are measured in their own way.
    pub(super) fn letters(
        &mut self,
        x: u16,
        y: u16,
        columns: u16,
        text: &str,
        style: Style,
        ruler: Ruler,
    ) -> u16 {
        let plain = text.bytes().take_while(u8::is_ascii).count();
        if plain == text.len() {
            return self.plain_letters(x, y, columns, text, style);
        }
        // What follows may belong to the last letter of ASCII, but to none before that.
        let (plain, text) = text.split_at(plain.saturating_sub(1));
        let mut used = self.plain_letters(x, y, columns, plain, style);
        for grapheme in text.graphemes(true) {
            let wide = ruler.grapheme_columns(grapheme) as u16;
            if wide == 0 {
                continue;
            }
            if used + wide > columns {
                break;
            }
            self.grapheme(x.saturating_add(used), y, grapheme, wide, style);
            used += wide;
        }
        used
    }

    /// As [`Paint::letters`], for text of ASCII alone: most of what is drawn.
    fn plain_letters(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let area = Rect::new(x, y, columns.min(text.len() as u16), 1);
        let shown = area.intersection(self.buffer.area);
        if shown.is_empty() || shown.x != x {
            return area.width;
        }
        let start = self.buffer.index_of(x, y);
        let cells = &mut self.buffer.content[start..start + usize::from(shown.width)];
        for (n, cell) in cells.iter_mut().enumerate() {
            cell.set_symbol(&text[n..=n]);
            cell.set_style(style);
        }
        area.width
    }

    /// As [`Paint::text`], in the look of a part.
    pub(super) fn part(&mut self, x: u16, y: u16, columns: u16, text: &str, part: Part) -> u16 {
        let style = self.theme.part(part);
        self.text(x, y, columns, text, style)
    }

    /// As [`Paint::part`], on the ground of a panel.
    pub(super) fn on_panel(&mut self, x: u16, y: u16, columns: u16, text: &str, part: Part) -> u16 {
        let mut style = self.theme.part(part);
        style.bg = self.theme.part(Part::Panel).bg;
        self.text(x, y, columns, text, style)
    }

    /// Puts a sign of ours at a cell.
    pub(super) fn glyph(&mut self, x: u16, y: u16, glyph: Glyph, part: Part) {
        let sign = self.sign(glyph);
        self.part(x, y, 1, sign, part);
    }

    /// A sign of ours as it is drawn.
    pub(super) fn sign(&self, glyph: Glyph) -> &'static str {
        let (full, ascii) = glyph.forms();
        match self.is_plain() {
            true => ascii,
            false => full,
        }
    }

    /// Our own signs are of ASCII, also where they would take two columns.
    fn is_plain(&self) -> bool {
        self.ascii || self.ruler.ambiguous_wide
    }

    /// Changes how the cells of a row look, from `x` on.
    pub(super) fn restyle(&mut self, x: u16, y: u16, columns: u16, style: Style) {
        let area = Rect::new(x, y, columns, 1).intersection(self.buffer.area);
        self.buffer.set_style(area, style);
    }

    /// `text` in at most `columns`, cut at a word and with `…` where it is longer, in the order in which it is
    /// drawn.
    pub(super) fn cut(&self, text: &str, columns: usize) -> String {
        let kept = self.shortened(text, columns);
        match self.turned(&kept) {
            Cow::Borrowed(_) => kept,
            Cow::Owned(turned) => turned,
        }
    }

    /// `text` in the order in which it is drawn from left to right.
    pub(super) fn turned<'text>(&self, text: &'text str) -> Cow<'text, str> {
        match self.turns {
            true => bidi::visual(text),
            false => Cow::Borrowed(text),
        }
    }

    /// True when the pieces of `text` are to be drawn from right to left.
    pub(super) fn reads_from_right(&self, text: &str) -> bool {
        self.turns && bidi::Levels::of(text).is_some_and(|levels| levels.is_rtl())
    }

    fn shortened(&self, text: &str, columns: usize) -> String {
        let ruler = self.ruler;
        if ruler.columns(text) <= columns {
            return text.to_owned();
        }
        let sign = if self.is_plain() { "..." } else { "…" };
        let room = columns.saturating_sub(ruler.columns(sign));
        if room == 0 {
            return ruler.prefix(text, columns).to_owned();
        }
        let kept = ruler.prefix(text, room);
        // A cut at a word may cost a third of the room, not more.
        let ends_word = text[kept.len()..].starts_with(' ');
        let word = match kept.rfind(' ') {
            Some(space) if !ends_word && ruler.columns(&kept[..space]) * 3 >= room * 2 => {
                &kept[..space]
            }
            _ => kept,
        };
        format!(
            "{}{sign}",
            word.trim_end_matches([' ', ',', ':', ';', '–', '-'])
        )
    }

    fn grapheme(&mut self, x: u16, y: u16, grapheme: &str, wide: u16, style: Style) {
        let area = self.buffer.area;
        if x < area.x || y < area.y || x.saturating_add(wide) > area.right() || y >= area.bottom() {
            return;
        }
        for (n, column) in (x..x + wide).enumerate() {
            let cell = &mut self.buffer[(column, y)];
            cell.set_style(style);
            match (self.ascii && !grapheme.is_ascii(), n) {
                (true, n) => cell.set_char(ascii(grapheme, n)),
                (false, 0) => cell.set_symbol(grapheme),
                (false, _) => cell.set_symbol(""),
            };
        }
    }
}

/// What stands in the `n`th cell of a grapheme where only ASCII can be shown.
fn ascii(grapheme: &str, n: usize) -> char {
    let first = grapheme.chars().next().unwrap_or(' ');
    match first {
        '‘' | '’' | '‚' | '′' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‐'..='―' | '−' | '─' | '━' => '-',
        '•' | '◦' | '▪' | '‣' => '*',
        '…' | '·' => '.',
        '×' => 'x',
        '↑' => '^',
        '↓' => 'v',
        '←' => '<',
        '→' => '>',
        '▎' | '│' | '┃' | '▌' => '|',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
        '☐' => 'o',
        '☑' | '☒' | '✓' => 'x',
        _ => {
            let plain = first.to_string();
            let mut letters = plain.nfkd().filter(char::is_ascii);
            letters.nth(n).unwrap_or('?')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Options;
    use ratatui::layout::Size;

    fn with_paint(ascii: bool, check: impl FnOnce(&mut Paint<'_>)) -> Buffer {
        let options = Options {
            ascii,
            ..Options::default()
        };
        let app = App::new(options, Size::new(10, 1));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        check(&mut Paint::new(&app, &mut buffer));
        buffer
    }

    #[test]
    fn text_keeps_within_its_columns_and_the_screen() {
        let buffer = with_paint(false, |paint| {
            let style = Style::new();
            assert_eq!(paint.text(0, 0, 3, "日本", style), 2);
            assert_eq!(paint.text(8, 0, 9, "abc", style), 3);
            assert_eq!(paint.text(0, 7, 9, "abc", style), 3);
        });
        assert_eq!(buffer[(0, 0)].symbol(), "日");
        assert_eq!(buffer[(9, 0)].symbol(), "b");
    }

    #[test]
    fn ascii_alone_is_drawn_where_asked_for() {
        let buffer = with_paint(true, |paint| {
            paint.text(0, 0, 10, "“é” – 日ﬁ", Style::new());
        });
        let drawn: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(drawn, "\"e\" - ??f ");
    }

    #[test]
    fn titles_are_cut_at_a_word() {
        with_paint(false, |paint| {
            assert_eq!(paint.cut("The Bigger Picture", 18), "The Bigger Picture");
            assert_eq!(paint.cut("The Bigger Picture", 13), "The Bigger…");
            assert_eq!(paint.cut("Donaudampfschifffahrt", 8), "Donauda…");
            assert_eq!(paint.cut("abc", 1), "a");
            assert_eq!(paint.cut("abc", 0), "");
        });
    }

    #[test]
    fn titles_of_right_to_left_scripts_are_cut_at_their_end_and_then_turned() {
        with_paint(false, |paint| {
            assert_eq!(paint.cut("שלום (1998)", 20), "(1998) םולש");
            assert_eq!(paint.cut("שלום רב לכם", 9), "…בר םולש");
            paint.turns = false;
            assert_eq!(paint.cut("שלום רב לכם", 9), "שלום רב…");
        });
    }
}
