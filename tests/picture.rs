//! The README's picture is the program's own screen: drawn here, and compared with the one that is kept.
//!
//! `LONGREAD_DRAW=1 cargo test --test picture` draws it anew.

#[expect(dead_code, reason = "the play tests use more of it")]
mod support;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use longread::app::{Options, ThemeName};
use longread::document::Origin;
use longread::format::{self, Raw};
use longread::host::source;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// A cell's width and a row's height in the picture, in its own units.
const CELL: (f32, f32) = (8.4, 18.0);

#[test]
fn the_picture_shows_the_screen_as_it_is() {
    let article = format::parse_whole(Raw::from_bytes(Origin::Bundled, source::BUNDLED), None)
        .expect("the bundled article reads");
    let options = Options {
        theme: Some(ThemeName::Light),
        ..Options::default()
    };
    let play = support::play_with(&article, (104, 34), options, "");
    let drawn = picture(&play.buffer());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screen.svg");
    if std::env::var_os("LONGREAD_DRAW").is_some() {
        fs::write(&path, &drawn).expect("assets can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "assets/screen.svg is out of date: LONGREAD_DRAW=1 cargo test --test picture draws it anew"
    );
}

/// A screen as SVG: a rectangle for each stretch of one ground, a text for each stretch of one look.
fn picture(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (f32::from(columns) * CELL.0, f32::from(rows) * CELL.1);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-10 -10 {:.0} {:.0}\" font-size=\"14\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\">",
        width + 20.0,
        height + 20.0
    );
    let ground = hex(buffer[(0, 0)].bg, "#fbfaf8");
    let _ = writeln!(
        svg,
        "<rect x=\"-10\" y=\"-10\" width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{ground}\"/>"
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let first = &buffer[(x, y)];
            let mut end = x + 1;
            while end < columns && alike(first, &buffer[(end, y)]) {
                end += 1;
            }
            let text: String = (x..end).map(|x| buffer[(x, y)].symbol()).collect();
            stretch(&mut svg, (x, y), end - x, first, &text, &ground);
            x = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn alike(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

fn stretch(
    svg: &mut String,
    (x, y): (u16, u16),
    columns: u16,
    cell: &Cell,
    text: &str,
    ground: &str,
) {
    let (left, top) = (f32::from(x) * CELL.0, f32::from(y) * CELL.1);
    let width = f32::from(columns) * CELL.0;
    let (mut ink, mut paper) = (hex(cell.fg, "#24262b"), hex(cell.bg, ground));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut paper);
    }
    if paper != ground {
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    let blank = text.len() - text.trim_start().len();
    let letters = text.trim();
    if letters.is_empty() {
        return;
    }
    let mut look = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if cell.modifier.contains(modifier) {
            look.push_str(attribute);
        }
    }
    // The length is given, so that a font of another width keeps the columns.
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" fill=\"{ink}\" xml:space=\"preserve\"{look}>{}</text>",
        left + blank as f32 * CELL.0,
        top + CELL.1 * 0.75,
        longread::text::width::columns(letters) as f32 * CELL.0,
        letters
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    );
}

fn hex(color: Color, otherwise: &str) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => otherwise.to_owned(),
    }
}
