//! Ways to a place: named on the command line, clicked, or gone back to in another article.

mod support;

use longread::app::articles::arrival::Wanted;
use longread::app::event::{Event, Mouse, MouseAction, Ticket};
use longread::app::{App, Effect, Options};
use longread::document::address::Address;
use longread::document::{
    BlockKind, Builder, Confidence, Document, Inline, Metadata, Name, Origin, Part, Prose,
    ProseWriter, Target,
};
use longread::text::clean::Clean;
use ratatui::layout::Size;
use support::{Play, as_part};

fn paragraphs(builder: &mut Builder, word: &str) {
    for n in 1..=8 {
        let text = format!("The {word} begins paragraph {n}. ") + &"Nobody minded it. ".repeat(9);
        builder.block(BlockKind::Paragraph, Prose::plain(text.trim()));
    }
}

/// Three sections, a fragment in the last one, and a link to it in the opening.
fn article() -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("Ways")),
        ..Metadata::default()
    });
    let mut writer = ProseWriter::new();
    writer.push("Here is a way to ");
    let link = builder
        .link(Target::Fragment(Clean::new("late")))
        .expect("there is room for links");
    writer.start(Inline::Link(link));
    writer.push("the late part");
    writer.end();
    writer.push(" of it.");
    builder.block(BlockKind::Paragraph, writer.take());
    for title in ["Setting out", "Underway", "Setting down"] {
        builder.heading(2, Prose::plain(title), None);
        paragraphs(&mut builder, &title.to_lowercase());
    }
    builder.fragment("late");
    builder.block(BlockKind::Paragraph, Prose::plain("This comes late."));
    paragraphs(&mut builder, "rest");
    builder.finish()
}

fn asked(what: &str, place: Option<Wanted>) -> Play {
    let mut play = Play {
        app: App::new(Options::default(), Size::new(80, 24)),
        effects: Vec::new(),
    };
    if let Some(place) = place {
        play.app.begin_at(what.to_owned(), place);
    }
    play.app.open(what.to_owned());
    play
}

fn opening(play: &mut Play, ticket: u32) {
    play.send(Event::Opening {
        ticket: Ticket(ticket),
        origin: Origin::File("ways.md".into()),
        name: Name::File(play.app.articles.arrival.asked().into()),
    });
}

fn ended(play: &mut Play, ticket: u32) {
    play.send(Event::Ended {
        ticket: Ticket(ticket),
        result: Ok(()),
    });
}

fn arrive(play: &mut Play, ticket: u32, part: Part) {
    opening(play, ticket);
    play.send(Event::Part {
        ticket: Ticket(ticket),
        part: Box::new(part),
    });
    ended(play, ticket);
}

fn opened_at(place: &str) -> Play {
    let place = Wanted::named(place).expect("it is a place");
    let mut play = asked("ways.md", Some(place));
    arrive(&mut play, 1, as_part(&article()));
    play
}

#[test]
fn an_article_is_opened_at_a_place() {
    assert_eq!(opened_at("#late").top(), "This comes late.");
    assert_eq!(opened_at("Underway").top(), "Underway");
    assert_eq!(opened_at("under").top(), "Underway");
    assert!(opened_at("50%").status().contains("50 %"));
    assert!(opened_at("100%").status().contains("the end"));
    assert_eq!(opened_at("0%").top(), "Ways");
}

#[test]
fn a_title_that_is_not_there_opens_the_nearest_and_says_so() {
    for (typed, title) in [
        ("Setting", "Setting out"),
        ("udrwy", "Underway"),
        ("setdwn", "Setting down"),
        ("  UNDR way ", "Underway"),
    ] {
        let play = opened_at(typed);
        assert_eq!(play.top(), title);
        let said = format!("\"{title}\" is nearest to \"{}\"", typed.trim());
        assert!(play.status().contains(&said), "{}", play.status());
    }
}

