//! Lines to chunks: where the paragraphs, lists, verses and rules of a text begin and end, whatever its lines are.

use std::borrow::Cow;
use std::ops::Range;

use super::hyphens::Hyphens;
use super::marks::Marks;
use super::quotes;
use super::shapes::{self, Marked};
use super::wrap::{Wrap, rejoined};

/// A paragraph-sized piece of a text dump, before anyone has asked what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk<'t> {
    /// Prose rejoined to one line; else the lines as they stand, parted by `'\n'`.
    pub(super) text: Cow<'t, str>,
    /// What its lines look like.
    pub(super) shape: Shape<'t>,
    /// Where its lines stand in the whole text.
    pub(super) source: Range<usize>,
    /// How often it is quoted.
    pub(super) depth: u8,
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
    /// A line between two that are drawn with this character.
    Ruled(char),
    /// A line after so many hashes, or other marks of headings; its text is without them.
    Hashed(u8),
}

impl Shape<'_> {
    /// Whether the author marked a heading.
    pub(super) fn is_marked(self) -> bool {
        matches!(self, Self::Underlined(_) | Self::Ruled(_) | Self::Hashed(_))
    }
}

/// The chunks of `text` in reading order. `wrap` says how its lines are broken.
pub(super) fn chunks(text: &str, wrap: Wrap) -> Vec<Chunk<'_>> {
    let mut cutter = Cutter {
        start: text.as_ptr() as usize,
        wrap,
        hyphens: Hyphens::of(text),
        marks: Marks::of(text),
        chunks: Vec::new(),
        blank: 0,
        depth: 0,
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

/// Whether a line begins with one letter and a colon, as questions and answers do.
fn is_labelled(line: &str) -> bool {
    let line = line.trim_start();
    let label = line.split_once(": ").map_or("", |(label, _)| label);
    let letter = label.trim_end_matches(|c: char| c.is_ascii_digit());
    letter.chars().count() == 1 && letter.chars().all(char::is_uppercase) && label.len() <= 4
}

/// How many lines below a list item are searched for another.
const SIBLING_LINES: usize = 8;

/// Whether one of the lines after the first is marked in the same way.
fn has_sibling(kind: Marked, lines: &[&str]) -> bool {
    lines[1..]
        .iter()
        .take(SIBLING_LINES)
        .any(|line| shapes::marker(line.trim_start()).is_some_and(|(_, next)| next == kind))
}

struct Cutter<'t> {
    /// The address of the text, of which all lines are parts.
    start: usize,
    wrap: Wrap,
    hyphens: Hyphens<'t>,
    marks: Marks,
    chunks: Vec<Chunk<'t>>,
    /// Blank lines before the chunk to come.
    blank: u16,
    /// How often the lines at hand are quoted.
    depth: u8,
}

impl<'t> Cutter<'t> {
    /// Cuts a run of lines without a blank one, in which others may be quoted.
    fn block(&mut self, lines: &[&'t str]) {
        if !lines.iter().any(|line| quotes::quoted(line).0 > 0) {
            return self.stretch(lines);
        }
        let mut rest = lines;
        for (count, depth) in quotes::stretches(lines) {
            let (stretch, after) = rest.split_at(count);
            rest = after;
            match depth {
                0 => self.stretch(stretch),
                _ => self.quotation(stretch, depth),
            }
        }
    }

    /// Cuts lines that are quoted, each as often as the others. What is said of the text's width does not hold for them.
    fn quotation(&mut self, lines: &[&'t str], depth: u8) {
        let lines: Vec<&'t str> = lines.iter().map(|line| quotes::quoted(line).1).collect();
        let wrap = Wrap::of(&lines.join("\n"));
        let outer = (std::mem::replace(&mut self.wrap, wrap), self.depth);
        self.depth = depth;
        for block in lines.split(|line| is_blank(line)) {
            if !block.is_empty() {
                self.stretch(block);
            }
            self.blank = 1;
        }
        self.blank = 0;
        (self.wrap, self.depth) = outer;
    }

    /// Cuts a run of lines without a blank one.
    fn stretch(&mut self, lines: &[&'t str]) {
        if lines.len() > 1 && shapes::is_fixed(lines) && !self.is_marked(lines) {
            return self.kept(lines, Shape::Fixed);
        }
        let mut start = 0;
        while start < lines.len() {
            let rest = &lines[start..];
            start += if let Some((level, text)) = self.marked(rest[0], lines.len()) {
                self.line(text, Shape::Hashed(level));
                1
            } else if let Some(mark) = shapes::ruled(rest) {
                self.ruled(rest, mark);
                3
            } else if shapes::is_rule(rest[0]) {
                self.line(rest[0], Shape::Rule);
                1
            } else if let Some(mark) = rest
                .get(1)
                .and_then(|under| shapes::underlines(rest[0], under))
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
                        !shapes::is_rule(line)
                            && self.marked(line, lines.len()).is_none()
                            && (rest.get(n + 2))
                                .is_none_or(|under| shapes::underlines(line, under).is_none())
                            && !self.begins_item(rest[n], &rest[n + 1..])
                    })
                    .count();
                self.run(&rest[..count]);
                count
            };
        }
    }

    /// The level and the text of a line that is marked as a heading, one of so many that no blank one parts.
    fn marked(&self, line: &'t str, among: usize) -> Option<(u8, &'t str)> {
        let may_be = among == 1 || self.marks.are_sure();
        may_be.then(|| self.marks.heading(line)).flatten()
    }

