//! Places to return to: the trail of jumps, and marks.

use std::collections::BTreeMap;

use crate::layout::Top;

/// The most jumps that are remembered.
const JUMPS_MAX: usize = 200;

/// The trail of jumps and the marks: places in the article, or what they are known by once it is left.
#[derive(Debug, Clone)]
pub struct Trail<Place = Top> {
    behind: Vec<Place>,
    ahead: Vec<Place>,
    marks: BTreeMap<char, Place>,
}

impl<Place> Default for Trail<Place> {
    fn default() -> Self {
        Self {
            behind: Vec::new(),
            ahead: Vec::new(),
            marks: BTreeMap::new(),
        }
    }
}

impl<Place> Trail<Place> {
    /// Where the reader was before the last jump; `place` is where it goes forward to.
    pub fn back(&mut self, place: Place) -> Option<Place> {
        let to = self.behind.pop()?;
        self.ahead.push(place);
        Some(to)
    }

    /// Where the reader went back from.
    pub fn forward(&mut self, place: Place) -> Option<Place> {
        let to = self.ahead.pop()?;
        self.behind.push(place);
        Some(to)
    }

    /// All of its places.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        let jumps = self.behind.iter().chain(&self.ahead);
        jumps.chain(self.marks.values())
    }

    /// The same places, each as `to` says.
    pub fn map<Other>(&self, mut to: impl FnMut(&Place) -> Other) -> Trail<Other> {
        Trail {
            behind: self.behind.iter().map(&mut to).collect(),
            ahead: self.ahead.iter().map(&mut to).collect(),
            marks: self
                .marks
                .iter()
                .map(|(letter, place)| (*letter, to(place)))
                .collect(),
        }
    }

    /// This one, and then what `later` adds to it.
    pub fn and_then(mut self, later: Self) -> Self {
        if !(later.behind.is_empty() && later.ahead.is_empty()) {
            self.behind.extend(later.behind);
            self.ahead = later.ahead;
        }
        self.marks.extend(later.marks);
        self
    }
}

impl Trail {
    /// The reader jumps away from `place`.
    pub fn leave(&mut self, place: Top) {
        if self.behind.last() != Some(&place) {
            self.behind.push(place);
        }
        if self.behind.len() > JUMPS_MAX {
            self.behind.remove(0);
        }
        self.ahead.clear();
    }

    /// Where the reader jumped from before, in order, and where they went back from, the next first.
    pub fn around(&self) -> (impl Iterator<Item = Top>, impl Iterator<Item = Top>) {
        (
            self.behind.iter().copied(),
            self.ahead.iter().rev().copied(),
        )
    }

    /// Remembers `place` under a letter.
    pub fn mark(&mut self, letter: char, place: Top) {
        self.marks.insert(letter, place);
    }

    /// The marks, by their letters.
    pub fn marks(&self) -> impl Iterator<Item = (char, Top)> {
        self.marks.iter().map(|(letter, place)| (*letter, *place))
    }

    /// The place under a letter; under `'` the one before the last jump.
    pub fn marked(&self, letter: char) -> Option<Top> {
        match letter {
            '\'' => self.behind.last().copied(),
            letter => self.marks.get(&letter).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockId, Position};

    fn place(block: u32) -> Top {
        Top::at(Position::at(BlockId(block)))
    }

    #[test]
    fn back_and_forward_meet_the_same_places() {
        let mut trail = Trail::default();
        trail.leave(place(1));
        trail.leave(place(2));
        assert_eq!(trail.back(place(3)), Some(place(2)));
        assert_eq!(trail.back(place(2)), Some(place(1)));
        assert_eq!(trail.back(place(1)), None);
        assert_eq!(trail.forward(place(1)), Some(place(2)));
        assert_eq!(trail.forward(place(2)), Some(place(3)));
        assert_eq!(trail.forward(place(3)), None);
    }

    #[test]
    fn the_trail_has_a_limit() {
        let mut trail = Trail::default();
        (0..1000).for_each(|n| trail.leave(place(n)));
        assert_eq!(trail.behind.len(), JUMPS_MAX);
    }
}
