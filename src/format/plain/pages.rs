//! Page furniture: the heads, feet and numbers that a text has from its printed pages, and the ends of those pages.
//!
//! A line is furniture where it comes back at the pages' ends. What the ends of pages part is joined again: a sentence goes
//! on, and between paragraphs one blank line stays.

use std::collections::HashMap;
use std::ops::Range;

use super::lines::indent;
use super::numbering::{self, Kind};
use super::page_numbers::{self, Dress, bare_number, bracketed_number, edge_number};
use super::shapes;

/// Longer lines are text.
const HEAD_CHARS_MAX: usize = 120;
/// How many lines, blank ones among them, a page's foot and the next one's head are apart at most.
const APART: usize = 8;

/// A part of a text that its pages' ends are to blame for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The part, in bytes.
    pub(super) range: Range<usize>,
    /// What it is without them: nothing, a line's end, or a blank line.
    pub(super) instead: &'static str,
    /// The furniture in it.
    pub(super) furniture: Vec<String>,
}

/// What the ends of its pages brought into `text`, in order.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let mut pages = Pages::new(text);
    pages.find();
    pages.cuts()
}

struct Line<'t> {
    range: Range<usize>,
    text: &'t str,
    /// A page ends with it.
    ends_page: bool,
    removed: bool,
}

struct Pages<'t> {
    text: &'t str,
    lines: Vec<Line<'t>>,
    /// Those with something on them.
    written: Vec<usize>,
}

