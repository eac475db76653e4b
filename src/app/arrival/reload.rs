//! The article read anew: what there is stays on the screen until all of the new one has come, and then the
//! place, the marks and what was read are found in it. What is not as it was is marked.

use std::path::Path;

use crate::app::App;
use crate::app::event::Effect;
use crate::app::reading::Reading;
use crate::app::sidebar::Sidebar;
use crate::app::take::copy::counted;
use crate::document::{BlockId, Changes, Document, Origin, Part, Position};
use crate::layout::Top;

/// How far a new reading of the same article has come.
#[derive(Debug, Default)]
pub enum Reload {
    /// None is on its way.
    #[default]
    No,
    /// Its file has changed while something lay over the page; it is read when that is gone.
    Due,
    /// It arrives.
    Arriving(Box<Document>),
    /// It has come.
    Come(Box<Document>),
}

impl App {
    /// Reads the article anew because the reader asks for it.
    pub(in crate::app) fn reload(&mut self) {
        let why_not = match (&self.arrival.origin, self.arrival.is_arriving()) {
            (None, _) => Some("there is nothing to read anew"),
            (_, true) => Some("it is still being read in"),
            (Some(Origin::Stdin), _) => Some("what came through a pipe cannot be read again"),
            (Some(Origin::Bundled), _) => {
                Some("this article comes with longread and does not change")
            }
            _ => None,
        };
        match why_not {
            Some(why_not) => self.outside.say(why_not),
            None => {
                self.arrival.reload_asked = true;
                self.read_anew();
            }
        }
    }

    /// A file has changed: it is read anew if it is the article's.
    pub(in crate::app) fn file_changed(&mut self, path: &Path) {
        let is_ours = matches!(&self.arrival.origin, Some(Origin::File(file)) if file == path);
        if is_ours && !self.arrival.is_arriving() {
            self.arrival.reload = Reload::Due;
        }
    }

    fn read_anew(&mut self) {
        let ticket = self.arrival.ask_again();
        let what = self.arrival.asked().to_owned();
        self.arrival.reload = Reload::Arriving(Box::default());
        self.outside.push(Effect::Open { ticket, what });
    }

    /// Takes the steps that can be taken now: none while something lies over the page, since that may point
    /// into it.
    pub(in crate::app) fn reload_on(&mut self) {
        if !self.overlays.is_empty() || self.look.held.is_some() {
            return;
        }
        match std::mem::take(&mut self.arrival.reload) {
            Reload::Due if self.arrival.is_arriving() => self.arrival.reload = Reload::Due,
            Reload::Due => self.read_anew(),
            Reload::Come(document) => self.take_new(*document),
            other => self.arrival.reload = other,
        }
    }

    /// A part of an article read anew; gives it back when that is not what arrives.
    pub(in crate::app) fn part_anew(&mut self, part: Part) -> Option<Part> {
        match &mut self.arrival.reload {
            Reload::Arriving(document) => {
                document.append(part);
                None
            }
            _ => Some(part),
        }
    }

    /// An article read anew has come, or will not; gives the result back when that is not what arrived.
    pub(in crate::app) fn ended_anew(
        &mut self,
        result: Result<(), String>,
    ) -> Option<Result<(), String>> {
        let Reload::Arriving(document) = std::mem::take(&mut self.arrival.reload) else {
            return Some(result);
        };
        self.arrival.asked_again();
        match result {
            Ok(()) if document.is_empty() => {
                self.outside
                    .say("nothing is left of it; this is how it was");
            }
            Ok(()) => self.arrival.reload = Reload::Come(document),
            Err(cause) => self
                .outside
                .say_and_keep(format!("{cause}; this is how it was")),
        }
        None
    }

