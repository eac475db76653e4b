//! Pages: scrolling down and up again returns to the same page, and a page's beginning outlives the measure.

mod kinds;
mod panning;
mod typography;

use super::*;
use crate::document::{BlockKind, Builder, Prose};
use crate::text::clean::Clean;

fn document() -> Document {
    let mut builder = Builder::new();
    for n in 0..30 {
        if n % 7 == 3 {
            builder.heading(2, Prose::plain(&format!("Section {n}")), None);
        }
        builder.block(
            BlockKind::Paragraph,
            Prose::plain(&format!("Paragraph {n} goes on for a while. ").repeat(n % 5 + 1)),
        );
    }
    builder.finish()
}

#[test]
fn a_row_down_and_a_row_up_is_where_it_was() {
    let document = document();
    let mut layout = Layout::new(Settings::at(30));
    let mut tops = vec![Top::default()];
    loop {
        let next = layout.scroll(&document, tops[tops.len() - 1], 1, 10);
        if Some(&next) == tops.last() {
            break;
        }
        tops.push(next);
    }
    assert!(tops.len() > 60);
    assert_eq!(tops.last(), Some(&layout.end_top(&document, 10)));
    for pair in tops.windows(2) {
        assert_eq!(layout.scroll(&document, pair[1], -1, 10), pair[0]);
        let (above, below) = (
            layout.page(&document, pair[0], 10),
            layout.page(&document, pair[1], 10),
        );
        assert_eq!(above.lines[1..], below.lines[..9]);
    }
}

#[test]
fn the_first_word_stays_on_the_first_line_over_any_measure() {
    let document = document();
    let mut layout = Layout::new(Settings::at(30));
    let top = layout.scroll(&document, Top::default(), 25, 10);
    for measure in [7, 90, 1, 66, 30] {
        layout.set(Settings::at(measure));
        let page = layout.page(&document, Top { lead: 0, ..top }, 5);
        let (start, end) = (
            page.lines[0].start().expect("text"),
            page.lines[0].end().expect("text"),
        );
        assert!(
            start <= top.position && top.position <= end,
            "{measure}: {start:?} {:?}",
            top.position
        );
    }
}
