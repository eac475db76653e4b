use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::*;
use crate::app::areas::Destination;

/// What is done to a screen before its next frame.
#[derive(Debug, Clone)]
enum Step {
    /// The article moves up or down beside a sidebar of so many columns.
    Scroll { by: isize, sidebar: u16 },
    /// Something is drawn over the article.
    Overlay { x: u16, y: u16, text: String },
    /// The terminal has another size.
    Resize { width: u16, height: u16 },
    /// The same again.
    Stay,
}

/// Lines of an article: narrow, wide and combined letters, long lines and blank ones.
fn line(row: isize) -> String {
    let n = row.rem_euclid(97) as usize;
    match n % 7 {
        0 => String::new(),
        1 => format!("日本語の本文 {n} 行目"),
        2 => format!("cafe\u{301} {n} — “quoted” e\u{301}{n}"),
        3 => "full width ".repeat(12),
        4 => format!("    code {n};          end"),
        5 => format!("🌍 {n} 👩 wide"),
        _ => format!("plain words in row {n} of the article"),
    }
}

fn style(row: isize) -> Style {
    match row.rem_euclid(5) {
        0 => Style::new().bold().fg(Color::Red),
        1 => Style::new().italic().underlined(),
        2 => Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(7)),
        3 => Style::new().dim().reversed(),
        _ => Style::new(),
    }
}

#[derive(Debug, Clone)]
struct Scene {
    size: (u16, u16),
    top: isize,
    sidebar: u16,
    overlay: Option<(u16, u16, String)>,
}

impl Scene {
    fn apply(&mut self, step: &Step) {
        self.overlay = None;
        match step.clone() {
            Step::Scroll { by, sidebar } => {
                self.top += by;
                self.sidebar = sidebar;
            }
            Step::Overlay { x, y, text } => self.overlay = Some((x, y, text)),
            Step::Resize { width, height } => self.size = (width, height),
            Step::Stay => {}
        }
    }

    fn draw(&self) -> Buffer {
        let (columns, rows) = self.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let sidebar = self.sidebar.min(columns);
        for y in 0..rows.saturating_sub(1) {
            let row = self.top + y as isize;
            buffer.set_stringn(0, y, format!("§ {y}"), sidebar.into(), style(y as isize));
            let room = columns - sidebar;
            buffer.set_stringn(sidebar, y, line(row), room.into(), style(row));
        }
        let status = format!("row {}", self.top);
        buffer.set_stringn(0, rows - 1, status, columns.into(), Style::new().reversed());
        if let Some((x, y, text)) = &self.overlay {
            let (x, y) = (x % columns, y % rows);
            buffer.set_stringn(x, y, text, (columns - x).into(), Style::reset().bold());
        }
        buffer
    }
}

fn step_strategy() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (-9isize..9, prop_oneof![Just(0u16), Just(0), Just(12)])
            .prop_map(|(by, sidebar)| Step::Scroll { by, sidebar }),
        2 => (0u16..60, 0u16..20, "[a-z語 é]{0,12}")
            .prop_map(|(x, y, text)| Step::Overlay { x, y, text }),
        1 => (1u16..70, 1u16..20).prop_map(|(width, height)| Step::Resize { width, height }),
        1 => Just(Step::Stay),
    ]
}

/// What a cell looks like, in words that both sides can be put in.
fn seen_in_buffer(cell: &Cell) -> String {
    let (symbol, fg, bg, _, modifier) = look(cell);
    let colour = |colour| match colour {
        Color::Reset => "default".to_owned(),
        Color::Red => "1".to_owned(),
        Color::Indexed(n) => n.to_string(),
        Color::Rgb(r, g, b) => format!("{r},{g},{b}"),
        other => panic!("{other} is not drawn here"),
    };
    let has = |attribute| modifier.contains(attribute);
    format!(
        "{symbol:?} {} on {}{}",
        colour(fg),
        colour(bg),
        attributes(
            has(Modifier::BOLD),
            has(Modifier::DIM),
            has(Modifier::ITALIC),
            has(Modifier::UNDERLINED),
            has(Modifier::REVERSED)
        )
    )
}

fn seen_in_terminal(cell: &vt100::Cell) -> String {
    let colour = |colour| match colour {
        vt100::Color::Default => "default".to_owned(),
        vt100::Color::Idx(n) => n.to_string(),
        vt100::Color::Rgb(r, g, b) => format!("{r},{g},{b}"),
    };
    let symbol = match cell.contents() {
        "" => " ",
        symbol => symbol,
    };
    let blank = symbol == " " && !cell.underline() && !cell.inverse();
    let fg = if blank {
        "default".to_owned()
    } else {
        colour(cell.fgcolor())
    };
    format!(
        "{symbol:?} {fg} on {}{}",
        colour(cell.bgcolor()),
        attributes(
            cell.bold() && !blank,
            cell.dim() && !blank,
            cell.italic() && !blank,
            cell.underline(),
            cell.inverse()
        )
    )
}

