//! Each construct of Markdown against the blocks that it becomes, written as lines; and the law of parts.

mod dialects;

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::parse_in_windows;
use crate::document::block::{Alignment, Marker};
use crate::document::{Block, BlockKind, Container, Document, Inline, Origin, Target};
use crate::format::{Raw, parse_whole};

fn document(markdown: &str) -> Document {
    let raw = Raw::from_bytes(Origin::Stdin, markdown);
    parse_whole(raw, Some(&super::FORMAT)).expect("text is read")
}

/// A block on a line: its containers, its kind, and its text with its spans in brackets.
fn line(document: &Document, block: &Block) -> String {
    let mut path = Vec::new();
    let mut nest = block.nest;
    while let Some(id) = nest {
        let nest_here = &document.nests[id.0 as usize];
        let first = document.blocks.get(nest_here.first.index()) == Some(block);
        path.push(match &nest_here.container {
            Container::Quote => "quote".to_owned(),
            Container::List => "list".to_owned(),
            Container::Item(_) if !first => "…".to_owned(),
            Container::Item(Marker::Bullet) => "-".to_owned(),
            Container::Item(Marker::Number(number)) => number.to_string(),
            Container::Item(Marker::Task(done)) => if *done { "[x]" } else { "[ ]" }.to_owned(),
            Container::Figure => "figure".to_owned(),
            Container::Footnote(label) => format!("note {label}"),
            Container::Aside(label) => format!("aside {}", label.as_deref().unwrap_or("")),
            Container::Definition => "definition".to_owned(),
            Container::Details => "details".to_owned(),
        });
        nest = nest_here.parent;
    }
    path.reverse();
    let kind = match &block.kind {
        BlockKind::Title => "title".to_owned(),
        BlockKind::Heading { level, .. } => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Verse => "verse".to_owned(),
        BlockKind::Code { language } => format!("code {}", language.as_deref().unwrap_or("")),
        BlockKind::Table(table) => format!("table {}×{}", table.header_rows, table.columns),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Image(image) => format!("image {}", image.source).trim_end().to_owned(),
        BlockKind::Term => "term".to_owned(),
        BlockKind::Math => "math".to_owned(),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Furniture(_) => "furniture".to_owned(),
    };
    path.push(kind.trim_end().to_owned());
    let text = marked(document, block).replace('\n', "⏎");
    format!("{}: {text}", path.join(" ")).trim_end().to_owned()
}

/// A block's text with its spans in brackets.
fn marked(document: &Document, block: &Block) -> String {
    let mut marks: Vec<(u32, bool, usize, String)> = Vec::new();
    for (n, span) in block.prose.spans.iter().enumerate() {
        let name = match span.inline {
            Inline::Emphasis => "em".to_owned(),
            Inline::Strong => "b".to_owned(),
            Inline::Code => "code".to_owned(),
            Inline::Strike => "s".to_owned(),
            Inline::Underline => "u".to_owned(),
            Inline::Mark => "mark".to_owned(),
            Inline::Superscript => "sup".to_owned(),
            Inline::Subscript => "sub".to_owned(),
            Inline::Math => "math".to_owned(),
            Inline::Link(link) | Inline::Note(link) => {
                match &document.links[link.0 as usize].target {
                    Target::Fragment(fragment) => format!("#{fragment}"),
                    Target::Address(address) => address.to_string(),
                }
            }
        };
        marks.push((span.range.start, true, n, format!("⟨{name} ")));
        marks.push((span.range.end, false, usize::MAX - n, "⟩".to_owned()));
    }
    marks.sort();
    let mut out = String::new();
    let mut from = 0;
    for (at, _, _, mark) in marks {
        out.push_str(&block.prose.text[from..at as usize]);
        out.push_str(&mark);
        from = at as usize;
    }
    out + &block.prose.text[from..]
}

fn lines(document: &Document) -> Vec<String> {
    let line = |block| line(document, block);
    document.blocks.iter().map(line).collect()
}

