//! What stands around each chunk, and what the text is like as a whole, in numbers.

use super::features::{Features, Seen};
use super::hashes::ByHash;
use super::numbers::numbers;

numbers! {
    /// What stands around a chunk.
    Context {
        /// Lengths of the chunks before and after, as in [`Features`].
        before_length,
        before2_length,
        before3_length,
        after_length,
        after2_length,
        after3_length,
        /// How its neighbours end and begin.
        before_stop,
        before_colon,
        before2_stop,
        after_stop,
        after_question,
        after2_stop,
        after_lower,
        /// How much of its neighbours is furniture.
        before_furniture,
        before2_furniture,
        after_furniture,
        after2_furniture,
        /// Capitals in its neighbours.
        before_capitalised,
        after_capitalised,
        /// Function words in its neighbours.
        before_function,
        after_function,
        /// Kinds of words and shapes in its neighbours.
        before_date,
        after_date,
        before_byline,
        after_byline,
        before_item,
        after_item,
        before_numbering,
        after_numbering,
        before_sentences,
        after_sentences,
        /// How many chunks on each side of it are short, without a break.
        short_before,
        short_after,
        /// Share of the characters around it that stand in long chunks, near and further away.
        long_near,
        long_far,
        /// The same, after it alone, and before it alone.
        long_after,
        long_before,
        /// Furniture around it, near and further away.
        furniture_near,
        furniture_far,
        /// Ends of sentences around it.
        stops_near,
        stops_far,
        /// Mean length around it.
        length_near,
        /// How even the lengths around it are.
        uneven_near,
        /// Its place: share of chunks before it, and distances from both ends.
        place,
        from_start,
        from_end,
        /// Share of the characters before it.
        text_before,
        /// Chunks since the last long one and until the next.
        since_long,
        until_long,
        /// Chunks after the first long one and before the last.
        after_first_long,
        before_last_long,
        /// How often its text occurs, and whether it has occurred before.
        repeats,
        repeated,
        /// Words of it that occur in the text's paragraphs.
        topic,
        /// Words of it that occur in the paragraphs after it.
        topic_after,
        /// Whether its number follows one before it, and is followed by one after it.
        number_before,
        number_after,
        /// How many chunks away these stand.
        number_gap,
        /// Blank lines before it and after it, less what is usual.
        blank_more,
        blank_after,
    }
}

numbers! {
    /// What the text is like as a whole.
    Page {
        /// Logarithm of its chunks.
        chunks,
        /// Mean length of its chunks.
        length,
        /// Share of its characters in long chunks.
        long,
        /// Share of its chunks that are short.
        short,
        /// Share of its chunks that end as sentences do.
        stops,
        /// Furniture in its chunks, at its beginning and at its end.
        furniture,
        furniture_first,
        furniture_last,
        /// Share of its chunks whose text occurs more than once.
        repeats,
        /// Words of law in its last chunks.
        legal_last,
        /// Mean length of the first and last chunks.
        length_first,
        length_last,
        /// Share of chunks that are list items.
        items,
        /// Share of chunks with a number.
        numbers,
        /// Letters of other scripts than Latin.
        foreign,
    }
}

/// A chunk of this many characters is long: it is a paragraph and nothing else.
pub(super) const LONG_CHARS: usize = 120;
/// One of fewer is short: a heading, a cell, a link.
const SHORT_CHARS: usize = 80;
/// How far "near" and "far" reach, in chunks to each side.
const NEAR: usize = 4;
const FAR: usize = 15;
/// How many chunks at each end of a text are looked at for furniture.
const EDGE: usize = 15;

/// Running sums of one number over the chunks, for means over any stretch.
pub(super) struct Sums(Vec<f32>);

impl Sums {
    pub(super) fn of(values: impl Iterator<Item = f32>) -> Self {
        let mut sums = vec![0.0];
        let mut sum = 0.0_f64;
        sums.extend(values.map(|value| {
            sum += f64::from(value);
            sum as f32
        }));
        Self(sums)
    }

