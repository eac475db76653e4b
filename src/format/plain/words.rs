//! What the words of a chunk say: what kinds they are of, how they are written, and hashes by which they are compared.

use super::features::{Features, Seen, flag};
use super::hashes::{START, hashed, stepped};
use super::lexicon::{self, Sign};
use super::wrap::{is_letter_without_case, is_spaceless};

/// How many bytes of a chunk are looked at word by word: the beginning of a paragraph tells what it is.
const LOOKED_BYTES: usize = 400;
/// A word of this many letters or more tells what a text is about.
const TOPIC_LETTERS: usize = 5;

/// Hashes of a text's words so far.
struct Hashes {
    /// All of them.
    text: u64,
    /// The last word.
    word: u64,
    /// The two last ones.
    pair: u64,
}

impl Hashes {
    /// Takes in one word more. The three are made side by side, since each waits for its own last step.
    #[inline]
    fn add(&mut self, word: impl Iterator<Item = u8>) {
        self.pair = self.word;
        self.word = START;
        word.for_each(|byte| self.step(byte));
        self.step(b' ');
    }

    fn step(&mut self, byte: u8) {
        self.text = stepped(self.text, byte);
        self.word = stepped(self.word, byte);
        self.pair = stepped(self.pair, byte);
    }
}

/// Whether words are made of `c`.
fn is_of_words(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\'' | '-' | '’' | '©' => true,
        '\0'..='\u{7f}' => false,
        _ => is_letter_without_case(c) || c.is_alphanumeric(),
    }
}

/// Looks at the words at the beginning of `text`, which has `chars` characters in all.
pub(super) fn tell(text: &str, chars: usize, seen: &mut Seen) {
    let head = &text[..text.floor_char_boundary(LOOKED_BYTES)];
    let mut counts = Counts::default();
    let mut lower = String::new();
    let mut spaceless = 0;
    let mut hashes = Hashes {
        text: START,
        word: 0,
        pair: 0,
    };
    for word in head.split(|c: char| !is_of_words(c)) {
        let word = word.trim_matches(['\'', '’', '-']);
        let Some(first) = word.chars().next() else {
            continue;
        };
        let letters = if word.is_ascii() {
            hashes.add(word.bytes().map(|byte| byte.to_ascii_lowercase()));
            word.len()
        } else {
            lower.clear();
            let mut letters = 0;
            for c in word.chars() {
                letters += lower_case(c, &mut lower);
                spaceless += usize::from(is_spaceless(c));
            }
            hashes.add(lower.bytes());
            letters
        };
        if let Some(edge) = seen.edges[..2].get_mut(counts.words) {
            *edge = hashes.text;
        }
        let is_first = counts.words == 0;
        counts.word(first, hashes.word, letters, &mut seen.word_hashes);
        if !is_first {
            counts.signs(lexicon::sign(hashes.pair));
        }
    }
    let mut hash = hashes.text;
    seen.edges[2] = hashes.word;
    if text.len() > head.len() {
        hash = hashed(hash, &text[head.len()..]);
    }
    seen.text_hash = hash;
    let share = if text.is_empty() {
        1.0
    } else {
        text.len() as f32 / head.len() as f32
    };
    counts.tell(&mut seen.features, spaceless, share, chars);
    let features = &mut seen.features;
    if features.digits > 0.0 {
        features.year = flag(has_year(head));
        features.clock = flag(has_clock(head));
    }
    features.name_like = flag(
        (2.0..=4.0).contains(&features.words)
            && counts.capitals == counts.words
            && features.digits == 0.0
            && features.ends_stop + features.ends_question + features.ends_colon == 0.0,
    );
}

/// Adds `c` in lower case to `lower`; says how many characters that are.
fn lower_case(c: char, lower: &mut String) -> usize {
    if c == '’' {
        lower.push('\'');
    } else if is_letter_without_case(c) {
        lower.push(c);
    } else {
        let small = c.to_lowercase();
        let count = small.len();
        lower.extend(small);
        return count;
    }
    1
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
}

fn has_clock(text: &str) -> bool {
    text.as_bytes()
        .windows(3)
        .any(|w| w[0].is_ascii_digit() && w[1] == b':' && w[2].is_ascii_digit())
}

#[derive(Default)]
struct Counts {
    words: usize,
    letters: usize,
    capitals: usize,
    /// Words that are not function words, and those of them with a capital.
    content: usize,
    content_capitals: usize,
    longest: usize,
    echoes: usize,
    question: bool,
    begins_function: bool,
    kinds: [usize; 17],
    furniture: usize,
}

impl Counts {
    fn word(&mut self, first: char, hash: u64, letters: usize, hashes: &mut Vec<u64>) {
        let sign = lexicon::sign(hash);
        if self.words == 0 {
            self.question = sign.any(Sign::QUESTION);
            self.begins_function = sign.any(Sign::FUNCTION);
        }
        self.words += 1;
        self.letters += letters;
        self.longest = self.longest.max(letters);
        let capital = first.is_uppercase();
        self.capitals += usize::from(capital);
        if !sign.any(Sign::FUNCTION) && first.is_alphabetic() {
            self.content += 1;
            self.content_capitals += usize::from(capital);
        }
        if letters >= TOPIC_LETTERS {
            self.echoes += usize::from(hashes.contains(&hash));
            hashes.push(hash);
        }
        self.signs(sign);
    }

    fn signs(&mut self, sign: Sign) {
        self.furniture += usize::from(sign.any(Sign::FURNITURE));
        let mut bits = sign.0;
        while bits != 0 {
            self.kinds[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }

    /// Writes what was counted into `features`. The text is `share` times as long as what was counted.
    fn tell(&self, features: &mut Features, spaceless: usize, share: f32, chars: usize) {
        let words = self.words.max(1) as f32;
        let of_words = |kind: usize| self.kinds[kind] as f32 / words;
        let count = |kind: usize| self.kinds[kind].min(9) as f32;
        features.words = (self.words as f32 + spaceless as f32 / 2.0) * share;
        features.word_length = chars as f32 / (words * share);
        features.capitalised = self.content_capitals as f32 / self.content.max(1) as f32;
        features.longest_word = self.longest.min(40) as f32;
        features.echoes = self.echoes.min(9) as f32;
        features.question = flag(self.question);
        features.begins_function = flag(self.begins_function);
        features.function = of_words(0);
        features.verbs = of_words(1);
        features.persons = of_words(2);
        features.section = count(4);
        features.menu = count(5);
        features.share = count(6);
        features.related = count(7);
        features.legal = count(8);
        features.comment = count(9);
        features.byline = count(10);
        features.date = count(11);
        features.offer = count(12);
        features.picture = count(13);
        features.letter = count(14);
        features.consent = count(15);
        features.contents = count(16);
        features.furniture = self.furniture as f32 / words;
    }
}

/// The hash that a chunk with this text has as its [`Seen::text_hash`].
pub(super) fn hash_of(text: &str) -> u64 {
    let mut seen = Seen::default();
    tell(text, text.len(), &mut seen);
    seen.text_hash
}
