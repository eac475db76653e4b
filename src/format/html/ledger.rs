//! The ledger: what was removed, kept whole with its reason.

use super::marks::Marks;
use super::page::{Id, Page};
use super::tag::Tag;
use crate::document::Builder;
use crate::document::block::Reason;

/// Keeps the text within `id` as furniture, a block for each of its own blocks. What is marked within has its own
/// reason.
pub(super) fn keep(page: &Page, marks: &Marks, id: Id, reason: Reason, builder: &mut Builder) {
    let mut writer = Writer {
        page,
        marks,
        builder,
        text: String::new(),
    };
    writer.node(id, reason);
    writer.flush(reason);
}

struct Writer<'a> {
    page: &'a Page,
    marks: &'a Marks,
    builder: &'a mut Builder,
    text: String,
}

impl Writer<'_> {
    fn node(&mut self, id: Id, reason: Reason) {
        let page = self.page;
        let tag = page.tag(id);
        if tag == Tag::Text {
            self.push(page.text(id));
            return;
        }
        if tag.is_silent() {
            return;
        }
        if tag == Tag::Br {
            self.push(" ");
            return;
        }
        let own = self.marks.reason(id).unwrap_or(reason);
        let parts = tag.is_block();
        if parts || own != reason {
            self.flush(reason);
        }
        for child in page.children(id) {
            self.node(child, own);
        }
        if parts || own != reason {
            self.flush(own);
        }
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    fn flush(&mut self, reason: Reason) {
        if !self.text.trim().is_empty() {
            self.builder.furniture(self.text.trim_end(), reason);
        }
        self.text.clear();
    }
}
