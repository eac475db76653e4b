//! The article without a screen: as plain text, and its outline as JSON.

use std::io::{self, Write};

use serde_json::json;

use crate::document::{BlockId, Document};
use crate::layout::{Layout, Settings};

/// Writes the article as plain text, the title first, blocks parted by a blank line. Set at `width` columns, or
/// a line a block where that is 0.
pub fn dump(document: &Document, width: u16, out: &mut dyn Write) -> io::Result<()> {
    let mut layout = (width > 0).then(|| Layout::new(Settings::at(width)));
    for (n, block) in document.blocks.iter().enumerate() {
        if n > 0 && !block.continues {
            out.write_all(b"\n")?;
        }
        match &mut layout {
            None => {
                out.write_all(block.prose.text.as_bytes())?;
                let goes_on = document
                    .blocks
                    .get(n + 1)
                    .is_some_and(|next| next.continues);
                if !goes_on {
                    out.write_all(b"\n")?;
                }
            }
            Some(layout) => {
                for line in layout
                    .lines(document, BlockId::new(n))
                    .iter()
                    .filter(|line| line.source.is_some())
                {
                    writeln!(
                        out,
                        "{:indent$}{}",
                        "",
                        line.text(),
                        indent = usize::from(line.indent)
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// Writes metadata and sections as one JSON object. `block` counts blocks from 0, the title not counted.
pub fn outline_json(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let metadata = &document.metadata;
    let text =
        |clean: &Option<crate::text::clean::Clean>| clean.as_ref().map(|clean| clean.to_string());
    let sections: Vec<_> = (0..document.outline.sections.len())
        .map(|n| {
            let section = &document.outline.sections[n];
            json!({
                "level": section.level,
                "title": &*section.title,
                "block": section.block.index() - document.title_blocks(),
                "words": document.section_words(n),
                "confidence": section.inferred.map(|confidence| confidence.probability()),
            })
        })
        .collect();
    let outline = json!({
        "title": text(&metadata.title),
        "byline": text(&metadata.byline),
        "site": text(&metadata.site),
        "published": text(&metadata.published),
        "lang": text(&metadata.lang),
        "words": document.words(),
        "verdict": metadata.verdict.map(|verdict| verdict.name()),
        "sections": sections,
    });
    serde_json::to_writer_pretty(&mut *out, &outline)?;
    out.write_all(b"\n")
}
