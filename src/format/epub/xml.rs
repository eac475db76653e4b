//! Small XML files as a flat list of elements, which is all that a book's package and contents ask for.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element, wherever it stands.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// The text directly in it.
    pub(super) text: String,
    /// How many elements it stands in.
    pub(super) depth: usize,
}

impl Element {
    /// The value of the attribute `name`, whatever its prefix; it is not empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    /// Whether the attribute `name` has `word` among its words.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        self.attribute(name)
            .is_some_and(|value| value.split_ascii_whitespace().any(|found| found == word))
    }
}

/// How many mistakes are passed over; what has more is no XML.
const MISTAKES_MAX: usize = 1000;

/// The elements of `xml` in the order of their beginnings. A mistake costs no more than what it stands in.
pub(super) fn elements(xml: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let xml = with_escaped_marks(xml);
    let mut rest = &*xml;
    for _ in 0..MISTAKES_MAX {
        let Some(at) = read(rest, &mut elements, &mut open) else {
            break;
        };
        // Behind the mark that begins nothing, or within the tag that never ends.
        let from = rest.ceil_char_boundary(at + 1);
        let Some(next) = rest.get(from..).and_then(|rest| rest.find('<')) else {
            break;
        };
        rest = &rest[from + next..];
    }
    elements
}

/// `xml` with the marks that begin no tag as characters.
fn with_escaped_marks(xml: &str) -> Cow<'_, str> {
    let is_letter = |at: &usize| {
        let next = xml.as_bytes().get(at + 1);
        !next.is_some_and(|next| {
            next.is_ascii_alphabetic() || !next.is_ascii() || b"/!?_:".contains(next)
        })
    };
    // What is set apart whole has its marks by right.
    let has_sections = memchr::memmem::find(xml.as_bytes(), b"<![CDATA[").is_some();
    if has_sections || !memchr::memchr_iter(b'<', xml.as_bytes()).any(|at| is_letter(&at)) {
        return xml.into();
    }
    let mut out = String::with_capacity(xml.len() + 64);
    let mut from = 0;
    for at in memchr::memchr_iter(b'<', xml.as_bytes()).filter(is_letter) {
        out.push_str(&xml[from..at]);
        out.push_str("&lt;");
        from = at + 1;
    }
    out.push_str(&xml[from..]);
    out.into()
}

/// Reads as far as it goes; says where the mistake begins that it ends at.
fn read(xml: &str, elements: &mut Vec<Element>, open: &mut Vec<usize>) -> Option<usize> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                open.push(elements.len());
                elements.push(element(&start, open.len() - 1));
            }
            Ok(Event::Empty(start)) => elements.push(element(&start, open.len())),
            Ok(Event::End(_)) => {
                open.pop();
            }
            Ok(Event::Text(text)) => add(elements, open, &text.xml10_content()),
            Ok(Event::CData(text)) => add(elements, open, &text.xml10_content()),
            Ok(Event::GeneralRef(name)) => {
                let source = format!("&{};", name.xml10_content());
                add(elements, open, &unescaped(&source));
            }
            Ok(Event::Eof) => return None,
            Err(_) => return usize::try_from(reader.error_position()).ok(),
            Ok(_) => {}
        }
    }
}

fn add(elements: &mut [Element], open: &[usize], text: &str) {
    if let Some(&innermost) = open.last() {
        elements[innermost].text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>, depth: usize) -> Element {
    let attributes = start
        .html_attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let key = attribute.key.local_name().as_ref().to_owned();
            (key, unescaped(&attribute.value))
        })
        .collect();
    Element {
        name: start.local_name().as_ref().to_owned(),
        attributes,
        text: String::new(),
        depth,
    }
}

/// `text` with its character references decoded; those of HTML are known, too, since authors use them, and an
/// ampersand that begins none is a letter.
fn unescaped(text: &str) -> String {
    use quick_xml::escape::{resolve_html5_entity, unescape_with};
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(';') {
        let at = piece.rfind('&').unwrap_or(piece.len());
        out.push_str(&piece[..at]);
        match unescape_with(&piece[at..], resolve_html5_entity) {
            Ok(unescaped) => out.push_str(&unescaped),
            Err(_) => out.push_str(&piece[at..]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_come_in_order_with_their_text() {
        let found = elements(
            "<?xml version='1.0'?><a:b x='1 2' c:y='&amp;'>one &lt;&eacute;<d/> two<![CDATA[<]]></wrong></e>",
        );
        let b = &found[0];
        assert_eq!((&*b.name, &*b.text, b.depth), ("b", "one <é two<", 0));
        assert_eq!(b.attribute("y"), Some("&"));
        assert!(b.has_word("x", "2") && !b.has_word("x", "3"));
        assert_eq!((&*found[1].name, found[1].depth), ("d", 1));
    }

    #[test]
    fn mistakes_cost_no_more_than_themselves() {
        let found = elements("<a x='Oak & ash &amp; elm'>Oak & ash < elm<b/></a><c d=\"e/><f/>");
        assert_eq!(found[0].attribute("x"), Some("Oak & ash & elm"));
        assert!(
            found[0].text.starts_with("Oak & ash < elm"),
            "{}",
            found[0].text
        );
        let names: Vec<&str> = found.iter().map(|element| &*element.name).collect();
        assert_eq!(names, ["a", "b", "f"]);
    }
}
