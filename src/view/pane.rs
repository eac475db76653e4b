//! Text over the page, and the list of marks: each takes the screen above the status line, a heading above it.

use ratatui::layout::Rect;

use super::paint::Paint;
use crate::app::look::geometry::Geometry;
use crate::app::look::theme::Part;
use crate::app::overlay::jumps::Jumps;
use crate::app::overlay::pane::Pane;
use crate::text::width;

/// How much of another article's title is shown before the words at a place in it, in columns.
const TITLE_COLUMNS: u16 = 40;

/// Draws a pane.
pub(super) fn render(pane: &Pane, panes: &Geometry, paint: &mut Paint<'_>) {
    let area = panes.pane();
    let extent = pane.extent(area.height.into());
    let state = match (pane.state.is_empty(), extent) {
        (true, extent) => extent.unwrap_or_default(),
        (false, Some(extent)) => format!("{} · {extent}", pane.state),
        (false, None) => pane.state.clone(),
    };
    heading(&pane.title, &state, panes, area, paint);
    for (y, (label, indented, text)) in (area.y..area.bottom()).zip(pane.rows()) {
        let label_columns = match indented {
            true => Pane::LABEL_COLUMNS.min(area.width),
            false => 0,
        };
        paint.part(area.x, y, label_columns, label, Part::Dim);
        let room = area.width - label_columns;
        let text = paint.turned(text);
        paint.part(area.x + label_columns, y, room, &text, Part::Plain);
    }
}

/// Draws a list of places.
pub(super) fn render_marks(marks: &Jumps, panes: &Geometry, paint: &mut Paint<'_>) {
    let area = panes.pane();
    let (title, hint) = (marks.kind.title(), marks.kind.hint());
    heading(title, hint, panes, area, paint);
    let first = marks.first_shown(area.height);
    for (y, (n, mark)) in (area.y..area.bottom()).zip(marks.rows.iter().enumerate().skip(first)) {
        let part = match n == marks.selected {
            true => Part::Selected,
            false => Part::Plain,
        };
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        if n == marks.selected {
            paint.ground(row, part);
        }
        let letter = format!(" {}  ", mark.letter);
        let used = paint.part(area.x, y, area.width, &letter, part);
        let room = area.width - used;
        let words = match &mark.title {
            None => paint.cut(&mark.words, room.into()),
            Some(title) => {
                let title = paint.cut(title, TITLE_COLUMNS.min(room / 2).into());
                paint.cut(&format!("{title}: {}", &*mark.words), room.into())
            }
        };
        paint.part(area.x + used, y, room, &words, part);
    }
}

fn heading(title: &str, state: &str, panes: &Geometry, area: Rect, paint: &mut Paint<'_>) {
    let cleared = Rect {
        height: panes.screen.height - panes.status.height,
        ..panes.screen
    };
    paint.ground(cleared, Part::Ground);
    let Some(y) = area.y.checked_sub(1) else {
        return;
    };
    // With air below the heading where there is room for it.
    let y = if area.y >= 3 { y - 1 } else { y };
    let state = paint.cut(state, usize::from(area.width / 2));
    let state_columns = width::columns(&state) as u16;
    let room = area.width.saturating_sub(state_columns + 2);
    let title = paint.cut(title, room.into());
    paint.part(area.x, y, room, &title, Part::Strong);
    let x = area.right() - state_columns.min(area.width);
    paint.part(x, y, state_columns, &state, Part::Dim);
}
