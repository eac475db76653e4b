//! `Kept`: what the reader made of an article that was left, by its words.

use crate::app::reading::place::Place;
use crate::app::reading::trail::Trail;
use crate::app::sidebar::corrections::Corrections;
use crate::document::Name;
use crate::document::{Anchor, Document, Locator, Position};
use crate::layout::Top;
use std::collections::HashMap;

/// A place to come back to: its words, and how many rows above them the page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Its words.
    pub anchor: Anchor,
    lead: u16,
}

impl Spot {
    /// Remembers a place.
    pub fn of(article: &Document, place: Top) -> Self {
        Self {
            anchor: Anchor::of(article, place.position),
            lead: place.lead,
        }
    }

    /// Where it is, if its words are there as they were.
    pub fn stands_in(&self, article: &Document) -> Option<Top> {
        let position = self.anchor.stands_in(article)?;
        Some(self.at(position))
    }

    /// Where it is now, as near as can be told.
    pub fn find(&self, locator: &mut Locator<'_>) -> Top {
        self.at(locator.locate(&self.anchor).unwrap_or_default())
    }

    fn at(&self, position: Position) -> Top {
        Top {
            position,
            lead: self.lead,
        }
    }
}

/// The trail of an article that was left, as it is listed.
#[derive(Debug, Clone, Default)]
pub struct Left {
    /// The jumps that lead back, the place that was left, and the jumps that lead forward.
    pub rows: Vec<Place>,
    /// Which of them is the place that was left.
    pub here: usize,
}

/// What is kept of an article that was left.
#[derive(Debug, Default)]
pub struct Kept {
    /// Where it was read.
    pub place: Option<Spot>,
    /// The jumps and the marks.
    pub trail: Trail<Spot>,
    /// What was on screen of it.
    pub seen: Vec<(Anchor, Anchor)>,
    /// What was folded in the text.
    pub folds: Vec<Anchor>,
    /// How many levels of the outline were shown, and what was folded and unfolded in it by hand.
    pub levels: Option<u8>,
    /// See [`Kept::levels`].
    pub folded: Vec<Anchor>,
    /// See [`Kept::levels`].
    pub unfolded: Vec<Anchor>,
    /// What was corrected in it.
    pub corrections: Corrections,
    /// What its trail is listed as.
    pub listed: Left,
}

impl Kept {
    /// So many jumps back, where negative, or forward: it is read there when it is opened again.
    pub fn jump(&mut self, jumps: isize) {
        for _ in 0..jumps.unsigned_abs() {
            let Some(place) = self.place.take() else {
                return;
            };
            let next = if jumps < 0 {
                self.trail.back(place.clone())
            } else {
                self.trail.forward(place.clone())
            };
            self.place = Some(next.unwrap_or(place));
        }
    }

    /// True when all of its words are there as they were.
    pub fn stands_in(&self, article: &Document) -> bool {
        let stretches = self.seen.iter().flat_map(|(start, end)| [start, end]);
        let heads = self.folds.iter().chain(&self.folded).chain(&self.unfolded);
        self.trail
            .places()
            .map(|spot| &spot.anchor)
            .chain(stretches)
            .chain(heads)
            .all(|anchor| anchor.stands_in(article).is_some())
    }

    /// This, and then what was made of the article before all of this was there again.
    pub fn and_then(mut self, later: Self) -> Self {
        self.seen.extend(later.seen);
        self.folds.extend(later.folds);
        self.folded.extend(later.folded);
        self.unfolded.extend(later.unfolded);
        Self {
            trail: self.trail.and_then(later.trail),
            seen: self.seen,
            folds: self.folds,
            folded: self.folded,
            unfolded: self.unfolded,
            ..later
        }
    }
}

/// What is kept of all articles that were left.
#[derive(Debug, Default)]
pub struct AllKept {
    articles: HashMap<Name, Kept>,
    /// What is kept of the article on screen and not taken up yet, as not all of it is there.
    pub returning: Option<Kept>,
}

impl AllKept {
    /// An article is left.
    pub fn keep(&mut self, name: Name, kept: Kept) {
        self.articles.insert(name, kept);
    }

    /// An article comes back.
    pub fn take(&mut self, name: &Name) -> Kept {
        self.articles.remove(name).unwrap_or_default()
    }

    /// What is kept of an article.
    pub fn of(&mut self, name: &Name) -> Option<&mut Kept> {
        self.articles.get_mut(name)
    }

    /// What the trail of an article is listed as.
    pub fn listed(&self, name: &Name) -> Left {
        let kept = self.articles.get(name);
        kept.map(|kept| kept.listed.clone()).unwrap_or_default()
    }
}
