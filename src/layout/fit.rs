//! Fitting: which of the breaks that a text allows become line ends.

use std::ops::Range;

/// A stretch of text that is not broken, and the white space after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Where it begins, in bytes of the block's text.
    pub start: u32,
    /// Where its letters end.
    pub end: u32,
    /// Where the fragment after it begins.
    pub next: u32,
    /// How many columns its letters take.
    pub columns: u32,
    /// How many columns the white space after it takes.
    pub space: u32,
    /// A line that ends here gets a hyphen.
    pub hyphen: bool,
}

impl Fragment {
    /// The columns of the hyphen that a line which ends here gets.
    fn hyphen_columns(&self) -> usize {
        usize::from(self.hyphen)
    }
}

/// Beyond so many fragments the lines are filled one after the other. A block holds 16 kB, so only text that
/// breaks between any two letters gets there, and filling such text loses next to nothing.
const OPTIMAL_FRAGMENTS_MAX: usize = 4096;
/// What a line costs, whatever is on it: more than the gaps that one line less would leave.
const LINE_COST: u64 = 1000;
/// What a column beyond the measure costs: more than any shape of the rest could, since it must never happen.
const OVERFLOW_COST: u64 = 1_000_000_000;
/// A last line of one fragment that takes less than this part of the measure is short, and costs so much.
const SHORT_LAST_PART: usize = 4;
const SHORT_LAST_COST: u64 = 25;
/// A hyphen is worth it where it saves a gap of this part of the measure.
const HYPHEN_PART: usize = 6;

/// The lines of `fragments`, the first at most `first` columns and the others at most `rest`, as ranges of them.
pub(super) fn fit(fragments: &[Fragment], first: usize, rest: usize) -> Vec<Range<usize>> {
    if fragments.len() > OPTIMAL_FRAGMENTS_MAX {
        return filled(fragments, first, rest);
    }
    let lines = optimal(fragments, first.max(1), rest.max(1));
    let fits = |(n, line): (usize, &Range<usize>)| {
        line.len() == 1 || columns(&fragments[line.clone()]) <= [first, rest][n.min(1)]
    };
    match lines.iter().enumerate().all(fits) {
        true => lines,
        false => filled(fragments, first, rest),
    }
}

/// The lines whose gaps, squared and summed, are least.
///
/// For each place where a line may end, in reading order, the cheapest line that ends there is sought among those that
/// fit. They are few, so this takes less than the linear algorithms for it do, whose steps are many.
fn optimal(fragments: &[Fragment], first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut starts = Vec::with_capacity(fragments.len() + 1);
    let mut column = 0;
    starts.push(column);
    starts.extend(fragments.iter().map(|fragment| {
        column += (fragment.columns + fragment.space) as usize;
        column
    }));
    let hyphen_cost = (rest / HYPHEN_PART).pow(2) as u64;
    // The least cost of all lines before each place, and where the last of these lines begins.
    let mut best = Vec::with_capacity(fragments.len() + 1);
    best.push((0, 0));
    for (at, last) in fragments.iter().enumerate() {
        let is_last = at + 1 == fragments.len();
        let end = starts[at] + last.columns as usize + last.hyphen_columns();
        let cost = |from: usize, measure: usize| {
            let taken = end - starts[from];
            let shape = match measure.checked_sub(taken) {
                None => (taken - measure) as u64 * OVERFLOW_COST,
                Some(gap) if !is_last => (gap * gap) as u64,
                Some(_) if from == at && taken * SHORT_LAST_PART < measure => SHORT_LAST_COST,
                Some(_) => 0,
            };
            let (before, _): (u64, usize) = best[from];
            before + LINE_COST + shape
        };
        let mut least = (u64::MAX, at);
        for from in (1..=at).rev() {
            if from < at && end - starts[from] > rest {
                break;
            }
            let cost = cost(from, rest);
            // Of two that cost the same, the longer line.
            if cost <= least.0 {
                least = (cost, from);
            }
        }
        if at == 0 || end <= first {
            let cost = cost(0, first);
            if cost <= least.0 {
                least = (cost, 0);
            }
        }
        if last.hyphen {
            least.0 += hyphen_cost;
        }
        best.push(least);
    }
    let mut lines = Vec::new();
    let mut end = fragments.len();
    loop {
        let (_, from) = best[end];
        lines.push(from..end);
        end = from;
        if end == 0 {
            break;
        }
    }
    lines.reverse();
    lines
}

