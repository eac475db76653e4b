//! The margin: notes beside the rows that refer to them, a repetition for the eye.
//!
//! A note stands level with its reference or right below the note before it, and may go on for some rows below its
//! block, down to the next block that has notes or needs the margin itself. What does not fit is cut.
//! **Where notes stand follows from the lines, never from where the page begins**, so they scroll with the text.

use std::iter::successors;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Layout;
use super::cursor::Cursor;
use super::line::{Line, Role, Run};
use super::settings::Settings;
use crate::document::{
    Block, BlockId, BlockKind, Container, Document, Inline, LinkId, NestId, Target,
};

/// How many rows below their block notes go on at most: further down nobody would look for their reference.
const ROWS_BELOW_MAX: usize = 12;
/// How far a note pushes the next one down at most, and how many rows it leaves to each of its block that follow.
/// Of taste: a note of twelve short rows says what it is about, and one of two at least that it is there.
const ROWS_PUSHED_MAX: usize = 12;
const ROWS_LEFT: usize = 2;
/// The longest word that gives way as a whole to the sign that a note is cut.
const WORD_BYTES_LOST_MAX: usize = 8;
/// The most blocks of a note that are shown.
const NOTE_BLOCKS_MAX: usize = 8;

/// A row of a note in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The row of the page that it stands beside.
    pub row: usize,
    /// What it shows, no wider than the margin.
    pub line: Line,
    /// The note's reference.
    pub link: LinkId,
}

/// A note that is to be placed.
struct Note {
    /// The row of its reference.
    at: usize,
    lines: Vec<Line>,
    link: LinkId,
}

impl Layout {
    /// The notes beside a page of `rows` rows that begins at `top` and shows `lines`.
    pub(super) fn beside(
        &mut self,
        document: &Document,
        top: Cursor,
        rows: usize,
        lines: &[Line],
    ) -> Vec<Beside> {
        let mut margin = Margin {
            columns: self.settings.margin.into(),
            sign: self.settings.glyphs().more,
            rows: 0..0,
            beside: Vec::new(),
        };
        if margin.columns == 0 {
            return margin.beside;
        }
        let (above, blocks) = self.near(document, top, lines);
        margin.rows = above..above.saturating_add(rows);
        let (mut row, mut end) = (0, 0);
        let mut open: Vec<Note> = Vec::new();
        for block in blocks {
            let lines = self.lines(document, block);
            let notes = self.notes_of(document, block, &lines, row);
            let taken = self.takes_margin(document.block(block), &lines);
            if let Some(first) = notes.first().map(|note| note.at).or(taken.then_some(row)) {
                margin.set(std::mem::take(&mut open), end.min(first));
                open = notes;
                end = row + lines.len() + ROWS_BELOW_MAX;
            }
            row += lines.len();
        }
        margin.set(open, end);
        margin.beside
    }

    /// The blocks whose notes may stand beside a page and the one after them, and how many rows of theirs are above
    /// the page. None where no note is near, which costs no line.
    fn near(&mut self, document: &Document, top: Cursor, lines: &[Line]) -> (usize, Vec<BlockId>) {
        let previous = |block: BlockId| self.folds.at_or_before(block.previous()?);
        let before = successors(previous(top.block), |block| previous(*block));
        let mut before: Vec<BlockId> = before.take(ROWS_BELOW_MAX).collect();
        let mut blocks: Vec<BlockId> = lines.iter().map(|line| line.block).collect();
        blocks.dedup();
        let next = |block: &BlockId| self.folds.at_or_after(block.next(), document.end());
        let after = blocks.last().and_then(next);
        blocks.extend(after);
        let refers = |block: &BlockId| references(document.block(*block)).next().is_some();
        if !before.iter().chain(&blocks).any(refers) {
            return (0, Vec::new());
        }
        let mut above = 0;
        let far = before.iter().position(|&block| {
            let far = above >= ROWS_BELOW_MAX;
            above += if far {
                0
            } else {
                self.lines(document, block).len()
            };
            far
        });
        before.truncate(far.unwrap_or(before.len()));
        before.reverse();
        before.extend(blocks);
        (above + top.row, before)
    }

