//! Quotations as mail has them: `>` at the beginning of each line, once for each time that it was quoted, which the initials of
//! who is quoted may stand before.

/// What is quoted more often is shown as if it were so often.
const DEPTH_MAX: u8 = 8;

/// The depth of a line's quotation and what is quoted; depth 0 where it is none.
pub(super) fn quoted(line: &str) -> (u8, &str) {
    let (mut depth, mut rest) = (0_u8, line);
    // One blank may stand before and after each mark.
    while let Some(after) = initials(rest.strip_prefix(' ').unwrap_or(rest))
        .1
        .strip_prefix('>')
    {
        (depth, rest) = (DEPTH_MAX.min(depth + 1), after);
    }
    (
        depth,
        rest.strip_prefix(' ').filter(|_| depth > 0).unwrap_or(rest),
    )
}

/// The initials that `line` begins with, right before a mark, and what follows them.
fn initials(line: &str) -> (&str, &str) {
    const LETTERS_MAX: usize = 3;
    let letters = line.chars().take_while(|c| c.is_uppercase());
    let (count, bytes) = letters.fold((0, 0), |(count, bytes), c| {
        (count + 1, bytes + c.len_utf8())
    });
    match count <= LETTERS_MAX && line[bytes..].starts_with('>') {
        true => line.split_at(bytes),
        false => ("", line),
    }
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
    !prompt
        && !alone
        && (is_named(marked) || !marked.iter().any(|line| !initials(line).0.is_empty()))
}

/// Whether each line bears initials, and a sentence runs from one of them to the next: prompts of programs look like them.
fn is_named(marked: &[&str]) -> bool {
    const LONG: usize = 40;
    let runs_on = marked.windows(2).any(|pair| {
        let (line, next) = (quoted(pair[0]).1, quoted(pair[1]).1);
        line.len() >= LONG && !line.ends_with(['.', ';', '!', '?']) && !next.is_empty()
    });
    runs_on
        && marked
            .iter()
            .all(|line| !initials(line.trim_start()).0.is_empty())
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
        assert_eq!(quoted("IF> one"), (1, "one"));
        assert_eq!(quoted("IF>> two"), (2, "two"));
        assert_eq!(quoted("> ИФ> two"), (2, "two"));
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
        assert_eq!(stretches(&["A> dir *.txt", "A> copy a b"]), [(2, 0)]);
        assert_eq!(stretches(&["< old", "---", "> new", "> newer"]), [(4, 0)]);
    }

    #[test]
    fn initials_stand_before_what_runs_on() {
        let lines = [
            "IF> the lamp on the east quay is lit at dusk by",
            "IF> whoever comes past it first",
        ];
        assert_eq!(stretches(&lines), [(2, 1)]);
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
