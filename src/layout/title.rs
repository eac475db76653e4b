//! What is set that the article does not say itself: the lines under the title, and what stands for a fold.

use std::ops::Range;

use super::galley::Galley;
use super::line::{Face, Line, Role, Run};
use super::paragraph::{self, Shape};
use super::settings::Settings;
use crate::document::words::minutes;
use crate::document::{BlockId, Document, Prose};
use crate::text::clean::Clean;

/// The length of a short rule.
pub(super) const RULE_COLUMNS: usize = 8;

/// Holds a name or a date together while the line that it stands on is fitted.
const NO_BREAK_SPACE: &str = "\u{a0}";

/// The rows under the title: byline, site, date and length, and a rule.
pub(super) fn byline(document: &Document, block: BlockId, settings: &Settings) -> Vec<Line> {
    let width = usize::from(settings.measure.max(1));
    let glyphs = settings.glyphs();
    let metadata = &document.metadata;
    let date = metadata.published.as_ref().map(|date| day(date));
    let minutes = minutes(document.words()).max(1);
    let items = [
        metadata.byline.as_deref().map(str::to_owned),
        metadata.site.as_deref().map(str::to_owned),
        date.map(str::to_owned),
        Some(format!("{minutes} min")),
    ];
    let items: Vec<String> = items
        .into_iter()
        .flatten()
        .map(|item| Clean::line(&item).replace(' ', NO_BREAK_SPACE))
        .filter(|item| !item.is_empty())
        .collect();
    let mut lines = set_matter(
        &items.join(glyphs.dot),
        block,
        width,
        Role::Byline,
        settings,
    );
    for run in lines.iter_mut().flat_map(|line| &mut line.runs) {
        run.text = Clean::new(&run.text.replace(NO_BREAK_SPACE, " "));
    }
    lines.push(Line {
        runs: vec![Run::set(
            &glyphs.rule.repeat(RULE_COLUMNS.min(width)),
            Role::Byline,
        )],
        ..Line::blank(block)
    });
    lines
}

/// True when more than the length is known of the article.
pub(super) fn is_known(document: &Document) -> bool {
    let metadata = &document.metadata;
    metadata.byline.is_some() || metadata.site.is_some() || metadata.published.is_some()
}

/// The row that stands for the blocks of `folded`.
pub(super) fn folded(
    document: &Document,
    block: BlockId,
    folded: &Range<BlockId>,
    settings: &Settings,
) -> Vec<Line> {
    // Headings are told from paragraphs by the outline, which need not be walked through.
    let sections = &document.outline.sections;
    let before = |end: BlockId| sections.partition_point(|section| section.block < end);
    let headings = (before(folded.end) - before(folded.start)) as u32;
    let count = (folded.end.0 - folded.start.0).saturating_sub(headings);
    let words = document.words_before(folded.end) - document.words_before(folded.start);
    let minutes = minutes(words).max(1);
    let blocks = if count == 1 {
        "paragraph"
    } else {
        "paragraphs"
    };
    let fold = settings.glyphs().fold;
    let text = format!("{fold} {count} {blocks}, {minutes} min");
    let width = usize::from(settings.measure.max(1));
    set_matter(&text, block, width, Role::Marker, settings)
}

/// Lines that show `text`, which is not of the article.
pub(super) fn set_matter(
    text: &str,
    block: BlockId,
    width: usize,
    role: Role,
    settings: &Settings,
) -> Vec<Line> {
    let prose = Prose::plain(text);
    let galley = Galley::new(block, &prose, role, Face::default(), settings);
    let mut lines = paragraph::lay_out(&galley, 0..text.len(), Shape::ragged(width));
    for line in &mut lines {
        line.source = None;
        line.runs.iter_mut().for_each(|run| run.source = None);
    }
    lines
}

/// A picture's mark and behind it the words that stand for the picture, which are none of the article's text.
pub(super) fn behind(mark: Line, words: &str, width: usize, settings: &Settings) -> Vec<Line> {
    let inset = mark.columns() + 1;
    let room = width.saturating_sub(inset).max(1);
    let mut lines = set_matter(words, mark.block, room, Role::Caption, settings);
    for line in &mut lines {
        line.indent += inset as u16;
    }
    match lines.first_mut() {
        Some(first) if inset < width => {
            let words = std::mem::replace(first, mark).runs;
            first.runs.push(Run::set(" ", Role::Caption));
            first.runs.extend(words);
        }
        _ => lines = vec![mark],
    }
    lines
}

/// The day of a date and time as machines write it; other dates as they stand.
fn day(date: &str) -> &str {
    let is_machine = date.len() > 10
        && date.as_bytes()[..10].iter().enumerate().all(|(n, b)| {
            if matches!(n, 4 | 7) {
                *b == b'-'
            } else {
                b.is_ascii_digit()
            }
        })
        && matches!(date.as_bytes()[10], b'T' | b' ');
    if is_machine { &date[..10] } else { date }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machines_date_is_cut_to_its_day() {
        assert_eq!(day("2026-11-25T08:00:00Z"), "2026-11-25");
        assert_eq!(day("25 November 2026"), "25 November 2026");
    }
}
