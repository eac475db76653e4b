//! Each file in `tests/articles/` is a case: its outline, and its dump unwrapped and at three measures, are
//! snapshots. A new case is a new file.

use std::fs;
use std::path::{Path, PathBuf};

use longread::document::{Document, Origin};
use longread::format::{self, Raw};
use longread::view::dump;

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the articles are there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .collect();
    files.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/article.txt"));
    files.sort();
    files
}

fn parse(path: &Path) -> Document {
    let bytes = fs::read(path).expect("an article is readable");
    let name = path.file_name().expect("a file has a name");
    let raw = Raw::from_bytes(Origin::File(name.into()), bytes);
    format::parse_whole(raw, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes everything");
    String::from_utf8(out).expect("a dump is text")
}

#[test]
fn articles_come_out_as_recorded() {
    for path in articles() {
        let document = parse(&path);
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let outline = written(|out| dump::outline_json(&document, out));
        insta::assert_snapshot!(format!("{name}-outline"), outline);
        for width in [0, 30, 60, 100] {
            let text = written(|out| dump::dump(&document, width, out));
            insta::assert_snapshot!(format!("{name}-{width}"), text);
        }
    }
}

#[test]
fn the_measure_changes_nothing_but_the_breaks() {
    for path in articles() {
        let document = parse(&path);
        let letters = |width| -> String {
            let text = written(|out| dump::dump(&document, width, out));
            text.chars().filter(|c| c.is_alphanumeric()).collect()
        };
        for width in [1, 13, 66, 200] {
            assert_eq!(letters(0), letters(width), "{} at {width}", path.display());
        }
    }
}
