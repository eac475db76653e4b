//! Paywalls: whether a text was cut, by where it ends and what stands there, rather than by what the page calls its
//! parts.

use crate::format::html::marks::Marks;
use crate::format::html::metadata::letters;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::Tag;

/// What stands where an article is cut off, without spaces and marks.
const DEMANDS: &[&str] = &[
    "tocontinuereading",
    "continuereadingwith",
    "continuereadingthisarticle",
    "keepreadingwith",
    "toreadtherest",
    "readtherestof",
    "toreadthefull",
    "toreadthisarticle",
    "toreadthisstory",
    "toreadmoreof",
    "unlockthisarticle",
    "unlockthefull",
    "forsubscribersonly",
    "subscribersonly",
    "subscriberonly",
    "exclusivetosubscribers",
    "exclusiveforsubscribers",
    "onlyforsubscribers",
    "availabletosubscribers",
    "forpayingsubscribers",
    "forpaidsubscribers",
    "membersonly",
    "availabletomembers",
    "alreadyasubscriber",
    "getfullaccess",
    "reservedforsubscribers",
    "subscribeformorearticles",
    "subscribetounlock",
    "weiterlesenmit",
    "jetztweiterlesen",
    "umweiterzulesen",
    "umdenganzenartikel",
    "fürabonnenten",
    "nurfürabonnent",
    "bereitsabonnent",
    "diesenartikelweiterlesen",
    "réservéauxabonnés",
    "réservéeauxabonnés",
    "pourlirelasuite",
    "lasuiteestréservée",
    "ilvousrestedecetarticle",
    "ilvousreste",
    "déjàabonné",
    "parasuscriptores",
    "paraseguirleyendo",
    "paracontinuarleyendo",
    "exclusivoparasuscriptores",
    "percontinuarealeggere",
    "pergliabbonati",
    "riservatoagliabbonati",
    "paracontinuarlendo",
    "exclusivoparaassinantes",
    "paraassinantes",
    "omverdertelezen",
    "alleenvoorabonnees",
    "voorabonnees",
    "förattläsavidare",
    "förprenumeranter",
    "forabonnenter",
    "forålesevidere",
    "tylkodlasubskrybentów",
    "dlaprenumeratorów",
    "толькодляподписчиков",
    "длячтенияоформите",
    "この記事は会員限定",
    "有料会員限定",
    "会員限定です",
    "残り文字",
    "付费阅读",
    "订阅后阅读",
    "登录后阅读全文",
    "구독자전용",
];

/// How far behind the end of the text a demand is looked for, in characters.
const REACH: usize = 600;
/// A longer line is text, whatever it says.
const LINE_CHARACTERS_MAX: usize = 300;

/// Whether what is kept of a page was cut. A demand for payment where it ends says so; so does an end amid a sentence
/// where the page has a wall.
pub(super) fn cuts_off(page: &Page, marks: &Marks, names_wall: bool) -> bool {
    let Some(last) = last_kept(page, marks) else {
        return false;
    };
    let line = line_of(page, last);
    let text = page.inner_text(line);
    let is_last_line = text.chars().count() <= LINE_CHARACTERS_MAX && demands(&text);
    is_last_line || demands(&after(page, page.end(line))) || (names_wall && ends_midway(&text))
}

/// Whether some words ask to pay for what follows.
pub(in crate::format::html) fn demands(text: &str) -> bool {
    let said = letters(text);
    DEMANDS.iter().any(|demand| said.contains(demand))
}

/// The last text that is kept.
fn last_kept(page: &Page, marks: &Marks) -> Option<Id> {
    let mut last = None;
    let mut id = 0;
    while id < page.len() {
        let tag = page.tag(id);
        if tag != Tag::Text && (marks.reason(id).is_some() || tag.is_silent()) {
            id = page.end(id);
            continue;
        }
        if !page.text(id).trim().is_empty() {
            last = Some(id);
        }
        id += 1;
    }
    last
}

fn line_of(page: &Page, text: Id) -> Id {
    page.ancestors(text)
        .find(|&node| page.tag(node).is_block())
        .unwrap_or(text)
}

/// The text that follows, as far as it is looked at.
fn after(page: &Page, from: Id) -> String {
    let mut out = String::new();
    let mut id = from;
    while id < page.len() && out.len() < REACH {
        if page.tag(id) != Tag::Text && page.tag(id).is_silent() {
            id = page.end(id);
            continue;
        }
        out.push_str(page.text(id).trim());
        out.push(' ');
        id += 1;
    }
    out
}

/// Whether a paragraph ends amid a sentence.
fn ends_midway(text: &str) -> bool {
    const PARAGRAPH_CHARACTERS_MIN: usize = 80;
    let text = text.trim_end_matches(|c: char| "\"'”’»)] ".contains(c));
    text.ends_with('…')
        || text.ends_with("...")
        || (text.chars().count() >= PARAGRAPH_CHARACTERS_MIN
            && text.ends_with(|c: char| c.is_alphanumeric() || c == ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_amid_a_sentence_is_told() {
        let long = "The board met on Friday and spoke for five hours of nothing but the gates and what they";
        assert!(ends_midway(long));
        assert!(ends_midway("The board met…"));
        assert!(!ends_midway(&format!("{long} cost.”")));
        assert!(!ends_midway("Mara Lind"));
    }
}
