//! Tables that are wider than the measure: panned by whole columns, the first one and the header in sight.

use super::kinds::table;
use super::*;
use crate::document::Container;
use crate::document::block::{Alignment, Marker};

/// A table of a name and `columns` places a row, below a header.
fn numbers(names: &[&str], columns: usize) -> (BlockKind, Prose) {
    let mut rows = vec![vec!["Name".to_owned()]];
    rows[0].extend((1..=columns).map(|n| format!("No{n:04}")));
    for (row, name) in names.iter().enumerate() {
        let mut cells = vec![(*name).to_owned()];
        cells.extend((1..=columns).map(|n| format!("{row}:{n}")));
        rows.push(cells);
    }
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    table(&rows, 1)
}

fn of((kind, prose): (BlockKind, Prose)) -> Document {
    let mut builder = Builder::new();
    builder.block(kind, prose);
    builder.finish()
}

/// The rows of the first page at `measure`, panned by so many steps.
fn rows(document: &Document, settings: &Settings, steps: isize) -> Vec<String> {
    let mut layout = Layout::new(settings.clone());
    let page = layout.page(document, Top::default(), 40);
    layout.pan(page.pan(0, steps, settings.measure.into()));
    let page = layout.page(document, Top::default(), 40);
    let shown = |line: &Line| format!("{:1$}{2}", "", line.indent.into(), line.text());
    page.lines.iter().map(shown).collect()
}

