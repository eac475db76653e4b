//! Longer work, done in slices: each asks for the next one, so that keys are answered in between.

use crate::app::App;
use crate::app::outbox::Timer;
use crate::app::search::Found;

impl App {
    pub(in crate::app) fn woke(&mut self) {
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
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.work(self.reading.document());
        }
        self.list_on();
        self.search_on();
    }

    /// Asks for another slice of work where a list is not complete.
    pub(in crate::app) fn list_on(&mut self) {
        let finds = (self.overlays.last()).is_some_and(|overlay| !overlay.is_complete());
        if finds || !self.sidebar.is_complete() {
            self.outbox.go_on();
        }
    }

    /// Does a slice of the search's work, and asks for another where there is more.
    pub(in crate::app) fn search_on(&mut self) {
        let arriving = self.articles.arrival.is_arriving();
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
