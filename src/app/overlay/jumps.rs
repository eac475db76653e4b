//! Places as a list: the marks with their letters, or the trail of jumps and articles; the first words there; one is chosen
//! and gone to.

use crate::app::App;
use crate::app::articles::kept::Left;
use crate::app::event::{Key, KeyCode};
use crate::app::keys::motion::Motion;
use crate::app::overlay::Overlay;
use crate::app::reading::place::{HERE, Place, shown};
use crate::layout::Top;

/// A list of places.
#[derive(Debug)]
pub struct Jumps {
    /// What they are.
    pub kind: Kind,
    /// The places: marks by their letters, jumps in order.
    pub rows: Vec<Place>,
    /// The one that is chosen.
    pub selected: usize,
}

/// What places are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The marks.
    Marks,
    /// The jumps, and in which row the reader is.
    Trail(usize),
}

impl Kind {
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
    fn row_of(&self, key: Key) -> Option<usize> {
        let KeyCode::Char(c) = key.code else {
            return None;
        };
        let lettered = self.kind == Kind::Marks && !key.ctrl && !key.alt;
        let mut rows = self.rows.iter();
        rows.position(|mark| lettered && mark.letter == c)
    }

    /// Moves the choice by so many rows.
    pub(in crate::app) fn select_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = Motion::By(rows).from(self.selected, last);
    }
}

impl App {
    /// Lists the marks.
    pub(in crate::app) fn list_marks(&mut self) {
        let article = self.reading.article();
        let marks = self.reading.trail.marks();
        let rows: Vec<Place> = marks
            .map(|(letter, place)| Place::new(article, letter, place))
            .collect();
        if rows.is_empty() {
            return self.outbox.say("no marks yet; ma sets mark a");
        }
        self.overlays.push(Overlay::Jumps(Jumps {
            kind: Kind::Marks,
            rows,
            selected: 0,
        }));
    }

    /// Lists the jumps: those that lead back, the place here, and those that lead forward.
    pub(in crate::app) fn list_trail(&mut self) {
        let article = self.reading.article();
        let (behind, ahead) = self.reading.trail.around();
        let row = |place: Top| Place::new(article, ' ', place);
        let mut rows = away_rows(self.arrival.around(false));
        rows.extend(behind.map(row));
        let here = rows.len();
        rows.push(Place::new(article, HERE, self.reading.place()));
        rows.extend(ahead.map(row));
        rows.extend(away_rows(self.arrival.around(true)));
        if rows.len() == 1 {
            return self.outbox.say("no jumps yet");
        }
        self.overlays.push(Overlay::Jumps(Jumps {
            kind: Kind::Trail(here),
            rows,
            selected: here,
        }));
    }

    /// What the trail of the article on screen is listed as once that is left.
    pub(in crate::app) fn list_left(&self) -> Left {
        let article = self.reading.article();
        if article.is_empty() {
            return Left::default();
        }
        let title = article.metadata.title.as_deref().unwrap_or("untitled");
        let title = shown(title);
        let row = |place: Top| {
            let mark = Place::new(article, ' ', place);
            Place {
                title: (mark.words != title).then(|| title.clone()),
                ..mark
            }
        };
        let (behind, ahead) = self.reading.trail.around();
        let mut rows: Vec<Place> = behind.map(row).collect();
        let here = rows.len();
        rows.push(row(self.reading.place()));
        rows.extend(ahead.map(row));
        Left { rows, here }
    }

    /// Takes a key while the marks are listed: of choosing, else a mark's letter.
    pub(in crate::app) fn marks_key(&mut self, key: Key) {
        let rows = self.panes().pane().height.into();
        let Some(Overlay::Jumps(marks)) = self.overlays.last_mut() else {
            return;
        };
        if let Some(row) = marks.row_of(key) {
            marks.selected = row;
            return self.go_to_listed_mark();
        }
        // Where no mark has these letters, they are what they are elsewhere.
        if let Some(motion) = Motion::of(key, rows) {
            let last = marks.rows.len().saturating_sub(1);
            marks.selected = motion.from(marks.selected, last);
            return;
        }
        match key.code {
            KeyCode::Enter => self.go_to_listed_mark(),
            KeyCode::Esc | KeyCode::Char('q') => _ = self.overlays.pop(),
            _ => {}
        }
    }

    pub(super) fn go_to_listed_mark(&mut self) {
        let Some(Overlay::Jumps(marks)) = self.overlays.pop() else {
            return;
        };
        match marks.kind {
            Kind::Trail(_) if marks.rows[marks.selected].away.0 != 0 => {
                let (articles, jumps) = marks.rows[marks.selected].away;
                if let Some(what) = self.arrival.go_by_and_jump(articles, jumps) {
                    self.ask_for(what);
                }
            }
            Kind::Trail(here) => {
                (marks.selected..here).for_each(|_| self.go_back());
                (here..marks.selected).for_each(|_| self.go_forward());
            }
            Kind::Marks => {
                if let Some(mark) = marks.rows.get(marks.selected) {
                    self.reading.leave();
                    self.reading.return_to(mark.place);
                }
            }
        }
    }
}

/// The rows of other articles' trails.
fn away_rows(articles: Vec<(isize, Left)>) -> Vec<Place> {
    let rows = articles.into_iter().flat_map(|(articles, left)| {
        let here = left.here as isize;
        (left.rows.into_iter().zip(0..)).map(move |(mark, n): (Place, isize)| Place {
            away: (articles, n - here),
            ..mark
        })
    });
    rows.collect()
}
