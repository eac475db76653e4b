//! Blocks and the containers around them, as the events open and close them.

use super::walk::{Scope, Walker, Writing};
use super::{autolink, ranges, scripts, title};
use crate::document::block::Marker;
use crate::document::{BlockKind, Container, Inline, Prose, Span};
use crate::text::clean::Clean;

impl Walker {
    /// What stands before the list item that `source` begins with.
    pub(super) fn marker(&mut self, source: &str) -> Marker {
        let Some(number) = self.scopes.last_mut().and_then(|list| list.number.as_mut()) else {
            return Marker::Bullet;
        };
        let stop = source.trim_start().find(|c: char| !c.is_ascii_digit());
        let stop = stop.and_then(|at| source.trim_start()[at..].chars().next());
        let marker = format!("{number}{}", stop.unwrap_or('.'));
        *number = number.saturating_add(1);
        Marker::Number(Clean::line(&marker))
    }

    /// Opens the item that was waiting for its marker.
    pub(super) fn open_item(&mut self) {
        if let Some(marker) = self.item.take() {
            self.open(Container::Item(marker));
        }
    }

    /// Opens a container of Markdown's own.
    pub(super) fn open(&mut self, container: Container) {
        self.flush();
        self.builder.open(container);
        self.scopes.push(Scope::default());
    }

    /// Closes the innermost container of Markdown's own, and those that HTML left open in it.
    pub(super) fn close(&mut self) {
        self.flush();
        while let Some(scope) = self.scopes.pop() {
            self.builder.close();
            if scope.element.is_none() {
                break;
            }
        }
    }

    /// Hands over the block that is being written, if it has any text.
    pub(super) fn flush(&mut self) {
        self.end_spans();
        let writing = std::mem::take(&mut self.writing);
        let figure = self.images == 1 && !self.has_text;
        self.images = 0;
        self.has_text = false;
        self.soft_break = false;
        self.last = ' ';
        if self.writer.is_empty() {
            return;
        }
        let mut prose = self.writer.take();
        if !matches!(writing, Writing::Code(_)) {
            self.finish_prose(&mut prose);
        }
        match writing {
            Writing::Paragraph if figure => {
                self.builder.open(Container::Figure);
                self.builder.block(BlockKind::Caption, prose);
                self.builder.close();
            }
            Writing::Paragraph => self.builder.block(BlockKind::Paragraph, prose),
            Writing::Heading(level) => self.heading(level, prose),
            Writing::Caption => self.builder.block(BlockKind::Caption, prose),
            Writing::Term => self.builder.block(BlockKind::Term, prose),
            Writing::Code(language) => self.builder.block(BlockKind::Code { language }, prose),
        }
    }

    fn heading(&mut self, level: u8, prose: Prose) {
        self.builder.fragment(&self.slugs.next(&prose.text));
        if level == 1 && self.title.as_ref() == Some(&title::folded(&prose.text)) {
            // It is the document's first block already.
            self.title = None;
            return;
        }
        self.builder.heading(level, prose, None);
    }

    /// Makes links of the bare addresses in `prose`, and sets what is raised or lowered.
    fn finish_prose(&mut self, prose: &mut Prose) {
        scripts::set(prose);
        let mut links = Vec::new();
        for found in autolink::find(prose) {
            if let Some(link) = self.builder.link(self.target(&found.address)) {
                links.push(Span {
                    range: found.range.start as u32..found.range.end as u32,
                    inline: Inline::Link(link),
                });
            }
        }
        ranges::add_spans(prose, links);
    }

    fn end_spans(&mut self) {
        while let Some(span) = self.spans.pop() {
            if span.inline.is_some() {
                self.writer.end();
            }
        }
    }

    /// Begins a row of the table.
    pub(super) fn start_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.start_row(&mut self.writer);
        }
    }

    /// Begins a cell of the table.
    pub(super) fn start_cell(&mut self, head: bool) {
        self.last = ' ';
        self.soft_break = false;
        if let Some(table) = &mut self.table {
            table.start_cell(&mut self.writer, head);
        }
    }

    /// Ends the cell that is open, if one is.
    pub(super) fn end_cell(&mut self) {
        if let Some(table) = &mut self.table {
            table.end_cell(&self.writer);
        }
    }

    /// Hands over the table that is being written, if one is.
    pub(super) fn finish_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        self.end_spans();
        let (table, mut prose) = table.finish(&mut self.writer);
        self.finish_prose(&mut prose);
        self.builder.block(BlockKind::Table(Box::new(table)), prose);
        self.flush();
    }
}
