//! Which format some bytes are in: one answer, by whatever door they come.
//!
//! Where the bytes leave no doubt they decide. Where they do, a known ending of the name does, then what a server
//! says; `.txt`, no ending, `text/plain` and the like say nothing. What has a known ending of data or code is never
//! prose, whatever it looks like.

use super::{FORMATS, Format, Raw, code, epub, html, plain};

/// Endings of texts with marks of their own, which some bytes share with Markdown's: they are read as text.
const OTHER_MARKS: &[&str] = &[
    "rst",
    "rest",
    "adoc",
    "asciidoc",
    "org",
    "textile",
    "mediawiki",
    "wiki",
    "tex",
    "latex",
    "typ",
    "gmi",
    "gemini",
    "info",
    "roff",
    "man",
    "mdoc",
    "pod",
    "creole",
    "srt",
    "vtt",
];

/// The format that `raw` is in.
pub fn detect(raw: &Raw) -> &'static Format {
    let ending = raw.ending();
    let has_ending = |format: &Format| {
        ending
            .as_deref()
            .is_some_and(|e| format.extensions.contains(&e))
    };
    let declared = raw.media_type.as_deref().map(essence);
    let is_declared = |format: &Format| {
        declared
            .as_deref()
            .is_some_and(|name| format.media_types.contains(&name))
    };
    let of = |test: &dyn Fn(&Format) -> bool| FORMATS.iter().find(|format| test(format)).copied();
    let head = raw.head();
    if has_ending(&code::FORMAT) && !(epub::FORMAT.recognizes)(head) {
        return &code::FORMAT;
    }
    // What is called a page and begins with a tag is one, whatever marks stand in it.
    let is_called_page = has_ending(&html::FORMAT) || is_declared(&html::FORMAT);
    let is_marked_otherwise = ending.as_deref().is_some_and(|e| OTHER_MARKS.contains(&e));
    let said = of(&|format| (format.recognizes)(head)).filter(|format| {
        let is_prose =
            !std::ptr::eq(*format, &epub::FORMAT) && !std::ptr::eq(*format, &html::FORMAT);
        !(is_prose && (is_marked_otherwise || is_called_page && begins_with_tag(head)))
    });
    // Plain text recognizes anything, so it is only heard last.
    let sure = said.filter(|format| !std::ptr::eq(*format, &plain::FORMAT));
    let speaks = |format: &Format| format.name != plain::FORMAT.name;
    sure.or_else(|| of(&|format| speaks(format) && has_ending(format)))
        .or_else(|| of(&|format| speaks(format) && is_declared(format)))
        .unwrap_or(&plain::FORMAT)
}

fn begins_with_tag(head: &[u8]) -> bool {
    super::beginning::characters(head)
        .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .starts_with('<')
}

/// A media type without its parameters, in lower case.
fn essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Origin;

    fn check(name: &str, media_type: Option<&str>, bytes: &str, expected: &str) {
        let origin = match name {
            "" => Origin::Stdin,
            name if name.contains("://") => Origin::Address(name.to_owned()),
            name => Origin::File(name.into()),
        };
        let mut raw = Raw::from_bytes(origin, bytes);
        raw.media_type = media_type.map(str::to_owned);
        assert_eq!(detect(&raw).name, expected, "{name} {media_type:?} {bytes}");
    }

    const README: &str = "<h1 align=\"center\">Sill</h1>\n\nA [gate](https://a.example).\n\n## Use\n\n```sh\nsill\n```\n";
    const PAGE: &str = "<!doctype html><title>Sill</title><p>A gate.";

    #[test]
    fn the_door_makes_no_difference() {
        for name in [
            "",
            "x",
            "x.txt",
            "x.md",
            "x.md.gz",
            "https://a.example/x",
            "x.v2",
        ] {
            for media_type in [
                None,
                Some("text/plain; charset=utf-8"),
                Some("application/octet-stream"),
            ] {
                check(name, media_type, README, "markdown");
                check(name, media_type, PAGE, "html");
                check(
                    name,
                    media_type,
                    "<?xml version='1.0'?><book><title>A</title>",
                    "xml",
                );
                check(name, media_type, "#!/bin/sh\n# a\n\necho **b**\n", "code");
            }
        }
    }

    #[test]
    fn where_bytes_say_nothing_the_name_does_and_then_the_server() {
        check("a.md", None, "A few words.", "markdown");
        check("a.md.gz", None, "A few words.", "markdown");
        check(
            "https://a.example/b.md?raw=1",
            Some("text/plain"),
            "A few words.",
            "markdown",
        );
        check("a.htm", None, "A few words.", "html");
        check("", Some("text/html"), "A few words.", "html");
        check("", Some("text/markdown"), "A few words.", "markdown");
        check("a.text", Some("text/plain"), "A few words.", "text");
        check("a.rst", None, README, "text");
        check(
            "a.html",
            None,
            "<div>\n\n# A\n\n```\nb\n```\n\n[c](http://d)\n",
            "html",
        );
    }

    #[test]
    fn data_and_code_are_never_prose() {
        for name in ["a.yaml", "a.json", "a.py", "a.csv", "a.log", "a.toml.gz"] {
            check(name, None, README, "code");
            check(name, None, "A few words.", "code");
        }
    }
}
