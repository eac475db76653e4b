//! The survey: one cheap pass over a text's lines, ahead of parsing, for what a part must know of the others.
//!
//! It reads lines rather than blocks. So a definition that only looks like one (in a list's code, say) is taken for
//! one, and a definition in a quotation or a list is overlooked outside its own part.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::Parser;

/// The most definitions that are kept.
const DEFINITIONS_MAX: usize = 100_000;
/// The longest paragraph that is read for definitions at once.
const PARAGRAPH_BYTES_MAX: usize = 64 * 1024;

/// What is known of a text as a whole, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Link reference definitions by normalized label: address and title.
    links: HashMap<String, String>,
    /// The normalized labels of footnotes that are defined.
    notes: HashSet<String>,
    /// The fence of the code block that the lines are in: its character and length.
    fence: Option<(u8, usize)>,
    /// True when a definition may begin at the next line.
    fresh: bool,
    /// True when the line before is of a paragraph, so that `===` makes it a heading.
    paragraph: bool,
}

impl Survey {
    /// A survey at the beginning of a text.
    pub(super) fn new() -> Self {
        Self {
            fresh: true,
            ..Self::default()
        }
    }

    /// Reads the next lines, whole ones.
    pub(super) fn read(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            let end =
                memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |n| at + n + 1);
            at = self.line(text, at, end);
        }
    }

    /// Takes in the line from `at` to `end`; says where to go on.
    fn line(&mut self, text: &str, at: usize, end: usize) -> usize {
        let bytes = &text.as_bytes()[at..end];
        let indent = bytes.iter().take_while(|byte| **byte == b' ').count();
        let Some(&first) = bytes.get(indent).filter(|byte| !byte.is_ascii_whitespace()) else {
            // A blank line, or one indented with a tab.
            self.fresh = true;
            self.paragraph = false;
            return end;
        };
        let line = &text[at + indent..end];
        if matches!(first, b'`' | b'~') && self.turn_fence(line, first) {
            self.fresh = true;
            self.paragraph = false;
            return end;
        }
        if self.fence.is_some() || indent > 3 {
            return end;
        }
        let (was_fresh, was_paragraph) = (self.fresh, self.paragraph);
        self.fresh = first == b'#' || ends_block(line);
        self.paragraph = first != b'#';
        match first {
            b'=' if was_paragraph && line.trim_end().bytes().all(|byte| byte == b'=') => {
                self.fresh = true;
            }
            b'[' if line.starts_with("[^") => {
                if let Some(label) = note_label(line) {
                    self.notes.insert(normalized(label));
                    self.fresh = true;
                }
            }
            b'[' if was_fresh && line.contains("]:") => {
                self.fresh = true;
                return self.definitions(text, at).max(end);
            }
            _ => {}
        }
        end
    }

    /// Opens or closes a fence at `line`, if it is one.
    fn turn_fence(&mut self, line: &str, mark: u8) -> bool {
        let length = line.bytes().take_while(|byte| *byte == mark).count();
        let rest = &line[length..];
        match self.fence {
            None if length >= 3 && !(mark == b'`' && rest.contains('`')) => {
                self.fence = Some((mark, length));
            }
            Some((open, least)) if open == mark && length >= least && rest.trim().is_empty() => {
                self.fence = None;
            }
            _ => return false,
        }
        true
    }

    /// Reads the definitions in the paragraph that begins at `at`; says where it ends.
    fn definitions(&mut self, text: &str, at: usize) -> usize {
        let limit = text.floor_char_boundary(at + PARAGRAPH_BYTES_MAX);
        let mut end = at;
        for line in text[at..limit].split_inclusive('\n') {
            if line.trim().is_empty() {
                break;
            }
            end += line.len();
            if let Some(label) = note_label(line) {
                self.notes.insert(normalized(label));
            }
        }
        // The parser itself reads them, so that all forms are understood.
        let parser = Parser::new(&text[at..end]);
        for (label, definition) in parser.reference_definitions().iter() {
            if !label.starts_with('^') {
                self.add_link(label, &definition.dest);
            }
        }
        end
    }

    /// Adds definitions that were met while parsing: links with their addresses, and notes.
    pub(super) fn add(&mut self, links: Vec<(String, String)>, notes: &[String]) {
        for (label, address) in links {
            self.add_link(&label, &address);
        }
        self.notes
            .extend(notes.iter().map(|label| normalized(label)));
    }

    fn add_link(&mut self, label: &str, address: &str) {
        if self.links.len() < DEFINITIONS_MAX {
            self.links
                .entry(normalized(label))
                .or_insert_with(|| address.to_owned());
        }
    }

    /// The address that `label` stands for, if a definition was seen.
    pub(super) fn link(&self, label: &str) -> Option<&str> {
        if self.links.is_empty() {
            return None;
        }
        self.links.get(&normalized(label)).map(String::as_str)
    }

    /// The footnotes that `part` refers to and does not define, though the text does.
    pub(super) fn notes_elsewhere<'a>(&self, part: &'a str) -> Vec<&'a str> {
        let mut labels: Vec<&str> = Vec::new();
        if self.notes.is_empty() {
            return labels;
        }
        let mut here = HashSet::new();
        for at in memchr::memmem::find_iter(part.as_bytes(), b"[^") {
            let rest = &part[at + 2..];
            let Some(end) = rest
                .bytes()
                .take(LABEL_BYTES_MAX)
                .position(|byte| byte == b']')
            else {
                continue;
            };
            let label = &rest[..end];
            if rest[end + 1..].starts_with(':') {
                here.insert(label);
            }
            if !label.contains('\n') && self.notes.contains(&normalized(label)) {
                labels.push(label);
            }
        }
        labels.sort_unstable();
        labels.dedup();
        labels.retain(|label| !here.contains(label));
        labels
    }
}

