//! A text to lines of a width, in four steps: collect the fragments, fit them, mend what the fit does not know
//! of (uneven lines, runts, hyphens in a row), and finish each line.

use std::ops::Range;

use super::fit::{self, Fragment};
use super::galley::{Finish, Galley};
use super::justify;
use super::language::LazyLanguage;
use super::line::Line;
use crate::text::breaks;
use crate::text::hyphen::{self, Language};
use crate::text::width::SOFT_HYPHEN;

/// How a paragraph's lines are shaped.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape<'a> {
    /// The columns of a line, at least 1.
    pub width: usize,
    /// The columns of the first line that something else takes.
    pub lead: usize,
    /// Further columns that lines after the first are set in.
    pub turnover: usize,
    /// Stretch lines to the width.
    pub justify: bool,
    /// Make all lines about as long as one another, the last too, as suits a title.
    pub balance: bool,
    /// Break words by this language's rules.
    pub hyphenate: Option<LazyLanguage<'a>>,
}

/// Lines whose gap is wider than this part of the width are uneven enough to try hyphens.
const GAP_PART_MAX: usize = 6;
/// A last line of fewer columns of letters is a runt.
const RUNT_COLUMNS: usize = 4;
/// The most hyphens at the ends of lines that follow one another.
const HYPHENS_IN_A_ROW_MAX: usize = 2;
/// Titles are shorter than this; longer text is not worth making even.
const BALANCED_FRAGMENTS_MAX: usize = 100;
/// How much easier hyphens come, step by step, where a line of justified text could not be stretched: one such line
/// among full ones is worse than a hyphen.
const JUSTIFIED_HYPHEN_PARTS: [usize; 2] = [12, 24];
/// How often a fit is mended before it is taken as it is.
const MENDINGS_MAX: usize = 8;

impl Shape<'_> {
    /// Ragged lines of `width` columns without hyphens.
    pub(super) fn ragged(width: usize) -> Self {
        Self {
            width,
            lead: 0,
            turnover: 0,
            justify: false,
            balance: false,
            hyphenate: None,
        }
    }

    /// The columns of line `n`.
    fn columns(&self, n: usize) -> usize {
        match n {
            0 => self.width.saturating_sub(self.lead).max(1),
            _ => self.rest(),
        }
    }

    /// The columns of the narrowest line.
    fn least(&self) -> usize {
        self.columns(0).min(self.rest())
    }

    /// The columns of lines after the first.
    fn rest(&self) -> usize {
        self.width.saturating_sub(self.turnover).max(1)
    }
}

/// The lines of the bytes of `range`, which are split at hard breaks.
pub(super) fn lay_out(galley: &Galley, range: Range<usize>, shape: Shape) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = range.start;
    for part in galley.text[range].split('\n') {
        lay_out_part(galley, at..at + part.len(), shape, &mut lines);
        at += part.len() + 1;
    }
    lines
}

/// Adds the lines of a part without hard breaks.
fn lay_out_part(galley: &Galley, part: Range<usize>, shape: Shape, lines: &mut Vec<Line>) {
    let text = &galley.text[part.clone()];
    // A character takes no more columns than bytes, so this needs no measuring.
    if text.len() <= shape.columns(0) {
        let source = part.start as u32..(part.start + text.trim_end().len()) as u32;
        lines.push(galley.line(source, Finish::default()));
        return;
    }
    let (fragments, fitted) = fit_part(galley, part, shape);
    let last = fitted.len() - 1;
    let begun = lines.len();
    for (n, line) in fitted.into_iter().enumerate() {
        let Some((first, end)) = fragments[line.clone()]
            .first()
            .zip(fragments[line.clone()].last())
        else {
            continue;
        };
        let source = first.start..end.end;
        let turned = n > 0;
        let gap = gap(&fragments, n, &line, shape);
        let widened = if shape.justify && n < last {
            justify::widened(galley.text, source.clone(), gap, n)
        } else {
            Vec::new()
        };
        let finish = Finish {
            hyphen: end.hyphen && n < last,
            widened: &widened,
        };
        let mut set = galley.line(source, finish);
        if turned {
            set.indent = (shape.width - shape.rest()) as u16;
        }
        lines.push(set);
    }
    debug_assert!(lines.len() > begun, "a part has at least one line");
}

