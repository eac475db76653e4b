//! The outline beside the text.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::paint::{Glyph, Paint};
use crate::app::App;
use crate::app::look::Focus;
use crate::app::look::geometry::{Geometry, list_air, title_column};
use crate::app::look::theme::Part;
use crate::app::sidebar::Item;
use crate::document::words::minutes;
use crate::text::width;

/// Draws the outline, if it is shown.
pub(super) fn render(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    let pane = panes.sidebar;
    if pane.is_empty() {
        return;
    }
    // Where the outline lies over the text, a blank column keeps the two apart.
    let cleared = Rect {
        width: pane.width + 2,
        ..pane
    };
    paint.ground(cleared, Part::Ground);
    let focused = app.look.focus == Focus::Sidebar;
    let line = if focused { Part::Accent } else { Part::Faint };
    for y in panes.divider.top()..panes.divider.bottom() {
        paint.glyph(panes.divider.x, y, Glyph::Divider, line);
    }
    render_heading(app, panes, paint);
    let height = usize::from(panes.list.height);
    let items = app.sidebar.items(&app.reading, &app.search, height);
    for (y, item) in (panes.list.y..).zip(items) {
        let row = Rect {
            y,
            height: 1,
            ..panes.list
        };
        render_item(&item, row, focused, paint);
    }
    if app.sidebar.is_empty() && panes.list.height > 0 {
        let text = match app.sidebar.filter().is_empty() {
            true => "nothing here yet",
            false => "no such section",
        };
        let x = pane.x + list_air(pane) + 1;
        paint.part(
            x,
            panes.list.y,
            pane.width.saturating_sub(2),
            text,
            Part::Dim,
        );
    }
}

/// The word "Contents", or the filter, and the whole article's time.
fn render_heading(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    let pane = panes.sidebar;
    let rows = panes.list.y - pane.y;
    if rows == 0 {
        return;
    }
    // The last row above the list is blank where there are two.
    let y = panes.list.y - rows.min(2);
    let time = whole_time(minutes(app.reading.article().words()));
    let x = pane.x + list_air(pane) + 1;
    let right = pane.right() - list_air(pane);
    let room = right.saturating_sub(x);
    let time_columns = width::columns(&time) as u16;
    let (text, part) = match app.sidebar.filter() {
        "" => ("Contents".to_owned(), Part::Strong),
        filter => (format!("/{filter}"), Part::Accent),
    };
    let text = paint.cut(&text, usize::from(room.saturating_sub(time_columns + 1)));
    paint.part(x, y, room, &text, part);
    if time_columns + 9 <= room {
        paint.part(right - time_columns, y, time_columns, &time, Part::Dim);
    }
}

fn render_item(item: &Item, row: Rect, focused: bool, paint: &mut Paint<'_>) {
    let air = list_air(row);
    let right = row.right() - air;
    let bar = row.x + air;
    let part = match (item.current, item.read) {
        (true, _) => Part::Strong,
        (false, true) => Part::Dim,
        (false, false) => Part::Plain,
    };
    let (number, number_part) = match item.hits {
        Some(hits @ 1..) => (format!("{hits}{}", paint.sign(Glyph::Times)), Part::Accent),
        _ => (section_time(item.minutes), Part::Dim),
    };
    let number_columns = width::columns(&number) as u16;
    let x = title_column(row, item.depth);
    let room = right.saturating_sub(x);
    // A narrow pane is for the titles.
    let numbered = room >= number_columns + 9;
    let mut left = room - if numbered { number_columns + 1 } else { 0 };
    if item.doubted {
        left = left.saturating_sub(2);
    }
    let mut at = x;
    if item.folded {
        paint.glyph(at, row.y, Glyph::Folded, Part::Dim);
        at += 2;
        left = left.saturating_sub(2);
    }
    let title = paint.cut(&item.title, left.into());
    at += paint.part(at, row.y, left, &title, part);
    if item.doubted {
        paint.part(at, row.y, right.saturating_sub(at), " ?", Part::Dim);
    }
    if numbered {
        paint.part(
            right - number_columns,
            row.y,
            number_columns,
            &number,
            number_part,
        );
    }
    if item.current {
        paint.glyph(bar, row.y, Glyph::Bar, Part::Accent);
    } else if item.read && paint.theme.is_colourless() {
        paint.glyph(bar, row.y, Glyph::Read, Part::Plain);
    }
    if item.selected && focused {
        let style = paint.theme.part(Part::Selected);
        let reversed = ratatui::style::Style::new().add_modifier(Modifier::REVERSED);
        debug_assert!(style.add_modifier.contains(Modifier::REVERSED));
        paint.restyle(bar + 1, row.y, right.saturating_sub(bar + 1), reversed);
    }
}

/// A section's time, in the fewest letters.
fn section_time(minutes: u32) -> String {
    match minutes {
        0 => String::new(),
        1..=99 => format!("{minutes}m"),
        _ => format!("{}h", (minutes + 30) / 60),
    }
}

/// The whole article's time.
fn whole_time(minutes: u32) -> String {
    match minutes {
        0 => String::new(),
        1..=99 => format!("{minutes} min"),
        _ => format!("{} h {:02}", minutes / 60, minutes % 60),
    }
}
