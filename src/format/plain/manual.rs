//! Manual pages as `man` prints them: the name and section at the page's head, sections at the left edge, and everything
//! else by its indentation. Nothing is guessed: where a page says what it is, its form says the rest.

use super::hyphens::Hyphens;
use super::lines::indent;
use super::shapes;
use super::styled::{Styled, closed};
use super::wrap::{is_hyphen, rejoined};
use crate::document::block::{Marker, Reason};
use crate::document::{BlockKind, Builder, Container, Metadata, Prose};
use crate::text::clean::Clean;
use crate::text::width;

/// The level of a page's sections, below its title.
const SECTION: u8 = 2;
/// How many columns what explains a term is indented from it at most.
const HANG_MAX: usize = 20;
/// So many lines without a blank one are looked at as one.
const BLOCK_LINES_MAX: usize = 1000;
/// A page's head is a line, with each letter struck twice at most.
const HEAD_BYTES_MAX: usize = 2000;
/// Definitions within definitions deeper than this are kept as they stand.
const DEPTH_MAX: usize = 12;

/// Whether `text` is a manual page: its first line has the page's name and section at both ends.
pub(super) fn is_manual(text: &str) -> bool {
    // Only the head's own looks are to be taken out of it.
    let line = text.lines().find(|line| !line.trim().is_empty());
    line.filter(|line| line.len() <= HEAD_BYTES_MAX)
        .is_some_and(|line| head(&Styled::new(line.to_owned()).text).is_some())
}

/// The name and section that a page's head has at both ends, such as `LS(1)`, and what stands between them.
fn head(line: &str) -> Option<(&str, &str)> {
    let name = line
        .split_whitespace()
        .next()
        .filter(|name| is_reference(name))?;
    let line = line.strip_prefix(name)?.trim_end();
    // A long name may be cut at the right.
    let rest = line.strip_suffix(name)?;
    (rest.starts_with(' ') && rest.ends_with(' ')).then(|| (name, rest.trim()))
}

/// A name with a section of the manual in brackets.
fn is_reference(word: &str) -> bool {
    let section = word
        .strip_suffix(')')
        .and_then(|word| word.rsplit_once('('));
    section.is_some_and(|(name, section)| {
        !name.is_empty()
            && section.len() <= 8
            && section.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'l' | 'n' | 'o'))
            && section.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Hands the pages of `source` to `builder`.
pub(super) fn write(source: &Styled, builder: &mut Builder) {
    let lines = lines(&source.text);
    let written = || lines.iter().filter(|line| !line.is_blank());
    let head_line = written().find(|line| head(line.text).is_some());
    let width = head_line.map_or(80, |line| width::columns(line.text));
    let (name, manual) = head_line
        .and_then(|line| head(line.text))
        .unwrap_or_default();
    builder.metadata(Metadata {
        title: Some(Clean::line(name)),
        site: Some(Clean::line(manual)).filter(|manual| !manual.is_empty()),
        ..Metadata::default()
    });
    // The page's text has the indentation that most lines have.
    let mut counts = [0_usize; 32];
    for line in written().filter(|line| line.indent > 0) {
        counts[line.indent.min(counts.len() - 1)] += 1;
    }
    let base = (0..counts.len())
        .rev()
        .max_by_key(|&indent| counts[indent])
        .unwrap_or(0);
    let mut writer = Writer {
        source,
        hyphens: Hyphens::of(&source.text),
        width,
        builder,
    };
    let mut from = 0;
    for at in 0..=lines.len() {
        let is_head = lines
            .get(at)
            .is_none_or(|line| writer.is_head(&lines, at, line, base));
        if is_head {
            writer.body(&lines[from..at], 0);
            from = at + 1;
            if let Some(line) = lines.get(at) {
                writer.head(line);
            }
        }
    }
}

/// A line of a page.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    /// Its text, without blanks at its ends.
    text: &'t str,
    /// Where that begins in the whole.
    start: usize,
    indent: usize,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn columns(&self) -> usize {
        self.indent + width::columns(self.text)
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let trimmed = line.trim_start();
            let line = Line {
                text: trimmed.trim_end(),
                start: start + line.len() - trimmed.len(),
                indent: if trimmed.is_empty() { 0 } else { indent(line) },
            };
            start = line.start + trimmed.len() + 1;
            line
        })
        .collect()
}

