//! The blank rows above a block.

use super::list::Lists;
use super::settings::Settings;
use crate::document::{Block, BlockId, BlockKind, Container, Document, NestId};

/// How many of the outer containers two neighbours share.
pub(super) fn shared(chain: &[NestId], before: &[NestId]) -> usize {
    let same = chain.iter().zip(before).take_while(|(a, b)| a == b);
    same.count()
}

/// How many blank rows stand before a block: two above a heading of the first level, no more than between lines
/// where items are short, as between a figure and its caption, one elsewhere; and as many more as stand between
/// lines, since paragraphs must be told from these.
pub(super) fn above(
    document: &Document,
    id: BlockId,
    chain: &[NestId],
    before: Option<&[NestId]>,
    settings: &Settings,
    lists: &mut Lists,
) -> usize {
    let block = document.block(id);
    let (Some(previous), Some(before)) = (id.previous(), before) else {
        return 0;
    };
    if block.continues {
        return 0;
    }
    let previous = document.block(previous);
    let close = usize::from(settings.leading);
    let apart = close + 1;
    match (&previous.kind, &block.kind) {
        (BlockKind::Heading { .. } | BlockKind::Title, BlockKind::Heading { .. }) => apart,
        (_, BlockKind::Heading { level, .. }) => {
            let first = document.outline.sections.first();
            if first.is_some_and(|first| *level <= first.level) {
                apart + 1
            } else {
                apart
            }
        }
        (BlockKind::Furniture(_), BlockKind::Furniture(_)) => close,
        (BlockKind::Term, _) if chain.len() > before.len() => close,
        _ => {
            let shared = shared(chain, before);
            let container = |chain: &[NestId], n: usize| {
                chain
                    .get(n)
                    .map(|id| &document.nests[id.0 as usize].container)
            };
            let notes = matches!(
                (container(chain, shared), container(before, shared)),
                (Some(Container::Footnote(_)), Some(Container::Footnote(_)))
            );
            let figure = chain[..shared]
                .last()
                .is_some_and(|id| document.nests[id.0 as usize].container == Container::Figure);
            let is_caption = |block: &Block| block.kind == BlockKind::Caption;
            let captions = figure && is_caption(previous) != is_caption(block);
            let list = chain[..shared]
                .iter()
                .rev()
                .copied()
                .find(|id| document.nests[id.0 as usize].container == Container::List);
            let same_item = shared == chain.len() && shared == before.len();
            let tight = list.is_some() && !same_item && lists.shape(document, list, settings).tight;
            if notes || tight || captions {
                close
            } else {
                apart
            }
        }
    }
}
