//! Folds in the text: a folded section shows its heading alone. Moving steps over folds; whatever leads into one
//! opens it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::app::reading::moves::Step;
use crate::app::reading::{Reading, moves, shown};
use crate::document::{BlockId, Document, Position};
use crate::layout::Top;

/// What is hidden of the text.
#[derive(Debug, Default)]
pub struct Folding {
    /// The sections that are folded, by their first blocks in the article.
    heads: BTreeSet<BlockId>,
    /// Those that were opened to show what is in them since [`Reading::keep_opened`], to be folded again.
    opened: Vec<BlockId>,
    /// The reader looks at some paragraphs alone.
    only: Option<Only>,
}

/// Some paragraphs alone.
#[derive(Debug)]
struct Only {
    /// The others.
    hidden: Vec<Range<BlockId>>,
    /// Where the page began before they were hidden, and where it began then.
    came: (Top, Top),
}

impl Folding {
    /// True when no section is folded.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty() && self.only.is_none()
    }

    /// True when the section that begins with `head` is folded.
    pub fn holds(&self, head: BlockId) -> bool {
        self.heads.contains(&head)
    }

    /// The first blocks of the sections that are folded.
    pub fn heads(&self) -> impl Iterator<Item = BlockId> {
        self.heads.iter().copied()
    }

    /// What folds hide of `document`, which shows `article`. A section whose heading was taken back is none.
    fn hidden(&self, article: &Document, document: &Document) -> Vec<Range<BlockId>> {
        let sections = &article.outline.sections;
        let mut hidden: Vec<Range<BlockId>> = Vec::new();
        for head in &self.heads {
            let Ok(section) = sections.binary_search_by_key(head, |section| section.block) else {
                continue;
            };
            // What is folded within a folded section changes nothing while that is so.
            let start = document.outline.sections[section].block;
            if hidden.last().is_none_or(|last| last.end <= start) {
                hidden.push(below(document, section));
            }
        }
        if let Some(only) = &self.only {
            hidden.extend(only.hidden.iter().cloned());
        }
        hidden
    }
}

impl Reading {
    /// Which sections are folded.
    pub fn folding(&self) -> &Folding {
        &self.folding
    }

    /// Folds or unfolds a section; false where that changes nothing. The page begins with the heading where it
    /// began with what is now hidden.
    pub fn fold(&mut self, section: usize, fold: bool) -> bool {
        let head = self.article.outline.sections[section].block;
        let changed = if fold {
            has_below(&self.article, section) && self.folding.heads.insert(head)
        } else {
            self.folding.heads.remove(&head)
        };
        if changed {
            self.refold();
        }
        changed
    }

    /// The section whose fold is marked in a row of the page.
    pub fn fold_marked(&self, row: usize) -> Option<usize> {
        let line = self.page.lines.get(row)?;
        let is_mark = line.source.is_none() && !line.runs.is_empty();
        if !is_mark || !self.layout.is_folded(line.block.next()) {
            return None;
        }
        let position = Position::at(line.block);
        self.document().outline.current_section(position)
    }

    /// Hides these blocks of the document on screen until [`Reading::show_all`].
    pub fn show_only(&mut self, hidden: Vec<Range<BlockId>>) {
        let came = self.folding.only.take().map(|only| only.came);
        let before = self.top;
        let came = came.unwrap_or((before, before));
        self.folding.only = Some(Only { hidden, came });
        self.refold();
        if let Some(only) = &mut self.folding.only
            && only.came.1 == before
        {
            only.came.1 = self.top;
        }
        self.at_start = false;
    }

    /// Shows what was hidden by [`Reading::show_only`]; a reader who has not moved is back where they were.
    pub fn show_all(&mut self) {
        if let Some(only) = self.folding.only.take() {
            self.refold();
            if self.top == only.came.1 {
                self.set_top(only.came.0);
            }
        }
    }

    /// True when some paragraphs alone are shown.
    pub fn shows_only_some(&self) -> bool {
        self.folding.only.is_some()
    }

