//! Where the links of a page lead.

use url::Url;

use crate::document::Target;
use crate::document::address::percent_decoded;
use crate::text::clean::Clean;

/// Says where links lead and what fragments are called. A format whose documents are made of several pages (a book)
/// has its own.
pub(in crate::format) trait Links {
    /// Where `href` leads; `None` where there is nothing to follow.
    fn target(&self, href: &str) -> Option<Target>;
    /// Where the data of a picture is that the page finds at `address`.
    fn source(&self, address: &str) -> Clean;
    /// The document's name for the page's fragment `id`.
    fn fragment(&self, id: &str) -> String;
}

/// The links of a single page.
#[derive(Debug, Default)]
pub(in crate::format) struct PageLinks {
    /// The address that relative links are resolved against.
    pub(in crate::format) base: Option<Url>,
}

impl Links for PageLinks {
    fn target(&self, href: &str) -> Option<Target> {
        let href = href.trim();
        if let Some(fragment) = href.strip_prefix('#') {
            return (!fragment.is_empty())
                .then(|| Target::Fragment(Clean::line(&percent_decoded(fragment))));
        }
        if href.is_empty() || is_action(href) {
            return None;
        }
        let Some(base) = &self.base else {
            return Some(Target::Address(Clean::line(href)));
        };
        let Ok(address) = base.join(href) else {
            return Some(Target::Address(Clean::line(href)));
        };
        if let Some(fragment) = address.fragment().filter(|f| !f.is_empty())
            && address[..url::Position::AfterQuery] == base[..url::Position::AfterQuery]
        {
            return Some(Target::Fragment(Clean::line(&percent_decoded(fragment))));
        }
        Some(Target::Address(Clean::line(address.as_str())))
    }

    fn source(&self, address: &str) -> Clean {
        let address = address.trim();
        let absolute = self.base.as_ref().and_then(|base| base.join(address).ok());
        match absolute.filter(|_| !address.is_empty()) {
            Some(absolute) => Clean::new(absolute.as_str()),
            None => Clean::new(address),
        }
    }

    fn fragment(&self, id: &str) -> String {
        id.to_owned()
    }
}

/// Addresses that name something to do or some data rather than a place.
fn is_action(href: &str) -> bool {
    ["javascript:", "data:", "blob:", "vbscript:", "about:"]
        .iter()
        .any(|scheme| {
            href.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, href: &str, expected: Option<Target>) {
        let links = PageLinks {
            base: Url::parse(base).ok(),
        };
        assert_eq!(links.target(href), expected, "{href}");
    }

    #[test]
    fn links_are_made_absolute_and_fragments_stay_within() {
        let address = |text: &str| Some(Target::Address(Clean::new(text)));
        let fragment = |text: &str| Some(Target::Fragment(Clean::new(text)));
        let base = "https://example.org/a/b";
        check(base, "c?d", address("https://example.org/a/c?d"));
        check(base, "#caf%C3%A9", fragment("café"));
        check(base, "/a/b#n", fragment("n"));
        check(base, "/a/c#n", address("https://example.org/a/c#n"));
        check(base, "javascript:void(0)", None);
        check(base, "#", None);
        check("", "c/d", address("c/d"));
    }
}
