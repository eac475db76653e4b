//! The caret's moves by what is written: letters and words, over the ends of blocks.

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{BlockId, Document, Position};

/// Shorter words are mostly articles, pronouns and the like.
const TELLING_LETTERS_MIN: usize = 5;

/// The letter after `from`; `None` at the end.
pub fn letter_after(document: &Document, from: Position) -> Option<Position> {
    letters(document, from.block)
        .find(|letter| *letter > from)
        .or_else(|| {
            blocks_after(document, from.block).find_map(|block| first_letter(document, block))
        })
}

/// The letter before `from`; `None` at the beginning.
pub fn letter_before(document: &Document, from: Position) -> Option<Position> {
    letters(document, from.block)
        .take_while(|letter| *letter < from)
        .last()
        .or_else(|| blocks_before(from.block).find_map(|block| letters(document, block).last()))
}

/// The beginning of the word after the one at `from`.
pub fn word_after(document: &Document, from: Position) -> Option<Position> {
    words(document, from.block)
        .map(|(start, _)| start)
        .find(|start| *start > from)
        .or_else(|| {
            let mut blocks = blocks_after(document, from.block);
            blocks.find_map(|block| words(document, block).next().map(|(start, _)| start))
        })
}

/// The beginning of the word at `from`, or of the one before it where that is `from`.
pub fn word_before(document: &Document, from: Position) -> Option<Position> {
    words(document, from.block)
        .map(|(start, _)| start)
        .take_while(|start| *start < from)
        .last()
        .or_else(|| {
            let mut blocks = blocks_before(from.block);
            blocks.find_map(|block| words(document, block).last().map(|(start, _)| start))
        })
}

/// The last letter of the word at `from`, or of the one after it where that is `from`.
pub fn word_end_after(document: &Document, from: Position) -> Option<Position> {
    words(document, from.block)
        .map(|(_, last)| last)
        .find(|last| *last > from)
        .or_else(|| {
            let mut blocks = blocks_after(document, from.block);
            blocks.find_map(|block| words(document, block).next().map(|(_, last)| last))
        })
}

/// The first and the last letter of the word at `place`; of the letter there, where it is of no word.
pub fn word_at(document: &Document, place: Position) -> (Position, Position) {
    words(document, place.block)
        .find(|(start, last)| (*start..=*last).contains(&place))
        .unwrap_or((place, place))
}

/// The first word of a block that has enough letters to be worth looking for, else its first word: where its first
/// and last letter begin.
pub fn telling_word(document: &Document, block: BlockId) -> Option<(Position, Position)> {
    let letters = |(first, last): &(Position, Position)| {
        let word = text(document, block).get(first.offset as usize..=last.offset as usize);
        word.map_or(0, |word| word.chars().count())
    };
    let mut telling = words(document, block);
    telling
        .find(|word| letters(word) >= TELLING_LETTERS_MIN)
        .or_else(|| words(document, block).next())
}

/// The place just after the letter at `place`.
pub fn after(document: &Document, place: Position) -> Position {
    let text = text(document, place.block);
    let rest = text.get(place.offset as usize..).unwrap_or_default();
    let length = rest.graphemes(true).next().map_or(0, str::len);
    Position {
        offset: place.offset + length as u32,
        ..place
    }
}

/// The first letter of a block; `None` where it has none.
pub fn first_letter(document: &Document, block: BlockId) -> Option<Position> {
    letters(document, block).next()
}

/// The letter at `place`, or the nearest before it, or after.
pub fn nearest(document: &Document, place: Position) -> Option<Position> {
    letters(document, place.block)
        .take_while(|letter| *letter <= place)
        .last()
        .or_else(|| letter_after(document, place))
        .or_else(|| letter_before(document, place))
}

/// Where the letters of a block begin. A hard break is none.
fn letters(document: &Document, block: BlockId) -> impl Iterator<Item = Position> {
    text(document, block)
        .grapheme_indices(true)
        .filter(|(_, letter)| *letter != "\n")
        .map(move |(offset, _)| at(block, offset))
}

