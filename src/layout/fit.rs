//! Fitting: which of the breaks that a text allows become line ends.

use std::ops::Range;

use textwrap::core::Fragment as _;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

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
    /// It ends within a word, cut there since the measure is too narrow for the whole.
    pub cut: bool,
}

impl textwrap::core::Fragment for Fragment {
    fn width(&self) -> f64 {
        f64::from(self.columns)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.space)
    }

    fn penalty_width(&self) -> f64 {
        if self.hyphen { 1.0 } else { 0.0 }
    }
}

/// Beyond so many fragments the lines are filled one after the other. A block holds 16 kB, so only text that
/// breaks between any two letters gets there, and filling such text loses next to nothing.
const OPTIMAL_FRAGMENTS_MAX: usize = 4096;
/// What a column beyond the measure costs: more than any shape of the rest could, since it must never happen.
const OVERFLOW_PENALTY: usize = 1_000_000_000;
/// A hyphen is worth it where it saves a gap of this part of the measure.
pub(super) const HYPHEN_PART: usize = 6;

/// The lines of `fragments`, the first at most `first` columns and the others at most `rest`, as ranges of them.
/// `hyphen_part` is [`HYPHEN_PART`], or more where hyphens should come easier.
pub(super) fn fit(
    fragments: &[Fragment],
    first: usize,
    rest: usize,
    hyphen_part: usize,
) -> Vec<Range<usize>> {
    let measures = [first as f64, rest as f64];
    if fragments.len() <= OPTIMAL_FRAGMENTS_MAX {
        let penalties = Penalties {
            overflow_penalty: OVERFLOW_PENALTY,
            hyphen_penalty: (rest / hyphen_part).pow(2),
            ..Penalties::new()
        };
        if let Ok(lines) = wrap_optimal_fit(fragments, &measures, &penalties) {
            let lines = ranges(&lines);
            let fits = |(n, line): (usize, &Range<usize>)| {
                line.len() == 1 || columns(&fragments[line.clone()]) <= [first, rest][n.min(1)]
            };
            if lines.iter().enumerate().all(fits) {
                return lines;
            }
        }
    }
    fill(fragments, first, rest)
}

/// As [`fit`], but each line takes what it can. So ideographs are set: they end all lines within a column of the
/// edge, and where one cannot, no other should.
pub(super) fn fill(fragments: &[Fragment], first: usize, rest: usize) -> Vec<Range<usize>> {
    ranges(&wrap_first_fit(fragments, &[first as f64, rest as f64]))
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
    (before + last.columns) as usize + last.penalty_width() as usize
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

fn ranges(lines: &[&[Fragment]]) -> Vec<Range<usize>> {
    let mut at = 0;
    lines
        .iter()
        .map(|line| {
            let start = at;
            at += line.len();
            start..at
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
                    cut: false,
                };
                start = fragment.next;
                fragment
            })
            .collect()
    }

    #[test]
    fn lines_are_even_rather_than_full() {
        // Filling would leave a gap of six on the second line.
        assert_eq!(
            fit(&words(&[2, 3, 2, 7, 3, 2, 8]), 10, 10, HYPHEN_PART).len(),
            4
        );
        assert_eq!(
            fit(&words(&[3, 2, 2, 5]), 6, 6, HYPHEN_PART),
            [0..1, 1..3, 3..4],
            "the gap is shared by two lines"
        );
    }

    #[test]
    fn a_fragment_that_fits_nowhere_stands_alone() {
        assert_eq!(
            fit(&words(&[2, 9, 2]), 5, 5, HYPHEN_PART),
            [0..1, 1..2, 2..3]
        );
    }

    #[test]
    fn joined_fragments_stay_together() {
        let mut fragments = words(&[2, 3, 4]);
        join(&mut fragments, 1);
        assert_eq!(fragments.len(), 2);
        assert_eq!((fragments[1].start, fragments[1].columns), (3, 8));
    }
}