#[test]
fn a_place_that_nothing_comes_near_is_said_to_be_none() {
    let play = opened_at("zebra");
    assert_eq!(play.top(), "Ways");
    let said = "no section \"zebra\"; there is \"Setting out\", \"Underway\"";
    assert!(play.status().contains(said), "{}", play.status());
    let play = opened_at("#early");
    assert_eq!(play.top(), "Ways");
    let said = "the article has no place called \"early\"";
    assert!(play.status().contains(said));
}

#[test]
fn a_place_is_waited_for_until_its_part_arrives() {
    let (whole, begun) = (as_part(&article()), as_part(&article()));
    let place = Wanted::named("Underway").expect("it is a place");
    let mut play = asked("ways.md", Some(place));
    opening(&mut play, 1);
    let first = Part {
        blocks: whole.blocks[..8].to_vec(),
        nests: Vec::new(),
        sections: whole.sections[..1].to_vec(),
        fragments: Vec::new(),
        ..begun
    };
    let rest = Part {
        metadata: None,
        blocks: whole.blocks[8..].to_vec(),
        sections: whole.sections[1..].to_vec(),
        links: Vec::new(),
        ..whole
    };
    play.part(first);
    assert_eq!(play.top(), "Ways");
    play.part(rest);
    assert_eq!(play.top(), "Underway");
    ended(&mut play, 1);
    assert_eq!(play.top(), "Underway");
}

#[test]
fn a_click_follows_a_link_and_a_drag_does_not() {
    let mut play = opened_at("0%");
    let screen = play.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("the late part"))
        .expect("the link is shown");
    let at = line.find("the late").expect("it is there");
    let column = line[..at].chars().count() as u16;
    let mouse = |action, column| {
        Event::Mouse(Mouse {
            action,
            column,
            row: row as u16,
        })
    };
    play.send(mouse(MouseAction::Press, column - 3));
    play.send(mouse(MouseAction::Release, column - 3));
    assert_eq!(play.top(), "Ways");
    play.send(mouse(MouseAction::Press, column + 1));
    play.send(mouse(MouseAction::Drag, column + 6));
    play.send(mouse(MouseAction::Release, column + 6));
    assert_eq!(play.top(), "Ways");
    play.send(mouse(MouseAction::Press, column + 2));
    play.send(mouse(MouseAction::Release, column + 2));
    assert_eq!(play.top(), "This comes late.");
    play.press("H");
    assert_eq!(play.top(), "Ways");
}

#[test]
fn jumps_and_marks_are_there_when_an_article_is_returned_to() {
    let mut play = asked("ways.md", None);
    play.app
        .set_inputs(vec!["ways.md".to_owned(), "b.md".to_owned()]);
    arrive(&mut play, 1, as_part(&article()));
    play.press("]ma]J");
    let open = |ticket, what: &str| Effect::Open {
        ticket: Ticket(ticket),
        what: what.to_owned(),
    };
    assert!(play.effects.contains(&open(2, "b.md")));
    arrive(&mut play, 2, as_part(&article()));
    assert_eq!(play.top(), "Ways");
    play.press("'a");
    assert!(play.status().contains("no mark a"));
    play.press("K");
    arrive(&mut play, 3, as_part(&article()));
    assert_eq!(play.top(), "Underway");
    play.press("H");
    assert_eq!(play.top(), "Setting out");
    play.press("L'a");
    assert_eq!(play.top(), "Setting out");
}

#[test]
fn a_click_on_a_heading_folds_its_section_and_opens_it() {
    let mut play = opened_at("Setting out");
    let text = play.app.panes().text;
    let mouse = |action, column| {
        Event::Mouse(Mouse {
            action,
            column: text.x + column,
            row: text.y,
        })
    };
    assert!(play.screen().contains("The setting out begins"));
    play.send(mouse(MouseAction::Press, 2));
    play.send(mouse(MouseAction::Release, 2));
    assert_eq!(play.top(), "Setting out");
    assert!(!play.screen().contains("The setting out begins"));
    play.wait();
    play.send(mouse(MouseAction::Press, 4));
    play.send(mouse(MouseAction::Release, 4));
    assert!(play.screen().contains("The setting out begins"));
    // A drag over it selects its letters.
    play.wait();
    play.send(mouse(MouseAction::Press, 0));
    play.send(mouse(MouseAction::Drag, 6));
    play.send(mouse(MouseAction::Release, 6));
    assert!(play.screen().contains("The setting out begins"));
    assert!(play.effects.contains(&Effect::Copy("Setting".to_owned())));
}

