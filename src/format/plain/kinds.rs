//! What a reader may rely on in texts of particular forms: pages, chapters, marks, questions, laws, records, quotations.

use proptest::prelude::*;

use crate::document::{BlockKind, Container, Document, Inline, Origin, Target};
use crate::format::{self, Raw};

fn read(text: &str) -> Document {
    format::parse_whole(Raw::from_bytes(Origin::Stdin, text), Some(&super::FORMAT))
        .expect("text is read")
}

fn check(text: &str, title: Option<&str>, sections: &[(u8, &str)]) {
    let document = read(text);
    let found = document.outline.sections.iter();
    let found: Vec<(u8, &str)> = found
        .map(|section| (section.level, &*section.title))
        .collect();
    assert_eq!(found, sections, "{text}");
    assert_eq!(document.metadata.title.as_deref(), title, "{text}");
}

fn texts(document: &Document) -> Vec<&str> {
    document
        .blocks
        .iter()
        .map(|block| &*block.prose.text)
        .collect()
}

const LAMP: &str = "The lamp on the east quay is lit at dusk by whoever comes past it first, and nobody has ever been asked to. In fog it is lit at noon.";
const OIL: &str = "Oil is bought in autumn, when it is cheap, and what is left in spring is given back, though nobody remembers to whom.";

/// `text` with its lines broken at `columns`, each after `indent`.
fn wrapped(text: &str, columns: usize, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && lines[last].len() + 1 + word.len() > columns {
            lines.push(word.to_owned());
        } else {
            if !lines[last].is_empty() {
                lines[last].push(' ');
            }
            lines[last].push_str(word);
        }
    }
    lines
        .iter()
        .map(|line| format!("{indent}{line}\n"))
        .collect()
}

#[test]
fn chapters_are_sections_in_any_language_the_first_among_them() {
    for (one, two, three) in [
        ("Chapter One", "Chapter Two", "Chapter Three"),
        ("CHAPTER I. Dusk", "CHAPTER II. Fog", "CHAPTER III. Dawn"),
        ("Глава 1", "Глава 2", "Глава 3"),
        ("第一章 雾", "第二章 油", "第三章 灯"),
        ("제1장 등불", "제2장 기름", "제3장 안개"),
        ("Erstes Kapitel", "Zweites Kapitel", "Drittes Kapitel"),
        ("الفصل الأول", "الفصل الثاني", "الفصل الثالث"),
        ("§ 1 Zweck", "§ 2 Licht", "§ 3 Öl"),
        ("Rozdział pierwszy", "Rozdział drugi", "Rozdział trzeci"),
        ("Birinci Bölüm", "İkinci Bölüm", "Üçüncü Bölüm"),
        ("1", "2", "3"),
        ("1871", "1872", "1874"),
    ] {
        let text = format!(
            "{one}\n\n{LAMP}\n\n{OIL}\n\n{two}\n\n{OIL}\n\n--------\n\n{three}\n\n{LAMP}\n"
        );
        check(&text, None, &[(2, one), (2, two), (2, three)]);
    }
}

#[test]
fn chapters_stand_below_their_parts() {
    let text = format!(
        "The Quay\n\nPart One\n\nChapter 1\n\n{LAMP}\n\nChapter 2\n\n{OIL}\n\nPart Two\n\nChapter 3\n\n{LAMP}\n"
    );
    let expected = [
        (2, "Part One"),
        (3, "Chapter 1"),
        (3, "Chapter 2"),
        (2, "Part Two"),
        (3, "Chapter 3"),
    ];
    check(&text, Some("The Quay"), &expected);
}

#[test]
fn marks_of_markup_make_levels_and_are_not_shown() {
    let expected = [(2, "At dusk"), (3, "In fog"), (2, "At dawn")];
    for (title, one, two, end) in [
        ("= The quay\n\n", "== ", "=== ", ""),
        ("", "= ", "== ", " ="),
        ("#+title: The quay\n#+author: Ida\n\n", "* ", "** ", ""),
        ("h1. The quay\n\n", "h2. ", "h3. ", ""),
        ("# The quay\n\n", "## ", "### ", ""),
    ] {
        let text = format!(
            "{title}{one}At dusk{end}\n\n{LAMP}\n\n{two}In fog{end}\n\n{OIL}\n\n{one}At dawn{end}\n\n{LAMP}\n"
        );
        check(&text, (!title.is_empty()).then_some("The quay"), &expected);
    }
}

