//! Pictures: words of a line where they stand among others, else blocks of their own.

use super::walk::{Walker, Writing};
use crate::document::{Image, Inline, Prose};
use crate::format::badge::is_badge;
use crate::text::clean::Clean;

/// The pictures of a block.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    /// Each, and where its text begins in the block's.
    all: Vec<(usize, Image)>,
    badges: usize,
}

impl Pictures {
    /// Whether there are any.
    pub(super) fn any(&self) -> bool {
        !self.all.is_empty()
    }

    /// Whether there are any, and all of them are badges.
    pub(super) fn are_badges(&self) -> bool {
        self.any() && self.badges == self.all.len()
    }

    /// Whether they make blocks of their own: one does, and several do unless badges are among them.
    pub(super) fn stand_alone(&self) -> bool {
        self.all.len() == 1 || (self.any() && self.badges == 0)
    }

    /// Each with its part of `prose`, which holds nothing else.
    pub(super) fn parted(self, prose: &Prose) -> Vec<(Image, Prose)> {
        let mut end = prose.text.len();
        let mut parts = Vec::with_capacity(self.all.len());
        for (n, (from, image)) in self.all.into_iter().enumerate().rev() {
            let from = if n == 0 { 0 } else { from.min(end) };
            parts.push((image, trimmed(prose, from, end)));
            end = from;
        }
        parts.reverse();
        parts
    }
}

/// A part of `prose` without white space at its ends.
fn trimmed(prose: &Prose, from: usize, end: usize) -> Prose {
    let text = &prose.text[from..end];
    let from = from + text.len() - text.trim_start().len();
    prose.slice(from..from + text.trim().len())
}

impl Walker {
    /// Begins an image: its alternative text, as a link to the picture unless it stands in a link.
    pub(super) fn start_image(&mut self, address: &str, title: &str, size: Option<(u32, u32)>) {
        let linked = self
            .spans
            .iter()
            .any(|span| matches!(span.inline, Some(Inline::Link(_))));
        let link = match linked || address.is_empty() {
            true => None,
            false => self.builder.link(self.target(address)),
        };
        let from = self.writer.len() + usize::from(self.soft_break);
        let span = self.start_span(link.map(Inline::Link), None);
        // Without an alternative text its title says what it shows.
        span.title = title.to_owned();
        span.from = from;
        self.pictures.badges += usize::from(is_badge(address, linked));
        let image = Image {
            source: self.absolute(address),
            size,
            ..Image::default()
        };
        self.pictures.all.push((from, image));
        self.in_image = true;
    }

    /// Ends an image. One without any words is a mark that can be followed, but for one in a heading, which has a name.
    pub(super) fn end_image(&mut self) {
        let from = self.spans.last().map_or(0, |span| span.from);
        if from == self.writer.len() {
            let title = self.spans.last().map(|span| span.title.clone());
            self.text(&title.unwrap_or_default());
        }
        let alt = self.writer.text_from(from).trim();
        match self.pictures.all.last_mut() {
            Some((_, image)) if !alt.is_empty() => image.alt = Clean::line(alt),
            Some(_) if !matches!(self.writing, Writing::Heading(_)) => self.text(Image::MARK),
            _ => {}
        }
        self.in_image = false;
        self.end_span();
    }

    /// Adds pictures as blocks of their own.
    pub(super) fn add_pictures(&mut self, pictures: Pictures, prose: &Prose) {
        for (image, text) in pictures.parted(prose) {
            self.builder.image(image, text);
        }
    }
}
