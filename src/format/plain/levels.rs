//! `Levels`: of which level each heading is, by the marks that authors set on purpose.

use super::evidence::Evidence;
use super::lines::{Chunk, Shape};
use super::numbering::Kind;

/// The levels of an article's headings, as they turn up.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// Styles seen, the highest first, by their rank.
    styles: Vec<Rank>,
    /// How many levels deeper all are, where the text is a part of another.
    deeper: u8,
}

/// What the level of a heading goes by. Lower is higher up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(u32);

/// The level of an article's first sections; the title is above them.
pub(super) const FIRST: u8 = 2;

impl Levels {
    /// Those of a text that is a part of another.
    pub(super) fn deeper(deeper: u8) -> Self {
        Self {
            deeper,
            ..Self::default()
        }
    }

    /// Takes in the headings of a stretch of the text.
    pub(super) fn learn(
        &mut self,
        chunks: &[Chunk<'_>],
        evidence: &Evidence,
        headings: &[Option<f32>],
    ) {
        for (at, _) in headings
            .iter()
            .enumerate()
            .filter(|(_, likely)| likely.is_some())
        {
            let rank = rank(&chunks[at], evidence, at);
            if let Err(place) = self.styles.binary_search(&rank) {
                self.styles.insert(place, rank);
            }
        }
    }

    /// The level of the heading at `at`.
    pub(super) fn of(&self, chunks: &[Chunk<'_>], evidence: &Evidence, at: usize) -> u8 {
        let rank = rank(&chunks[at], evidence, at);
        let above = self.styles.partition_point(|style| *style < rank);
        FIRST + self.deeper + u8::try_from(above).unwrap_or(4).min(4)
    }
}

/// Only marks that authors set on purpose make levels: hashes, underlines, numbers with a path, and capitals throughout.
pub(super) fn rank(chunk: &Chunk<'_>, evidence: &Evidence, at: usize) -> Rank {
    if let Shape::Hashed(level) = chunk.shape {
        return Rank(u32::from(level) * 100);
    }
    let seen = &evidence.seen[at];
    let capitals =
        seen.features.capitals > 0.9 && seen.features.words >= 1.0 && seen.features.foreign < 0.5;
    let underline = match chunk.shape {
        Shape::Underlined('#' | '*' | '═') | Shape::Ruled('#' | '*' | '═') => 1,
        Shape::Underlined('=') | Shape::Ruled('=') => 2,
        Shape::Underlined('-' | '—' | '─') | Shape::Ruled('-' | '—' | '─') => 3,
        Shape::Underlined(_) | Shape::Ruled(_) => 4,
        _ => 5,
    };
    let number = match seen.numbering.kind() {
        Kind::Word => u32::from(!seen.numbering.holds()),
        Kind::Path => u32::from(seen.numbering.depth()) + 2,
        Kind::Roman => 2,
        _ => 3,
    };
    Rank(underline * 100 + number * 10 + u32::from(!capitals))
}
