//! How the page is set and shown, played by key scripts: folds, page turns, wide code, the colours of code, the
//! comfort menu, notes in the margin, one paragraph lit, pages that scroll by themselves.

mod margin;
mod support;

use longread::app::event::{Event, Mouse, MouseAction};
use longread::app::{Colours, Effect, Options, ThemeName};
use longread::document::code::Token;
use longread::document::{BlockId, BlockKind, Builder, Document, Metadata, Origin, Prose};
use longread::format::{self, Raw};
use longread::text::clean::Clean;
use support::{Play, play, play_with};

/// Four sections, one of them below the second; the third has code.
fn walk() -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("A walk")),
        ..Metadata::default()
    });
    paragraphs(&mut builder, "opening");
    for (level, title) in [
        (2, "Setting out"),
        (2, "The gate"),
        (3, "The hinge"),
        (2, "Home"),
    ] {
        builder.heading(level, Prose::plain(title), None);
        paragraphs(&mut builder, title);
    }
    builder.finish()
}

fn paragraphs(builder: &mut Builder, word: &str) {
    for n in 1..=4 {
        let first = format!("{word} begins paragraph {n} here. ");
        let rest = "A fox crossed the lane, and nobody minded it much. ".repeat(4);
        builder.block(BlockKind::Paragraph, Prose::plain(&(first + rest.trim())));
    }
}

/// Code of two lines, one of them far wider than a page, between two paragraphs.
fn code() -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, Prose::plain("Before the code."));
    let language = Some(Clean::new("rust"));
    let wide = format!("let foxes = [{}];", "\"fox\", ".repeat(16));
    let text = format!("// wild\n{wide}");
    builder.block(BlockKind::Code { language }, Prose::plain(&text));
    builder.block(BlockKind::Paragraph, Prose::plain("After the code."));
    builder.finish()
}

fn highlighting() -> Options {
    Options {
        highlight: true,
        theme: Some(ThemeName::Dark),
        ..Options::default()
    }
}

/// The blocks that are asked about.
fn asked(play: &Play) -> Vec<u32> {
    let first = |effect: &Effect| match effect {
        Effect::Highlight { first, .. } => Some(first.0),
        _ => None,
    };
    play.effects.iter().filter_map(first).collect()
}

fn tell(play: &mut Play, document: &Document, block: u32) {
    let block = BlockId(block);
    play.send(Event::Highlighted {
        block,
        text: document.block(block).prose.text.clone(),
        tokens: vec![
            (0..7, Token::Comment),
            (8..11, Token::Keyword),
            (21..26, Token::String),
        ],
    });
}

#[test]
fn code_is_asked_about_once_and_drawn_in_colours_when_they_are_known() {
    let document = code();
    let mut play = play_with(&document, (60, 20), highlighting(), "j k j");
    assert_eq!(asked(&play), [1]);
    let before = play.screen();
    tell(&mut play, &document, 1);
    assert_eq!(play.screen(), before, "only looks change");
    insta::assert_snapshot!("code-colours", play.styles());
    play.press("/foxes<enter>");
    insta::assert_snapshot!("code-colours-hit", play.styles());
    assert_eq!(asked(&play), [1]);
}

#[test]
fn code_is_not_asked_about_where_there_are_no_grammars() {
    let play = play(&code(), (60, 20), "j");
    assert!(asked(&play).is_empty());
}

#[test]
fn without_colours_code_is_told_by_weight() {
    let document = code();
    let options = Options {
        colours: Colours::None,
        ..highlighting()
    };
    let mut play = play_with(&document, (60, 20), options, "");
    tell(&mut play, &document, 1);
    let styles = play.styles();
    assert!(styles.contains("bold") && !styles.contains("#"), "{styles}");
}

#[test]
fn wide_code_wraps_or_pans() {
    let document = code();
    let mut play = play(&document, (60, 20), "l");
    assert!(play.status().contains("wrapped"), "{}", play.status());
    assert!(play.screen().contains('↪'));
    // The seventh line of the menu is the one for code.
    play.press(", jjjjjj l <esc>");
    assert!(!play.screen().contains('↪'));
    assert!(play.screen().contains('›') && !play.screen().contains('‹'));
    play.press("l");
    insta::assert_snapshot!("panned", play.screen());
    play.press("99l");
    assert!(!play.screen().contains('›') && play.screen().contains('‹'));
    play.press("l");
    assert!(play.status().contains("end of the longest line"));
    play.press("99h");
    assert!(play.screen().contains("// wild"));
}

