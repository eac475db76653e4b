//! What stretches of code are in its language.

use std::ops::Range;

/// What a stretch of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Token {
    /// A remark to the reader.
    Comment,
    /// Text in quotes.
    String,
    /// A number.
    Number,
    /// A value with a name of its own, such as `true`, or an escaped letter.
    Constant,
    /// A word of the language.
    Keyword,
    /// A type's name.
    Type,
    /// The name of a function.
    Function,
    /// The name of a tag, an attribute or a key.
    Name,
    /// Brackets, commas and the like.
    Punctuation,
    /// A line that was added.
    Added,
    /// A line that was removed.
    Removed,
}

impl Token {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Comment,
        Self::String,
        Self::Number,
        Self::Constant,
        Self::Keyword,
        Self::Type,
        Self::Function,
        Self::Name,
        Self::Punctuation,
        Self::Added,
        Self::Removed,
    ];
}

/// Stretches of a block's text, in order and apart from one another.
pub type Stretches = Vec<(Range<u32>, Token)>;
