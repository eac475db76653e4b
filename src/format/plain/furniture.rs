//! What is not of the article, and why.

use super::evidence::Evidence;
use super::features::Seen;
use super::lines::{Chunk, Shape};
use super::titled::joins;
use crate::document::block::Reason;

/// Within the stretch that is most likely the article, a chunk stays if its log odds are no less than this; outside,
/// if they are more than that. Both were chosen on unseen texts, where the figures hardly change nearby.
const INSIDE_LEAST: f32 = -1.0;
const OUTSIDE_LEAST: f32 = 1.5;

/// Why each chunk is removed; `None` for what stays.
pub(super) fn remove(
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    title: Option<usize>,
) -> Vec<Option<Reason>> {
    let mut removed = vec![None; chunks.len()];
    if is_page(evidence) {
        for (at, removed) in removed.iter_mut().enumerate() {
            let inside = (evidence.begin..evidence.end).contains(&at);
            let least = if inside { INSIDE_LEAST } else { OUTSIDE_LEAST };
            if evidence.article[at] < least {
                *removed = Some(reason(evidence, at));
            }
        }
    }
    for (at, chunk) in chunks.iter().enumerate() {
        let reason = if is_contents(&chunk.text) {
            Reason::Repeated
        } else if leaves_list(&chunk.text) {
            Reason::Sharing
        } else if chunk.shape == Shape::Prose && leads_away(&chunk.text) {
            Reason::Related
        } else {
            continue;
        };
        removed[at] = removed[at].or(Some(reason));
        // What stands above a list of contents says that it is one.
        if let Some(before) = at.checked_sub(1).filter(|_| reason == Reason::Repeated)
            && evidence.seen[before].features.words <= 4.0
            && evidence.seen[before].features.contents > 0.0
        {
            removed[before] = removed[before].or(Some(reason));
        }
    }
    if let Some(title) = title {
        around_title(chunks, evidence, title, &mut removed);
    }
    keep_sentences(evidence, &mut removed);
    removed
}

/// Whether most lines lead by dots to the number of a page.
fn is_contents(text: &str) -> bool {
    /// A list that is longer is cut into several.
    const LINES_MAX: usize = 2000;
    let leads = |line: &str| {
        let numbered = line
            .trim_end()
            .ends_with(|c: char| c.is_ascii_alphanumeric());
        numbered && (line.contains("....") || line.contains(". . . .") || line.contains("…………"))
    };
    let (mut all, mut leading) = (0, 0);
    for line in text.lines().take(LINES_MAX) {
        all += 1;
        leading += usize::from(leads(line));
    }
    leading > 0 && leading * 2 > all
}

/// Whether a line says how to leave a mailing list.
fn leaves_list(text: &str) -> bool {
    const BYTES_MAX: usize = 240;
    const LEAVE: [&str; 7] = [
        "unsubscribe",
        "abmelden",
        "abbestellen",
        "désabonner",
        "désinscrire",
        "darse de baja",
        "disiscriv",
    ];
    let led = text.len() <= BYTES_MAX && (text.contains("://") || text.contains('@'));
    led && {
        let text = text.to_lowercase();
        LEAVE.iter().any(|leave| text.contains(leave))
    }
}

/// Whether a line sends the reader to another article by its title, as sites put it between paragraphs.
pub(super) fn leads_away(text: &str) -> bool {
    /// How such lines begin, in lower case; a colon follows.
    const BEGIN: [&str; 14] = [
        "read more",
        "read also",
        "also read",
        "read next",
        "related",
        "related article",
        "related story",
        "mehr dazu",
        "lesen sie auch",
        "lire aussi",
        "leer más",
        "leggi anche",
        "leia mais",
        "lees ook",
    ];
    /// A longer line says something itself.
    const CHARS_MAX: usize = 160;
    let Some((begin, rest)) = text.split_once(':') else {
        return false;
    };
    let begin = begin.trim_end();
    begin.len() <= 20
        && text.len() <= CHARS_MAX
        && !rest.trim().is_empty()
        && !rest.ends_with('.')
        && BEGIN.contains(&begin.to_lowercase().as_str())
}

