//! What stands above, below and over the letters of a formula.

use super::linear::{Shape, Term};
use crate::text::raised;

/// Which of the two small forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Small {
    Raised,
    Lowered,
}

/// A base with what is below it and above it.
pub(super) fn scripted(base: Term, below: Option<Term>, above: Option<Term>) -> Term {
    let below = below.filter(|term| !term.text.is_empty() && !is_brace(&term.text));
    let above = above.filter(|term| !term.text.is_empty() && !is_brace(&term.text));
    if let (None, Some(sign)) = (&below, &above)
        && let Some(accented) = accented(&base, &sign.text)
    {
        return accented;
    }
    if let (Some(sign), None) = (&below, &above)
        && matches!(&*sign.text, "_" | "‾" | "¯" | "\u{332}")
        && base.text.chars().count() == 1
    {
        return Term::atom(format!("{}\u{332}", base.text));
    }
    if below.is_none() && above.is_none() {
        return base;
    }
    let mut text = match base.shape {
        Shape::Atom => base.text,
        _ => format!("({})", base.text),
    };
    for (term, small, mark) in [(below, Small::Lowered, '_'), (above, Small::Raised, '^')] {
        let Some(term) = term else { continue };
        let own = compact(&term.text);
        if small == Small::Raised && own.chars().all(is_raised_already) {
            text.push_str(&own.replace('∘', "°").replace('∗', "*"));
        } else if let Some(own) = self::small(&own, small) {
            text.push_str(&own);
        } else if term.shape == Shape::Atom {
            text.push(mark);
            text.push_str(&own);
        } else {
            text.push(mark);
            text.push_str(&format!("({own})"));
        }
    }
    Term::atom(text)
}

/// The text in small letters: raised where all of it has such forms, lowered where it is a number, as letters are
/// read more easily behind a `_`.
pub(super) fn small(text: &str, small: Small) -> Option<String> {
    match small {
        Small::Raised => text.chars().map(raised::superscript).collect(),
        Small::Lowered if !text.chars().all(|c| c.is_ascii_digit()) => None,
        Small::Lowered => text.chars().map(raised::subscript).collect(),
    }
}

/// Signs that stand high by themselves.
fn is_raised_already(c: char) -> bool {
    matches!(
        c,
        '′' | '″' | '‴' | '\'' | '∗' | '*' | '†' | '‡' | '∘' | '°'
    )
}

fn is_brace(text: &str) -> bool {
    matches!(text, "⏞" | "⏟" | "⏠" | "⏡" | "\u{fe37}" | "\u{fe38}")
}

/// A letter with its accent, or a longer text in brackets behind the accent's name.
fn accented(base: &Term, sign: &str) -> Option<Term> {
    let (combining, name) = match sign {
        "¯" | "‾" | "\u{304}" | "\u{305}" | "_" | "―" | "─" | "ˉ" => ('\u{304}', "bar"),
        "^" | "ˆ" | "\u{302}" => ('\u{302}', "hat"),
        "~" | "˜" | "\u{303}" => ('\u{303}', "tilde"),
        "→" | "⃗" => ('\u{20d7}', "vec"),
        "˙" | "." | "\u{307}" => ('\u{307}', "dot"),
        "¨" | ".." | "\u{308}" => ('\u{308}', "ddot"),
        "ˇ" => ('\u{30c}', "check"),
        _ => return None,
    };
    let is_arrow = matches!(sign, "→") && base.text.chars().all(|c| !c.is_alphabetic());
    if is_arrow {
        return None;
    }
    Some(Term::atom(match base.text.chars().nth(1) {
        None => format!("{}{combining}", base.text),
        Some(_) => format!("{name}({})", base.text),
    }))
}

/// Text without its spaces, but for those between words.
fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        let parts = word.ends_with(char::is_alphanumeric)
            && words
                .peek()
                .is_some_and(|next| next.starts_with(char::is_alphanumeric));
        if parts {
            out.push(' ');
        }
    }
    out
}