    /// Shows the new article at the old one's place.
    fn take_new(&mut self, mut document: Document) {
        if self.reading.shows_whole() {
            self.reading.toggle_whole();
        }
        let asked = std::mem::take(&mut self.arrival.reload_asked);
        // What the reader corrected is no change of the article's.
        let corrections = &mut self.sidebar.corrections;
        let corrected = match corrections.has_made() {
            true => self
                .reading
                .correct(|document| corrections.take_all(document)),
            false => Vec::new(),
        };
        let changes = Changes::between(self.reading.article(), &document);
        let same_outline = same_titles(self.reading.article(), &document);
        if !same_outline {
            let corrections = std::mem::take(&mut self.sidebar.corrections);
            self.sidebar = Sidebar::default();
            self.sidebar.corrections = corrections;
        }
        for (block, section) in corrected {
            let before = self.reading.article();
            if let Some(block) = changes.same_text(before, &document, block) {
                let corrections = &mut self.sidebar.corrections;
                corrections.make(&mut document, block, section);
            }
        }
        self.sidebar.corrections.make_the_rest(&mut document);
        self.reading.replace(document, &changes);
        self.sidebar.rebuild(self.reading.article());
        self.search.restart(self.reading.top());
        self.search_on();
        self.watch();
        let count = changes.changed.len();
        match (count, changes.lost) {
            (0, 0) if asked => self.outside.say("nothing has changed"),
            (0, 0) => {}
            (0, lost) => self
                .outside
                .say(format!("{} gone", counted(lost, "paragraph"))),
            (count, _) => {
                let changed = counted(count, "paragraph");
                let here = self.reading.place().position;
                let places = || changes.changed.iter().map(|block| Position::at(*block));
                let way = match (places().next_back(), places().next()) {
                    (Some(last), _) if last > here => "; ]c goes there",
                    (_, Some(first)) if first < here => "; [c goes there",
                    // It begins the page.
                    _ => "",
                };
                self.outside.say(format!("{changed} changed{way}"));
            }
        }
    }

    /// Has the article's file watched, or none where it is from elsewhere.
    pub(in crate::app) fn watch(&mut self) {
        let file = match &self.arrival.origin {
            Some(Origin::File(path)) => Some(path.clone()),
            _ => None,
        };
        self.outside.push(Effect::Watch(file));
    }

    /// To a changed paragraph; several in a row are one step.
    pub(in crate::app) fn step_changes(&mut self, steps: isize) {
        let changed = &self.reading.changed;
        if changed.is_empty() {
            return self.outside.say("nothing has changed since it was read in");
        }
        let begins = |block: &BlockId| {
            let before = block.previous();
            before.is_none_or(|before| changed.binary_search(&before).is_err())
        };
        let starts: Vec<BlockId> = changed.iter().copied().filter(begins).collect();
        let here = self.reading.place().position;
        let at = match steps > 0 {
            true => starts.partition_point(|block| Position::at(*block) <= here),
            false => starts.partition_point(|block| Position::at(*block) < here),
        };
        let to = match steps > 0 {
            true => (at + steps as usize).checked_sub(1),
            false => at.checked_add_signed(steps),
        };
        match to.and_then(|to| starts.get(to)) {
            Some(block) => {
                let place = Top {
                    position: Position::at(*block),
                    lead: 0,
                };
                self.reading.leave();
                self.reading.return_to(place);
                self.outline_follows();
            }
            None if steps > 0 => self.outside.say("no change after this place"),
            None => self.outside.say("no change before this place"),
        }
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

impl Reading {
    /// Shows a new parse of the article at the same place.
    fn replace(&mut self, document: Document, changes: &Changes) {
        let before = self.article();
        let moved = |position| changes.moved(before, &document, position);
        let moved_top = |top: Top| Top {
            position: moved(top.position),
            ..top
        };
        let top = moved_top(self.top());
        let trail = self.trail.moved(moved_top);
        let selection = self.selection.as_ref().map(|held| held.moved(moved));
        let seen = self.seen.moved(|start, end| changes.stretch(start, end));
        let folding = self.folding().moved(|head| moved(Position::at(head)).block);
        self.selection = selection;
        self.sent = None;
        self.trail = trail;
        self.seen = seen;
        if !changes.is_empty() {
            self.changed = changes.changed.clone();
        }
        self.exchange(document);
        self.fold_as(folding);
        self.set_top(top);
    }
}
