//! `Page`: a parsed page as a flat list of nodes in document order, so that looking at it costs little.
//!
//! A node's descendants follow it directly, up to its `end`. All text and attribute values lie in one string.

mod fill;
mod noscript;

use std::ops::Range;

use dom_query::{Node, NodeData};

use super::tag::{Key, Tag};

/// The deepest nesting that is kept. Elements further in are left out, their content is not: what walks a page
/// may call itself for each level.
pub(super) const DEPTH_MAX: usize = 200;

/// How many bytes of a page there are for each node at least, in most pages. Room that is not used takes no memory.
const BYTES_A_NODE: usize = 32;

/// The number of a node in its page.
pub(in crate::format) type Id = usize;

/// A page as a flat list of nodes.
#[derive(Debug, Default)]
pub(in crate::format) struct Page {
    nodes: Vec<PageNode>,
    attributes: Vec<(Key, Range<u32>)>,
    text: String,
}

#[derive(Debug)]
struct PageNode {
    tag: Tag,
    parent: u32,
    /// The node after the last descendant.
    end: u32,
    /// A text's range in the page's text, or an element's in the page's attributes.
    own: Range<u32>,
}

impl Page {
    /// Copies what matters of the tree under `root`, which becomes node 0.
    pub(in crate::format) fn new(root: Node<'_>) -> Self {
        Self::default().filled(root)
    }

