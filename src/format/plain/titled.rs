//! What is known of a possible title, besides what it looks like.

use super::context::signed_log;
use super::evidence::Evidence;
use super::lines::Chunk;
use super::numbers::numbers;

numbers! {
    /// What is known of a possible title besides.
    Titled {
        article,
        heading,
        inside,
        from_begin,
        /// Another chunk begins with it and goes on with a site's name.
        joined,
        /// It itself looks so joined.
        joint,
        /// Share of its words that the text's first chunk has.
        first_words,
        /// Which of the candidates before the article it is, counted from the article's begin.
        countdown,
        /// The longest candidate within a few chunks.
        longest,
    }
}

/// A title stands before the article's text or right at its beginning.
pub(super) fn end(evidence: &Evidence) -> usize {
    evidence.begin + 12
}

/// What is known of the candidate `candidates[n]`.
pub(super) fn of(
    evidence: &Evidence,
    chunks: &[Chunk<'_>],
    candidates: &[usize],
    n: usize,
) -> Titled {
    let at = candidates[n];
    let text = &*chunks[at].text;
    let first = &evidence.seen[0].word_hashes;
    let own = &evidence.seen[at].word_hashes;
    let shared = own.iter().filter(|word| first.contains(word)).count();
    Titled {
        article: evidence.article[at],
        heading: evidence.heading[at],
        inside: f32::from(u8::from((evidence.begin..evidence.end).contains(&at))),
        from_begin: signed_log(at as f32 - evidence.begin as f32),
        joined: f32::from(u8::from(
            text.len() >= 8
                && chunks[..chunks.len().min(end(evidence))]
                    .iter()
                    .any(|other| {
                        other.text.len() > text.len()
                            && other.text.len() < text.len() + 80
                            && joins(&other.text, text)
                    }),
        )),
        joint: f32::from(u8::from(
            [" | ", " - ", " – ", " — "]
                .iter()
                .any(|joint| text.contains(joint)),
        )),
        first_words: shared as f32 / own.len().max(1) as f32,
        countdown: candidates
            .iter()
            .filter(|&&other| other > at && other <= evidence.begin)
            .count()
            .min(99) as f32,
        longest: f32::from(u8::from(
            candidates
                .iter()
                .filter(|other| other.abs_diff(at) <= 6)
                .all(|&other| evidence.seen[other].chars <= evidence.seen[at].chars),
        )),
    }
}

/// Whether `whole` is `title` and a site's name.
pub(super) fn joins(whole: &str, title: &str) -> bool {
    whole.strip_prefix(title).is_some_and(|rest| {
        [" |", " -", " –", " —", " ·", " •", " «", " ::"]
            .iter()
            .any(|joint| rest.starts_with(joint))
    })
}
