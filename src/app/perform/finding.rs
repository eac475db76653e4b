//! Finding: steps among hits, the word here, nothing but the paragraphs that match, and lists that are searched by
//! typing.

use crate::app::App;
use crate::app::keys::action::ACTIONS;
use crate::app::keys::keymap::Command;
use crate::app::look::Focus;
use crate::app::overlay::Overlay;
use crate::app::overlay::choice::Choice;
use crate::app::overlay::finder::{Finder, Kind};
use crate::app::overlay::prompt::Purpose;
use crate::app::reading::caret;
use crate::app::search::Manner;
use crate::document::Position;

impl App {
    /// To the next hit in the direction of the search, or the other way.
    pub(in crate::app) fn next_hit(&mut self, ahead: bool) {
        if !self.search.is_active() {
            let Some(earlier) = self.search.history().recall("", 1) else {
                return self.outbox.say("nothing to look for yet; / asks for words");
            };
            let manner = Manner {
                regex: earlier.regex,
                backward: self.search.manner().backward,
            };
            let top = self.reading.top();
            self.search.restart_with(&earlier.text, manner, top);
        }
        let forward = ahead != self.search.manner().backward;
        let from = match (self.hit_on_page(), forward) {
            (Some((_, end)), true) => end,
            (Some((start, _)), false) => start,
            (None, _) => self.reading.top().position,
        };
        self.reading.leave();
        self.search.seek_from(from, forward);
        self.search_on();
    }

    /// To the first hit of the next section that has any, or of the one before.
    pub(in crate::app) fn step_sections_with_hits(&mut self, forward: bool) {
        let document = self.reading.document();
        if !self.search.is_active() {
            return self.outbox.say("nothing to look for yet; / asks for words");
        }
        let from = match self.hit_on_page() {
            Some((start, _)) => start,
            None => self.reading.top().position,
        };
        let Some(block) = self.search.other_section(document, from, forward) else {
            let counting = !self.search.is_counted(document);
            return self.outbox.say(match (counting, forward) {
                (true, true) => "the hits are still being counted",
                (_, true) => "no section with hits after this one",
                (_, false) => "no section with hits before this one",
            });
        };
        if self.overlays.is_empty() {
            self.reading.leave();
        }
        self.search.seek_from(Position::at(block), true);
        self.search_on();
    }

    /// Looks for the word at the caret, else at the current hit, else the first of the paragraph on the page.
    pub(in crate::app) fn search_word(&mut self) {
        let document = self.reading.document();
        let selection = self.reading.selection.as_ref();
        let place = selection.map(|selection| selection.caret());
        let place = place
            .or(self.hit_on_page().map(|(start, _)| start))
            .and_then(|place| caret::nearest(document, place));
        let telling = || caret::telling_word(document, self.current_block()?);
        let word = place
            .map(|place| caret::word_at(document, place))
            .or_else(telling);
        let Some((first, last)) = word else {
            return self.outbox.say("no word here");
        };
        let end = caret::after(document, last);
        let text = &document.block(first.block).prose.text;
        let word = text
            .get(first.offset as usize..end.offset as usize)
            .unwrap_or_default()
            .trim()
            .to_owned();
        if !word.contains(char::is_alphanumeric) {
            return self.outbox.say("no word here");
        }
        self.reading.show_all();
        // In any case: the first word of a sentence has a capital that means nothing.
        let word = word.to_lowercase();
        let top = self.reading.top();
        self.search.begin(&word, Manner::default(), top);
        self.search.remember();
        self.search.seek_from(end, true);
        self.reading.leave();
        self.search_on();
    }

    /// Shows only the paragraphs with hits, or all again; asks for words where nothing is looked for.
    pub(in crate::app) fn only_hits(&mut self) {
        if self.reading.shows_only_some() {
            return self.all_paragraphs();
        }
        if !self.search.is_active() {
            return self.ask(Purpose::Only);
        }
        let document = self.reading.document();
        if self.search.is_counted(document)
            && self.search.hits_between(Default::default(), document.end()) == 0
        {
            let text = format!("no hit for \"{}\"", self.search.text());
            return self.outbox.say(text);
        }
        let hidden = self.search.without_hits(document);
        self.reading.leave();
        self.reading.show_only(hidden);
        self.outbox
            .say("only the paragraphs with hits; & or Esc shows all");
    }

    /// Shows all paragraphs again.
    pub(in crate::app) fn all_paragraphs(&mut self) {
        self.reading.show_all();
        self.outbox.say("all paragraphs again");
    }

    fn hit_on_page(&self) -> Option<(Position, Position)> {
        let hit = self.search.current()?;
        self.reading
            .is_on_page(hit.start)
            .then_some((hit.start, hit.end))
    }
}

/// Lists that are searched by typing.
impl App {
    /// Opens a list to choose from.
    pub(in crate::app) fn find(&mut self, kind: Kind) {
        let document = self.reading.document();
        let current = match kind {
            Kind::Sections => self.reading.current_section(),
            Kind::Links | Kind::Actions => None,
        };
        let finder = Finder::new(kind, document, current);
        match (kind, finder.is_complete() && finder.is_empty()) {
            (Kind::Sections, true) => self.outbox.say("this article has no sections"),
            (Kind::Links, true) => self.outbox.say("this article has no links"),
            _ => self.overlays.push(Overlay::Finder(finder)),
        }
        self.list_on();
    }

    /// Goes to what was chosen of a list.
    pub(in crate::app) fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::Section(section) => {
                self.reading.leave();
                self.reading
                    .go_to(self.reading.section_start(Some(section)));
                self.focus(Focus::Body);
            }
            Choice::Link(link, at) => {
                // What shows the link already is no place to come back to from there.
                if !self.reading.is_on_page(at) {
                    self.reading.leave();
                }
                self.reading.reveal(at);
                self.follow(link);
            }
            Choice::Action(row) => self.perform(Command::plain(ACTIONS[row].action)),
        }
    }
}
