//! A link to a passage: the text directive that browsers understand behind `#:~:text=`, which names the
//! passage's words as `[prefix-,]start[,end][,-suffix]` (WICG, URL fragment text directives).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::document::block::Table;
use crate::document::{Block, BlockId, BlockKind, Document, Position};

/// Up to so many characters a passage is named whole, above by its beginning and end. Browsers draw the line
/// there when they make such links.
const WHOLE_CHARACTERS_MAX: usize = 300;
/// With how many words a beginning, an end or a neighbour is named at least, and at most where fewer are there
/// twice.
const WORDS: (usize, usize) = (4, 12);
/// In a longer article it is not looked up whether words are there twice; they are told apart by their
/// neighbours in any case.
const LOOKED_THROUGH_BYTES_MAX: u64 = 2 << 20;

/// The address of a passage on the page at `address`; that address where the passage has no words.
pub fn link(address: &str, document: &Document, range: &Range<Position>) -> String {
    let Some(directive) = directive(document, range) else {
        return address.to_owned();
    };
    let hash = if address.contains('#') { "" } else { "#" };
    format!("{address}{hash}:~:text={directive}")
}

/// A stretch of a block that a browser sees as one text.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    at: Position,
    text: &'a str,
}

fn directive(document: &Document, range: &Range<Position>) -> Option<String> {
    let pieces = pieces(document, range);
    let (first, last) = (*pieces.first()?, *pieces.last()?);
    let searched = document.bytes() <= LOOKED_THROUGH_BYTES_MAX;
    let is_first = |needle: &str| searched && is_first_in(document, needle, first.at);
    if pieces.len() == 1 && first.text.chars().count() <= WHOLE_CHARACTERS_MAX {
        let whole = encoded(first.text);
        if is_first(first.text) {
            return Some(whole);
        }
        let end = Position {
            offset: first.at.offset + first.text.len() as u32,
            ..first.at
        };
        let before = before(document, first.at).map(|text| encoded(&text) + "-,");
        let after = after(document, end).map(|text| format!(",-{}", encoded(&text)));
        return Some(before.unwrap_or_default() + &whole + &after.unwrap_or_default());
    }
    let start = (WORDS.0..=WORDS.1)
        .map(|words| head(first.text, words))
        .find(|start| is_first(start));
    let before = match start {
        Some(_) => None,
        None => before(document, first.at).map(|text| encoded(&text) + "-,"),
    };
    let start = start.unwrap_or_else(|| head(first.text, WORDS.1));
    let rest = &first.text[start.len()..];
    let end = (WORDS.0..=WORDS.1)
        .map(|words| tail(if pieces.len() == 1 { rest } else { last.text }, words))
        .find(|end| searched && is_last(end, rest, &pieces[1..]));
    let end =
        end.unwrap_or_else(|| tail(if pieces.len() == 1 { rest } else { last.text }, WORDS.1));
    Some(format!(
        "{}{},{}",
        before.unwrap_or_default(),
        encoded(start),
        encoded(end)
    ))
}

/// The texts of a passage, each from its first word to its last; words that the range cuts are taken whole.
fn pieces<'a>(document: &'a Document, range: &Range<Position>) -> Vec<Piece<'a>> {
    let blocks = range.start.block.0..=range.end.block.0;
    let found = blocks.filter_map(|n| Some((BlockId(n), document.blocks.get(n as usize)?)));
    found
        .flat_map(|(id, block)| {
            let length = block.prose.text.len();
            let start = if id == range.start.block {
                range.start.offset as usize
            } else {
                0
            };
            let end = if id == range.end.block {
                (range.end.offset as usize).min(length)
            } else {
                length
            };
            texts(block).filter_map(move |text| {
                let words = words_within(&block.prose.text, text, start..end)?;
                Some(Piece {
                    at: Position {
                        block: id,
                        offset: words.start as u32,
                    },
                    text: &block.prose.text[words],
                })
            })
        })
        .collect()
}

/// The stretches of a block's text that stand on a page without anything of ours between: lines, and cells.
fn texts(block: &Block) -> impl Iterator<Item = Range<usize>> {
    let text = block.prose.text.as_str();
    let is_table = matches!(block.kind, BlockKind::Table(_));
    let start_of = move |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    text.split('\n')
        .flat_map(move |line| {
            let cells: Vec<&str> = if is_table {
                line.split(Table::SEPARATOR).collect()
            } else {
                vec![line]
            };
            cells
        })
        .map(move |part| start_of(part)..start_of(part) + part.len())
}

/// From the first to the last word of `part` that `range` touches.
fn words_within(text: &str, part: Range<usize>, range: Range<usize>) -> Option<Range<usize>> {
    let mut touched = text[part.clone()]
        .unicode_word_indices()
        .map(|(at, word)| part.start + at..part.start + at + word.len())
        .filter(|word| word.start < range.end && word.end > range.start);
    let first = touched.next()?;
    let end = touched.next_back().map_or(first.end, |last| last.end);
    Some(first.start..end)
}

/// The first words of `text`.
fn head(text: &str, words: usize) -> &str {
    let last = text.unicode_word_indices().take(words).last();
    last.map_or("", |(at, word)| &text[..at + word.len()])
}

/// The last words of `text`.
fn tail(text: &str, words: usize) -> &str {
    let first = text.unicode_word_indices().rev().take(words).last();
    first.map_or("", |(at, _)| {
        text[at..].trim_end_matches(|c: char| !c.is_alphanumeric())
    })
}

