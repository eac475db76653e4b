//! MathML as a line of text that can be read: `a/b`, `√(b² − 4ac)`, `x_i`, `∑_(k=1)^n k`.

use super::operator::{self, Operator};
use super::script::{self, Small};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// How closely the parts of a term hold together, from the closest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// One sign, number or name, or what brackets enclose.
    Atom,
    /// Factors side by side.
    Product,
    /// A fraction.
    Quotient,
    /// Operands and what stands between them.
    Sum,
}

/// A piece of a formula as text.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) text: String,
    pub(super) shape: Shape,
}

impl Term {
    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            shape: Shape::Atom,
        }
    }

    /// The text, in brackets where its parts would part beside something else.
    fn bracketed(self, loosest: Shape) -> String {
        match self.shape <= loosest {
            true => self.text,
            false => format!("({})", self.text),
        }
    }
}

/// The formula in `id` as text; the rows of an array of equations are lines where `lines` says so.
pub(super) fn text(page: &Page, id: Id, lines: bool) -> String {
    let items = items(page, id);
    if let (&[only], true) = (&*items, lines)
        && page.tag(only) == Tag::Mtable
    {
        return table(page, only, "\n").text;
    }
    row(page, &items).text
}

/// The elements of a row, also those of rows within, which group and show nothing.
fn items(page: &Page, id: Id) -> Vec<Id> {
    let mut items = Vec::new();
    collect(page, id, &mut items);
    items
}

fn collect(page: &Page, id: Id, items: &mut Vec<Id>) {
    for child in page.elements(id) {
        match page.tag(child) {
            Tag::Annotation | Tag::AnnotationXml | Tag::Mphantom | Tag::MathNone => {}
            Tag::Mrow | Tag::Semantics | Tag::Other | Tag::Math => collect(page, child, items),
            _ => items.push(child),
        }
    }
}

fn row(page: &Page, items: &[Id]) -> Term {
    let mut row = Row::default();
    for (n, &item) in items.iter().enumerate() {
        if page.tag(item) == Tag::Mo {
            let sign = page.inner_text(item);
            row.operator(operator::of(&sign), &sign, n + 1 < items.len());
        } else {
            let followed = items.get(n + 1).is_some_and(|&next| is_operand(page, next));
            row.operand(term(page, item), followed);
        }
    }
    row.finish()
}

/// Whether an element would multiply what stands directly before it.
fn is_operand(page: &Page, id: Id) -> bool {
    !matches!(page.tag(id), Tag::Mo | Tag::Mspace | Tag::Mtext)
        || matches!(
            operator::of(&page.inner_text(id)),
            Operator::Open | Operator::Times | Operator::Large
        )
}

/// A row as it grows.
#[derive(Default)]
struct Row {
    text: String,
    /// The shape of its only operand so far.
    shape: Option<Shape>,
    /// Whether an operand stands directly before.
    after_operand: bool,
    /// Whether a name of several letters stands directly before.
    after_word: bool,
    is_sum: bool,
    is_product: bool,
}

impl Row {
    fn operator(&mut self, operator: Operator, sign: &str, is_followed: bool) {
        match operator {
            Operator::Times | Operator::Nothing => return,
            Operator::Apply => {
                self.after_word = true;
                return;
            }
            Operator::Infix(sign) if self.after_operand && is_followed => {
                self.space();
                self.text.push_str(sign);
                self.space();
                self.is_sum = true;
            }
            Operator::Infix(sign) => {
                self.text.push_str(sign);
                if !operator::is_prefix(sign) {
                    self.text.push(' ');
                }
                self.is_product |= is_followed;
            }
            Operator::Word => {
                self.space();
                self.text.push_str(sign);
                self.space();
                self.is_sum = true;
            }
            Operator::Separator => {
                self.text.truncate(self.text.trim_end().len());
                self.text.push_str(sign);
                self.space();
                self.is_sum = true;
            }
            Operator::Open => {
                if self.after_word && sign != "(" {
                    self.space();
                }
                self.is_product |= self.after_operand;
                self.text.push_str(sign);
            }
            Operator::Large => {
                if self.after_operand {
                    self.space();
                }
                self.text.push_str(sign);
                self.is_product = true;
            }
            Operator::Close | Operator::Postfix => self.text.push_str(sign),
            Operator::Slash => {
                self.text.push_str(sign);
                self.is_product = true;
            }
        }
        self.after_operand = matches!(operator, Operator::Close | Operator::Postfix);
        self.after_word = matches!(operator, Operator::Large);
        self.shape = None;
    }

