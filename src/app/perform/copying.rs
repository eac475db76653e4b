//! Taking text along: what each copy key takes, and what the reader is told of it.

use std::ops::Range;

use crate::app::App;
use crate::app::event::Effect;
use crate::app::outbox::counted;
use crate::app::reading::selection::{paragraph, whole};
use crate::document::address::at_fragment;
use crate::document::words::count_words;
use crate::document::{BlockId, BlockKind, LinkId, Origin, Position, Target};
use crate::export::quote;

/// What is said to keys and commands that need a selection.
pub(in crate::app) const NOTHING_SELECTED: &str = "nothing is selected; v begins to select";

impl App {
    /// The selection, which ends.
    pub(in crate::app) fn copy_selection(&mut self) {
        if let Some(range) = self.take_selection() {
            self.copy_range(range);
        }
    }

    /// The selection as a quotation; it ends.
    pub(in crate::app) fn quote_selection(&mut self) {
        if let Some(range) = self.take_selection() {
            self.quote_range(range);
        }
    }

    /// The paragraph at hand, and those after it where `count` says so.
    pub(in crate::app) fn copy_paragraphs(&mut self, count: usize) {
        match self.paragraphs(count) {
            Some(range) => self.copy_range(range),
            None => self.outbox.say("there is no text to copy"),
        }
    }

    /// The paragraph at hand, as a quotation.
    pub(in crate::app) fn quote_paragraphs(&mut self, count: usize) {
        match self.paragraphs(count) {
            Some(range) => self.quote_range(range),
            None => self.outbox.say("there is no text to quote"),
        }
    }

    /// The section that is read.
    pub(in crate::app) fn copy_section(&mut self) {
        let range = self.section_range();
        self.copy_range(range);
    }

    /// The address that a link leads to.
    pub(in crate::app) fn copy_link(&mut self, link: LinkId) {
        let address = match &self.reading.document().links[link.0 as usize].target {
            Target::Address(address) => address.to_string(),
            Target::Fragment(name) => match self.web_address() {
                Some(page) => at_fragment(&page, name),
                None => format!("#{name}"),
            },
        };
        let said = format!("sent {address} to the clipboard");
        self.send(address, said);
    }

    /// The first block of code on the page.
    pub(in crate::app) fn copy_code(&mut self) {
        let document = self.reading.document();
        let is_code =
            |block: &BlockId| matches!(document.block(*block).kind, BlockKind::Code { .. });
        let blocks = self.reading.page().lines.iter().map(|line| line.block);
        let Some(block) = blocks.filter(|block| block < &document.end()).find(is_code) else {
            return self.outbox.say("no code on this page");
        };
        let range = whole(document, paragraph(document, block));
        let text = quote::text(document, &range);
        let lines = text.lines().count();
        let said = format!("sent {} of code to the clipboard", counted(lines, "line"));
        self.reading.sent = Some(range);
        self.send(text, said);
    }

    /// The article's address, or the path of its file.
    pub(in crate::app) fn copy_address(&mut self) {
        let file = match &self.articles.arrival.origin {
            Some(Origin::File(path)) => Some(path.to_string_lossy().into_owned()),
            _ => None,
        };
        match (self.web_address(), file) {
            (Some(address), _) => {
                let said = format!("sent {address} to the clipboard");
                self.send(address, said);
            }
            (None, Some(path)) => {
                let said = "no address is known; sent the file's name to the clipboard";
                self.send(path, said.to_owned());
            }
            (None, None) => self.outbox.say("this article has no address"),
        }
    }

    /// Copies a range of the document on screen, and shows it.
    pub(in crate::app) fn copy_range(&mut self, range: Range<Position>) {
        let text = quote::text(self.reading.document(), &range);
        let words = counted(count_words(&text) as usize, "word");
        self.reading.sent = Some(range);
        self.send(text, format!("sent {words} to the clipboard"));
    }

    fn quote_range(&mut self, range: Range<Position>) {
        let document = self.reading.document();
        let words = count_words(&quote::text(document, &range));
        let text = quote::markdown(document, &range, self.web_address().as_deref());
        let words = counted(words as usize, "word");
        self.reading.sent = Some(range);
        self.send(
            text,
            format!("sent a quotation of {words} to the clipboard"),
        );
    }

    /// No terminal says whether it took what it was sent; what did not even leave is told by the host.
    fn send(&mut self, text: String, said: String) {
        if text.is_empty() {
            return self.outbox.say("there is no text to copy");
        }
        self.outbox.push(Effect::Copy(text));
        self.outbox.say(said);
    }

    /// What is selected, which is no longer.
    fn take_selection(&mut self) -> Option<Range<Position>> {
        let selection = self.reading.selection.take();
        if selection.is_none() {
            self.outbox.say(NOTHING_SELECTED);
        }
        selection.map(|selection| selection.range(self.reading.document()))
    }

    fn paragraphs(&self, count: usize) -> Option<Range<Position>> {
        let document = self.reading.document();
        let first = paragraph(document, self.current_block()?);
        let mut blocks = first.clone();
        for _ in 1..count {
            if blocks.end >= document.end() {
                break;
            }
            blocks.end = paragraph(document, blocks.end).end;
        }
        Some(whole(document, blocks))
    }

    /// All of the section that is read, or of what stands before the first one.
    pub(in crate::app) fn section_range(&self) -> Range<Position> {
        let document = self.reading.document();
        whole(
            document,
            document.blocks_under(self.reading.current_section()),
        )
    }

    /// A range's text as it is handed on.
    pub(in crate::app) fn text_of(&self, range: &Range<Position>) -> String {
        quote::text(self.reading.document(), range)
    }

    /// The address of the page that the article is from.
    pub(in crate::app) fn web_address(&self) -> Option<String> {
        let named = self.reading.article().metadata.address.as_ref();
        let from = match &self.articles.arrival.origin {
            Some(Origin::Address(address)) => Some(address.as_str()),
            _ => None,
        };
        let address = named.map(|address| address.as_str()).or(from)?;
        let lower = address.to_ascii_lowercase();
        let is_web = lower.starts_with("http://") || lower.starts_with("https://");
        is_web.then(|| address.to_owned())
    }
}
