//! Numbers that stand alone above a chapter, or years above what happened in them. They have no letter for a model to judge:
//! their order, and the text between them, say what they are.

use super::evidence::{Evidence, Stretch};
use super::lines::{Chunk, Shape};

/// So many in order are no chance.
const LEAST: usize = 3;
/// So many characters between two of them, on average, are a chapter and no note.
const BETWEEN_CHARS_MIN: usize = 120;
/// A paragraph follows each.
const TEXT_CHARS_MIN: usize = 60;

/// The chunks that are such headings.
pub(super) fn headings(chunks: &[Chunk<'_>], evidence: &Evidence) -> Vec<usize> {
    let found: Vec<(usize, u32)> = (0..chunks.len())
        .filter_map(|at| Some((at, number(chunks, evidence, at)?)))
        .collect();
    let [(first, number), .., (last, _)] = found[..] else {
        return Vec::new();
    };
    let begins = number <= 1 || is_year(number) || evidence.stretch == Stretch::Within;
    let is_next = |pair: &[(usize, u32)]| {
        let (a, b) = (pair[0].1, pair[1].1);
        // Chapters begin anew in each part.
        b == a + 1 || b == 1 || is_year(a) && is_year(b) && b > a
    };
    let chars: usize = (first..last).map(|at| evidence.seen[at].chars).sum();
    let long = chars >= (found.len() - 1) * BETWEEN_CHARS_MIN;
    match found.len() >= LEAST && begins && long && found.windows(2).all(is_next) {
        true => found.into_iter().map(|(at, _)| at).collect(),
        false => Vec::new(),
    }
}

/// The number that a chunk is, between the end of a sentence and a paragraph.
fn number(chunks: &[Chunk<'_>], evidence: &Evidence, at: usize) -> Option<u32> {
    let chunk = &chunks[at];
    let text = chunk.text.strip_suffix('.').unwrap_or(&chunk.text);
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits
        || chunk.depth > 0
        || chunk.shape != Shape::Prose
        || at > 0 && chunk.blank_before == 0
    {
        return None;
    }
    let next = chunks.get(at + 1)?;
    let leads = next.shape == Shape::Prose
        && next.blank_before > 0
        && evidence.seen[at + 1].chars >= TEXT_CHARS_MIN;
    // What stands before the first of them is the title and the like.
    let before = at.checked_sub(1).map(|at| &chunks[at]);
    let ended = before.is_none_or(|before| {
        let text = before
            .text
            .trim_end_matches(['"', '”', '’', '»', ')', '*', '_']);
        text.ends_with(['.', '!', '?', '…', '。', '！', '？'])
            || evidence.seen[at - 1].chars < TEXT_CHARS_MIN
    });
    (leads && ended).then(|| text.parse().ok()).flatten()
}

fn is_year(number: u32) -> bool {
    (1000..2200).contains(&number)
}
