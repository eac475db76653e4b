//! Slugs: the fragments that GitHub gives headings, which links within a document are written against.

use std::collections::HashMap;

/// Makes slugs and keeps them apart.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    /// For each slug given, how many headings had it.
    given: HashMap<String, u32>,
}

impl Slugs {
    /// The slug of the next heading; a number tells those of the same text apart.
    pub(super) fn next(&mut self, heading: &str) -> String {
        let slug = slug(heading);
        let mut unique = slug.clone();
        while let Some(times) = self.given.get_mut(&unique) {
            unique = format!("{slug}-{times}");
            *times += 1;
        }
        self.given.insert(unique.clone(), 1);
        unique
    }
}

/// Lower case, spaces as hyphens, and only letters, digits, marks, hyphens and underscores.
fn slug(heading: &str) -> String {
    heading
        .trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            ' ' | '\n' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() || is_mark(c) => Some(c),
            _ => None,
        })
        .collect()
}

/// Combining marks that letters of many scripts need, which the standard library does not count as letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{3099}'..='\u{309a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_as_links_expect_them() {
        let mut slugs = Slugs::default();
        let mut check = |heading, expected| assert_eq!(slugs.next(heading), expected);
        check("What's new, in 2.0?", "whats-new-in-20");
        check("Setext & ATX", "setext--atx");
        check("Über uns", "über-uns");
        check("はじめに", "はじめに");
        check("snake_case-name", "snake_case-name");
        check("Same", "same");
        check("Same", "same-1");
        check("Same", "same-2");
        check("Same 1", "same-1-1");
    }
}