impl<'t> Pages<'t> {
    fn new(text: &'t str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        while start <= text.len() {
            let end = memchr::memchr2(b'\n', b'\x0c', &text.as_bytes()[start..])
                .map_or(text.len(), |end| start + end);
            lines.push(Line {
                range: start..end,
                text: text[start..end].trim(),
                ends_page: text[end..].starts_with('\x0c'),
                removed: false,
            });
            start = end + 1;
        }
        let written = (0..lines.len())
            .filter(|&at| !lines[at].text.is_empty())
            .collect();
        Self {
            text,
            lines,
            written,
        }
    }

    fn find(&mut self) {
        self.bracketed_numbers();
        self.bare_numbers();
        self.repeated();
        self.heads_below_feet();
    }

    /// `[Page 12]` at a line's end is a foot's, wherever it stands.
    fn bracketed_numbers(&mut self) {
        for &at in &self.written {
            let line = &mut self.lines[at];
            line.removed =
                line.text.len() <= HEAD_CHARS_MAX && bracketed_number(line.text).is_some();
        }
    }

    /// Numbers on lines of their own that count pages: each is one more than the one before.
    fn bare_numbers(&mut self) {
        let numbers: Vec<(usize, u32, Dress)> = (0..self.written.len())
            .filter_map(|n| {
                let (number, dress) = bare_number(self.lines[self.written[n]].text)?;
                Some((n, number, dress))
            })
            .collect();
        let mut start = 0;
        for end in 1..=numbers.len() {
            let goes_on = numbers.get(end).is_some_and(|next| {
                let before = numbers[end - 1];
                next.1 == before.1 + 1 && next.0 > before.0 + 2 && next.2 == before.2
            });
            if goes_on {
                continue;
            }
            let series: Vec<usize> = numbers[start..end].iter().map(|&(n, ..)| n).collect();
            if self.count_pages(&series, numbers[start].2) {
                for n in series {
                    self.lines[self.written[n]].removed = true;
                }
            }
            start = end;
        }
    }

    /// Whether numbers that run up are those of pages: they part sentences or stand beside a page's end. Those of chapters
    /// and verses part nothing.
    fn count_pages(&self, series: &[usize], dress: Dress) -> bool {
        if series.len() < 2 {
            return false;
        }
        let sure = |&&n: &&usize| {
            self.parts_sentence(n, n) || self.is_at_page_end(n) || self.is_beside_head(n)
        };
        let sure = series.iter().filter(sure).count();
        if sure * 2 >= series.len() {
            return true;
        }
        // One is enough where all look like nothing else, or stand where pages end: after as much text as the others.
        let (first, last) = (series[0], series[series.len() - 1]);
        let apart = first > 0 && series.iter().all(|&n| self.is_apart(n));
        let parts = sure > 0 || series.iter().any(|&n| self.parts_paragraph(n));
        let ends = last + 1 == self.written.len();
        match dress {
            Dress::Words => parts || ends,
            Dress::Marks => parts && (apart || series.len() >= 3 && self.are_even(series)),
            Dress::None => apart && parts && series.len() >= 3 && self.are_even(series),
        }
    }

    /// Whether blank lines, or the text's ends, are all that stands around a line.
    fn is_apart(&self, n: usize) -> bool {
        let at = self.written[n];
        let blank = |line: Option<&Line<'_>>| line.is_none_or(|line| line.text.is_empty());
        blank(at.checked_sub(1).and_then(|at| self.lines.get(at))) && blank(self.lines.get(at + 1))
    }

    /// Whether the lines before and after one are of the same paragraph, by their look.
    fn parts_paragraph(&self, n: usize) -> bool {
        let (Some(before), Some(&after)) = (n.checked_sub(1), self.written.get(n + 1)) else {
            return false;
        };
        let before = self.written[before];
        let above = before.checked_sub(1).map(|at| &self.lines[at]);
        above.is_some_and(|line| !line.text.is_empty()) && self.goes_on(before, after)
    }

    /// Whether most of the lines are about as far from the next as any is.
    fn are_even(&self, series: &[usize]) -> bool {
        let apart = |pair: &[usize]| self.written[pair[1]] - self.written[pair[0]];
        let mut distances: Vec<usize> = series.windows(2).map(apart).collect();
        distances.sort_unstable();
        let middle = distances[distances.len() / 2];
        let like = |&&distance: &&usize| distance * 2 + 4 >= middle && distance <= middle * 2 + 4;
        distances.iter().filter(like).count() * 3 >= distances.len() * 2
    }

    /// Whether the lines before and after those from `first` to `last`, counted among the written ones, are one sentence.
    fn parts_sentence(&self, first: usize, last: usize) -> bool {
        let before = (0..first)
            .rev()
            .map(|n| &self.lines[self.written[n]])
            .find(|line| !line.removed);
        let after = (self.written[last + 1..].iter())
            .map(|&at| &self.lines[at])
            .find(|line| !line.removed);
        match (before, after) {
            (Some(before), Some(after)) => {
                !ends_sentence(before.text) && after.text.starts_with(char::is_lowercase)
            }
            _ => false,
        }
    }

    /// Whether a page ends right before or after a line, blank ones passed over.
    fn is_at_page_end(&self, n: usize) -> bool {
        let at = self.written[n];
        let from = n.checked_sub(1).map_or(0, |before| self.written[before]);
        let to = self.written.get(n + 1).copied().unwrap_or(self.lines.len());
        (from.max(at.saturating_sub(APART))..to.min(at + APART)).any(|at| self.lines[at].ends_page)
    }

    /// Whether the line before or after says the same as one at the same distance from another number of a page.
    fn is_beside_head(&self, n: usize) -> bool {
        let same = |n: usize, other: Option<&usize>| {
            let text = self.lines[self.written[n]].text;
            other.is_some_and(|&at| key(self.lines[at].text) == key(text)) && has_words(text)
        };
        let is_number = |n: &usize| bare_number(self.lines[self.written[*n]].text).is_some();
        // The next number of a page is not far.
        let next = (n + 1..self.written.len()).take(200).find(is_number);
        let before = (0..n).rev().take(200).find(is_number);
        [next, before].into_iter().flatten().any(|other| {
            n + 1 < self.written.len() && same(n + 1, self.written.get(other + 1))
                || n > 0 && other > 0 && same(n - 1, self.written.get(other - 1))
        })
    }

    /// Lines that come back, but for their numbers, at the pages' ends.
    fn repeated(&mut self) {
        let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, &at) in self.written.iter().enumerate() {
            let text = self.lines[at].text;
            // A line that begins small is the middle of a sentence.
            let may_be = has_words(text) && !text.starts_with(char::is_lowercase);
            if text.len() <= HEAD_CHARS_MAX && may_be && !self.lines[at].removed {
                groups.entry(key(text)).or_default().push(n);
            }
        }
        let mut heads: Vec<usize> = Vec::new();
        for group in groups.into_values().filter(|group| group.len() >= 2) {
            if self.comes_back(&group) {
                // What the text begins with is its title, which heads repeat.
                heads.extend(group.into_iter().filter(|&n| n > 0));
            }
        }
        for n in heads {
            self.lines[self.written[n]].removed = true;
        }
    }

    fn comes_back(&self, group: &[usize]) -> bool {
        let count = group.len();
        let share = |found: usize, of: usize, least: usize| found * of >= count * least;
        let beside = |n: &&usize| {
            let near = |other: Option<&usize>| {
                other.is_some_and(|&at| {
                    self.lines[at].removed && at.abs_diff(self.written[**n]) <= APART
                })
            };
            self.is_at_page_end(**n)
                || near(self.written.get(**n + 1))
                || n.checked_sub(1)
                    .is_some_and(|before| near(self.written.get(before)))
        };
        if share(group.iter().filter(beside).count(), 3, 2) {
            return true;
        }
        let number = |n: usize| edge_number(self.lines[self.written[n]].text);
        let counted = group.windows(2).filter(|pair| {
            matches!((number(pair[0]), number(pair[1])), (Some(a), Some(b)) if b > a && b <= a + 2)
        });
        let counted = counted.count() + 1;
        let says_page = |n: usize| page_numbers::says_page(self.lines[self.written[n]].text);
        if counted == count && group.iter().all(|&n| self.is_apart(n) && says_page(n)) {
            return true;
        }
        let parting = group.iter().filter(|&&n| self.parts_sentence(n, n)).count();
        if count < 3 || !share(parting, 3, 1) {
            return count >= 3 && counted == count && parting > 0 && self.are_even(group);
        }
        let apart = |pair: &[usize]| self.written[pair[1]] - self.written[pair[0]];
        let first = group.windows(2).map(apart).min().unwrap_or(0);
        let even = group
            .windows(2)
            .filter(|pair| apart(pair) <= first + first / 8 + 2);
        share(counted, 3, 2)
            || count >= 4 && first >= 20 && share(parting, 2, 1) && share(even.count() + 1, 3, 2)
    }

    /// The line below a foot, where a page's head with its columns stands, though it may come but once.
    fn heads_below_feet(&mut self) {
        for pair in 0..self.written.len().saturating_sub(1) {
            let (foot, head) = (self.written[pair], self.written[pair + 1]);
            let ends = self.lines[foot].removed
                && head - foot <= APART
                && has_number(self.lines[foot].text);
            let apart = head + 1 == self.lines.len() || self.lines[head + 1].text.is_empty();
            let line = &self.lines[head];
            if ends && apart && line.text.len() <= HEAD_CHARS_MAX && shapes::gaps(line.text) > 0 {
                self.lines[head].removed = true;
            }
        }
    }

    /// Takes out what was found, with the blank lines around it.
    fn cuts(&self) -> Vec<Cut> {
        let mut cuts = Vec::new();
        let is_text = |at: &usize| !self.lines[*at].removed && !self.lines[*at].text.is_empty();
        let mut before = None;
        loop {
            let first = before.map_or(0, |before| before + 1);
            let after = (first..self.lines.len()).find(is_text);
            let gap = &self.lines[first..after.unwrap_or(self.lines.len())];
            let page_ends = before.is_some_and(|before: usize| self.lines[before].ends_page);
            if page_ends || gap.iter().any(|line| line.removed || line.ends_page) {
                cuts.push(self.cut(before, gap, after));
            }
            if after.is_none() {
                return cuts;
            }
            before = after;
        }
    }

    /// What becomes of the `gap` between two lines of text.
    fn cut(&self, before: Option<usize>, gap: &[Line<'_>], after: Option<usize>) -> Cut {
        let start = before.map_or(0, |before| self.lines[before].range.end);
        let stop = after.map_or(self.text.len(), |after| self.lines[after].range.start);
        let instead = match (before, after) {
            (Some(before), Some(after)) => {
                // Where furniture alone parts two lines, nothing says that a paragraph ends.
                let tight = !gap.is_empty() && !gap.iter().any(|line| line.text.is_empty());
                if tight || self.goes_on(before, after) {
                    "\n"
                } else {
                    "\n\n"
                }
            }
            _ => "",
        };
        let furniture = gap.iter().filter(|line| line.removed);
        Cut {
            range: start..stop,
            instead,
            furniture: furniture.map(|line| line.text.to_owned()).collect(),
        }
    }

    /// Whether a page's end came within a paragraph: the line before it ends no sentence, and the one after it begins no
    /// list item, section or the like.
    fn goes_on(&self, before: usize, after: usize) -> bool {
        let (last, next) = (&self.lines[before], &self.lines[after]);
        let begins =
            shapes::marker(next.text).is_some() || numbering::of(next.text).kind() != Kind::None;
        if ends_sentence(last.text) || begins {
            return false;
        }
        let raw = |line: &Line<'_>| &self.text[line.range.clone()];
        let widest = self.lines[before.saturating_sub(40)..before]
            .iter()
            .map(|line| line.text.len())
            .max();
        let full = widest.is_some_and(|widest| last.text.len() * 5 >= widest * 4);
        next.text.starts_with(char::is_lowercase)
            || full && (indent(raw(last)) == indent(raw(next)) || last.text.ends_with('-'))
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']'])
        .ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '…'])
}

