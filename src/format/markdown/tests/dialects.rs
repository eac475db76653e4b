//! What writers' programs add to Markdown; and the law that no word of a text is lost.

use proptest::prelude::*;

use super::{check, document, in_windows};
use crate::document::{Document, Target};

#[test]
fn boxes_have_their_kind_and_their_title() {
    check(
        "Before.\n::: warning Read *this*\nCold.\n:::\nBetween.\n\n:::tip\nWarm.\n:::\n",
        &[
            "p: Before.",
            "aside Warning p: ⟨b Read ⟨em this⟩⟩",
            "aside Warning p: Cold.",
            "p: Between.",
            "aside Tip p: Warm.",
        ],
    );
    check(
        "!!! note \"A b\"\n    One.\n\n    - two\n\n??? tip\n    Three.\n\nFour.\n",
        &[
            "aside Note p: ⟨b A b⟩",
            "aside Note p: One.",
            "aside Note list - p: two",
            "details p: Tip",
            "details p: Three.",
            "p: Four.",
        ],
    );
    check(
        "> [!faq]- Why *so*?\n> Because.\n\n> [!note]\n> Two.\n> > [!x] y\n> > z\n",
        &[
            "aside Faq p: ⟨b Why ⟨em so⟩?⟩",
            "aside Faq p: Because.",
            "aside Note p: Two.",
            "aside Note aside X p: ⟨b y⟩",
            "aside Note aside X p: z",
        ],
    );
    check(
        "1. one\n\n   ::: tip\n   two\n   :::\n\n2. three\n",
        &[
            "list 1. p: one",
            "list … aside Tip p: two",
            "list 2. p: three",
        ],
    );
}

#[test]
fn marks_of_other_programs_are_set() {
    check(
        "A ==marked *word*== and a==b==c; [[Weir|a weir]], ![[x.png]], a[[0]], `==no==`.",
        &[
            "p: A ⟨mark marked ⟨em word⟩⟩ and a==b==c; ⟨Weir.md a weir⟩, ⟨x.png x.png⟩, a[[0]], ⟨code ==no==⟩.",
        ],
    );
    check(
        ":tada: and :warning::rocket:, not 10:30:45 or :wq: or a:x:b",
        &["p: 🎉 and ⚠️🚀, not 10:30:45 or :wq: or a:x:b"],
    );
    check(
        "A word^[and its note] goes on.",
        &["p: A word (and its note) goes on."],
    );
    check(
        "| H~2~O | ==b== |\n|---|---|\n| :x: | c |\n",
        &["table 1×2: H⟨sub 2⟩O | ⟨mark b⟩⏎❌ | c"],
    );
    check(
        "*[OPF]: the package\n*[NCX]: the contents\n",
        &[
            "term: OPF",
            "definition p: the package",
            "term: NCX",
            "definition p: the contents",
        ],
    );
}

#[test]
fn a_project_is_called_what_its_heading_says() {
    check(
        "<p align=center><img src=logo.png alt=Logo></p>\n\n<h1><img src=m.png alt=Mark> Sill</h1>\n\n[![Build](https://ci.example/badge.svg)](https://ci.example)\n\nText.\n",
        &["title: Sill", "image logo.png: ⟨logo.png Logo⟩", "p: Text."],
    );
    check(
        "<h1><img alt=Sill></h1>\n\nText.",
        &["title: Sill", "p: Text."],
    );
    check(
        "# ![Mark](m.png)\n\n# Sill\n\nText.",
        &["title: Sill", "image m.png: ⟨m.png Mark⟩", "p: Text."],
    );
    let furniture =
        document("# A\n\n[![b](https://x.example/badge)](y) ![c](https://img.shields.io/d)\n")
            .furniture;
    assert_eq!(furniture.len(), 1);
}

#[test]
fn anchors_are_as_code_hosts_have_them() {
    let document = document(
        "[a](#User-Content-Oak) [b](#OAK)\n\n## Oak\n\n<a name=\"Elm\"></a>\n## Ash :tada: {#Own}\n",
    );
    for fragment in ["oak", "Elm", "elm", "own", "Own", "ash-tada"] {
        assert!(document.fragments.contains_key(fragment), "{fragment}");
    }
    for link in &document.links {
        assert!(matches!(&link.target, Target::Fragment(fragment) if &**fragment == "oak"));
    }
}

