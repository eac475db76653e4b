//! A text dump of a page: no markup, and the page's furniture around the article.

mod company;
mod context;
mod evidence;
#[cfg(test)]
mod fit;
mod furniture;
mod hashes;
mod headings;
mod judge;
mod lexicon;
mod lines;
mod look;
mod looks;
mod metadata;
mod numbering;
#[cfg(test)]
mod tests;
mod weights;
mod window;
mod wrap;
mod write;

use super::raw::HEAD_BYTES;
use super::{Format, ParseError, Raw, Sink};
use crate::document::Builder;
use evidence::Stretch;
use headings::Levels;
use judge::Fitted;
use window::Window;
use wrap::Wrap;

/// Plain text. It recognizes anything, since any text can be read as it stands.
pub const FORMAT: Format = Format {
    name: "text",
    extensions: &["txt", "text"],
    media_types: &["text/plain"],
    recognizes: |_| true,
    parse,
};

/// A text of at most so many bytes is looked at as a whole.
const WHOLE_BYTES: usize = 256 * 1024;
/// The beginning of a larger one, which is handed over at once: several pages, so that it is seen where the article
/// begins, and no more than that, since the first page waits for it. More than a block holds, so that of a text
/// without line ends a page needs but one piece.
const BEGINNING_BYTES: usize = 20 * 1024;
/// How much of a larger one is asked for the width of its lines: all that is at hand from the beginning, but for a
/// character that may be cut at its end.
const WRAP_BYTES: usize = HEAD_BYTES - 4;
/// What follows is looked at in windows of this size.
const WINDOW_BYTES: usize = 512 * 1024;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let mut reader = Window::new(raw)?;
    let mut builder = Builder::new();
    let mut levels = Levels::default();
    // Where the source tells its length, no more is read than the first page needs.
    let whole = reader.fill(match reader.is_longer_than(WHOLE_BYTES) {
        true => WRAP_BYTES,
        false => WHOLE_BYTES,
    })?;
    let wrap = Wrap::of(match whole {
        true => &reader.text,
        false => &reader.text[..reader.text.floor_char_boundary(WRAP_BYTES)],
    });
    let (stretch, mut text, mut goes_on) = match whole {
        true => (Stretch::Whole, std::mem::take(&mut reader.text), false),
        false => {
            let (text, goes_on) = reader.cut(BEGINNING_BYTES);
            (Stretch::Beginning, text, goes_on)
        }
    };
    let chunks = lines::chunks(&text, wrap);
    let evidence = evidence::gather(&chunks, stretch, &mut Fitted);
    write::article(&chunks, &evidence, &mut levels, &mut builder);
    while sink(builder.take_part()).is_continue() && !(whole || reader.is_done()) {
        let carried = goes_on;
        reader.fill(WINDOW_BYTES)?;
        (text, goes_on) = reader.cut(WINDOW_BYTES);
        let joint = carried.then_some(if text.starts_with(' ') { " " } else { "" });
        let chunks = lines::chunks(&text, wrap);
        let evidence = evidence::gather(&chunks, Stretch::Within, &mut Fitted);
        write::rest(&chunks, &evidence, &mut levels, joint, &mut builder);
    }
    Ok(())
}
