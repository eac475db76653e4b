//! Figures, pictures and what plays: their captions and alternative texts, and the links to what cannot be shown.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Walker, source};
use crate::document::block::Reason;
use crate::document::{BlockKind, Container, Image, Inline, ProseWriter};
use crate::format::badge::is_badge;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};
use crate::text::clean::Clean;

/// The words of a page, by their hashes: a few that are taken for others do no harm.
#[derive(Debug)]
pub(super) struct Words(HashSet<u64>);

impl Words {
    fn of(page: &Page) -> Self {
        let mut words = HashSet::new();
        let mut id = 0;
        while id < page.len() {
            if matches!(page.tag(id), Tag::Script | Tag::Style) {
                id = page.end(id);
                continue;
            }
            words.extend(long_words(page.text(id)));
            id += 1;
        }
        Self(words)
    }
}

/// Hashes of the words that are long enough to say something.
fn long_words(text: &str) -> impl Iterator<Item = u64> + '_ {
    const CHARACTERS_MIN: usize = 4;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().nth(CHARACTERS_MIN - 1).is_some())
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.chars()
                .flat_map(char::to_lowercase)
                .for_each(|c| c.hash(&mut hasher));
            hasher.finish()
        })
}

/// Players whose frames are worth a link; what other frames hold is seldom for readers.
const PLAYERS: &[&str] = &[
    "youtube.com",
    "youtube-nocookie.com",
    "youtu.be",
    "vimeo.com",
    "dailymotion.com",
    "twitch.tv",
    "bilibili.com",
    "v.qq.com",
    "archive.org",
    "wikimedia.org",
    "soundcloud.com",
    "spotify.com",
    "bandcamp.com",
];

