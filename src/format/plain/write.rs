//! Chunks and their roles to blocks.

use super::evidence::Evidence;
use super::lines::{Chunk, Shape};
use super::roles::{Role, roles};
use crate::document::block::Marker;
use crate::document::{BlockKind, Builder, Confidence, Container, Metadata, Prose};
use crate::text::clean::Clean;

/// Hands `chunks` to `builder` as the article that `evidence` shows.
pub(super) fn write_article(chunks: &[Chunk<'_>], evidence: &Evidence, builder: &mut Builder) {
    let roles = roles(chunks, evidence);
    let title = roles.iter().position(|role| *role == Role::Title);
    builder.metadata(Metadata {
        title: title.map(|at| Clean::line(&chunks[at].text)),
        ..Metadata::default()
    });
    write(chunks, &roles, builder);
}

fn write(chunks: &[Chunk<'_>], roles: &[Role], builder: &mut Builder) {
    let mut lists = Lists::default();
    for (chunk, role) in chunks.iter().zip(roles) {
        let marker = match (role, chunk.shape) {
            (Role::Text, Shape::Item { marker }) => Some(marker),
            _ => None,
        };
        lists.go_to(marker.map(|_| chunk.indent), builder);
        match role {
            Role::Title => {}
            Role::Furniture(reason) => builder.furniture(&chunk.text, *reason),
            Role::Heading(likely) => {
                builder.heading(2, Prose::plain(&chunk.text), Some(Confidence::new(*likely)))
            }
            Role::Caption => builder.block(BlockKind::Caption, Prose::plain(&chunk.text)),
            Role::Text => write_text(chunk, marker, builder),
        }
    }
    lists.go_to(None, builder);
}

fn write_text(chunk: &Chunk<'_>, marker: Option<&str>, builder: &mut Builder) {
    if let Some(marker) = marker {
        let text = chunk.text[marker.len()..].trim_start();
        let marker = match marker.starts_with(|c: char| c == '(' || c.is_ascii_alphanumeric()) {
            true => Marker::Number(Clean::line(marker)),
            false => Marker::Bullet,
        };
        builder.open(Container::Item(marker));
        builder.block(BlockKind::Paragraph, Prose::plain(text));
        builder.close();
        return;
    }
    let kind = match chunk.shape {
        Shape::Prose | Shape::Item { .. } | Shape::Underlined(_) => BlockKind::Paragraph,
        Shape::Verse => BlockKind::Verse,
        Shape::Fixed => BlockKind::Code { language: None },
        Shape::Rule => return builder.block(BlockKind::Rule, Prose::default()),
    };
    builder.block(kind, Prose::plain(&chunk.text));
}

/// The lists that are open, by the indentation of their items.
#[derive(Default)]
struct Lists(Vec<u16>);

impl Lists {
    /// Opens and closes lists until the innermost one is for items at `indent`, or none is open.
    fn go_to(&mut self, indent: Option<u16>, builder: &mut Builder) {
        while self
            .0
            .last()
            .is_some_and(|&open| indent.is_none_or(|indent| indent < open))
        {
            self.0.pop();
            builder.close();
        }
        if let Some(indent) = indent
            && self.0.last().is_none_or(|&open| indent > open + 1)
        {
            self.0.push(indent);
            builder.open(Container::List);
        }
    }
}
