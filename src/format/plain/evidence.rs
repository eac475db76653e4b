//! Evidence over the whole text: which chunks are of the article, then which of these are headings, with an eye on what
//! the candidates have in common, then which is the title.
//!
//! A second answer to each question, fitted to the first answers for all chunks, was tried and does worse on unseen texts:
//! a few hundred texts are too few to learn that from.

use super::context::{self, Context, Links, Page, signed_log};
use super::describe::describe;
use super::features::Seen;
use super::groups;
use super::judge::{Judge, Model, Rows};
use super::lines::{Chunk, Shape};
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

numbers! {
    /// What is known of a possible title besides.
    Titled {
        article,
        heading,
        inside,
        from_begin,
        /// Another chunk begins with it and goes on with a site's name.
        joined,
        /// It itself looks so joined.
        joint,
        /// Share of its words that the text's first chunk has.
        first_words,
        /// Which of the candidates before the article it is, counted from the article's begin.
        countdown,
        /// The longest candidate within a few chunks.
        longest,
    }
}

/// Everything that was found out about the chunks of a text.
#[derive(Debug, Default)]
pub(super) struct Evidence {
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

/// Longer headings are sentences, and no model tells these from others.
const HEADING_CHARS_MAX: usize = 220;
/// Log odds that mean "no".
pub(super) const NO: f32 = -9.0;

/// Log odds that mean "surely".
const SURE: f32 = 6.0;

/// Which stretch of a text some chunks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// All of it.
    Whole,
    /// The beginning of a large one.
    Beginning,
    /// What follows: the article goes on.
    Within,
}

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
        ..Evidence::default()
    };
    if stretch == Stretch::Within {
        evidence.article = vec![SURE; chunks.len()];
        (evidence.begin, evidence.end) = (0, chunks.len());
    } else {
        evidence.article(judge);
    }
    if stretch == Stretch::Beginning {
        evidence.end = chunks.len();
        evidence.article[evidence.begin..].fill(SURE);
    }
    evidence.headings(chunks, judge);
    if stretch != Stretch::Within {
        evidence.titles(chunks, judge);
    }
    evidence
}

impl Evidence {
    fn row(&self, at: usize, row: &mut Vec<f32>) {
        self.seen[at].features.write(row);
        self.contexts[at].write(row);
        self.page.write(row);
    }

    fn article(&mut self, judge: &mut dyn Judge) {
        let mut rows = Rows::default();
        for at in 0..self.seen.len() {
            self.row(at, &mut rows.numbers);
            rows.count += 1;
        }
        self.article = judge.judge(Model::Article, &rows);
        (self.begin, self.end) = self.stretch(&self.article);
    }

    /// The stretch of chunks with the greatest sum of odds, long chunks counting more.
    fn stretch(&self, odds: &[f32]) -> (usize, usize) {
        let (mut best, mut sum, mut start) = ((0.0, 0, 0), 0.0_f32, 0);
        for (at, odds) in odds.iter().enumerate() {
            if sum <= 0.0 {
                (sum, start) = (0.0, at);
            }
            let weight = 0.3 + (self.seen[at].chars.min(400) as f32) / 200.0;
            sum += odds.clamp(-3.0, 3.0) * weight;
            if sum > best.0 {
                best = (sum, start, at + 1);
            }
        }
        (best.1, best.2)
    }

