//! `Tokens`: what the letters of code are in its language. They are asked for when a block of code comes on the
//! page, told by the host in its own time, and laid over the page when it is drawn.

use std::collections::HashMap;
use std::ops::{Range, RangeInclusive};

use crate::app::event::Effect;
use crate::document::code::{Stretches, Token};
use crate::document::{BlockId, BlockKind, Document};
use crate::layout::Page;
use crate::text::clean::Clean;

/// Longer code stays plain: nobody reads it through, and it would hold up all other.
const CODE_BYTES_MAX: usize = 200_000;
/// The most tokens that are remembered, those of the blocks on the page apart: some two megabytes.
const REMEMBERED_MAX: usize = 200_000;
/// The most answers that are waited for at once. A reader who rushes through a book of code asks for no more.
const AWAITED_MAX: usize = 8;

/// The tokens of blocks of code, by block. `None` where they are still awaited.
#[derive(Debug, Default)]
pub struct Tokens {
    blocks: HashMap<BlockId, Option<Stretches>>,
    remembered: usize,
    awaited: usize,
}

impl Tokens {
    /// What is to be asked for, now that `page` is shown.
    pub fn wanted(&mut self, document: &Document, page: &Page) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut last = None;
        for line in &page.lines {
            if last.replace(line.block) == Some(line.block) || self.awaited >= AWAITED_MAX {
                continue;
            }
            let BlockKind::Code {
                language: Some(language),
            } = &document.block(line.block).kind
            else {
                continue;
            };
            if self.blocks.contains_key(&line.block) {
                continue;
            }
            // Code that was too long for one block is read as one, since its beginning says what the rest is.
            let Some(blocks) = pieces(document, line.block) else {
                continue;
            };
            let texts: Vec<Clean> = blocks
                .clone()
                .map(|block| document.block(BlockId(block)).prose.text.clone())
                .collect();
            self.awaited += texts.len();
            for block in blocks.clone() {
                self.blocks.entry(BlockId(block)).or_insert(None);
            }
            effects.push(Effect::Highlight {
                first: BlockId(blocks.start),
                language: language.clone(),
                texts,
            });
        }
        effects
    }

    /// The tokens of `text` are known. They count if that is still the text of `block`, which it is not when
    /// another article, or another view of it, has come on the screen since.
    pub fn told(
        &mut self,
        document: &Document,
        page: &Page,
        block: BlockId,
        text: &Clean,
        tokens: Stretches,
    ) {
        self.awaited = self.awaited.saturating_sub(1);
        let is_same = block < document.end() && document.block(block).prose.text == *text;
        if !is_same {
            return;
        }
        self.remembered += tokens.len();
        if let Some(Some(before)) = self.blocks.insert(block, Some(tokens)) {
            self.remembered -= before.len();
        }
        if self.remembered > REMEMBERED_MAX {
            self.forget_but(page);
        }
    }

    /// The tokens in `range` of a block's text, as far as they are known.
    pub fn within(
        &self,
        block: BlockId,
        range: Range<u32>,
    ) -> impl Iterator<Item = &(Range<u32>, Token)> {
        let tokens = self.blocks.get(&block).and_then(Option::as_deref);
        let tokens = tokens.unwrap_or_default();
        let first = tokens.partition_point(|(token, _)| token.end <= range.start);
        tokens[first..]
            .iter()
            .take_while(move |(token, _)| token.start < range.end)
    }

    /// The blocks on the screen are others now. What is still awaited is counted until it comes.
    pub fn forget(&mut self) {
        self.blocks.clear();
        self.remembered = 0;
    }

    /// Forgets the tokens of blocks that are not on `page`; those that are would be asked for again at once.
    fn forget_but(&mut self, page: &Page) {
        let shown = shown(page);
        self.blocks.retain(|block, tokens| {
            tokens.is_none() || shown.as_ref().is_some_and(|shown| shown.contains(block))
        });
        let counts = self.blocks.values().flatten().map(Vec::len);
        self.remembered = counts.sum();
    }
}

/// The blocks that hold the code of which `block` is a piece; `None` where it is too long.
fn pieces(document: &Document, block: BlockId) -> Option<Range<u32>> {
    let length = |block: u32| document.block(BlockId(block)).prose.text.len();
    let continues = |block: u32| document.block(BlockId(block)).continues;
    let (mut start, mut end) = (block.0, block.0 + 1);
    let mut bytes = length(start);
    while continues(start) && start > 0 && bytes <= CODE_BYTES_MAX {
        start -= 1;
        bytes += length(start);
    }
    while end < document.end().0 && continues(end) && bytes <= CODE_BYTES_MAX {
        bytes += length(end);
        end += 1;
    }
    (bytes <= CODE_BYTES_MAX).then_some(start..end)
}