    /// The notes that `block` refers to, each once, in the order of their rows. Its first row is `row`.
    fn notes_of(
        &mut self,
        document: &Document,
        block: BlockId,
        lines: &[Line],
        row: usize,
    ) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        let mut known: Vec<BlockId> = Vec::new();
        let mut references = references(document.block(block)).peekable();
        if references.peek().is_none()
            || note_around(document, block).is_some()
            || self.takes_margin(document.block(block), lines)
        {
            return notes;
        }
        for (offset, link) in references {
            let Some(blocks) = blocks_of(document, link) else {
                continue;
            };
            let at = lines.iter().position(|line| line.shows(offset));
            if let Some(at) = at.filter(|_| !known.contains(&blocks.start)) {
                known.push(blocks.start);
                notes.push(Note {
                    at: row + at,
                    lines: self.note_lines(document, blocks, lines.len() + ROWS_BELOW_MAX),
                    link,
                });
            }
        }
        // The cells of a table are read row by row and wrapped side by side.
        notes.sort_by_key(|note| note.at);
        notes
    }

    /// The lines of a note as the margin has them, one more than `rows` where there are more.
    fn note_lines(
        &mut self,
        document: &Document,
        blocks: Range<BlockId>,
        rows: usize,
    ) -> Vec<Line> {
        let settings = &self.settings;
        let layout = self.note_layout.get_or_insert_with(|| {
            Box::new(Self::new(Settings {
                measure: settings.margin,
                margin: 0,
                spare: 0,
                justify: false,
                leading: 0,
                pans: false,
                ..settings.clone()
            }))
        });
        (blocks.start.0..blocks.end.0)
            .flat_map(|block| layout.lines(document, BlockId(block)).to_vec())
            .filter(|line| !line.runs.is_empty())
            .take(rows + 1)
            .collect()
    }

    /// True where a table reaches into the margin.
    fn takes_margin(&self, block: &Block, lines: &[Line]) -> bool {
        let measure = usize::from(self.settings.measure);
        matches!(block.kind, BlockKind::Table(_))
            && lines.iter().any(|line| line.columns() > measure)
    }
}

/// The margin of a page while its notes are set.
struct Margin {
    columns: usize,
    /// What ends a note that is cut.
    sign: &'static str,
    /// The rows of the page.
    rows: Range<usize>,
    beside: Vec<Beside>,
}

impl Margin {
    /// Sets the notes of a block above `end`.
    fn set(&mut self, notes: Vec<Note>, end: usize) {
        let wanted: Vec<_> = notes
            .iter()
            .map(|note| (note.at, note.lines.len()))
            .collect();
        for (mut note, place) in notes.into_iter().zip(place(&wanted, end)) {
            let whole = note.lines.len();
            note.lines.truncate(place.len());
            if let Some(last) = note.lines.last_mut().filter(|_| place.len() < whole) {
                cut(last, self.columns, self.sign);
            }
            let rows = place.zip(note.lines);
            let shown = rows.filter(|(row, _)| self.rows.contains(row));
            self.beside.extend(shown.map(|(row, line)| Beside {
                row: row - self.rows.start,
                line,
                link: note.link,
            }));
        }
    }
}

/// The rows that notes get above `end`, each of which wants so many from a row on, in the order of these rows.
fn place(wanted: &[(usize, usize)], end: usize) -> Vec<Range<usize>> {
    let first = wanted.first().map_or(end, |(at, _)| *at);
    let share = end.saturating_sub(first) / wanted.len().max(1);
    let least = |rows: usize| rows.min(share.clamp(1, ROWS_LEFT));
    let mut later: usize = wanted.iter().map(|(_, rows)| least(*rows)).sum();
    let mut free = 0;
    let mut places = Vec::with_capacity(wanted.len());
    for (n, &(at, rows)) in wanted.iter().enumerate() {
        later -= least(rows);
        let start = at.max(free).min(end);
        let yields = match wanted.get(n + 1) {
            Some((next, _)) => end
                .saturating_sub(later)
                .min((start + ROWS_PUSHED_MAX).max(*next)),
            None => end,
        };
        free = (start + rows).min(yields.max(start + 1)).min(end);
        places.push(start..free);
    }
    places
}

/// Ends a line with a sign that there is more, in the place of what leaves no room for it.
fn cut(line: &mut Line, columns: usize, sign: &str) {
    let room = columns.saturating_sub(line.ruler.columns(sign));
    let end = |run: &Run| run.source.as_ref().map(|source| source.end);
    let is_text = |run: &&Run| run.source.is_some();
    // To the eye, the last letter of what is read from the right is the first.
    if line.runs.first().and_then(end) > line.runs.iter().rfind(is_text).and_then(end) {
        while line.columns() > room && !line.runs.is_empty() {
            match line.indent {
                0 => _ = line.runs.remove(0),
                _ => line.indent -= 1,
            }
        }
        return line.runs.insert(0, Run::set(sign, Role::Marker));
    }
    let is_stop = |run: &Run| match run.source {
        Some(_) => run.text.ends_with([' ', ',', ';', ':', '.']),
        // The hyphen of a word that does not go on.
        None => run.role != Role::Marker,
    };
    while line.columns() > room || line.runs.last().is_some_and(is_stop) {
        let full = line.columns() > room;
        let Some(run) = line.runs.last_mut() else {
            break;
        };
        let last = run.text.grapheme_indices(true).next_back();
        let last = last.map_or(0, |(at, _)| at);
        // A cut at a word is worth a few letters.
        let word = run.text.rfind(' ').unwrap_or(0);
        let kept = match full && word > 0 && last - word <= WORD_BYTES_LOST_MAX {
            true => word,
            false => last,
        };
        run.text = run.text.slice(0..kept);
        if let Some(source) = &mut run.source {
            source.end = source.start + kept as u32;
        }
        if kept == 0 {
            line.runs.pop();
        }
    }
    line.runs.push(Run::set(sign, Role::Marker));
}

