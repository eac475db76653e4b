//! Each kind of block as it is set.

use super::*;
use crate::document::block::{Alignment, Marker, Reason, Table};
use crate::document::{Container, Image, Inline, Metadata, ProseWriter, Target};

/// A document with every kind of block in it.
pub(super) fn sample() -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new(
            "On the Setting of Pages, and What May Go Wrong with Them",
        )),
        byline: Some(Clean::new("Perpetua Lyle")),
        site: Some(Clean::new("Ellery Gazette")),
        published: Some(Clean::new("2024-03-12T09:30:00Z")),
        ..Metadata::default()
    });
    paragraph(
        &mut builder,
        "A page is set for the reader and not for the setter, who has read it already and will not read it again.",
    );
    builder.heading(
        2,
        Prose::plain("Lists, which some people cannot resist"),
        None,
    );
    lists(&mut builder);
    builder.heading(2, Prose::plain("What others said"), None);
    builder.heading(3, Prose::plain("At length"), None);
    quotes(&mut builder);
    builder.block(BlockKind::Rule, Prose::default());
    builder.heading(2, Prose::plain("Shapes"), None);
    shapes(&mut builder);
    tables(&mut builder);
    notes(&mut builder);
    builder.finish()
}

fn paragraph(builder: &mut Builder, text: &str) {
    builder.block(BlockKind::Paragraph, Prose::plain(text));
}

fn item(builder: &mut Builder, marker: Marker, text: &str) {
    builder.open(Container::Item(marker));
    paragraph(builder, text);
    builder.close();
}

fn lists(builder: &mut Builder) {
    builder.open(Container::List);
    builder.open(Container::Item(Marker::Bullet));
    paragraph(
        builder,
        "An item that is a little longer than a line can hold at this measure",
    );
    builder.open(Container::List);
    item(builder, Marker::Bullet, "within it, another");
    item(builder, Marker::Bullet, "and one more");
    builder.close();
    builder.close();
    item(builder, Marker::Task(true), "Done");
    item(builder, Marker::Task(false), "Not done");
    builder.close();
    paragraph(builder, "Numbers stand at the right of their column:");
    builder.open(Container::List);
    for n in 8..12 {
        item(
            builder,
            Marker::Number(Clean::new(&format!("{n}."))),
            "a step",
        );
    }
    builder.close();
    builder.open(Container::List);
    builder.open(Container::Item(Marker::Number(Clean::new("a)"))));
    paragraph(builder, "An item of two paragraphs.");
    paragraph(builder, "This is the second of them.");
    builder.close();
    item(
        builder,
        Marker::Number(Clean::new("b)")),
        "So this list has air between its items.",
    );
    builder.close();
}

fn quotes(builder: &mut Builder) {
    builder.open(Container::Quote);
    paragraph(
        builder,
        "“Nobody reads the margin,” said the printer, “until it is gone.”",
    );
    paragraph(builder, "He said no more that day.");
    builder.open(Container::Quote);
    paragraph(
        builder,
        "A quotation within the quotation, as letters have them.",
    );
    builder.close();
    builder.close();
    builder.open(Container::Aside(Some(Clean::new("Note"))));
    paragraph(builder, "An aside stands beside the text.");
    builder.close();
}

fn shapes(builder: &mut Builder) {
    builder.block(
        BlockKind::Verse,
        Prose::plain("Slow is the oar and slow is the sail,\n  and slow is the letter that comes by the mail when it comes by the mail at all"),
    );
    builder.block(
        BlockKind::Code { language: Some(Clean::new("rust")) },
        Prose::plain("fn main() {\n    println!(\"a line of code that is longer than the measure allows it to be\");\n\n}"),
    );
    builder.block(BlockKind::Math, Prose::plain("a^2 + b^2 = c^2"));
    builder.open(Container::Figure);
    builder.block(
        BlockKind::Caption,
        Prose::plain("A brass gear, held up to the light."),
    );
    builder.close();
    builder.block(BlockKind::Term, Prose::plain("Runt"));
    builder.open(Container::Definition);
    paragraph(builder, "A last line that is too short to be called one.");
    builder.close();
    builder.open(Container::Details);
    paragraph(builder, "More about runts");
    paragraph(
        builder,
        "They are looked for, and a line before them gives up a word.",
    );
    builder.close();
    let mut writer = ProseWriter::new();
    writer.push("Emphasis, x");
    writer.start(Inline::Superscript);
    writer.push("2");
    writer.end();
    writer.push(", H");
    writer.start(Inline::Subscript);
    writer.push("2");
    writer.end();
    writer.push("O, and a note.");
    if let Some(link) = builder.link(Target::Fragment(Clean::new("n1"))) {
        writer.start(Inline::Note(link));
        writer.push("1");
        writer.end();
    }
    builder.block(BlockKind::Paragraph, writer.take());
}

