//! Taking text along: to the clipboard, as the article has it, without our breaks and hyphens.

use super::App;
use super::event::Effect;
use crate::document::{BlockId, Document, Position};

/// The most bytes that are sent to the clipboard: what common terminals take in one sequence, less what its
/// encoding adds.
const COPIED_BYTES_MAX: usize = 74_000;
/// From this many words on, a link to a passage names its first and last words alone.
const QUOTED_WORDS_MAX: usize = 10;

impl App {
    /// Hands `text` to the terminal's clipboard. No terminal says whether it took it, so neither do we.
    pub(super) fn copy(&mut self, text: String, what: &str) {
        if text.is_empty() {
            return self.outside.say("nothing to copy here");
        }
        if text.len() > COPIED_BYTES_MAX {
            let kilobytes = text.len() / 1000;
            return self.outside.say(format!(
                "{what} is too long for the terminal's clipboard: {kilobytes} KB"
            ));
        }
        self.outside.push(Effect::Copy(text));
        self.outside
            .say(format!("{what} was sent to the clipboard"));
    }

    pub(super) fn copy_paragraph(&mut self) {
        let text = self.paragraph_here().map(|block| {
            let text = &self.reading.document().block(block).prose.text;
            text.to_string()
        });
        self.copy(text.unwrap_or_default(), "the paragraph");
    }

    pub(super) fn copy_section(&mut self) {
        let document = self.reading.document();
        let blocks = match self.reading.current_section() {
            Some(section) => document.section_blocks(section),
            None => {
                let first = document.outline.sections.first();
                BlockId(0)..first.map_or(document.end(), |first| first.block)
            }
        };
        let text = text_of(document, blocks);
        self.copy(text, "the section");
    }

    pub(super) fn copy_address(&mut self) {
        let address = self.reading.article().metadata.address.as_ref();
        let address = match address {
            Some(address) => address.to_string(),
            None => self
                .arrival
                .origin
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        };
        self.copy(address, "the address");
    }

    /// The paragraph as a quote in Markdown: its text, then who says so and where.
    pub(super) fn copy_quote(&mut self) {
        let quote = self.paragraph_here().map(|block| {
            let document = self.reading.document();
            quote(document, block)
        });
        self.copy(quote.unwrap_or_default(), "the quote");
    }

    /// The first paragraph that begins on the page, or the one that all of it shows.
    fn paragraph_here(&self) -> Option<BlockId> {
        let lines = &self.reading.page().lines;
        let begins = |block: BlockId| {
            let first = lines
                .iter()
                .find(|line| line.block == block && line.source.is_some());
            first.is_some_and(|line| line.start() == Some(Position::at(block)))
        };
        let mut blocks = lines
            .iter()
            .filter(|line| line.source.is_some())
            .map(|line| line.block);
        let first = blocks.clone().next();
        blocks.find(|block| begins(*block)).or(first)
    }
}

/// The blocks' texts, parted by blank lines.
fn text_of(document: &Document, blocks: std::ops::Range<BlockId>) -> String {
    let mut text = String::new();
    for block in (blocks.start.0..blocks.end.0).map(BlockId) {
        let held = document.block(block);
        if !text.is_empty() && !held.continues {
            text.push_str("\n\n");
        }
        text.push_str(&held.prose.text);
        // One more block is enough to know that it is too much.
        if text.len() > COPIED_BYTES_MAX {
            break;
        }
    }
    text
}

fn quote(document: &Document, block: BlockId) -> String {
    let text = &document.block(block).prose.text;
    let quoted: String = text.lines().map(|line| format!("> {line}\n")).collect();
    let metadata = &document.metadata;
    let section = document.outline.current_section(Position::at(block));
    let section = section.map(|section| document.outline.sections[section].title.to_string());
    let from: Vec<String> = [
        &metadata.byline,
        &metadata.title,
        &metadata.site,
        &metadata.published,
    ]
    .into_iter()
    .flatten()
    .map(|part| part.to_string())
    .chain(section.map(|section| format!("\"{section}\"")))
    .collect();
    let mut quote = quoted;
    if !from.is_empty() {
        quote.push_str(&format!(">\n> — {}\n", from.join(", ")));
    }
    if let Some(address) = &metadata.address {
        let page = address.split('#').next().unwrap_or_default();
        quote.push_str(&format!("> <{page}#:~:text={}>\n", passage(text)));
    }
    quote
}

/// The words that lead a browser to a passage, encoded as an address needs them.
fn passage(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let half = QUOTED_WORDS_MAX / 2;
    match words.len() > QUOTED_WORDS_MAX {
        true => {
            let first = encoded(&words[..half].join(" "));
            let last = encoded(&words[words.len() - half..].join(" "));
            format!("{first},{last}")
        }
        false => encoded(&words.join(" ")),
    }
}

/// All but letters and digits as `%20` and the like; the passage's own marks, comma and hyphen, too.
fn encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Metadata, Prose};
    use crate::text::clean::Clean;

    #[test]
    fn a_quote_says_where_it_is_from() {
        let mut builder = Builder::new();
        builder.metadata(Metadata {
            title: Some(Clean::new("A walk")),
            address: Some(Clean::new("https://a.example/walk#top")),
            ..Metadata::default()
        });
        builder.heading(2, Prose::plain("Out"), None);
        builder.block(BlockKind::Paragraph, Prose::plain("It rained, all day."));
        let document = builder.finish();
        assert_eq!(
            quote(&document, BlockId(2)),
            "> It rained, all day.\n>\n> — A walk, \"Out\"\n\
             > <https://a.example/walk#:~:text=It%20rained%2C%20all%20day%2E>\n"
        );
    }
}