#[test]
fn lines_may_end_as_on_old_machines() {
    check(
        "# A\rOne\rtwo.\r\r## B\rThree.\r",
        &["title: A", "p: One two.", "h2: B", "p: Three."],
    );
    check("One\r\ntwo.\r\n\r\nThree.", &["p: One two.", "p: Three."]);
}

/// All that a reader sees, as one text.
fn shown(document: &Document) -> String {
    let blocks = document
        .blocks
        .iter()
        .map(|block| block.prose.text.to_string());
    blocks.collect::<Vec<_>>().join("\n")
}

/// Pieces of dialects; a word stands for each `W`.
const PIECES: &[&str] = &[
    "W W.\n\n",
    "W\n",
    "W\n:W W\n\n",
    ":W: W :tada: W\n\n",
    "W\n: W\n\n",
    "W W\nW\n: W\n\n",
    "::: note W W\nW\n:::\n\n",
    "::: W\nW\n:::\n",
    ":::tip[W]\nW W\n:::\n",
    ":::: columns\n::: column\nW\n:::\n::::\n\n",
    ":::\n",
    "!!! warning \"W W\"\n    W\n\n    :W\n\n",
    "??? note \"W\"\n    W\n",
    "!!! W W\n",
    "> [!NOTE] W W\n> W\n\n",
    "> [!info]- W **W** W\n> W\n\n",
    "> :W W\n\n",
    "W ==W W== W==W\n\n",
    "W [[page|W W]] [[0]] W\n\n",
    "xW~W~ xW^W^ W\n\n",
    "{{< figure src=\"a.png\" title=\"W W\" >}}\n\n",
    "W {{< W >}} W\n\n",
    "{{% note %}}\nW\n{{% /note %}}\n\n",
    "<Tip title=\"W\">\nW\n</Tip>\n\n",
    "<Tip>W W</Tip>\n\n",
    "<Chart of={[1]}\n  title=\"W W\"\n/>\n\n",
    "*[W]: W W\n\n",
    "W^[W W] W\n\n",
    "```{note} W\nW\n```\n\n",
    "```\n:W\n::: W\n!!! W\n```\n\n",
    "- W\n  :W\n\n",
    "1. W\n\n   ::: tip\n   W\n   :::\n\n",
    "| W | W |\n|---|---|\n| xW~W~ | ==W== |\n\n",
    "## W W\n\n",
    "[TOC]\n\n",
    "W\n{: .x}\n\n",
    "<details><summary>W</summary>\n\nW\n\n</details>\n\n",
    "$$\nW\n$$\n\n",
    "    :W W\n\n",
    "{% W %}\n\n",
    "import W\n\n",
    "<!-- x -->\nW\n\n",
];

proptest! {
    #[test]
    fn every_word_is_shown_once_and_in_order(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..24),
        size in 40_usize..600,
    ) {
        let mut words = 0;
        let mut text = String::new();
        for c in pieces.concat().chars() {
            if c == 'W' {
                words += 1;
                text.push_str(&format!("w{words:03}"));
            } else {
                text.push(c);
            }
        }
        let shown = shown(&in_windows(&text, size));
        let mut from = 0;
        for word in 1..=words {
            let word = format!("w{word:03}");
            let found = shown[from..].find(&word);
            prop_assert!(found.is_some(), "{word} of\n{text}\nis not in its place in\n{shown}");
            from += found.unwrap_or_default() + word.len();
        }
    }

    #[test]
    fn colons_and_other_marks_cost_no_letter(text in "[qyk:!? >\n-]{0,120}") {
        let letters = |text: &str| text.chars().filter(|c| matches!(c, 'q' | 'y' | 'k')).collect::<String>();
        let text = format!("q\n{text}");
        let shown = shown(&document(&text));
        prop_assert_eq!(letters(&text), letters(&shown), "{:?} {:?}", text, shown);
    }
}
