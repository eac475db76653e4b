//! Opening an article: from bytes to a document, per format and size, and to the first part of it.
//!
//! To add a format: a function that makes its bytes, and a line in [`KINDS`].

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use longread::document::{Document, Origin};
use longread::format::{self, Raw};

/// A format, and what makes an article of about so many bytes in it.
type Kind = (&'static str, fn(usize) -> Vec<u8>);

const KINDS: &[Kind] = &[("markdown", markdown), ("epub", epub)];

const KB: usize = 1_000;
const MB: usize = 1_000_000;

/// The formats at the sizes that they are opened at.
fn cases() -> impl Iterator<Item = String> {
    let sized =
        |(name, _): &(&str, _)| [100 * KB, MB, 10 * MB].map(|size| format!("{name} {size}"));
    KINDS.iter().flat_map(sized)
}

fn made(case: &str) -> (&str, Vec<u8>) {
    let (name, size) = case.split_once(' ').expect("a case is a name and a size");
    let (_, make) = KINDS.iter().find(|kind| kind.0 == name).expect("a kind");
    (name, make(size.parse().expect("a size is a number")))
}

fn main() {
    divan::main();
}

/// All of a document.
#[divan::bench(args = cases(), sample_count = 10, sample_size = 1)]
fn whole(bencher: Bencher<'_, '_>, case: &str) {
    let (name, bytes) = made(case);
    let format = format::named(name);
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .with_inputs(|| Raw::from_bytes(Origin::Stdin, bytes.clone()))
        .bench_local_values(|raw| format::parse_whole(raw, format).expect("it is sound"));
}

/// What the first page is painted from.
#[divan::bench(args = cases(), sample_count = 50, sample_size = 1)]
fn first_part(bencher: Bencher<'_, '_>, case: &str) {
    let (name, bytes) = made(case);
    let format = format::named(name);
    bencher
        .with_inputs(|| Raw::new(Origin::Stdin, None, Cursor::new(bytes.clone())))
        .bench_local_values(|raw| {
            let mut document = Document::default();
            let raw = raw.expect("memory is readable");
            format::parse(raw, format, &mut |part| {
                document.append(part);
                ControlFlow::Break(())
            })
            .expect("it is sound");
            black_box(document)
        });
}

/// Words without meaning, the same every time.
struct Words(u64);

impl Words {
    fn below(&mut self, limit: u64) -> u64 {
        // A linear congruential generator; its high bits are random enough for text.
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }

    fn sentence(&mut self) -> String {
        const SYLLABLES: &[&str] = &[
            "ba", "ko", "li", "men", "tar", "so", "vel", "un", "dis", "per",
        ];
        let words: Vec<String> = (0..5 + self.below(16))
            .map(|_| {
                (0..1 + self.below(3))
                    .map(|_| SYLLABLES[self.below(10) as usize])
                    .collect()
            })
            .collect();
        words.join(" ") + ". "
    }

    fn paragraph(&mut self) -> String {
        let sentences: String = (0..2 + self.below(6)).map(|_| self.sentence()).collect();
        sentences.trim_end().to_owned()
    }
}

fn markdown(size: usize) -> Vec<u8> {
    let mut words = Words(7);
    let mut out = format!("# {}\n\n", words.sentence());
    while out.len() < size {
        match words.below(12) {
            0 => out += &format!("## {}\n\n", words.sentence()),
            1 => (0..4).for_each(|_| out += &format!("- {}\n", words.sentence())),
            2 => out += &format!("> {}\n\n", words.paragraph()),
            3 => {
                out += &format!(
                    "```rust\n{}\n```\n\n",
                    words.paragraph().replace(". ", ";\n")
                )
            }
            4 => {
                out += &format!(
                    "| a | b |\n|---|---|\n| {} | {} |\n\n",
                    words.sentence(),
                    words.sentence()
                )
            }
            5 => {
                out += &format!(
                    "*{}* and [{}](https://a.example/b)\n\n",
                    words.sentence(),
                    words.sentence()
                )
            }
            _ => out += &format!("{}\n\n", words.paragraph()),
        }
        if out.ends_with(|c| c != '\n') || !out.ends_with("\n\n") {
            out.push('\n');
        }
    }
    out.into_bytes()
}

/// A book of chapters of 40 KB. Its size is that of its text; the archive is smaller.
fn epub(size: usize) -> Vec<u8> {
    const CHAPTER_BYTES: usize = 40 * KB;
    let mut words = Words(7);
    let chapters: Vec<String> = (0..size.div_ceil(CHAPTER_BYTES))
        .map(|n| {
            let mut body = format!("<h1>Chapter {n}</h1>");
            while body.len() < CHAPTER_BYTES {
                body += &match words.below(8) {
                    0 => format!("<h2>{}</h2>", words.sentence()),
                    1 => format!("<blockquote><p>{}</p></blockquote>", words.paragraph()),
                    2 => format!("<p><i>{}</i> {}</p>", words.sentence(), words.paragraph()),
                    _ => format!("<p>{}</p>", words.paragraph()),
                };
                body.push('\n');
            }
            format!("<?xml version='1.0'?><html><head><title>{n}</title></head><body>{body}</body></html>")
        })
        .collect();
    let all = |line: fn(usize) -> String| (0..chapters.len()).map(line).collect::<String>();
    let items =
        all(|n| format!("<item id='c{n}' href='{n}.xhtml' media-type='application/xhtml+xml'/>"));
    let spine = all(|n| format!("<itemref idref='c{n}'/>"));
    let links = all(|n| format!("<li><a href='{n}.xhtml'>Chapter {n}</a></li>"));
    let package = format!(
        "<package><metadata><dc:title>A book</dc:title></metadata><manifest>\
        <item id='nav' href='nav.xhtml' properties='nav'/>{items}</manifest><spine>{spine}</spine></package>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).expect("memory takes it");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    };
    add(
        "META-INF/container.xml",
        "<container><rootfile full-path='book.opf'/></container>",
    );
    add("book.opf", &package);
    add(
        "nav.xhtml",
        &format!("<nav epub:type='toc'><ol>{links}</ol></nav>"),
    );
    for (n, chapter) in chapters.iter().enumerate() {
        add(&format!("{n}.xhtml"), chapter);
    }
    zip.finish().expect("memory takes it").into_inner()
}
