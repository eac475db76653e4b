//! Within a block: text, spans, links, images, notes and mathematics.

use pulldown_cmark::LinkType;

use super::walk::{OpenSpan, Walker, Writing, note_fragment};
use crate::document::address::percent_decoded;
use crate::document::{BlockKind, Inline, Prose, Target};
use crate::text::clean::Clean;

impl Walker {
    /// Adds text to the block that is being written.
    pub(super) fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if matches!(self.writing, Writing::Code(_)) {
            self.writer.push(text);
            return;
        }
        let Some(first) = text.chars().next() else {
            return;
        };
        if std::mem::take(&mut self.soft_break) && !(is_wide(self.last) && is_wide(first)) {
            self.writer.push_collapsed(" ");
        }
        self.has_text |= !self.in_image && !text.trim().is_empty();
        if !self.in_image && matches!(self.writing, Writing::Heading(_)) {
            self.own.push_str(text);
        }
        self.writer.push_collapsed(text);
        self.last = text.chars().next_back().unwrap_or(' ');
    }

    /// Adds text as one span; its white space is kept, as in code.
    pub(super) fn set(&mut self, inline: Inline, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        // Resolves a pending line end before the span begins.
        self.text(" ".get(..usize::from(self.soft_break)).unwrap_or_default());
        self.writer.start(inline);
        self.writer.push(&text.replace('\n', " "));
        self.writer.end();
        if !self.in_image && matches!(self.writing, Writing::Heading(_)) {
            self.own.push_str(text);
        }
        self.has_text |= !self.in_image;
        self.last = 'x';
    }

    /// Breaks the line.
    pub(super) fn hard_break(&mut self) {
        self.soft_break = false;
        self.last = ' ';
        if self.table.is_some() {
            // A row of a table is a line.
            self.writer.push_collapsed(" ");
        } else if !self.writer.is_empty() {
            self.writer.hard_break();
        }
    }

    /// Mathematics between dollar signs, which in a text about prices or shells are only dollar signs.
    pub(super) fn math(&mut self, math: &str, source: &str) {
        let telling = math.contains(['\\', '^', '_', '=', '+', '<', '>', '{', '|']);
        let symbol = math.chars().count() <= 2 && math.chars().any(char::is_alphabetic);
        if telling || symbol || source.starts_with("$`") {
            self.set(Inline::Math, math);
        } else {
            self.text(source);
        }
    }

    /// Mathematics of its own, set apart unless it stands in a line of text.
    pub(super) fn display_math(&mut self, math: &str) {
        if self.writer.is_empty() && self.table.is_none() && self.writing == Writing::Paragraph {
            self.builder
                .block(BlockKind::Math, Prose::plain(math.trim()));
        } else {
            self.set(Inline::Math, math.trim());
        }
    }

    /// A reference to a footnote.
    pub(super) fn note(&mut self, label: &str) {
        self.soft_break = false;
        let link = self
            .builder
            .link(Target::Fragment(Clean::line(&note_fragment(label))));
        // A number is raised on the page; a word would run into the one before it.
        let text = if label.bytes().all(|byte| byte.is_ascii_digit()) {
            label.to_owned()
        } else {
            format!("[{label}]")
        };
        match link {
            Some(link) => self.set(Inline::Note(link), &text),
            None => self.text(&text),
        }
    }

    /// Begins a link.
    pub(super) fn start_link(&mut self, kind: LinkType, address: &str) {
        let target = match kind {
            LinkType::Email => self.target(&format!("mailto:{address}")),
            _ => self.target(address),
        };
        let link = self.builder.link(target);
        self.start_span(link.map(Inline::Link), None);
    }

    /// Where a link to `address` leads.
    pub(super) fn target(&self, address: &str) -> Target {
        if let Some(fragment) = address.strip_prefix('#') {
            // As code hosts have it: letters of either case, and names that they put a word before.
            let fragment = percent_decoded(fragment).to_lowercase();
            let fragment = fragment.strip_prefix("user-content-").unwrap_or(&fragment);
            return Target::Fragment(Clean::line(fragment));
        }
        Target::Address(self.absolute(address))
    }

    /// An address as the text's own address makes it absolute.
    pub(super) fn absolute(&self, address: &str) -> Clean {
        let absolute = self.base.as_ref().and_then(|base| base.join(address).ok());
        match absolute {
            Some(absolute) => Clean::line(absolute.as_str()),
            None => Clean::line(address),
        }
    }

    /// Begins a span of Markdown's own.
    pub(super) fn start_mark(&mut self, inline: Inline) {
        self.start_span(Some(inline), None);
    }

    /// Begins a span, for an HTML `element` or of Markdown's own; with `None` it is kept in step, but not written.
    pub(super) fn start_span(
        &mut self,
        inline: Option<Inline>,
        element: Option<String>,
    ) -> &mut OpenSpan {
        if std::mem::take(&mut self.soft_break) {
            self.writer.push_collapsed(" ");
        }
        if let Some(inline) = inline {
            self.writer.start(inline);
        }
        self.spans.push(OpenSpan {
            element,
            inline,
            ..OpenSpan::default()
        });
        self.spans.last_mut().expect("just opened")
    }

    /// Ends the innermost span of Markdown's own, and those that HTML left open in it.
    pub(super) fn end_span(&mut self) {
        while let Some(span) = self.spans.pop() {
            if span.inline.is_some() {
                self.writer.end();
            }
            if span.element.is_none() {
                break;
            }
        }
    }
}

/// Han, kana and their marks, between which the end of a line is no space. Hangul is written with spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