    /// Folds every section, or none; false where that changes nothing.
    pub fn fold_all(&mut self, fold: bool) -> bool {
        let article = &self.article;
        let count = self.folding.heads.len();
        match fold {
            false => self.folding.heads.clear(),
            true => {
                let sections = article.outline.sections.iter().enumerate();
                let heads = sections
                    .filter(|(n, _)| has_below(article, *n))
                    .map(|(_, section)| section.block);
                self.folding.heads = heads.collect();
            }
        }
        let changed = count != self.folding.heads.len();
        if changed {
            self.refold();
        }
        changed
    }

    /// Folds the sections that begin with these blocks, too. What is on screen is not hidden by that.
    pub fn fold_again(&mut self, heads: impl IntoIterator<Item = BlockId>) {
        self.folding.heads.extend(heads);
        self.refold();
    }

    /// What was opened to show what is in it stays open.
    pub fn keep_opened(&mut self) {
        self.folding.opened.clear();
    }

    /// Folds again what was opened to show what is in it since [`Reading::keep_opened`].
    pub fn close_opened(&mut self) {
        let opened = std::mem::take(&mut self.folding.opened);
        if !opened.is_empty() {
            self.folding.heads.extend(opened);
            self.refold();
        }
    }

    /// Hides again what is folded, after what is on the screen or its outline has changed.
    pub(super) fn refold(&mut self) {
        let document = shown(&self.article, &self.whole);
        let hidden = self.folding.hidden(&self.article, document);
        self.layout.fold(hidden);
        if let Some(fold) = self.layout.folded(self.top.position.block) {
            let head = fold.start.previous().unwrap_or_default();
            self.top = Top::at(Position::at(head));
        }
    }

    /// Opens the folds that hide `position`.
    pub(super) fn unfold_at(&mut self, position: Position) {
        if !self.layout.is_folded(position.block) {
            return;
        }
        // Sections are the same on the whole page, only the blocks around them are not.
        self.folding.only = None;
        let document = shown(&self.article, &self.whole);
        let mut section = document.outline.current_section(position);
        while let Some(around) = section {
            let head = self.article.outline.sections[around].block;
            if self.folding.heads.remove(&head) {
                self.folding.opened.push(head);
            }
            section = self.article.outline.parent(around);
        }
        self.refold();
    }

    /// Where `step` leads from the page's beginning, folds stepped over; `Err` says why there is no such place.
    pub fn move_by(&mut self, step: Step) -> Result<Position, String> {
        let line_end = self.page.lines.iter().find_map(|line| line.end());
        self.move_from(self.top.position, line_end, step)
    }

    pub(super) fn move_from(
        &self,
        from: Position,
        line_end: Option<Position>,
        step: Step,
    ) -> Result<Position, String> {
        let document = self.document();
        if self.folding.is_empty() {
            return moves::target(document, from, line_end, step);
        }
        let (one, times) = step.one();
        let mut to = self.over_folds(from, line_end, one)?;
        for _ in 1..times {
            match self.over_folds(to, None, one) {
                Ok(next) => to = next,
                Err(_) => break,
            }
        }
        Ok(to)
    }

    /// One step, to the nearest place that is not hidden.
    fn over_folds(
        &self,
        from: Position,
        line_end: Option<Position>,
        step: Step,
    ) -> Result<Position, String> {
        let document = self.document();
        let to = moves::target(document, from, line_end, step)?;
        let Some(fold) = self.layout.folded(to.block) else {
            return Ok(to);
        };
        let from = if to < from {
            Position::at(fold.start)
        } else {
            Position {
                block: fold.end.previous().unwrap_or_default(),
                offset: u32::MAX,
            }
        };
        // Folds never touch, so the block beyond one is shown.
        moves::target(document, from, None, step)
    }
}

/// True when there is a block below a section's first one.
fn has_below(document: &Document, section: usize) -> bool {
    let sections = &document.outline.sections;
    let heading = &sections[section];
    let after = heading.block.next();
    let followed = sections
        .get(section + 1)
        .is_some_and(|next| next.block == after && next.level <= heading.level);
    after < document.end() && !followed
}

/// The blocks below a section's first one, its subsections' included.
fn below(document: &Document, section: usize) -> Range<BlockId> {
    let sections = &document.outline.sections;
    let heading = &sections[section];
    let next = sections[section + 1..]
        .iter()
        .find(|next| next.level <= heading.level);
    heading.block.next()..next.map_or(document.end(), |next| next.block)
}