    fn arounds(&self, odds: &[f32]) -> Vec<Around> {
        let (begin, end) = self.stretch(odds);
        let sums = context::Sums::of(odds.iter().map(|odds| odds.clamp(-5.0, 5.0)));
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

    fn headings(&mut self, chunks: &[Chunk<'_>], judge: &mut dyn Judge) {
        let candidates: Vec<usize> = (0..chunks.len())
            .filter(|&at| self.may_be_heading(&chunks[at], at))
            .collect();
        let around = self.arounds(&self.article);
        let groups = groups::of(&self.seen, &self.numbers, &candidates, |at| {
            (self.begin..self.end).contains(&at) || self.article[at] > 0.0
        });
        let mut rows = Rows::default();
        for (&at, groups) in candidates.iter().zip(&groups) {
            self.seen[at].features.write(&mut rows.numbers);
            self.contexts[at].write(&mut rows.numbers);
            around[at].write(&mut rows.numbers);
            groups.write(&mut rows.numbers);
            rows.count += 1;
        }
        self.heading = self.spread(&candidates, &judge.judge(Model::Heading, &rows));
    }

    fn may_be_heading(&self, chunk: &Chunk<'_>, at: usize) -> bool {
        let letters = chunk
            .text
            .chars()
            .take(HEADING_CHARS_MAX)
            .any(char::is_alphabetic);
        let shape = matches!(
            chunk.shape,
            Shape::Prose | Shape::Underlined(_) | Shape::Hashed(_) | Shape::Item { .. }
        );
        letters
            && shape
            && self.seen[at].features.is_item == 0.0
            && self.seen[at].chars <= HEADING_CHARS_MAX
    }

    /// Answers for `candidates` as answers for all chunks.
    fn spread(&self, candidates: &[usize], odds: &[f32]) -> Vec<f32> {
        let mut all = vec![NO; self.seen.len()];
        candidates
            .iter()
            .zip(odds)
            .for_each(|(&at, &odds)| all[at] = odds);
        all
    }

    fn titles(&mut self, chunks: &[Chunk<'_>], judge: &mut dyn Judge) {
        let candidates: Vec<usize> = (0..chunks.len().min(self.title_end()))
            .filter(|&at| self.may_be_title(&chunks[at], at))
            .collect();
        let mut rows = Rows::default();
        for (n, &at) in candidates.iter().enumerate() {
            self.row(at, &mut rows.numbers);
            self.titled(chunks, &candidates, n).write(&mut rows.numbers);
            rows.count += 1;
        }
        self.title = self.spread(&candidates, &judge.judge(Model::Title, &rows));
    }

    /// A title stands before the article's text or right at its beginning.
    fn title_end(&self) -> usize {
        self.begin + 12
    }

    fn may_be_title(&self, chunk: &Chunk<'_>, at: usize) -> bool {
        /// Longer titles are paragraphs.
        const TITLE_CHARS_MAX: usize = 250;
        let shape = matches!(
            chunk.shape,
            Shape::Prose | Shape::Underlined(_) | Shape::Hashed(_) | Shape::Item { .. }
        );
        shape
            && self.seen[at].chars <= TITLE_CHARS_MAX
            && self.seen[at].features.is_item == 0.0
            && chunk.text.chars().any(char::is_alphabetic)
    }

    fn titled(&self, chunks: &[Chunk<'_>], candidates: &[usize], n: usize) -> Titled {
        let at = candidates[n];
        let text = &*chunks[at].text;
        let first = &self.seen[0].word_hashes;
        let own = &self.seen[at].word_hashes;
        let shared = own.iter().filter(|word| first.contains(word)).count();
        Titled {
            article: self.article[at],
            heading: self.heading[at],
            inside: f32::from(u8::from((self.begin..self.end).contains(&at))),
            from_begin: signed_log(at as f32 - self.begin as f32),
            joined: f32::from(u8::from(
                text.len() >= 8
                    && chunks[..chunks.len().min(self.title_end())]
                        .iter()
                        .any(|other| {
                            other.text.len() > text.len()
                                && other.text.len() < text.len() + 80
                                && joins(&other.text, text)
                        }),
            )),
            joint: f32::from(u8::from(
                [" | ", " - ", " – ", " — "]
                    .iter()
                    .any(|joint| text.contains(joint)),
            )),
            first_words: shared as f32 / own.len().max(1) as f32,
            countdown: candidates
                .iter()
                .filter(|&&other| other > at && other <= self.begin)
                .count()
                .min(99) as f32,
            longest: f32::from(u8::from(
                candidates
                    .iter()
                    .filter(|other| other.abs_diff(at) <= 6)
                    .all(|&other| self.seen[other].chars <= self.seen[at].chars),
            )),
        }
    }
}

/// Whether `whole` is `title` and a site's name.
pub(super) fn joins(whole: &str, title: &str) -> bool {
    whole.strip_prefix(title).is_some_and(|rest| {
        [" |", " -", " –", " —", " ·", " •", " «", " ::"]
            .iter()
            .any(|joint| rest.starts_with(joint))
    })
}
