//! One block to lines: what its kind asks for, within the edges of what it stands in, below the air above it.

use std::ops::Range;

use super::columns::Head;
use super::galley::{Finish, Galley};
use super::language::LazyLanguage;
use super::line::{Face, Line, Role, Run};
use super::list::Lists;
use super::nest::{self, Edges};
use super::paragraph::{self, Shape};
use super::settings::Settings;
use super::table::Room;
use super::{air, code, table, title};
use crate::document::{Block, BlockId, BlockKind, Container, Document, Image, NestId};

/// What is known of a document beyond the block that is laid out.
#[derive(Debug)]
pub(super) struct Known<'a> {
    /// The language by whose rules words are hyphenated.
    pub language: LazyLanguage<'a>,
    /// The shapes of lists.
    pub lists: &'a mut Lists,
    /// The blocks that are hidden right after the block.
    pub folded: Option<Range<BlockId>>,
}

/// How far lines of verse that are too long turn over, and how far displayed mathematics stands in.
const TURNOVER_COLUMNS: usize = 4;
/// Code stands in by two columns where the width is at least this.
const CODE_INSET_WIDTH_MIN: usize = 30;

/// The rows of `block` at the measure of `settings`, with the blank rows before it.
pub(super) fn lay_out(
    document: &Document,
    id: BlockId,
    settings: &Settings,
    known: Known,
) -> Vec<Line> {
    let block = document.block(id);
    let chain = document.nests_around(id);
    let before = id.previous().map(|id| document.nests_around(id));
    let mut lines = Vec::new();
    let air = air::above(
        document,
        id,
        &chain,
        before.as_deref(),
        settings,
        known.lists,
    );
    if air > 0 {
        let shared = air::shared(&chain, before.as_deref().unwrap_or_default());
        let edges = Edges::of(document, id, &chain[..shared], settings, known.lists);
        for _ in 0..air {
            let mut line = blank(id, settings);
            edges.dress(&mut line, false, false, 0);
            lines.push(line);
        }
    }
    let edges = Edges::of(document, id, &chain, settings, known.lists);
    let width = usize::from(settings.measure.max(1)) - edges.columns();
    let lead = edges.lead(settings.ruler());
    let content = Content::of(
        document,
        id,
        &chain,
        (width, lead),
        settings,
        known.language,
    );
    let mut first = true;
    for mut line in content.lines {
        if !first && content.leads {
            for _ in 0..settings.leading {
                let mut line = blank(id, settings);
                edges.dress(&mut line, false, false, 0);
                lines.push(line);
            }
        }
        edges.dress(&mut line, first, content.rtl, width);
        first = false;
        lines.push(line);
    }
    if block.kind == BlockKind::Title || (id == BlockId(0) && title::is_known(document)) {
        let at = if block.kind == BlockKind::Title {
            lines.len()
        } else {
            0
        };
        let mut below = title::byline(document, id, settings);
        if content.rtl {
            let measure = settings.measure.max(1);
            for line in &mut below {
                line.indent = measure.saturating_sub(line.columns() as u16);
            }
        }
        if at == 0 {
            below.push(blank(id, settings));
        }
        lines.splice(at..at, below);
    }
    if let Some(folded) = known.folded {
        lines.extend(title::folded(document, id, &folded, settings));
    }
    lines
}

/// True where `offset` lies in a table, after its header.
pub(super) fn is_below_header(block: &Block, offset: u32) -> bool {
    let BlockKind::Table(table) = &block.kind else {
        return false;
    };
    let header = table.rows.get(..table.header_rows).and_then(<[_]>::last);
    let end = header
        .and_then(|cells| cells.last())
        .map_or(0, |cell| cell.end);
    block.continues || (end > 0 && offset >= end)
}

/// The words of the header of the table that `id` is or carries on, as a line; `None` where there is none.
pub(super) fn header_above(
    document: &Document,
    id: BlockId,
    settings: &Settings,
    lists: &mut Lists,
) -> Option<Line> {
    let BlockKind::Table(table) = &document.block(id).kind else {
        return None;
    };
    let head = Head::of(document, id, table);
    let chain = document.nests_around(id);
    let edges = Edges::of(document, id, &chain, settings, lists);
    let room = Room {
        width: usize::from(settings.measure.max(1)) - edges.columns(),
        edges: edges.columns(),
        spare: settings.spare.into(),
        pans: settings.pans,
    };
    let prose = &document.block(head.block).prose;
    let galley = Galley::new(
        head.block,
        prose,
        Role::TableHeader,
        Face::default(),
        settings,
    );
    let mut line = table::header(&galley, head, &room, settings.glyphs().cut_right)?;
    edges.dress(&mut line, false, galley.is_rtl(), room.width);
    Some(line)
}

/// What a block's kind makes of its text, without edges.
struct Content {
    lines: Vec<Line>,
    /// Its lines stand at the right.
    rtl: bool,
    /// Its lines are parted by the leading that the reader asks for.
    leads: bool,
}