    /// The sum over the chunks from `start` to before `end`, both brought within bounds.
    fn sum(&self, start: usize, end: usize) -> f32 {
        let last = self.0.len() - 1;
        self.0[end.min(last)] - self.0[start.min(last)]
    }

    fn mean(&self, start: usize, end: usize) -> f32 {
        let end = end.min(self.0.len() - 1);
        self.sum(start, end) / end.saturating_sub(start).max(1) as f32
    }

    pub(super) fn around(&self, at: usize, reach: usize) -> f32 {
        self.mean(at.saturating_sub(reach), at + reach + 1)
    }
}

/// What stands around each of `seen` with at most `chars_max` characters, and what all are like as a whole.
pub(super) fn around(seen: &[Seen], chars_max: usize) -> (Vec<Context>, Page) {
    let tables = Tables::of(seen);
    let contexts = (0..seen.len())
        .map(|at| match seen[at].chars <= chars_max {
            true => context(seen, &tables, at),
            false => Context::default(),
        })
        .collect();
    (contexts, page(seen, &tables))
}

/// What is summed up over the whole text, once.
struct Tables {
    chars: Sums,
    long_chars: Sums,
    lengths: Sums,
    squares: Sums,
    furniture: Sums,
    stops: Sums,
    repeats: ByHash<(u32, usize)>,
    /// In how many long chunks each word occurs.
    topics: ByHash<u32>,
    since_long: Vec<usize>,
    until_long: Vec<usize>,
    short_before: Vec<usize>,
    short_after: Vec<usize>,
    numbers: Vec<Links>,
    usual_blank: f32,
}

impl Tables {
    fn of(seen: &[Seen]) -> Self {
        let sums = |value: fn(&Seen) -> f32| Sums::of(seen.iter().map(value));
        let mut repeats: ByHash<(u32, usize)> = ByHash::default();
        let mut topics: ByHash<u32> = ByHash::default();
        for (at, chunk) in seen.iter().enumerate() {
            repeats.entry(chunk.text_hash).or_insert((0, at)).0 += 1;
            if chunk.chars >= LONG_CHARS {
                for word in &chunk.word_hashes {
                    *topics.entry(*word).or_default() += 1;
                }
            }
        }
        let is_long = |chunk: &Seen| chunk.chars >= LONG_CHARS;
        let is_short = |chunk: &Seen| chunk.chars < SHORT_CHARS;
        let blanks = seen
            .iter()
            .skip(1)
            .map(|chunk| chunk.features.blank)
            .sum::<f32>();
        Self {
            chars: sums(|chunk| chunk.chars as f32),
            long_chars: sums(|chunk| {
                if chunk.chars >= LONG_CHARS {
                    chunk.chars as f32
                } else {
                    0.0
                }
            }),
            lengths: sums(|chunk| chunk.features.length),
            squares: sums(|chunk| chunk.features.length * chunk.features.length),
            furniture: sums(|chunk| chunk.features.furniture),
            stops: sums(|chunk| chunk.features.ends_stop),
            repeats,
            topics,
            since_long: runs(seen.iter(), |chunk| !is_long(chunk)),
            until_long: backwards(runs(seen.iter().rev(), |chunk| !is_long(chunk))),
            short_before: runs(seen.iter(), is_short),
            short_after: backwards(runs(seen.iter().rev(), is_short)),
            numbers: numbers_in_sequence(seen),
            usual_blank: (blanks / seen.len().saturating_sub(1).max(1) as f32).round(),
        }
    }
}

fn backwards(mut values: Vec<usize>) -> Vec<usize> {
    values.reverse();
    values
}

/// For each chunk, how many chunks right before it are `wanted`.
fn runs<'s>(seen: impl Iterator<Item = &'s Seen>, wanted: impl Fn(&Seen) -> bool) -> Vec<usize> {
    let mut run = 0;
    seen.map(|chunk| {
        let before = run;
        run = if wanted(chunk) { run + 1 } else { 0 };
        before
    })
    .collect()
}

