//! State and how it changes. No input, no output, no clock: what happens comes in as an [`Event`], and what is
//! to be done outside goes out as an [`Effect`].

pub mod event;
pub mod keys;
pub mod list;
mod perform;

pub mod reading;

pub mod links;
pub mod search;
pub mod sidebar;

pub mod take;

pub mod look;
mod mouse;
pub mod overlay;

mod arrival;
pub mod articles;
pub mod outbox;

pub use crate::app::event::{Effect, Event};
pub use crate::app::look::Options;
pub use crate::app::look::theme::{Colours, ThemeName};

use crate::app::articles::{Arrival, Reload};
use crate::app::event::{Key, KeyCode, Ticket};
use crate::app::keys::action::Context;
use crate::app::keys::keymap;
use crate::app::keys::keymap::{Keys, Pressed};
use crate::app::list::history::History;
use crate::app::look::geometry::Geometry;
use crate::app::look::{Focus, Look};
use crate::app::outbox::{Outbox, Timer};
use crate::app::overlay::Overlay;
use crate::app::reading::Reading;
use crate::app::search::{Found, Search};
use crate::app::sidebar::Sidebar;
use ratatui::layout::Size;

use crate::document::{Name, Origin, Part};
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
    /// The articles given, and how the one asked for arrives.
    pub arrival: Arrival,
    /// Effects, timers and the message in the status line.
    pub outbox: Outbox,
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
            arrival: Arrival::default(),
            outbox: Outbox::default(),
        };
        app.settle();
        app
    }

    /// The articles that the reader steps through; [`App::open`] opens one of them.
    pub fn set_inputs(&mut self, inputs: Vec<String>) {
        self.arrival.set_inputs(inputs);
    }

    /// Asks for an article: a file's path, an address, or `-`.
    pub fn open(&mut self, what: String) -> Vec<Effect> {
        self.ask_for(what);
        self.outbox.take()
    }

    /// Takes in what happened and says what is to be done outside.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => {
                let enters = key.code == KeyCode::Enter && !self.overlays.is_empty();
                self.key(key);
                self.caret_follows(enters);
            }
            Event::Mouse(mouse) => {
                self.mouse(mouse);
                self.caret_follows(false);
            }
            Event::Paste(text) => self.paste(&text),
            Event::Resize(size) => self.resize(size),
            Event::Opening {
                ticket,
                origin,
                name,
            } => self.opening(ticket, origin, name),
            Event::Format { ticket, name } => {
                if self.arrival.is_awaited(ticket) {
                    self.arrival.format = Some(name);
                }
            }
            Event::Progress { ticket, bytes, of } => {
                if self.arrival.is_awaited(ticket) {
                    self.arrival.progressed(bytes, of);
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
        self.outbox.take()
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
        self.reading.light(self.look.one_lit);
        if self.look.highlights() {
            for effect in self.reading.wanted_tokens() {
                self.outbox.push(effect);
            }
        }
        let focused = self.look.focus == Focus::Sidebar;
        let current = self.reading.current_section();
        self.sidebar.settle(panes.list.height, current, focused);
        let area = panes.pane();
        if let Some(Overlay::Pane(pane)) = self.overlays.last_mut() {
            pane.settle(area.width, area.height.into());
        }
    }

    fn key(&mut self, key: Key) {
        self.outbox.seen();
        self.forget_last_read();
        self.arrival.wanted = None;
        if key.ctrl && key.code == KeyCode::Char('c') {
            return self.outbox.push(Effect::Quit);
        }
        if !self.overlays.is_empty() {
            return self.overlay_key(key);
        }
        if self.keys.waiting() && key.code == KeyCode::Esc {
            return self.keys.clear();
        }
        self.outbox.stop(Timer::Hint);
        if self.auto_key(key) {
            return;
        }
        self.reading.sent = None;
        let typed = self.keys.typed();
        if self.reading.changed.is_empty() {
            self.keys.settle_last();
        }
        match self.keys.press(self.context(), key) {
            Pressed::Command(command) => {
                self.reading.before = self.reading.top();
                self.perform(command);
            }
            Pressed::Instead(command) => {
                let before = self.reading.before;
                self.reading.set_top(before);
                self.outbox.hush();
                self.perform(command);
            }
            Pressed::Wait => self.outbox.start_hint(),
            Pressed::Count => {}
            Pressed::Nothing => {
                let name = typed + &keymap::key_name(key);
                self.outbox
                    .say(format!("{name} does nothing here; ? shows every key"));
            }
        }
    }

    fn paste(&mut self, text: &str) {
        match self.overlays.last_mut() {
            Some(Overlay::Prompt(prompt)) => {
                prompt.line.insert(text);
                self.prompt_changed();
            }
            Some(Overlay::Finder(finder)) => {
                finder.typed.insert(text);
                finder.refresh(self.reading.document());
                self.list_on();
            }
            Some(Overlay::Help(help)) => help.filter.insert(text),
            _ => {}
        }
    }

    fn resize(&mut self, size: Size) {
        self.size = size;
        self.forget_last_read();
        // A sidebar called over the text is not meant to stay through a change of the screen.
        self.look.sidebar_over = false;
        if !self.look.sidebar_shown(size) {
            self.look.focus = Focus::Body;
        }
        if let Some(selection) = &self.reading.selection {
            let caret = selection.caret();
            self.settle();
            self.caret_to(caret);
        }
    }

    /// The reader goes on from the page that was turned to: the last line read before needs no mark any more.
    pub(super) fn forget_last_read(&mut self) {
        self.reading.forget_last_read();
        self.outbox.stop(Timer::Turned);
    }

    fn ask_for(&mut self, what: String) {
        let ticket = self.arrival.ask(what.clone());
        self.outbox.push(Effect::Open { ticket, what });
    }

    fn opening(&mut self, ticket: Ticket, origin: Origin, name: Name) {
        if !self.arrival.is_awaited(ticket) {
            return;
        }
        if matches!(self.arrival.reload, Reload::Arriving(_)) {
            return;
        }
        let left = self.keep();
        let kept = self.arrival.begin(origin, name, left);
        self.come_back(kept);
        self.search.end();
        self.close_overlays();
        self.look.focus = Focus::Body;
    }

    fn part(&mut self, ticket: Ticket, part: Part) {
        if !self.arrival.is_awaited(ticket) {
            return;
        }
        let Some(part) = self.part_anew(part) else {
            return;
        };
        let metadata = part.metadata.as_ref();
        if let Some(warning) = metadata.and_then(|metadata| metadata.warning()) {
            self.outbox.say_and_keep(warning);
        }
        self.reading.append(part);
        self.sidebar.extend(self.reading.article());
        self.return_on();
        self.go_to_wanted();
        self.search_on();
    }

    fn ended(&mut self, ticket: Ticket, result: Result<(), String>) {
        if !self.arrival.is_awaited(ticket) {
            return;
        }
        let Some(result) = self.ended_anew(result) else {
            return;
        };
        let wanted = self.arrival.wanted.take().filter(|_| result.is_ok());
        self.arrival.end(result.is_ok());
        match result {
            Ok(()) => {
                self.return_at_last();
                self.arrival.wanted = wanted;
                self.go_to_wanted_at_last();
                self.watch();
            }
            Err(cause) => self.outbox.say_and_keep(cause),
        }
        self.search_on();
    }

    fn woke(&mut self) {
        for timer in self.outbox.woke() {
            match timer {
                Timer::Message | Timer::Click => {}
                Timer::Hint => self.keys.show_hint(),
                Timer::Work => self.work_on(),
                Timer::Turned => self.reading.forget_last_read(),
                Timer::Row => self.scroll_by_itself(),
            }
        }
    }

    /// Does a slice of whatever is unfinished.
    fn work_on(&mut self) {
        self.sidebar.filter_on(self.reading.article());
        if let Some(Overlay::Finder(finder)) = self.overlays.last_mut() {
            finder.find_on(self.reading.document());
        }
        self.list_on();
        self.search_on();
    }

    /// Asks for another slice of work where a list is not complete.
    pub(super) fn list_on(&mut self) {
        let finding = match self.overlays.last() {
            Some(Overlay::Finder(finder)) => !finder.is_complete(),
            _ => false,
        };
        if finding || !self.sidebar.is_complete() {
            self.outbox.go_on();
        }
    }

    /// Does a slice of the search's work, and asks for another where there is more.
    fn search_on(&mut self) {
        let arriving = self.arrival.is_arriving();
        if !self.search.has_work(self.reading.document(), arriving) {
            return;
        }
        let typing = !self.overlays.is_empty();
        let found = self.search.step(self.reading.document(), arriving);
        if self.reading.shows_only_some() && self.search.has_more_to_show(self.reading.document()) {
            let hidden = self.search.without_hits(self.reading.document());
            self.reading.show_only(hidden);
        }
        match found {
            Found::Nothing => {}
            Found::Hit(position, around) => {
                self.reading.reveal(position);
                if !typing {
                    self.caret_to(position);
                    self.outline_follows();
                }
                if let Some(around) = around.filter(|_| !typing) {
                    self.outbox.say(around);
                }
            }
            Found::NoHit if typing => self.reading.set_top(self.search.origin()),
            Found::NoHit => {
                let text = format!("no hit for \"{}\"", self.search.text());
                self.outbox.say(text);
            }
        }
        if self.search.has_work(self.reading.document(), arriving) {
            self.outbox.go_on();
        }
    }
}
