//! What is known of a chunk's surroundings once it has been judged which chunks are of the article.

use super::context::{Sums, signed_log};
use super::evidence::NO;
use super::features::Seen;
use super::numbers::numbers;

numbers! {
    /// What is known of a chunk's surroundings: are they of the article?
    Around {
        own,
        before,
        before2,
        before3,
        after,
        after2,
        after3,
        near,
        far,
        farther,
        /// Within the stretch that is most likely the article.
        inside,
        /// How far behind that stretch's beginning, and before its end.
        from_begin,
        to_end,
    }
}

/// The stretch of chunks with the greatest sum of odds, long chunks counting more.
pub(super) fn stretch(seen: &[Seen], odds: &[f32]) -> (usize, usize) {
    let (mut best, mut sum, mut start) = ((0.0, 0, 0), 0.0_f32, 0);
    for (at, odds) in odds.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, at);
        }
        let weight = 0.3 + (seen[at].chars.min(400) as f32) / 200.0;
        sum += odds.clamp(-3.0, 3.0) * weight;
        if sum > best.0 {
            best = (sum, start, at + 1);
        }
    }
    (best.1, best.2)
}

/// What is around each chunk, by the `odds` that they are of the article.
pub(super) fn of(seen: &[Seen], odds: &[f32]) -> Vec<Around> {
    let (begin, end) = stretch(seen, odds);
    let sums = Sums::of(odds.iter().map(|odds| odds.clamp(-5.0, 5.0)));
    let at = |n: usize, offset: isize| {
        n.checked_add_signed(offset)
            .and_then(|n| odds.get(n))
            .copied()
            .unwrap_or(NO)
    };
    (0..odds.len())
        .map(|n| Around {
            own: odds[n],
            before: at(n, -1),
            before2: at(n, -2),
            before3: at(n, -3),
            after: at(n, 1),
            after2: at(n, 2),
            after3: at(n, 3),
            near: sums.around(n, 4),
            far: sums.around(n, 12),
            farther: sums.around(n, 30),
            inside: f32::from(u8::from((begin..end).contains(&n))),
            from_begin: signed_log(n as f32 - begin as f32),
            to_end: signed_log(end as f32 - n as f32),
        })
        .collect()
}
