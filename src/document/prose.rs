//! `Prose`: a block's text and what spans of it are.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::clean::Clean;
use crate::text::raised;

/// Clean text with spans. Spans are sorted by start, the longer first, and may nest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text; `'\n'` is a hard break.
    pub text: Clean,
    /// What parts of it are.
    pub spans: Box<[Span]>,
}

/// A range of a block's text, in bytes, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Where, in bytes of the block's text.
    pub range: Range<u32>,
    /// What.
    pub inline: Inline,
}

/// What a span of text can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
    /// Code, a key or a program's output.
    Code,
    /// No longer holds.
    Strike,
    /// Inserted or underlined.
    Underline,
    /// Marked by the author.
    Mark,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Mathematics as text.
    Math,
    /// A link.
    Link(LinkId),
    /// A reference to a note, which is a link within the article.
    Note(LinkId),
}

/// Points to a [`Link`] of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(pub u32);

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its target.
    pub target: Target,
}

/// A link's target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A fragment of this article, without its `#`.
    Fragment(Clean),
    /// Anything else, as the source gives it, made absolute where the article's address is known.
    Address(Clean),
}

impl Prose {
    /// Text without spans.
    pub fn plain(text: &str) -> Self {
        Self {
            text: Clean::new(text),
            spans: Box::default(),
        }
    }

    /// True when there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The part of this prose at `range`, in bytes on character boundaries; spans are cut to it.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let (start, end) = (range.start as u32, range.end as u32);
        let spans = self
            .spans
            .iter()
            .filter(|span| span.range.start < end && span.range.end > start)
            .map(|span| Span {
                range: span.range.start.max(start) - start..span.range.end.min(end) - start,
                inline: span.inline,
            })
            .collect();
        Self {
            text: self.text.slice(range),
            spans,
        }
    }
}

impl Prose {
    /// A stretch of the text with what is set above or below the line in the letters that a page shows, so that ten
    /// squared is not taken along as 102, nor a note's number as a part of the word before. Where a note has no such
    /// letters it is set apart by brackets.
    pub fn shown(&self, stretch: Range<usize>) -> Cow<'_, str> {
        let (mut out, mut from) = (String::new(), stretch.start);
        for span in &self.spans {
            let start = (span.range.start as usize).max(from);
            let end = (span.range.end as usize).min(stretch.end);
            if start >= end {
                continue;
            }
            let text = &self.text[start..end];
            let small: Option<String> = match span.inline {
                Inline::Superscript | Inline::Note(_) => {
                    text.chars().map(raised::superscript).collect()
                }
                Inline::Subscript => text.chars().map(raised::subscript).collect(),
                _ => continue,
            };
            let is_note = matches!(span.inline, Inline::Note(_));
            let sticks = text.chars().all(char::is_alphanumeric);
            let shown = match small {
                Some(small) => small,
                None if is_note && sticks => format!("[{text}]"),
                // What has brackets already has them around the mark, which stays as large as they are.
                None if text.starts_with(['[', '(']) => text.to_owned(),
                None => continue,
            };
            out.push_str(&self.text[from..start]);
            out.push_str(&shown);
            from = end;
        }
        if out.is_empty() {
            Cow::Borrowed(&self.text[stretch])
        } else {
            Cow::Owned(out + &self.text[from..stretch.end])
        }
    }
}

/// Writes a [`Prose`] piece by piece. White space is taken as it comes; callers that need it collapsed use
/// [`ProseWriter::push_collapsed`].
#[derive(Debug, Default)]
pub struct ProseWriter {
    text: String,
    spans: Vec<Span>,
    open: Vec<(u32, Inline)>,
}

impl ProseWriter {
    /// An empty writer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text with its white space as it stands.
    pub fn push(&mut self, text: &str) {
        Clean::append(text, &mut self.text);
    }

    /// Adds text with each run of white space made one space, and none after white space or at the start.
    pub fn push_collapsed(&mut self, text: &str) {
        let from = self.text.len();
        Clean::append(text, &mut self.text);
        let added = &self.text.as_bytes()[from..];
        let leads = added.first().is_some_and(|byte| b" \n".contains(byte));
        // Most text comes collapsed already and stays where it is.
        if leads
            || memchr::memchr(b'\n', added).is_some()
            || memchr::memmem::find(added, b"  ").is_some()
        {
            let added = self.text.split_off(from);
            self.collapse(&added);
        }
    }

