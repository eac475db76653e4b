//! The text that a page declares to search engines as its article's, for pages whose scripts would show it.

use super::links::PageLinks;
use super::walk;
use crate::document::{BlockKind, Builder, Prose, Verdict};
use crate::text::clean::Clean;

/// A shorter text is a summary.
const CHARACTERS_MIN: usize = 250;

/// Whether a declared text is shown in the place of what a page shows itself.
pub(super) fn stands_in(body: &str, verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::NeedsScript | Verdict::Nothing)
        && body.chars().count() >= CHARACTERS_MIN
}

/// Adds a declared text: its own tags are read, and lines are paragraphs where it has none.
pub(super) fn append(body: &str, builder: &mut Builder, links: &PageLinks) {
    if body.contains("</") {
        let fragment = dom_query::Document::fragment(body);
        return walk::append(fragment.root(), builder, links);
    }
    for line in body.lines().map(Clean::line) {
        if !line.trim().is_empty() {
            builder.block(BlockKind::Paragraph, Prose::plain(&line));
        }
    }
}