fn check(markdown: &str, expected: &[&str]) {
    assert_eq!(lines(&document(markdown)), expected, "{markdown}");
}

#[test]
fn paragraphs_and_spans() {
    check(
        "One *two **three***\nfour `a  b` ~~five~~.\n\nNext\\\nline\n",
        &[
            "p: One ⟨em two ⟨b three⟩⟩ four ⟨code a  b⟩ ⟨s five⟩.",
            "p: Next⏎line",
        ],
    );
    check(
        "H~2~O, *x^2^*, `x^2^`, ~gone~, 2^10 or 2^20, ^_^",
        &["p: H⟨sub 2⟩O, ⟨em x⟨sup 2⟩⟩, ⟨code x^2^⟩, ⟨s gone⟩, 2^10 or 2^20, ^_^"],
    );
    check(
        "日本語の\n文章です。\nAnd this.",
        &["p: 日本語の文章です。 And this."],
    );
}

#[test]
fn links_of_all_kinds() {
    check(
        "[a](/b 'c') <https://d.example> [e][f] [g][] [h] <i@j.example>\n\n[F]: /k\n[g]: </l m>\n[h]: #n%20o",
        &[
            "p: ⟨/b a⟩ ⟨https://d.example https://d.example⟩ ⟨/k e⟩ ⟨/l m g⟩ ⟨#n o h⟩ ⟨mailto:i@j.example i@j.example⟩",
        ],
    );
    check(
        "See https://a.example/b_c, `http://no` and [x](http://y.example).",
        &[
            "p: See ⟨https://a.example/b_c https://a.example/b_c⟩, ⟨code http://no⟩ and ⟨http://y.example x⟩.",
        ],
    );
    check(
        "[no link][nowhere] and [1]",
        &["p: [no link][nowhere] and [1]"],
    );
}

#[test]
fn a_relative_link_is_made_absolute_where_the_address_is_known() {
    let origin = Origin::Address("https://a.example/b/c.md".to_owned());
    let raw = Raw::from_bytes(origin, "[d](e.md) [f](#g)");
    let document = parse_whole(raw, None).expect("text is read");
    assert_eq!(lines(&document), ["p: ⟨https://a.example/b/e.md d⟩ ⟨#g f⟩"]);
}

#[test]
fn images() {
    check(
        "![A hill](a.png)\n\n![](b.png \"A lake\")\n\n![](c.png)",
        &[
            "image a.png: ⟨a.png A hill⟩",
            "image b.png: ⟨b.png A lake⟩",
            "image c.png: ⟨c.png ▣⟩",
        ],
    );
    check(
        "Here ![a hill](a.png) [![Badge](b.svg)](/c) end.",
        &["p: Here ⟨a.png a hill⟩ ⟨/c Badge⟩ end."],
    );
    check(
        "![A hill](a.png) [![](b.png)](/c)\n\n<figure><a href=/d><img src=e.png></a><figcaption>E</figcaption></figure>",
        &[
            "image a.png: ⟨a.png A hill⟩",
            "image b.png: ⟨/c ▣⟩",
            "figure image e.png: ⟨/d E⟩",
        ],
    );
}

#[test]
fn lists() {
    check(
        "- one\n- two\n  - deep\n\n    more\n- [x] done\n- [ ] open\n-\n\n3) three\n3) four\n",
        &[
            "list - p: one",
            "list - p: two",
            "list … list - p: deep",
            "list … list … p: more",
            "list [x] p: done",
            "list [ ] p: open",
            "list 3) p: three",
            "list 4) p: four",
        ],
    );
}

#[test]
fn quotes_alerts_and_rules() {
    check(
        "> one\n> > two\n\n> [!WARNING]\n> three\n\n---\n",
        &[
            "quote p: one",
            "quote quote p: two",
            "aside Warning p: three",
            "rule:",
        ],
    );
}

