//! Which candidates are headings, and of which level.

use super::evidence::{Evidence, NO};
use super::features::Seen;
use super::judge::probability;
use super::lines::{Chunk, Shape};
use super::lone_numbers;
use super::metadata::names_author;
use super::numbering::Kind;
use super::series;
use super::words::hash_of;

/// No heading is less likely than this, whatever the others are.
const LEAST: f32 = 0.12;
/// Where not even one candidate is as likely as this, there are no headings.
const BEST_LEAST: f32 = 0.5;

/// How likely each chunk is a heading; `None` for those that are none.
pub(super) fn choose(chunks: &[Chunk<'_>], evidence: &Evidence) -> Vec<Option<f32>> {
    let named = named_by_contents(chunks);
    let formed = series::odds(chunks, evidence);
    let likelihood = |at: usize| {
        let is_named = named.contains(&evidence.seen[at].text_hash);
        let more = marked(chunks, evidence, at)
            + formed[at]
            + if is_named { NAMED } else { 0.0 }
            + doubt(chunks, evidence, at);
        probability(evidence.heading[at] + more)
    };
    let mut likely: Vec<f32> = (0..chunks.len())
        .map(|at| {
            if evidence.heading[at] == NO {
                0.0
            } else {
                likelihood(at)
            }
        })
        .collect();
    for at in lone_numbers::headings(chunks, evidence) {
        likely[at] = probability(LONE_NUMBER);
    }
    let least = threshold(&likely);
    likely
        .into_iter()
        .map(|likely| (likely >= least).then_some(likely))
        .collect()
}

/// The probability from which on candidates are headings, so that the expected share of right ones among those found
/// and of found ones among the right is best (their F1). A text whose headings are all doubtful gets the likeliest of
/// them, which one threshold for all texts would not give it.
fn threshold(likely: &[f32]) -> f32 {
    let mut ranked: Vec<f32> = likely
        .iter()
        .copied()
        .filter(|likely| *likely > 0.01)
        .collect();
    ranked.sort_by(|a, b| b.total_cmp(a));
    if ranked.first().is_none_or(|best| *best < BEST_LEAST) {
        return f32::INFINITY;
    }
    let expected: f32 = ranked.iter().sum();
    let (mut sum, mut best) = (0.0, (0.0, f32::INFINITY));
    for (n, &likely) in ranked.iter().enumerate() {
        sum += likely;
        // The one more leans towards another heading where a text has few: fitted with the models.
        let f1 = 2.0 * sum / ((n + 1) as f32 + expected + 1.0);
        if f1 > best.0 {
            best = (f1, likely);
        }
    }
    best.1.max(LEAST)
}

/// Log odds added to a line that a contents list names.
const NAMED: f32 = 3.0;

/// Log odds added for what the texts that the models were fitted to do not show: underlines, and list items with
/// their markers.
fn marked(chunks: &[Chunk<'_>], evidence: &Evidence, at: usize) -> f32 {
    let features = &evidence.seen[at].features;
    let next_is_item = chunks
        .get(at + 1)
        .is_some_and(|next| matches!(next.shape, Shape::Item { .. }) && next.blank_before > 0);
    let ends =
        features.ends_stop + features.ends_colon + features.ends_open + features.ends_question;
    let in_list = |other: Option<&Chunk<'_>>| {
        other.is_some_and(|other| {
            matches!(other.shape, Shape::Item { .. }) && other.blank_before < 2
        })
    };
    let mut odds = 0.0;
    if chunks[at].shape.is_marked() {
        odds += 8.0;
    } else if matches!(chunks[at].shape, Shape::Item { .. }) {
        // A number among numbers line by line is an item; one on its own may be a heading.
        let close = chunks[at].blank_before == 0 && at > 0
            || chunks
                .get(at + 1)
                .is_some_and(|next| next.blank_before == 0);
        let listed = in_list(at.checked_sub(1).and_then(|before| chunks.get(before)))
            || in_list(chunks.get(at + 1));
        odds -= if close && listed { 6.0 } else { 0.0 };
    } else if next_is_item && ends == 0.0 {
        odds += 2.5;
    }
    if features.ends_open > 0.0 && chunks[at].text.ends_with(',') {
        odds -= 4.0;
    }
    odds
}

/// Log odds of a number that stands alone above a chapter.
const LONE_NUMBER: f32 = 3.0;

/// Log odds added to a line that has the place of a heading and another task.
const DOUBTFUL: f32 = -3.0;

/// Log odds added to what has another task than a heading.
fn doubt(chunks: &[Chunk<'_>], evidence: &Evidence, at: usize) -> f32 {
    let text = &*chunks[at].text;
    match is_note(text) {
        // All of it in brackets.
        true if text.ends_with(']') => 2.0 * DOUBTFUL,
        true => DOUBTFUL,
        false if is_doubtful(chunks, evidence, at) => DOUBTFUL,
        false => 0.0,
    }
}

/// A longer line that is said is a paragraph.
const SAID_BYTES_MAX: usize = 120;

/// Whether a line has another task, which too few of the fitted texts show for the models to learn it: it names a writer
/// or photographer, dates a letter, is said twice in a row, stands in a dialogue, labels a mark such as "4.5/5", is a
/// note, or is a mere sign.
fn is_doubtful(chunks: &[Chunk<'_>], evidence: &Evidence, at: usize) -> bool {
    let text = &*chunks[at].text;
    let before = at.checked_sub(1).map(|before| &evidence.seen[before]);
    let (seen, after) = (&evidence.seen[at], evidence.seen.get(at + 1));
    let quoted = |seen: Option<&Seen>| seen.is_some_and(|seen| seen.features.begins_quote > 0.0);
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(2).count();
    // A glossary's letters are headings, and so may one Han character be.
    let alone = text.len() == 1 || seen.features.foreign > 0.0;
    let sign = letters < 2 && !alone && seen.numbering.kind() == Kind::None;
    // Short lines that are said one after another, each whole in its quotes.
    let said = |at: Option<usize>| {
        at.and_then(|at| chunks.get(at)).is_some_and(|chunk| {
            let ends = chunk.text.ends_with(['"', '”', '»', '“', '」', '』', '’']);
            ends && chunk.text.len() <= SAID_BYTES_MAX
        })
    };
    let answered =
        (said(at.checked_sub(1)) && quoted(before)) || (said(Some(at + 1)) && quoted(after));
    let dialogue =
        quoted(Some(seen)) && (quoted(before) && quoted(after) || said(Some(at)) && answered);
    let twice = after.is_some_and(|after| after.text_hash == seen.text_hash);
    let label = (chunks.get(at + 1)).is_some_and(|next| is_mark(&next.text));
    // A letter's date and place stand above its salutation.
    let greeted = (chunks.get(at + 1)).is_some_and(|next| is_salutation(&next.text));
    sign || dialogue || twice || label || greeted || text.len() <= 80 && names_author(text)
}

/// An editor's note, all of it in brackets, or a footnote with its number: `[Map of the quay]`, `[12] See above`.
fn is_note(text: &str) -> bool {
    let Some((note, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) else {
        return false;
    };
    let number = !note.is_empty() && note.bytes().all(|byte| byte.is_ascii_digit());
    // A version in brackets heads a list of changes.
    rest.is_empty() && !note.contains(|c: char| c.is_ascii_digit()) || number && !rest.is_empty()
}

/// A few words and a comma, which a letter begins with.
fn is_salutation(text: &str) -> bool {
    const WORDS_MAX: usize = 6;
    text.ends_with([',', '，']) && text.split_whitespace().count() <= WORDS_MAX
}

/// A mark out of so many: `4.5/5`, `8 / 10`.
fn is_mark(text: &str) -> bool {
    /// A fraction at the beginning of a sentence is none.
    const BYTES_MAX: usize = 12;
    let Some((mark, most)) = text.split_once('/') else {
        return false;
    };
    let number = |text: &str| {
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        !text.is_empty() && text.chars().all(digits)
    };
    text.len() <= BYTES_MAX && number(mark.trim()) && number(most.trim())
}

/// Hashes of the lines of contents lists: kept lines most of which stand again as chunks of their own.
fn named_by_contents(chunks: &[Chunk<'_>]) -> std::collections::HashSet<u64> {
    /// A list shorter than this is an address or a signature.
    const LINES_MIN: usize = 3;
    let mut named = std::collections::HashSet::new();
    let kept = chunks.iter().filter(|chunk| {
        matches!(chunk.shape, Shape::Verse | Shape::Fixed) && chunk.text.len() < 8000
    });
    for chunk in kept {
        let lines: Vec<u64> = chunk
            .text
            .lines()
            .map(|line| hash_of(line.trim()))
            .collect();
        if lines.len() >= LINES_MIN {
            named.extend(lines);
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_notes_are_told_from_headings() {
        assert!(is_mark("4.5/5") && is_mark("8 / 10"));
        assert!(is_note("[Map of the quay]") && is_note("[12] See above"));
        assert!(!is_note("[1.2.0] - 2024") && !is_note("[1.2.0]") && !is_note("Maps [12]"));
        assert!(!is_mark("and/or") && !is_mark("1/3 of the lamps"));
    }
}