impl Walker<'_> {
    pub(super) fn figure(&mut self, id: Id) {
        let captioned = self.has_text(id);
        let outer = self.figure.replace(captioned);
        self.builder.open(Container::Figure);
        self.children(id);
        self.flush();
        self.figure = outer;
        self.builder.close();
    }

    /// Whether a box is a figure by another name: a picture, behind it what its page calls a caption, and no more.
    pub(super) fn is_figure(&self, id: Id) -> bool {
        const NODES_MAX: usize = 60;
        let page = self.page;
        if self.figure.is_some() || page.end(id) - id > NODES_MAX {
            return false;
        }
        let Some(caption) = page.descendants(id).find(|&node| self.is_caption(node)) else {
            return false;
        };
        let is_picture = |&node: &Id| page.tag(node).is_picture();
        let is_words = |node: Id| !page.text(node).trim().is_empty();
        (id..caption).filter(is_picture).count() == 1
            && !(caption..page.end(id)).any(|node| is_picture(&node))
            && !(id..caption).any(is_words)
            && !(page.end(caption)..page.end(id)).any(is_words)
    }

    /// Whether a box of a figure is called a caption.
    pub(super) fn is_caption(&self, id: Id) -> bool {
        let page = self.page;
        let names = page.attribute(id, Key::Class).unwrap_or_default();
        matches!(page.tag(id), Tag::P | Tag::Div | Tag::Td)
            && (names.contains("caption") || names.contains("gallerytext"))
            && self.has_text(id)
    }

    pub(super) fn caption(&mut self, id: Id) {
        self.set_as(BlockKind::Caption, id);
    }

    /// A picture that is no formula: letters that are drawn stand in the text, any other is a block unless it is a sign
    /// that says nothing.
    pub(super) fn image(&mut self, id: Id) {
        let page = self.page;
        let alt = alternative(page, id);
        self.last_alternative = Some(alt);
        let is_emoji = page
            .attribute(id, Key::Class)
            .is_some_and(|class| class.contains("emoji"));
        let is_short = self.figure.is_none() && alt.chars().count() <= 2;
        let is_letters = !alt.is_empty() && (is_emoji || is_short);
        let link = self.picture_link.as_ref().and_then(|around| around.link);
        let address = source::address(page, id).unwrap_or_default();
        let in_link = || {
            let mut around = page.ancestors(id).take(2);
            around.any(|node| page.tag(node) == Tag::A)
        };
        if is_letters {
            self.linked_words(link, alt);
        } else if self.figure.is_none() && is_badge(address, in_link()) {
            self.builder.furniture(alt, Reason::Picture);
        } else if !self.flat && self.is_matter(id, alt) {
            self.set_picture(id, alt);
        } else if link.is_some() && self.is_all(id) && self.is_in_text(id) {
            self.linked_words(link, Image::MARK);
        }
    }

    /// Whether the block around a picture is one of text rather than a box, where signs and faces are ornaments.
    fn is_in_text(&self, id: Id) -> bool {
        let page = self.page;
        let block = page.ancestors(id).find(|&node| page.tag(node).is_block());
        let is_text = |tag| {
            matches!(
                tag,
                Tag::P | Tag::Li | Tag::Dt | Tag::Dd | Tag::Td | Tag::Th
            )
        };
        block.is_some_and(|block| is_text(page.tag(block)))
    }

    /// Whether a picture is all that the block around it holds, a heading's name apart, which is none.
    fn is_all(&self, id: Id) -> bool {
        const NODES_MAX: usize = 200;
        let page = self.page;
        let block = page.ancestors(id).find(|&node| page.tag(node).is_block());
        block.is_some_and(|block| {
            let tag = page.tag(block);
            let is_small = page.end(block) - block <= NODES_MAX;
            let is_wordless = || is_small && !self.has_text(block);
            tag == Tag::Figure || (tag.heading_level().is_none() && is_wordless())
        })
    }

    /// Whether a picture is of the article rather than an ornament: described, linked, of some size, or alone in a
    /// paragraph or in a figure's box.
    fn is_matter(&self, id: Id, alt: &str) -> bool {
        const SIDE_MIN: u32 = 100;
        let page = self.page;
        let is_large = |(width, height)| width >= SIDE_MIN && height >= SIDE_MIN;
        let around = || page.ancestors(id).find(|&node| page.tag(node).is_block());
        let stands =
            || self.figure.is_some() || around().is_some_and(|block| page.tag(block) == Tag::P);
        if is_description(alt) {
            return true;
        }
        if source::is_sign(page, id) {
            return false;
        }
        self.picture_link.is_some()
            || source::size(page, id).is_some_and(is_large)
            || (stands() && self.is_all(id))
    }

    /// Makes a picture a block. One amid the text of a paragraph stands behind it.
    fn set_picture(&mut self, id: Id, alt: &str) {
        let page = self.page;
        let around = self.picture_link.as_ref();
        let link = around
            .filter(|around| around.larger.is_none() || self.figure != Some(true))
            .and_then(|around| around.link);
        let larger = around.and_then(|around| around.larger.as_deref());
        let address = larger
            .or_else(|| source::address(page, id))
            .unwrap_or_default();
        let image = Image {
            source: self.links.source(address),
            alt: Clean::line(alt),
            size: source::size(page, id),
        };
        // What a figure says stands for its picture.
        let speaks = self.figure != Some(true)
            && is_description(alt)
            && (self.describes || self.says_more(alt));
        let mut prose = ProseWriter::new();
        if let Some(link) = link {
            prose.start(Inline::Link(link));
        }
        prose.push_collapsed(if speaks { alt } else { Image::MARK });
        self.pictures.push((image, prose.take()));
        if self.prose.is_empty() {
            self.add_pictures();
        }
    }

    /// Whether an alternative text tells what the page does not: several of its words stand nowhere else. On
    /// pages whose body is known, showing these texts costs 0.001 of its F1, and showing all of them 0.006.
    fn says_more(&mut self, text: &str) -> bool {
        const NEW_WORDS_MIN: usize = 4;
        let page = self.page;
        let said = self.said.get_or_insert_with(|| Words::of(page));
        let (mut all, mut new) = (0, 0);
        for word in long_words(text) {
            all += 1;
            new += usize::from(!said.0.contains(&word));
        }
        new >= NEW_WORDS_MIN && new * 2 >= all && !text.contains('_')
    }

    /// What plays becomes a line with its link.
    pub(super) fn media(&mut self, id: Id, tag: Tag) {
        let page = self.page;
        let own = [Key::Src, Key::DataSrc, Key::Data]
            .iter()
            .find_map(|&key| page.attribute(id, key));
        let inner = || {
            page.descendants(id)
                .filter(|&node| page.tag(node) == Tag::Source)
                .find_map(|node| page.attribute(node, Key::Src))
        };
        // Pages for telephones name a player's film alone.
        let film = page.attribute(id, Key::DataVideoid);
        let film = film.map(|film| format!("https://www.youtube.com/watch?v={film}"));
        let address = own.or_else(inner).map(str::to_owned).or(film);
        let Some(address) = address.filter(|address| !address.is_empty()) else {
            return;
        };
        let plays = matches!(tag, Tag::Video | Tag::Audio) || is_player(&address);
        if !plays || self.flat {
            return;
        }
        let what = if tag == Tag::Audio { "Audio" } else { "Video" };
        let name = page
            .attribute(id, Key::Title)
            .or_else(|| page.attribute(id, Key::AriaLabel))
            .map(str::trim)
            .filter(|name| !name.is_empty());
        self.flush();
        let link = self
            .links
            .target(&address)
            .and_then(|target| self.builder.link(target));
        if let Some(link) = link {
            self.prose.start(Inline::Link(link));
        }
        match name {
            Some(name) => self.words(&format!("{what}: {name}")),
            None => self.words(what),
        }
        if link.is_some() {
            self.prose.end();
        }
        self.flush();
    }
}

/// What stands for a picture where it is not shown.
pub(super) fn alternative(page: &Page, picture: Id) -> &str {
    page.attribute(picture, Key::Alt).unwrap_or_default().trim()
}

/// Whether an address is one of a player.
pub(in crate::format::html) fn is_player(address: &str) -> bool {
    PLAYERS.iter().any(|host| address.contains(host))
}

/// Whether an alternative text describes a picture, rather than naming its file or saying that it is one.
pub(in crate::format) fn is_description(text: &str) -> bool {
    const WORDS_MIN: usize = 3;
    text.split_whitespace().count() >= WORDS_MIN
        && !text.contains("://")
        && !text.rsplit_once('.').is_some_and(|(_, ending)| {
            matches!(
                ending,
                "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" | "avif"
            )
        })
}
