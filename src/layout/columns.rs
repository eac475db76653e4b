//! The columns of a table: what their cells ask for, and how wide they become.

use std::ops::Range;

use super::pan::{MARK_COLUMNS, STAY_GAP_COLUMNS};
use crate::document::block::{Alignment, Table};
use crate::document::{BlockId, BlockKind, Document};
use crate::text::width::Ruler;

/// Blank columns between the cells of a row.
pub(super) const GAP_COLUMNS: usize = 2;
/// What columns of a table of more than one block get beyond what the first block asks for: its numbers grow.
const GROWTH_COLUMNS: usize = 2;
/// The most bytes of a cell that are measured.
const MEASURED_BYTES_MAX: usize = 512;
/// A column is not made narrower than its longest word, unless that is longer than this.
const WORD_COLUMNS_MAX: usize = 14;
/// What a column wants is little where it is at most this part of an equal share of what is left.
const MODEST_PART: usize = 2;
/// Where a table is panned its columns need not share the measure, but wider ones than this would be columns of
/// long lines; what is longer wraps.
const PANNED_COLUMNS_MAX: usize = 24;

/// What a column asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wish {
    /// Its longest word.
    pub least: usize,
    /// Its longest cell.
    pub most: usize,
}

/// The table that a block shows, or the first piece of it where the block carries on one that was too long for
/// one block: that has the headers, and says how wide the columns are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head<'a> {
    text: &'a str,
    pub block: BlockId,
    pub table: &'a Table,
    goes_on: bool,
}

impl<'a> Head<'a> {
    /// The head of the table that `block` is a piece of.
    pub(super) fn of(document: &'a Document, block: BlockId, table: &'a Table) -> Self {
        let piece = |id: BlockId, table| Self {
            text: &document.block(id).prose.text,
            block: id,
            table,
            goes_on: document
                .blocks
                .get(id.next().index())
                .is_some_and(|next| next.continues),
        };
        let (mut id, mut head) = (block, piece(block, table));
        while document.block(id).continues
            && let Some(before) = id.previous()
            && let BlockKind::Table(table) = &document.block(before).kind
        {
            (id, head) = (before, piece(before, table));
        }
        head
    }

    /// What its columns ask for.
    pub(super) fn wishes(&self, ruler: Ruler) -> Vec<Wish> {
        let mut wishes = vec![Wish::default(); self.table.columns.max(1)];
        for row in &self.table.rows {
            for (wish, cell) in wishes.iter_mut().zip(row) {
                let text = self.cell(cell);
                let text = &text[..text.floor_char_boundary(text.len().min(MEASURED_BYTES_MAX))];
                let longest = text
                    .split_whitespace()
                    .map(|word| ruler.columns(word))
                    .max();
                wish.most = wish.most.max(ruler.columns(text));
                wish.least = wish.least.max(longest.unwrap_or(0).min(WORD_COLUMNS_MAX));
            }
        }
        for wish in &mut wishes {
            wish.least = wish.least.max(1);
            wish.most = wish.most.max(wish.least);
            if self.goes_on {
                wish.most += GROWTH_COLUMNS;
            }
        }
        wishes
    }

    /// The words of the header above each column.
    pub(super) fn labels(&self) -> Vec<&'a str> {
        let headers = &self.table.rows[..self.table.header_rows.min(self.table.rows.len())];
        headers.last().map_or(Vec::new(), |cells| {
            cells.iter().map(|cell| self.cell(cell)).collect()
        })
    }

    /// How the columns are aligned: as they say, and at the right where they say nothing and hold figures. The
    /// first column names the rows, so figures there are names.
    pub(super) fn alignments(&self) -> Vec<Alignment> {
        let rows = self
            .table
            .rows
            .get(self.table.header_rows..)
            .unwrap_or_default();
        let holds_figures = |column: usize| {
            let mut cells = rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| self.cell(cell).trim())
                .filter(|cell| !matches!(*cell, "" | "-" | "–" | "—"))
                .peekable();
            cells.peek().is_some() && cells.all(is_figure)
        };
        let given = |column: usize| {
            self.table
                .alignments
                .get(column)
                .copied()
                .unwrap_or_default()
        };
        (0..self.table.columns)
            .map(|column| match given(column) {
                Alignment::Left if column > 0 && holds_figures(column) => Alignment::Right,
                given => given,
            })
            .collect()
    }

    fn cell(&self, cell: &Range<u32>) -> &'a str {
        &self.text[cell.start as usize..cell.end as usize]
    }
}