/// Some words before a place, in its own block or the one before.
fn before(document: &Document, place: Position) -> Option<String> {
    let own = document
        .block(place.block)
        .prose
        .text
        .get(..place.offset as usize);
    let earlier = || {
        (0..place.block.0)
            .rev()
            .map(|n| &*document.block(BlockId(n)).prose.text)
    };
    own.into_iter()
        .chain(earlier().take(WORDS.0))
        .map(|text| tail(text.rsplit('\n').next().unwrap_or_default(), WORDS.0))
        .find(|words| !words.is_empty())
        .map(str::to_owned)
}

/// Some words after a place, in its own block or the one after.
fn after(document: &Document, place: Position) -> Option<String> {
    let own = document
        .block(place.block)
        .prose
        .text
        .get(place.offset as usize..);
    let later = document.blocks.iter().skip(place.block.index() + 1);
    own.into_iter()
        .chain(later.take(WORDS.0).map(|block| &*block.prose.text))
        .map(|text| {
            let line = text
                .split('\n')
                .find(|line| line.unicode_words().next().is_some());
            let line = line.unwrap_or_default();
            let skip = line.unicode_word_indices().next().map_or(0, |(at, _)| at);
            head(&line[skip..], WORDS.0)
        })
        .find(|words| !words.is_empty())
        .map(str::to_owned)
}

/// True when `needle` stands nowhere before `place`, whatever its case.
fn is_first_in(document: &Document, needle: &str, place: Position) -> bool {
    let needle = needle.to_lowercase();
    let blocks = document.blocks.iter().take(place.block.index() + 1);
    blocks.enumerate().all(|(n, block)| {
        let text = match n == place.block.index() {
            // Up to, but not with, the last letter of the place's own.
            true => {
                let own = place.offset as usize + needle.len();
                let end = block.prose.text.floor_char_boundary(own.saturating_sub(1));
                &block.prose.text[..end]
            }
            false => &block.prose.text,
        };
        !text.to_lowercase().contains(&needle)
    })
}

/// True when `needle`, which ends the last of `pieces`, or `rest` where there is none, stands nowhere before.
fn is_last(needle: &str, rest: &str, pieces: &[Piece<'_>]) -> bool {
    let needle = needle.to_lowercase();
    let texts: Vec<&str> = std::iter::once(rest)
        .chain(pieces.iter().map(|piece| piece.text))
        .collect();
    let found = texts.iter().enumerate().find_map(|(n, text)| {
        let text = text.to_lowercase();
        let at = text.find(&needle)?;
        Some((n, at + needle.len() == text.trim_end().len()))
    });
    found == Some((texts.len() - 1, true))
}

/// Percent-encoded, and with one space for each run of white space. All but letters and digits is encoded: the
/// comma, the hyphen and the ampersand have meanings of their own in a directive.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, word) in text.split_whitespace().enumerate() {
        if n > 0 {
            out.push_str("%20");
        }
        // A soft hyphen is no letter of the page.
        for byte in word.replace('\u{ad}', "").bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' => {
                    out.push(char::from(byte));
                }
                byte => out.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Prose};

    fn check(texts: &[&str], from: (u32, u32), to: (u32, u32), expected: &str) {
        let mut builder = Builder::new();
        for text in texts {
            builder.block(BlockKind::Paragraph, Prose::plain(text));
        }
        let document = builder.finish();
        let at = |(block, offset)| Position {
            block: BlockId(block),
            offset,
        };
        let link = link("https://example.org/a", &document, &(at(from)..at(to)));
        assert_eq!(link, format!("https://example.org/a#:~:text={expected}"));
    }

    #[test]
    fn a_short_passage_is_named_whole() {
        check(
            &["The plan, well-known & old."],
            (0, 0),
            (0, 27),
            "The%20plan%2C%20well%2Dknown%20%26%20old",
        );
        check(
            &["Über 日本語"],
            (0, 0),
            (0, 14),
            "%C3%9Cber%20%E6%97%A5%E6%9C%AC%E8%AA%9E",
        );
    }

    #[test]
    fn words_that_are_cut_are_taken_whole() {
        check(
            &["One selected words here."],
            (0, 6),
            (0, 14),
            "selected%20words",
        );
    }

    #[test]
    fn what_is_there_twice_is_told_apart_by_its_neighbours() {
        check(
            &["He said it is over now.", "She said it is over today."],
            (1, 9),
            (1, 19),
            "She%20said-,it%20is%20over,-today",
        );
        check(
            &["The end.", "the end."],
            (1, 0),
            (1, 8),
            "The%20end-,the%20end",
        );
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        check(
            &[
                "One two three four five six.",
                "Seven.",
                "And one more line, at the very end.",
            ],
            (0, 4),
            (2, 35),
            "two%20three%20four%20five,at%20the%20very%20end",
        );
        let long = "alpha beta gamma delta ".repeat(20) + "and then the last words";
        check(
            &[&long],
            (0, 0),
            (0, long.len() as u32),
            "alpha%20beta%20gamma%20delta,then%20the%20last%20words",
        );
    }

    #[test]
    fn an_address_with_a_fragment_keeps_it() {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, Prose::plain("Words"));
        let document = builder.finish();
        let range = Position::START..Position {
            block: BlockId(0),
            offset: 5,
        };
        assert_eq!(
            link("https://e.org/#top", &document, &range),
            "https://e.org/#top:~:text=Words"
        );
        assert_eq!(
            link(
                "https://e.org/",
                &document,
                &(Position::START..Position::START)
            ),
            "https://e.org/"
        );
    }
}
