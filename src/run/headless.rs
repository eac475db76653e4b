//! Without a screen: the article, a section of it or its outline on standard output.

use std::ffi::OsString;
use std::io::{self, Write};
use std::ops::Range;

use super::complain;
use crate::cli::{Arguments, OutlineForm};
use crate::document::{BlockId, Document};
use crate::format::Told;
use crate::host::{open_error, reader, source};
use crate::view::dump;

/// Writes what is asked for of each input in turn.
pub(super) fn write(arguments: &Arguments, inputs: &[OsString], told: Told) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (n, input) in inputs.iter().enumerate() {
        let (input, _) = source::without_fragment(input);
        let document = reader::read_whole(input, told)?;
        if n > 0 && arguments.outline != Some(OutlineForm::Json) {
            written(out.write_all(b"\n"))?;
        }
        match (&arguments.section, arguments.outline) {
            (Some(title), _) => {
                let section = document.outline.find(title).map_err(|near| {
                    let (title, input) =
                        (open_error::shown(title.as_ref()), open_error::shown(input));
                    anyhow::anyhow!("no section {title} in {input}{near}")
                })?;
                let blocks = blocks_of(&document, section);
                written(dump::dump_blocks(
                    &document,
                    blocks,
                    arguments.width,
                    &mut out,
                ))?;
            }
            (None, Some(OutlineForm::Json)) => written(dump::outline_json(&document, &mut out))?,
            (None, Some(OutlineForm::Text)) => written(dump::outline_text(&document, &mut out))?,
            (None, None) => {
                warn(&document);
                written(dump::dump(&document, arguments.width, &mut out))?;
            }
        }
    }
    written(out.flush())
}

/// Prints help or the version.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn written(result: io::Result<()>) -> anyhow::Result<()> {
    result.map_err(|error| {
        let line = format!("cannot write the output: {}", open_error::plain(&error));
        anyhow::Error::new(error).context(line)
    })
}

/// Says on standard error what the reader of the output should know of it.
fn warn(document: &Document) {
    if let Some(warning) = document.metadata.warning() {
        complain(&warning);
    }
}

/// The blocks of a section and of those below it.
fn blocks_of(document: &Document, section: usize) -> Range<BlockId> {
    let sections = &document.outline.sections;
    let level = sections[section].level;
    let end = sections[section + 1..]
        .iter()
        .find(|next| next.level <= level)
        .map_or(document.end(), |next| next.block);
    sections[section].block..end
}
