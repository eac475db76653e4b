//! Whether every letter of an article is on the page.

use longread::document::{BlockKind, Document};
use longread::layout::Line;
use longread::text::width;

/// The letters of `text` in an order that does not depend on who put them in their visual order; brackets are
/// mirrored in right-to-left text.
fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text
        .chars()
        .filter(|c| !"()[]{}<>«»「」『』（）".contains(*c))
        .collect();
    letters.sort_unstable();
    letters
}

/// True for what a page may leave out: white space, hyphens that show only where a line ends, and what parts the
/// cells of a table.
pub(crate) fn may_be_left_out(c: char, kind: &BlockKind) -> bool {
    c.is_whitespace()
        || c == width::SOFT_HYPHEN
        || (c == '|' && matches!(kind, BlockKind::Table(_)))
}

/// Holds that `lines`, all lines of `document`, show every letter of it once and as it is.
pub(crate) fn assert_all_shown_once(document: &Document, lines: &[Line]) {
    let mut shown: Vec<Vec<u8>> = document
        .blocks
        .iter()
        .map(|block| vec![0; block.prose.text.len()])
        .collect();
    for line in lines {
        let text = &document.block(line.block).prose.text;
        for run in &line.runs {
            let Some(source) = &run.source else { continue };
            let bytes = source.start as usize..source.end as usize;
            let of_text = &text[bytes.clone()];
            assert!(
                *of_text == *run.text || sorted(of_text) == sorted(&run.text),
                "{of_text:?} shows as {:?}",
                run.text
            );
            let counts = &mut shown[line.block.index()][bytes];
            counts.iter_mut().for_each(|count| *count += 1);
        }
    }
    for (block, shown) in document.blocks.iter().zip(shown) {
        let text = &block.prose.text;
        for (at, c) in text.char_indices() {
            assert!(
                shown[at] == 1 || (shown[at] == 0 && may_be_left_out(c, &block.kind)),
                "{c:?} at {at} of {text:?} is shown {} times",
                shown[at]
            );
        }
    }
}
