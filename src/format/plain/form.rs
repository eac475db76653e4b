//! How a candidate for a heading is set beside the rest of the text, and whether it is code or another script.

use std::collections::HashMap;

use super::context::{LONG_CHARS, signed_log};
use super::features::{Features, Seen, flag};
use super::hashes::{ByHash, START, stepped};
use super::lines::Chunk;
use super::numbers::numbers;

numbers! {
    /// How a candidate is set.
    Form {
        /// Its indentation against that of most paragraphs, of the chunk before it, and of the one after it.
        indent_usual,
        indent_before,
        indent_after,
        /// Candidates that differ from it in figures alone.
        masked,
        /// Share of chunks with as many blank lines before them or more.
        blank_share,
        /// Blank lines before it less those after it.
        blank_uneven,
        /// Share of its words that are code or paths, and whether the first is.
        code,
        code_first,
        /// Its script, roughly: Latin, Han, kana, Hangul, Greek and Cyrillic, others.
        script,
        /// Ends with an exclamation mark.
        exclaims,
        /// How much longer the next chunk is, and whether it is less than twice as long.
        next_longer,
        next_alike,
        /// Share of the short candidates that end as sentences do.
        stops,
    }
}

numbers! {
    /// What kind of text it stands in: a story with its speeches, questions with answers, lists, code. Shares of the chunks.
    Kind {
        /// Short ones.
        short,
        /// Those that begin with a quotation mark, and short ones among them.
        quotes,
        short_quotes,
        /// Those that end with a question mark, and short ones among them.
        questions,
        short_questions,
        /// Those that end with a colon.
        colons,
        /// Those that begin in lower case.
        lower,
        /// Those whose lines are kept, and those of several lines.
        kept,
        several,
        /// How many of the short ones end as sentences do.
        stops,
    }
}

impl Kind {
    /// The kind of a text.
    pub(super) fn of(seen: &[Seen]) -> Self {
        let is_short = |seen: &&Seen| seen.chars <= SHORT_CHARS;
        let share = |of: &dyn Fn(&Features) -> f32| {
            let sum: f32 = seen.iter().map(|seen| of(&seen.features)).sum();
            sum / seen.len().max(1) as f32
        };
        let shorts = seen.iter().filter(is_short).count() as f32;
        let short = |of: &dyn Fn(&Features) -> f32| -> f32 {
            let shorts = seen.iter().filter(is_short);
            shorts.map(|seen| of(&seen.features)).sum()
        };
        let all = seen.len().max(1) as f32;
        Self {
            short: shorts / all,
            quotes: share(&|features| features.begins_quote),
            short_quotes: short(&|features| features.begins_quote) / all,
            questions: share(&|features| features.ends_question),
            short_questions: short(&|features| features.ends_question) / all,
            colons: share(&|features| features.ends_colon),
            lower: share(&|features| features.begins_lower),
            kept: share(&|features| features.is_kept),
            several: share(&|features| features.several),
            stops: short(&|features| features.ends_stop) / shorts.max(1.0),
        }
    }
}

/// One of no more characters is short here.
const SHORT_CHARS: usize = 80;

/// What is found out once for all candidates of a text.
#[derive(Debug)]
pub(super) struct Forms {
    usual_indent: u16,
    masked: ByHash<u32>,
    /// Share of the chunks with so many blank lines before them or more.
    blanks: [f32; 4],
    stops: f32,
}