#[test]
fn without_wide_code_there_is_nothing_to_pan() {
    let mut play = play(&walk(), (60, 20), ",jjjjjjl<esc>l");
    assert!(play.status().contains("nothing on this page"));
    play.press("h");
    assert!(play.status().contains("nothing on this page"));
}

#[test]
fn the_menu_changes_the_page_at_once_and_keeps_the_place() {
    let mut play = play(&walk(), (120, 30), "] ] , ");
    insta::assert_snapshot!("comfort", play.screen());
    let top = play.app.reading.place();
    for _ in 0..12 {
        let before = play.screen();
        play.press("l");
        assert_ne!(play.screen(), before);
        play.press("j");
    }
    assert_eq!(play.app.reading.place().position, top.position);
    insta::assert_snapshot!("comfort-changed", play.screen());
    play.press("<esc>");
    assert!(play.app.overlays.is_empty());
    assert_eq!(play.top(), "The gate");
}

#[test]
fn the_menu_fits_any_screen() {
    for size in [(100, 30), (60, 20), (30, 9), (20, 5), (9, 2), (1, 1)] {
        let mut play = play(&walk(), size, ",");
        for _ in 0..10 {
            play.press("j l").buffer();
        }
        play.press("q");
        assert!(play.app.overlays.is_empty());
    }
}

#[test]
fn what_the_menu_set_is_kept_for_the_next_article() {
    let mut play = play(&walk(), (100, 30), ",jjjl<esc>");
    assert!(play.app.look.wishes.justify);
    play.app.open("another".to_owned());
    play.send(Event::Opening {
        ticket: longread::app::event::Ticket(2),
        origin: longread::document::Origin::Stdin,
        name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
    });
    assert!(play.app.look.wishes.justify);
}

#[test]
fn sections_fold_and_open() {
    let mut play = play(&walk(), (100, 30), "] za");
    insta::assert_snapshot!("folded-section", play.screen());
    play.press("za");
    assert!(play.screen().contains("Setting out begins paragraph 1"));
    // Once more closes what is around it.
    play.press("] ] zc");
    assert_eq!(play.top(), "The hinge");
    assert!(!play.screen().contains("The hinge begins"));
    play.press("zc");
    assert_eq!(play.top(), "The gate");
    play.press("zo");
    assert!(play.screen().contains("The gate begins paragraph 1"));
}

#[test]
fn all_sections_fold_and_the_outline_follows() {
    let mut play = play(&walk(), (100, 30), "] j zM");
    insta::assert_snapshot!("folded-sections", play.screen());
    assert_eq!(play.top(), "Setting out");
    play.press("]");
    assert_eq!(play.top(), "The gate");
    // What is folded within a section is stepped over.
    play.press("]");
    assert_eq!(play.top(), "Home");
    play.press("[");
    assert_eq!(play.top(), "The gate");
    play.press("} }");
    assert_eq!(play.top(), "Home");
    play.press("G");
    assert!(play.status().contains("the end"));
    play.press("zR");
    assert!(play.status().contains("all sections are open"));
}

#[test]
fn a_fold_opens_where_its_mark_is_clicked() {
    let mut play = play(&walk(), (100, 30), "zM ] ]");
    let click = |row| {
        Event::Mouse(Mouse {
            action: MouseAction::Press,
            column: 33,
            row,
        })
    };
    play.send(click(1));
    assert!(!play.screen().contains("The gate begins"));
    play.send(click(2));
    assert!(play.screen().contains("The gate begins paragraph 1"));
    assert!(!play.screen().contains("The hinge begins"));
}

#[test]
fn what_leads_into_a_fold_opens_it() {
    for (script, shown) in [
        (
            "zM /hinge<space>begins<enter>",
            "The hinge begins paragraph 1",
        ),
        ("] ] ] mx zM g 'x", "The hinge begins paragraph 1"),
        ("] ] ] j j g zM L H", "A fox crossed"),
        ("zM 12G", "The gate begins"),
    ] {
        let play = play(&walk(), (100, 30), script);
        assert!(play.screen().contains(shown), "{script}: {}", play.screen());
    }
}

#[test]
fn a_folded_section_is_not_taken_for_read() {
    let mut play = play(&walk(), (100, 30), "zM g");
    let read = |play: &Play, section| play.app.reading.is_read(Some(section));
    assert!(!read(&play, 0) && !read(&play, 1));
    play.press("zR");
    for _ in 0..20 {
        play.press("<space>");
    }
    assert!(read(&play, 0) && read(&play, 1));
}

