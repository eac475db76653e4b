//! `Numbering`: the number that a line begins with, as headings and list items have it.

use super::{chapters, numerals};

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// There is none.
    #[default]
    None,
    /// `3.`
    Stop,
    /// `3)` and `(3)`
    Bracket,
    /// `3:` and `3 -`
    Colon,
    /// `#3`
    Hash,
    /// `3`, with nothing after it.
    Bare,
    /// `3.2` and deeper.
    Path,
    /// `IV.`
    Roman,
    /// `B.` and `b)`
    Letter,
    /// `Chapter 3`, `Step 3`, and other words with a number.
    Word,
}

/// The number that a line begins with; a path of numbers such as `3.2.1` has several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Numbering {
    kind: Kind,
    depth: u8,
    /// All but the last number of a path, mixed into one; for a word with a number, what stands for the word.
    parent: u32,
    last: u32,
    /// A word that counts what holds chapters, as a part does.
    holds: bool,
}

impl Numbering {
    /// How it is written.
    pub(super) fn kind(self) -> Kind {
        self.kind
    }

    /// How many numbers it has: 2 for `3.2`.
    pub(super) fn depth(self) -> u8 {
        self.depth
    }

    /// Whether it counts what holds others: parts, books, acts.
    pub(super) fn holds(self) -> bool {
        self.holds
    }

    /// The number, or the last of a path.
    pub(super) fn last(self) -> u32 {
        self.last
    }

    /// Whether it counts what `other` counts, in the same words or in the same way.
    pub(super) fn is_counted_like(self, other: Self) -> bool {
        (self.kind, self.depth, self.parent) == (other.kind, other.depth, other.parent)
    }

    /// Whether `next` is the number after this one in the same sequence.
    pub(super) fn is_followed_by(self, next: Self) -> bool {
        self.kind != Kind::None && self.is_counted_like(next) && next.last == self.last + 1
    }
}

/// The number that `text` begins with.
pub(super) fn of(text: &str) -> Numbering {
    let text = text.trim_start_matches(['(', '[']);
    if let Some(counted) = chapters::of(&text[..text.floor_char_boundary(64)]) {
        return Numbering {
            kind: Kind::Word,
            depth: 1,
            parent: counted.word,
            last: counted.number,
            holds: counted.holds,
        };
    }
    let mut end = text.len().min(24);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    match head.bytes().next() {
        Some(b'0'..=b'9') => digits(head),
        Some(b'#') => match digits(&head[1..]) {
            found if matches!(found.kind, Kind::Bare | Kind::Colon | Kind::Stop) => Numbering {
                kind: Kind::Hash,
                ..found
            },
            _ => Numbering::default(),
        },
        Some(_) => letters(head).or_else(|| alone(text)).unwrap_or_default(),
        None => Numbering::default(),
    }
}

/// `3.`, `3)`, `3:`, `3 `, `3.2`, `3.2.1.`
fn digits(head: &str) -> Numbering {
    let mut numbering = Numbering::default();
    let mut rest = head;
    loop {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Ok(number) = rest[..length].parse::<u32>() else {
            break;
        };
        if length > 3 {
            return Numbering::default();
        }
        if numbering.depth > 0 {
            numbering.parent = numbering
                .parent
                .wrapping_mul(1009)
                .wrapping_add(numbering.last + 1);
        }
        numbering.depth += 1;
        numbering.last = number;
        rest = &rest[length..];
        match rest.strip_prefix('.') {
            Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
            _ => break,
        }
    }
    numbering.kind = match rest.bytes().next() {
        _ if numbering.depth > 1
            && rest
                .trim_start_matches('.')
                .starts_with([' ', '\t', ':', ')']) =>
        {
            Kind::Path
        }
        _ if numbering.depth > 1 => return Numbering::default(),
        Some(b'.') if rest.len() > 1 => Kind::Stop,
        Some(b')' | b']') => Kind::Bracket,
        Some(b':') => Kind::Colon,
        Some(b' ' | b'\t') if rest.trim_start().starts_with(['-', '–', '—', ':', '|']) => {
            Kind::Colon
        }
        Some(b' ' | b'\t') => Kind::Bare,
        _ => return Numbering::default(),
    };
    numbering
}

