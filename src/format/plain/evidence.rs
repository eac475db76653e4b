//! Evidence over the whole text: every chunk is judged once, and again in the light of all answers.

use super::context::{self, Context, LONG_CHARS, Page, signed_log};
use super::judge::{Judge, Model, Rows, probability};
use super::lines::{Chunk, Shape};
use super::look::{Look, Seen, look_at, numbers};

numbers! {
    /// What the first answers say of a chunk's surroundings: is it of the article?
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
        /// Share of chunks that are likely of the article.
        likely,
    }
}

numbers! {
    /// What the first answers say of a candidate: what do this text's headings have in common?
    Among {
        own,
        before,
        before2,
        after,
        after2,
        /// Mean over the candidates of its style, itself left out, and how many they are.
        style,
        style_count,
        /// The same by style and length.
        kin,
        kin_count,
        /// Share of the likely headings that are of its style.
        style_share,
        /// How many likely headings there are, and for each thousand characters of paragraphs.
        likely,
        likely_density,
        /// Its rank among the candidates.
        rank,
        /// Chunks and characters since the last likely heading and until the next.
        chunks_since,
        chunks_until,
        chars_since,
        chars_until,
        /// Its length, less the likely headings' mean length.
        length_more,
        /// Its capitals, less the likely headings' mean.
        capitalised_more,
        /// Share of likely headings with a number, and with a question mark.
        numbered,
        questions,
        /// Share of likely headings that a paragraph follows.
        led,
        /// Likely headings close by.
        near,
        /// Mean of the candidates with the numbers before and after its own.
        numbers_near,
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

/// Log odds that mean "no".
pub(super) const NO: f32 = -9.0;

/// Looks at `chunks` and lets `judge` answer.
pub(super) fn gather(chunks: &[Chunk<'_>], judge: &mut dyn Judge) -> Evidence {
    let seen: Vec<Seen> = chunks.iter().map(look_at).collect();
    let (contexts, page) = context::around(&seen);
    let mut evidence = Evidence {
        seen,
        contexts,
        page,
        ..Evidence::default()
    };
    evidence.article(judge);
    evidence.headings(chunks, judge);
    evidence.titles(chunks, judge);
    evidence
}

impl Evidence {
    fn row(&self, at: usize, row: &mut Vec<f32>) {
        self.seen[at].look.write(row);
        self.contexts[at].write(row);
        self.page.write(row);
    }

    fn article(&mut self, judge: &mut dyn Judge) {
        let mut rows = Rows::default();
        for at in 0..self.seen.len() {
            self.row(at, &mut rows.numbers);
            rows.count += 1;
        }
        let first = judge.judge(Model::Article, &rows);
        let around = self.arounds(&first);
        let mut again = Rows::default();
        for (at, around) in around.iter().enumerate() {
            self.row(at, &mut again.numbers);
            around.write(&mut again.numbers);
            again.count += 1;
        }
        self.article = judge.judge(Model::ArticleAgain, &again);
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
        let likely =
            odds.iter().filter(|odds| **odds > 0.0).count() as f32 / odds.len().max(1) as f32;
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
                likely,
            })
            .collect()
    }

    fn headings(&mut self, chunks: &[Chunk<'_>], judge: &mut dyn Judge) {
        let candidates: Vec<usize> = (0..chunks.len())
            .filter(|&at| self.may_be_heading(&chunks[at], at))
            .collect();
        let around = self.arounds(&self.article);
        let mut rows = Rows::default();
        for &at in &candidates {
            self.row(at, &mut rows.numbers);
            around[at].write(&mut rows.numbers);
            rows.count += 1;
        }
        let first = self.spread(&candidates, &judge.judge(Model::Heading, &rows));
        let among = self.among(&candidates, &first);
        let mut again = Rows::default();
        for (&at, among) in candidates.iter().zip(&among) {
            self.row(at, &mut again.numbers);
            around[at].write(&mut again.numbers);
            among.write(&mut again.numbers);
            again.count += 1;
        }
        self.heading = self.spread(&candidates, &judge.judge(Model::HeadingAgain, &again));
    }

    fn may_be_heading(&self, chunk: &Chunk<'_>, at: usize) -> bool {
        /// Longer headings are sentences, and no model tells these from others.
        const HEADING_CHARS_MAX: usize = 220;
        let letters = chunk
            .text
            .chars()
            .take(HEADING_CHARS_MAX)
            .any(char::is_alphabetic);
        let shape = matches!(
            chunk.shape,
            Shape::Prose | Shape::Underlined(_) | Shape::Item { .. }
        );
        letters
            && shape
            && self.seen[at].look.is_item == 0.0
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

    fn among(&self, candidates: &[usize], odds: &[f32]) -> Vec<Among> {
        let groups = Groups::of(self, candidates, odds);
        let likely: Vec<usize> = candidates
            .iter()
            .copied()
            .filter(|&at| odds[at] > 0.0)
            .collect();
        let prose: usize = self
            .seen
            .iter()
            .map(|chunk| chunk.chars)
            .filter(|chars| *chars >= LONG_CHARS)
            .sum();
        let count = likely.len().max(1) as f32;
        let mean =
            |value: &dyn Fn(usize) -> f32| likely.iter().map(|&at| value(at)).sum::<f32>() / count;
        let look = |at: usize| &self.seen[at].look;
        let common = Among {
            likely: likely.len().min(99) as f32,
            likely_density: likely.len() as f32 * 1000.0 / (prose + 500) as f32,
            length_more: mean(&|at| look(at).length),
            capitalised_more: mean(&|at| look(at).capitalised),
            numbered: mean(&|at| f32::from(u8::from(look(at).numbering > 0.0))),
            questions: mean(&|at| look(at).ends_question),
            led: mean(&|at| {
                f32::from(u8::from(
                    self.seen
                        .get(at + 1)
                        .is_some_and(|next| next.chars >= LONG_CHARS),
                ))
            }),
            ..Among::default()
        };
        let mut ranked: Vec<f32> = candidates.iter().map(|&at| odds[at]).collect();
        ranked.sort_by(f32::total_cmp);
        let mut chars = vec![0_usize];
        chars.extend(self.seen.iter().scan(0, |sum, chunk| {
            *sum += chunk.chars;
            Some(*sum)
        }));
        let side = |at: usize, offset: isize| {
            at.checked_add_signed(offset)
                .and_then(|n| odds.get(n))
                .copied()
                .unwrap_or(NO)
        };
        let numbered: Vec<(Option<usize>, Option<usize>)> =
            context::numbers_in_sequence(&self.seen);
        candidates
            .iter()
            .map(|&at| {
                let next = likely.partition_point(|&other| other <= at);
                let since = likely[..next].iter().rev().find(|&&other| other < at);
                let until = likely.get(next);
                let beside: Vec<f32> = [numbered[at].0, numbered[at].1]
                    .into_iter()
                    .flatten()
                    .map(|n| odds[n])
                    .collect();
                let (style, style_count, style_likely) = groups.style(self, at, odds[at]);
                let (kin, kin_count) = groups.kin(self, at, odds[at]);
                Among {
                    own: odds[at],
                    before: side(at, -1),
                    before2: side(at, -2),
                    after: side(at, 1),
                    after2: side(at, 2),
                    style,
                    style_count,
                    kin,
                    kin_count,
                    style_share: style_likely as f32 / count,
                    rank: ranked.partition_point(|odds_| *odds_ < odds[at]) as f32
                        / candidates.len() as f32,
                    chunks_since: since.map_or(99.0, |&other| (at - other).min(99) as f32),
                    chunks_until: until.map_or(99.0, |&other| (other - at).min(99) as f32),
                    chars_since: since.map_or(9.0, |&other| {
                        (1.0 + (chars[at] - chars[other + 1]) as f32).ln()
                    }),
                    chars_until: until.map_or(9.0, |&other| {
                        (1.0 + (chars[other] - chars[at + 1]) as f32).ln()
                    }),
                    length_more: look(at).length - common.length_more,
                    capitalised_more: look(at).capitalised - common.capitalised_more,
                    near: likely
                        .iter()
                        .skip(next.saturating_sub(12))
                        .take(24)
                        .filter(|&&other| other.abs_diff(at) <= 5)
                        .count() as f32,
                    numbers_near: if beside.is_empty() {
                        NO
                    } else {
                        beside.iter().sum::<f32>() / beside.len() as f32
                    },
                    ..common
                }
            })
            .collect()
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
            Shape::Prose | Shape::Underlined(_) | Shape::Item { .. }
        );
        shape
            && self.seen[at].chars <= TITLE_CHARS_MAX
            && self.seen[at].look.is_item == 0.0
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

/// What makes two headings look alike: number, capitals and last mark.
fn style_of(look: &Look) -> u32 {
    let case = if look.capitals > 0.9 {
        3
    } else if look.capitalised > 0.75 {
        2
    } else {
        u32::from(look.begins_lower == 0.0)
    };
    let end = if look.ends_question > 0.0 {
        1
    } else if look.ends_colon > 0.0 {
        2
    } else if look.ends_stop > 0.0 {
        3
    } else {
        0
    };
    (look.numbering as u32 * 4 + case) * 4 + end
}

fn kin_of(look: &Look) -> u32 {
    style_of(look) * 16 + (look.length * 2.0) as u32
}

/// Sums of odds over the candidates of a style.
#[derive(Default)]
struct Groups {
    styles: std::collections::HashMap<u32, (f32, usize, usize)>,
    kins: std::collections::HashMap<u32, (f32, usize, usize)>,
}

impl Groups {
    fn of(evidence: &Evidence, candidates: &[usize], odds: &[f32]) -> Self {
        let mut groups = Self::default();
        for &at in candidates {
            let look = &evidence.seen[at].look;
            for group in [
                groups.styles.entry(style_of(look)).or_default(),
                groups.kins.entry(kin_of(look)).or_default(),
            ] {
                group.0 += probability(odds[at]);
                group.1 += 1;
                group.2 += usize::from(odds[at] > 0.0);
            }
        }
        groups
    }

    fn style(&self, evidence: &Evidence, at: usize, odds: f32) -> (f32, f32, usize) {
        let (sum, count, likely) = self.styles[&style_of(&evidence.seen[at].look)];
        (without(sum, count, odds), (count as f32).ln(), likely)
    }

    fn kin(&self, evidence: &Evidence, at: usize, odds: f32) -> (f32, f32) {
        let (sum, count, _) = self.kins[&kin_of(&evidence.seen[at].look)];
        (without(sum, count, odds), (count as f32).ln())
    }
}

/// The mean of a group without one of its members; −1 when there is no other.
fn without(sum: f32, count: usize, odds: f32) -> f32 {
    if count > 1 {
        (sum - probability(odds)) / (count - 1) as f32
    } else {
        -1.0
    }
}
