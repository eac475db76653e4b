//! Lines to chunks: where the paragraphs, lists, verses and rules of a text begin and end, whatever its lines are.

use std::borrow::Cow;

use super::looks::{self, Marked};
use super::wrap::{Wrap, rejoined};

/// A paragraph-sized piece of a text dump, before anyone has asked what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk<'t> {
    /// Prose rejoined to one line; else the lines as they stand, parted by `'\n'`.
    pub(super) text: Cow<'t, str>,
    /// What its lines look like.
    pub(super) shape: Shape<'t>,
    /// How many blank lines stand before it.
    pub(super) blank_before: u16,
    /// How many columns its first line is indented.
    pub(super) indent: u16,
    /// Whether it was made of several lines.
    pub(super) several: bool,
}

/// What the lines of a chunk look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape<'t> {
    /// Running text; a heading is one, too.
    Prose,
    /// An item of a list; the text still begins with its marker.
    Item {
        /// The marker as it stands: `-`, `•`, `3.`, `b)`.
        marker: &'t str,
    },
    /// Lines whose breaks are kept: verse, addresses, signatures.
    Verse,
    /// Lines whose breaks and spaces are kept: code, and tables drawn with characters or set in columns.
    Fixed,
    /// A line of dashes or stars; its text is that line.
    Rule,
    /// A line that another line underlines with this character.
    Underlined(char),
    /// A line after so many hashes, as Markdown marks headings; its text is without them.
    Hashed(u8),
}

/// The chunks of `text` in reading order. `wrap` says how its lines are broken.
pub(super) fn chunks(text: &str, wrap: Wrap) -> Vec<Chunk<'_>> {
    let mut cutter = Cutter {
        wrap,
        hashed: looks::has_hashed_lines(text),
        chunks: Vec::new(),
        blank: 0,
    };
    let mut lines = lines(text).peekable();
    let mut block = Vec::new();
    while let Some(line) = lines.next() {
        if !is_blank(line) {
            block.push(line.trim_end());
        }
        if is_blank(line) || lines.peek().is_none() {
            if !block.is_empty() {
                cutter.block(&block);
                block.clear();
                cutter.blank = 0;
            }
            cutter.blank = cutter.blank.saturating_add(1);
        }
    }
    cutter.chunks
}

/// The lines of `text`, which a page's end ends, too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = memchr::memchr2(b'\n', b'\x0c', text.as_bytes());
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// True for a line with nothing to see in it.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// The columns before a line's text; a tab counts as four, as everywhere.
pub(super) fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum()
}

/// How many lines below a list item are searched for another.
const SIBLING_LINES: usize = 8;

/// Whether one of the lines after the first is marked in the same way.
fn has_sibling(kind: Marked, lines: &[&str]) -> bool {
    lines[1..]
        .iter()
        .take(SIBLING_LINES)
        .any(|line| looks::marker(line.trim_start()).is_some_and(|(_, next)| next == kind))
}

struct Cutter<'t> {
    wrap: Wrap,
    /// Whether hashes before a line mark headings.
    hashed: bool,
    chunks: Vec<Chunk<'t>>,
    /// Blank lines before the chunk to come.
    blank: u16,
}

