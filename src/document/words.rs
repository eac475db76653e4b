//! Words, and how long they take to read.

/// How many words a minute an article's length is reckoned with: how fast most people read English (Brysbaert
/// 2019 has 238).
pub const WORDS_PER_MINUTE: u32 = 240;

/// Minutes for so many words, as the line under the title counts them: none for none, at least one for some.
pub fn minutes(words: u32) -> u32 {
    words.div_ceil(WORDS_PER_MINUTE)
}

/// Words as a reader's time counts them: runs between white space, and two characters of a script that writes
/// without spaces as one word.
pub fn count_words(text: &str) -> u32 {
    if text.is_ascii() {
        return count_ascii_words(text.as_bytes());
    }
    let mut words = 0;
    let mut halves = 0;
    let mut in_word = false;
    for c in text.chars() {
        if c.is_ascii() {
            // Without branches: where words begin and end cannot be foreseen, and most text is this.
            let letter = c.is_ascii_alphanumeric();
            words += u32::from(letter & !in_word);
            in_word = (in_word | letter) & (c > ' ');
        } else if is_spaceless(c) {
            halves += 1;
            in_word = false;
        } else if c.is_whitespace() {
            in_word = false;
        } else if !in_word && c.is_alphanumeric() {
            words += 1;
            in_word = true;
        }
    }
    words + u32::div_ceil(halves, 2)
}

/// The same for ASCII, where a byte is a character; most text is ASCII.
fn count_ascii_words(text: &[u8]) -> u32 {
    let mut words = 0;
    let mut in_word = false;
    for byte in text {
        let starts = !in_word && byte.is_ascii_alphanumeric();
        words += u32::from(starts);
        in_word = (in_word || starts) && !byte.is_ascii_whitespace();
    }
    words
}

/// Scripts written without spaces between words: kana, Han, Thai, Lao, Khmer, Burmese.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_scripts_without_spaces_too() {
        assert_eq!(count_words("two words"), 2);
        assert_eq!(count_words("a – b"), 2);
        assert_eq!(count_words("it's - \n well-known"), 2);
        assert_eq!(count_words("日本語で"), 2);
    }
}
