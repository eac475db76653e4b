//! What a part of a page is made of: how much text, how much of it in links, how many paragraphs, pictures, items.

use super::super::marks::Marks;
use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::Facts;
use crate::text::breaks::FIRST_IDEOGRAPHIC;

/// Links within a page count less against a text than links away from it.
const INNER_LINK_TENTHS: u32 = 3;

/// Sums over a part of a page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    /// Characters of text, white space collapsed, those that stand for syllables or words counted for as many letters.
    pub(super) characters: u32,
    /// Tenths of characters in links, those within the page weighing less.
    pub(super) link_tenths: u32,
    /// Commas of all scripts.
    pub(super) commas: u32,
    /// Paragraphs, and lines that stand for them.
    pub(super) paragraphs: u32,
    /// Characters in paragraphs that are long enough to be of an article, and no lists of links.
    pub(super) prose: u32,
    pub(super) pictures: u32,
    pub(super) items: u32,
    pub(super) inputs: u32,
    /// Frames and objects that do not play.
    pub(super) embeds: u32,
    /// Frames and objects that play.
    pub(super) players: u32,
    /// Characters within headings.
    pub(super) heading_characters: u32,
    /// Characters within lists.
    pub(super) list_characters: u32,
    /// Elements that hold text or pictures, empty ones not counted.
    pub(super) texts: u32,
    pub(super) code: u32,
    pub(super) data_tables: u32,
}

impl Counts {
    /// Adds what a descendant has.
    fn add(&mut self, other: &Self) {
        self.each(other, u32::wrapping_add);
    }

    /// Takes away what a descendant had.
    pub(super) fn subtract(&mut self, other: &Self) {
        self.each(other, u32::saturating_sub);
    }

    fn each(&mut self, other: &Self, apply: fn(u32, u32) -> u32) {
        self.characters = apply(self.characters, other.characters);
        self.link_tenths = apply(self.link_tenths, other.link_tenths);
        self.commas = apply(self.commas, other.commas);
        self.paragraphs = apply(self.paragraphs, other.paragraphs);
        self.prose = apply(self.prose, other.prose);
        self.pictures = apply(self.pictures, other.pictures);
        self.items = apply(self.items, other.items);
        self.inputs = apply(self.inputs, other.inputs);
        self.embeds = apply(self.embeds, other.embeds);
        self.players = apply(self.players, other.players);
        self.heading_characters = apply(self.heading_characters, other.heading_characters);
        self.list_characters = apply(self.list_characters, other.list_characters);
        self.texts = apply(self.texts, other.texts);
        self.code = apply(self.code, other.code);
        self.data_tables = apply(self.data_tables, other.data_tables);
    }

    /// The share of the text that is in links, 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        if self.characters == 0 {
            return 0.0;
        }
        self.link_tenths as f32 / 10.0 / self.characters as f32
    }
}

/// What a node has of its own.
pub(super) fn own(page: &Page, id: Id) -> Counts {
    let mut counts = Counts::default();
    match page.tag(id) {
        Tag::Text => {
            let (characters, commas) = text_counts(page.text(id));
            counts.characters = characters;
            counts.commas = commas;
        }
        Tag::Img => counts.pictures = u32::from(!is_sign(page, id)),
        Tag::Li => counts.items = 1,
        Tag::Input => counts.inputs = u32::from(is_field(page, id)),
        Tag::Pre => counts.code = 1,
        Tag::Iframe | Tag::Embed | Tag::Object => {
            let plays = [Key::Src, Key::DataSrc, Key::Data]
                .iter()
                .filter_map(|&key| page.attribute(id, key))
                .any(super::super::walk::is_player);
            counts.players = u32::from(plays);
            counts.embeds = u32::from(!plays);
        }
        _ => {}
    }
    counts
}

/// Whether a picture stands for a letter or a sign within a text: it is called so, is as small, or as short in words.
fn is_sign(page: &Page, id: Id) -> bool {
    const PIXELS_MAX: u32 = 32;
    let is_named = page.attribute(id, Key::Class).is_some_and(|class| {
        let class = class.to_ascii_lowercase();
        ["emoji", "icon", "smiley", "math", "latex"]
            .iter()
            .any(|name| class.contains(name))
    });
    let is_small = [Key::Width, Key::Height].iter().any(|&key| {
        page.attribute(id, key)
            .and_then(|size| size.trim_end_matches("px").parse::<u32>().ok())
            .is_some_and(|size| size <= PIXELS_MAX)
    });
    let is_letter = page
        .attribute(id, Key::Alt)
        .is_some_and(|alt| (1..=2).contains(&alt.chars().count()));
    is_named || is_small || is_letter
}