#[test]
fn code() {
    check(
        "```rust,ignore title=\"x\"\nfn a() {\n    b\n}\n```\n\n    indented\n      more\n\n~~~ {.python}\nx\n~~~\n```\n```\n",
        &[
            "code rust: fn a() {⏎    b⏎}",
            "code: indented⏎  more",
            "code python: x",
        ],
    );
}

#[test]
fn tables() {
    check(
        "| a | b |\n|---|:-:|\n| *c* | d \\| e |\n| | |\n\n|  |  |\n|--|--|\n| f | g |\n",
        &["table 1×2: a | b⏎⟨em c⟩ | d | e⏎ |", "table 0×2: f | g"],
    );
    let document = document("| a | b |\n|---|--:|\n| c | |\n");
    let BlockKind::Table(table) = &document.blocks[0].kind else {
        panic!("a table");
    };
    assert_eq!(table.alignments, [Alignment::Left, Alignment::Right]);
    let text = &document.blocks[0].prose.text;
    let cells: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| &text[cell.start as usize..cell.end as usize])
                .collect()
        })
        .collect();
    assert_eq!(cells, [["a", "b"], ["c", ""]]);
}

#[test]
fn footnotes() {
    check(
        "Text[^1] and [^b c] and [^none].\n\n[^1]: Note *one*.\n\n    More.\n[^b c]: Two.\n",
        &[
            "p: Text⟨#fn:1 1⟩ and ⟨#fn:b c [b c]⟩ and [^none].",
            "note 1 p: Note ⟨em one⟩.",
            "note 1 p: More.",
            "note b c p: Two.",
        ],
    );
    let document = document("x[^N]\n\n[^n]: y");
    assert_eq!(document.fragments["fn:n"].block.0, 1);
}

#[test]
fn definition_lists() {
    check(
        "Apple\n: A fruit.\n: A tree.\n\nPear\n: Another.\n",
        &[
            "term: Apple",
            "definition p: A fruit.",
            "definition p: A tree.",
            "term: Pear",
            "definition p: Another.",
        ],
    );
}

#[test]
fn mathematics_as_text() {
    check(
        "Let $x^2$ and $y$ cost $5 or $6.\n\n$$\n\\sum a\n$$\n",
        &[
            "p: Let ⟨math x^2⟩ and ⟨math y⟩ cost $5 or $6.",
            "math: \\sum a",
        ],
    );
    check(
        "Set $HOME/bin:$PATH there.",
        &["p: Set $HOME/bin:$PATH there."],
    );
}

#[test]
fn html_amid_text() {
    check(
        "a<br>b <kbd>Ctrl</kbd> x<sup>2</sup> <b>c</b> <span class=d>e</span> <!-- f --> &copy; <a href='/g'>h</a>",
        &["p: a⏎b ⟨code Ctrl⟩ x⟨sup 2⟩ ⟨b c⟩ e © ⟨/g h⟩"],
    );
    check(
        "A Vec<T> of <img src=a.png alt='a hill'> <b>not closed",
        &["p: A Vec<T> of ⟨a.png a hill⟩ ⟨b not closed⟩"],
    );
    check(
        "x <script>alert(1)</script> y <style>z</style>",
        &["p: x y"],
    );
}

#[test]
fn html_blocks() {
    check(
        "<div align=center>\n<p>One &amp; <em>two</em>\nthree</p>Four\n</div>\n\n<!-- no\n\nno -->\n\n<script>\nno\n\nno</script>\n\nFive",
        &["p: One & ⟨em two⟩ three", "p: Four", "p: Five"],
    );
    check(
        "<ol><li>a<li>b<ul><li>c</ul></ol>\n<blockquote>d</blockquote><hr><dl><dt>e<dd>f</dl>\n<pre>g\n  h</pre>\n<figure><img alt=i><figcaption>j</figcaption></figure>",
        &[
            "list 1. p: a",
            "list 2. p: b",
            "list … list - p: c",
            "quote p: d",
            "rule:",
            "term: e",
            "definition p: f",
            "code: g⏎  h",
            "figure image: j",
        ],
    );
    check(
        "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>c<td><p>d</p><p>e</p></tr></table>",
        &["table 1×2: a | b⏎c | d e"],
    );
}

