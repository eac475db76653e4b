//! Articles in several pages: which addresses are pages of one article, and how a later page is joined to the first.

use std::collections::HashSet;

use url::Url;

use super::block::{Block, BlockKind, NestId};
use super::position::{BlockId, Position};
use super::prose::{Inline, LinkId};
use super::{Document, Part};

/// What parameters of a query are called that number the pages of an article.
const PARAMETERS: &[&str] = &[
    "page", "p", "pg", "pageno", "pagenum", "part", "seite", "pagina",
];
/// What stands before the number in a path.
const WORDS: &[&str] = &["page", "p", "pg", "part", "seite", "pagina"];
/// The most pages that an article is believed to have.
pub const PAGES_MAX: u32 = 20;

/// The address of a page of an article: the article's, and the page's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageAddress {
    article: String,
    /// 1 where the address has none.
    pub number: u32,
}

impl PageAddress {
    /// Reads `url`.
    pub fn of(url: &Url) -> Self {
        let mut url = url.clone();
        url.set_fragment(None);
        let number = take_parameter(&mut url).or_else(|| take_path(&mut url));
        let article = url.as_str().trim_end_matches(['/', '?']).to_owned();
        Self {
            article,
            number: number.unwrap_or(1),
        }
    }

    /// Whether `self` is the page right after `before`, of the same article. A list of articles has pages, too; an
    /// article has a name.
    pub fn follows(&self, before: &Self) -> bool {
        self.article == before.article
            && self.number == before.number + 1
            && self.number <= PAGES_MAX
            && Url::parse(&self.article).is_ok_and(|url| {
                let mut parts = url.path().split('/');
                parts.any(|part| part.contains(char::is_alphabetic))
            })
    }
}

/// Takes the page's number out of the query.
fn take_parameter(url: &mut Url) -> Option<u32> {
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let is_number = |(name, value): &(String, String)| {
        PARAMETERS.contains(&name.to_ascii_lowercase().as_str()) && page_number(value).is_some()
    };
    let at = pairs.iter().position(is_number)?;
    let number = page_number(&pairs[at].1);
    let others = pairs
        .iter()
        .enumerate()
        .filter(|&(n, _)| n != at)
        .map(|(_, pair)| pair);
    if pairs.len() == 1 {
        url.set_query(None);
    } else {
        url.query_pairs_mut().clear().extend_pairs(others);
    }
    number
}

/// Takes it off the end of the path: `/story/2`, `/story/page/2`, `/story-page-2.html`, `/story,2.html`.
fn take_path(url: &mut Url) -> Option<u32> {
    let path = url.path().trim_end_matches('/').to_owned();
    let (path, ending) = match path.rsplit_once('.') {
        Some((path, ending)) if matches!(ending, "html" | "htm" | "php" | "aspx" | "shtml") => {
            (path, format!(".{ending}"))
        }
        _ => (path.as_str(), String::new()),
    };
    let stem = path.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = page_number(&path[stem.len()..])?;
    let is_parting = |c: char| matches!(c, '/' | '-' | '_' | ',');
    let word = WORDS.iter().find_map(|word| {
        let before = stem.trim_end_matches(is_parting);
        let before = before.get(..before.len().checked_sub(word.len())?)?;
        let has_word = stem[before.len()..].to_ascii_lowercase().starts_with(word);
        (has_word && before.ends_with(is_parting)).then_some(before)
    });
    // A number alone may be a date's or a name's; that of a first page would not be written.
    let bare = || (stem.ends_with(is_parting) && number > 1).then_some(stem);
    let article = word.or_else(bare)?.trim_end_matches(is_parting);
    url.set_path(&format!("{article}{ending}"));
    Some(number)
}

fn page_number(text: &str) -> Option<u32> {
    let is_plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|number| is_plain && (1..=PAGES_MAX).contains(number))
}

/// What a later page is joined to: how much there is before it, and what the first page says around its article.
#[derive(Debug, Default)]
pub struct Before {
    blocks: usize,
    nests: usize,
    links: usize,
    around: HashSet<String>,
}

/// How many blocks at either end of a page may be said again on the next one.
const AROUND: usize = 8;

impl Before {
    /// Counts `part`, which was handed over; the first says what stands around the article.
    pub fn add(&mut self, part: &Part) {
        let is_first = self.blocks == 0;
        let text = |block: &Block| block.prose.text.to_string();
        if is_first {
            self.around
                .extend(part.blocks.iter().take(AROUND).map(text));
        }
        let last = part.blocks.iter().rev().take(AROUND);
        self.around.extend(last.map(text).filter(|_| is_first));
        self.blocks += part.blocks.len();
        self.nests += part.nests.len();
        self.links += part.links.len();
    }

