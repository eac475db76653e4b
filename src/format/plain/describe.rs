//! A chunk to its [`Features`].

use super::features::{Features, Seen, flag};
use super::lines::{Chunk, Shape};
use super::numbering;
use super::scan::Scan;
use super::words;

/// Looks at `chunk`.
pub(super) fn describe(chunk: &Chunk<'_>) -> Seen {
    let text = &*chunk.text;
    let mut seen = Seen {
        numbering: numbering::of(text),
        ..Seen::default()
    };
    let features = &mut seen.features;
    let scan = Scan::of(text);
    seen.chars = scan.chars;
    features.length = (1.0 + scan.chars as f32).ln();
    let per_char = |count: usize| count as f32 / scan.chars.max(1) as f32;
    features.digits = per_char(scan.digits);
    features.marks = per_char(scan.marks);
    features.capitals = scan.capitals as f32 / scan.letters.max(1) as f32;
    features.foreign = scan.foreign as f32 / scan.letters.max(1) as f32;
    features.sentences = scan.sentences.min(20) as f32;
    features.commas = scan.commas.min(20) as f32;
    features.colons = scan.colons.min(5) as f32;
    features.joints = scan.joints.min(9) as f32;
    features.amounts = scan.amounts.min(9) as f32;
    if scan.dashes > 0 {
        features.dashes =
            text.matches(" - ").count().min(3) as f32 + text.matches(" – ").count().min(3) as f32;
    }
    features.brackets = flag(scan.brackets > 0);
    features.addresses = flag(
        text.contains("http")
            || text.contains("www.")
            || text.contains('@')
            || text.contains(".com"),
    );
    ends(text, features);
    begins(text, features);
    features.numbering = seen.numbering.kind() as u8 as f32;
    features.number = seen.numbering.last().min(200) as f32;
    features.is_item = flag(matches!(chunk.shape, Shape::Item { .. }) && features.numbering == 0.0);
    features.is_kept = flag(matches!(chunk.shape, Shape::Verse | Shape::Fixed));
    features.is_underlined = flag(chunk.shape.is_marked());
    features.several = flag(chunk.several);
    features.indent = f32::from(chunk.indent.min(40));
    features.blank = f32::from(chunk.blank_before.min(3));
    words::tell(text, scan.chars, &mut seen);
    seen
}

fn ends(text: &str, features: &mut Features) {
    let body = text.trim_end_matches(['"', '”', '’', '\'', '»', '*', '」', '』', '“', '_']);
    let Some(last) = body.chars().next_back() else {
        return;
    };
    match last {
        '.' | '!' | '。' | '！' | '।' | '۔' => features.ends_stop = 1.0,
        '?' | '？' | ';' if last != ';' => features.ends_question = 1.0,
        ':' | '：' => features.ends_colon = 1.0,
        ',' | ';' | '—' | '–' | '-' | '…' => features.ends_open = 1.0,
        ')' | ']' => {
            features.ends_bracket = 1.0;
            // A sentence may stand in brackets whole.
            features.ends_stop = flag(body[..body.len() - 1].ends_with('.'));
        }
        _ => {}
    }
}

fn begins(text: &str, features: &mut Features) {
    match text.chars().next() {
        Some(c) if c.is_lowercase() => features.begins_lower = 1.0,
        Some(c) if c.is_ascii_digit() => features.begins_digit = 1.0,
        Some('"' | '“' | '«' | '‘' | '„' | '\'' | '「') => features.begins_quote = 1.0,
        Some(c) if !c.is_alphanumeric() => features.begins_mark = 1.0,
        _ => {}
    }
}
