//! The title, and what stands around it: who wrote it, where and when it appeared.

use super::evidence::{Evidence, NO};
use super::features::Seen;
use super::front;
use super::furniture::is_page;
use super::judge::probability;
use super::lines::{Chunk, Shape};
use super::numbering::Kind;
use super::titled::joins;
use crate::document::Metadata;
use crate::text::clean::Clean;

/// A title as likely as this is the title.
const TITLE_LEAST: f32 = 0.1;

/// The chunk that is the title: where no page is shown, one said twice in a row; else the likeliest.
pub(super) fn title(chunks: &[Chunk<'_>], evidence: &Evidence) -> Option<usize> {
    // The first of several chapters is one of them.
    let first_of_many = |at: usize| {
        let number = evidence.seen[at].numbering;
        let first =
            number.kind() != Kind::None && (number.kind() == Kind::Path || number.last() == 1);
        first && evidence.contexts[at].number_after > 0.0
    };
    // A line of code is no title, however a file begins.
    let is_code = |at: usize| chunks[at].text.ends_with([';', '{', '}']);
    // Nor is a paragraph that stands first.
    let is_paragraph = |at: usize| {
        let features = &evidence.seen[at].features;
        let sentences = features.sentences > 0.0 && features.words >= 10.0;
        let ends = chunks[at].text.ends_with(['.', '。']) && !chunks[at].text.ends_with("...");
        ends && sentences && features.capitalised < 0.6
    };
    // A heading that is marked as others are is one of them.
    let is_one_of_many = |at: usize| {
        let own = chunks[at].shape;
        let marked = matches!(own, Shape::Hashed(_) | Shape::Underlined(_));
        marked && chunks[at + 1..].iter().any(|other| other.shape == own)
    };
    let candidates = || {
        (0..evidence.title.len()).filter(|&at| {
            let other = first_of_many(at) || is_code(at) || is_paragraph(at) || is_one_of_many(at);
            evidence.title[at] != NO && !other && chunks[at].depth == 0
        })
    };
    if let Some(formed) = front::title(chunks, evidence) {
        return Some(formed);
    }
    /// How close to the beginning a title is said twice.
    const NEAR: usize = 12;
    let doubled = |at: &usize| {
        let own = &evidence.seen[*at];
        let same = |seen: &&Seen| seen.text_hash == own.text_hash;
        let near = evidence.seen.iter().take(2 * NEAR).filter(same).count();
        // What is said more often is a refrain, and what ends as a sentence does is one.
        own.features.words >= 3.0
            && own.features.ends_stop == 0.0
            && near <= 3
            && evidence.seen.get(at + 1).as_ref().is_some_and(same)
    };
    if !is_page(evidence)
        && let Some(title) = candidates().take(NEAR).find(doubled)
    {
        return Some(title);
    }
    let best = candidates().max_by(|&a, &b| evidence.title[a].total_cmp(&evidence.title[b]))?;
    (probability(evidence.title[best]) >= TITLE_LEAST).then_some(best)
}

/// What is known of the article, and which chunks say nothing else.
pub(super) fn read(
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    title: Option<usize>,
) -> (Metadata, Vec<usize>) {
    let mut metadata = Metadata::default();
    let mut told = Vec::new();
    let Some(title) = title else {
        return (metadata, told);
    };
    metadata.title = Some(Clean::line(&chunks[title].text));
    metadata.site = site(chunks, title);
    /// How far from the title its byline and date stand.
    const NEAR: usize = 10;
    let near = chunks
        .iter()
        .enumerate()
        .take(title + NEAR)
        .skip(title.saturating_sub(4));
    for (at, chunk) in near {
        let features = &evidence.seen[at].features;
        if at > title && features.words > 25.0 {
            break;
        }
        if at == title || evidence.seen[at].chars > 120 {
            continue;
        }
        let text = &*chunk.text;
        if metadata.byline.is_none()
            && let Some(name) = byline(text)
        {
            metadata.byline = Some(Clean::line(name));
            told.push(at);
        } else if metadata.published.is_none()
            && features.date + features.year >= 2.0
            && features.digits > 0.1
            && features.words <= 8.0
        {
            metadata.published = Some(Clean::line(text));
            told.push(at);
        }
    }
    (metadata, told)
}

/// The site's name, where the title stands somewhere joined to it.
fn site(chunks: &[Chunk<'_>], title: usize) -> Option<Clean> {
    let title = &*chunks[title].text;
    let joined = chunks
        .iter()
        .take(200)
        .find(|chunk| chunk.text.len() < title.len() + 80 && joins(&chunk.text, title))?;
    let site = joined.text[title.len()..]
        .trim_start_matches([' ', '|', '-', '–', '—', '·', '•', '«', ':']);
    let site = site.rsplit('|').next().unwrap_or(site).trim();
    (!site.is_empty()).then(|| Clean::line(site))
}

/// Whether a line says who wrote something, or whose a picture is.
pub(super) fn names_author(text: &str) -> bool {
    const CREDITS: [&str; 7] = [
        "interview ",
        "photo ",
        "photos ",
        "image ",
        "photo: ",
        "image: ",
        "credit: ",
    ];
    let credit = CREDITS.iter().find_map(|credit| {
        let head = text.get(..credit.len())?;
        let rest = &text[credit.len()..];
        head.eq_ignore_ascii_case(credit).then_some((credit, rest))
    });
    match credit {
        Some((credit, rest)) if credit.ends_with(": ") => names(rest).is_some(),
        Some((_, rest)) => byline(rest).is_some(),
        None => byline(text).is_some(),
    }
}

/// The name in a line that says by whom an article is.
fn byline(text: &str) -> Option<&str> {
    const BEGIN: [&str; 12] = [
        "by ",
        "written by ",
        "by: ",
        "posted by ",
        "author: ",
        "words by ",
        "von ",
        "par ",
        "por ",
        "di ",
        "door ",
        "text by ",
    ];
    let begin = BEGIN.iter().find(|begin| {
        text.get(..begin.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(begin))
    })?;
    names(&text[begin.len()..])
}

/// The name of one or more persons with which `text` begins.
fn names(text: &str) -> Option<&str> {
    let name = text
        .split(['|', '•', '·', '—', '\n'])
        .next()?
        .trim()
        .trim_end_matches([',', '.']);
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let named = (1..=8).contains(&words.len())
        && words.first().is_some_and(capital)
        && words.iter().filter(|word| capital(word)).count() * 3 >= words.len() * 2;
    named.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_name_authors() {
        assert!(names_author("Interview by Ida Fenwick") && names_author("Photo: Ida Fenwick"));
        assert!(!names_author("Photo albums and how to keep them"));
    }

    #[test]
    fn bylines_are_told_from_sentences() {
        assert_eq!(byline("By Ida Fenwick"), Some("Ida Fenwick"));
        assert_eq!(
            byline("Written by Ida Fenwick | 12 March"),
            Some("Ida Fenwick")
        );
        assert_eq!(byline("By the river"), None);
        assert_eq!(byline("Byzantium"), None);
    }
}
