//! Marks within a block that the parser does not know: `==marked==`, `[[links]]` to other pages, `:names:` of emoji,
//! notes at their place, and text raised or lowered within a word.

use std::ops::Range;

use super::edits::{self, Edit};
use super::ranges::Ranges;
use super::walk::Walker;
use super::{emoji, scripts};
use crate::document::{Inline, Prose, Span};

/// The longest of these that is looked for.
const LENGTH_MAX: usize = 400;

impl Walker {
    /// Takes the marks out of `prose` and makes of them what they mean; `cells` are moved along.
    pub(super) fn set_marks(&mut self, prose: &mut Prose, cells: &mut [&mut Range<u32>]) {
        let has = |prose: &Prose, mark: &str| {
            memchr::memmem::find(prose.text.as_bytes(), mark.as_bytes()).is_some()
        };
        if has(prose, "[[") {
            let (edits, spans) = self.page_links(prose);
            edits::apply(prose, &edits, spans, cells);
        }
        if has(prose, "==") {
            let (edits, spans) = marked(prose);
            edits::apply(prose, &edits, spans, cells);
        }
        if has(prose, "^[") {
            edits::apply(prose, &notes(prose), Vec::new(), cells);
        }
        if memchr::memchr(b':', prose.text.as_bytes()).is_some() {
            edits::apply(prose, &emoji(prose), Vec::new(), cells);
        }
        let (edits, spans) = scripts::find(prose);
        edits::apply(prose, &edits, spans, cells);
    }

    /// `[[page]]`, `[[page|words]]` and the same with a picture.
    fn page_links(&mut self, prose: &Prose) -> (Vec<Edit>, Vec<Span>) {
        let taken = verbatim(prose, true);
        let (mut edits, mut spans) = (Vec::new(), Vec::new());
        for (open, inner) in between(&prose.text, "[[", "]]", &taken) {
            let text = &prose.text[inner.clone()];
            let (page, words_at) = match text.split_once('|') {
                Some((page, _)) => (page, inner.start + page.len() + 1),
                None => (text, inner.start),
            };
            // What is no name is an index or a test in a shell.
            let is_name = !text.contains(['[', ']', '\n']) && page.contains(char::is_alphabetic);
            if !is_name || words_at == inner.end {
                continue;
            }
            let picture = prose.text[..open].ends_with('!');
            edits.push(Edit::cut(open - usize::from(picture)..words_at));
            edits.push(Edit::cut(inner.end..inner.end + 2));
            let address = match page.contains(['#', '.', '/']) {
                true => page.to_owned(),
                false => format!("{page}.md"),
            };
            let target = self.target(&address);
            spans.extend(self.builder.link(target).map(|link| Span {
                range: words_at as u32..inner.end as u32,
                inline: Inline::Link(link),
            }));
        }
        (edits, spans)
    }
}

/// `==marked==`.
fn marked(prose: &Prose) -> (Vec<Edit>, Vec<Span>) {
    let taken = verbatim(prose, false);
    let (mut edits, mut spans) = (Vec::new(), Vec::new());
    for (open, inner) in between(&prose.text, "==", "==", &taken) {
        let after = &prose.text[inner.end + 2..];
        if after.starts_with(|c: char| c == '=' || c.is_alphanumeric())
            || prose.text[inner.clone()].starts_with('=')
        {
            continue;
        }
        edits.push(Edit::cut(open..inner.start));
        edits.push(Edit::cut(inner.end..inner.end + 2));
        spans.push(Span {
            range: inner.start as u32..inner.end as u32,
            inline: Inline::Mark,
        });
    }
    (edits, spans)
}

/// `^[a note]` at its place, in brackets.
fn notes(prose: &Prose) -> Vec<Edit> {
    let taken = verbatim(prose, false);
    let mut edits = Vec::new();
    let text = &*prose.text;
    let mut from = 0;
    while let Some(open) = text[from..].find("^[").map(|at| from + at) {
        from = open + 2;
        let Some(length) = text[from..].find(['[', ']']) else {
            break;
        };
        let end = from + length;
        if text.as_bytes()[end] != b']' || length == 0 || taken.meet(open..end) {
            continue;
        }
        let is_apart = text[..open].ends_with(char::is_whitespace) || open == 0;
        edits.push(Edit {
            range: open..from,
            with: if is_apart { "(" } else { " (" },
        });
        edits.push(Edit {
            range: end..end + 1,
            with: ")",
        });
        from = end + 1;
    }
    edits
}

/// `:names:` that are known.
fn emoji(prose: &Prose) -> Vec<Edit> {
    let text = prose.text.as_bytes();
    let taken = verbatim(prose, false);
    let is_part = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b':')
    };
    let mut edits: Vec<Edit> = Vec::new();
    for open in memchr::memchr_iter(b':', text) {
        let name = &text[open + 1..(open + 2 + emoji::NAME_BYTES_MAX).min(text.len())];
        let Some(length) = name
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"_+-".contains(byte)))
        else {
            continue;
        };
        let end = open + 1 + length;
        let before = open.checked_sub(1);
        let follows_another = edits.last().is_some_and(|edit| edit.range.end == open);
        if name[length] != b':' || is_part(before) && !follows_another || taken.meet(open..end) {
            continue;
        }
        let Some(with) = std::str::from_utf8(&name[..length])
            .ok()
            .and_then(emoji::named)
        else {
            continue;
        };
        let is_alone = !is_part(Some(end + 1)) || text[end + 1] == b':';
        if is_alone {
            edits.push(Edit {
                range: open..end + 1,
                with,
            });
        }
    }
    edits
}

/// What stands between `open` and `close` on one line, not within a word, close to the marks; with where the opening
/// mark stands.
fn between(text: &str, open: &str, close: &str, taken: &Ranges) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(open).map(|at| from + at) {
        let start = at + open.len();
        let limit = text.floor_char_boundary(start + LENGTH_MAX);
        let line = text[start..limit].split('\n').next().unwrap_or_default();
        let Some(length) = line.find(close) else {
            // A mark that nothing closes is passed over with all that could not close it.
            from = start;
            continue;
        };
        let inner = &line[..length];
        let in_word = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '=');
        let is_close = !inner.is_empty() && inner.trim() == inner;
        let end = start + length + close.len();
        if !in_word && is_close && !taken.meet(at..end) {
            found.push((at, start..start + length));
            from = end;
        } else {
            from = start;
        }
    }
    found
}

/// Where marks mean nothing: in code and mathematics, and, where said, in links.
fn verbatim(prose: &Prose, links: bool) -> Ranges {
    match links {
        true => Ranges::of(prose, |inline| {
            matches!(
                inline,
                Inline::Code | Inline::Math | Inline::Link(_) | Inline::Note(_)
            )
        }),
        false => Ranges::of(prose, |inline| {
            matches!(inline, Inline::Code | Inline::Math)
        }),
    }
}