    /// A later page as a part that goes on here, without what repeats the first one's head and foot.
    pub fn join(&self, page: Document) -> Part {
        let repeats = |block: &&Block| {
            block.kind == BlockKind::Title || self.around.contains(block.prose.text.as_str())
        };
        let all = page.blocks.len();
        let head = page.blocks.iter().take(AROUND).take_while(repeats).count();
        let foot = page.blocks.iter().rev().take(AROUND).take_while(repeats);
        let kept = head..(all - foot.count()).max(head);
        // What leads to a block that is left out leads to the one after it.
        let block = |id: BlockId| {
            let within = id.index().clamp(kept.start, kept.end) - kept.start;
            BlockId::new(self.blocks + within)
        };
        let nest = |id: NestId| NestId(id.0 + self.nests as u32);
        let link = |id: LinkId| LinkId(id.0 + self.links as u32);
        let mut part = Part {
            links: page.links,
            warnings: page.warnings,
            ..Part::default()
        };
        part.nests = page.nests;
        for held in &mut part.nests {
            held.parent = held.parent.map(nest);
            held.first = block(held.first);
        }
        let sections = page.outline.sections.into_iter();
        part.sections = sections
            .filter(|section| kept.contains(&section.block.index()))
            .collect();
        for section in &mut part.sections {
            section.block = block(section.block);
        }
        let places = page.fragments.into_iter();
        part.fragments = places
            .map(|(name, place)| {
                (
                    name,
                    Position {
                        block: block(place.block),
                        ..place
                    },
                )
            })
            .collect();
        part.furniture = page.furniture;
        for held in &mut part.furniture {
            held.before = block(held.before);
        }
        let blocks = page.blocks.into_iter().take(kept.end).skip(kept.start);
        part.blocks = blocks.collect();
        for held in &mut part.blocks {
            held.nest = held.nest.map(nest);
            for span in &mut held.prose.spans {
                span.inline = match span.inline {
                    Inline::Link(id) => Inline::Link(link(id)),
                    Inline::Note(id) => Inline::Note(link(id)),
                    other => other,
                };
            }
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Container, Metadata, Prose, ProseWriter, Target};
    use crate::text::clean::Clean;

    fn page(address: &str) -> PageAddress {
        PageAddress::of(&Url::parse(address).expect("an address"))
    }

    #[test]
    fn the_next_page_is_one_of_the_same_article() {
        let follows = |next: &str, own: &str| page(next).follows(&page(own));
        let own = "https://example.org/news/the-lock";
        for next in [
            "https://example.org/news/the-lock/2",
            "https://example.org/news/the-lock/2/",
            "https://example.org/news/the-lock/page/2",
            "https://example.org/news/the-lock?page=2",
            "https://example.org/news/the-lock/?page=2#more",
            "https://example.org/news/the-lock-seite-2",
        ] {
            assert!(follows(next, own), "{next}");
        }
        for next in [
            "https://example.org/news/the-mill",
            "https://example.org/news/the-mill/2",
            "https://example.org/news/the-lock/3",
            "https://elsewhere.example/news/the-lock/2",
            "https://example.org/news/the-lock/2019",
            "https://example.org/news/the-lock/comment-page-2/",
        ] {
            assert!(!follows(next, own), "{next}");
        }
        assert!(follows(
            "https://example.org/a,3.html",
            "https://example.org/a,2.html"
        ));
        assert!(follows(
            "https://example.org/a?id=4&page=2",
            "https://example.org/a?id=4"
        ));
        assert!(!follows(
            "https://example.org/a?id=5&page=2",
            "https://example.org/a?id=4"
        ));
        assert!(!follows(
            "https://example.org/page/2",
            "https://example.org/"
        ));
        assert!(!follows(
            "https://example.org/2019/06",
            "https://example.org/2019/05"
        ));
    }

    fn document(texts: &[&str]) -> Document {
        let mut builder = Builder::new();
        builder.metadata(Metadata {
            title: Some(Clean::new("The lock")),
            ..Metadata::default()
        });
        let mut writer = ProseWriter::new();
        let link = builder.link(Target::Fragment(Clean::new("n")));
        writer.start(Inline::Link(link.expect("there is room")));
        builder.block(BlockKind::Paragraph, Prose::plain("By Mara Lind"));
        for text in texts {
            builder.open(Container::Quote);
            builder.fragment(text);
            writer.push(text);
            builder.block(BlockKind::Paragraph, writer.take());
            builder.close();
        }
        builder.heading(2, Prose::plain("Read on"), None);
        builder.finish()
    }

    #[test]
    fn a_later_page_is_joined_without_its_head_and_foot() {
        let mut whole = document(&["one", "two"]);
        let first = Part {
            blocks: whole.blocks.clone(),
            nests: whole.nests.clone(),
            links: whole.links.clone(),
            ..Part::default()
        };
        let mut before = Before::default();
        before.add(&first);
        whole.append(before.join(document(&["three", "four"])));
        let texts: Vec<&str> = whole.blocks.iter().map(|b| &*b.prose.text).collect();
        let all = [
            "The lock",
            "By Mara Lind",
            "one",
            "two",
            "Read on",
            "three",
            "four",
        ];
        assert_eq!(texts, all);
        assert_eq!(whole.outline.sections.len(), 1);
        assert_eq!(whole.fragments["four"], Position::at(BlockId(6)));
        let four = &whole.blocks[6];
        let nest = &whole.nests[four.nest.expect("it stands in a quotation").0 as usize];
        assert_eq!((nest.first, nest.parent), (BlockId(6), None));
        assert_eq!(four.prose.spans[0].inline, Inline::Link(LinkId(1)));
    }
}
