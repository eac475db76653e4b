//! XML of whatever kind: its text in order, what is called a title as a heading, and never a tag.
//!
//! No vocabulary is known in full. A block is an element with words of its own; elements within it stand amid them.

mod tree;

use std::ops::Range;

use super::html::{self, dom, walk};
use super::{Format, ParseError, Raw, Sink, beginning, decode};
use crate::document::block::Marker;
use crate::document::{BlockId, BlockKind, Builder, Container, Metadata, Part, Prose};
use crate::text::clean::Clean;
use tree::{Child, Tree};

/// Any XML that is not a page.
pub const FORMAT: Format = Format {
    name: "xml",
    extensions: &[
        "xml", "rss", "atom", "opml", "dbk", "docbook", "jats", "nxml", "tei", "rdf",
    ],
    media_types: &[
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "text/x-opml",
    ],
    recognizes: beginning::is_other_xml,
    parse,
};

/// The largest file that is read. Its tree takes some times as much memory.
const BYTES_MAX: u64 = 64_000_000;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let told = raw.encoding;
    let bytes = raw.into_bytes(BYTES_MAX)?;
    let text = match told {
        Some(label) => decode::choose(&bytes, Some(label))
            .decode(&bytes)
            .0
            .into_owned(),
        None => html::decode(bytes)?,
    };
    let tree = Tree::of(&text);
    let title = first_title(&tree, 0);
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: title.map(|(_, id)| Clean::line(&tree.text(id))),
        ..Metadata::default()
    });
    let mut writer = Writer {
        tree: &tree,
        title,
        is_feed: tree
            .elements(0)
            .any(|root| matches!(&*tree.0[root].name, "rss" | "feed" | "rdf")),
        disguised: Vec::new(),
        builder: &mut builder,
    };
    writer.write(0, 0);
    let disguised = writer.disguised;
    let mut part = builder.take_part();
    disguised
        .iter()
        .for_each(|own| own.bring_in_line(&mut part));
    let _ = sink(part);
    Ok(())
}

/// Where HTML in disguise stands, and how deep.
struct Disguised {
    blocks: Range<BlockId>,
    level: u8,
}

impl Disguised {
    /// Brings its headings below the title of what they stand in.
    fn bring_in_line(&self, part: &mut Part) {
        let from = part
            .sections
            .partition_point(|section| section.block < self.blocks.start);
        let to = part
            .sections
            .partition_point(|section| section.block < self.blocks.end);
        let own = &mut part.sections[from..to];
        let top = own.iter().map(|section| section.level).min().unwrap_or(1);
        for section in own {
            section.level = (self.level + 1 + section.level - top).min(6);
            let block = part.blocks.get_mut(section.block.index());
            if let Some(BlockKind::Heading { level, .. }) = block.map(|block| &mut block.kind) {
                *level = section.level;
            }
        }
    }
}

/// The first title below `id`, and the element that it is the title of.
fn first_title(tree: &Tree, id: usize) -> Option<(usize, usize)> {
    tree.elements(id).find_map(|child| {
        let found = tree.0[child].is_title.then_some((id, child));
        found.or_else(|| first_title(tree, child))
    })
}

struct Writer<'a> {
    tree: &'a Tree,
    /// The whole text's title, and what it is the title of.
    title: Option<(usize, usize)>,
    /// Whether it is a feed, where much is said to programs alone.
    is_feed: bool,
    disguised: Vec<Disguised>,
    builder: &'a mut Builder,
}

