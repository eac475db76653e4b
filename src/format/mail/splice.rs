//! A document as a part of another.

use crate::document::{BlockKind, Builder, Document, Inline, LinkId, NestId, Prose, Span};

/// The level of the highest headings of a text.
const FIRST: u8 = 2;

/// Adds what `document` says, but for its title, to `builder`, its headings so many levels `deeper`, if any, than in a text of its own.
pub(super) fn append(document: Document, deeper: u8, builder: &mut Builder) {
    let levels = document
        .outline
        .sections
        .iter()
        .map(|section| section.level);
    let highest = levels.min().unwrap_or(FIRST);
    let level_of = |level: u8| match deeper {
        0 => level,
        deeper => (level - highest).saturating_add(FIRST + deeper),
    };
    let links: Vec<Option<LinkId>> = document
        .links
        .iter()
        .map(|link| builder.link(link.target.clone()))
        .collect();
    let mut open: Vec<NestId> = Vec::new();
    let mut furniture = document.furniture.iter().peekable();
    for (at, block) in document.blocks.iter().enumerate() {
        while let Some(removed) = furniture.next_if(|removed| removed.before.0 as usize <= at) {
            builder.furniture(&removed.text, removed.reason);
        }
        go_to(&document, block.nest, &mut open, builder);
        let prose = prose(&block.prose, &links);
        match &block.kind {
            BlockKind::Title => {}
            BlockKind::Heading { level, inferred } => {
                builder.heading(level_of((*level).max(highest)), prose, *inferred)
            }
            kind if block.continues => builder.carry_on(kind.clone(), prose),
            kind => builder.block(kind.clone(), prose),
        }
    }
    go_to(&document, None, &mut open, builder);
    furniture.for_each(|removed| builder.furniture(&removed.text, removed.reason));
    document
        .warnings
        .into_iter()
        .for_each(|warning| builder.warn(warning));
}

/// Closes and opens containers until those around `nest` are open.
fn go_to(document: &Document, nest: Option<NestId>, open: &mut Vec<NestId>, builder: &mut Builder) {
    let parent = |nest: &NestId| {
        document
            .nests
            .get(nest.0 as usize)
            .and_then(|nest| nest.parent)
    };
    let mut path: Vec<NestId> = std::iter::successors(nest, parent).collect();
    path.reverse();
    let shared = open.iter().zip(&path).take_while(|(a, b)| a == b).count();
    for _ in open.drain(shared..) {
        builder.close();
    }
    for &nest in &path[shared..] {
        if let Some(found) = document.nests.get(nest.0 as usize) {
            builder.open(found.container.clone());
            open.push(nest);
        }
    }
}

/// `prose` with the links' new numbers.
fn prose(prose: &Prose, links: &[Option<LinkId>]) -> Prose {
    let number = |old: LinkId| links.get(old.0 as usize).copied().flatten();
    let spans = prose.spans.iter().filter_map(|span| {
        let inline = match span.inline {
            Inline::Link(old) => Inline::Link(number(old)?),
            Inline::Note(old) => Inline::Note(number(old)?),
            inline => inline,
        };
        Some(Span {
            range: span.range.clone(),
            inline,
        })
    });
    Prose {
        text: prose.text.clone(),
        spans: spans.collect(),
    }
}
