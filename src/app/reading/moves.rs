//! Moves by what the text is made of: sections, paragraphs, sentences. Each gives a position, or says calmly
//! why there is none.

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{BlockId, BlockKind, Document, Position};

/// A move from the page's beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many headings on, or back where negative.
    Section(isize),
    /// To the heading above the current one, so many times.
    Parent(usize),
    /// So many paragraphs on, or back.
    Paragraph(isize),
    /// So many sentences on, or back.
    Sentence(isize),
}

/// A movement: of the page, or of the caret while text is selected. Counts are negative for the way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// By so many lines.
    Lines(isize),
    /// By so many pages.
    Pages(isize),
    /// By so many half pages.
    HalfPages(isize),
    /// By what the text is made of.
    Step(Step),
    /// To the beginning.
    Start,
    /// To the end.
    End,
    /// To the next hit, or the one before.
    Hit(bool),
    /// By so many letters; of the caret alone, as all that follow.
    Letters(isize),
    /// By so many words.
    Words(isize),
    /// To the end of a word, so many times.
    WordEnds(usize),
    /// To the end of the line, or to its beginning.
    LineEdge(bool),
}

impl Step {
    /// This step taken once, and how many times it is to be taken.
    pub fn one(self) -> (Self, usize) {
        let times = |count: isize| count.unsigned_abs().max(1);
        let towards = |count: isize| if count < 0 { -1 } else { 1 };
        match self {
            Self::Section(count) => (Self::Section(towards(count)), times(count)),
            Self::Parent(count) => (Self::Parent(1), count.max(1)),
            Self::Paragraph(count) => (Self::Paragraph(towards(count)), times(count)),
            Self::Sentence(count) => (Self::Sentence(towards(count)), times(count)),
        }
    }
}

/// Where `step` leads from `top`, the beginning of a page whose first line ends at `line_end`.
pub fn target(
    document: &Document,
    top: Position,
    line_end: Option<Position>,
    step: Step,
) -> Result<Position, String> {
    match step {
        Step::Section(count) if count < 0 => section_before(document, top, count.unsigned_abs()),
        Step::Section(count) => section_after(document, top, count as usize),
        Step::Parent(count) => parent(document, top, count),
        Step::Paragraph(count) => repeat(top, count, |from, on| {
            if on {
                paragraph_after(document, from)
            } else {
                paragraph_before(document, from)
            }
        })
        .ok_or_else(|| at_the_end("paragraph", count)),
        Step::Sentence(count) => {
            let from = if count > 0 {
                line_end.unwrap_or(top)
            } else {
                top
            };
            repeat(from, count, |from, on| {
                if on {
                    sentence_after(document, from)
                } else {
                    sentence_before(document, from)
                }
            })
            .ok_or_else(|| at_the_end("sentence", count))
        }
    }
}

/// How a section is called in a message.
pub fn section_name(document: &Document, section: Option<usize>) -> String {
    section.map_or("the opening".to_owned(), |section| {
        format!("\"{}\"", document.outline.sections[section].title)
    })
}

fn section_after(document: &Document, top: Position, count: usize) -> Result<Position, String> {
    let sections = &document.outline.sections;
    if sections.is_empty() {
        return Err("this article has no sections".to_owned());
    }
    let next = sections.partition_point(|section| section.block <= top.block);
    if next == sections.len() {
        let current = document.outline.current_section(top);
        return Err(format!(
            "no section after {}",
            section_name(document, current)
        ));
    }
    let to = (next + count.max(1) - 1).min(sections.len() - 1);
    Ok(Position::at(sections[to].block))
}

fn section_before(document: &Document, top: Position, count: usize) -> Result<Position, String> {
    let sections = &document.outline.sections;
    if top <= Position::START {
        return Err("this is the beginning".to_owned());
    }
    let begun = sections.partition_point(|section| Position::at(section.block) < top);
    // Before the first heading there is the opening.
    Ok(begun
        .checked_sub(count.max(1))
        .map_or(Position::START, |to| Position::at(sections[to].block)))
}

fn parent(document: &Document, top: Position, count: usize) -> Result<Position, String> {
    let outline = &document.outline;
    let Some(current) = outline.current_section(top) else {
        return Err("no section is above the opening".to_owned());
    };
    let mut to = current;
    for _ in 0..count.max(1) {
        match outline.parent(to) {
            Some(parent) => to = parent,
            None => break,
        }
    }
    if to == current {
        let name = section_name(document, Some(current));
        return Err(format!("no section is above {name}"));
    }
    Ok(Position::at(outline.sections[to].block))
}

