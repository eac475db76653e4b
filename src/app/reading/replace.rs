//! Another text in the place of the one on screen: the whole page, a new parse, a corrected outline.

use super::Reading;
use super::folding::Folding;
use super::seen::Seen;
use super::trail::Trail;
use crate::document::{Document, WholePage};
use crate::layout::Layout;

impl Reading {
    /// True when what was removed is shown too.
    pub fn shows_whole(&self) -> bool {
        self.whole.is_some()
    }

    /// Shows what was removed too, or the article alone, at the same place.
    pub fn toggle_whole(&mut self) {
        let place = self.place();
        self.show_all();
        self.whole = match self.whole {
            None => Some(Box::new(WholePage::new(&self.article))),
            Some(_) => None,
        };
        self.layout = Layout::new(self.layout.settings().clone());
        (self.selection, self.sent) = (None, None);
        self.tokens.forget();
        self.pan = 0;
        self.refold();
        self.return_to(place);
    }

    /// Puts a new parse of the article in the place of the one read so far. What was known of places in that is gone.
    pub(in crate::app) fn exchange(&mut self, article: Document) {
        self.article = article;
        self.layout = Layout::new(self.layout.settings().clone());
        self.tokens.forget();
        self.pan = 0;
        self.sent = None;
        self.trail = Trail::default();
        self.seen = Seen::default();
        self.folding = Folding::default();
    }

    /// Changes the article's own outline; the page's lines are made anew.
    pub fn correct<T>(&mut self, change: impl FnOnce(&mut Document) -> T) -> T {
        if self.whole.is_some() {
            self.toggle_whole();
        }
        let changed = change(&mut self.article);
        self.layout = Layout::new(self.layout.settings().clone());
        self.pan = 0;
        self.refold();
        changed
    }
}
