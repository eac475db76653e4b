//! Turning pages: the last line that was read stays, marked for a moment, and no page that is turned or jumped to
//! ends with a heading.

use crate::app::reading::Reading;
use crate::layout::{Line, Role, Run};

impl Reading {
    /// Turns so many pages, back where negative; false where there is none.
    pub fn turn(&mut self, pages: isize) -> bool {
        let has_text = |line: &Line| line.source.is_some();
        let lines = &self.page.lines;
        let (kept, rows) = if pages > 0 {
            let last = lines.iter().rposition(has_text);
            (last, last.unwrap_or(self.rows))
        } else {
            let first = lines.iter().position(has_text);
            (first, self.rows.saturating_sub(1 + first.unwrap_or(0)))
        };
        let read = kept.and_then(|row| lines[row].start());
        let page = self.rows.saturating_sub(1).max(1) as isize;
        let more = page.saturating_mul(pages.unsigned_abs().saturating_sub(1) as isize);
        let rows = (rows.max(1) as isize).saturating_add(more) * pages.signum();
        let moved = self.scroll(rows);
        self.turned = true;
        self.last_read = read.filter(|_| moved);
        moved
    }

    /// Takes away the headings that end the page without any of their text, unless there is none to be shown.
    pub(super) fn hold_headings_back(&mut self) {
        let end = self.document().end();
        let is_heading = |run: &Run| matches!(run.role, Role::Heading(_));
        while let Some(last) = self.page.lines.iter().rfind(|line| line.source.is_some()) {
            let (block, next) = (last.block, last.block.next());
            let stands_alone = next == end || self.layout.is_folded(next);
            let begins = self.page.lines.iter().position(|line| line.block == block);
            match begins {
                Some(row @ 1..) if !stands_alone && last.runs.iter().any(is_heading) => {
                    self.page.lines.truncate(row);
                    self.page.beside.retain(|note| note.row < row);
                }
                _ => return,
            }
        }
    }

    /// True when `line` is the last that was read before the page was turned to.
    pub fn was_read(&self, line: &Line) -> bool {
        self.last_read.is_some() && line.start() == self.last_read
    }

    /// The last line that was read is no longer marked.
    pub fn forget_last_read(&mut self) {
        self.last_read = None;
    }
}
