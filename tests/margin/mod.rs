//! Notes in the margin, played by key scripts: where they stand, that they scroll with the text, when there are none.

use crate::support::{Play, play, play_with};
use longread::app::Options;
use longread::app::event::{Event, Mouse, MouseAction};
use longread::document::{Document, Origin};
use longread::format::{self, Raw};
use ratatui::style::Modifier;

/// Notes to a paragraph, a heading, items, a quote and a cell; the last one is longer than its room.
const ARTICLE: &str = "\
# The long way round by water

A canal was cut along the valley in the year of the great frost[^1], and for forty years it carried lime, coal and
the post. Nobody who saw it filled would have said that it was to be the quietest place in the county[^year].

## The locks[^2]

- The first is the deepest, and was rebuilt in brick.[^3]
- The second leaks.

> We were three days at the summit, for want of water.[^4]

| Lock | Keeper |
|---|---|
| First | Amos Reed[^5] |
| Second | nobody |

A short one.[^6]

Another short one.[^7]

The engine house stands at the top, without its engine. It was sold for scrap in the second war, along with the
railings of the school, the bandstand and two of the three bells of the chapel, so that since then the hour has been
struck on one note alone, and strangers take it for a fire.

[^1]: By the older of the two gauges.
[^year]: The county was then the smaller of two, and had no other canal.
[^2]: For their names, see the map.
[^3]: Each of them bears a hare.
[^4]: From the diary of Ann Pell, which her niece gave to the library.
[^5]: Drowned in 1851.
[^6]: This note is by far longer than the paragraph that it belongs to, and would take all of the margin if it were
    let. Even now it has not come to its end, which is here.
[^7]: A last note.
";

fn article() -> Document {
    let raw = Raw::from_bytes(Origin::File("canal.md".into()), ARTICLE.as_bytes());
    format::parse_whole(raw, None).expect("text can always be read")
}

/// What stands in the margin, row by row.
fn margin(play: &Play) -> Vec<String> {
    let rows = play.app.reading.page().beside.iter();
    rows.map(|note| note.line.text().trim().to_owned())
        .collect()
}

#[test]
fn notes_stand_beside_their_references() {
    let play = play(&article(), (140, 30), "t");
    insta::assert_snapshot!("margin", play.screen());
}

#[test]
fn where_there_is_no_room_or_no_wish_there_is_no_margin() {
    for (size, script) in [
        ((80, 24), "t"),
        ((100, 30), "t"),
        ((140, 30), ""),
        ((140, 30), "tZ"),
        ((140, 30), "t,jjjjjl<esc>"),
    ] {
        let play = play(&article(), size, script);
        assert!(margin(&play).is_empty(), "{size:?} {script}");
        assert!(!play.screen().contains("Each of them bears"));
    }
    assert!(!margin(&play(&article(), (140, 30), "t,jjjjjll<esc>")).is_empty());
}

#[test]
fn notes_are_quieter_than_the_text() {
    let options = Options {
        theme: Some(longread::app::ThemeName::Dark),
        ..Options::default()
    };
    let play = play_with(&article(), (140, 30), options, "t");
    let (panes, buffer) = (play.app.panes(), play.buffer());
    let first = &play.app.reading.page().beside[0];
    let y = panes.notes.y + first.row as u16;
    let style = |x| buffer[(x, y)].style();
    assert_ne!(style(panes.notes.x + 4).fg, style(panes.text.x).fg);
    assert!(
        !style(panes.notes.x + 4)
            .add_modifier
            .contains(Modifier::UNDERLINED)
    );
}

#[test]
fn the_margin_scrolls_with_the_text_and_changes_no_line_of_it() {
    let mut with = play(&article(), (140, 12), "t");
    let mut without = play(&article(), (140, 12), "t,jjjjjl<esc>");
    for _ in 0..12 {
        let before = with.app.reading.page().beside.clone();
        with.press("j");
        without.press("j");
        let (page, bare) = (with.app.reading.page(), without.app.reading.page());
        assert_eq!(page.lines, bare.lines);
        for note in before.iter().filter(|note| note.row > 0) {
            let moved = |one: &&longread::layout::Beside| one.row == note.row - 1;
            assert_eq!(
                page.beside.iter().find(moved).map(|one| &one.line),
                Some(&note.line)
            );
        }
    }
}

#[test]
fn a_click_on_a_note_goes_to_it() {
    let mut play = play(&article(), (140, 20), "t");
    let panes = play.app.panes();
    let row = panes.notes.y + play.app.reading.page().beside[0].row as u16;
    for action in [MouseAction::Press, MouseAction::Release] {
        play.send(Event::Mouse(Mouse {
            action,
            column: panes.notes.x + 5,
            row,
        }));
    }
    assert!(
        play.screen().contains("1. By the older"),
        "{}",
        play.screen()
    );
    assert!(
        !play.screen().contains("A canal was cut"),
        "{}",
        play.screen()
    );
    play.press("H");
    assert!(play.screen().contains("A canal was cut"));
}
