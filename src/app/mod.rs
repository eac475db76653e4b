//! State and how it changes. No input, no output, no clock: what happens comes in as an [`Event`], and what is
//! to be done outside goes out as an [`Effect`].

pub mod event;
pub mod outbox;

pub mod keys;
pub mod list;

pub mod reading;
pub mod search;
pub mod sidebar;

pub mod look;
pub mod overlay;

pub mod articles;

// Nothing above this line names `App`.
mod work;

mod arrive;
mod input;
mod perform;

pub mod areas;

pub use crate::app::event::{Effect, Event};
pub use crate::app::look::Options;
pub use crate::app::look::theme::{Colours, ThemeName};

use crate::app::articles::Articles;
use crate::app::event::{KeyCode, Mouse};
use crate::app::keys::context::Context;
use crate::app::keys::keymap::Keys;
use crate::app::list::history::History;
use crate::app::look::geometry::Geometry;
use crate::app::look::{Focus, Look};
use crate::app::outbox::{Outbox, Timer};
use crate::app::overlay::Overlay;
use crate::app::reading::Reading;
use crate::app::search::Search;
use crate::app::sidebar::Sidebar;
use ratatui::layout::Size;

use crate::layout::Settings;

/// All that is known of the reader, the article and the screen.
#[derive(Debug)]
pub struct App {
    size: Size,
    /// How the reader wants things shown.
    pub look: Look,
    /// The article on screen.
    pub reading: Reading,
    /// The outline beside it.
    pub sidebar: Sidebar,
    /// What is looked for in it.
    pub search: Search,
    /// The commands that text was handed to.
    commands: History,
    /// What lies over the panes, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The key map, and what was typed of a sequence.
    pub keys: Keys,
    /// The articles besides the one on screen, and how the one asked for arrives.
    pub articles: Articles,
    /// Effects, timers and the message in the status line.
    pub outbox: Outbox,
}

/// What follows the page that an event led to, once it is laid out.
#[derive(Debug, Clone, Copy)]
enum Follows {
    /// Nothing but what waits for its time.
    Nothing,
    /// The caret; to the hit that was gone to, where the event led there.
    Caret { to_hit: bool },
    /// What the mouse drags over the text, and the caret.
    Mouse(Mouse),
}

impl App {
    /// An app that shows nothing yet, on a screen of this size.
    pub fn new(options: Options, size: Size) -> Self {
        let look = Look::new(options);
        let mut app = Self {
            size,
            reading: Reading::new(look.settings()),
            look,
            sidebar: Sidebar::default(),
            search: Search::default(),
            commands: History::default(),
            overlays: Vec::new(),
            keys: Keys::new(),
            articles: Articles::default(),
            outbox: Outbox::default(),
        };
        app.settle();
        app
    }

    /// The articles that the reader steps through; [`App::open`] opens one of them.
    pub fn set_inputs(&mut self, inputs: Vec<String>) {
        self.articles.inputs.set(inputs);
    }

    /// Asks for an article: a file's path, an address, or `-`.
    pub fn open(&mut self, what: String) -> Vec<Effect> {
        self.ask_for(what);
        self.outbox.take()
    }

    /// Takes in what happened and says what is to be done outside.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut follows = Follows::Nothing;
        match event {
            Event::Key(key) => {
                let enters = key.code == KeyCode::Enter && !self.overlays.is_empty();
                follows = Follows::Caret { to_hit: enters };
                self.key(key);
            }
            Event::Mouse(mouse) => {
                follows = Follows::Mouse(mouse);
                self.mouse(mouse);
            }
            Event::Paste(text) => self.paste(&text),
            Event::Resize(size) => self.resize(size),
            Event::Opening {
                ticket,
                origin,
                name,
            } => self.opening(ticket, origin, name),
            Event::Format { ticket, name } => {
                if self.articles.arrival.is_awaited(ticket) {
                    self.articles.arrival.format = Some(name);
                }
            }
            Event::Progress { ticket, bytes, of } => {
                if self.articles.arrival.is_awaited(ticket) {
                    self.articles.arrival.progressed(bytes, of);
                }
            }
            Event::Part { ticket, part } => self.part(ticket, *part),
            Event::Ended { ticket, result } => self.ended(ticket, result),
            Event::LeadsOn { ticket, from, to } => self.led_on(ticket, &from, to),
            Event::Woke => self.woke(),
            Event::Resumed => {}
            Event::Dark(dark) => self.look.set_dark(dark),
            Event::Message(text) => self.outbox.say(text),
            Event::Changed(path) => self.file_changed(&path),
            Event::Output { job, text } => self.output(job, &text),
            Event::OutputEnded { job, state } => self.output_ended(job, state),
            Event::Highlighted {
                block,
                text,
                tokens,
            } => self.reading.told(block, &text, tokens),
        }
        self.reload_on();
        self.settle();
        self.follow_page(follows);
        self.outbox.take()
    }

    /// What was waiting for the page to be laid out.
    fn follow_page(&mut self, follows: Follows) {
        match follows {
            Follows::Nothing => {}
            Follows::Caret { to_hit } => self.caret_follows(to_hit),
            Follows::Mouse(mouse) => {
                self.drag_follows(mouse);
                self.caret_follows(false);
            }
        }
        self.row_follows();
    }

    /// The screen's size.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Where the panes are.
    pub fn panes(&self) -> Geometry {
        Geometry::new(self.size, &self.look)
    }

    /// Where keys have their meaning now.
    pub fn context(&self) -> Context {
        match self.look.focus {
            Focus::Body if self.reading.selection.is_some() => Context::Selecting,
            Focus::Body => Context::Body,
            Focus::Sidebar => Context::Sidebar,
        }
    }

    /// How the page is set on the screen.
    fn page_settings(&self, panes: &Geometry) -> Settings {
        Settings {
            spare: panes.spare(),
            margin: panes.notes.width,
            ..self.look.settings()
        }
    }

    /// Lays out what is about to be shown, so that drawing needs only `&App`.
    fn settle(&mut self) {
        let panes = self.panes();
        self.reading.settle(panes.text, self.page_settings(&panes));
        self.reading.light(self.look.wishes.one_lit);
        if self.look.highlights() {
            for effect in self.reading.wanted_tokens() {
                self.outbox.push(effect);
            }
        }
        let focused = self.look.focus == Focus::Sidebar;
        let current = self.reading.current_section();
        self.sidebar.settle(panes.list.height, current, focused);
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.settle(&panes);
        }
    }

    /// The reader goes on from the page that was turned to: the last line read before needs no mark any more.
    pub(super) fn forget_last_read(&mut self) {
        self.reading.forget_last_read();
        self.outbox.stop(Timer::Turned);
    }
}
