//! Bare addresses in text, which GitHub makes links of: `https://…`, `www.…` and mail addresses.

use std::ops::Range;

use super::ranges::Ranges;
use crate::document::{Inline, Prose};

/// An address in a text and where it leads.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::format) struct Found {
    /// Where it stands.
    pub(in crate::format) range: Range<usize>,
    /// The address in full.
    pub(in crate::format) address: String,
}

/// The bare addresses of `prose` that stand in no link, code or mathematics.
pub(in crate::format) fn find(prose: &Prose) -> Vec<Found> {
    let text = &*prose.text;
    // Every form has a colon, an at sign or a stop after `www`; most texts have no reason to look further.
    let at_all = memchr::memmem::find(text.as_bytes(), b"://").is_some()
        || memchr::memchr(b'@', text.as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), b"www.").is_some();
    if !at_all {
        return Vec::new();
    }
    let taken = Ranges::of(prose, |inline| {
        matches!(
            inline,
            Inline::Link(_) | Inline::Note(_) | Inline::Code | Inline::Math
        )
    });
    let mut found = Vec::new();
    let mut from = 0;
    for word in text.split([' ', '\n', '<']) {
        let found_here = address(word).or_else(|| mail(word));
        found.extend(found_here.map(|found| Found {
            range: from + found.range.start..from + found.range.end,
            ..found
        }));
        from += word.len() + 1;
    }
    found.retain(|found| !taken.meet(found.range.clone()));
    found
}

/// The address in `word`, after any opening mark.
fn address(word: &str) -> Option<Found> {
    let start = ["https://", "http://", "www."]
        .iter()
        .filter_map(|scheme| word.find(scheme))
        .min()?;
    let before = word[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '/') {
        return None;
    }
    let end = start + trimmed(&word[start..]).len();
    let address = &word[start..end];
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let named = address.contains("://");
    let sound = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    if !sound || !named && !host.starts_with("www.") {
        return None;
    }
    let scheme = if named { "" } else { "http://" };
    Some(Found {
        range: start..end,
        address: format!("{scheme}{address}"),
    })
}

/// An address without the marks of the sentence around it: a closing bracket belongs to it only when it opens one.
fn trimmed(address: &str) -> &str {
    let count = |c: char| address.matches(c).count();
    // How many more of each bracket close than open; counted once, since an address may be all brackets.
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    address.trim_end_matches(|c| match c {
        ')' if round > 0 => {
            round -= 1;
            true
        }
        ']' if square > 0 => {
            square -= 1;
            true
        }
        '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '"' | '\'' | ';' | '’' | '”' | '»' => {
            true
        }
        '。' | '、' | '，' | '）' | '」' => true,
        _ => false,
    })
}

/// The mail address in `word`, after any opening mark.
fn mail(word: &str) -> Option<Found> {
    let at = word.find('@')?;
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let start = word[..at].rfind(|c| !local(c)).map_or(0, |before| {
        before + word[before..].chars().next().map_or(1, char::len_utf8)
    });
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let rest = &word[at + 1..];
    let length = rest.find(|c| !domain(c)).unwrap_or(rest.len());
    let host = rest[..length].trim_end_matches(['.', '-', '_']);
    let sound = start < at && host.contains('.') && !host.starts_with('.') && !host.contains("..");
    sound.then(|| {
        let end = at + 1 + host.len();
        Found {
            range: start..end,
            address: format!("mailto:{}", &word[start..end]),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let prose = Prose::plain(text);
        let found = find(&prose);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|found| (&prose.text[found.range.clone()], &*found.address))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        let same = |text, address| check(text, &[(address, address)]);
        same(
            "See https://a.example/b_c?d=e.",
            "https://a.example/b_c?d=e",
        );
        same("(https://a.example/x_(y))", "https://a.example/x_(y)");
        same("at http://a.example, then", "http://a.example");
        same("([http://a.example/(b)])).", "http://a.example/(b)");
        check(
            "www.a.example!",
            &[("www.a.example", "http://www.a.example")],
        );
        check(
            "to ann@a.example.",
            &[("ann@a.example", "mailto:ann@a.example")],
        );
    }

    #[test]
    fn what_is_no_address_stays_text() {
        check("a://b, http:// and https:// www. x@y @z.example", &[]);
        check("nothttp://a.example", &[]);
    }
}
