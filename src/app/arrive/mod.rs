//! How the article asked for arrives: asked for, opened, in parts, and whole.

use crate::app::App;
use crate::app::event::{Effect, Ticket};
use crate::app::look::Focus;
use crate::app::overlay::Overlay;
use crate::app::overlay::links::Question;
use crate::document::Name;
use crate::document::Origin;
use crate::document::Part;
use crate::document::address::Address;

mod leaving;
mod reload;
mod wanted;

/// The same in less room, and how many columns each of two addresses gets beside it.
const ANSWERS_SHORT: &str = "y yes  n no";

const LED_COLUMNS: (usize, usize) = (20, 27);

impl App {
    pub(in crate::app) fn ask_for(&mut self, what: String) {
        let ticket = self.articles.ask(what.clone());
        self.outbox.push(Effect::Open { ticket, what });
    }

    pub(in crate::app) fn opening(&mut self, ticket: Ticket, origin: Origin, name: Name) {
        if !self.articles.arrival.is_awaited(ticket) {
            return;
        }
        if self.articles.arrival.anew().is_some() {
            return;
        }
        self.close_overlays();
        let left = self.keep();
        let kept = self.articles.begin(origin, name, left);
        self.come_back(kept);
        self.search.end();
        self.look.focus = Focus::Body;
    }

    pub(in crate::app) fn part(&mut self, ticket: Ticket, part: Part) {
        if !self.articles.arrival.is_awaited(ticket) {
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

    pub(in crate::app) fn ended(&mut self, ticket: Ticket, result: Result<(), String>) {
        if !self.articles.arrival.is_awaited(ticket) {
            return;
        }
        let Some(result) = self.ended_anew(result) else {
            return;
        };
        let wanted = self
            .articles
            .arrival
            .wanted
            .take()
            .filter(|_| result.is_ok());
        self.articles.end(result.is_ok());
        match result {
            Ok(()) => {
                self.return_at_last();
                self.articles.arrival.wanted = wanted;
                self.go_to_wanted_at_last();
                self.watch();
            }
            Err(cause) => self.outbox.say_and_keep(cause),
        }
        self.search_on();
    }

    /// The host that was asked sends on to another, or to a less safe way: that is asked for where the reader has
    /// allowed it, else the reader is.
    pub(in crate::app) fn led_on(&mut self, ticket: Ticket, from: &Address, to: Address) {
        if !self.articles.arrival.is_awaited(ticket) {
            return;
        }
        let is_less_safe = to.is_plain() && !from.is_plain();
        if self.articles.consent.is_allowed(to.host()) && !is_less_safe {
            let what = to.to_string();
            return match self.articles.ask_instead(what.clone()) {
                Some(ticket) => self.outbox.push(Effect::Open { ticket, what }),
                None => {
                    self.articles.give_up();
                    let text = format!("cannot open \"{}\": it leads on too often", to.shown());
                    self.outbox.say_and_keep(text);
                }
            };
        }
        self.articles.consent.wanted = self.articles.arrival.wanted.take();
        self.articles.give_up();
        let text = format!(
            "{} leads on to {}{}: go? {ANSWERS_SHORT}",
            from.shown_in(LED_COLUMNS.0),
            to.shown_in(LED_COLUMNS.1),
            if is_less_safe { ", in the clear" } else { "" },
        );
        self.overlays
            .push(Overlay::Question(Question { address: to, text }));
    }
}
