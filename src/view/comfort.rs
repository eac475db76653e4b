//! The comfort menu: a band above the status line, so that the page it changes stays in sight.

use ratatui::layout::Rect;

use super::paint::{Glyph, Paint};
use crate::app::App;
use crate::app::look::comfort::{Comfort, Menu};
use crate::app::look::geometry::Geometry;
use crate::app::look::theme::Part;

/// The columns that names get.
const NAME_COLUMNS: u16 = 22;
/// The widest that the list gets.
const LIST_COLUMNS: u16 = 50;
/// The rows that the page keeps at least.
const PAGE_ROWS_MIN: u16 = 3;

/// Draws the menu.
pub(super) fn render(app: &App, menu: &Menu, panes: &Geometry, paint: &mut Paint<'_>) {
    let body = panes.body;
    let room = body.height.saturating_sub(PAGE_ROWS_MIN).max(1);
    let headed = u16::from(room > 4);
    let rows = (Comfort::ALL.len() as u16).min(room - headed);
    let height = (rows + headed).min(body.height);
    let band = Rect {
        y: body.bottom() - height,
        height,
        ..body
    };
    paint.ground(band, Part::Panel);
    let width = LIST_COLUMNS.min(band.width);
    let x = band.x + (band.width - width) / 2;
    let y = band.y + headed;
    if headed > 0 {
        render_heading(band, x, paint);
    }
    // The chosen line is kept in sight.
    let first = (menu.selected + 1).saturating_sub(rows.into());
    let lines = Comfort::ALL.iter().enumerate().skip(first);
    for (y, (n, comfort)) in (y..band.bottom()).zip(lines) {
        let chosen = n == menu.selected;
        let name_columns = NAME_COLUMNS.min(width / 2);
        let value = comfort.value(app);
        let room = width.saturating_sub(name_columns + 2);
        paint.on_panel(x + 1, y, name_columns, comfort.name(), Part::Plain);
        let (value, part) = match chosen {
            true => (format!("< {value} >"), Part::Accent),
            false => (format!("  {value}"), Part::Plain),
        };
        paint.on_panel(x + 1 + name_columns, y, room, &value, part);
        if chosen {
            let bar = paint.sign(Glyph::Bar);
            paint.on_panel(x, y, 1, bar, Part::Accent);
        }
    }
}

/// A rule with the menu's name in it, since not every theme gives a panel a ground of its own.
fn render_heading(band: Rect, x: u16, paint: &mut Paint<'_>) {
    let rule = paint.sign(Glyph::Rule).repeat(band.width.into());
    paint.on_panel(band.x, band.y, band.width, &rule, Part::Faint);
    let mut at = x;
    for (text, part) in [
        (" Comfort ", Part::Strong),
        (" arrows choose and change, Esc closes ", Part::Dim),
    ] {
        at += paint.on_panel(at, band.y, band.right().saturating_sub(at), text, part);
    }
}
