//! The step from one heading to the next, in numbers: does the outline go deeper or higher there?

use std::collections::HashMap;

use super::context::signed_log;
use super::evidence::Evidence;
use super::features::{Seen, flag};
use super::hashes::ByHash;
use super::levels::rank;
use super::lines::Chunk;
use super::numbers::numbers;

numbers! {
    /// A step from one heading to the next.
    Step {
        /// The heading before it and the one behind it: their lengths, words and letters.
        from_length,
        to_length,
        from_words,
        to_words,
        from_capitals,
        to_capitals,
        from_capitalised,
        to_capitalised,
        /// How they end and begin.
        from_question,
        to_question,
        from_colon,
        to_colon,
        from_stop,
        to_stop,
        from_function,
        to_function,
        to_marks,
        to_foreign,
        /// Words that name parts of articles.
        from_section,
        to_section,
        /// How their numbers are written, and what they are.
        from_numbering,
        to_numbering,
        from_number,
        to_number,
        from_depth,
        to_depth,
        /// The number behind it follows the one before it, or one that stood earlier.
        follows,
        follows_earlier,
        /// How the marks that authors set rank them.
        ranked,
        /// Of one style; with one beginning.
        alike,
        begins_alike,
        /// How they are set.
        indent,
        from_blank,
        to_blank,
        /// The text between them: chunks and characters; and that below the second one, and above the first.
        chunks_between,
        chars_between,
        chunks_below,
        chars_below,
        chunks_above,
        /// How many headings in all have the style of each, and how many so far had that of the second.
        from_style,
        to_style,
        to_style_before,
        /// How often their own texts and first words head something.
        from_repeats,
        to_repeats,
        from_word,
        to_word,
        /// Chunks between the headings of each style, in the mean.
        from_gap,
        to_gap,
        /// How many headings there are, which this one is, and how much text there is for each.
        headings,
        place,
        usual_gap,
        /// How likely they are headings.
        from_likely,
        to_likely,
    }
}

/// What the headings of one kind come to.
#[derive(Debug, Default, Clone, Copy)]
struct Kind {
    count: f32,
    /// Chunks between them and the next headings.
    gaps: f32,
}

impl Kind {
    fn gap(self) -> f32 {
        (1.0 + self.gaps / self.count.max(1.0)).ln()
    }
}

/// The steps between `headings`, each but the first.
pub(super) fn of(
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    likely: &[Option<f32>],
    headings: &[usize],
) -> Vec<Step> {
    let seen = |n: usize| &evidence.seen[headings[n]];
    let end = |n: usize| {
        headings
            .get(n + 1)
            .copied()
            .unwrap_or(evidence.end.max(headings[n] + 1))
    };
    let gap = |n: usize| (end(n) - headings[n] - 1) as f32;
    let chars = |n: usize| {
        let below = headings[n] + 1..end(n).min(chunks.len());
        let sum: usize = evidence.seen[below].iter().map(|seen| seen.chars).sum();
        (1.0 + sum as f32).ln()
    };
    let mut styles: HashMap<u32, Kind> = HashMap::new();
    let (mut texts, mut words) = (ByHash::<f32>::default(), ByHash::<f32>::default());
    for n in 0..headings.len() {
        let style = styles.entry(seen(n).features.style()).or_default();
        style.count += 1.0;
        style.gaps += gap(n);
        *texts.entry(seen(n).text_hash).or_default() += 1.0;
        *words.entry(seen(n).edges[0]).or_default() += 1.0;
    }
    let of_style = |seen: &Seen| {
        styles
            .get(&seen.features.style())
            .copied()
            .unwrap_or_default()
    };
    let count = |counts: &ByHash<f32>, hash: u64| counts.get(&hash).map_or(0.0, |n| n.ln());
    let all = headings.len() as f32;
    let gaps: f32 = (0..headings.len()).map(gap).sum();
    let mut before: HashMap<u32, f32> = HashMap::new();
    let mut steps = Vec::new();
    for n in 0..headings.len() {
        let style_before = before.entry(seen(n).features.style()).or_default();
        *style_before += 1.0;
        let style_before = *style_before - 1.0;
        let Some(last) = n.checked_sub(1) else {
            continue;
        };
        let (from, to) = (seen(last), seen(n));
        let (a, b) = (&from.features, &to.features);
        let (from_chunk, to_chunk) = (&chunks[headings[last]], &chunks[headings[n]]);
        let rank = |n: usize| rank(&chunks[headings[n]], evidence, headings[n]);
        let links = evidence.numbers[headings[n]].0;
        steps.push(Step {
            from_length: a.length,
            to_length: b.length,
            from_words: a.words,
            to_words: b.words,
            from_capitals: a.capitals,
            to_capitals: b.capitals,
            from_capitalised: a.capitalised,
            to_capitalised: b.capitalised,
            from_question: a.ends_question,
            to_question: b.ends_question,
            from_colon: a.ends_colon,
            to_colon: b.ends_colon,
            from_stop: a.ends_stop,
            to_stop: b.ends_stop,
            from_function: a.function,
            to_function: b.function,
            to_marks: b.marks,
            to_foreign: b.foreign,
            from_section: a.section,
            to_section: b.section,
            from_numbering: a.numbering,
            to_numbering: b.numbering,
            from_number: a.number,
            to_number: b.number,
            from_depth: f32::from(from.numbering.depth()),
            to_depth: f32::from(to.numbering.depth()),
            follows: flag(from.numbering.is_followed_by(to.numbering)),
            follows_earlier: flag(links.is_some_and(|before| before < headings[last])),
            ranked: match rank(n).cmp(&rank(last)) {
                std::cmp::Ordering::Less => -1.0,
                std::cmp::Ordering::Equal => 0.0,
                std::cmp::Ordering::Greater => 1.0,
            },
            alike: flag(a.style() == b.style()),
            begins_alike: flag(from.edges[0] == to.edges[0]),
            indent: signed_log(f32::from(to_chunk.indent) - f32::from(from_chunk.indent)),
            from_blank: a.blank,
            to_blank: b.blank,
            chunks_between: (1.0 + gap(last)).ln(),
            chars_between: chars(last),
            chunks_below: (1.0 + gap(n)).ln(),
            chars_below: chars(n),
            chunks_above: last.checked_sub(1).map_or(-1.0, |n| (1.0 + gap(n)).ln()),
            from_style: of_style(from).count / all,
            to_style: of_style(to).count / all,
            to_style_before: style_before.min(9.0),
            from_repeats: count(&texts, from.text_hash),
            to_repeats: count(&texts, to.text_hash),
            from_word: count(&words, from.edges[0]),
            to_word: count(&words, to.edges[0]),
            from_gap: of_style(from).gap(),
            to_gap: of_style(to).gap(),
            headings: all.ln(),
            place: n as f32 / all,
            usual_gap: (1.0 + gaps / all).ln(),
            from_likely: likely[headings[last]].unwrap_or(0.0),
            to_likely: likely[headings[n]].unwrap_or(0.0),
        });
    }
    steps
}
