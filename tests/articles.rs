//! Each file in `tests/articles` is a case, whatever its format: its outline and its dump are kept as snapshots.

mod letters;

use std::fs;
use std::path::{Path, PathBuf};

use longread::document::{BlockKind, Document, Origin};
use longread::format::{self, Raw};
use longread::layout::{Bidi, CodeWrap, Layout, Settings, Top};
use longread::text::raised;
use longread::view::dump;

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the articles are there")
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| path.is_file())
        .collect();
    articles.sort();
    assert!(articles.len() >= 9, "the articles are found");
    articles
}

fn read(path: &Path, name: &str) -> Document {
    let bytes = fs::read(path).expect("an article is readable");
    // The name alone: the snapshots must not depend on where the project lies.
    let raw = Raw::from_bytes(Origin::File(PathBuf::from(name)), bytes);
    format::parse_whole(raw, None).expect("an article is an article")
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().expect("a file has a name");
    name.to_string_lossy().into_owned()
}

/// The outline and the dump of an article are as recorded under `name`.
fn assert_read(document: &Document, name: &str) {
    let (mut outline, mut text) = (Vec::new(), Vec::new());
    dump::outline_json(document, &mut outline).expect("memory takes all");
    dump::dump(document, 0, &mut text).expect("memory takes all");
    insta::assert_snapshot!(format!("{name}-outline"), String::from_utf8_lossy(&outline));
    insta::assert_snapshot!(format!("{name}-dump"), String::from_utf8_lossy(&text));
}

#[test]
fn every_article_is_read_as_recorded() {
    for path in articles() {
        let name = name_of(&path);
        let document = read(&path, &name);
        assert_read(&document, &name);
        for width in [30, 60, 100] {
            let mut set = Vec::new();
            dump::dump(&document, width, &mut set).expect("memory takes all");
            insta::assert_snapshot!(format!("{name}-{width}"), String::from_utf8_lossy(&set));
        }
    }
}

/// Pages as well-known makers of pages set them: what is read of each is kept as a snapshot.
#[test]
fn pages_of_well_known_makers_are_read_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/makers");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the pages are there")
        .map(|entry| entry.expect("the folder is readable").path())
        .collect();
    pages.sort();
    assert!(pages.len() >= 10, "the pages are found");
    for path in pages {
        let name = name_of(&path);
        let document = read(&path, &name);
        assert_read(&document, &format!("maker-{name}"));
    }
}

const MEASURES: std::ops::RangeInclusive<u16> = 1..=200;

/// Every way to set a page, one for each number below [`WAYS`].
fn way(number: usize, measure: u16) -> Settings {
    let bit = |n: usize| number >> n & 1 == 1;
    Settings {
        measure,
        justify: bit(0),
        hyphenate: !bit(1),
        ascii: bit(2),
        ambiguous_wide: bit(3),
        leading: u8::from(bit(4)),
        pans: bit(5),
        spare: u16::from(bit(5)) * (measure / 4),
        margin: 0,
        bidi: [Bidi::Page, Bidi::Terminal, Bidi::Nobody][number / 64 % 3],
        code_wrap: [CodeWrap::All, CodeWrap::AllButDrawings, CodeWrap::None][number / 192],
    }
}

const WAYS: usize = 64 * 3 * 3;
/// From one way to the next; it shares no divisor with their number, so each gets its turn.
const STEP: usize = 145;

#[test]
fn every_letter_of_every_article_is_on_the_page_at_every_measure() {
    // Each measure is set in another way, so that over all articles all ways meet measures of all kinds.
    let mut number = 0;
    for path in articles() {
        let document = read(&path, &path.to_string_lossy());
        for measure in MEASURES {
            number = (number + STEP) % WAYS;
            let settings = way(number, measure);
            let is_panned = settings.pans;
            let mut layout = Layout::new(settings);
            let lines = if is_panned {
                // The whole of a line, not what fits of it: the rest is panned to.
                let ids = (0..document.blocks.len()).map(longread::document::BlockId::new);
                ids.flat_map(|id| layout.lines(&document, id).to_vec())
                    .collect()
            } else {
                layout.page(&document, Top::default(), usize::MAX).lines
            };
            letters::assert_all_shown_once(&document, &lines);
        }
    }
}

#[test]
fn what_is_dumped_is_the_text_at_every_measure() {
    for path in articles() {
        let document = read(&path, &path.to_string_lossy());
        for measure in MEASURES.step_by(3).chain([0]) {
            let mut out = Vec::new();
            dump::dump(&document, measure, &mut out).expect("memory takes all");
            let out = String::from_utf8(out).expect("a dump is text");
            let mut rest = out.chars();
            // The cells of a table stand beside one another, so their letters come in another order.
            let running = |kind: &BlockKind| !matches!(kind, BlockKind::Table(_));
            for block in document.blocks.iter().filter(|block| running(&block.kind)) {
                for c in block.prose.text.chars() {
                    let same = |shown: char| {
                        shown == c
                            || raised::superscript(c) == Some(shown)
                            || raised::subscript(c) == Some(shown)
                    };
                    assert!(
                        letters::may_be_left_out(c, &block.kind) || rest.any(same),
                        "{c:?} of {:?} is not in the dump of {path:?} at {measure}",
                        block.prose.text
                    );
                }
            }
        }
    }
}
