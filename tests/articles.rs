//! Each file in `tests/articles` is a case, whatever its format: its outline and its dump are kept as snapshots.

use std::fs;
use std::path::{Path, PathBuf};

use longread::document::Origin;
use longread::format::{self, Raw};
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

#[test]
fn every_article_is_read_as_recorded() {
    for path in articles() {
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let bytes = fs::read(&path).expect("an article is readable");
        // The name alone: the snapshots must not depend on where the project lies.
        let raw = Raw::from_bytes(Origin::File(PathBuf::from(&name)), bytes);
        let document = format::parse_whole(raw, None).expect("an article is an article");
        let (mut outline, mut text) = (Vec::new(), Vec::new());
        dump::outline_json(&document, &mut outline).expect("memory takes all");
        dump::dump(&document, 0, &mut text).expect("memory takes all");
        insta::assert_snapshot!(format!("{name}-outline"), String::from_utf8_lossy(&outline));
        for width in [30, 60, 100] {
            let mut set = Vec::new();
            dump::dump(&document, width, &mut set).expect("memory takes all");
            insta::assert_snapshot!(format!("{name}-{width}"), String::from_utf8_lossy(&set));
        }
        insta::assert_snapshot!(format!("{name}-dump"), String::from_utf8_lossy(&text));
    }
}
