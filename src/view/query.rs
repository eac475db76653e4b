//! What a list is, and what was typed to search it.

use ratatui::layout::Rect;

use super::paint::Paint;
use crate::app::list::typed::Typed;
use crate::app::look::theme::Part;

/// What a list is, and what was typed to search it.
pub(super) fn render(title: &str, typed: &Typed, hint: &str, row: Rect, paint: &mut Paint<'_>) {
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