/// True for a line after which no paragraph is open: a rule, the end of a comment, an empty line of a quotation.
fn ends_block(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with("-->") || line.bytes().all(|byte| b"-*_=> ".contains(&byte))
}

/// The longest label of a footnote that is looked for.
const LABEL_BYTES_MAX: usize = 200;

/// The label of the footnote that `line` begins to define.
fn note_label(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("[^")?;
    let (label, _) = rest.split_once("]:")?;
    (!label.contains(['[', ']'])).then_some(label)
}

/// A label as labels are compared: case folded, white space as one space.
pub(super) fn normalized(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    // Down and up again brings together what case folding brings together, such as ß and SS.
    words.join(" ").to_lowercase().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(text: &str) -> Survey {
        let mut survey = Survey::new();
        survey.read(text);
        survey
    }

    #[test]
    fn definitions_are_found_where_they_can_stand() {
        let found = survey(
            "Text [a] [no]: /x\n[b]: /no\n\n[A b]: </a> 'title'\n[c]:\n  /c\n\n```\n[d]: /no\n```\n   [e]: /e\n[^n]: Note.",
        );
        let check =
            |label: &str, address: Option<&str>| assert_eq!(found.link(label), address, "{label}");
        check("a  B", Some("/a"));
        check("c", Some("/c"));
        check("e", Some("/e"));
        ["b", "d", "no", "^n"]
            .iter()
            .for_each(|label| check(label, None));
        assert_eq!(found.notes_elsewhere("x[^n] y[^m] z[^N]"), ["N", "n"]);
        assert_eq!(found.notes_elsewhere("x[^n]\n\n[^n]: here").len(), 0);
    }

    #[test]
    fn labels_are_compared_folded() {
        assert_eq!(survey("[SS]: /u\n").link("ẞ"), Some("/u"));
        assert_eq!(survey("[ΑΓΩ]: /u\n").link("αγω"), Some("/u"));
    }
}
