//! Pictures that are links, and pictures for browsers that run no scripts.

use super::Walker;
use crate::document::{BlockKind, Inline, ProseWriter};
use crate::format::html::page::Id;
use crate::format::html::tag::{Key, Tag};

/// Stands for a picture of which nothing is known.
const PICTURE_SIGN: &str = "▣";

impl Walker<'_> {
    /// A link that holds no words. In a sentence the words of its picture stand for it, or those for who hears the
    /// page, or a sign, lest there be a hole.
    pub(super) fn wordless_link(&mut self, id: Id, href: &str) {
        let page = self.page;
        let is_picture = |&node: &Id| matches!(page.tag(node), Tag::Img | Tag::Image | Tag::Svg);
        let picture = page.descendants(id).find(is_picture);
        let words = picture
            .and_then(|picture| self.picture_words(id, picture))
            .or_else(|| self.words_for_listeners(id));
        if href.starts_with('#') || (picture.is_none() && words.is_none()) {
            return self.children(id);
        }
        let link = self
            .links
            .target(href)
            .and_then(|target| self.builder.link(target));
        let words = words
            .or_else(|| Some(PICTURE_SIGN.to_owned()))
            .filter(|_| !is_picture_file(href) && self.is_in_sentence(id));
        match (words, link) {
            (Some(words), Some(link)) => {
                self.settle_breaks();
                self.prose.start(Inline::Link(link));
                self.words(&words);
                self.prose.end();
            }
            (_, link) => {
                let outer = std::mem::replace(&mut self.picture_link, link);
                self.children(id);
                self.picture_link = outer;
            }
        }
    }

    /// What is read out for a link, and not shown.
    fn words_for_listeners(&self, link: Id) -> Option<String> {
        let page = self.page;
        let label = |node: Id| page.attribute(node, Key::AriaLabel).map(str::to_owned);
        std::iter::once(link)
            .chain(page.descendants(link))
            .find_map(label)
            .or_else(|| Some(page.inner_text(link)))
            .filter(|words| words.contains(char::is_alphanumeric))
    }

    /// What says what a linked picture is: its alternative text, the link's name, or the words of the file's name.
    fn picture_words(&self, link: Id, picture: Id) -> Option<String> {
        let page = self.page;
        let told = [
            (picture, Key::Alt),
            (link, Key::AriaLabel),
            (link, Key::Title),
            (picture, Key::Title),
        ];
        told.into_iter()
            .filter_map(|(node, key)| page.attribute(node, key).map(str::trim))
            .find(|text| !text.is_empty())
            .map(str::to_owned)
            .or_else(|| {
                let title = page.find(picture, Tag::Title)?;
                Some(page.inner_text(title)).filter(|text| !text.is_empty())
            })
            .or_else(|| file_words(page.attribute(picture, Key::Src)?))
    }

    /// Whether a linked picture is a word of a sentence: text stands before it on its line and goes on behind it, and
    /// neither in a heading nor beside the words of a cell.
    fn is_in_sentence(&self, id: Id) -> bool {
        const NODES_MAX: usize = 8;
        let page = self.page;
        if self.flat {
            let mut around = page.ancestors(id).take(NODES_MAX);
            let cell = around.find(|&node| matches!(page.tag(node), Tag::Td | Tag::Th));
            return cell.is_some_and(|cell| !self.has_text(cell));
        }
        let Some(block) = page.ancestors(id).find(|&node| page.tag(node).is_block()) else {
            return false;
        };
        // An item of a list that is nothing but a linked picture says what the picture does.
        if page.tag(block) == Tag::Li && !self.has_text(block) {
            return page.elements(page.parent(block)).nth(1).is_some();
        }
        let next = (page.end(id)..page.end(block).min(page.end(id) + NODES_MAX))
            .take_while(|&node| !page.tag(node).is_block() && page.tag(node) != Tag::Br)
            .find_map(|node| page.text(node).trim().chars().next());
        let is_after_text = self.breaks == 0 && self.prose.last(1).next().is_some();
        // Text that begins anew behind a picture was set beside it.
        next.is_some_and(|c| is_after_text || (!c.is_uppercase() && !c.is_numeric()))
    }

    /// What a page shows without scripts: of interest is the picture in the place of one that scripts load.
    pub(super) fn without_script(&mut self, id: Id) {
        let page = self.page;
        let pictures = page
            .descendants(id)
            .filter(|&node| page.tag(node) == Tag::Img);
        for picture in pictures {
            let alternative = page.attribute(picture, Key::Alt).map(str::trim);
            if alternative != self.last_alternative {
                self.node(picture);
            }
        }
    }

    /// Sets a picture's text, as a link where the picture is one.
    pub(super) fn prose_of_picture(&mut self, text: &str) {
        let mut prose = ProseWriter::new();
        if let Some(link) = self.picture_link {
            prose.start(Inline::Link(link));
        }
        prose.push_collapsed(text);
        self.builder.block(BlockKind::Caption, prose.take());
    }
}

/// Whether a link leads to a picture: to the same one, larger.
fn is_picture_file(href: &str) -> bool {
    let path = href
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// The words of a file's name, without its ending; none where it is a number or a code.
fn file_words(address: &str) -> Option<String> {
    const LETTERS_MIN: usize = 4;
    const LETTERS_MAX: usize = 60;
    if address.starts_with("data:") {
        return None;
    }
    let path = address.split(['?', '#']).next()?;
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words: Vec<&str> = stem
        .split(['-', '_', '+', '.', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let says = |word: &&str| word.chars().all(char::is_alphabetic);
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    (words.iter().all(says) && (LETTERS_MIN..=LETTERS_MAX).contains(&letters))
        .then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_something_or_nothing() {
        let check = |address, expected: Option<&str>| {
            assert_eq!(file_words(address).as_deref(), expected, "{address}")
        };
        check("/img/upper-reach_map.png?w=3", Some("upper reach map"));
        check("p.png", None);
        check("/img132-thumb.png", None);
        check("https://example.org/8f3a99e1c2.jpg", None);
        check("data:image/png;base64,abcd", None);
    }
}
