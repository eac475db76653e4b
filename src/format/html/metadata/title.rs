//! The title: what most of the page's own names for the article agree on, without the site's name.

use super::super::page::Page;
use super::headline::{self, Headline};
use super::json_ld::{Linked, unescaped};
use super::parts::{Parts, is_placeholder, overlap, same_words};
use super::site::Site;
use super::tags::Tags;

/// A name for the article, and how much it is trusted.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) text: String,
    weight: f32,
}

/// A longer name is not compared; all lines of the page are compared with it.
const CHARACTERS_MAX: usize = 400;

/// More names than these are of other articles.
const NAMES_MAX: usize = 12;

/// All names that the page has for its article.
pub(super) fn candidates(page: &Page, tags: &Tags, linked: &Linked, site: &Site) -> Vec<Candidate> {
    let named =
        |title: &Option<String>, weight| title.as_ref().map(|title| (unescaped(title), weight));
    let mut declared: Vec<(String, f32)> =
        [named(&tags.social_title, 3.0), named(&linked.headline, 2.5)]
            .into_iter()
            .flatten()
            .filter(|(title, _)| !site.is(title) && !is_placeholder(title))
            .collect();
    let own = declared.len();
    declared.extend(named(&tags.title, 2.0));
    let main = declared.len();
    declared.extend(
        tags.other_titles
            .iter()
            .map(|title| (unescaped(title), 1.0)),
    );
    declared.truncate(NAMES_MAX);
    let is_line = |text: &&str| text.chars().count() <= CHARACTERS_MAX;
    let lines = |declared: &'_ [(String, f32)]| -> Vec<String> {
        let texts = declared.iter().map(|(text, _)| text.as_str());
        texts.filter(is_line).map(str::to_owned).collect()
    };
    let (named, titled) = (lines(&declared[..own]), lines(&declared[own..main]));
    let texts = lines(&declared);
    let headlines = headline::all(page, &named, titled.first().map(String::as_str), site);
    let mut all = Vec::new();
    for (text, weight) in &declared {
        let text = match is_line(&text.as_str()) {
            true => without_site(text, site, &headlines, &texts),
            false => text.clone(),
        };
        if !is_placeholder(&text) && !site.is(&text) {
            all.push(Candidate {
                text,
                weight: *weight,
            });
        }
    }
    for (n, headline) in headlines.into_iter().take(3).enumerate() {
        // A heading that shares nothing with what the page calls itself is one of a part of the site.
        let weight = match (n, headline.is_sure || all.is_empty()) {
            (0, true) => 10.0,
            (0, false) => 1.5,
            _ => 0.8,
        };
        all.push(Candidate {
            text: headline.text,
            weight,
        });
    }
    if all.is_empty() {
        // A page that says only where it is, is called so.
        all.extend(
            declared
                .into_iter()
                .map(|(text, weight)| Candidate { text, weight }),
        );
        all.retain(|candidate| !is_placeholder(&candidate.text));
    }
    all
}

/// The name that the others agree with most.
pub(super) fn choose(candidates: &[Candidate]) -> Option<String> {
    let support = |own: &Candidate| -> f32 {
        candidates
            .iter()
            .map(|other| {
                if same_words(&own.text, &other.text) {
                    other.weight
                } else {
                    other.weight * 0.5 * overlap(&own.text, &other.text)
                }
            })
            .sum()
    };
    let mut best: Option<(f32, &Candidate)> = None;
    for candidate in candidates {
        let support = support(candidate);
        if best.is_none_or(|(most, _)| support > most + f32::EPSILON) {
            best = Some((support, candidate));
        }
    }
    best.map(|(_, candidate)| candidate.text.clone())
}

/// The site, or the book of a chapter: what is left of the page's `<title>` at the end far from the article's.
pub(super) fn site_beside(title: &str, chosen: &str) -> Option<String> {
    let parts = Parts::of(title);
    let run = parts
        .runs()
        .find(|run| same_words(parts.run(run.clone()), chosen))?;
    let far = if run.start > 0 && run.end == parts.len() {
        0
    } else {
        parts.len() - 1
    };
    let rest = parts.run(far..far + 1);
    let is_name = !run.contains(&far) && !is_placeholder(rest) && rest.chars().count() < 60;
    is_name.then(|| rest.to_owned())
}

/// The title without the site's name at its end or beginning. What stands after a mark is the site's where the site
/// is called so, or where the page shows, or says elsewhere, the title without it.
fn without_site(title: &str, site: &Site, headlines: &[Headline], declared: &[String]) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = Parts::of(&title);
    let shown = |text: &str| {
        headlines
            .iter()
            .any(|headline| same_words(&headline.text, text))
    };
    if shown(&title) {
        return title;
    }
    for headline in headlines {
        let run = parts
            .runs()
            .find(|run| same_words(parts.run(run.clone()), &headline.text));
        if let Some(run) = run {
            return parts.run(run).to_owned();
        }
    }
    let (mut start, mut end) = (0, parts.len());
    while end - start > 1 && is_elsewhere(parts.run(end - 1..end), site) {
        end -= 1;
    }
    while end - start > 1 && is_elsewhere(parts.run(start..start + 1), site) {
        start += 1;
    }
    let is_cut = (start, end) != (0, parts.len());
    let said = parts.runs().find(|run| {
        let text = parts.run(run.clone());
        run.len() < end - start && declared.iter().any(|other| same_words(other, text))
    });
    if let Some(run) = said {
        return parts.run(run).to_owned();
    }
    let is_whole = !parts.is_after_bar(end - 1) && is_complete(&title, declared);
    if !is_cut && end > 1 && !is_whole && is_site_like(&parts, site) {
        end -= 1;
    }
    if (start, end) == (0, parts.len()) {
        return without_site_before_colon(&title, site);
    }
    parts.run(start..end).to_owned()
}

