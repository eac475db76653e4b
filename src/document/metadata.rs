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
    /// The address of its next page, where it goes on on one.
    pub next: Option<Clean>,
    /// What kind of page it was found on; `None` where the format leaves no doubt.
    pub verdict: Option<Verdict>,
}

/// What a page turned out to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// An article, and how sure that is, 0 to 1.
    Article(f32),
    /// An article of which a good part may have been left out.
    Partial,
    /// A list of links to articles.
    Links,
    /// A page whose text only a script would fetch.
    NeedsScript,
    /// The page shows no text of its own; what it declares to search engines as its article's text is shown.
    Declared,
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
            Self::Partial => "partial",
            Self::Links => "links",
            Self::NeedsScript => "needs-script",
            Self::Declared => "declared",
            Self::Paywall => "paywall",
            Self::Nothing => "nothing",
        }
    }
}

impl Metadata {
    /// What to tell a reader of the page that the article was found on, where there is anything to tell.
    pub fn warning(&self) -> Option<String> {
        let said = match self.verdict? {
            Verdict::Article(_) => return self.goes_on(),
            Verdict::Partial => "part of the page may be missing: `R` shows it",
            Verdict::Links => "this page is a list of links rather than an article",
            Verdict::NeedsScript => return Some(self.way_past_scripts()),
            Verdict::Declared => {
                "the text is what the page tells search engines: headings and pictures may be missing"
            }
            Verdict::Paywall => "this article is cut off by a paywall",
            Verdict::Nothing => "nothing readable was found on this page",
        };
        Some(said.to_owned())
    }

    /// What to tell of an article of which this is not the last page.
    fn goes_on(&self) -> Option<String> {
        let next = self.next.as_ref()?;
        Some(format!("the article goes on on another page: {next}"))
    }

    /// How a page is read whose text only a script fetches: a browser runs it.
    fn way_past_scripts(&self) -> String {
        let address = self.address.as_deref().unwrap_or("ADDRESS");
        // What a shell would take for an order is left to the reader to write.
        let address = if address.contains('\'') {
            "ADDRESS"
        } else {
            address
        };
        format!(
            "this page needs JavaScript to show its text; try \
             chromium --headless --dump-dom '{address}' | longread --from html"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_goes_on_says_where() {
        let metadata = Metadata {
            next: Some(Clean::line("https://example.org/a/2")),
            verdict: Some(Verdict::Article(1.0)),
            ..Metadata::default()
        };
        let warning = metadata.warning().expect("there is something to say");
        assert!(warning.ends_with(": https://example.org/a/2"), "{warning}");
    }

    #[test]
    fn a_page_of_scripts_names_the_way_out() {
        let warning = |address: Option<&str>| {
            let metadata = Metadata {
                address: address.map(Clean::line),
                verdict: Some(Verdict::NeedsScript),
                ..Metadata::default()
            };
            metadata.warning().expect("there is something to say")
        };
        assert!(
            warning(Some("https://example.org/a")).contains("--dump-dom 'https://example.org/a' |")
        );
        assert!(warning(Some("https://example.org/'; rm")).contains("--dump-dom 'ADDRESS' |"));
        assert!(warning(None).contains("'ADDRESS'"));
    }
}
