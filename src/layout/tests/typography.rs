//! What a typesetter would look at: hyphens, runts, justified lines, marks at the ends of lines.

use super::kinds::shown;
use super::*;
use crate::document::{Container, Metadata};

const GERMAN: &str = "Wer einen einzelnen Stein austauscht, muss also mit der ganzen Verwandtschaft rechnen, \
     denn die Zusammenhänge zwischen Widerlagern und Gewölben sind außerordentlich empfindlich und \
     verzeihen keine Nachlässigkeit, wie die Donaudampfschifffahrtsgesellschaftskapitäne wissen.";
const ENGLISH: &str = "Incomprehensibility notwithstanding, extraordinarily sophisticated administrative \
     considerations characteristically overwhelm straightforward institutional recommendations concerning \
     fundamental misunderstandings.";

fn of(lang: &str, text: &str) -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        lang: Some(Clean::new(lang)),
        ..Metadata::default()
    });
    builder.block(BlockKind::Paragraph, Prose::plain(text));
    builder.finish()
}

fn rows(document: &Document, settings: Settings) -> Vec<String> {
    shown(document, settings)
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn words_break_by_the_documents_language() {
    insta::assert_snapshot!(shown(&of("de", GERMAN), Settings::at(28)));
    insta::assert_snapshot!(shown(&of("en", ENGLISH), Settings::at(28)));
}

#[test]
fn at_most_two_lines_in_a_row_end_with_a_hyphen() {
    for (lang, text) in [("de", GERMAN), ("en", ENGLISH)] {
        let document = of(lang, text);
        // The captains are 42 letters long, so a narrower measure leaves no choice.
        for measure in 24..60 {
            let rows = rows(&document, Settings::at(measure));
            let hyphens: Vec<bool> = rows.iter().map(|row| row.ends_with('-')).collect();
            assert!(
                !hyphens.windows(3).any(|three| three == [true; 3]),
                "{measure}: {rows:#?}"
            );
        }
    }
}

#[test]
fn words_stay_whole_where_that_is_asked_for() {
    for measure in 16..60 {
        let settings = Settings {
            hyphenate: false,
            ..Settings::at(measure)
        };
        assert!(!shown(&of("en", ENGLISH), settings).contains('-'));
    }
}

#[test]
fn a_hyphen_is_not_of_the_text() {
    let document = of("en", ENGLISH);
    let mut layout = Layout::new(Settings::at(28));
    let lines = layout.lines(&document, BlockId(0));
    let hyphens: Vec<&Run> = lines
        .iter()
        .flat_map(|line| &line.runs)
        .filter(|run| &*run.text == "-")
        .collect();
    assert!(!hyphens.is_empty());
    assert!(hyphens.iter().all(|run| run.source.is_none()));
}

#[test]
fn soft_hyphens_show_only_where_a_line_ends() {
    let document = of("xx", "a soft\u{ad}hy\u{ad}phen\u{ad}ated word");
    assert_eq!(rows(&document, Settings::at(30)), ["a softhyphenated word"]);
    assert_eq!(
        rows(&document, Settings::at(10)),
        ["a softhy-", "phenated", "word"]
    );
}

#[test]
fn no_line_holds_a_runt_where_another_fit_exists() {
    let text = "It was a dark and stormy night, and nobody had thought of bringing the washing in at all, so it was wet by ten.";
    for measure in 20..70 {
        let rows = rows(&of("en", text), Settings::at(measure));
        let letters = rows
            .last()
            .map_or(0, |row| row.chars().filter(|c| c.is_alphabetic()).count());
        assert!(letters >= 4, "{measure}: {rows:#?}");
    }
}

#[test]
fn justified_lines_reach_the_measure_or_stay_as_they_are() {
    let text = "The river had been up to the second step, and nobody in the house had thought of moving the piano; it stood \
         where it had always stood, and it was played every evening until the water came in.";
    let document = of("en", text);
    for measure in 24..70 {
        let justified = rows(
            &document,
            Settings {
                justify: true,
                ..Settings::at(measure)
            },
        );
        let (last, full) = justified.split_last().expect("lines");
        assert!(!last.contains("  "));
        let reach = full
            .iter()
            .filter(|row| row.chars().count() == usize::from(measure))
            .count();
        assert!(reach * 10 >= full.len() * 7, "{measure}: {justified:#?}");
        assert!(
            !justified.iter().any(|row| row.contains("   ")),
            "{justified:#?}"
        );
    }
}

#[test]
fn hyphens_come_easier_where_a_justified_line_could_not_be_stretched() {
    let document = of(
        "en",
        "Correspondence accumulates nevertheless. There are insurance certificates, environmental declarations, \
         subscriptions to uninteresting periodicals, and the interminable questionnaires of the regional commission.",
    );
    let justified = Settings {
        justify: true,
        ..Settings::at(66)
    };
    let rows = rows(&document, justified);
    let (_, full) = rows.split_last().expect("lines");
    assert!(full.iter().all(|row| row.len() == 66), "{rows:#?}");
}

#[test]
fn a_word_longer_than_its_line_breaks_at_a_syllable() {
    let document = of("en", "an incomprehensibility of things");
    let rows = rows(&document, Settings::at(16));
    assert!(rows[0].ends_with('-'), "{rows:#?}");
}

#[test]
fn no_part_of_an_address_is_hyphenated() {
    let text = "an https://example.org/incomprehensibilityofthings at recommendations_of.the-institution.org";
    for measure in 12..40 {
        for row in rows(&of("en", text), Settings::at(measure)) {
            assert!(
                !row.ends_with('-') || row.ends_with("the-"),
                "{measure}: {row}"
            );
        }
    }
}

#[test]
fn a_note_that_bears_its_number_gets_no_second_one() {
    let note = |text: &str| {
        let mut builder = Builder::new();
        builder.open(Container::Footnote(Clean::new("1")));
        builder.block(BlockKind::Paragraph, Prose::plain(text));
        builder.close();
        rows(&builder.finish(), Settings::at(60)).join("|")
    };
    for text in ["1. A note.", "[1] A note.", "1 A note.", "1.A note."] {
        assert_eq!(note(text), text);
    }
    let long =
        "1. A note of so many words that it takes a second line, which hangs below the first word.";
    let hangs = note(long)
        .split_once("|   ")
        .is_some_and(|(_, rest)| !rest.starts_with(' '));
    assert!(hangs, "{}", note(long));
    assert_eq!(note("A note."), "1. A note.");
    assert_eq!(note("1911 was wet."), "1. 1911 was wet.");
}

#[test]
fn a_note_with_a_long_label_wastes_no_columns_where_there_are_few() {
    let note = |text: &str, measure| {
        let mut builder = Builder::new();
        builder.open(Container::Footnote(Clean::new("frost")));
        builder.block(BlockKind::Paragraph, Prose::plain(text));
        builder.close();
        rows(&builder.finish(), Settings::at(measure))
    };
    let text = "As the older of the two gauges at the mill has it; the younger one says otherwise.";
    let narrow = note(text, 24);
    assert_eq!(narrow[0], "frost. As the older of");
    assert!(narrow[1].starts_with("   the two gauges"), "{narrow:#?}");
    assert_eq!(note(text, 60)[1].find(|c| c != ' '), Some(7));
    let turned = note("שלום רב לכם ולכל מי שבא אל הבית הזה", 24);
    assert_eq!(
        turned,
        [" לכלו םכל בר םולש .frost", "   הזה תיבה לא אבש ימ   ¶"]
    );
}

#[test]
fn justified_and_turned_lines_know_their_letters() {
    let settings = Settings {
        justify: true,
        ..Settings::at(24)
    };
    let text = "The word שלום (1998) means peace, and it stands in a line of English words.";
    let document = of("en", text);
    let mut layout = Layout::new(settings);
    for line in layout.lines(&document, BlockId(0)).iter() {
        let row = format!(
            "{:indent$}{}",
            "",
            line.text(),
            indent = usize::from(line.indent)
        );
        // Brackets are mirrored within Hebrew.
        let letters = row.chars().enumerate().filter(|(_, c)| !" ()".contains(*c));
        for (column, c) in letters {
            let place = line.position_at(column).expect("a line of text");
            assert!(
                text[place.offset as usize..].starts_with(c),
                "{row:?} at {column}"
            );
            assert_eq!(line.column_of(place), Some(column));
        }
    }
}

#[test]
fn japanese_lines_begin_and_end_as_they_may() {
    let text = "町の川辺に、誰も直そうとしない「古い時計」がある。針は（四時二十分）を指したまま、もう十一年も動いていない。";
    for measure in 8..40 {
        for row in rows(&of("ja", text), Settings::at(measure)) {
            assert!(
                !row.starts_with(['、', '。', '」', '）', 'っ']),
                "{measure}: {row}"
            );
            assert!(!row.ends_with(['「', '（']), "{measure}: {row}");
        }
    }
}

#[test]
fn chinese_lines_are_full_up_to_what_cannot_be_broken() {
    let text = "看守人每天早上记下风向和船名，到了晚上再把灯芯剪齐，说明都写在handbook_for_lamp_keepers这本册子里。";
    let document = of("zh", text);
    let mut layout = Layout::new(Settings::at(40));
    let columns: Vec<usize> = layout
        .lines(&document, BlockId(0))
        .iter()
        .map(Line::columns)
        .collect();
    assert_eq!(columns.len(), 3, "{columns:?}");
    assert_eq!(columns[0], 40, "the gap of the second line is its own");
}

#[test]
fn a_name_that_fits_no_line_is_cut_after_a_sign() {
    let document = of("en", "see a_rather_long_name_of_a_thing here");
    assert_eq!(
        rows(&document, Settings::at(18)),
        ["see a_rather_long_", "name_of_a_thing", "here"]
    );
}

#[test]
fn paragraphs_are_further_apart_than_lines() {
    let mut builder = Builder::new();
    for text in ["one two", "three"] {
        builder.block(BlockKind::Paragraph, Prose::plain(text));
    }
    let settings = Settings {
        leading: 1,
        ..Settings::at(5)
    };
    let rows = rows(&builder.finish(), settings);
    assert_eq!(rows, ["one", "", "two", "", "", "three"]);
}

#[test]
fn arabic_is_set_from_the_right_in_visual_order() {
    let text = "رسمه المصلح (نسخة 1998) على ظهر جدول المد والجزر وطلب صنعه.";
    insta::assert_snapshot!(shown(&of("ar", text), Settings::at(30)));
}

#[test]
fn a_grapheme_that_is_wider_than_the_measure_stands_alone() {
    assert_eq!(rows(&of("ja", "日本a"), Settings::at(1)), ["日", "本", "a"]);
    assert_eq!(rows(&of("ja", "👩‍👩‍👧🇩🇪"), Settings::at(1)), ["👩‍👩‍👧", "🇩🇪"]);
}

#[test]
fn titles_have_even_lines() {
    let mut builder = Builder::new();
    let title = "Shifting Dynamics in U.S.-Mexico Relations as Trump Targets Cartel Leadership";
    builder.heading(2, Prose::plain(title), None);
    let rows = rows(&builder.finish(), Settings::at(66));
    assert_eq!(
        rows,
        [
            "Shifting Dynamics in U.S.-Mexico Relations",
            "as Trump Targets Cartel Leadership"
        ]
    );
}
