//! What single lines look like: list markers, rules, underlines, and lines that must stay as they are.

use super::lines::indent;
use super::records;

/// What kind of marker begins a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marked {
    /// `•`, `*`, `-`.
    Bullet,
    /// A longer dash, which may as well open a line of dialogue.
    Dash,
    /// `1.`, `2)`, `(3)`, `a)`.
    Number,
}

/// The list marker that `line` begins with, where text follows it.
pub(super) fn marker(line: &str) -> Option<(&str, Marked)> {
    let first = line.chars().next()?;
    let (end, kind) = match first {
        '•' | '◦' | '▪' | '▫' | '■' | '□' | '●' | '○' | '‣' | '⁃' | '∙' | '*' | '-' | '+' | '❖'
        | '➢' | '✓' | '✔' => (first.len_utf8(), Marked::Bullet),
        '–' => (first.len_utf8(), Marked::Dash),
        '(' | '0'..='9' | 'a'..='z' => (number_end(line)?, Marked::Number),
        _ => return None,
    };
    let rest = &line[end..];
    (rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty())
        .then(|| (&line[..end], kind))
}

/// Where a number with its stop ends: `12.`, `3)`, `(4)`, `b)`. A single letter needs a bracket, and a number of
/// more than three digits is a year.
fn number_end(line: &str) -> Option<usize> {
    let open = usize::from(line.starts_with('('));
    let body = &line[open..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = body.bytes().take_while(u8::is_ascii_lowercase).count();
    let length = match (digits, letters) {
        (1..=3, _) => digits,
        (0, 1) => letters,
        (0, 2..=4)
            if body[..letters]
                .bytes()
                .all(|b| matches!(b, b'i' | b'v' | b'x')) =>
        {
            letters
        }
        _ => return None,
    };
    let stop = body[length..].chars().next()?;
    match stop {
        ')' => {}
        '.' if digits > 0 && open == 0 => {}
        _ => return None,
    }
    Some(open + length + 1)
}

/// True for a line of one character, or two in turn, such as `* * *`, `-----` or `=-=-=`.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let Some(first) = line.chars().next() else {
        return false;
    };
    if first.is_alphanumeric() || first == '.' && !line.contains(' ') || line.len() > 400 {
        return false;
    }
    let marks = line.chars().filter(|c| !c.is_whitespace()).count();
    marks >= 3 && is_rule_mark(first) && line.chars().all(|c| c == first || c == ' ')
}

fn is_rule_mark(c: char) -> bool {
    matches!(
        c,
        '-' | '='
            | '_'
            | '*'
            | '~'
            | '#'
            | '+'
            | '·'
            | '•'
            | '.'
            | '—'
            | '–'
            | '─'
            | '━'
            | '═'
            | '⁂'
            | '❦'
            | '◆'
    )
}

/// The character with which `under` underlines `line`, if it does: a line of one mark about as long as the text.
pub(super) fn underlines(line: &str, under: &str) -> Option<char> {
    let under = under.trim();
    let mark = under.chars().next().filter(|c| {
        matches!(
            c,
            '=' | '-' | '~' | '^' | '*' | '#' | '"' | '+' | '—' | '─' | '═'
        )
    })?;
    if !under.chars().all(|c| c == mark) {
        return None;
    }
    let (text, marks) = (line.trim().chars().count(), under.chars().count());
    let letters = line.chars().any(char::is_alphanumeric);
    // Hands count badly, and a wide script's underline is twice as long as its letters are many.
    let near = marks >= 3 && marks + 3 >= text && marks <= text * 2 + 3;
    (letters && near && text <= 120 && !is_rule(line)).then_some(mark)
}

/// The character of the rules above and below a line, if it stands between two.
pub(super) fn ruled(lines: &[&str]) -> Option<char> {
    let [above, line, below, ..] = lines else {
        return None;
    };
    // Columns are ruled by several lines side by side.
    let is_one = |rule: &str| is_rule(rule) && !rule.trim().contains(' ');
    let mark = above.trim().chars().next()?;
    let letters = line.chars().any(char::is_alphanumeric);
    let between = is_one(above) && is_one(below) && below.trim().starts_with(mark);
    (between && letters && line.len() <= 160 && gaps(line.trim()) == 0).then_some(mark)
}

/// The level and the text of a line that hashes mark as a heading.
pub(super) fn hashed(line: &str) -> Option<(u8, &str)> {
    /// Markdown knows no deeper headings.
    const DEEPEST: usize = 6;
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let heading = text.strip_prefix(' ')?.trim_end_matches('#').trim();
    let letters = heading.chars().any(char::is_alphanumeric);
    ((1..=DEEPEST).contains(&level) && letters).then(|| (u8::try_from(level).unwrap_or(1), heading))
}

/// Whether several lines of `text`, each between blank ones, begin with hashes: one alone may be a comment.
pub(super) fn has_hashed_lines(text: &str) -> bool {
    let alone = |start: usize| {
        let end = text[start..]
            .find('\n')
            .map_or(text.len(), |end| start + end);
        hashed(&text[start..end]).is_some()
            && (end == text.len() || text[end + 1..].starts_with('\n'))
    };
    let first = usize::from(text.starts_with('#') && alone(0));
    let rest = text.match_indices("\n\n#").filter(|(at, _)| alone(at + 2));
    first + rest.take(2).count() >= 2
}

/// True when a block's lines are code, records, drawn with signs, or a table drawn with characters or set in columns.
pub(super) fn is_fixed(lines: &[&str]) -> bool {
    is_table(lines) || is_code(lines) || records::are_records(lines)
}

/// How many lines of a block tell what it is; the rest of a giant is like them.
const SAMPLE_LINES: usize = 200;

