//! What lies over the panes: the help, and the continuations of a key.

use ratatui::layout::Rect;

use super::paint::Paint;
use super::{comfort, finder, links, pane};
use crate::app::App;
use crate::app::list::typed::Typed;
use crate::app::look::geometry::{Geometry, HelpAreas};
use crate::app::look::theme::Part;
use crate::app::overlay::Overlay;
use crate::app::overlay::help::{Help, HelpLine};
use crate::text::width;

/// The columns that keys get in the help.
const KEYS_COLUMNS: u16 = 24;

/// Draws the topmost overlay, unless the status line shows it.
pub(super) fn render(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    match app.overlays.last() {
        Some(Overlay::Help(help)) => render_help(help, panes, paint),
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

fn render_help(help: &Help, panes: &Geometry, paint: &mut Paint<'_>) {
    paint.ground(panes.screen, Part::Ground);
    let HelpAreas { query, list } = panes.help();
    if !query.is_empty() {
        let hint = "type to search them, Esc closes";
        render_query("Keys", &help.filter, hint, query, paint);
    }
    let Rect { x, width, .. } = list;
    let lines = help.lines();
    let keys_columns = KEYS_COLUMNS.min(width / 2);
    let offset = help.offset.min(lines.len().saturating_sub(1));
    for (y, line) in list.rows().map(|row| row.y).zip(&lines[offset..]) {
        match line {
            HelpLine::Blank => {}
            HelpLine::Group(title) => {
                paint.part(x, y, width, title, Part::Strong);
            }
            HelpLine::Keys(keys, help) => {
                let keys = paint.cut(keys, usize::from(keys_columns).saturating_sub(3));
                paint.part(
                    x + 2,
                    y,
                    keys_columns.saturating_sub(2),
                    &keys,
                    Part::Accent,
                );
                let room = width - keys_columns;
                let help = paint.cut(help, room.into());
                paint.part(x + keys_columns, y, room, &help, Part::Plain);
            }
        }
    }
    if lines.is_empty() && !list.is_empty() {
        paint.part(x, list.y, width, "no key for that", Part::Dim);
    }
}

/// What a list is, and what was typed to search it.
pub(super) fn render_query(
    title: &str,
    typed: &Typed,
    hint: &str,
    row: Rect,
    paint: &mut Paint<'_>,
) {
    let (mut x, right) = (row.x, row.right());
    let mut put = |paint: &mut Paint<'_>, text: &str, part: Part| {
        x += paint.part(x, row.y, right.saturating_sub(x), text, part);
    };
    put(paint, title, Part::Strong);
    put(paint, "  ", Part::Plain);
    let (before, under, after) = typed.parts();
    put(paint, before, Part::Accent);
    put(
        paint,
        if under.is_empty() { " " } else { under },
        Part::Cursor,
    );
    match typed.text().is_empty() {
        true => put(paint, &format!(" {hint}"), Part::Dim),
        false => put(paint, after, Part::Accent),
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
