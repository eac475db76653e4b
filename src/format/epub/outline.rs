//! One outline of a book: its table of contents, and the headings that no entry leads to.

use std::collections::HashMap;
use std::ops::Range;

use super::contents::Entry;
use super::path::fragment_name;
use crate::document::{BlockId, BlockKind, Builder, Metadata, Part, Position, Prose, Section};
use crate::text::clean::Clean;

/// How many blocks after the place that an entry leads to its heading may stand, after a number or a picture.
const HEADING_WITHIN: usize = 3;

/// How the outline of a book is made, chapter by chapter.
#[derive(Debug)]
pub(super) struct Merge {
    /// The level at which the contents name whole files.
    base: u8,
    /// The book's title and its authors, which a title page says again.
    said: Vec<String>,
    /// The level of the section that was met last, and what its own heading has in its chapter.
    held: Option<(u8, u8)>,
}

/// Gives a chapter that has no text, but a name in the table of contents, a heading to be found by.
pub(super) fn name_unnamed(own: &[&Entry], first: BlockId, builder: &mut Builder) {
    if let (true, Some(entry)) = (builder.next_block() == first, own.first()) {
        builder.heading(entry.level, Prose::plain(&entry.title), None);
    }
}

impl Merge {
    /// How to merge the headings of a book with `entries`.
    pub(super) fn new(entries: &[Entry], metadata: &Metadata) -> Self {
        let mut levels = [0_usize; 7];
        let of_files = entries.iter().filter(|entry| entry.fragment.is_none());
        of_files.for_each(|entry| levels[usize::from(entry.level.min(6))] += 1);
        let base = (1..=6).max_by_key(|level| (levels[*level], 6 - level));
        let said = [metadata.title.as_deref(), metadata.byline.as_deref()];
        Self {
            base: base.unwrap_or(1) as u8,
            said: said
                .into_iter()
                .flatten()
                .map(folded)
                .filter(|said| !said.is_empty())
                .collect(),
            held: None,
        }
    }

    /// Makes the sections of `part`, a chapter whose first block is `first`, of the chapter's `own` entries and
    /// of the headings that they leave out; and brings the headings' levels in line. Where the chapter `was_named` by
    /// an entry, its first heading is none of its own.
    pub(super) fn apply(
        &mut self,
        part: &mut Part,
        first: BlockId,
        own: &[&Entry],
        was_named: bool,
    ) {
        if part.blocks.is_empty() {
            return;
        }
        let headings = std::mem::take(&mut part.sections);
        let sections = self.entries(part, &headings, first, own);
        let levels = self.levels(&headings, &sections, first, was_named);
        let mut merged = sections;
        for (heading, level) in headings.iter().zip(levels) {
            let index = heading.block.index() - first.index();
            if let BlockKind::Heading { level: own, .. } = &mut part.blocks[index].kind {
                *own = level.number();
            }
            let is_new = matches!(level, Level::Below(_) | Level::Outside(_));
            if is_new && !self.is_said(&heading.title) {
                merged.push(Section {
                    level: level.number(),
                    ..heading.clone()
                });
            }
        }
        merged.sort_by_key(|section| section.block);
        part.sections = merged;
    }

    /// Whether `title` repeats the book's, or its author's name.
    fn is_said(&self, title: &str) -> bool {
        self.said.contains(&folded(title))
    }

