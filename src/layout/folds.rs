//! Folds: stretches of blocks that are not shown, and the nearest blocks that are.

use std::ops::Range;

use crate::document::BlockId;

/// Stretches of hidden blocks: sorted, apart from one another, none empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Folds(Vec<Range<BlockId>>);

impl Folds {
    /// The folds that hide the blocks of `hidden`, in any order.
    pub(super) fn new(mut hidden: Vec<Range<BlockId>>) -> Self {
        hidden.retain(|range| range.start < range.end);
        hidden.sort_by_key(|range| range.start);
        let mut folds: Vec<Range<BlockId>> = Vec::with_capacity(hidden.len());
        for range in hidden {
            match folds.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => folds.push(range),
            }
        }
        Self(folds)
    }

    /// The fold that hides `block`.
    pub(super) fn around(&self, block: BlockId) -> Option<&Range<BlockId>> {
        let after = self.0.partition_point(|range| range.start <= block);
        self.0[..after].last().filter(|range| block < range.end)
    }

    /// The blocks after which a fold begins.
    pub(super) fn heads(&self) -> impl Iterator<Item = BlockId> {
        self.0.iter().filter_map(|range| range.start.previous())
    }

    /// The first shown block at or after `block`, before `end`.
    pub(super) fn at_or_after(&self, block: BlockId, end: BlockId) -> Option<BlockId> {
        let shown = self.around(block).map_or(block, |range| range.end);
        (shown < end).then_some(shown)
    }

    /// The last shown block at or before `block`.
    pub(super) fn at_or_before(&self, block: BlockId) -> Option<BlockId> {
        match self.around(block) {
            Some(range) => range.start.previous(),
            None => Some(block),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_shown_blocks_are_found() {
        let ids = |range: Range<u32>| BlockId(range.start)..BlockId(range.end);
        let folds = Folds::new(vec![ids(5..8), ids(0..2), ids(7..9), ids(3..3)]);
        assert_eq!(folds.0, [ids(0..2), ids(5..9)]);
        assert_eq!(folds.at_or_after(BlockId(5), BlockId(20)), Some(BlockId(9)));
        assert_eq!(folds.at_or_after(BlockId(5), BlockId(9)), None);
        assert_eq!(folds.at_or_before(BlockId(8)), Some(BlockId(4)));
        assert_eq!(folds.at_or_before(BlockId(1)), None);
        assert_eq!(folds.at_or_before(BlockId(3)), Some(BlockId(3)));
        assert_eq!(folds.heads().collect::<Vec<_>>(), [BlockId(4)]);
    }
}
