//! The language of code, as highlighters write it.

use super::lines::is_control;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// How far around the code its language may be told: a highlighter wraps it in some boxes of its own.
const BOXES_MAX: usize = 4;

/// What highlighters write where they know no language.
const NO_LANGUAGE: &[&str] = &[
    "none",
    "nohighlight",
    "no-highlight",
    "plain",
    "plaintext",
    "plain-text",
    "text",
    "txt",
    "default",
    "auto",
    "unknown",
    "undefined",
    "null",
    "generic",
];

/// Names of languages, for places where any other word could stand as well.
const LANGUAGES: &[&str] = &[
    "ada",
    "applescript",
    "asm",
    "assembly",
    "awk",
    "bash",
    "basic",
    "bat",
    "batch",
    "c",
    "c#",
    "c++",
    "clojure",
    "cmake",
    "cobol",
    "coffeescript",
    "console",
    "cpp",
    "crystal",
    "csharp",
    "css",
    "csv",
    "cuda",
    "d",
    "dart",
    "delphi",
    "diff",
    "docker",
    "dockerfile",
    "elisp",
    "elixir",
    "elm",
    "erlang",
    "f#",
    "fish",
    "fortran",
    "fsharp",
    "glsl",
    "go",
    "golang",
    "gradle",
    "graphql",
    "groovy",
    "haskell",
    "hcl",
    "hlsl",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "less",
    "lisp",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "nginx",
    "nim",
    "nix",
    "objective-c",
    "objectivec",
    "ocaml",
    "octave",
    "pascal",
    "patch",
    "perl",
    "php",
    "plsql",
    "postgresql",
    "powershell",
    "prolog",
    "properties",
    "protobuf",
    "puppet",
    "py",
    "python",
    "python3",
    "qml",
    "r",
    "racket",
    "raku",
    "rb",
    "reasonml",
    "rs",
    "ruby",
    "rust",
    "sass",
    "scala",
    "scheme",
    "scss",
    "sh",
    "shell",
    "shellscript",
    "smalltalk",
    "solidity",
    "sql",
    "stylus",
    "svelte",
    "swift",
    "systemverilog",
    "tcl",
    "terraform",
    "tex",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "typst",
    "vb",
    "vbnet",
    "verilog",
    "vhdl",
    "vim",
    "vue",
    "wasm",
    "xml",
    "yaml",
    "yml",
    "zig",
    "zsh",
];

/// The language of the code in `id`: told on the element, on the code in it, or on a box that holds little else.
pub(super) fn of(page: &Page, id: Id) -> Option<&str> {
    let inner = page.elements(id).find(|&node| page.tag(node) == Tag::Code);
    let around = page
        .ancestors(id)
        .take(BOXES_MAX)
        .take_while(|&node| is_box(page, node));
    std::iter::once(id)
        .chain(inner)
        .chain(around)
        .find_map(|node| told(page, node))
        .filter(|name| {
            !NO_LANGUAGE
                .iter()
                .any(|none| none.eq_ignore_ascii_case(name))
        })
}

/// The language that the bar above a piece of code shows, beside what may be done with it.
pub(super) fn shown_above(page: &Page, bar: Id) -> Option<String> {
    const NODES_MAX: usize = 24;
    const INTO_MAX: usize = 4;
    if !matches!(page.tag(bar), Tag::Div | Tag::Header | Tag::Span)
        || page.end(bar) - bar > NODES_MAX
    {
        return None;
    }
    let below = page.next_element(bar)?;
    let into = std::iter::successors(Some(below), |&node| page.elements(node).next());
    into.take(INTO_MAX)
        .find(|&node| page.tag(node) == Tag::Pre)?;
    let mut text = String::new();
    let mut node = bar + 1;
    while node < page.end(bar) {
        if is_control(page, node) || (page.tag(node) != Tag::Text && page.tag(node).is_silent()) {
            node = page.end(node);
            continue;
        }
        text.push_str(page.text(node));
        node += 1;
    }
    let is_told = |text: &str| told(page, page.parent(bar)).is_some_and(|told| told == text);
    Some(text.trim().to_owned()).filter(|text| is_name(text) || is_told(text))
}

/// Whether `text` is the name of a language, as a box around code may show it.
fn is_name(text: &str) -> bool {
    LANGUAGES
        .iter()
        .any(|name| name.eq_ignore_ascii_case(text.trim()))
}