fn attributes(bold: bool, dim: bool, italic: bool, underlined: bool, reversed: bool) -> String {
    let named = [
        (bold, " bold"),
        (dim, " dim"),
        (italic, " italic"),
        (underlined, " underlined"),
        (reversed, " reversed"),
    ];
    named
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, name)| *name)
        .collect()
}

/// Holds the emulated terminal against the buffer.
fn assert_shows(terminal: &vt100::Parser, buffer: &Buffer) {
    let area = buffer.area;
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let cell = &buffer[(x, y)];
            let taken = columns(Ruler::default(), cell) as u16;
            if x + taken > area.width {
                break;
            }
            let shown = terminal.screen().cell(y, x).expect("it is on the screen");
            assert_eq!(
                seen_in_terminal(shown),
                seen_in_buffer(cell),
                "at column {x} of row {y}"
            );
            x += taken;
        }
    }
}

fn play(first: Scene, steps: &[Step]) {
    let mut scene = first;
    let (width, height) = scene.size;
    let mut terminal = vt100::Parser::new(height, width, 0);
    let mut screen = Screen::default();
    for step in std::iter::once(&Step::Stay).chain(steps) {
        scene.apply(step);
        if let Step::Resize { width, height } = step {
            terminal.screen_mut().set_size(*height, *width);
        }
        let next = scene.draw();
        let bytes = screen.show(&mut next.clone());
        assert_eq!(screen.cells, next);
        terminal.process(&bytes);
        assert_shows(&terminal, &next);
    }
}

proptest! {
    #[test]
    fn the_terminal_shows_the_buffer_after_any_steps(
        size in (1u16..70, 1u16..20),
        steps in proptest::collection::vec(step_strategy(), 1..20),
    ) {
        play(Scene { size, top: 0, sidebar: 0, overlay: None }, &steps);
    }
}

/// The bytes of a line down on a screen of 100 by 40 with or without a sidebar.
fn bytes_of_a_line_down(sidebar: u16) -> usize {
    let mut scene = Scene {
        size: (100, 40),
        top: 0,
        sidebar,
        overlay: None,
    };
    let mut screen = Screen::default();
    screen.show(&mut scene.draw());
    scene.top += 1;
    screen.show(&mut scene.draw()).len()
}

#[test]
fn a_line_down_costs_little_more_than_the_line() {
    let bytes = bytes_of_a_line_down(0);
    assert!(bytes < 300, "{bytes}");
}

#[test]
fn beside_a_sidebar_the_page_still_scrolls() {
    let mut scene = Scene {
        size: (100, 40),
        top: 0,
        sidebar: 12,
        overlay: None,
    };
    let old = Strips::of(&scene.draw());
    scene.top += 1;
    let scroll = Scroll::find(&old, &Strips::of(&scene.draw())).expect("it saves much");
    assert_eq!(scroll.by, 1);
    assert!(scroll.rows.len() >= 39, "{scroll:?}");
}

#[test]
fn nothing_is_sent_when_nothing_changes() {
    let scene = Scene {
        size: (60, 20),
        top: 3,
        sidebar: 12,
        overlay: None,
    };
    let mut screen = Screen::default();
    assert!(!screen.show(&mut scene.draw()).is_empty());
    assert!(screen.show(&mut scene.draw()).is_empty());
}

#[test]
fn what_another_resize_left_is_cleared() {
    let mut screen = Screen::default();
    screen.show(&mut Buffer::empty(Rect::new(0, 0, 10, 2)));
    let bytes = screen.show(&mut Buffer::empty(Rect::new(0, 0, 9, 2)));
    assert_eq!(bytes, b"\x1b[?2026h\x1b[2J\x1b[?2026l");
}

#[test]
fn after_a_letter_whose_width_is_in_doubt_the_place_is_said_anew() {
    let mut next = Buffer::empty(Rect::new(0, 0, 10, 1));
    next.set_string(0, 0, "👩\u{200d}👧x", Style::new());
    let bytes = Screen::default().show(&mut next);
    let sent = String::from_utf8(bytes).expect("it is text");
    assert!(sent.contains("👧\u{1b}[1;3Hx"), "{sent:?}");
}

#[test]
fn where_a_wide_letter_is_drawn_in_one_column_the_other_has_its_ground() {
    let mut next = Buffer::empty(Rect::new(0, 0, 10, 1));
    let ground = Style::new().bg(Color::Indexed(7));
    next.set_style(next.area, ground);
    next.set_string(0, 0, "❤\u{fe0f}x", ground);
    let mut terminal = vt100::Parser::new(1, 10, 0);
    terminal.process(&Screen::default().show(&mut next));
    let cell = |x| terminal.screen().cell(0, x).expect("it is on the screen");
    assert_eq!(cell(2).contents(), "x");
    assert_eq!(cell(1).bgcolor(), vt100::Color::Idx(7));
}

