//! `Features`: what one chunk looks like, in numbers. The models and the rules read these numbers, never the text.

use super::numbering::Numbering;
use super::numbers::numbers;

numbers! {
    /// What one chunk looks like. Shares are of its words or characters; flags are 0 or 1.
    Features {
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

/// A chunk's features, and the words by which it is compared with others.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    pub(super) features: Features,
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

impl Features {
    /// What makes two headings look alike: number, capitals and last mark.
    pub(super) fn style(&self) -> u32 {
        let case = if self.capitals > 0.9 {
            3
        } else if self.capitalised > 0.75 {
            2
        } else {
            u32::from(self.begins_lower == 0.0)
        };
        let end = if self.ends_question > 0.0 {
            1
        } else if self.ends_colon > 0.0 {
            2
        } else if self.ends_stop > 0.0 {
            3
        } else {
            0
        };
        (self.numbering as u32 * 4 + case) * 4 + end
    }
}

/// A yes or no among numbers.
pub(super) fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}
