//! `Galley`: a block's text made ready, from which any stretch can be set as a line: runs of one face in visual
//! order, soft hyphens dropped, spaces widened.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::faces::Faces;
use super::line::{Face, Line, Role, Run};
use super::settings::{Bidi, Settings};
use crate::document::{BlockId, Prose};
use crate::text::bidi::{self, Levels};
use crate::text::clean::Clean;
use crate::text::width::{Ruler, SOFT_HYPHEN};

/// A block's text, ready to be set.
#[derive(Debug)]
pub(super) struct Galley<'a> {
    pub block: BlockId,
    pub text: &'a Clean,
    pub faces: Faces,
    pub role: Role,
    pub ruler: Ruler,
    levels: Option<Levels<'a>>,
    reorder: bool,
    soft_hyphens: bool,
}

/// A space that is set wider than it is, in a justified line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Widened {
    /// The byte after the space.
    pub after: u32,
    /// How many columns are added to it.
    pub columns: u32,
}

/// What is done to a line besides showing its text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Finish<'a> {
    /// It ends with a hyphen of ours.
    pub hyphen: bool,
    /// The spaces that are widened, in order.
    pub widened: &'a [Widened],
}

impl<'a> Galley<'a> {
    pub(super) fn new(
        block: BlockId,
        prose: &'a Prose,
        role: Role,
        base: Face,
        settings: &Settings,
    ) -> Self {
        let levels = match settings.bidi {
            Bidi::Nobody => None,
            Bidi::Page | Bidi::Terminal => Levels::of(&prose.text),
        };
        Self {
            block,
            text: &prose.text,
            faces: Faces::of(prose, base, settings.ascii),
            role,
            ruler: settings.ruler(),
            levels,
            reorder: settings.bidi == Bidi::Page,
            soft_hyphens: !prose.text.is_ascii() && prose.text.contains(SOFT_HYPHEN),
        }
    }

    /// True when the block as a whole runs from right to left and is set from the right.
    pub(super) fn is_rtl(&self) -> bool {
        self.levels.as_ref().is_some_and(Levels::is_rtl)
    }

    /// True when such a block is put in its visual order here, so that what reads first stands at the right.
    pub(super) fn is_turned(&self) -> bool {
        self.reorder && self.is_rtl()
    }

    /// The line that shows the bytes of `source`.
    pub(super) fn line(&self, source: Range<u32>, finish: Finish) -> Line {
        let mut runs = self.runs(source.clone(), finish.widened);
        if finish.hyphen {
            let face = runs.last().map(|run| run.face).unwrap_or_default();
            let hyphen = Run {
                face,
                ..Run::set("-", self.role)
            };
            let at = if self.is_turned() { 0 } else { runs.len() };
            runs.insert(at, hyphen);
        }
        Line {
            block: self.block,
            source: Some(source),
            indent: 0,
            runs,
            ruler: self.ruler,
            wide: None,
        }
    }

    /// The runs that show the bytes of `source`, in visual order.
    pub(super) fn runs(&self, source: Range<u32>, widened: &[Widened]) -> Vec<Run> {
        let mut runs = Vec::new();
        match &self.levels {
            Some(levels) if self.reorder => {
                let line = source.start as usize..source.end as usize;
                for stretch in levels.visual(line) {
                    let range = stretch.range.start as u32..stretch.range.end as u32;
                    let begun = runs.len();
                    self.push_runs(range, widened, &mut runs);
                    if stretch.rtl {
                        let turned = runs.split_off(begun);
                        turned.iter().rev().for_each(|run| turn(run, &mut runs));
                    }
                }
            }
            _ => self.push_runs(source, widened, &mut runs),
        }
        runs
    }

    /// Adds the runs of a stretch in logical order.
    fn push_runs(&self, source: Range<u32>, widened: &[Widened], runs: &mut Vec<Run>) {
        let mut widened = widened
            .iter()
            .skip_while(|space| space.after <= source.start)
            .peekable();
        for (start, end, face) in self.faces.within(source.start, source.end) {
            let mut from = start;
            while let Some(space) = widened.next_if(|space| space.after <= end) {
                self.push_visible(from..space.after, face, runs);
                let spaces = " ".repeat(space.columns as usize);
                runs.push(Run {
                    face,
                    ..Run::set(&spaces, self.role)
                });
                from = space.after;
            }
            self.push_visible(from..end, face, runs);
        }
    }

    /// Adds the runs of a stretch of one face: one, unless soft hyphens have to be left out.
    fn push_visible(&self, range: Range<u32>, face: Face, runs: &mut Vec<Run>) {
        let mut push = |range: Range<usize>| {
            if !range.is_empty() {
                runs.push(Run {
                    text: self.text.slice(range.clone()),
                    source: Some(range.start as u32..range.end as u32),
                    role: self.role,
                    face,
                });
            }
        };
        let range = range.start as usize..range.end as usize;
        if !self.soft_hyphens {
            return push(range);
        }
        let mut from = range.start;
        for (at, hyphen) in self.text[range.clone()].match_indices(SOFT_HYPHEN) {
            push(from..range.start + at);
            from = range.start + at + hyphen.len();
        }
        push(from..range.end);
    }
}

/// Adds the graphemes of `run` from the last to the first, each a run of its own, with mirrored brackets.
fn turn(run: &Run, runs: &mut Vec<Run>) {
    let Some(source) = &run.source else {
        runs.push(run.clone());
        return;
    };
    runs.extend(run.text.grapheme_indices(true).rev().map(|(at, grapheme)| {
        let start = source.start + at as u32;
        let mut shown = String::with_capacity(grapheme.len());
        shown.extend(grapheme.chars().map(bidi::mirrored));
        Run {
            text: Clean::new(&shown),
            source: Some(start..start + grapheme.len() as u32),
            ..*run
        }
    }));
}
