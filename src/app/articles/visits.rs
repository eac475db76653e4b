//! `Visits`: the way through articles that links were followed from, and back.

use crate::document::Name;

/// An article that was on screen.
#[derive(Debug, Clone, Default)]
pub struct Visited {
    /// What to ask for.
    pub what: String,
    /// By what it is known.
    pub name: Option<Name>,
}

/// The article on screen, those that links were followed from, and those gone back from.
#[derive(Debug, Default)]
pub struct Visits {
    /// The article on screen.
    pub here: Visited,
    behind: Vec<Visited>,
    ahead: Vec<Visited>,
}

impl Visits {
    /// A link leads from the article on screen to another.
    pub fn leave(&mut self) {
        self.behind.push(self.here.clone());
        self.ahead.clear();
    }

    /// The link led nowhere: the article on screen was not left.
    pub fn stay(&mut self) {
        if (self.behind.last()).is_some_and(|last| last.what == self.here.what) {
            self.behind.pop();
        }
    }

    /// So many articles back, where negative, or forward.
    pub fn go_by(&mut self, articles: isize) -> Option<Visited> {
        let mut here = self.here.clone();
        let (from, to) = if articles < 0 {
            (&mut self.behind, &mut self.ahead)
        } else {
            (&mut self.ahead, &mut self.behind)
        };
        for _ in 0..articles.unsigned_abs() {
            to.push(std::mem::replace(&mut here, from.pop()?));
        }
        Some(here)
    }

    /// The articles ahead, or those behind, the nearest first, each with how many steps away it is.
    pub fn around(&self, ahead: bool) -> impl Iterator<Item = (&Visited, isize)> {
        let articles = if ahead { &self.ahead } else { &self.behind };
        let steps = (1..).map(move |away: isize| if ahead { away } else { -away });
        articles.iter().rev().zip(steps)
    }
}