#[test]
fn a_double_click_on_a_blank_row_does_nothing() {
    let mut play = opened_at("Setting out");
    let text = play.app.panes().text;
    let before = play.screen();
    // Below the heading.
    for row in [text.y + 1, text.y + 6] {
        for action in [MouseAction::Press, MouseAction::Release].repeat(2) {
            play.send(Event::Mouse(Mouse {
                action,
                column: text.x + 30,
                row,
            }));
        }
        assert_eq!(play.screen(), before);
        play.wait();
    }
}

/// Clicks on the first row that holds `text`.
fn click(play: &mut Play, text: &str) {
    let screen = play.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(text))
        .expect("it is shown");
    let at = line.find(text).expect("it is there");
    let column = line[..at].chars().count() as u16;
    for action in [MouseAction::Press, MouseAction::Release] {
        play.send(Event::Mouse(Mouse {
            action,
            column,
            row: row as u16,
        }));
    }
}

#[test]
fn a_click_on_a_row_of_a_list_goes_there() {
    let mut play = opened_at("0%");
    play.press("]mb]mcgs");
    click(&mut play, "Setting down");
    assert_eq!(play.top(), "Setting down");
    play.press("'?");
    click(&mut play, " b  ");
    assert_eq!(play.top(), "Setting out");
    // Where no row is, nothing is chosen.
    play.press("'?");
    click(&mut play, "Marks");
    assert!(play.screen().contains(" c  "), "{}", play.screen());
    play.press("<esc>F");
    click(&mut play, "the late part");
    assert_eq!(play.top(), "This comes late.");
    play.press("s");
    click(&mut play, "Go to section");
    assert!(play.screen().contains("Go to section"));
}

#[test]
fn a_click_on_a_row_of_a_long_list_goes_where_that_row_says() {
    let mut builder = Builder::new();
    for n in 1..=60 {
        builder.heading(2, Prose::plain(&format!("Stage {n} of it")), None);
        paragraphs(&mut builder, &format!("stage {n}"));
    }
    let mut play = asked("stages.md", None);
    arrive(&mut play, 1, as_part(&builder.finish()));
    play.press("s<pgdn><pgdn>");
    assert!(
        !play.screen().contains("Stage 5 of it"),
        "{}",
        play.screen()
    );
    click(&mut play, "Stage 30 of it");
    assert_eq!(play.top(), "Stage 30 of it");
}

#[test]
fn an_outline_over_the_text_is_made_narrower_by_hand() {
    let mut play = Play {
        app: App::new(Options::default(), Size::new(60, 18)),
        effects: Vec::new(),
    };
    play.app.open("ways.md".to_owned());
    arrive(&mut play, 1, as_part(&article()));
    play.press("t");
    let wide = play.app.panes().divider.x;
    for (action, column) in [
        (MouseAction::Press, wide),
        (MouseAction::Drag, 25),
        (MouseAction::Release, 25),
    ] {
        play.send(Event::Mouse(Mouse {
            action,
            column,
            row: 5,
        }));
    }
    assert_eq!(play.app.panes().divider.x, 25);
    play.press(">");
    assert!(play.app.panes().divider.x > 25);
    play.press("<lt><lt>");
    assert!(play.app.panes().divider.x < 25);
}

#[test]
fn what_a_prefix_may_be_followed_by_stands_in_columns() {
    let mut play = opened_at("0%");
    play.press("'").wait();
    let screen = play.screen();
    let column = |help: &str| {
        let line = screen.lines().find(|line| line.contains(help));
        let line = line.unwrap_or_else(|| panic!("no {help}: {screen}"));
        line.find(help)
    };
    assert_eq!(column("the marks, with"), column("the trail of jumps"));
    assert_eq!(column("the marks, with"), column("to the place so marked"));
}

