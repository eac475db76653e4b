//! Coming back: marks, the trail of jumps and articles, and what a reload changed.

use crate::app::App;
use crate::app::articles::kept::Left;
use crate::app::overlay::Overlay;
use crate::app::overlay::jumps::{Jumps, Listed};
use crate::app::reading::place::{HERE, Place, shown};
use crate::document::BlockId;
use crate::document::Position;
use crate::layout::Top;

impl App {
    pub(in crate::app) fn set_mark(&mut self, letter: char) {
        let place = self.reading.place();
        self.reading.trail.mark(letter, place);
        self.outbox
            .say(format!("marked; '{letter} comes back here"));
    }

    pub(in crate::app) fn go_to_mark(&mut self, letter: char) {
        match self.reading.trail.marked(letter) {
            Some(place) => {
                self.reading.leave();
                self.reading.return_to(place);
            }
            None if letter == '\'' => self.outbox.say("no jump to come back from"),
            None => self
                .outbox
                .say(format!("no mark {letter}; m{letter} sets it")),
        }
    }

    pub(in crate::app) fn go_back(&mut self) {
        let place = self.reading.place();
        match self.reading.trail.back(place) {
            Some(to) => self.reading.return_to(to),
            None => match self.articles.go_by(-1, 0) {
                Some(what) => self.ask_for(what),
                None => self.outbox.say("no jump before this place"),
            },
        }
    }

    pub(in crate::app) fn go_forward(&mut self) {
        let place = self.reading.place();
        match self.reading.trail.forward(place) {
            Some(to) => self.reading.return_to(to),
            None => match self.articles.go_by(1, 0) {
                Some(what) => self.ask_for(what),
                None => self.outbox.say("no jump after this place"),
            },
        }
    }

    /// To a changed paragraph; several in a row are one step.
    pub(in crate::app) fn step_changes(&mut self, steps: isize) {
        let changed = &self.reading.changed;
        if changed.is_empty() {
            return self.outbox.say("nothing has changed since it was read in");
        }
        let begins = |block: &BlockId| {
            let before = block.previous();
            before.is_none_or(|before| changed.binary_search(&before).is_err())
        };
        let starts: Vec<BlockId> = changed.iter().copied().filter(begins).collect();
        let here = self.reading.place().position;
        let at = if steps > 0 {
            starts.partition_point(|block| Position::at(*block) <= here)
        } else {
            starts.partition_point(|block| Position::at(*block) < here)
        };
        let to = if steps > 0 {
            (at + steps as usize).checked_sub(1)
        } else {
            at.checked_add_signed(steps)
        };
        match to.and_then(|to| starts.get(to)) {
            Some(block) => {
                let place = Top::at(Position::at(*block));
                self.reading.leave();
                self.reading.return_to(place);
                self.outline_follows();
            }
            None if steps > 0 => self.outbox.say("no change after this place"),
            None => self.outbox.say("no change before this place"),
        }
    }
}

/// The list of them.
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
            kind: Listed::Marks,
            rows,
            selected: 0,
        }));
    }

    /// Lists the jumps: those that lead back, the place here, and those that lead forward.
    pub(in crate::app) fn list_trail(&mut self) {
        let article = self.reading.article();
        let (behind, ahead) = self.reading.trail.around();
        let row = |place: Top| Place::new(article, ' ', place);
        let mut rows = away_rows(self.articles.around(false));
        rows.extend(behind.map(row));
        let here = rows.len();
        rows.push(Place::new(article, HERE, self.reading.place()));
        rows.extend(ahead.map(row));
        rows.extend(away_rows(self.articles.around(true)));
        if rows.len() == 1 {
            return self.outbox.say("no jumps yet");
        }
        self.overlays.push(Overlay::Jumps(Jumps {
            kind: Listed::Trail(here),
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

    /// So many jumps back, where negative, or forward, after so many articles.
    pub(in crate::app) fn jump(&mut self, articles: isize, jumps: isize) {
        if articles != 0 {
            if let Some(what) = self.articles.go_by(articles, jumps) {
                self.ask_for(what);
            }
            return;
        }
        for _ in 0..jumps.unsigned_abs() {
            if jumps < 0 {
                self.go_back();
            } else {
                self.go_forward();
            }
        }
    }

    /// To a place, as a jump.
    pub(in crate::app) fn jump_to(&mut self, place: Top) {
        self.reading.leave();
        self.reading.return_to(place);
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
