//! What a block stands in, as it shows at the edge of its lines: indents, bars and markers, from the outside in.

use super::line::{Line, Role, Run};
use super::list::{self, Lists};
use super::settings::Settings;
use crate::document::{Block, BlockId, BlockKind, Container, Document, NestId};
use crate::text::bidi;
use crate::text::clean::Clean;
use crate::text::width::Ruler;

/// The least columns that are left to the text beside its edges; edges that would leave less are dropped, the
/// outermost first. Half of the measure is left in any case.
const TEXT_COLUMNS_MIN: usize = 8;
/// How far a definition stands in from its term.
const DEFINITION_COLUMNS: usize = 4;
/// A marker takes at most this part of the measure.
const MARKER_PART_MAX: usize = 3;
/// The column of a note's label is at most this part of the measure; a longer one reaches into its line, and the
/// lines below it stand in as they do below a number.
const LABEL_PART_MAX: usize = 6;
const NUMBER_COLUMNS: usize = 3;

/// What one container adds at the edge of its blocks' lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Edge {
    /// On the block's first line; the columns that it does not fill stay blank, and one in any case.
    first: Option<Run>,
    /// On the others, and on blank lines within.
    rest: Option<Run>,
    columns: usize,
}

/// The edges of a block's lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Edges(Vec<Edge>);

impl Edges {
    /// The edges of `block`, which stands in `chain`, at the measure of `settings`.
    pub(super) fn of(
        document: &Document,
        block: BlockId,
        chain: &[NestId],
        settings: &Settings,
        lists: &mut Lists,
    ) -> Self {
        let measure = usize::from(settings.measure.max(1));
        let mut edges: Vec<Edge> = chain
            .iter()
            .enumerate()
            .map(|(n, &id)| edge(document, block, id, &chain[..n], settings, lists))
            .collect();
        edges.extend(picture(document.block(block), settings));
        let least = TEXT_COLUMNS_MIN.max(measure / 2).min(measure);
        let mut columns: usize = edges.iter().map(|edge| edge.columns).sum();
        for edge in &mut edges {
            if columns + least <= measure {
                break;
            }
            columns -= edge.columns;
            *edge = Edge::default();
        }
        edges.retain(|edge| *edge != Edge::default());
        Self(edges)
    }

    /// How many columns they take.
    pub(super) fn columns(&self) -> usize {
        self.0.iter().map(|edge| edge.columns).sum()
    }

    /// How many columns of the block's first line they take besides.
    pub(super) fn lead(&self, ruler: Ruler) -> usize {
        let used = |edge: &Edge| {
            edge.first
                .as_ref()
                .map_or(0, |run| ruler.columns(&run.text) + 1)
        };
        let leads = self
            .0
            .iter()
            .map(|edge| used(edge).saturating_sub(edge.columns));
        leads.sum()
    }

    /// Sets `line` within these edges, at the right where `rtl`. Edges stand in the order of reading.
    pub(super) fn dress(&self, line: &mut Line, first: bool, rtl: bool, width: usize) {
        if rtl {
            let lead = if first { self.lead(line.ruler) } else { 0 };
            let free = width.saturating_sub(lead + line.columns());
            line.indent += free as u16;
        }
        if self.0.is_empty() {
            return;
        }
        let mut runs = self.runs(first, line.ruler);
        if rtl {
            runs.iter_mut().for_each(turn_stop);
            runs.reverse();
            line.runs.append(&mut runs);
            return;
        }
        if line.indent > 0 && !line.runs.is_empty() {
            runs.push(blank(line.indent.into()));
        }
        line.indent = 0;
        if line.runs.is_empty() {
            while runs.last().is_some_and(|run| run.text.trim().is_empty()) {
                runs.pop();
            }
        }
        runs.append(&mut line.runs);
        line.runs = runs;
        // Blank columns at the left are the line's indent, not something that it shows.
        while let Some(run) = line.runs.first()
            && run.source.is_none()
            && run.text.trim().is_empty()
        {
            line.indent += run.text.len() as u16;
            line.runs.remove(0);
        }
        if line.runs.is_empty() {
            line.indent = 0;
        }
    }

    /// The runs at the edge of a line, each as wide as its edge.
    fn runs(&self, first: bool, ruler: Ruler) -> Vec<Run> {
        let mut runs = Vec::new();
        for edge in &self.0 {
            let shown = if first { &edge.first } else { &edge.rest };
            let used = shown.as_ref().map_or(0, |run| ruler.columns(&run.text));
            runs.extend(shown.clone());
            runs.push(blank(edge.columns.saturating_sub(used).max(1)));
        }
        runs
    }
}

