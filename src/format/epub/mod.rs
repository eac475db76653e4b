//! EPUB 2 and 3: a book's chapters one after another, as one article.
//!
//! Only what is read is unpacked: the package, the table of contents, then a chapter a part. Chapters go through
//! the walk of web pages; scripts, fonts, styles and pictures are never looked at.

mod archive;
mod chapter;
mod contents;
mod encryption;
mod labels;
mod outline;
mod package;
mod path;
mod title_page;
mod xml;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::{Format, ParseError, Raw, Sink};
use crate::document::{Builder, Part};
use archive::Archive;
use contents::Entry;
use outline::Merge;
use package::Package;

/// Books.
pub const FORMAT: Format = Format {
    name: "epub",
    extensions: &["epub"],
    media_types: &["application/epub+zip"],
    recognizes: archive::looks_like_epub,
    parse,
};

/// The most text that is unpacked of a book; no book that a person wrote comes near.
const TEXT_BYTES_MAX: u64 = 512_000_000;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let mut archive = Archive::open(raw)?;
    let package = Package::read(&mut archive)?;
    encryption::refuse(&mut archive, &package)?;
    let entries = contents::read(&mut archive, &package);
    let own = by_file(&entries);
    let mut merge = Merge::new(&entries, &package.metadata);

    let mut builder = Builder::new();
    builder.metadata(package.metadata.clone());
    let mut waiting = builder.take_part();
    let mut any_text = false;
    let mut unreadable = 0;
    let mut unpacked = 0;
    for (at, item) in package.spine.iter().enumerate() {
        if unpacked > TEXT_BYTES_MAX {
            builder.warn("the book is cut off where it grows larger than any book");
            break;
        }
        let own = own.get(&*item.path).map(Vec::as_slice).unwrap_or_default();
        let first = builder.next_block();
        let was_named = match archive.text(&item.path) {
            Ok(text) => {
                unpacked += text.len() as u64;
                if archive.broke_off {
                    builder.warn(format!("\"{}\" is damaged and may not be whole", item.path));
                }
                let is_near_cover = at < title_page::WITHIN;
                let entry = own.first().copied();
                chapter::append(&text, item, &package, entry, is_near_cover, &mut builder)
            }
            Err(error) => {
                unreadable += 1;
                let name = own.first().map(|entry| format!("\"{}\", ", entry.title));
                builder.warn(format!(
                    "{}\"{}\" cannot be read: {error}",
                    name.unwrap_or_default(),
                    item.path
                ));
                false
            }
        };
        outline::name_unnamed(own, first, &mut builder);
        let mut part = builder.take_part();
        any_text |= !part.blocks.is_empty();
        merge.apply(&mut part, first, own, was_named);
        join(&mut waiting, part);
        if any_text && sink(std::mem::take(&mut waiting)).is_break() {
            return Ok(());
        }
    }
    if unreadable > 0 && unreadable == package.spine.len() {
        return Err(ParseError::Damaged(
            "none of the book's chapters can be read; the file may be damaged".to_owned(),
        ));
    }
    join(&mut waiting, builder.take_part());
    let _ = sink(waiting);
    Ok(())
}

/// The entries of each file, in their order.
fn by_file(entries: &[Entry]) -> HashMap<&str, Vec<&Entry>> {
    let mut own: HashMap<&str, Vec<&Entry>> = HashMap::new();
    for entry in entries {
        own.entry(&entry.path).or_default().push(entry);
    }
    own
}

/// Adds `part` to one that was not handed over yet.
fn join(waiting: &mut Part, part: Part) {
    waiting.metadata = waiting.metadata.take().or(part.metadata);
    waiting.blocks.extend(part.blocks);
    waiting.nests.extend(part.nests);
    waiting.links.extend(part.links);
    waiting.sections.extend(part.sections);
    waiting.fragments.extend(part.fragments);
    waiting.furniture.extend(part.furniture);
    waiting.warnings.extend(part.warnings);
}
