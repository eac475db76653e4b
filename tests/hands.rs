//! Taking text along, and articles that change while they are read: played by key scripts.

mod support;

use std::path::PathBuf;

use longread::app::event::{Event, Mouse, MouseAction, Ticket};
use longread::app::{Effect, Options};
use longread::document::{BlockKind, Builder, Confidence, Document, Metadata, Origin, Prose};
use longread::text::clean::Clean;
use support::{Play, as_part, play, play_with};

fn article(paragraphs: &[&str]) -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("Changing")),
        ..Metadata::default()
    });
    for text in paragraphs {
        match text.strip_prefix("# ") {
            Some(title) => builder.heading(2, Prose::plain(title), None),
            None => builder.block(BlockKind::Paragraph, Prose::plain(text)),
        }
    }
    builder.finish()
}

/// Numbered paragraphs that fill some pages.
fn long(count: usize) -> Vec<String> {
    let text = |n| {
        format!(
            "Paragraph {n} begins here. {}",
            "It goes on for a while. ".repeat(6)
        )
    };
    (1..=count).map(|n| text(n).trim().to_owned()).collect()
}

fn of(paragraphs: &[String]) -> Document {
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    article(&paragraphs)
}

const FILE: &str = "notes/article.md";

/// Opens `document` as a file's.
fn play_file(document: &Document, script: &str) -> Play {
    play_file_at(document, (80, 24), script)
}

fn play_file_at(document: &Document, size: (u16, u16), script: &str) -> Play {
    let mut play = play(&Document::default(), size, "");
    play.app.open(FILE.to_owned());
    arrive(&mut play, Ticket(2), document);
    play.press(script);
    play
}

fn arrive(play: &mut Play, ticket: Ticket, document: &Document) {
    let origin = Origin::File(FILE.into());
    play.send(Event::Opening {
        ticket,
        origin,
        name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
    });
    let part = Box::new(as_part(document));
    play.send(Event::Part { ticket, part });
    let result = Ok(());
    play.send(Event::Ended { ticket, result });
}

fn copied(play: &Play) -> Option<&str> {
    play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    })
}

/// The cells that look selected, as text, row by row.
fn selected(play: &Play) -> Vec<String> {
    let styles = play.styles();
    let reversed = styles.lines().filter(|line| line.contains("reversed"));
    let rows = reversed.map(|line| line[38..].to_owned());
    rows.collect()
}

#[test]
fn a_selection_is_marked_letter_for_letter() {
    let fox = article(&["A fox crossed the lane, and nobody minded it much."]);
    let play = play(&fox, (60, 12), "} vwwh");
    assert_eq!(selected(&play), ["A fox", ""]);
}

#[test]
fn a_selection_over_a_broken_word_has_neither_break_nor_hyphen() {
    let text = "An extraordinarily internationalised misunderstanding notwithstanding everything.";
    let options = Options {
        measure: Some(12),
        ..Options::default()
    };
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("Words")),
        lang: Some(Clean::new("en")),
        ..Metadata::default()
    });
    builder.block(BlockKind::Paragraph, Prose::plain(text));
    let play = play_with(&builder.finish(), (60, 20), options, "} Vy");
    assert!(play.screen().contains("- "), "{}", play.screen());
    assert_eq!(copied(&play), Some(text));
    assert!(
        !selected(&play).iter().any(|row| row.ends_with('-')),
        "{:?}",
        selected(&play)
    );
}

#[test]
fn right_to_left_letters_are_marked_where_they_stand() {
    let play = play(&article(&["שלום עולם"]), (60, 12), "} vey");
    assert_eq!(copied(&play), Some("שלום"));
    let marked: String = selected(&play).concat();
    let mut letters: Vec<char> = marked.chars().collect();
    letters.sort_unstable();
    let mut expected: Vec<char> = "שלום".chars().collect();
    expected.sort_unstable();
    assert_eq!(letters, expected, "{}", play.styles());
}

fn mouse(action: MouseAction, column: u16, row: u16) -> Event {
    Event::Mouse(Mouse {
        action,
        column,
        row,
    })
}

/// Where `text` stands on the screen.
fn cell_of(play: &Play, text: &str) -> (u16, u16) {
    let screen = play.screen();
    let found = screen.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(text)?;
        Some((line[..at].chars().count() as u16, row as u16))
    });
    found.unwrap_or_else(|| panic!("no {text} on\n{screen}"))
}