/// A table's block of rows of cells.
pub(super) fn table(rows: &[&[&str]], header_rows: usize) -> (BlockKind, Prose) {
    let mut text = String::new();
    let mut ranges = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        if n > 0 {
            text.push('\n');
        }
        let mut cells = Vec::new();
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                text.push_str(Table::SEPARATOR);
            }
            let start = text.len() as u32;
            text.push_str(cell);
            cells.push(start..text.len() as u32);
        }
        ranges.push(cells);
    }
    let table = Table {
        columns: rows.iter().map(|row| row.len()).max().unwrap_or(0),
        header_rows,
        rows: ranges,
        alignments: vec![Alignment::Left, Alignment::Right],
    };
    (BlockKind::Table(Box::new(table)), Prose::plain(&text))
}

fn tables(builder: &mut Builder) {
    let (kind, prose) = table(
        &[
            &["Day", "Miles", "Weather"],
            &["Monday", "12", "rain"],
            &[
                "Tuesday",
                "7",
                "more of it, with wind from the west and a little hail towards the evening",
            ],
        ],
        1,
    );
    builder.block(kind, prose);
    let header: Vec<String> = (1..=9).map(|n| format!("Quantity{n}")).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let (kind, prose) = table(
        &[
            &header,
            &[
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                "8",
                "a longer word or two",
            ],
        ],
        1,
    );
    builder.block(kind, prose);
}

fn notes(builder: &mut Builder) {
    for label in ["1", "2"] {
        builder.open(Container::Footnote(Clean::new(label)));
        paragraph(
            builder,
            "A note at the foot, which goes on for longer than anybody expected it to.",
        );
        builder.close();
    }
}

/// The rows of all blocks as they stand on a page; what ends with a space ends with `¶`.
pub(super) fn shown(document: &Document, settings: Settings) -> String {
    let mut layout = Layout::new(settings);
    let page = layout.page(document, Top::default(), usize::MAX);
    let mut out = String::new();
    for line in &page.lines {
        let row = format!(
            "{:indent$}{}",
            "",
            line.text(),
            indent = usize::from(line.indent)
        );
        let end = if row.ends_with(' ') { "¶\n" } else { "\n" };
        out += &row;
        out += end;
    }
    out
}

#[test]
fn every_kind_at_sixty_columns() {
    insta::assert_snapshot!(shown(&sample(), Settings::at(60)));
}

#[test]
fn every_kind_at_twenty_four_columns() {
    insta::assert_snapshot!(shown(&sample(), Settings::at(24)));
}

#[test]
fn every_kind_in_ascii_and_justified() {
    let settings = Settings {
        ascii: true,
        justify: true,
        leading: 1,
        ..Settings::at(44)
    };
    insta::assert_snapshot!(shown(&sample(), settings));
}

#[test]
fn a_caption_stands_close_to_its_figure() {
    let mut builder = Builder::new();
    paragraph(&mut builder, "Before.");
    builder.open(Container::Figure);
    let code = BlockKind::Code { language: None };
    builder.block(code, Prose::plain("wick --trim"));
    builder.block(BlockKind::Caption, Prose::plain("Listing 1."));
    builder.close();
    paragraph(&mut builder, "After.");
    assert_eq!(
        shown(&builder.finish(), Settings::at(20)),
        "Before.\n\nwick --trim\nListing 1.\n\nAfter.\n"
    );
}

