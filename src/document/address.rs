//! `Address`: an address of the web, read once and by one grammar, so that the host that a reader is asked about is
//! the host that is asked for the page.

use std::fmt;

use url::Url;

/// How many columns an address gets in a question; its host is never cut.
const SHOWN_CHARACTERS_MAX: usize = 39;

/// Parts of an address that say where a reader comes from, and nothing of the page; `utm_…` are some more.
const TRACKING: [&str; 5] = ["fbclid", "gclid", "mc_cid", "mc_eid", "igshid"];

/// An address of a page, over http or https, with a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Reads an address as it is written; `None` where it is none of the web.
    pub fn parse(written: &str) -> Option<Self> {
        let url = Url::parse(written).ok()?;
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        is_web.then_some(Self(url))
    }

    /// The host, without credentials and port.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The whole of it, credentials included.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// True when what is sent there and comes from there can be read on the way.
    pub fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    /// True when scheme, host and port are the same.
    pub fn has_server_of(&self, other: &Self) -> bool {
        self.0.origin() == other.0.origin()
    }

    /// True when an answer from here may send a reader on to `next` without asking: that is the same host, and not
    /// by a way that is less safe.
    pub fn may_lead_to(&self, next: &Self) -> bool {
        self.host() == next.host() && (self.is_plain() || !next.is_plain())
    }

    /// The same page, without a name, a password and a place in it: what a server is asked for.
    pub fn of_page(&self) -> Self {
        let mut url = self.0.clone();
        url.set_fragment(None);
        // These fail only for addresses without a host.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        Self(url)
    }

    /// By what the page is known: as [`Address::of_page`], with http for https and without what tells its owners
    /// where a reader comes from.
    pub fn name(&self) -> String {
        let mut url = self.of_page().0;
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(key, _)| !key.starts_with("utm_") && !TRACKING.contains(&&**key))
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        if kept.len() < url.query_pairs().count() {
            url.set_query(None);
            if !kept.is_empty() {
                url.query_pairs_mut().extend_pairs(kept);
            }
        }
        let name = url.to_string();
        match name.strip_prefix("http://") {
            Some(rest) => format!("https://{rest}"),
            None => name,
        }
    }

    /// The name and password that stand in it, decoded.
    pub fn credentials(&self) -> Option<(String, String)> {
        let (name, password) = (self.0.username(), self.0.password());
        if name.is_empty() && password.is_none() {
            return None;
        }
        Some((
            percent_decoded(name),
            percent_decoded(password.unwrap_or_default()),
        ))
    }

    /// What `reference` names from here; `Err` with its scheme where that is none of the web, with nothing where it
    /// is no address.
    pub fn join(&self, reference: &str) -> Result<Self, Option<String>> {
        let url = self.0.join(reference).map_err(|_| None)?;
        let scheme = url.scheme().to_owned();
        Self::parse(url.as_str()).ok_or(Some(scheme))
    }

    /// Scheme, host and port, and as much of the path as there is room for: what a reader decides by.
    pub fn shown(&self) -> String {
        self.shown_in(SHOWN_CHARACTERS_MAX)
    }

    /// As [`Address::shown`], in so many columns, unless the host alone takes more.
    pub fn shown_in(&self, columns: usize) -> String {
        let url = &self.0;
        let port = url.port().map(|port| format!(":{port}"));
        let server = format!(
            "{}://{}{}",
            url.scheme(),
            self.host(),
            port.unwrap_or_default()
        );
        let room = columns.saturating_sub(server.len()).max(1);
        let path = url.path();
        // What is parsed is ASCII.
        if path == "/" {
            server
        } else if path.len() <= room {
            server + path
        } else {
            server + path.get(..room - 1).unwrap_or_default() + "…"
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// True when `what` is meant as an address of the web, whether or not it can be read as one.
pub fn is_address(what: &str) -> bool {
    let begins = |scheme: &str| {
        what.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    begins("http://") || begins("https://")
}

/// `address` as it is written, without the name and password that may stand in it; also where it cannot be read as
/// an address, as it is shown then, too.
pub fn without_credentials(address: &str) -> String {
    let Some(start) = address.find("://").map(|at| at + 3) else {
        return address.to_owned();
    };
    let rest = &address[start..];
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    match rest[..end].rfind('@') {
        Some(at) => format!("{}{}", &address[..start], &rest[at + 1..]),
        None => address.to_owned(),
    }
}

/// The address of a place on the page at `page`.
pub fn at_fragment(page: &str, name: &str) -> String {
    let page = page.split('#').next().unwrap_or_default();
    let mut address = format!("{page}#");
    for letter in name.chars() {
        match letter {
            '%' | '#' | ' ' => address.push_str(&format!("%{:02X}", letter as u32)),
            letter => address.push(letter),
        }
    }
    address
}

/// The scheme of an address, in lower case letters; `None` for a path.
pub fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.len() > 1
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    valid.then(|| scheme.to_ascii_lowercase())
}

/// `text` with its `%20` and the like as the letters they stand for; as it stands where that gives no UTF-8.
pub fn percent_decoded(text: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_the_one_that_is_asked() {
        let check = |written, host: Option<&str>| {
            let address = Address::parse(written);
            assert_eq!(address.as_ref().map(Address::host), host, "{written}");
        };
        check("https://user:word@a.example:80/b", Some("a.example"));
        check("http://[::1]:80/", Some("[::1]"));
        check("http://127.0.0.1:1\\@b.example/x", Some("127.0.0.1"));
        check("http:\\\\a.example\\@b.example", Some("a.example"));
        check("http://A.Example#@b.example", Some("a.example"));
        check("http://a.example?@b.example", Some("a.example"));
        check("http://a%2Eexample/", Some("a.example"));
        check("mailto:x", None);
        check("ftp://a.example/", None);
        check("http://", None);
        check("a.example/b", None);
    }

    #[test]
    fn credentials_are_taken_out_of_addresses() {
        let check = |address, expected| assert_eq!(without_credentials(address), expected);
        check("http://u:p@host/a@b", "http://host/a@b");
        check("https://u:p@ss@host", "https://host");
        check("https://host/?q=a@b", "https://host/?q=a@b");
        check("https://u@host?q", "https://host?q");
        check("a@b", "a@b");
    }

    #[test]
    fn a_reader_is_led_on_within_a_host_alone_and_never_to_a_less_safe_way() {
        for (from, to, may) in [
            ("https://a.example/x", "https://a.example/y", true),
            ("http://a.example/x", "https://A.example:8443/y", true),
            ("http://a.example/x", "http://a.example/y", true),
            ("https://a.example/x", "http://a.example/x", false),
            ("https://a.example/", "https://www.a.example/", false),
            ("https://a.example/", "https://a.example@b.example/", false),
        ] {
            let read = |written| Address::parse(written).expect("it is one");
            assert_eq!(read(from).may_lead_to(&read(to)), may, "{from} {to}");
        }
    }

    #[test]
    fn a_page_has_one_name_however_its_address_is_written() {
        let name = |written: &str| Address::parse(written).map(|address| address.name());
        for written in [
            "https://a.example/b?c=d",
            "HTTP://A.Example:80/b?c=d#e",
            "https://u:p@a.example:443/b?utm_source=x&c=d&fbclid=y",
        ] {
            assert_eq!(name(written).as_deref(), Some("https://a.example/b?c=d"));
        }
        let as_written = "https://a.example/?a%20b&c";
        assert_eq!(name(as_written).as_deref(), Some(as_written));
        let alone = "https://a.example/x?gclid=1";
        assert_eq!(name(alone).as_deref(), Some("https://a.example/x"));
    }

    #[test]
    fn bytes_are_decoded_and_the_rest_stays() {
        for (text, expected) in [
            ("a%20b%c3%A9", "a bé"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%ff", "%ff"),
        ] {
            assert_eq!(percent_decoded(text), expected);
        }
    }

    #[test]
    fn what_is_shown_names_the_host_whole_and_no_credentials() {
        let shown = |written: &str| Address::parse(written).map(|address| address.shown());
        let check =
            |written: &str, expected: &str| assert_eq!(shown(written).as_deref(), Some(expected));
        check("https://u:p@a.example/b?c#d", "https://a.example/b");
        check("http://a.example:8080", "http://a.example:8080");
        let long = "a-host-with-a-name-of-more-than-forty-letters.example";
        check(&format!("https://{long}/page"), &format!("https://{long}…"));
        check(
            "https://a.example/a-path-that-goes-on-and-on",
            "https://a.example/a-path-that-goes-on-…",
        );
    }

    #[test]
    fn addresses_are_told_from_paths() {
        assert_eq!(scheme("HTTPS://a.example/b").as_deref(), Some("https"));
        assert_eq!(scheme("notes/next.md"), None);
        assert_eq!(scheme("c:\\file"), None);
    }

    #[test]
    fn percent_signs_are_decoded_and_the_rest_stays() {
        assert_eq!(percent_decoded("a%20b%zz%c3%a9"), "a b%zzé");
        assert_eq!(percent_decoded("%ff%20"), "%ff%20");
    }
}
