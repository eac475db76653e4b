//! Formulas: from whatever a page keeps one in, as text, and once.
//!
//! Pages hold a formula several times: as MathML for screen readers, as boxes for the eye, as the TeX that it was
//! written in, as a picture. The TeX is shown where MathML brings it along as its source; other MathML is read, since
//! it says what belongs together; else whatever TeX there is.

mod linear;
mod number;
mod operator;
mod script;
mod tex;

#[cfg(test)]
mod tests;

use super::Walker;
use crate::document::{BlockKind, Inline, Prose};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

pub(super) use number::{are_equations, is_number};

/// The classes of elements that hold one formula.
const BOXES: &[&str] = &[
    "katex-display",
    "katex",
    "MathJax",
    "MathJax_Display",
    "MathJax_SVG",
    "MathJax_SVG_Display",
    "MathJax_CHTML",
    "MathJax_MathML",
    "MathJax_PlainSource",
    "mjx-chtml",
    "MJXc-display",
    "mwe-math-element",
    "ztext-math",
    "ql-formula",
];

/// The attributes that hold a formula's source.
const SOURCES: &[Key] = &[
    Key::DataLatex,
    Key::DataTex,
    Key::DataExpr,
    Key::DataMath,
    Key::DataFormula,
];

impl Walker<'_> {
    /// Sets the formula that the element is or holds; false where it is none.
    pub(super) fn formula(&mut self, id: Id, tag: Tag) -> bool {
        let page = self.page;
        match tag {
            Tag::Math => self.set_formula(id, mathml(page, id)),
            Tag::MjxAssistive => self.children(id),
            Tag::Script => {
                if !is_source(page, id) {
                    return false;
                }
                if !self.follows_formula(id) {
                    self.set_formula(id, Some(tex::cleaned(page.text(id + 1))));
                }
            }
            Tag::Img | Tag::Image => {
                let Some(source) = tex::of_picture(page, id) else {
                    return false;
                };
                if !self.follows_formula(id) {
                    self.set_formula(id, Some(source));
                }
            }
            _ if page.end(id) == id + 1 && has_class(page, id, &["MathJax_Preview"]) => {}
            _ if has_class(page, id, &["MathJax_Preview"]) => {
                if !precedes_formula(page, id) {
                    self.children(id);
                }
            }
            _ => return self.boxed(id, tag),
        }
        true
    }

    /// An element around all forms of one formula.
    fn boxed(&mut self, id: Id, tag: Tag) -> bool {
        let page = self.page;
        let source = || {
            SOURCES
                .iter()
                .find_map(|&key| page.attribute(id, key))
                .filter(|source| tex::is_source(source))
                .map(tex::cleaned)
        };
        let is_box = tag == Tag::MjxContainer || has_class(page, id, BOXES);
        let told = source();
        if !is_box && (told.is_none() || holds_prose(page, id)) {
            return false;
        }
        let inner = page.find(id, Tag::Math).and_then(|math| mathml(page, math));
        let copy = || page.attribute(id, Key::DataMathml).and_then(parsed);
        let within = || {
            page.descendants(id).find_map(|node| match page.tag(node) {
                Tag::Img => tex::of_picture(page, node),
                Tag::Annotation => Some(tex::cleaned(&page.inner_text(node))),
                Tag::Script if is_source(page, node) => Some(tex::cleaned(page.text(node + 1))),
                Tag::Text => None,
                _ => SOURCES
                    .iter()
                    .find_map(|&key| page.attribute(node, key))
                    .map(tex::cleaned),
            })
        };
        match inner.or_else(copy).or(told).or_else(within) {
            Some(text) => self.set_formula(id, Some(text)),
            // What only has the letters waits for the source behind it.
            None if precedes_formula(page, id) => {}
            None => self.set_formula(id, Some(page.inner_text(id))),
        }
        true
    }

    fn set_formula(&mut self, id: Id, text: Option<String>) {
        let text = text.unwrap_or_default();
        if text.trim().is_empty() {
            return;
        }
        self.formula_end = Some(self.page.end(id));
        if is_displayed(self.page, id) && !self.flat {
            self.flush();
            self.builder
                .block(BlockKind::Math, Prose::plain(text.trim()));
            return;
        }
        self.settle_breaks();
        self.prose.start(Inline::Math);
        self.prose.push_collapsed(text.trim());
        self.prose.end();
    }

    /// Whether nothing but elements' ends is between the last formula and this element, which is another form of it.
    fn follows_formula(&self, id: Id) -> bool {
        const NODES_MAX: usize = 3;
        self.formula_end.is_some_and(|end| {
            end <= id
                && id - end <= NODES_MAX
                && (end..id).all(|node| self.page.text(node).trim().is_empty())
        })
    }
}

