//! How a reader looks for an action: by parts of words, or by what other pagers call it; and what the mouse does.

use crate::app::keys::action::Action as A;

/// What the mouse does, as the help shows it.
pub const MOUSE: &[(&str, &str)] = &[
    ("wheel", "scroll what is under the pointer"),
    ("click a heading", "fold its section, or open it again"),
    (
        "click a link",
        "follow it; a note's number leads to the note",
    ),
    ("click ▸ or …", "open what is folded there"),
    ("click the outline", "go to that section"),
    ("click a list's row", "go there: to a section, link or mark"),
    ("click the , menu", "choose a line; on its value, change it"),
    ("drag", "select text and copy it"),
    ("double click", "select a word; a triple one the paragraph"),
    ("drag the divider", "a wider or narrower outline"),
    ("scrollbar", "click or drag: go to that place"),
];

/// What is typed behind a colon for an action in pagers that many know.
pub fn behind_colon(action: A) -> Option<&'static str> {
    match action {
        A::ArticleNext => Some("n"),
        A::ArticlePrevious => Some("p"),
        _ => None,
    }
}

/// True when `text`, in lower case, has a word with the stem of `word`: who types "links" or "copying" finds
/// "link" and "copy" too.
pub fn has(text: &str, word: &str) -> bool {
    let stem = ["ing", "ies", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() >= STEM_BYTES_MIN);
    text.contains(word) || stem.is_some_and(|stem| text.contains(stem))
}

/// A shorter stem would be found in too many words.
const STEM_BYTES_MIN: usize = 3;
