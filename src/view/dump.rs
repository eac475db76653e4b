//! The article without a screen: as plain text, and its outline as JSON.

use std::io::{self, Write};
use std::ops::Range;

use serde_json::json;

use crate::document::block::Marker;
use crate::document::{BlockId, Container, Document, Image, Nest, NestId, words};
use crate::layout::{Bidi, Layout, Line, Role, Run, Settings};

/// Writes the article as plain text, the title first, blocks parted by a blank line. Set at `width` columns, or
/// a line a block where that is 0.
pub fn dump(document: &Document, width: u16, out: &mut dyn Write) -> io::Result<()> {
    dump_blocks(document, BlockId(0)..document.end(), width, out)
}

/// As [`dump`], but only some of its blocks.
pub fn dump_blocks(
    document: &Document,
    blocks: Range<BlockId>,
    width: u16,
    out: &mut dyn Write,
) -> io::Result<()> {
    // Words stay whole and letters in their logical order, so that a dump can be searched. Nobody can pan it.
    let settings = Settings {
        hyphenate: false,
        pans: false,
        bidi: Bidi::Nobody,
        ..Settings::at(width)
    };
    let mut layout = (width > 0).then(|| Layout::new(settings));
    let blocks = blocks.start.index()..blocks.end.index();
    for (n, block) in document
        .blocks
        .iter()
        .enumerate()
        .take(blocks.end)
        .skip(blocks.start)
    {
        let id = BlockId::new(n);
        if n > blocks.start && !block.continues {
            out.write_all(b"\n")?;
        }
        match &mut layout {
            None => dump_unwrapped(document, id, out)?,
            Some(layout) => dump_lines(&layout.lines(document, id), out)?,
        }
    }
    Ok(())
}

/// Writes a block's text as it is shown, a list item's behind its marker and a note's behind its number.
fn dump_unwrapped(document: &Document, id: BlockId, out: &mut dyn Write) -> io::Result<()> {
    let block = document.block(id);
    // A figure adds nothing at the edge.
    let nest = around(document, block.nest).find(|nest| nest.container != Container::Figure);
    if let Some(label) = note_begun(document, id) {
        let stop = if label.ends_with(char::is_alphanumeric) {
            "."
        } else {
            ""
        };
        write!(out, "{label}{stop} ")?;
    }
    if let Some(nest) = nest.filter(|nest| nest.first == id)
        && let Container::Item(marker) = &nest.container
    {
        let marker = match marker {
            Marker::Bullet => "-",
            Marker::Number(number) => number.trim(),
            Marker::Task(false) => "- [ ]",
            Marker::Task(true) => "- [x]",
        };
        let indent = 2 * lists_around(document, nest.parent).saturating_sub(1);
        write!(out, "{:indent$}{marker} ", "")?;
    }
    if block.is_marked() {
        write!(out, "{} ", Image::MARK)?;
    }
    out.write_all(block.prose.shown(0..block.prose.text.len()).as_bytes())?;
    let next = document.blocks.get(id.next().index());
    if !next.is_some_and(|next| next.continues) {
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// A container and those around it, from the inside out.
fn around(document: &Document, innermost: Option<NestId>) -> impl Iterator<Item = &Nest> {
    let nest = |id: NestId| &document.nests[id.0 as usize];
    std::iter::successors(innermost.map(nest), move |held| held.parent.map(nest))
}

/// The label of the note that a block begins, unless its text begins with it.
fn note_begun(document: &Document, id: BlockId) -> Option<&str> {
    let block = document.block(id);
    let begun = around(document, block.nest).take_while(|held| held.first == id);
    let label = begun.filter_map(|held| match &held.container {
        Container::Footnote(label) => Some(label.trim_matches(['[', ']', '^', '.', ':'])),
        _ => None,
    });
    let text = block.prose.text.trim_start_matches(['[', '(']);
    label
        .last()
        .filter(|label| !label.is_empty() && !text.starts_with(label))
}

/// How many lists are around what stands in a nest, its own included.
fn lists_around(document: &Document, innermost: Option<NestId>) -> usize {
    around(document, innermost)
        .filter(|held| held.container == Container::List)
        .count()
}

/// Writes a block's lines without the air above them and without what is set under the title.
fn dump_lines(lines: &[Line], out: &mut dyn Write) -> io::Result<()> {
    let is_bylines = |line: &Line| line.runs.iter().all(|run| run.role == Role::Byline);
    let is_air = |line: &&Line| {
        let has_text = |run: &Run| {
            !matches!(run.role, Role::Rule | Role::Byline) && !run.text.trim().is_empty()
        };
        line.source.is_none() && !line.runs.iter().any(has_text)
    };
    for line in lines.iter().skip_while(is_air) {
        if line.source.is_none() && !line.runs.is_empty() && is_bylines(line) {
            continue;
        }
        let indent = usize::from(line.indent);
        writeln!(out, "{:indent$}{}", "", line.text())?;
    }
    Ok(())
}

/// Writes metadata and sections as one JSON object. `block` counts blocks from 0, the title not counted.
pub fn outline_json(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let metadata = &document.metadata;
    let text =
        |clean: &Option<crate::text::clean::Clean>| clean.as_ref().map(|clean| clean.to_string());
    let sections: Vec<_> = (0..document.outline.sections.len())
        .map(|n| {
            let section = &document.outline.sections[n];
            json!({
                "level": section.level,
                "title": &*section.title,
                "block": section.block.index() - document.title_blocks(),
                "words": document.section_words(n),
                "confidence": section.inferred.map(|confidence| confidence.probability()),
            })
        })
        .collect();
    let mut outline = json!({
        "title": text(&metadata.title),
        "byline": text(&metadata.byline),
        "site": text(&metadata.site),
        "published": text(&metadata.published),
        "lang": text(&metadata.lang),
        "words": document.words(),
        "verdict": metadata.verdict.map(|verdict| verdict.name()),
        "sections": sections,
    });
    // Most articles stand on one page.
    if let Some(next) = &metadata.next {
        outline["next"] = json!(&**next);
    }
    serde_json::to_writer_pretty(&mut *out, &outline)?;
    out.write_all(b"\n")
}

/// Writes the sections as an indented list, each with its minutes before it.
pub fn outline_text(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let minutes = |words: u32| words::minutes(words).max(1);
    let title = document.metadata.title.as_deref().unwrap_or("untitled");
    writeln!(out, "{:>4} min  {title}", minutes(document.words()))?;
    for (n, section) in document.outline.sections.iter().enumerate() {
        let indent = 2 * usize::from(section.level);
        let minutes = minutes(document.section_words(n));
        writeln!(out, "{minutes:>4} min  {:indent$}{}", "", &*section.title)?;
    }
    Ok(())
}
