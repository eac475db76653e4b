//! What is found in the names of elements: their classes and ids are searched once for all that any of them says.

use std::sync::LazyLock;

use crate::document::block::Reason;

/// Names that nearly only furniture has.
pub(super) const UNLIKELY: u32 = 1;
/// Names of places that furniture mostly has, but openings, too.
pub(super) const HEADER: u32 = 1 << 1;
/// Names of what may hold an article whatever else it is called.
pub(super) const MAYBE: u32 = 1 << 2;
/// Names that speak against an article.
pub(super) const NEGATIVE: u32 = 1 << 3;
/// Names that speak for one.
pub(super) const POSITIVE: u32 = 1 << 4;
/// Names of what is there to share the article.
pub(super) const SHARES: u32 = 1 << 5;
/// Names of boxes about an author.
pub(super) const BIOGRAPHY: u32 = 1 << 6;
/// Names of lines that say who made a picture.
pub(super) const CREDITS: u32 = 1 << 7;
/// Names of what is about a picture.
pub(super) const PICTURES: u32 = 1 << 8;

/// Names of what shows pictures one after the other.
pub(super) const GALLERY: u32 = 1 << 9;

/// The first of the bits that stand for reasons.
const REASONS_SHIFT: u32 = 16;
/// The reasons that names give, the closest first.
const REASONS: [Reason; 8] = [
    Reason::Consent,
    Reason::Comments,
    Reason::Sharing,
    Reason::Related,
    Reason::Advertisement,
    Reason::Navigation,
    Reason::Imprint,
    Reason::Metadata,
];
const CONSENT: u32 = 1 << REASONS_SHIFT;
const COMMENTS: u32 = CONSENT << 1;
const SHARING: u32 = CONSENT << 2;
const RELATED: u32 = CONSENT << 3;
const ADVERTISEMENT: u32 = CONSENT << 4;
const NAVIGATION: u32 = CONSENT << 5;
const IMPRINT: u32 = CONSENT << 6;
const METADATA: u32 = CONSENT << 7;

/// The closest of the reasons found.
pub(super) fn reason(found: u32) -> Option<Reason> {
    let first = (found >> REASONS_SHIFT).trailing_zeros() as usize;
    REASONS.get(first).copied()
}

/// Words of names, in lower case; `|` stands for the end of a word: a space, `-`, `_`, or the end of all.
const WORDS: &[(&str, u32)] = &[
    ("-ad-", UNLIKELY | NEGATIVE | ADVERTISEMENT),
    ("ai2html", UNLIKELY),
    ("banner", UNLIKELY | NEGATIVE | ADVERTISEMENT),
    ("breadcrumbs", UNLIKELY),
    ("combx", UNLIKELY | NEGATIVE),
    ("comment", UNLIKELY | NEGATIVE | COMMENTS),
    ("community", UNLIKELY),
    ("cover-wrap", UNLIKELY),
    ("disqus", UNLIKELY | COMMENTS),
    ("extra", UNLIKELY),
    ("footer", UNLIKELY | NEGATIVE | IMPRINT),
    ("gdpr", UNLIKELY | NEGATIVE | CONSENT),
    ("legends", UNLIKELY),
    ("menu", UNLIKELY | NAVIGATION),
    ("related", UNLIKELY | NEGATIVE | RELATED),
    ("remark", UNLIKELY),
    ("replies", UNLIKELY | COMMENTS),
    ("rss", UNLIKELY),
    ("shoutbox", UNLIKELY | NEGATIVE),
    ("sidebar", UNLIKELY | NEGATIVE),
    ("skyscraper", UNLIKELY | NEGATIVE | ADVERTISEMENT),
    ("social", UNLIKELY | SHARING),
    ("sponsor", UNLIKELY | NEGATIVE | ADVERTISEMENT),
    ("supplemental", UNLIKELY),
    ("ad-break", UNLIKELY),
    ("agegate", UNLIKELY),
    ("pagination", UNLIKELY | NAVIGATION),
    ("pager", UNLIKELY | NAVIGATION),
    ("popup", UNLIKELY),
    ("yom-remote", UNLIKELY),
    ("header", HEADER),
    ("and", MAYBE),
    ("article", MAYBE | POSITIVE),
    ("body", MAYBE | POSITIVE),
    ("column", MAYBE),
    ("content", MAYBE | POSITIVE),
    ("layout", MAYBE),
    ("main", MAYBE | POSITIVE),
    ("mathjax", MAYBE),
    ("shadow", MAYBE),
    ("hidden", NEGATIVE),
    ("com-", NEGATIVE),
    ("contact", NEGATIVE),
    ("masthead", NEGATIVE),
    ("media", NEGATIVE),
    ("meta", NEGATIVE | METADATA),
    ("outbrain", NEGATIVE | RELATED),
    ("promo", NEGATIVE | ADVERTISEMENT),
    ("scroll", NEGATIVE),
    ("share", NEGATIVE | SHARING),
    ("shopping", NEGATIVE),
    ("tags", NEGATIVE | NAVIGATION),
    ("widget", NEGATIVE),
    ("|hid|", NEGATIVE),
    ("entry", POSITIVE),
    ("page", POSITIVE),
    ("post", POSITIVE),
    ("text", POSITIVE),
    ("blog", POSITIVE),
    ("story", POSITIVE),
    ("|share|", SHARES),
    ("|sharedaddy|", SHARES),
    ("|bio|", BIOGRAPHY | METADATA),
    ("|credit ", CREDITS),
    ("|credits ", CREDITS),
    ("caption", PICTURES),
    ("credit", PICTURES),
    ("photo", PICTURES),
    ("gallery", GALLERY),
    ("slide", GALLERY),
    ("cookie", CONSENT),
    ("consent", CONSENT),
    ("onetrust", CONSENT),
    ("respond", COMMENTS),
    ("discussion", COMMENTS),
    ("follow", SHARING),
    ("subscribe", SHARING),
    ("newsletter", SHARING),
    ("signup", SHARING),
    ("sharing", SHARING),
    ("recommend", RELATED),
    ("also", RELATED),
    ("trending", RELATED),
    ("popular", RELATED),
    ("taboola", RELATED),
    ("disclosure", ADVERTISEMENT),
    ("disclaimer", ADVERTISEMENT),
    ("affiliate", ADVERTISEMENT),
    ("advert", ADVERTISEMENT),
    ("|ad|", ADVERTISEMENT),
    ("|ads|", ADVERTISEMENT),
    ("nav", NAVIGATION),
    ("breadcrumb", NAVIGATION),
    ("toc", NAVIGATION),
    ("copyright", IMPRINT),
    ("imprint", IMPRINT),
    ("legal", IMPRINT),
    ("byline", METADATA),
    ("author", METADATA),
    ("date", METADATA),
    ("timestamp", METADATA),
];

