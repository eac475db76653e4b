//! An article is left, and what the reader made of it is there again when they come back to it, or when it is read
//! anew. One way for both: where the words stand as they stood it is all there at once, else when all of the
//! article is.

use crate::app::App;
use crate::app::articles::arrival::Wanted;
use crate::app::articles::kept::{Kept, Spot};
use crate::app::reading::Reading;
use crate::app::sidebar::Sidebar;
use crate::document::{Anchor, BlockId, Locator, Position};

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
        match self.articles.kept.returning.take() {
            Some(earlier) => earlier.and_then(kept),
            None => kept,
        }
    }

    /// An article begins to arrive, of which that was kept.
    pub(in crate::app) fn come_back(&mut self, mut kept: Kept) {
        self.reading = Reading::new(self.look.settings());
        let corrections = std::mem::take(&mut kept.corrections);
        self.sidebar = Sidebar::of(kept.levels, corrections);
        if self.articles.arrival.wanted.is_none() {
            self.articles.arrival.wanted = kept.place.take().map(Wanted::Spot);
        }
        self.articles.kept.returning = Some(kept);
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
        if let Some(kept) = (self.articles.kept.returning).take_if(|kept| kept.stands_in(article)) {
            self.take_up(kept);
        }
    }

    /// The article was read anew, and this was kept of it as it was.
    pub(in crate::app) fn return_to_new(&mut self, mut kept: Kept) {
        self.sidebar.corrections = std::mem::take(&mut kept.corrections);
        self.articles.kept.returning = Some(kept);
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
        if let Some(kept) = self.articles.kept.returning.take() {
            self.take_up(kept);
        }
    }

    /// Finds what is kept in the article on screen.
    fn take_up(&mut self, kept: Kept) {
        let article = self.reading.article();
        let mut locator = Locator::new(article);
        let trail = kept.trail.map(|spot| spot.find(&mut locator));
        let mut find = |anchor: &Anchor| locator.locate(anchor).unwrap_or_default();
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
