//! What the names of elements say: classes and ids are written by people for people.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use crate::document::block::Reason;

/// What the names of an element say of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hints {
    /// For it as a part of an article, or against it.
    pub(super) weight: i16,
    /// Whether it can hardly be of an article.
    pub(super) unlikely: bool,
    /// Whether it is unlikely only because it is called a header.
    pub(super) is_header: bool,
    /// Whether it is there to share the article.
    pub(super) shares: bool,
    /// Whether it is about a picture.
    pub(super) pictures: bool,
    /// What its names say plainly that it is.
    pub(super) named: Option<Reason>,
    /// What it is, if it is not of the article.
    pub(super) reason: Option<Reason>,
}

/// How much a name counts: as much as a long paragraph with many commas.
const NAME_WEIGHT: i16 = 25;

fn words(pattern: &str) -> Regex {
    RegexBuilder::new(pattern)
        .case_insensitive(true)
        .unicode(false)
        .build()
        .expect("the patterns are written here")
}

/// Names that nearly only furniture has.
static UNLIKELY: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|legends|menu\
         |related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate\
         |pagination|pager|popup|yom-remote",
    )
});
/// Names of places that furniture mostly has, but openings, too.
static HEADER: LazyLock<Regex> = LazyLock::new(|| words("header"));
/// Names of what may hold an article whatever else it is called.
static MAYBE: LazyLock<Regex> =
    LazyLock::new(|| words("and|article|body|column|content|layout|main|mathjax|shadow"));
static NEGATIVE: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo\
         |related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget",
    )
});
static POSITIVE: LazyLock<Regex> = LazyLock::new(|| {
    words("article|body|content|entry|hentry|h-entry|main|page|post|text|blog|story")
});
static SHARES: LazyLock<Regex> = LazyLock::new(|| words("(^|[ _])(share|sharedaddy)($|[ _])"));

/// Names of boxes about an author.
static BIOGRAPHY: LazyLock<Regex> = LazyLock::new(|| {
    words(
        "author[-_]{0,2}(bio|box|info|card|block|profile|about|desc)|about[-_]{0,2}(the[-_]{0,2})?author|(post|entry)-author|(^|[ _-])bio($|[ _-])",
    )
});
static PICTURES: LazyLock<Regex> = LazyLock::new(|| words("caption|credit|photo|gallery|slide"));

/// The reasons that names give, the closest first.
static REASONS: LazyLock<Vec<(Regex, Reason)>> = LazyLock::new(|| {
    [
        ("cookie|consent|gdpr|onetrust", Reason::Consent),
        ("comment|disqus|replies|respond|discussion", Reason::Comments),
        ("share|social|follow|subscribe|newsletter|signup|sharing", Reason::Sharing),
        ("related|recommend|read-?more|read-?next|also|more-?(stories|from|posts|news)|trending|popular|outbrain|taboola", Reason::Related),
        ("disclosure|disclaimer|affiliate|sponsor|promo|advert|-ad-|(^|[ _-])ads?($|[ _-])|banner|skyscraper", Reason::Advertisement),
        ("nav|menu|breadcrumb|pag(er|ination)|toc|tags", Reason::Navigation),
        ("copyright|imprint|legal|footer", Reason::Imprint),
        ("byline|author|(^|[ _-])bio($|[ _-])|date|meta|timestamp", Reason::Metadata),
    ]
    .into_iter()
    .map(|(pattern, reason)| (words(pattern), reason))
    .collect()
});

/// The hints of a node.
pub(super) fn of(page: &Page, id: Id) -> Hints {
    let tag = page.tag(id);
    let mut hints = Hints {
        reason: tag_reason(tag),
        ..Hints::default()
    };
    if tag == Tag::Text {
        return hints;
    }
    let names = [page.attribute(id, Key::Class), page.attribute(id, Key::Id)];
    let mut is_maybe = false;
    let mut is_header = false;
    for name in names.iter().flatten().map(|name| name.as_bytes()) {
        if NEGATIVE.is_match(name) {
            hints.weight -= NAME_WEIGHT;
        }
        if POSITIVE.is_match(name) {
            hints.weight += NAME_WEIGHT;
        }
        hints.unlikely |= UNLIKELY.is_match(name);
        hints.shares |= SHARES.is_match(name);
        hints.pictures |= PICTURES.is_match(name);
        is_header |= HEADER.is_match(name);
        is_maybe |= MAYBE.is_match(name);
        if hints.reason.is_none() {
            hints.reason = REASONS
                .iter()
                .find(|(words, _)| words.is_match(name))
                .map(|&(_, reason)| reason);
        }
    }
    hints.is_header = is_header && !hints.unlikely && !is_maybe;
    hints.unlikely = (hints.unlikely || is_header) && !is_maybe;
    let is_biography = names
        .iter()
        .flatten()
        .any(|name| BIOGRAPHY.is_match(name.as_bytes()));
    hints.named = if is_biography {
        Some(Reason::Metadata)
    } else {
        hints.reason.filter(|reason| {
            matches!(
                reason,
                Reason::Related
                    | Reason::Sharing
                    | Reason::Comments
                    | Reason::Advertisement
                    | Reason::Consent
            )
        })
    };
    hints
}

fn tag_reason(tag: Tag) -> Option<Reason> {
    match tag {
        Tag::Nav => Some(Reason::Navigation),
        Tag::Footer => Some(Reason::AfterArticle),
        _ => None,
    }
}

/// How much of the second text's words are in the first, weighed by their length: 1 when all are.
pub(super) fn similarity(first: &str, second: &str) -> f32 {
    let split = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (first, second) = (split(first), split(second));
    if first.is_empty() || second.is_empty() {
        return 0.0;
    }
    let known: HashSet<&String> = first.iter().collect();
    let length = |words: &mut dyn Iterator<Item = &String>| {
        words.map(|word| word.chars().count() + 1).sum::<usize>()
    };
    let all = length(&mut second.iter());
    let new = length(&mut second.iter().filter(|word| !known.contains(word)));
    1.0 - new as f32 / all as f32
}