#[test]
fn what_stands_between_rules_is_a_heading() {
    for rule in ["=".repeat(64), "-".repeat(50), "*".repeat(40)] {
        let heading = |text: &str| format!("{rule}\n{text}\n{rule}\n\n");
        let text = format!(
            "The quay letter, No. 7\nhttps://quay.example.org/7\n\n{}{LAMP}\n\n{}{OIL}\n\n{}{LAMP}\n",
            heading("LAMPS"),
            heading("OIL"),
            heading("LETTERS")
        );
        check(
            &text,
            Some("The quay letter, No. 7"),
            &[(2, "LAMPS"), (2, "OIL"), (2, "LETTERS")],
        );
        assert!(!texts(&read(&text)).iter().any(|text| text.contains(&rule)));
    }
}

#[test]
fn questions_are_headings_above_their_answers() {
    let text = format!(
        "Asked about the quay\n\nQ: Who lights the lamps?\nA: {LAMP}\n\nQ: Who buys the oil?\nA: {OIL}\n"
    );
    check(
        &text,
        Some("Asked about the quay"),
        &[(2, "Q: Who lights the lamps?"), (2, "Q: Who buys the oil?")],
    );
}

#[test]
fn a_text_says_what_it_is_called() {
    let text =
        format!("No: 12\nTitle: The lamps of the quay\nAuthor: Ida Fenwick\n\n{LAMP}\n\n{OIL}\n");
    check(&text, Some("The lamps of the quay"), &[]);
    assert_eq!(read(&text).metadata.byline.as_deref(), Some("Ida Fenwick"));
}

#[test]
fn a_paragraph_that_stands_first_is_no_title() {
    let first =
        "There were nine lamps, and one of them had no wick. Nobody had ever asked for one.";
    check(&format!("{first}\n\n{LAMP}\n\n{OIL}\n"), None, &[]);
}

#[test]
fn prose_in_indented_paragraphs_is_prose() {
    let lines = [
        "\"Who is there?\" said a voice.",
        LAMP,
        "\"Only me,\" said Ida.",
        OIL,
    ];
    let text: String = lines
        .iter()
        .map(|line| format!("  {}", wrapped(line, 66, "")))
        .collect();
    let document = read(&format!("CHAPTER ONE\n\n{text}\nCHAPTER TWO\n\n{text}"));
    assert_eq!(texts(&document)[1..5], lines);
}

#[test]
fn records_stay_lines() {
    let log: String = (0..30)
        .map(|n| format!("2026-05-14T07:{n:02}:00Z INFO quay: lamp {n} lit, oil at {n}%\n"))
        .collect();
    let table: String = (0..30)
        .map(|n| format!("{n},lamp {n},east,{}\n", n * 7))
        .collect();
    for text in [log, table] {
        let document = read(&text);
        assert_eq!(texts(&document).join("\n"), text.trim_end());
    }
}

#[test]
fn quotations_keep_no_marks_within() {
    let quoted = format!("{}{}", wrapped(LAMP, 60, "> "), wrapped(OIL, 60, ">> "));
    let document = read(&format!("Minutes\n\nBo wrote:\n{quoted}\nSo be it.\n"));
    let block = |text: &str| {
        document
            .blocks
            .iter()
            .find(|block| &*block.prose.text == text)
            .expect("a block")
    };
    let depth = |text: &str| {
        let parent = |nest: &_| {
            let crate::document::NestId(n) = *nest;
            document.nests[n as usize].parent
        };
        std::iter::successors(block(text).nest, parent).count()
    };
    assert_eq!((depth(LAMP), depth(OIL), depth("So be it.")), (1, 2, 0));
    assert!(
        document
            .nests
            .iter()
            .all(|nest| nest.container == Container::Quote)
    );
}

#[test]
fn addresses_and_links_of_terminals_lead_somewhere() {
    let document = read(&format!(
        "The quay\n\n{LAMP}\n\nSee https://example.org/a (or \x1b]8;;https://example.org/b\x1b\\the other\x1b]8;;\x1b\\ one), and go.\n",
    ));
    assert_eq!(
        texts(&document)[2..],
        ["See https://example.org/a (or the other one), and go."]
    );
    let targets: Vec<_> = document
        .links
        .iter()
        .map(|link| match &link.target {
            Target::Address(to) | Target::Fragment(to) => &**to,
        })
        .collect();
    assert_eq!(targets, ["https://example.org/b", "https://example.org/a"]);
}

const MANUAL: &str = include_str!("../../../tests/articles/manual-overstruck.txt");

#[test]
fn a_manual_page_has_the_sections_of_its_edge_and_its_emphasis() {
    check(
        MANUAL,
        Some("WIND(1)"),
        &[
            (2, "NAME"),
            (2, "SYNOPSIS"),
            (2, "DESCRIPTION"),
            (3, "The long clock"),
            (2, "OPTIONS"),
            (2, "SEE ALSO"),
        ],
    );
    let document = read(MANUAL);
    let term = document
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Term)
        .expect("a term");
    assert_eq!(&*term.prose.text, "-a");
    assert_eq!(term.prose.spans[0].inline, Inline::Strong);
    assert!(texts(&document).contains(&"A bullet is wound last."));
    assert!(texts(&document).contains(&"kitchen  7 turns\nstairs   9 turns"));
}

