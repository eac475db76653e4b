//! `Look`: what one chunk looks like, in numbers. The models and the rules read these numbers, never the text.

use super::hashes::{START, hashed, stepped};
use super::lexicon::{self, Sign};
use super::lines::{Chunk, Shape};
use super::numbering::{self, Numbering};
use super::wrap::{is_letter_without_case, is_spaceless};

/// Declares a struct of numbers, with their count and a way to write them out in order.
macro_rules! numbers {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub(super) struct $name { $($(#[$doc])* pub(super) $field: f32,)* }

        impl $name {
            /// Writes the numbers behind those in `row`, in the order in which they are declared.
            pub(super) fn write(&self, row: &mut Vec<f32>) {
                row.extend([$(self.$field,)*]);
            }

            /// The numbers' names, in the same order.
            #[cfg(test)]
            pub(super) const NAMES: &[&str] = &[$(concat!(stringify!($name), ".", stringify!($field)),)*];
        }
    };
}
pub(super) use numbers;

numbers! {
    /// What one chunk looks like. Shares are of its words or characters; flags are 0 or 1.
    Look {
        /// Logarithm of its length in characters.
        length,
        /// Its words; a character of a script without spaces counts as half a word.
        words,
        /// Characters in a word.
        word_length,
        /// Words that begin with a capital, function words not counted.
        capitalised,
        /// Letters that are capitals.
        capitals,
        /// Characters that are digits.
        digits,
        /// Characters that are neither letters, digits nor spaces.
        marks,
        /// Ends as a sentence does.
        ends_stop,
        /// Ends with a question mark.
        ends_question,
        /// Ends with a colon.
        ends_colon,
        /// Ends with a comma, semicolon, dash or ellipsis.
        ends_open,
        /// Ends with a closing bracket.
        ends_bracket,
        /// Begins with a lower-case letter.
        begins_lower,
        /// Begins with a digit.
        begins_digit,
        /// Begins with a quotation mark.
        begins_quote,
        /// Begins with a mark of another kind.
        begins_mark,
        /// Places where a sentence ends and another begins.
        sentences,
        /// Commas and semicolons.
        commas,
        /// Colons within.
        colons,
        /// Bars, middle dots, bullets and arrows, which join or lead the links of menus.
        joints,
        /// Spaced dashes.
        dashes,
        /// Has brackets.
        brackets,
        /// Money, percents and degrees.
        amounts,
        /// Addresses of pages and mail.
        addresses,
        /// A number of four digits that may be a year.
        year,
        /// Time of day or length of a clip, such as 8:02.
        clock,
        /// How its number is written, see [`Numbering`]; 0 for none.
        numbering,
        /// Its number.
        number,
        /// Shape: an item with a bullet.
        is_item,
        /// Shape: lines that are kept.
        is_kept,
        /// Shape: underlined.
        is_underlined,
        /// Made of several lines.
        several,
        /// Columns of indentation.
        indent,
        /// Blank lines before it, more than three counted as three.
        blank,
        /// Function words.
        function,
        /// Frequent verbs.
        verbs,
        /// Words for writer and reader.
        persons,
        /// Begins with a word that begins questions.
        question,
        /// Begins with a function word.
        begins_function,
        /// Words that name parts of articles.
        section,
        /// Words of menus, counted as the other kinds of furniture below.
        menu,
        /// Words of sharing.
        share,
        /// Words of related articles.
        related,
        /// Words of law.
        legal,
        /// Words of comments.
        comment,
        /// Words of bylines.
        byline,
        /// Words of dates.
        date,
        /// Words of offers.
        offer,
        /// Words of pictures.
        picture,
        /// Words of newsletters.
        letter,
        /// Words of consent.
        consent,
        /// Words of contents lists.
        contents,
        /// Any of these kinds that are furniture, as a share of its words.
        furniture,
        /// Begins with "by" or its like, or a name only: two to four capitalised words.
        name_like,
        /// The longest word's characters.
        longest_word,
        /// Letters that belong to other scripts than Latin.
        foreign,
        /// Words that occur in it twice.
        echoes,
    }
}

/// A chunk's look, and the words by which it is compared with others.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    pub(super) look: Look,
    pub(super) numbering: Numbering,
    /// Characters, as a whole number.
    pub(super) chars: usize,
    /// A hash of its text without case, marks and spaces.
    pub(super) text_hash: u64,
    /// Hashes of its longer words.
    pub(super) word_hashes: Vec<u64>,
    /// Hashes of its first word, its first two, and its last.
    pub(super) edges: [u64; 3],
}

/// How many bytes of a chunk are looked at word by word: the beginning of a paragraph tells what it is.
const LOOKED_BYTES: usize = 400;
/// A word of this many letters or more tells what a text is about.
const TOPIC_LETTERS: usize = 5;

/// Looks at `chunk`.
pub(super) fn look_at(chunk: &Chunk<'_>) -> Seen {
    let text = &*chunk.text;
    let mut seen = Seen {
        numbering: numbering::of(text),
        ..Seen::default()
    };
    let look = &mut seen.look;
    let scan = Scan::of(text);
    seen.chars = scan.chars;
    look.length = (1.0 + scan.chars as f32).ln();
    let per_char = |count: usize| count as f32 / scan.chars.max(1) as f32;
    look.digits = per_char(scan.digits);
    look.marks = per_char(scan.marks);
    look.capitals = scan.capitals as f32 / scan.letters.max(1) as f32;
    look.foreign = scan.foreign as f32 / scan.letters.max(1) as f32;
    look.sentences = scan.sentences.min(20) as f32;
    look.commas = scan.commas.min(20) as f32;
    look.colons = scan.colons.min(5) as f32;
    look.joints = scan.joints.min(9) as f32;
    look.amounts = scan.amounts.min(9) as f32;
    if scan.dashes > 0 {
        look.dashes =
            text.matches(" - ").count().min(3) as f32 + text.matches(" – ").count().min(3) as f32;
    }
    look.brackets = flag(scan.brackets > 0);
    look.addresses = flag(
        text.contains("http")
            || text.contains("www.")
            || text.contains('@')
            || text.contains(".com"),
    );
    ends(text, look);
    begins(text, look);
    look.numbering = seen.numbering.kind() as u8 as f32;
    look.number = seen.numbering.last().min(200) as f32;
    look.is_item = flag(matches!(chunk.shape, Shape::Item { .. }) && look.numbering == 0.0);
    look.is_kept = flag(matches!(chunk.shape, Shape::Verse | Shape::Fixed));
    look.is_underlined = flag(matches!(
        chunk.shape,
        Shape::Underlined(_) | Shape::Hashed(_)
    ));
    look.several = flag(chunk.several);
    look.indent = f32::from(chunk.indent.min(40));
    look.blank = f32::from(chunk.blank_before.min(3));
    words(text, scan.chars, &mut seen);
    seen
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Characters counted by kind.
#[derive(Default)]
struct Scan {
    chars: usize,
    letters: usize,
    capitals: usize,
    foreign: usize,
    digits: usize,
    marks: usize,
    sentences: usize,
    commas: usize,
    colons: usize,
    joints: usize,
    amounts: usize,
    brackets: usize,
    /// Dashes after a space.
    dashes: usize,
}

impl Scan {
    fn of(text: &str) -> Self {
        let mut scan = Self::default();
        let (mut before, mut last) = (' ', ' ');
        let mut rest = text;
        loop {
            // Small letters, which are most of a text, are counted by the run.
            let run = rest.bytes().take_while(u8::is_ascii_lowercase).count();
            if run > 0 {
                scan.chars += run;
                scan.letters += run;
                (before, last) = (if run > 1 { 'a' } else { last }, 'a');
                rest = &rest[run..];
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else {
                return scan;
            };
            rest = chars.as_str();
            // A character of a dense script says as much as two letters, and takes as much room.
            scan.chars += 1 + usize::from(is_spaceless(c));
            match c {
                ' ' | '\n' => {}
                'A'..='Z' => {
                    scan.letters += 1;
                    scan.capitals += 1;
                    scan.sentences +=
                        usize::from(last == ' ' && matches!(before, '.' | '!' | '?' | '”' | '"'));
                }
                '0'..='9' => scan.digits += 1,
                '-' | '–' => {
                    scan.marks += 1;
                    scan.dashes += usize::from(last == ' ');
                }
                _ if is_letter_without_case(c) => {
                    scan.letters += 1;
                    scan.foreign += 1;
                    scan.sentences += usize::from(last == ' ' && matches!(before, '.' | '!' | '?'));
                }
                _ if c.is_alphabetic() => {
                    scan.letters += 1;
                    scan.capitals += usize::from(c.is_uppercase());
                    scan.foreign += usize::from(c > '\u{24f}');
                    scan.sentences += usize::from(last == ' ' && matches!(before, '.' | '!' | '?'));
                }
                _ if c.is_whitespace() => {}
                _ => scan.mark(c),
            }
            (before, last) = (last, c);
        }
    }

    fn mark(&mut self, c: char) {
        self.marks += 1;
        match c {
            ',' | ';' | '，' | '、' => self.commas += 1,
            ':' | '：' => self.colons += 1,
            '。' | '！' | '？' => self.sentences += 1,
            '|' | '·' | '•' | '»' | '«' | '›' | '→' | '←' | '>' | '<' | '/' | '↑' | '▼' | '▲'
            | '×' => self.joints += 1,
            '$' | '€' | '£' | '¥' | '%' | '°' | '#' => self.amounts += 1,
            '(' | '[' | '{' => self.brackets += 1,
            _ => {}
        }
    }
}

fn ends(text: &str, look: &mut Look) {
    let body = text.trim_end_matches(['"', '”', '’', '\'', '»', '*', '」', '』', '“', '_']);
    let Some(last) = body.chars().next_back() else {
        return;
    };
    match last {
        '.' | '!' | '。' | '！' | '।' | '۔' => look.ends_stop = 1.0,
        '?' | '？' | ';' if last != ';' => look.ends_question = 1.0,
        ':' | '：' => look.ends_colon = 1.0,
        ',' | ';' | '—' | '–' | '-' | '…' => look.ends_open = 1.0,
        ')' | ']' => {
            look.ends_bracket = 1.0;
            // A sentence may stand in brackets whole.
            look.ends_stop = flag(body[..body.len() - 1].ends_with('.'));
        }
        _ => {}
    }
}

fn begins(text: &str, look: &mut Look) {
    match text.chars().next() {
        Some(c) if c.is_lowercase() => look.begins_lower = 1.0,
        Some(c) if c.is_ascii_digit() => look.begins_digit = 1.0,
        Some('"' | '“' | '«' | '‘' | '„' | '\'' | '「') => look.begins_quote = 1.0,
        Some(c) if !c.is_alphanumeric() => look.begins_mark = 1.0,
        _ => {}
    }
}

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
fn words(text: &str, chars: usize, seen: &mut Seen) {
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
    counts.tell(&mut seen.look, spaceless, share, chars);
    let look = &mut seen.look;
    if look.digits > 0.0 {
        look.year = flag(has_year(head));
        look.clock = flag(has_clock(head));
    }
    look.name_like = flag(
        (2.0..=4.0).contains(&look.words)
            && counts.capitals == counts.words
            && look.digits == 0.0
            && look.ends_stop + look.ends_question + look.ends_colon == 0.0,
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

    /// Writes what was counted into `look`. The text is `share` times as long as what was counted.
    fn tell(&self, look: &mut Look, spaceless: usize, share: f32, chars: usize) {
        let words = self.words.max(1) as f32;
        let of_words = |kind: usize| self.kinds[kind] as f32 / words;
        let count = |kind: usize| self.kinds[kind].min(9) as f32;
        look.words = (self.words as f32 + spaceless as f32 / 2.0) * share;
        look.word_length = chars as f32 / (words * share);
        look.capitalised = self.content_capitals as f32 / self.content.max(1) as f32;
        look.longest_word = self.longest.min(40) as f32;
        look.echoes = self.echoes.min(9) as f32;
        look.question = flag(self.question);
        look.begins_function = flag(self.begins_function);
        look.function = of_words(0);
        look.verbs = of_words(1);
        look.persons = of_words(2);
        look.section = count(4);
        look.menu = count(5);
        look.share = count(6);
        look.related = count(7);
        look.legal = count(8);
        look.comment = count(9);
        look.byline = count(10);
        look.date = count(11);
        look.offer = count(12);
        look.picture = count(13);
        look.letter = count(14);
        look.consent = count(15);
        look.contents = count(16);
        look.furniture = self.furniture as f32 / words;
    }
}

/// The hash that a chunk with this text has as its [`Seen::text_hash`].
pub(super) fn hash_of(text: &str) -> u64 {
    let mut seen = Seen::default();
    words(text, text.len(), &mut seen);
    seen.text_hash
}
