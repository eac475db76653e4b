//! Evidence: what a box holds, weighed against what it is called. A name alone never condemns running text.

use std::collections::HashMap;

use super::super::metadata::letters;
use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::{Facts, phrases};
use crate::document::block::Reason;

/// So many lines of running text speak for themselves, whatever the box around them is called.
const LINES_MIN: u32 = 3;
/// So many look-alikes make a collection where they are signed or linked.
const SIGNED_ITEMS_MIN: usize = 2;
/// So many make one whatever they begin with.
const ITEMS_MIN: usize = 3;

/// Which look-alikes count as items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Items {
    /// Those that begin with a link or a time.
    Signed,
    /// All, where there are some more of them: names speak against the box already.
    Any,
}

impl Facts<'_> {
    /// Whether a box holds running text enough to be kept whatever it is called: several link-free paragraphs that
    /// are no collection of teasers or comments.
    pub(super) fn speaks_for_itself(&self, id: Id) -> bool {
        self.prose.sentences(id) >= LINES_MIN
            && self.headed(id).is_none()
            && !self.holds_most_in(id, Items::Any)
            && !self.is_thread(id)
    }

    /// Whether a box is a note amid running text: it says something in hardly any link, what it is called gives no
    /// reason against it, and the text around it goes on. A list, a table or a heading without any link says
    /// something, too.
    pub(super) fn is_note_amid(&self, id: Id) -> bool {
        const LINK_DENSITY_MAX: f32 = 0.1;
        let whole = &self.whole[id];
        let is_captioned = self.is_captioned(id);
        let is_of_words = whole.link_density() < LINK_DENSITY_MAX
            && whole.inputs + whole.players + whole.embeds == 0
            && (whole.pictures == 0 || is_captioned);
        let is_free = whole.link_tenths == 0;
        let says_something = || {
            self.prose.lines(id) > 0
                || (self.is_told_by_role(id) && self.prose.sentences(id) > 0)
                || (is_free && (is_captioned || self.is_list_or_heading(id)))
        };
        // What leads nowhere promotes nothing, shares nothing and is no menu, whatever it is called.
        let is_named_else = match self.hints[id].reason {
            None => false,
            Some(Reason::Comments) => {
                let is_text = matches!(
                    self.page.tag(id),
                    Tag::P | Tag::Ul | Tag::Ol | Tag::Table | Tag::Figure
                );
                !is_free || !is_text || self.holds_answers(id) || self.is_signed(id)
            }
            Some(Reason::Imprint) => !is_free || self.page.inner_text(id).contains('©'),
            Some(Reason::Consent) => self.mentions_of_consent(id) > 0,
            Some(_) => !is_free,
        };
        is_of_words
            && !is_named_else
            && says_something()
            && (self.is_amid_text(id) || (is_free && self.is_end_of_text(id)))
            && !self.is_headed_otherwise(id)
    }

    /// Whether what a box begins with says that it is not of the article. An article may have a section on comments.
    fn is_headed_otherwise(&self, id: Id) -> bool {
        match self.headed(id) {
            Some(Reason::Comments) => {
                self.prose.lines(id) < LINES_MIN - 1
                    || self.holds_answers(id)
                    || self.whole[id].inputs > 0
            }
            headed => headed.is_some(),
        }
    }

    /// Whether a box at an end of the text is of it: a first paragraph, a section with a heading of its own, or one of
    /// those that look alike and hold most of the page's text.
    fn is_end_of_text(&self, id: Id) -> bool {
        const SENTENCES_MIN: u32 = 2;
        let page = self.page;
        let reads = |node: Id| {
            self.prose.lines(node) > 0 && self.whole[node].link_tenths == 0 && !self.is_signed(node)
        };
        let look = (page.tag(id), page.attribute(id, Key::Class));
        let is_first = || {
            page.tag(id) == Tag::P
                && !matches!(
                    self.hints[id].reason,
                    Some(Reason::Metadata | Reason::Advertisement)
                )
                && self.prose.is_after(page, id)
        };
        let is_section = || {
            matches!(page.tag(id), Tag::Section | Tag::Div)
                && self.prose.sentences(id) >= SENTENCES_MIN
                && self.prose.is_before(page, id)
                && self.first_line(id).is_some_and(|line| {
                    std::iter::once(line)
                        .chain(page.ancestors(line).take_while(|&node| node > id))
                        .any(|node| page.tag(node).heading_level().is_some())
                })
        };
        let are_most = || {
            let alike = page
                .elements(page.parent(id))
                .filter(|&sibling| (page.tag(sibling), page.attribute(sibling, Key::Class)) == look)
                .filter(|&sibling| reads(sibling));
            let (count, characters) = alike.fold((0, 0), |(count, sum), sibling| {
                (count + 1, sum + self.prose.characters(sibling))
            });
            count >= LINES_MIN && characters * 2 > self.prose.characters(self.body)
        };
        reads(id) && (is_first() || are_most()) || is_section()
    }

    /// Whether each picture of a box has its words: such a box says something as a whole.
    fn is_captioned(&self, id: Id) -> bool {
        let pictures = self.whole[id].pictures;
        let has_captions = || {
            let captions = self.page.descendants(id).filter(|&node| {
                self.page.tag(node) == Tag::Figcaption && self.whole[node].characters > 0
            });
            captions.count() >= pictures as usize
        };
        pictures > 0
            && (self.page.tag(id) == Tag::Figure
                || pictures <= self.whole[id].items
                || has_captions())
    }

    /// Whether a box is set apart for what it is to its reader, and not for where it stands on the page.
    fn is_told_by_role(&self, id: Id) -> bool {
        matches!(
            self.page.attribute(id, Key::Role),
            Some("alert" | "note" | "complementary")
        ) || self.page.tag(id) == Tag::Footer
    }

    /// Whether a box holds nothing but lists, tables and headings of some words.
    fn is_list_or_heading(&self, id: Id) -> bool {
        const ITEMS_MIN: usize = 2;
        let page = self.page;
        let is_one = |node: Id| match page.tag(node) {
            Tag::Ul | Tag::Ol => {
                page.elements(node)
                    .filter(|&item| self.whole[item].characters > 0)
                    .count()
                    >= ITEMS_MIN
            }
            Tag::Table | Tag::Dl => true,
            tag => tag.heading_level().is_some(),
        };
        let mut within = std::iter::once(id).chain(page.descendants(id));
        let whole = self.whole[id].characters;
        whole > 0 && within.any(|node| is_one(node) && self.whole[node].characters == whole)
    }

    /// Whether running text stands before and after a box, wrappers of its own not counted.
    fn is_amid_text(&self, id: Id) -> bool {
        let page = self.page;
        let whole = self.whole[id].characters;
        let alone = |&around: &Id| self.whole[around].characters == whole;
        let id = page.ancestors(id).take_while(alone).last().unwrap_or(id);
        // What ends a section of a text stands amid that text.
        let is_last_of_section = || {
            let section = page.parent(id);
            page.tag(section) == Tag::Section
                && self.prose.is_before(page, id)
                && self.prose.is_around(page, section)
        };
        self.prose.is_around(page, id) || is_last_of_section()
    }

    /// Whether a box is none of what its page is about: a collection of teasers or comments, a footer, a column.
    pub(super) fn is_furniture_of_site(&self, id: Id) -> bool {
        let page = self.page;
        matches!(
            page.tag(id),
            Tag::Footer | Tag::Nav | Tag::Aside | Tag::Form
        ) || self.hints[id].reason.is_some()
            || self.headed(id).is_some()
            || self.is_collection(id)
    }

    /// Whether most of what a box holds is look-alikes that are signed, as comments are, or lead elsewhere, as
    /// teasers do.
    pub(super) fn is_collection(&self, id: Id) -> bool {
        self.is_thread(id) || self.holds_most_in(id, Items::Signed)
    }

    /// Whether a box that is named for comments holds a form to write one.
    fn is_thread(&self, id: Id) -> bool {
        let page = self.page;
        self.hints[id].reason == Some(Reason::Comments)
            && page
                .descendants(id)
                .any(|node| matches!(page.tag(node), Tag::Textarea | Tag::Form))
    }

    /// Whether a box is headed as comments, and has a form to write one.
    pub(super) fn asks_for_comments(&self, id: Id) -> bool {
        let page = self.page;
        self.headed(id) == Some(Reason::Comments)
            && page
                .descendants(id)
                .any(|node| matches!(page.tag(node), Tag::Textarea | Tag::Form))
    }

    /// How many items a box holds that begin with a link or a time, where they hold most of its running text.
    pub(super) fn items(&self, id: Id) -> Option<usize> {
        self.items_in(id, Items::Signed)
    }

    /// Whether most of a box's running text stands in items that look alike.
    fn holds_most_in(&self, id: Id, items: Items) -> bool {
        self.items_in(id, items).is_some()
    }

    fn items_in(&self, id: Id, kind: Items) -> Option<usize> {
        let page = self.page;
        let all = self.prose.characters(id);
        std::iter::once(id)
            .chain(page.descendants(id))
            .filter(|&node| page.tag(node) != Tag::Text)
            .filter(|&node| self.prose.characters(node) * 5 >= all * 3)
            .find_map(|node| self.items_of(node, all, kind))
    }

    /// How many children of an element look alike, where they hold most of `all` characters of running text.
    fn items_of(&self, id: Id, all: u32, kind: Items) -> Option<usize> {
        let page = self.page;
        let look = |id: Id| (page.tag(id), page.attribute(id, Key::Class));
        let first = page.elements(id).find(|&child| self.may_be_item(child))?;
        let (mut items, mut signed, mut characters) = (0, 0, 0);
        for child in page
            .elements(id)
            .filter(|&child| look(child) == look(first))
        {
            if self.may_be_item(child) {
                items += 1;
                signed += usize::from(self.is_signed(child));
                characters += self.prose.characters(child);
            }
        }
        // A link to answer is the same under each of several comments.
        if items >= SIGNED_ITEMS_MIN
            && self.end_alike(
                page.elements(id)
                    .filter(|&child| look(child) == look(first)),
            )
        {
            signed = items;
        }
        let is_signed = signed >= SIGNED_ITEMS_MIN && signed * 3 >= items * 2;
        let are_enough = kind == Items::Any && items >= ITEMS_MIN;
        ((is_signed || are_enough) && characters * 5 >= all * 3).then_some(items)
    }

    /// Whether an element may be one of several of its kind: a box that is no paragraph, nor a section with a heading
    /// that is no link.
    fn may_be_item(&self, id: Id) -> bool {
        let page = self.page;
        let is_section = || {
            page.tag(id) != Tag::Li
                && page.descendants(id).any(|node| {
                    matches!(page.tag(node), Tag::H2 | Tag::H3)
                        && self.whole[node].characters > 0
                        && self.whole[node].link_density() < 0.5
                        && !page
                            .ancestors(node)
                            .any(|around| page.tag(around) == Tag::A)
                })
        };
        (self.is_box[id] || page.tag(id) == Tag::Li)
            && page.tag(id) != Tag::P
            && self.prose.characters(id) > 0
            && !is_section()
    }

    /// Whether a box holds answers: several boxes that look alike, each with a link to answer it, or with a name and
    /// a time above it. They may be too short to be running text.
    pub(super) fn holds_answers(&self, id: Id) -> bool {
        let page = self.page;
        std::iter::once(id)
            .chain(page.descendants(id))
            .filter(|&node| self.whole[node].characters * 5 >= self.whole[id].characters * 3)
            .any(|node| {
                let mut alike: HashMap<_, Vec<Id>> = HashMap::new();
                for child in page
                    .elements(node)
                    .filter(|&child| self.is_box[child] || page.tag(child) == Tag::Li)
                {
                    let look = (page.tag(child), page.attribute(child, Key::Class));
                    alike.entry(look).or_default().push(child);
                }
                alike.values().any(|boxes| {
                    boxes.len() >= SIGNED_ITEMS_MIN
                        && (self.end_alike(boxes.iter().copied())
                            || boxes.iter().all(|&answer| self.is_signed(answer)))
                })
            })
    }

    /// Whether all of some boxes end with one and the same few words, in a link or a button.
    fn end_alike(&self, boxes: impl Iterator<Item = Id>) -> bool {
        const CHARACTERS_MAX: u32 = 20;
        let page = self.page;
        let mut said = None;
        for id in boxes {
            let end = page
                .descendants(id)
                .rev()
                .find(|&node| page.tag(node) == Tag::Text && self.own[node].characters > 0)
                .filter(|&text| self.own[text].characters <= CHARACTERS_MAX)
                .filter(|&text| {
                    page.ancestors(text)
                        .take_while(|&node| node > id)
                        .any(|node| matches!(page.tag(node), Tag::A | Tag::Button))
                });
            let Some(text) = end.map(|text| page.text(text).trim()) else {
                return false;
            };
            // Signs lead back from notes.
            if !text.starts_with(char::is_alphabetic) || *said.get_or_insert(text) != text {
                return false;
            }
        }
        said.is_some()
    }

    /// Whether an element begins with a line that is a link or holds a time, as comments and teasers do.
    fn is_signed(&self, id: Id) -> bool {
        const LINK_DENSITY_MIN: f32 = 0.8;
        let page = self.page;
        let Some(line) = self.first_line(id) else {
            return false;
        };
        self.whole[line].link_density() >= LINK_DENSITY_MIN
            || page
                .ancestors(line)
                .take_while(|&node| node >= id)
                .any(|node| page.tag(node) == Tag::A)
            || page.tag(line) == Tag::Time
            || page.find(line, Tag::Time).is_some()
            || self.is_dated_beside(id, line)
            || self.names_and_dates(line)
    }

    /// Whether a time stands beside a short first line, before anything longer.
    fn is_dated_beside(&self, id: Id, line: Id) -> bool {
        const CHARACTERS_MAX: u32 = 60;
        let page = self.page;
        self.whole[line].characters <= CHARACTERS_MAX
            && (page.end(line)..page.end(id))
                .take_while(|&node| self.own[node].characters <= CHARACTERS_MAX)
                .any(|node| page.tag(node) == Tag::Time)
    }

    /// Whether a line begins with a link and goes on with figures, as "Ada says: May 3, 2023" does.
    fn names_and_dates(&self, line: Id) -> bool {
        const CHARACTERS_MAX: u32 = 80;
        const DIGITS_MIN: usize = 2;
        let page = self.page;
        let first = || {
            page.descendants(line)
                .find(|&node| page.tag(node) == Tag::Text && self.own[node].characters > 0)
        };
        let is_linked = || {
            first().is_some_and(|text| {
                page.ancestors(text)
                    .take_while(|&node| node >= line)
                    .any(|node| page.tag(node) == Tag::A)
            })
        };
        self.whole[line].characters <= CHARACTERS_MAX
            && self.whole[line].link_tenths > 0
            && is_linked()
            && page
                .inner_text(line)
                .chars()
                .filter(char::is_ascii_digit)
                .count()
                >= DIGITS_MIN
    }

    /// The block or the phrase that the first text of a box stands in.
    fn first_line(&self, id: Id) -> Option<Id> {
        let page = self.page;
        let first = page
            .descendants(id)
            .find(|&node| page.tag(node) == Tag::Text && self.own[node].characters > 0)?;
        let block = page
            .ancestors(first)
            .take_while(|&node| node > id)
            .find(|&node| page.tag(node).is_block());
        // Beside blocks, a phrase is a line of its own.
        let phrase = || {
            page.ancestors(first)
                .take_while(|&node| node > id)
                .last()
                .unwrap_or(first)
        };
        Some(block.unwrap_or_else(phrase))
    }

    /// Whether a box that is named for consent asks for it: its words are about that, too.
    pub(super) fn asks_for_consent(&self, id: Id) -> bool {
        const MENTIONS_MIN: usize = 2;
        self.hints[id].reason == Some(Reason::Consent)
            && self.mentions_of_consent(id) >= MENTIONS_MIN
    }

    fn mentions_of_consent(&self, id: Id) -> usize {
        const WORDS: &[&str] = &[
            "cookie",
            "consent",
            "privacy",
            "gdpr",
            "einwilligung",
            "datenschutz",
        ];
        let text = self.page.inner_text(id).to_lowercase();
        WORDS.iter().map(|word| text.matches(word).count()).sum()
    }

    /// The text of an element as it is shown: without what is hidden in it, and without tools such as links to edit it.
    pub(super) fn shown_text(&self, id: Id) -> String {
        let page = self.page;
        if page.descendants(id).all(|node| self.hidden[node].is_none()) {
            return page.inner_text(id);
        }
        let mut text = String::new();
        let mut node = id;
        while node < page.end(id) {
            if self.hidden[node].is_some() {
                node = page.end(node);
                continue;
            }
            text.push_str(page.text(node));
            node += 1;
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first line of a box, where it is short enough to be its heading.
    pub(super) fn opening(&self, id: Id) -> Option<String> {
        const CHARACTERS_MAX: u32 = 80;
        let line = self.first_line(id)?;
        (self.whole[line].characters <= CHARACTERS_MAX).then(|| self.shown_text(line))
    }

    /// What the first line of a box says that it is, if it is not of the article.
    pub(super) fn headed(&self, id: Id) -> Option<Reason> {
        phrases::reason(&self.opening(id)?)
    }
}

/// Whether one of the names in an attribute is made of the box's own heading, as slugs are: such a name says nothing.
pub(super) fn spells_heading(page: &Page, id: Id, names: &str) -> bool {
    /// What makers of slugs put before or after them.
    const EXTRA_CHARACTERS_MAX: usize = 8;
    let heading = page
        .descendants(id)
        .find(|&node| page.tag(node).heading_level().is_some());
    let Some(heading) = heading.map(|heading| letters(&page.inner_text(heading))) else {
        return false;
    };
    !heading.is_empty()
        && names.split_ascii_whitespace().any(|name| {
            let name = letters(name);
            name.len() <= heading.len() + EXTRA_CHARACTERS_MAX && name.contains(&heading)
        })
}
