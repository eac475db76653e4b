//! Small XML files as a flat list of elements, which is all that a book's package and contents ask for.

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

/// The elements of `xml` in the order of their beginnings, up to the first mistake that cannot be passed over.
pub(super) fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
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
            Ok(Event::Text(text)) => add(&mut elements, &open, &text.xml10_content()),
            Ok(Event::CData(text)) => add(&mut elements, &open, &text.xml10_content()),
            Ok(Event::GeneralRef(name)) => {
                let source = format!("&{};", name.xml10_content());
                add(&mut elements, &open, &unescaped(&source));
            }
            Ok(Event::Eof) | Err(_) => return elements,
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

/// `text` with its character references decoded; those of HTML are known, too, since authors use them.
fn unescaped(text: &str) -> String {
    match quick_xml::escape::unescape_with(text, quick_xml::escape::resolve_html5_entity) {
        Ok(unescaped) => unescaped.into_owned(),
        Err(_) => text.to_owned(),
    }
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
}
