//! The numbers of lines, known by what they are: beside every line, one higher each, and not of the text.

use std::collections::{HashMap, HashSet};

use super::lines::{self, Piece, declared};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// The elements of the code in `id` that hold the numbers of its lines.
pub(super) fn beside_lines(page: &Page, id: Id, is_dropped: &dyn Fn(Id) -> bool) -> HashSet<Id> {
    let mut found: HashSet<Id> = page
        .descendants(id)
        .filter(|&node| is_number(page, node))
        .collect();
    found.extend(column_within(page, id));
    let mut lines = Lines::default();
    let is_left_out = |node| is_dropped(node) || found.contains(&node);
    lines::read(page, id, &is_left_out, &mut |piece| lines.add(page, piece));
    found.extend(lines.numbered());
    found
}

/// The part of some code that is a column of numbers, which floats beside as many lines.
fn column_within(page: &Page, id: Id) -> Option<Id> {
    const LINES_MIN: usize = 2;
    let mut parts = page.elements(id);
    let (column, code) = (parts.next()?, parts.next()?);
    let lines = column_lines(page, column).filter(|&lines| lines >= LINES_MIN)?;
    (text_lines(page, code) == lines).then_some(column)
}

/// Whether an element holds numbers of lines by all that is said of it: a highlighter's name, or that nobody can
/// select it. What holds anything else is none, whatever its name.
fn is_number(page: &Page, id: Id) -> bool {
    const NAMES: &[&str] = &[
        "gutter",
        "linenos",
        "lineno",
        "linenumber",
        "linenumbers",
        "linenodiv",
        "line-number",
        "line-numbers",
        "line-numbers-rows",
        "ln",
        "lnt",
        "blob-num",
        "hljs-ln-numbers",
        "ec-gutter",
        "CodeMirror-linenumber",
        "react-syntax-highlighter-line-number",
        "crayon-nums",
        "rouge-gutter",
        "ace_gutter-cell",
        "line_number",
    ];
    if page.tag(id) == Tag::Text {
        return false;
    }
    let is_named = || {
        page.attribute(id, Key::Class).is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|name| NAMES.contains(&name))
        })
    };
    let is_unselectable = || {
        page.attribute(id, Key::Style).is_some_and(|style| {
            ["user-select", "-webkit-user-select", "-moz-user-select"]
                .iter()
                .any(|property| declared(style, property) == Some("none"))
        })
    };
    let is_told = page.attribute(id, Key::DataLineNumber).is_some();
    (is_told || is_named() || is_unselectable()) && holds_numbers_only(page, id)
}

fn holds_numbers_only(page: &Page, id: Id) -> bool {
    let is_of_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ':' | '|');
    page.descendants(id)
        .all(|node| page.text(node).chars().all(is_of_number))
}

/// The lines of some code, and the numbers that stand as elements at their beginnings.
#[derive(Default)]
struct Lines<'a> {
    /// Lines with text, so far.
    count: usize,
    /// Whether the line has text.
    begun: bool,
    /// The element that began last, with nothing after it.
    element: Option<Id>,
    /// The elements that begin lines, by what they look like.
    groups: HashMap<(Tag, &'a str), Vec<(Id, u64)>>,
}

impl<'a> Lines<'a> {
    fn add(&mut self, page: &'a Page, piece: Piece<'a>) {
        match piece {
            Piece::Element(id, _) => self.element = Some(id),
            Piece::Text(text) => {
                if !self.begun
                    && let Some(id) = self.element
                    && let Ok(number) = text.trim().parse()
                    && page.end(id) == id + 2
                    && !text.contains('\n')
                {
                    let class = page.attribute(id, Key::Class).unwrap_or_default();
                    self.groups
                        .entry((page.tag(id), class))
                        .or_default()
                        .push((id, number));
                }
                self.element = None;
                for line in text.split_inclusive('\n') {
                    self.count += usize::from(!self.begun && !line.trim().is_empty());
                    self.begun = !line.ends_with('\n') && (self.begun || !line.trim().is_empty());
                }
            }
            Piece::Start(_) | Piece::End => {}
        }
    }

