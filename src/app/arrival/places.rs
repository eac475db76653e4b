//! Places that are asked for by name before the article is there: each is gone to as soon as it can be.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Wanted;
use crate::app::App;
use crate::document::address::percent_decoded;
use crate::document::{Document, Finder, Position};
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
    let mut near = near_sections(document, title);
    if near.is_empty() {
        near = (0..sections.len()).collect();
    }
    let offered: Vec<String> = near
        .iter()
        .take(OFFERED_MAX)
        .map(|&section| format!("\"{}\"", sections[section].title))
        .collect();
    Err(format!("; there is {}", offered.join(", ")))
}

/// The sections whose titles have the letters of `title` in their order, the best first.
fn near_sections(document: &Document, title: &str) -> Vec<usize> {
    let pattern = Pattern::parse(title.trim(), CaseMatching::Ignore, Normalization::Smart);
    let (mut matcher, mut letters) = (Matcher::new(Config::DEFAULT), Vec::new());
    let mut near: Vec<(u32, usize)> = (0..document.outline.sections.len())
        .filter_map(|section| {
            let title = Utf32Str::new(&document.outline.sections[section].title, &mut letters);
            Some((pattern.score(title, &mut matcher)?, section))
        })
        .collect();
    near.sort_by_key(|(score, section)| (std::cmp::Reverse(*score), *section));
    near.into_iter().map(|(_, section)| section).collect()
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
        let found = find_section(article, title);
        let near = || near_sections(article, title).first().copied();
        let section = found.as_ref().ok().copied().or_else(near);
        let held = section.map(|section| &article.outline.sections[section]);
        let said = match (&found, held) {
            (Ok(_), _) => None,
            (Err(_), Some(held)) => Some(format!("\"{}\" is nearest to \"{title}\"", held.title)),
            (Err(near), None) => Some(format!("no section \"{title}\"{near}")),
        };
        let place = held.map(|held| Position::at(held.block));
        if let Some(position) = place {
            self.reading.return_to(Top { position, lead: 0 });
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
