//! The site: the names by which a page calls it, so that none of them is taken for a headline or a person.

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::json_ld::Linked;
use super::parts::{is_placeholder, letters, same_words};
use super::tags::Tags;

/// How many links home are asked for their text: menus repeat what the first ones say.
const HOME_LINKS_MAX: usize = 6;

/// A longer text is no name of a site.
const CHARACTERS_MAX: usize = 60;

/// All that the page calls its site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// The declared name.
    pub(super) name: Option<String>,
    /// The letters of all names, and of its address.
    names: Vec<String>,
    /// The host's name without what every host has.
    host: Option<String>,
}

impl Site {
    pub(super) fn of(page: &Page, tags: &Tags, linked: &Linked) -> Self {
        // Some pages give an application's name to the article.
        let own = tags.site.clone().filter(|site| {
            let title = tags.title.as_deref().unwrap_or_default();
            !same_words(site, title) || tags.social_title.is_some()
        });
        let name = own
            .clone()
            .or_else(|| linked.site.clone())
            .filter(|site| site.chars().count() < CHARACTERS_MAX);
        let host = tags.address.as_deref().and_then(host);
        let mut site = Self {
            name,
            names: Vec::new(),
            host: host.map(str::to_owned),
        };
        let declared = [&own, &linked.site, &linked.publisher];
        let homes = links_home(page, host);
        for name in declared.into_iter().flatten().chain(&homes) {
            site.add(name);
        }
        if let Some(host) = host {
            site.add(host);
            site.add(host.split('.').next().unwrap_or_default());
        }
        site
    }

    /// Adds another name by which the page calls its site.
    pub(super) fn add(&mut self, name: &str) {
        let letters = letters(name);
        if letters.chars().count() > 1 && !is_placeholder(name) && !self.names.contains(&letters) {
            self.names.push(letters);
        }
    }

    /// Whether a text is the site's name.
    pub(super) fn is(&self, text: &str) -> bool {
        let letters = letters(text);
        !letters.is_empty() && self.names.contains(&letters)
    }

    /// Whether a text is a form of the site's name: shorter, longer, or with the kind of firm that it is.
    pub(super) fn is_like(&self, text: &str) -> bool {
        const SHORTEST: usize = 4;
        let letters = letters(text);
        let is_long = |name: &str| name.chars().count() >= SHORTEST;
        self.names.iter().any(|name| {
            *name == letters
                || (is_long(&letters) && name.starts_with(&letters))
                || (is_long(name) && (letters.starts_with(name) || letters.ends_with(name)))
        })
    }

    /// Whether a link leads to the site's first page.
    pub(super) fn is_home(&self, href: &str) -> bool {
        matches!(href, "./" | "index.html") || leads_home(href, self.host.as_deref())
    }
}

/// The name of the machine in an address, without `www`.
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// Whether a link leads to a first page: of this site, or, where the site is unknown, of any.
fn leads_home(href: &str, own: Option<&str>) -> bool {
    // A page from an archive has the address in the archive's.
    let at = href.rfind("http://").or_else(|| href.rfind("https://"));
    let href = at.map_or(href, |at| &href[at..]);
    if matches!(href, "/" | "/index.html" | "/index.php") {
        return true;
    }
    let Some(host) = host(href) else { return false };
    let path = href.split_once("://").map_or("", |(_, rest)| rest);
    let path = path.find('/').map_or("", |at| &path[at..]);
    matches!(path, "" | "/" | "/index.html" | "/index.php") && own.is_none_or(|own| own == host)
}

/// What links home say, in words or in the picture of a logo, and what is called a logo.
fn links_home(page: &Page, own: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    let mut next = 0;
    for id in 0..page.len() {
        if id < next || found.len() >= HOME_LINKS_MAX {
            continue;
        }
        let is_link = page.tag(id) == Tag::A
            && page
                .attribute(id, Key::Href)
                .map(str::trim)
                .is_some_and(|href| {
                    leads_home(href, own)
                        && (own.is_some() || !href.contains("://") || is_in_masthead(page, id))
                });
        if is_link || is_named_logo(page, id) {
            next = page.end(id);
            found.extend(label(page, id));
        }
    }
    found
}