#[test]
fn the_mouse_selects_and_copies() {
    let fox = article(&["A fox crossed the lane, and nobody minded it much."]);
    let mut play = play(&fox, (60, 12), "");
    let ((from, row), (to, _)) = (cell_of(&play, "fox"), cell_of(&play, "crossed"));
    play.send(mouse(MouseAction::Press, from, row));
    play.send(mouse(MouseAction::Drag, from + 2, row));
    play.send(mouse(MouseAction::Drag, to + 6, row));
    play.send(mouse(MouseAction::Release, to + 6, row));
    assert_eq!(copied(&play), Some("fox crossed"));
    assert_eq!(selected(&play), ["fox crossed"]);
    assert!(play.status().contains("sent 2 words to the clipboard"));
    play.press("k");
    assert!(selected(&play).is_empty());

    play.effects.clear();
    play.wait();
    let click = |play: &mut Play| {
        play.send(mouse(MouseAction::Press, to + 1, row));
        play.send(mouse(MouseAction::Release, to + 1, row));
    };
    click(&mut play);
    assert_eq!(copied(&play), None);
    click(&mut play);
    assert_eq!(copied(&play), Some("crossed"));
    click(&mut play);
    assert_eq!(
        copied(&play),
        Some("A fox crossed the lane, and nobody minded it much.")
    );
    // Later it is a click of its own.
    play.wait();
    play.effects.clear();
    click(&mut play);
    assert_eq!(copied(&play), None);
}

#[test]
fn what_a_command_answers_is_shown_clean_and_scrolled() {
    let mut play = play(&of(&long(4)), (80, 24), "|any<enter>");
    let job = Ticket(1);
    let text = (1..=40)
        .map(|n| format!("line {n} \x1b[31mred\x07"))
        .collect::<Vec<_>>()
        .join("\n");
    play.send(Event::Output { job, text });
    assert!(play.screen().contains("line 1 red"), "{}", play.screen());
    play.press("G");
    assert!(play.screen().contains("line 40 red"), "{}", play.screen());
    let state = "exit status 2".to_owned();
    play.send(Event::OutputEnded { job, state });
    assert!(
        play.screen().contains("exit status 2 · 21–40 of 40"),
        "{}",
        play.screen()
    );
    play.press("<esc>");
    assert!(play.top().starts_with("Changing"));
    assert!(!play.effects.contains(&Effect::StopPipe(job)));
    // What comes late finds no pane.
    let text = "late".to_owned();
    play.send(Event::Output { job, text });
    assert!(!play.screen().contains("late"));
}

#[test]
fn a_changed_file_is_read_anew_at_the_same_place() {
    let before = long(30);
    let mut play = play_file(&of(&before), "12G ma 20G");
    assert!(
        play.effects
            .contains(&Effect::Watch(Some(PathBuf::from(FILE))))
    );
    let mut after = before.clone();
    after[4] = "Paragraph 5 is another now.".to_owned();
    after[24].push_str(" And more.");
    after.insert(0, "A new one at the top.".to_owned());
    play.effects.clear();
    play.send(Event::Changed("notes/other.md".into()));
    assert!(play.effects.is_empty());
    play.send(Event::Changed(FILE.into()));
    let (ticket, what) = (Ticket(3), FILE.to_owned());
    assert!(play.effects.contains(&Effect::Open { ticket, what }));
    // Until all of it has come, what was there stays.
    let origin = Origin::File(FILE.into());
    play.send(Event::Opening {
        ticket,
        origin,
        name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
    });
    assert!(play.top().starts_with("Paragraph 20"));
    arrive(&mut play, ticket, &of(&after));
    assert!(play.top().starts_with("Paragraph 20"), "{}", play.screen());
    assert!(
        play.status()
            .contains("3 paragraphs changed; zn goes there"),
        "{}",
        play.status()
    );
    play.press("zn");
    assert!(play.top().starts_with("Paragraph 25"), "{}", play.screen());
    assert!(play.screen().contains("▎Paragraph 25"), "{}", play.screen());
    play.press("zn");
    assert!(
        play.status().contains("no change after this place"),
        "{}",
        play.screen()
    );
    play.press("zN");
    assert!(
        play.top().starts_with("Paragraph 5 is"),
        "{}",
        play.screen()
    );
    play.press("2zN");
    assert!(
        play.status().contains("no change before this place")
            || play.top().starts_with("A new one")
    );
    play.press("'a");
    assert!(play.top().starts_with("Paragraph 12"), "{}", play.screen());
    // The y that ends a selection does not go on to yy.
    play.press("v3ly");
    assert_eq!(copied(&play), Some("Para"), "{}", play.screen());
    play.press("yu");
    assert_eq!(copied(&play), Some(FILE), "{}", play.screen());
    play.press("<esc>");
    assert!(!play.screen().contains("▎"), "{}", play.screen());
}

