//! Blocks and the containers around them, as the events open and close them.

use std::ops::Range;

use super::walk::{Scope, Walker, Writing};
use super::{autolink, ranges, title};
use crate::document::block::{Marker, Reason};
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
        let pictures = std::mem::take(&mut self.pictures);
        let own = std::mem::take(&mut self.own);
        let has_text = std::mem::take(&mut self.has_text);
        self.soft_break = false;
        self.last = ' ';
        if self.writer.is_empty() {
            return;
        }
        let mut prose = self.writer.take();
        // Links are written against what a heading says, not what is made of it.
        let slug = match writing {
            Writing::Heading(_) => self.slugs.next(&prose.text),
            _ => String::new(),
        };
        let only_pictures = pictures.any() && !has_text;
        if !only_pictures && !matches!(writing, Writing::Code(_)) {
            self.finish_prose(&mut prose, &mut []);
        }
        match writing {
            Writing::Paragraph if only_pictures && pictures.are_badges() && self.at_head => {
                // They say how a project does, not what it is.
                self.builder.furniture(&prose.text, Reason::Picture);
            }
            Writing::Paragraph if only_pictures && pictures.stand_alone() => {
                self.add_pictures(pictures, &prose);
            }
            Writing::Paragraph => self.builder.block(BlockKind::Paragraph, prose),
            Writing::Heading(level) => {
                self.builder.fragment(&slug);
                match level {
                    1 if self.is_title(&prose, &own) => {}
                    _ if only_pictures && self.at_head => self.add_pictures(pictures, &prose),
                    _ => {
                        self.at_head &= level < 2;
                        self.builder.heading(level, prose, None);
                    }
                }
            }
            Writing::Caption => self.builder.caption(prose),
            Writing::Term => self.builder.block(BlockKind::Term, prose),
            Writing::Code(language) => self.builder.block(BlockKind::Code { language }, prose),
        }
    }

    /// Whether a heading says the title, which is the document's first block already. Pictures in it are left there.
    fn is_title(&mut self, prose: &Prose, own: &str) -> bool {
        let Some(title) = &self.title else {
            return false;
        };
        let said = title::folded(own);
        let is_title = *title == said || *title == title::folded(&prose.text);
        if is_title {
            self.title = None;
            if own.len() + 1 < prose.text.len() && !said.is_empty() {
                self.builder.furniture(&prose.text, Reason::Picture);
            }
        }
        is_title
    }

    /// Makes links of the bare addresses in `prose`, and sets marks that the parser does not know.
    fn finish_prose(&mut self, prose: &mut Prose, cells: &mut [&mut Range<u32>]) {
        self.set_marks(prose, cells);
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
        let (mut table, mut prose) = table.finish(&mut self.writer);
        let mut cells: Vec<&mut Range<u32>> = table.rows.iter_mut().flatten().collect();
        self.finish_prose(&mut prose, &mut cells);
        self.builder.block(BlockKind::Table(Box::new(table)), prose);
        self.flush();
    }
}