struct Writer<'a> {
    source: &'a Styled,
    hyphens: Hyphens<'a>,
    /// The columns of a full line.
    width: usize,
    builder: &'a mut Builder,
}

/// A term, the first line of what explains it where that stands beside it, and the column of that.
struct Tagged<'t> {
    tag: Line<'t>,
    beside: Option<Line<'t>>,
    column: usize,
}

impl Writer<'_> {
    /// Whether a line is a section's head, or the page's own head or foot: at the left edge, or a little in from there with
    /// text below it that is further in.
    fn is_head(&self, lines: &[Line<'_>], at: usize, line: &Line<'_>, base: usize) -> bool {
        let below = || lines[at + 1..].iter().find(|line| !line.is_blank());
        !line.is_blank()
            && (line.indent == 0
                || line.indent < base.min(5)
                    && (at == 0 || lines[at - 1].is_blank())
                    && below().is_some_and(|below| below.indent >= base))
    }

    fn head(&mut self, line: &Line<'_>) {
        if line.indent == 0 && shapes::gaps(line.text) > 0 || head(line.text).is_some() {
            self.builder.furniture(&closed(line.text), Reason::Repeated);
            return;
        }
        let level = SECTION + u8::from(line.indent > 0);
        self.builder
            .heading(level, Prose::plain(&closed(line.text)), None);
    }

    /// Writes lines that stand below one head or explain one term.
    fn body(&mut self, lines: &[Line<'_>], depth: usize) {
        let base = lines
            .iter()
            .filter(|line| !line.is_blank())
            .map(|line| line.indent)
            .min()
            .unwrap_or(0);
        let mut in_list = false;
        let mut at = 0;
        while at < lines.len() {
            if lines[at].is_blank() {
                at += 1;
                continue;
            }
            let tagged = if depth < DEPTH_MAX {
                self.tagged(lines, at)
            } else {
                None
            };
            let marker = tagged.as_ref().and_then(|tagged| marker(tagged.tag.text));
            if in_list && marker.is_none() {
                self.builder.close();
            } else if !in_list && marker.is_some() {
                self.builder.open(Container::List);
            }
            in_list = marker.is_some();
            at = match tagged {
                Some(tagged) => self.item(lines, at, tagged, marker, depth),
                None => self.text(lines, at, base),
            };
        }
        if in_list {
            self.builder.close();
        }
    }

    /// The term that the line at `at` is or begins with.
    fn tagged<'t>(&self, lines: &[Line<'t>], at: usize) -> Option<Tagged<'t>> {
        let line = &lines[at];
        let next = lines
            .get(at + 1)
            .filter(|next| !next.is_blank() && next.indent > line.indent);
        let cut = |column: usize| {
            let (place, _) = line.text.char_indices().nth(column - line.indent)?;
            let (tag, rest) = line.text.split_at(place);
            let parted = tag.ends_with(' ') && !rest.starts_with(' ');
            let tag = Line {
                text: tag.trim_end(),
                ..*line
            };
            let beside = Line {
                text: rest,
                start: line.start + place,
                indent: column,
            };
            parted.then_some(Tagged {
                tag,
                beside: Some(beside),
                column,
            })
        };
        let Some(next) = next else {
            // All that explains it stands beside it, in the column that is usual, or behind a bullet.
            if (lines.get(at + 1)).is_some_and(|next| !next.is_blank() && self.explains(line, next))
            {
                return None;
            }
            let gap = line.text.find("  ")?;
            let rest = line.text[gap..].trim_start();
            let place = line.text.len() - rest.len();
            let column = line.indent + width::columns(&line.text[..place]);
            let usual = column == line.indent + 7
                || marker(&line.text[..gap]).is_some() && column <= line.indent + 8;
            return cut(column).filter(|_| usual);
        };
        let hang = next.indent - line.indent;
        if hang <= HANG_MAX
            && self.explains(line, next)
            && let Some(found) = cut(next.indent)
        {
            return Some(found);
        }
        let open = line.text.ends_with([',', '(', '|', '\\', '{', '[', ';']);
        let goes_on = next.text.starts_with(['[', '|', '{', '}']) || self.explains(line, next);
        (hang <= HANG_MAX && !open && !goes_on).then_some(Tagged {
            tag: *line,
            beside: None,
            column: next.indent,
        })
    }

    /// Writes a term or an item with all that explains it; gives the line after that.
    fn item(
        &mut self,
        lines: &[Line<'_>],
        at: usize,
        tagged: Tagged<'_>,
        marker: Option<Marker>,
        depth: usize,
    ) -> usize {
        let outside = |line: &Line<'_>| !line.is_blank() && line.indent < tagged.column;
        let end = lines[at + 1..]
            .iter()
            .position(outside)
            .map_or(lines.len(), |n| at + 1 + n);
        let mut within: Vec<Line<'_>> = tagged.beside.into_iter().collect();
        within.extend(&lines[at + 1..end]);
        match marker {
            Some(marker) => self.builder.open(Container::Item(marker)),
            None => {
                let prose = self.prose(&closed(tagged.tag.text), &[tagged.tag]);
                self.builder.block(BlockKind::Term, prose);
                self.builder.open(Container::Definition);
            }
        }
        self.body(&within, depth + 1);
        self.builder.close();
        end
    }

    /// Writes a paragraph, or lines that are kept; gives the line after them.
    fn text(&mut self, lines: &[Line<'_>], at: usize, base: usize) -> usize {
        let count = |goes_on: &dyn Fn(&Line<'_>) -> bool| {
            let near = lines[at..].iter().take(BLOCK_LINES_MAX);
            near.take_while(|line| goes_on(line)).count()
        };
        let even = count(&|line| !line.is_blank() && line.indent == lines[at].indent);
        let all = count(&|line| !line.is_blank());
        let run = &lines[at..at + even];
        let explained = run
            .windows(2)
            .filter(|pair| self.explains(&pair[0], &pair[1]))
            .count();
        let filled =
            even == all && (explained * 2 >= even || even == 1 && lines[at].indent <= base + 1);
        if !filled {
            // A term below a paragraph ends it.
            let term = (1..all)
                .find(|&n| lines[at + n].indent == base && self.tagged(lines, at + n).is_some());
            let count = term.unwrap_or(all);
            self.kept(&lines[at..at + count]);
            return at + count;
        }
        let mut from = 0;
        for n in 1..=even {
            if n == even || !self.explains(&run[n - 1], &run[n]) {
                self.paragraph(&run[from..n]);
                from = n;
            }
        }
        at + even
    }

    /// Whether a line ends where it does since the next word did not fit.
    fn explains(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let columns = line.columns();
        let word = next
            .text
            .split_whitespace()
            .next()
            .map_or(0, width::columns);
        // A sentence is parted from the next by two blanks.
        let space = 1 + usize::from(line.text.ends_with(['.', '!', '?']));
        let hyphenated = line.text.ends_with('\u{2010}')
            || line.text.ends_with(is_hyphen) && columns * 4 >= self.width * 3;
        columns + space + word > self.width || hyphenated
    }

    fn paragraph(&mut self, lines: &[Line<'_>]) {
        let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
        let text = rejoined(&texts, &self.hyphens);
        let prose = self.prose(&closed(&text), lines);
        self.builder.block(BlockKind::Paragraph, prose);
    }

    /// Keeps lines as they stand, without the indentation that they have in common.
    fn kept(&mut self, lines: &[Line<'_>]) {
        let common = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        let texts: Vec<String> = lines
            .iter()
            .map(|line| format!("{}{}", " ".repeat(line.indent - common), line.text))
            .collect();
        let prose = self.prose(&texts.join("\n"), lines);
        self.builder
            .block(BlockKind::Code { language: None }, prose);
    }

    fn prose(&mut self, text: &str, lines: &[Line<'_>]) -> Prose {
        let (first, last) = (lines[0], lines[lines.len() - 1]);
        self.source
            .prose(text, &(first.start..last.end()), self.builder)
    }
}

/// The marker of a list item, where a term is no more than that.
fn marker(tag: &str) -> Option<Marker> {
    if matches!(
        tag,
        "·" | "•" | "o" | "*" | "-" | "+" | "‐" | "–" | "▪" | "◦"
    ) {
        return Some(Marker::Bullet);
    }
    let item = format!("{tag} x");
    let (found, _) = shapes::marker(&item)?;
    (found == tag).then(|| Marker::Number(Clean::line(tag)))
}