/// The fragments of a part, and how they are fitted.
fn fit_part(
    galley: &Galley,
    part: Range<usize>,
    shape: Shape,
) -> (Vec<Fragment>, Vec<Range<usize>>) {
    let mut hyphen_part = fit::HYPHEN_PART;
    let mut fragments = collect(galley, part.clone(), shape.least(), None);
    let ideographic = is_ideographic(galley, &fragments);
    let fitted = |fragments: &[Fragment], hyphen_part| match ideographic {
        true => fit::fill(fragments, shape.columns(0), shape.rest()),
        false => fit::fit(fragments, shape.columns(0), shape.rest(), hyphen_part),
    };
    let mut lines = fitted(&fragments, hyphen_part);
    if shape.balance {
        return balanced(fragments, lines);
    }
    if let Some(language) = shape.hyphenate
        && is_uneven(galley, &fragments, &lines, shape)
        && let Some(language) = language.get()
    {
        fragments = collect(galley, part, shape.least(), Some(language));
        lines = fitted(&fragments, hyphen_part);
        if shape.justify {
            let loose = |lines: &[Range<usize>]| loose_lines(galley, &fragments, lines, shape);
            for part in JUSTIFIED_HYPHEN_PARTS {
                let tried = fitted(&fragments, part);
                if loose(&tried) < loose(&lines) {
                    (lines, hyphen_part) = (tried, part);
                }
            }
        }
    }
    for _ in 0..MENDINGS_MAX {
        let Some(at) = flaw(galley, &fragments, &lines, shape.least()) else {
            break;
        };
        fit::join(&mut fragments, at);
        lines = fitted(&fragments, hyphen_part);
    }
    (fragments, lines)
}

/// True when most fragments are ideographs or kana, which stand side by side without spaces.
fn is_ideographic(galley: &Galley, fragments: &[Fragment]) -> bool {
    let is_solid = |fragment: &&Fragment| {
        let first = galley.text[fragment.start as usize..].chars().next();
        fragment.space == 0 && first.is_some_and(|c| c >= breaks::FIRST_IDEOGRAPHIC)
    };
    2 * fragments.iter().filter(is_solid).count() > fragments.len()
}

/// `lines` made as even as they can be without a line more: fitted to the least width that gives as many.
fn balanced(
    fragments: Vec<Fragment>,
    mut lines: Vec<Range<usize>>,
) -> (Vec<Fragment>, Vec<Range<usize>>) {
    let widest = |lines: &[Range<usize>]| {
        let columns = lines
            .iter()
            .map(|line| fit::columns(&fragments[line.clone()]));
        columns.max().unwrap_or(0)
    };
    if lines.len() == 1 || fragments.len() > BALANCED_FRAGMENTS_MAX {
        return (fragments, lines);
    }
    // The widest line becomes narrower each time, so this ends.
    loop {
        let width = widest(&lines).saturating_sub(1);
        let narrower = fit::fit(&fragments, width, width, fit::HYPHEN_PART);
        if width == 0 || narrower.len() > lines.len() || widest(&narrower) > width {
            return (fragments, lines);
        }
        lines = narrower;
    }
}

/// The fragments of `part`, none wider than `limit` but for a grapheme that is.
fn collect(
    galley: &Galley,
    part: Range<usize>,
    limit: usize,
    language: Option<Language>,
) -> Vec<Fragment> {
    let text = &galley.text[part.clone()];
    let mut fragments = Vec::with_capacity(text.len() / 5 + 1);
    let mut start = 0;
    let (mut word_end, mut in_address) = (0, false);
    for next in breaks::opportunities(text) {
        let end = start + text[start..next].trim_end().len();
        if language.is_some() && start >= word_end {
            let word = text[start..].split(' ').next().unwrap_or_default();
            (word_end, in_address) = (start + word.len().max(1), hyphen::is_address(word));
        }
        let syllables = language
            .filter(|_| !in_address)
            .filter(|_| {
                !galley
                    .faces
                    .has_code((part.start + start) as u32, (part.start + end) as u32)
            })
            .map_or(Vec::new(), |language| language.breaks(&text[start..end]));
        let mut from = start;
        for at in syllables {
            let at = start + at;
            push(
                galley,
                part.start,
                from..at,
                at,
                true,
                limit,
                &mut fragments,
            );
            from = at;
        }
        let soft = text[from..end].ends_with(SOFT_HYPHEN);
        push(
            galley,
            part.start,
            from..end,
            next,
            soft,
            limit,
            &mut fragments,
        );
        start = next;
    }
    fragments
}

