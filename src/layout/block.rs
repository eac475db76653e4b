//! One block to lines: measure, indent and leading.

use super::line::{Line, Role, Run};
use super::{Settings, paragraph};
use crate::document::{BlockId, BlockKind, Document};
use crate::text::clean::Clean;

/// The rows of `block` at the measure of `settings`, with the blank rows before it.
pub(super) fn lay_out(document: &Document, block: BlockId, settings: &Settings) -> Vec<Line> {
    let held = document.block(block);
    let measure = usize::from(settings.measure.max(1));
    let role = match held.kind {
        BlockKind::Title => Role::Title,
        BlockKind::Heading { level, .. } => Role::Heading(level),
        BlockKind::Code { .. } => Role::Code,
        BlockKind::Caption => Role::Caption,
        BlockKind::Furniture(_) => Role::Furniture,
        _ => Role::Text,
    };
    let mut lines: Vec<Line> = (0..leading(document, block))
        .map(|_| Line::blank(block))
        .collect();
    if held.kind == BlockKind::Rule {
        let rule = Run {
            text: Clean::new(&"─".repeat(measure.min(8))),
            source: None,
            role: Role::Rule,
            face: super::Face::default(),
        };
        lines.push(Line {
            block,
            source: Some(0..0),
            indent: 0,
            runs: vec![rule],
        });
        return lines;
    }
    lines.extend(paragraph::lay_out(block, &held.prose, measure, role));
    lines
}

/// How many blank rows stand before `block`.
fn leading(document: &Document, block: BlockId) -> usize {
    let held = document.block(block);
    match (block.previous(), &held.kind) {
        (None, _) => 0,
        _ if held.continues => 0,
        (_, BlockKind::Heading { level: 1 | 2, .. }) => 2,
        _ => 1,
    }
}
