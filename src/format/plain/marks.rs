//! Marks of headings in texts that are written in some markup, read as plain text: which kind a text has is judged by all
//! of it, since a single line that begins with a sign proves nothing.

use super::shapes;

/// How a text marks its headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Marks {
    /// By nothing.
    #[default]
    None,
    /// `# Heading`, as Gemini and Markdown do.
    Hashes,
    /// `== Heading`, as AsciiDoc and Typst do, and with the marks again at its end, as MediaWiki does.
    Equals,
    /// `** Heading`, as Org does.
    Stars,
    /// `h2. Heading`, as Textile does.
    Letters,
    /// `---- Heading ----`, with this character, as letters to many do.
    Flanked(char),
}

/// The characters that stand on both sides of headings.
const FLANKS: [char; 7] = ['-', '*', '~', '_', '—', '─', '•'];
/// The deepest heading of any markup.
const DEEPEST: usize = 6;
/// So many lines are looked at.
const SAMPLE_LINES: usize = 5000;

impl Marks {
    /// Those of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut before = "";
        let mut counts = [0_usize; 3];
        let mut flanks = [0_usize; FLANKS.len()];
        let (mut deep, mut keywords, mut loose) = (0, 0, 0);
        let mut lines = text.lines().take(SAMPLE_LINES).peekable();
        while let Some(line) = lines.next() {
            let opens = before.trim().is_empty();
            let closes = lines.peek().is_none_or(|next| next.trim().is_empty());
            for (count, marks) in counts
                .iter_mut()
                .zip([Self::Equals, Self::Stars, Self::Letters])
            {
                // Marks at both ends leave no doubt.
                let closed = marks == Self::Equals && line.trim_end().ends_with('=');
                let alone = closed || opens && (closes || marks != Self::Stars);
                *count += usize::from(alone && marks.heading(line).is_some());
            }
            if opens && closes {
                for (count, &mark) in flanks.iter_mut().zip(&FLANKS) {
                    *count += usize::from(flanked_by(line, mark).is_some());
                }
            }
            let depth = line.bytes().take_while(|&byte| byte == b'*').count();
            loose += usize::from(depth > 0 && Self::Stars.heading(line).is_some());
            deep +=
                usize::from(depth > 1 && opens && closes && Self::Stars.heading(line).is_some());
            keywords += usize::from(line.get(..2) == Some("#+") && line.contains(':'));
            before = line;
        }
        let flanked = FLANKS.iter().zip(flanks).max_by_key(|(_, count)| *count);
        let [equals, stars, letters] = counts;
        if letters >= 2 {
            Self::Letters
        } else if equals >= 2 {
            Self::Equals
        } else if loose > 0 && keywords > 0 || stars >= 3 && deep > 0 {
            Self::Stars
        } else if shapes::has_hashed_lines(text) {
            Self::Hashes
        } else if let Some((&mark, 2..)) = flanked {
            Self::Flanked(mark)
        } else {
            Self::None
        }
    }

    /// Whether a heading may have text right below it.
    pub(super) fn are_sure(self) -> bool {
        !matches!(self, Self::None | Self::Hashes | Self::Flanked(_))
    }

    /// The level and the text of a heading.
    pub(super) fn heading(self, line: &str) -> Option<(u8, &str)> {
        match self {
            Self::None => None,
            Self::Hashes => shapes::hashed(line),
            Self::Equals => repeated(line, '='),
            Self::Stars => repeated(line, '*').filter(|(_, text)| !text.ends_with('*')),
            Self::Letters => lettered(line),
            Self::Flanked(mark) => flanked_by(line, mark).map(|text| (1, text)),
        }
    }
}

