//! What the reader said of headings: in order, so that it can be taken back, and said again when the article is
//! opened again.

use std::collections::VecDeque;

use crate::document::{Anchor, BlockId, Document, Locator, Position, Section};
use crate::text::clean::Clean;

/// The reader's corrections of one article's headings.
#[derive(Debug, Clone, Default)]
pub struct Corrections {
    /// Those made, the last one last.
    made: Vec<Made>,
    /// Those of an earlier visit that are still to be made again, in their order.
    awaited: VecDeque<Awaited>,
    /// Those among them whose block has another text now: it is looked for when all has arrived.
    strayed: VecDeque<Awaited>,
}

/// A block whose section was replaced, and what it was before.
#[derive(Debug, Clone)]
struct Made {
    block: BlockId,
    before: Option<Section>,
}

/// A correction to be made again where its text is.
#[derive(Debug, Clone)]
struct Awaited {
    place: Anchor,
    text: Clean,
    section: Option<Section>,
}

impl Corrections {
    /// Replaces a block's section.
    pub fn make(&mut self, document: &mut Document, block: BlockId, section: Option<Section>) {
        let before = document.replace_section(block, section);
        self.made.push(Made { block, before });
    }

    /// Takes the last one back.
    pub fn take_back(&mut self, document: &mut Document) {
        self.take_last(document);
    }

    /// True when there is one to take back.
    pub fn has_made(&self) -> bool {
        !self.made.is_empty()
    }

    /// Takes all back, the last one first, and gives them in the order in which they were made.
    fn take_all(&mut self, document: &mut Document) -> Vec<(BlockId, Option<Section>)> {
        let last_first = std::iter::from_fn(|| self.take_last(document));
        let mut taken: Vec<_> = last_first.collect();
        taken.reverse();
        taken
    }

    /// The article is left: all of them, to be made again when it comes back.
    pub fn leave(&mut self, document: &mut Document) -> Self {
        let taken = self.take_all(document).into_iter();
        let made = taken.map(|(block, section)| Awaited {
            place: Anchor::of(document, Position::at(block)),
            text: document.block(block).prose.text.clone(),
            section,
        });
        let awaited = made
            .chain(self.strayed.drain(..))
            .chain(self.awaited.drain(..));
        Self {
            awaited: awaited.collect(),
            ..Self::default()
        }
    }

    /// True when one can be made again.
    pub fn is_due(&self, document: &Document) -> bool {
        let next = self.awaited.front();
        next.is_some_and(|next| next.place.block() < document.end())
    }

    /// Makes again what has arrived.
    pub fn make_again(&mut self, document: &mut Document) {
        while self.is_due(document)
            && let Some(next) = self.awaited.pop_front()
        {
            let block = next.place.block();
            if document.block(block).prose.text == next.text {
                self.make(document, block, next.section);
            } else {
                self.strayed.push_back(next);
            }
        }
    }

    /// True when some are still to be made again.
    pub fn awaits(&self) -> bool {
        !(self.awaited.is_empty() && self.strayed.is_empty())
    }

    /// All has arrived, and is not as it was: makes again what is left wherever its text stands now, the nearest
    /// where it stands more than once.
    pub fn make_the_rest(&mut self, document: &mut Document) {
        let rest: Vec<_> = self
            .strayed
            .drain(..)
            .chain(self.awaited.drain(..))
            .collect();
        // Each is looked for in the text alone, which no correction changes.
        let mut locator = Locator::new(document);
        let found: Vec<_> = rest
            .into_iter()
            .filter_map(|awaited| {
                let block = locator.block(&awaited.place, &awaited.text)?;
                Some((block, awaited.section))
            })
            .collect();
        for (block, section) in found {
            self.make(document, block, section);
        }
    }

    fn take_last(&mut self, document: &mut Document) -> Option<(BlockId, Option<Section>)> {
        let Made { block, before } = self.made.pop()?;
        Some((block, document.replace_section(block, before)))
    }
}
