//! Labels on the links of the page, and a look at where a link leads.

use ratatui::layout::Rect;

use super::body::render_lines;
use super::paint::Paint;
use crate::app::App;
use crate::app::look::geometry::Geometry;
use crate::app::look::theme::{Laid, Part};
use crate::app::overlay::links::{Hints, Peek};

/// Draws the labels over the beginnings of their links.
pub(super) fn render_hints(app: &App, hints: &Hints, panes: &Geometry, paint: &mut Paint<'_>) {
    let text = panes.text;
    let style = paint
        .theme
        .laid(Laid::CurrentHit, paint.theme.part(Part::Plain));
    for (y, line) in (text.y..text.bottom()).zip(&app.reading.page().lines) {
        for (label, _, at) in &hints.labels {
            let Some(rest) = label.strip_prefix(&hints.typed) else {
                continue;
            };
            // A link that begins where a line ends is labelled where its words are.
            let shows = line.start() <= Some(*at) && Some(*at) < line.end();
            // Where it is panned out of sight there is no place for a label.
            let shows = shows && (line.wide.is_none() || line.shows(at.offset));
            if let Some(column) = line.column_of(*at).filter(|_| shows) {
                let width = text.width + panes.spare();
                let column = (column as u16).min(width);
                paint.text(text.x + column, y, width - column, rest, style);
            }
        }
    }
}

/// Draws what a link leads to in a pane above the status line.
pub(super) fn render_peek(peek: &Peek, panes: &Geometry, paint: &mut Paint<'_>) {
    let body = panes.body;
    let wanted = (peek.lines.len() as u16).max(1) + 2;
    let height = wanted.min(body.height);
    let pane = Rect {
        y: body.bottom() - height,
        height,
        ..body
    };
    paint.ground(pane, Part::Ground);
    let line = "─".repeat(pane.width.into());
    paint.part(pane.x, pane.y, pane.width, &line, Part::Faint);
    let text = Rect {
        y: pane.y + 1,
        height: pane.height.saturating_sub(1),
        ..panes.text
    };
    render_lines(None, text, 0, &peek.lines, paint);
    if peek.lines.is_empty() {
        paint.part(
            text.x,
            text.y,
            text.width,
            "there is nothing to see",
            Part::Dim,
        );
    }
}
