//! What is raised and lowered: powers and indices keep a sign of what they are where they have no small letters.

use super::Walker;
use crate::document::Inline;
use crate::format::html::page::Id;
use crate::text::raised;

/// The longest raised text that is looked at.
const CHARACTERS_MAX: usize = 24;

impl Walker<'_> {
    /// Raised text: small letters, a list of marks, a power, or the end of an ordinal.
    pub(super) fn raised(&mut self, id: Id) {
        let text = self.page.inner_text(id);
        let has_form = |c| raised::superscript(c).is_some();
        if text.chars().all(has_form)
            || text.chars().nth(CHARACTERS_MAX).is_some()
            || self.holds_mark(id)
        {
            return self.span(Inline::Superscript, id);
        }
        let before: Vec<char> = self.prose.last(3).collect();
        let runs_on = self.breaks == 0
            && before
                .first()
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']'));
        match kind(&text, &before) {
            Some(Kind::List) => {
                self.settle_breaks();
                let small: String = text
                    .chars()
                    .map(|c| raised::superscript(c).unwrap_or(c))
                    .collect();
                self.prose.push(&small);
            }
            Some(Kind::Power) if runs_on => self.scripted('^', &text, id),
            Some(Kind::Mark) if runs_on => self.words(&format!("[{text}]")),
            _ => self.span(Inline::Superscript, id),
        }
    }

    /// Lowered text: small letters, or an index.
    pub(super) fn lowered(&mut self, id: Id) {
        let text = self.page.inner_text(id);
        let has_form = |c| raised::subscript(c).is_some();
        let runs_on = self.breaks == 0
            && self
                .prose
                .last(1)
                .any(|c| c.is_alphanumeric() || matches!(c, ')' | ']'));
        if !runs_on || text.chars().all(has_form) || text.chars().nth(CHARACTERS_MAX).is_some() {
            return self.span(Inline::Subscript, id);
        }
        self.scripted('_', &text, id);
    }

    fn scripted(&mut self, sign: char, text: &str, id: Id) {
        let is_one = text.chars().all(char::is_alphanumeric);
        let (open, close) = if is_one { ("", "") } else { ("(", ")") };
        self.prose.push(&format!("{sign}{open}"));
        self.children(id);
        self.prose.push(close);
    }

    /// Whether a link to a note stands within.
    fn holds_mark(&self, id: Id) -> bool {
        self.page
            .descendants(id)
            .any(|node| self.notes.is_mark(node))
    }
}

enum Kind {
    /// Several marks of notes.
    List,
    /// A power, or an index above.
    Power,
    /// A letter that is a mark.
    Mark,
}

/// What a raised text is that has no small letters of its own, by what it is and by the letters before it, the last
/// first. The end of an ordinal or an abbreviation is none of these.
fn kind(text: &str, before: &[char]) -> Option<Kind> {
    let is_list = |c: char| c.is_ascii_digit() || matches!(c, ',' | '–' | '-' | ' ' | ';');
    let all_letters = text.chars().all(char::is_alphabetic);
    let is_one = text.chars().nth(1).is_none();
    if text.contains([',', '–', ';']) && text.chars().all(is_list) {
        return Some(Kind::List);
    }
    if !all_letters {
        return text
            .contains(|c: char| c.is_numeric() || "+-−=/·×".contains(c))
            .then_some(Kind::Power);
    }
    if !is_one {
        return None;
    }
    // "4e", "1a", "2d", "1r" are ordinals, "no" and "Me" abbreviations; of other letters none is one.
    let ends_ordinal = text
        .chars()
        .all(|c| "aecdhmorst".contains(c.to_ascii_lowercase()));
    let is_number = before.first().is_some_and(|c| c.is_numeric());
    let is_variable = before.first().is_some_and(|c| c.is_alphabetic())
        && !before.get(1).is_some_and(|c| c.is_alphanumeric());
    let is_word = before.len() == 3 && before.iter().all(|c| c.is_lowercase());
    match () {
        () if (is_number || is_variable) && !ends_ordinal => Some(Kind::Power),
        () if is_word => Some(Kind::Mark),
        () => None,
    }
}
