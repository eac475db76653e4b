//! Places that are asked for by name before the article is there: each is gone to as soon as it can be.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

use super::Wanted;
use crate::app::App;
use crate::app::links::percent_decoded;
use crate::document::{Document, Position};
use crate::layout::Top;

/// How many section names are offered when there is none of the name asked for.
const OFFERED_MAX: usize = 3;

/// The section of that title, or the only one whose title begins with it or holds it, in any case. Else what to
/// say of those that come near.
pub fn find_section(document: &Document, title: &str) -> Result<usize, String> {
    let sections = &document.outline.sections;
    let wanted = title.trim().to_lowercase();
    let matches: [fn(&str, &str) -> bool; 3] = [
        |title, wanted| title == wanted,
        |title, wanted| title.starts_with(wanted),
        |title, wanted| title.contains(wanted),
    ];
    for (n, is_it) in matches.into_iter().enumerate() {
        let mut found = (0..sections.len())
            .filter(|&section| is_it(&sections[section].title.to_lowercase(), &wanted));
        match (found.next(), found.next()) {
            // Of sections with one name the first is as good as any.
            (Some(section), None) => return Ok(section),
            (Some(section), Some(_)) if n == 0 => return Ok(section),
            _ => {}
        }
    }
    if sections.is_empty() {
        return Err(", which has no sections".to_owned());
    }
    let titles = sections.iter().map(|section| &*section.title);
    let pattern = Pattern::parse(&wanted, CaseMatching::Ignore, Normalization::Smart);
    let mut near: Vec<&str> = pattern
        .match_list(titles.clone(), &mut Matcher::new(Config::DEFAULT))
        .into_iter()
        .map(|(title, _)| title)
        .collect();
    if near.is_empty() {
        near = titles.collect();
    }
    let offered: Vec<String> = near
        .iter()
        .take(OFFERED_MAX)
        .map(|title| format!("\"{title}\""))
        .collect();
    Err(format!("; there is {}", offered.join(", ")))
}

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
        let at = |position: Position| Top { position, lead: 0 };
        let place = match &self.arrival.wanted {
            Some(Wanted::Place(place)) => Some(*place),
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
            Some(Wanted::Section(title)) => match find_section(self.reading.article(), &title) {
                Ok(section) => {
                    let block = self.reading.article().outline.sections[section].block;
                    let position = Position::at(block);
                    self.reading.return_to(Top { position, lead: 0 });
                }
                Err(near) => self
                    .outside
                    .say_and_keep(format!("no section \"{title}\"{near}")),
            },
            Some(Wanted::Place(_)) | None => {}
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
