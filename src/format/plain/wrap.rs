//! `Wrap`: at which width a text's lines were broken, and which breaks that width explains.

use super::hyphens::{Hyphens, Joint};
use super::lines::is_blank;
use crate::text::width;

/// How the lines of a text are broken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The columns of the longest line that a width explains; `None` where lines are not wrapped.
    columns: Option<usize>,
}

/// The widths at which texts are wrapped; a line of poetry is seldom longer than the least of them.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=132;
/// How many lines tell the width; a text is wrapped at one width throughout.
const SAMPLE_LINES: usize = 4000;
/// A wrapped text may still have some longer lines, such as addresses: at most one in this many.
const LONGER_ONE_IN: usize = 25;

impl Wrap {
    /// Finds the width: the one that explains most breaks, where it explains most of them.
    pub(super) fn of(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().take(SAMPLE_LINES).map(str::trim_end).collect();
        let columns: Vec<usize> = lines.iter().map(|line| columns(line)).collect();
        let mut counts = vec![0_usize; COLUMNS.end() + 2];
        for &length in &columns {
            counts[length.min(COLUMNS.end() + 1)] += 1;
        }
        let written = lines.iter().filter(|line| !is_blank(line)).count();
        let broken: Vec<Break> = (1..lines.len())
            .filter(|&n| !is_blank(lines[n - 1]) && !is_blank(lines[n]))
            .map(|n| Break {
                length: columns[n - 1],
                word: first_word_columns(lines[n]),
                within_sentence: is_within_sentence(lines[n - 1], lines[n]),
            })
            .collect();
        let best = COLUMNS
            .filter(|&width| counts[width] > 0)
            .filter(|&width| counts[width + 1..].iter().sum::<usize>() * LONGER_ONE_IN <= written)
            .map(|width| (explained(&broken, width), width))
            .max_by_key(|&(count, width)| (count, std::cmp::Reverse(width)));
        // Lines much shorter than the width end where they were meant to: they say nothing of it.
        let sure = best.filter(|&(count, width)| {
            let near = broken.iter().filter(|end| end.length * 4 >= width * 3);
            let (all, meant) = near.fold((0, 0), |(all, meant), end| {
                (
                    all + 1,
                    meant + usize::from(!end.fits(width) && !end.within_sentence),
                )
            });
            count >= 2 && count * 4 >= all && meant * 5 <= all * 2
        });
        Self {
            columns: sure.map(|(_, width)| width),
        }
    }

    /// Whether `next` stands on its own line only since its first word did not fit on `line`.
    pub(super) fn explains(self, line: &str, next: &str) -> bool {
        // A hyphen at the end of a long line is within a word, whatever the width is.
        let within_word = line.ends_with(is_hyphen) && is_within_word(line, next);
        let Some(width) = self.columns else {
            return within_word;
        };
        if within_word && columns(line) * 3 >= width {
            return true;
        }
        // Some programs count bytes, so that a line with other letters than ASCII ends early.
        let (word, length) = (first_word(next), columns(line));
        let by_columns = length + 1 + first_word_columns(next) > width;
        let by_bytes = line.len() + 1 + word.len() > width && line.len() * 2 <= width * 3;
        // Hands break lines early, but within a sentence.
        let by_hand = length * 4 >= width * 3 && is_within_sentence(line, next);
        by_columns || by_bytes || by_hand
    }

    /// Whether a line is about as long as the width allows.
    pub(super) fn is_full(self, line: &str) -> bool {
        self.columns
            .is_some_and(|width| columns(line) * 4 >= width * 3)
    }

    /// Whether each of a block's lines is a paragraph of its own: unwrapped text without blank lines.
    pub(super) fn is_a_line_a_paragraph(self, lines: &[&str]) -> bool {
        self.columns.is_none() && lines.iter().any(|line| line.len() > *COLUMNS.end())
    }

    /// Whether a block is prose that was broken at no exact width: its lines are about as long as one another and
    /// end within sentences.
    pub(super) fn is_ragged_prose(self, lines: &[&str]) -> bool {
        let (last, full) = lines.split_last().unwrap_or((&"", &[]));
        let longest = full.iter().map(|line| columns(line)).max().unwrap_or(0);
        if let ([line], last) = (full, last) {
            return is_broken_in_two(line, last);
        }
        if full.len() < 2 || !COLUMNS.contains(&longest) || columns(last) > longest + 8 {
            return false;
        }
        let even = full.iter().all(|line| columns(line) * 4 >= longest * 3);
        let within = lines[1..]
            .iter()
            .filter(|line| {
                line.trim_start()
                    .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            })
            .count();
        even && within * 2 >= full.len()
            && !full
                .iter()
                .all(|line| line.ends_with([',', ';', '.', '!', '?', ':']))
    }
}

/// Whether two lines are one paragraph, of which the first is as long as programs make it. Verse has shorter lines, or two
/// of one length.
fn is_broken_in_two(line: &str, last: &str) -> bool {
    const LEAST: usize = 56;
    const FULL: usize = 72;
    const WIDTHS: std::ops::RangeInclusive<usize> = 60..=100;
    let (length, rest) = (columns(line), columns(last));
    let open = line.ends_with(|c: char| c.is_alphanumeric());
    if open && (LEAST..=*COLUMNS.end()).contains(&length) {
        return rest <= length + 8 && is_within_sentence(line, last);
    }
    let last = last.trim_start();
    let small = last.starts_with(char::is_lowercase);
    // A sentence may end where a line does, which then is full.
    let full = (FULL + 1..=FULL + 8).contains(&(length + 1 + first_word_columns(last)))
        || length + 1 > FULL;
    let ends = full
        && length <= FULL + 8
        && line.ends_with(['.', '!', '?', '…'])
        && last.starts_with(char::is_uppercase);
    WIDTHS.contains(&length)
        && rest * 4 <= length * 3
        && (ends || small && line.ends_with([',', ';', ':', '–', '—', ')', '"', '”', '»']))
}

