//! Lists: their markers, how wide the column of markers is, and whether air stands between the items.

use std::collections::HashMap;

use super::settings::{Glyphs, Settings};
use crate::document::block::Marker;
use crate::document::{BlockId, Container, Document, NestId};

/// The most nests of a list that are looked at for the widest number. In a longer list, wider numbers further on
/// reach into their lines.
const NESTS_LOOKED_AT_MAX: usize = 1024;
/// The most blocks of a list that are looked at to tell whether its items are short.
const BLOCKS_LOOKED_AT_MAX: u32 = 48;
/// An item of more lines than this asks for air around it.
const SHORT_ITEM_LINES: usize = 2;
/// Top-level lists stand in by two columns where the measure is at least this.
const INSET_MEASURE_MIN: u16 = 40;
/// The most lists whose shapes are remembered.
const REMEMBERED_LISTS_MAX: usize = 4096;

/// What the items of a list have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// How wide the widest marker is.
    pub marker_columns: usize,
    /// Its items are short and stand without air between them.
    pub tight: bool,
}

/// The shapes of lists that were asked for.
#[derive(Debug, Default)]
pub(super) struct Lists(HashMap<NestId, Shape>);

impl Lists {
    /// Forgets all shapes.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The shape of `list`.
    pub(super) fn shape(
        &mut self,
        document: &Document,
        list: Option<NestId>,
        settings: &Settings,
    ) -> Shape {
        let Some(list) = list else {
            return Shape::default();
        };
        if self.0.len() >= REMEMBERED_LISTS_MAX {
            self.0.clear();
        }
        *self.0.entry(list).or_insert_with(|| Shape {
            marker_columns: marker_columns(document, list, settings),
            tight: is_tight(document, list, settings),
        })
    }
}

/// What stands before an item of a list that is `depth` lists deep.
pub(super) fn marker_text(marker: &Marker, depth: usize, glyphs: &Glyphs) -> String {
    match marker {
        Marker::Bullet => glyphs.bullets[depth % glyphs.bullets.len()].to_owned(),
        Marker::Number(number) => number.trim().to_owned(),
        Marker::Task(true) => glyphs.task_done.to_owned(),
        Marker::Task(false) => glyphs.task.to_owned(),
    }
}

/// How many lists an item stands in, besides its own.
pub(super) fn depth(document: &Document, outside: &[NestId]) -> usize {
    let lists = outside
        .iter()
        .filter(|id| document.nests[id.0 as usize].container == Container::List);
    lists.count().saturating_sub(1)
}

/// How far a list within `outside` stands in; within an item, the item's own text is inset enough.
pub(super) fn inset(document: &Document, outside: &[NestId], measure: u16) -> usize {
    let nested = outside
        .iter()
        .any(|id| document.nests[id.0 as usize].container == Container::List);
    if nested || measure < INSET_MEASURE_MIN {
        0
    } else {
        2
    }
}

fn marker_columns(document: &Document, list: NestId, settings: &Settings) -> usize {
    let (ruler, glyphs) = (settings.ruler(), settings.glyphs());
    document.nests[list.0 as usize + 1..]
        .iter()
        .take(NESTS_LOOKED_AT_MAX)
        .take_while(|nest| nest.parent >= Some(list))
        .filter(|nest| nest.parent == Some(list))
        .map(|nest| match &nest.container {
            Container::Item(marker) => ruler.columns(&marker_text(marker, 0, glyphs)),
            _ => 0,
        })
        .max()
        .unwrap_or(0)
}

/// True when every item is one short block, nested lists apart.
fn is_tight(document: &Document, list: NestId, settings: &Settings) -> bool {
    let first = document.nests[list.0 as usize].first;
    let short = SHORT_ITEM_LINES * usize::from(settings.measure);
    let mut before: Option<NestId> = None;
    for id in (first.0..document.end().0.min(first.0 + BLOCKS_LOOKED_AT_MAX)).map(BlockId) {
        let block = document.block(id);
        let chain = document.nests_around(id);
        if !chain.contains(&list) {
            break;
        }
        let again = block.nest == before && before.is_some();
        if again || block.prose.text.len() > short {
            return false;
        }
        before = block.nest;
    }
    true
}