#[test]
fn a_wide_table_pans_by_whole_columns_beside_its_first() {
    let document = of(numbers(&["one", "twenty-two"], 5));
    let at = Settings::at(36);
    assert_eq!(
        rows(&document, &at, 0),
        [
            "Name         No0001  No0002        ›",
            "──────────   ──────  ──────",
            "one             0:1  0:2           ›",
            "twenty-two      1:1  1:2           ›",
        ]
    );
    assert_eq!(
        rows(&document, &at, 1),
        [
            "Name       ‹ No0002  No0003        ›",
            "──────────   ──────  ──────",
            "one        ‹ 0:2     0:3           ›",
            "twenty-two ‹ 1:2     1:3           ›",
        ]
    );
    let last = [
        "Name       ‹ No0003  No0004  No0005",
        "──────────   ──────  ──────  ──────",
        "one        ‹ 0:3     0:4     0:5",
        "twenty-two ‹ 1:3     1:4     1:5",
    ];
    let trimmed = |steps| {
        let rows = rows(&document, &at, steps);
        rows.iter()
            .map(|row| row.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(trimmed(2), last);
    assert_eq!(trimmed(99), last);
}

#[test]
fn a_table_is_set_as_lists_only_where_nobody_pans() {
    let document = of(numbers(&["one"], 5));
    let lists = Settings {
        pans: false,
        ..Settings::at(36)
    };
    let expected = ["Name    one", "No0001  0:1", "No0002  0:2"];
    let rows_of = |settings: &Settings| rows(&document, settings, 0);
    let stacked = rows_of(&lists);
    let at = stacked.iter().position(|row| row == expected[0]);
    let at = at.expect("the first cell has its label");
    assert_eq!(stacked[at..at + 3], expected);
    // In a sliver of a page there is no room to pan, and a table that fits stands in columns everywhere.
    assert!(
        rows_of(&Settings::at(15))
            .iter()
            .any(|row| row.contains("0:5"))
    );
    assert!(
        rows_of(&Settings {
            measure: 60,
            ..lists
        })[2]
            .ends_with("0:5")
    );
}

#[test]
fn a_panned_table_stays_within_what_it_stands_in() {
    let mut builder = Builder::new();
    builder.open(Container::Quote);
    let (kind, prose) = numbers(&["one"], 5);
    builder.block(kind, prose);
    builder.close();
    builder.open(Container::List);
    builder.open(Container::Item(Marker::Bullet));
    let (kind, prose) = numbers(&["two"], 5);
    builder.block(kind, prose);
    builder.close();
    builder.close();
    let document = builder.finish();
    assert_eq!(
        rows(&document, &Settings::at(30), 1),
        [
            "▎ Name ‹ No0002  No0003      ›",
            "▎ ────   ──────  ──────",
            "▎ one  ‹ 0:2     0:3         ›",
            "",
            "• Name ‹ No0002  No0003      ›",
            "  ────   ──────  ──────",
            "  two  ‹ 0:2     0:3         ›",
        ]
    );
}

#[test]
fn cells_of_wide_letters_and_several_lines_keep_their_columns() {
    let (mut kind, prose) = table(
        &[
            &[
                "名前",
                "Middle",
                "A remark of some length",
                "Extraordinarily",
                "Last",
            ],
            &[
                "鈴木さん",
                "日本",
                "so long that it takes two lines of the cell",
                "x",
                "終",
            ],
        ],
        1,
    );
    if let BlockKind::Table(table) = &mut kind {
        table.alignments = vec![
            Alignment::Left,
            Alignment::Center,
            Alignment::Left,
            Alignment::Right,
        ];
    }
    let document = of((kind, prose));
    let at = Settings::at(45);
    assert_eq!(
        rows(&document, &at, 0),
        [
            "名前       Middle  A remark of some length  ›",
            "────────   ──────  ────────────────────────",
            "鈴木さん    日本   so long that it takes    ›",
            "                   two lines of the cell    ›",
        ]
    );
}

#[test]
fn a_table_of_right_to_left_text_pans_from_the_right() {
    let header = ["שם", "ינואר", "פברואר", "ספטמבר", "דצמבר"];
    let document = of(table(
        &[&header, &["דוד", "12", "34", "56", "78"], &["רות", "9"]],
        1,
    ));
    let at = Settings::at(25);
    assert_eq!(
        rows(&document, &at, 1),
        [
            "‹    רבמטפס  ראורבפ ›  םש",
            "     ──────  ──────   ───",
            "‹        56      34 › דוד",
            "‹                   › תור",
        ]
        .map(|row| row.to_owned())
    );
}

#[test]
fn every_column_of_hundreds_is_reached() {
    let columns = 600;
    let document = of(numbers(&["one", "two"], columns));
    let at = Settings::at(40);
    for column in [1, 2, 300, 598, 599, 600] {
        let cell = format!(" 0:{column}");
        let steps = (0..columns as isize).rev();
        let mut near = steps.filter(|step| (step - column as isize).abs() < 9);
        assert!(
            near.any(|steps| rows(&document, &at, steps)[2].contains(&cell)),
            "{cell}"
        );
    }
}

#[test]
fn the_header_pans_with_the_rows_far_below_it() {
    let names = ["a name"; 10_000];
    let document = of(numbers(&names, 9));
    assert!(document.blocks.len() > 8);
    let mut layout = Layout::new(Settings::at(40));
    let last = layout.end_top(&document, 5);
    for (steps, words) in [
        (0, "Name         No0001  No0002            ›"),
        (3, "Name     ‹ No0004    No0005            ›"),
    ] {
        let page = layout.page(&document, last, 5);
        layout.pan(page.pan(0, steps, 40));
        let page = layout.page(&document, last, 5);
        assert_eq!(page.header.expect("the table has one").text(), words);
        assert!(page.lines[4].text().contains("9999:4") == (steps == 3));
    }
}

#[test]
fn panning_leads_to_a_place_that_is_out_of_sight() {
    let document = of(numbers(&["one"], 9));
    let mut layout = Layout::new(Settings::at(40));
    let text = &document.blocks[0].prose.text;
    let place = |cell: &str| Position {
        block: BlockId(0),
        offset: text.find(cell).expect("the cell is there") as u32,
    };
    assert_eq!(layout.pan_to(&document, place("one")), None);
    assert_eq!(layout.pan_to(&document, place("0:2")), None);
    for cell in ["0:5", "0:9", "0:1"] {
        let pan = layout.pan_to(&document, place(cell));
        layout.pan(pan.expect("the cell is out of sight"));
        let page = layout.page(&document, Top::default(), 9);
        assert!(page.lines[2].text().contains(cell), "{:?}", page.lines[2]);
        assert_eq!(layout.pan_to(&document, place(cell)), None);
    }
}

#[test]
fn a_table_that_fits_stays_while_what_is_wider_pans() {
    let mut builder = Builder::new();
    for columns in [5, 2] {
        let (kind, prose) = numbers(&["one"], columns);
        builder.block(kind, prose);
    }
    let document = builder.finish();
    let at = Settings::at(30);
    let (before, after) = (rows(&document, &at, 0), rows(&document, &at, 2));
    assert_ne!(before[..3], after[..3]);
    assert_eq!(before[3..], after[3..]);
}

#[test]
fn a_table_takes_spare_room_before_it_pans() {
    let document = of(numbers(&["one"], 5));
    let roomy = |spare| Settings {
        spare,
        ..Settings::at(30)
    };
    let fits = rows(&document, &roomy(14), 0);
    assert_eq!(fits[0], "Name  No0001  No0002  No0003  No0004  No0005");
    assert_eq!(fits, rows(&document, &roomy(99), 1));
    let panned = rows(&document, &roomy(13), 0);
    assert_eq!(panned[0], "Name   No0001  No0002  No0003  No0004     ›");
}

#[test]
fn a_place_in_code_that_is_not_wrapped_is_panned_to() {
    let code = BlockKind::Code { language: None };
    let document = of((
        code,
        Prose::plain("let here = 1; // and a good deal further on: there"),
    ));
    let mut layout = Layout::new(Settings {
        code_wrap: CodeWrap::None,
        ..Settings::at(20)
    });
    let place = |word: &str| Position {
        block: BlockId(0),
        offset: document.blocks[0]
            .prose
            .text
            .find(word)
            .expect("it is there") as u32,
    };
    assert_eq!(layout.pan_to(&document, place("here")), None);
    for word in ["there", "here"] {
        let pan = layout.pan_to(&document, place(word));
        layout.pan(pan.expect("the word is out of sight"));
        let page = layout.page(&document, Top::default(), 1);
        assert!(page.lines[0].text().contains(word), "{:?}", page.lines[0]);
        assert_eq!(layout.pan_to(&document, place(word)), None);
    }
}
