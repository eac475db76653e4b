//! What Markdown shares with other texts: underlined headings, lists, quotations, links. It tells Markdown where nothing tells
//! otherwise.

use super::{has_link, has_pair, is_definition};

/// How often each form stands in a text.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// Lines that another one underlines, as Markdown knows it.
    underlined: usize,
    /// Items of lists, and those that begin with a link, a strong word or a box to tick.
    items: usize,
    marked_items: usize,
    quotes: usize,
    links: usize,
    /// Short lines between blank ones, below the first, that may be headings which lost their marks.
    unmarked: usize,
    /// Lines of text without a mark.
    lines: usize,
    /// Lines that want to stay as they are.
    kept: usize,
    /// Something has another markup's form, or none.
    foreign: bool,
}

/// A line of so many characters may be a heading.
const HEADING_CHARS: usize = 100;
/// Lines of fewer are broken where they are meant to be.
const SHORT_CHARS: usize = 50;
/// Where fewer lines than one in so many have a mark, it says nothing of the others.
const MARKED_ONE_IN: usize = 12;
/// A line that is set in and has so many words is no code.
const PROSE_WORDS: usize = 7;

impl Form {
    /// Counts a line below two others, which may stand alone.
    pub(super) fn line(&mut self, line: &str, [two_above, above]: [&str; 2], is_alone: bool) {
        let text = line.trim_start();
        let is_set_in = line.starts_with("    ") || line.starts_with('\t');
        self.quotes += usize::from(line.starts_with("> "));
        if !is_set_in && (has_link(line) || is_definition(line)) {
            self.links += line.matches("](").count().max(1);
        }
        if underlines(line, above) {
            self.underlined += 1;
            // What is ruled above, too, is another markup's title.
            self.foreign |= two_above == line;
        }
        self.foreign |= is_foreign(text, above) || has_placeholder(line);
        if let Some(item) = item(text) {
            let is_task = item.starts_with("[ ] ") || item.starts_with("[x] ");
            let has_mark = item.starts_with(['`', '[']) && (has_link(item) || has_pair(item, "`"));
            self.items += 1;
            self.marked_items += usize::from(is_task || has_mark || item.starts_with("**"));
            // What is set in so far below a text is no list to Markdown.
            let in_text = above.starts_with(char::is_alphanumeric) && self::item(above).is_none();
            self.foreign |= is_set_in && in_text;
            return;
        }
        self.foreign |= is_set_in && is_prose(text);
        self.text(text, above, is_set_in, is_alone);
    }

    fn text(&mut self, text: &str, above: &str, is_set_in: bool, is_alone: bool) {
        let ends = text.ends_with(['.', ':', ';', '。', '…', '"', '”', ')']);
        let is_short = text.chars().take(HEADING_CHARS + 1).count() <= HEADING_CHARS;
        let is_text = !is_set_in && text.starts_with(char::is_alphanumeric) && !has_link(text);
        self.lines += usize::from(is_text);
        self.unmarked += usize::from(is_alone && is_text && is_short && !ends);
        // Lines that are much shorter than a paragraph's, and columns.
        let after_short =
            !above.is_empty() && above.chars().take(SHORT_CHARS).count() < SHORT_CHARS;
        let is_line = is_text && after_short && item(above.trim_start()).is_none();
        self.kept += usize::from(is_line || text.contains("   ") && !is_set_in);
    }

    /// Whether the text has no heading but underlined ones, or none at all and no line that may be one that lost its marks,
    /// and beside them links, lists and the like, or so many `other` marks.
    pub(super) fn is_markdown(&self, others: usize) -> bool {
        if self.foreign {
            return false;
        }
        let marks = self.links + self.marked_items + others;
        match self.underlined {
            0 => {
                let alone = self.unmarked == 0 && marks * MARKED_ONE_IN >= self.lines;
                alone && (self.marked_items > 1 || self.links > 0 && marks > 1)
            }
            _ if marks > 0 => self.kept * 3 <= self.lines,
            _ => self.items + self.quotes > 1 && self.kept == 0,
        }
    }
}

/// Whether a line has what other markups have: rules of other signs, orders after two stops, roles between colons; or a word that
/// is broken at its end, as printed texts have.
fn is_foreign(text: &str, above: &str) -> bool {
    let is_other_rule = text.len() >= 3
        && ["~", "^", "*", "+", "\""]
            .iter()
            .any(|sign| text.trim_start_matches(sign).is_empty());
    let mut end = text.chars().rev();
    let is_broken = end.next() == Some('-') && end.next().is_some_and(char::is_lowercase);
    is_other_rule && !above.is_empty()
        || is_broken
        || text.starts_with(".. ")
        || text.contains("`_")
        || text.contains(":`")
        || text.contains("``") && !text.starts_with("```")
        || text.ends_with("::")
}

/// Whether a line is words, and no code.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, ',' | '.' | '\''))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() >= PROSE_WORDS
        && words.iter().filter(|word| is_word(word)).count() * 5 >= words.len() * 4
}

/// Whether `line` underlines the one `above` it, which it has about the length of.
fn underlines(line: &str, above: &str) -> bool {
    let mark = line.chars().next().filter(|mark| matches!(mark, '=' | '-'));
    let (marks, text) = (line.chars().count(), above.chars().count());
    let is_text =
        above.starts_with(|c: char| !c.is_whitespace()) && above.contains(char::is_alphanumeric);
    mark.is_some_and(|mark| line.chars().all(|c| c == mark))
        && is_text
        && item(above).is_none()
        && (3..=120).contains(&marks)
        && marks + 3 >= text
        && marks <= text * 2 + 3
}

/// What stands after the mark of a list's item.
fn item(text: &str) -> Option<&str> {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match text.len() - number.len() {
        0 => text.strip_prefix(['*', '-', '+'])?,
        1..=3 => number.strip_prefix(['.', ')'])?,
        _ => return None,
    };
    rest.starts_with([' ', '\t']).then(|| rest.trim_start())
}

/// A word in angle brackets that is no address: Markdown would take it for a tag, and show nothing.
fn has_placeholder(line: &str) -> bool {
    const BYTES_MAX: usize = 80;
    line.match_indices('<').any(|(at, _)| {
        let rest = &line[at + 1..];
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && {
            let rest = &rest[..rest.floor_char_boundary(BYTES_MAX)];
            let within = rest.split(['>', ' ']).next().unwrap_or_default();
            !within.contains([':', '@'])
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_no_addresses() {
        assert!(has_placeholder("lamp --oil=<kind>") && has_placeholder("</p> is an end"));
        for line in [
            "see <https://a.example>",
            "Ida <i@a.example>",
            "a < b and c > d",
            "->",
        ] {
            assert!(!has_placeholder(line), "{line}");
        }
        // However many there are, none is looked at to the line's end.
        assert!(!has_placeholder(&"<".repeat(1_000_000)));
    }

    #[test]
    fn broken_words_and_orders_are_another_texts() {
        assert!(is_foreign("the incorrect trans-", "") && is_foreign(".. note::", ""));
        assert!(is_foreign("~~~~", "Lamps") && is_foreign("See `lamps`_.", ""));
        assert!(!is_foreign("---", "Lamps") && !is_foreign("- a", "") && !is_foreign("```", "a"));
    }
}
