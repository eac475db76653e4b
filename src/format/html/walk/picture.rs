//! Pictures that are links, and pictures for browsers that run no scripts.

use super::figure::alternative;
use super::{Walker, source};
use crate::document::{Image, Inline, LinkId};
use crate::format::html::page::Id;
use crate::format::html::tag::{Key, Tag};

/// The link around the picture that is shown.
#[derive(Debug)]
pub(super) struct PictureLink {
    pub(super) link: Option<LinkId>,
    /// Its address, where that is the same picture's, larger.
    pub(super) larger: Option<String>,
}

impl Walker<'_> {
    /// A link that holds no words. In a sentence the words of its picture stand for it, or those for who hears the
    /// page, lest there be a hole, else the picture; where neither can be, a mark that can be followed.
    pub(super) fn wordless_link(&mut self, id: Id, href: &str) {
        let page = self.page;
        let is_picture = |&node: &Id| page.tag(node).is_picture() || page.tag(node) == Tag::Svg;
        let picture = page.descendants(id).find(is_picture);
        let words = picture
            .and_then(|picture| self.picture_words(id, picture))
            .or_else(|| self.words_for_listeners(id));
        if href.starts_with('#') || (picture.is_none() && words.is_none()) {
            return self.children(id);
        }
        let is_larger = source::is_picture_file(href);
        let link = self
            .links
            .target(href)
            .and_then(|target| self.builder.link(target));
        let is_word = !is_larger && self.is_in_sentence(id);
        if is_word && link.is_some() {
            return self.linked_words(link, words.as_deref().unwrap_or(Image::MARK));
        }
        let larger = is_larger.then(|| href.to_owned());
        let outer = self.picture_link.replace(PictureLink { link, larger });
        self.children(id);
        self.picture_link = outer;
    }

    /// Words that stand for a picture, as a link where it is one.
    pub(super) fn linked_words(&mut self, link: Option<LinkId>, words: &str) {
        self.settle_breaks();
        if let Some(link) = link {
            self.prose.start(Inline::Link(link));
        }
        self.words(words);
        if link.is_some() {
            self.prose.end();
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
            .or_else(|| source::file_words(page.attribute(picture, Key::Src)?))
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

    /// What a page shows without scripts: of interest is the picture in the place of one that scripts load, unless that
    /// stands beside it.
    pub(super) fn without_script(&mut self, id: Id) {
        const NODES_MAX: usize = 4;
        let page = self.page;
        let pictures = page
            .descendants(id)
            .filter(|&node| page.tag(node) == Tag::Img);
        let end = page.end(id);
        let next = (end..page.len().min(end + NODES_MAX)).find(|&node| page.tag(node).is_picture());
        let next = next.map(|picture| alternative(page, picture));
        for picture in pictures {
            let own = Some(alternative(page, picture));
            if own != self.last_alternative && own != next {
                self.node(picture);
            }
        }
    }

    /// Whether an element is a button for a figure's picture, whose words say how to make it larger.
    pub(super) fn is_picture_button(&self, id: Id) -> bool {
        const NODES_MAX: usize = 30;
        let page = self.page;
        let mut within = page.descendants(id);
        page.attribute(id, Key::Role) == Some("button")
            && page.end(id) - id <= NODES_MAX
            && within.any(|node| page.tag(node).is_picture())
    }

    /// The pictures in an element, and nothing else of it.
    pub(super) fn pictures_within(&mut self, id: Id) {
        let page = self.page;
        for node in page.descendants(id) {
            if page.tag(node).is_picture() {
                self.node(node);
            }
        }
    }

    /// Adds the pictures that wait for the end of the text around them.
    pub(super) fn add_pictures(&mut self) {
        for (image, text) in std::mem::take(&mut self.pictures) {
            self.builder.image(image, text);
        }
    }
}
