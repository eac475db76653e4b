use super::*;
use crate::document::{BlockKind, Builder, Prose};

fn document(levels: &[u8]) -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, Prose::plain("opening"));
    for (n, level) in levels.iter().enumerate() {
        builder.heading(*level, Prose::plain(&format!("head {n}")), None);
        builder.block(BlockKind::Paragraph, Prose::plain("text"));
    }
    builder.finish()
}

fn listed(sidebar: &Sidebar) -> Vec<Option<u32>> {
    sidebar.rows.clone()
}

#[test]
fn sections_fold_and_unfold_and_the_selection_stays() {
    let document = document(&[2, 3, 4, 3, 2]);
    let mut sidebar = Sidebar::default();
    sidebar.extend(&document);
    assert_eq!(sidebar.len(), 6);
    sidebar.selected = 3;
    sidebar.set_levels(&document, 1);
    assert_eq!(listed(&sidebar), [None, Some(0), Some(4)]);
    assert_eq!(sidebar.selected, 1);
    sidebar.unfold(&document);
    assert_eq!(listed(&sidebar), [None, Some(0), Some(1), Some(3), Some(4)]);
    sidebar.unfold(&document);
    assert_eq!(sidebar.selected, 2);
    sidebar.fold(&document);
    assert_eq!(sidebar.selected, 1);
    sidebar.fold(&document);
    assert_eq!(listed(&sidebar), [None, Some(0), Some(4)]);
}

#[test]
fn a_filter_that_grows_lists_what_it_lists_at_once() {
    let document = document(&[2, 3, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
    let (mut grown, mut at_once) = (Sidebar::default(), Sidebar::default());
    grown.extend(&document);
    at_once.extend(&document);
    for filter in ["h", "he", "he ", "he 1", "he 12", "he 1", "o", "op", ""] {
        grown.set_filter(&document, filter);
        grown.complete(&document);
        at_once.set_filter(&document, "");
        at_once.set_filter(&document, filter);
        assert_eq!(listed(&grown), listed(&at_once), "{filter}");
    }
}

#[test]
fn a_filter_at_work_in_slices_lists_what_fits_however_it_is_typed() {
    let document = document(&[2, 3, 4].repeat(2500));
    let selected = Some(7000);
    for slices in 0..4 {
        let mut sidebar = Sidebar::default();
        sidebar.extend(&document);
        sidebar.selected = sidebar.row_of(selected);
        for filter in [
            "h", "he", "he 1", "he 12", "he 1", "he 1 7", "o", "op", "head",
        ] {
            sidebar.set_filter(&document, filter);
            (0..slices).for_each(|_| sidebar.filter_on(&document));
            let mut finished = sidebar.clone();
            finished.complete(&document);
            let sections = document.outline.sections.iter().enumerate();
            let fits = sections.filter(|(_, s)| matches(&s.title, &words(filter)));
            let opening = matches("The opening", &words(filter)).then_some(None);
            let rows = fits.map(|(n, _)| Some(n as u32));
            let whole: Vec<Row> = opening.into_iter().chain(rows).collect();
            assert_eq!(finished.rows, whole, "{filter} {slices}");
            if slices == 0 && whole.len() > 1 {
                assert_eq!(finished.selected, finished.row_of(selected), "{filter}");
            }
        }
    }
    let mut sidebar = Sidebar::default();
    sidebar.extend(&document);
    sidebar.set_filter(&document, "head");
    assert!(!sidebar.is_complete() && !sidebar.is_empty());
}

#[test]
fn rows_appended_in_parts_are_those_of_the_whole() {
    let whole = document(&[3, 4, 2, 3, 5, 1]);
    let mut sidebar = Sidebar::default();
    sidebar.set_levels(&Document::default(), 2);
    let mut growing = whole.clone();
    for sections in 1..=6 {
        growing.outline.sections = whole.outline.sections[..sections].to_vec();
        sidebar.extend(&growing);
    }
    let mut at_once = Sidebar::default();
    at_once.set_levels(&whole, 2);
    assert_eq!(sidebar.rows, at_once.rows);
    assert_eq!(sidebar.first_level, at_once.first_level);
}

#[test]
fn a_filter_lists_titles_with_all_its_words() {
    let document = document(&[2, 3, 2]);
    let mut sidebar = Sidebar::default();
    sidebar.set_filter(&document, "HEAD 1");
    assert_eq!(listed(&sidebar), [Some(1)]);
    sidebar.set_filter(&document, "");
    assert_eq!(sidebar.len(), 4);
}

#[test]
fn the_selection_is_kept_in_sight() {
    let document = document(&[2; 100]);
    let mut sidebar = Sidebar::default();
    sidebar.extend(&document);
    for current in [0, 50, 99, 3] {
        sidebar.settle(10, Some(current), false);
        assert!((sidebar.offset..sidebar.offset + 10).contains(&sidebar.selected));
    }
    sidebar.wheel(40, Some(3));
    sidebar.settle(10, Some(3), false);
    assert_eq!(sidebar.offset, 42);
    sidebar.settle(10, Some(4), false);
    assert!((sidebar.offset..sidebar.offset + 10).contains(&sidebar.selected));
}
