//! `Image`: a picture, and what its source says of it.

use super::prose::{Inline, Prose, Span};
use crate::text::clean::Clean;

/// A picture, and what its source says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    /// Where its data is, as the source gives it, made absolute where the article's address is known.
    pub source: Clean,
    /// The text that stands for it where it is not shown.
    pub alt: Clean,
    /// Its width and height, in the pixels of a page, where the source states both.
    pub size: Option<(u32, u32)>,
}

impl Image {
    /// What stands for a picture that has neither a caption nor an alternative text.
    pub const MARK: &'static str = "▣";

    /// The text of its block: `caption`, else its alternative text, else a mark.
    pub(super) fn text(&self, caption: Prose) -> Prose {
        let is_blank = |text: &str| text.trim().is_empty();
        match (is_blank(&caption.text), is_blank(&self.alt)) {
            (false, _) => caption,
            (true, false) => Prose::plain(&self.alt),
            (true, true) => Prose::plain(Self::MARK),
        }
    }
}

/// A picture's caption, which leads where the text in its place led as a whole: by all of it, or by a mark before it
/// where it has links of its own.
pub(super) fn led_as(caption: Prose, before: &Prose) -> Prose {
    let is_link = |span: &&Span| matches!(span.inline, Inline::Link(_) | Inline::Note(_));
    let whole = 0..before.text.len() as u32;
    let Some(link) = before
        .spans
        .iter()
        .filter(is_link)
        .find(|span| span.range == whole)
    else {
        return caption;
    };
    let (lead, end) = match caption.spans.iter().any(|span| is_link(&span)) {
        true => (format!("{} ", Image::MARK), Image::MARK.len()),
        false => (String::new(), caption.text.len()),
    };
    let shift = lead.len() as u32;
    let own = caption.spans.iter().map(|span| Span {
        range: span.range.start + shift..span.range.end + shift,
        inline: span.inline,
    });
    let led = Span {
        range: 0..end as u32,
        inline: link.inline,
    };
    Prose {
        text: Clean::new(&(lead + &caption.text)),
        spans: std::iter::once(led).chain(own).collect(),
    }
}
