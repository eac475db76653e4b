//! What the form of the whole text says of its headings, beyond what the models know: chapters that are counted, questions
//! with their answers, and lines at the left edge of a text that is indented.

use super::evidence::{Evidence, NO};
use super::furniture::leads_away;
use super::lines::{Chunk, Shape};
use super::numbering::Kind;

/// Log odds of what is certain.
const CERTAIN: f32 = 9.0;
/// Longer lines are sentences.
const CHARS_MAX: usize = 140;

/// Log odds to be added to those of each chunk.
pub(super) fn odds(chunks: &[Chunk<'_>], evidence: &Evidence) -> Vec<f32> {
    let mut odds = vec![0.0; chunks.len()];
    counted(chunks, evidence, &mut odds);
    questions(chunks, evidence, &mut odds);
    flush(chunks, evidence, &mut odds);
    unmarked(chunks, &mut odds);
    for (odds, chunk) in odds.iter_mut().zip(chunks) {
        // What is quoted is not this text's, an address is a link, and so is what leads to another text.
        if chunk.depth > 0 || is_address(&chunk.text) || leads_away(&chunk.text) {
            *odds = NO;
        }
    }
    odds
}

fn is_address(text: &str) -> bool {
    text.contains("://") && !text.contains(' ')
}

/// Where an author marks headings, a line without the marks is none.
fn unmarked(chunks: &[Chunk<'_>], odds: &mut [f32]) {
    const MARKED_MIN: usize = 3;
    let is_marked = |chunk: &Chunk<'_>| chunk.shape.is_marked();
    if chunks.iter().filter(|chunk| is_marked(chunk)).count() >= MARKED_MIN {
        for (odds, _) in odds
            .iter_mut()
            .zip(chunks)
            .filter(|(_, chunk)| !is_marked(chunk))
        {
            *odds -= CERTAIN / 2.0;
        }
    }
}

/// Chapters: a word and its number, and somewhere the number before or after it with the same word. All of a series are
/// headings, the first as the last; those of a contents list stand side by side.
fn counted(chunks: &[Chunk<'_>], evidence: &Evidence, odds: &mut [f32]) {
    let candidates: Vec<usize> = (0..chunks.len())
        .filter(|&at| {
            let seen = &evidence.seen[at];
            let sentence = seen.features.ends_stop > 0.0 && seen.features.words > 8.0;
            // A numeral alone may count the stanzas of a song.
            let sung = (chunks.get(at + 1)).is_some_and(|next| next.shape == Shape::Verse);
            let numeral =
                seen.numbering.kind() == Kind::Roman && seen.features.words <= 1.0 && !sung;
            (numeral || seen.numbering.kind() == Kind::Word)
                && seen.chars <= CHARS_MAX
                && !sentence
                && evidence.heading[at] != NO
        })
        .collect();
    let number = |at: usize| evidence.seen[at].numbering;
    let follows = |a: usize, b: usize| number(a).is_followed_by(number(b));
    // Chapters begin anew in each part, and what stands between two of them may be counted, too.
    const NEAR: usize = 12;
    let mut found = Vec::new();
    for (n, &at) in candidates.iter().enumerate() {
        let before = candidates[n.saturating_sub(NEAR)..n].iter().rev();
        let after = candidates[n + 1..].iter().take(NEAR);
        let one_before = before.copied().find(|&other| follows(other, at));
        let one_after = after.copied().find(|&other| follows(at, other));
        let listed = one_after == Some(at + 1)
            || one_before.is_some_and(|before| before + 1 == at) && one_after.is_none();
        if (one_before.is_some() || one_after.is_some()) && !listed {
            odds[at] += CERTAIN;
            found.push(at);
        }
    }
    named(chunks, evidence, &found, odds);
}

/// Below the counts of chapters their names, where most have one: a line that is set as the others are.
fn named(chunks: &[Chunk<'_>], evidence: &Evidence, counts: &[usize], odds: &mut [f32]) {
    const NAMES_MIN: usize = 2;
    /// A name that goes on in a second line is still none that fills it.
    const NAME_CHARS_MAX: usize = 100;
    let names: Vec<usize> = (counts.iter().map(|at| at + 1))
        .filter(|&at| {
            let Some(seen) = evidence.seen.get(at) else {
                return false;
            };
            let next = evidence.seen.get(at + 1);
            let set_apart = seen.features.capitals > 0.9
                || seen.features.ends_stop
                    + seen.features.ends_question
                    + seen.features.begins_quote
                    == 0.0;
            chunks[at].blank_before > 0
                && seen.chars <= NAME_CHARS_MAX
                && seen.features.sentences == 0.0
                && set_apart
                && evidence.heading[at] != NO
                && seen.features.numbering == 0.0
                && next.is_some_and(|next| next.chars > NAME_CHARS_MAX)
        })
        .collect();
    if names.len() >= NAMES_MIN && names.len() * 4 >= counts.len() * 3 {
        for at in names {
            odds[at] += CERTAIN / 2.0;
        }
    }
}

/// Questions that are marked as such, each with a marked answer below it.
fn questions(chunks: &[Chunk<'_>], evidence: &Evidence, odds: &mut [f32]) {
    const PAIRS_MIN: usize = 2;
    let pairs: Vec<usize> = (0..chunks.len().saturating_sub(1))
        .filter(|&at| {
            let (question, answer) = (label(&chunks[at].text), label(&chunks[at + 1].text));
            matches!((question, answer), (Some('q'), Some('a'))) && evidence.heading[at] != NO
        })
        .collect();
    if pairs.len() < PAIRS_MIN {
        return;
    }
    for at in pairs {
        odds[at] += CERTAIN;
        odds[at + 1] -= CERTAIN;
    }
}

/// What a label such as `Q:` or `A3.` says.
fn label(text: &str) -> Option<char> {
    const QUESTIONS: [&str; 6] = ["q", "question", "frage", "pregunta", "domanda", "问"];
    const ANSWERS: [&str; 7] = [
        "a",
        "answer",
        "antwort",
        "respuesta",
        "risposta",
        "réponse",
        "答",
    ];
    let end = text.find([':', '.', '：', ')']).filter(|&end| end <= 16)?;
    let word = text[..end]
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end()
        .to_lowercase();
    if QUESTIONS.contains(&word.as_str()) {
        Some('q')
    } else {
        ANSWERS.contains(&word.as_str()).then_some('a')
    }
}

/// In a text that is indented, lines at the left edge are its headings, and nothing else is, but what is numbered.
fn flush(chunks: &[Chunk<'_>], evidence: &Evidence, odds: &mut [f32]) {
    /// So many columns are an indentation.
    const INDENT_MIN: u16 = 2;
    /// So many lines at the edge, and so many times as many paragraphs that are indented, are no chance.
    const EDGE_MIN: usize = 3;
    let is_line = |at: usize| {
        let seen = &evidence.seen[at];
        evidence.heading[at] != NO
            && seen.chars <= CHARS_MAX
            && seen.features.ends_stop == 0.0
            && chunks[at].depth == 0
    };
    let is_long =
        |at: usize| chunks[at].several && !matches!(chunks[at].shape, Shape::Fixed | Shape::Rule);
    let (mut edge, mut long_at_edge, mut long) = (0, 0, 0);
    for (at, chunk) in chunks.iter().enumerate() {
        let at_edge = chunk.indent < INDENT_MIN;
        edge += usize::from(at_edge && is_line(at) && !chunk.several);
        long_at_edge += usize::from(at_edge && is_long(at));
        long += usize::from(is_long(at));
    }
    if edge < EDGE_MIN || long < 2 * EDGE_MIN || long_at_edge * 8 > long {
        return;
    }
    for at in 0..chunks.len() {
        let below = chunks
            .get(at + 1)
            .is_some_and(|next| next.indent >= INDENT_MIN);
        let numbered = matches!(
            evidence.seen[at].numbering.kind(),
            Kind::Path | Kind::Stop | Kind::Word | Kind::Letter
        );
        if chunks[at].indent >= INDENT_MIN {
            odds[at] -= CERTAIN;
        } else if is_line(at) && (below || numbered) {
            odds[at] += CERTAIN / 2.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read() {
        assert_eq!(label("Q: How deep is it?"), Some('q'));
        assert_eq!(label("Q3. How deep?"), Some('q'));
        assert_eq!(label("A: Four metres."), Some('a'));
        assert_eq!(label("Quite: so"), None);
    }
}
