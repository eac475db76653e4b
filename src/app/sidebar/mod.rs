//! The outline beside the text: which sections are listed, which is selected, and what stands in each row.

pub mod corrections;
mod filter;

use std::collections::HashSet;

use ratatui::layout::Rect;

use crate::app::keys::motion::Motion;
use crate::app::list::scan::Scan;
use crate::app::look::geometry::title_column;
use crate::app::reading::Reading;
use crate::app::search::Search;
use crate::app::sidebar::corrections::Corrections;
use crate::app::sidebar::filter::{matches, words};
use crate::document::words::minutes;
use crate::document::{BlockId, Document, Section};

/// A heading that was inferred with less than this probability is shown as doubted.
const DOUBT_BELOW: f64 = 0.7;
/// How many levels of headings there are.
const LEVELS_MAX: u8 = 6;
/// How many rows are kept in sight above and below the selected one.
const CONTEXT_ROWS: usize = 2;

/// A row: a section by its index, or `None` for the text before the first one.
type Row = Option<u32>;

/// The state of the outline's pane.
#[derive(Debug, Clone)]
pub struct Sidebar {
    /// The rows listed, in reading order; sections folded away or filtered out are not among them.
    rows: Vec<Row>,
    /// How many sections were looked at for `rows`.
    scanned: usize,
    /// While sections deeper than this level are folded away, in the scan.
    hidden_below: Option<u8>,
    /// The highest level there is.
    highest: u8,
    /// The sections of that level.
    first_level: Vec<u32>,
    /// How many levels are shown where nothing was folded or unfolded by hand.
    levels: u8,
    folded: HashSet<BlockId>,
    unfolded: HashSet<BlockId>,
    filter: String,
    /// The sections whose titles were not looked at for the filter yet.
    scan: Scan,
    /// The section that was selected before the filter, while it is not complete.
    anchor: Row,
    /// The selected row; the current section's while the focus is elsewhere.
    pub selected: usize,
    /// The first row in sight.
    pub offset: usize,
    /// The current section when the wheel moved the list away from it; until it changes, the list stays.
    loose: Option<Row>,
    /// What the reader said of headings.
    pub corrections: Corrections,
}

/// What a row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The section's title, or what the text before the first one is called.
    pub title: String,
    /// How deep it stands, from 0.
    pub depth: u8,
    /// How long it takes to read, with what is folded away below it.
    pub minutes: u32,
    /// The hits in it, while there is a search.
    pub hits: Option<u32>,
    /// The page is in it.
    pub current: bool,
    /// All of it was on screen.
    pub read: bool,
    /// Its heading was inferred without much confidence.
    pub doubted: bool,
    /// Its text or the sections below it are folded away.
    pub folded: bool,
    /// The selection is on it.
    pub selected: bool,
}

impl Default for Sidebar {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            scanned: 0,
            hidden_below: None,
            highest: u8::MAX,
            first_level: Vec::new(),
            levels: LEVELS_MAX,
            folded: HashSet::new(),
            unfolded: HashSet::new(),
            filter: String::new(),
            scan: Scan::default(),
            anchor: None,
            selected: 0,
            offset: 0,
            loose: None,
            corrections: Corrections::default(),
        }
    }
}

impl Sidebar {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The section of a row; `Some(None)` for the text before the first one.
    pub fn section(&self, row: usize) -> Option<Option<usize>> {
        self.rows
            .get(row)
            .map(|row| row.map(|section| section as usize))
    }

    /// The sections of the highest level, for the scrollbar.
    pub fn first_level(&self) -> &[u32] {
        &self.first_level
    }

    /// The words that titles must have to be listed.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Lists what was appended to the document.
    pub fn extend(&mut self, document: &Document) {
        let complete = self.is_complete();
        self.anchor = self.before_filter().map(|section| section as u32);
        self.scan_on(document);
        if complete {
            self.complete(document);
        }
    }

    /// As [`Sidebar::extend`], but what the filter leaves is still to be found.
    fn scan_on(&mut self, document: &Document) {
        let sections = &document.outline.sections;
        if self.scanned == 0 {
            self.list_opening(document);
        }
        let highest = sections[self.scanned..].iter().map(|s| s.level).min();
        if let Some(highest) = highest.filter(|highest| *highest < self.highest) {
            self.highest = highest;
            if self.scanned > 0 {
                return self.rebuild(document);
            }
        }
        let filtered = self.is_filtered();
        for (n, section) in sections.iter().enumerate().skip(self.scanned) {
            if section.level == self.highest {
                self.first_level.push(n as u32);
            }
            if filtered {
                continue;
            }
            if self.hidden_below.is_some_and(|level| section.level > level) {
                continue;
            }
            self.hidden_below = self.is_folded(section).then_some(section.level);
            self.rows.push(Some(n as u32));
        }
        self.scanned = sections.len();
        if filtered {
            self.scan.extend(sections.len())
        } else {
            self.scan = Scan::done(sections.len())
        }
    }

