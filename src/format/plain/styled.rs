//! `Styled`: text without the orders to a terminal that stood in it, and what they said: emphasis and links.
//!
//! Evidence is taken from the text alone, so that a page is the same with its colours and without.

use std::borrow::Cow;
use std::ops::Range;

use super::pages::Cut;
use super::wrap::is_hyphen;
use crate::document::{Builder, Inline, Prose, Span, Target};
use crate::format::markdown::autolink;
use crate::text::clean::Clean;
use crate::text::escapes::{self, Order};

/// Text and how parts of it look.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Styled {
    /// The text, without escape sequences, overstrikes and controls other than the ends of lines and pages.
    pub(super) text: String,
    /// Parts of it in order, none touching another that looks the same.
    runs: Vec<Run>,
}

#[derive(Debug, PartialEq, Eq)]
struct Run {
    range: Range<usize>,
    look: Look,
}

/// How letters look and where they lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Look {
    strong: bool,
    emphasis: bool,
    link: Option<String>,
}

impl Look {
    fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Takes in what an order says of letters.
    fn obey(&mut self, order: Order<'_>) {
        match order {
            Order::Look(parameters) => self.set(parameters),
            Order::Link("") => self.link = None,
            Order::Link(to) => self.link = Some(to.to_owned()),
            Order::Other => {}
        }
    }

    /// Takes in the parameters of SGR.
    fn set(&mut self, parameters: &str) {
        let mut parameters = parameters.split(';');
        while let Some(parameter) = parameters.next() {
            match parameter.trim_start_matches('0') {
                "" => (self.strong, self.emphasis) = (false, false),
                "1" => self.strong = true,
                "3" | "4" => self.emphasis = true,
                "22" => self.strong = false,
                "23" | "24" => self.emphasis = false,
                // A colour's own numbers follow it.
                "38" | "48" | "58" => {
                    let numbers = match parameters.next() {
                        Some("2") => 3,
                        Some("5") => 1,
                        _ => 0,
                    };
                    parameters.by_ref().take(numbers).for_each(drop);
                }
                _ => {}
            }
        }
    }
}

impl Styled {
    /// Takes out of `raw` what is for a terminal.
    pub(super) fn new(raw: String) -> Self {
        let is_control = |b: u8| (b < 0x20 && !matches!(b, b'\n' | b'\t' | b'\x0c')) || b == 0x7f;
        if !raw.bytes().any(is_control) {
            return Self {
                text: raw,
                runs: Vec::new(),
            };
        }
        let mut styled = Self::default();
        styled.text.reserve(raw.len());
        let mut look = Look::default();
        let mut rest = raw.as_str();
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\x1b' => {
                    let (order, after) = escapes::order(rest).unwrap_or((Order::Other, rest));
                    look.obey(order);
                    rest = after;
                }
                '\x08' => rest = styled.strike(rest, &look),
                '\n' | '\t' | '\x0c' => styled.push(c, &look),
                c if c.is_control() => {}
                c => styled.push(c, &look),
            }
        }
        styled
    }

    fn push(&mut self, c: char, look: &Look) {
        let start = self.text.len();
        self.text.push(c);
        if look.is_plain() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.range.end == start && last.look == *look => {
                last.range.end = self.text.len();
            }
            _ => self.runs.push(Run {
                range: start..self.text.len(),
                look: look.clone(),
            }),
        }
    }

    /// Strikes the first character of `rest` over the last one: a letter over itself is strong, one with a line below it
    /// is emphasised, and of two others the later one stays. Gives what follows it.
    fn strike<'r>(&mut self, rest: &'r str, look: &Look) -> &'r str {
        let (Some(under), Some(over)) = (self.text.chars().next_back(), rest.chars().next()) else {
            return rest;
        };
        if under == '\n' || over.is_control() {
            // What a program took back, or a letter that is struck more often than twice.
            if under != '\n' && over != '\x08' {
                self.pop();
            }
            return rest;
        }
        let mut look = look.clone();
        if let Some(before) = self.pop() {
            look.strong |= before.strong;
            look.emphasis |= before.emphasis;
        }
        match (under, over) {
            _ if under == over => look.strong = true,
            ('_', _) | (_, '_') => look.emphasis = true,
            _ => {}
        }
        let stays = if over == '_' { under } else { over };
        self.push(stays, &look);
        &rest[over.len_utf8()..]
    }

    /// Takes the last character away; gives how it looked.
    fn pop(&mut self) -> Option<Look> {
        self.text.pop();
        let end = self.text.len();
        let last = self.runs.last_mut().filter(|run| run.range.end > end)?;
        let look = last.look.clone();
        last.range.end = end;
        if last.range.is_empty() {
            self.runs.pop();
        }
        Some(look)
    }

    /// This text with what the ends of its pages brought into it taken out.
    pub(super) fn without(self, cuts: &[Cut]) -> Self {
        if cuts.is_empty() {
            return self;
        }
        let mut text = String::with_capacity(self.text.len());
        // Where each cut begins and ends in the old text, and where what follows it begins in the new one.
        let mut places: Vec<(Range<usize>, usize)> = Vec::with_capacity(cuts.len());
        let mut from = 0;
        for cut in cuts {
            text.push_str(&self.text[from..cut.range.start]);
            text.push_str(cut.instead);
            from = cut.range.end;
            places.push((cut.range.clone(), text.len()));
        }
        text.push_str(&self.text[from..]);
        let moved = |at: usize| match places.partition_point(|(cut, _)| cut.start <= at) {
            0 => at,
            n => places[n - 1].1 + at.saturating_sub(places[n - 1].0.end),
        };
        let runs = self.runs.into_iter().filter_map(|run| {
            let range = moved(run.range.start)..moved(run.range.end);
            (!range.is_empty()).then_some(Run { range, ..run })
        });
        Self {
            runs: runs.collect(),
            text,
        }
    }

    /// `text`, which was made of what stands at `source` by joining lines, with its emphasis and its links, those among
    /// them that are mere addresses.
    pub(super) fn prose(&self, text: &str, source: &Range<usize>, builder: &mut Builder) -> Prose {
        let mut prose = Prose::plain(text);
        let first = self
            .runs
            .partition_point(|run| run.range.end <= source.start);
        let runs = &self.runs[first..];
        if runs.first().is_some_and(|run| run.range.start < source.end) {
            let places = places(&self.text[source.clone()], &prose.text);
            for run in runs.iter().take_while(|run| run.range.start < source.end) {
                let at = |at: usize| {
                    places.partition_point(|&(from, _)| from < at.saturating_sub(source.start))
                };
                let within = &places[at(run.range.start)..at(run.range.end)];
                if let (Some(&(_, start)), Some(&(_, end))) = (within.first(), within.last()) {
                    let last = prose.text[end..].chars().next().map_or(0, char::len_utf8);
                    add(&run.look, start..end + last, &mut prose, builder);
                }
            }
        }
        link_addresses(&mut prose, builder);
        prose
    }
}

