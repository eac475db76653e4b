//! Markdown's events, each to what it does to the document that is being built.

use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, Parser, Tag, TagEnd,
};
use url::Url;

use super::dialect::capitalized;
use super::picture::Pictures;
use super::slug::Slugs;
use super::survey::{Survey, normalized};
use super::table::TableWriter;
use super::tags::is_mentioned;
use super::{html, title};
use crate::document::block::{Alignment, Marker};
use crate::document::{BlockKind, Builder, Container, Inline, Metadata, Prose, ProseWriter};
use crate::text::clean::Clean;

/// Turns events into blocks. What is open in one part is open still in the next.
pub(super) struct Walker {
    /// Takes the blocks.
    pub(super) builder: Builder,
    /// The text of the block that is being written.
    pub(super) writer: ProseWriter,
    /// What that block is.
    pub(super) writing: Writing,
    /// The open containers, innermost last.
    pub(super) scopes: Vec<Scope>,
    /// The open spans, innermost last.
    pub(super) spans: Vec<OpenSpan>,
    /// The table that is being written.
    pub(super) table: Option<TableWriter>,
    /// An item that is not opened yet, since a task's marker comes after its beginning.
    pub(super) item: Option<Marker>,
    /// The HTML block that is being collected.
    html: String,
    /// The HTML element whose text nobody should see.
    pub(super) hidden: Option<String>,
    /// A line ended here; whether that is a space depends on what follows.
    pub(super) soft_break: bool,
    /// The character last written.
    pub(super) last: char,
    /// The pictures of the block, whether one is open, and whether the block has any other text.
    pub(super) pictures: Pictures,
    pub(super) in_image: bool,
    pub(super) has_text: bool,
    /// What the heading that is being written says without its pictures.
    pub(super) own: String,
    /// True above the first heading below the title's level, where a project presents itself.
    pub(super) at_head: bool,
    /// Where the text is in a quotation whose first line is the head of a box.
    box_head: BoxHead,
    pub(super) slugs: Slugs,
    /// The title's text, until the heading that says the same is met.
    pub(super) title: Option<String>,
    /// The text's own address, against which relative links are resolved.
    pub(super) base: Option<Url>,
}

/// Where the text is at the head of a box.
#[derive(Debug, PartialEq, Eq)]
enum BoxHead {
    /// In the brackets with its kind.
    Kind,
    /// Behind them, on the same line.
    Title,
    /// Below, or there is no box.
    Passed,
}

/// What the block that is being written is.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Writing {
    #[default]
    Paragraph,
    Heading(u8),
    Caption,
    Term,
    Code(Option<Clean>),
}

/// An open container.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The HTML element that opened it; `None` for Markdown's own.
    pub(super) element: Option<String>,
    /// The number of the next item, in a numbered list.
    pub(super) number: Option<u64>,
}

/// An open span.
#[derive(Debug, Default)]
pub(super) struct OpenSpan {
    /// The HTML element that opened it; `None` for Markdown's own.
    pub(super) element: Option<String>,
    /// What it is, where it is written.
    pub(super) inline: Option<Inline>,
    /// An image's title, and how much of the block's text there was before the image.
    pub(super) title: String,
    pub(super) from: usize,
}

impl Walker {
    /// A walker over a text of which `metadata` is known, found at `address`.
    pub(super) fn new(metadata: &Metadata, address: Option<&str>) -> Self {
        Self {
            builder: Builder::new(),
            writer: ProseWriter::new(),
            writing: Writing::default(),
            scopes: Vec::new(),
            spans: Vec::new(),
            table: None,
            item: None,
            html: String::new(),
            hidden: None,
            soft_break: false,
            last: ' ',
            pictures: Pictures::default(),
            in_image: false,
            has_text: false,
            own: String::new(),
            at_head: true,
            box_head: BoxHead::Passed,
            slugs: Slugs::default(),
            title: metadata.title.as_deref().map(title::folded),
            base: address.and_then(|address| Url::parse(address).ok()),
        }
    }

