//! Whether some content is Markdown, when its name does not say so.

use super::front_matter;

/// How much evidence is enough. A wrong yes turns a plain text's asterisks and number signs into structure, so a
/// single kind of mark is never enough; the weights are from taste.
const ENOUGH: usize = 4;

/// True when `head` is Markdown beyond doubt.
pub(super) fn recognizes(head: &[u8]) -> bool {
    let head = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
    };
    let head = head.trim_start_matches('\u{feff}');
    if head.starts_with("#!") || head.starts_with('<') {
        return false;
    }
    front_matter::read(head).is_some() || evidence(head) >= ENOUGH
}

/// Headings set apart by blank lines, fences in pairs, links and strong words, each kind counted twice at most.
fn evidence(head: &str) -> usize {
    let lines: Vec<&str> = head.lines().map(str::trim_end).collect();
    let blank = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_none_or(|line| line.is_empty())
    };
    let (mut headings, mut fences, mut links, mut strong) = (0, 0, 0, 0);
    for (n, line) in lines.iter().enumerate() {
        let marks = line.len() - line.trim_start_matches('#').len();
        let heading = (1..=6).contains(&marks) && line[marks..].starts_with(' ');
        headings += usize::from(heading && blank(n.checked_sub(1)) && blank(Some(n + 1)));
        fences += usize::from(line.starts_with("```"));
        links +=
            usize::from(line.contains("](http") || line.contains("](#") || is_definition(line));
        strong += usize::from(line.matches("**").count() >= 2);
    }
    // A comment in a script looks like a heading, so headings without any other mark are no evidence.
    let others = (fences / 2).min(2) * 2 + links.min(2) * 2 + strong.min(2);
    if others == 0 {
        0
    } else {
        others + headings.min(2) * 2
    }
}

/// `[label]: address` alone on its line.
fn is_definition(line: &str) -> bool {
    line.starts_with('[')
        && line
            .split_once("]: ")
            .is_some_and(|(_, address)| address.starts_with("http") && !address.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_recognized() {
        for text in [
            "---\ntitle: A\n---\n\nText.",
            "# A\n\nSee [b](https://b.example).\n\n## C\n\nText.",
            "Text.\n\n```\ncode\n```\n\n## A\n\nMore.",
            "Text with [a][1] and **b**.\n\n## C\n\nText.\n\n[1]: https://a.example",
        ] {
            assert!(recognizes(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn other_texts_are_not() {
        for text in [
            "Plain text.\n\nOf two paragraphs.",
            "#!/bin/sh\n# a\n\n# b\n\necho **",
            "# comment\n\nkey = value\n\n# other\n\nkey = value",
            "* one\n* two\n\n1. three",
            "A footnote [1].\n\n[1] See http://a.example",
            "<!doctype html>\n# a\n\n[b](http://c)",
            "-----\nTo: someone\n-----\n",
        ] {
            assert!(!recognizes(text.as_bytes()), "{text}");
        }
    }
}