/// Whether a link stands where sites are named: of a page without an address, any other may lead to another site.
fn is_in_masthead(page: &Page, id: Id) -> bool {
    page.ancestors(id).any(|node| {
        matches!(page.tag(node), Tag::Header | Tag::Nav)
            || [Key::Class, Key::Id].iter().any(|&key| {
                page.attribute(node, key).is_some_and(|name| {
                    let name = name.to_ascii_lowercase();
                    ["header", "masthead", "brand", "nav", "top"]
                        .iter()
                        .any(|word| name.contains(word))
                })
            })
    })
}

/// Whether an element is called a logo or the site's name.
pub(super) fn is_named_logo(page: &Page, id: Id) -> bool {
    const NAMES: &[&str] = &[
        "logo",
        "site-title",
        "sitetitle",
        "sitename",
        "site-name",
        "site-description",
        "site-branding",
    ];
    [Key::Class, Key::Id]
        .iter()
        .filter_map(|&key| page.attribute(id, key))
        .flat_map(str::split_ascii_whitespace)
        .map(str::to_ascii_lowercase)
        .any(|name| {
            NAMES
                .iter()
                .any(|logo| name.ends_with(logo) || name.starts_with(logo))
        })
}

/// The words of a small element, or of the pictures in it.
fn label(page: &Page, id: Id) -> Option<String> {
    let mut label = String::new();
    let nodes = page.descendants(id);
    if nodes.len() > CHARACTERS_MAX {
        return None;
    }
    for node in nodes.clone() {
        label.push_str(page.text(node));
        if label.len() > 4 * CHARACTERS_MAX {
            return None;
        }
    }
    if label.trim().is_empty() {
        label = nodes
            .filter(|&node| page.tag(node) == Tag::Img)
            .find_map(|node| page.attribute(node, Key::Alt))?
            .to_owned();
        for word in ["logo", "Logo", "LOGO"] {
            label = label.replace(word, "");
        }
    }
    let label = label.trim().to_owned();
    (!label.is_empty() && label.chars().count() < CHARACTERS_MAX).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(html: &str) -> Site {
        let page = Page::new(dom_query::Document::from(html).root());
        let tags = Tags::of(&page);
        Site::of(&page, &tags, &Linked::default())
    }

    #[test]
    fn a_site_is_called_by_its_address_its_logo_and_the_link_home() {
        let check = |html: &str, name: &str, expected: bool| {
            assert_eq!(site(html).is(name), expected, "{html}")
        };
        check(
            "<meta property=og:site_name content='The Paper'>",
            "the paper",
            true,
        );
        check(
            "<a href=/><img alt='The Paper logo'></a>",
            "The Paper",
            true,
        );
        check(
            "<div class=logo><a href=https://example.org/>The Paper</a></div>",
            "The Paper",
            true,
        );
        check(
            "<link rel=canonical href=https://www.paper.org/a>",
            "Paper.org",
            true,
        );
        check(
            "<link rel=canonical href=https://www.paper.org/a>",
            "Paper",
            true,
        );
        check("<a href=/>Home</a>", "Home", false);
        check("<a href=/news>News</a>", "News", false);
        check(
            "<link rel=canonical href=https://a.org/a><a href=https://other.net>Other</a>",
            "Other",
            false,
        );
    }

    #[test]
    fn an_address_in_an_archive_leads_home_as_the_one_it_was() {
        assert!(leads_home(
            "https://web.archive.org/web/2014/http://www.example.org/",
            None
        ));
        assert!(!leads_home(
            "https://web.archive.org/web/2014/http://www.example.org/a",
            None
        ));
        assert!(!leads_home("mailto:a@example.org", None));
    }
}
