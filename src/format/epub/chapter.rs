//! A chapter: a file of the book, through the walk of web pages.

use std::borrow::Cow;

use dom_query::{Document, NodeRef};

use super::contents::Entry;
use super::outline::folded;
use super::package::{Item, Package};
use super::path;
use super::title_page;
use crate::document::block::Reason;
use crate::document::{BlockKind, Builder, Image, Prose, Target};
use crate::format::html::{dom, links::Links, walk};
use crate::text::clean::Clean;

/// Adds the blocks of the file `item`, whose text is `text` and which the contents call what `entry` says.
/// Where it `is_near_cover` it may be the title page.
/// True where the file has no name of its own, and got that.
pub(super) fn append(
    text: &str,
    item: &Item,
    package: &Package,
    entry: Option<&Entry>,
    is_near_cover: bool,
    builder: &mut Builder,
) -> bool {
    builder.fragment(&item.path);
    let tree = dom::tree(&as_html(text));
    if package.nav.as_ref() == Some(&item.path) {
        // The contents as a page: the outline says the same.
        builder.furniture(&tree.select("body").text(), Reason::Navigation);
        return false;
    }
    name_pictured_notes(&tree);
    let title = package.metadata.title.as_deref().unwrap_or_default();
    if let Some(said) = title_page::take_title(&tree, title, is_near_cover) {
        builder.furniture(&said, Reason::Repeated);
    }
    let links = ChapterLinks {
        path: &item.path,
        package,
    };
    let own_name =
        entry.filter(|entry| entry.fragment.is_none() && begins_unnamed(&tree, &entry.title));
    if let Some(entry) = own_name {
        builder.heading(entry.level, Prose::plain(&entry.title), None);
    }
    let first = builder.next_block();
    let is_picture = item.media_type == "image/svg+xml";
    if !is_picture && !is_silent(&tree) {
        walk::append(tree.root(), builder, &links);
    }
    if builder.next_block() == first {
        append_drawn(&tree, builder);
    }
    if builder.next_block() == first {
        announce(&tree, entry, &links, builder);
    }
    own_name.is_some()
}

/// Gives calls of notes that are pictures a mark that can be seen: what stands for the picture where that is as short
/// as a mark, else a star.
fn name_pictured_notes(tree: &Document) {
    /// What is longer is a description.
    const MARK_CHARACTERS_MAX: usize = 4;
    for link in tree.select("a").nodes() {
        let leads_within = link.attr("href").is_some_and(|href| href.contains('#'));
        if !leads_within || !link.text().trim().is_empty() {
            continue;
        }
        let Some(picture) = link.find(&["img"]).into_iter().next() else {
            continue;
        };
        let words = picture
            .attr("alt")
            .map(|words| Clean::line(&words))
            .unwrap_or_default();
        let is_mark = !words.is_empty() && words.chars().count() < MARK_CHARACTERS_MAX;
        let is_call = link
            .attr("epub:type")
            .is_some_and(|kind| kind.contains("noteref"))
            || link
                .parent()
                .is_some_and(|parent| parent.node_name().as_deref() == Some("sup"));
        if is_call {
            link.set_text(if is_mark { words.as_str() } else { "*" });
        }
    }
}

/// How much of a chapter is looked through for its name.
const BEGINNING_CHARACTERS: usize = 400;

/// Whether a chapter with text begins neither with a heading nor with `title`.
fn begins_unnamed(tree: &Document, title: &str) -> bool {
    let body = tree.select("body").text();
    let beginning: String = body
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(BEGINNING_CHARACTERS)
        .collect();
    let beginning = folded(&beginning);
    let heading = tree.select("h1, h2, h3, h4, h5, h6");
    let is_near = heading.nodes().iter().take(3).any(|heading| {
        let said = folded(&heading.text());
        !said.is_empty() && beginning.contains(&said)
    });
    !beginning.is_empty() && !is_near && !beginning.contains(&folded(title))
}

/// Whether a page has pictures and no words, of its own or of theirs.
fn is_silent(tree: &Document) -> bool {
    let pictures = tree.select("img, image");
    let tells = |picture: &NodeRef<'_>| {
        let alt = picture.attr("alt");
        alt.is_some_and(|alt| walk::is_description(alt.trim()))
    };
    pictures.exists()
        && tree.select("body").text().trim().is_empty()
        && !pictures.nodes().iter().any(tells)
}