/// Puts the stop of a number on its other side, as right-to-left text has it: `3.` becomes `.3`.
fn turn_stop(run: &mut Run) {
    let number = run.text.trim_end_matches(['.', ')', ':']);
    let stop = run.text[number.len()..].chars().rev().map(bidi::mirrored);
    if run.role == Role::Marker && number.trim().chars().any(char::is_alphanumeric) {
        let turned = stop.collect::<String>() + number.trim_start();
        let lead = number.len() - number.trim_start().len();
        run.text = Clean::new(&format!("{turned}{:lead$}", ""));
    }
}

fn blank(columns: usize) -> Run {
    Run::set(&" ".repeat(columns), Role::Text)
}

/// The edge that the container `id` adds to `block`; `outside` are the containers around it.
fn edge(
    document: &Document,
    block: BlockId,
    id: NestId,
    outside: &[NestId],
    settings: &Settings,
    lists: &mut Lists,
) -> Edge {
    let nest = &document.nests[id.0 as usize];
    let begins = nest.first == block && !document.block(block).continues;
    let glyphs = settings.glyphs();
    let marked = |text: &str, columns: usize| {
        let ruler = settings.ruler();
        let limit = (usize::from(settings.measure) / MARKER_PART_MAX).max(1);
        let text = ruler.prefix(text, limit);
        let columns = columns.min(limit).max(ruler.columns(text));
        let lead = columns - ruler.columns(text);
        Edge {
            first: begins.then(|| Run::set(&format!("{:lead$}{text}", ""), Role::Marker)),
            rest: None,
            columns: columns + 1,
        }
    };
    let inset = |columns| Edge {
        columns,
        ..Edge::default()
    };
    match &nest.container {
        Container::Quote | Container::Aside(_) => {
            let bar = Run::set(glyphs.bar, Role::Rule);
            Edge {
                first: Some(bar.clone()),
                rest: Some(bar),
                columns: 2,
            }
        }
        Container::List => inset(list::inset(document, outside, settings.measure)),
        Container::Item(marker) => {
            let depth = list::depth(document, outside);
            let columns = lists.shape(document, nest.parent, settings).marker_columns;
            marked(&list::marker_text(marker, depth, glyphs), columns)
        }
        Container::Footnote(label) => match own_number(document, id) {
            Some(_) if begins => Edge::default(),
            Some(own) => inset(number_columns(own, settings)),
            None => {
                let marked = marked(&format!("{}.", note_label(label)), 0);
                let first = document.block(nest.first);
                let runs_in = first.kind == BlockKind::Paragraph && first.nest == Some(id);
                let most = usize::from(settings.measure) / LABEL_PART_MAX;
                match runs_in && marked.columns > most.max(NUMBER_COLUMNS) {
                    true => Edge {
                        columns: NUMBER_COLUMNS,
                        ..marked
                    },
                    false => marked,
                }
            }
        },
        Container::Definition => inset(DEFINITION_COLUMNS),
        Container::Details => marked(glyphs.details, 1),
        Container::Figure => Edge::default(),
    }
}

/// The mark before a picture's words; one without words has it for its text.
fn picture(block: &Block, settings: &Settings) -> Option<Edge> {
    if !block.is_marked() {
        return None;
    }
    let mark = settings.glyphs().picture;
    Some(Edge {
        first: Some(Run::set(mark, Role::Marker)),
        rest: None,
        columns: settings.ruler().columns(mark) + 1,
    })
}

/// The number that the text of the note `id` begins with itself, with its stop and space, as notes of many pages
/// do; such a note gets no second one.
fn own_number(document: &Document, id: NestId) -> Option<&str> {
    let nest = &document.nests[id.0 as usize];
    let Container::Footnote(label) = &nest.container else {
        return None;
    };
    let label = note_label(label);
    let text: &str = &document.block(nest.first).prose.text;
    let rest = text
        .trim_start_matches(['[', '('])
        .strip_prefix(label)
        .filter(|_| !label.is_empty())?;
    let parted = rest.trim_start_matches(['.', ':', ')', ']']);
    let runs_on = parted.len() == rest.len() && parted.starts_with(char::is_alphanumeric);
    (!runs_on).then(|| &text[..text.len() - parted.trim_start().len()])
}

/// How far the later lines of `block` stand in, where it begins a note that bears its own number.
pub(super) fn hanging(
    document: &Document,
    block: BlockId,
    chain: &[NestId],
    settings: &Settings,
) -> usize {
    let begins = |id: &&NestId| document.nests[id.0 as usize].first == block;
    chain
        .last()
        .filter(begins)
        .filter(|_| !document.block(block).continues)
        .and_then(|&id| own_number(document, id))
        .map_or(0, |own| number_columns(own, settings))
}

/// The columns that a note's own number takes at the edge.
fn number_columns(own: &str, settings: &Settings) -> usize {
    let limit = usize::from(settings.measure) / MARKER_PART_MAX;
    settings.ruler().columns(own).min(limit)
}

/// A note's label without the signs around it.
fn note_label(label: &str) -> &str {
    label.trim_matches(['[', ']', '^', '.', ':'])
}