    /// The sections that the entries begin in a chapter, in order.
    fn entries(
        &self,
        part: &Part,
        headings: &[Section],
        first: BlockId,
        own: &[&Entry],
    ) -> Vec<Section> {
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
            sections: headings,
        };
        let last = BlockId::new(first.index() + part.blocks.len() - 1);
        let mut sections: Vec<Section> = Vec::with_capacity(own.len());
        for entry in own {
            // What is named after the last text is the next chapter's beginning, but not in its file.
            let block = known.place(entry, first, &named).min(last);
            // A place in the book is called what stands there.
            let says = |heading: &&Clean| {
                let (entry, heading) = (folded(&entry.title), folded(heading));
                entry != heading && entry.contains(&heading)
            };
            let own_name = known
                .near(block)
                .filter(|heading| entry.is_place && !says(heading));
            let section = Section {
                title: own_name.unwrap_or(&entry.title).clone(),
                level: entry.level,
                block,
                inferred: None,
            };
            let is_number = !entry.title.contains(char::is_alphabetic);
            // A number that leads amid a text is a note's.
            let is_note = is_number
                && entry.fragment.is_some()
                && !known.is_at(block)
                && !headings.is_empty();
            // The book's name, with nothing below it, is its title page or the text before its first part.
            let is_title = !entry.holds && self.said.first() == Some(&folded(&entry.title));
            if sections.last() != Some(&section) && !is_note && !is_title {
                sections.push(section);
            }
        }
        // Entries may stand in another order than what they lead to.
        sections.sort_by_key(|section| section.block);
        sections
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

impl Merge {
    /// The levels of a chapter's headings: as the entries have it, and between them as the headings are to one
    /// another. What comes before any entry goes on as the chapter before did.
    fn levels(
        &mut self,
        headings: &[Section],
        sections: &[Section],
        first: BlockId,
        was_named: bool,
    ) -> Vec<Level> {
        let mut levels = Vec::with_capacity(headings.len());
        let own_headings = headings
            .iter()
            .filter(|heading| !self.is_said(&heading.title));
        let top = own_headings.map(|heading| heading.level).min().unwrap_or(1);
        // The entry that holds the headings.
        let mut holder: Option<&Section> = None;
        let mut next = sections.iter().peekable();
        let mut last = first;
        for heading in headings {
            let mut begins = false;
            while let Some(section) = next.next_if(|section| section.block <= heading.block) {
                let near = heading.block.index() - section.block.index() < HEADING_WITHIN;
                begins = near;
                // Without a heading of its own, an entry stands just above the first one in it.
                let own = if near {
                    heading.level
                } else {
                    heading.level.saturating_sub(1)
                };
                holder = Some(section);
                if !(was_named && heading.block == first) {
                    self.held = Some((section.level, own));
                }
            }
            let follows = heading.block == last.next() && heading.block != first;
            let (base, own) = self.held.unwrap_or((self.base, top));
            let level = match holder {
                Some(section) if begins => Level::OfEntry(section.level),
                // A number and a name on lines of their own are one heading.
                Some(section)
                    if follows && folded(&section.title).contains(&folded(&heading.title)) =>
                {
                    Level::OfEntry(section.level)
                }
                Some(_) => {
                    let level = (base + heading.level).saturating_sub(own);
                    Level::Below(level.clamp(1, 6))
                }
                // A title page says nothing of how the book is parted.
                None if self.is_said(&heading.title) => Level::Outside(self.base),
                None => {
                    // What stands higher than all before begins anew.
                    let is_higher = base + heading.level <= own;
                    let (base, own) = if is_higher {
                        (1, heading.level)
                    } else {
                        (base, own)
                    };
                    self.held = Some((base, own));
                    Level::Outside((base + heading.level - own).min(6))
                }
            };
            last = heading.block;
            levels.push(level);
        }
        levels
    }
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

    /// What the first heading says that stands near the beginning of what leads to `block`.
    fn near(&self, block: BlockId) -> Option<&Clean> {
        let first = self.before(block.index());
        let heading = self.sections.get(first)?;
        (heading.block.index() < block.index() + HEADING_WITHIN).then_some(&heading.title)
    }

    /// How many of them stand before a block.
    fn before(&self, block: usize) -> usize {
        self.sections
            .partition_point(|heading| heading.block.index() < block)
    }

    /// Whether one of them stands at `block`.
    fn is_at(&self, block: BlockId) -> bool {
        let at = self
            .sections
            .binary_search_by_key(&block, |heading| heading.block);
        at.is_ok()
    }

    /// Where `entry` leads: its fragment's block, or the heading near there that says the same.
    fn place(&self, entry: &Entry, first: BlockId, named: &HashMap<&str, Position>) -> BlockId {
        let Some(fragment) = &entry.fragment else {
            return first;
        };
        let Some(position) = named.get(&*fragment_name(&entry.path, fragment)) else {
            return self.saying(entry, 0..self.sections.len()).unwrap_or(first);
        };
        let block = position.block;
        let near = self.before(block.index())..self.before(block.index() + HEADING_WITHIN);
        self.saying(entry, near).unwrap_or(block)
    }
}

/// `title` as titles are compared: its letters and digits in lower case.
pub(super) fn folded(title: &str) -> String {
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
