//! Which way text runs (UAX #9): embedding levels and visual order.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_segmentation::UnicodeSegmentation;

/// The levels of a paragraph that has letters of a right-to-left script.
#[derive(Debug)]
pub struct Levels<'text>(ParagraphBidiInfo<'text>);

/// A stretch of a line that runs one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// It runs from right to left.
    pub rtl: bool,
}

impl<'text> Levels<'text> {
    /// The levels of `text`; `None` where all of it runs from left to right, so that there is nothing to do.
    pub fn of(text: &'text str) -> Option<Self> {
        let any = !text.is_ascii() && text.chars().any(may_run_right_to_left);
        any.then(|| Self(ParagraphBidiInfo::new(text, None)))
            .filter(|levels| levels.0.has_rtl() || levels.is_rtl())
    }

    /// True when the paragraph as a whole runs from right to left, by its first strong letter.
    pub fn is_rtl(&self) -> bool {
        self.0.paragraph_level.is_rtl()
    }

    /// The stretches of the line that shows `line`, from left to right (rule L2). The line has no white space at
    /// its ends, so rule L1, which would move that to the margin, has nothing to do.
    pub fn visual(&self, line: Range<usize>) -> Vec<Stretch> {
        let levels = &self.0.levels[line.clone()];
        let mut stretches: Vec<(Level, Range<usize>)> = Vec::new();
        for (at, &level) in levels.iter().enumerate() {
            let at = line.start + at;
            match stretches.last_mut() {
                Some((before, range)) if *before == level => range.end = at + 1,
                _ => stretches.push((level, at..at + 1)),
            }
        }
        let lowest_odd = |level: &Level| level.number() | 1;
        let highest = levels.iter().map(|level| level.number()).max().unwrap_or(0);
        let lowest = levels.iter().map(lowest_odd).min().unwrap_or(1);
        for level in (lowest..=highest).rev() {
            for turned in
                stretches.chunk_by_mut(|a, b| (a.0.number() >= level) == (b.0.number() >= level))
            {
                if turned[0].0.number() >= level {
                    turned.reverse();
                }
            }
        }
        stretches
            .into_iter()
            .map(|(level, range)| Stretch {
                range,
                rtl: level.is_rtl(),
            })
            .collect()
    }
}

/// A line of text as it is drawn from left to right, for titles and messages that are shown whole.
pub fn visual(text: &str) -> Cow<'_, str> {
    let Some(levels) = Levels::of(text) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    for stretch in levels.visual(0..text.len()) {
        let letters = &text[stretch.range];
        if stretch.rtl {
            for grapheme in letters.graphemes(true).rev() {
                out.extend(grapheme.chars().map(mirrored));
            }
        } else {
            out.push_str(letters);
        }
    }
    Cow::Owned(out)
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, the presentation forms, the right-to-left plane,
/// and the marks that only set a direction.
fn may_run_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The character that is drawn for `c` in a right-to-left stretch. The pairs that prose has.
pub fn mirrored(c: char) -> char {
    const PAIRS: &[(char, char)] = &[
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
        ('≤', '≥'),
        ('≪', '≫'),
        ('⟨', '⟩'),
        ('⟦', '⟧'),
        ('〈', '〉'),
        ('《', '》'),
        ('「', '」'),
        ('『', '』'),
        ('【', '】'),
        ('⁽', '⁾'),
        ('₍', '₎'),
    ];
    PAIRS
        .iter()
        .find_map(|&(left, right)| match c {
            c if c == left => Some(right),
            c if c == right => Some(left),
            _ => None,
        })
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visual(text: &str) -> Vec<(&str, bool)> {
        let levels = Levels::of(text).expect("it has right-to-left letters");
        levels
            .visual(0..text.len())
            .into_iter()
            .map(|stretch| (&text[stretch.range], stretch.rtl))
            .collect()
    }

    #[test]
    fn plain_text_has_no_levels() {
        assert!(Levels::of("plain, «très» plain 日本").is_none());
    }

    #[test]
    fn a_title_is_drawn_in_visual_order() {
        assert_eq!(super::visual("plain"), "plain");
        assert_eq!(super::visual("שלום (1998)"), "(1998) םולש");
    }

    #[test]
    fn numbers_in_arabic_run_from_left_to_right() {
        assert_eq!(
            visual("سنة 1998 م"),
            [(" م", true), ("1998", false), ("سنة ", true)]
        );
        assert!(Levels::of("سنة 1998").is_some_and(|levels| levels.is_rtl()));
    }

    #[test]
    fn a_word_of_hebrew_in_english_is_turned_alone() {
        let text = "the word שלום means peace";
        assert_eq!(
            visual(text),
            [
                ("the word ", false),
                ("שלום", true),
                (" means peace", false)
            ]
        );
        assert!(Levels::of(text).is_some_and(|levels| !levels.is_rtl()));
    }

    proptest::proptest! {
        #[test]
        fn the_order_of_a_line_is_the_librarys(text in "[a-z א-ת0-9ء-ي().]{1,40}") {
            let text = text.trim();
            proptest::prop_assume!(!text.is_empty());
            let info = ParagraphBidiInfo::new(text, None);
            let (levels, runs) = info.visual_runs(0..text.len());
            let expected: Vec<Stretch> = runs
                .into_iter()
                .map(|range| Stretch { rtl: levels[range.start].is_rtl(), range })
                .collect();
            if let Some(levels) = Levels::of(text) {
                proptest::prop_assert_eq!(levels.visual(0..text.len()), expected);
            }
        }
    }

    #[test]
    fn brackets_are_mirrored_and_letters_are_not() {
        assert_eq!(['(', ')', 'a', '»'].map(mirrored), [')', '(', 'a', '«']);
    }
}
