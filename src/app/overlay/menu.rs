//! `Menu`: how the page is set, a line for each thing, changed while it is in sight.

use ratatui::layout::Position as Cell;

use crate::app::event::{Key, KeyCode, Mouse};
use crate::app::keys::motion::Motion;
use crate::app::look::Look;
use crate::app::overlay::{Asked, Scene, row_of};
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

    /// Takes a key: of choosing a line, or of changing it.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        let rows = scene.panes.menu(Comfort::ALL.len()).list.height.into();
        let (lines, last) = (Comfort::ALL.len(), Comfort::ALL.len() - 1);
        let chosen = Comfort::ALL[self.selected.min(last)];
        match key.code {
            KeyCode::Left | KeyCode::Char('h' | '-') => return Asked::Turn(chosen, false),
            KeyCode::Right | KeyCode::Char('l' | ' ' | '+') => return Asked::Turn(chosen, true),
            KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | ',') => return Asked::Close,
            KeyCode::Tab => self.selected = (self.selected + 1) % lines,
            KeyCode::BackTab => self.selected = (self.selected + last) % lines,
            _ => match Motion::of(key, rows) {
                // The menu is short: a step beyond its end is one to its other end.
                Some(Motion::By(step @ (1 | -1))) => {
                    self.selected = (self.selected + lines).saturating_add_signed(step) % lines;
                }
                Some(motion) => self.selected = motion.from(self.selected, last),
                None => {}
            },
        }
        Asked::Nothing
    }

    /// Takes a click: on a line it chooses that; on its value, or on the line chosen before, it changes that too,
    /// back where the value has its `<`. On the page it closes the menu.
    pub fn click(&mut self, mouse: Mouse, scene: &Scene<'_>) -> Asked {
        let panes = scene.panes.menu(Comfort::ALL.len());
        let pointer = Cell::new(mouse.column, mouse.row);
        if !panes.band.contains(pointer) {
            return Asked::Close;
        }
        let Some(row) = row_of(panes.list, mouse) else {
            return Asked::Nothing;
        };
        let line = self.first_shown(panes.list.height) + row;
        let Some(comfort) = Comfort::ALL.get(line).copied() else {
            return Asked::Nothing;
        };
        let was_chosen = self.selected == line;
        self.selected = line;
        if was_chosen || panes.values.contains(pointer) {
            let back = was_chosen && pointer.x == panes.values.x;
            return Asked::Turn(comfort, !back);
        }
        Asked::Nothing
    }
}
