//! Numbers of equations, which belong to their formula wherever the page sets them.

use super::Walker;
use crate::document::{BlockKind, Prose};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::Tag;
use crate::text::clean::Clean;

/// Whether a text is an equation's number in its brackets: `(3)`, `(A.2b)`.
pub(in crate::format::html::walk) fn is_number(text: &str) -> bool {
    const CHARACTERS_MAX: usize = 8;
    let text = text.trim();
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    inner.is_some_and(|inner| {
        let is_part = |part: &str| {
            let letters = part.chars().filter(|c| c.is_ascii_alphabetic()).count();
            !part.is_empty() && letters <= 1 && part.chars().all(|c| c.is_ascii_alphanumeric())
        };
        inner.len() <= CHARACTERS_MAX
            && inner.split(['.', '-']).all(is_part)
            && inner.contains(|c: char| c.is_ascii_digit())
    })
}

/// Whether all that the cells of a table say is formulas and their numbers.
pub(in crate::format::html::walk) fn are_equations(page: &Page, rows: &[Vec<Id>]) -> bool {
    const ROWS_MAX: usize = 100;
    let mut formulas = 0;
    let fits = |cell: Id, formulas: &mut usize| {
        let mut said = String::new();
        let mut node = cell;
        while node < page.end(cell) {
            if page.tag(node) == Tag::Math {
                *formulas += 1;
                node = page.end(node);
            } else {
                said.push_str(page.text(node));
                node += 1;
            }
        }
        said.trim().is_empty() || is_number(&said)
    };
    rows.len() <= ROWS_MAX
        && rows.iter().flatten().all(|&cell| fits(cell, &mut formulas))
        && formulas > 0
}

impl Walker<'_> {
    /// Rows of formulas, cut at their signs into cells: each row is a formula, its number behind it.
    pub(in crate::format::html::walk) fn equations(&mut self, rows: &[Vec<Id>]) {
        for row in rows {
            let (mut formula, mut number) = (String::new(), None);
            let flat = std::mem::replace(&mut self.flat, true);
            for &cell in row {
                self.name_fragments(cell, Tag::Td);
                self.children(cell);
                self.breaks = 0;
                let said = self.prose.take().text;
                if is_number(&said) {
                    number = Some(Clean::line(&said));
                } else if !said.is_empty() {
                    let part = if formula.is_empty() { "" } else { " " };
                    formula += &format!("{part}{said}");
                }
            }
            self.flat = flat;
            self.builder.block(BlockKind::Math, Prose::plain(&formula));
            if let Some(number) = number {
                self.builder.number(&number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_equations_are_told_from_what_stands_in_brackets() {
        for number in ["(1)", " (12a) ", "(A.2)", "(3-14)"] {
            assert!(is_number(number), "{number}");
        }
        for text in [
            "1",
            "(a)",
            "(see 2)",
            "(1) and",
            "()",
            "(1905–1911)",
            "(ab3)",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }
}
