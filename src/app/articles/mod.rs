//! The articles given and those left, and how far the one asked for has come.

pub mod kept;

use crate::app::articles::kept::Left;
use std::collections::{HashMap, HashSet};

use crate::app::articles::kept::{Kept, Spot};
use crate::app::event::Ticket;
use crate::document::{Document, Name, Origin};

/// How often in a row one allowed host may lead on to another: as often as browsers have it, less.
const LED_MAX: usize = 10;

/// How far the article asked for has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// None was asked for.
    #[default]
    Nothing,
    /// It was asked for and has not begun.
    Asked,
    /// Its parts arrive.
    Arriving,
    /// It is all there.
    Whole,
    /// It never came, or not all of it.
    Failed,
}

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

/// The articles given, which of them is read, and how far it has come.
#[derive(Debug, Default)]
pub struct Arrival {
    inputs: Vec<String>,
    at: usize,
    /// The article on screen, and the one asked for last.
    what: String,
    asked: String,
    ticket: Ticket,
    stage: Stage,
    bytes: u64,
    of: Option<u64>,
    /// Where to begin in articles that were not opened yet.
    begins: HashMap<String, Wanted>,
    /// By what the article on screen is known, and each of those given that was opened.
    name: Option<Name>,
    names: HashMap<String, Name>,
    /// What the reader made of the articles left.
    kept: HashMap<Name, Kept>,
    /// What is kept of the article on screen and not taken up yet, as not all of it is there.
    pub returning: Option<Kept>,
    /// The articles that links were followed from, and those gone back from.
    behind: Vec<Visited>,
    ahead: Vec<Visited>,
    /// The hosts that the reader lets articles be fetched from.
    allowed: HashSet<String>,
    /// How often in a row one of them led on to another.
    led: usize,
    /// Where the article on screen comes from.
    pub origin: Option<Origin>,
    /// The name of its format.
    pub format: Option<&'static str>,
    /// The same article, read anew.
    pub reload: Reload,
    /// The reader asked for that, and is told also when nothing has changed.
    pub reload_asked: bool,
    /// Where to go when that much of the article is there.
    pub wanted: Option<Wanted>,
    /// Where to go in what was asked for, once the reader lets it be fetched from where it is.
    pub wanted_beyond: Option<Wanted>,
}

/// An article that was on screen: what to ask for, and by what it is known.
#[derive(Debug, Clone)]
struct Visited {
    what: String,
    name: Option<Name>,
}

/// A place that has not arrived yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A place from an earlier visit.
    Spot(Spot),
    /// What a link's fragment names.
    Fragment(String),
    /// The section of this title, or of one like it.
    Section(String),
    /// So far into it.
    Percent(u8),
    /// The end.
    End,
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

impl Arrival {
    /// The articles that the reader steps through.
    pub fn set_inputs(&mut self, inputs: Vec<String>) {
        self.inputs = inputs;
    }

    /// Begins `what` there when it is opened.
    pub fn begin_at(&mut self, what: String, place: Wanted) {
        self.begins.insert(what, place);
    }

    /// Asks for `what`.
    pub fn ask(&mut self, what: String) -> Ticket {
        if let Some(at) = self.inputs.iter().position(|input| *input == what) {
            self.at = at;
        }
        self.wanted = self.begins.remove(&what);
        self.asked = what;
        self.reload = Reload::No;
        self.led = 0;
        self.next_ticket()
    }

    /// Asks for `what` in place of the article asked for last, which is there. `None` where it has led on too often.
    pub fn ask_instead(&mut self, what: String) -> Option<Ticket> {
        self.led += 1;
        self.asked = what;
        (self.led <= LED_MAX).then(|| self.next_ticket())
    }

    /// What was asked for is not read, and the article on screen stays as it was.
    pub fn give_up(&mut self) {
        match std::mem::take(&mut self.reload) {
            Reload::Arriving(_) => self.asked_again(),
            _ => self.end(false),
        }
    }

    /// Asks for the article on screen once more.
    pub fn ask_again(&mut self) -> Ticket {
        self.asked.clone_from(&self.what);
        self.next_ticket()
    }

