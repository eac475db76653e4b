//! The package: what a book is called, which files it has, and in which order they are read.

use std::collections::{HashMap, HashSet};

use super::archive::{Archive, damaged};
use super::path;
use super::xml::{self, Element};
use crate::document::Metadata;
use crate::format::ParseError;
use crate::text::clean::Clean;

/// A file to be read, in its place.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its path from the archive's root.
    pub(super) path: String,
    /// What kind of file the package says it is.
    pub(super) media_type: String,
}

/// What the package says.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// What is known of the book.
    pub(super) metadata: Metadata,
    /// The files in reading order.
    pub(super) spine: Vec<Item>,
    /// The paths of those files, and the same by their names in lower case.
    pub(super) read: HashSet<String>,
    folded: HashMap<String, String>,
    /// The path of the navigation document, which has the table of contents since EPUB 3.
    pub(super) nav: Option<String>,
    /// The path of the table of contents of EPUB 2.
    pub(super) ncx: Option<String>,
}

impl Package {
    /// Reads the first package that lists chapters: of those that the container names, else of any in the archive.
    pub(super) fn read(archive: &mut Archive) -> Result<Self, ParseError> {
        let mut first_error = None;
        let named = named_packages(archive);
        let unnamed = archive.ending(".opf");
        if named.is_empty() && unnamed.is_empty() {
            return Err(damaged(&format!(
                "it holds no book: {CONTAINER} names none, and there is no package"
            )));
        }
        for path in named.into_iter().chain(unnamed) {
            let error = match archive.text(&path) {
                Ok(text) => {
                    let package = Self::of(&xml::elements(&text), &path);
                    if !package.spine.is_empty() {
                        return Ok(package);
                    }
                    format!("its package \"{path}\" lists no chapters; the file may be damaged")
                }
                Err(error) => format!("its package \"{path}\" cannot be read: {error}"),
            };
            first_error.get_or_insert(error);
        }
        Err(damaged(&first_error.unwrap_or_default()))
    }

    /// The path that `path` stands for among those that are read, letters of either case alike.
    pub(super) fn known<'a>(&'a self, path: &'a str) -> Option<&'a str> {
        let exact = self.read.get(path).map(String::as_str);
        exact.or_else(|| self.folded.get(&path.to_lowercase()).map(String::as_str))
    }

    fn of(elements: &[Element], path: &str) -> Self {
        let mut items: HashMap<&str, Item> = HashMap::new();
        let mut package = Self {
            metadata: metadata(elements),
            ..Self::default()
        };
        for element in elements.iter().filter(|element| element.name == "item") {
            let (Some(id), Some(href)) = (element.attribute("id"), element.attribute("href"))
            else {
                continue;
            };
            let Some(place) = path::resolve(path, href) else {
                continue;
            };
            let media_type = element
                .attribute("media-type")
                .unwrap_or_default()
                .to_owned();
            if element.has_word("properties", "nav") {
                package.nav = Some(place.path.clone());
            }
            if media_type == "application/x-dtbncx+xml" {
                package.ncx = Some(place.path.clone());
            }
            items.insert(
                id,
                Item {
                    path: place.path,
                    media_type,
                },
            );
        }
        let named = |name: &'static str, attribute: &'static str| {
            let of_name = move |element: &&Element| element.name == name;
            elements
                .iter()
                .filter(of_name)
                .filter_map(move |element| element.attribute(attribute))
        };
        if let Some(ncx) = named("spine", "toc").find_map(|id| items.get(id)) {
            package.ncx = Some(ncx.path.clone());
        }
        let mut read = HashSet::new();
        package.spine = named("itemref", "idref")
            .filter_map(|id| items.get(id))
            .filter(|item| read.insert(item.path.clone()))
            .cloned()
            .collect();
        package.folded = read
            .iter()
            .map(|path| (path.to_lowercase(), path.clone()))
            .collect();
        package.read = read;
        package
    }
}

/// Where a book says which package is its.
const CONTAINER: &str = "META-INF/container.xml";

/// The packages that the container names, those of books first: an archive may hold a book in other forms, too.
fn named_packages(archive: &mut Archive) -> Vec<String> {
    let container = archive.ending("meta-inf/container.xml").into_iter().next();
    let Some(text) = container.and_then(|path| archive.text(&path).ok()) else {
        return Vec::new();
    };
    let mut named: Vec<(bool, String)> = xml::elements(&text)
        .iter()
        .filter(|element| element.name == "rootfile")
        .filter_map(|rootfile| {
            let path = rootfile.attribute("full-path")?;
            let is_package = |kind: &str| kind.contains("oebps-package");
            let is_other = rootfile
                .attribute("media-type")
                .is_some_and(|kind| !is_package(kind));
            Some((is_other, path::normalized(path)))
        })
        .collect();
    named.sort_by_key(|(is_other, _)| *is_other);
    named.into_iter().map(|(_, path)| path).collect()
}

fn metadata(elements: &[Element]) -> Metadata {
    let of = |name: &'static str| {
        let said =
            move |element: &&Element| element.name == name && !element.text.trim().is_empty();
        elements.iter().filter(said)
    };
    // What a later element says of an earlier one: a title's kind, a creator's role.
    let refined = |element: &Element, property: &str| -> Option<String> {
        let target = format!("#{}", element.attribute("id")?);
        elements
            .iter()
            .find(|meta| {
                meta.name == "meta"
                    && meta.attribute("property") == Some(property)
                    && meta.attribute("refines") == Some(&target)
            })
            .map(|meta| meta.text.trim().to_owned())
    };
    let line = |element: &Element| Clean::line(&element.text);
    let title = of("title")
        .find(|title| refined(title, "title-type").as_deref() == Some("main"))
        .or_else(|| of("title").next());
    let is_author = |creator: &&Element| {
        let role = creator.attribute("role").map(str::to_owned);
        role.or_else(|| refined(creator, "role"))
            .is_none_or(|role| role == "aut")
    };
    let authors: Vec<String> = of("creator")
        .filter(is_author)
        .map(|creator| line(creator).to_string())
        .collect();
    let date = of("date")
        .find(|date| {
            date.attribute("event")
                .is_none_or(|event| event == "publication")
        })
        .or_else(|| of("date").next());
    Metadata {
        title: title.map(line),
        byline: (!authors.is_empty()).then(|| Clean::line(&authors.join(", "))),
        site: of("publisher").next().map(line),
        published: date.map(line),
        lang: of("language").next().map(line),
        description: of("description")
            .next()
            .map(|element| without_tags(&element.text)),
        tags: of("subject").map(line).collect(),
        ..Metadata::default()
    }
}

/// A description's text; many are HTML in disguise.
fn without_tags(text: &str) -> Clean {
    if !text.contains('<') {
        return Clean::line(text);
    }
    Clean::line(&dom_query::Document::from(text).text())
}
