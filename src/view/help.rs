//! The help: every key, over the whole screen.

use ratatui::layout::Rect;

use super::paint::Paint;
use super::query;
use crate::app::look::geometry::{Geometry, HelpAreas};
use crate::app::look::theme::Part;
use crate::app::overlay::help::{Help, HelpLine};

/// The columns that keys get in the help.
const KEYS_COLUMNS: u16 = 24;

/// Draws the help.
pub(super) fn render(help: &Help, panes: &Geometry, paint: &mut Paint<'_>) {
    paint.ground(panes.screen, Part::Ground);
    let HelpAreas { query, list } = panes.help();
    if !query.is_empty() {
        let hint = "type to search them, Esc closes";
        query::render("Keys", &help.filter, hint, query, paint);
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