impl Content {
    fn of(
        document: &Document,
        id: BlockId,
        chain: &[NestId],
        (width, lead): (usize, usize),
        settings: &Settings,
        language: LazyLanguage,
    ) -> Self {
        let block = document.block(id);
        let glyphs = settings.glyphs();
        let role = role(document, block, chain);
        let galley = Galley::new(id, &block.prose, role, base(document, id, chain), settings);
        // Only a block that the next one carries on ends with a hard break, which is no line of its own.
        let text = &block.prose.text;
        let whole = 0..text.strip_suffix('\n').unwrap_or(text).len();
        let running = Shape {
            justify: settings.justify,
            hyphenate: settings.hyphenate.then_some(language),
            ..Shape::ragged(width)
        };
        let mut leads = false;
        let mut lines = match &block.kind {
            BlockKind::Rule => vec![rule(id, width, glyphs.rule)],
            BlockKind::Code { .. } => {
                let inset = if width < CODE_INSET_WIDTH_MIN { 0 } else { 2 };
                let turnover = format!("{} ", glyphs.turnover);
                let wraps = settings.wraps(text);
                let turnover = wraps.then_some(turnover.as_str());
                inset_by(
                    code::lay_out(&galley, whole, width - inset, turnover),
                    inset,
                )
            }
            BlockKind::Table(table) if !table.rows.is_empty() => {
                let head = Head::of(document, id, table);
                let room = Room {
                    width,
                    edges: usize::from(settings.measure.max(1)) - width,
                    spare: settings.spare.into(),
                    pans: settings.pans,
                };
                table::lay_out(&galley, table, head, &room, glyphs.rule)
            }
            BlockKind::Verse => {
                let turnover = TURNOVER_COLUMNS.min(width / 4);
                let shape = Shape {
                    turnover,
                    ..Shape::ragged(width)
                };
                paragraph::lay_out(&galley, whole, shape)
            }
            BlockKind::Math => {
                let inset = TURNOVER_COLUMNS.min(width / 4);
                inset_by(
                    paragraph::lay_out(&galley, whole, Shape::ragged(width - inset)),
                    inset,
                )
            }
            BlockKind::Paragraph => {
                leads = true;
                let shape = Shape {
                    lead,
                    turnover: nest::hanging(document, id, chain, settings).min(width / 2),
                    ..running
                };
                paragraph::lay_out(&galley, whole, shape)
            }
            BlockKind::Title | BlockKind::Heading { .. } => {
                let shape = Shape {
                    balance: true,
                    ..Shape::ragged(width)
                };
                paragraph::lay_out(&galley, whole, shape)
            }
            BlockKind::Image(image)
                if &*block.prose.text == Image::MARK && !image.alt.is_empty() =>
            {
                title::behind(
                    galley.line(0..Image::MARK.len() as u32, Finish::default()),
                    &image.alt,
                    width,
                    settings,
                )
            }
            BlockKind::Table(_)
            | BlockKind::Caption
            | BlockKind::Image(_)
            | BlockKind::Term
            | BlockKind::Furniture(_) => paragraph::lay_out(&galley, whole, Shape::ragged(width)),
        };
        if let Some(label) = label(document, id, chain) {
            let label = title::set_matter(label, id, width, Role::Marker, settings);
            lines.splice(0..0, label);
        }
        if lines.is_empty() {
            lines.push(galley.line(0..0, Finish::default()));
        }
        Self {
            lines,
            rtl: galley.is_rtl(),
            leads,
        }
    }
}

fn role(document: &Document, block: &Block, chain: &[NestId]) -> Role {
    match block.kind {
        BlockKind::Title => Role::Title,
        BlockKind::Heading { level, .. } => Role::Heading(level),
        BlockKind::Code { .. } => Role::Code,
        BlockKind::Caption | BlockKind::Image(_) => Role::Caption,
        BlockKind::Furniture(_) => Role::Furniture,
        _ => chain
            .iter()
            .rev()
            .find_map(|id| match document.nests[id.0 as usize].container {
                Container::Quote => Some(Role::Quote),
                Container::Aside(_) => Some(Role::Aside),
                Container::Figure => Some(Role::Caption),
                _ => None,
            })
            .unwrap_or_default(),
    }
}

/// What all letters of a block have in common: a term, and the summary of details, are strong.
fn base(document: &Document, id: BlockId, chain: &[NestId]) -> Face {
    let summary = chain.last().is_some_and(|nest| {
        let nest = &document.nests[nest.0 as usize];
        nest.container == Container::Details && nest.first == id
    });
    Face {
        strong: summary || document.block(id).kind == BlockKind::Term,
        ..Face::default()
    }
}

/// The label of the aside that begins with this block.
fn label<'a>(document: &'a Document, id: BlockId, chain: &[NestId]) -> Option<&'a str> {
    let nest = &document.nests[chain.last()?.0 as usize];
    match &nest.container {
        Container::Aside(Some(label)) if nest.first == id && !document.block(id).continues => {
            Some(label)
        }
        _ => None,
    }
}

fn blank(block: BlockId, settings: &Settings) -> Line {
    Line {
        ruler: settings.ruler(),
        ..Line::blank(block)
    }
}

/// A short rule in the middle.
fn rule(block: BlockId, width: usize, glyph: &str) -> Line {
    let columns = title::RULE_COLUMNS.min(width);
    Line {
        source: Some(0..0),
        indent: ((width - columns) / 2) as u16,
        runs: vec![Run::set(&glyph.repeat(columns), Role::Rule)],
        ..Line::blank(block)
    }
}

fn inset_by(mut lines: Vec<Line>, columns: usize) -> Vec<Line> {
    for line in lines.iter_mut().filter(|line| !line.runs.is_empty()) {
        line.indent += columns as u16;
    }
    lines
}
