//! HTML in Markdown, as tokens: tags with their attributes, and the text between them.
//!
//! A tree is of no use here, since Markdown stands between a tag and its end. What the tags do is in `tags`.

use pulldown_cmark::{Event, Parser};

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A tag that opens an element.
    Open(Tag<'a>),
    /// A tag that closes one; its name in lower case.
    Close(String),
    /// Text, its character references not yet decoded.
    Text(&'a str),
}

/// A tag that opens an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The element's name, in lower case.
    pub(super) name: String,
    /// The tag as it stands.
    pub(super) source: &'a str,
}

impl Tag<'_> {
    /// The value of the attribute `name`, decoded; empty where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = &self.source[1 + self.name.len()..];
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
                .unwrap_or(rest.len());
            let found = &rest[..end];
            // An equals sign without a name before it is taken as the name, so that there is an advance.
            rest = &rest[end..];
            let after = rest.trim_start();
            let value = match after.strip_prefix('=') {
                Some(after) => {
                    let (value, left) = value(after.trim_start());
                    rest = left;
                    value
                }
                None => "",
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
        }
    }
}

/// An attribute's value at the beginning of `text`, and what follows it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            return rest.split_once(quote).unwrap_or((rest, ""));
        }
    }
    let end = text
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(text.len());
    text.split_at(end)
}

/// The tokens of `html`; comments, declarations and processing instructions are skipped.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let (token, length) = token(rest);
            rest = &rest[length..];
            if token.is_some() {
                return token;
            }
        }
    })
}

/// The token at the beginning of `html`, if it is one to see, and its length.
fn token(html: &str) -> (Option<Token<'_>>, usize) {
    let Some(after) = html.strip_prefix('<') else {
        let end = memchr::memchr(b'<', html.as_bytes()).unwrap_or(html.len());
        return (Some(Token::Text(&html[..end])), end);
    };
    for (opening, closing) in [("!--", "-->"), ("![CDATA[", "]]>"), ("!", ">"), ("?", "?>")] {
        if after.starts_with(opening) {
            let end = html.find(closing).map(|at| at + closing.len());
            return (None, end.unwrap_or(html.len()));
        }
    }
    let name_at = after.strip_prefix('/').unwrap_or(after);
    let length = name_at
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':')))
        .unwrap_or(name_at.len());
    if !name_at.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (Some(Token::Text("<")), 1);
    }
    let end = end_of_tag(html);
    let name = name_at[..length].to_ascii_lowercase();
    if after.starts_with('/') {
        return (Some(Token::Close(name)), end);
    }
    let source = &html[..end];
    (Some(Token::Open(Tag { name, source })), end)
}

/// Where the tag at the beginning of `html` ends; a greater-than sign in quotation marks does not end it.
fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    html.len()
}

/// `text` with its character references decoded.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((character, length)) => {
                out.push_str(&character);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character reference at the beginning of `text` and its length. Markdown knows all of HTML's, so its parser
/// is asked for the rare one rather than a second table kept.
fn reference(text: &str) -> Option<(String, usize)> {
    /// No name is longer.
    const LENGTH_MAX: usize = 34;
    let end = text.bytes().take(LENGTH_MAX).position(|b| b == b';')? + 1;
    let source = &text[..end];
    // These are in every text.
    for (name, character) in [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
    ] {
        if source == name {
            return Some((character.to_owned(), end));
        }
    }
    if !source[1..end - 1]
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'#')
    {
        return None;
    }
    let decoded = Parser::new(source).find_map(|event| match event {
        Event::Text(text) => Some(text.to_string()),
        _ => None,
    })?;
    // What is no reference is text that begins with the ampersand.
    (!decoded.starts_with('&')).then_some((decoded, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_are_parted() {
        let open = |name: &str, source| {
            Token::Open(Tag {
                name: name.to_owned(),
                source,
            })
        };
        let found: Vec<_> = tokens("a<!-- x > --><B>b</b ><br/>1 < 2<?php ?><x-y a='>'>").collect();
        assert_eq!(
            found,
            [
                Token::Text("a"),
                open("b", "<B>"),
                Token::Text("b"),
                Token::Close("b".to_owned()),
                open("br", "<br/>"),
                Token::Text("1 "),
                Token::Text("<"),
                Token::Text(" 2"),
                open("x-y", "<x-y a='>'>"),
            ]
        );
    }

    #[test]
    fn attributes_are_read_however_they_are_written() {
        let read = |source: &str, name: &str| match tokens(source).next() {
            Some(Token::Open(tag)) => tag.attribute(name),
            other => panic!("{other:?}"),
        };
        let tag = "<img alt='a &amp; b' src = \"x y\" WIDTH=10 hidden/>";
        assert_eq!(read(tag, "alt").as_deref(), Some("a & b"));
        assert_eq!(read(tag, "src").as_deref(), Some("x y"));
        assert_eq!(read(tag, "width").as_deref(), Some("10"));
        assert_eq!(read(tag, "hidden").as_deref(), Some(""));
        assert_eq!(read(tag, "title"), None);
        assert_eq!(read("<a ==x href=y", "href").as_deref(), Some("y"));
    }

    #[test]
    fn character_references_are_decoded() {
        assert_eq!(
            decoded("&copy; a &amp; b&nbsp;&#8212;&#x41;"),
            "© a & b\u{a0}—A"
        );
        assert_eq!(decoded("a & b &unknown; &"), "a & b &unknown; &");
    }
}