#[test]
fn a_picture_is_a_mark_and_its_words() {
    let image = |alt| Image {
        alt: Clean::new(alt),
        ..Image::default()
    };
    let mut builder = Builder::new();
    builder.image(image(""), Prose::plain("The lock at noon, from the mill."));
    builder.image(
        image("A plan of the lock, drawn in 1811"),
        Prose::plain(Image::MARK),
    );
    builder.image(image(""), Prose::default());
    let document = builder.finish();
    assert_eq!(
        shown(&document, Settings::at(22)),
        "▣ The lock at noon,\n  from the mill.\n\n▣ A plan of the lock,\n  drawn in 1811\n\n▣\n"
    );
    assert!(shown(&document, Settings::at(1)).starts_with("T"));
}

#[test]
fn figures_stand_at_the_right_of_their_column_but_for_the_first() {
    let mut builder = Builder::new();
    let rows: &[&[&str]] = &[
        &["Year of the log", "Oil", "Kind"],
        &["1871", "311.5", "whale"],
        &["1914", "1,002", "4"],
    ];
    let (kind, prose) = table(rows, 1);
    builder.block(kind, prose);
    let shown = shown(&builder.finish(), Settings::at(60));
    let rows: Vec<&str> = shown.lines().map(str::trim_end).collect();
    assert_eq!(rows[2], "1871             311.5  whale");
    assert_eq!(rows[3], "1914             1,002  4");
}

#[test]
fn furniture_stands_close_together() {
    let mut builder = Builder::new();
    builder.furniture("Home", Reason::Navigation);
    builder.furniture("About", Reason::Navigation);
    paragraph(&mut builder, "Text.");
    let whole = crate::document::WholePage::new(&builder.finish());
    assert_eq!(
        shown(&whole.document, Settings::at(20)),
        "Home\nAbout\n\nText.\n"
    );
}

#[test]
fn right_to_left_text_stands_at_the_right() {
    let mut builder = Builder::new();
    builder.open(Container::List);
    item(&mut builder, Marker::Bullet, "שלום (1998)");
    builder.close();
    let document = builder.finish();
    assert_eq!(shown(&document, Settings::at(16)), "   (1998) םולש •\n");
    let terminal = Settings {
        bidi: Bidi::Terminal,
        ..Settings::at(16)
    };
    assert_eq!(shown(&document, terminal), "   שלום (1998) •\n");
    let nobody = Settings {
        bidi: Bidi::Nobody,
        ..Settings::at(16)
    };
    assert_eq!(shown(&document, nobody), "• שלום (1998)\n");
}

#[test]
fn lists_and_tables_of_right_to_left_text_are_turned() {
    let mut builder = Builder::new();
    builder.open(Container::List);
    item(&mut builder, Marker::Number(Clean::new("1.")), "שלום");
    builder.close();
    let (kind, prose) = table(&[&["יום", "מילים"], &["שני", "12"]], 1);
    builder.block(kind, prose);
    let document = builder.finish();
    let expected = "         םולש .1\n\n      םילימ  םוי\n      ─────  ───\n         12  ינש\n";
    assert_eq!(shown(&document, Settings::at(16)), expected);
}

#[test]
fn code_that_is_not_wrapped_is_panned() {
    let mut builder = Builder::new();
    builder.block(
        BlockKind::Code { language: None },
        Prose::plain("short\na longer line of code\n日本語日本語日本"),
    );
    let document = builder.finish();
    let mut layout = Layout::new(Settings {
        code_wrap: CodeWrap::None,
        ..Settings::at(12)
    });
    let mut rows = |pan| {
        layout.pan(pan);
        let page = layout.page(&document, Top::default(), 9);
        assert!(page.lines.iter().all(|line| line.columns() <= 12));
        assert_eq!(page.widest, 21);
        page.lines.iter().map(Line::text).collect::<Vec<_>>()
    };
    assert_eq!(rows(0), ["short", "a longer li›", "日本語日本 ›"]);
    assert_eq!(rows(4), ["‹", "‹ger line o›", "‹ 日本語日本"]);
    assert_eq!(rows(9), ["‹", "‹ine of code", "‹語日本"]);
}