#[test]
fn details_hold_markdown() {
    check(
        "<details>\n<summary>More</summary>\n\n- one\n\n```\ncode\n```\n\n</details>\n\nAfter\n",
        &[
            "details p: More",
            "details list - p: one",
            "details code: code",
            "p: After",
        ],
    );
}

#[test]
fn containers_stay_balanced_whatever_html_does() {
    check(
        "> <details><ul><li>a\n\nb</details>\n\n</blockquote>\n\n- <details>c\n- d\n",
        &[
            "quote details list - p: a",
            "p: b",
            "list - details p: c",
            "list - p: d",
        ],
    );
}

#[test]
fn the_first_heading_is_the_title_where_it_is_of_the_first_level() {
    check(
        "![Logo](a.png)\n\n# *A* title\n\n## B\n",
        &["title: A title", "image a.png: ⟨a.png Logo⟩", "h2: B"],
    );
    check(
        "<h1 align=center>A &amp; b</h1>\n\n## C",
        &["title: A & b", "h2: C"],
    );
    check("# A\n\n# B\n", &["title: A", "h1: B"]);
    check("Before it.\n\n# A\n", &["title: A", "p: Before it."]);
    check("## A\n\n# B\n", &["h2: A", "h1: B"]);
    check("> # A\n", &["quote h1: A"]);
    check(
        "Setext\n======\n\n```sh\n# comment\n```\n",
        &["title: Setext", "code sh: # comment"],
    );
}

#[test]
fn front_matter_is_metadata_and_its_title_is_not_repeated() {
    check(
        "---\ntitle: A walk\n---\n\n# A Walk\n\n# B\n",
        &["title: A walk", "h1: B"],
    );
    check(
        "---\ntitle: A walk\n---\n# B\n",
        &["title: A walk", "h1: B"],
    );
    let document = document("+++\ntitle = \"A\"\nauthor = \"Ann\"\n+++\nText");
    assert_eq!(document.metadata.byline.as_deref(), Some("Ann"));
    assert_eq!(document.outline.sections.len(), 0);
}

#[test]
fn headings_can_be_linked_to() {
    let document =
        document("# T\n\n## A b!\n\n## A b!\n\n## C {#own}\n\n<a name=\"here\"></a>\nText\n");
    let at = |fragment: &str| document.fragments[fragment].block.0;
    assert_eq!(
        [
            at("t"),
            at("a-b"),
            at("a-b-1"),
            at("own"),
            at("c"),
            at("here")
        ],
        [1, 1, 2, 3, 3, 4]
    );
    assert_eq!(&*document.outline.sections[2].title, "C");
}

/// The document that comes of windows of `size`.
fn in_windows(markdown: &str, size: usize) -> Document {
    let mut document = Document::default();
    let raw = Raw::from_bytes(Origin::Stdin, markdown);
    parse_in_windows(
        raw,
        &mut |part| {
            document.append(part);
            ControlFlow::Continue(())
        },
        size,
        size,
    )
    .expect("text is read");
    document
}

/// Pieces that a document is put together of; those without a blank line after them run into the next.
const PIECES: &[&str] = &[
    "A paragraph with *emphasis*, a [link][ref], a note[^note] and <b>bold</b>.\n\n",
    "A line\n",
    "## A heading\n",
    "Setext\n---\n\n",
    "- item\n",
    "- item\n\n  more of it\n\n",
    "  - nested\n",
    "1. first\n\n       code in it\n\n2. second\n",
    "> quote\nlazy\n",
    "> - quoted item\n>\n",
    "```\nfenced\n\n# not a heading\n\n```\n",
    "  ```\n  indented fence\n\n  ```\n",
    "    indented code\n\n    more code\n\n",
    "| a | b |\n|---|---|\n| c | d |\n\n",
    "<div>\n\n",
    "</div>\n\n",
    "<details><summary>s</summary>\n\n",
    "</details>\n\n",
    "<!-- a comment\n\nover lines -->\n",
    "Term\n: definition\n\n  more\n\n",
    "Term\n\n: loose\n\n",
    "[^note]: A note.\n\n    Its second paragraph.\n\n",
    "[ref]: https://a.example\n\n",
    "***\n",
    "\n",
    "![image](a.png)\n\n",
    "日本語\n",
];