impl<'t> Cutter<'t> {
    /// Cuts a run of lines without a blank one.
    fn block(&mut self, lines: &[&'t str]) {
        if lines.len() > 1 && looks::is_fixed(lines) {
            return self.kept(lines, Shape::Fixed);
        }
        if let [line] = lines
            && self.hashed
            && let Some((level, text)) = looks::hashed(line)
        {
            return self.line(text, Shape::Hashed(level));
        }
        let mut start = 0;
        while start < lines.len() {
            let rest = &lines[start..];
            start += if looks::is_rule(rest[0]) {
                self.line(rest[0], Shape::Rule);
                1
            } else if let Some(mark) = rest
                .get(1)
                .and_then(|under| looks::underlines(rest[0], under))
            {
                self.line(rest[0], Shape::Underlined(mark));
                2
            } else if let Some(marker) = self.marker(rest, start > 0) {
                let count = 1 + self.item_goes_on(rest);
                self.joined(&rest[..count], Shape::Item { marker });
                count
            } else {
                let count = 1 + rest[1..]
                    .iter()
                    .enumerate()
                    .take_while(|&(n, line)| {
                        !looks::is_rule(line)
                            && (rest.get(n + 2))
                                .is_none_or(|under| looks::underlines(line, under).is_none())
                            && !self.begins_item(rest[n], &rest[n + 1..])
                    })
                    .count();
                self.run(&rest[..count]);
                count
            };
        }
    }

    /// The list marker that begins `lines`.
    fn marker(&self, lines: &[&'t str], within: bool) -> Option<&'t str> {
        let (marker, kind) = looks::marker(lines[0].trim_start())?;
        // A dash may open a line of dialogue or an aside; it is a bullet among others.
        let sure =
            kind != Marked::Dash || within || indent(lines[0]) >= 2 || has_sibling(kind, lines);
        sure.then_some(marker)
    }

    /// Whether a list begins with the first of `lines`, in a paragraph whose last line is `before`. Where that
    /// line is full, what looks like a marker may be a year or a dash that came to stand there.
    fn begins_item(&self, before: &str, lines: &[&str]) -> bool {
        looks::marker(lines[0].trim_start()).is_some_and(|(_, kind)| {
            !self.wrap.explains(before, lines[0]) || has_sibling(kind, lines)
        })
    }

    /// How many lines after the first of `lines` carry on the list item that it begins.
    fn item_goes_on(&self, lines: &[&'t str]) -> usize {
        let hang = indent(lines[0]);
        lines
            .windows(2)
            .take_while(|pair| {
                looks::marker(pair[1].trim_start()).is_none()
                    && !looks::is_rule(pair[1])
                    && (indent(pair[1]) > hang || self.wrap.explains(pair[0], pair[1]))
            })
            .count()
    }

    /// Lines without markers, rules and underlines among them: paragraphs, or lines that are kept.
    fn run(&mut self, lines: &[&'t str]) {
        if lines.len() == 1 {
            return self.joined(lines, Shape::Prose);
        }
        if self.wrap.is_a_line_a_paragraph(lines) {
            for line in lines {
                self.joined(std::slice::from_ref(line), Shape::Prose);
            }
            return;
        }
        let explained = lines
            .windows(2)
            .filter(|pair| self.wrap.explains(pair[0], pair[1]))
            .count();
        // Where most breaks come from the width, the others end paragraphs; where few do, all are meant.
        if explained * 2 < lines.len() - 1 && !self.wrap.is_ragged_prose(lines) {
            return self.kept(lines, Shape::Verse);
        }
        if explained + 1 == lines.len() || self.wrap.is_ragged_prose(lines) {
            return self.joined(lines, Shape::Prose);
        }
        let mut start = 0;
        for end in 1..=lines.len() {
            if end == lines.len() || !self.wrap.explains(lines[end - 1], lines[end]) {
                self.joined(&lines[start..end], Shape::Prose);
                start = end;
            }
        }
    }

    fn joined(&mut self, lines: &[&'t str], shape: Shape<'t>) {
        let text = match lines {
            [line] => Cow::Borrowed(line.trim()),
            _ => Cow::Owned(rejoined(lines)),
        };
        self.push(text, shape, lines);
    }

    /// Keeps lines as they stand, without the indentation that they have in common.
    fn kept(&mut self, lines: &[&'t str], shape: Shape<'t>) {
        let common = lines.iter().map(|line| indent(line)).min().unwrap_or(0);
        let stripped: Vec<&str> = lines
            .iter()
            .map(|line| strip_columns(line, common))
            .collect();
        self.push(Cow::Owned(stripped.join("\n")), shape, lines);
    }

    fn line(&mut self, line: &'t str, shape: Shape<'t>) {
        self.push(Cow::Borrowed(line.trim()), shape, &[line]);
    }

    fn push(&mut self, text: Cow<'t, str>, shape: Shape<'t>, lines: &[&'t str]) {
        self.chunks.push(Chunk {
            text,
            shape,
            blank_before: std::mem::take(&mut self.blank),
            indent: u16::try_from(indent(lines[0])).unwrap_or(u16::MAX),
            several: lines.len() > 1,
        });
    }
}

/// `line` without the white space in its first `columns` columns.
fn strip_columns(line: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in line.char_indices() {
        if used >= columns || !c.is_whitespace() {
            return &line[at..];
        }
        used += if c == '\t' { 4 } else { 1 };
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = chunks(text, Wrap::of(text));
        let texts: Vec<_> = found.iter().map(|chunk| &*chunk.text).collect();
        assert_eq!(texts, expected);
    }

    const WRAPPED: &str = "Rain is the easiest part of the weather to measure and the easiest to\n\
        measure badly. A jar on a wall will tell you whether last night was\n\
        wetter than the night before.\n";

    #[test]
    fn blank_lines_part_chunks_and_wrapped_lines_are_rejoined() {
        let text = format!("\n\n  One\n \n{WRAPPED}\nthree");
        let joined = WRAPPED.trim().replace('\n', " ");
        check(&text, &["One", &joined, "three"]);
        let found = chunks(&text, Wrap::of(&text));
        assert_eq!((found[0].blank_before, found[0].indent), (2, 2));
    }

    #[test]
    fn verse_and_addresses_are_kept() {
        let verse = "Slow is the oar and slow is the sail,\nslow is the letter that comes by mail";
        check(
            &format!("{WRAPPED}\n{verse}"),
            &[&WRAPPED.trim().replace('\n', " "), verse],
        );
    }

    #[test]
    fn items_are_parted_and_their_lines_rejoined() {
        let text = "1. Never steer towards a light.\n2. If in doubt, ask the cook,\n   who has an opinion\n- last";
        check(
            text,
            &[
                "1. Never steer towards a light.",
                "2. If in doubt, ask the cook, who has an opinion",
                "- last",
            ],
        );
    }

    #[test]
    fn underlines_and_rules_are_seen() {
        let text = "The Long Ferry\n==============\nIt takes nine days.\n\n* * *\n\nend";
        let found = chunks(text, Wrap::of(text));
        assert_eq!(found[0].shape, Shape::Underlined('='));
        assert_eq!(found[1].shape, Shape::Prose);
        assert_eq!(found[2].shape, Shape::Rule);
    }
}
