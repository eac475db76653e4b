//! The comfort menu: a band above the status line, so that the page it changes stays in sight.

use ratatui::layout::Rect;

use super::paint::{Glyph, Paint};
use crate::app::App;
use crate::app::look::geometry;
use crate::app::look::geometry::Geometry;
use crate::app::look::settings::SETTINGS;
use crate::app::look::theme::Part;
use crate::app::overlay::menu::Menu;

/// Draws the menu.
pub(super) fn render(app: &App, menu: &Menu, panes: &Geometry, paint: &mut Paint<'_>) {
    let geometry::Menu { band, list, values } = panes.menu(SETTINGS.len());
    paint.ground(band, Part::Panel);
    let x = list.x;
    if list.y > band.y {
        render_heading(band, x, paint);
    }
    let widest = app.widest_measure();
    let first = menu.first_shown(list.height);
    let lines = SETTINGS.iter().enumerate().skip(first);
    for (y, (n, setting)) in (list.y..list.bottom()).zip(lines) {
        let chosen = n == menu.selected;
        let value = setting.shown(&app.look.wishes, widest);
        let name_columns = values.x.saturating_sub(x + 1);
        let room = values.width.saturating_sub(1);
        paint.on_panel(x + 1, y, name_columns, setting.label, Part::Plain);
        let (value, part) = match chosen {
            true => (format!("< {value} >"), Part::Accent),
            false => (format!("  {value}"), Part::Plain),
        };
        paint.on_panel(values.x, y, room, &value, part);
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