fn has_class(page: &Page, id: Id, names: &[&str]) -> bool {
    page.attribute(id, Key::Class).is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|name| names.contains(&name))
    })
}

/// Whether a script is a formula that a program on the page was to set.
fn is_source(page: &Page, id: Id) -> bool {
    page.attribute(id, Key::Type)
        .is_some_and(|kind| kind.starts_with("math/tex") || kind.starts_with("math/mml"))
        && page.end(id) > id + 1
}

/// Whether the source of a formula comes next.
fn precedes_formula(page: &Page, id: Id) -> bool {
    const NODES_MAX: usize = 3;
    let end = page.end(id);
    (end..page.len().min(end + NODES_MAX))
        .take_while(|&node| page.text(node).trim().is_empty())
        .any(|node| {
            is_source(page, node) || page.tag(node) == Tag::Math || has_class(page, node, BOXES)
        })
}

/// Whether an element that a source is told for holds more than a formula.
fn holds_prose(page: &Page, id: Id) -> bool {
    const NODES_MAX: usize = 2000;
    page.end(id) - id > NODES_MAX
        || page
            .descendants(id)
            .any(|node| matches!(page.tag(node), Tag::P | Tag::A | Tag::Li))
}

/// Whether a formula stands on a line of its own.
fn is_displayed(page: &Page, id: Id) -> bool {
    const AROUND: usize = 3;
    let says = |node: Id| {
        matches!(page.attribute(node, Key::Display), Some("block" | "true"))
            || page
                .attribute(node, Key::Type)
                .is_some_and(|kind| kind.contains("mode=display"))
            || has_class(
                page,
                node,
                &[
                    "katex-display",
                    "MathJax_Display",
                    "MathJax_SVG_Display",
                    "MJXc-display",
                    "mwe-math-fallback-image-display",
                ],
            )
    };
    let inner = page.find(id, Tag::Math);
    std::iter::once(id).chain(inner).any(says) || page.ancestors(id).take(AROUND).any(says)
}

/// MathML as text. Where its author's source stands with it, that is what was written; an alternative text, which is
/// mostly made from the letters, speaks only where these say nothing.
fn mathml(page: &Page, id: Id) -> Option<String> {
    let is_source = |&node: &Id| {
        let encoding = page.attribute(node, Key::Encoding);
        page.tag(node) == Tag::Annotation
            && encoding.is_some_and(|encoding| encoding.contains("tex"))
    };
    let written = page
        .descendants(id)
        .find(is_source)
        .map(|node| tex::cleaned(&page.inner_text(node)));
    let read = || Some(linear::text(page, id, is_displayed(page, id)));
    let told = || page.attribute(id, Key::Alttext).map(tex::cleaned);
    let says = |text: &String| !text.is_empty();
    written
        .filter(says)
        .or_else(|| read().filter(says))
        .or_else(told)
}

/// MathML that an attribute holds as text.
fn parsed(source: &str) -> Option<String> {
    let page = Page::new(crate::format::html::dom::tree(source).root());
    let math = page.find(0, Tag::Math)?;
    mathml(&page, math)
}