    /// Lists everything anew; the selection stays on its section, or on what it is folded into.
    pub fn rebuild(&mut self, document: &Document) {
        let selected = self.before_filter();
        self.start(document);
        self.complete(document);
        self.selected = self.row_of(selected);
    }

    /// Begins to list everything anew.
    fn start(&mut self, document: &Document) {
        self.rows.clear();
        self.first_level.clear();
        self.scanned = 0;
        self.hidden_below = None;
        self.highest = u8::MAX;
        self.scan = Scan::default();
        self.scan_on(document);
    }

    /// The section that is selected, or is to be once the filter is complete.
    fn before_filter(&self) -> Option<usize> {
        if self.is_complete() {
            self.section(self.selected).flatten()
        } else {
            self.anchor.map(|section| section as usize)
        }
    }

    /// The row that shows `section`, or what it is folded into.
    pub fn row_of(&self, section: Option<usize>) -> usize {
        let section = section.map(|section| section as u32);
        self.rows
            .partition_point(|row| *row <= section)
            .saturating_sub(1)
    }

    /// Brings the selection, which is the current section's row unless the focus is here, into sight.
    pub fn settle(&mut self, height: u16, current: Option<usize>, focused: bool) {
        let height = usize::from(height);
        let row = current.map(|current| current as u32);
        if focused {
            self.loose = None;
        } else {
            self.selected = self.row_of(current);
        }
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        if self.loose != Some(row) {
            self.loose = None;
            let context = CONTEXT_ROWS.min(height.saturating_sub(1) / 2);
            let highest = self.selected.saturating_sub(context);
            let lowest = (self.selected + context + 1).saturating_sub(height);
            self.offset = self.offset.clamp(lowest.min(highest), highest);
        }
        self.offset = self.offset.min(self.rows.len().saturating_sub(height));
    }

    /// Moves the list under the selection, as the wheel does.
    pub fn wheel(&mut self, rows: isize, current: Option<usize>) {
        self.offset = self.offset.saturating_add_signed(rows);
        self.loose = Some(current.map(|current| current as u32));
    }

