//! A text dump of a page: no markup, and the page's furniture around the article.

mod lines;

use super::decode::TextReader;
use super::{Format, ParseError, Raw, Sink};
use crate::document::{BlockKind, Builder, Prose};

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
    let mut builder = Builder::new();
    while let Some(text) = reader.next(WINDOW_BYTES)? {
        for chunk in lines::chunks(&text) {
            builder.block(BlockKind::Paragraph, Prose::plain(&chunk.text));
        }
        if sink(builder.take_part()).is_break() {
            break;
        }
    }
    Ok(())
}