/// The chunks with the numbers before and after a chunk's own.
pub(super) type Links = (Option<usize>, Option<usize>);

/// For each numbered chunk, the nearest one before it with the number before its own, and the one that follows.
pub(super) fn numbers_in_sequence(seen: &[Seen]) -> Vec<Links> {
    /// How many numbered chunks are remembered: subsections part the numbers of sections.
    const REMEMBERED: usize = 60;
    let mut found = vec![(None, None); seen.len()];
    let numbered: Vec<usize> = (0..seen.len())
        .filter(|&at| seen[at].features.numbering > 0.0)
        .collect();
    for (n, &at) in numbered.iter().enumerate() {
        let before = numbered[n.saturating_sub(REMEMBERED)..n]
            .iter()
            .rev()
            .find(|&&before| seen[before].numbering.is_followed_by(seen[at].numbering));
        if let Some(&before) = before {
            found[at].0 = Some(before);
            found[before].1 = found[before].1.or(Some(at));
        }
    }
    found
}

fn context(seen: &[Seen], tables: &Tables, at: usize) -> Context {
    let own = &seen[at];
    let blank = Features::default();
    let side = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|n| seen.get(n))
            .map_or(&blank, |chunk| &chunk.features)
    };
    let (before, before2, after, after2) = (side(-1), side(-2), side(1), side(2));
    let chunks = seen.len();
    let share = |start: usize, end: usize| {
        tables.long_chars.sum(start, end) / tables.chars.sum(start, end).max(1.0)
    };
    let (near, far) = (at.saturating_sub(NEAR), at.saturating_sub(FAR));
    let mean = tables.lengths.around(at, NEAR);
    let first_long = tables.until_long.first().copied().unwrap_or(0);
    let last_long = chunks.saturating_sub(1 + tables.since_long.last().copied().unwrap_or(0));
    let (count, first) = tables
        .repeats
        .get(&own.text_hash)
        .copied()
        .unwrap_or((1, at));
    let (number_before, number_after) = tables.numbers[at];
    Context {
        before_length: before.length,
        before2_length: before2.length,
        before3_length: side(-3).length,
        after_length: after.length,
        after2_length: after2.length,
        after3_length: side(3).length,
        before_stop: before.ends_stop,
        before_colon: before.ends_colon,
        before2_stop: before2.ends_stop,
        after_stop: after.ends_stop,
        after_question: after.ends_question,
        after2_stop: after2.ends_stop,
        after_lower: after.begins_lower,
        before_furniture: before.furniture,
        before2_furniture: before2.furniture,
        after_furniture: after.furniture,
        after2_furniture: after2.furniture,
        before_capitalised: before.capitalised,
        after_capitalised: after.capitalised,
        before_function: before.function,
        after_function: after.function,
        before_date: before.date,
        after_date: after.date,
        before_byline: before.byline,
        after_byline: after.byline,
        before_item: before.is_item,
        after_item: after.is_item,
        before_numbering: before.numbering,
        after_numbering: after.numbering,
        before_sentences: before.sentences,
        after_sentences: after.sentences,
        short_before: tables.short_before[at].min(30) as f32,
        short_after: tables.short_after[at].min(30) as f32,
        long_near: share(near, at + NEAR + 1),
        long_far: share(far, at + FAR + 1),
        long_after: share(at + 1, at + 1 + FAR),
        long_before: share(far, at),
        furniture_near: tables.furniture.around(at, NEAR),
        furniture_far: tables.furniture.around(at, FAR),
        stops_near: tables.stops.around(at, NEAR),
        stops_far: tables.stops.around(at, FAR),
        length_near: mean,
        uneven_near: (tables.squares.around(at, NEAR) - mean * mean)
            .max(0.0)
            .sqrt(),
        place: at as f32 / chunks as f32,
        from_start: (1.0 + at as f32).ln(),
        from_end: ((chunks - at) as f32).ln(),
        text_before: tables.chars.sum(0, at) / tables.chars.sum(0, chunks).max(1.0),
        since_long: tables.since_long[at].min(60) as f32,
        until_long: tables.until_long[at].min(60) as f32,
        after_first_long: signed_log(at as f32 - first_long as f32),
        before_last_long: signed_log(last_long as f32 - at as f32),
        repeats: (count as f32).ln(),
        repeated: f32::from(u8::from(first < at)),
        topic: topic(own, tables),
        topic_after: topic_after(seen, at),
        number_before: f32::from(u8::from(number_before.is_some())),
        number_after: f32::from(u8::from(number_after.is_some())),
        number_gap: number_after
            .map_or(0, |n| n - at)
            .max(number_before.map_or(0, |n| at - n))
            .min(60) as f32,
        blank_more: own.features.blank - tables.usual_blank,
        blank_after: after.blank - tables.usual_blank,
    }
}

