//! TeX where a page shows it or hides it: its source without the wrappers that say nothing.

use crate::format::html::page::{Id, Page};
use crate::format::html::tag::Key;

/// The signs around a formula in a text.
const DELIMITERS: &[(&str, &str)] = &[("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")];

/// A source without its delimiters, without what only says how large it is to be set, and on one line.
pub(super) fn cleaned(source: &str) -> String {
    let mut text = source.trim();
    text = text
        .strip_prefix("<![CDATA[")
        .and_then(|text| text.strip_suffix("]]>"))
        .unwrap_or(text)
        .trim();
    text = text
        .trim_start_matches("% <![CDATA[")
        .trim_end_matches("%]]>")
        .trim();
    for (open, close) in DELIMITERS {
        if let Some(inner) = text
            .strip_prefix(open)
            .and_then(|text| text.strip_suffix(close))
        {
            text = inner.trim();
            break;
        }
    }
    for style in ["\\displaystyle", "\\textstyle"] {
        let bare = text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'));
        let inner = bare
            .and_then(|text| text.strip_prefix(style))
            .filter(|text| is_balanced(text));
        text = inner
            .or_else(|| text.strip_prefix(style))
            .unwrap_or(text)
            .trim();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_balanced(text: &str) -> bool {
    let mut depth = 0i32;
    text.chars().all(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth >= 0
    })
}

/// Whether an attribute's value is a formula, and not a switch or some data.
pub(super) fn is_source(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty()
        && !value.starts_with(['{', '[']) | value.starts_with("{\\")
        && !matches!(value, "true" | "false" | "1" | "0")
}

/// The source of a formula that is shown as a picture, told by its alternative text.
pub(super) fn of_picture(page: &Page, id: Id) -> Option<String> {
    const NAMES: &[&str] = &[
        "latex",
        "tex",
        "math",
        "maths",
        "equation",
        "formula",
        "mathjax",
        "math-inline",
        "math-display",
    ];
    let own = [Key::DataLatex, Key::DataTex, Key::DataFormula]
        .into_iter()
        .find_map(|key| page.attribute(id, key));
    let text = own
        .or_else(|| page.attribute(id, Key::Alt))
        .map(str::trim)?;
    let is_named = page.attribute(id, Key::Class).is_some_and(|class| {
        class
            .split_ascii_whitespace()
            .any(|name| NAMES.contains(&name) || name.starts_with("mwe-math-fallback"))
    });
    let is_drawn = || {
        page.attribute(id, Key::Src)
            .is_some_and(|source| ["latex", "tex="].iter().any(|name| source.contains(name)))
    };
    let is_formula = own.is_some() || is_named || has_command(text) || is_drawn();
    (is_formula && !text.is_empty()).then(|| cleaned(text))
}

/// Whether a text has a command of TeX in it, as no description of a picture has.
fn has_command(text: &str) -> bool {
    const COMMANDS: &[&str] = &[
        "\\frac",
        "\\sqrt",
        "\\sum",
        "\\int",
        "\\displaystyle",
        "\\mathbb",
        "\\mathrm",
        "\\alpha",
        "\\beta",
        "\\pi",
        "\\cdot",
        "\\left",
        "\\begin{",
        "\\times",
        "\\lambda",
        "\\theta",
        "\\infty",
        "\\leq",
        "\\geq",
        "\\to",
        "\\in",
    ];
    let delimited = DELIMITERS[1..].iter().any(|(open, close)| {
        text.len() > open.len() + close.len() && text.starts_with(open) && text.ends_with(close)
    });
    delimited || COMMANDS.iter().any(|command| text.contains(command))
}