/// Makes `one` step as often as `count` says; as far as there is a place, if there is one at all.
fn repeat(
    from: Position,
    count: isize,
    one: impl Fn(Position, bool) -> Option<Position>,
) -> Option<Position> {
    let mut to = from;
    for _ in 0..count.unsigned_abs().max(1) {
        match one(to, count > 0) {
            Some(next) => to = next,
            None => break,
        }
    }
    (to != from).then_some(to)
}

fn at_the_end(what: &str, count: isize) -> String {
    if count > 0 {
        format!("no {what} after this one")
    } else {
        format!("no {what} before this one")
    }
}

/// True for a block that a reader takes for the beginning of something.
fn begins(document: &Document, block: BlockId) -> bool {
    let own = document.block(block);
    !own.continues && own.kind != BlockKind::Rule
}

fn paragraph_after(document: &Document, from: Position) -> Option<Position> {
    (from.block.0 + 1..document.end().0)
        .map(BlockId)
        .find(|block| begins(document, *block))
        .map(Position::at)
}

fn paragraph_before(document: &Document, from: Position) -> Option<Position> {
    (0..=from.block.0)
        .rev()
        .map(BlockId)
        .find(|block| Position::at(*block) < from && begins(document, *block))
        .map(Position::at)
}

/// The sentences' beginnings in a block (UAX #29).
fn sentences(document: &Document, block: BlockId) -> impl Iterator<Item = Position> {
    let text = &document.block(block).prose.text;
    text.split_sentence_bound_indices()
        .map(move |(offset, _)| Position {
            block,
            offset: offset as u32,
        })
}

fn sentence_after(document: &Document, from: Position) -> Option<Position> {
    if from.block >= document.end() {
        return None;
    }
    sentences(document, from.block)
        .find(|start| *start > from)
        .or_else(|| {
            (from.block.0 + 1..document.end().0)
                .map(BlockId)
                .find(|block| document.block(*block).kind != BlockKind::Rule)
                .map(Position::at)
        })
}

fn sentence_before(document: &Document, from: Position) -> Option<Position> {
    let here = (from.block < document.end()).then_some(from.block);
    here.and_then(|block| {
        sentences(document, block)
            .take_while(|start| *start < from)
            .last()
    })
    .or_else(|| {
        let mut before = (0..from.block.0).rev().map(BlockId);
        before.find_map(|block| sentences(document, block).last())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Prose};

    fn document() -> Document {
        let mut builder = Builder::new();
        builder.block(
            BlockKind::Paragraph,
            Prose::plain("One. Two is longer. Three."),
        );
        builder.heading(2, Prose::plain("First"), None);
        builder.block(BlockKind::Paragraph, Prose::plain("Four."));
        builder.heading(3, Prose::plain("Deeper"), None);
        builder.block(BlockKind::Paragraph, Prose::plain("Five."));
        builder.finish()
    }

    fn at(block: u32, offset: u32) -> Position {
        Position {
            block: BlockId(block),
            offset,
        }
    }

    fn check(from: Position, step: Step, to: Result<Position, &str>) {
        let found = target(&document(), from, None, step);
        assert_eq!(
            found.as_ref().map_err(String::as_str),
            to.as_ref().map_err(|e| *e)
        );
    }

    #[test]
    fn headings_are_met_both_ways() {
        check(at(0, 0), Step::Section(1), Ok(at(1, 0)));
        check(at(0, 0), Step::Section(9), Ok(at(3, 0)));
        check(at(2, 0), Step::Section(-1), Ok(at(1, 0)));
        check(at(1, 0), Step::Section(-1), Ok(at(0, 0)));
        check(
            at(4, 0),
            Step::Section(1),
            Err("no section after \"Deeper\""),
        );
        check(at(0, 0), Step::Section(-1), Err("this is the beginning"));
        check(at(4, 0), Step::Parent(1), Ok(at(1, 0)));
        check(
            at(2, 0),
            Step::Parent(1),
            Err("no section is above \"First\""),
        );
    }

    #[test]
    fn paragraphs_and_sentences_are_met_both_ways() {
        check(at(0, 0), Step::Paragraph(2), Ok(at(2, 0)));
        check(at(0, 9), Step::Paragraph(-1), Ok(at(0, 0)));
        check(
            at(4, 0),
            Step::Paragraph(1),
            Err("no paragraph after this one"),
        );
        check(at(0, 0), Step::Sentence(1), Ok(at(0, 5)));
        check(at(0, 0), Step::Sentence(3), Ok(at(1, 0)));
        check(at(1, 0), Step::Sentence(-1), Ok(at(0, 20)));
        check(
            at(0, 0),
            Step::Sentence(-1),
            Err("no sentence before this one"),
        );
    }
}