/// `IV.`, `B.`, `b)`, `Chapter 3`
fn letters(head: &str) -> Option<Numbering> {
    let end = head.find(|c: char| !c.is_alphabetic())?;
    let (word, rest) = head.split_at(end);
    let one = |kind, last| {
        Some(Numbering {
            kind,
            depth: 1,
            last,
            ..Numbering::default()
        })
    };
    if rest.starts_with(['.', ')']) && rest[1..].starts_with(' ') {
        if let Some(number) = roman(word) {
            return one(Kind::Roman, number);
        }
        if word.len() == 1 {
            return one(
                Kind::Letter,
                u32::from(word.as_bytes()[0].to_ascii_lowercase() - b'a') + 1,
            );
        }
        return None;
    }
    None
}

/// `XIV` or `XIV.` as all that there is. A single letter is a number only where it is nothing else for sure.
fn alone(text: &str) -> Option<Numbering> {
    let sign = text.strip_suffix('.').unwrap_or(text);
    let number = numerals::roman(sign).filter(|_| sign.len() > 1 || matches!(sign, "I" | "V"))?;
    Some(Numbering {
        kind: Kind::Roman,
        depth: 1,
        last: number,
        ..Numbering::default()
    })
}

/// A Roman numeral in capitals, up to 39.
fn roman(word: &str) -> Option<u32> {
    let tens = word.bytes().take_while(|&b| b == b'X').count();
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let one = ones
        .iter()
        .position(|one| *one == &word[tens.min(word.len())..])?;
    let value = (tens * 10 + one) as u32;
    (tens <= 3 && value > 0).then_some(value)
}

/// A Roman numeral in small letters, up to 89.
pub(super) fn roman_small(word: &str) -> Option<u32> {
    let capitals = word.to_ascii_uppercase();
    let is_small = !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    let (fifty, rest) = match capitals.strip_prefix("XL") {
        Some(rest) => (40, rest),
        None => capitals
            .strip_prefix('L')
            .map_or((0, capitals.as_str()), |rest| (50, rest)),
    };
    let value = if rest.is_empty() {
        Some(0)
    } else {
        roman(rest)
    }? + fifty;
    (is_small && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kind: Kind, depth: u8, last: u32) {
        let found = of(text);
        assert_eq!(
            (found.kind(), found.depth(), found.last()),
            (kind, depth, last),
            "{text}"
        );
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        check("3. Sources of error", Kind::Stop, 1, 3);
        check("3 Sources of error", Kind::Bare, 1, 3);
        check("2.1 The standing gauge", Kind::Path, 2, 1);
        check("2.1.4. Deeper", Kind::Path, 3, 4);
        check("IV. On stairs", Kind::Roman, 1, 4);
        check("B. On carpets", Kind::Letter, 1, 2);
        check("Chapter XII", Kind::Word, 1, 12);
        check("Step two: wait", Kind::Word, 1, 2);
        check("XLIV", Kind::Roman, 1, 44);
        check("I.", Kind::Roman, 1, 1);
        check("X", Kind::None, 0, 0);
        check("I am", Kind::None, 0, 0);
        check("#4: Clocks", Kind::Hash, 1, 4);
        check("(2) two", Kind::Bracket, 1, 2);
        check("2024 was a year", Kind::None, 0, 0);
        check("3.5% of it", Kind::None, 0, 0);
        check("Doors", Kind::None, 0, 0);
    }

    #[test]
    fn a_sequence_goes_on_within_its_parent() {
        assert!(of("2.1 a").is_followed_by(of("2.2 b")));
        assert!(!of("2.1 a").is_followed_by(of("3.2 b")));
        assert!(!of("1. a").is_followed_by(of("2) b")));
    }
}
