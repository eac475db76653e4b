//! A command line to words, by the shell's rules for quotes and backslashes. Nothing else of a shell is here: no
//! variables, no patterns, no operators.

/// The words of `line`; `None` where a quote is not closed or there is no word.
pub fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match c {
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match characters.next()? {
                        '\'' => break,
                        c => word.push(c),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match characters.next()? {
                        '"' => break,
                        '\\' => match characters.next()? {
                            c @ ('"' | '\\' | '$' | '`') => word.push(c),
                            c => word.extend(['\\', c]),
                        },
                        c => word.push(c),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(characters.next()?),
            c if c.is_whitespace() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn quotes_and_backslashes_hold_words_together() {
        let check = |line: &str, expected: &[&str]| {
            assert_eq!(words(line).unwrap_or_default(), expected, "{line}");
        };
        check(
            "xclip -selection  clipboard",
            &["xclip", "-selection", "clipboard"],
        );
        check("sh -c 'cat > \"a b\"'", &["sh", "-c", "cat > \"a b\""]);
        check(
            r#"my\ editor "a \" \x" ''"#,
            &["my editor", r#"a " \x"#, ""],
        );
        check("a 'open", &[]);
        check("   ", &[]);
    }
}