/// The lines as they come when each is filled before the next is begun.
fn filled(fragments: &[Fragment], first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut taken, mut measure) = (0, 0, first);
    for (at, fragment) in fragments.iter().enumerate() {
        let end = taken + fragment.columns as usize + fragment.hyphen_columns();
        if end > measure && at > start {
            lines.push(start..at);
            (start, taken, measure) = (at, 0, rest);
        }
        taken += (fragment.columns + fragment.space) as usize;
    }
    lines.push(start..fragments.len());
    lines
}

/// How many columns a line of these fragments takes, its hyphen included.
pub(super) fn columns(line: &[Fragment]) -> usize {
    let Some((last, before)) = line.split_last() else {
        return 0;
    };
    let before: u32 = before
        .iter()
        .map(|fragment| fragment.columns + fragment.space)
        .sum();
    (before + last.columns) as usize + last.hyphen_columns()
}

/// Joins the fragments at `at` and after it, so that no line ends between them.
pub(super) fn join(fragments: &mut Vec<Fragment>, at: usize) {
    let after = fragments.remove(at + 1);
    let before = fragments[at];
    fragments[at] = Fragment {
        start: before.start,
        columns: before.columns + before.space + after.columns,
        ..after
    };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

    use super::*;

    impl textwrap::core::Fragment for Fragment {
        fn width(&self) -> f64 {
            f64::from(self.columns)
        }

        fn whitespace_width(&self) -> f64 {
            f64::from(self.space)
        }

        fn penalty_width(&self) -> f64 {
            self.hyphen_columns() as f64
        }
    }

    fn ranges(lines: &[&[Fragment]]) -> Vec<Range<usize>> {
        let mut at = 0;
        let ranges = lines.iter().map(|line| {
            let start = at;
            at += line.len();
            start..at
        });
        ranges.collect()
    }

    fn fragments() -> impl Strategy<Value = Vec<Fragment>> {
        let fragment = (1..12_u32, 0..2_u32, any::<bool>()).prop_map(|(columns, space, hyphen)| {
            let hyphen = hyphen && space == 0;
            Fragment {
                start: 0,
                end: 0,
                next: 0,
                columns,
                space,
                hyphen,
            }
        });
        proptest::collection::vec(fragment, 1..80)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn lines_are_those_of_the_well_known_algorithms(fragments in fragments(), measure in 13..40_usize) {
            let measures = [measure as f64];
            let penalties = Penalties {
                overflow_penalty: OVERFLOW_COST as usize,
                hyphen_penalty: (measure / HYPHEN_PART).pow(2),
                ..Penalties::new()
            };
            let known = wrap_optimal_fit(&fragments, &measures, &penalties).expect("the numbers are small");
            prop_assert_eq!(optimal(&fragments, measure, measure), ranges(&known));
            let known = wrap_first_fit(&fragments, &measures);
            prop_assert_eq!(filled(&fragments, measure, measure), ranges(&known));
        }
    }

    fn words(lengths: &[u32]) -> Vec<Fragment> {
        let mut start = 0;
        lengths
            .iter()
            .map(|&columns| {
                let fragment = Fragment {
                    start,
                    end: start + columns,
                    next: start + columns + 1,
                    columns,
                    space: 1,
                    hyphen: false,
                };
                start = fragment.next;
                fragment
            })
            .collect()
    }

    #[test]
    fn lines_are_even_rather_than_full() {
        // Filling would leave a gap of six on the second line.
        assert_eq!(fit(&words(&[2, 3, 2, 7, 3, 2, 8]), 10, 10).len(), 4);
        assert_eq!(
            fit(&words(&[3, 2, 2, 5]), 6, 6),
            [0..1, 1..3, 3..4],
            "the gap is shared by two lines"
        );
    }

    #[test]
    fn a_fragment_that_fits_nowhere_stands_alone() {
        assert_eq!(fit(&words(&[2, 9, 2]), 5, 5), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn joined_fragments_stay_together() {
        let mut fragments = words(&[2, 3, 4]);
        join(&mut fragments, 1);
        assert_eq!(fragments.len(), 2);
        assert_eq!((fragments[1].start, fragments[1].columns), (3, 8));
    }
}