#[test]
fn the_trail_leads_through_articles_to_any_place_of_it() {
    let mut play = asked("ways.md", None);
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("Leading on")),
        ..Metadata::default()
    });
    paragraphs(&mut builder, "first");
    builder.heading(2, Prose::plain("Far down"), None);
    let mut writer = ProseWriter::new();
    let other = Target::Address(Clean::new("other.md"));
    let link = builder.link(other).expect("there is room for links");
    writer.start(Inline::Link(link));
    writer.push("onward");
    writer.end();
    builder.block(BlockKind::Paragraph, writer.take());
    paragraphs(&mut builder, "last");
    let first = builder.finish();
    arrive(&mut play, 1, as_part(&first));
    play.press("4}]");
    assert_eq!(play.top(), "Far down");
    play.press("f").press("a");
    arrive(&mut play, 2, as_part(&article()));
    play.press("]]");
    assert_eq!(play.top(), "Underway");
    play.press("'<enter>");
    let screen = play.screen();
    for row in [
        "Leading on: The first begins",
        "Leading on: Far down",
        "Setting out",
        "Underway",
    ] {
        assert!(screen.contains(row), "{screen}");
    }
    // Up: from here over two jumps and the place that was left to the jump in the article before.
    play.press("kkkk<enter>");
    arrive(&mut play, 3, as_part(&first));
    assert!(
        play.top().starts_with("The first begins"),
        "{}",
        play.screen()
    );
    play.press("L");
    assert_eq!(play.top(), "Far down");
    play.press("L");
    arrive(&mut play, 4, as_part(&article()));
    assert_eq!(play.top(), "Underway");
}

#[test]
fn a_long_title_in_the_trail_is_cut_where_a_mark_says_so() {
    let mut play = asked("ways.md", None);
    play.app
        .set_inputs(vec!["ways.md".to_owned(), "b.md".to_owned()]);
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new(
            "Über die Grenzen der Länder und Wege, und was dahinter liegt",
        )),
        ..Metadata::default()
    });
    let mut writer = ProseWriter::new();
    let other = Target::Address(Clean::new("other.md"));
    let link = builder.link(other).expect("there is room for links");
    writer.start(Inline::Link(link));
    writer.push("Onward it goes");
    writer.end();
    paragraphs(&mut builder, "first");
    builder.block(BlockKind::Paragraph, writer.take());
    arrive(&mut play, 1, as_part(&builder.finish()));
    play.press("G<enter>");
    arrive(&mut play, 2, as_part(&article()));
    play.press("'<enter>");
    let row = "Über die Grenzen der Länder und Wege…: ";
    assert!(play.screen().contains(row), "{}", play.screen());
}

/// So many sections that one look does not see all their titles; the best of them come last.
fn long_outline() -> Document {
    let mut builder = Builder::new();
    let last = ["A tent", "The tenth gate", "Tents"];
    let titles = (0..8000).map(|n| format!("Twenty errands for the nineteenth tower, {n}"));
    for title in titles.chain(last.map(str::to_owned)) {
        builder.heading(2, Prose::plain(&title), None);
        builder.block(BlockKind::Paragraph, Prose::plain("It stands here."));
    }
    builder.finish()
}

#[test]
fn what_is_typed_ahead_chooses_what_it_would_choose_after_a_pause() {
    let document = long_outline();
    let scripts = [
        ("stent", "<enter>"),
        ("sten", "<down><enter>"),
        ("stent<backspace>th<space>g", "<enter>"),
        ("ste", "<up><pagedown><enter>"),
        ("o<tab>/tent", "<enter>G<enter>"),
        ("o<tab>/t<backspace>gate", "<enter>G<enter>"),
    ];
    for (typed, chosen) in scripts {
        let mut ahead = support::play(&document, (100, 24), "");
        ahead.press(typed).press(chosen);
        let mut waited = support::play(&document, (100, 24), "");
        for key in longread::app::keys::keymap::keys(typed) {
            waited.send(Event::Key(key));
            waited.wait();
        }
        waited.press(chosen);
        ahead.wait();
        waited.wait();
        assert_eq!(ahead.screen(), waited.screen(), "{typed}{chosen}");
    }
    let mut play = support::play(&document, (100, 24), "");
    assert_eq!(play.press("stent<enter>").top(), "A tent");
}

