//! `Outline`: the sections of an article in reading order, and which of them holds a position.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::position::{BlockId, Position};
use crate::text::clean::Clean;

/// How many section names are offered when there is none of the name asked for.
const OFFERED_MAX: usize = 3;

/// How sure an inference is, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// From a probability; what lies outside 0 to 1 is brought inside.
    pub fn new(probability: f32) -> Self {
        Self((probability.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// As a probability.
    pub fn probability(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// A heading and what it governs, which ends where the next section begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's text.
    pub title: Clean,
    /// 1 is the highest, 6 the deepest.
    pub level: u8,
    /// The heading's block, or the first block of a section that has no heading of its own (a book's chapter).
    pub block: BlockId,
    /// How sure the inference was; `None` when the source marks it.
    pub inferred: Option<Confidence>,
}

/// The sections of an article, flat and in reading order. The title is not one of them, nor are the blocks
/// before the first heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Sorted by `block`.
    pub sections: Vec<Section>,
}

impl Outline {
    /// The section that holds `position`; `None` before the first.
    pub fn current_section(&self, position: Position) -> Option<usize> {
        self.sections
            .partition_point(|section| section.block <= position.block)
            .checked_sub(1)
    }

    /// The section above `section`: the nearest before it of a higher level.
    pub fn parent(&self, section: usize) -> Option<usize> {
        let level = self.sections[section].level;
        self.sections[..section]
            .iter()
            .rposition(|before| before.level < level)
    }

    /// The section of that title, or the only one whose title begins with it or holds it, in any case. Else what to
    /// say of those that come near.
    pub fn find(&self, title: &str) -> Result<usize, String> {
        let sections = &self.sections;
        let wanted = title.trim().to_lowercase();
        let matches: [fn(&str, &str) -> bool; 3] = [
            |title, wanted| title == wanted,
            |title, wanted| title.starts_with(wanted),
            |title, wanted| title.contains(wanted),
        ];
        for (n, is_it) in matches.into_iter().enumerate() {
            let mut found = (0..sections.len())
                .filter(|&section| is_it(&sections[section].title.to_lowercase(), &wanted));
            match (found.next(), found.next()) {
                // Of sections with one name the first is as good as any.
                (Some(section), None) => return Ok(section),
                (Some(section), Some(_)) if n == 0 => return Ok(section),
                _ => {}
            }
        }
        if sections.is_empty() {
            return Err(", which has no sections".to_owned());
        }
        let mut near = self.near(title);
        if near.is_empty() {
            near = (0..sections.len()).collect();
        }
        let offered: Vec<String> = near
            .iter()
            .take(OFFERED_MAX)
            .map(|&section| format!("\"{}\"", sections[section].title))
            .collect();
        Err(format!("; there is {}", offered.join(", ")))
    }

    /// The sections whose titles have the letters of `title` in their order, the best first.
    pub fn near(&self, title: &str) -> Vec<usize> {
        let pattern = Pattern::parse(title.trim(), CaseMatching::Ignore, Normalization::Smart);
        let (mut matcher, mut letters) = (Matcher::new(Config::DEFAULT), Vec::new());
        let mut near: Vec<(u32, usize)> = (0..self.sections.len())
            .filter_map(|section| {
                let title = Utf32Str::new(&self.sections[section].title, &mut letters);
                Some((pattern.score(title, &mut matcher)?, section))
            })
            .collect();
        near.sort_by_key(|(score, section)| (std::cmp::Reverse(*score), *section));
        near.into_iter().map(|(_, section)| section).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(sections: &[(u8, u32)]) -> Outline {
        let sections = sections
            .iter()
            .map(|&(level, block)| Section {
                title: Clean::new("x"),
                level,
                block: BlockId(block),
                inferred: None,
            })
            .collect();
        Outline { sections }
    }

    #[test]
    fn the_current_section_is_the_last_that_has_begun() {
        let outline = outline(&[(2, 3), (3, 5)]);
        let at = |block| outline.current_section(Position::at(BlockId(block)));
        assert_eq!(
            [at(0), at(3), at(4), at(9)],
            [None, Some(0), Some(0), Some(1)]
        );
    }

    #[test]
    fn a_parent_is_of_a_higher_level() {
        let outline = outline(&[(2, 0), (3, 1), (3, 2), (2, 3)]);
        let parents: Vec<_> = (0..4).map(|section| outline.parent(section)).collect();
        assert_eq!(parents, [None, Some(0), Some(0), None]);
    }
}
