//! The candidates for headings beside one another, once all of them have been judged at first sight.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::context::signed_log;
use super::features::Seen;
use super::hashes::AsIs;
use super::judge::probability;
use super::lines::Chunk;
use super::numbers::numbers;

numbers! {
    /// A candidate beside the others. Likely ones are those that are headings rather than not.
    Peers {
        /// Its log odds at first sight.
        own,
        /// How likely the chunks around it are.
        before,
        before2,
        before3,
        after,
        after2,
        after3,
        /// How likely the others of its style are: in the mean, and all together.
        style_mean,
        style_sum,
        /// The same for those indented and parted as it is, for those that are also of its style, and for those that
        /// begin with the same word.
        form_mean,
        form_sum,
        both_mean,
        both_sum,
        word_mean,
        word_sum,
        /// How many are likelier, as such and by the number that is expected.
        rank,
        rank_share,
        /// How many headings are expected, as such and by the chunks of the text, and how likely the likeliest is.
        expected,
        expected_share,
        highest,
        /// Its length against that of the likely ones, as such and by how much theirs differ.
        length_more,
        length_spread,
        /// Chunks since the last likely one and until the next, and how many there usually are.
        since_likely,
        until_likely,
        gap,
        gap_share,
    }
}

/// What the candidates of one kind come to.
#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    count: f32,
    likely: f32,
}

impl Sum {
    fn add(&mut self, likely: f32) {
        self.count += 1.0;
        self.likely += likely;
    }

    /// How likely the others are in the mean, and together.
    fn without(self, likely: f32) -> (f32, f32) {
        let others = (self.likely - likely).max(0.0);
        (others / (self.count - 1.0).max(1.0), (1.0 + others).ln())
    }
}

type Sums = HashMap<(u8, u64), Sum, BuildHasherDefault<AsIs>>;

