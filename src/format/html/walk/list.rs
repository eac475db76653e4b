//! Lists: nested, with bullets, or numbered as the page numbers them.

use super::Walker;
use super::levels::levels_around;
use crate::document::Container;
use crate::document::block::Marker;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};
use crate::text::clean::Clean;

impl Walker<'_> {
    pub(super) fn list(&mut self, id: Id, tag: Tag) {
        if !self.has_text(id) {
            return self.children(id);
        }
        let page = self.page;
        let mut numbers = (tag == Tag::Ol).then(|| Numbers::of(page, id));
        let around = 1 + levels_around(page, id);
        for _ in 0..around {
            self.builder.open(Container::List);
        }
        for child in page.children(id) {
            let is_item = page.tag(child) == Tag::Li && self.marks.reason(child).is_none();
            if !is_item {
                self.node(child);
                continue;
            }
            let number = numbers.as_mut().map(|numbers| numbers.next(page, child));
            if !self.has_text(child) {
                self.node_without_text(child);
                continue;
            }
            self.flush();
            self.name_fragments(child, Tag::Li);
            if self.notes.is_note(child) && !self.inside_note {
                self.note(child);
                continue;
            }
            let label = self.own_label(child);
            let marker = match (self.task(child), &label, number) {
                (Some(done), ..) => Marker::Task(done),
                (None, Some((_, label)), _) if label.contains(|c: char| c.is_alphanumeric()) => {
                    Marker::Number(Clean::line(label))
                }
                (None, _, Some(number)) => Marker::Number(Clean::line(&number)),
                (None, _, None) => Marker::Bullet,
            };
            self.label = label.map(|(id, _)| id);
            self.item(child, marker);
        }
        self.flush();
        for _ in 0..around {
            self.builder.close();
        }
    }

    pub(super) fn item(&mut self, id: Id, marker: Marker) {
        if !self.is_figure(id) {
            return self.contained(Container::Item(marker), id);
        }
        self.builder.open(Container::Item(marker));
        self.figure(id);
        self.builder.close();
    }

    /// An item that shows no words may still hold pictures.
    fn node_without_text(&mut self, id: Id) {
        self.children(id);
        self.flush();
    }

    /// The element at an item's beginning that holds nothing but its bullet or number, and what that is: some makers of
    /// pages set both themselves.
    fn own_label(&self, id: Id) -> Option<(Id, String)> {
        let page = self.page;
        let first = page
            .descendants(id)
            .find(|&node| page.tag(node) == Tag::Text && !page.text(node).trim().is_empty())?;
        let label = page.parent(first);
        let is_label = label != id
            && matches!(page.tag(label), Tag::Span | Tag::Div | Tag::B)
            && page.end(label) < page.end(id)
            && is_mark_of_item(&page.inner_text(label));
        is_label.then(|| (label, page.inner_text(label)))
    }

    /// Whether the item is a task, and done: it begins with a check box or what is drawn as one, or its list is called one
    /// of tasks.
    fn task(&self, id: Id) -> Option<bool> {
        let page = self.page;
        let own = drawn_box(page, id);
        let first = std::iter::successors(page.elements(id).next(), |&first| {
            let is_around = matches!(page.tag(first), Tag::P | Tag::Label | Tag::Span | Tag::Div);
            is_around.then(|| page.elements(first).next()).flatten()
        });
        own.or_else(|| {
            first
                .take(TASK_DEPTH_MAX)
                .find_map(|node| task_box(page, node))
        })
        .or_else(|| {
            let list = page
                .attribute(page.parent(id), Key::Class)
                .unwrap_or_default();
            let mut names = list.split_ascii_whitespace();
            let is_tasks = names.any(|name| matches!(name, "task-list" | "inline-task-list"));
            is_tasks.then(|| is_done(page.attribute(id, Key::Class).unwrap_or_default()))
        })
    }
}

/// How deep the check box of an item may stand.
const TASK_DEPTH_MAX: usize = 4;

