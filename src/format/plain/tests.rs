//! What a reader may rely on: the article whole, nothing lost, wrapped or not, in one part or many.

use std::ops::ControlFlow;

use proptest::prelude::*;

use crate::document::block::Marker;
use crate::document::{BlockKind, Container, Document, Origin};
use crate::format::{self, Raw};

/// An article in the form of a copied page: an address, a picture's text run together with the site's name, the
/// title twice, and headings without any mark.
const ARTICLE: &str = include_str!("../../../assets/article.txt");

fn read(text: &str) -> Document {
    format::parse_whole(Raw::from_bytes(Origin::Stdin, text), Some(&super::FORMAT))
        .expect("text is read")
}

/// `text` with its lines broken at `width` bytes, after a space where there is one, as `fold -s` does.
fn folded(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut rest = line;
        while rest.len() > width {
            let limit = rest.floor_char_boundary(width);
            let end = rest[..limit].rfind(' ').map_or(limit, |at| at + 1);
            out.push_str(&rest[..end]);
            out.push('\n');
            rest = &rest[end..];
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}

fn sections(document: &Document) -> Vec<(u8, &str)> {
    let sections = document.outline.sections.iter();
    sections
        .map(|section| (section.level, &*section.title))
        .collect()
}

fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
    let blocks = document.blocks.iter();
    blocks
        .map(|block| (block.kind.clone(), &*block.prose.text))
        .collect()
}

#[test]
fn a_copied_page_is_read_as_its_article() {
    let document = read(ARTICLE);
    let title = "Shifting Dynamics in U.S.-Mexico Relations as Trump Targets Cartel Leadership";
    assert_eq!(document.metadata.title.as_deref(), Some(title));
    let said = document
        .blocks
        .iter()
        .filter(|block| &*block.prose.text == title)
        .count();
    assert_eq!(said, 1);
    let expected = [
        "Patterns of Extradition and Political Challenges",
        "The Role of Donald Trump in Shifting U.S. Strategy",
        "Imposing Pressure on Cartels",
        "Exploring the Underlying Issues",
        "The Bigger Picture",
        "Charting a Future Course",
    ];
    assert_eq!(sections(&document), expected.map(|title| (2, title)));
    // Everything that is neither title nor heading is a paragraph, whole, and the page's own lines are none.
    let paragraphs: Vec<&str> = ARTICLE.lines().filter(|line| line.len() > 200).collect();
    let found: Vec<&str> = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .map(|block| &*block.prose.text)
        .collect();
    assert_eq!(found, paragraphs);
    assert_eq!(
        document.blocks[1].kind,
        BlockKind::Paragraph,
        "the opening stands before the first heading"
    );
}

#[test]
fn a_folded_page_is_the_same_article() {
    let (plain, wrapped) = (read(ARTICLE), read(&folded(ARTICLE, 72)));
    // How sure a heading is may differ: that its line is one of several is no reason to doubt it, but it is seen.
    let without_doubt = |document: &Document| -> Vec<(BlockKind, String)> {
        let texts = texts(document).into_iter();
        texts
            .map(|(kind, text)| match kind {
                BlockKind::Heading { level, .. } => (
                    BlockKind::Heading {
                        level,
                        inferred: None,
                    },
                    text.to_owned(),
                ),
                kind => (kind, text.to_owned()),
            })
            .collect()
    };
    assert_eq!(without_doubt(&wrapped), without_doubt(&plain));
}

#[test]
fn texts_without_a_page_lose_nothing() {
    let letter = include_str!("../../../tests/articles/letter.txt");
    let document = read(letter);
    assert!(document.furniture.is_empty() && document.outline.sections.is_empty());
    assert_eq!(document.metadata.title, None);
    let log = (0..400)
        .map(|n| format!("12:{:02}:07 worker {n}: share 3 cookies accepted", n % 60))
        .collect::<Vec<_>>()
        .join("\n");
    assert!(letters(&read(&log)) == alphanumeric(&log));
    assert!(read(&log).furniture.is_empty());
    let code = "fn main() {\n    let menu = login(&share);\n\n    print(menu);\n}\n";
    assert!(read(code).furniture.is_empty());
}

#[test]
fn hashes_before_lines_make_headings() {
    let prose = "The lamp on the east quay is lit at dusk by whoever comes past it first, and nobody has ever been asked to.";
    let text = format!(
        "The lamps\n\n{prose}\n\n## At dusk\n\n{prose}\n\n### In fog\n\n{prose}\n\n## At dawn\n\n{prose}\n"
    );
    let expected = [(2, "At dusk"), (3, "In fog"), (2, "At dawn")];
    assert_eq!(sections(&read(&text)), expected);
    assert_eq!(sections(&read(&folded(&text, 60))), expected);
}