/// Where a block refers to notes, and the links to these.
fn references(block: &Block) -> impl Iterator<Item = (u32, LinkId)> {
    block
        .prose
        .spans
        .iter()
        .filter_map(|span| match span.inline {
            Inline::Note(link) => Some((span.range.start, link)),
            _ => None,
        })
}

/// The blocks of the note that `link` leads to: a note's own, or a paragraph that is not marked as one.
fn blocks_of(document: &Document, link: LinkId) -> Option<Range<BlockId>> {
    let Target::Fragment(name) = &document.links.get(link.0 as usize)?.target else {
        return None;
    };
    let first = document.fragments.get(&**name)?.block;
    if first >= document.end() {
        return None;
    }
    let Some(note) = note_around(document, first) else {
        let paragraph = document.block(first).kind == BlockKind::Paragraph;
        return paragraph.then(|| first..first.next());
    };
    let within = |block: &BlockId| document.nests_around(*block).contains(&note);
    let blocks = successors(Some(first), |block| Some(block.next()))
        .take(NOTE_BLOCKS_MAX)
        .take_while(|block| *block < document.end() && within(block));
    Some(first..blocks.last()?.next())
}

/// The note that a block stands in.
fn note_around(document: &Document, block: BlockId) -> Option<NestId> {
    let is_note = |id: &&NestId| {
        let container = &document.nests[id.0 as usize].container;
        matches!(container, Container::Footnote(_))
    };
    document.nests_around(block).iter().rfind(is_note).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::Clean;
    use proptest::prelude::*;

    #[test]
    fn a_note_stands_level_with_its_reference_or_below_the_note_before() {
        assert_eq!(place(&[(3, 2), (9, 3)], 20), [3..5, 9..12]);
        assert_eq!(place(&[(3, 4), (4, 3), (4, 1)], 20), [3..7, 7..10, 10..11]);
    }

    #[test]
    fn notes_that_do_not_fit_are_cut_and_leave_some_rows_to_the_others() {
        assert_eq!(place(&[(0, 9)], 4), vec![0..4; 1]);
        assert_eq!(place(&[(0, 9), (1, 9)], 6), [0..4, 4..6]);
        assert_eq!(place(&[(0, 9), (0, 9), (0, 9)], 3), [0..1, 1..2, 2..3]);
        assert_eq!(place(&[(0, 9), (0, 9)], 1), [0..1, 1..1]);
        assert_eq!(place(&[(0, 40), (2, 9)], 60), [0..12, 12..21]);
        assert_eq!(place(&[(0, 40), (30, 9)], 60), [0..30, 30..39]);
    }

    proptest! {
        #[test]
        fn places_are_apart_and_within_their_room(
            mut wanted in prop::collection::vec((0..40_usize, 1..30_usize), 0..8), end in 0..60_usize
        ) {
            wanted.sort_by_key(|(at, _)| *at);
            let places = place(&wanted, end);
            prop_assert_eq!(places.len(), wanted.len());
            let mut free = 0;
            for (place, (at, rows)) in places.into_iter().zip(wanted) {
                prop_assert!(place.is_empty() || place.start >= at);
                prop_assert!(place.start >= free.min(end) && place.end <= end);
                prop_assert!(place.len() <= rows);
                free = place.end;
            }
        }
    }

    fn line(runs: &[(&str, Option<Range<u32>>)], indent: u16) -> Line {
        let run = |(text, source): &(&str, Option<Range<u32>>)| Run {
            text: Clean::new(text),
            source: source.clone(),
            ..Run::default()
        };
        Line {
            indent,
            runs: runs.iter().map(run).collect(),
            ..Line::default()
        }
    }

    #[test]
    fn a_note_is_cut_with_a_sign() {
        let check = |mut line: Line, columns, expected: &str| {
            cut(&mut line, columns, "…");
            assert_eq!(line.text(), expected);
            assert!(line.columns() <= columns);
        };
        check(line(&[("one two,", Some(0..8))], 0), 12, "one two…");
        check(line(&[("one two", Some(0..7))], 2), 9, "one…");
        check(
            line(&[("an unfathomable", Some(0..15))], 0),
            15,
            "an unfathomabl…",
        );
        check(
            line(&[("one hy", Some(0..6)), ("-", None)], 0),
            7,
            "one hy…",
        );
        check(line(&[("ב", Some(2..4)), ("א", Some(0..2))], 3), 5, "…בא");
        check(line(&[("ב", Some(2..4)), ("א", Some(0..2))], 0), 2, "…א");
        check(line(&[("日本", Some(0..6))], 0), 4, "日…");
    }
}
