//! What is on a page and is no text for its readers: hidden by the page itself, or a tool.

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use crate::document::block::Reason;

/// Why a node is no text for readers: they do not see it, or it is a tool of the page, such as a link to edit it.
pub(super) fn reason(page: &Page, id: Id, is_box: bool) -> Option<Reason> {
    if page.tag(id) == Tag::Text {
        return None;
    }
    let is = |key, value| page.attribute(id, key) == Some(value);
    // What is hidden from listeners alone is seen by all others: of a text only decoration is left out. A box may be a
    // dialog that is not open.
    let is_decoration = is(Key::AriaHidden, "true")
        && ((is_box && !is_text(page.tag(id)))
            || !page.inner_text(id).contains(char::is_alphanumeric));
    let unseen = page.hides(id)
        || is_put_away(page, id)
        || (is_decoration
            && !page
                .attribute(id, Key::Class)
                .is_some_and(|class| class.contains("fallback-image")));
    let unseen = unseen
        || page
            .attribute(id, Key::Class)
            .is_some_and(|class| class.split_ascii_whitespace().any(is_for_listeners));
    if page
        .attribute(id, Key::Class)
        .is_some_and(|class| class.split_ascii_whitespace().any(is_tool))
    {
        return Some(Reason::Navigation);
    }
    let over = is(Key::Role, "tooltip")
        || page.tag(id) == Tag::Dialog
        || (is(Key::AriaModal, "true") && is(Key::Role, "dialog"));
    (unseen || over).then_some(Reason::Hidden)
}

/// Whether AMP shows an element over the page when something is tapped: a show of pictures, a menu.
pub(super) fn is_put_away(page: &Page, id: Id) -> bool {
    page.attribute(id, Key::Layout) == Some("nodisplay")
        || page
            .attribute(id, Key::Class)
            .is_some_and(|class| class.contains("-layout-nodisplay"))
}

/// Whether an element is made for text, and no box for anything.
fn is_text(tag: Tag) -> bool {
    matches!(tag, Tag::P | Tag::Blockquote)
}

/// Classes of what is read out by screen readers and not shown, as the common style sheets call them, with or without
/// a maker's own beginning.
fn is_for_listeners(class: &str) -> bool {
    [
        "screen-reader-text",
        "screenreader-only",
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "element-invisible",
        "assistive-text",
        "hide-text",
        "a11y-hidden",
        "skip-link",
    ]
    .iter()
    .any(|known| class.to_ascii_lowercase().ends_with(known))
}

/// Classes of what MediaWiki puts around an article to work on it: links to edit its sections, lists of its
/// translations, and all that it does not print.
fn is_tool(class: &str) -> bool {
    [
        "mw-editsection",
        "mw-portlet",
        "mw-jump-link",
        "vector-dropdown",
    ]
    .iter()
    .any(|start| class.starts_with(start))
        || class == "noprint"
}
