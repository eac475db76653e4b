//! A reader's word on a heading: that it is none, or that a block is one.

use super::{BlockId, BlockKind, Document, Section};

impl Document {
    /// Makes `block` the heading of `section`, or running text where that is `None`, and gives the section that it
    /// began before. Handing that back in undoes the change. No text changes, so every position stays true.
    /// Blocks that are neither headings nor running text stay as they are.
    pub fn replace_section(&mut self, block: BlockId, section: Option<Section>) -> Option<Section> {
        let heading = self.blocks.get_mut(block.index())?;
        if !matches!(
            heading.kind,
            BlockKind::Heading { .. } | BlockKind::Paragraph
        ) {
            return None;
        }
        heading.kind = match &section {
            Some(section) => BlockKind::Heading {
                level: section.level,
                inferred: section.inferred,
            },
            None => BlockKind::Paragraph,
        };
        let sections = &mut self.outline.sections;
        let at = sections.partition_point(|other| other.block < block);
        let before = (sections.get(at).is_some_and(|other| other.block == block))
            .then(|| sections.remove(at));
        if let Some(section) = section {
            sections.insert(at, Section { block, ..section });
        }
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Confidence, Prose};

    #[test]
    fn a_correction_is_undone_by_what_it_gave_back() {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, Prose::plain("text"));
        builder.heading(3, Prose::plain("a guess"), Some(Confidence::new(0.4)));
        builder.heading(2, Prose::plain("sure"), None);
        let mut document = builder.finish();
        let (blocks, outline) = (document.blocks.clone(), document.outline.clone());
        let before = document.replace_section(BlockId(1), None);
        assert_eq!(document.outline.sections.len(), 1);
        assert_eq!(document.block(BlockId(1)).kind, BlockKind::Paragraph);
        assert_eq!(document.replace_section(BlockId(1), before), None);
        assert_eq!((document.blocks, document.outline), (blocks, outline));
    }
}
