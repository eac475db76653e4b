//! Saved pages: longread's own extraction beside dom_smoothie's, on the same pages.
//!
//! `LONGREAD_PAGES` may name a folder of pages to read instead of the made one.

use std::fs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use longread::document::Origin;
use longread::format::{self, Raw};

fn main() {
    divan::main();
}

/// The pages to read: those of a folder, or one that is made here.
fn pages() -> Vec<String> {
    let Some(folder) = std::env::var_os("LONGREAD_PAGES") else {
        return vec![made()];
    };
    let files = fs::read_dir(folder).expect("the folder is readable");
    files
        .filter_map(|file| fs::read(file.ok()?.path()).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect()
}

/// A page with a menu, an article of some length and a list of others.
fn made() -> String {
    let menu = "<li><a href='/x'>A place on the site</a></li>".repeat(60);
    let text = "<h2>A part</h2><p>Some words stand here, one after another, <b>and</b> a <a href='/y'>link</a>, \
        until the line is long enough to be told from a label.</p>"
        .repeat(200);
    format!(
        "<!doctype html><title>A page - Site</title><body><nav><ul>{menu}</ul></nav><main><h1>A page</h1>{text}</main>\
         <div class=related><ul>{menu}</ul></div>"
    )
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn longread_parses(bencher: Bencher<'_, '_>) {
    let pages = pages();
    let bytes: usize = pages.iter().map(String::len).sum();
    let html = format::named("html");
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for page in &pages {
            let raw = Raw::from_bytes(Origin::Stdin, page.clone());
            black_box(format::parse_whole(raw, html).ok());
        }
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn dom_smoothie_parses(bencher: Bencher<'_, '_>) {
    let pages = pages();
    let bytes: usize = pages.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for page in &pages {
            let article = dom_smoothie::Readability::new(page.as_str(), None, None)
                .and_then(|mut readability| readability.parse());
            black_box(article.ok());
        }
    });
}
