//! What lies over the panes: the help, and the continuations of a key.

use ratatui::layout::Rect;

use super::paint::Paint;
use super::{comfort, finder, help, links, pane};
use crate::app::App;
use crate::app::look::geometry::Geometry;
use crate::app::look::theme::Part;
use crate::app::overlay::Overlay;
use crate::text::width;

/// Draws the topmost overlay, unless the status line shows it.
pub(super) fn render(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    match app.overlays.last() {
        Some(Overlay::Help(help)) => help::render(help, panes, paint),
        Some(Overlay::Comfort(menu)) => comfort::render(app, menu, panes, paint),
        Some(Overlay::Finder(finder)) => finder::render(app, finder, panes, paint),
        Some(Overlay::Hints(hints)) => links::render_hints(app, hints, panes, paint),
        Some(Overlay::Peek(peek)) => links::render_peek(peek, panes, paint),
        Some(Overlay::Pane(pane)) => pane::render(pane, panes, paint),
        Some(Overlay::Jumps(marks)) => pane::render_marks(marks, panes, paint),
        Some(Overlay::Prompt(_) | Overlay::Question(_)) => {}
        None if app.keys.hint_shown() => render_hint(app, panes, paint),
        None => {}
    }
}

/// Where the words begin that say what keys do, so that those of most prefixes stand in one place.
const HINT_COLUMN: u16 = 8;

/// What can follow the keys pressed, above the status line.
fn render_hint(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    let following = app.keys.continuations(app.context());
    let screen = panes.screen;
    let bottom = screen.bottom() - panes.status.height;
    let rows = (following.len() as u16).min(bottom.saturating_sub(screen.y + 1));
    if rows == 0 {
        return;
    }
    let area = Rect {
        y: bottom - rows,
        height: rows,
        ..screen
    };
    paint.ground(area, Part::Panel);
    let typed = app.keys.typed();
    let keys_columns = following
        .iter()
        .map(|(keys, _)| width::columns(&typed) + width::columns(keys))
        .max();
    // A blank before the keys and two after the longest of them.
    let column = (keys_columns.unwrap_or(0) as u16 + 3).max(HINT_COLUMN);
    for (y, (keys, row)) in (area.y..area.bottom()).zip(following) {
        let keys = format!("{typed}{keys}");
        let style = paint.theme.part(Part::Panel).patch(accent(paint));
        paint.text(area.x + 1, y, area.width, &keys, style);
        let x = area.x + column;
        let room = area.width.saturating_sub(column + 1);
        debug_assert!(width::columns(row.help) < 100);
        paint.part(x, y, room, row.help, Part::Panel);
    }
}

/// The accent without its ground.
fn accent(paint: &Paint<'_>) -> ratatui::style::Style {
    let mut style = paint.theme.part(Part::Accent);
    style.bg = None;
    style
}