    fn operand(&mut self, term: Term, is_followed: bool) {
        if term.text.is_empty() {
            return;
        }
        let beside = self.after_operand || is_followed;
        let shape = term.shape;
        let is_sum = shape == Shape::Sum;
        let text = match beside {
            true if shape == Shape::Quotient => format!("({})", term.text),
            _ => term.text,
        };
        let is_word = is_word(&text);
        let runs_on =
            self.text.ends_with(char::is_alphanumeric) && text.starts_with(char::is_numeric);
        let parts_word = (self.after_word || is_word) && self.after_operand;
        if !self.text.is_empty()
            && (self.after_word || parts_word || (runs_on && self.after_operand))
        {
            self.space();
        }
        self.is_product |= self.after_operand;
        self.is_sum |= is_sum;
        self.shape = (self.text.is_empty()).then_some(shape);
        self.text.push_str(&text);
        self.after_operand = true;
        self.after_word = is_word;
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '(', '[', '{']) {
            self.text.push(' ');
        }
    }

    fn finish(self) -> Term {
        let text = self.text.trim().to_owned();
        let shape = match self.shape {
            _ if operator::is_enclosed(&text) => Shape::Atom,
            Some(shape) if !self.is_product && !self.is_sum => shape,
            _ if self.is_sum => Shape::Sum,
            _ if self.is_product => Shape::Product,
            _ => Shape::Atom,
        };
        Term { text, shape }
    }
}

/// Whether a text is, or begins with, a name of several letters, or has an index in plain letters: it must not run
/// into what is beside it.
fn is_word(text: &str) -> bool {
    if text.contains(['_', '^']) {
        return true;
    }
    let name = text.split(['_', '^']).next().unwrap_or_default();
    name.chars().nth(1).is_some() && name.chars().all(char::is_alphabetic)
}

/// One element as text.
fn term(page: &Page, id: Id) -> Term {
    let mut parts = page.elements(id).map(|part| of(page, part));
    let mut next = || parts.next().unwrap_or_else(|| Term::atom(""));
    match page.tag(id) {
        Tag::Mfrac => {
            let (above, below) = (next(), next());
            fraction(above, below, page.attribute(id, Key::Linethickness))
        }
        Tag::Msqrt => root("√", row(page, &items(page, id))),
        Tag::Mroot => {
            let (base, index) = (next(), next());
            nth_root(base, &index)
        }
        Tag::Msub | Tag::Munder => {
            let (base, below) = (next(), next());
            script::scripted(base, Some(below), None)
        }
        Tag::Msup | Tag::Mover => {
            let (base, above) = (next(), next());
            script::scripted(base, None, Some(above))
        }
        Tag::Msubsup | Tag::Munderover => {
            let (base, below, above) = (next(), next(), next());
            script::scripted(base, Some(below), Some(above))
        }
        Tag::Mmultiscripts => multiscripts(page, id),
        Tag::Mfenced => fenced(page, id),
        Tag::Mtable => table(page, id, "; "),
        Tag::Ms => Term::atom(format!("\"{}\"", page.inner_text(id))),
        Tag::Mspace => Term::atom(""),
        Tag::Mo => Term::atom(operator::written(&page.inner_text(id))),
        _ => Term::atom(page.inner_text(id)),
    }
}

/// An element, or a row of them.
fn of(page: &Page, id: Id) -> Term {
    match page.tag(id) {
        Tag::Mrow | Tag::Semantics | Tag::Other | Tag::Mtd | Tag::Math => {
            row(page, &items(page, id))
        }
        Tag::MathNone | Tag::Mphantom | Tag::Annotation | Tag::AnnotationXml => Term::atom(""),
        _ => term(page, id),
    }
}

