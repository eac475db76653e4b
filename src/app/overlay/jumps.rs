//! Places as a list: the marks with their letters, or the trail of jumps and articles; the first words there; one is chosen
//! and gone to.

use crate::app::event::{Key, KeyCode, Mouse};
use crate::app::keys::motion::Motion;
use crate::app::keys::over::InList;
use crate::app::overlay::{Asked, Scene, row_of};
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

    /// Takes a key: of choosing, else a mark's letter.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        if let Some(row) = self.row_of(key) {
            self.selected = row;
            return self.chosen();
        }
        let rows = scene.panes.pane().height.into();
        // Where no mark has these letters, they are what they are elsewhere.
        match scene.keys.in_list(key) {
            Some(InList::Choose) => return self.chosen(),
            Some(InList::Close) => return Asked::Close,
            does => {
                if let Some(motion) = does.and_then(|does| Motion::of(does, rows)) {
                    self.selected = motion.from(self.selected, self.last());
                }
            }
        }
        Asked::Nothing
    }

    /// Takes a click on one of its rows.
    pub fn click(&mut self, mouse: Mouse, scene: &Scene<'_>) -> Asked {
        let list = scene.panes.pane();
        let row = row_of(list, mouse).map(|row| row + self.first_shown(list.height));
        match row.filter(|row| *row < self.rows.len()) {
            Some(row) => {
                self.selected = row;
                self.chosen()
            }
            None => Asked::Nothing,
        }
    }

    /// Moves the choice by a row.
    pub fn wheel(&mut self, rows: isize) -> Asked {
        self.selected = Motion::By(rows.signum()).from(self.selected, self.last());
        Asked::Nothing
    }

    fn last(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// The way to the chosen place.
    fn chosen(&self) -> Asked {
        let Some(place) = self.rows.get(self.selected) else {
            return Asked::Close;
        };
        match self.kind {
            Listed::Marks => Asked::GoTo(place.place),
            Listed::Trail(_) if place.away.0 != 0 => Asked::Jump {
                articles: place.away.0,
                jumps: place.away.1,
            },
            Listed::Trail(here) => Asked::Jump {
                articles: 0,
                jumps: self.selected as isize - here as isize,
            },
        }
    }
}
