//! Prompts at work: what typing, Enter and Esc do to a search, a filter or a command.

use crate::app::App;
use crate::app::list::history::Earlier;
use crate::app::list::typed::Typed;
use crate::app::overlay::Overlay;
use crate::app::overlay::prompt::{Prompt, Purpose, Reply};
use crate::app::search::Manner;

impl App {
    /// Asks for a line.
    pub(in crate::app) fn ask(&mut self, purpose: Purpose) {
        let line = match purpose {
            Purpose::Search | Purpose::Only => {
                self.reading.show_all();
                self.reading.keep_opened();
                let manner = Manner::default();
                self.search.begin("", manner, self.reading.top());
                Typed::default()
            }
            Purpose::Filter => Typed::new(self.sidebar.filter()),
            Purpose::Pipe(_) => Typed::default(),
        };
        self.overlays
            .push(Overlay::Prompt(Prompt { purpose, line }));
    }

    /// Something was done in the prompt.
    pub(in crate::app) fn prompt_answered(&mut self, answer: Reply) {
        let mut manner = self.search.manner();
        match answer {
            Reply::Changed => return self.prompt_changed(),
            Reply::Entered => return self.prompt_entered(),
            Reply::Left => return self.close_overlay(),
            Reply::Recall(back) => return self.recall(back),
            Reply::Section(next) => return self.step_sections_with_hits(next),
            Reply::NextPiece => {
                let selecting = self.reading.selection.is_some();
                if let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() {
                    prompt.next_piece(selecting);
                }
                return;
            }
            Reply::Regex => manner.regex = !manner.regex,
            Reply::Backward => manner.backward = !manner.backward,
        }
        self.search.set_manner(manner);
        self.prompt_changed();
    }

    fn prompt_changed(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last() else {
            return;
        };
        let text = prompt.line.text().to_owned();
        match prompt.purpose {
            Purpose::Search | Purpose::Only => {
                let (manner, origin) = (self.search.manner(), self.search.origin());
                self.reading.close_opened();
                self.search.begin(&text, manner, origin);
                if self.search.is_active() {
                    self.search_on()
                } else {
                    self.reading.set_top(origin)
                }
            }
            Purpose::Filter => {
                self.sidebar.set_filter(self.reading.article(), &text);
                self.list_on();
            }
            Purpose::Pipe(_) => {}
        }
    }

    /// Enter: what was typed holds.
    fn prompt_entered(&mut self) {
        // What was typed holds, so nothing is taken back as the prompt goes.
        let Some(Overlay::Prompt(prompt)) = self.overlays.pop() else {
            return;
        };
        if let Purpose::Pipe(piece) = prompt.purpose {
            let command = prompt.line.text();
            self.commands.remember(Earlier::plain(command));
            return self.pipe(piece, command);
        }
        if prompt.purpose == Purpose::Filter {
            self.sidebar.complete(self.reading.article());
            if self.sidebar.is_empty() {
                let text = format!("no section with \"{}\"", prompt.line.text());
                self.outbox.say(text);
                self.sidebar.set_filter(self.reading.article(), "");
            }
            return;
        }
        let origin = self.search.origin();
        if let Some(error) = self.search.error() {
            self.outbox
                .say(format!("not a regular expression: {error}"));
            self.reading.set_top(origin);
            return self.search.end();
        }
        if !self.search.is_active() && prompt.purpose == Purpose::Search {
            return self.next_hit(true);
        }
        if !self.search.is_active() {
            return;
        }
        let place = self.reading.place_of(origin);
        self.reading.trail.leave(place);
        self.search.remember();
        if self.search.current().is_none() && !self.search.is_seeking() {
            let text = format!("no hit for \"{}\"", self.search.text());
            self.outbox.say(text);
        } else if prompt.purpose == Purpose::Only {
            self.only_hits();
        }
    }

    /// A prompt goes without Enter: everything is as it was before.
    pub(in crate::app) fn take_back(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::Search | Purpose::Only => {
                self.reading.close_opened();
                self.reading.set_top(self.search.origin());
                self.search.end();
            }
            Purpose::Filter => self.sidebar.set_filter(self.reading.article(), ""),
            Purpose::Pipe(_) => {}
        }
    }

    /// Brings an earlier or later line of the history into the prompt.
    fn recall(&mut self, back: isize) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        let history = match prompt.purpose {
            Purpose::Search | Purpose::Only => self.search.history(),
            Purpose::Pipe(_) => &self.commands,
            Purpose::Filter => return,
        };
        let Some(Earlier { text, regex }) = history.recall(prompt.line.text(), back) else {
            return;
        };
        prompt.line = Typed::new(&text);
        if !prompt.purpose.searches() {
            return;
        }
        let manner = self.search.manner();
        self.search.set_manner(Manner { regex, ..manner });
        self.prompt_changed();
    }
}