/// Where the characters of `source` that `text` has are in both, blanks left out. What is in one of them alone is a hyphen
/// at a line's end, or a mark such as a quotation has.
fn places(source: &str, text: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut wanted = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .peekable();
    for (from, c) in source.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        match wanted.peek() {
            Some(&(to, next)) if next == c || is_hyphen(next) && is_hyphen(c) => {
                places.push((from, to));
                wanted.next();
            }
            Some(_) => {}
            None => break,
        }
    }
    places
}

fn add(look: &Look, range: Range<usize>, prose: &mut Prose, builder: &mut Builder) {
    let range = range.start as u32..range.end as u32;
    let link = look.link.as_deref().and_then(|to| link(to, builder));
    let inlines = [
        link,
        look.strong.then_some(Inline::Strong),
        look.emphasis.then_some(Inline::Emphasis),
    ];
    let spans = inlines.into_iter().flatten().map(|inline| Span {
        range: range.clone(),
        inline,
    });
    prose.spans = std::mem::take(&mut prose.spans)
        .into_iter()
        .chain(spans)
        .collect();
}

fn link(to: &str, builder: &mut Builder) -> Option<Inline> {
    let target = Target::Address(Clean::line(to));
    builder.link(target).map(Inline::Link)
}

/// Makes links of the bare addresses in `prose`.
fn link_addresses(prose: &mut Prose, builder: &mut Builder) {
    let found = autolink::find(prose);
    if found.is_empty() {
        return;
    }
    let mut spans = std::mem::take(&mut prose.spans).into_vec();
    for found in found {
        if let Some(inline) = link(&found.address, builder) {
            let range = found.range.start as u32..found.range.end as u32;
            spans.push(Span { range, inline });
        }
    }
    spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
    prose.spans = spans.into_boxed_slice();
}

/// `text` with its bare addresses as links, where nothing is known of how it looks.
pub(super) fn linked(text: &str, builder: &mut Builder) -> Prose {
    let mut prose = Prose::plain(text);
    link_addresses(&mut prose, builder);
    prose
}

/// `text` with each run of spaces made one, as lines have them that were justified.
pub(super) fn closed(text: &str) -> Cow<'_, str> {
    if !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