/// The blocks on a page, from the first to the last.
fn shown(page: &Page) -> Option<RangeInclusive<BlockId>> {
    let (first, last) = (page.lines.first()?, page.lines.last()?);
    Some(first.block..=last.block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Position, Prose};
    use crate::layout::{Layout, Settings, Top};

    fn code(language: Option<&str>, texts: &[String]) -> Document {
        let mut builder = Builder::new();
        for text in texts {
            let language = language.map(Clean::new);
            builder.block(BlockKind::Code { language }, Prose::plain(text));
        }
        builder.finish()
    }

    fn page(document: &Document, block: u32) -> Page {
        let top = Top::at(Position::at(BlockId(block)));
        Layout::new(Settings::default()).page(document, top, 20)
    }

    fn asked(effects: &[Effect]) -> Vec<u32> {
        let block = |effect: &Effect| match effect {
            Effect::Highlight { first, .. } => Some(first.0),
            _ => None,
        };
        effects.iter().filter_map(block).collect()
    }

    fn tell(tokens: &mut Tokens, document: &Document, block: u32, count: u32) {
        let text = document.block(BlockId(block)).prose.text.clone();
        let told = (0..count).map(|n| (n..n + 1, Token::Keyword)).collect();
        let page = page(document, block);
        tokens.told(document, &page, BlockId(block), &text, told);
    }

    #[test]
    fn a_block_is_asked_for_once_and_only_a_few_at_a_time() {
        let document = code(Some("rust"), &vec!["let x = 1;".to_owned(); 30]);
        let mut tokens = Tokens::default();
        let first = page(&document, 0);
        assert_eq!(
            asked(&tokens.wanted(&document, &first)),
            (0..8).collect::<Vec<_>>()
        );
        assert!(tokens.wanted(&document, &first).is_empty());
        tell(&mut tokens, &document, 0, 3);
        assert_eq!(asked(&tokens.wanted(&document, &first)), [8]);
        assert_eq!(tokens.within(BlockId(0), 1..2).count(), 1);
        assert_eq!(tokens.within(BlockId(1), 0..9).count(), 0);
    }

    #[test]
    fn code_without_a_language_and_giants_stay_plain() {
        let mut tokens = Tokens::default();
        let mut asked = |language, lines: usize| {
            let document = code(language, &["let x = 1;\n".repeat(lines)]);
            let last = document.end().0 - 1;
            let wanted = tokens.wanted(&document, &page(&document, last));
            tokens = Tokens::default();
            wanted.first().map(|effect| match effect {
                Effect::Highlight { first, texts, .. } => {
                    (first.0, texts.len() == last as usize + 1)
                }
                _ => panic!("{effect:?}"),
            })
        };
        assert_eq!(asked(None, 1), None);
        assert_eq!(asked(Some("rust"), 1), Some((0, true)));
        assert_eq!(asked(Some("rust"), 10_000), Some((0, true)));
        assert_eq!(asked(Some("rust"), 20_000), None);
    }

    #[test]
    fn an_answer_about_another_text_counts_for_nothing() {
        let one = code(Some("rust"), &["let x = 1;".to_owned()]);
        let other = code(Some("rust"), &["let y = 2;".to_owned()]);
        let mut tokens = Tokens::default();
        tokens.wanted(&one, &page(&one, 0));
        let text = other.block(BlockId(0)).prose.text.clone();
        let told = vec![(0..3, Token::Keyword)];
        tokens.told(&one, &page(&one, 0), BlockId(0), &text, told);
        assert_eq!(tokens.within(BlockId(0), 0..9).count(), 0);
        assert_eq!(tokens.awaited, 0);
    }

    #[test]
    fn what_is_remembered_has_a_limit_and_the_page_is_not_forgotten() {
        let document = code(Some("rust"), &vec!["x\n".repeat(40); 4]);
        let mut tokens = Tokens::default();
        for block in 0..4 {
            tell(&mut tokens, &document, block, REMEMBERED_MAX as u32 / 2);
        }
        assert!(tokens.remembered <= REMEMBERED_MAX);
        assert!(tokens.within(BlockId(3), 0..9).count() > 0);
        assert!(tokens.within(BlockId(0), 0..9).count() == 0);
    }
}