/// Whether an element is a check box or is drawn as one, and whether it is checked.
fn task_box(page: &Page, id: Id) -> Option<bool> {
    let is_input = page.tag(id) == Tag::Input && page.attribute(id, Key::Type) == Some("checkbox");
    let checked = || page.attribute(id, Key::Checked).is_some();
    is_input
        .then(checked)
        .or_else(|| drawn_box(page, id))
        .or_else(|| {
            let class = page.attribute(id, Key::Class)?;
            let is_box = class.contains("checkbox") && page.inner_text(id).trim().is_empty();
            is_box.then(|| is_done(class))
        })
}

/// What an element with the part of a check box says of itself.
fn drawn_box(page: &Page, id: Id) -> Option<bool> {
    (page.attribute(id, Key::Role) == Some("checkbox"))
        .then(|| page.attribute(id, Key::AriaChecked) == Some("true"))
}

/// Whether the names of a task's box say that it is done.
fn is_done(class: &str) -> bool {
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| matches!(word, "on" | "checked" | "done" | "completed" | "complete"))
}

/// Whether a text is a bullet, or a short number with its stop or its brackets.
fn is_mark_of_item(text: &str) -> bool {
    const DIGITS_MAX: usize = 3;
    let text = text.trim();
    if matches!(
        text,
        "•" | "◦" | "▪" | "‣" | "–" | "·" | "∗" | "*" | "-" | "o" | "§"
    ) {
        return true;
    }
    let number = text.trim_matches(['[', ']', '(', ')', '.']);
    number.len() < text.len()
        && (1..=DIGITS_MAX).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The numbers of a list as they go.
struct Numbers {
    next: i64,
    step: i64,
    style: char,
}

impl Numbers {
    fn of(page: &Page, id: Id) -> Self {
        let reversed = page.attribute(id, Key::Reversed).is_some();
        let items = page
            .children(id)
            .filter(|&child| page.tag(child) == Tag::Li);
        let start = page
            .attribute(id, Key::Start)
            .and_then(|start| start.trim().parse().ok());
        let first = if reversed { items.count() as i64 } else { 1 };
        let style = page.attribute(id, Key::Type).unwrap_or_default();
        Self {
            next: start.unwrap_or(first),
            step: if reversed { -1 } else { 1 },
            style: style.chars().next().unwrap_or('1'),
        }
    }

    fn next(&mut self, page: &Page, item: Id) -> String {
        let own = page.attribute(item, Key::Value);
        let number = own
            .and_then(|value| value.trim().parse().ok())
            .unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let text = match self.style {
            'a' => letters(number, b'a'),
            'A' => letters(number, b'A'),
            'i' => roman(number).map(|text| text.to_lowercase()),
            'I' => roman(number),
            _ => None,
        };
        format!("{}.", text.unwrap_or_else(|| number.to_string()))
    }
}

/// `a` to `z`, then `aa`; only numbers above zero have letters.
fn letters(number: i64, first: u8) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|&number| number > 0)?;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from(first + (rest % 26) as u8));
        rest /= 26;
    }
    Some(out.iter().rev().collect())
}

/// Roman numerals, which go from 1 to 3999.
fn roman(number: i64) -> Option<String> {
    const NUMERALS: &[(i64, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut out = String::new();
    for &(value, numeral) in NUMERALS {
        while rest >= value {
            out.push_str(numeral);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_items_are_told_from_their_words() {
        for mark in ["•", "1.", "[12]", "(3)", " – "] {
            assert!(is_mark_of_item(mark), "{mark}");
        }
        for text in ["1905", "12", "a.", "No.", ""] {
            assert!(!is_mark_of_item(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_written_in_each_style() {
        assert_eq!(roman(1994).as_deref(), Some("MCMXCIV"));
        assert_eq!(roman(0), None);
        let written: Vec<_> = [1, 26, 27, 52, 703]
            .into_iter()
            .filter_map(|number| letters(number, b'a'))
            .collect();
        assert_eq!(written, ["a", "z", "aa", "az", "aaa"]);
    }
}
