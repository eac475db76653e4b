//! Where a line may break (UAX #14).

/// The byte offsets in `text` before which a line may break, the end of the text included.
pub fn opportunities(text: &str) -> Vec<usize> {
    let mut at = 0;
    textwrap::WordSeparator::UnicodeBreakProperties
        .find_words(text)
        .map(|word| {
            at += word.word.len() + word.whitespace.len();
            at
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_follow_spaces_and_ideographs() {
        assert_eq!(opportunities("a b"), [2, 3]);
        assert_eq!(opportunities("日本"), [3, 6]);
    }
}