/// Words of names in which `-` and `_` are left out.
const RUN_TOGETHER: &[(&str, u32)] = &[
    ("authorbio", BIOGRAPHY),
    ("authorbox", BIOGRAPHY),
    ("authorinfo", BIOGRAPHY),
    ("authorcard", BIOGRAPHY),
    ("authorblock", BIOGRAPHY),
    ("authorprofile", BIOGRAPHY),
    ("authorabout", BIOGRAPHY),
    ("authordesc", BIOGRAPHY),
    ("aboutauthor", BIOGRAPHY),
    ("abouttheauthor", BIOGRAPHY),
    ("postauthor", BIOGRAPHY),
    ("entryauthor", BIOGRAPHY),
    ("readmore", RELATED),
    ("readnext", RELATED),
    ("morestories", RELATED),
    ("morefrom", RELATED),
    ("moreposts", RELATED),
    ("morenews", RELATED),
];

type Index = [Vec<(&'static [u8], u32)>; 128];

fn index(words: &'static [(&'static str, u32)]) -> Index {
    let mut index: Index = std::array::from_fn(|_| Vec::new());
    for (word, kinds) in words {
        index[usize::from(word.as_bytes()[0] & 0x7f)].push((word.as_bytes(), *kinds));
    }
    index
}

/// All that a name says.
pub(super) fn said_by(name: &str) -> u32 {
    static WORDS_INDEX: LazyLock<Index> = LazyLock::new(|| index(WORDS));
    static RUN_TOGETHER_INDEX: LazyLock<Index> = LazyLock::new(|| index(RUN_TOGETHER));
    let mut padded = Vec::with_capacity(name.len() + 2);
    padded.push(b' ');
    padded.extend(name.bytes().map(|byte| byte.to_ascii_lowercase()));
    padded.push(b' ');
    let found = search(&padded, &WORDS_INDEX);
    padded.retain(|byte| !matches!(byte, b'-' | b'_'));
    found | search(&padded, &RUN_TOGETHER_INDEX)
}

fn search(name: &[u8], index: &Index) -> u32 {
    let mut found = 0;
    for at in 0..name.len() {
        let byte = name[at];
        let keys = [byte, b'|'];
        let keys = if is_end(byte) { &keys[..] } else { &keys[..1] };
        for &key in keys {
            for (word, kinds) in &index[usize::from(key & 0x7f)] {
                if found & kinds != *kinds && begins(&name[at..], word) {
                    found |= kinds;
                }
            }
        }
    }
    found
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'_' | b'\n' | b'\t')
}

fn begins(name: &[u8], word: &[u8]) -> bool {
    name.len() >= word.len()
        && name
            .iter()
            .zip(word)
            .all(|(&byte, &wanted)| byte == wanted || (wanted == b'|' && is_end(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_within_names_and_ends_where_they_are_asked_for() {
        let has = |name, kind| said_by(name) & kind == kind;
        assert!(has("c-Sidebar__left", UNLIKELY | NEGATIVE));
        assert!(has("top-ads", ADVERTISEMENT) && !has("downloads", ADVERTISEMENT));
        assert!(has("author__bio", BIOGRAPHY) && has("AuthorBio", BIOGRAPHY));
        assert!(has("share", SHARES | SHARING) && !has("shared", SHARES));
        assert!(has("photo-credit", CREDITS) && !has("credit-card", CREDITS));
        assert_eq!(said_by("x"), 0);
    }

    #[test]
    fn the_closest_reason_is_given() {
        assert_eq!(reason(said_by("footer share")), Some(Reason::Sharing));
        assert_eq!(reason(said_by("plain")), None);
    }
}
