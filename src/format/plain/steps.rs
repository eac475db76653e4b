//! The levels of the headings of a whole text that nothing marks: the outline whose steps, deeper or higher or on one level
//! from each heading to the next, are likeliest to be right.

use std::cmp::Ordering;

use super::evidence::Evidence;
use super::form;
use super::judge::{Judge, Model, Rows, probability};
use super::levels::FIRST;
use super::lines::Chunk;
use super::numbering::Kind;
use super::step;

/// So many levels are told apart.
const LEVELS: usize = 4;
/// So many numbers such as `2.3` are marks of levels.
const PATHS_MIN: usize = 2;
/// A step is on one level if another is not likelier by this: an outline without need is a riddle.
const SAME_MORE: f32 = 0.04;
/// What a step that is certain counts beside others.
const CERTAIN: f32 = 2.0;
/// What a step over several levels costs, so that nothing is deeper or higher than it must be.
const LEAP: f32 = 0.05;

/// How likely a step goes deeper, stays, and goes higher.
#[derive(Debug, Clone, Copy)]
struct Odds {
    deeper: f32,
    same: f32,
    higher: f32,
}

/// The level of each chunk that is `likely` a heading; `None` where marks tell the levels.
pub(super) fn levels(
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    likely: &[Option<f32>],
    judge: &mut dyn Judge,
) -> Option<Vec<u8>> {
    let headings: Vec<usize> = (0..chunks.len())
        .filter(|&at| likely[at].is_some())
        .collect();
    let is_marked = |&at: &usize| chunks[at].shape.is_marked();
    let is_path = |&&at: &&usize| evidence.seen[at].numbering.kind() == Kind::Path;
    let is_numbered = headings.iter().filter(is_path).count() >= PATHS_MIN;
    let is_led = lead_by_capitals(evidence, &headings);
    if headings.len() < 2 || is_numbered || is_led || headings.iter().any(is_marked) {
        return None;
    }
    let kind = form::Kind::of(&evidence.seen);
    let mut rows = Rows::default();
    for step in step::of(chunks, evidence, likely, &headings) {
        step.write(&mut rows.numbers);
        kind.write(&mut rows.numbers);
        rows.count += 1;
    }
    let deeper = judge.judge(Model::Deeper, &rows);
    let higher = judge.judge(Model::Higher, &rows);
    let steps: Vec<Odds> = (deeper.into_iter().zip(higher).enumerate())
        .map(|(n, (deeper, higher))| {
            by_numbers(evidence, headings[n], headings[n + 1])
                .unwrap_or_else(|| odds(probability(deeper), probability(higher)))
        })
        .collect();
    let mut levels = vec![FIRST; chunks.len()];
    for (at, level) in headings.into_iter().zip(outline(&steps)) {
        levels[at] = FIRST + level;
    }
    Some(levels)
}

/// Whether headings in capitals stand above others: the first is one, and of both kinds there are several.
fn lead_by_capitals(evidence: &Evidence, headings: &[usize]) -> bool {
    const KIND_MIN: usize = 2;
    let is_capital = |at: usize| {
        let features = &evidence.seen[at].features;
        features.capitals > 0.9 && features.foreign < 0.5
    };
    let capital = headings.iter().filter(|&&at| is_capital(at)).count();
    headings.first().is_some_and(|&at| is_capital(at))
        && capital >= KIND_MIN
        && headings.len() - capital >= KIND_MIN
}

fn odds(deeper: f32, higher: f32) -> Odds {
    let same = (1.0 - deeper - higher).max(0.02);
    let all = deeper + higher + same;
    Odds {
        deeper: deeper / all,
        same: same / all,
        higher: higher / all,
    }
}

/// The step between two numbers such as `2.3` and `2.3.1`, or between a part and a chapter, which is certain.
fn by_numbers(evidence: &Evidence, from: usize, to: usize) -> Option<Odds> {
    let [from, to] = [from, to].map(|at| evidence.seen[at].numbering);
    let counts = |kind| matches!(kind, Kind::Path | Kind::Stop | Kind::Bracket | Kind::Bare);
    let is_path = from.kind() == Kind::Path || to.kind() == Kind::Path;
    let is_word = from.kind() == Kind::Word && to.kind() == Kind::Word;
    let deeper = if is_path && counts(from.kind()) && counts(to.kind()) {
        to.depth().cmp(&from.depth())
    } else if is_word && (from.holds() != to.holds() || from.is_counted_like(to)) {
        from.holds().cmp(&to.holds())
    } else {
        return None;
    };
    let is = |step: Ordering| if deeper == step { CERTAIN } else { 0.0 };
    Some(Odds {
        deeper: is(Ordering::Greater),
        same: is(Ordering::Equal),
        higher: is(Ordering::Less),
    })
}

/// The levels, from 0, with the most steps that are right, as far as `steps` tell.
fn outline(steps: &[Odds]) -> Vec<u8> {
    let mut best = [0.0; LEVELS];
    let mut came: Vec<[usize; LEVELS]> = Vec::with_capacity(steps.len());
    for step in steps {
        let mut next = [f32::NEG_INFINITY; LEVELS];
        let mut from = [0; LEVELS];
        for (level, (next, from)) in next.iter_mut().zip(&mut from).enumerate() {
            for (before, sum) in best.iter().enumerate() {
                let leap = level.abs_diff(before).saturating_sub(1) as f32;
                let gain = match level.cmp(&before) {
                    Ordering::Greater => step.deeper - leap,
                    Ordering::Equal => step.same + SAME_MORE,
                    Ordering::Less => step.higher - leap * LEAP,
                };
                if sum + gain > *next {
                    (*next, *from) = (sum + gain, before);
                }
            }
        }
        best = next;
        came.push(from);
    }
    let mut level = (1..LEVELS).fold(0, |most, level| match best[level] > best[most] {
        true => level,
        false => most,
    });
    let mut levels = vec![level];
    for from in came.iter().rev() {
        level = from[level];
        levels.push(level);
    }
    levels.reverse();
    let top = levels.iter().min().copied().unwrap_or(0);
    levels
        .into_iter()
        .map(|level| (level - top) as u8)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(steps: &str, expected: &[u8]) {
        let steps: Vec<Odds> = (steps.chars())
            .map(|step| match step {
                '>' => odds(0.8, 0.1),
                '<' => odds(0.1, 0.8),
                _ => odds(0.1, 0.1),
            })
            .collect();
        assert_eq!(outline(&steps), expected);
    }

    #[test]
    fn steps_make_an_outline() {
        check("", &[0]);
        check("==", &[0, 0, 0]);
        check(">=<>", &[0, 1, 1, 0, 1]);
        check(">><", &[0, 1, 2, 1]);
        check("<=", &[1, 0, 0]);
    }

    #[test]
    fn no_outline_is_deeper_than_it_may_be() {
        let steps = [odds(0.9, 0.05); 40];
        let levels = outline(&steps);
        assert!(levels.iter().all(|&level| usize::from(level) < LEVELS));
    }
}