/// Whether an element is there for one piece of code: it has no other text to speak of beside it.
fn is_box(page: &Page, id: Id) -> bool {
    const CHILDREN_MAX: usize = 3;
    let is_box = matches!(
        page.tag(id),
        Tag::Div | Tag::Figure | Tag::Span | Tag::Other | Tag::Section
    );
    let pieces = || {
        page.descendants(id)
            .filter(|&node| page.tag(node) == Tag::Pre)
    };
    is_box && page.elements(id).nth(CHILDREN_MAX).is_none() && pieces().nth(2).is_none()
}

fn told(page: &Page, id: Id) -> Option<&str> {
    let own = |key| {
        page.attribute(id, key)
            .map(str::trim)
            .filter(|name| !name.is_empty())
    };
    [Key::DataLang, Key::DataLanguage, Key::DataEnlighterLanguage]
        .into_iter()
        .find_map(own)
        .or_else(|| own(Key::Class).and_then(of_class))
        // Of people's languages the attribute tells, too; only where it is none of these it is a program's.
        .or_else(|| own(Key::Lang).filter(|name| page.tag(id) == Tag::Pre && is_name(name)))
}

/// The language that a list of classes tells.
fn of_class(class: &str) -> Option<&str> {
    const PREFIXES: &[&str] = &[
        "language-",
        "lang-",
        "highlight-source-",
        "sourceCode-",
        "brush:",
        "src-",
    ];
    /// Classes that the name of a language follows.
    const BEFORE: &[&str] = &["brush:", "sourceCode", "src", "hljs"];
    let mut names = class
        .split_ascii_whitespace()
        .map(|name| name.trim_end_matches(';'));
    let prefixed = names.clone().find_map(|name| {
        let rest = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix));
        rest.filter(|rest| !rest.is_empty())
    });
    let sphinx = || {
        let is_sphinx = class
            .split_ascii_whitespace()
            .any(|name| name == "notranslate");
        names
            .clone()
            .find_map(|name| name.strip_prefix("highlight-"))
            .filter(|_| is_sphinx)
    };
    prefixed.or_else(sphinx).or_else(|| {
        names.find(|name| BEFORE.contains(name))?;
        let only = names
            .clone()
            .next()
            .filter(|_| names.clone().nth(1).is_none() || class.contains(';'));
        names.find(|name| is_name(name)).or(only)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: Option<&str>) {
        let page = Page::new(dom_query::Document::from(html).root());
        let code = page.find(0, Tag::Pre).expect("a piece of code");
        assert_eq!(of(&page, code), expected, "{html}");
    }

    #[test]
    fn the_language_is_read_from_the_usual_classes() {
        let check = |class, expected| assert_eq!(of_class(class), expected, "{class}");
        check("hljs language-rust", Some("rust"));
        check("language-rust hljs", Some("rust"));
        check("hljs python", Some("python"));
        check("hljs", None);
        check("brush: js; toolbar: false", Some("js"));
        check("brush:js", Some("js"));
        check("sourceCode haskell", Some("haskell"));
        check("sourceCode numberSource python", Some("python"));
        check("src src-elisp", Some("elisp"));
        check("prettyprint lang-c linenums", Some("c"));
        check("highlight highlight-source-shell", Some("shell"));
        check("highlight-python3 notranslate", Some("python3"));
        check("highlight-box", None);
        check("wide", None);
    }

    #[test]
    fn boxes_around_the_code_tell_its_language() {
        check(
            "<div class='highlight-c notranslate'><div class=highlight><pre>x</pre></div></div>",
            Some("c"),
        );
        check(
            "<div class='language-toml highlighter-rouge'><div class=highlight><pre><code>x</code></pre></div></div>",
            Some("toml"),
        );
        check(
            "<figure data-rehype-pretty-code-figure><pre data-language=ts><code data-language=ts>x</code></pre></figure>",
            Some("ts"),
        );
        check(
            "<pre class='EnlighterJSRAW' data-enlighter-language=swift>x</pre>",
            Some("swift"),
        );
        check("<pre lang=go>x</pre>", Some("go"));
        check("<pre lang=en>x</pre>", None);
        check(
            "<div class=language-c><p>a</p><pre>b</pre><p>c</p><pre>d</pre></div>",
            None,
        );
        check("<pre><code class='language-plaintext'>x</code></pre>", None);
    }
}
