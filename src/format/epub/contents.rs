//! The table of contents, from the navigation document of EPUB 3 or the NCX of EPUB 2.

use dom_query::{Document, NodeRef};

use super::archive::Archive;
use super::labels::{self, Worth};
use super::package::Package;
use super::path::{self, Place};
use super::xml;
use crate::text::clean::Clean;

/// The most entries that are kept. A book has some hundred, a law some thousand.
const ENTRIES_MAX: usize = 20_000;

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// How deep it is nested; 1 is the highest.
    pub(super) level: u8,
    /// What it says.
    pub(super) title: Clean,
    /// Whether others stand below it.
    pub(super) holds: bool,
    /// Whether it says where it leads, rather than what that is called.
    pub(super) is_place: bool,
    /// The file that it leads to.
    pub(super) path: String,
    /// The fragment in it.
    pub(super) fragment: Option<String>,
}

/// The entries in their order, of whichever of the two contents says more; none for a book without any.
pub(super) fn read(archive: &mut Archive, package: &Package) -> Vec<Entry> {
    let mut text = |path: &Option<String>| archive.text(path.as_ref()?).ok();
    let nav =
        text(&package.nav).map(|text| of_nav(&text, package.nav.as_deref().unwrap_or_default()));
    let ncx =
        text(&package.ncx).map(|text| of_ncx(&text, package.ncx.as_deref().unwrap_or_default()));
    let [nav, ncx] = [nav, ncx].map(|entries| telling(entries.unwrap_or_default(), package));
    let says = |entries: &[Entry]| {
        let names = entries.iter().filter(|entry| !entry.is_place).count();
        (names, entries.len())
    };
    if says(&ncx) > says(&nav) { ncx } else { nav }
}

/// The entries that tell a reader something: they lead to what is read, and are words rather than a file's name.
fn telling(entries: Vec<Entry>, package: &Package) -> Vec<Entry> {
    let deeper: Vec<bool> = entries
        .windows(2)
        .map(|pair| pair[1].level > pair[0].level)
        .chain([false])
        .collect();
    let mut telling: Vec<Entry> = entries
        .into_iter()
        .zip(deeper)
        .filter_map(|(entry, holds)| {
            let path = package.known(&entry.path)?.to_owned();
            let worth = labels::worth(&entry.title, &path);
            (worth != Worth::Nothing).then_some(Entry {
                path,
                holds,
                is_place: worth == Worth::Place,
                ..entry
            })
        })
        .collect();
    // What all are called is nobody's name, and contents of one line say where a book of many files begins.
    let same = |pair: &[Entry]| pair[0].title == pair[1].title;
    let is_one = telling.len() < 2 && package.spine.len() > 1;
    if is_one || telling.len() > 1 && telling.windows(2).all(same) {
        telling.iter_mut().for_each(|entry| entry.is_place = true);
    }
    telling
}

/// A line before it is known where it leads: one without a link leads where the next one leads.
struct Line {
    depth: usize,
    title: Clean,
    place: Option<Place>,
}

fn entries(lines: Vec<Line>) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(lines.len());
    let mut next: Option<Place> = None;
    for line in lines.into_iter().rev() {
        next = line.place.or(next);
        if let (Some(place), false) = (&next, line.title.is_empty()) {
            entries.push(Entry {
                level: line.depth.clamp(1, 6) as u8,
                title: line.title,
                holds: false,
                is_place: false,
                path: place.path.clone(),
                fragment: place.fragment.clone(),
            });
        }
    }
    entries.reverse();
    entries.truncate(ENTRIES_MAX);
    entries
}