fn has_words(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).take(2).count() == 2
}

fn has_number(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
}

/// A line with its numbers masked and its gaps closed: what heads and feet of different pages have in common.
fn key(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    let mut last = ' ';
    for c in line.chars() {
        let c = match c {
            c if c.is_whitespace() => ' ',
            '0'..='9' => '#',
            c => c,
        };
        if !(c == last && (c == ' ' || c == '#')) {
            key.push(c);
        }
        last = c;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` without its pages' ends.
    fn read(text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for cut in cuts(text) {
            out += &text[from..cut.range.start];
            out += cut.instead;
            from = cut.range.end;
        }
        out + &text[from..]
    }

    const FIRST: &str = "The lamp on the east quay is lit at dusk by whoever comes past it\nfirst, and nobody has ever been";
    const SECOND: &str = "asked to. In fog it is lit at noon, and then a second one stands\nbeside it until the bell is heard.";

    #[test]
    fn numbers_of_pages_go_and_what_they_part_is_joined() {
        for (one, two) in [
            ("41", "42"),
            ("- 41 -", "- 42 -"),
            ("Page 41 of 50", "Page 42 of 50"),
            ("xii", "xiii"),
        ] {
            let text = format!("{FIRST}\n\n{one}\n\n{SECOND}\n\n{FIRST}\n{two}\n{SECOND}\n");
            assert_eq!(
                read(&text),
                format!("{FIRST}\n{SECOND}\n\n{FIRST}\n{SECOND}\n"),
                "{one}"
            );
        }
    }

    #[test]
    fn years_and_numbers_of_chapters_stay() {
        for (one, two) in [("1811", "1974"), ("1", "2"), ("1811", "1812")] {
            let text = format!("{one}\n\n{FIRST}\n{SECOND}\n\n{two}\n\n{SECOND}\n{FIRST}\n");
            assert_eq!(read(&text), text);
        }
    }

    #[test]
    fn heads_that_come_back_go() {
        let head = "ANNALS OF THE QUAY, VOL. 3";
        for gap in ["\n\n", "\n"] {
            let page = |number: u32| format!("{FIRST}{gap}{number}\n\n{head}{gap}{SECOND}\n\n");
            let text = format!("The lamps\n\n{head}\n\n{}{}{}", page(7), page(8), page(9));
            let found = read(&text);
            assert!(!found.contains(head) && !found.contains('7'), "{found}");
            assert_eq!(
                found.matches(&format!("{FIRST}\n{SECOND}")).count(),
                3,
                "{found}"
            );
            assert!(found.starts_with("The lamps\n\nThe lamp"));
        }
    }

    #[test]
    fn feet_with_bracketed_numbers_take_the_head_below_with_them() {
        let page = |n: u32| {
            format!(
                "Lind            Informational            [Page {n}]\n\x0c\nRFC 9911       Lamps of the Quay      March 2026\n\n\n"
            )
        };
        let text = format!("   {FIRST}\n\n\n{}   {SECOND}\n\n{}", page(1), page(2));
        assert_eq!(read(&text), format!("   {FIRST}\n   {SECOND}"));
    }

    #[test]
    fn the_end_of_a_page_between_paragraphs_is_a_blank_line() {
        assert_eq!(
            read(&format!("{SECOND}\n\x0c\n{SECOND}")),
            format!("{SECOND}\n\n{SECOND}")
        );
        assert_eq!(
            read(&format!("{FIRST}\x0c{SECOND}")),
            format!("{FIRST}\n{SECOND}")
        );
    }

    #[test]
    fn a_refrain_is_no_running_head() {
        let song = format!("{FIRST}\n{SECOND}\n\nRow the boat, row the boat\n\n").repeat(5);
        assert_eq!(read(&song), song);
    }
}
