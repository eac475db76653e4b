//! `Place`: a place with the words that stand there, as a list shows it.

use crate::document::Document;
use crate::layout::Top;
use crate::text::clean::Clean;

/// How much of the text at a place, or of an article's title, is shown at most, in bytes: more than a line has room for.
const WORDS_BYTES_MAX: usize = 400;
/// Stands before the place where the reader is.
pub const HERE: char = '>';

/// A place.
#[derive(Debug, Clone)]
pub struct Place {
    /// A mark's letter.
    pub letter: char,
    /// Where it is.
    pub place: Top,
    /// The title of the article that it is in, where that is another one and does not stand there itself.
    pub title: Option<Clean>,
    /// The text there.
    pub words: Clean,
    /// How many articles back, where negative, or forward it is, and how many jumps from where that was left.
    pub away: (isize, isize),
}

impl Place {
    /// The place, with its words in the article.
    pub fn new(article: &Document, letter: char, place: Top) -> Self {
        let block = article.blocks.get(place.position.block.index());
        let text = block.map_or("", |block| &*block.prose.text);
        let from = text.floor_char_boundary(place.position.offset as usize);
        Self {
            letter,
            place,
            title: None,
            words: shown(&text[from..]),
            away: (0, 0),
        }
    }
}

/// As much of a text as is shown at most, in a line.
pub fn shown(text: &str) -> Clean {
    Clean::line(&text[..text.floor_char_boundary(WORDS_BYTES_MAX)])
}