/// The entries of a navigation document: its lists, nested.
fn of_nav(text: &str, from: &str) -> Vec<Entry> {
    let tree = Document::from(text);
    let navs = tree.select("nav");
    let is_contents = |nav: &&NodeRef<'_>| {
        let has = |name: &str, word: &str| {
            nav.attr(name)
                .is_some_and(|value| value.split_ascii_whitespace().any(|found| found == word))
        };
        has("epub:type", "toc") || has("role", "doc-toc")
    };
    let nodes = navs.nodes();
    let Some(nav) = nodes.iter().find(is_contents).or_else(|| nodes.first()) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    collect(nav, 0, from, &mut lines);
    entries(lines)
}

/// Adds the lines of the lists under `node`, which are `depth` lists deep.
fn collect(node: &NodeRef<'_>, depth: usize, from: &str, lines: &mut Vec<Line>) {
    /// Deeper lists are left out; the levels of an outline end long before.
    const DEPTH_MAX: usize = 32;
    for child in node.children() {
        match child.node_name().as_deref() {
            Some("ol" | "ul") if depth < DEPTH_MAX => collect(&child, depth + 1, from, lines),
            Some("a" | "span") if depth > 0 => lines.push(Line {
                depth,
                title: Clean::line(&child.text()),
                place: child
                    .attr("href")
                    .and_then(|href| path::resolve(from, &href)),
            }),
            Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6") | None => {}
            Some(_) => collect(&child, depth, from, lines),
        }
    }
}

/// The entries of an NCX: its points, nested.
fn of_ncx(text: &str, from: &str) -> Vec<Entry> {
    let elements = xml::elements(text);
    let map = elements.iter().position(|element| element.name == "navMap");
    let Some(map) = map else {
        return Vec::new();
    };
    let mut lines: Vec<Line> = Vec::new();
    for element in &elements[map + 1..] {
        if element.depth <= elements[map].depth {
            break;
        }
        match (&*element.name, lines.last_mut()) {
            ("navPoint", _) => lines.push(Line {
                depth: element.depth - elements[map].depth,
                title: Clean::default(),
                place: None,
            }),
            ("text", Some(line)) if line.title.is_empty() => {
                line.title = Clean::line(&element.text)
            }
            ("content", Some(line)) if line.place.is_none() => {
                line.place = element
                    .attribute("src")
                    .and_then(|src| path::resolve(from, src));
            }
            _ => {}
        }
    }
    entries(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(entries: &[Entry], expected: &[(u8, &str, &str, Option<&str>)]) {
        let found: Vec<_> = entries
            .iter()
            .map(|entry| {
                (
                    entry.level,
                    &*entry.title,
                    &*entry.path,
                    entry.fragment.as_deref(),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_navigation_document_is_read() {
        let nav = "<nav epub:type='landmarks'><ol><li><a href='x'>No</a></li></ol></nav>
            <nav epub:type='toc'><h1>Contents</h1><ol>
            <li><a href='a.xhtml'>One <i>a</i>\n b</a></li>
            <li><span>Part</span><ol><li><div><a href='b.xhtml#c'>Two</a></div></li></ol></li>
            </ol></nav>";
        check(
            &of_nav(nav, "t/nav.xhtml"),
            &[
                (1, "One a b", "t/a.xhtml", None),
                (1, "Part", "t/b.xhtml", Some("c")),
                (2, "Two", "t/b.xhtml", Some("c")),
            ],
        );
    }

    #[test]
    fn an_ncx_is_read() {
        let ncx = "<ncx><docTitle><text>No</text></docTitle><navMap>
            <navPoint><navLabel><text>One &amp; a</text></navLabel><content src='a.html'/>
            <navPoint><navLabel><text>Two</text></navLabel><content src='a.html#b'/></navPoint></navPoint>
            <navPoint><navLabel><text>Three</text></navLabel><content src='c.html'/></navPoint>
            </navMap><pageList><navLabel><text>Pages</text></navLabel></pageList></ncx>";
        check(
            &of_ncx(ncx, "toc.ncx"),
            &[
                (1, "One & a", "a.html", None),
                (2, "Two", "a.html", Some("b")),
                (1, "Three", "c.html", None),
            ],
        );
    }
}