#[test]
fn every_list_answers_the_keys_that_move_in_the_text() {
    let mut builder = Builder::new();
    for n in 1..=60 {
        builder.heading(2, Prose::plain(&format!("Stage {n} of it")), None);
        paragraphs(&mut builder, &format!("stage {n}"));
    }
    let document = builder.finish();
    // Letters that mean nothing in a list themselves.
    let letters = ('A'..='F').chain('N'..='Z').chain('0'..='9');
    let mut marked: String = letters.map(|letter| format!("]m{letter}")).collect();
    marked.push_str("10G");
    for (list, lettered) in [
        ("<tab>", true),
        ("'?", true),
        ("'<enter>", true),
        ("s", false),
        ("?", false),
    ] {
        let look = |keys: &str| {
            let mut play = support::play(&document, (80, 24), &marked);
            play.press(list).press("<home>").press(keys);
            play.screen() + &play.styles()
        };
        let first = look("");
        let named = [
            ("<down>", "<up>"),
            ("<pgdn>", "<pgup>"),
            ("<c-f>", "<c-b>"),
            ("<c-d>", "<c-u>"),
            ("<end>", "<home>"),
        ];
        let letters = [("j", "k"), ("<space>", "b"), ("G", "g")];
        let letters = letters.iter().filter(|_| lettered);
        for (keys, back) in named.iter().chain(letters) {
            assert_ne!(look(keys), first, "{list} {keys}");
            assert_eq!(
                look(&format!("{keys}{back}")),
                first,
                "{list} {keys} {back}"
            );
        }
    }
}

#[test]
fn a_click_in_the_menu_chooses_a_line_and_changes_its_value() {
    let mut play = opened_at("0%");
    play.press(",");
    click(&mut play, "justified");
    assert!(
        play.screen().contains("justified             < no >"),
        "{}",
        play.screen()
    );
    click(&mut play, "justified");
    assert!(play.screen().contains("< yes >"), "{}", play.screen());
    // On the value of another line, at once.
    let leading = |play: &Play| play.app.look.wishes.leading;
    click(&mut play, "none");
    assert_eq!(leading(&play), 1);
    click(&mut play, "1 row");
    assert_eq!(leading(&play), 2);
    click(&mut play, "< 2 rows >");
    assert_eq!(leading(&play), 1);
    // The heading is no line.
    click(&mut play, "Comfort");
    assert!(play.screen().contains("< 1 row >"));
    click(&mut play, "Here is a way to the late part");
    assert!(!play.screen().contains("Comfort"));
    assert_eq!(leading(&play), 1);
}

#[test]
fn a_click_in_a_menu_that_is_scrolled_changes_the_line_it_is_on() {
    let mut play = Play {
        app: App::new(Options::default(), Size::new(60, 9)),
        effects: Vec::new(),
    };
    play.app.open("ways.md".to_owned());
    arrive(&mut play, 1, as_part(&article()));
    play.press(",").press(&"j".repeat(8));
    let lit = play.app.look.wishes.one_lit;
    click(&mut play, "one paragraph lit");
    assert_ne!(play.app.look.wishes.one_lit, lit);
    click(&mut play, "scrollbar");
    assert!(play.screen().contains("< yes >"), "{}", play.screen());
}

/// Headings that were inferred, each with some text, behind a first paragraph.
fn inferred(first: &str) -> Document {
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, Prose::plain(first));
    for title in ["No title", "Deeper", "Another"] {
        builder.heading(2, Prose::plain(title), Some(Confidence::new(0.5)));
        paragraphs(&mut builder, &title.to_lowercase());
    }
    builder.finish()
}

