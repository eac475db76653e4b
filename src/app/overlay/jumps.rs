//! Places as a list: the marks with their letters, or the trail of jumps and articles; the first words there; one is chosen
//! and gone to.

use crate::app::event::{Key, KeyCode};
use crate::app::keys::motion::Motion;
use crate::app::reading::place::Place;

/// A list of places.
#[derive(Debug)]
pub struct Jumps {
    /// What they are.
    pub kind: Listed,
    /// The places: marks by their letters, jumps in order.
    pub rows: Vec<Place>,
    /// The one that is chosen.
    pub selected: usize,
}

/// What places are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// The marks.
    Marks,
    /// The jumps, and in which row the reader is.
    Trail(usize),
}

impl Listed {
    /// The list's heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Marks => "Marks",
            Self::Trail(_) => "Trail",
        }
    }

    /// How one goes to a place of the list.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Marks => "Enter or a letter goes there",
            Self::Trail(_) => "Enter goes there, as H and L do",
        }
    }
}

impl Jumps {
    /// The first that is shown on so many rows.
    pub fn first_shown(&self, rows: u16) -> usize {
        (self.selected + 1).saturating_sub(rows.max(1).into())
    }

    /// The row of the mark that has this letter.
    pub(in crate::app) fn row_of(&self, key: Key) -> Option<usize> {
        let KeyCode::Char(c) = key.code else {
            return None;
        };
        let lettered = self.kind == Listed::Marks && !key.ctrl && !key.alt;
        let mut rows = self.rows.iter();
        rows.position(|mark| lettered && mark.letter == c)
    }

    /// Moves the choice by so many rows.
    pub(in crate::app) fn select_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = Motion::By(rows).from(self.selected, last);
    }
}