/// Adds the fragment of `range`, cut into several where it is too wide. `base` is where the part begins.
fn push(
    galley: &Galley,
    base: usize,
    range: Range<usize>,
    next: usize,
    hyphen: bool,
    limit: usize,
    fragments: &mut Vec<Fragment>,
) {
    let (mut start, end) = (base + range.start, base + range.end);
    let ruler = galley.ruler;
    let mut columns = ruler.columns(&galley.text[start..end]);
    while columns > limit {
        let fits = super::code::piece(ruler, &galley.text[start..end], limit);
        let cut = start + after_sign(&galley.text[start..start + fits]);
        let piece = ruler.columns(&galley.text[start..cut]);
        fragments.push(Fragment {
            start: start as u32,
            end: cut as u32,
            next: cut as u32,
            columns: piece as u32,
            space: 0,
            hyphen: false,
            cut: true,
        });
        columns -= piece;
        start = cut;
        if start == end {
            break;
        }
    }
    if start == end && range.start < range.end {
        if let Some(last) = fragments.last_mut() {
            last.next = (base + next) as u32;
            last.space = (base + next - end) as u32;
        }
        return;
    }
    fragments.push(Fragment {
        start: start as u32,
        end: end as u32,
        next: (base + next) as u32,
        columns: columns as u32,
        space: ruler.columns(&galley.text[end..base + next]) as u32,
        // Without room for the hyphen the word still breaks here when it must.
        hyphen: hyphen && columns < limit,
        cut: false,
    });
}

/// Where to cut a name or an address that fits no line, of which `piece` fits this one: after the last sign in it,
/// unless that is far from its end.
fn after_sign(piece: &str) -> usize {
    let sign = piece.rfind(['_', '-', '.', '=', '&', '+', ':', ',', '/', '#', '@']);
    match sign {
        Some(at) if 3 * at > 2 * piece.len() => at + 1,
        _ => piece.len(),
    }
}

/// True when a line but the last leaves so much room, or cuts a word so bluntly, that hyphens should be tried.
fn is_uneven(
    galley: &Galley,
    fragments: &[Fragment],
    lines: &[Range<usize>],
    shape: Shape,
) -> bool {
    let last = lines.len() - 1;
    let gapes = |(n, line): (usize, &Range<usize>)| {
        let cut = fragments[line.end - 1].cut;
        cut || gap(fragments, n, line, shape) > shape.columns(n) / GAP_PART_MAX
    };
    lines[..last].iter().enumerate().any(gapes)
        || (shape.justify && loose_lines(galley, fragments, lines, shape) > 0)
}

/// How many lines but the last cannot be stretched to their width.
fn loose_lines(
    galley: &Galley,
    fragments: &[Fragment],
    lines: &[Range<usize>],
    shape: Shape,
) -> usize {
    let last = lines.len() - 1;
    let is_loose = |(n, line): &(usize, &Range<usize>)| {
        let source = fragments[line.start].start..fragments[line.end - 1].end;
        !justify::can_stretch(galley.text, source, gap(fragments, *n, line, shape))
    };
    lines[..last].iter().enumerate().filter(is_loose).count()
}

/// The columns that line `n` leaves.
fn gap(fragments: &[Fragment], n: usize, line: &Range<usize>, shape: Shape) -> usize {
    let taken = fit::columns(&fragments[line.clone()]);
    shape.columns(n).saturating_sub(taken)
}

/// The fragment that should not end its line: the third hyphen in a row, or what stands before a last line that is
/// a runt or nothing but the end of a word.
fn flaw(
    galley: &Galley,
    fragments: &[Fragment],
    lines: &[Range<usize>],
    width: usize,
) -> Option<usize> {
    let fits_joined = |at: usize| fit::columns(&fragments[at..at + 2]) <= width;
    let mut in_a_row = 0;
    for line in &lines[..lines.len() - 1] {
        let end = line.end - 1;
        in_a_row = if fragments[end].hyphen {
            in_a_row + 1
        } else {
            0
        };
        if in_a_row > HYPHENS_IN_A_ROW_MAX && fits_joined(end) {
            return Some(end);
        }
    }
    let last = lines.last()?;
    let letters: usize = fragments[last.clone()]
        .iter()
        .map(|fragment| {
            let word = &galley.text[fragment.start as usize..fragment.end as usize];
            galley
                .ruler
                .columns(word.trim_matches(|c: char| !c.is_alphanumeric()))
        })
        .sum();
    let before = last.start.checked_sub(1)?;
    let word_end = last.len() == 1 && fragments[before].hyphen;
    ((letters < RUNT_COLUMNS || word_end) && fits_joined(before)).then_some(before)
}
