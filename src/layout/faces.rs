//! A block's spans as stretches of one face, so that no line has to look at every span.

use unicode_segmentation::GraphemeCursor;

use crate::document::{Inline, Prose, Span};
use crate::text::raised;

use super::line::Face;

/// The most spans over one letter that are looked at; more than that is no author's intention.
const SPANS_OVER_MAX: usize = 32;

/// The faces of a text, end to end.
#[derive(Debug)]
pub(super) struct Faces {
    /// Where each stretch ends, and its face. The last ends with the text.
    stretches: Vec<(u32, Face)>,
}

impl Faces {
    /// The faces of `prose`, each over `base`. Small letters have their own forms unless `ascii` is asked for.
    pub(super) fn of(prose: &Prose, base: Face, ascii: bool) -> Self {
        let end = prose.text.len() as u32;
        if prose.spans.is_empty() {
            return Self {
                stretches: vec![(end, base)],
            };
        }
        let mut cuts: Vec<u32> = prose
            .spans
            .iter()
            .flat_map(|span| [span.range.start, span.range.end])
            .map(|cut| whole_grapheme(&prose.text, cut))
            .chain([end])
            .filter(|&cut| cut > 0)
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut spans = prose.spans.iter().peekable();
        let mut over: Vec<&Span> = Vec::new();
        let mut start = 0;
        let stretches = cuts
            .into_iter()
            .map(|cut| {
                over.retain(|span| span.range.end > start);
                while let Some(span) = spans.next_if(|span| span.range.start <= start) {
                    if over.len() < SPANS_OVER_MAX {
                        over.push(span);
                    }
                }
                start = cut;
                let face = over.iter().fold(base, |face, span| {
                    let plain = face.with(span.inline);
                    if !ascii && has_small_forms(prose, span) {
                        return plain;
                    }
                    Face {
                        superscript: face.superscript,
                        subscript: face.subscript,
                        ..plain
                    }
                });
                (cut, face)
            })
            .collect();
        Self { stretches }
    }

    /// The stretches that begin before `end` and end after `start`, in order.
    pub(super) fn within(&self, start: u32, end: u32) -> impl Iterator<Item = (u32, u32, Face)> {
        let first = self.stretches.partition_point(|&(to, _)| to <= start);
        let mut from = start;
        self.stretches[first..]
            .iter()
            .map_while(move |&(to, face)| {
                let begun = from;
                from = to.min(end);
                (begun < end).then_some((begun, to.min(end), face))
            })
    }

    /// True where the text from `start` to `end` holds code, whose words are never broken.
    pub(super) fn has_code(&self, start: u32, end: u32) -> bool {
        self.within(start, end).any(|(_, _, face)| face.code)
    }
}

/// The end of the grapheme that `cut` would divide, or `cut`: a span that begins or ends within a grapheme gets
/// the whole of it, as no terminal shows half of one.
fn whole_grapheme(text: &str, cut: u32) -> u32 {
    let at = cut as usize;
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii);
    if plain(text.as_bytes().get(at)) {
        return cut;
    }
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => cut,
        _ => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(at) as u32,
    }
}

/// True when a raised or lowered span can be drawn as such; one with other letters is drawn as it stands, as
/// `1st` reads well and half of it raised does not.
fn has_small_forms(prose: &Prose, span: &Span) -> bool {
    let form: fn(char) -> Option<char> = match span.inline {
        Inline::Superscript | Inline::Note(_) => raised::superscript,
        Inline::Subscript => raised::subscript,
        _ => return true,
    };
    let range = span.range.start as usize..span.range.end as usize;
    prose.text[range].chars().all(|c| form(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ProseWriter;

    #[test]
    fn nested_spans_become_stretches() {
        let mut writer = ProseWriter::new();
        writer.push("a ");
        writer.start(Inline::Emphasis);
        writer.push("b ");
        writer.start(Inline::Strong);
        writer.push("c");
        writer.end();
        writer.end();
        writer.push(" x");
        writer.start(Inline::Superscript);
        writer.push("2");
        writer.end();
        let faces = Faces::of(&writer.take(), Face::default(), false);
        let found: Vec<_> = faces
            .within(0, 8)
            .map(|(start, end, face)| (start, end, face.emphasis, face.strong, face.superscript))
            .collect();
        let expected = [
            (0, 2, false, false, false),
            (2, 4, true, false, false),
            (4, 5, true, true, false),
            (5, 7, false, false, false),
            (7, 8, false, false, true),
        ];
        assert_eq!(found, expected);
        assert_eq!(faces.within(3, 5).count(), 2);
    }
}