/// The document in two parts, the second from this block on.
fn in_parts(document: &Document, block: usize) -> (Part, Part) {
    let (whole, begun) = (as_part(document), as_part(document));
    let first = Part {
        blocks: whole.blocks[..block].to_vec(),
        sections: (whole.sections.iter())
            .filter(|section| section.block.index() < block)
            .cloned()
            .collect(),
        ..begun
    };
    let rest = Part {
        blocks: whole.blocks[block..].to_vec(),
        sections: whole.sections[first.sections.len()..].to_vec(),
        ..Part::default()
    };
    (first, rest)
}

fn levels(play: &Play) -> Vec<(&str, u8)> {
    let sections = play.app.reading.article().outline.sections.iter();
    let levels = sections.map(|section| (&*section.title, section.level));
    levels.collect()
}

/// Corrects the outline of the first of two articles and goes to the second.
fn corrected_and_left() -> Play {
    let mut play = asked("a.txt", None);
    play.app
        .set_inputs(vec!["a.txt".to_owned(), "b.txt".to_owned()]);
    arrive(&mut play, 1, as_part(&inferred("The opening.")));
    play.press("<tab>GHggjx<tab>");
    assert_eq!(levels(&play), [("Deeper", 2), ("Another", 1)]);
    play.press("J");
    arrive(&mut play, 2, as_part(&article()));
    play.press("<tab>u<tab>");
    assert!(play.status().contains("no correction to take back"));
    play
}

#[test]
fn an_outline_that_was_corrected_is_so_when_its_article_comes_back() {
    let mut play = corrected_and_left();
    play.press("K");
    opening(&mut play, 3);
    let (first, rest) = in_parts(&inferred("The opening."), 12);
    for (part, expected) in [
        (first, vec![("No title", 2), ("Deeper", 2)]),
        (rest, vec![("Deeper", 2), ("Another", 1)]),
    ] {
        play.send(Event::Part {
            ticket: Ticket(3),
            part: Box::new(part),
        });
        // They are made again in the order in which they were made.
        assert_eq!(levels(&play), expected);
    }
    ended(&mut play, 3);
    play.press("<tab>u");
    let taken_back = [("No title", 2), ("Deeper", 2), ("Another", 1)];
    assert_eq!(levels(&play), taken_back);
    play.press("u");
    assert_eq!(levels(&play)[2], ("Another", 2));
}

#[test]
fn corrections_that_wait_for_their_part_are_kept_when_the_article_is_left_again() {
    let mut play = corrected_and_left();
    play.press("K");
    opening(&mut play, 3);
    play.press("J");
    arrive(&mut play, 4, as_part(&article()));
    play.press("K");
    arrive(&mut play, 5, as_part(&inferred("The opening.")));
    assert_eq!(levels(&play), [("Deeper", 2), ("Another", 1)]);
}

#[test]
fn corrections_follow_their_text_in_an_article_that_has_changed_meanwhile() {
    let mut play = corrected_and_left();
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, Prose::plain("Before the opening."));
    for title in ["Deeper", "No title"] {
        builder.heading(2, Prose::plain(title), Some(Confidence::new(0.5)));
        builder.block(BlockKind::Paragraph, Prose::plain("The rest is gone."));
    }
    play.press("K");
    arrive(&mut play, 3, as_part(&builder.finish()));
    assert_eq!(levels(&play), [("Deeper", 2)]);
}