    /// The elements with which every line begins, and whose numbers go up by one.
    fn numbered(self) -> impl Iterator<Item = Id> {
        const LINES_MIN: usize = 2;
        let count = self.count;
        self.groups
            .into_values()
            .filter(move |group| {
                group.len() >= LINES_MIN
                    && group.len() == count
                    && group
                        .windows(2)
                        .all(|pair| pair[0].1.checked_add(1) == Some(pair[1].1))
            })
            .flatten()
            .map(|(id, _)| id)
    }
}

/// How many lines an element numbers, where it holds the numbers of lines and nothing else.
fn column_lines(page: &Page, id: Id) -> Option<usize> {
    if !holds_numbers_only(page, id) {
        return None;
    }
    let (mut last, mut count) = (None, 0);
    for word in page
        .descendants(id)
        .flat_map(|node| page.text(node).split_whitespace())
    {
        let number: u64 = word.trim_end_matches(['.', ':', '|']).parse().ok()?;
        if last.is_some_and(|last: u64| last.checked_add(1) != Some(number)) {
            return None;
        }
        last = Some(number);
        count += 1;
    }
    Some(count).filter(|&count| count > 0)
}

/// Whether the preformatted text in `id` is the column of numbers of the code that follows beside it.
pub(super) fn is_column_beside(page: &Page, id: Id) -> bool {
    /// How far around both their common box may be.
    const BOXES_MAX: usize = 4;
    let Some(lines) = column_lines(page, id) else {
        return false;
    };
    if is_number(page, id) || page.ancestors(id).take(2).any(|node| is_number(page, node)) {
        return true;
    }
    let code = page.ancestors(id).take(BOXES_MAX).find_map(|around| {
        (page.end(id)..page.end(around)).find(|&node| page.tag(node) == Tag::Pre)
    });
    lines > 1 && code.is_some_and(|code| text_lines(page, code) == lines)
}

fn text_lines(page: &Page, id: Id) -> usize {
    let mut text = String::new();
    lines::read(page, id, &|_| false, &mut |piece| {
        if let Piece::Text(piece) = piece {
            text.push_str(piece);
        }
    });
    text.trim_end().lines().count()
}

/// What holds the code of a table that highlighters made of code and the numbers of its lines: the cell's text, or
/// the table where each line is a row.
pub(in super::super) fn code_in_table(page: &Page, table: Id, rows: &[Vec<Id>]) -> Option<Id> {
    let numbers = |cell: Id| {
        let named =
            is_number(page, cell) || page.elements(cell).any(|inner| is_number(page, inner));
        named || (holds_code(page, cell) && column_lines(page, cell).is_some())
    };
    let first = rows.first()?;
    let (gutter, code): (Vec<Id>, Vec<Id>) = first.iter().partition(|&&cell| numbers(cell));
    if gutter.is_empty() || code.is_empty() || !code.iter().any(|&cell| holds_code(page, cell)) {
        return None;
    }
    if rows.len() == 1 {
        return page.find(code[0], Tag::Pre).or(Some(code[0]));
    }
    let is_line = |row: &Vec<Id>| row.len() == first.len() && numbers(row[0]) || row.len() == 1;
    rows.iter().all(is_line).then_some(table)
}

/// Whether a cell's text is set as code.
fn holds_code(page: &Page, cell: Id) -> bool {
    let is_named = |class: &str| {
        class
            .split_ascii_whitespace()
            .any(|name| name == "code" || name.starts_with("blob-code") || name.ends_with("-code"))
    };
    page.attribute(cell, Key::Class).is_some_and(is_named)
        || page
            .attribute(cell, Key::Style)
            .and_then(|style| declared(style, "white-space"))
            .is_some_and(|value| value.starts_with("pre"))
        || page
            .descendants(cell)
            .any(|node| matches!(page.tag(node), Tag::Pre | Tag::Code))
}
