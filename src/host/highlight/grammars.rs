//! Grammars at work: the name of a language and code in it to tokens.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use super::scopes;
use crate::document::code::Stretches;
use crate::text::clean::Clean;

/// Longer lines stay plain: they are data rather than code, and expressions may backtrack through all of them.
const LINE_BYTES_MAX: usize = 16_000;
/// How long one piece of code may take. What is not reached by then stays plain.
const TIME_MAX: Duration = Duration::from_secs(2);

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names that articles give to languages which the grammars know by another name or ending, or by a worse grammar
/// than that of the other name.
const ALIASES: &[(&str, &str)] = &[
    ("console", "sh"),
    ("shell", "sh"),
    ("shell-session", "sh"),
    ("shellscript", "sh"),
    ("golang", "go"),
    ("rustlang", "rs"),
    ("python3", "py"),
    ("ipython", "py"),
    ("pycon", "py"),
    ("js", "javascript"),
    ("mjs", "javascript"),
    ("cjs", "javascript"),
    ("node", "javascript"),
    ("ecmascript", "javascript"),
    ("jsx", "tsx"),
    ("jsonc", "json"),
    ("json5", "json"),
    ("csharp", "cs"),
    ("fsharp", "fs"),
    ("objc", "m"),
    ("objectivec", "m"),
    ("elisp", "lisp"),
    ("emacs-lisp", "lisp"),
    ("scheme", "lisp"),
    ("docker", "dockerfile"),
    ("postgresql", "sql"),
    ("mysql", "sql"),
    ("sqlite", "sql"),
    ("proto3", "proto"),
];

/// What the letters of each of `texts` are, which follow one another; nothing where the language is unknown.
pub(super) fn tokens(language: &str, texts: &[Clean]) -> Vec<Stretches> {
    let Some(grammar) = grammar(language) else {
        return Vec::new();
    };
    let mut reader = Reader {
        state: ParseState::new(grammar),
        stack: ScopeStack::new(),
        line: String::new(),
    };
    texts.iter().map(|text| reader.piece(text)).collect()
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let name = language.trim().to_lowercase();
    let known = ALIASES.iter().find(|(alias, _)| *alias == name);
    let name = known.map_or(name.as_str(), |(_, name)| name);
    GRAMMARS
        .find_syntax_by_token(name)
        .filter(|grammar| grammar.name != "Plain Text")
}

/// Where a reading of code has come to.
struct Reader {
    state: ParseState,
    stack: ScopeStack,
    /// The line at hand, with its line break.
    line: String,
}

impl Reader {
    fn piece(&mut self, text: &str) -> Stretches {
        let until = Instant::now() + TIME_MAX;
        let mut found = Stretches::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if Instant::now() >= until {
                break;
            }
            if line.len() <= LINE_BYTES_MAX {
                self.line.clear();
                self.line.push_str(line.trim_end_matches('\n'));
                self.line.push('\n');
                if self.line(at as u32, &mut found).is_none() {
                    break;
                }
            }
            at += line.len();
        }
        found
    }

    /// Adds the tokens of the line at hand, which begins at byte `at`; `None` where the grammar is at fault.
    fn line(&mut self, at: u32, found: &mut Stretches) -> Option<()> {
        let changes = self.state.parse_line(&self.line, &GRAMMARS).ok()?;
        let end = self.line.len() - 1;
        let mut from = 0;
        for (to, change) in changes {
            let to = to.min(end);
            if from < to {
                push(&self.line[from..to], at + from as u32, &self.stack, found);
                from = to;
            }
            self.stack.apply(&change).ok()?;
        }
        push(&self.line[from..end], at + from as u32, &self.stack, found);
        Some(())
    }
}

/// Adds a stretch of one scope, joined to the one before it where that is the same.
fn push(text: &str, at: u32, stack: &ScopeStack, found: &mut Stretches) {
    if text.trim().is_empty() {
        return;
    }
    let Some(token) = scopes::token(stack.as_slice(), text) else {
        return;
    };
    let end = at + text.len() as u32;
    match found.last_mut() {
        Some((last, before)) if *before == token && last.end == at => last.end = end,
        _ => found.push((at..end, token)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::code::Token;

    /// Checks the tokens of `code`, each written as its text.
    fn check(language: &str, code: &str, expected: &[(&str, Token)]) {
        let found = tokens(language, &[Clean::new(code)]);
        let found: Vec<_> = found
            .iter()
            .flatten()
            .map(|(range, token)| (&code[range.start as usize..range.end as usize], *token))
            .filter(|(_, token)| *token != Token::Punctuation)
            .collect();
        assert_eq!(found, expected, "{language}");
    }

    #[test]
    fn words_of_a_language_are_told_from_names_and_texts() {
        use Token as T;
        check(
            "Rust",
            "// a fox\nfn run(n: u32) -> &'static str { if n == 3 { \"a\\n\" } else { self.x } }",
            &[
                ("// a fox", T::Comment),
                ("fn", T::Keyword),
                ("run", T::Function),
                ("u32", T::Keyword),
                ("'static", T::Keyword),
                ("str", T::Keyword),
                ("if", T::Keyword),
                ("3", T::Number),
                ("\"a", T::String),
                ("\\n", T::Constant),
                ("\"", T::String),
                ("else", T::Keyword),
                ("self", T::Keyword),
            ],
        );
        check(
            "python3",
            "def run(x):\n    return x and None",
            &[
                ("def", T::Keyword),
                ("run", T::Function),
                ("return", T::Keyword),
                ("and", T::Keyword),
                ("None", T::Constant),
            ],
        );
        check(
            "json",
            "{\"a\": [1, true, \"b\"]}",
            &[
                ("\"a\"", T::Name),
                ("1", T::Number),
                ("true", T::Constant),
                ("\"b\"", T::String),
            ],
        );
        check(
            "html",
            "<a href=\"x\">b</a>",
            &[
                ("a", T::Name),
                ("href", T::Name),
                ("\"x\"", T::String),
                ("a", T::Name),
            ],
        );
        check(
            "patch",
            "-one\n+two\n three",
            &[("-one", T::Removed), ("+two", T::Added)],
        );
    }

    #[test]
    fn a_text_in_quotes_may_begin_in_one_piece_and_end_in_the_next() {
        let pieces = [Clean::new("x = '''one\n"), Clean::new("two'''\ny = 1\n")];
        let found = tokens("python", &pieces);
        assert_eq!(found[1][0], (0..6, Token::String));
    }

    #[test]
    fn what_is_unknown_or_too_long_stays_plain() {
        assert!(tokens("no such language", &[Clean::new("x")]).is_empty());
        assert!(tokens("text", &[Clean::new("if x")]).is_empty());
        let long = format!("x = \"{}\"\nif\n", "a".repeat(LINE_BYTES_MAX));
        let at = long.len() as u32 - 3;
        assert_eq!(
            tokens("python", &[Clean::new(&long)]),
            [[(at..at + 2, Token::Keyword)]]
        );
    }

    #[test]
    fn every_alias_leads_to_a_grammar_that_its_name_alone_does_not() {
        let of = |name: &str| {
            let grammar = GRAMMARS.find_syntax_by_token(name);
            grammar.map(|grammar| grammar.name.as_str())
        };
        let needless: Vec<_> = ALIASES
            .iter()
            .filter(|(alias, name)| of(name).is_none() || of(alias) == of(name))
            .collect();
        assert!(needless.is_empty(), "{needless:?}");
    }
}
