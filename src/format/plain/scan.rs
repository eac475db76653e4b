//! `Scan`: the characters of a chunk, counted by kind.

use super::wrap::{is_letter_without_case, is_spaceless};

/// Characters counted by kind.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) chars: usize,
    pub(super) letters: usize,
    pub(super) capitals: usize,
    pub(super) foreign: usize,
    pub(super) digits: usize,
    pub(super) marks: usize,
    pub(super) sentences: usize,
    pub(super) commas: usize,
    pub(super) colons: usize,
    pub(super) joints: usize,
    pub(super) amounts: usize,
    pub(super) brackets: usize,
    /// Dashes after a space.
    pub(super) dashes: usize,
}

impl Scan {
    /// Those of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut scan = Self::default();
        let (mut before, mut last) = (' ', ' ');
        let mut rest = text;
        loop {
            // Small letters, which are most of a text, are counted by the run.
            let run = rest.bytes().take_while(u8::is_ascii_lowercase).count();
            if run > 0 {
                scan.chars += run;
                scan.letters += run;
                (before, last) = (if run > 1 { 'a' } else { last }, 'a');
                rest = &rest[run..];
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else {
                return scan;
            };
            rest = chars.as_str();
            // A character of a dense script says as much as two letters, and takes as much room.
            scan.chars += 1 + usize::from(is_spaceless(c));
            match c {
                ' ' | '\n' => {}
                'A'..='Z' => {
                    scan.letters += 1;
                    scan.capitals += 1;
                    scan.sentences +=
                        usize::from(last == ' ' && matches!(before, '.' | '!' | '?' | '”' | '"'));
                }
                '0'..='9' => scan.digits += 1,
                '-' | '–' => {
                    scan.marks += 1;
                    scan.dashes += usize::from(last == ' ');
                }
                _ if is_letter_without_case(c) => {
                    scan.letters += 1;
                    scan.foreign += 1;
                    scan.sentences += usize::from(last == ' ' && matches!(before, '.' | '!' | '?'));
                }
                _ if c.is_alphabetic() => {
                    scan.letters += 1;
                    scan.capitals += usize::from(c.is_uppercase());
                    scan.foreign += usize::from(c > '\u{24f}');
                    scan.sentences += usize::from(last == ' ' && matches!(before, '.' | '!' | '?'));
                }
                _ if c.is_whitespace() => {}
                _ => scan.mark(c),
            }
            (before, last) = (last, c);
        }
    }

    fn mark(&mut self, c: char) {
        self.marks += 1;
        match c {
            ',' | ';' | '，' | '、' => self.commas += 1,
            ':' | '：' => self.colons += 1,
            '。' | '！' | '？' => self.sentences += 1,
            '|' | '·' | '•' | '»' | '«' | '›' | '→' | '←' | '>' | '<' | '/' | '↑' | '▼' | '▲'
            | '×' => self.joints += 1,
            '$' | '€' | '£' | '¥' | '%' | '°' | '#' => self.amounts += 1,
            '(' | '[' | '{' => self.brackets += 1,
            _ => {}
        }
    }
}
