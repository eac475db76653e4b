//! The status line: section or message left; percent, time and the way to help right. A prompt takes its place.

use ratatui::layout::Rect;

use super::paint::Paint;
use crate::app::App;
use crate::app::look::geometry::Geometry;
use crate::app::look::theme::Part;
use crate::app::overlay::Overlay;
use crate::app::overlay::prompt::{Prompt, Purpose};
use crate::text::width;

/// From this many columns on there is a blank one at each side.
const AIR_COLUMNS: u16 = 30;
/// What the left side keeps at least, before something on the right is left out.
const LEFT_COLUMNS_MIN: usize = 16;

/// From this many columns on the hits of the section are told, too.
const TALLY_COLUMNS_MIN: u16 = 60;

/// Draws the status line, or a prompt or message where there is no row for one.
pub(super) fn render(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    let overlay = app.overlays.last();
    let asks = overlay.is_some_and(Overlay::is_line);
    let screen = panes.screen;
    let needed = asks || app.outbox.message().is_some();
    // A message or prompt is worth the last row of the text, unless that is the only one.
    let row = match (panes.status.is_empty(), needed && screen.height > 1) {
        (false, _) => panes.status,
        (true, true) => Rect {
            y: screen.bottom() - 1,
            height: 1,
            ..screen
        },
        (true, false) => return,
    };
    paint.ground(row, Part::Ground);
    let air = u16::from(row.width >= AIR_COLUMNS);
    let row = Rect {
        x: row.x + air,
        width: row.width - 2 * air,
        ..row
    };
    match overlay {
        Some(Overlay::Prompt(prompt)) => render_prompt(app, prompt, row, paint),
        Some(Overlay::Question(question)) => {
            let text = paint.cut(&question.text, row.width.into());
            paint.part(row.x, row.y, row.width, &text, Part::Accent);
        }
        _ => render_place(app, row, paint),
    }
}

fn render_place(app: &App, row: Rect, paint: &mut Paint<'_>) {
    let width = usize::from(row.width);
    let mut right = right_parts(app, row.width);
    let columns =
        |parts: &[String]| -> usize { parts.iter().map(|part| width::columns(part) + 3).sum() };
    let (left, part) = left_part(app);
    // A message is said whole where it can be; a section's title may be cut.
    let needed = match app.outbox.message() {
        Some(_) => width::columns(&left),
        None => LEFT_COLUMNS_MIN,
    };
    while !right.is_empty() && columns(&right) + needed > width {
        right.pop();
    }
    let right = right.join("   ");
    let right_columns = width::columns(&right);
    let left_columns = width.saturating_sub(right_columns + 2);
    let left = paint.cut(&left, left_columns.min(width));
    paint.part(row.x, row.y, row.width, &left, part);
    let x = row.right() - right_columns as u16;
    paint.part(x, row.y, right_columns as u16, &right, Part::Dim);
}

/// What stands right, the most needed first.
fn right_parts(app: &App, columns: u16) -> Vec<String> {
    let reading = &app.reading;
    let mut parts = Vec::new();
    if app.keys.waiting() {
        parts.push(app.keys.typed());
    }
    if app.search.is_active() {
        parts.push(tally(app, columns));
    }
    parts.extend(app.articles.arrival.progress());
    if !reading.article().is_empty() {
        parts.push(format!("{} %", percent(reading.progress())));
        parts.push(match reading.minutes_left() {
            0 => "the end".to_owned(),
            minutes @ 1..=99 => format!("{minutes} min left"),
            minutes => format!("{} h {:02} left", minutes / 60, minutes % 60),
        });
    }
    parts.push("? help".to_owned());
    parts
}

/// Which hit of how many, and how many in the section where there is room to say so.
fn tally(app: &App, columns: u16) -> String {
    let document = app.reading.document();
    match columns >= TALLY_COLUMNS_MIN {
        true => app.search.tally_here(document),
        false => app.search.tally(document),
    }
}

/// Rounded, but only the end is 100 %.
fn percent(progress: f64) -> u32 {
    match progress >= 1.0 {
        true => 100,
        false => ((progress * 100.0).round() as u32).min(99),
    }
}

fn left_part(app: &App) -> (String, Part) {
    if let Some(message) = app.outbox.message() {
        return (message.text.clone(), Part::Accent);
    }
    if app.reading.selection.is_some() {
        let text = "selecting: y copies, o other end, Esc leaves".to_owned();
        return (text, Part::Accent);
    }
    let document = app.reading.document();
    let section = app.reading.current_section();
    let text = match (section, &document.metadata.title) {
        (Some(section), _) => document.outline.sections[section].title.to_string(),
        (None, Some(title)) => title.to_string(),
        (None, None) => app.articles.arrival.asked().to_owned(),
    };
    (
        crate::text::clean::Clean::line(&text).to_string(),
        Part::Plain,
    )
}

fn render_prompt(app: &App, prompt: &Prompt, row: Rect, paint: &mut Paint<'_>) {
    let tally = match prompt.purpose {
        _ if app.search.error().is_some() => app.search.error().unwrap_or_default().to_owned(),
        Purpose::Search | Purpose::Only if app.search.is_active() => tally(app, row.width),
        Purpose::Search | Purpose::Only => "Ctrl-R regular expression  Ctrl-T backward".to_owned(),
        Purpose::Filter => format!("{} shown", app.sidebar.len()),
        Purpose::Pipe(_) => "Tab takes another piece".to_owned(),
    };
    let tally_columns = (width::columns(&tally) as u16).min(row.width);
    let shown = tally_columns + 12 <= row.width;
    let mut left = row.width - if shown { tally_columns + 1 } else { 0 };
    if shown {
        let x = row.right() - tally_columns;
        paint.part(x, row.y, tally_columns, &tally, Part::Dim);
    }
    let manner = app.search.manner();
    let label = match (prompt.purpose, manner.regex, manner.backward) {
        (Purpose::Search, false, true) => "backward /",
        (Purpose::Search, true, false) => "regex /",
        (Purpose::Search, true, true) => "regex backward /",
        (Purpose::Only, true, _) => "only paragraphs with regex: ",
        (purpose, ..) => purpose.label(),
    };
    let mut x = row.x;
    if width::columns(label) + 8 <= left.into() || label.len() == 1 {
        let used = paint.part(x, row.y, left, label, Part::Accent);
        x += used;
        left -= used;
    }
    let (before, under, after) = prompt.line.parts();
    // The end of what stands before the cursor is what matters when there is no room for all of it.
    let before = tail(before, left.saturating_sub(2).into());
    let under = if under.is_empty() { " " } else { under };
    let mut pieces = [
        (before, Part::Plain),
        (under, Part::Cursor),
        (after, Part::Plain),
    ];
    if paint.reads_from_right(prompt.line.text()) {
        pieces.reverse();
    }
    for (text, part) in pieces {
        let used = paint.part(x, row.y, left, &paint.turned(text), part);
        (x, left) = (x + used, left - used);
    }
}

/// The longest end of `text` that takes at most `columns`.
fn tail(text: &str, columns: usize) -> &str {
    let mut start = 0;
    while width::columns(&text[start..]) > columns {
        let first = crate::text::clean::first_grapheme(&text[start..]);
        start += first.map_or(1, str::len);
    }
    &text[start..]
}