/// `text` with each letter struck twice, or set by orders to a terminal, where it is `bold`.
fn dressed(text: &str, bold: bool, struck: bool) -> String {
    let dress = |c: char| match (bold && c.is_alphanumeric(), struck) {
        (false, _) => c.to_string(),
        (true, true) => format!("{c}\x08{c}"),
        (true, false) => format!("\x1b[1m{c}\x1b[0m"),
    };
    text.chars().map(dress).collect()
}

#[test]
fn looks_change_nothing_of_what_is_said() {
    let plain = super::styled::Styled::new(MANUAL.to_owned()).text;
    let memo = include_str!("../../../tests/articles/memo-of-pages.txt");
    for text in [plain.as_str(), memo] {
        let expected = read(text);
        for struck in [true, false] {
            let lines = text.split_inclusive('\n').enumerate();
            let dressed: String = lines
                .map(|(n, line)| dressed(line, n % 2 == 0, struck))
                .collect();
            let found = read(&dressed);
            assert_eq!(texts(&found), texts(&expected));
            assert_eq!(found.outline, expected.outline);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every word of a manual page is there, in its order, whatever its indentation.
    #[test]
    fn no_word_of_a_manual_page_is_lost(lines in prop::collection::vec((0_usize..24, "[a-z]{2,9}( [a-z]{2,9}){0,9}|"), 1..40)) {
        let body: String = lines.iter().map(|(indent, text)| format!("{}{text}\n", " ".repeat(*indent))).collect();
        let text = format!("QUAY(1)                  Lamps                  QUAY(1)\n\n{body}");
        let document = read(&text);
        let found: Vec<String> = document.blocks[1..].iter().flat_map(|block| block.prose.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
        let expected: Vec<&str> = body.split_whitespace().collect();
        prop_assert_eq!(found, expected);
    }

    /// No letter of a text is lost to orders to a terminal within it.
    #[test]
    fn no_letter_is_lost_to_orders(words in prop::collection::vec("[a-z]{2,8}", 3..30), orders in prop::collection::vec("\u{1b}\\[[0-9;]{0,6}m|\u{1b}\\]0;[a-z ]{0,9}\u{7}|\u{1b}\\(B|\u{1b}=", 3..30)) {
        let text: String = words.iter().zip(orders.iter().cycle()).map(|(word, order)| format!("{order}{word} ")).collect();
        let document = read(&text);
        prop_assert_eq!(texts(&document).join(" "), words.join(" "));
    }
}

/// Chapters counted by numerals, or with their names below the counts, whatever these end with.
#[test]
fn chapters_and_their_names_are_headings() {
    let prose = "The ferry did not go that day, and nobody on the quay had thought that it would, since the fog had come in before the lamps were out and stood between the piers.";
    let names = [
        "THE LAMPS ARE LIT.",
        "A STRANGER LANDS.",
        "FOG AGAIN.",
        "THE LAST BOAT.",
    ];
    for count in ["CHAPTER ", ""] {
        let chapter = |n: usize| format!("{count}{}.", ["I", "II", "III", "IV"][n]);
        let text: String = (0..4)
            .map(|n| format!("{}\n\n{}\n\n{prose}\n\n{prose}\n\n", chapter(n), names[n]))
            .collect();
        let document = read(&text);
        let sections = document.outline.sections.iter();
        let found: Vec<&str> = sections.map(|section| &*section.title).collect();
        for (n, name) in names.iter().enumerate().skip(1) {
            assert!(found.contains(&&*chapter(n)), "{found:?}");
            assert!(found.contains(name), "{found:?}");
        }
    }
}

/// Signs in disorder have no title, and take no sentence away with them.
#[test]
fn sentences_among_signs_stay() {
    let signs: String = ('!'..='~').chain('\u{a1}'..='\u{ff}').collect();
    let (first, last) = ("The quay opens at six.", "The quay closes at ten.");
    for soup in [signs.clone(), signs.repeat(3), signs.replace('Z', " ")] {
        let document = read(&format!("{first}\n\n{soup}\n\n{soup}\n\n{last}\n"));
        let found = texts(&document);
        assert!(found.contains(&first) && found.contains(&last), "{found:?}");
    }
}

#[test]
fn what_is_ruled_above_and_below_at_the_top_is_the_title() {
    for (title, section) in [('=', '='), ('-', '-'), ('#', '*'), ('*', '='), ('=', '~')] {
        let (over, under) = (title.to_string().repeat(9), section.to_string().repeat(4));
        let text = format!(
            "{over}\nThe lamps\n{over}\n\n{LAMP}\n\nFogs\n{under}\n\n{OIL}\n\nOils\n{under}\n\n{LAMP}\n"
        );
        check(&text, Some("The lamps"), &[(2, "Fogs"), (2, "Oils")]);
    }
}

#[test]
fn a_title_above_chapters_is_none_of_them() {
    for (title, [one, two, three]) in [
        ("등대의 불", ["제1장 등", "제2장 기름", "제3장 안개"]),
        ("灯塔的灯", ["第一章 灯", "第二章 油", "第三章 雾"]),
        ("灯台の灯", ["第一話 灯", "第二話 油", "第三話 霧"]),
    ] {
        let text = format!("{title}\n\n{one}\n\n{LAMP}\n\n{two}\n\n{OIL}\n\n{three}\n\n{LAMP}\n");
        check(&text, Some(title), &[(2, one), (2, two), (2, three)]);
    }
}

#[test]
fn letters_have_their_heads_in_any_language() {
    for (head, wrote) in [
        (
            "Von: Ida <i@a.example>\nAn: Bo\nBetreff: Ein Licht\nDatum: 2. März 2026",
            "Am 1. März schrieb Bo:",
        ),
        (
            "De : Ida <i@a.example>\nÀ : Bo\nObjet : Ein Licht",
            "Le 1 mars, Bo a écrit :",
        ),
        (
            "De: Ida\nPara: Bo\nAsunto: Ein Licht",
            "El 1 de marzo, Bo escribió:",
        ),
        ("发件人：Ida\n收件人：Bo\n主题：Ein Licht", "Bo 写道："),
    ] {
        let text = format!(
            "{head}\n\n{wrote}\n{}\nNo.\n\nIda\n",
            wrapped(LAMP, 60, "> ")
        );
        let document = read(&text);
        assert_eq!(
            document.metadata.title.as_deref(),
            Some("Ein Licht"),
            "{head}"
        );
        assert_eq!(document.metadata.byline.as_deref(), Some("Ida"), "{head}");
        assert!(document.outline.sections.is_empty(), "{head}");
        assert!(texts(&document).contains(&LAMP), "{:?}", texts(&document));
    }
}

#[test]
fn initials_before_quotes_are_marks() {
    for marks in ["IF> ", "IF>> ", "> IF> ", " BL> ", "ИФ> "] {
        let text = format!("The lamps\n\n{}\n{OIL}\n", wrapped(LAMP, 60, marks));
        assert!(texts(&read(&text)).contains(&LAMP), "{marks}");
    }
}

#[test]
fn a_paragraph_of_two_lines_is_one_whatever_its_first_line_ends_with() {
    const REST: &str = "whoever comes by first lights it.";
    for mark in [",", ";", " –", ")", ":"] {
        let line =
            format!("The lamp on the east quay is lit at dusk, and in fog it is lit at noon{mark}");
        let text = format!("The lamps\n\n{line}\n{REST}\n");
        assert!(
            texts(&read(&text)).contains(&format!("{line} {REST}").as_str()),
            "{mark}"
        );
    }
}

#[test]
fn numbers_of_pages_go_and_what_they_part_is_one_paragraph() {
    type Foot = fn(u32) -> String;
    let feet: [Foot; 12] = [
        |n| format!("{n}"),
        |n| format!("- {n} -"),
        |n| format!("[{n}]"),
        |n| format!("{n} / 9"),
        |n| format!("Page {n} of 9"),
        |n| format!("Seite {n}"),
        |n| format!("Página {n} de 9"),
        |n| format!("第{n}页"),
        |n| format!("{n} ページ"),
        |n| format!("Harbour Board        Page {n} of 9"),
        |n| format!("{n}        Harbour Board"),
        |n| format!("{n}\n\nOF THE LAMPS"),
    ];
    let (lamp, oil) = (wrapped(LAMP, 60, ""), wrapped(OIL, 60, ""));
    let (first, second) = lamp.split_at(lamp.find('\n').expect("two lines") + 1);
    for foot in feet {
        let text = format!(
            "The lamps\n\n{oil}\n{first}\n{}\n\n{second}\n{oil}\n{}\n\n{oil}\n{oil}\n{}\n",
            foot(3),
            foot(4),
            foot(5)
        );
        let document = read(&text);
        let shown = texts(&document);
        assert!(shown.contains(&LAMP), "{shown:?}");
        assert!(
            shown
                .iter()
                .all(|text| !text.contains('4') && !text.contains("Board")),
            "{shown:?}"
        );
    }
}

#[test]
fn a_short_line_above_headings_is_the_title() {
    for title in ["Lamp oil", "Of lamps and of oil", "Lampenöl"] {
        let text = format!("{title}\n\nWhat it costs\n\n{LAMP}\n\nWhere it is kept\n\n{OIL}\n");
        let sections = [(2, "What it costs"), (2, "Where it is kept")];
        check(&text, Some(title), &sections);
    }
}
