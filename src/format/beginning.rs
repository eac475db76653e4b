//! What the first characters of a text say it is, where they leave no doubt: a page, other XML, a letter, a program.

use std::borrow::Cow;

use super::{decode, markup};

/// What some bytes begin, as characters, without what may stand before the first mark.
pub(super) fn characters(head: &[u8]) -> Cow<'_, str> {
    decode::beginning(head, None)
}

/// Whether some content is a page: it begins as only pages do, or holds what only pages hold and no mark of Markdown.
pub(super) fn is_page(head: &[u8]) -> bool {
    let text = characters(head);
    let (declared, rest) = prologue(&text);
    let Some(name) = tag_name(rest) else {
        return false;
    };
    match declared.as_deref() {
        Some("html") => true,
        Some(_) if name != "html" => false,
        _ if is_page_head(&name) => true,
        _ => is_element(&name) && closes_blocks(rest) && markup::evidence(&text) == 0,
    }
}

/// Whether some content is XML other than a page's: it says so, or its first element belongs to no page.
pub(super) fn is_other_xml(head: &[u8]) -> bool {
    let text = characters(head);
    let (declared, rest) = prologue(&text);
    let Some(name) = tag_name(rest) else {
        return false;
    };
    let is_foreign = match declared.as_deref() {
        Some("html") => false,
        Some(_) => name != "html",
        None => name != "html" && !is_element(&name),
    };
    let first_tag = &rest[..rest.find('>').unwrap_or(rest.len())];
    is_foreign && (declared.is_some() || first_tag.contains("xmlns") || is_feed(&name))
}

/// Whether a text begins with the lines above a letter, as mail and news have them, or with the mark of a mailbox.
pub(super) fn is_mail(text: &str) -> bool {
    const OF_MAIL: &[&str] = &[
        "from",
        "to",
        "subject",
        "date",
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "mime-version",
        "newsgroups",
        "reply-to",
        "content-type",
        "cc",
    ];
    if text.starts_with("From ") && text.lines().nth(1).is_some_and(|line| line.contains(": ")) {
        return true;
    }
    let names = text
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .filter_map(|line| {
            let (name, _) = line.split_once(": ")?;
            let is_name = name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            is_name.then(|| name.to_ascii_lowercase())
        });
    names
        .filter(|name| OF_MAIL.contains(&name.as_str()))
        .count()
        >= 2
}

/// Whether a text begins with the order to run it, or as a script within pages does.
pub(super) fn is_script(head: &[u8]) -> bool {
    let text = characters(head);
    // An exclamation mark alone is no order: a path follows.
    let order = text.strip_prefix("#!").map(str::trim_start);
    order.is_some_and(|order| order.starts_with('/')) || text.starts_with("<?php")
}

/// Whether a text has no letter at all, nor any other sign.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// What comes before the first element is passed over: blanks, comments, declarations. Gives the name of the root
/// element where XML or a document type declares one (empty where XML does not say), in lower case; and the rest.
fn prologue(text: &str) -> (Option<String>, &str) {
    let mut declared = None;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let begins = |start: &str| {
            rest.get(..start.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        };
        let (end, mark) = match () {
            () if begins("<!--") => ("-->", None),
            () if begins("<?xml") => ("?>", Some(String::new())),
            () if begins("<!doctype") => {
                let name = rest["<!doctype".len()..].trim_start();
                let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
                let has_parts = rest.split('>').next().is_some_and(|tag| tag.contains('['));
                (
                    if has_parts { "]>" } else { ">" },
                    Some(name.to_lowercase()),
                )
            }
            () => return (declared, rest),
        };
        let Some((_, after)) = rest.split_once(end) else {
            return (declared, "");
        };
        declared = mark
            .filter(|name| !name.is_empty())
            .or(declared.or_else(|| begins("<?").then(String::new)));
        rest = after;
    }
}