/// Whether an input is one to fill in; boxes to tick stand before items of lists, and hidden ones are no part of a page.
fn is_field(page: &Page, id: Id) -> bool {
    !page.attribute(id, Key::Type).is_some_and(|kind| {
        ["checkbox", "hidden"]
            .iter()
            .any(|other| kind.eq_ignore_ascii_case(other))
    })
}

/// An ideograph or a syllable of kana or Hangul says as much as some letters do.
const WIDE_WEIGHT: u32 = 3;

/// Characters and commas of a text; ASCII goes by bytes.
fn text_counts(text: &str) -> (u32, u32) {
    if text.is_ascii() {
        return ascii_counts(text.as_bytes());
    }
    let (mut characters, mut commas) = (0, 0);
    let mut after_space = true;
    for c in text.chars() {
        if c.is_whitespace() {
            characters += u32::from(!after_space);
            after_space = true;
        } else {
            characters += if c >= FIRST_IDEOGRAPHIC {
                WIDE_WEIGHT
            } else {
                1
            };
            after_space = false;
            commas += u32::from(is_comma(c));
        }
    }
    let starts_with_space = text.starts_with(char::is_whitespace);
    let only_spaces = characters == 0;
    (
        characters + u32::from(starts_with_space && !only_spaces),
        commas,
    )
}

fn ascii_counts(text: &[u8]) -> (u32, u32) {
    let (mut characters, mut commas) = (0, 0);
    let mut after_space = true;
    for byte in text {
        let is_space = byte.is_ascii_whitespace() || *byte == 0x0b;
        characters += u32::from(!(is_space && after_space));
        commas += u32::from(*byte == b',');
        after_space = is_space;
    }
    let starts_with_space = text.first().is_some_and(u8::is_ascii_whitespace);
    (
        characters + u32::from(starts_with_space && characters > 0),
        commas,
    )
}

fn is_comma(c: char) -> bool {
    matches!(
        c,
        ',' | '\u{60c}'
            | '\u{fe50}'
            | '\u{fe10}'
            | '\u{fe11}'
            | '\u{2e41}'
            | '\u{2e34}'
            | '\u{2e32}'
            | '\u{ff0c}'
    )
}

/// The sums of each node over what is not dropped.
pub(super) fn sums(facts: &Facts<'_>, marks: &Marks) -> Vec<Counts> {
    let page = facts.page;
    let mut counts = facts.own.clone();
    let mut id = 0;
    while id < page.len() {
        if marks.reason(id).is_some() || (page.tag(id).is_silent() && page.tag(id) != Tag::Input) {
            let end = page.end(id);
            counts[id..end].fill(Counts::default());
            id = end;
        } else {
            id += 1;
        }
    }
    for id in (1..page.len()).rev() {
        finish(facts, &mut counts, id);
        let own = counts[id];
        counts[page.parent(id)].add(&own);
    }
    counts
}

/// How many tenths a character in the link counts; `None` where the node is no link.
pub(super) fn link_tenths(page: &Page, id: Id) -> Option<u32> {
    if page.tag(id) != Tag::A {
        return None;
    }
    let href = page.attribute(id, Key::Href)?;
    let is_inner = href.len() > 1 && href.starts_with('#');
    Some(if is_inner { INNER_LINK_TENTHS } else { 10 })
}

/// What a node's sums are worth because of what the node is.
fn finish(facts: &Facts<'_>, counts: &mut [Counts], id: Id) {
    let page = facts.page;
    let tag = page.tag(id);
    let own = &mut counts[id];
    match tag {
        Tag::A => own.link_tenths += own.characters * link_tenths(page, id).unwrap_or(0),
        Tag::Ul | Tag::Ol => own.list_characters += own.characters,
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
            own.heading_characters += own.characters
        }
        Tag::Table => own.data_tables += u32::from(facts.data_tables[id]),
        _ => {}
    }
    let holds_text = tag.is_block_of_text() || matches!(tag, Tag::Span | Tag::Li | Tag::Td);
    own.texts += u32::from(holds_text && own.characters > 0);
}