    /// The article on screen was read anew, or stays as it was.
    pub fn asked_again(&mut self) {
        self.stage = Stage::Whole;
    }

    fn next_ticket(&mut self) -> Ticket {
        self.ticket.0 += 1;
        self.stage = Stage::Asked;
        (self.bytes, self.of) = (0, None);
        self.ticket
    }

    /// The article before or after this one among those given; `Err` says why there is none.
    pub fn neighbour(&self, steps: isize) -> Result<String, &'static str> {
        let none = match (self.inputs.len(), steps > 0) {
            (0 | 1, _) => "only one article was given",
            (_, true) => "this is the last of the articles given",
            (_, false) => "this is the first of the articles given",
        };
        let to = self.at.checked_add_signed(steps).ok_or(none)?;
        self.inputs.get(to).cloned().ok_or(none)
    }

    /// Articles may be fetched from this host from now on.
    pub fn allow(&mut self, host: &str) {
        self.allowed.insert(host.to_lowercase());
    }

    /// True when the reader lets articles be fetched from this host.
    pub fn is_allowed(&self, host: &str) -> bool {
        self.allowed.contains(&host.to_lowercase())
    }

    /// A link leads from the article on screen to another.
    pub fn leave(&mut self) {
        let here = self.here();
        self.behind.push(here);
        self.ahead.clear();
    }

    fn here(&self) -> Visited {
        Visited {
            what: self.what.clone(),
            name: self.name.clone(),
        }
    }

    /// The article that a link was followed from to this one.
    pub fn back(&mut self) -> Option<String> {
        self.go_by(-1)
    }

    /// So many articles back, where negative, or forward.
    pub fn go_by(&mut self, articles: isize) -> Option<String> {
        self.visit(articles).map(|there| there.what)
    }

    /// As [`Arrival::go_by`], and there so many jumps back or forward from where the article was left.
    pub fn go_by_and_jump(&mut self, articles: isize, jumps: isize) -> Option<String> {
        let there = self.visit(articles)?;
        if let Some(kept) = there.name.and_then(|name| self.kept.get_mut(&name)) {
            kept.jump(jumps);
        }
        Some(there.what)
    }

    fn visit(&mut self, articles: isize) -> Option<Visited> {
        let mut here = self.here();
        let (from, to) = match articles < 0 {
            true => (&mut self.behind, &mut self.ahead),
            false => (&mut self.ahead, &mut self.behind),
        };
        for _ in 0..articles.unsigned_abs() {
            to.push(std::mem::replace(&mut here, from.pop()?));
        }
        Some(here)
    }

    /// The articles behind, the first before the others, or those ahead, the next before the others: how many steps
    /// away each is, and what its trail is listed as. Of an article that stands there again or is on screen, only
    /// the place where it was left is listed.
    pub fn around(&self, ahead: bool) -> Vec<(isize, Left)> {
        let articles = if ahead { &self.ahead } else { &self.behind };
        let mut seen = HashSet::from([self.name.as_ref()]);
        let nearest_first = articles.iter().rev().zip(1..).map(|(there, away)| {
            let name = there.name.as_ref();
            let kept = name.and_then(|name| self.kept.get(name));
            let mut left = kept.map(|kept| kept.listed.clone()).unwrap_or_default();
            if !seen.insert(name) {
                left.rows = left.rows.get(left.here).cloned().into_iter().collect();
                left.here = 0;
            }
            (if ahead { away } else { -away }, left)
        });
        let mut around: Vec<(isize, Left)> = nearest_first.collect();
        if !ahead {
            around.reverse();
        }
        around
    }

    /// The article that was gone back from to this one.
    pub fn forward(&mut self) -> Option<String> {
        self.go_by(1)
    }

    /// True when events with `ticket` are about the article asked for last.
    pub fn is_awaited(&self, ticket: Ticket) -> bool {
        self.ticket == ticket
    }

    /// The ticket of the article asked for last.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// What was asked for last.
    pub fn asked(&self) -> &str {
        &self.asked
    }

    /// How far it has come.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// It begins to arrive, from there. Takes what is kept of the article left and gives that of this one.
    pub fn begin(&mut self, origin: Origin, name: Name, left: Kept) -> Kept {
        self.stage = Stage::Arriving;
        if let Some(name) = self.name.take() {
            self.kept.insert(name, left);
        }
        self.what.clone_from(&self.asked);
        self.names.insert(self.what.clone(), name.clone());
        let named = |input: &String| self.names.get(input) == Some(&name);
        if !self.inputs.get(self.at).is_some_and(named)
            && let Some(at) = self.inputs.iter().position(named)
        {
            self.at = at;
        }
        self.origin = Some(origin);
        self.format = None;
        let kept = self.kept.remove(&name).unwrap_or_default();
        self.name = Some(name);
        kept
    }

    /// True when something of it is there to be read, in `article`.
    pub fn is_seen(&self, article: &Document) -> bool {
        self.stage != Stage::Asked && !article.is_empty()
    }

    /// It has arrived whole, or no more of it will.
    pub fn end(&mut self, whole: bool) {
        // What never began leaves the article on screen where it is, and that one was not left.
        if self.stage == Stage::Asked
            && self
                .behind
                .last()
                .is_some_and(|last| last.what == self.what)
        {
            self.behind.pop();
        }
        self.stage = match whole {
            true => Stage::Whole,
            false => Stage::Failed,
        };
    }

    /// So many bytes of it were read.
    pub fn progressed(&mut self, bytes: u64, of: Option<u64>) {
        (self.bytes, self.of) = (bytes, of);
    }

    /// True while more of it is to come.
    pub fn is_arriving(&self) -> bool {
        matches!(self.stage, Stage::Asked | Stage::Arriving)
    }

    /// A word on how far it has come, while it arrives.
    pub fn progress(&self) -> Option<String> {
        let verb = match self.stage {
            Stage::Asked => "opening",
            Stage::Arriving => "reading",
            _ => return None,
        };
        let far = match (self.of, self.bytes) {
            (Some(of), bytes) if of > 0 => format!(" {} %", (bytes.min(of) * 100) / of),
            (_, 0) => String::new(),
            (_, bytes) if bytes < 1_000_000 => format!(" {} KB", bytes.div_ceil(1000)),
            (_, bytes) => format!(" {:.1} MB", bytes as f64 / 1e6),
        };
        Some(format!("{verb}…{far}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_given_are_stepped_through() {
        let mut arrival = Arrival::default();
        assert!(arrival.neighbour(1).is_err());
        arrival.set_inputs(vec!["a".to_owned(), "b".to_owned()]);
        arrival.begin_at("a".to_owned(), Wanted::End);
        arrival.ask("a".to_owned());
        assert_eq!(arrival.wanted.take(), Some(Wanted::End));
        assert_eq!(arrival.neighbour(1).as_deref(), Ok("b"));
        assert!(arrival.neighbour(-1).is_err());
        let file = |path: &str| (Origin::File(path.into()), Name::File(path.into()));
        let begin = |arrival: &mut Arrival, path: &str, levels: u8| {
            let (origin, name) = file(path);
            let left = Kept {
                levels: Some(levels),
                ..Kept::default()
            };
            arrival.begin(origin, name, left).levels
        };
        begin(&mut arrival, "a", 0);
        arrival.ask("b".to_owned());
        begin(&mut arrival, "b", 1);
        arrival.ask("./a".to_owned());
        assert_eq!(arrival.wanted, None);
        // However it is written, it is the first of those given, and what was kept of it is there.
        assert_eq!(begin(&mut arrival, "a", 2), Some(1));
        assert_eq!(arrival.neighbour(1).as_deref(), Ok("b"));
    }

    #[test]
    fn progress_is_told_while_it_lasts() {
        let mut arrival = Arrival::default();
        assert_eq!(arrival.progress(), None);
        arrival.ask("a".to_owned());
        arrival.begin(Origin::Stdin, Name::Stdin, Kept::default());
        arrival.progressed(34, Some(100));
        assert_eq!(arrival.progress().as_deref(), Some("reading… 34 %"));
        arrival.progressed(2_340_000, None);
        assert_eq!(arrival.progress().as_deref(), Some("reading… 2.3 MB"));
    }

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
