//! Paths within a book: links are relative to the file that they stand in.

use unicode_normalization::UnicodeNormalization;

use crate::document::address::percent_decoded;

/// A file of the book and a fragment in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The file's path from the archive's root.
    pub(super) path: String,
    /// The fragment, without its `#`.
    pub(super) fragment: Option<String>,
}

/// Where `href` in the file at `from` leads within the book; `None` for an address elsewhere.
pub(super) fn resolve(from: &str, href: &str) -> Option<Place> {
    // Programs on Windows write their own separators, and some systems take accents apart.
    let href: String = href.trim().replace('\\', "/");
    let href = &*href;
    if has_scheme(href) || href.starts_with("//") {
        return None;
    }
    let (file, fragment) = match href.split_once('#') {
        Some((file, fragment)) => (file, Some(percent_decoded(fragment))),
        None => (href, None),
    };
    let file = file.split('?').next().unwrap_or_default();
    let path = if file.is_empty() {
        from.to_owned()
    } else {
        normalized(&joined(from, &percent_decoded(file)))
    };
    Some(Place {
        path,
        fragment: fragment.filter(|fragment| !fragment.is_empty()),
    })
}

/// A name as names are compared: with composed accents, one kind of separator, and from the root.
pub(super) fn normalized(name: &str) -> String {
    let name: String = name.replace('\\', "/").nfc().collect();
    name.trim_start_matches("./")
        .trim_start_matches('/')
        .to_owned()
}

/// True when `href` begins with a scheme, such as `https:`.
pub(super) fn has_scheme(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// `relative` from the folder of the file at `from`.
fn joined(from: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = match relative.starts_with('/') {
        true => Vec::new(),
        false => from.split('/').collect(),
    };
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The book's name for a fragment of a file.
pub(super) fn fragment_name(path: &str, fragment: &str) -> String {
    format!("{path}#{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_within_the_book() {
        let check = |from: &str, href: &str, path: &str, fragment: Option<&str>| {
            let place = resolve(from, href).expect("within the book");
            assert_eq!(
                (&*place.path, place.fragment.as_deref()),
                (path, fragment),
                "{href}"
            );
        };
        check(
            "OEBPS/text/a.xhtml",
            "b.xhtml#c",
            "OEBPS/text/b.xhtml",
            Some("c"),
        );
        check(
            "OEBPS/text/a.xhtml",
            "../nav.xhtml",
            "OEBPS/nav.xhtml",
            None,
        );
        check("a.xhtml", "#caf%C3%A9", "a.xhtml", Some("café"));
        check("x/a.xhtml", "/b%20c.xhtml#", "b c.xhtml", None);
        check("x/a.xhtml", "../../../b.xhtml?d", "b.xhtml", None);
        check("x/a.xhtml", "y\\b.xhtml", "x/y/b.xhtml", None);
        check("a.xhtml", "e\u{301}.xhtml", "\u{e9}.xhtml", None);
        assert_eq!(resolve("a", "https://b.example"), None);
        assert_eq!(resolve("a", "//b.example"), None);
    }
}