/// The words of a block (UAX #29): where each one's first and last letter begin.
fn words(document: &Document, block: BlockId) -> impl Iterator<Item = (Position, Position)> {
    text(document, block)
        .unicode_word_indices()
        .map(move |(offset, word)| {
            let mut letters = word.grapheme_indices(true);
            let last = letters.next_back().map_or(0, |(into, _)| into);
            (at(block, offset), at(block, offset + last))
        })
}

fn text(document: &Document, block: BlockId) -> &str {
    document
        .blocks
        .get(block.index())
        .map_or("", |block| block.prose.text.as_str())
}

fn at(block: BlockId, offset: usize) -> Position {
    Position {
        block,
        offset: offset as u32,
    }
}

fn blocks_after(document: &Document, block: BlockId) -> impl Iterator<Item = BlockId> {
    (block.0 + 1..document.end().0).map(BlockId)
}

fn blocks_before(block: BlockId) -> impl Iterator<Item = BlockId> {
    (0..block.0).rev().map(BlockId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Prose};

    fn document() -> Document {
        let mut builder = Builder::new();
        builder.block(BlockKind::Verse, Prose::plain("ae\u{301} b!\nc"));
        builder.block(BlockKind::Rule, Prose::default());
        builder.block(BlockKind::Paragraph, Prose::plain("It's 日本"));
        builder.finish()
    }

    /// Goes from the beginning, or back from the end, as far as it leads.
    fn walk(
        from: Position,
        step: impl Fn(&Document, Position) -> Option<Position>,
    ) -> Vec<(u32, u32)> {
        let document = document();
        let mut path = Vec::new();
        let mut at = from;
        while let Some(next) = step(&document, at) {
            path.push((next.block.0, next.offset));
            at = next;
        }
        path
    }

    const END: Position = Position {
        block: BlockId(2),
        offset: 8,
    };

    #[test]
    fn letters_are_met_both_ways() {
        let path = walk(Position::START, letter_after);
        let expected = [
            (0, 1),
            (0, 4),
            (0, 5),
            (0, 6),
            (0, 8),
            (2, 0),
            (2, 1),
            (2, 2),
            (2, 3),
            (2, 4),
            (2, 5),
            (2, 8),
        ];
        assert_eq!(path, expected);
        let mut back = walk(END, letter_before);
        assert_eq!(back.pop(), Some((0, 0)));
        back.reverse();
        assert_eq!(back, expected[..expected.len() - 1]);
    }

    #[test]
    fn words_are_met_both_ways() {
        assert_eq!(
            walk(Position::START, word_after),
            [(0, 5), (0, 8), (2, 0), (2, 5), (2, 8)]
        );
        assert_eq!(
            walk(END, word_before),
            [(2, 5), (2, 0), (0, 8), (0, 5), (0, 0)]
        );
        assert_eq!(
            walk(Position::START, word_end_after),
            [(0, 1), (0, 5), (0, 8), (2, 3), (2, 5), (2, 8)]
        );
    }

    #[test]
    fn the_first_long_word_tells_what_a_block_is_about() {
        let mut builder = Builder::new();
        for text in ["The old gatekeeper slept", "日本語 ok", "It is so", "…"] {
            builder.block(BlockKind::Paragraph, Prose::plain(text));
        }
        let document = builder.finish();
        let telling = |block| {
            let (first, last) = telling_word(&document, BlockId(block))?;
            text(&document, BlockId(block)).get(first.offset as usize..=last.offset as usize)
        };
        assert_eq!(telling(0), Some("gatekeeper"));
        assert_eq!(telling(2), Some("It"));
        assert_eq!(telling(3), None);
        assert!(telling_word(&document, BlockId(1)).is_some());
    }

    #[test]
    fn a_place_between_letters_is_taken_for_the_letter() {
        let document = document();
        let nearest = |block, offset| nearest(&document, at(BlockId(block), offset));
        assert_eq!(nearest(0, 2), Some(at(BlockId(0), 1)));
        assert_eq!(nearest(1, 0), Some(at(BlockId(2), 0)));
        assert_eq!(nearest(2, 99), Some(END));
        let (first, last) = word_at(&document, at(BlockId(2), 2));
        assert_eq!((first.offset, last.offset), (0, 3));
    }
}
