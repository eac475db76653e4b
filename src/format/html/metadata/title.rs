//! The title: what most of the page's own names for the article agree on, without the site's name.

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::json_ld::{Linked, unescaped};
use super::tags::Tags;

/// A name for the article, and how much it is trusted.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) text: String,
    weight: f32,
}

/// What parts a title from the site's name.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ‹ ", " ‒ ", " ~ ",
    " > ", " < ",
];

/// All names that the page has for its article.
pub(super) fn candidates(
    page: &Page,
    tags: &Tags,
    linked: &Linked,
    site: Option<&str>,
) -> Vec<Candidate> {
    let headings = headings(page);
    let known: Vec<&str> = headings.iter().map(String::as_str).collect();
    let declared: Vec<&String> = tags
        .social_title
        .iter()
        .chain(&linked.headline)
        .chain(&tags.title)
        .collect();
    let mut all = Vec::new();
    let mut add = |text: &str, weight: f32| {
        let text = without_site(&unescaped(text), site, &known);
        if text.chars().any(char::is_alphanumeric) {
            all.push(Candidate { text, weight });
        }
    };
    if let Some(title) = &tags.social_title {
        add(title, 3.0);
    }
    if let Some(title) = &linked.headline {
        add(title, 2.5);
    }
    if let Some(title) = &tags.title {
        add(title, 2.0);
    }
    for title in &tags.other_titles {
        add(title, 1.0);
    }
    for (n, heading) in headings.iter().take(3).enumerate() {
        // A heading that shares nothing with what the page calls itself is one of a part of the site.
        let agrees = declared.iter().any(|title| agrees(title, heading));
        let weight = match (n, agrees || declared.is_empty()) {
            (0, true) => 9.0,
            (0, false) => 1.5,
            _ => 0.8,
        };
        add(heading, weight);
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

/// The first-level headings that a reader sees, those of the article first.
fn headings(page: &Page) -> Vec<String> {
    let mut inside = Vec::new();
    let mut outside = Vec::new();
    for id in (0..page.len()).filter(|&id| page.tag(id) == Tag::H1) {
        let text = page.inner_text(id);
        if text.is_empty() || text.chars().count() > 300 {
            continue;
        }
        if is_site_name(page, id) {
            continue;
        }
        let is_inside = page
            .ancestors(id)
            .any(|node| matches!(page.tag(node), Tag::Article | Tag::Main));
        if is_inside {
            inside.push(text)
        } else {
            outside.push(text)
        }
    }
    inside.extend(outside);
    inside
}

/// A heading that names the site: it is a link home, or is called a logo.
fn is_site_name(page: &Page, id: Id) -> bool {
    let named = std::iter::once(id)
        .chain(page.ancestors(id).take(2))
        .chain(page.descendants(id))
        .any(|node| {
            [Key::Class, Key::Id]
                .iter()
                .filter_map(|&key| page.attribute(node, key))
                .any(|name| {
                    let name = name.to_ascii_lowercase();
                    name.contains("logo")
                        || name.contains("site-title")
                        || name.contains("sitename")
                        || name.contains("site-name")
                })
        });
    let home = page
        .descendants(id)
        .filter_map(|node| page.attribute(node, Key::Href))
        .any(|href| matches!(href, "/" | "./" | "index.html"));
    named || home
}

/// The title without the site's name at its end or beginning. What stands after a separator is the site's where
/// the site is called so, or where a heading shows the title without it.
fn without_site(title: &str, site: Option<&str>, headings: &[&str]) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if headings.iter().any(|heading| same_words(heading, &title)) {
        return title;
    }
    let cuts = SEPARATORS
        .iter()
        .flat_map(|separator| title.match_indices(separator))
        .map(|(at, separator)| (title[..at].trim(), title[at + separator.len()..].trim()));
    let cuts: Vec<(&str, &str)> = cuts.collect();
    for &(before, after) in &cuts {
        for (kept, cut) in [(before, after), (after, before)] {
            if headings.iter().any(|heading| same_words(heading, kept))
                || site.is_some_and(|site| same_words(site, cut))
            {
                return kept.to_owned();
            }
        }
    }
    // Without a better word, a short end after a bar or the last dash is the site.
    let last = cuts.iter().max_by_key(|(before, _)| before.len());
    if let Some(&(before, after)) = last
        && before.split_whitespace().count() >= 3
        && after.split_whitespace().count() <= 4
        && after.len() < before.len()
    {
        return before.to_owned();
    }
    title
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The letters and digits of a text in lower case, without spaces and marks.
pub(in crate::format::html) fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two texts are the same but for case and punctuation.
pub(in crate::format::html) fn same_words(first: &str, second: &str) -> bool {
    let first = letters(first);
    !first.is_empty() && first == letters(second)
}

/// Whether a heading is about what the page calls itself. A single word in common may be any word, unless one of
/// them has no other.
fn agrees(title: &str, heading: &str) -> bool {
    let (own, other) = (words(title), words(heading));
    let common = own.iter().filter(|word| other.contains(word)).count();
    overlap(title, heading) >= 0.25 && (common > 1 || common == own.len().min(other.len()))
}

/// The share of words that two texts have in common.
fn overlap(first: &str, second: &str) -> f32 {
    let (first, second) = (words(first), words(second));
    let common = first.iter().filter(|word| second.contains(word)).count();
    let all = first.len().max(second.len()).max(1);
    common as f32 / all as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_name_is_cut_from_a_title() {
        let check = |title: &str, site: Option<&str>, headings: &[&str], expected: &str| {
            assert_eq!(without_site(title, site, headings), expected);
        };
        check(
            "A long walk home | The Paper",
            Some("The Paper"),
            &[],
            "A long walk home",
        );
        check(
            "The Paper: A walk - home",
            Some("Gazette"),
            &["The Paper: A walk - home"],
            "The Paper: A walk - home",
        );
        check("Walk - Gazette", None, &["Walk"], "Walk");
        check("Gazette » Walk", Some("gazette"), &[], "Walk");
        check(
            "What is a cat - an answer in many more words",
            None,
            &[],
            "What is a cat - an answer in many more words",
        );
    }

    #[test]
    fn a_heading_agrees_by_more_than_any_one_word() {
        assert!(agrees("A walk along the river", "A walk by the water"));
        assert!(agrees("Walking", "Walking in rain"));
        assert!(agrees("Walking in rain", "Walking"));
        assert!(!agrees("River walks", "Notes on walks"));
        assert!(!agrees("River", "Shop"));
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
