//! Justified lines: which spaces are widened, and how far a line may be stretched.

use std::ops::Range;

use super::galley::Widened;

/// A space is widened by at most so many columns; a line that needs more stays ragged, since wide gaps run
/// together into rivers.
const WIDENED_COLUMNS_MAX: usize = 1;

/// Marks that stand a space apart from the word they belong to, in some languages.
const STANDING_APART: [char; 10] = ['!', '?', ':', ';', '»', '›', '%', '‰', '€', '°'];

/// The spaces to widen in the line that shows `source`, so that it gains `gap` columns. `row` is the line's
/// number: where spaces cannot all be widened alike, lines take turns in which side gets more.
pub(super) fn widened(text: &str, source: Range<u32>, gap: usize, row: usize) -> Vec<Widened> {
    let spaces: Vec<u32> = spaces(text, source).collect();
    if gap == 0 || gap > spaces.len() * WIDENED_COLUMNS_MAX {
        return Vec::new();
    }
    let count = spaces.len();
    (0..count)
        .filter_map(|n| {
            let turn = if row.is_multiple_of(2) {
                n
            } else {
                count - 1 - n
            };
            let columns = (turn + 1) * gap / count - turn * gap / count;
            (columns > 0).then(|| Widened {
                after: spaces[n] + 1,
                columns: columns as u32,
            })
        })
        .collect()
}

/// True when the line that shows `source` can gain `gap` columns.
pub(super) fn can_stretch(text: &str, source: Range<u32>, gap: usize) -> bool {
    gap <= spaces(text, source).count() * WIDENED_COLUMNS_MAX
}

/// Where the spaces between the words of `source` stand. Those before the first word are an indent, and those that
/// part a mark from its word, as in French, stay narrow.
fn spaces(text: &str, source: Range<u32>) -> impl Iterator<Item = u32> {
    let line = &text[source.start as usize..source.end as usize];
    let indent = line.len() - line.trim_start().len();
    let start = source.start + indent as u32;
    let line = &line[indent..];
    let parts_words = |at: &usize| {
        let (before, after) = (&line[..*at], &line[at + 1..]);
        !before.ends_with(['«', '‹', '§']) && !after.starts_with(STANDING_APART)
    };
    memchr::memchr_iter(b' ', line.as_bytes())
        .filter(parts_words)
        .map(move |at| start + at as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(text: &str, gap: usize, row: usize) -> String {
        let mut out = String::new();
        let mut last = 0;
        for space in widened(text, 0..text.len() as u32, gap, row) {
            out += &text[last..space.after as usize];
            out += &" ".repeat(space.columns as usize);
            last = space.after as usize;
        }
        out + &text[last..]
    }

    #[test]
    fn spaces_are_widened_evenly_and_within_a_limit() {
        assert_eq!(stretch("a b c d e", 2, 0), "a b  c d  e");
        assert_eq!(stretch("a b c d e", 2, 1), "a  b c  d e");
        assert_eq!(stretch("a b c", 3, 0), "a b c");
        assert_eq!(stretch("  a b", 1, 0), "  a  b");
        assert_eq!(stretch("« a b ? » c", 2, 0), "« a  b ? »  c");
    }
}
