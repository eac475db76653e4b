//! Metadata: what a page says of its article in several places, weighed against each other.

mod byline;
mod dates;
mod headline;
mod json_ld;
mod name;
pub(super) mod next;
mod parts;
mod site;
mod tags;
mod title;

use super::page::Page;
use crate::document::Metadata;
use crate::text::clean::Clean;
use json_ld::Linked;
use site::Site;
use tags::Tags;

pub(super) use dates::{is_date, is_day};
pub(super) use parts::{letters, same_words};

/// What is known of a page's article.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) metadata: Metadata,
    /// Whether the page says that its text is for subscribers.
    pub(super) locked: bool,
    /// Whether the page says that it is an article.
    pub(super) is_article: bool,
    /// The text that the page declares as its article's, plain or with tags.
    pub(super) body: Option<String>,
    /// Other texts that name the article: headings that repeat one of them say nothing new.
    pub(super) titles: Vec<String>,
}

/// Gathers and weighs what `page` says.
pub(super) fn of(page: &Page) -> Known {
    let tags = Tags::of(page);
    let linked = Linked::of(&tags.scripts);
    let mut site = Site::of(page, &tags, &linked);
    let titles = title::candidates(page, &tags, &linked, &site);
    let title = title::choose(&titles);
    let beside = tags.title.as_deref().zip(title.as_deref());
    let beside = beside.and_then(|(whole, chosen)| title::site_beside(whole, chosen));
    beside.iter().for_each(|name| site.add(name));
    // What is called the author's may be the name of the work.
    let byline = byline::choose(page, &tags, &linked, &site)
        .filter(|byline| !titles.iter().any(|title| same_words(&title.text, byline)));
    let site = site.name.or(beside);
    let line = |text: Option<String>| {
        text.map(|text| Clean::line(&text))
            .filter(|text| !text.is_empty())
    };
    let metadata = Metadata {
        title: line(title),
        byline: line(byline),
        site: line(site),
        published: line(tags.published(page, &linked)),
        lang: line(tags.lang.or(linked.lang)),
        description: line(tags.description.or(linked.description)),
        address: line(tags.address),
        ..Metadata::default()
    };
    Known {
        metadata,
        locked: linked.locked,
        is_article: linked.is_article || tags.is_article,
        body: linked.body,
        titles: titles.into_iter().map(|candidate| candidate.text).collect(),
    }
}