#[test]
fn folds_and_what_was_read_are_there_when_an_article_is_returned_to() {
    let mut play = asked("ways.md", None);
    play.app
        .set_inputs(vec!["ways.md".to_owned(), "b.md".to_owned()]);
    arrive(&mut play, 1, as_part(&article()));
    play.press("]<space><space><space>g]]zcg");
    assert!(play.app.reading.is_read(Some(0)));
    play.press("J");
    arrive(&mut play, 2, as_part(&article()));
    assert!(!play.app.reading.is_read(Some(0)));
    play.press("K");
    arrive(&mut play, 3, as_part(&article()));
    assert!(play.app.reading.is_read(Some(0)));
    assert!(!play.app.reading.is_read(Some(1)));
    play.press("]]");
    assert_eq!(play.top(), "Underway");
    assert!(!play.screen().contains("The underway begins"));
}

fn leads_on(play: &mut Play, ticket: u32, from: &str, to: &str) {
    let address = |written| Address::parse(written).expect("it is one");
    play.send(Event::LeadsOn {
        ticket: Ticket(ticket),
        from: address(from),
        to: address(to),
    });
}

fn opened(play: &Play) -> Vec<String> {
    let effects = play.effects.iter();
    effects
        .filter_map(|effect| match effect {
            Effect::Open { what, .. } => Some(what.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn a_host_that_leads_on_to_another_is_asked_about_once() {
    let mut play = asked("https://a.example/x", None);
    leads_on(&mut play, 1, "https://a.example/x", "https://b.example/y");
    let question = "https://a.example/x leads on to https://b.example/y: go? y yes  n no";
    assert!(play.status().contains(question), "{}", play.status());
    assert_eq!(opened(&play), [""; 0]);
    play.press("n");
    assert!(play.status().contains("nothing is opened; q quits"));
    assert_eq!(opened(&play), [""; 0]);

    let mut play = asked(
        "https://a.example/x",
        Some(Wanted::Fragment("late".to_owned())),
    );
    leads_on(&mut play, 1, "https://a.example/x", "https://b.example/y");
    play.press("y");
    assert_eq!(opened(&play), ["https://b.example/y"]);
    arrive(&mut play, 2, as_part(&article()));
    assert_eq!(play.top(), "This comes late.");
    // A late word on the first is out of date, and an allowed host is gone on to, but not for ever.
    leads_on(&mut play, 1, "https://a.example/x", "https://c.example/y");
    play.press("r");
    for ticket in 3..14 {
        leads_on(
            &mut play,
            ticket,
            "https://a.example/x",
            "https://b.example/y",
        );
    }
    assert!(
        play.status().contains("it leads on too often"),
        "{}",
        play.status()
    );
    assert_eq!(opened(&play).len(), 12);
    assert!(play.screen().contains("This comes late."));
}

#[test]
fn what_goes_on_in_the_clear_is_said_even_of_an_allowed_host() {
    let mut play = asked("https://a.example/x", None);
    leads_on(&mut play, 1, "https://a.example/x", "https://b.example/");
    play.press("y");
    leads_on(&mut play, 2, "https://b.example/", "http://b.example/");
    let said = "https://b.example leads on to http://b.example, in the clear: go?";
    assert!(play.status().contains(said), "{}", play.status());
    assert_eq!(opened(&play), ["https://b.example/"]);
    play.press("o");
    let outside = Effect::OpenOutside("http://b.example/".to_owned());
    assert!(play.effects.contains(&outside));
}

/// An article of so many paragraphs that have a number each, and some more before them.
fn numbered(before: usize) -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("Numbers")),
        ..Metadata::default()
    });
    for n in 1..=before {
        let text = format!("Something new, the {n}th of its kind, was put in front.");
        builder.block(BlockKind::Paragraph, Prose::plain(&text));
    }
    for n in 1..=60 {
        if n % 10 == 0 {
            builder.heading(2, Prose::plain(&format!("Part {n}")), None);
        }
        let text = format!("Paragraph {n} of them. ") + &"It goes on for a while. ".repeat(9);
        builder.block(BlockKind::Paragraph, Prose::plain(text.trim()));
    }
    builder.finish()
}