#[test]
fn a_page_is_turned_with_one_line_kept_that_is_marked_for_a_while() {
    let mut play = play(&walk(), (60, 20), "");
    let last = |play: &Play| {
        let screen = play.screen();
        let rows: Vec<&str> = screen.lines().rev().skip(1).collect();
        let text = rows.iter().find(|row| !row.trim().is_empty());
        text.expect("there is text")
            .replace('▐', "")
            .trim()
            .to_owned()
    };
    let kept = last(&play);
    play.press("<space>");
    assert_eq!(play.top(), kept);
    insta::assert_snapshot!("turned", play.styles());
    play.wait();
    assert!(!play.styles().contains(&kept));
    let kept = play.top();
    play.press("b");
    assert_eq!(last(&play), kept);
}

#[test]
fn no_page_that_is_turned_to_ends_with_a_heading() {
    let document = walk();
    for rows in 6..40 {
        let mut play = play(&document, (60, rows), "");
        let mut headings = 0;
        for _ in 0..60 {
            let lines = &play.app.reading.page().lines;
            let last = lines.iter().rfind(|line| line.source.is_some());
            let last = last.expect("there is text");
            let is_heading = matches!(document.block(last.block).kind, BlockKind::Heading { .. });
            assert!(!is_heading || lines.len() == 1, "{rows}: {}", play.screen());
            let shown = lines.iter().filter(|line| line.source.is_some());
            headings = headings.max(shown.map(|line| line.block.0).max().unwrap_or(0));
            play.press("<space>");
        }
        assert_eq!(headings + 1, document.end().0, "the end is reached");
    }
}

#[test]
fn one_paragraph_is_lit_and_its_neighbours_are_reached() {
    let mut play = play(&walk(), (60, 20), "zf");
    let lit = |play: &Play| play.app.reading.lit().map(|block| block.0);
    assert_eq!(lit(&play), Some(0));
    play.press("} }");
    assert_eq!(lit(&play), Some(2));
    insta::assert_snapshot!("one-lit", play.styles());
    play.press("5} {");
    assert_eq!(lit(&play), Some(6));
    let lines = &play.app.reading.page().lines;
    assert!(lines.iter().any(|line| line.block == BlockId(6)));
    play.press("g");
    assert_eq!(lit(&play), Some(0));
    play.press("]");
    assert_eq!(lit(&play), Some(5));
    play.press("zf");
    assert_eq!(lit(&play), None);
}

#[test]
fn pages_scroll_by_themselves_wait_and_stop() {
    let mut play = play(&walk(), (60, 20), "zs");
    assert!(
        play.status().contains("240 words a minute"),
        "{}",
        play.status()
    );
    let wakes = |play: &Play| {
        let wake = |effect: &&Effect| matches!(effect, Effect::Wake(_));
        play.effects.iter().filter(wake).count()
    };
    let wake = |play: &mut Play, times| {
        for _ in 0..times {
            play.send(Event::Woke);
        }
    };
    let top = play.app.reading.place();
    wake(&mut play, 12);
    let later = play.app.reading.place();
    assert!(later.position > top.position);
    play.press("<space>");
    assert!(play.status().contains("waits"));
    play.wait();
    assert_eq!(play.app.reading.place(), later);
    let before = wakes(&play);
    play.press("+");
    assert!(play.status().contains("260 words"));
    play.press("<space>").press("<esc>");
    assert!(play.status().contains("stopped"));
    assert!(wakes(&play) > before);
    play.wait();
    assert_eq!(play.app.reading.place(), later);
    // It stops by itself at the end, and waits while something lies over the page.
    play.press("zs ?");
    wake(&mut play, 12);
    assert_eq!(play.app.reading.place(), later);
    play.press("<esc> <space>");
    wake(&mut play, 400);
    play.wait();
    assert!((play.app.reading.progress() - 1.0).abs() < f64::EPSILON);
    assert_eq!(play.app.look.auto, longread::app::look::Auto::Off);
}

#[test]
fn a_tables_header_stays_in_sight() {
    let rows: String = (0..60).map(|n| format!("| Post {n} | {n} |\n")).collect();
    let text = format!("# Rain\n\n| Station | Rain |\n|---|---|\n{rows}\nThe end of it.\n");
    let raw = longread::format::Raw::from_bytes(
        longread::document::Origin::File("rain.md".into()),
        text.into_bytes(),
    );
    let document = longread::format::parse_whole(raw, None).expect("a table is an article");
    let mut play = play(&document, (60, 20), "");
    let first = |play: &Play| {
        play.screen()
            .lines()
            .next()
            .map(|row| row.trim().to_owned())
    };
    assert_eq!(first(&play).as_deref(), Some("▐"));
    play.press("<space>");
    let header = first(&play).unwrap_or_default();
    assert!(header.starts_with("Station  Rain"), "{header}");
    assert!(play.top().starts_with("Post "), "{}", play.top());
    play.press("G");
    assert!(first(&play).is_some_and(|row| row.starts_with("Station  Rain")));
    play.press("gg");
    assert_eq!(first(&play).as_deref(), Some("▐"));
}