/// The name of the element that `text` begins with, in lower case.
fn tag_name(text: &str) -> Option<String> {
    let after = text.strip_prefix('<')?;
    let end = after.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | ':' | '_' | '.')))?;
    let name = &after[..end];
    name.starts_with(char::is_alphabetic)
        .then(|| name.to_lowercase())
}

/// Elements that begin nothing but a page.
fn is_page_head(name: &str) -> bool {
    matches!(name, "html" | "head" | "body")
}

/// Roots of feeds and lists of them, which often come without a declaration.
fn is_feed(name: &str) -> bool {
    matches!(name, "rss" | "feed" | "rdf:rdf" | "opml")
}

/// Elements that a page's fragment, or HTML amid Markdown, begins with.
fn is_element(name: &str) -> bool {
    const ELEMENTS: &[&str] = &[
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "b",
        "base",
        "blockquote",
        "br",
        "center",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "iframe",
        "img",
        "input",
        "kbd",
        "li",
        "link",
        "main",
        "meta",
        "nav",
        "noscript",
        "ol",
        "p",
        "picture",
        "pre",
        "script",
        "section",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "title",
        "tr",
        "tt",
        "u",
        "ul",
        "video",
    ];
    ELEMENTS.contains(&name)
}

/// Whether a block that only HTML has ends in `text`.
fn closes_blocks(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "</p>",
        "</div>",
        "</article>",
        "</section>",
        "</main>",
        "</table>",
        "</ul>",
        "</ol>",
        "</h1>",
        "</h2>",
        "</title>",
        "</blockquote>",
        "</pre>",
    ];
    let text = text.to_ascii_lowercase();
    ENDS.iter().any(|end| text.contains(end)) || text.contains("<p>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_what_only_pages_hold() {
        for page in [
            "<!DOCTYPE html><p>x",
            "\n<!-- x --> <HTML>",
            "<?xml version='1.0'?><html>",
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'>",
            "<title>A</title><p>One.</p>",
            "<div><h2>A</h2>\n<p>One # two.</p></div>",
            "\u{feff}<body>",
        ] {
            assert!(is_page(page.as_bytes()), "{page}");
            assert!(!is_other_xml(page.as_bytes()), "{page}");
        }
        for text in [
            "",
            "plain <p> text",
            "# Heading",
            "<!-- x",
            "<rss version='2.0'><channel>",
            "<h1 align=center>A</h1>\n\nOne.\n\n## B\n\n[c](d.md)",
            "<p align=center>\n<img src=a>\n</p>\n\n# B\n\n```\nc\n```\n",
            "<Chart year={984} />\n",
        ] {
            assert!(!is_page(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn other_xml_is_known_by_its_root() {
        for xml in [
            "<?xml version='1.0'?>\n<article><title>A</title>",
            "<?xml version='1.0'?><p>A</p>",
            "<!DOCTYPE book [<!ENTITY a 'b'>]><book>",
            "<rss version='2.0'>",
            "<TEI xmlns='http://x.example'>",
        ] {
            assert!(is_other_xml(xml.as_bytes()), "{xml}");
            assert!(!is_page(xml.as_bytes()), "{xml}");
        }
        for text in [
            "",
            "<Vec> of things",
            "a <b>",
            "<div xmlns='x'>",
            "<5 apples",
        ] {
            assert!(!is_other_xml(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn mail_begins_with_its_fields() {
        assert!(is_mail("From: a@b.example\nSubject: c\n\nText"));
        assert!(is_mail("From a@b.example Mon\nReceived: from x\n\nText"));
        assert!(!is_mail("Date: today\n\nText"));
        assert!(!is_mail("To whom it may concern: this.\nFrom me: that."));
    }

    #[test]
    fn blank_is_what_has_nothing_to_see() {
        assert!(is_blank("") && is_blank(" \n\t\r\u{feff}\u{a0}\0"));
        assert!(!is_blank("\n.\n"));
    }
}
