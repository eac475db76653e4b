//! The articles: those given, the one that arrives, those that were gone through, what is kept of them, and from where
//! the reader lets them be fetched.

pub mod arrival;
pub mod consent;
pub mod inputs;
pub mod kept;
pub mod visits;

use std::collections::HashSet;

use crate::app::articles::arrival::Arrival;
use crate::app::articles::consent::Consent;
use crate::app::articles::inputs::Inputs;
use crate::app::articles::kept::{AllKept, Kept, Left};
use crate::app::articles::visits::Visits;
use crate::app::event::Ticket;
use crate::document::{Name, Origin};

/// All that is known of articles besides the one on screen.
#[derive(Debug, Default)]
pub struct Articles {
    /// Those given.
    pub inputs: Inputs,
    /// The one asked for last.
    pub arrival: Arrival,
    /// The way through them.
    pub visits: Visits,
    /// What the reader made of those that were left.
    pub kept: AllKept,
    /// From where they may be fetched.
    pub consent: Consent,
}

impl Articles {
    /// Asks for `what`.
    pub fn ask(&mut self, what: String) -> Ticket {
        self.arrival.wanted = self.inputs.ask(&what);
        self.consent.begin();
        self.arrival.ask(what)
    }

    /// Asks for the article on screen once more; `asked` where the reader does.
    pub fn ask_again(&mut self, asked: bool) -> Ticket {
        self.arrival.ask_again(&self.visits.here.what, asked)
    }

    /// Asks for `what` in place of the article asked for last, which is there. `None` where it has led on too often.
    pub fn ask_instead(&mut self, what: String) -> Option<Ticket> {
        let may = self.consent.lead_on();
        may.then(|| self.arrival.ask(what))
    }

    /// The article asked for begins to arrive, from there. Takes what is kept of the one left and gives that of this
    /// one.
    pub fn begin(&mut self, origin: Origin, name: Name, left: Kept) -> Kept {
        let asked = self.arrival.asked().to_owned();
        self.inputs.known(&asked, &name);
        self.arrival.begin(origin);
        if let Some(name) = self.visits.here.name.take() {
            self.kept.keep(name, left);
        }
        let kept = self.kept.take(&name);
        self.visits.here.what = asked;
        self.visits.here.name = Some(name);
        kept
    }

    /// The article asked for has arrived whole, or no more of it will.
    pub fn end(&mut self, whole: bool) {
        // What never began leaves the article on screen where it is, and that one was not left.
        if !self.arrival.end(whole) {
            self.visits.stay();
        }
    }

    /// What was asked for is not read, and the article on screen stays as it was.
    pub fn give_up(&mut self) {
        if self.arrival.end_anew().is_none() {
            self.end(false);
        }
    }

    /// So many articles back, where negative, or forward, and there so many jumps from where the article was left:
    /// what to ask for.
    pub fn go_by(&mut self, articles: isize, jumps: isize) -> Option<String> {
        let there = self.visits.go_by(articles)?;
        if let Some(kept) = there.name.and_then(|name| self.kept.of(&name)) {
            kept.jump(jumps);
        }
        Some(there.what)
    }

    /// The articles behind, the first before the others, or those ahead, the next before the others: how many steps
    /// away each is, and what its trail is listed as. Of an article that stands there again or is on screen, only
    /// the place where it was left is listed.
    pub fn around(&self, ahead: bool) -> Vec<(isize, Left)> {
        let mut seen = HashSet::from([self.visits.here.name.as_ref()]);
        let nearest_first = self.visits.around(ahead).map(|(there, away)| {
            let name = there.name.as_ref();
            let mut left = name.map(|name| self.kept.listed(name)).unwrap_or_default();
            if !seen.insert(name) {
                left.rows = left.rows.get(left.here).cloned().into_iter().collect();
                left.here = 0;
            }
            (away, left)
        });
        let mut around: Vec<(isize, Left)> = nearest_first.collect();
        if !ahead {
            around.reverse();
        }
        around
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::articles::arrival::Wanted;

    #[test]
    fn the_articles_given_are_stepped_through() {
        let mut articles = Articles::default();
        assert!(articles.inputs.neighbour(1).is_err());
        articles.inputs.set(vec!["a".to_owned(), "b".to_owned()]);
        articles.inputs.begin_at("a".to_owned(), Wanted::End);
        articles.ask("a".to_owned());
        assert_eq!(articles.arrival.wanted.take(), Some(Wanted::End));
        assert_eq!(articles.inputs.neighbour(1).as_deref(), Ok("b"));
        assert!(articles.inputs.neighbour(-1).is_err());
        let begin = |articles: &mut Articles, path: &str, levels: u8| {
            let (origin, name) = (Origin::File(path.into()), Name::File(path.into()));
            let left = Kept {
                levels: Some(levels),
                ..Kept::default()
            };
            articles.begin(origin, name, left).levels
        };
        begin(&mut articles, "a", 0);
        articles.ask("b".to_owned());
        begin(&mut articles, "b", 1);
        articles.ask("./a".to_owned());
        assert_eq!(articles.arrival.wanted, None);
        // However it is written, it is the first of those given, and what was kept of it is there.
        assert_eq!(begin(&mut articles, "a", 2), Some(1));
        assert_eq!(articles.inputs.neighbour(1).as_deref(), Ok("b"));
    }
}
