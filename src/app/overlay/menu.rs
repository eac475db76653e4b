//! `Menu`: how the page is set, a line for each thing, changed while it is in sight.

use crate::app::look::Look;
use crate::layout::{Bidi, CodeWrap};

/// A line of the comfort menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comfort {
    /// The colours.
    Theme,
    /// The length of lines.
    Measure,
    /// Whether lines are stretched to one length.
    Justify,
    /// Whether words are broken.
    Hyphenate,
    /// The blank rows between lines.
    Leading,
    /// Whether notes stand in the margin.
    Notes,
    /// What is done with code that is too wide.
    Code,
    /// Whether there is a scrollbar.
    Scrollbar,
    /// Whether all but one paragraph is dimmed.
    Focus,
    /// How fast pages scroll by themselves.
    Pace,
    /// How wide letters are that some terminals draw in two columns.
    Ambiguous,
    /// Who orders right-to-left text.
    Bidi,
}

/// The menu, open.
#[derive(Debug, Default)]
pub struct Menu {
    /// Which line is chosen.
    pub selected: usize,
}

impl Comfort {
    /// All lines of the menu.
    pub const ALL: [Self; 12] = [
        Self::Theme,
        Self::Measure,
        Self::Leading,
        Self::Justify,
        Self::Hyphenate,
        Self::Notes,
        Self::Code,
        Self::Scrollbar,
        Self::Focus,
        Self::Pace,
        Self::Ambiguous,
        Self::Bidi,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Measure => "line length",
            Self::Leading => "line spacing",
            Self::Justify => "justified",
            Self::Hyphenate => "hyphenated",
            Self::Notes => "notes in the margin",
            Self::Code => "long lines of code",
            Self::Scrollbar => "scrollbar",
            Self::Focus => "one paragraph lit",
            Self::Pace => "auto-scroll",
            Self::Ambiguous => "ambiguous letters",
            Self::Bidi => "right-to-left text",
        }
    }

    /// What it stands at now.
    pub fn value(self, look: &Look, widest: u16) -> String {
        let yes = |on: bool| if on { "yes" } else { "no" }.to_owned();
        match self {
            Self::Theme => look.theme_name().to_owned(),
            Self::Measure => format!("{} columns", look.measure.min(widest)),
            Self::Leading => match look.leading {
                0 => "none".to_owned(),
                1 => "1 row".to_owned(),
                rows => format!("{rows} rows"),
            },
            Self::Justify => yes(look.justify),
            Self::Hyphenate => yes(look.hyphenate),
            Self::Notes => yes(look.margin_notes),
            Self::Code => match look.code_wrap {
                CodeWrap::AllButDrawings => "wrapped, not drawings",
                CodeWrap::None => "panned by h l",
                CodeWrap::All => "wrapped",
            }
            .to_owned(),
            Self::Scrollbar => yes(look.scrollbar),
            Self::Focus => yes(look.one_lit),
            Self::Pace => format!("{} words a minute", look.pace),
            Self::Ambiguous => match look.ambiguous_wide {
                true => "two columns",
                false => "one column",
            }
            .to_owned(),
            Self::Bidi => match look.bidi {
                Bidi::Page => "ordered by the page",
                Bidi::Terminal => "ordered by the terminal",
                Bidi::Nobody => "as it is kept",
            }
            .to_owned(),
        }
    }
}

impl Menu {
    /// The first line that is shown on so many rows: the chosen one is kept in sight.
    pub fn first_shown(&self, rows: u16) -> usize {
        (self.selected + 1).saturating_sub(rows.into())
    }
}
