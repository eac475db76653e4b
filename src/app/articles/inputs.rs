//! `Inputs`: the articles given, and which of them is read.

use std::collections::HashMap;

use crate::app::articles::arrival::Wanted;
use crate::document::Name;

/// The articles that the reader steps through.
#[derive(Debug, Default)]
pub struct Inputs {
    given: Vec<String>,
    at: usize,
    /// Where to begin in those that were not opened yet.
    begins: HashMap<String, Wanted>,
    /// By what those are known that were opened.
    names: HashMap<String, Name>,
}

impl Inputs {
    /// These are given.
    pub fn set(&mut self, given: Vec<String>) {
        self.given = given;
    }

    /// Begins `what` there when it is opened.
    pub fn begin_at(&mut self, what: String, place: Wanted) {
        self.begins.insert(what, place);
    }

    /// `what` is asked for; where to begin in it, if that was said.
    pub fn ask(&mut self, what: &str) -> Option<Wanted> {
        if let Some(at) = self.given.iter().position(|input| input == what) {
            self.at = at;
        }
        self.begins.remove(what)
    }

    /// `what` is known by this name; it may be one of those given, written otherwise.
    pub fn known(&mut self, what: &str, name: &Name) {
        self.names.insert(what.to_owned(), name.clone());
        let is_it = |input: &String| self.names.get(input) == Some(name);
        if !self.given.get(self.at).is_some_and(is_it)
            && let Some(at) = self.given.iter().position(is_it)
        {
            self.at = at;
        }
    }

    /// The article before or after this one among those given; `Err` says why there is none.
    pub fn neighbour(&self, steps: isize) -> Result<String, &'static str> {
        let none = match (self.given.len(), steps > 0) {
            (0 | 1, _) => "only one article was given",
            (_, true) => "this is the last of the articles given",
            (_, false) => "this is the first of the articles given",
        };
        let to = self.at.checked_add_signed(steps).ok_or(none)?;
        self.given.get(to).cloned().ok_or(none)
    }
}