#[test]
fn the_last_line_read_is_marked_for_a_moment_and_not_after_the_next_step() {
    let marked = |play: &Play| {
        let reading = &play.app.reading;
        let mut lines = reading.page().lines.iter();
        lines.any(|line| reading.was_read(line))
    };
    let mut play = play(&walk(), (60, 20), "<space>");
    assert!(marked(&play));
    play.wait();
    assert!(!marked(&play));
    play.press("<space>");
    assert!(marked(&play));
    play.press("k");
    assert!(!marked(&play));
    // Nothing is left that would wake a reader's machine.
    assert_eq!(play.effects.last(), Some(&Effect::Sleep));
    play.press("<space>");
    assert!(marked(&play));
    play.send(Event::Resize(ratatui::layout::Size::new(50, 20)));
    assert!(!marked(&play));
    assert_eq!(play.effects.last(), Some(&Effect::Sleep));
}

/// A table of a name and thirty years, long enough to be scrolled.
fn years() -> Document {
    let mut text = String::from("| Town |");
    for year in 1970..2000 {
        text += &format!(" {year} |");
    }
    text += &format!("\n{}\n", "|--:".repeat(31).replacen("--:", "---", 1) + "|");
    for town in 0..40 {
        text += &format!("| Town {town} |");
        for year in 0..30 {
            text += &format!(" {} |", 100 * town + year);
        }
        text.push('\n');
    }
    let raw = Raw::from_bytes(Origin::File("towns.md".into()), text.into_bytes());
    format::parse_whole(raw, None).expect("text is an article")
}

#[test]
fn a_wide_table_pans_under_its_header_and_beside_its_first_column() {
    let mut play = play(&years(), (60, 20), "");
    assert!(play.screen().contains("1970") && play.screen().contains('›'));
    play.press("12j 5l");
    insta::assert_snapshot!("panned-table", play.screen());
    assert!(play.screen().contains("1975") && !play.screen().contains("1974"));
    play.press("h");
    assert!(play.screen().contains("1974") && play.screen().contains("Town 13"));
    play.press("99l");
    assert!(play.screen().contains("1999") && !play.screen().contains('›'));
    play.press("l");
    assert!(play.status().contains("end"), "{}", play.status());
    play.press("99h");
    assert!(play.screen().contains("1970") && !play.screen().contains('‹'));
}

#[test]
fn a_hit_and_the_caret_are_panned_to() {
    let mut play = play(&years(), (60, 20), "/1529<enter>");
    assert!(play.screen().contains("1529") && play.screen().contains("1999"));
    play.press("v0");
    assert!(play.screen().contains("Town 15"), "{}", play.screen());
    play.press("2w");
    assert!(play.screen().contains("1500"), "{}", play.screen());
    play.press("$");
    assert!(play.screen().contains("1529"), "{}", play.screen());
    play.press("0y");
    let copied = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something was copied");
    assert!(
        copied.starts_with("Town 15 | 1500") && copied.contains("1528"),
        "{copied}"
    );
}

#[test]
fn a_table_takes_a_wide_screens_room_and_can_be_clicked_there() {
    let mut text = format!("# Walks\n\n| Town | {} |\n", ["a year"; 11].join(" | "));
    text += &format!("{}|\n", "|---".repeat(12));
    text += &format!(
        "| Upper | {} | [far](#towns) |\n\n## Towns\n",
        ["1"; 10].join(" | ")
    );
    text += &"\nA town is a village that has been told so.\n".repeat(40);
    let raw = Raw::from_bytes(Origin::File("towns.md".into()), text.into_bytes());
    let document = format::parse_whole(raw, None).expect("text is an article");
    let narrow = play(&document, (80, 20), "");
    assert!(narrow.screen().contains('›'));
    let mut wide = play(&document, (160, 20), "");
    let panes = wide.app.panes();
    assert!(panes.spare() > 10 && !wide.screen().contains('›'));
    let screen = wide.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("far"))
        .expect("the last cell is in sight");
    let before = line.find("far").expect("it was found");
    let column = line[..before].chars().count() as u16;
    assert!(column > panes.text.right());
    for action in [MouseAction::Press, MouseAction::Release] {
        wide.send(Event::Mouse(Mouse {
            action,
            column,
            row: row as u16,
        }));
    }
    assert_eq!(wide.top(), "Towns");
}
