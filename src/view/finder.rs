//! A list that is searched by typing, with the beginning of what is chosen below it.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::paint::Paint;
use super::query;
use crate::app::App;
use crate::app::look::geometry::{Geometry, Searched};
use crate::app::look::theme::Part;
use crate::app::overlay::choice::Choice;
use crate::app::overlay::finder::Finder;
use crate::text::width;

/// Draws the list over the whole screen.
pub(super) fn render(app: &App, finder: &Finder, panes: &Geometry, paint: &mut Paint<'_>) {
    paint.ground(panes.screen, Part::Ground);
    let Searched {
        query,
        list,
        preview,
    } = panes.searched();
    let hint = "type some letters; Enter goes, Esc closes";
    query::render(finder.kind.title(), &finder.typed, hint, query, paint);
    render_list(app, finder, list, paint);
    render_preview(app, finder, preview, paint);
}

fn render_list(app: &App, finder: &Finder, list: Rect, paint: &mut Paint<'_>) {
    let document = app.reading.document();
    let height = usize::from(list.height);
    if finder.is_empty() && finder.is_complete() && height > 0 {
        paint.part(list.x, list.y, list.width, "nothing fits", Part::Dim);
    }
    let first = finder.first_shown(list.height);
    for (y, n) in (list.y..list.bottom()).zip(first..) {
        let Some(choice) = finder.get(n) else {
            break;
        };
        let (text, note) = choice.shown(document);
        let indent = match choice {
            Choice::Section(section) if finder.typed.text().is_empty() => {
                u16::from(document.outline.sections[section].level.saturating_sub(1)).min(5) * 2
            }
            _ => 0,
        };
        let x = list.x + indent.min(list.width / 4);
        let room = list.right().saturating_sub(x);
        let note = paint.cut(&note, usize::from(room / 2));
        let note_columns = width::columns(&note) as u16;
        let text = paint.cut(&text, room.saturating_sub(note_columns + 2).into());
        paint.part(x, y, room, &text, Part::Plain);
        let at = list.right().saturating_sub(note_columns);
        paint.part(at, y, note_columns, &note, Part::Dim);
        if n == finder.selected {
            let reversed = Style::new().add_modifier(Modifier::REVERSED);
            paint.restyle(list.x, y, list.width, reversed);
        }
    }
}

fn render_preview(app: &App, finder: &Finder, rows: Rect, paint: &mut Paint<'_>) {
    let document = app.reading.document();
    let Some(text) = finder.chosen().and_then(|choice| choice.preview(document)) else {
        return;
    };
    let mut rest = text.as_str();
    for y in rows.top()..rows.bottom() {
        let fits = width::prefix(rest, rows.width.into());
        let end = match (fits.len() < rest.len(), fits.rfind(' ')) {
            (true, Some(space)) => space,
            _ => fits.len(),
        };
        let row = paint.turned(&rest[..end]);
        paint.part(rows.x, y, rows.width, &row, Part::Dim);
        rest = rest[end..].trim_start();
    }
}