/// Each of `candidates` beside the others, by the log `odds` of all.
pub(super) fn of(
    chunks: &[Chunk<'_>],
    seen: &[Seen],
    candidates: &[usize],
    odds: &[f32],
) -> Vec<Peers> {
    let likely: Vec<f32> = odds.iter().map(|odds| probability(*odds)).collect();
    let keys = |at: usize| kinds(chunks, seen, at);
    let mut sums = Sums::default();
    let mut everywhere = vec![0.0; chunks.len()];
    for (&at, &likely) in candidates.iter().zip(&likely) {
        everywhere[at] = likely;
        for key in keys(at) {
            sums.entry(key).or_default().add(likely);
        }
    }
    let text = Text::of(seen, candidates, &likely);
    let side = |at: usize, offset: isize| {
        (at.checked_add_signed(offset))
            .and_then(|at| everywhere.get(at))
            .copied()
            .unwrap_or(0.0)
    };
    let peers = candidates.iter().enumerate().map(|(n, &at)| {
        let others = |key| {
            sums.get(&key)
                .copied()
                .unwrap_or_default()
                .without(likely[n])
        };
        let [style, form, both, word] = keys(at).map(others);
        let length = seen[at].features.length - text.length;
        let (since, until) = text.distances(at);
        Peers {
            own: odds[n],
            before: side(at, -1),
            before2: side(at, -2),
            before3: side(at, -3),
            after: side(at, 1),
            after2: side(at, 2),
            after3: side(at, 3),
            style_mean: style.0,
            style_sum: style.1,
            form_mean: form.0,
            form_sum: form.1,
            both_mean: both.0,
            both_sum: both.1,
            word_mean: word.0,
            word_sum: word.1,
            rank: (1.0 + text.ranks[n] as f32).ln(),
            rank_share: (text.ranks[n] as f32 / text.expected.max(0.1)).min(9.0),
            expected: (1.0 + text.expected).ln(),
            expected_share: text.expected / chunks.len().max(1) as f32,
            highest: text.highest,
            length_more: length,
            length_spread: (length / text.spread).clamp(-9.0, 9.0),
            since_likely: since.min(60.0),
            until_likely: until.min(60.0),
            gap: text.gap.min(60.0),
            gap_share: signed_log(since.min(until) - text.gap),
        }
    });
    peers.collect()
}

/// What a candidate shares with others: a kind of likeness and a hash of it.
fn kinds(chunks: &[Chunk<'_>], seen: &[Seen], at: usize) -> [(u8, u64); 4] {
    let style = u64::from(seen[at].features.style());
    let after = chunks.get(at + 1).map_or(3, |next| next.blank_before);
    let form = [
        chunks[at].indent.min(40),
        chunks[at].blank_before.min(3),
        after.min(3),
    ];
    let form = form.iter().fold(0, |sum, &part| sum * 64 + u64::from(part));
    [
        (0, style),
        (1, form),
        (2, style << 32 | form),
        (3, seen[at].edges[0]),
    ]
}

/// What the likely candidates of a text are like.
struct Text {
    ranks: Vec<usize>,
    expected: f32,
    highest: f32,
    /// Mean and spread of their lengths.
    length: f32,
    spread: f32,
    /// Those that are likely, and the chunks from one to the next.
    likely: Vec<usize>,
    gap: f32,
}

impl Text {
    fn of(seen: &[Seen], candidates: &[usize], likely: &[f32]) -> Self {
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by(|&a, &b| likely[b].total_cmp(&likely[a]));
        let mut ranks = vec![0; order.len()];
        for (rank, &n) in order.iter().enumerate() {
            ranks[n] = rank;
        }
        let expected: f32 = likely.iter().sum();
        let length = |n: usize| seen[candidates[n]].features.length;
        let mean = |value: &dyn Fn(usize) -> f32| {
            let sum: f32 = likely.iter().enumerate().map(|(n, p)| p * value(n)).sum();
            sum / expected.max(0.01)
        };
        let middle = mean(&length);
        let spread = mean(&|n| (length(n) - middle).powi(2)).sqrt().max(0.1);
        let surely = candidates.iter().zip(likely).filter(|(_, p)| **p > 0.5);
        let surely: Vec<usize> = surely.map(|(at, _)| *at).collect();
        let gap = match surely[..] {
            [first, .., last] => (last - first) as f32 / (surely.len() - 1) as f32,
            _ => seen.len() as f32,
        };
        Self {
            ranks,
            expected,
            highest: order.first().map_or(0.0, |&n| likely[n]),
            length: middle,
            spread,
            likely: surely,
            gap,
        }
    }

    /// Chunks since the likely one before `at` and until the next.
    fn distances(&self, at: usize) -> (f32, f32) {
        let before = self.likely.partition_point(|&likely| likely < at);
        let after = before + usize::from(self.likely.get(before) == Some(&at));
        let since = before.checked_sub(1).map_or(99, |n| at - self.likely[n]);
        let until = self.likely.get(after).map_or(99, |&next| next - at);
        (since as f32, until as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::super::describe::describe;
    use super::super::lines;
    use super::super::wrap::Wrap;
    use super::*;

    #[test]
    fn a_candidate_is_seen_beside_the_others() {
        let text = "Lamps\n\nSome text.\n\nthe quay\n\nSome more.\n\nFog\n";
        let chunks = lines::chunks(text, Wrap::of(text));
        let seen: Vec<Seen> = chunks.iter().map(describe).collect();
        let peers = of(&chunks, &seen, &[0, 2, 4], &[3.0, -3.0, 3.0]);
        let doubted = &peers[1];
        assert_eq!(doubted.rank, 3.0_f32.ln());
        assert_eq!((doubted.since_likely, doubted.until_likely), (2.0, 2.0));
        assert_eq!(doubted.gap, 4.0);
        // Of its style there is no other, and both others are of one.
        assert_eq!((doubted.style_mean, doubted.style_sum), (0.0, 0.0));
        assert!(peers[0].style_mean > 0.9);
        assert_eq!((peers[0].since_likely, peers[2].until_likely), (60.0, 60.0));
    }

    #[test]
    fn one_candidate_is_enough() {
        let text = "Lamps\n";
        let chunks = lines::chunks(text, Wrap::of(text));
        let seen: Vec<Seen> = chunks.iter().map(describe).collect();
        let peers = of(&chunks, &seen, &[0], &[0.0]);
        assert!(peers[0].gap.is_finite() && peers[0].length_spread == 0.0);
        assert!(of(&chunks, &seen, &[], &[]).is_empty());
    }
}