impl Writer<'_> {
    /// Adds what is in the element `id`, which stands in `level` parts that have titles.
    fn write(&mut self, id: usize, level: u8) {
        let element = &self.tree.0[id];
        let has_title = self
            .tree
            .elements(id)
            .any(|child| self.tree.0[child].is_title);
        let is_whole = self.title.is_some_and(|(whole, _)| whole == id);
        let level = level + u8::from(has_title && !is_whole && level < 6);
        let level = match element.name == "outline" {
            true => self.line(id, level),
            false => level,
        };
        // A summary beside the text that it sums up says nothing of its own.
        let names: Vec<&str> = self
            .tree
            .elements(id)
            .map(|child| &*self.tree.0[child].name)
            .collect();
        let is_told_in_full = names.contains(&"encoded") || names.contains(&"content");
        for child in self.tree.elements(id) {
            let name = &*self.tree.0[child].name;
            match name {
                _ if self.title.is_some_and(|(_, title)| title == child) => {}
                "style" | "script" | "binary" => {}
                "description" | "summary" if is_told_in_full => {}
                "id" | "guid" | "link" | "updated" | "lastbuilddate" | "generator" | "ttl"
                | "docs"
                    if self.is_feed => {}
                "date" | "pub-date" | "name" => self.words(child, level),
                _ if self.tree.0[child].is_title => {
                    let text = Clean::line(&self.tree.text(child));
                    self.builder
                        .heading(level.max(1), Prose::plain(&text), None);
                }
                "list" | "itemizedlist" | "orderedlist" => {
                    self.within(Container::List, child, level)
                }
                "list-item" | "listitem" => {
                    self.within(Container::Item(Marker::Bullet), child, level)
                }
                "item" if element.name == "list" => {
                    self.within(Container::Item(Marker::Bullet), child, level);
                }
                "blockquote" | "disp-quote" | "quote" | "cit" if !self.tree.0[child].is_mixed => {
                    self.within(Container::Quote, child, level);
                }
                "tr" | "row" => self.row(child),
                "programlisting" | "screen" | "preformat" | "literallayout" | "pre" => {
                    let text = self.tree.text(child);
                    let kind = BlockKind::Code { language: None };
                    self.builder
                        .block(kind, Prose::plain(text.trim_matches('\n')));
                }
                _ if self.tree.0[child].is_mixed => self.words(child, level),
                _ => self.write(child, level),
            }
        }
    }

    /// Adds a line of an outline, which says what it says in attributes; a heading where there is anything below it.
    /// Gives the level of what is below.
    fn line(&mut self, id: usize, level: u8) -> u8 {
        let element = &self.tree.0[id];
        let words = Prose::plain(&Clean::line(element.words.as_deref().unwrap_or_default()));
        let is_part = element.note.is_some() || !element.children.is_empty();
        match is_part {
            true => self.builder.heading(level + 1, words, None),
            false => self.builder.block(BlockKind::Paragraph, words),
        }
        for paragraph in element.note.as_deref().unwrap_or_default().split("\n\n") {
            self.builder
                .block(BlockKind::Paragraph, Prose::plain(&Clean::line(paragraph)));
        }
        (level + u8::from(is_part)).min(5)
    }

    fn within(&mut self, container: Container, id: usize, level: u8) {
        self.builder.open(container);
        match self.tree.0[id].is_mixed {
            true => self.words(id, level),
            false => self.write(id, level),
        }
        self.builder.close();
    }

    /// Adds a block of words. In feeds they are often HTML in disguise.
    fn words(&mut self, id: usize, level: u8) {
        let text = self.tree.text(id);
        if is_disguised(&text) {
            let tree = dom::tree(&text);
            let first = self.builder.next_block();
            walk::append(
                tree.root(),
                self.builder,
                &html::links::PageLinks { base: None },
            );
            self.disguised.push(Disguised {
                blocks: first..self.builder.next_block(),
                level,
            });
        } else {
            self.builder
                .block(BlockKind::Paragraph, Prose::plain(&Clean::line(&text)));
        }
    }

    /// Adds a table's row as a line.
    fn row(&mut self, id: usize) {
        let cells = self.tree.0[id]
            .children
            .iter()
            .filter_map(|child| match child {
                Child::Element(cell) => Some(Clean::line(&self.tree.text(*cell)).to_string()),
                Child::Text(_) => None,
            });
        let line = cells.collect::<Vec<_>>().join(" | ");
        self.builder.block(BlockKind::Verse, Prose::plain(&line));
    }
}

/// Whether a text that was taken out of its XML has tags of its own.
fn is_disguised(text: &str) -> bool {
    let closes = |at: usize| text[at + 2..].starts_with(|c: char| c.is_ascii_alphabetic());
    memchr::memmem::find_iter(text.as_bytes(), b"</").any(closes)
        || text.contains("<br")
        || text.contains("<img ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Origin};
    use crate::format::parse_whole;

    fn check(xml: &str, expected: &[&str], sections: &[(u8, &str)]) {
        let raw = Raw::from_bytes(Origin::Stdin, xml);
        let document: Document = parse_whole(raw, Some(&FORMAT)).expect("text is read");
        let found: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| &*block.prose.text)
            .collect();
        assert_eq!(found, expected, "{xml}");
        let found: Vec<(u8, &str)> = document
            .outline
            .sections
            .iter()
            .map(|section| (section.level, &*section.title))
            .collect();
        assert_eq!(found, sections, "{xml}");
    }

    #[test]
    fn titles_are_headings_as_deep_as_they_are_nested() {
        check(
            "<?xml version='1.0'?><book><title>Sills</title><chapter><title>Oak &amp; <i>ash</i></title>
             <para>It is <b>hard</b>.</para><sect1><title>Grain</title><para>Fine.</para></sect1></chapter></book>",
            &["Sills", "Oak & ash", "It is hard.", "Grain", "Fine."],
            &[(1, "Oak & ash"), (2, "Grain")],
        );
        check(
            "<TEI><teiHeader><title>Sills</title></teiHeader><text><div><head>Oak</head><p>Hard.</p></div></text></TEI>",
            &["Sills", "Oak", "Hard."],
            &[(1, "Oak")],
        );
    }

    #[test]
    fn feeds_are_read_with_what_they_hide() {
        check(
            "<rss><channel><title>Ponds</title><item><title>One</title><description>&lt;p&gt;A &lt;b&gt;pond&lt;/b&gt;.&lt;/p&gt;</description></item>
             <item><title>Two</title><description>No.</description><content:encoded><![CDATA[<h1>Shore</h1><p>A lake.</p>]]></content:encoded></item></channel></rss>",
            &["Ponds", "One", "A pond.", "Two", "Shore", "A lake."],
            &[(1, "One"), (1, "Two"), (2, "Shore")],
        );
        check(
            "<opml><head><title>Reeds</title></head><body><outline text='One'><outline text='Two'/></outline></body></opml>",
            &["Reeds", "One", "Two"],
            &[(1, "One")],
        );
    }

    #[test]
    fn faults_cost_no_more_than_themselves() {
        check(
            "<a><p>Oak & ash</p><p>One</q></p><p>a &unknown; b</p></a",
            &["Oak & ash", "One", "a &unknown; b"],
            &[],
        );
        let deep = format!("{}x{}", "<a>".repeat(5000), "</a>".repeat(5000));
        check(&deep, &["x"], &[]);
    }
}
