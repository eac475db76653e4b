//! A text dump of a page: no markup, and the page's furniture around the article.

mod company;
mod context;
mod evidence;
#[cfg(test)]
mod fit;
mod judge;
mod lexicon;
mod lines;
mod look;
mod looks;
mod numbering;
mod roles;
mod weights;
mod wrap;
mod write;

use super::decode::TextReader;
use super::{Format, ParseError, Raw, Sink};
use crate::document::Builder;

/// Plain text. It recognizes anything, since any text can be read as it stands.
pub const FORMAT: Format = Format {
    name: "text",
    extensions: &["txt", "text"],
    media_types: &["text/plain"],
    recognizes: |_| true,
    parse,
};

/// How many bytes are looked at as a whole; a longer text is read in windows of this size.
const WINDOW_BYTES: usize = 512 * 1024;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let label = raw.charset().map(str::to_owned);
    let mut reader = TextReader::new(raw, label.as_deref())?;
    let mut text = String::new();
    while let Some(piece) = reader.next(WINDOW_BYTES)? {
        text.push_str(&piece);
    }
    let mut builder = Builder::new();
    let chunks = lines::chunks(&text, wrap::Wrap::of(&text));
    let evidence = evidence::gather(&chunks, &mut judge::Fitted);
    write::write_article(&chunks, &evidence, &mut builder);
    let _ = sink(builder.take_part());
    Ok(())
}
