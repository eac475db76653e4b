//! Code: text whose white space is kept, line for line, with the name of its language.

mod language;
mod lines;
mod numbers;

use super::Walker;
use crate::document::BlockKind;
use crate::format::html::page::Id;
use crate::text::clean::Clean;
use lines::Piece;

pub(super) use lines::is_set_as_code;
pub(super) use numbers::code_in_table;

impl Walker<'_> {
    pub(super) fn code(&mut self, id: Id) {
        if !numbers::is_column_beside(self.page, id) {
            self.code_within(id, id);
        }
    }

    /// Whether an element is the bar above a piece of code, which names its language; the code will bear the name.
    pub(super) fn is_code_bar(&mut self, id: Id) -> bool {
        let name = language::shown_above(self.page, id);
        if let Some(name) = &name {
            self.code_language = Some(Clean::line(name));
        }
        name.is_some()
    }

    /// The code in `id`, whose language `around` may say.
    pub(super) fn code_within(&mut self, id: Id, around: Id) {
        let (page, marks) = (self.page, self.marks);
        // What shows nothing is dropped elsewhere, but may be a blank line here.
        let is_dropped = |node| marks.reason(node).is_some() && !page.inner_text(node).is_empty();
        let numbers = numbers::beside_lines(page, id, &is_dropped);
        lines::read(
            page,
            id,
            &|node| is_dropped(node) || numbers.contains(&node),
            &mut |piece| match piece {
                Piece::Text(text) => self.prose.push(text),
                Piece::Element(node, tag) => self.name_fragments(node, tag),
                Piece::Start(inline) => self.prose.start(inline),
                Piece::End => self.prose.end(),
            },
        );
        let prose = self.prose.take();
        let shown = std::mem::take(&mut self.code_language);
        let language = language::of(page, id)
            .or_else(|| language::of(page, around))
            .map(Clean::line)
            .or(shown);
        self.builder.block(BlockKind::Code { language }, prose);
        self.breaks = 0;
    }
}
