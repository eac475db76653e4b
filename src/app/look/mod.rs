//! `Look`: how the reader wants things shown.

pub mod geometry;
mod ink;
pub mod settings;
pub mod theme;

use crate::app::look::settings::Wishes;
use ratatui::layout::Size;

use crate::app::look::theme::{Colours, Theme, ThemeName};
use crate::document::Position;
use crate::layout::{MEASURE_COLUMNS, Settings};

/// Below this many columns the sidebar lies over the text instead of beside it.
pub const NARROW_COLUMNS: u16 = 80;
/// The narrowest and widest a sidebar gets.
pub const SIDEBAR_COLUMNS: std::ops::RangeInclusive<u16> = 16..=60;

/// What the reader and the terminal ask for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether the terminal's ground is dark, where it says so.
    pub dark: Option<bool>,
    /// How many colours it shows.
    pub colours: Colours,
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// The theme, where one is chosen.
    pub theme: Option<ThemeName>,
    /// The measure in columns, where one is chosen.
    pub measure: Option<u16>,
    /// Code can be shown in the colours of its language.
    pub highlight: bool,
}

/// The pane that takes the keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    #[default]
    Body,
    /// The outline.
    Sidebar,
}

/// What the mouse holds while its button is down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The line between outline and text.
    Divider,
    /// The scrollbar.
    Scrollbar,
    /// Text, from this letter on.
    Text(Position),
}

/// Whether pages scroll by themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Auto {
    /// They do not.
    #[default]
    Off,
    /// They do.
    Running,
    /// They would, but wait.
    Paused,
}

/// How the reader wants things shown.
#[derive(Debug, Clone)]
pub struct Look {
    options: Options,
    /// What the reader has set.
    pub wishes: Wishes,
    /// The sidebar's width, where one was chosen.
    pub sidebar_columns: Option<u16>,
    /// The sidebar is hidden where it has room of its own.
    pub sidebar_hidden: bool,
    /// The sidebar was called where it lies over the text.
    pub sidebar_over: bool,
    /// Nothing but the text.
    pub text_only: bool,
    /// Whether pages scroll by themselves.
    pub auto: Auto,
    /// The time of the row at the top begins.
    pub row_due: bool,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// What the mouse holds.
    pub held: Option<Held>,
    /// The cell clicked last, and how often in a row.
    pub clicks: ((u16, u16), u8),
    /// The pane that takes the keys.
    pub focus: Focus,
}

impl Look {
    /// What `options` ask for.
    pub fn new(options: Options) -> Self {
        Self {
            wishes: Wishes {
                theme: options.theme,
                measure: options.measure.unwrap_or(MEASURE_COLUMNS).max(1),
                ..Wishes::default()
            },
            options,
            auto: Auto::Off,
            row_due: false,
            sidebar_columns: None,
            sidebar_hidden: false,
            sidebar_over: false,
            text_only: false,
            mouse: true,
            held: None,
            clicks: ((0, 0), 0),
            focus: Focus::Body,
        }
    }

    /// The theme.
    pub fn theme(&self) -> Theme {
        Theme::new(self.wishes.theme, self.options.dark, self.options.colours)
    }

    /// How pages are set, but for the measure, which the pane decides.
    pub fn settings(&self) -> Settings {
        Settings {
            ascii: self.options.ascii,
            ..self.wishes.page()
        }
    }

    /// The terminal told whether its ground is dark.
    pub fn set_dark(&mut self, dark: bool) {
        self.options.dark = Some(dark);
    }

    /// Whether code is shown in the colours of its language.
    pub fn highlights(&self) -> bool {
        self.options.highlight
    }

    /// Draw with ASCII alone.
    pub fn ascii(&self) -> bool {
        self.options.ascii
    }

    /// Steps to the next theme and gives its name.
    pub fn next_theme(&mut self) -> ThemeName {
        // The first is the one nearest to what is seen without a choice.
        let first = match self.options.dark {
            Some(true) => ThemeName::Dark,
            _ => ThemeName::Light,
        };
        let next = self.wishes.theme.map_or(first, ThemeName::next);
        self.wishes.theme = Some(next);
        next
    }

    /// Whether the sidebar is shown: on a wide screen unless hidden, on a narrow one only when called.
    pub fn sidebar_shown(&self, size: Size) -> bool {
        if is_narrow(size) {
            self.sidebar_over
        } else {
            !self.sidebar_hidden && !self.text_only
        }
    }

    /// Shows or hides the sidebar.
    pub fn show_sidebar(&mut self, size: Size, shown: bool) {
        if is_narrow(size) {
            self.sidebar_over = shown
        } else {
            self.sidebar_hidden = !shown
        }
        if !shown {
            self.focus = Focus::Body;
        } else if !is_narrow(size) {
            self.text_only = false;
        }
    }

    /// The measure as it was at the start.
    pub fn reset_measure(&mut self) {
        self.wishes.measure = self.options.measure.unwrap_or(MEASURE_COLUMNS).max(1);
    }

    /// Gives the sidebar this width, or the nearest it can have.
    pub fn set_sidebar_columns(&mut self, columns: i32) {
        let range = i32::from(*SIDEBAR_COLUMNS.start())..=i32::from(*SIDEBAR_COLUMNS.end());
        self.sidebar_columns = Some(columns.clamp(*range.start(), *range.end()) as u16);
    }
}

/// True where the sidebar has no room of its own.
pub fn is_narrow(size: Size) -> bool {
    size.width < NARROW_COLUMNS
}
