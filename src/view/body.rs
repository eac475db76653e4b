//! The page of text, what lies over it, and the scrollbar beside it.

use std::ops::Range;

use ratatui::layout::Rect;

use super::paint::{Glyph, Paint};
use crate::app::App;
use crate::app::look::geometry::Geometry;
use crate::app::look::theme::{Laid, Part};
use crate::document::Position;
use crate::layout::{Line, Role, Run};
use crate::text::width::Ruler;

/// Draws the page.
pub(super) fn render(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    let (text, lines) = (panes.text, &app.reading.page().lines);
    let over = Over::new(app);
    // In the blank row above the text: no line of it gives way.
    if let Some(header) = &app.reading.page().header
        && text.y > panes.body.y
    {
        let row = Rect {
            y: text.y - 1,
            height: 1,
            ..text
        };
        render_lines(None, row, std::slice::from_ref(header), paint);
    }
    render_lines(Some(&over), text, lines, paint);
    for (y, line) in (text.y..text.bottom()).zip(lines) {
        if is_changed(app, line) && text.x > panes.body.x {
            paint.glyph(text.x - 1, y, Glyph::Changed, Part::Faint);
        }
    }
}

fn is_changed(app: &App, line: &Line) -> bool {
    line.source.is_some()
        && !app.reading.shows_whole()
        && app.reading.changed.binary_search(&line.block).is_ok()
}

/// What lies over the page.
pub(super) struct Over<'a> {
    app: &'a App,
    /// What is selected or was copied last, and the letter that moves on top of it.
    ranges: Vec<(Range<Position>, Laid)>,
}

impl<'a> Over<'a> {
    fn new(app: &'a App) -> Self {
        let reading = &app.reading;
        let document = reading.document();
        let sent = reading.sent.clone().map(|sent| (sent, Laid::Selection));
        let selection = reading.selection.as_ref().map(|selection| {
            [
                (selection.range(document), Laid::Selection),
                (selection.caret_range(document), Laid::Caret),
            ]
        });
        let ranges = sent.into_iter().chain(selection.into_iter().flatten());
        Self {
            app,
            ranges: ranges.collect(),
        }
    }
}

/// Draws lines of text from the top of an area, with what lies over them if they are the page's.
pub(super) fn render_lines(
    over: Option<&Over<'_>>,
    text: Rect,
    lines: &[Line],
    paint: &mut Paint<'_>,
) {
    let mut rows = text.top()..text.bottom();
    for block in lines.chunk_by(|one, next| one.block == next.block) {
        let code = code_column(block);
        for (line, y) in block.iter().zip(rows.by_ref()) {
            let code = code.filter(|_| line.source.is_some());
            render_line(over, Rect { y, ..text }, line, code, paint);
        }
    }
}

/// The column at which the ground of code begins, where the lines of a block are code.
fn code_column(block: &[Line]) -> Option<u16> {
    let column = |line: &Line| {
        let first = line.runs.iter().position(|run| run.role == Role::Code)?;
        let before = line.runs[..first].iter();
        let columns = before
            .map(|run| line.ruler.columns(&run.text))
            .sum::<usize>();
        Some(line.indent + columns as u16)
    };
    block.iter().filter_map(column).min()
}

/// Draws a line of text, with what lies over it; code has a ground from its column on.
fn render_line(
    over: Option<&Over<'_>>,
    row: Rect,
    line: &Line,
    code: Option<u16>,
    paint: &mut Paint<'_>,
) {
    let indent = line.indent.min(row.width);
    let (mut x, y) = (row.x + indent, row.y);
    let mut left = row.width - indent;
    let ground = paint.theme.text(Role::Code, Default::default());
    let shaded = code.map(|column| row.x + column.min(row.width));
    if let Some(from) = shaded {
        paint.restyle(from, y, row.right() - from, ground);
    }
    let laid = over.map_or(Vec::new(), |over| laid(over, line));
    let aside = over.is_some_and(|over| {
        let reading = &over.app.reading;
        reading.lit().is_some_and(|lit| lit != line.block) || reading.was_read(line)
    });
    for (n, run) in line.runs.iter().enumerate() {
        let style = paint.theme.text(run.role, run.face);
        let style = match aside {
            true => paint.theme.dimmed(style),
            false => style,
        };
        let style = match ground.bg.filter(|_| shaded.is_some_and(|from| x >= from)) {
            Some(shade) => style.bg(shade),
            None => style,
        };
        let used = paint.letters(x, y, left, &run.shown(), style, line.ruler);
        if let (Role::Code, Some(over), Some(source), false) = (run.role, over, &run.source, aside)
        {
            for (token, kind) in over.app.reading.tokens.within(line.block, source.clone()) {
                if let Some((from, columns)) = covered(run, token, used, line.ruler) {
                    let style = paint.theme.token(*kind, style);
                    paint.restyle(x + from, y, columns, style);
                }
            }
        }
        for (range, laid) in &laid {
            let columns = match run.source {
                Some(_) => covered(run, range, used, line.ruler),
                None if *laid == Laid::Selection => fills(line, n, range).then_some((0, used)),
                None => None,
            };
            if let Some((from, columns)) = columns {
                let style = paint.theme.laid(*laid, style);
                paint.restyle(x + from, y, columns, style);
            }
        }
        x += used;
        left -= used;
    }
}