/// A line that is indented so far is set at the right.
const RIGHT_COLUMNS: usize = 40;

fn is_table(lines: &[&str]) -> bool {
    let sample = &lines[..lines.len().min(SAMPLE_LINES)];
    let rows = sample
        .iter()
        .filter(|line| {
            // What is set at the right is in a column, too.
            let at_right = indent(line) >= RIGHT_COLUMNS;
            let line = line.trim();
            at_right && line.len() < 60
                || line.len() < 500
                    && (line.starts_with(['|', '│', '┃', '║']) && line.len() > 1
                        || line.starts_with(['+', '┌', '├', '└', '╔', '╠', '╚', '┏', '┗'])
                            && line
                                .chars()
                                .filter(|c| matches!(c, '-' | '=' | '─' | '═' | '━'))
                                .count()
                                * 2
                                > line.chars().count()
                        || line.contains('\t') && !line.ends_with('.')
                        || gaps(line) >= 1 && !line.ends_with(". "))
        })
        .count();
    rows >= 2 && rows * 3 >= sample.len() * 2
}

/// Runs of three spaces and more within a line, which set columns.
pub(super) fn gaps(line: &str) -> usize {
    let mut gaps = 0;
    let mut spaces = 0;
    for byte in line.bytes() {
        if byte == b' ' {
            spaces += 1;
        } else {
            gaps += usize::from(spaces >= 3);
            spaces = 0;
        }
    }
    gaps
}

fn is_code(lines: &[&str]) -> bool {
    // Rules are made of signs, too, and may stand around a heading.
    let sample = lines
        .iter()
        .take(SAMPLE_LINES)
        .filter(|line| !is_rule(line));
    let (mut all, mut code) = (0, 0);
    for line in sample {
        all += 1;
        code += usize::from(is_code_line(line));
    }
    code * 5 >= all * 2 && code >= 2 || code == all && all > 0
}

/// True for a line that ends or begins as prose never does.
pub(super) fn is_code_line(line: &str) -> bool {
    const BEGIN: &[&str] = &[
        "$ ",
        "# ",
        "//",
        "/*",
        "#include",
        "<?",
        "</",
        "import ",
        "def ",
        "class ",
        "fn ",
        "let ",
        "const ",
        "var ",
        "function ",
        "return ",
        "if (",
        "for (",
        "while (",
        "public ",
        "private ",
        "SELECT ",
        "FROM ",
        "WHERE ",
        "@",
        "{",
        "}",
        ">>> ",
        "=> ",
        "sudo ",
        "pub ",
        "use ",
        "[",
        "\"",
        "|",
    ];
    const WEAK: &[&str] = &[
        "\"", "[", "|", "@", "class ", "let ", "use ", "return ", "import ", "public ", "private ",
    ];
    let text = line.trim();
    let ends = text.ends_with([';', '{', '}', '\\', '='])
        || text.ends_with("()")
        || text.ends_with("):")
        || text.ends_with("=>");
    let symbols = text
        .bytes()
        .take(200)
        .filter(|b| b"{}[]()<>=;$\\|&_#/*+^~@`".contains(b))
        .count();
    let dense = symbols * 100 > text.len().min(200) * 12;
    let begins = BEGIN.iter().any(|begin| text.starts_with(begin));
    let weak = WEAK.iter().any(|begin| text.starts_with(begin));
    ends && (symbols > 1 || text.len() < 4)
        || begins && (dense || !weak && symbols > 0)
        || dense && symbols >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_marker(line: &str, expected: Option<&str>) {
        assert_eq!(marker(line).map(|(marker, _)| marker), expected, "{line}");
    }

    #[test]
    fn markers_are_told_from_words_and_years() {
        check_marker("- a", Some("-"));
        check_marker("12. twelve", Some("12."));
        check_marker("(3) three", Some("(3)"));
        check_marker("b) two", Some("b)"));
        check_marker("iv) four", Some("iv)"));
        check_marker("1984. It was", None);
        check_marker("a. one", None);
        check_marker("3.5 metres", None);
        check_marker("-", None);
        check_marker("-word", None);
    }

    #[test]
    fn rules_and_underlines() {
        assert!(is_rule("* * *") && is_rule("-----") && is_rule("· · ·"));
        assert!(!is_rule("--") && !is_rule("a a a") && !is_rule("...") && !is_rule("- a -"));
        assert_eq!(underlines("Boarding", "--------"), Some('-'));
        assert_eq!(
            underlines("A very long line of text that goes on", "---"),
            None
        );
        assert_eq!(underlines("川辺の古い時計", "=============="), Some('='));
    }

    #[test]
    fn hashes_mark_headings_where_several_do() {
        assert_eq!(hashed("## The lamps ##"), Some((2, "The lamps")));
        assert_eq!(hashed("#tag"), None);
        assert!(has_hashed_lines("# One\n\ntext\n\n## Two\n\ntext"));
        assert!(!has_hashed_lines("# one comment\n\ntext"));
        assert!(!has_hashed_lines("text\n# a\n# b\ntext"));
    }

    #[test]
    fn code_and_tables_are_fixed_and_prose_is_not() {
        assert!(is_fixed(&["let x = f(1);", "println!(\"{x}\");"]));
        assert!(is_fixed(&[
            "day 1    the islands     tea",
            "day 4    the middle      soup"
        ]));
        assert!(is_fixed(&["+----+----+", "| a  | b  |", "+----+----+"]));
        assert!(!is_fixed(&[
            "Slow is the oar and slow is the sail,",
            "slow is the letter that comes by mail"
        ]));
        assert!(!is_fixed(&[
            "He said (and I quote) that it",
            "was [sic] so; \"never\" again."
        ]));
    }
}
