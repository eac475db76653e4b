//! `Position`: a place in an article's text, as this parse has it.

/// Points to a block of a document; counts from 0, the title included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

impl BlockId {
    /// The id of the block at `index`. A document's limits keep the number of blocks within 32 bits.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index into a document's blocks.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The block after this one.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The block before this one, if there is one.
    pub fn previous(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

/// A place in the text: a block, and a byte offset in that block's text on a character boundary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The block.
    pub block: BlockId,
    /// Bytes of the block's text before the place.
    pub offset: u32,
}

impl Position {
    /// The beginning of any document.
    pub const START: Self = Self {
        block: BlockId(0),
        offset: 0,
    };

    /// The beginning of `block`.
    pub fn at(block: BlockId) -> Self {
        Self { block, offset: 0 }
    }
}