/// Whether a text shows a page with its furniture. Any other text is kept whole: an essay, a letter, a log.
pub(super) fn is_page(evidence: &Evidence) -> bool {
    /// So many unlikely chunks, and so many among them with the words of furniture, are no accident.
    const UNLIKELY_MIN: usize = 6;
    const FURNITURE_MIN: usize = 3;
    let unlikely = evidence
        .article
        .iter()
        .zip(&evidence.seen)
        .filter(|(odds, _)| **odds < 0.0);
    let (mut count, mut furniture) = (0, 0);
    for (_, seen) in unlikely {
        count += 1;
        furniture += usize::from(seen.features.furniture > 0.0);
    }
    count >= UNLIKELY_MIN && furniture >= FURNITURE_MIN
}

/// The title stands once, and what stands before a title that is said twice is of the page.
fn around_title(
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    title: usize,
    removed: &mut [Option<Reason>],
) {
    /// How far after the article's beginning its title may be said again.
    const AGAIN: usize = 12;
    let hash = evidence.seen[title].text_hash;
    let last = chunks.len().min(title.max(evidence.begin) + AGAIN);
    let mut twice = false;
    for at in (0..last).filter(|&at| at != title) {
        let same = evidence.seen[at].text_hash == hash;
        if same || joins(&chunks[at].text, &chunks[title].text) {
            removed[at] = Some(Reason::Repeated);
            twice = true;
        }
    }
    if twice && !evidence.seen[..title].iter().any(is_prose) {
        for (at, removed) in removed[..title].iter_mut().enumerate() {
            *removed = removed.or(Some(before_title(chunks, evidence, at)));
        }
    }
}

/// A text never loses the only sentences that it has: what says nothing beside them is the furniture.
fn keep_sentences(evidence: &Evidence, removed: &mut [Option<Reason>]) {
    let says = |at: usize| is_sentence(&evidence.seen[at]) || is_prose(&evidence.seen[at]);
    let stays = (0..removed.len()).any(|at| removed[at].is_none() && says(at));
    for at in (0..removed.len()).filter(|_| !stays) {
        if says(at) && removed[at] != Some(Reason::Repeated) {
            removed[at] = None;
        }
    }
}

/// A few words that end as a sentence does.
fn is_sentence(seen: &Seen) -> bool {
    const WORDS_MIN: f32 = 4.0;
    seen.features.ends_stop > 0.0 && seen.features.words >= WORDS_MIN
}

/// Running text of more than one sentence, which no page has before its title.
fn is_prose(seen: &Seen) -> bool {
    seen.chars > 300 || seen.features.sentences > 0.0 && seen.features.ends_stop > 0.0
}

fn before_title(chunks: &[Chunk<'_>], evidence: &Evidence, at: usize) -> Reason {
    let features = &evidence.seen[at].features;
    let address = |at: usize| {
        chunks.get(at).is_some_and(|chunk| {
            chunk.shape == Shape::Verse && chunk.text.contains(|c: char| c.is_ascii_digit())
        })
    };
    if address(at) || at + 1 < chunks.len() && address(at + 1) {
        Reason::Imprint
    } else if features.words > 8.0 && features.furniture < 0.2 {
        Reason::Picture
    } else {
        reason(evidence, at)
    }
}

/// The closest reason for removing the chunk at `at`.
fn reason(evidence: &Evidence, at: usize) -> Reason {
    let features = &evidence.seen[at].features;
    let kinds = [
        (features.consent * 1.2, Reason::Consent),
        (features.legal, Reason::Imprint),
        (features.share, Reason::Sharing),
        (features.letter, Reason::Sharing),
        (features.comment, Reason::Comments),
        (features.related, Reason::Related),
        (features.offer, Reason::Advertisement),
        (features.picture, Reason::Picture),
        (features.menu * 0.9, Reason::Navigation),
        ((features.byline + features.date) * 0.9, Reason::Metadata),
    ];
    // One word among many says little.
    let least = (features.words / 12.0).max(0.5);
    let (weight, reason) = kinds
        .into_iter()
        .fold((0.0, Reason::Unlikely), |best, kind| {
            if kind.0 > best.0 { kind } else { best }
        });
    if weight >= least {
        reason
    } else if at < evidence.begin {
        Reason::BeforeArticle
    } else if at >= evidence.end {
        Reason::AfterArticle
    } else {
        Reason::Unlikely
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_lead_away_are_told_from_sentences() {
        assert!(leads_away("Read more: The lamps of the east quay"));
        assert!(leads_away("Lire aussi : La dernière traversée"));
        assert!(!leads_away("Related: the two of them had the same aunt."));
        assert!(!leads_away("Read more:"));
        assert!(!leads_away("Three rules: read more, talk less"));
    }
}
