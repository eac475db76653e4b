//! `Changes`: which blocks of an article are not as they were in an earlier parse.

use std::collections::HashMap;
use std::mem::discriminant;

use super::{Block, BlockId, Document};

/// What became of an article's blocks in a new parse of it.
#[derive(Debug)]
pub struct Changes {
    /// The new article's blocks that the earlier one has not, in order.
    pub changed: Vec<BlockId>,
    /// How many of the earlier article's blocks the new one has not.
    pub lost: usize,
}

impl Changes {
    /// Compares two parses.
    pub fn between(before: &Document, after: &Document) -> Self {
        let (old, new) = (&before.blocks, &after.blocks);
        let kept = kept(old, new);
        let mut is_new = vec![true; new.len()];
        kept.iter()
            .flatten()
            .for_each(|block| is_new[block.index()] = false);
        let changed = (0..new.len()).filter(|n| is_new[*n] && !new[*n].prose.is_empty());
        let lost = old
            .iter()
            .zip(&kept)
            .filter(|(block, kept)| kept.is_none() && !block.prose.is_empty());
        Self {
            changed: changed.map(BlockId::new).collect(),
            lost: lost.count(),
        }
    }

    /// True when both parses say the same.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.lost == 0
    }
}

/// For each old block the same one among the new. Blocks that stand once in each are found first, and the longest row
/// of them that is in the same order; from these, equal neighbours follow (a patience comparison).
fn kept(old: &[Block], new: &[Block]) -> Vec<Option<BlockId>> {
    let mut kept = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let mut keep = |kept: &mut [Option<BlockId>], o: usize, n: usize| {
        let free = kept[o].is_none() && !taken[n] && same(&old[o], &new[n]);
        if free {
            (kept[o], taken[n]) = (Some(BlockId::new(n)), true);
        }
        free
    };
    let start = common(old.iter(), new.iter());
    let end = common(old[start..].iter().rev(), new[start..].iter().rev());
    (0..start).for_each(|n| _ = keep(&mut kept, n, n));
    (1..=end).for_each(|n| _ = keep(&mut kept, old.len() - n, new.len() - n));
    let (old_middle, new_middle) = (start..old.len() - end, start..new.len() - end);
    let single = in_order(pairs(&old[old_middle.clone()], &new[new_middle.clone()]));
    for (o, n) in &single {
        keep(&mut kept, start + o, start + n);
    }
    for (o, n) in single {
        let above = (1..=o.min(n)).map(|up| (start + o - up, start + n - up));
        for (o, n) in above {
            if !keep(&mut kept, o, n) {
                break;
            }
        }
    }
    for o in old_middle {
        let next = match o.checked_sub(1) {
            Some(above) => kept[above].map(|block| block.index() + 1),
            None => Some(0),
        };
        if let Some(next) = next.filter(|next| new_middle.contains(next)) {
            keep(&mut kept, o, next);
        }
    }
    kept
}

fn same(one: &Block, other: &Block) -> bool {
    discriminant(&one.kind) == discriminant(&other.kind) && one.prose.text == other.prose.text
}

/// How many blocks are the same from the beginning of both.
fn common<'a>(
    one: impl Iterator<Item = &'a Block>,
    other: impl Iterator<Item = &'a Block>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| same(one, other))
        .count()
}

/// The places of the texts that stand once in each, by their place in `old`.
fn pairs(old: &[Block], new: &[Block]) -> Vec<(usize, usize)> {
    let once = |blocks: &[Block]| {
        let mut places: HashMap<Box<str>, Option<usize>> = HashMap::new();
        for (n, block) in blocks.iter().enumerate() {
            places
                .entry(block.prose.text.as_str().into())
                .and_modify(|place| *place = None)
                .or_insert(Some(n));
        }
        places
    };
    let (in_old, in_new) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> = in_old
        .iter()
        .filter_map(|(text, place)| Some(((*place)?, (*in_new.get(text)?)?)))
        .filter(|(o, n)| same(&old[*o], &new[*n]))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// The longest row of `pairs` whose second numbers grow, too.
fn in_order(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    // The last pair of the best row of each length, and each pair's predecessor.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut row: Vec<(usize, usize)> = std::iter::successors(ends.last().copied(), |n| before[*n])
        .map(|n| pairs[n])
        .collect();
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Prose};
    use proptest::prelude::*;

    fn document<'a>(texts: impl IntoIterator<Item = &'a str>) -> Document {
        let mut builder = Builder::new();
        for text in texts {
            builder.block(BlockKind::Paragraph, Prose::plain(text));
        }
        builder.finish()
    }

    fn check(before: &str, after: &str, changed: &[u32], lost: usize) {
        let (before, after) = (document(before.split(' ')), document(after.split(' ')));
        let changes = Changes::between(&before, &after);
        let found: Vec<u32> = changes.changed.iter().map(|block| block.0).collect();
        assert_eq!((found.as_slice(), changes.lost), (changed, lost));
    }

    #[test]
    fn what_is_new_or_otherwise_is_told_from_the_rest() {
        check("a b c", "a b c", &[], 0);
        check("a b c", "a x c", &[1], 1);
        check("a b c", "a b new c", &[2], 0);
        check("a b c", "a c", &[], 1);
        check("a b c d", "x a b c d y", &[0, 5], 0);
        check("a b c d e", "d a b c e", &[0], 1);
        check("same same same", "same x same same", &[1], 0);
        check("a r b r c", "a r new r c", &[2], 1);
    }

    proptest! {
        /// No block is taken for two, their order stays, and what is kept is the same.
        #[test]
        fn what_is_kept_is_the_same(before in prop::collection::vec("[a-d]", 1..12), after in prop::collection::vec("[a-d]", 1..12)) {
            let (before, after) = (document(before.iter().map(String::as_str)), document(after.iter().map(String::as_str)));
            let changes = Changes::between(&before, &after);
            let kept: Vec<_> = kept(&before.blocks, &after.blocks).into_iter().enumerate().filter_map(|(o, n)| Some((o, n?.index()))).collect();
            prop_assert!(kept.windows(2).all(|pair| pair[0].1 < pair[1].1), "{:?}", kept);
            for (o, n) in &kept {
                prop_assert!(same(&before.blocks[*o], &after.blocks[*n]));
            }
            prop_assert_eq!(changes.changed.len(), after.blocks.len() - kept.len());
        }
    }
}
