//! XML as a tree of elements and texts, made with patience: what is wrong in it costs no more than itself.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deeper elements are taken for children of the one at this depth.
const DEPTH_MAX: usize = 200;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix, in lower case.
    pub(super) name: String,
    /// What it says in attributes that hold words: `text`, else `title`; and in a note of its own.
    pub(super) words: Option<String>,
    pub(super) note: Option<String>,
    /// What is in it, in order.
    pub(super) children: Vec<Child>,
    /// Whether it holds words of its own, so that what is in it stands amid a text.
    pub(super) is_mixed: bool,
    /// Whether it or anything in it has words.
    has_words: bool,
    /// Whether it is the title of what it stands in.
    pub(super) is_title: bool,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Child {
    Text(String),
    /// The number of another element.
    Element(usize),
}

/// The elements of some XML; the first holds all others.
#[derive(Debug)]
pub(super) struct Tree(pub(super) Vec<Element>);

impl Tree {
    /// Reads `xml` as far as it can be read.
    pub(super) fn of(xml: &str) -> Self {
        let mut tree = Self::parsed(xml);
        // What is in an element has a higher number.
        for id in (0..tree.0.len()).rev() {
            let (mut is_mixed, mut has_words, mut has_title) = (false, false, false);
            for child in &tree.0[id].children {
                match child {
                    Child::Text(text) => is_mixed |= !text.trim().is_empty(),
                    Child::Element(child) => {
                        has_words |= tree.0[*child].has_words;
                        has_title |= tree.0[*child].is_title;
                    }
                }
            }
            if is_exhibit(&tree.0[id].name) {
                let shown: Vec<usize> = tree.elements(id).collect();
                for child in shown {
                    tree.0[child].is_title = false;
                }
                has_title = false;
            }
            let element = &mut tree.0[id];
            element.is_mixed = is_mixed;
            element.has_words = has_words || is_mixed;
            // What stands at the head of a file holds more than its name.
            element.is_title = element.has_words && !has_title && is_called_title(&element.name);
        }
        tree
    }

    fn parsed(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let mut tree = Self(vec![Element::default()]);
        let mut open = vec![0];
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    let id = tree.add(&start, open[open.len().min(DEPTH_MAX) - 1]);
                    open.push(id);
                }
                Ok(Event::Empty(start)) => {
                    tree.add(&start, open[open.len().min(DEPTH_MAX) - 1]);
                }
                Ok(Event::End(_)) if open.len() > 1 => {
                    open.pop();
                }
                Ok(Event::Text(text)) => tree.say(&open, &text.xml10_content()),
                Ok(Event::CData(text)) => tree.say(&open, &text.xml10_content()),
                Ok(Event::GeneralRef(name)) => {
                    let source = format!("&{};", name.xml10_content());
                    tree.say(&open, &unescaped(&source));
                }
                Ok(Event::Eof) | Err(_) => return tree,
                Ok(_) => {}
            }
        }
    }

    /// All that is said in the element `id`, its parts in order.
    pub(super) fn text(&self, id: usize) -> String {
        let mut text = String::new();
        self.append_text(id, &mut text);
        text
    }

    fn append_text(&self, id: usize, text: &mut String) {
        for child in &self.0[id].children {
            match child {
                Child::Text(own) => text.push_str(own),
                Child::Element(child) => {
                    // Paragraphs in a title, cells in a row: something must part them.
                    let is_apart = !self.0[id].is_mixed && !text.is_empty();
                    if is_apart {
                        text.push(' ');
                    }
                    self.append_text(*child, text);
                }
            }
        }
    }

    /// The elements in `id`.
    pub(super) fn elements(&self, id: usize) -> impl Iterator<Item = usize> {
        self.0[id].children.iter().filter_map(|child| match child {
            Child::Element(id) => Some(*id),
            Child::Text(_) => None,
        })
    }

    fn add(&mut self, start: &BytesStart<'_>, parent: usize) -> usize {
        let id = self.0.len();
        let mut words: [Option<String>; 3] = [None, None, None];
        for attribute in start.html_attributes().with_checks(false).flatten() {
            let at = match attribute.key.local_name().as_ref() {
                "text" => 0,
                "title" => 1,
                "_note" => 2,
                _ => continue,
            };
            words[at] = Some(unescaped(&attribute.value)).filter(|words| !words.trim().is_empty());
        }
        let [text, title, note] = words;
        self.0.push(Element {
            name: start.local_name().as_ref().to_lowercase(),
            words: text.or(title),
            note,
            ..Element::default()
        });
        self.0[parent].children.push(Child::Element(id));
        id
    }

    fn say(&mut self, open: &[usize], text: &str) {
        let innermost = open[open.len().min(DEPTH_MAX) - 1];
        match self.0[innermost].children.last_mut() {
            Some(Child::Text(own)) => own.push_str(text),
            _ => self.0[innermost]
                .children
                .push(Child::Text(text.to_owned())),
        }
    }
}

/// What the vocabularies that articles and books are written in call a title.
fn is_called_title(name: &str) -> bool {
    matches!(
        name,
        "title" | "head" | "heading" | "article-title" | "book-title"
    )
}

/// What is shown amid a text, whose title is a caption and begins no part.
fn is_exhibit(name: &str) -> bool {
    matches!(
        name,
        "figure"
            | "fig"
            | "informalfigure"
            | "table"
            | "table-wrap"
            | "informaltable"
            | "example"
            | "list"
            | "note"
    )
}

/// `text` with its character references decoded; those of HTML are known, too, since authors use them.
fn unescaped(text: &str) -> String {
    match quick_xml::escape::unescape_with(text, quick_xml::escape::resolve_html5_entity) {
        Ok(unescaped) => unescaped.into_owned(),
        Err(_) => text.to_owned(),
    }
}
