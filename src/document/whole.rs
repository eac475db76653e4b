//! The whole page: an article with what was removed from it back in its place.

use super::{Block, BlockId, BlockKind, Document, Part, Position, Prose};

/// A document with its furniture among its blocks, and the way between the two.
#[derive(Debug, Clone)]
pub struct WholePage {
    /// The article's blocks, and the removed ones as [`BlockKind::Furniture`].
    pub document: Document,
    /// For each block of the article, its id in `document`.
    shown: Vec<BlockId>,
}

impl WholePage {
    /// Puts what was removed from `article` back in its place.
    pub fn new(article: &Document) -> Self {
        let mut blocks = Vec::with_capacity(article.blocks.len() + article.furniture.len());
        let mut shown = Vec::with_capacity(article.blocks.len() + 1);
        let mut removed = article.furniture.iter().peekable();
        for id in (0..=article.blocks.len()).map(BlockId::new) {
            while let Some(furniture) = removed.next_if(|furniture| furniture.before <= id) {
                blocks.push(Block {
                    kind: BlockKind::Furniture(furniture.reason),
                    prose: Prose {
                        text: furniture.text.clone(),
                        spans: Box::default(),
                    },
                    nest: None,
                    continues: false,
                    words: 0,
                });
            }
            shown.push(BlockId::new(blocks.len()));
            blocks.extend(article.blocks.get(id.index()).cloned());
        }
        let moved = |block: BlockId| shown[block.index()];
        let mut sections = article.outline.sections.clone();
        sections
            .iter_mut()
            .for_each(|section| section.block = moved(section.block));
        let mut nests = article.nests.clone();
        nests
            .iter_mut()
            .for_each(|nest| nest.first = moved(nest.first));
        let at = |position: Position| Position {
            block: moved(position.block),
            ..position
        };
        let fragments = article
            .fragments
            .iter()
            .map(|(name, to)| (name.clone(), at(*to)))
            .collect();
        let document = Document::from_parts([Part {
            metadata: Some(article.metadata.clone()),
            blocks,
            nests,
            links: article.links.clone(),
            sections,
            fragments,
            furniture: Vec::new(),
            warnings: article.warnings.clone(),
        }]);
        Self { document, shown }
    }

    /// Where a position of the article is on the whole page.
    pub fn from_article(&self, position: Position) -> Position {
        let block = self.shown.get(position.block.index()).copied();
        Position {
            block: block.unwrap_or(self.document.end()),
            ..position
        }
    }

    /// Where a position on the whole page is in the article: in furniture, at the article's next block.
    pub fn to_article(&self, position: Position) -> Position {
        let block = self.shown.partition_point(|&shown| shown < position.block);
        let same = self.shown.get(block) == Some(&position.block);
        Position {
            block: BlockId::new(block),
            offset: if same { position.offset } else { 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::Reason;
    use crate::document::{Builder, Container};

    #[test]
    fn what_was_removed_stands_in_its_place_and_positions_go_both_ways() {
        let mut builder = Builder::new();
        builder.furniture("menu", Reason::Navigation);
        builder.heading(2, Prose::plain("head"), None);
        builder.furniture("share", Reason::Sharing);
        builder.open(Container::Quote);
        builder.block(BlockKind::Paragraph, Prose::plain("text"));
        builder.close();
        builder.furniture("foot", Reason::AfterArticle);
        let article = builder.finish();
        let whole = WholePage::new(&article);
        let texts: Vec<_> = whole
            .document
            .blocks
            .iter()
            .map(|block| block.prose.text.to_string())
            .collect();
        assert_eq!(texts, ["menu", "head", "share", "text", "foot"]);
        assert_eq!(whole.document.outline.sections[0].block, BlockId(1));
        assert_eq!(whole.document.nests[0].first, BlockId(3));
        let position = Position {
            block: BlockId(1),
            offset: 2,
        };
        assert_eq!(
            whole.from_article(position),
            Position {
                block: BlockId(3),
                offset: 2
            }
        );
        assert_eq!(whole.to_article(whole.from_article(position)), position);
        assert_eq!(
            whole.to_article(Position {
                block: BlockId(2),
                offset: 3
            }),
            Position::at(BlockId(1))
        );
        assert_eq!(whole.document.words(), article.words());
    }
}