    /// Adds the blocks of `text`. Unless it is the `last` of the document, its last block, which may go on after
    /// it, is left. Says how many bytes were taken.
    pub(super) fn walk(&mut self, text: &str, survey: &mut Survey, last: bool) -> usize {
        // The parser takes a reference to a footnote for text unless it sees the definition.
        let stubs = stubs(&survey.notes_elsewhere(text));
        let with_stubs;
        let whole = if stubs.is_empty() {
            text
        } else {
            with_stubs = stubs.clone() + text;
            &with_stubs
        };
        let known = &*survey;
        let resolve = |link: BrokenLink<'_>| {
            let address = known.link(&link.reference)?;
            Some((CowStr::from(address.to_owned()), CowStr::from("")))
        };
        let parser = super::guarded(|| {
            Parser::new_with_broken_link_callback(whole, super::OPTIONS, Some(resolve))
        });
        let Some(parser) = parser else {
            self.as_it_stands(text);
            return text.len();
        };
        let mut depth = 0_usize;
        let mut done = stubs.len();
        // How far what was taken from the parser goes, should it fail on what follows.
        let mut reached = done;
        let mut notes = Vec::new();
        let mut events = parser.into_offset_iter();
        loop {
            let Some(next) = super::guarded(|| events.next()) else {
                self.finish();
                self.as_it_stands(&whole[reached.max(stubs.len())..]);
                return text.len();
            };
            let Some((event, range)) = next else { break };
            if range.start < stubs.len() {
                continue;
            }
            if depth == 0 {
                if !last && whole[range.end..].trim_start().is_empty() {
                    done = whole[..range.start].rfind('\n').map_or(0, |at| at + 1);
                    break;
                }
                done = range.end;
            }
            match &event {
                Event::Start(tag) => {
                    if let Tag::FootnoteDefinition(label) = tag {
                        notes.push(label.to_string());
                    }
                    depth += 1;
                    reached = range.start;
                }
                Event::End(_) => depth -= 1,
                _ => reached = range.end,
            }
            self.event(event, range, whole);
        }
        // The parser sees what the survey may have overlooked.
        let overlooked: Vec<(String, String)> = events
            .reference_definitions()
            .iter()
            .filter(|(label, _)| known.link(label).is_none())
            .map(|(label, definition)| (label.to_owned(), definition.dest.to_string()))
            .collect();
        drop(events);
        survey.add(overlooked, &notes);
        if last { text.len() } else { done - stubs.len() }
    }

    /// Adds text that the parser fails on.
    fn as_it_stands(&mut self, text: &str) {
        self.builder
            .warn("a stretch of this text could not be parsed and is shown as it stands");
        for paragraph in text.split("\n\n") {
            let prose = Prose::plain(paragraph.trim_matches('\n'));
            self.builder.block(BlockKind::Verse, prose);
        }
    }

    /// Closes whatever is open at the document's end.
    pub(super) fn finish(&mut self) {
        self.flush();
        while self.scopes.pop().is_some() {
            self.builder.close();
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, source: &str) {
        if self.box_head != BoxHead::Passed && !self.is_of_text(&event) {
            return;
        }
        match event {
            Event::TaskListMarker(done) => self.item = Some(Marker::Task(done)),
            Event::Start(Tag::Paragraph) => {}
            Event::Start(tag) => {
                self.open_item();
                self.start(tag, range, source);
            }
            Event::End(tag) => self.end(tag),
            Event::InlineHtml(tag) if is_mentioned(&tag, &source[range.end..]) => {
                self.open_item();
                self.text(&tag);
            }
            other => {
                self.open_item();
                self.inline(other, &source[range]);
            }
        }
    }

    /// Whether `event`, at the head of a box, says anything still: its kind is its label already, its title is set
    /// apart from what follows.
    fn is_of_text(&mut self, event: &Event<'_>) -> bool {
        match (&self.box_head, event) {
            (BoxHead::Kind, Event::Text(text)) => {
                if let Some((_, title)) = text.split_once(']') {
                    self.box_head = BoxHead::Title;
                    self.title_of_box(title);
                }
                false
            }
            (BoxHead::Title, Event::Text(text)) if self.writer.is_empty() => {
                self.title_of_box(text);
                false
            }
            (_, Event::SoftBreak | Event::HardBreak) => {
                self.box_head = BoxHead::Passed;
                self.flush();
                false
            }
            (_, Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_))) => {
                self.box_head = BoxHead::Passed;
                true
            }
            (BoxHead::Kind, _) => false,
            _ => true,
        }
    }

    fn title_of_box(&mut self, text: &str) {
        let title = text.trim_start_matches(['+', '-']);
        if !title.trim().is_empty() {
            self.start_mark(Inline::Strong);
            self.text(title.trim_start());
        }
    }

    fn inline(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(code) => self.set(Inline::Code, &code),
            Event::InlineMath(math) => self.math(&math, source),
            Event::DisplayMath(math) => self.display_math(&math),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => {
                html::tokens(&html).for_each(|token| self.token(token, false));
            }
            Event::FootnoteReference(label) => self.note(&label),
            Event::SoftBreak => self.soft_break = true,
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.flush();
                self.builder.block(BlockKind::Rule, Prose::default());
            }
            Event::TaskListMarker(_) | Event::Start(_) | Event::End(_) => {}
        }
    }

    /// Names the next block as the target of a link, whatever the case of its letters.
    pub(super) fn name(&mut self, fragment: &str) {
        let folded = fragment.to_lowercase();
        self.builder.fragment(fragment);
        if folded != fragment {
            self.builder.fragment(&folded);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, source: &str) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.flush();
                self.writing = Writing::Heading(number(level));
                id.iter().for_each(|id| self.name(id));
            }
            Tag::BlockQuote(kind) => {
                let label = callout(&source[range]).filter(|_| kind.is_none());
                if label.is_some() {
                    self.box_head = BoxHead::Kind;
                }
                self.open(match (label, kind) {
                    (Some(label), _) => Container::Aside(Some(label)),
                    (None, kind) => kind.map_or(Container::Quote, alert),
                });
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.writing = Writing::Code(language(&kind));
            }
            Tag::HtmlBlock => self.flush(),
            Tag::List(first) => {
                self.open(Container::List);
                self.scopes.last_mut().expect("just opened").number = first;
            }
            Tag::Item => {
                self.flush();
                self.item = Some(self.marker(&source[range]));
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.builder.fragment(&note_fragment(&label));
                self.open(Container::Footnote(Clean::line(&label)));
            }
            Tag::DefinitionListTitle => {
                self.flush();
                self.writing = Writing::Term;
            }
            Tag::DefinitionListDefinition => self.open(Container::Definition),
            Tag::Table(alignments) => {
                self.flush();
                self.table = Some(TableWriter::new(alignments.iter().map(alignment).collect()));
            }
            Tag::TableHead | Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(true),
            Tag::Emphasis => self.start_mark(Inline::Emphasis),
            Tag::Strong => self.start_mark(Inline::Strong),
            Tag::Strikethrough => self.start_mark(Inline::Strike),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url),
            Tag::Image {
                dest_url, title, ..
            } => self.start_image(&dest_url, &title, None),
            // The last three are not asked for.
            Tag::Paragraph
            | Tag::DefinitionList
            | Tag::MetadataBlock(_)
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::DefinitionListTitle => self.flush(),
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                html::tokens(&html).for_each(|token| self.token(token, true));
                self.finish_table();
                self.flush();
            }
            // An item without anything in it was never opened.
            TagEnd::Item if self.item.take().is_some() => {}
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition => self.close(),
            TagEnd::Table => self.finish_table(),
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.end_head(&mut self.writer);
                }
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.end_span()
            }
            TagEnd::Image => self.end_image(),
            TagEnd::TableRow
            | TagEnd::DefinitionList
            | TagEnd::MetadataBlock(_)
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }
}

