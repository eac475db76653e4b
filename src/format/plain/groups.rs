//! What the candidates for headings have in common, before any of them is judged.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::context::{LONG_CHARS, Links};
use super::features::Seen;
use super::hashes::AsIs;
use super::numbers::numbers;

numbers! {
    /// What a candidate has in common with others in the article, by what they look like alone.
    Groups {
        /// Of its style: share of the candidates, and of these how many stand side by side, lead a paragraph, lead
        /// another style, and how many chunks are between them.
        style_share,
        style_count,
        style_beside,
        style_leads,
        style_parts,
        style_gap,
        /// The same for candidates that begin with the same two words.
        start_count,
        start_beside,
        start_leads,
        start_gap,
        /// The same for those that begin with the same word, and that end with the same.
        word_count,
        word_leads,
        end_count,
        end_leads,
        /// The same for its sequence of numbers.
        sequence_count,
        sequence_beside,
        sequence_leads,
        sequence_gap,
        sequence_first,
        /// The same for its own text.
        text_count,
        text_gap,
        /// Whether it differs in style from the chunks before and after.
        parts_before,
        parts_after,
    }
}

/// Candidates that share something, and how they stand in the article.
#[derive(Default, Clone, Copy)]
struct Group {
    count: f32,
    /// Members right after another member.
    beside: f32,
    /// Members right before a long chunk.
    leads: f32,
    /// Members right before a chunk of another style.
    parts: f32,
    first: usize,
    last: usize,
}

impl Group {
    fn add(&mut self, at: usize, leads: bool, parts: bool) {
        if self.count == 0.0 {
            self.first = at;
        } else if at == self.last + 1 {
            self.beside += 1.0;
        }
        self.count += 1.0;
        self.leads += f32::from(u8::from(leads));
        self.parts += f32::from(u8::from(parts));
        self.last = at;
    }

    fn share(&self, of: f32) -> f32 {
        of / self.count.max(1.0)
    }

    /// Chunks from one member to the next.
    fn gap(&self) -> f32 {
        ((self.last - self.first) as f32 / (self.count - 1.0).max(1.0)).min(60.0)
    }
}

/// Members by what a candidate shares: a kind of likeness and a hash of it.
type Members = HashMap<(u8, u64), Group, BuildHasherDefault<AsIs>>;

const STYLE: u8 = 0;
const START: u8 = 1;
const WORD: u8 = 2;
const END: u8 = 3;
const SEQUENCE: u8 = 4;
const TEXT: u8 = 5;

/// The groups of each of `candidates`.
/// Only those `inside` the article count as company; `links` are the numbers before and after each chunk's own.
pub(super) fn of(
    seen: &[Seen],
    links: &[Links],
    candidates: &[usize],
    inside: impl Fn(usize) -> bool,
) -> Vec<Groups> {
    let sequences = sequences(links);
    let mut groups = Members::default();
    let mut members = 0;
    for &at in candidates.iter().filter(|&&at| inside(at)) {
        let next = seen.get(at + 1);
        let leads = next.is_some_and(|next| next.chars >= LONG_CHARS);
        let parts = next.is_some_and(|next| next.features.style() != seen[at].features.style());
        members += 1;
        for key in keys(&seen[at], sequences[at]) {
            groups.entry(key).or_default().add(at, leads, parts);
        }
    }
    candidates
        .iter()
        .map(|&at| {
            let [style, start, word, end, sequence, text] = keys(&seen[at], sequences[at])
                .map(|key| groups.get(&key).copied().unwrap_or_default());
            let own = seen[at].features.style();
            let parted = |other: Option<&Seen>| {
                f32::from(u8::from(
                    other.is_none_or(|other| other.features.style() != own),
                ))
            };
            let in_sequence = sequences[at].is_some();
            Groups {
                style_share: style.count / members.max(1) as f32,
                style_count: (1.0 + style.count).ln(),
                style_beside: style.share(style.beside),
                style_leads: style.share(style.leads),
                style_parts: style.share(style.parts),
                style_gap: style.gap(),
                start_count: start.count.min(30.0),
                start_beside: start.share(start.beside),
                start_leads: start.share(start.leads),
                start_gap: start.gap(),
                word_count: word.count.min(30.0),
                word_leads: word.share(word.leads),
                end_count: end.count.min(30.0),
                end_leads: end.share(end.leads),
                sequence_count: if in_sequence {
                    sequence.count.min(40.0)
                } else {
                    0.0
                },
                sequence_beside: sequence.share(sequence.beside),
                sequence_leads: sequence.share(sequence.leads),
                sequence_gap: sequence.gap(),
                sequence_first: sequences[at].map_or(0.0, |first| seen[first].features.number),
                text_count: text.count.min(30.0),
                text_gap: text.gap(),
                parts_before: parted(at.checked_sub(1).and_then(|before| seen.get(before))),
                parts_after: parted(seen.get(at + 1)),
            }
        })
        .collect()
}

fn keys(seen: &Seen, sequence: Option<usize>) -> [(u8, u64); 6] {
    [
        (STYLE, u64::from(seen.features.style())),
        (START, seen.edges[1]),
        (WORD, seen.edges[0]),
        (END, seen.edges[2]),
        (SEQUENCE, sequence.map_or(u64::MAX, |first| first as u64)),
        (TEXT, seen.text_hash),
    ]
}

/// For each numbered chunk, the chunk with which its sequence of numbers begins.
fn sequences(links: &[Links]) -> Vec<Option<usize>> {
    let mut first: Vec<Option<usize>> = vec![None; links.len()];
    for at in 0..first.len() {
        first[at] = match links[at] {
            (Some(before), _) => first[before].or(Some(before)),
            (None, Some(_)) => Some(at),
            (None, None) => None,
        };
    }
    first
}
