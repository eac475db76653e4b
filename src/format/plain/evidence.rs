//! `Evidence`: what is known of the chunks of a text, and how likely each is of the article, a heading, or the title.

use super::context::{Context, Links, Page};
use super::features::Seen;

/// Log odds that mean "no".
pub(super) const NO: f32 = -9.0;

/// Which stretch of a text some chunks are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Stretch {
    /// All of it.
    #[default]
    Whole,
    /// The beginning of a large one.
    Beginning,
    /// What follows: the article goes on.
    Within,
}

/// Everything that was found out about the chunks of a text.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Which stretch of the text they are.
    pub(super) stretch: Stretch,
    pub(super) seen: Vec<Seen>,
    pub(super) contexts: Vec<Context>,
    pub(super) page: Page,
    /// For each numbered chunk, those with the numbers before and after its own.
    pub(super) numbers: Vec<Links>,
    /// Log odds that each chunk is of the article.
    pub(super) article: Vec<f32>,
    /// The chunks from the article's first to before its last.
    pub(super) begin: usize,
    pub(super) end: usize,
    /// Log odds that each chunk is a heading.
    pub(super) heading: Vec<f32>,
    /// Log odds that each chunk is the title.
    pub(super) title: Vec<f32>,
}

impl Evidence {
    /// Whether the chunk at `at` is likely of the article.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        (self.begin..self.end).contains(&at) || self.article[at] > 0.0
    }
}