/// Definitions of footnotes that stand in other parts, to be parsed and skipped before a part. The comment after
/// them keeps them from taking in what follows.
fn stubs(labels: &[&str]) -> String {
    let mut stubs: String = labels
        .iter()
        .map(|label| format!("[^{label}]: .\n\n"))
        .collect();
    if !stubs.is_empty() {
        stubs.push_str("<!-- -->\n\n");
    }
    stubs
}

/// The fragment that leads to a footnote. No heading's has a colon.
pub(super) fn note_fragment(label: &str) -> String {
    format!("fn:{}", normalized(label).to_lowercase())
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

fn alert(kind: BlockQuoteKind) -> Container {
    let label = match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    };
    Container::Aside(Some(Clean::new(label)))
}

/// The label of the box that a quotation is, by its first line: `[!kind]`, a sign for folding, a title.
fn callout(quotation: &str) -> Option<Clean> {
    let line = quotation.lines().next()?.trim_start().strip_prefix('>')?;
    let (kind, _) = line.trim_start().strip_prefix("[!")?.split_once(']')?;
    let is_kind = !kind.is_empty()
        && kind
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_|".contains(&byte));
    let kind = kind.split('|').next()?.to_lowercase();
    is_kind.then(|| Clean::line(&capitalized(&kind)))
}

fn alignment(alignment: &pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// The first word after a fence, without what some programs write after a comma or in braces.
fn language(kind: &CodeBlockKind<'_>) -> Option<Clean> {
    let CodeBlockKind::Fenced(info) = kind else {
        return None;
    };
    let name = info
        .split([',', ' ', '\t', '{', '}'])
        .find(|word| !word.is_empty())?;
    Some(Clean::line(name.trim_start_matches('.')))
}