    /// An empty page with room for one of so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(bytes / BYTES_A_NODE),
            attributes: Vec::new(),
            text: String::with_capacity(bytes),
        }
    }

    /// As [`Page::new`], for a page that is empty.
    pub(super) fn filled(mut self, root: Node<'_>) -> Self {
        fill::fill(&mut self, root);
        noscript::open(&mut self);
        self
    }

    /// Adds a node; says its number, and whether its children are wanted.
    fn add(&mut self, data: &NodeData, parent: Id, depth: usize) -> (Option<Id>, bool) {
        match data {
            NodeData::Text { contents } => {
                let own = self.store(contents);
                (Some(self.push(Tag::Text, parent, own)), false)
            }
            NodeData::Element(element) => {
                let tag = Tag::named(&element.name.local);
                if depth > DEPTH_MAX {
                    return (None, !tag.is_silent());
                }
                let start = self.attributes.len() as u32;
                // Data and formulas are all that a page's scripts say to a reader.
                let mut says = false;
                for attribute in &element.attrs {
                    let key = Key::named(&attribute.name.local);
                    if key == Key::Other {
                        continue;
                    }
                    says |= key == Key::Type
                        && (attribute.value.contains("ld+json")
                            || attribute.value.starts_with("math/"));
                    let value = self.store(&attribute.value);
                    self.attributes.push((key, value));
                }
                let own = start..self.attributes.len() as u32;
                let wanted = match tag {
                    Tag::Script => says,
                    // The content of a frame is a page's source for browsers that know no frames.
                    Tag::Style | Tag::Template | Tag::Iframe => false,
                    _ => true,
                };
                (Some(self.push(tag, parent, own)), wanted)
            }
            NodeData::Document | NodeData::Fragment => {
                (Some(self.push(Tag::Other, parent, 0..0)), true)
            }
            _ => (None, false),
        }
    }

    fn store(&mut self, text: &str) -> Range<u32> {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        start..self.text.len() as u32
    }

    fn push(&mut self, tag: Tag, parent: Id, own: Range<u32>) -> Id {
        let id = self.nodes.len();
        self.nodes.push(PageNode {
            tag,
            parent: parent as u32,
            end: id as u32 + 1,
            own,
        });
        id
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What the node is.
    pub(super) fn tag(&self, id: Id) -> Tag {
        self.nodes[id].tag
    }

    /// The node around this one; the root's is itself.
    pub(super) fn parent(&self, id: Id) -> Id {
        self.nodes[id].parent as Id
    }

    /// The node after the last descendant of this one.
    pub(super) fn end(&self, id: Id) -> Id {
        self.nodes[id].end as Id
    }

    /// A text node's text; nothing for an element.
    pub(super) fn text(&self, id: Id) -> &str {
        let node = &self.nodes[id];
        match node.tag {
            Tag::Text => &self.text[node.own.start as usize..node.own.end as usize],
            _ => "",
        }
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, id: Id, key: Key) -> Option<&str> {
        let node = &self.nodes[id];
        if node.tag == Tag::Text {
            return None;
        }
        self.attributes[node.own.start as usize..node.own.end as usize]
            .iter()
            .find(|(own, _)| *own == key)
            .map(|(_, value)| &self.text[value.start as usize..value.end as usize])
    }

    /// The children in order.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.pieces(id + 1..self.end(id))
    }

    /// The nodes that a range is made of, in order, those within them left out.
    pub(super) fn pieces(&self, range: Range<Id>) -> impl Iterator<Item = Id> + '_ {
        let mut next = range.start;
        std::iter::from_fn(move || {
            let piece = next;
            (piece < range.end).then(|| {
                next = self.end(piece);
                piece
            })
        })
    }

    /// The children that are elements.
    pub(super) fn elements(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.children(id)
            .filter(|&child| self.tag(child) != Tag::Text)
    }

    /// The next child of the same parent that is an element.
    pub(super) fn next_element(&self, id: Id) -> Option<Id> {
        let end = self.end(self.parent(id));
        let next = |id: &Id| Some(self.end(*id)).filter(|&next| next < end);
        std::iter::successors(next(&id), next).find(|&node| self.tag(node) != Tag::Text)
    }

    /// All nodes within, without the node itself.
    pub(super) fn descendants(&self, id: Id) -> Range<Id> {
        id + 1..self.end(id)
    }

    /// The first descendant of a kind.
    pub(super) fn find(&self, id: Id, tag: Tag) -> Option<Id> {
        self.descendants(id).find(|&node| self.tag(node) == tag)
    }

    /// The nodes around this one, from the nearest to the root.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(Some(id), |&node| {
            Some(self.parent(node)).filter(|&p| p != node)
        })
        .skip(1)
    }

    /// Whether a node hides itself, by its attribute or by a style of its own.
    pub(super) fn hides(&self, id: Id) -> bool {
        self.attribute(id, Key::Hidden).is_some()
            || self.attribute(id, Key::Style).is_some_and(hides)
    }

    /// All text within as it stands, hidden or not, white space collapsed.
    pub(super) fn inner_text(&self, id: Id) -> String {
        let mut out = String::new();
        let mut node = id;
        while node < self.end(id).max(id + 1) {
            let tag = self.tag(node);
            if tag == Tag::Script || tag == Tag::Style {
                node = self.end(node);
                continue;
            }
            if (tag.is_block() || tag == Tag::Br) && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            push_collapsed(&mut out, self.text(node));
            node += 1;
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// Adds `text` to `out` with each run of white space made one space, and none at its start.
fn hides(style: &str) -> bool {
    style
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .any(|(name, value)| {
            let value = value.trim().trim_end_matches("!important").trim_end();
            (name.trim().eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
                || (name.trim().eq_ignore_ascii_case("visibility")
                    && value.eq_ignore_ascii_case("hidden"))
        })
}

fn push_collapsed(out: &mut String, text: &str) {
    let mut words = text.split(char::is_whitespace);
    out.push_str(words.next().unwrap_or_default());
    for word in words {
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page::new(dom_query::Document::from(html).root())
    }

    #[test]
    fn nodes_follow_in_document_order_and_know_their_ends() {
        let page = page("<body><p id=a>one <b>two</b></p><p>three</p></body>");
        let body = page.find(0, Tag::Body).expect("a body");
        let paragraphs: Vec<_> = page.elements(body).collect();
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(page.attribute(paragraphs[0], Key::Id), Some("a"));
        assert_eq!(page.inner_text(paragraphs[0]), "one two");
        assert_eq!(page.end(paragraphs[0]), paragraphs[1]);
        assert_eq!(page.parent(paragraphs[1]), body);
        assert_eq!(page.end(0), page.len());
    }

    #[test]
    fn what_is_nested_too_deeply_keeps_its_text() {
        let html = format!("{}deep{}", "<div>".repeat(1000), "</div>".repeat(1000));
        let page = page(&html);
        assert_eq!(page.inner_text(0), "deep");
        let deepest = (0..page.len()).map(|id| page.ancestors(id).count()).max();
        assert!(deepest.is_some_and(|depth| depth <= DEPTH_MAX + 1));
    }
}
