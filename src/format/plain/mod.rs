//! A text dump of a page: no markup, and the page's furniture around the article.

mod around;
mod chapter_words;
mod chapters;
mod compounds;
mod context;
mod describe;
mod evidence;
mod features;
mod fields;
#[cfg(test)]
mod fit;
mod form;
mod front;
mod furniture;
mod gather;
mod groups;
mod hashes;
mod headings;
mod hyphens;
mod info;
mod judge;
#[cfg(test)]
mod kinds;
mod letter;
mod levels;
mod lexicon;
mod lines;
mod lone_numbers;
mod manual;
mod marks;
mod metadata;
mod numbering;
mod numbers;
mod numerals;
mod ordinals;
mod page_numbers;
mod pages;
mod peers;
mod quotes;
mod records;
mod scan;
mod series;
mod shapes;
mod step;
mod steps;
mod styled;
#[cfg(test)]
mod tests;
mod titled;
mod trees;
mod window;
mod words;
mod wrap;
mod write;

use super::raw::HEAD_BYTES;
use super::{Format, ParseError, Raw, Sink};
use crate::document::Builder;
use evidence::Stretch;
use fields::Fields;
use gather::gather;
use judge::Fitted;
pub(super) use letter::letter;
use levels::Levels;
use pages::Cut;
use styled::Styled;
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

/// A manual page is read whole, however long it is, up to so many bytes.
const MANUAL_BYTES: usize = 8 * 1024 * 1024;

/// A stretch of text that is ready to be cut into chunks: without what is for a terminal or came from printed pages.
#[derive(Debug)]
struct Source {
    styled: Styled,
    /// What was taken out of it, and where that stood.
    furniture: Vec<(usize, String)>,
    /// What it says of itself before it begins.
    fields: Option<Fields>,
}

impl Source {
    fn new(text: String) -> Self {
        let mut source = Self {
            styled: Styled::new(text),
            furniture: Vec::new(),
            fields: None,
        };
        let (around, fields) = fields::around(&source.styled.text);
        source.cut(&around);
        source.cut(&info::cuts(&source.styled.text));
        source.cut(&pages::cuts(&source.styled.text));
        source.fields = fields.or_else(|| Fields::of(&source.styled.text));
        source
    }

    /// Takes `cuts` out; what was furniture before keeps its place.
    fn cut(&mut self, cuts: &[Cut]) {
        if cuts.is_empty() {
            return;
        }
        let mut furniture = Vec::new();
        let (mut place, mut from) = (0, 0);
        for cut in cuts {
            place += cut.range.start - from;
            from = cut.range.end;
            furniture.extend(cut.furniture.iter().map(|said| (place, said.clone())));
            place += cut.instead.len();
        }
        // Most texts have one kind alone, and the places of another are near enough.
        self.furniture.append(&mut furniture);
        self.furniture.sort_by_key(|(place, _)| *place);
        self.styled = std::mem::take(&mut self.styled).without(cuts);
    }
}

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let mut reader = Window::new(raw)?;
    let mut builder = Builder::new();
    let mut levels = Levels::default();
    // Where the source tells its length, no more is read than the first page needs.
    let whole = reader.fill(match reader.is_longer_than(WHOLE_BYTES) {
        true => WRAP_BYTES,
        false => WHOLE_BYTES,
    })?;
    if manual::is_manual(&reader.text) && reader.fill(MANUAL_BYTES)? {
        manual::write(&Styled::new(std::mem::take(&mut reader.text)), &mut builder);
        let _ = sink(builder.take_part());
        return Ok(());
    }
    let sample = Source::new(match whole {
        true => std::mem::take(&mut reader.text),
        false => reader.text[..reader.text.floor_char_boundary(WRAP_BYTES)].to_owned(),
    });
    let wrap = Wrap::of(&sample.styled.text);
    let (stretch, source, mut goes_on) = match whole {
        true => (Stretch::Whole, sample, false),
        false => {
            let (text, goes_on) = reader.cut(BEGINNING_BYTES);
            (Stretch::Beginning, Source::new(text), goes_on)
        }
    };
    let chunks = lines::chunks(&source.styled.text, wrap);
    let evidence = gather(&chunks, stretch, &mut Fitted);
    write::article(
        &source,
        &chunks,
        &evidence,
        &mut levels,
        &mut Fitted,
        &mut builder,
    );
    while sink(builder.take_part()).is_continue() && !(whole || reader.is_done()) {
        let carried = goes_on;
        reader.fill(WINDOW_BYTES)?;
        let text;
        (text, goes_on) = reader.cut(WINDOW_BYTES);
        let joint = carried.then_some(if text.starts_with(' ') { " " } else { "" });
        let source = Source::new(text);
        let chunks = lines::chunks(&source.styled.text, wrap);
        let evidence = gather(&chunks, Stretch::Within, &mut Fitted);
        write::rest(
            &source,
            &chunks,
            &evidence,
            &mut levels,
            joint,
            &mut builder,
        );
    }
    Ok(())
}
