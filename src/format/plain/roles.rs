//! What each chunk is in the end: the title, a heading, the article's text, or furniture.

use super::evidence::{Evidence, joins};
use super::judge::probability;
use super::lines::Chunk;
use crate::document::block::Reason;

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    /// The article's title.
    Title,
    /// A heading, and how likely that is.
    Heading(f32),
    /// Of the article.
    Text,
    /// What a picture shows.
    Caption,
    /// Not of the article.
    Furniture(Reason),
}

/// A chunk is of the article if that is as likely as this.
const ARTICLE_LEAST: f32 = 0.45;
/// A chunk is a heading if that is as likely as this.
const HEADING_LEAST: f32 = 0.45;
/// A title as likely as this is the title.
const TITLE_LEAST: f32 = 0.1;

/// The role of each of `chunks`.
pub(super) fn roles(chunks: &[Chunk<'_>], evidence: &Evidence) -> Vec<Role> {
    let title = title(evidence);
    let mut roles: Vec<Role> = (0..chunks.len())
        .map(|at| {
            let article = probability(evidence.article[at]) >= ARTICLE_LEAST;
            let heading = probability(evidence.heading[at]);
            match (article, heading >= HEADING_LEAST) {
                (_, true) => Role::Heading(heading),
                (true, false) => Role::Text,
                (false, false) => Role::Furniture(Reason::Unlikely),
            }
        })
        .collect();
    if let Some(title) = title {
        for at in 0..chunks.len() {
            let same = evidence.seen[at].text_hash == evidence.seen[title].text_hash;
            if same && at <= evidence.begin + 12 || joins(&chunks[at].text, &chunks[title].text) {
                roles[at] = Role::Furniture(Reason::Repeated);
            }
        }
        roles[title] = Role::Title;
    }
    roles
}

fn title(evidence: &Evidence) -> Option<usize> {
    let best = (0..evidence.title.len())
        .max_by(|&a, &b| evidence.title[a].total_cmp(&evidence.title[b]))?;
    (probability(evidence.title[best]) >= TITLE_LEAST).then_some(best)
}