/// A place where a line ends and another follows.
struct Break {
    /// The columns of the line.
    length: usize,
    /// Those of the next line's first word.
    word: usize,
    /// The next line seems to carry on a sentence.
    within_sentence: bool,
}

impl Break {
    /// Whether the line fits in `width` columns, and would not with the next word.
    fn fits(&self, width: usize) -> bool {
        self.length <= width && self.length + 1 + self.word > width
    }
}

fn explained(broken: &[Break], width: usize) -> usize {
    broken.iter().filter(|end| end.fits(width)).count()
}

/// Whether a hyphen at the end of `line` stands between letters of a word that goes on in `next`.
fn is_within_word(line: &str, next: &str) -> bool {
    line.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && first_word(next).starts_with(char::is_alphabetic)
        && first_word(line) != line.trim()
}

fn is_within_sentence(line: &str, next: &str) -> bool {
    !line.ends_with(['.', '!', '?', ':', ';', '{', '}'])
        && first_word(next).starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '"' | '“'))
}

/// Columns, with a bound on the work for a long line: those that no width explains are all alike.
fn columns(line: &str) -> usize {
    /// Well beyond all widths, also where another line is allowed to be somewhat longer.
    const WIDE: usize = 200;
    const GIANT: usize = 4000;
    if line.len() > GIANT {
        WIDE
    } else {
        width::columns_up_to(line, WIDE)
    }
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// The columns of the first piece of `line` that cannot be broken: a word, or a character of a script without
/// spaces, for which a program that breaks lines leaves at most two columns.
fn first_word_columns(line: &str) -> usize {
    let word = first_word(line);
    match word.chars().next() {
        Some(c) if is_spaceless(c) => 2,
        _ => columns(word),
    }
}

/// Scripts that are written without spaces: kana, Han and their punctuation.
#[inline]
pub(super) fn is_spaceless(c: char) -> bool {
    // Most characters are far below all of these.
    c >= '\u{3000}'
        && matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Letters of the scripts that have many and no capitals: kana, Han, Hangul. To look them up as letters, and for
/// their small forms, takes longer than all else that is done with a character.
#[inline]
pub(super) fn is_letter_without_case(c: char) -> bool {
    c >= '\u{3041}'
        && matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// A hyphen, also one that is only seen at a line's end.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{ad}')
}

/// Lines that were broken to fit a width, as one. A break after a hyphen within a word, or between characters of a
/// script without spaces, becomes nothing; any other becomes a space. A hyphen goes where `hyphens` says that it came with
/// the break.
pub(super) fn rejoined(lines: &[&str], hyphens: &Hyphens<'_>) -> String {
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for line in lines {
        let line = line.trim();
        let mut before = text.chars().rev();
        let (last, last_but_one) = (before.next(), before.next());
        let first = line.chars().next();
        let glued = match (last_but_one, last, first) {
            (Some(a), Some(hyphen), Some(b)) if is_hyphen(hyphen) => {
                let within = (a.is_alphanumeric() || a == '.') && b.is_alphanumeric();
                let end = text.len() - hyphen.len_utf8();
                let before = text[..end].rsplit(' ').next().unwrap_or_default();
                let joint = within.then(|| hyphens.joint(before, line, hyphen));
                if joint == Some(Joint::Broken) {
                    text.truncate(end);
                }
                within && joint != Some(Joint::Suspended)
            }
            (_, Some(a), Some(b)) => is_spaceless(a) && is_spaceless(b),
            _ => true,
        };
        if !glued {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRAPPED: &str = "Rain is the easiest part of the weather to measure and the easiest to\n\
        measure badly. A jar on a wall will tell you whether last night was\n\
        wetter than the night before.\n";

    #[test]
    fn the_width_is_found_and_explains_its_breaks() {
        let wrap = Wrap::of(WRAPPED);
        assert_eq!(wrap.columns, Some(69));
        let lines: Vec<_> = WRAPPED.lines().collect();
        assert!(wrap.explains(lines[0], lines[1]) && wrap.explains(lines[1], lines[2]));
        assert!(!wrap.explains("Boarding", "You board at dusk."));
    }

    #[test]
    fn unwrapped_text_has_no_width() {
        assert_eq!(
            Wrap::of(&format!(
                "{}\n\nshort\n\n{}",
                "word ".repeat(50),
                "word ".repeat(40)
            )),
            Wrap::default()
        );
    }

    #[test]
    fn letters_without_case_are_just_that() {
        for c in ('\0'..=char::MAX).filter(|&c| is_letter_without_case(c)) {
            let same = c.is_alphabetic() && !c.is_uppercase() && c.to_lowercase().eq([c]);
            assert!(same && !c.is_lowercase(), "{c}");
        }
    }

    fn joined(lines: &[&str]) -> String {
        rejoined(lines, &Hyphens::default())
    }

    #[test]
    fn words_are_put_together_again() {
        assert_eq!(
            joined(&["the U.S.-", "Mexico border", "  and on"]),
            "the U.S.-Mexico border and on"
        );
        assert_eq!(joined(&["古い時計が", "ある"]), "古い時計がある");
        assert_eq!(joined(&["one -", "two"]), "one - two");
        assert_eq!(
            joined(&["on Sunday eve\u{ad}", "ning, or"]),
            "on Sunday evening, or"
        );
    }
}