impl Forms {
    pub(super) fn of(chunks: &[Chunk<'_>], seen: &[Seen], candidates: &[usize]) -> Self {
        let mut masked: ByHash<u32> = ByHash::default();
        let (mut stops, mut short) = (0.0, 0.0_f32);
        for &at in candidates.iter().filter(|&&at| seen[at].chars < LONG_CHARS) {
            *masked.entry(masked_hash(&chunks[at].text)).or_default() += 1;
            stops += seen[at].features.ends_stop;
            short += 1.0;
        }
        let mut indents: HashMap<u16, usize> = HashMap::new();
        for (chunk, _) in (chunks.iter().zip(seen)).filter(|(_, seen)| seen.chars >= LONG_CHARS) {
            *indents.entry(chunk.indent.min(40)).or_default() += 1;
        }
        let usual = indents
            .into_iter()
            .max_by_key(|&(indent, count)| (count, u16::MAX - indent));
        let at_least = |blanks: u16| {
            let count = chunks.iter().filter(|chunk| chunk.blank_before >= blanks);
            count.count() as f32 / chunks.len().max(1) as f32
        };
        Self {
            usual_indent: usual.map_or(0, |(indent, _)| indent),
            masked,
            blanks: [0, 1, 2, 3].map(at_least),
            stops: stops / short.max(1.0),
        }
    }

    /// The form of the candidate at `at`.
    pub(super) fn form(&self, chunks: &[Chunk<'_>], seen: &[Seen], at: usize) -> Form {
        let own = &chunks[at];
        let text = &*own.text;
        let indent = |other: Option<&Chunk<'_>>| {
            let other = other.map_or(own.indent, |other| other.indent);
            signed_log(f32::from(own.indent.min(40)) - f32::from(other.min(40)))
        };
        let before = at.checked_sub(1).and_then(|before| chunks.get(before));
        let after = chunks.get(at + 1);
        let blanks = own.blank_before.min(3);
        let blanks_after = after.map_or(3, |next| next.blank_before.min(3));
        let longer = seen
            .get(at + 1)
            .map_or(0.0, |next| next.features.length - seen[at].features.length);
        let (code, code_first) = code(text);
        Form {
            indent_usual: signed_log(f32::from(own.indent.min(40)) - f32::from(self.usual_indent)),
            indent_before: indent(before),
            indent_after: indent(after),
            masked: match seen[at].chars < LONG_CHARS {
                true => (self.masked.get(&masked_hash(text))).map_or(0.0, |&n| n.min(60) as f32),
                false => 1.0,
            },
            blank_share: self.blanks[usize::from(blanks)],
            blank_uneven: f32::from(blanks) - f32::from(blanks_after),
            code,
            code_first: flag(code_first),
            script: script(text),
            exclaims: flag(
                text.trim_end_matches(['"', '”', '’', '»'])
                    .ends_with(['!', '！']),
            ),
            next_longer: longer,
            next_alike: flag(longer < std::f32::consts::LN_2),
            stops: self.stops,
        }
    }
}

/// A hash of `text` with all its figures alike.
fn masked_hash(text: &str) -> u64 {
    (text.bytes())
        .map(|byte| if byte.is_ascii_digit() { b'0' } else { byte })
        .fold(START, stepped)
}

/// Which share of the words is code, and whether the first is.
fn code(text: &str) -> (f32, bool) {
    let (mut words, mut code, mut first) = (0, 0, false);
    for word in text.split_whitespace() {
        let is = is_code(word);
        first |= is && words == 0;
        code += usize::from(is);
        words += 1;
    }
    (code as f32 / words.max(1) as f32, first)
}

/// A call, a path, an option, a name with underscores, or capitals within.
fn is_code(word: &str) -> bool {
    let word = word.trim_matches(['"', '\'', ',', ':', ';', '?', '!', '“', '”']);
    let inner = word.trim_end_matches('.');
    let mut pairs = inner.as_bytes().windows(2);
    let joined = pairs.clone().any(|pair| {
        let [a, b] = [pair[0], pair[1]];
        matches!(
            (a, b),
            (b':', b':') | (b'(', b')') | (b'-', b'>') | (b'-', b'-')
        ) || a.is_ascii_alphanumeric() && matches!(b, b'_' | b'=' | b'(' | b'<' | b'[')
            || matches!(a, b'/' | b'.' | b'$' | b'_' | b'@' | b'`') && b.is_ascii_alphanumeric()
    });
    joined || pairs.any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
}

/// The first script other than Latin, as a number.
fn script(text: &str) -> f32 {
    let scripts = text.chars().map(|c| match c as u32 {
        0x3040..=0x30ff => 2,
        0x4e00..=0x9fff | 0x3400..=0x4dbf => 1,
        0xac00..=0xd7af | 0x1100..=0x11ff => 3,
        0x370..=0x52f => 4,
        0x530..=0x1fff if c.is_alphabetic() => 5,
        _ => 0,
    });
    // Japanese has Han characters, too: kana tell it.
    let mut found = 0;
    for script in scripts.filter(|&script| script > 0) {
        match (found, script) {
            (0 | 1, 2) => return 2.0,
            (0, script) => found = script,
            _ => {}
        }
    }
    found as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_words() {
        for word in [
            "lamp()",
            "a::b",
            "./quay.sh",
            "is_lit",
            "--wide",
            "setLamp",
            "a.b",
        ] {
            assert!(is_code(word), "{word}");
        }
        for word in ["Lamps", "lamp.", "well-lit", "(and", "3rd", "Quay:"] {
            assert!(!is_code(word), "{word}");
        }
    }

    #[test]
    fn scripts_are_told_apart() {
        let scripts = ["Quay", "河岸", "岸の灯", "부두", "Пристань", "رصيف"].map(script);
        assert_eq!(scripts, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
    }
}