/// A distance to either side, on a scale that shrinks far away.
pub(super) fn signed_log(distance: f32) -> f32 {
    distance.signum() * (1.0 + distance.abs()).ln()
}

/// The share of a chunk's longer words that occur in long chunks other than itself.
fn topic(own: &Seen, tables: &Tables) -> f32 {
    let words = own.word_hashes.len();
    if words == 0 {
        return 0.0;
    }
    let itself = u32::from(own.chars >= LONG_CHARS);
    let found = own
        .word_hashes
        .iter()
        .filter(|word| tables.topics.get(word).copied().unwrap_or(0) > itself)
        .count();
    found as f32 / words as f32
}

/// The share of a short chunk's longer words that occur in the next chunks that are not short.
fn topic_after(seen: &[Seen], at: usize) -> f32 {
    /// How many chunks a section's first words are looked for in.
    const REACH: usize = 4;
    let own = &seen[at];
    if own.word_hashes.is_empty() || own.chars >= LONG_CHARS {
        return 0.0;
    }
    let after = &seen[at + 1..seen.len().min(at + 1 + REACH)];
    let found = own
        .word_hashes
        .iter()
        .filter(|word| after.iter().any(|chunk| chunk.word_hashes.contains(word)))
        .count();
    found as f32 / own.word_hashes.len() as f32
}

fn page(seen: &[Seen], tables: &Tables) -> Page {
    let chunks = seen.len();
    let share = |wanted: fn(&Seen) -> bool| {
        seen.iter().filter(|chunk| wanted(chunk)).count() as f32 / chunks.max(1) as f32
    };
    let last = chunks.saturating_sub(EDGE);
    Page {
        chunks: (1.0 + chunks as f32).ln(),
        length: tables.lengths.mean(0, chunks),
        long: tables.long_chars.sum(0, chunks) / tables.chars.sum(0, chunks).max(1.0),
        short: share(|chunk| chunk.chars < SHORT_CHARS),
        stops: tables.stops.mean(0, chunks),
        furniture: tables.furniture.mean(0, chunks),
        furniture_first: tables.furniture.mean(0, EDGE),
        furniture_last: tables.furniture.mean(last, chunks),
        repeats: 1.0 - tables.repeats.len() as f32 / chunks.max(1) as f32,
        legal_last: seen[last..]
            .iter()
            .map(|chunk| chunk.features.legal)
            .sum::<f32>(),
        length_first: tables.lengths.mean(0, EDGE),
        length_last: tables.lengths.mean(last, chunks),
        items: share(|chunk| chunk.features.is_item > 0.0),
        numbers: share(|chunk| chunk.features.numbering > 0.0),
        foreign: seen.iter().map(|chunk| chunk.features.foreign).sum::<f32>()
            / chunks.max(1) as f32,
    }
}