/// A line after so many of `mark`, which may stand at its end, too.
fn repeated(line: &str, mark: char) -> Option<(u8, &str)> {
    let text = line.trim_start_matches(mark);
    let level = line.len() - text.len();
    let closed = line.trim_end().ends_with(mark);
    let heading = text.trim_end().trim_end_matches(mark).trim();
    let parted = text.starts_with(' ') || closed && mark == '=';
    ((1..=DEEPEST).contains(&level)
        && parted
        && heading.chars().any(char::is_alphanumeric)
        && heading.len() <= 200)
        .then(|| (u8::try_from(level).unwrap_or(1), heading))
}

/// What stands between rows of `mark`, two of it at least on each side, and blanks.
fn flanked_by(line: &str, mark: char) -> Option<&str> {
    const BYTES_MAX: usize = 120;
    let line = line.trim();
    let text = line.trim_start_matches(mark);
    let inner = text.trim_end_matches(mark);
    let rows = [line.len() - text.len(), text.len() - inner.len()];
    let heading = inner.strip_prefix(' ')?.strip_suffix(' ')?.trim();
    let sound = line.len() <= BYTES_MAX && rows.iter().all(|&row| row >= 2 * mark.len_utf8());
    (sound && heading.chars().any(char::is_alphanumeric) && !heading.contains(mark))
        .then_some(heading)
}

/// `h2. Heading`, with a class or language in brackets before the stop.
fn lettered(line: &str) -> Option<(u8, &str)> {
    let rest = line.strip_prefix('h')?;
    let level = rest
        .bytes()
        .next()
        .filter(|byte| (b'1'..=b'6').contains(byte))?
        - b'0';
    let (attributes, heading) = rest[1..].split_once(". ")?;
    let sound =
        attributes.is_empty() || attributes.starts_with(['(', '{', '[', '<', '>', '=', '#']);
    (sound && attributes.len() <= 80 && !heading.trim().is_empty()).then(|| (level, heading.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Marks) {
        assert_eq!(Marks::of(text), expected, "{text}");
    }

    #[test]
    fn a_text_shows_its_marks() {
        check(
            "= The lamps\n\nIn fog.\n\n== At dusk\n\nThey are lit.",
            Marks::Equals,
        );
        check(
            "= The lamps =\nIn fog.\n\n==At dusk==\nThey are lit.",
            Marks::Equals,
        );
        check(
            "#+title: The lamps\n\n* At dusk\nThey are lit.",
            Marks::Stars,
        );
        check(
            "* The lamps\n\na\n\n** At dusk\n\nb\n\n* At dawn\n\nc",
            Marks::Stars,
        );
        check(
            "h1. The lamps\n\nIn fog.\n\nh2(dim). At dusk\n\nb",
            Marks::Letters,
        );
        check("# The lamps\n\nIn fog.\n\n## At dusk\n\nb", Marks::Hashes);
        check(
            "---- The lamps ----\n\nIn fog.\n\n---- At dusk ----\n\nb",
            Marks::Flanked('-'),
        );
    }

    #[test]
    fn lists_and_formulas_are_no_headings() {
        check("* one\n\n* two\n\n* three", Marks::None);
        check("x == y\n\n== is a sign", Marks::None);
        check("* one\n** in it\n* two", Marks::None);
        check(
            "--- a/lamp\n\n+++ b/lamp\n\n-- a -- b --\n\n* * *",
            Marks::None,
        );
    }

    #[test]
    fn marks_are_no_part_of_the_heading() {
        assert_eq!(
            Marks::Equals.heading("=== At dusk ==="),
            Some((3, "At dusk"))
        );
        assert_eq!(Marks::Stars.heading("** At dusk"), Some((2, "At dusk")));
        assert_eq!(
            Marks::Letters.heading("h2[en]. At dusk"),
            Some((2, "At dusk"))
        );
        assert_eq!(
            Marks::Flanked('-').heading("---- At dusk --"),
            Some((1, "At dusk"))
        );
        assert_eq!(Marks::Equals.heading("======"), None);
        assert_eq!(Marks::Equals.heading("=>"), None);
    }
}