/// What lies over a line, as ranges of its block's text: hits, the selection, and the caret on top.
fn laid(over: &Over<'_>, line: &Line) -> Vec<(Range<u32>, Laid)> {
    let mut laid = hits(over.app, line);
    let ranges = over.ranges.iter();
    laid.extend(ranges.filter_map(|(range, laid)| Some((within(line, range)?, *laid))));
    laid
}

/// The part of `range` that the line's block holds, where it meets the line.
fn within(line: &Line, range: &Range<Position>) -> Option<Range<u32>> {
    let (start, end) = (line.start()?, line.end()?);
    (range.start < end && range.end > start).then(|| {
        let start = range.start.max(start);
        let end = range.end.min(end);
        start.offset..end.offset
    })
}

/// True for a widened space, or another blank of ours, between letters that are both in `range`.
fn fills(line: &Line, run: usize, range: &Range<u32>) -> bool {
    let blank = line.runs[run].text.trim().is_empty();
    let in_range = |run: &Run| {
        let source = run.source.as_ref();
        source.map(|source| source.start < range.end && source.end > range.start)
    };
    let before = line.runs[..run].iter().rev().find_map(in_range);
    let after = line.runs[run + 1..].iter().find_map(in_range);
    blank && before == Some(true) && after == Some(true)
}

/// The hits that meet a line, as ranges of its block's text.
fn hits(app: &App, line: &Line) -> Vec<(Range<u32>, Laid)> {
    let (Some(start), Some(end)) = (line.start(), line.end()) else {
        return Vec::new();
    };
    let meets = |hit: &Range<Position>| hit.start < end && hit.end > start;
    app.search
        .in_block(app.reading.document(), line.block)
        .filter(|(hit, _)| meets(hit))
        .map(|(hit, current)| {
            let laid = match current {
                true => Laid::CurrentHit,
                false => Laid::Hit,
            };
            (hit.start.offset..hit.end.offset, laid)
        })
        .collect()
}

/// Which columns of a run, that takes `used` of them, show the bytes of `range`.
fn covered(run: &Run, range: &Range<u32>, used: u16, ruler: Ruler) -> Option<(u16, u16)> {
    let source = run.source.as_ref()?;
    let (start, end) = (range.start.max(source.start), range.end.min(source.end));
    if start >= end {
        return None;
    }
    let (start, end) = (
        (start - source.start) as usize,
        (end - source.start) as usize,
    );
    let letters = run.text.get(..start).zip(run.text.get(start..end));
    let Some((before, within)) = letters else {
        // The letters shown are not the bytes they stand for, so all of them are marked.
        return Some((0, used));
    };
    let from = (ruler.columns(before) as u16).min(used);
    let columns = (ruler.columns(within) as u16).min(used - from);
    Some((from, columns))
}

/// Draws the scrollbar: the stretch on the page, and a tick for each section of the highest level.
pub(super) fn render_scrollbar(app: &App, panes: &Geometry, paint: &mut Paint<'_>) {
    let bar = panes.scrollbar;
    let document = app.reading.document();
    if bar.is_empty() || document.is_empty() {
        return;
    }
    let height = usize::from(bar.height);
    let row = |part: f64| ((part * height as f64) as usize).min(height - 1);
    let (start, end) = app.reading.extent();
    if end - start >= 1.0 {
        return;
    }
    let sections = app.sidebar.first_level();
    // More ticks than rows would say nothing.
    if sections.len() * 2 <= height {
        let all = document.bytes().max(1) as f64;
        for section in sections {
            let block = document.outline.sections[*section as usize].block;
            let part = document.bytes_before(Position::at(block)) as f64 / all;
            let y = bar.y + row(part) as u16;
            paint.glyph(bar.x, y, Glyph::Tick, Part::Dim);
        }
    }
    let (from, to) = (
        row(start),
        ((end * height as f64).ceil() as usize).min(height),
    );
    for y in from..to.max(from + 1) {
        paint.glyph(bar.x, bar.y + y as u16, Glyph::Thumb, Part::Faint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::Clean;

    #[test]
    fn widened_spaces_are_marked_between_marked_words_alone() {
        let run = |text: &str, source| Run {
            text: Clean::new(text),
            source,
            ..Run::default()
        };
        let line = Line {
            source: Some(0..11),
            runs: vec![
                run("one ", Some(0..4)),
                run(" ", None),
                run("two ", Some(4..8)),
                run(" ", None),
                run("thr", Some(8..11)),
                run("-", None),
            ],
            ..Line::default()
        };
        let filled = |range: Range<u32>| -> Vec<usize> {
            (0..line.runs.len())
                .filter(|run| line.runs[*run].source.is_none() && fills(&line, *run, &range))
                .collect()
        };
        assert_eq!(filled(2..6), [1]);
        assert_eq!(filled(0..11), [1, 3]);
        assert!(filled(4..8).is_empty());
    }

    #[test]
    fn a_hit_covers_the_columns_of_its_letters() {
        let run = Run {
            text: Clean::new("日本 fox"),
            source: Some(10..20),
            role: Role::Text,
            face: Default::default(),
        };
        let ruler = Ruler::default();
        assert_eq!(covered(&run, &(17..20), 8, ruler), Some((5, 3)));
        assert_eq!(covered(&run, &(0..13), 8, ruler), Some((0, 2)));
        assert_eq!(covered(&run, &(20..30), 8, ruler), None);
    }
}
