//! The notes in the margin, quieter than the text that they stand beside.

use super::paint::Paint;
use crate::app::App;
use crate::app::look::geometry::Geometry;
use crate::layout::Face;

/// Draws the notes.
pub(super) fn render(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    let margin = panes.notes;
    for note in &app.reading.page().beside {
        let y = margin.y + note.row as u16;
        let (mut x, line) = (margin.x + note.line.indent, &note.line);
        for run in &line.runs {
            // A click anywhere on a note goes to it, so its own links are none here.
            let face = Face {
                link: None,
                ..run.face
            };
            let style = paint.theme.dimmed(paint.theme.text(run.role, face));
            let left = margin.right().saturating_sub(x);
            x += paint.letters(x, y, left, &run.shown(), style, line.ruler);
        }
    }
}
