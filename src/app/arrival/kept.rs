//! `Kept`: what the reader made of an article that was left, by its words, for when they come back to it, or when it
//! is read anew. One way for both: where the words stand as they stood it is all there at once, else when all of the
//! article is.

use crate::app::App;
use crate::app::arrival::{Left, Wanted};
use crate::app::reading::Reading;
use crate::app::reading::trail::Trail;
use crate::app::sidebar::Sidebar;
use crate::app::sidebar::corrections::Corrections;
use crate::document::{Anchor, BlockId, Document, Finder, Position};
use crate::layout::Top;

/// A place to come back to: its words, and how many rows above them the page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    anchor: Anchor,
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
    pub fn find(&self, finder: &mut Finder<'_>) -> Top {
        self.at(finder.locate(&self.anchor).unwrap_or_default())
    }

    fn at(&self, position: Position) -> Top {
        Top {
            position,
            lead: self.lead,
        }
    }
}

/// What is kept of an article that was left.
#[derive(Debug, Default)]
pub struct Kept {
    /// Where it was read.
    pub place: Option<Spot>,
    /// The jumps and the marks.
    pub trail: Trail<Spot>,
    /// What was on screen of it.
    seen: Vec<(Anchor, Anchor)>,
    /// What was folded in the text.
    folds: Vec<Anchor>,
    /// How many levels of the outline were shown, and what was folded and unfolded in it by hand.
    pub(super) levels: Option<u8>,
    folded: Vec<Anchor>,
    unfolded: Vec<Anchor>,
    /// What was corrected in it.
    corrections: Corrections,
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
            let next = match jumps < 0 {
                true => self.trail.back(place.clone()),
                false => self.trail.forward(place.clone()),
            };
            self.place = Some(next.unwrap_or(place));
        }
    }

    /// True when all of its words are there as they were.
    fn stands_in(&self, article: &Document) -> bool {
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
    fn and_then(mut self, later: Self) -> Self {
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

impl App {
    /// The article on screen is left, or read anew.
    pub(in crate::app) fn keep(&mut self) -> Kept {
        let listed = self.list_left();
        let corrections = &mut self.sidebar.corrections;
        let corrections = self.reading.correct(|document| corrections.leave(document));
        let article = self.reading.article();
        let of = |block: BlockId| Anchor::of(article, Position::at(block));
        let (folded, unfolded) = self.sidebar.folds();
        let stretches = self.reading.seen.stretches();
        let kept = Kept {
            place: (!article.is_empty()).then(|| Spot::of(article, self.reading.place())),
            trail: self.reading.trail.map(|place| Spot::of(article, *place)),
            seen: stretches
                .map(|(start, end)| (Anchor::of(article, start), Anchor::of(article, end)))
                .collect(),
            folds: self.reading.folding().heads().map(of).collect(),
            levels: Some(self.sidebar.levels()),
            folded: folded.iter().copied().map(of).collect(),
            unfolded: unfolded.iter().copied().map(of).collect(),
            corrections,
            listed,
        };
        match self.arrival.returning.take() {
            Some(earlier) => earlier.and_then(kept),
            None => kept,
        }
    }

    /// An article begins to arrive, of which that was kept.
    pub(in crate::app) fn come_back(&mut self, mut kept: Kept) {
        self.reading = Reading::new(self.look.settings());
        let corrections = std::mem::take(&mut kept.corrections);
        self.sidebar = Sidebar::of(kept.levels, corrections);
        if self.arrival.wanted.is_none() {
            self.arrival.wanted = kept.place.take().map(Wanted::Spot);
        }
        self.arrival.returning = Some(kept);
    }

    /// More of it is there: corrects what was corrected in it before, and takes up all else that is kept if that is
    /// where it was.
    pub(in crate::app) fn return_on(&mut self) {
        let corrections = &mut self.sidebar.corrections;
        if corrections.is_due(self.reading.article()) {
            self.reading
                .correct(|document| corrections.make_again(document));
            self.sidebar.rebuild(self.reading.article());
        }
        let article = self.reading.article();
        if let Some(kept) = (self.arrival.returning).take_if(|kept| kept.stands_in(article)) {
            self.take_up(kept);
        }
    }

    /// The article was read anew, and this was kept of it as it was.
    pub(in crate::app) fn return_to_new(&mut self, mut kept: Kept) {
        self.sidebar.corrections = std::mem::take(&mut kept.corrections);
        self.arrival.returning = Some(kept);
        self.return_at_last();
    }

    /// All of it is there.
    pub(in crate::app) fn return_at_last(&mut self) {
        let corrections = &mut self.sidebar.corrections;
        if corrections.awaits() {
            self.reading
                .correct(|document| corrections.make_the_rest(document));
            self.sidebar.rebuild(self.reading.article());
        }
        if let Some(kept) = self.arrival.returning.take() {
            self.take_up(kept);
        }
    }

    /// Finds what is kept in the article on screen.
    fn take_up(&mut self, kept: Kept) {
        let article = self.reading.article();
        let mut finder = Finder::new(article);
        let trail = kept.trail.map(|spot| spot.find(&mut finder));
        let mut find = |anchor: &Anchor| finder.locate(anchor).unwrap_or_default();
        let stretches = kept
            .seen
            .iter()
            .map(|(start, end)| (find(start), find(end)));
        let stretches: Vec<_> = stretches.filter(|(start, end)| start < end).collect();
        let mut heads = |anchors: &[Anchor]| -> Vec<BlockId> {
            anchors.iter().map(|anchor| find(anchor).block).collect()
        };
        let folds = heads(&kept.folds);
        let (folded, unfolded) = (heads(&kept.folded), heads(&kept.unfolded));
        for (start, end) in stretches {
            self.reading.seen.add(start, end);
        }
        let later = std::mem::take(&mut self.reading.trail);
        self.reading.trail = trail.and_then(later);
        if !folds.is_empty() {
            self.reading.fold_again(folds);
        }
        if !(folded.is_empty() && unfolded.is_empty()) {
            (self.sidebar).fold_again(self.reading.article(), folded, unfolded);
        }
    }
}