    /// Moves the selection.
    pub fn select_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = Motion::By(rows).from(self.selected, last);
        self.anchor = self.rows.get(self.selected).copied().flatten();
    }

    /// Shows so many levels.
    pub fn set_levels(&mut self, document: &Document, levels: u8) {
        self.levels = levels;
        self.folded.clear();
        self.unfolded.clear();
        self.rebuild(document);
    }

    /// Folds the selected section, or goes to the one above where there is nothing to fold.
    pub fn fold(&mut self, document: &Document) {
        let Some(Some(section)) = self.section(self.selected) else {
            return;
        };
        let heading = &document.outline.sections[section];
        if has_sections_below(document, section) && !self.is_folded(heading) {
            self.unfolded.remove(&heading.block);
            self.folded.insert(heading.block);
            self.rebuild(document);
        } else if let Some(parent) = document.outline.parent(section) {
            self.selected = self.row_of(Some(parent));
        }
    }

    /// Unfolds the selected section, or goes to the first one below it.
    pub fn unfold(&mut self, document: &Document) {
        let Some(Some(section)) = self.section(self.selected) else {
            return;
        };
        let heading = &document.outline.sections[section];
        if !has_sections_below(document, section) {
            return;
        }
        if self.is_folded(heading) {
            self.folded.remove(&heading.block);
            self.unfolded.insert(heading.block);
            self.rebuild(document);
        } else {
            self.select_by(1);
        }
    }

    /// Folds or unfolds what stands below the section that begins with `head`, as it was done in the text.
    pub fn follow_fold(&mut self, document: &Document, head: BlockId, fold: bool) {
        if fold {
            self.unfolded.remove(&head);
            self.folded.insert(head);
        } else {
            self.folded.remove(&head);
            self.unfolded.insert(head);
        }
        self.rebuild(document);
    }

    /// The sections folded and unfolded by hand, by their first blocks.
    pub fn folds(&self) -> (&HashSet<BlockId>, &HashSet<BlockId>) {
        (&self.folded, &self.unfolded)
    }

    /// Folds and unfolds these sections, too.
    pub fn fold_again(
        &mut self,
        document: &Document,
        folded: impl IntoIterator<Item = BlockId>,
        unfolded: impl IntoIterator<Item = BlockId>,
    ) {
        self.folded.extend(folded);
        self.unfolded.extend(unfolded);
        self.rebuild(document);
    }

    /// An outline of nothing yet, of as many levels as were shown before, with what was said of it then.
    pub fn of(levels: Option<u8>, corrections: Corrections) -> Self {
        Self {
            levels: levels.unwrap_or(LEVELS_MAX),
            corrections,
            ..Self::default()
        }
    }

    /// How many levels are shown where nothing was folded or unfolded by hand.
    pub fn levels(&self) -> u8 {
        self.levels
    }

    /// What the rows from `offset` on show, at most `height` of them.
    pub fn items<'a>(
        &'a self,
        reading: &'a Reading,
        search: &'a Search,
        height: usize,
    ) -> impl Iterator<Item = Item> + 'a {
        let current = self.row_of(reading.current_section());
        let end = self.rows.len().min(self.offset + height);
        (self.offset.min(end)..end).map(move |row| self.item(reading, search, row, row == current))
    }

    /// The column of the sign that sections below a row are folded away, in the outline's list.
    pub fn fold_mark(&self, document: &Document, row: usize, list: Rect) -> Option<u16> {
        let section = self.section(row).flatten()?;
        let heading = &document.outline.sections[section];
        let folded = self.filter.is_empty()
            && has_sections_below(document, section)
            && self.is_folded(heading);
        let depth = heading.level - self.highest.min(heading.level);
        folded.then(|| title_column(list, depth))
    }

    fn item(&self, reading: &Reading, search: &Search, row: usize, current: bool) -> Item {
        let document = reading.article();
        let sections = &document.outline.sections;
        let section = self.rows[row].map(|section| section as usize);
        let heading = section.map(|section| &sections[section]);
        // What follows up to the next row belongs to this one, unless a filter leaves rows out.
        let next = if self.filter.is_empty() {
            self.rows
                .get(row + 1)
                .copied()
                .flatten()
                .map(|next| next as usize)
        } else {
            Some(section.map_or(0, |section| section + 1))
        };
        let blocks = |document: &Document| {
            let begin = |section: usize| document.outline.sections.get(section).map(|s| s.block);
            let start = section.and_then(begin).unwrap_or(BlockId(0));
            start..next.and_then(begin).unwrap_or(document.end())
        };
        let (here, shown) = (blocks(document), blocks(reading.document()));
        let words = document.words_before(here.end) - document.words_before(here.start);
        let inferred = heading.and_then(|heading| heading.inferred);
        Item {
            title: heading.map_or_else(
                || opening_title(document).to_owned(),
                |heading| heading.title.to_string(),
            ),
            depth: heading.map_or(0, |heading| heading.level - self.highest.min(heading.level)),
            minutes: minutes(words),
            hits: search
                .is_active()
                .then(|| search.hits_between(shown.start, shown.end)),
            current,
            read: reading.is_read(section),
            doubted: inferred.is_some_and(|sure| sure.probability() < DOUBT_BELOW),
            folded: self.filter.is_empty()
                && section.is_some_and(|section| {
                    has_sections_below(document, section) && self.is_folded(&sections[section])
                })
                || heading.is_some_and(|heading| reading.folding().holds(heading.block)),
            selected: row == self.selected,
        }
    }

    /// A row for the text before the first section, where there is any besides the title.
    fn list_opening(&mut self, document: &Document) {
        self.rows.clear();
        let first = document.outline.sections.first();
        let end = first.map_or(document.end(), |section| section.block);
        let filtered = !matches(opening_title(document), &words(&self.filter));
        if end.index() > document.title_blocks() && !filtered {
            self.rows.push(None);
        }
    }

    fn is_folded(&self, section: &Section) -> bool {
        let depth = section.level - self.highest.min(section.level);
        self.folded.contains(&section.block)
            || depth + 1 >= self.levels
                && self.levels < LEVELS_MAX
                && !self.unfolded.contains(&section.block)
    }
}

fn opening_title(document: &Document) -> &'static str {
    if document.outline.sections.is_empty() {
        "The text"
    } else {
        "The opening"
    }
}

fn has_sections_below(document: &Document, section: usize) -> bool {
    let sections = &document.outline.sections;
    sections
        .get(section + 1)
        .is_some_and(|next| next.level > sections[section].level)
}

#[cfg(test)]
mod tests;
