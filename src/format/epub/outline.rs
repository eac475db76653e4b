//! One outline of a book: its table of contents, and the headings of chapters where that is silent.

use std::collections::HashMap;
use std::ops::Range;

use super::chapter::fragment_name;
use super::contents::Entry;
use crate::document::{BlockId, BlockKind, Builder, Part, Position, Prose, Section};

/// A chapter shorter than this many words is not parted further by its own headings: they are seen at a glance.
const WORDS_MIN: u32 = 1000;
/// How many blocks after the place that an entry leads to its heading may stand, after a number or a picture.
const HEADING_WITHIN: usize = 3;

/// How the outline of a book is made.
#[derive(Debug)]
pub(super) struct Merge {
    /// True when the table of contents never leads into a chapter, so that headings say more.
    coarse: bool,
    /// True when there is no table of contents at all.
    absent: bool,
    /// The book's title, which a title page says again.
    title: String,
}

/// Gives a chapter that has no text, but a name in the table of contents, a heading to be found by.
pub(super) fn name_unnamed(own: &[&Entry], first: BlockId, builder: &mut Builder) {
    if let (true, Some(entry)) = (builder.next_block() == first, own.first()) {
        builder.heading(entry.level, Prose::plain(&entry.title), None);
    }
}

impl Merge {
    /// How to merge these entries, by the files that they lead to, with headings.
    pub(super) fn new(by_file: &HashMap<&str, Vec<&Entry>>, title: Option<&str>) -> Self {
        Self {
            coarse: by_file.values().all(|own| own.len() <= 1),
            absent: by_file.is_empty(),
            title: folded(title.unwrap_or_default()),
        }
    }

    /// Makes the sections of `part`, a chapter whose first block is `first`, of the chapter's `own` entries and
    /// of the headings that they leave out; and brings the headings' levels in line.
    pub(super) fn apply(&self, part: &mut Part, first: BlockId, own: &[&Entry]) {
        if part.blocks.is_empty() {
            return;
        }
        let headings = std::mem::take(&mut part.sections);
        if self.absent {
            part.sections = headings;
            part.sections
                .retain(|heading| folded(&heading.title) != self.title);
            return;
        }
        let named: HashMap<&str, Position> = part
            .fragments
            .iter()
            .rev()
            .map(|(name, position)| (name.as_str(), *position))
            .collect();
        let known = Headings {
            folded: headings
                .iter()
                .map(|heading| folded(&heading.title))
                .collect(),
            sections: &headings,
        };
        let last = BlockId::new(first.index() + part.blocks.len() - 1);
        let mut sections: Vec<Section> = Vec::with_capacity(own.len());
        for entry in own {
            // What is named after the last text is the next chapter's beginning, but not in its file.
            let block = known.place(entry, first, &named).min(last);
            let section = Section {
                title: entry.title.clone(),
                level: entry.level,
                block,
                inferred: None,
            };
            if sections.last() != Some(&section) {
                sections.push(section);
            }
        }
        // Entries may stand in another order than what they lead to.
        sections.sort_by_key(|section| section.block);
        let words: u32 = part.blocks.iter().map(|block| block.words).sum();
        let fine = self.coarse && words >= WORDS_MIN;
        let levels = levels(&headings, &sections, first);
        let mut merged = sections;
        for (heading, level) in headings.iter().zip(levels) {
            let index = heading.block.index() - first.index();
            if let BlockKind::Heading { level: own, .. } = &mut part.blocks[index].kind {
                *own = level.number();
            }
            if let (true, Level::Below(level)) = (fine, level) {
                merged.push(Section {
                    level,
                    ..heading.clone()
                });
            }
        }
        merged.sort_by_key(|section| section.block);
        part.sections = merged;
    }
}

/// The level that a heading gets.
#[derive(Debug, Clone, Copy)]
enum Level {
    /// It is an entry's, or part of the name that an entry has.
    OfEntry(u8),
    /// It stands below an entry.
    Below(u8),
    /// It stands before any entry.
    Outside(u8),
}

impl Level {
    fn number(self) -> u8 {
        match self {
            Self::OfEntry(level) | Self::Below(level) | Self::Outside(level) => level,
        }
    }
}

/// The levels of a chapter's headings: as the entries have it, and between them as the headings are to one another.
fn levels(headings: &[Section], sections: &[Section], first: BlockId) -> Vec<Level> {
    let mut levels = Vec::with_capacity(headings.len());
    // The entry that holds the headings, and the level that its own heading has in the chapter.
    let mut holder: Option<(&Section, u8)> = None;
    let mut next = sections.iter().peekable();
    let mut last = first;
    for heading in headings {
        let mut begins = false;
        while let Some(section) = next.next_if(|section| section.block <= heading.block) {
            let near = heading.block.index() - section.block.index() < HEADING_WITHIN;
            begins = near;
            // Without a heading of its own, an entry stands just above the first one in it.
            let level = if near {
                heading.level
            } else {
                heading.level.saturating_sub(1)
            };
            holder = Some((section, level));
        }
        let follows = heading.block == last.next() && heading.block != first;
        let level = match holder {
            None => Level::Outside(heading.level),
            Some((section, _)) if begins => Level::OfEntry(section.level),
            // A number and a name on lines of their own are one heading.
            Some((section, _))
                if follows && folded(&section.title).contains(&folded(&heading.title)) =>
            {
                Level::OfEntry(section.level)
            }
            Some((section, own)) => {
                let deeper = heading.level.saturating_sub(own).max(1);
                Level::Below((section.level + deeper).min(6))
            }
        };
        last = heading.block;
        levels.push(level);
    }
    levels
}

/// The headings of a chapter with their titles folded, to be found by what entries say.
struct Headings<'a> {
    sections: &'a [Section],
    folded: Vec<String>,
}

impl Headings<'_> {
    /// The first of the headings in `range` that says what `entry` says, or part of it.
    fn saying(&self, entry: &Entry, range: Range<usize>) -> Option<BlockId> {
        let title = folded(&entry.title);
        let says = |at: &usize| !self.folded[*at].is_empty() && title.contains(&self.folded[*at]);
        range
            .into_iter()
            .find(says)
            .map(|at| self.sections[at].block)
    }

    /// Where `entry` leads: its fragment's block, or the heading near there that says the same.
    fn place(&self, entry: &Entry, first: BlockId, named: &HashMap<&str, Position>) -> BlockId {
        let Some(fragment) = &entry.fragment else {
            return first;
        };
        let Some(position) = named.get(&*fragment_name(&entry.path, fragment)) else {
            return self.saying(entry, 0..self.sections.len()).unwrap_or(first);
        };
        let before = |block: usize| {
            self.sections
                .partition_point(|heading| heading.block.index() < block)
        };
        let block = position.block;
        let near = before(block.index())..before(block.index() + HEADING_WITHIN);
        self.saying(entry, near).unwrap_or(block)
    }
}

/// `title` as titles are compared: its letters and digits in lower case.
fn folded(title: &str) -> String {
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