#[test]
fn drawings_are_panned_while_other_code_wraps() {
    let mut builder = Builder::new();
    let code = BlockKind::Code { language: None };
    builder.block(code.clone(), Prose::plain("a longer line of code"));
    builder.block(code, Prose::plain("├── a branch\n└── the last of them"));
    let document = builder.finish();
    let rows = |code_wrap| {
        let mut layout = Layout::new(Settings {
            code_wrap,
            ..Settings::at(12)
        });
        let page = layout.page(&document, Top::default(), 9);
        assert!(page.lines.iter().all(|line| line.columns() <= 12));
        page.lines.iter().map(Line::text).collect::<Vec<_>>()
    };
    let wrapped = ["a longer", "↪ line of", "↪ code", ""];
    let by_default = rows(CodeWrap::AllButDrawings);
    assert_eq!(by_default[..4], wrapped);
    assert_eq!(by_default[4..], ["├── a branch", "└── the las›"]);
    let all = rows(CodeWrap::All);
    assert_eq!(all[..4], wrapped);
    assert_eq!(all[4..], ["├── a branch", "└── the", "↪ last of", "↪ them"]);
}

#[test]
fn what_is_panned_stands_in_as_far_as_what_is_wrapped() {
    let mut builder = Builder::new();
    let code = BlockKind::Code { language: None };
    builder.block(code.clone(), Prose::plain("let x = 1;"));
    builder.block(
        code,
        Prose::plain("└── a branch that is longer than the measure"),
    );
    let document = builder.finish();
    let mut layout = Layout::new(Settings::at(36));
    let page = layout.page(&document, Top::default(), 9);
    let indents: Vec<u16> = page.lines.iter().map(|line| line.indent).collect();
    assert_eq!(indents, [2, 0, 2]);
    assert_eq!(page.lines[2].columns(), 36);
}

#[test]
fn a_tables_header_stands_above_its_later_rows() {
    let mut builder = Builder::new();
    paragraph(&mut builder, "Before the table.");
    let rows: Vec<[String; 2]> = (0..3000)
        .map(|n| [format!("row {n}"), format!("{n}")])
        .collect();
    let mut cells: Vec<Vec<&str>> = vec![vec!["The name of the row", "Miles"]];
    cells.extend(
        rows.iter()
            .map(|row| row.iter().map(String::as_str).collect()),
    );
    let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    let (kind, prose) = table(&cells, 1);
    builder.open(Container::Quote);
    builder.block(kind, prose);
    builder.close();
    paragraph(&mut builder, "After the table.");
    let document = builder.finish();
    assert!(document.blocks.len() > 4);
    let mut layout = Layout::new(Settings::at(40));
    let mut header = |down: isize| {
        let top = layout.scroll(&document, Top::default(), down, 4);
        let page = layout.page(&document, top, 4);
        assert!(page.lines.len() == 4);
        page.header.map(|line| line.text())
    };
    let words = Some("▎ The name of the row      Miles".to_owned());
    assert_eq!([header(0), header(1), header(2)], [None, None, None]);
    assert_eq!(
        [header(3), header(4), header(9)],
        [words.clone(), words.clone(), words.clone()]
    );
    assert_eq!(header(2900), words);
    assert_eq!(header(9000), words);
    let last = layout.top_at(&document, Position::at(BlockId(document.end().0 - 1)));
    assert_eq!(layout.page(&document, last, 4).header, None);
}

#[test]
fn code_and_tables_of_more_than_a_block_show_no_seam() {
    let mut builder = Builder::new();
    let code = "let x = 1;\n".repeat(3000);
    builder.block(BlockKind::Code { language: None }, Prose::plain(&code));
    let rows: Vec<[String; 2]> = (0..3000)
        .map(|n| [format!("row {n}"), "a cell of some words".to_owned()])
        .collect();
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let (kind, prose) = table(&rows, 1);
    builder.block(kind, prose);
    let document = builder.finish();
    assert!(document.blocks.len() > 4);
    let rows = shown(&document, Settings::at(40));
    let expected = format!("{}\n", "  let x = 1;\n".repeat(3000));
    let (code, table) = rows.split_at(expected.len());
    assert_eq!(code, expected);
    assert_eq!(table.lines().count(), 3001);
    assert!(
        table
            .lines()
            .skip(2)
            .all(|row| row.starts_with("row ") && row.ends_with("words"))
    );
}
