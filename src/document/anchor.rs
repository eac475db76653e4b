//! `Anchor`: a place that survives a new parse, because it remembers the words there.

use memchr::memmem;

use super::{BlockId, Document, Position};

/// How many bytes of text an anchor remembers from its place on; enough that they are rarely there twice.
const QUOTE_BYTES: usize = 96;
/// How many bytes before its place.
const BEFORE_BYTES: usize = 48;
/// How many bytes of its block's beginning, where that is not before its place anyway.
const HEAD_BYTES: usize = 32;
/// The fewest bytes of the quote that are looked for when the rest of it has changed.
const QUOTE_BYTES_MIN: usize = 12;

/// The most bytes that a finder searches, the same ones again included: some tenths of a second's worth. What is lost
/// after that is taken to be as far into the article as it was.
const SEARCHED_BYTES_MAX: u64 = 1 << 30;

/// A place in an article by its words and their neighbours, so that it can be found again in an edited or
/// re-fetched article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// How the block begins, since words in its midst may stand in others, too.
    head: String,
    /// Text of the block just before the place.
    before: String,
    /// Text of the block from the place on.
    quote: String,
    /// The section that held it.
    section: Option<String>,
    /// Where it was.
    position: Position,
    /// How far into the article it was, in millionths of its text.
    millionths: u64,
}

impl Anchor {
    /// Remembers `position` of `document`.
    pub fn of(document: &Document, position: Position) -> Self {
        let text = document
            .blocks
            .get(position.block.index())
            .map_or("", |block| block.prose.text.as_str());
        let at = text.floor_char_boundary((position.offset as usize).min(text.len()));
        let from = text.ceil_char_boundary(at.saturating_sub(BEFORE_BYTES));
        let to = text.floor_char_boundary((at + QUOTE_BYTES).min(text.len()));
        let section = document.outline.current_section(position);
        Self {
            head: text[..text.floor_char_boundary(from.min(HEAD_BYTES))].to_owned(),
            before: text[from..at].to_owned(),
            quote: text[at..to].to_owned(),
            section: section.map(|section| document.outline.sections[section].title.to_string()),
            position,
            millionths: document.bytes_before(position) * 1_000_000 / document.bytes().max(1),
        }
    }

    /// The block that held it.
    pub fn block(&self) -> BlockId {
        self.position.block
    }

    /// Its place, if the same words stand where they stood, and all around it has arrived.
    pub fn stands_in(&self, document: &Document) -> Option<Position> {
        self.holds_at(document, self.position)
            .then_some(self.position)
    }

    /// Where the place is in `document`: at the same words if they are there, with the same neighbours and
    /// nearest to where they were if they are there more than once; else at the beginning of the words that are
    /// left, else as far into the same section's article as before. `None` only in an empty document.
    pub fn locate(&self, document: &Document) -> Option<Position> {
        Locator::new(document).locate(self)
    }

    /// True when `text`, all that stands before it in its block, is as it was.
    fn follows(&self, text: &str) -> bool {
        text.ends_with(&self.before) && text.starts_with(&self.head)
    }

    fn holds_at(&self, document: &Document, position: Position) -> bool {
        let Some(block) = document.blocks.get(position.block.index()) else {
            return false;
        };
        let at = position.offset as usize;
        let text = block.prose.text.as_str();
        // Without words behind it, it is the end of its block, or in one that has none.
        text.get(at..).is_some_and(|rest| {
            rest.starts_with(&self.quote)
                && self.follows(&text[..at])
                && (!self.quote.is_empty() || rest.is_empty())
        })
    }

    /// As far into the article as before, but within the same section where it is still there.
    fn nearby(&self, document: &Document) -> Position {
        let guess = document.position_at_byte(self.expected_byte(document));
        let Some(title) = &self.section else {
            return guess;
        };
        let sections = &document.outline.sections;
        let Some(section) = sections
            .iter()
            .position(|section| *section.title == **title)
        else {
            return guess;
        };
        let blocks = document.section_blocks(section);
        if guess.block < blocks.start {
            Position::at(blocks.start)
        } else if guess.block >= blocks.end {
            Position::at(blocks.end.previous().unwrap_or(blocks.start))
        } else {
            guess
        }
    }

