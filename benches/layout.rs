//! Laying out, by script and by setting: `cargo bench --bench layout`. Figures per second of laying out are bytes
//! of the article's text.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use longread::document::{
    BlockId, BlockKind, Builder, Document, Inline, Metadata, Prose, ProseWriter,
};
use longread::layout::{Layout, Settings, Top};
use longread::text::clean::Clean;
use longread::text::hyphen::Language;

fn main() {
    divan::main();
}

/// Text to lay out: its name, and the words that it is made of.
const SCRIPTS: &[(&str, &str)] = &[
    (
        "ascii",
        "The river had been up to the second step, and nobody in the house had thought of moving the piano; it stood \
         where it had always stood. ",
    ),
    (
        "quotes",
        "“It’s only water,” she said – and the river, which had been up to the second step, went on rising… Nobody \
         moved the piano. ",
    ),
    (
        "german",
        "Die Brücke über den Fluss möchte, dass man im Frühjahr nach den Fugen sieht und Verwandtschaftsverhältnisse \
         berücksichtigt. ",
    ),
    (
        "japanese",
        "町の川辺に、誰も直そうとしない古い時計がある。針は四時二十分を指したまま、「もう十一年も動いていない」という。",
    ),
    (
        "arabic",
        "توقفت ساعة الميناء قبل أحد عشر عاما عند الرابعة والثلث (نسخة 1998)، ولم يصلحها أحد منذ ذلك الحين. ",
    ),
    (
        "emoji",
        "👩‍👩‍👧 a family, 🇩🇪 a flag, ❤\u{fe0f} a heart, 🏳\u{fe0f}‍🌈 another, ",
    ),
];

/// A document of about `bytes` of a script, in paragraphs of about 600 bytes.
fn document(script: &str, bytes: usize, paragraph_bytes: usize) -> Document {
    let sentence = SCRIPTS
        .iter()
        .find_map(|(name, text)| (*name == script).then_some(*text))
        .expect("a script of the table");
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        lang: Some(Clean::new(if script == "german" { "de" } else { "en" })),
        ..Metadata::default()
    });
    let repeats = paragraph_bytes.div_ceil(sentence.len());
    for n in 0..bytes.div_ceil(repeats * sentence.len()) {
        // Each paragraph breaks elsewhere.
        let lead = "so ".repeat(n % 7);
        let text = format!("{lead}{}", sentence.repeat(repeats));
        builder.block(BlockKind::Paragraph, Prose::plain(text.trim_end()));
    }
    builder.finish()
}

fn lay_out_all(bencher: Bencher, document: &Document, settings: &Settings) {
    bencher
        .counter(BytesCount::new(document.bytes() as usize))
        .bench(|| {
            let mut layout = Layout::new(settings.clone());
            for block in 0..document.end().0 {
                black_box(layout.lines(document, BlockId(block)));
            }
        });
}

#[divan::bench(args = ["ascii", "quotes", "german", "japanese", "arabic", "emoji"], sample_count = 10)]
fn a_megabyte(bencher: Bencher, script: &str) {
    lay_out_all(
        bencher,
        &document(script, 1 << 20, 600),
        &Settings::default(),
    );
}

#[divan::bench(args = ["ascii", "german"], sample_count = 10)]
fn a_megabyte_justified(bencher: Bencher, script: &str) {
    let settings = Settings {
        justify: true,
        ..Settings::default()
    };
    lay_out_all(bencher, &document(script, 1 << 20, 600), &settings);
}

#[divan::bench(args = ["ascii", "german"], sample_count = 10)]
fn a_megabyte_in_a_narrow_column(bencher: Bencher, script: &str) {
    lay_out_all(bencher, &document(script, 1 << 20, 600), &Settings::at(30));
}

#[divan::bench(args = ["ascii", "quotes", "japanese", "arabic"])]
fn one_block_of_16_kb(bencher: Bencher, script: &str) {
    lay_out_all(
        bencher,
        &document(script, 15_000, 15_000),
        &Settings::default(),
    );
}

/// A language is told once a document, and only where a line asks for hyphens.
#[divan::bench(args = ["quotes", "german"])]
fn a_language_told(bencher: Bencher, script: &str) {
    let document = document(script, 1500, 1500);
    let text = &document.blocks[0].prose.text;
    bencher.bench(|| Language::detect(black_box(text)));
}

/// What a block of 16 kB can be at its worst, at a measure where most of it is a line end.
#[divan::bench(args = ["a word", "marks", "lines", "spans", "arabic", "thai"], consts = [1, 66], sample_count = 10)]
fn a_bad_block<const MEASURE: u16>(bencher: Bencher, what: &str) {
    let text = match what {
        "a word" => "a".repeat(15_000),
        "marks" => "e\u{301}\u{302}".repeat(3_000),
        "lines" => "a\n".repeat(7_500),
        "spans" => "aa bb ".repeat(2_500),
        "arabic" => "الساعة (1998) abc ".repeat(650),
        _ => "ภาษาไทยไม่มีช่องว่าง".repeat(250),
    };
    let mut writer = ProseWriter::new();
    for (n, piece) in text.split_inclusive(' ').enumerate() {
        if what == "spans" && n % 2 == 0 {
            writer.start(Inline::Emphasis);
            writer.push(piece);
            writer.end();
        } else {
            writer.push(piece);
        }
    }
    let mut builder = Builder::new();
    builder.block(BlockKind::Paragraph, writer.take());
    lay_out_all(bencher, &builder.finish(), &Settings::at(MEASURE));
}

#[divan::bench(args = [100_000, 10_000_000])]
fn first_page(bencher: Bencher, bytes: usize) {
    let document = document("ascii", bytes, 600);
    bencher.bench(|| {
        let mut layout = Layout::new(Settings::default());
        black_box(layout.page(&document, Top::default(), 40))
    });
}

#[divan::bench(args = [100_000, 10_000_000])]
fn page_remembered(bencher: Bencher, bytes: usize) {
    let document = document("ascii", bytes, 600);
    let mut layout = Layout::new(Settings::default());
    bencher.bench_local(|| black_box(layout.page(&document, Top::default(), 40)));
}

#[divan::bench(args = [100_000, 10_000_000])]
fn a_line_down(bencher: Bencher, bytes: usize) {
    let document = document("ascii", bytes, 600);
    let mut layout = Layout::new(Settings::default());
    let mut top = Top::default();
    bencher.bench_local(|| {
        let next = layout.scroll(&document, top, 1, 40);
        top = if next == top { Top::default() } else { next };
        black_box(layout.page(&document, top, 40))
    });
}

#[divan::bench(args = [100_000, 10_000_000])]
fn the_end(bencher: Bencher, bytes: usize) {
    let document = document("ascii", bytes, 600);
    bencher.bench(|| {
        let mut layout = Layout::new(Settings::default());
        black_box(layout.end_top(&document, 40))
    });
}
