//! `Look`: how the reader wants things shown.

pub mod geometry;
mod ink;
pub mod theme;

use ratatui::layout::Size;

use crate::app::look::theme::{Colours, Theme, ThemeName};
use crate::document::Position;
use crate::document::words::WORDS_PER_MINUTE;
use crate::layout::{Bidi, CodeWrap, MEASURE_COLUMNS, Settings};

/// The shortest and longest measure that can be asked for.
const MEASURES: std::ops::RangeInclusive<u16> = 20..=200;
/// By how much a key changes the measure.
const MEASURE_STEP: u16 = 4;

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

/// The paces, in words a minute, from a child's to a skimmer's.
const PACES: std::ops::RangeInclusive<u32> = 60..=1200;
/// By how many words a minute a key changes the pace.
const PACE_STEP: u32 = 20;

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
    /// The wanted measure; the pane may be narrower.
    pub measure: u16,
    /// The sidebar's width, where one was chosen.
    pub sidebar_columns: Option<u16>,
    /// The sidebar is hidden where it has room of its own.
    pub sidebar_hidden: bool,
    /// The sidebar was called where it lies over the text.
    pub sidebar_over: bool,
    /// Nothing but the text.
    pub text_only: bool,
    /// Whether there is a scrollbar.
    pub scrollbar: bool,
    /// Whether lines are stretched to one length.
    pub justify: bool,
    /// Whether words are broken at the ends of lines.
    pub hyphenate: bool,
    /// Blank rows between lines.
    pub leading: u8,
    /// Whether notes stand in the margin, where there is one.
    pub margin_notes: bool,
    /// Which code has its long lines wrapped; the others pan.
    pub code_wrap: CodeWrap,
    /// Whether the terminal draws letters of ambiguous width in two columns.
    pub ambiguous_wide: bool,
    /// Who puts right-to-left text in its visual order.
    pub bidi: Bidi,
    /// Whether all paragraphs but one are dimmed.
    pub one_lit: bool,
    /// Whether pages scroll by themselves.
    pub auto: Auto,
    /// How fast they do, in words a minute.
    pub pace: u32,
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
        let usual = Settings::default();
        Self {
            measure: options.measure.unwrap_or(MEASURE_COLUMNS).max(1),
            options,
            justify: usual.justify,
            hyphenate: usual.hyphenate,
            leading: usual.leading,
            margin_notes: true,
            code_wrap: usual.code_wrap,
            ambiguous_wide: usual.ambiguous_wide,
            bidi: usual.bidi,
            one_lit: false,
            auto: Auto::Off,
            pace: WORDS_PER_MINUTE,
            sidebar_columns: None,
            sidebar_hidden: false,
            sidebar_over: false,
            text_only: false,
            scrollbar: true,
            mouse: true,
            held: None,
            clicks: ((0, 0), 0),
            focus: Focus::Body,
        }
    }

    /// The theme.
    pub fn theme(&self) -> Theme {
        let Options {
            theme,
            dark,
            colours,
            ..
        } = self.options;
        Theme::new(theme, dark, colours)
    }

    /// How pages are set, but for the measure, which the pane decides.
    pub fn settings(&self) -> Settings {
        Settings {
            justify: self.justify,
            hyphenate: self.hyphenate,
            leading: self.leading,
            code_wrap: self.code_wrap,
            ambiguous_wide: self.ambiguous_wide,
            bidi: self.bidi,
            ascii: self.options.ascii,
            ..Settings::default()
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
        let next = self.options.theme.map_or(first, ThemeName::next);
        self.options.theme = Some(next);
        next
    }

    /// Steps to another theme, or to none, which leaves the choice to what the terminal says of its ground.
    pub fn turn_theme(&mut self, on: bool) {
        let all = ThemeName::ALL;
        let at = |theme| all.iter().position(|name| *name == theme);
        let at = self.options.theme.and_then(at);
        self.options.theme = match (at, on) {
            (None, true) => Some(all[0]),
            (None, false) => Some(all[all.len() - 1]),
            (Some(at), true) => all.get(at + 1).copied(),
            (Some(at), false) => at.checked_sub(1).map(|at| all[at]),
        };
    }

    /// What the theme is called.
    pub fn theme_name(&self) -> &'static str {
        self.options
            .theme
            .map_or("by the terminal", ThemeName::name)
    }

    /// Whether the sidebar is shown: on a wide screen unless hidden, on a narrow one only when called.
    pub fn sidebar_shown(&self, size: Size) -> bool {
        match is_narrow(size) {
            true => self.sidebar_over,
            false => !self.sidebar_hidden && !self.text_only,
        }
    }

    /// Shows or hides the sidebar.
    pub fn show_sidebar(&mut self, size: Size, shown: bool) {
        match is_narrow(size) {
            true => self.sidebar_over = shown,
            false => self.sidebar_hidden = !shown,
        }
        if !shown {
            self.focus = Focus::Body;
        } else if !is_narrow(size) {
            self.text_only = false;
        }
    }

    /// Makes the measure longer or shorter, from what fits in `room` columns.
    pub fn change_measure(&mut self, steps: i32, room: u16) {
        let from = i32::from(self.measure.min(room.max(*MEASURES.start())));
        let to = from + steps * i32::from(MEASURE_STEP);
        let range = i32::from(*MEASURES.start())..=i32::from(*MEASURES.end());
        self.measure = to.clamp(*range.start(), *range.end()) as u16;
    }

    /// The measure as it was at the start.
    pub fn reset_measure(&mut self) {
        self.measure = self.options.measure.unwrap_or(MEASURE_COLUMNS).max(1);
    }

    /// Makes the pace faster or slower by a step.
    pub fn change_pace(&mut self, faster: bool) {
        let to = match faster {
            true => self.pace + PACE_STEP,
            false => self.pace.saturating_sub(PACE_STEP),
        };
        self.pace = to.clamp(*PACES.start(), *PACES.end());
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
