//! What is known of the article, in a pane: who, where, when, how long, and what was done to it.

use std::collections::BTreeMap;

use crate::app::App;
use crate::app::overlay::Overlay;
use crate::app::overlay::pane::Pane;
use crate::document::block::Reason;
use crate::document::words::minutes;
use crate::document::{Document, Origin, Verdict};

/// The most warnings that are listed; the rest are counted.
const WARNINGS_MAX: usize = 20;
/// The most inferred headings that are listed.
const HEADINGS_MAX: usize = 40;

impl App {
    /// Shows what is known of the article.
    pub(in crate::app) fn about(&mut self) {
        let document = self.reading.article();
        if document.is_empty() {
            return self.outbox.say("there is no article yet");
        }
        let mut pane = Pane::new("About this article");
        of_source(&mut pane, document, self.articles.arrival.origin.as_ref());
        pane.fact("format", self.articles.arrival.format.unwrap_or_default());
        of_length(&mut pane, document);
        of_finding(&mut pane, document);
        self.overlays.push(Overlay::Pane(pane));
    }
}

fn of_source(pane: &mut Pane, document: &Document, origin: Option<&Origin>) {
    let metadata = &document.metadata;
    let known = [
        ("title", &metadata.title),
        ("author", &metadata.byline),
        ("site", &metadata.site),
        ("date", &metadata.published),
        ("address", &metadata.address),
    ];
    for (label, value) in known {
        if let Some(value) = value {
            pane.fact(label, value);
        }
    }
    if let Some(origin) = origin {
        let said = match origin {
            Origin::Bundled => "it comes with longread".to_owned(),
            Origin::Stdin => "read from standard input".to_owned(),
            other => other.to_string(),
        };
        pane.fact("read from", &said);
    }
    if let Some(description) = &metadata.description {
        pane.fact("summary", description);
    }
    if !metadata.tags.is_empty() {
        let tags: Vec<&str> = metadata.tags.iter().map(|tag| tag.as_str()).collect();
        pane.fact("tags", &tags.join(", "));
    }
}

fn of_length(pane: &mut Pane, document: &Document) {
    let words = document.words();
    let length = format!(
        "{} words, about {} min to read",
        grouped(words),
        minutes(words)
    );
    pane.fact("length", &length);
    let sections = document.outline.sections.len();
    pane.fact("sections", &sections.to_string());
    if let Some(lang) = &document.metadata.lang {
        pane.fact("language", lang);
    }
}

/// What kind of page it is, what was removed, and what was inferred.
fn of_finding(pane: &mut Pane, document: &Document) {
    match document.metadata.verdict {
        Some(Verdict::Article(sure)) => {
            pane.fact(
                "verdict",
                &format!("an article, {:.0} % sure", sure * 100.0),
            );
        }
        Some(other) => {
            let warning = document.metadata.warning();
            pane.fact("verdict", warning.as_deref().unwrap_or(other.name()));
        }
        None => {}
    }
    let mut removed: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in &document.furniture {
        *removed.entry(reason(piece.reason)).or_default() += 1;
    }
    let mut removed: Vec<_> = removed.into_iter().collect();
    removed.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    if !removed.is_empty() {
        let all = document.furniture.len();
        let list: Vec<String> = removed
            .iter()
            .map(|(name, count)| format!("{count} {name}"))
            .collect();
        let said = format!("{all} pieces: {}; R shows them", list.join(", "));
        pane.fact("removed", &said);
    }
    let inferred = document.outline.sections.iter();
    let inferred: Vec<_> = inferred
        .filter_map(|section| Some((section, section.inferred?.probability())))
        .collect();
    if !inferred.is_empty() {
        let said = match inferred.len() {
            1 => "1 heading, found in the text".to_owned(),
            count => format!("{count} headings, found in the text"),
        };
        pane.fact("inferred", &said);
        for (section, sure) in inferred.iter().take(HEADINGS_MAX) {
            let said = format!("{:>3.0} %  {}", sure * 100.0, section.title);
            pane.fact(" ", &format!("- {}", said.trim_start()));
        }
        rest(pane, inferred.len(), HEADINGS_MAX);
    }
    for warning in document.warnings.iter().take(WARNINGS_MAX) {
        pane.fact("warning", warning);
    }
    rest(pane, document.warnings.len(), WARNINGS_MAX);
}

fn rest(pane: &mut Pane, all: usize, listed: usize) {
    if all > listed {
        pane.fact(" ", &format!("and {} more", all - listed));
    }
}

/// What a reader calls it.
fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::BeforeArticle => "before the article",
        Reason::AfterArticle => "after the article",
        Reason::Repeated => "repeated",
        Reason::Metadata => "byline, date or site",
        Reason::Navigation => "navigation",
        Reason::Sharing => "sharing",
        Reason::Related => "other articles",
        Reason::Picture => "pictures' text",
        Reason::Advertisement => "advertisement",
        Reason::Imprint => "imprint",
        Reason::Consent => "consent",
        Reason::Comments => "comments",
        Reason::Hidden => "hidden",
        Reason::Unlikely => "unlike the article",
    }
}

/// A number with its thousands apart.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(
            [grouped(7), grouped(1234), grouped(1_000_000)],
            ["7", "1 234", "1 000 000"]
        );
    }
}