#[test]
fn all_that_is_kept_of_an_article_is_found_in_it_when_it_has_changed_meanwhile() {
    // By the next article and back, and by a reload: it is the same.
    for (leave, comes_back) in [("J", "K"), ("", "r")] {
        let mut play = asked("a.md", None);
        play.app
            .set_inputs(vec!["a.md".to_owned(), "b.md".to_owned()]);
        arrive(&mut play, 1, as_part(&numbered(0)));
        // Seen: all of the first part. Folded: the fifth. A mark, and a jump to the place.
        play.press(
            "]<space><space><space><space><space><space><space><space><space>g 5] zc 3G ma 40G",
        );
        assert!(play.top().starts_with("Paragraph 37"), "{}", play.top());
        assert!(play.app.reading.is_read(Some(0)));
        let mut ticket = 2;
        if !leave.is_empty() {
            play.press(leave);
            arrive(&mut play, ticket, as_part(&article()));
            ticket += 1;
        }
        play.press(comes_back);
        arrive(&mut play, ticket, as_part(&numbered(20)));
        assert!(play.top().starts_with("Paragraph 37"), "{}", play.top());
        assert!(play.app.reading.is_read(Some(0)) && !play.app.reading.is_read(Some(4)));
        play.press("'a");
        assert!(play.top().starts_with("Paragraph 3 "), "{}", play.top());
        play.press("HH");
        assert!(play.top().starts_with("Paragraph 3 "), "{}", play.top());
        play.press("5]");
        assert_eq!(play.top(), "Part 50");
        assert!(!play.screen().contains("Paragraph 51"), "{}", play.screen());
    }
}

#[test]
fn a_file_is_the_same_article_however_its_path_is_written() {
    let mut play = asked("a.md", None);
    let inputs = ["a.md", "b.md"].map(str::to_owned);
    play.app.set_inputs(inputs.to_vec());
    let arrive = |play: &mut Play, ticket: u32, name: &str, document: &Document| {
        play.send(Event::Opening {
            ticket: Ticket(ticket),
            origin: Origin::File(play.app.articles.arrival.asked().into()),
            name: Name::File(name.into()),
        });
        play.send(Event::Part {
            ticket: Ticket(ticket),
            part: Box::new(as_part(document)),
        });
        ended(play, ticket);
    };
    arrive(&mut play, 1, "/notes/a.md", &numbered(0));
    play.press("40GmaJ");
    arrive(&mut play, 2, "/notes/b.md", &article());
    play.app.open("./a.md".to_owned());
    arrive(&mut play, 3, "/notes/a.md", &numbered(0));
    assert!(play.top().starts_with("Paragraph 37"), "{}", play.top());
    play.press("g'a");
    assert!(play.top().starts_with("Paragraph 37"), "{}", play.top());
    play.press("K");
    assert!(
        play.status().contains("this is the first of the articles"),
        "{}",
        play.status()
    );
}

#[test]
fn what_is_done_before_all_is_there_again_is_not_lost() {
    let mut play = asked("a.md", None);
    play.app
        .set_inputs(vec!["a.md".to_owned(), "b.md".to_owned()]);
    arrive(&mut play, 1, as_part(&numbered(0)));
    play.press("40Gma J");
    arrive(&mut play, 2, as_part(&article()));
    play.press("K");
    opening(&mut play, 3);
    let (first, rest) = in_parts(&numbered(20), 30);
    play.send(Event::Part {
        ticket: Ticket(3),
        part: Box::new(first),
    });
    assert!(!play.top().starts_with("Paragraph"), "{}", play.top());
    // A mark of now, and the article is left once more before the rest has come.
    play.press("5Gmb");
    play.press("J");
    arrive(&mut play, 4, as_part(&article()));
    play.press("K");
    opening(&mut play, 5);
    for part in [in_parts(&numbered(20), 30).0, rest] {
        play.send(Event::Part {
            ticket: Ticket(5),
            part: Box::new(part),
        });
    }
    ended(&mut play, 5);
    play.press("'a");
    assert!(play.top().starts_with("Paragraph 37"), "{}", play.top());
    play.press("'b");
    assert!(
        play.top().starts_with("Something new, the 5th"),
        "{}",
        play.top()
    );
}
