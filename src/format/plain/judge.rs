//! The models: rows of numbers in, log odds out. They are sums of small decision trees, fitted by
//! `benches/plain/fit.py`, and stand in `weights.rs`.

use super::weights;

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Model {
    /// Whether a chunk is of the article.
    Article,
    /// Whether a chunk is a heading.
    Heading,
    /// Whether a chunk is the article's title.
    Title,
}

/// Rows of numbers, one for each chunk that is judged.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The rows, one after another.
    pub(super) numbers: Vec<f32>,
    /// How many there are.
    pub(super) count: usize,
}

impl Rows {
    /// The row at `n`.
    pub(super) fn row(&self, n: usize) -> &[f32] {
        let width = self.numbers.len() / self.count;
        &self.numbers[n * width..(n + 1) * width]
    }
}

/// Answers for a model.
pub(super) trait Judge {
    /// The log odds for each of `rows`.
    fn judge(&mut self, model: Model, rows: &Rows) -> Vec<f32>;
}

/// Judges by the fitted trees.
#[derive(Debug)]
pub(super) struct Fitted;

impl Judge for Fitted {
    fn judge(&mut self, model: Model, rows: &Rows) -> Vec<f32> {
        let trees = match model {
            Model::Article => &weights::ARTICLE,
            Model::Heading => &weights::HEADING,
            Model::Title => &weights::TITLE,
        };
        (0..rows.count)
            .map(|n| trees.log_odds(rows.row(n)))
            .collect()
    }
}

/// A sum of decision trees.
#[derive(Debug)]
pub(super) struct Trees {
    /// Where in `nodes` each tree begins.
    pub(super) roots: &'static [u16],
    /// The nodes, each before its branches.
    pub(super) nodes: &'static [Node],
}

/// A fork or a leaf: the number to look at (255 in a leaf), the most that goes on to the next node (what is added,
/// in a leaf), and how far away the node for more than that is.
pub(super) type Node = (u8, f32, u8);

impl Trees {
    fn log_odds(&self, row: &[f32]) -> f32 {
        self.roots
            .iter()
            .fold(0.0, |sum, &root| sum + self.leaf(usize::from(root), row))
    }

    fn leaf(&self, mut at: usize, row: &[f32]) -> f32 {
        loop {
            let (number, value, skip) = self.nodes[at];
            match row.get(usize::from(number)) {
                None => return value,
                Some(&found) if found <= value => at += 1,
                Some(_) => at += usize::from(skip),
            }
        }
    }
}

/// Log odds as a probability.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_are_walked_and_summed() {
        let trees = Trees {
            roots: &[0, 3],
            nodes: &[(1, 2.0, 2), (255, 1.0, 0), (255, -1.0, 0), (255, 0.25, 0)],
        };
        assert_eq!(trees.log_odds(&[9.0, 2.0]), 1.25);
        assert_eq!(trees.log_odds(&[9.0, 2.5]), -0.75);
    }

    /// The models ask whether a number is negative by a threshold just below zero. Written as zero it would send zero, the
    /// number most often found, the wrong way.
    #[test]
    fn no_fork_sends_zero_the_wrong_way() {
        for trees in [&weights::ARTICLE, &weights::HEADING, &weights::TITLE] {
            let forks = trees.nodes.iter().filter(|node| node.2 > 0);
            assert_eq!(
                forks
                    .filter(|node| node.1 == 0.0 && node.1.is_sign_negative())
                    .count(),
                0
            );
        }
    }

    #[test]
    fn all_nodes_of_a_table_are_reached_once() {
        for trees in [&weights::ARTICLE, &weights::HEADING, &weights::TITLE] {
            let mut reached = vec![0; trees.nodes.len()];
            for &root in trees.roots {
                let mut open = vec![usize::from(root)];
                while let Some(at) = open.pop() {
                    reached[at] += 1;
                    let (number, _, skip) = trees.nodes[at];
                    assert_eq!(number == 255, skip == 0);
                    if skip > 0 {
                        open.extend([at + 1, at + usize::from(skip)]);
                    }
                }
            }
            assert!(reached.iter().all(|&times| times == 1));
        }
    }
}