/// True for a number as tables have them: with a sign or a currency on either side, and its digits in groups.
fn is_figure(cell: &str) -> bool {
    let beside = |c: char| " +-−±~≈<>%‰°$€£¥".contains(c);
    let number = cell.trim_matches(beside);
    number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || ".,'’ \u{a0}\u{202f}".contains(c))
}

/// The widths of the columns; `None` where the words do not fit beside one another.
pub(super) fn widths(wishes: &[Wish], width: usize) -> Option<Vec<usize>> {
    let room = width.checked_sub(GAP_COLUMNS * (wishes.len() - 1))?;
    let most: usize = wishes.iter().map(|wish| wish.most).sum();
    if most <= room {
        return Some(wishes.iter().map(|wish| wish.most).collect());
    }
    let least: usize = wishes.iter().map(|wish| wish.least).sum();
    let mut left = room.checked_sub(least)?;
    let mut wanted = most - least;
    // What is left goes to the columns by what they still want. But those that want little come first and get it
    // whole: a name that breaks for want of a column looks worse than long cells that are a column narrower.
    let wants = |column: usize| wishes[column].most - wishes[column].least;
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|&column| wants(column));
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.least).collect();
    let mut sharing = wishes.len();
    for &column in &order {
        if sharing * wants(column) * MODEST_PART > left {
            break;
        }
        widths[column] += wants(column);
        left -= wants(column);
        wanted -= wants(column);
        sharing -= 1;
    }
    let mut immodest = order.split_off(wishes.len() - sharing);
    immodest.sort_unstable();
    for column in immodest {
        let gets = (left * wants(column)).checked_div(wanted).unwrap_or(0);
        left -= gets;
        wanted -= wants(column);
        widths[column] += gets;
    }
    Some(widths)
}

/// The widths of the columns of a table that is panned within `width` columns: what they ask for, as long as the
/// first one leaves most of the width to the others, and each of those fits whole beside it.
pub(super) fn panned(wishes: &[Wish], width: usize) -> Vec<usize> {
    let asked = |wish: &Wish| wish.most.min(PANNED_COLUMNS_MAX);
    let first = wishes.first().map_or(0, asked).min(width * 2 / 5);
    let room = width - first - STAY_GAP_COLUMNS - MARK_COLUMNS;
    let others = wishes.iter().skip(1).map(|wish| asked(wish).min(room));
    std::iter::once(first).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(wishes: &[[usize; 2]]) -> Vec<Wish> {
        let wish = |&[least, most]: &[usize; 2]| Wish { least, most };
        wishes.iter().map(wish).collect()
    }

    #[test]
    fn figures_are_told_from_words_and_dates() {
        let figures = ["3", "1,002.25", "−4 %", "$ 5.20", "1 204"];
        assert!(figures.into_iter().all(is_figure));
        let others = ["", "–", "3 days", "1914–18", "2024-03-09", "v1"];
        assert!(!others.into_iter().any(is_figure));
    }

    #[test]
    fn columns_share_the_width_and_small_wishes_come_first() {
        let table = wishes(&[[8, 16], [6, 9], [9, 110], [6, 16]]);
        let found = widths(&table, 66).expect("the words fit");
        assert_eq!(found.iter().sum::<usize>(), 60, "{found:?}");
        assert_eq!(found[1], 9, "{found:?}");
        assert!(found[2] > 30, "the long cells keep most of it: {found:?}");
        assert_eq!(widths(&wishes(&[[3, 5], [2, 2]]), 9), Some(vec![5, 2]));
        assert_eq!(widths(&wishes(&[[9, 9], [2, 2]]), 9), None);
    }
}
