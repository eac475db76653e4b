//! Chunks and their roles to blocks.

use std::ops::Range;

use super::Source;
use super::evidence::{Evidence, Stretch};
use super::headings;
use super::judge::Judge;
use super::levels::Levels;
use super::lines::{Chunk, Shape};
use super::{furniture, metadata, steps};
use crate::document::block::{Marker, Reason};
use crate::document::{BlockKind, Builder, Confidence, Container, Prose};
use crate::text::clean::Clean;

/// Hands the chunks of a whole text, or of the beginning of a large one, to `builder` as the article that `evidence` shows.
pub(super) fn article(
    source: &Source,
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    levels: &mut Levels,
    judge: &mut dyn Judge,
    builder: &mut Builder,
) {
    let fields = source.fields.as_ref();
    let title = metadata::title(chunks, evidence).filter(|_| fields.is_none());
    let (mut metadata, mut told) = metadata::read(chunks, evidence, title);
    if let Some(fields) = fields {
        metadata = fields.metadata();
        told.extend((0..chunks.len()).take_while(|&at| chunks[at].source.start < fields.bytes));
    }
    let removed = furniture::remove(chunks, evidence, title);
    let mut likely = match fields {
        Some(fields) if fields.is_letter => marks(chunks),
        _ => headings::choose(chunks, evidence),
    };
    for at in 0..chunks.len() {
        // A heading that seems to be furniture is doubted as furniture, not as a heading.
        let doubtful = likely[at].is_some()
            && removed[at].is_some_and(|reason| reason != Reason::Repeated)
            && title.is_none_or(|title| at > title);
        if title == Some(at) || told.contains(&at) || removed[at].is_some() && !doubtful {
            likely[at] = None;
        }
    }
    levels.learn(chunks, evidence, &likely);
    // A text that goes on has headings that are still unknown; among a page's furniture some are taken that are none, and a
    // step to them says nothing.
    let steps = (evidence.stretch == Stretch::Whole && !furniture::is_page(evidence))
        .then(|| steps::levels(chunks, evidence, &likely, judge))
        .flatten();
    let mut roles = roles(&likely, |at| match &steps {
        Some(steps) => steps[at],
        None => levels.of(chunks, evidence, at),
    });
    for (at, role) in roles
        .iter_mut()
        .enumerate()
        .filter(|(_, role)| **role == Role::Text)
    {
        if title == Some(at) {
            *role = Role::Title;
        } else if told.contains(&at) {
            *role = Role::Furniture(Reason::Metadata);
        } else if let Some(reason) = removed[at] {
            *role = Role::Furniture(reason);
        }
    }
    builder.metadata(metadata);
    write(source, chunks, &roles, builder);
}

/// As [`article`], for a text of which all else is known: only what is marked is a heading.
pub(super) fn marked(
    source: &Source,
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    levels: &mut Levels,
    builder: &mut Builder,
) {
    let likely = marks(chunks);
    levels.learn(chunks, evidence, &likely);
    let roles = roles(&likely, |at| levels.of(chunks, evidence, at));
    write(source, chunks, &roles, builder);
}