fn fraction(above: Term, below: Term, thickness: Option<&str>) -> Term {
    let is_choice = thickness.is_some_and(|width| {
        width
            .trim_start_matches(['0', '.'])
            .trim_start_matches("px")
            .is_empty()
    });
    if is_choice {
        return Term {
            text: format!("{} choose {}", above.text, below.text),
            shape: Shape::Sum,
        };
    }
    Term {
        text: format!(
            "{}/{}",
            above.bracketed(Shape::Product),
            below.bracketed(Shape::Atom)
        ),
        shape: Shape::Quotient,
    }
}

fn root(sign: &str, base: Term) -> Term {
    let encloses = operator::is_enclosed(&base.text);
    let text = match base.shape == Shape::Atom && !encloses {
        true => format!("{sign}{}", base.text),
        false if encloses && base.text.starts_with('(') => format!("{sign}{}", base.text),
        false => format!("{sign}({})", base.text),
    };
    Term::atom(text)
}

fn nth_root(base: Term, index: &Term) -> Term {
    match &*index.text {
        "2" | "" => root("√", base),
        "3" => root("∛", base),
        "4" => root("∜", base),
        text => match script::small(text, Small::Raised) {
            Some(raised) => root(&format!("{raised}√"), base),
            None => script::scripted(
                Term::atom(base.bracketed(Shape::Atom)),
                None,
                Some(Term {
                    text: format!("1/{}", index.clone().bracketed(Shape::Atom)),
                    shape: Shape::Quotient,
                }),
            ),
        },
    }
}

/// A base with pairs of what is below and above it, behind it and then before it.
fn multiscripts(page: &Page, id: Id) -> Term {
    let parts: Vec<Id> = page.elements(id).collect();
    let Some((&base, scripts)) = parts.split_first() else {
        return Term::atom("");
    };
    let split = scripts
        .iter()
        .position(|&part| page.tag(part) == Tag::Mprescripts);
    let (behind, before) = scripts.split_at(split.unwrap_or(scripts.len()));
    let pairs = |parts: &[Id], base: Term| {
        parts.chunks(2).fold(base, |base, pair| {
            let of = |n: usize| pair.get(n).map(|&part| of(page, part));
            script::scripted(base, of(0), of(1))
        })
    };
    let lead = pairs(before.get(1..).unwrap_or_default(), Term::atom(""));
    let mut whole = pairs(behind, of(page, base));
    whole.text.insert_str(0, &lead.text);
    whole
}

fn fenced(page: &Page, id: Id) -> Term {
    let own = |key, other| page.attribute(id, key).map_or(other, str::trim);
    let separators: Vec<char> = own(Key::Separators, ",")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let mut text = own(Key::Open, "(").to_owned();
    for (n, part) in page.elements(id).enumerate() {
        if let Some(last) = n.checked_sub(1) {
            if let Some(separator) = separators.get(last).or(separators.last()) {
                text.push(*separator);
            }
            text.push(' ');
        }
        text.push_str(&of(page, part).text);
    }
    text.push_str(own(Key::Close, ")"));
    Term::atom(text)
}

/// An array: cells behind each other, rows parted by `between`, a row's own number behind it.
fn table(page: &Page, id: Id, between: &str) -> Term {
    let rows: Vec<String> = page
        .elements(id)
        .map(|line| {
            let mut cells: Vec<String> = page
                .elements(line)
                .map(|cell| of(page, cell).text)
                .collect();
            if page.tag(line) == Tag::Mlabeledtr && !cells.is_empty() {
                cells.rotate_left(1);
            }
            cells.retain(|cell| !cell.is_empty());
            let mut text = String::new();
            for cell in cells {
                if !text.is_empty() {
                    let joins = operator::joins(&text, &cell)
                        || text.ends_with([',', ';'])
                        || page.tag(line) == Tag::Mlabeledtr;
                    text.push_str(if joins { " " } else { ", " });
                }
                text.push_str(&cell);
            }
            text
        })
        .filter(|text| !text.is_empty())
        .collect();
    let is_single = rows.len() == 1 && !rows[0].contains(", ");
    Term {
        text: rows.join(between),
        shape: if is_single {
            Shape::Product
        } else {
            Shape::Sum
        },
    }
}
