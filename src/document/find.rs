//! Search in the text, from position to position.

use std::ops::Range;

use super::{BlockId, Document, Position};

/// What is looked for: words in any case, unless one is written with a capital (smart case); any white space
/// matches any other.
#[derive(Debug, Clone)]
pub struct Query {
    pattern: regex::Regex,
}

impl Query {
    /// A query for `text` as it stands; `None` when it is empty.
    pub fn new(text: &str) -> Option<Self> {
        let words: Vec<String> = text.split_whitespace().map(regex::escape).collect();
        if words.is_empty() {
            return None;
        }
        let pattern = regex::RegexBuilder::new(&words.join(r"\s+"))
            .case_insensitive(!text.chars().any(char::is_uppercase))
            .build()
            .ok()?;
        Some(Self { pattern })
    }

    /// The hits in one block, in order.
    pub fn in_block<'a>(
        &'a self,
        document: &'a Document,
        block: BlockId,
    ) -> impl Iterator<Item = Range<Position>> + 'a {
        let text = document.block(block).prose.text.as_str();
        let at = move |offset: usize| Position {
            block,
            offset: offset as u32,
        };
        self.pattern
            .find_iter(text)
            .filter(|hit| !hit.is_empty())
            .map(move |hit| at(hit.start())..at(hit.end()))
    }

    /// The first hit at or after `from`.
    pub fn next(&self, document: &Document, from: Position) -> Option<Range<Position>> {
        (from.block.0..document.end().0).find_map(|block| {
            self.in_block(document, BlockId(block))
                .find(|hit| hit.start >= from)
        })
    }

    /// The last hit before `before`.
    pub fn previous(&self, document: &Document, before: Position) -> Option<Range<Position>> {
        let end = before.block.next().min(document.end());
        (0..end.0).rev().find_map(|block| {
            self.in_block(document, BlockId(block))
                .take_while(|hit| hit.start < before)
                .last()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Prose};

    fn document(texts: &[&str]) -> Document {
        let mut builder = Builder::new();
        texts
            .iter()
            .for_each(|text| builder.block(BlockKind::Paragraph, Prose::plain(text)));
        builder.finish()
    }

    fn hits(query: &str, texts: &[&str]) -> usize {
        let document = document(texts);
        let query = Query::new(query).expect("a query with words");
        (0..document.end().0)
            .map(|block| query.in_block(&document, BlockId(block)).count())
            .sum()
    }

    #[test]
    fn case_is_smart_and_white_space_is_any() {
        assert_eq!(hits("fox", &["Fox fox", "a FOX"]), 3);
        assert_eq!(hits("Fox", &["Fox fox"]), 1);
        assert_eq!(hits("quick fox", &["quick\nfox"]), 1);
    }

    #[test]
    fn searching_goes_both_ways_from_a_position() {
        let document = document(&["one fox", "none", "fox fox"]);
        let query = Query::new("fox").expect("a query with words");
        let first = query.next(&document, Position::START).expect("a hit");
        let second = query.next(&document, first.end).expect("a hit");
        assert_eq!(
            (first.start.block, second.start.block),
            (BlockId(0), BlockId(2))
        );
        assert_eq!(query.previous(&document, second.start), Some(first));
    }
}
