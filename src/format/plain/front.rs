//! The front of a text whose form says which line is the title: one that is marked as the only one of its kind, and one set in
//! the middle above a text that is indented or wrapped.

use super::evidence::Evidence;
use super::lines::{Chunk, Shape};
use super::shapes;

/// The title stands among so many chunks at the beginning.
const NEAR: usize = 12;
/// So many columns before a line set it in the middle.
const MIDDLE_MIN: u16 = 8;

/// The chunk that is the title.
pub(super) fn title(chunks: &[Chunk<'_>], evidence: &Evidence) -> Option<usize> {
    let front = &chunks[..chunks.len().min(NEAR)];
    marked(front, chunks)
        .or_else(|| below_columns(front, evidence))
        .or_else(|| centred(front, evidence))
}

/// The first heading that is marked, where it is above all others.
fn marked(front: &[Chunk<'_>], chunks: &[Chunk<'_>]) -> Option<usize> {
    let first = front
        .iter()
        .position(|chunk| chunk.shape.is_marked() && chunk.depth == 0)?;
    let is_front = front[..first]
        .iter()
        .all(|chunk| chunk.shape == Shape::Rule);
    let own = front[first].shape;
    let mut others = chunks[first + 1..]
        .iter()
        .filter(|chunk| chunk.shape.is_marked())
        .map(|chunk| chunk.shape);
    let above = match own {
        Shape::Hashed(level) => others
            .clone()
            .all(|other| matches!(other, Shape::Hashed(other) if other > level)),
        own => others.clone().all(|other| other != own),
    };
    (is_front && above && others.next().is_some()).then_some(first)
}

/// What is indented between the columns of a memo's head and the first line at the left edge.
fn below_columns(front: &[Chunk<'_>], evidence: &Evidence) -> Option<usize> {
    let [head, title, next, ..] = front else {
        return None;
    };
    let is_head = head.shape == Shape::Fixed && shapes::gaps(&head.text) > 0;
    let is_title = title.indent > 2 && matches!(title.shape, Shape::Prose | Shape::Verse);
    let alone = title.indent > next.indent && evidence.seen[1].chars <= 200;
    (is_head && is_title && alone).then_some(1)
}

/// A line in the middle, or two or three, before the first paragraph.
fn centred(front: &[Chunk<'_>], evidence: &Evidence) -> Option<usize> {
    let seen = |at: usize| &evidence.seen[at];
    let first_text = (0..front.len())
        .find(|&at| {
            front[at].indent < MIDDLE_MIN && front[at].several && front[at].shape == Shape::Prose
        })
        .unwrap_or(front.len());
    let at = (0..first_text).find(|&at| {
        let lines = front[at].text.lines().count();
        front[at].indent >= MIDDLE_MIN
            && matches!(front[at].shape, Shape::Prose | Shape::Verse)
            && lines <= 3
            && seen(at).chars <= 200
    })?;
    // Where all is set so, the middle says nothing.
    let others = front
        .iter()
        .filter(|chunk| chunk.indent >= MIDDLE_MIN)
        .count();
    (others * 2 <= front.len() && seen(at).features.ends_stop == 0.0).then_some(at)
}
