//! Places that are asked for by name before the article is there: each is gone to as soon as it can be.

use crate::app::App;
use crate::app::articles::arrival::Wanted;
use crate::document::address::percent_decoded;
use crate::document::{Locator, Position};
use crate::layout::Top;

impl App {
    /// Begins `what` there when it is opened.
    pub fn begin_at(&mut self, what: String, place: Wanted) {
        self.articles.inputs.begin_at(what, place);
    }

    /// Goes to the place that was asked for before it had arrived, if it is there now.
    pub(in crate::app) fn go_to_wanted(&mut self) {
        let article = self.reading.article();
        let at = |position: Position| Top::at(position);
        let place = match &self.articles.arrival.wanted {
            Some(Wanted::Spot(spot)) => spot.stands_in(article),
            Some(Wanted::Fragment(name)) => {
                let found = article.fragments.get(name);
                let found = found.or_else(|| article.fragments.get(&*percent_decoded(name)));
                found.copied().map(at)
            }
            Some(Wanted::Section(title)) => {
                let sections = &article.outline.sections;
                let found = sections.iter().find(|section| &*section.title == title);
                found.map(|section| at(Position::at(section.block)))
            }
            Some(Wanted::End | Wanted::Percent(_)) | None => None,
        };
        if let Some(place) = place.filter(|place| place.position.block < article.end()) {
            self.articles.arrival.wanted = None;
            self.reading.return_to(place);
        }
    }

    /// All has arrived: goes to the place that was asked for as near as it can be told, or says that there is none.
    pub(in crate::app) fn go_to_wanted_at_last(&mut self) {
        match self.articles.arrival.wanted.take() {
            Some(Wanted::End) => self.reading.go_to_end(),
            Some(Wanted::Percent(percent)) => self.go_to_progress(f64::from(percent) / 100.0),
            Some(Wanted::Fragment(name)) => self
                .outbox
                .say_and_keep(format!("the article has no place called \"{name}\"")),
            Some(Wanted::Section(title)) => self.go_to_section_like(&title),
            Some(Wanted::Spot(spot)) => {
                let place = spot.find(&mut Locator::new(self.reading.article()));
                self.reading.return_to(place);
            }
            None => {}
        }
    }

    /// Goes to the section of that title, or to the one that comes nearest, and says which where it is not meant
    /// without doubt.
    fn go_to_section_like(&mut self, title: &str) {
        let article = self.reading.article();
        let found = article.outline.find(title);
        let near = || article.outline.near(title).first().copied();
        let section = found.as_ref().ok().copied().or_else(near);
        let heading = section.map(|section| &article.outline.sections[section]);
        let said = match (&found, heading) {
            (Ok(_), _) => None,
            (Err(_), Some(heading)) => {
                Some(format!("\"{}\" is nearest to \"{title}\"", heading.title))
            }
            (Err(near), None) => Some(format!("no section \"{title}\"{near}")),
        };
        let place = heading.map(|heading| Position::at(heading.block));
        if let Some(position) = place {
            self.reading.return_to(Top::at(position));
        }
        if let Some(said) = said {
            self.outbox.say_and_keep(said);
        }
    }
}
