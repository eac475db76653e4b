use super::*;
use crate::document::{BlockKind, Builder, Prose};

fn document(texts: &[&str]) -> Document {
    let mut builder = Builder::new();
    texts
        .iter()
        .for_each(|text| builder.block(BlockKind::Paragraph, Prose::plain(text)));
    builder.finish()
}

fn at(block: u32, offset: u32) -> Position {
    Position {
        block: BlockId(block),
        offset,
    }
}

#[test]
fn hits_are_met_in_order_and_around_the_ends() {
    let document = document(&["a fox", "none", "fox and fox"]);
    let mut search = Search::default();
    search.begin("fox", Manner::default(), Top::default());
    assert_eq!(search.step(&document, false), Found::Hit(at(0, 2), None));
    assert_eq!(search.tally(&document), "1 of 3");
    search.seek_from(at(2, 9), true);
    assert!(matches!(search.step(&document, false), Found::Hit(hit, Some(_)) if hit == at(0, 2)));
    search.seek_from(at(0, 2), false);
    assert!(matches!(search.step(&document, false), Found::Hit(hit, Some(_)) if hit == at(2, 8)));
    assert_eq!(search.tally(&document), "3 of 3");
    assert_eq!(search.hits_between(BlockId(1), BlockId(3)), 2);
    search.begin("hare", Manner::default(), Top::default());
    assert_eq!(search.step(&document, false), Found::NoHit);
    assert_eq!(search.tally(&document), "no hit");
}

#[test]
fn hits_are_told_by_sections() {
    let mut builder = Builder::new();
    let texts = [
        "a fox", "# One", "none", "# Two", "fox fox", "# Three", "end", "# Four", "fox",
    ];
    for text in texts {
        match text.strip_prefix("# ") {
            Some(title) => builder.heading(2, Prose::plain(title), None),
            None => builder.block(BlockKind::Paragraph, Prose::plain(text)),
        }
    }
    let document = builder.finish();
    let mut search = Search::default();
    let manner = Manner {
        regex: true,
        backward: true,
    };
    search.begin("f.x", manner, Top::default());
    assert_eq!(
        search.step(&document, false),
        Found::Hit(at(8, 0), Some("from the end again"))
    );
    assert_eq!(search.tally_here(&document), "4 of 4, 1 in this section");
    let other = |from: u32, forward| search.other_section(&document, at(from, 0), forward);
    assert_eq!(other(0, true), Some(BlockId(4)));
    assert_eq!(other(4, true), Some(BlockId(8)));
    assert_eq!(other(8, true), None);
    assert_eq!(other(8, false), Some(BlockId(4)));
    assert_eq!(other(3, false), Some(BlockId(0)));
    assert_eq!(other(0, false), None);
    assert!(search.has_more_to_show(&document));
    let hidden = search.without_hits(&document);
    assert!(!search.has_more_to_show(&document));
    assert_eq!(hidden, [BlockId(1)..BlockId(3), BlockId(5)..BlockId(7)]);
    search.begin("(fox", manner, Top::default());
    assert_eq!(search.error(), Some("unclosed group"));
    assert!(!search.is_active());
}

#[test]
fn what_is_shown_alone_is_asked_for_ever_more_seldom_and_in_the_end_for_all() {
    let text = "nothing here. ".repeat(5000);
    let mut texts = vec![text.as_str(); 400];
    texts.push("the fox");
    let document = document(&texts);
    let mut search = Search::default();
    search.restart_with("fox", Manner::default(), Top::default());
    let mut hidden = search.without_hits(&document);
    assert_eq!(hidden, [BlockId(0)..document.end()]);
    let (mut slices, mut asked) = (0, 0);
    while search.has_work(&document, false) {
        search.step(&document, false);
        slices += 1;
        if search.has_more_to_show(&document) {
            hidden = search.without_hits(&document);
            asked += 1;
        }
    }
    assert!(asked * 2 < slices, "{asked} of {slices}");
    let fox = document.end().previous().unwrap_or_default();
    assert_eq!(hidden, [BlockId(0)..fox]);
}

#[test]
fn a_large_text_is_searched_in_slices() {
    let text = "nothing here. ".repeat(1000);
    let mut texts = vec![text.as_str(); 1000];
    texts.push("the fox");
    let document = document(&texts);
    let mut search = Search::default();
    search.begin("fox", Manner::default(), Top::default());
    let mut slices = 0;
    while search.has_work(&document, false) {
        search.step(&document, false);
        slices += 1;
    }
    assert!((5..20).contains(&slices), "{slices}");
    assert_eq!(search.tally(&document), "1 of 1");
}

#[test]
fn a_search_waits_for_the_rest_of_the_article() {
    let half = document(&["nothing", "more"]);
    let mut search = Search::default();
    search.begin("fox", Manner::default(), Top::default());
    assert_eq!(search.step(&half, true), Found::Nothing);
    assert!(!search.has_work(&half, true));
    let whole = document(&["nothing", "more", "fox"]);
    assert!(search.has_work(&whole, true));
    assert_eq!(search.step(&whole, true), Found::Hit(at(2, 0), None));
}
