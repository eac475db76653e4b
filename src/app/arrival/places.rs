//! Places that are asked for by name before the article is there: each is gone to as soon as it can be.

use super::Wanted;
use crate::app::App;
use crate::document::address::percent_decoded;
use crate::document::{Finder, Position};
use crate::layout::Top;

impl Wanted {
    /// What a reader means by a place on the command line: `40%`, `#fragment`, or a section's title. `Err` says
    /// what is wrong with it.
    pub fn named(place: &str) -> Result<Self, &'static str> {
        let place = place.trim();
        if place.is_empty() {
            return Err("it is empty");
        }
        if let Some(fragment) = place.strip_prefix('#') {
            return Ok(Self::Fragment(fragment.to_owned()));
        }
        let number = place
            .strip_suffix('%')
            .map(|number| number.trim().parse::<u8>());
        match number {
            Some(Ok(percent @ 0..=100)) => Ok(Self::Percent(percent)),
            Some(_) => Err("a percentage is a whole number from 0 to 100"),
            None => Ok(Self::Section(place.to_owned())),
        }
    }
}

impl App {
    /// Begins `what` there when it is opened.
    pub fn begin_at(&mut self, what: String, place: Wanted) {
        self.arrival.begin_at(what, place);
    }

    /// Goes to the place that was asked for before it had arrived, if it is there now.
    pub(in crate::app) fn go_to_wanted(&mut self) {
        let article = self.reading.article();
        let at = |position: Position| Top::at(position);
        let place = match &self.arrival.wanted {
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
            self.arrival.wanted = None;
            self.reading.return_to(place);
        }
    }

    /// All has arrived: goes to the place that was asked for as near as it can be told, or says that there is none.
    pub(in crate::app) fn go_to_wanted_at_last(&mut self) {
        match self.arrival.wanted.take() {
            Some(Wanted::End) => self.reading.go_to_end(),
            Some(Wanted::Percent(percent)) => self.go_to_progress(f64::from(percent) / 100.0),
            Some(Wanted::Fragment(name)) => self
                .outside
                .say_and_keep(format!("the article has no place called \"{name}\"")),
            Some(Wanted::Section(title)) => self.go_to_section_like(&title),
            Some(Wanted::Spot(spot)) => {
                let place = spot.find(&mut Finder::new(self.reading.article()));
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
        let held = section.map(|section| &article.outline.sections[section]);
        let said = match (&found, held) {
            (Ok(_), _) => None,
            (Err(_), Some(held)) => Some(format!("\"{}\" is nearest to \"{title}\"", held.title)),
            (Err(near), None) => Some(format!("no section \"{title}\"{near}")),
        };
        let place = held.map(|held| Position::at(held.block));
        if let Some(position) = place {
            self.reading.return_to(Top::at(position));
        }
        if let Some(said) = said {
            self.outside.say_and_keep(said);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_percentage_a_fragment_or_a_title() {
        assert_eq!(Wanted::named("40%"), Ok(Wanted::Percent(40)));
        assert_eq!(
            Wanted::named("#end"),
            Ok(Wanted::Fragment("end".to_owned()))
        );
        assert_eq!(
            Wanted::named(" The gate "),
            Ok(Wanted::Section("The gate".to_owned()))
        );
        assert!(Wanted::named("140%").is_err());
        assert!(Wanted::named(" ").is_err());
    }
}
