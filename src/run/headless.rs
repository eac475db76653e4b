//! Without a screen: the article, a section of it or its outline on standard output.

use std::ffi::OsString;
use std::io::{self, Write};
use std::ops::Range;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

use super::complain;
use crate::cli::{Arguments, OutlineForm};
use crate::document::{BlockId, Document};
use crate::format::Format;
use crate::host::{reader, source};
use crate::view::dump;

/// Writes what is asked for of each input in turn.
pub(super) fn write(
    arguments: &Arguments,
    inputs: &[OsString],
    format: Option<&'static Format>,
) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (n, input) in inputs.iter().enumerate() {
        let document = reader::read_whole(input, format)?;
        if n > 0 && arguments.outline != Some(OutlineForm::Json) {
            written(out.write_all(b"\n"))?;
        }
        match (&arguments.section, arguments.outline) {
            (Some(title), _) => {
                let section = find_section(&document, title).map_err(|near| {
                    let (title, input) = (source::shown(title.as_ref()), source::shown(input));
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
        let line = format!("cannot write the output: {}", source::plain(&error));
        anyhow::Error::new(error).context(line)
    })
}

/// Says on standard error what the reader of the output should know of it.
fn warn(document: &Document) {
    if let Some(warning) = document
        .metadata
        .verdict
        .and_then(|verdict| verdict.warning())
    {
        complain(warning);
    }
}

/// How many section names are offered when there is none of the name asked for.
const OFFERED_MAX: usize = 3;

/// The section of that title, or the only one whose title begins with it or holds it, in any case. Else what to
/// say of those that come near.
fn find_section(document: &Document, title: &str) -> Result<usize, String> {
    let sections = &document.outline.sections;
    let wanted = title.trim().to_lowercase();
    let matches: [fn(&str, &str) -> bool; 3] = [
        |title, wanted| title == wanted,
        |title, wanted| title.starts_with(wanted),
        |title, wanted| title.contains(wanted),
    ];
    for (n, is_it) in matches.into_iter().enumerate() {
        let mut found = (0..sections.len())
            .filter(|&section| is_it(&sections[section].title.to_lowercase(), &wanted));
        match (found.next(), found.next()) {
            // Of sections with one name the first is as good as any.
            (Some(section), None) => return Ok(section),
            (Some(section), Some(_)) if n == 0 => return Ok(section),
            _ => {}
        }
    }
    if sections.is_empty() {
        return Err(", which has no sections".to_owned());
    }
    let titles = sections.iter().map(|section| &*section.title);
    let pattern = Pattern::parse(&wanted, CaseMatching::Ignore, Normalization::Smart);
    let mut near: Vec<&str> = pattern
        .match_list(titles.clone(), &mut Matcher::new(Config::DEFAULT))
        .into_iter()
        .map(|(title, _)| title)
        .collect();
    if near.is_empty() {
        near = titles.collect();
    }
    let offered: Vec<String> = near
        .iter()
        .take(OFFERED_MAX)
        .map(|title| format!("\"{title}\""))
        .collect();
    Err(format!("; there is {}", offered.join(", ")))
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
