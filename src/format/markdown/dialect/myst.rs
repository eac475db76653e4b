//! What MyST has of reStructuredText: labels before what they name, and roles before their text.

use std::borrow::Cow;

/// Roles whose text is words, not code.
const WORDS: [&str; 15] = [
    "ref",
    "numref",
    "doc",
    "term",
    "eq",
    "any",
    "abbr",
    "sub",
    "sup",
    "subscript",
    "superscript",
    "download",
    "cite",
    "title",
    "fn",
];

/// The label that a line sets: `(label)=`.
pub(super) fn label(line: &str) -> Option<&str> {
    let label = line.strip_prefix('(')?.strip_suffix(")=")?;
    let is_label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | ' ' | '/');
    (!label.is_empty() && label.len() <= 120 && label.chars().all(is_label)).then_some(label)
}

/// `line` with its roles as Markdown has them: `` {math}`x` `` is mathematics, `` {ref}`words <label>` `` are words, and others are
/// code.
pub(super) fn roles(line: &str) -> Cow<'_, str> {
    if !line.contains("}`") {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut from = 0;
    let mut is_code = false;
    let mut at = 0;
    while let Some(found) = line[at..].find(['`', '{']).map(|found| at + found) {
        at = found + 1;
        if line[found..].starts_with('`') {
            is_code = !is_code;
        } else if let (false, Some((shown, end))) = (is_code, role(&line[found..])) {
            out.push_str(&line[from..found]);
            out.push_str(&shown);
            (from, at) = (found + end, found + end);
        }
    }
    out.push_str(&line[from..]);
    Cow::Owned(out)
}

/// How the role that `text` begins with is shown, and where it ends.
fn role(text: &str) -> Option<(String, usize)> {
    /// Longer names are none, so that no line is looked through for each of its braces.
    const NAME_BYTES_MAX: usize = 40;
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_' | b'.');
    let text = text.strip_prefix('{')?;
    let length = text
        .bytes()
        .take(NAME_BYTES_MAX)
        .take_while(|b| is_name(b))
        .count();
    let (name, rest) = text.split_at(length);
    let rest = rest.strip_prefix("}`")?;
    let inner = rest
        .split('`')
        .next()
        .filter(|inner| inner.len() < rest.len())?;
    if name.is_empty() || inner.trim().is_empty() {
        return None;
    }
    let end = name.len() + inner.len() + "{}``".len();
    // What it leads to stands behind its words.
    let words = match inner.split_once('<') {
        Some((words, to)) if to.ends_with('>') && !words.trim().is_empty() => words.trim_end(),
        _ => inner,
    };
    let last = name.rsplit(':').next().unwrap_or(name);
    let shown = match last {
        "math" => format!("${words}$"),
        last if WORDS.contains(&last) => words.to_owned(),
        _ => format!("`{words}`"),
    };
    Some((shown, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_alone() {
        assert_eq!(label("(the-lamps)="), Some("the-lamps"));
        assert_eq!(label("(a)=(b)="), None);
        assert_eq!(label("(see below)"), None);
        assert_eq!(label("(f(x))="), None);
    }

    #[test]
    fn roles_show_their_text() {
        for (line, expected) in [
            ("See {ref}`the-lamps`.", "See the-lamps."),
            ("See {ref}`the lamps <the-lamps>`.", "See the lamps."),
            ("So {math}`x^2` and {kbd}`Ctrl`", "So $x^2$ and `Ctrl`"),
            ("{py:class}`Lamp`", "`Lamp`"),
            ("Write `{ref}` so", "Write `{ref}` so"),
            ("Write `{ref}`, `a`", "Write `{ref}`, `a`"),
            ("{a b}`c`", "{a b}`c`"),
            ("{ref}`open", "{ref}`open"),
        ] {
            assert_eq!(roles(line), expected);
        }
    }
}
