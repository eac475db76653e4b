//! The article read anew: what there is stays on the screen until all of the new one has come, and then the
//! place, the marks and what was read are found in it. What is not as it was is marked.

use crate::app::articles::arrival::{Anew, Next};
use std::path::Path;

use crate::app::App;
use crate::app::articles::kept::Spot;
use crate::app::event::Effect;
use crate::app::outbox::counted;
use crate::app::sidebar::Sidebar;
use crate::app::sidebar::corrections::Corrections;
use crate::document::{Anchor, Changes, Document, Locator, Origin, Part, Position};

impl App {
    /// Reads the article anew because the reader asks for it.
    pub(in crate::app) fn reload(&mut self) {
        let why_not = match (
            &self.articles.arrival.origin,
            self.articles.arrival.is_arriving(),
        ) {
            (None, _) => Some("there is nothing to read anew"),
            (_, true) => Some("it is still being read in"),
            (Some(Origin::Stdin), _) => Some("what came through a pipe cannot be read again"),
            (Some(Origin::Bundled), _) => {
                Some("this article comes with longread and does not change")
            }
            _ => None,
        };
        match why_not {
            Some(why_not) => self.outbox.say(why_not),
            None => self.read_anew(true),
        }
    }

    /// A file has changed: it is read anew if it is the article's.
    pub(in crate::app) fn file_changed(&mut self, path: &Path) {
        let is_ours =
            matches!(&self.articles.arrival.origin, Some(Origin::File(file)) if file == path);
        if is_ours {
            self.articles.arrival.changed();
        }
    }

    fn read_anew(&mut self, asked: bool) {
        let ticket = self.articles.ask_again(asked);
        let what = self.articles.arrival.asked().to_owned();
        self.outbox.push(Effect::Open { ticket, what });
    }

    /// Takes the steps that can be taken now: none while something lies over the page, since that may point
    /// into it.
    pub(in crate::app) fn reload_on(&mut self) {
        if !self.overlays.is_empty() || self.look.held.is_some() {
            return;
        }
        match self.articles.arrival.next_anew() {
            Some(Next::Read) => self.read_anew(false),
            Some(Next::Show(anew)) => self.take_new(*anew),
            None => {}
        }
    }

    /// A part of an article read anew; gives it back when that is not what arrives.
    pub(in crate::app) fn part_anew(&mut self, part: Part) -> Option<Part> {
        match self.articles.arrival.anew() {
            Some(document) => {
                document.append(part);
                None
            }
            None => Some(part),
        }
    }

    /// An article read anew has come, or will not; gives the result back when that is not what arrived.
    pub(in crate::app) fn ended_anew(
        &mut self,
        result: Result<(), String>,
    ) -> Option<Result<(), String>> {
        let Some(anew) = self.articles.arrival.end_anew() else {
            return Some(result);
        };
        match result {
            Ok(()) if anew.document.is_empty() => {
                self.outbox.say("nothing is left of it; this is how it was");
            }
            Ok(()) => self.articles.arrival.renewed(anew),
            Err(cause) => self
                .outbox
                .say_and_keep(format!("{cause}; this is how it was")),
        }
        None
    }

    /// Shows the new article at the old one's place.
    fn take_new(&mut self, Anew { document, asked }: Anew) {
        if self.reading.shows_whole() {
            self.reading.toggle_whole();
        }
        let selection = self.reading.selection.take();
        // What the reader corrected is no change of the article's.
        let kept = self.keep();
        let article = self.reading.article();
        let changes = Changes::between(article, &document);
        let place = Spot::of(article, self.reading.top());
        let selected = selection.map(|selection| {
            let ends = selection.ends().map(|end| Anchor::of(article, end));
            (selection, ends)
        });
        if !same_titles(article, &document) {
            self.sidebar = Sidebar::of(kept.levels, Corrections::default());
        }
        self.reading.exchange(document);
        if !changes.is_empty() {
            self.reading.changed.clone_from(&changes.changed);
        }
        self.return_to_new(kept);
        let mut locator = Locator::new(self.reading.article());
        let top = place.find(&mut locator);
        self.reading.selection = selected.map(|(selection, ends)| {
            let find = |end| locator.locate(&end).unwrap_or_default();
            selection.moved(ends.map(find))
        });
        self.reading.set_top(top);
        self.sidebar.rebuild(self.reading.article());
        self.search.restart(self.reading.top());
        self.search_on();
        self.watch();
        let count = changes.changed.len();
        match (count, changes.lost) {
            (0, 0) if asked => self.outbox.say("nothing has changed"),
            (0, 0) => {}
            (0, lost) => self
                .outbox
                .say(format!("{} gone", counted(lost, "paragraph"))),
            (count, _) => {
                let changed = counted(count, "paragraph");
                let here = self.reading.place().position;
                let places = || changes.changed.iter().map(|block| Position::at(*block));
                let way = match (places().next_back(), places().next()) {
                    (Some(last), _) if last > here => "; zn goes there",
                    (_, Some(first)) if first < here => "; zN goes there",
                    // It begins the page.
                    _ => "",
                };
                self.outbox.say(format!("{changed} changed{way}"));
            }
        }
    }

    /// Has the article's file watched, or none where it is from elsewhere.
    pub(in crate::app) fn watch(&mut self) {
        let file = match &self.articles.arrival.origin {
            Some(Origin::File(path)) => Some(path.clone()),
            _ => None,
        };
        self.outbox.push(Effect::Watch(file));
    }
}

fn same_titles(one: &Document, other: &Document) -> bool {
    let titles = |document: &Document| {
        let sections = document.outline.sections.iter();
        sections
            .map(|section| (section.level, section.block, section.title.clone()))
            .collect::<Vec<_>>()
    };
    titles(one) == titles(other)
}
