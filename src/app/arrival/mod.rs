//! The articles given, and how the one asked for arrives.

pub mod kept;
pub mod places;
pub mod reload;

use std::collections::{HashMap, HashSet};

use super::event::Ticket;
use super::overlay::marks::Mark;
use crate::document::{Document, Origin};
use crate::layout::Top;
use kept::Kept;
use reload::Reload;

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
    /// Where the articles left were read, for when the reader comes back; for those not opened yet, where to begin.
    places: HashMap<String, Wanted>,
    /// What the reader made of the articles left.
    kept: HashMap<String, Kept>,
    /// What the trail of each article left is listed as.
    left: HashMap<String, Left>,
    /// The articles that links were followed from, and those gone back from.
    behind: Vec<String>,
    ahead: Vec<String>,
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
}

/// The trail of an article that was left, as it is listed.
#[derive(Debug, Clone, Default)]
pub struct Left {
    /// The jumps that lead back, the place that was left, and the jumps that lead forward.
    pub rows: Vec<Mark>,
    /// Which of them is the place that was left.
    pub here: usize,
}

/// A place that has not arrived yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A place from an earlier visit.
    Place(Top),
    /// What a link's fragment names.
    Fragment(String),
    /// The section of this title, or of one like it.
    Section(String),
    /// So far into it.
    Percent(u8),
    /// The end.
    End,
}

impl Arrival {
    /// The articles that the reader steps through.
    pub fn set_inputs(&mut self, inputs: Vec<String>) {
        self.inputs = inputs;
    }

    /// Begins `what` there when it is opened.
    pub fn begin_at(&mut self, what: String, place: Wanted) {
        self.places.insert(what, place);
    }

    /// Asks for `what`, leaving the article read so far at `place`.
    pub fn ask(&mut self, what: String, place: Option<Top>) -> Ticket {
        if let Some(place) = place {
            self.places.insert(self.what.clone(), Wanted::Place(place));
        }
        if let Some(at) = self.inputs.iter().position(|input| *input == what) {
            self.at = at;
        }
        self.wanted = self.places.get(&what).cloned();
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
        self.behind.push(self.what.clone());
        self.ahead.clear();
    }

    /// The article that a link was followed from to this one.
    pub fn back(&mut self) -> Option<String> {
        self.go_by(-1)
    }

    /// So many articles back, where negative, or forward.
    pub fn go_by(&mut self, articles: isize) -> Option<String> {
        let (from, to) = match articles < 0 {
            true => (&mut self.behind, &mut self.ahead),
            false => (&mut self.ahead, &mut self.behind),
        };
        let mut here = self.what.clone();
        for _ in 0..articles.unsigned_abs() {
            to.push(std::mem::replace(&mut here, from.pop()?));
        }
        Some(here)
    }

    /// So many jumps back, where negative, or forward in an article that was left: it begins there when it is
    /// opened again.
    pub fn jump_in(&mut self, what: &str, jumps: isize) {
        let (Some(kept), Some(Wanted::Place(place))) =
            (self.kept.get_mut(what), self.places.get_mut(what))
        else {
            return;
        };
        for _ in 0..jumps.unsigned_abs() {
            let next = match jumps < 0 {
                true => kept.trail.back(*place),
                false => kept.trail.forward(*place),
            };
            *place = next.unwrap_or(*place);
        }
    }

    /// The article on screen is left; its trail is listed so from now on.
    pub fn list_left(&mut self, left: Left) {
        self.left.insert(self.what.clone(), left);
    }

    /// The articles behind, the first before the others, or those ahead, the next before the others: how many steps
    /// away each is, and what its trail is listed as. Of an article that stands there again or is on screen, only
    /// the place where it was left is listed.
    pub fn around(&self, ahead: bool) -> Vec<(isize, Left)> {
        let articles = if ahead { &self.ahead } else { &self.behind };
        let mut seen = HashSet::from([&self.what]);
        let nearest_first = articles.iter().rev().zip(1..).map(|(what, away)| {
            let mut left = self.left.get(what).cloned().unwrap_or_default();
            if !seen.insert(what) {
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
    pub fn begin(&mut self, origin: Origin, left: Kept) -> Kept {
        self.stage = Stage::Arriving;
        self.kept.insert(std::mem::take(&mut self.what), left);
        self.what.clone_from(&self.asked);
        self.origin = Some(origin);
        self.format = None;
        self.kept.remove(&self.what).unwrap_or_default()
    }

    /// True when something of it is there to be read, in `article`.
    pub fn is_seen(&self, article: &Document) -> bool {
        self.stage != Stage::Asked && !article.is_empty()
    }

    /// It has arrived whole, or no more of it will.
    pub fn end(&mut self, whole: bool) {
        // What never began leaves the article on screen where it is, and that one was not left.
        if self.stage == Stage::Asked && self.behind.last() == Some(&self.what) {
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
        arrival.ask("a".to_owned(), None);
        assert_eq!(arrival.neighbour(1).as_deref(), Ok("b"));
        assert!(arrival.neighbour(-1).is_err());
        arrival.begin(Origin::Stdin, Kept::default());
        arrival.ask("b".to_owned(), Some(Top::default()));
        assert_eq!(arrival.wanted, None);
        arrival.begin(Origin::Stdin, Kept::default());
        arrival.ask("a".to_owned(), Some(Top::default()));
        assert_eq!(arrival.wanted, Some(Wanted::Place(Top::default())));
    }

    #[test]
    fn progress_is_told_while_it_lasts() {
        let mut arrival = Arrival::default();
        assert_eq!(arrival.progress(), None);
        arrival.ask("a".to_owned(), None);
        arrival.begin(Origin::Stdin, Kept::default());
        arrival.progressed(34, Some(100));
        assert_eq!(arrival.progress().as_deref(), Some("reading… 34 %"));
        arrival.progressed(2_340_000, None);
        assert_eq!(arrival.progress().as_deref(), Some("reading… 2.3 MB"));
    }
}
