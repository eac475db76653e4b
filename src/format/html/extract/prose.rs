//! Prose: where a page's text stands line by line, whatever boxes it was put into. A line is what a browser sets as
//! one piece of running text; wrapping it in further boxes changes nothing.

use super::super::page::{Id, Page};
use super::super::tag::Tag;
use super::counts::{self, Counts};

/// A shorter line may be a label, a caption or a button.
const CHARACTERS_MIN: u32 = 80;
/// A sentence may be shorter.
const SENTENCE_CHARACTERS_MIN: u32 = 30;
/// Running text with more of it in links is a list of them.
const LINK_DENSITY_MAX: f32 = 0.25;

/// What the lines within each node add up to.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// Lines of link-free running text within each node.
    lines: Vec<u32>,
    /// Their characters.
    characters: Vec<u32>,
    /// Those lines and shorter ones that are sentences.
    sentences: Vec<u32>,
    /// The first and the last child of each node with running text in it.
    ends: Vec<Option<(Id, Id)>>,
}

impl Prose {
    /// Adds up the lines of `page`. `own` has what each node has of its own; what `is_unseen` tells is passed over.
    pub(super) fn of(page: &Page, own: &[Counts], is_unseen: impl Fn(Id) -> bool) -> Self {
        let mut prose = Self {
            lines: vec![0; page.len()],
            characters: vec![0; page.len()],
            sentences: vec![0; page.len()],
            ends: vec![None; page.len()],
        };
        let mut line = Line::default();
        let mut blocks = vec![0; page.len()];
        let mut links = vec![0; page.len()];
        let mut breaks = 0;
        let mut id = 0;
        while id < page.len() {
            let tag = page.tag(id);
            let around = page.parent(id);
            if tag != Tag::Text && (tag.is_silent() || is_unseen(id)) {
                id = page.end(id);
                continue;
            }
            blocks[id] = if tag.is_block() { id } else { blocks[around] };
            links[id] = counts::link_tenths(page, id).unwrap_or(links[around]);
            breaks = match tag {
                Tag::Br => breaks + 1,
                Tag::Text if own[id].characters == 0 => breaks,
                _ => 0,
            };
            if tag.is_block() || breaks > 1 || blocks[id] != line.around {
                prose.end(page, &mut line, blocks[id]);
            }
            let characters = own[id].characters;
            line.characters += characters;
            line.link_tenths += characters * links[id];
            if own[id].characters > 0 {
                line.ends_sentence = ends_sentence(page.text(id));
            }
            id += 1;
        }
        prose.end(page, &mut line, 0);
        for id in (1..page.len()).rev() {
            let around = page.parent(id);
            prose.lines[around] += prose.lines[id];
            prose.characters[around] += prose.characters[id];
            prose.sentences[around] += prose.sentences[id];
            if prose.lines[id] > 0 {
                let last = prose.ends[around].map_or(id, |(_, last)| last);
                prose.ends[around] = Some((id, last));
            }
        }
        prose
    }

    fn end(&mut self, page: &Page, line: &mut Line, next: Id) {
        if !is_label(page, line.around) {
            if line.is_prose() {
                self.lines[line.around] += 1;
                self.characters[line.around] += line.characters;
            }
            self.sentences[line.around] += u32::from(line.is_prose() || line.is_sentence());
        }
        *line = Line {
            around: next,
            ..Line::default()
        };
    }

    /// How many lines of running text stand within the node.
    pub(super) fn lines(&self, id: Id) -> u32 {
        self.lines[id]
    }

    /// Whether a line of running text stands in the node itself, in no block within it.
    pub(super) fn has_line(&self, page: &Page, id: Id) -> bool {
        let within: u32 = page.children(id).map(|child| self.lines[child]).sum();
        self.lines[id] > within
    }

    /// How many lines of running text and short sentences stand within the node.
    pub(super) fn sentences(&self, id: Id) -> u32 {
        self.sentences[id]
    }

    /// Whether running text stands before a node, among its siblings.
    pub(super) fn is_before(&self, page: &Page, id: Id) -> bool {
        self.ends[page.parent(id)].is_some_and(|(first, _)| first < id)
    }

    /// Whether running text stands after a node, among its siblings.
    pub(super) fn is_after(&self, page: &Page, id: Id) -> bool {
        self.ends[page.parent(id)].is_some_and(|(_, last)| id < last)
    }

    /// Whether running text stands before and after a node, among its siblings.
    pub(super) fn is_around(&self, page: &Page, id: Id) -> bool {
        self.ends[page.parent(id)].is_some_and(|(first, last)| first < id && id < last)
    }

    /// The characters of running text within the node.
    pub(super) fn characters(&self, id: Id) -> u32 {
        self.characters[id]
    }
}

/// Whether the lines of an element are about something else: headings, captions.
fn is_label(page: &Page, id: Id) -> bool {
    let tag = page.tag(id);
    tag.heading_level().is_some() || matches!(tag, Tag::Figcaption | Tag::Caption)
}

/// Whether a text ends with the mark of a sentence's end, quotes and brackets after it not counted.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let text = text.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»', '」', '』', '）']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

/// The line that gathers.
#[derive(Debug, Default)]
struct Line {
    /// The block element that it stands in.
    around: Id,
    characters: u32,
    link_tenths: u32,
    /// Whether its last text ends as a sentence does.
    ends_sentence: bool,
}

impl Line {
    fn is_prose(&self) -> bool {
        self.characters >= CHARACTERS_MIN && self.is_free_of_links()
    }

    fn is_sentence(&self) -> bool {
        self.characters >= SENTENCE_CHARACTERS_MIN && self.ends_sentence && self.is_free_of_links()
    }

    fn is_free_of_links(&self) -> bool {
        self.characters > 0
            && (self.link_tenths as f32) < LINK_DENSITY_MAX * 10.0 * self.characters as f32
    }
}