proptest! {
    #[test]
    fn parts_and_the_whole_are_the_same(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40),
        size in 16_usize..600,
    ) {
        // The definitions come first and last, and nowhere twice.
        let mut once = std::collections::HashSet::new();
        let text: String = pieces
            .into_iter()
            .filter(|piece| !piece.starts_with('[') || once.insert(*piece))
            .collect();
        let whole = in_windows(&text, 1 << 20);
        let parts = in_windows(&text, size);
        prop_assert_eq!(lines(&whole), lines(&parts), "{}", text);
        prop_assert_eq!(whole.outline, parts.outline);
        prop_assert_eq!(whole.fragments, parts.fragments);
        prop_assert_eq!(whole.nests, parts.nests);
    }

    #[test]
    fn any_text_at_all_is_read(text in "\\PC{0,200}", size in 1_usize..50) {
        in_windows(&text, size);
    }

    #[test]
    fn any_marks_at_all_are_read(text in "[-#*_`~<>/a=\"'\\[\\]()!|:&;$^ \n\t1.]{0,200}", size in 1_usize..50) {
        let parts = in_windows(&text, size);
        for block in &parts.blocks {
            marked(&parts, block);
        }
    }
}

#[test]
fn a_block_longer_than_any_window_is_cut_and_no_word_is_lost() {
    let text = "word ".repeat(super::WINDOW_BYTES_MAX / 2);
    let words = document(&text).words();
    assert_eq!(words as usize, super::WINDOW_BYTES_MAX / 2);
}

#[test]
fn definitions_far_away_are_found() {
    let filler = "A paragraph of some words.\n\n".repeat(10_000);
    let text = format!("See [a] and [^n].\n\n{filler}[^n]: Note [a].\n\n[a]: /b");
    let check = |document: &Document| {
        let all = lines(document);
        assert_eq!(all[0], "p: See ⟨/b a⟩ and ⟨#fn:n [n]⟩.");
        assert_eq!(all[all.len() - 1], "note n p: Note ⟨/b a⟩.");
        assert_eq!(all.len(), 10_002);
    };
    check(&document(&text));
    let mut read = Document::default();
    let glanced = text.clone().into_bytes();
    let raw = Raw::new(Origin::Stdin, None, std::io::Cursor::new(text)).expect("memory reads");
    let raw = raw.with_glance(move |buffer, at| {
        // A few at a time, as a system may give them.
        let rest = &glanced[glanced.len().min(at as usize)..];
        let some = rest.len().min(buffer.len()).min(1000);
        buffer[..some].copy_from_slice(&rest[..some]);
        Ok(some)
    });
    let mut sink = |part| {
        read.append(part);
        ControlFlow::Continue(())
    };
    (super::FORMAT.parse)(raw, &mut sink).expect("text is read");
    check(&read);
}

/// Found by the parser's own fuzzing: a definition list that it fails on.
#[test]
fn what_the_parser_fails_on_is_shown_as_it_stands() {
    let text = "# Probe\n\nbefore\n\n\u{fffd}  2\n:<\n  {}\n -\n\nafter\n";
    let all: Vec<_> = document(text)
        .blocks
        .iter()
        .map(|block| block.prose.text.to_string())
        .collect();
    let all = all.join("\n");
    for kept in ["Probe", "before", "2", "after"] {
        assert!(all.contains(kept), "{all}");
    }
}
