//! The language of a document, found when a line first asks for it.

use std::cell::OnceCell;

use crate::document::{BlockKind, Document};
use crate::text::hyphen::Language;

/// The most blocks that are looked at to tell a language, and how much of their text is enough.
const BLOCKS_LOOKED_AT_MAX: usize = 64;
const BYTES_LOOKED_AT: usize = 1500;

/// A document's language: what its metadata says, else what its first paragraphs look like.
#[derive(Debug, Clone, Copy)]
pub(super) struct LazyLanguage<'a> {
    pub document: &'a Document,
    /// Where it is remembered.
    pub known: &'a OnceCell<Option<Language>>,
}

impl LazyLanguage<'_> {
    /// The language; `None` where it is in doubt or its words are not hyphenated.
    pub(super) fn get(self) -> Option<Language> {
        *self
            .known
            .get_or_init(|| match &self.document.metadata.lang {
                Some(tag) => Language::of_tag(tag),
                None => Language::detect(&sample(self.document)),
            })
    }
}

fn sample(document: &Document) -> String {
    let mut sample = String::new();
    let blocks = document.blocks.iter().take(BLOCKS_LOOKED_AT_MAX);
    for block in blocks.filter(|block| block.kind == BlockKind::Paragraph) {
        let text = &block.prose.text;
        let left = BYTES_LOOKED_AT - sample.len().min(BYTES_LOOKED_AT);
        sample.push_str(&text[..text.floor_char_boundary(left.min(text.len()))]);
        sample.push('\n');
        if sample.len() >= BYTES_LOOKED_AT {
            break;
        }
    }
    sample
}
