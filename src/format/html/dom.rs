//! Characters to a tree, with a limit on how deep it may be: parsing takes time that grows with the square of depth.

use std::borrow::Cow;

use memchr::memchr;

use super::page::Page;

/// The deepest nesting that is handed to the parser; tags further in are left out of what it sees.
const NESTING_MAX: usize = 400;

/// Elements whose end tags may be left out, so that counting them says nothing of depth, and those that have none.
const UNCOUNTED: &[&str] = &[
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input",
    "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Parses a page.
pub(super) fn parse(text: String) -> Page {
    let tree = tree(&text);
    // The tree has a copy of the text, and the page will have another: not all three are kept at once. The page's
    // room is taken first, while allocators still take such sizes from the system, and so give them back to it.
    let page = Page::with_room(text.len());
    drop(text);
    page.filled(tree.root())
}

/// The tree of a page, whatever its text is like.
pub(in crate::format) fn tree(text: &str) -> dom_query::Document {
    dom_query::Document::from(&*flattened(text))
}

/// The text without the tags that would nest too deeply.
fn flattened(text: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut depth = 0usize;
    let (mut at, mut copied) = (0, 0);
    let bytes = text.as_bytes();
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        let start = at + found;
        let closes = bytes.get(start + 1) == Some(&b'/');
        let name_start = start + 1 + usize::from(closes);
        let name_length = bytes[name_start..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        at = name_start;
        if name_length == 0 || is_uncounted(&text[name_start..name_start + name_length]) {
            continue;
        }
        let end = memchr(b'>', &bytes[start..]).map_or(text.len(), |length| start + length + 1);
        let too_deep = depth > NESTING_MAX;
        if closes {
            depth = depth.saturating_sub(1);
        } else if !text[..end].ends_with("/>") {
            depth += 1;
        }
        if too_deep {
            let out = out.get_or_insert_with(String::new);
            out.push_str(&text[copied..start]);
            copied = end;
            at = end;
        }
    }
    match out {
        Some(mut out) => {
            out.push_str(&text[copied..]);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(text),
    }
}

fn is_uncounted(name: &str) -> bool {
    UNCOUNTED
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_as_pages_are_is_left_as_it_is() {
        let text = format!("<div>{}</div>", "<p>a <b>b</b> <br> 1 < 2".repeat(5000));
        assert!(matches!(flattened(&text), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_nested_too_deeply_loses_its_tags_and_no_text() {
        let text = format!(
            "{}deep{}end",
            "<div>".repeat(100_000),
            "</div>".repeat(100_000)
        );
        let flat = flattened(&text);
        assert!(flat.len() < 10_000 && flat.contains("deep") && flat.ends_with("end"));
        assert_eq!(parse(text).inner_text(0), "deepend");
    }
}
