//! Lines that are records, each of its own: logs, listings, values parted by commas, differences of files, and pictures drawn
//! with signs. The width of a page has nothing to do with where they end.

/// How many lines of a block tell what it is.
const SAMPLE_LINES: usize = 200;
/// Fewer lines tell nothing.
const LINES_MIN: usize = 3;

/// Whether the lines of a block are records.
pub(super) fn are_records(lines: &[&str]) -> bool {
    let sample = &lines[..lines.len().min(SAMPLE_LINES)];
    if sample.len() < LINES_MIN {
        return false;
    }
    let most = |is: fn(&str) -> bool| {
        sample.iter().filter(|line| is(line)).count() * 5 >= sample.len() * 4
    };
    most(has_time)
        || is_listing(sample)
        || most(is_drawn)
        || most(is_entry) && is_nested(sample)
        || are_separated(sample)
        || is_difference(sample)
}

/// A date or a time of day near the line's beginning, in figures.
fn has_time(line: &str) -> bool {
    /// A log's level or host may stand before it.
    const WITHIN: usize = 32;
    let head = &line.as_bytes()[..line.len().min(WITHIN)];
    let shaped = |shape: &[u8]| {
        head.windows(shape.len()).any(|window| {
            window.iter().zip(shape).all(|(byte, shape)| match shape {
                b'9' => byte.is_ascii_digit(),
                shape => byte == shape,
            })
        })
    };
    let time = shaped(b"99:99:99") || shaped(b"9999-99-99") || shaped(b"9999/99/99");
    time || head.starts_with(b"[") && shaped(b".999")
}

/// Files by line, below the count of what they take.
fn is_listing(lines: &[&str]) -> bool {
    let is_total = |line: &str| {
        let mut words = line.split_whitespace();
        let count = (words.next(), words.next(), words.next());
        matches!(count, (Some(_), Some(count), None) if count.parse::<u64>().is_ok())
    };
    let files = lines[0..1].iter().filter(|line| is_total(line)).count();
    let listed = lines[files..].iter().filter(|line| is_listed(line)).count();
    listed > 1 && listed * 5 >= (lines.len() - files) * 4
}

/// The permissions that a listing of files begins with.
fn is_listed(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    first.len() >= 10
        && first.starts_with(['-', 'd', 'l', 'c', 'b', 's', 'p'])
        && first[1..]
            .bytes()
            .take(9)
            .all(|byte| b"rwxstST-".contains(&byte))
}

/// More signs than letters, or the signs that only pictures are made of.
fn is_drawn(line: &str) -> bool {
    let (mut all, mut signs) = (0, 0);
    for c in line.chars().filter(|c| !c.is_whitespace()).take(200) {
        all += 1;
        signs += usize::from(
            !c.is_alphanumeric()
                && !matches!(
                    c,
                    '.' | '!' | '?' | ',' | '"' | '…' | '。' | '、' | '，' | '「' | '」'
                ),
        );
    }
    all >= 3 && signs * 5 >= all * 3
}

/// A key with or without its value, or an item of a list, as data has them.
fn is_entry(line: &str) -> bool {
    let text = line.trim_start();
    let text = text.strip_prefix("- ").unwrap_or(text);
    let key =
        text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.' | '"' | '/'));
    let parted = key.is_some_and(|end| {
        let rest = &text[end..];
        end > 0 && (rest == ":" || rest.starts_with(": ") || rest.starts_with(" = "))
    });
    (parted || line.trim_start().starts_with("- ") || line.starts_with('#')) && !line.ends_with('.')
}

/// Whether some lines end with a key whose values stand below it, further in.
fn is_nested(lines: &[&str]) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    lines.windows(2).any(|pair| {
        pair[0].ends_with(':')
            && !pair[0].trim().contains(' ')
            && indent(pair[1]) >= indent(pair[0])
    })
}

/// As many separators in all lines, which no blank follows.
fn are_separated(lines: &[&str]) -> bool {
    [',', ';'].iter().any(|&separator| {
        let count = |line: &str| line.matches(separator).count();
        let first = count(lines[0]);
        let even = lines.iter().filter(|line| count(line) == first).count();
        let tight = lines
            .iter()
            .filter(|line| !line.contains([separator, ' '].iter().collect::<String>().as_str()))
            .count();
        first >= 2 && even * 10 >= lines.len() * 9 && tight * 10 >= lines.len() * 8
    })
}

/// What programs write of how two files differ.
fn is_difference(lines: &[&str]) -> bool {
    let begins = |marks: &[&str]| {
        lines
            .iter()
            .any(|line| marks.iter().any(|mark| line.starts_with(mark)))
    };
    begins(&["@@ -", "diff --git "]) || begins(&["--- "]) && begins(&["+++ "])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_told_from_prose() {
        for lines in [
            [
                "2026-05-14T07:00:00Z INFO a",
                "2026-05-14T07:00:01Z INFO b",
                "2026-05-14T07:00:02Z INFO c",
            ],
            [
                "May 14 07:00:00 quay lamp[7]: lit",
                "May 14 07:00:01 quay lamp[7]: lit",
                "May 14 07:00:02 quay lamp[7]: out",
            ],
            [
                "[    0.000000] lamps: probing",
                "[    0.120000] lamps: found",
                "[    1.200000] lamps: lit",
            ],
            [
                "-rw-r--r-- 1 ida ida 12 May 14 a",
                "drwxr-xr-x 2 ida ida 12 May 14 b",
                "-rw-r--r-- 1 ida ida 12 May 14 c",
            ],
            [
                "insgesamt 24",
                "-rw-r--r-- 1 ida ida 12 14. Mai a",
                "drwxr-xr-x 2 ida ida 12 14. Mai b",
            ],
            ["lamp,place,hours", "1,east quay,12", "2,west quay,9"],
            ["█▓▒░█▓▒░", "░▒▓█░▒▓█", "█▓▒░█▓▒░"],
            ["lamps:", "  - east: 1", "  - west: 2"],
            ["--- a", "+++ b", "-the lamp"],
        ] {
            assert!(are_records(&lines), "{lines:?}");
        }
        for lines in [
            [
                "The lamp on the east quay, which is",
                "lit at dusk, and the one on the west",
                "quay, which is not, are one.",
            ],
            ["Slow is the oar,", "slow is the sail,", "slow is the mail."],
            ["Note: the lamp", "Note: the quay", "Note: the boat"],
            ["“No!”", "“Yes!”", "“Well, then.”"],
        ] {
            assert!(!are_records(&lines), "{lines:?}");
        }
    }
}
