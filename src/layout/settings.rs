//! `Settings`: how a page is set, and the glyphs that are the page's own.

use crate::document::Image;
use crate::text::width::Ruler;

/// The measure that readers get unless they ask for another: about 66 characters is what typographers
/// recommend for a single column.
pub const MEASURE_COLUMNS: u16 = 66;

/// How a page is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The line length in columns, at least 1.
    pub measure: u16,
    /// How far a table that asks for more may reach beyond it, at the right.
    pub spare: u16,
    /// The columns of the margin in which notes stand; 0 where there are none.
    pub margin: u16,
    /// Stretch the spaces of a line to the measure, within a limit.
    pub justify: bool,
    /// Break words by the rules of the article's language where lines would be very uneven without.
    pub hyphenate: bool,
    /// Blank rows between the lines of a paragraph.
    pub leading: u8,
    /// Somebody can pan what is wider than the measure; else nothing is.
    pub pans: bool,
    /// Which code has its long lines wrapped with a mark even so.
    pub code_wrap: CodeWrap,
    /// Draw markers, bars and rules with ASCII alone.
    pub ascii: bool,
    /// The terminal draws characters of ambiguous width two columns wide.
    pub ambiguous_wide: bool,
    /// Who puts right-to-left text in its visual order.
    pub bidi: Bidi,
}

/// Who puts right-to-left text in its visual order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Bidi {
    /// The page, for terminals that draw letters in the order in which they come.
    #[default]
    Page,
    /// The terminal; lines stand in logical order, and still at the right edge.
    Terminal,
    /// Nobody: lines stand in logical order at the left edge, as plain text files keep them.
    Nobody,
}

/// Which code has its long lines wrapped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum CodeWrap {
    /// All code.
    All,
    /// All but what is a drawing, which nobody could read in pieces.
    #[default]
    AllButDrawings,
    /// None.
    None,
}

/// Lines, corners and blocks, of which boxes and trees are drawn.
fn draws(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}')
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: MEASURE_COLUMNS,
            spare: 0,
            margin: 0,
            justify: false,
            hyphenate: true,
            leading: 0,
            pans: true,
            code_wrap: CodeWrap::default(),
            ascii: false,
            ambiguous_wide: false,
            bidi: Bidi::Page,
        }
    }
}

impl Settings {
    /// The settings that readers get, at another measure.
    pub fn at(measure: u16) -> Self {
        Self {
            measure,
            ..Self::default()
        }
    }

    /// True where the long lines of `code` are wrapped.
    pub(super) fn wraps(&self, code: &str) -> bool {
        match self.code_wrap {
            _ if !self.pans => true,
            CodeWrap::All => true,
            CodeWrap::AllButDrawings => code.is_ascii() || !code.contains(draws),
            CodeWrap::None => false,
        }
    }

    /// How text is measured.
    pub fn ruler(&self) -> Ruler {
        Ruler {
            ambiguous_wide: self.ambiguous_wide,
        }
    }

    /// The page's own glyphs. Those beyond ASCII are of ambiguous width, so where that is wide ASCII serves too.
    pub(super) fn glyphs(&self) -> &'static Glyphs {
        if self.ascii || self.ambiguous_wide {
            &ASCII
        } else {
            &UNICODE
        }
    }
}

/// What the page sets of its own accord. All but the texts are one column wide.
#[derive(Debug)]
pub(super) struct Glyphs {
    pub bullets: [&'static str; 3],
    pub task: &'static str,
    pub task_done: &'static str,
    pub bar: &'static str,
    pub rule: &'static str,
    pub turnover: &'static str,
    pub picture: &'static str,
    pub details: &'static str,
    pub fold: &'static str,
    pub cut_left: &'static str,
    pub cut_right: &'static str,
    pub dot: &'static str,
    pub more: &'static str,
}

static UNICODE: Glyphs = Glyphs {
    bullets: ["•", "◦", "‣"],
    task: "☐",
    task_done: "☑",
    bar: "▎",
    rule: "─",
    turnover: "↪",
    picture: Image::MARK,
    details: "▾",
    fold: "▸",
    cut_left: "‹",
    cut_right: "›",
    dot: " · ",
    more: "…",
};

static ASCII: Glyphs = Glyphs {
    bullets: ["*", "-", "+"],
    task: "[ ]",
    task_done: "[x]",
    bar: "|",
    rule: "-",
    turnover: "\\",
    picture: "[img]",
    details: "v",
    fold: "+",
    cut_left: "<",
    cut_right: ">",
    dot: " - ",
    more: "...",
};