/// Says that there are pictures, on a page that has nothing else, below its name.
fn announce(tree: &Document, entry: Option<&Entry>, links: &dyn Links, builder: &mut Builder) {
    let pictures = tree.select("img, image");
    if let (Some(entry), true) = (entry, pictures.exists()) {
        builder.heading(entry.level, Prose::plain(&entry.title), None);
    }
    for picture in pictures.nodes() {
        let told = |names: &[&str]| {
            names
                .iter()
                .filter_map(|name| picture.attr(name))
                .find(|value| !value.trim().is_empty())
        };
        let side = |name| told(&[name]).and_then(|side| side.trim().parse().ok());
        let image = Image {
            source: links.source(&told(&["src", "href", "xlink:href"]).unwrap_or_default()),
            alt: Clean::line(&told(&["alt", "title"]).unwrap_or_default()),
            size: side("width").zip(side("height")),
        };
        builder.image(image, Prose::default());
    }
}

/// Adds the text that is drawn in a page's pictures, for pages that have no other.
fn append_drawn(tree: &Document, builder: &mut Builder) {
    let drawn = tree.select("svg text");
    let lines: Vec<String> = drawn
        .iter()
        .map(|text| Clean::line(&text.text()).to_string())
        .filter(|line| !line.is_empty())
        .collect();
    builder.block(BlockKind::Verse, Prose::plain(&lines.join("\n")));
    if lines.is_empty() {
        let named = tree.select("svg > title, svg > desc");
        builder.block(
            BlockKind::Caption,
            Prose::plain(&Clean::line(&named.text())),
        );
    }
}

/// Where the links of a chapter lead, and what its fragments are called in the book.
struct ChapterLinks<'a> {
    path: &'a str,
    package: &'a Package,
}

impl Links for ChapterLinks<'_> {
    fn target(&self, href: &str) -> Option<Target> {
        let Some(place) = path::resolve(self.path, href) else {
            let followed = ["http:", "https:", "mailto:", "//"]
                .iter()
                .any(|scheme| href.trim_start().starts_with(scheme));
            return followed.then(|| Target::Address(Clean::line(href)));
        };
        // Pictures and the like are in the archive, where nothing can open them.
        let path = self.package.known(&place.path)?;
        Some(Target::Fragment(Clean::line(&match place.fragment {
            Some(fragment) => path::fragment_name(path, &fragment),
            None => path.to_owned(),
        })))
    }

    fn source(&self, address: &str) -> Clean {
        match path::resolve(self.path, address) {
            Some(place) => Clean::line(&place.path),
            None => Clean::new(address),
        }
    }

    fn fragment(&self, id: &str) -> String {
        path::fragment_name(self.path, id)
    }
}

/// XHTML as the HTML parser understands it: an element that closes itself would stay open, and a document type's
/// own declarations would be text.
fn as_html(text: &str) -> Cow<'_, str> {
    let text = without_declarations(text);
    if memchr::memmem::find(text.as_bytes(), b"/>").is_none() {
        return text;
    }
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut from = 0;
    for end in memchr::memmem::find_iter(text.as_bytes(), b"/>") {
        let Some(start) = memchr::memrchr(b'<', &text.as_bytes()[from..end]) else {
            continue;
        };
        let tag = &text[from + start + 1..end];
        let name = tag
            .split(|c: char| c.is_ascii_whitespace() || c == '/')
            .next()
            .unwrap_or_default();
        if name.is_empty() || is_void(name) || name.starts_with(['!', '?']) {
            continue;
        }
        out.push_str(&text[from..end]);
        out.push_str("></");
        out.push_str(name);
        out.push('>');
        from = end + "/>".len();
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Elements that never have an end in HTML.
fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ];
    VOID.contains(&name)
}

/// `text` without the declarations that a document type may have in brackets.
fn without_declarations(text: &str) -> Cow<'_, str> {
    let declared = text.find("<!DOCTYPE").and_then(|start| {
        let open = start + text[start..].find(['[', '>'])?;
        let close = open + text[open..].find("]")? + 1;
        (text[open..].starts_with('[')).then_some((open, close))
    });
    match declared {
        Some((open, close)) => Cow::Owned([&text[..open], &text[close..]].concat()),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_that_close_themselves_are_closed() {
        let check = |xhtml: &str, html: &str| assert_eq!(as_html(xhtml), html);
        check(
            "<title/><p>a<br/>b<a id=\"c\"/>d</p>",
            "<title></title><p>a<br/>b<a id=\"c\"></a>d</p>",
        );
        check("<img alt='a > b'/><i />", "<img alt='a > b'/><i ></i>");
        check("a /> b", "a /> b");
        check(
            "<!DOCTYPE html [<!ENTITY a \"b\">]><p/>",
            "<!DOCTYPE html ><p></p>",
        );
    }
}