/// The headings that are marked, and no others.
fn marks(chunks: &[Chunk<'_>]) -> Vec<Option<f32>> {
    (chunks.iter())
        .map(|chunk| (chunk.depth == 0 && chunk.shape.is_marked()).then_some(1.0))
        .collect()
}

/// As [`article`], for what follows the beginning of a large text. `joint` stands
/// between the text before it and its first line, where that goes on with the same paragraph.
pub(super) fn rest(
    source: &Source,
    chunks: &[Chunk<'_>],
    evidence: &Evidence,
    levels: &mut Levels,
    joint: Option<&str>,
    builder: &mut Builder,
) {
    let likely = headings::choose(chunks, evidence);
    levels.learn(chunks, evidence, &likely);
    let roles = roles(&likely, |at| levels.of(chunks, evidence, at));
    match (joint, chunks.split_first()) {
        (Some(joint), Some((first, others))) => {
            builder.carry_on(
                BlockKind::Paragraph,
                Prose::plain(&format!("{joint}{}", first.text)),
            );
            write(source, others, &roles[1..], builder);
        }
        _ => write(source, chunks, &roles, builder),
    }
}

/// What a chunk is in the end.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    /// The article's title.
    Title,
    /// A heading of this level, and how likely that is.
    Heading(u8, f32),
    /// Of the article.
    Text,
    /// Not of the article.
    Furniture(Reason),
}

/// Headings, each of its level, among text.
fn roles(likely: &[Option<f32>], level: impl Fn(usize) -> u8) -> Vec<Role> {
    let role = |at: usize| likely[at].map_or(Role::Text, |likely| Role::Heading(level(at), likely));
    (0..likely.len()).map(role).collect()
}

fn write(source: &Source, chunks: &[Chunk<'_>], roles: &[Role], builder: &mut Builder) {
    let mut lists = Lists::default();
    let mut depth = 0;
    let mut furniture = source.furniture.iter().peekable();
    for (chunk, role) in chunks.iter().zip(roles) {
        while let Some((_, said)) = furniture.next_if(|(place, _)| *place <= chunk.source.start) {
            builder.furniture(said, Reason::Repeated);
        }
        if chunk.depth != depth {
            lists.go_to(None, builder);
            go_to_depth(&mut depth, chunk.depth, builder);
        }
        let marker = match (role, chunk.shape) {
            (Role::Text, Shape::Item { marker }) => Some(marker),
            _ => None,
        };
        if !matches!(role, Role::Furniture(_)) {
            lists.go_to(marker.map(|_| chunk.indent), builder);
        }
        match role {
            Role::Title => {}
            Role::Furniture(reason) => builder.furniture(&chunk.text, *reason),
            Role::Heading(level, likely) => builder.heading(
                *level,
                Prose::plain(&chunk.text),
                Some(Confidence::new(*likely)),
            ),
            Role::Text => write_text(source, chunk, marker, builder),
        }
    }
    lists.go_to(None, builder);
    go_to_depth(&mut depth, 0, builder);
    furniture.for_each(|(_, said)| builder.furniture(said, Reason::Repeated));
}

/// Opens and closes quotations until they are as deep as the next chunk's.
fn go_to_depth(depth: &mut u8, next: u8, builder: &mut Builder) {
    for _ in *depth..next {
        builder.open(Container::Quote);
    }
    for _ in next..*depth {
        builder.close();
    }
    *depth = next;
}

/// The whole line of which `range` is a part.
fn whole_line<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |at| range.end + at);
    &text[start..end]
}

fn write_text(source: &Source, chunk: &Chunk<'_>, marker: Option<&str>, builder: &mut Builder) {
    let styled = &source.styled;
    if let Some(marker) = marker {
        let text = chunk.text[marker.len()..].trim_start();
        let marker = match marker.starts_with(|c: char| c == '(' || c.is_ascii_alphanumeric()) {
            true => Marker::Number(Clean::line(marker)),
            false => Marker::Bullet,
        };
        // It stays open for the list that may stand within it.
        builder.open(Container::Item(marker));
        let prose = styled.prose(text, &chunk.source, builder);
        builder.block(BlockKind::Paragraph, prose);
        return;
    }
    let kind = match chunk.shape {
        Shape::Prose | Shape::Item { .. } | Shape::Underlined(_) | Shape::Ruled(_) => {
            BlockKind::Paragraph
        }
        // No heading after all: then the marks are the author's.
        Shape::Hashed(_) => {
            let text = whole_line(&styled.text, &chunk.source);
            return builder.block(BlockKind::Paragraph, Prose::plain(text));
        }
        Shape::Verse => BlockKind::Verse,
        Shape::Fixed => BlockKind::Code { language: None },
        Shape::Rule => return builder.block(BlockKind::Rule, Prose::default()),
    };
    let prose = styled.prose(&chunk.text, &chunk.source, builder);
    builder.block(kind, prose);
}

/// The lists that are open, by the indentation of their items. In each of them its last item is open.
#[derive(Default)]
struct Lists(Vec<u16>);

impl Lists {
    /// Opens and closes lists until the innermost one is for items at `indent` and has none open, or no list is.
    fn go_to(&mut self, indent: Option<u16>, builder: &mut Builder) {
        while self
            .0
            .last()
            .is_some_and(|&open| indent.is_none_or(|indent| indent < open))
        {
            self.0.pop();
            builder.close();
            builder.close();
        }
        match (indent, self.0.last()) {
            (Some(indent), Some(&open)) if indent <= open + 1 => builder.close(),
            (Some(indent), _) => {
                self.0.push(indent);
                builder.open(Container::List);
            }
            (None, _) => {}
        }
    }
}