    fn collapse(&mut self, text: &str) {
        for c in text.chars() {
            if c == ' ' || c == '\n' {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                    self.text.push(' ');
                }
            } else {
                self.text.push(c);
            }
        }
    }

    /// Adds a hard break.
    pub fn hard_break(&mut self) {
        self.trim_end();
        self.text.push('\n');
    }

    /// Begins a span here. Spans close in the reverse order.
    pub fn start(&mut self, inline: Inline) {
        self.open.push((self.text.len() as u32, inline));
    }

    /// Ends the innermost open span here. A span that holds nothing is dropped.
    pub fn end(&mut self) {
        if let Some((start, inline)) = self.open.pop() {
            let end = self.text.len() as u32;
            if start < end {
                self.spans.push(Span {
                    range: start..end,
                    inline,
                });
            }
        }
    }

    /// The bytes written so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text written from a byte on.
    pub fn text_from(&self, from: usize) -> &str {
        self.text.get(from..).unwrap_or_default()
    }

    /// Whether the text so far ends with one of `signs`.
    pub fn ends_with<const N: usize>(&self, signs: [char; N]) -> bool {
        self.text.ends_with(signs)
    }

    /// The last letters written, at most `count`, the last first.
    pub fn last(&self, count: usize) -> impl Iterator<Item = char> + '_ {
        self.text.chars().rev().take(count)
    }

    /// True when nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The prose written, without white space at its ends; open spans end here. The writer is empty again,
    /// and spans that were open go on in what it writes next.
    pub fn take(&mut self) -> Prose {
        self.trim_end();
        let end = self.text.len() as u32;
        let carried: Vec<Inline> = self.open.iter().map(|&(_, inline)| inline).collect();
        while !self.open.is_empty() {
            self.end();
        }
        let lead = (self.text.len() - self.text.trim_start_matches('\n').len()) as u32;
        let mut spans: Vec<Span> = std::mem::take(&mut self.spans)
            .into_iter()
            .map(|span| Span {
                range: span.range.start.max(lead) - lead..span.range.end.min(end).max(lead) - lead,
                inline: span.inline,
            })
            .filter(|span| !span.range.is_empty())
            .collect();
        spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        let text = Clean::new(&self.text[lead as usize..]);
        self.text.clear();
        self.open = carried.into_iter().map(|inline| (0, inline)).collect();
        Prose {
            text,
            spans: spans.into_boxed_slice(),
        }
    }

    fn trim_end(&mut self) {
        self.text
            .truncate(self.text.trim_end_matches([' ', '\n']).len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_nest_and_survive_trimming() {
        let mut writer = ProseWriter::new();
        writer.push_collapsed("  a ");
        writer.start(Inline::Emphasis);
        writer.push_collapsed("b ");
        writer.start(Inline::Strong);
        writer.push_collapsed(" c  ");
        writer.end();
        writer.end();
        let prose = writer.take();
        assert_eq!(&*prose.text, "a b c");
        let spans: Vec<_> = prose
            .spans
            .iter()
            .map(|s| (s.range.clone(), s.inline))
            .collect();
        assert_eq!(spans, [(2..5, Inline::Emphasis), (4..5, Inline::Strong)]);
    }

    #[test]
    fn a_slice_cuts_its_spans() {
        let mut writer = ProseWriter::new();
        writer.push("one ");
        writer.start(Inline::Code);
        writer.push("two three");
        writer.end();
        let part = writer.take().slice(4..7);
        assert_eq!(&*part.text, "two");
        assert_eq!(part.spans[0].range, 0..3);
    }

    #[test]
    fn open_spans_carry_on_after_a_take() {
        let mut writer = ProseWriter::new();
        writer.start(Inline::Emphasis);
        writer.push("one");
        assert_eq!(writer.take().spans.len(), 1);
        writer.push("two");
        writer.end();
        assert_eq!(writer.take().spans[0].range, 0..3);
    }
}
