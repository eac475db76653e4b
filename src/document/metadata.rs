//! `Metadata`: what is known of an article as a whole.

use crate::text::clean::Clean;

/// What is known of an article as a whole. What is unknown is `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// The title; the document's first block says the same.
    pub title: Option<Clean>,
    /// Who wrote it, without "By".
    pub byline: Option<Clean>,
    /// The site, paper or publisher.
    pub site: Option<Clean>,
    /// When it was published, as the source gives it, or as ISO 8601 where the source is a machine's.
    pub published: Option<Clean>,
    /// The language as a BCP 47 tag, such as `en` or `pt-BR`.
    pub lang: Option<Clean>,
    /// A summary that the source gives (the dek).
    pub description: Option<Clean>,
    /// What it is about, in the source's own words.
    pub tags: Vec<Clean>,
    /// The article's own address.
    pub address: Option<Clean>,
    /// What kind of page it was found on; `None` where the format leaves no doubt.
    pub verdict: Option<Verdict>,
}

/// What a page turned out to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// An article, and how sure that is, 0 to 1.
    Article(f32),
    /// A list of links to articles.
    Links,
    /// A page whose text only a script would fetch.
    NeedsScript,
    /// An article that ends where a payment is asked for.
    Paywall,
    /// Nothing to read.
    Nothing,
}

impl Verdict {
    /// The word for it in `--outline`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article(_) => "article",
            Self::Links => "links",
            Self::NeedsScript => "needs-script",
            Self::Paywall => "paywall",
            Self::Nothing => "nothing",
        }
    }

    /// What to tell a reader, where there is anything to tell.
    pub fn warning(self) -> Option<&'static str> {
        match self {
            Self::Article(_) => None,
            Self::Links => Some("this page is a list of links rather than an article"),
            Self::NeedsScript => Some("this page needs JavaScript to show its text"),
            Self::Paywall => Some("this article is cut off by a paywall"),
            Self::Nothing => Some("nothing readable was found on this page"),
        }
    }
}
