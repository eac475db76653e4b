//! The title, and what stands around it: who wrote it, where and when it appeared.

use super::evidence::{Evidence, NO};
use super::features::Seen;
use super::fields::Fields;
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

/// A page has a title, and the least doubtful line is closer to it than none.
const PAGE_TITLE_LEAST: f32 = 0.03;

/// The chunk that is the title: where no page is shown, one said twice in a row; else the likeliest.
pub(super) fn title(chunks: &[Chunk<'_>], evidence: &Evidence) -> Option<usize> {
    // The first of several chapters is one of them.
    let first_of_many = |at: usize| {
        let number = evidence.seen[at].numbering;
        let first =
            number.kind() != Kind::None && (number.kind() == Kind::Path || number.last() == 1);
        first && evidence.contexts[at].number_after > 0.0
    };
    // A line of code is no title, however a file begins, nor is one that says where something is.
    let is_code = |at: usize| {
        let text = &chunks[at].text;
        text.ends_with([';', '{', '}']) || text.contains("://")
    };
    // Nor is a paragraph that stands first.
    let is_paragraph = |at: usize| {
        let features = &evidence.seen[at].features;
        let sentences = features.sentences > 0.0 && features.words >= 10.0
            || chunks[at].several && features.words >= 12.0
            || features.words >= 20.0;
        let ends = chunks[at].text.ends_with(['.', '。']) && !chunks[at].text.ends_with("...");
        ends && sentences && features.capitalised < 0.6
    };
    // A heading that is marked as others are is one of them.
    let is_one_of_many = |at: usize| {
        let own = chunks[at].shape;
        own.is_marked() && chunks[at + 1..].iter().any(|other| other.shape == own)
    };
    let candidates = || {
        (0..evidence.title.len()).filter(|&at| {
            let other = first_of_many(at)
                || is_code(at)
                || is_paragraph(at)
                || is_one_of_many(at)
                || skips(&chunks[at].text);
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
    let least = if is_page(evidence) {
        PAGE_TITLE_LEAST
    } else {
        TITLE_LEAST
    };
    if probability(evidence.title[best]) < least {
        return (!is_page(evidence) && heads_all(chunks, evidence)).then_some(0);
    }
    // A window's title is the article's with the site's name behind it.
    let within = candidates().filter(|&at| {
        evidence.seen[at].features.words >= 2.0 && joins(&chunks[best].text, &chunks[at].text)
    });
    let alone = within.max_by_key(|&at| (chunks[at].text.len(), at));
    Some(alone.unwrap_or(best))
}

/// Whether the first line of a text stands alone above headings, as a title does.
fn heads_all(chunks: &[Chunk<'_>], evidence: &Evidence) -> bool {
    const CHARS_MAX: usize = 80;
    let ([first, second, ..], [seen, ..]) = (chunks, &evidence.seen[..]) else {
        return false;
    };
    let ends = seen.features.ends_stop + seen.features.ends_colon + seen.features.ends_open;
    let alone = first.shape == Shape::Prose && first.depth == 0 && second.blank_before > 0;
    let is_line = !first.several && seen.chars <= CHARS_MAX && ends == 0.0;
    let is_numbered = seen.numbering.kind() != Kind::None;
    // Headings stand below it.
    let leads = (1..chunks.len()).any(|at| evidence.heading[at] > 0.0);
    alone && is_line && !is_numbered && leads && !skips(&first.text)
}

/// Whether a line leads past a page's menus to its text.
fn skips(text: &str) -> bool {
    const BYTES_MAX: usize = 60;
    const BEGIN: [&str; 42] = [
        "skip to main",
        "skip to content",
        "skip to nav",
        "skip to primary",
        "skip to search",
        "skip to menu",
        "skip to footer",
        "skip to the content",
        "skip to the main",
        "skip nav",
        "jump to content",
        "jump to main",
        "jump to nav",
        "zum inhalt springen",
        "zum hauptinhalt",
        "direkt zum inhalt",
        "zur navigation",
        "navigation überspringen",
        "aller au contenu",
        "aller au menu",
        "passer au contenu",
        "ir al contenido",
        "saltar al contenido",
        "saltar a contenido",
        "vai al contenuto",
        "salta al contenuto",
        "ir para o conte",
        "pular para o conte",
        "saltar para o conte",
        "naar de inhoud",
        "ga naar de inhoud",
        "ga naar inhoud",
        "hopp til innhold",
        "hopp til hovedinnhold",
        "hoppa till innehåll",
        "gå til indhold",
        "spring til indhold",
        "przejdź do treści",
        "przejdź do głównej",
        "přejít k obsahu",
        "перейти к содерж",
        "перейти к основн",
    ];
    let text = text.trim();
    text.len() <= BYTES_MAX && {
        let text = text.to_lowercase();
        BEGIN.iter().any(|begin| text.starts_with(begin))
            || ["跳到", "跳至", "スキップ", "건너뛰기"]
                .iter()
                .any(|skip| text.contains(skip))
    }
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
        if let Some(fields) = Fields::below_title(text) {
            let said = fields.metadata();
            metadata.byline = metadata.byline.or(said.byline);
            metadata.published = metadata.published.or(said.published);
            told.push(at);
        } else if metadata.byline.is_none()
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
    fn lines_that_skip_menus_are_known() {
        for text in [
            "Skip to main content",
            "Zum Inhalt springen",
            "Aller au contenu",
            "跳到主要内容",
        ] {
            assert!(skips(text), "{text}");
        }
        assert!(!skips("Skipping stones on the river") && !skips("Jump the queue"));
    }

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