/// A paragraph in each of three sections, the last of them as given.
fn sections(last: &str) -> Document {
    let mut builder = Builder::new();
    for (title, text) in [("One", "First."), ("Two", "Second."), ("Three", last)] {
        builder.heading(2, Prose::plain(title), None);
        let text = format!("{text} {}", "Nobody minded it. ".repeat(90));
        builder.block(BlockKind::Paragraph, Prose::plain(text.trim()));
    }
    builder.finish()
}

#[test]
fn changes_are_stepped_to_with_the_focus_on_the_outline_too() {
    for (size, keys_there) in [((100, 24), "<tab>"), ((60, 18), "t")] {
        let mut play = play_file_at(&sections("Third."), size, "");
        play.send(Event::Changed(FILE.into()));
        arrive(&mut play, Ticket(3), &sections("Now another."));
        play.press(keys_there).press("zn");
        assert!(play.top().starts_with("Now another."), "{}", play.screen());
        // Enter goes to what is selected; where the outline lay over the text, it made way.
        match size.0 < 80 {
            true => assert!(!play.screen().contains("Contents"), "{}", play.screen()),
            false => assert_eq!(play.press("<enter>").top(), "Three"),
        }
    }
}

#[test]
fn it_is_said_which_way_a_changed_paragraph_lies() {
    let mut text = long(30);
    let mut play = play_file(&of(&text), "20G");
    let mut changed = |n: usize, ticket: u32| {
        text[n - 1].push_str(&format!(" And more, {ticket}."));
        play.send(Event::Changed(FILE.into()));
        arrive(&mut play, Ticket(ticket), &of(&text));
        play.status()
    };
    assert!(changed(5, 3).contains("changed; zN goes there"));
    assert!(changed(25, 4).contains("changed; zn goes there"));
    let here = changed(20, 5);
    assert!(
        here.contains("changed ") && !here.contains("goes there"),
        "{here}"
    );
}

#[test]
fn the_lit_paragraph_is_the_one_that_is_copied() {
    let mut play = play_file(&of(&long(30)), "12Gzf}}yy");
    let copied = |play: &Play, words: &str| {
        let text =
            |effect: &Effect| matches!(effect, Effect::Copy(text) if text.starts_with(words));
        play.effects.iter().any(text)
    };
    assert!(copied(&play, "Paragraph 14 begins"), "{}", play.screen());
    play.press("zfyy");
    assert!(copied(&play, "Paragraph 12 begins"), "{}", play.screen());
}

#[test]
fn a_selection_that_begins_says_how_it_goes_on() {
    let mut play = play_file(&of(&long(30)), "yy");
    assert!(play.status().contains("to the clipboard"));
    for keys in ["v", "<esc>yyV"] {
        play.press(keys);
        assert!(
            play.status().contains("selecting: y copies"),
            "{}",
            play.status()
        );
    }
}

#[test]
fn folds_stay_when_a_file_is_read_anew() {
    let document = |first: Option<&str>| {
        let mut builder = Builder::new();
        for text in first.into_iter().chain(["The opening."]) {
            builder.block(BlockKind::Paragraph, Prose::plain(text));
        }
        for title in ["One", "Two"] {
            builder.heading(2, Prose::plain(title), None);
            let text = format!("What {title} has to say.");
            builder.block(BlockKind::Paragraph, Prose::plain(&text));
        }
        builder.finish()
    };
    let mut play = play_file(&document(None), "] zc g");
    assert!(!play.screen().contains("What One"), "{}", play.screen());
    play.send(Event::Changed(FILE.into()));
    let (ticket, origin) = (Ticket(3), Origin::File(FILE.into()));
    play.send(Event::Opening {
        ticket,
        origin,
        name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
    });
    arrive(&mut play, ticket, &document(Some("It is new.")));
    play.press("g");
    assert!(play.screen().contains("It is new."), "{}", play.screen());
    assert!(!play.screen().contains("What One"), "{}", play.screen());
    assert!(play.screen().contains("What Two"), "{}", play.screen());
}

