//! Evidence over the whole text: which chunks are of the article; which of these are headings, first by themselves and what
//! is around them, then once more beside all that seem to be; and which is the title.

use super::around;
use super::context;
use super::describe::describe;
use super::evidence::{Evidence, NO, Stretch};
use super::features::Seen;
use super::form;
use super::groups;
use super::judge::{Judge, Model, Rows};
use super::lines::{Chunk, Shape};
use super::peers;
use super::titled;
use super::wrap::is_spaceless;

/// Longer headings are sentences, and no model tells these from others.
const HEADING_CHARS_MAX: usize = 220;
/// What is less likely than this at first sight is not looked at again: about one in a hundred.
pub(super) const AGAIN_LEAST: f32 = -4.6;
/// Log odds that mean "surely".
const SURE: f32 = 6.0;

/// Looks at `chunks` and lets `judge` answer.
pub(super) fn gather(chunks: &[Chunk<'_>], stretch: Stretch, judge: &mut dyn Judge) -> Evidence {
    let seen: Vec<Seen> = chunks.iter().map(describe).collect();
    let chars_max = if stretch == Stretch::Within {
        HEADING_CHARS_MAX
    } else {
        usize::MAX
    };
    let (contexts, page) = context::around(&seen, chars_max);
    let numbers = context::numbers_in_sequence(&seen);
    let mut evidence = Evidence {
        seen,
        contexts,
        page,
        numbers,
        stretch,
        ..Evidence::default()
    };
    if stretch == Stretch::Within {
        evidence.article = vec![SURE; chunks.len()];
        (evidence.begin, evidence.end) = (0, chunks.len());
    } else {
        evidence.article = article(&evidence, judge);
        (evidence.begin, evidence.end) = around::stretch(&evidence.seen, &evidence.article);
    }
    if stretch == Stretch::Beginning {
        evidence.end = chunks.len();
        evidence.article[evidence.begin..].fill(SURE);
    }
    evidence.heading = headings(&evidence, chunks, judge);
    if stretch != Stretch::Within {
        evidence.title = titles(&evidence, chunks, judge);
    }
    evidence
}

fn article(evidence: &Evidence, judge: &mut dyn Judge) -> Vec<f32> {
    let mut rows = Rows::default();
    for at in 0..evidence.seen.len() {
        rows.begin(evidence, at);
        evidence.page.write(&mut rows.numbers);
    }
    judge.judge(Model::Article, &rows)
}

fn headings(evidence: &Evidence, chunks: &[Chunk<'_>], judge: &mut dyn Judge) -> Vec<f32> {
    let seen = &evidence.seen;
    let candidates: Vec<usize> = (0..chunks.len())
        .filter(|&at| may_be_heading(&chunks[at], &seen[at]))
        .collect();
    let around = around::of(seen, &evidence.article);
    let groups = groups::of(seen, &evidence.numbers, &candidates, |at| {
        evidence.is_inside(at)
    });
    let mut rows = Rows::default();
    for (&at, groups) in candidates.iter().zip(&groups) {
        rows.begin(evidence, at);
        around[at].write(&mut rows.numbers);
        groups.write(&mut rows.numbers);
    }
    let mut odds = judge.judge(Model::Heading, &rows);
    let again: Vec<usize> = (0..candidates.len())
        .filter(|&n| odds[n] > AGAIN_LEAST)
        .collect();
    let peers = peers::of(chunks, seen, &candidates, &odds);
    let forms = form::Forms::of(chunks, seen, &candidates);
    let kind = form::Kind::of(seen);
    let width = rows.width();
    let mut more = Rows::default();
    for &n in &again {
        let first = &rows.numbers[n * width..(n + 1) * width];
        more.numbers.extend_from_slice(first);
        forms
            .form(chunks, seen, candidates[n])
            .write(&mut more.numbers);
        kind.write(&mut more.numbers);
        peers[n].write(&mut more.numbers);
        more.count += 1;
    }
    for (n, answer) in again.into_iter().zip(judge.judge(Model::Outline, &more)) {
        odds[n] = answer;
    }
    spread(&candidates, &odds, chunks.len())
}

fn may_be_heading(chunk: &Chunk<'_>, seen: &Seen) -> bool {
    let letters = chunk
        .text
        .chars()
        .take(HEADING_CHARS_MAX)
        .any(char::is_alphabetic);
    let shape = chunk.shape.is_marked() || matches!(chunk.shape, Shape::Prose | Shape::Item { .. });
    letters && shape && seen.features.is_item == 0.0 && seen.chars <= HEADING_CHARS_MAX
}

/// Answers for `candidates` as answers for all chunks.
fn spread(candidates: &[usize], odds: &[f32], count: usize) -> Vec<f32> {
    let mut all = vec![NO; count];
    candidates
        .iter()
        .zip(odds)
        .for_each(|(&at, &odds)| all[at] = odds);
    all
}

fn titles(evidence: &Evidence, chunks: &[Chunk<'_>], judge: &mut dyn Judge) -> Vec<f32> {
    let candidates: Vec<usize> = (0..chunks.len().min(titled::end(evidence)))
        .filter(|&at| may_be_title(&chunks[at], &evidence.seen[at]))
        .collect();
    let mut rows = Rows::default();
    for (n, &at) in candidates.iter().enumerate() {
        rows.begin(evidence, at);
        evidence.page.write(&mut rows.numbers);
        titled::of(evidence, chunks, &candidates, n).write(&mut rows.numbers);
    }
    spread(&candidates, &judge.judge(Model::Title, &rows), chunks.len())
}

fn may_be_title(chunk: &Chunk<'_>, seen: &Seen) -> bool {
    /// Longer titles are paragraphs.
    const TITLE_CHARS_MAX: usize = 250;
    let shape = chunk.shape.is_marked() || matches!(chunk.shape, Shape::Prose | Shape::Item { .. });
    shape
        && seen.chars <= TITLE_CHARS_MAX
        && seen.features.is_item == 0.0
        && chunk.text.chars().any(char::is_alphabetic)
        && has_words(&chunk.text)
}

/// Whether no run of letters and signs is longer than any word, save where words are not parted by spaces.
fn has_words(text: &str) -> bool {
    const WORD_CHARS_MAX: usize = 80;
    let mut run = 0;
    text.chars().all(|c| {
        run = if c.is_whitespace() || is_spaceless(c) {
            0
        } else {
            run + 1
        };
        run <= WORD_CHARS_MAX
    })
}

impl Rows {
    /// Begins a row with what the chunk at `at` looks like and what stands around it.
    fn begin(&mut self, evidence: &Evidence, at: usize) {
        evidence.seen[at].features.write(&mut self.numbers);
        evidence.contexts[at].write(&mut self.numbers);
        self.count += 1;
    }
}
