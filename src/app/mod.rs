//! State and how it changes. No input, no output, no clock: what happens comes in as an [`Event`], and what is
//! to be done outside goes out as an [`Effect`].

pub mod event;
pub mod theme;

pub use event::{Effect, Event};
pub use theme::{Colours, ThemeName};

use event::{KeyCode, Ticket};
use ratatui::layout::Size;

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
}

/// All that is known of the reader, the article and the screen.
#[derive(Debug)]
pub struct App {
    size: Size,
    ticket: Ticket,
}

impl App {
    /// An app that shows nothing yet, on a screen of this size.
    pub fn new(_options: Options, size: Size) -> Self {
        Self {
            size,
            ticket: Ticket::default(),
        }
    }

    /// Asks for an article: a file's path, an address, or `-`.
    pub fn open(&mut self, what: String) -> Vec<Effect> {
        self.ticket.0 += 1;
        vec![Effect::Open {
            ticket: self.ticket,
            what,
        }]
    }

    /// Takes in what happened and says what is to be done outside.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) if key.code == KeyCode::Char('q') || key.ctrl => vec![Effect::Quit],
            Event::Resize(size) => {
                self.size = size;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The screen's size.
    pub fn size(&self) -> Size {
        self.size
    }
}
