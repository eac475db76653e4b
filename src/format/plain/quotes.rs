//! Quotations as mail has them: `>` at the beginning of each line, once for each time that it was quoted.

/// What is quoted more often is shown as if it were so often.
const DEPTH_MAX: u8 = 8;

/// The depth of a line's quotation and what is quoted; depth 0 where it is none.
pub(super) fn quoted(line: &str) -> (u8, &str) {
    let (mut depth, mut rest) = (0_u8, line);
    // One blank may stand before and after each mark.
    while let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >")) {
        (depth, rest) = (DEPTH_MAX.min(depth + 1), after);
    }
    (
        depth,
        rest.strip_prefix(' ').filter(|_| depth > 0).unwrap_or(rest),
    )
}

/// The lengths of the stretches of `lines`, which no blank line parts, that have one depth each.
pub(super) fn stretches(lines: &[&str]) -> Vec<(usize, u8)> {
    let depths: Vec<u8> = lines.iter().map(|line| quoted(line).0).collect();
    // A comparison of files has the other sign, too.
    let compared = lines.iter().any(|line| line.starts_with("< "));
    let mut found: Vec<(usize, u8)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let marked = depths[at..].iter().take_while(|&&depth| depth > 0).count();
        let is_quotation = marked > 0 && !compared && is_quotation(lines, at, marked);
        for &depth in &depths[at..at + marked.max(1)] {
            let depth = if is_quotation { depth } else { 0 };
            match found.last_mut() {
                Some((count, last)) if *last == depth => *count += 1,
                _ => found.push((1, depth)),
            }
        }
        at += marked.max(1);
    }
    found
}

/// Whether `count` lines from `at` on, all of which begin with the mark, are a quotation. A line of a paragraph may begin
/// with a sign that compares, and a program's prompt has three.
fn is_quotation(lines: &[&str], at: usize, count: usize) -> bool {
    let marked = &lines[at..at + count];
    let prompt = marked.iter().all(|line| line.starts_with(">>> "));
    let alone = count == 1 && at > 0 && !lines[at - 1].ends_with(':');
    !prompt && !alone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_and_taken() {
        assert_eq!(quoted("> one"), (1, "one"));
        assert_eq!(quoted(">> two"), (2, "two"));
        assert_eq!(quoted("> > two"), (2, "two"));
        assert_eq!(quoted(">   indented"), (1, "  indented"));
        assert_eq!(quoted(">"), (1, ""));
        assert_eq!(quoted("none"), (0, "none"));
        assert_eq!(quoted("  none"), (0, "  none"));
    }

    #[test]
    fn signs_that_compare_quote_nothing() {
        assert_eq!(
            stretches(&["a boat with a beam", "> 4 m does not come in"]),
            [(2, 0)]
        );
        assert_eq!(stretches(&[">>> print(1)", ">>> print(2)"]), [(2, 0)]);
        assert_eq!(stretches(&["< old", "---", "> new", "> newer"]), [(4, 0)]);
    }

    #[test]
    fn stretches_have_one_depth_each() {
        let lines = [
            "Ida wrote:",
            "> yes",
            ">> no",
            ">> never",
            "> well",
            "Then so be it.",
        ];
        assert_eq!(stretches(&lines), [(1, 0), (1, 1), (2, 2), (1, 1), (1, 0)]);
    }
}