    fn expected_byte(&self, document: &Document) -> u64 {
        document.bytes() * self.millionths / 1_000_000
    }
}

/// Finds places again in one article. What was found last says how far the text has moved there, so that of many
/// places in an article that has grown only the first is searched for, and words that stand twice are told apart by
/// what stands around them.
#[derive(Debug)]
pub struct Locator<'a> {
    document: &'a Document,
    /// By how many blocks the last one has moved.
    shift: isize,
    /// How many bytes may still be searched.
    budget: u64,
}

impl<'a> Locator<'a> {
    /// For places in `document`.
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            shift: 0,
            budget: SEARCHED_BYTES_MAX,
        }
    }

    /// As [`Anchor::locate`].
    pub fn locate(&mut self, anchor: &Anchor) -> Option<Position> {
        if self.document.is_empty() {
            return None;
        }
        let found = self.beside(anchor).or_else(|| self.search(anchor));
        if let Some(found) = found {
            self.shift = found.block.index() as isize - anchor.position.block.index() as isize;
        }
        Some(found.unwrap_or_else(|| anchor.nearby(self.document)))
    }

    /// The block that has `text` as the anchor's had: of several the nearest to where it should be. `None` where
    /// none has it.
    pub fn block(&mut self, anchor: &Anchor, text: &str) -> Option<BlockId> {
        let expected = anchor
            .position
            .block
            .index()
            .saturating_add_signed(self.shift);
        let blocks = self.document.blocks.iter().enumerate();
        let same = blocks.filter(|(_, block)| *block.prose.text == *text);
        let (found, _) = same.min_by_key(|(n, _)| n.abs_diff(expected))?;
        self.shift = found as isize - anchor.position.block.index() as isize;
        Some(BlockId::new(found))
    }

    /// The place moved as the last one was, or not at all, if the words stand there.
    fn beside(&self, anchor: &Anchor) -> Option<Position> {
        let places = [self.shift, 0].into_iter().filter_map(|shift| {
            let block = anchor.position.block.index().checked_add_signed(shift)?;
            Some(Position {
                block: BlockId::new(block),
                ..anchor.position
            })
        });
        places
            .into_iter()
            .find(|place| anchor.holds_at(self.document, *place))
    }

    /// The words wherever they stand, fewer of them where not all are there any more.
    fn search(&mut self, anchor: &Anchor) -> Option<Position> {
        if anchor.quote.is_empty() {
            return self.best(anchor, &anchor.before, anchor.before.len());
        }
        let mut length = anchor.quote.len();
        while length >= QUOTE_BYTES_MIN.min(anchor.quote.len()) && length > 0 {
            if let Some(position) = self.best(anchor, &anchor.quote[..length], 0) {
                return Some(position);
            }
            length = anchor.quote.floor_char_boundary(length / 2);
        }
        None
    }

    /// The best place so many bytes behind the beginning of `words`: one with the text before it as it was, else
    /// the nearest.
    fn best(&mut self, anchor: &Anchor, words: &str, behind: usize) -> Option<Position> {
        self.budget = self.budget.checked_sub(self.document.bytes())?;
        if words.is_empty() {
            return None;
        }
        let finder = memmem::Finder::new(words);
        let expected = anchor.expected_byte(self.document);
        let mut best: Option<(bool, u64, Position)> = None;
        for (n, block) in self.document.blocks.iter().enumerate() {
            let text = block.prose.text.as_str();
            for at in finder.find_iter(text.as_bytes()) {
                let at = at + behind;
                let position = Position {
                    block: BlockId::new(n),
                    offset: at as u32,
                };
                let strange = !anchor.follows(&text[..at]);
                let distance = self.document.bytes_before(position).abs_diff(expected);
                let candidate = (strange, distance, position);
                if best.is_none_or(|best| candidate < best) {
                    best = Some(candidate);
                }
            }
        }
        best.map(|(_, _, position)| position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Prose};

    fn document(texts: &[&str]) -> Document {
        let mut builder = Builder::new();
        for text in texts {
            match text.strip_prefix("# ") {
                Some(title) => builder.heading(2, Prose::plain(title), None),
                None => builder.block(BlockKind::Paragraph, Prose::plain(text)),
            }
        }
        builder.finish()
    }

    fn check(before: &[&str], place: (u32, u32), after: &[&str], expected: (u32, u32)) {
        let at = |(block, offset)| Position {
            block: BlockId(block),
            offset,
        };
        let anchor = Anchor::of(&document(before), at(place));
        assert_eq!(anchor.locate(&document(after)), Some(at(expected)));
    }

    #[test]
    fn the_end_of_a_block_is_a_place_too() {
        check(
            &["One.", "Two ends here."],
            (1, 14),
            &["One.", "Two ends here."],
            (1, 14),
        );
        check(
            &["One.", "Two ends here."],
            (1, 14),
            &["x", "One.", "Two ends here."],
            (2, 14),
        );
    }

    #[test]
    fn words_that_stand_in_every_paragraph_are_told_apart_by_how_theirs_begins() {
        let of = |n: u32| {
            format!(
                "This is what number {n} says. {}",
                "And so on, as ever. ".repeat(9)
            )
        };
        let texts: Vec<String> = (0..9).map(of).collect();
        let before: Vec<&str> = texts.iter().map(String::as_str).collect();
        let after = [&["new"; 3][..], &before].concat();
        check(&before, (4, 150), &after, (7, 150));
    }

    #[test]
    fn of_words_that_stand_often_those_are_taken_that_moved_with_their_neighbours() {
        let before = document(&["a story", "same", "and on", "same", "its end", "same"]);
        let after = document(&[
            "new", "new", "a story", "same", "and on", "same", "its end", "same",
        ]);
        let mut locator = Locator::new(&after);
        for block in 0..6 {
            let anchor = Anchor::of(&before, Position::at(BlockId(block)));
            assert_eq!(
                locator.locate(&anchor),
                Some(Position::at(BlockId(block + 2)))
            );
        }
        let gone = Anchor::of(&before, Position::at(BlockId(2)));
        assert_eq!(locator.block(&gone, "and on"), Some(BlockId(4)));
        assert_eq!(locator.block(&gone, "and off"), None);
    }

    #[test]
    fn an_unchanged_article_has_the_same_place() {
        let article = ["# One", "The same words.", "The same words."];
        check(&article, (2, 4), &article, (2, 4));
    }

    #[test]
    fn words_are_followed_where_they_went() {
        check(
            &["First paragraph.", "The quick brown fox jumps."],
            (1, 4),
            &[
                "New at the top.",
                "First paragraph.",
                "And then: The quick brown fox jumps.",
            ],
            (2, 14),
        );
    }

    #[test]
    fn of_several_places_the_one_with_the_same_neighbours_is_taken() {
        check(
            &["x", "He said: it is over now.", "She said: it is over now."],
            (2, 10),
            &["She said: it is over now.", "He said: it is over now.", "z"],
            (0, 10),
        );
    }

    #[test]
    fn an_edited_paragraph_is_found_by_its_beginning() {
        check(
            &[
                "a",
                "The committee met on Tuesday to discuss the plan in detail and agreed.",
            ],
            (1, 0),
            &["b", "c", "The committee met on Monday and disagreed."],
            (2, 0),
        );
    }

    #[test]
    fn a_lost_paragraph_leaves_the_reader_in_its_section() {
        check(
            &["# One", "some long text here", "# Two", "what will be gone"],
            (3, 5),
            &[
                "# One",
                "some long text here and much more of it, twice as long",
                "# Two",
                "else",
            ],
            (2, 0),
        );
        assert_eq!(
            Anchor::of(&document(&["a"]), Position::START).locate(&document(&[])),
            None
        );
    }
}