#[test]
fn joined_letters_of_three_columns_have_their_ground_too() {
    let mut next = Buffer::empty(Rect::new(0, 0, 10, 1));
    let joined = "न्दी";
    next[(0, 0)].set_symbol(joined).set_bg(Color::Indexed(7));
    let columns = columns(Ruler::default(), &next[(0, 0)]);
    assert_eq!(columns, 3);
    next[(1, 0)].set_symbol("").set_bg(Color::Indexed(7));
    next[(2, 0)].set_symbol("").set_bg(Color::Indexed(7));
    let sent = String::from_utf8(Screen::default().show(&mut next)).expect("it is text");
    assert!(sent.contains(&format!("\u{1b}[3X{joined}")), "{sent:?}");
}

#[test]
fn where_ambiguous_letters_are_wide_the_next_stands_behind_both_columns() {
    let mut next = Buffer::empty(Rect::new(0, 0, 10, 1));
    next.set_string(0, 0, "—x", Style::new());
    next[(1, 0)].set_symbol("");
    next[(2, 0)].set_symbol("x");
    let mut screen = Screen::default();
    screen.set_ruler(Ruler {
        ambiguous_wide: true,
    });
    let sent = String::from_utf8(screen.show(&mut next)).expect("it is text");
    assert!(sent.contains("—\u{1b}[1;3Hx"), "{sent:?}");
}

/// What a terminal shows with the link of each letter, of which it is told in sequences of their own.
fn linked(bytes: &[u8]) -> Vec<(char, String)> {
    let text = String::from_utf8(bytes.to_vec()).expect("frames are UTF-8");
    let (mut link, mut letters) = (String::new(), Vec::new());
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("\x1b]8;") {
            let (sequence, after) = after.split_once("\x1b\\").expect("it is closed");
            let (_, target) = sequence.split_once(';').expect("it has parameters");
            (link, rest) = (target.to_owned(), after);
        } else if let Some(after) = rest.strip_prefix("\x1b[") {
            let end = after
                .find(|c: char| c.is_ascii_alphabetic())
                .expect("it ends");
            rest = &after[end + 1..];
        } else {
            letters.push((c, link.clone()));
            rest = &rest[c.len_utf8()..];
        }
    }
    assert!(link.is_empty(), "no link is left open");
    letters
}

#[test]
fn letters_lead_where_they_should_and_change_when_only_that_does() {
    let mut screen = Screen::default();
    let area = |x, target: &str| Area {
        row: Rect::new(x, 0, 3, 1),
        target: Destination::Address(target.to_owned()),
    };
    let mut frame = |areas: &[Area]| {
        let mut next = Buffer::empty(Rect::new(0, 0, 12, 2));
        next.set_string(0, 0, "one two", Style::new());
        screen.link(areas, &mut next);
        screen.show(&mut next)
    };
    let (a, b) = ("https://a.example/", "https://b.example/");
    let links = |letters: Vec<(char, String)>| -> Vec<String> {
        let mut links: Vec<String> = letters
            .into_iter()
            .map(|(letter, link)| format!("{letter}{}", &link[..link.len().min(9)]))
            .collect();
        links.dedup_by_key(|link| link[1..].to_owned());
        links
    };
    let first = frame(&[area(0, a), area(4, b)]);
    assert_eq!(links(linked(&first)), ["ohttps://a", "thttps://b"]);
    assert!(frame(&[area(0, a), area(4, b)]).is_empty());
    let second = frame(&[area(0, a), area(4, a)]);
    assert_eq!(links(linked(&second)), ["thttps://a"]);
    let third = frame(&[area(4, a)]);
    assert_eq!(links(linked(&third)), ["o"]);
}

/// A line with sequences that terminals draw in more or fewer columns than they take here, far from its end.
fn sequences(row: isize) -> String {
    let sequence = [
        "1\u{fe0f}\u{20e3}",
        "👩\u{200d}👩\u{200d}👧",
        "🇫🇷",
        "👍🏽",
        "❤\u{fe0f}",
        "語",
    ];
    let n = row.rem_euclid(89) as usize;
    let gap = "fox ".repeat(n % 3);
    format!(
        "{gap}{}{} a {n} {}",
        sequence[n % 6],
        &"xyz"[..n % 4],
        sequence[n % 5]
    )
}

proptest! {
    /// The emulated terminal joins no characters. So it shows another page than ours, but that page whole: nothing
    /// of an earlier one stays between the letters.
    #[test]
    fn where_letters_take_other_columns_nothing_old_stays(
        tops in proptest::collection::vec(-30isize..30, 1..12),
    ) {
        let draw = |top: isize| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 12));
            for y in 0..12 {
                let row = top + y as isize;
                buffer.set_stringn(0, y, sequences(row), 40, style(row));
            }
            buffer
        };
        let mut screen = Screen::default();
        let mut terminal = vt100::Parser::new(12, 60, 0);
        for top in tops {
            terminal.process(&screen.show(&mut draw(top)));
            let mut anew = vt100::Parser::new(12, 60, 0);
            anew.process(&Screen::default().show(&mut draw(top)));
            let lines = |terminal: &vt100::Parser| -> Vec<String> {
                let rows = terminal.screen().rows(0, 60);
                rows.map(|row| row.trim_end().to_owned()).collect()
            };
            prop_assert_eq!(lines(&terminal), lines(&anew));
        }
    }
}
