//! Scopes, the names that grammars give to what they find, to the few kinds of token that a page tells apart.

use std::sync::LazyLock;

use syntect::parsing::Scope;

use crate::document::code::Token;

/// What a scope says.
#[derive(Debug, Clone, Copy)]
enum Says {
    /// It is this.
    Is(Token),
    /// It is this, unless it is written in letters: then it is a word of the language.
    Sign(Token),
    /// It is nothing in particular, whatever it stands in.
    Plain,
    /// It is what it stands in.
    Around,
}

use Says::{Around, Is, Plain, Sign};
use Token as T;

/// The beginnings of scopes and what they say; the more exact ones first.
const SCOPES: &[(&str, Says)] = &[
    ("comment", Is(T::Comment)),
    ("meta.mapping.key string", Is(T::Name)),
    ("string", Is(T::String)),
    ("constant.numeric", Is(T::Number)),
    ("constant", Is(T::Constant)),
    ("keyword.operator", Sign(T::Punctuation)),
    ("keyword", Is(T::Keyword)),
    ("storage", Is(T::Keyword)),
    ("support.function", Is(T::Function)),
    ("support.macro", Is(T::Function)),
    ("support.constant", Is(T::Constant)),
    ("support.type.property-name", Is(T::Name)),
    ("support", Is(T::Type)),
    ("entity.name.function", Is(T::Function)),
    ("entity.name.macro", Is(T::Function)),
    ("entity.name.tag", Is(T::Name)),
    ("entity.name.label", Is(T::Name)),
    ("entity.name", Is(T::Type)),
    ("entity.other.inherited-class", Is(T::Type)),
    ("entity.other", Is(T::Name)),
    ("variable.function", Is(T::Function)),
    ("variable.language", Is(T::Keyword)),
    ("variable.annotation", Is(T::Name)),
    ("variable", Plain),
    ("markup.inserted", Is(T::Added)),
    ("markup.deleted", Is(T::Removed)),
    ("markup.heading", Is(T::Keyword)),
    ("meta.diff", Is(T::Comment)),
    ("meta.interpolation", Plain),
    ("punctuation.definition", Around),
    ("punctuation", Is(T::Punctuation)),
    ("source", Plain),
    ("text", Plain),
];

/// The same, with the names as the grammars' numbers; where there are two names, the first is of what is around.
static TABLE: LazyLock<Vec<(Option<Scope>, Scope, Says)>> = LazyLock::new(|| {
    let scope = |name: &str| Scope::new(name).expect("the names of the table are short enough");
    SCOPES
        .iter()
        .map(|(name, says)| match name.split_once(' ') {
            Some((around, name)) => (Some(scope(around)), scope(name), *says),
            None => (None, scope(name), *says),
        })
        .collect()
});

/// What `text` is, which stands in these scopes, the innermost last.
pub(super) fn token(stack: &[Scope], text: &str) -> Option<Token> {
    for (n, scope) in stack.iter().enumerate().rev() {
        let around = &stack[..n];
        let says = TABLE.iter().find(|(outer, name, _)| {
            name.is_prefix_of(*scope)
                && outer.is_none_or(|outer| around.iter().any(|scope| outer.is_prefix_of(*scope)))
        });
        match says.map(|(_, _, says)| *says) {
            Some(Is(token)) => return Some(token),
            Some(Sign(token)) => {
                let is_word = text.starts_with(char::is_alphabetic);
                return Some(if is_word { T::Keyword } else { token });
            }
            Some(Plain) => return None,
            Some(Around) | None => {}
        }
    }
    None
}