fn is_elsewhere(part: &str, site: &Site) -> bool {
    site.is(part) || is_placeholder(part)
}

/// A title to which another adds a part was whole.
fn is_complete(title: &str, declared: &[String]) -> bool {
    declared.iter().any(|other| {
        let parts = Parts::of(other);
        (1..parts.len()).any(|end| same_words(parts.run(0..end), title))
    })
}

/// Whether the last part looks like a site's name: short, after a longer title, and no part of a sentence.
fn is_site_like(parts: &Parts, site: &Site) -> bool {
    let last = parts.len() - 1;
    let (before, after) = (parts.run(0..last), parts.run(last..last + 1));
    let is_han = before.chars().any(super::parts::is_han);
    let long = |text: &str| {
        if is_han {
            text.chars().count() / 2
        } else {
            text.split_whitespace().count()
        }
    };
    let is_name = after
        .chars()
        .next()
        .is_some_and(|first| !first.is_lowercase() || after.contains('.'))
        && !after.ends_with(['.', '!', '?', '…', '！', '？']);
    let is_short = long(before) >= 3 && long(after) <= 4 && after.len() < before.len();
    is_short && is_name && (parts.is_after_bar(last) || site.name.is_none() || site.is_like(after))
}

/// A site that puts its name before the headline, with a colon.
fn without_site_before_colon(title: &str, site: &Site) -> String {
    match title.split_once(": ") {
        Some((before, after)) if site.is(before) && !is_placeholder(after) => {
            after.trim().to_owned()
        }
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> (Page, Tags, Site) {
        let page = Page::new(dom_query::Document::from(html).root());
        let tags = Tags::of(&page);
        let site = Site::of(&page, &tags, &Linked::default());
        (page, tags, site)
    }

    /// The title of a page.
    fn check(html: &str, expected: Option<&str>) {
        let (page, tags, site) = page(html);
        let found = choose(&candidates(&page, &tags, &Linked::default(), &site));
        assert_eq!(found.as_deref(), expected, "{html}");
    }

    #[test]
    fn the_sites_name_is_cut_from_a_title() {
        let named = |title: &str| {
            format!("<meta property=og:site_name content='The Paper'><title>{title}</title>")
        };
        check(
            &named("A long walk home | The Paper"),
            Some("A long walk home"),
        );
        check(&named("The Paper » News » A walk"), Some("News » A walk"));
        check(&named("The Paper: a walk"), Some("a walk"));
        check(&named("Oak: a walk"), Some("Oak: a walk"));
        check(
            &named("Oak – and nothing else – for Alderby"),
            Some("Oak – and nothing else – for Alderby"),
        );
        check(
            "<title>A long walk home - Gazette</title>",
            Some("A long walk home"),
        );
        check(
            "<title>A long walk home - to what end?</title>",
            Some("A long walk home - to what end?"),
        );
        check(
            "<title>What is a cat - an answer in many more words</title>",
            Some("What is a cat - an answer in many more words"),
        );
        check(
            "<title>河上的桥为什么关了_新闻_早报</title><h1>河上的桥为什么关了</h1>",
            Some("河上的桥为什么关了"),
        );
        check(
            "<title>川を渡る橋はなぜ閉じたのか｜朝の新聞</title>",
            Some("川を渡る橋はなぜ閉じたのか"),
        );
    }

    #[test]
    fn a_title_that_another_completes_is_whole() {
        let html = "<meta property=og:title content='The dignity of locks – a project'><title>The dignity of locks – a project | Big Questions</title>";
        check(html, Some("The dignity of locks – a project"));
    }

    #[test]
    fn a_placeholder_or_the_sites_name_gives_way_to_the_headline() {
        for title in [
            "Untitled Document",
            "Ohne Titel",
            "index",
            "無題ドキュメント",
            "The Paper",
            "",
        ] {
            check(
                &format!("<title>{title}</title><a href=/>The Paper</a><h1>A walk along it</h1>"),
                Some("A walk along it"),
            );
        }
        check(
            "<title>The Paper</title><a href=/>The Paper</a><p>a",
            Some("The Paper"),
        );
        check("<title>Untitled</title><p>a", None);
    }

    #[test]
    fn a_first_level_heading_that_names_the_site_gives_way_to_the_article() {
        check(
            "<title>Ins Jahr | Flut</title><h1><a href=http://flut.org/>Flut</a></h1><h2>Ins Jahr</h2>",
            Some("Ins Jahr"),
        );
        check(
            "<title>Ins Jahr | Flut</title><h1 class=site-title>Flut</h1><p>a",
            Some("Ins Jahr"),
        );
    }

    #[test]
    fn what_is_left_of_the_title_is_the_site() {
        let check = |title: &str, chosen: &str, expected: Option<&str>| {
            assert_eq!(site_beside(title, chosen).as_deref(), expected, "{title}");
        };
        check(
            "The Sill - The Lock Book",
            "The Sill",
            Some("The Lock Book"),
        );
        check("The Sill — Locks — The Book", "The Sill", Some("The Book"));
        check("Book » Locks » The Sill", "The Sill", Some("Book"));
        check("The Sill", "The Sill", None);
        check("The Sill - Home", "The Sill", None);
        check("Oak – and steel", "Something else", None);
    }

    #[test]
    fn agreement_decides() {
        let candidate = |text: &str, weight| Candidate {
            text: text.to_owned(),
            weight,
        };
        let all = [
            candidate("Shop now!", 3.0),
            candidate("A walk", 2.0),
            candidate("A Walk", 2.2),
        ];
        assert_eq!(choose(&all).as_deref(), Some("A walk"));
        assert_eq!(choose(&[]), None);
    }
}
