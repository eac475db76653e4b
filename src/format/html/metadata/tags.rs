//! What the page's head says in its own tags, and the dates in its body.

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::json_ld::Linked;

/// The tags of a page's head, the first of each kind.
#[derive(Debug, Default)]
pub(super) struct Tags {
    pub(super) title: Option<String>,
    pub(super) social_title: Option<String>,
    pub(super) other_titles: Vec<String>,
    pub(super) authors: Vec<String>,
    /// What programs for counting readers are told of the author.
    pub(super) other_authors: Vec<String>,
    /// Whether the next pair of a preview's lines, label and data, is of the author.
    is_author_next: bool,
    pub(super) site: Option<String>,
    pub(super) published: Option<String>,
    pub(super) description: Option<String>,
    pub(super) address: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) is_article: bool,
    /// The scripts that hold linked data.
    pub(super) scripts: Vec<String>,
}

impl Tags {
    pub(super) fn of(page: &Page) -> Self {
        let mut tags = Self::default();
        for id in 0..page.len() {
            match page.tag(id) {
                Tag::Meta => tags.meta(page, id),
                Tag::Title if tags.title.is_none() && page.tag(page.parent(id)) != Tag::Svg => {
                    tags.title = Some(page.inner_text(id)).filter(|title| !title.is_empty());
                }
                Tag::Html => {
                    tags.lang =
                        attribute(page, id, Key::Lang).or_else(|| attribute(page, id, Key::XmlLang))
                }
                Tag::Link if page.attribute(id, Key::Rel) == Some("canonical") => {
                    tags.address = attribute(page, id, Key::Href).or(tags.address);
                }
                Tag::Script => tags
                    .scripts
                    .extend(page.descendants(id).map(|text| page.text(text).to_owned())),
                _ => {}
            }
        }
        tags.lang = tags.lang.take().filter(|lang| is_language(lang));
        tags
    }

    fn meta(&mut self, page: &Page, id: Id) {
        let Some(content) = attribute(page, id, Key::Content) else {
            return;
        };
        let names = [Key::Property, Key::Name, Key::Itemprop];
        for name in names.iter().filter_map(|&key| page.attribute(id, key)) {
            for name in name.split_ascii_whitespace() {
                self.named(&name.to_ascii_lowercase().replace('.', ":"), &content);
            }
        }
    }

    fn named(&mut self, name: &str, content: &str) {
        let fill = |own: &mut Option<String>| {
            if own.is_none() {
                *own = Some(content.to_owned());
            }
        };
        match name {
            "og:title" => fill(&mut self.social_title),
            "twitter:title" | "title" | "dc:title" | "dcterms:title" | "headline"
            | "parsely-title" | "sailthru:title" | "citation_title" | "ajs-page-title" => {
                self.other_titles.push(content.to_owned())
            }
            "author"
            | "article:author"
            | "dc:creator"
            | "dcterms:creator"
            | "parsely-author"
            | "sailthru:author"
            | "citation_author"
            | "article:author_name"
            | "byl"
            | "creator" => self.authors.push(content.to_owned()),
            "twitter:label1" | "twitter:label2" => self.is_author_next = is_author_label(content),
            "twitter:data1" | "twitter:data2" if self.is_author_next => {
                self.is_author_next = false;
                if self.authors.is_empty() {
                    self.authors.push(content.to_owned());
                }
            }
            name if ["author", "authors", "author_name"]
                .iter()
                .any(|end| name.ends_with(end)) =>
            {
                self.other_authors.push(content.to_owned());
            }
            "og:site_name" | "application-name" | "cre" => fill(&mut self.site),
            "article:published_time"
            | "datepublished"
            | "dc:date"
            | "dcterms:created"
            | "dcterms:issued"
            | "date"
            | "dc:date:issued"
            | "parsely-pub-date"
            | "sailthru:date"
            | "citation_publication_date"
            | "pubdate"
            | "publish-date"
            | "publication_date" => fill(&mut self.published),
            "og:description" | "description" | "dc:description" | "twitter:description" => {
                fill(&mut self.description)
            }
            "og:url" => fill(&mut self.address),
            "og:type" => self.is_article |= content.contains("article"),
            "og:locale" | "content-language" | "dc:language" => {
                self.lang.get_or_insert_with(|| content.replace('_', "-"));
            }
            _ => {}
        }
    }

    /// The date of publication: what machines are told, else the first date that the page marks.
    pub(super) fn published(&self, page: &Page, linked: &Linked) -> Option<String> {
        let marked = || {
            (0..page.len())
                .filter(|&id| page.tag(id) == Tag::Time && !is_matter(page, id))
                .find_map(|id| attribute(page, id, Key::Datetime))
        };
        self.published
            .clone()
            .or_else(|| linked.published.clone())
            .or_else(marked)
    }
}

/// Whether a time is one that the text is about: of an item, a row, a quotation.
fn is_matter(page: &Page, time: Id) -> bool {
    page.ancestors(time)
        .any(|node| matches!(page.tag(node), Tag::Li | Tag::Td | Tag::Blockquote))
}

fn attribute(page: &Page, id: Id, key: Key) -> Option<String> {
    let value = page.attribute(id, key)?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether a preview's label, in the site's language, says "Written by".
fn is_author_label(label: &str) -> bool {
    const LABELS: &[&str] = &[
        "written by",
        "author",
        "verfasst von",
        "geschrieben von",
        "écrit par",
        "escrito por",
        "scritto da",
        "geschreven door",
        "skriven av",
        "skrevet av",
        "skrevet af",
        "napisane przez",
        "написано автором",
        "автор",
        "作者",
        "執筆者",
        "글쓴이",
    ];
    LABELS.contains(&label.trim().to_lowercase().as_str())
}

fn is_language(lang: &str) -> bool {
    lang.len() <= 35
        && lang
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
