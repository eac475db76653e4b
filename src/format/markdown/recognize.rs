//! Whether some content is Markdown, when its name does not say so.

use super::front_matter;
use crate::format::{beginning, markup};

/// True when `head` is Markdown beyond doubt.
pub(super) fn recognizes(head: &[u8]) -> bool {
    let text = beginning::characters(head);
    let text = text.trim_start_matches('\u{feff}');
    if text.starts_with("#!") || beginning::is_mail(text) {
        return false;
    }
    front_matter::fenced(text).is_some() || markup::evidence(text) >= markup::ENOUGH
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
            "<p align=\"center\">\n<img src=\"a.png\">\n</p>\n\n# A\n\nSee [b](c.md).\n",
            "# A\n\n| b | c |\n|---|---|\n| d | e |\n",
            "# A\n\nOne.\n\n## B\n\nTwo.\n\n## C\n\nThree.\n",
            "# A\nOne.\n## B\nSee [c](http://d.example).\n",
            "# A\r\rText with [b](https://c.example).\r\r## D\r\rText.\r",
            "One, [two](http://a.example).\n\nThree, [four](http://b.example).\n",
            "A\n===\n\nText.\n\nB\n---\n\n* one\n* two\n",
            "A\n===\n\nText, [b](http://b.example).\n",
            "A\n---\n\n> One.\n\n> Two.\n",
            "- [One](http://a.example) of two\n- [Two](http://b.example), both\n",
            "All of it\n\n* **one**: two\n* **three**: four\n",
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
            "Of one\n\nOne, [two](http://a.example).\n\nOf three\n\nThree, [four](http://b.example).\n",
            "Changes\n=======\n\nSee `the lamps <http://a.example>`_.\n\nOf two\n------\n\n* one\n* two\n",
            "======\nChanges\n======\n\nOf two\n------\n\n* one, **two**\n",
            "Changes\n=======\n\nSlow is the oar\nand slow the sail\n\n* one\n* two\n",
            "From: a@b.example\nSubject: c\n\n# d\n\n```\ne\n```\n",
            "# a\nkey = value\n\n## b\n\nkey = value\n",
            "<div>\n# a\n**b** [c](http://d)\n</div>",
            "# a\nrun b\n## c\nd = e [f](http://g.example)\n",
            "a | b\n---+---\n1 | 2",
            "-----\nTo: someone\n-----\n",
        ] {
            assert!(!recognizes(text.as_bytes()), "{text}");
        }
    }
}
