//! Listing only the sections whose titles have the words typed: some at once, the rest in slices behind.

use crate::app::sidebar::{Sidebar, opening_title};
use crate::document::Document;

impl Sidebar {
    /// Lists only sections whose titles have these words: some at once, the rest as [`Sidebar::filter_on`] finds them.
    pub fn set_filter(&mut self, document: &Document, filter: &str) {
        let selected = self.before_filter();
        // With more letters, only what was listed before can be.
        let narrower = self.is_filtered() && filter.starts_with(&self.filter);
        filter.clone_into(&mut self.filter);
        if narrower {
            let opening = self.rows.first() == Some(&None);
            self.scan.narrow(self.rows.drain(..).flatten());
            if opening && matches(opening_title(document), &words(filter)) {
                self.rows.push(None);
            }
        } else {
            self.start(document)
        }
        self.anchor = selected.map(|section| section as u32);
        self.selected = self.row_of(selected);
        self.filter_on(document);
    }

    /// True when nothing is left to look at for the filter.
    pub fn is_complete(&self) -> bool {
        self.scan.is_done()
    }

    /// Looks at some more titles for the filter.
    pub fn filter_on(&mut self, document: &Document) {
        if self.is_complete() {
            return;
        }
        self.look(document);
        self.selected = self.row_of(self.anchor.map(|section| section as usize));
    }

    /// Looks at all titles that are left for the filter.
    pub fn complete(&mut self, document: &Document) {
        while !self.is_complete() {
            self.filter_on(document);
        }
    }

    fn look(&mut self, document: &Document) {
        let (sections, words) = (&document.outline.sections, words(&self.filter));
        let rows = &mut self.rows;
        self.scan.slice(|section| {
            let title = &*sections[section as usize].title;
            if matches(title, &words) {
                rows.push(Some(section));
            }
            title.len()
        });
    }

    pub(super) fn is_filtered(&self) -> bool {
        !self.filter.trim().is_empty()
    }
}

/// The words of a filter, in lower case.
pub(super) fn words(filter: &str) -> Vec<String> {
    filter.split_whitespace().map(str::to_lowercase).collect()
}

/// True when a title has all of these words.
pub(super) fn matches(title: &str, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let title = title.to_lowercase();
    words.iter().all(|word| title.contains(word.as_str()))
}
