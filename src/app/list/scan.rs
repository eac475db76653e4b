//! `Scan`: a long list of short texts looked through in slices, so that a key typed over it is answered at once
//! and what fits comes in behind.

use std::ops::Range;

/// What is looked at before keys are answered again, in bytes of text and [`ITEM_COST`] for each of them: about a
/// millisecond's worth of the slowest comparison.
const SLICE_COST: usize = 160 << 10;
/// What looking at an item costs beside its text.
const ITEM_COST: usize = 64;

/// What is still to be looked at, by its numbers.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Scan {
    /// What fitted fewer letters and may fit more of them.
    again: Vec<u32>,
    /// How many of those were looked at.
    passed: usize,
    /// What was not looked at yet.
    rest: Range<u32>,
}

impl Scan {
    /// A scan of all there is.
    pub fn of(count: usize) -> Self {
        Self {
            rest: 0..count as u32,
            ..Self::default()
        }
    }

    /// Nothing of so many is to be looked at.
    pub fn done(count: usize) -> Self {
        Self {
            rest: count as u32..count as u32,
            ..Self::default()
        }
    }

    /// There are so many now.
    pub fn extend(&mut self, count: usize) {
        self.rest.end = count as u32;
    }

    /// From now on less fits: looks anew at what fitted so far, which comes in the scan's order, and then at the
    /// rest.
    pub fn narrow(&mut self, fitted: impl IntoIterator<Item = u32>) {
        let left = self.again.split_off(self.passed);
        self.again = fitted.into_iter().collect();
        self.again.extend(left);
        self.passed = 0;
    }

    /// True when everything was looked at.
    pub fn is_done(&self) -> bool {
        self.passed == self.again.len() && self.rest.is_empty()
    }

    /// Looks at some of what is left, in its order. `look` says how many bytes it looked at.
    pub fn slice(&mut self, mut look: impl FnMut(u32) -> usize) {
        let mut left = SLICE_COST;
        while left > 0 {
            let again = self.again.get(self.passed).copied();
            let Some(item) = again.or_else(|| self.rest.next()) else {
                return;
            };
            self.passed += usize::from(again.is_some());
            left = left.saturating_sub(look(item) + ITEM_COST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// However the slices fall between what narrows it, a scan finds what one look at everything finds, in order.
        #[test]
        fn a_scan_that_is_narrowed_finds_what_a_whole_one_finds(
            counts in proptest::collection::vec(0usize..3000, 1..4),
            factors in proptest::collection::vec((2u32..5, 0usize..6), 0..5),
        ) {
            let mut count = counts[0];
            let (mut scan, mut fitted, mut product) = (Scan::of(count), Vec::new(), 1);
            let mut more = counts[1..].iter();
            let slice = |scan: &mut Scan, fitted: &mut Vec<u32>, product: u32| {
                scan.slice(|item| {
                    if item % product == 0 {
                        fitted.push(item);
                    }
                    500
                });
            };
            for (factor, slices) in factors {
                product *= factor;
                scan.narrow(fitted.drain(..));
                for _ in 0..slices {
                    slice(&mut scan, &mut fitted, product);
                }
                if let Some(more) = more.next() {
                    count += more;
                    scan.extend(count);
                }
            }
            while !scan.is_done() {
                slice(&mut scan, &mut fitted, product);
            }
            let whole: Vec<u32> = (0..count as u32).filter(|item| item % product == 0).collect();
            prop_assert_eq!(fitted, whole);
        }
    }
}