    /// Whether a run of lines holds a heading that is marked beyond doubt.
    fn is_marked(&self, lines: &[&'t str]) -> bool {
        lines
            .iter()
            .any(|line| self.marked(line, lines.len()).is_some())
    }

    /// A heading between two rules.
    fn ruled(&mut self, lines: &[&'t str], mark: char) {
        let text = Cow::Borrowed(lines[1].trim());
        self.push(text, Shape::Ruled(mark), &lines[..3]);
    }

    /// The list marker that begins `lines`.
    fn marker(&self, lines: &[&'t str], within: bool) -> Option<&'t str> {
        let (marker, kind) = shapes::marker(lines[0].trim_start())?;
        // A dash may open a line of dialogue or an aside; it is a bullet among others.
        let sure =
            kind != Marked::Dash || within || indent(lines[0]) >= 2 || has_sibling(kind, lines);
        sure.then_some(marker)
    }

    /// Whether a list begins with the first of `lines`, in a paragraph whose last line is `before`. Where that
    /// line is full, what looks like a marker may be a year or a dash that came to stand there.
    fn begins_item(&self, before: &str, lines: &[&str]) -> bool {
        shapes::marker(lines[0].trim_start()).is_some_and(|(_, kind)| {
            !self.wrap.explains(before, lines[0]) || has_sibling(kind, lines)
        })
    }

    /// How many lines after the first of `lines` carry on the list item that it begins.
    fn item_goes_on(&self, lines: &[&'t str]) -> usize {
        let hang = indent(lines[0]);
        lines
            .windows(2)
            .take_while(|pair| {
                shapes::marker(pair[1].trim_start()).is_none()
                    && !shapes::is_rule(pair[1])
                    && (indent(pair[1]) > hang || self.wrap.explains(pair[0], pair[1]))
            })
            .count()
    }

    /// Lines without markers, rules and underlines among them: paragraphs, or lines that are kept.
    fn run(&mut self, lines: &[&'t str]) {
        let mut rest = lines;
        while let Some(first) = self.stands_alone(rest) {
            let (alone, others) = rest.split_at(first);
            self.paragraphs(alone);
            rest = others;
        }
        self.paragraphs(rest);
    }

    /// As [`Cutter::run`], for lines that belong together.
    fn paragraphs(&mut self, lines: &[&'t str]) {
        if lines.len() == 1 {
            return self.joined(lines, Shape::Prose);
        }
        if self.has_indented_paragraphs(lines) {
            let mut rest = lines;
            while !rest.is_empty() {
                let next = rest[1..].iter().position(|line| indent(line) > 0);
                let (paragraph, after) = rest.split_at(next.map_or(rest.len(), |next| next + 1));
                self.joined(paragraph, Shape::Prose);
                rest = after;
            }
            return;
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

    /// How many of the first `lines` have nothing to do with those below: an address after a short line, and a short line
    /// with lines below that are further in.
    fn stands_alone(&self, lines: &[&'t str]) -> Option<usize> {
        if lines.len() < 2 {
            return None;
        }
        let is_address = |line: &str| line.trim().contains("://") && !line.trim().contains(' ');
        let short = |n: usize| !self.wrap.is_full(lines[n - 1]);
        // What is asked and what is answered stand apart.
        let parted = |at: usize| {
            short(at) && is_address(lines[at]) || is_labelled(lines[0]) && is_labelled(lines[at])
        };
        if let Some(at) = (1..lines.len()).find(|&at| parted(at)) {
            return Some(at);
        }
        if is_address(lines[0]) && !self.wrap.explains(lines[0], lines[1]) {
            return Some(1);
        }
        let further = |line: &&str| indent(line) >= indent(lines[0]) + 2;
        let (ends, starts) = (lines[0].trim_end(), lines[0].trim_start());
        let head = !ends.ends_with([',', ';', '(', '{', '.', '\\', '-'])
            && starts.starts_with(|c: char| c.is_alphanumeric())
            && !shapes::is_code_line(lines[0])
            && !self.wrap.explains(lines[0], lines[1]);
        (head && lines[1..].iter().all(further)).then_some(1)
    }

    /// Whether the first line of each paragraph is indented and no other: then no blank lines part them. Verse may have the
    /// same form, and ends its lines with marks.
    fn has_indented_paragraphs(&self, lines: &[&'t str]) -> bool {
        let longest = lines.iter().map(|line| line.len()).max().unwrap_or(0);
        let (mut flush, mut carried) = (0, 0);
        for pair in lines.windows(2).filter(|pair| indent(pair[1]) == 0) {
            flush += 1;
            let open = !pair[0].ends_with(['.', '!', '?', ',', ';', ':']);
            carried += usize::from(open && pair[0].len() * 2 > longest);
        }
        let indented = lines.iter().filter(|line| indent(line) > 0).count();
        let first = indent(lines[0]);
        (1..=8).contains(&first)
            && lines
                .iter()
                .all(|line| matches!(indent(line), 0) || indent(line) == first)
            && indented >= 2
            && flush > 0
            && carried * 3 >= flush * 2
    }

    fn joined(&mut self, lines: &[&'t str], shape: Shape<'t>) {
        let text = match lines {
            [line] => Cow::Borrowed(line.trim()),
            _ => Cow::Owned(rejoined(lines, &self.hyphens)),
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
        let place = |line: &str| line.as_ptr() as usize - self.start;
        let last = lines[lines.len() - 1];
        self.chunks.push(Chunk {
            text,
            shape,
            source: place(lines[0])..place(last) + last.len(),
            depth: self.depth,
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
