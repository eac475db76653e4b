//! `Kept`: what the reader made of an article that was left, for when they come back to it.

use crate::app::App;
use crate::app::reading::Reading;
use crate::app::reading::folding::Folding;
use crate::app::reading::seen::Seen;
use crate::app::reading::trail::Trail;
use crate::app::sidebar::Sidebar;

/// What is kept of an article that was left, besides the place.
#[derive(Debug, Default)]
pub struct Kept {
    /// The jumps and the marks.
    pub trail: Trail,
    /// What was on screen of it.
    pub seen: Seen,
    /// What was folded in the text.
    pub folding: Folding,
    /// How the outline was folded, and what the reader corrected in it.
    pub sidebar: Sidebar,
}

impl App {
    /// The article on screen is left.
    pub(in crate::app) fn keep(&mut self) -> Kept {
        let sidebar = &mut self.sidebar;
        let sidebar = self.reading.correct(|document| sidebar.leave(document));
        Kept {
            trail: std::mem::take(&mut self.reading.trail),
            seen: std::mem::take(&mut self.reading.seen),
            folding: self.reading.folding().moved(|head| head),
            sidebar,
        }
    }

    /// An article begins to arrive, of which that was kept.
    pub(in crate::app) fn come_back(&mut self, kept: Kept) {
        self.reading = Reading::new(self.look.settings());
        self.reading.trail = kept.trail;
        self.reading.seen = kept.seen;
        self.reading.fold_as(kept.folding);
        self.sidebar = kept.sidebar;
    }

    /// More of it is there: corrects what was corrected in it before.
    pub(in crate::app) fn correct_again(&mut self) {
        let corrections = &mut self.sidebar.corrections;
        if corrections.is_due(self.reading.article()) {
            self.reading
                .correct(|document| corrections.make_again(document));
            self.sidebar.rebuild(self.reading.article());
        }
    }

    /// All of it is there.
    pub(in crate::app) fn correct_the_rest(&mut self) {
        let corrections = &mut self.sidebar.corrections;
        if corrections.awaits() {
            self.reading
                .correct(|document| corrections.make_the_rest(document));
            self.sidebar.rebuild(self.reading.article());
        }
    }
}
