//! Lines to chunks: where the paragraphs, lists, verses and rules of a text begin and end, whatever its lines are.

use std::ops::Range;

/// A paragraph-sized piece of a text dump, before anyone has asked what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Prose rejoined to one line; else the lines as they stand, parted by `'\n'`.
    pub(super) text: String,
    /// What its lines look like.
    pub(super) shape: Shape,
    /// Which lines of the text it was made of, counted from 0.
    pub(super) lines: Range<usize>,
    /// How many blank lines stand before it.
    pub(super) blank_before: u16,
    /// How many columns its first line is indented.
    pub(super) indent: u16,
}

/// What the lines of a chunk look like.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(dead_code, reason = "only prose is told apart so far")]
pub(super) enum Shape {
    /// Running text; a heading is one, too.
    Prose,
    /// An item of a list, its marker taken off the text; `depth` counts from 0.
    Item {
        /// The marker as it stands: `-`, `•`, `3.`, `b)`.
        marker: String,
        /// How deep it is nested.
        depth: u8,
    },
    /// Lines whose breaks are kept: verse, addresses, signatures.
    Verse,
    /// Lines whose breaks and spaces are kept.
    Code,
    /// Rows drawn with characters or set in columns.
    Table,
    /// A line of dashes or stars; its text is that line.
    Rule,
    /// A line that another line underlines: 1 with `=`, 2 with `-`.
    Underlined(u8),
}

/// The chunks of `text` in reading order.
pub(super) fn chunks(text: &str) -> Vec<Chunk> {
    let lines: Vec<&str> = text.lines().collect();
    let mut chunks = Vec::new();
    let mut next = 0;
    while next < lines.len() {
        let blank = run(&lines[next..], is_blank);
        let start = next + blank;
        let end = start + run(&lines[start..], |line| !is_blank(line));
        if let Some(first) = lines[start..end].first() {
            chunks.push(Chunk {
                text: rejoined(&lines[start..end]),
                shape: Shape::Prose,
                lines: start..end,
                blank_before: u16::try_from(blank).unwrap_or(u16::MAX),
                indent: indent(first),
            });
        }
        next = end;
    }
    chunks
}

/// How many lines at the start of `lines` are `wanted`.
fn run(lines: &[&str], wanted: impl Fn(&str) -> bool) -> usize {
    lines.iter().take_while(|line| wanted(line)).count()
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// The white space before a line's text, in characters.
fn indent(line: &str) -> u16 {
    let count = line.chars().take_while(|c| c.is_whitespace()).count();
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// Lines that were broken to fit a width, as one.
fn rejoined(lines: &[&str]) -> String {
    let words: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_chunks_and_wrapped_lines_are_rejoined() {
        let found = chunks("\n\n  One\ntwo\n \nthree");
        let texts: Vec<_> = found.iter().map(|chunk| &*chunk.text).collect();
        assert_eq!(texts, ["One two", "three"]);
        assert_eq!((found[0].blank_before, found[0].indent), (2, 2));
        assert_eq!(found[1].lines, 5..6);
    }
}