#[test]
fn lines_to_other_articles_are_furniture() {
    let prose = "The lamp on the east quay is lit at dusk by whoever comes past it first, and nobody has ever been asked to.";
    let text = format!("The lamps\n\n{prose}\n\nRead more: Why the west quay is dark\n\n{prose}\n");
    let document = read(&text);
    assert_eq!(document.furniture.len(), 1);
    assert_eq!(
        &*document.furniture[0].text,
        "Read more: Why the west quay is dark"
    );
}

/// The letters and digits of a document in reading order, its title's left out, what was removed among them.
fn letters(document: &Document) -> String {
    let mut all = String::new();
    for (id, block) in document.blocks.iter().enumerate() {
        let before = |at: u32| at as usize == id;
        document
            .furniture
            .iter()
            .filter(|furniture| before(furniture.before.0))
            .for_each(|furniture| all.push_str(&furniture.text));
        for nest in document.nests.iter().filter(|nest| before(nest.first.0)) {
            if let Container::Item(Marker::Number(number)) = &nest.container {
                all.push_str(number);
            }
        }
        if block.kind != BlockKind::Title {
            all.push_str(&block.prose.text);
        }
    }
    let end = document.blocks.len();
    document
        .furniture
        .iter()
        .filter(|furniture| furniture.before.index() >= end)
        .for_each(|furniture| all.push_str(&furniture.text));
    alphanumeric(&all)
}

fn alphanumeric(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

/// Lines of every kind, in any order.
fn any_text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        6 => "[A-Za-zäß’,.;:()-]{1,9}( [a-zA-Z0-9äß’,.?!-]{1,9}){0,24}",
        3 => "",
        1 => "[-*•–] [a-z]{1,8}( [a-z]{1,8}){0,5}",
        1 => "[0-9]{1,2}[.)] [A-Z][a-z]{1,8}( [a-z]{1,8}){0,5}",
        1 => "(=|-|~){3,20}",
        1 => "  {1,8}[a-z]{1,8}( {1,5}[a-z0-9]{1,8}){0,5}",
        1 => Just("Share this article".to_owned()),
        1 => Just("Privacy policy | © 2024 All rights reserved".to_owned()),
        1 => Just("Sign up for our newsletter".to_owned()),
        1 => Just("By Ida Fenwick".to_owned()),
        1 => "[時計古川辺。、]{1,40}",
    ];
    prop::collection::vec(line, 0..60).prop_map(|lines| lines.join("\n") + "\nend")
}

proptest! {
    #[test]
    fn every_letter_is_in_a_block_or_in_furniture(text in any_text()) {
        let document = read(&text);
        let found = letters(&document);
        let title = document.metadata.title.as_deref().unwrap_or_default();
        let all = alphanumeric(&text);
        prop_assert_eq!(sorted(&(found.clone() + &alphanumeric(title))), sorted(&all));
        let mut rest = all.chars();
        prop_assert!(found.chars().all(|letter| rest.any(|other| other == letter)), "the order is kept");
    }

    #[test]
    fn line_ends_make_no_difference(text in any_text()) {
        let unix = read(&text);
        let (dos, old) = (read(&text.replace('\n', "\r\n")), read(&text.replace('\n', "\r")));
        prop_assert_eq!(texts(&dos), texts(&unix));
        prop_assert_eq!(texts(&old), texts(&unix));
    }
}

/// A text larger than what is looked at as a whole, with headings throughout.
fn large() -> String {
    let paragraph = "The river rises in the hills and takes its time. Nobody has hurried it yet, and nobody will. ".repeat(6);
    (1..700)
        .map(|n| format!("Chapter {n}\n\n{paragraph}\n\n{paragraph}\n\n"))
        .collect()
}

#[test]
fn a_large_text_comes_in_parts_and_whole() {
    let text = large();
    let mut document = Document::default();
    let mut parts = 0;
    let raw = Raw::from_bytes(Origin::Stdin, text.as_str());
    format::parse(raw, Some(&super::FORMAT), &mut |part| {
        parts += 1;
        document.append(part);
        ControlFlow::Continue(())
    })
    .expect("text is read");
    assert!(parts > 2, "{parts} parts");
    assert!(
        letters(&document) == alphanumeric(&text),
        "every letter is there, in order"
    );
    assert_eq!(
        document.metadata.title, None,
        "a chapter's heading is not the book's title"
    );
    assert!(
        document.outline.sections.len() > 600,
        "{} sections",
        document.outline.sections.len()
    );
}

#[test]
fn a_giant_line_goes_on_from_part_to_part() {
    let text = "word ".repeat(300_000);
    let document = read(text.trim());
    let joined: String = document
        .blocks
        .iter()
        .map(|block| &*block.prose.text)
        .collect();
    assert!(joined == text.trim(), "the pieces make the line again");
    assert!(document.blocks[1..].iter().all(|block| block.continues));
}
