//! `Anchor`: a place that survives a new parse, because it remembers the words there.

use memchr::memmem;

use super::{BlockId, Document, Position};

/// How many bytes of text an anchor remembers from its place on; enough that they are rarely there twice.
const QUOTE_BYTES: usize = 96;
/// How many bytes before its place.
const BEFORE_BYTES: usize = 48;
/// The fewest bytes of the quote that are looked for when the rest of it has changed.
const QUOTE_BYTES_MIN: usize = 12;

/// A place in an article by its words and their neighbours, so that it can be found again in an edited or
/// re-fetched article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
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
            before: text[from..at].to_owned(),
            quote: text[at..to].to_owned(),
            section: section.map(|section| document.outline.sections[section].title.to_string()),
            position,
            millionths: document.bytes_before(position) * 1_000_000 / document.bytes().max(1),
        }
    }

    /// Where the place is in `document`: at the same words if they are there, with the same neighbours and
    /// nearest to where they were if they are there more than once; else at the beginning of the words that are
    /// left, else as far into the same section's article as before. `None` only in an empty document.
    pub fn locate(&self, document: &Document) -> Option<Position> {
        if document.is_empty() {
            return None;
        }
        if self.holds_at(document, self.position) {
            return Some(self.position);
        }
        let mut length = self.quote.len();
        while length >= QUOTE_BYTES_MIN.min(self.quote.len()) && length > 0 {
            if let Some(position) = self.search(document, &self.quote[..length]) {
                return Some(position);
            }
            length = self.quote.floor_char_boundary(length / 2);
        }
        Some(self.nearby(document))
    }

    fn holds_at(&self, document: &Document, position: Position) -> bool {
        let Some(block) = document.blocks.get(position.block.index()) else {
            return false;
        };
        let at = position.offset as usize;
        let text = block.prose.text.as_str();
        text.get(at..)
            .is_some_and(|rest| rest.starts_with(&self.quote) && text[..at].ends_with(&self.before))
            && !self.quote.is_empty()
    }

    /// The best place of `quote`: one with the text before it as it was, else the nearest.
    fn search(&self, document: &Document, quote: &str) -> Option<Position> {
        let finder = memmem::Finder::new(quote);
        let expected = self.expected_byte(document);
        let mut best: Option<(bool, u64, Position)> = None;
        for (n, block) in document.blocks.iter().enumerate() {
            let text = block.prose.text.as_str();
            for at in finder.find_iter(text.as_bytes()) {
                let position = Position {
                    block: BlockId::new(n),
                    offset: at as u32,
                };
                let strange = !text[..at].ends_with(&self.before);
                let distance = document.bytes_before(position).abs_diff(expected);
                let candidate = (strange, distance, position);
                if best.is_none_or(|best| candidate < best) {
                    best = Some(candidate);
                }
            }
        }
        best.map(|(_, _, position)| position)
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