#[test]
fn corrections_outlive_a_reload_where_their_text_is_still_there() {
    let document = |first: &str, gone: bool| {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, Prose::plain(first));
        let titles = ["No title", "Deeper", "Another"];
        for title in titles
            .into_iter()
            .filter(|title| !(gone && *title == "Another"))
        {
            builder.heading(2, Prose::plain(title), Some(Confidence::new(0.5)));
            let text = format!("{title} has this to say.");
            builder.block(BlockKind::Paragraph, Prose::plain(&text));
        }
        builder.finish()
    };
    let levels = |play: &Play| -> Vec<(String, u8)> {
        let sections = &play.app.reading.article().outline.sections;
        let levels = sections
            .iter()
            .map(|section| (section.title.to_string(), section.level));
        levels.collect()
    };
    let owned = |rows: &[(&str, u8)]| -> Vec<(String, u8)> {
        rows.iter()
            .map(|(title, level)| ((*title).to_owned(), *level))
            .collect()
    };
    let mut play = play_file(&document("The opening.", false), "<tab> jx L jH <tab>");
    let corrected = owned(&[("Deeper", 3), ("Another", 1)]);
    assert_eq!(levels(&play), corrected);
    play.press("r");
    arrive(&mut play, Ticket(3), &document("The opening.", false));
    assert!(
        play.status().contains("nothing has changed"),
        "{}",
        play.status()
    );
    assert_eq!(levels(&play), corrected);
    play.send(Event::Changed(FILE.into()));
    arrive(&mut play, Ticket(4), &document("A new opening.", false));
    assert!(
        play.status().contains("1 paragraph changed"),
        "{}",
        play.status()
    );
    assert_eq!(levels(&play), corrected);
    play.press("<tab>u");
    assert_eq!(levels(&play), owned(&[("Deeper", 3), ("Another", 2)]));
    play.press("uu");
    assert_eq!(
        levels(&play),
        owned(&[("No title", 2), ("Deeper", 2), ("Another", 2)])
    );
    play.press("GH");
    play.send(Event::Changed(FILE.into()));
    arrive(&mut play, Ticket(5), &document("A new opening.", true));
    assert_eq!(levels(&play), owned(&[("No title", 2), ("Deeper", 2)]));
    play.press("u");
    assert!(
        play.status().contains("no correction to take back"),
        "{}",
        play.status()
    );
}

#[test]
fn a_reload_that_fails_leaves_what_was_there_and_says_why() {
    let mut play = play_file(&of(&long(9)), "5G r");
    let (ticket, what) = (Ticket(3), FILE.to_owned());
    assert!(play.effects.contains(&Effect::Open { ticket, what }));
    let result = Err("cannot open \"article.md\": there is no such file".to_owned());
    play.send(Event::Ended { ticket, result });
    assert!(play.top().starts_with("Paragraph 5"), "{}", play.screen());
    assert!(
        play.status().contains("there is no such file"),
        "{}",
        play.status()
    );
    play.press("r");
    arrive(&mut play, Ticket(4), &of(&long(9)));
    assert!(
        play.status().contains("nothing has changed"),
        "{}",
        play.status()
    );
    assert!(play.top().starts_with("Paragraph 5"), "{}", play.screen());
}

/// A list that points into the article is not left with places that are no longer there.
#[test]
fn an_article_is_not_exchanged_under_an_overlay() {
    let mut play = play_file(&of(&long(9)), "5G ma '?");
    play.send(Event::Changed(FILE.into()));
    assert!(
        !play
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Open { ticket, .. } if *ticket == Ticket(3)))
    );
    play.press("<esc>");
    let (ticket, what) = (Ticket(3), FILE.to_owned());
    assert!(play.effects.contains(&Effect::Open { ticket, what }));
    play.press("?");
    arrive(&mut play, ticket, &article(&["All is new."]));
    assert!(!play.screen().contains("All is new."));
    play.press("<esc>");
    assert!(play.screen().contains("All is new."), "{}", play.screen());
}

#[test]
fn a_selection_goes_with_its_letters() {
    let mut play = play_file(&of(&long(9)), "5G ve");
    play.send(Event::Changed(FILE.into()));
    let mut after = long(9);
    after.insert(0, "New at the top.".to_owned());
    arrive(&mut play, Ticket(3), &of(&after));
    play.press("y");
    assert_eq!(copied(&play), Some("Paragraph"));
}

#[test]
fn the_editor_is_given_the_words_of_the_place() {
    let mut play = play_file(&of(&long(9)), "5G e");
    let Some(Effect::Edit {
        path,
        words,
        progress,
    }) = play.effects.pop()
    else {
        panic!("no editor is asked for: {:?}", play.effects);
    };
    assert_eq!(path, PathBuf::from(FILE));
    assert!(words.starts_with("Paragraph 5 begins here."), "{words}");
    assert!((0.4..0.5).contains(&progress), "{progress}");
}

#[test]
fn screens_of_what_lies_over_the_page() {
    let mut play = play_file(&of(&long(9)), "3G mb 5G ma '?");
    insta::assert_snapshot!("marks", play.screen());
    play.press("<esc>");
    play.send(Event::Format {
        ticket: Ticket(2),
        name: "markdown",
    });
    play.press("i");
    insta::assert_snapshot!("about", play.screen());
    play.press("<esc>|");
    insta::assert_snapshot!("pipe", play.screen());
    play.press("<esc>vjj");
    insta::assert_snapshot!("selecting", play.styles());
}
