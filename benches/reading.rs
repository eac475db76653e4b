//! What a reader does, without the terminal: `cargo bench --bench reading`. A key is taken in and the page drawn;
//! a search looks as far as a hit near the end; the section at a place is found in the outline.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use longread::app::event::Ticket;
use longread::app::keys::keymap;
use longread::app::{App, Event, Options};
use longread::document::find::Query;
use longread::document::{BlockId, BlockKind, Builder, Document, Metadata, Part, Position, Prose};
use longread::text::clean::Clean;
use longread::view;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

fn main() {
    divan::main();
}

/// The sizes of the article: what is done to the page must not cost more in the larger.
const BYTES: [usize; 2] = [100_000, 10_000_000];
const SCREEN: Size = Size::new(120, 40);

/// An article of about `bytes` with a heading to every eight paragraphs, and one word at nine tenths of it.
fn article(bytes: usize) -> Builder {
    let sentence =
        "The ferry left at six with the post, two crates of plums and the doctor's bicycle. ";
    let paragraphs = bytes / (sentence.len() * 6);
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("The ferry")),
        ..Metadata::default()
    });
    for n in 0..paragraphs {
        if n % 8 == 0 {
            builder.heading(
                2 + (n % 3) as u8,
                Prose::plain(&format!("Crossing {n}")),
                None,
            );
        }
        let found = if n == paragraphs * 9 / 10 {
            "lighthouse "
        } else {
            ""
        };
        let text = format!("{found}{}", sentence.repeat(6));
        builder.block(BlockKind::Paragraph, Prose::plain(text.trim_end()));
    }
    builder
}

fn document(bytes: usize) -> Document {
    article(bytes).finish()
}

/// An app that has read the article in.
fn app(bytes: usize) -> App {
    let mut app = App::new(Options::default(), SCREEN);
    app.open("ferry".to_owned());
    let ticket = Ticket(1);
    let part: Box<Part> = Box::new(article(bytes).take_part());
    app.update(Event::Part { ticket, part });
    let result = Ok(());
    app.update(Event::Ended { ticket, result });
    app
}

/// Presses `script` again and again, and draws each time.
fn press(bencher: Bencher<'_, '_>, bytes: usize, script: &str) {
    let mut app = app(bytes);
    let keys = keymap::keys(script);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.width, SCREEN.height));
    bencher.bench_local(|| {
        for key in &keys {
            app.update(Event::Key(*key));
        }
        view::render(&app, &mut buffer);
        black_box(&buffer);
    });
}

#[divan::bench(args = BYTES)]
fn a_line_down(bencher: Bencher<'_, '_>, bytes: usize) {
    press(bencher, bytes, "j");
}

#[divan::bench(args = BYTES)]
fn a_line_down_and_up(bencher: Bencher<'_, '_>, bytes: usize) {
    press(bencher, bytes, "jk");
}

#[divan::bench(args = BYTES)]
fn a_page_down_and_up(bencher: Bencher<'_, '_>, bytes: usize) {
    press(bencher, bytes, " b");
}

#[divan::bench(args = BYTES)]
fn the_end_and_the_beginning(bencher: Bencher<'_, '_>, bytes: usize) {
    press(bencher, bytes, "Gg");
}

#[divan::bench(args = BYTES, sample_count = 20)]
fn a_hit_at_nine_tenths(bencher: Bencher<'_, '_>, bytes: usize) {
    let document = document(bytes);
    let query = Query::new("lighthouse").expect("it is not empty");
    bencher.counter(BytesCount::new(bytes * 9 / 10)).bench(|| {
        let hit = query.next(&document, Position::default());
        black_box(hit.expect("the word is there"))
    });
}

#[divan::bench(args = BYTES)]
fn the_section_at_a_place(bencher: Bencher<'_, '_>, bytes: usize) {
    let document = document(bytes);
    let position = Position {
        block: BlockId(document.end().0 / 2),
        offset: 0,
    };
    bencher.bench(|| black_box(document.outline.current_section(position)));
}
