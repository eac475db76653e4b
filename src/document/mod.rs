//! What an article is: blocks in reading order, what nests them, links, sections, and what was removed.
//!
//! A document arrives in [`Part`]s. A part never changes once handed over, and parts are only appended, so a
//! [`Position`] stays true while the rest is read in. Everything a reader adds is kept beside the document.

pub mod address;
pub mod anchor;
pub mod block;
pub mod builder;
pub mod changes;
pub mod code;
mod correct;
pub mod find;
mod fold;
pub mod image;
pub mod metadata;
pub mod origin;
pub mod outline;
pub mod pages;
pub mod position;
pub mod prose;
pub mod whole;
pub mod words;

use std::collections::HashMap;

pub use anchor::{Anchor, Locator};
pub use block::{Block, BlockKind, Container, Furniture, Nest, NestId};
pub use builder::Builder;
pub use changes::Changes;
pub use image::Image;
pub use metadata::{Metadata, Verdict};
pub use origin::{Name, Origin};
pub use outline::{Confidence, Outline, Section};
pub use position::{BlockId, Position};
pub use prose::{Inline, Link, LinkId, Prose, ProseWriter, Span, Target};
pub use whole::WholePage;

/// An article.
///
/// **Invariants**, kept by [`Builder`]: every block's text is clean; spans lie within their text on character
/// boundaries and are sorted by their start; sections are sorted by their block; ids point into this document.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What is known of the article as a whole.
    pub metadata: Metadata,
    /// The blocks in reading order. The first is the title when the article has one.
    pub blocks: Vec<Block>,
    /// What blocks stand in: quotes, lists, figures, notes. A nest's parent has a smaller number.
    pub nests: Vec<Nest>,
    /// The targets of the links, in order of appearance.
    pub links: Vec<Link>,
    /// The sections in reading order.
    pub outline: Outline,
    /// Where the article's own fragments (`#id`) lead.
    pub fragments: HashMap<String, Position>,
    /// What was removed as not of the article, with the reason, in reading order.
    pub furniture: Vec<Furniture>,
    /// Limits reached and damage met while parsing, in plain words.
    pub warnings: Vec<String>,
    /// Text bytes and words before each block, and one entry more for the whole.
    totals: Vec<Total>,
}

/// A stretch of a document, as a parser hands it over. Ids in it count from the document's beginning.
#[derive(Debug, Default)]
pub struct Part {
    /// Set once, in the first part.
    pub metadata: Option<Metadata>,
    /// The blocks after those of earlier parts, and so for the other lists.
    pub blocks: Vec<Block>,
    /// New nests.
    pub nests: Vec<Nest>,
    /// New links.
    pub links: Vec<Link>,
    /// New sections.
    pub sections: Vec<Section>,
    /// New fragments.
    pub fragments: Vec<(String, Position)>,
    /// New removed blocks.
    pub furniture: Vec<Furniture>,
    /// New warnings.
    pub warnings: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Total {
    bytes: u64,
    words: u32,
}

impl Document {
    /// A document of the given parts, in order.
    pub fn from_parts(parts: impl IntoIterator<Item = Part>) -> Self {
        let mut document = Self::default();
        parts.into_iter().for_each(|part| document.append(part));
        document
    }

    /// Adds the next part at the end.
    pub fn append(&mut self, part: Part) {
        if let Some(metadata) = part.metadata {
            self.metadata = metadata;
        }
        let mut total = self.total();
        if self.totals.is_empty() {
            self.totals.push(total);
        }
        self.totals.extend(part.blocks.iter().map(|block| {
            total.bytes += block.prose.text.len() as u64;
            total.words += block.words;
            total
        }));
        self.blocks.extend(part.blocks);
        self.nests.extend(part.nests);
        self.links.extend(part.links);
        self.outline.sections.extend(part.sections);
        for (name, position) in part.fragments {
            self.fragments.entry(name).or_insert(position);
        }
        self.furniture.extend(part.furniture);
        self.warnings.extend(part.warnings);
    }

    /// The block with this id.
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }

    /// The id after the last block.
    pub fn end(&self) -> BlockId {
        BlockId::new(self.blocks.len())
    }

    /// True when there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// All words so far.
    pub fn words(&self) -> u32 {
        self.total().words
    }

    /// The words of the blocks before `block`.
    pub fn words_before(&self, block: BlockId) -> u32 {
        self.totals
            .get(block.index())
            .copied()
            .unwrap_or_else(|| self.total())
            .words
    }

    /// The text's length so far, in bytes.
    pub fn bytes(&self) -> u64 {
        self.total().bytes
    }

    /// The bytes of text before `position`.
    pub fn bytes_before(&self, position: Position) -> u64 {
        match self.totals.get(position.block.index()) {
            Some(total) if position.block < self.end() => total.bytes + u64::from(position.offset),
            _ => self.bytes(),
        }
    }

    /// The position with `bytes` of text before it, or the nearest one there is.
    pub fn position_at_byte(&self, bytes: u64) -> Position {
        let after = self.totals.partition_point(|total| total.bytes <= bytes);
        let block = after
            .saturating_sub(1)
            .min(self.blocks.len().saturating_sub(1));
        let Some(found) = self.blocks.get(block) else {
            return Position::START;
        };
        let into = bytes.saturating_sub(self.totals[block].bytes) as usize;
        let offset = found
            .prose
            .text
            .floor_char_boundary(into.min(found.prose.text.len()));
        Position {
            block: BlockId::new(block),
            offset: offset as u32,
        }
    }

    /// The number of blocks before the article's own, that is 1 when the title is a block, or 0.
    pub fn title_blocks(&self) -> usize {
        usize::from(matches!(
            self.blocks.first(),
            Some(Block {
                kind: BlockKind::Title,
                ..
            })
        ))
    }

    /// A link's target as a reader may see it.
    pub fn target(&self, link: LinkId) -> String {
        match self.links.get(link.0 as usize).map(|link| &link.target) {
            Some(Target::Fragment(name)) => format!("#{}", &**name),
            Some(Target::Address(address)) => address.to_string(),
            None => String::new(),
        }
    }

    /// The containers around a block, from the outside in.
    pub fn nests_around(&self, block: BlockId) -> Vec<NestId> {
        let mut chain = Vec::new();
        let mut next = self.block(block).nest;
        while let Some(id) = next {
            chain.push(id);
            next = self.nests[id.0 as usize].parent;
        }
        chain.reverse();
        chain
    }

    /// As [`Document::section_blocks`]; without a section, the blocks before the first one.
    pub fn blocks_under(&self, section: Option<usize>) -> std::ops::Range<BlockId> {
        match section {
            Some(section) => self.section_blocks(section),
            None => {
                let first = self.outline.sections.first();
                BlockId(0)..first.map_or(self.end(), |first| first.block)
            }
        }
    }

    /// The blocks that `section` governs: from its heading to the next section's, or to the end.
    pub fn section_blocks(&self, section: usize) -> std::ops::Range<BlockId> {
        let end = self
            .outline
            .sections
            .get(section + 1)
            .map_or(self.end(), |next| next.block);
        self.outline.sections[section].block..end
    }

    /// The words of `section`, its heading included, its subsections not.
    pub fn section_words(&self, section: usize) -> u32 {
        let blocks = self.section_blocks(section);
        self.words_before(blocks.end) - self.words_before(blocks.start)
    }

    fn total(&self) -> Total {
        self.totals.last().copied().unwrap_or_default()
    }
}
