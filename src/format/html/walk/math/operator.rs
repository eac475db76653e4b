//! The signs between the operands of a formula, and how each is written.

/// What a sign does to what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    /// Multiplies without being seen.
    Times,
    /// Applies a function without being seen.
    Apply,
    /// Is not seen.
    Nothing,
    /// Stands between two operands, else is the sign of one; how it is written.
    Infix(&'static str),
    /// Has letters.
    Word,
    /// A comma or semicolon.
    Separator,
    /// Opens a bracket.
    Open,
    /// Closes one.
    Close,
    /// Sums, integrates, multiplies what follows.
    Large,
    /// Divides in the line.
    Slash,
    /// Belongs to what is before it.
    Postfix,
}

/// Signs that have a space at either side where they stand between operands.
const INFIX: &[&str] = &[
    "=", "≠", "<", ">", "≤", "≥", "≈", "≡", "∼", "≃", "≅", "∝", "→", "←", "↔", "⇒", "⇐", "⇔", "↦",
    "⟶", "⟵", "⟹", "⟺", "∈", "∉", "∋", "⊂", "⊆", "⊃", "⊇", "≪", "≫", "≺", "≻", "⊢", "⊨", ":=", "≔",
    "≜", "≐", "∥", "⊥", "≲", "≳", "⩽", "⩾", "+", "−", "±", "∓", "×", "⋅", "·", "∗", "*", "÷", "∘",
    "∪", "∩", "∧", "∨", "⊕", "⊗", "⊖", "∖", "⊔", "⊓", "⋆", "==", "!=", "<=", ">=", ":",
];

/// What the sign `text` does.
pub(super) fn of(text: &str) -> Operator {
    match text {
        "\u{2062}" => Operator::Times,
        "\u{2061}" => Operator::Apply,
        "" | "\u{2063}" | "\u{2064}" | "\u{200b}" => Operator::Nothing,
        "-" => Operator::Infix("−"),
        "," | ";" => Operator::Separator,
        "(" | "[" | "{" | "⟨" | "⌈" | "⌊" | "〈" | "⟦" => Operator::Open,
        ")" | "]" | "}" | "⟩" | "⌉" | "⌋" | "〉" | "⟧" => Operator::Close,
        "/" | "∕" => Operator::Slash,
        "∑" | "∏" | "∐" | "∫" | "∬" | "∭" | "∮" | "⋃" | "⋂" | "⨁" | "⨂" | "⋁" | "⋀" => {
            Operator::Large
        }
        _ if text.chars().all(char::is_alphabetic) && text.chars().nth(1).is_some() => {
            Operator::Word
        }
        _ => match INFIX.iter().find(|sign| **sign == text) {
            Some(sign) => Operator::Infix(sign),
            None => Operator::Postfix,
        },
    }
}

/// Whether a sign may stand before its only operand.
pub(super) fn is_prefix(sign: &str) -> bool {
    matches!(sign, "+" | "−" | "±" | "∓" | "*" | "∗" | "·" | "⋆")
}

/// A sign as it is written alone.
pub(super) fn written(text: &str) -> &str {
    match of(text) {
        Operator::Times | Operator::Apply | Operator::Nothing => "",
        Operator::Infix(sign) => sign,
        _ => text,
    }
}

/// Whether two cells of an array are parts of one formula: a relation ends one or begins the other, or words do.
pub(super) fn joins(before: &str, after: &str) -> bool {
    let first = after.split(' ').next().unwrap_or_default();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_infix = |word: &str| INFIX.contains(&word);
    let begins = |sign: &&&str| after.starts_with(**sign) && !is_prefix(sign);
    is_infix(first)
        || is_infix(last)
        || INFIX.iter().any(|sign| begins(&sign))
        || (first.chars().count() > 1
            && first.chars().all(char::is_alphabetic)
            && after.contains(' '))
}

/// Whether one pair of brackets encloses the whole of a text.
pub(super) fn is_enclosed(text: &str) -> bool {
    if text.chars().count() > 2 && text.starts_with('|') && text.ends_with('|') {
        return text.matches('|').count() == 2;
    }
    let mut depth = 0usize;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match of(c.encode_utf8(&mut [0; 4])) {
            Operator::Open => depth += 1,
            Operator::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return rest.as_str().is_empty()
                && of(&text[..text.chars().next().map_or(0, char::len_utf8)]) == Operator::Open;
        }
    }
    false
}
