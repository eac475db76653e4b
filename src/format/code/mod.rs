//! Data and code: lines that stay lines, with the colours of their language. No sentence is looked for in them.

use super::decode::TextReader;
use super::{Format, ParseError, Raw, Sink, beginning};
use crate::document::builder::BLOCK_BYTES_MAX;
use crate::document::{BlockKind, Builder, Prose};
use crate::text::clean::Clean;

/// Data and code.
pub const FORMAT: Format = Format {
    name: "code",
    extensions: ENDINGS,
    media_types: &[
        "application/json",
        "application/javascript",
        "text/javascript",
        "text/css",
        "text/csv",
        "text/x-python",
        "application/x-sh",
        "application/yaml",
        "application/toml",
        "text/x-diff",
        "text/x-patch",
    ],
    recognizes: beginning::is_script,
    parse,
};

/// Known endings of data and code. What is missing here is judged by its looks, so a rare one costs little.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    // Data.
    "json", "jsonl", "ndjson", "json5", "yaml", "yml", "toml", "ini", "cfg", "conf", "properties", "env", "csv", "tsv",
    "log", "sql", "lock", "plist", "ics", "vcf", "bib", "po", "pot", "geojson", "ldif", "reg", "desktop", "service",
    "diff", "patch", "graphql", "proto", "xsd", "xsl", "xslt", "svg", "tf", "hcl", "nix", "dhall", "ninja", "gradle",
    // Code.
    "rs", "c", "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "inl", "m", "mm", "cs", "java", "kt", "kts", "scala", "groovy",
    "go", "py", "pyi", "pyw", "rb", "pl", "pm", "php", "lua", "r", "jl", "swift", "dart", "zig", "nim", "v", "d", "hs",
    "ml", "mli", "fs", "fsi", "fsx", "clj", "cljs", "edn", "ex", "exs", "erl", "hrl", "elm", "lisp", "cl", "el", "scm",
    "rkt", "vim", "sh", "bash", "zsh", "fish", "ksh", "csh", "bat", "cmd", "ps1", "awk", "sed", "tcl", "asm", "s", "f",
    "f90", "for", "pas", "ada", "adb", "ads", "cob", "vb", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "css",
    "scss", "sass", "less", "vue", "svelte", "astro", "coffee", "cmake", "mk", "make", "mak", "dockerfile", "glsl", "hlsl",
    "wgsl", "cu", "sol", "vhd", "vhdl", "sv", "ipynb", "y", "l", "g4", "ebnf", "wat", "bzl", "bazel",
];

/// How much is read at a time.
const PIECE_BYTES: usize = 64 * 1024;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let kind = BlockKind::Code {
        language: language(&raw),
    };
    let label = raw.charset().map(str::to_owned);
    let mut reader = TextReader::new(raw, label.as_deref())?;
    let mut builder = Builder::new();
    let mut text = String::new();
    loop {
        let piece = reader.next(PIECE_BYTES)?;
        let is_last = piece.is_none();
        text.push_str(&piece.unwrap_or_default());
        let end = match memchr::memrchr(b'\n', text.as_bytes()) {
            _ if is_last => text.len(),
            Some(at) => at + 1,
            // A line longer than a block is cut in any case.
            None if text.len() > PIECE_BYTES => text.len(),
            None => continue,
        };
        append(&text[..end], &kind, &mut builder);
        text.drain(..end);
        if sink(builder.take_part()).is_break() || is_last {
            return Ok(());
        }
    }
}

/// Adds `text`, whole lines of it, as blocks that carry on one another.
fn append(text: &str, kind: &BlockKind, builder: &mut Builder) {
    let mut rest = text;
    while !rest.is_empty() {
        let limit = rest.floor_char_boundary(BLOCK_BYTES_MAX);
        let end = match memchr::memrchr(b'\n', &rest.as_bytes()[..limit]) {
            _ if limit == rest.len() => limit,
            Some(at) => at + 1,
            None => limit,
        };
        let lines = rest[..end].replace("\r\n", "\n");
        let prose = Prose::plain(lines.trim_end_matches('\n'));
        builder.carry_on(kind.clone(), prose);
        rest = &rest[end..];
    }
}

/// The language, as highlighters call it: by the name's ending, or by the program that the first line asks for.
fn language(raw: &Raw) -> Option<Clean> {
    if let Some(ending) = raw.ending().filter(|e| ENDINGS.contains(&e.as_str())) {
        let name = match ending.as_str() {
            "log" | "csv" | "tsv" | "lock" | "env" => return None,
            "ipynb" | "jsonl" | "ndjson" | "geojson" => "json",
            "patch" => "diff",
            "svg" | "xsd" | "xsl" | "xslt" | "plist" => "xml",
            own => own,
        };
        return Some(Clean::line(name));
    }
    let text = beginning::characters(raw.head());
    let order = text.lines().next()?.strip_prefix("#!")?.trim();
    let words = order.split([' ', '/']).filter(|word| !word.is_empty());
    let program = words
        .filter(|word| !word.starts_with('-') && !word.contains('='))
        .find(|word| {
            // The folders of the path, and the program that looks for the one that is meant.
            !matches!(
                *word,
                "usr" | "bin" | "local" | "env" | "opt" | "homebrew" | "sbin"
            )
        })?;
    Some(Clean::line(
        program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Origin};
    use crate::format::parse_whole;

    fn document(name: &str, text: &str) -> Document {
        let origin = Origin::File(name.into());
        parse_whole(Raw::from_bytes(origin, text), None).expect("text is read")
    }

    #[test]
    fn lines_stay_lines_with_their_language() {
        let check = |name: &str, text: &str, language: Option<&str>| {
            let document = document(name, text);
            assert_eq!(document.blocks.len(), 1, "{name}");
            assert_eq!(&*document.blocks[0].prose.text, text.trim_end(), "{name}");
            match &document.blocks[0].kind {
                BlockKind::Code { language: found } => {
                    assert_eq!(found.as_deref(), language, "{name}")
                }
                other => panic!("{other:?}"),
            }
            assert!(document.outline.sections.is_empty() && document.metadata.title.is_none());
        };
        check("a.yaml", "# A\nrows:\n  - b: 1\n    c: 2\n", Some("yaml"));
        check("a.log", "one\ntwo\n", None);
        check(
            "run",
            "#!/usr/bin/env -S python3.11 -u\nprint(1)\n",
            Some("python"),
        );
        check("run", "#!/bin/sh\necho a\n", Some("sh"));
        check("a.patch", "--- a\n+++ b\n", Some("diff"));
    }

    #[test]
    fn no_line_is_lost_where_blocks_end() {
        let lines: String = (0..40_000).map(|n| format!("value_{n} = {n}\n")).collect();
        let document = document("a.conf", &lines);
        let found: Vec<&str> = document
            .blocks
            .iter()
            .flat_map(|block| block.prose.text.lines())
            .collect();
        assert!(document.blocks.len() > 10);
        assert_eq!(found, lines.lines().collect::<Vec<_>>());
    }

    #[test]
    fn a_line_without_an_end_is_cut_and_whole() {
        let line = "{\"a\":1},".repeat(40_000);
        let document = document("a.json", &line);
        let found: String = document
            .blocks
            .iter()
            .map(|block| &*block.prose.text)
            .collect();
        assert_eq!(found, line);
    }
}
