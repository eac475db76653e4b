//! Keys and key sequences to actions, by context; counts (`12j`) before them.

use crate::app::event::{Key, KeyCode};
use crate::app::keys::action::{ACTIONS, Action, Row};
use crate::app::keys::context::Context;
use crate::app::keys::over::{InList, InPrompt};

/// The largest count; more digits change nothing.
const COUNT_MAX: usize = 1_000_000;

/// What a key of a sequence may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Key(Key),
    /// Any character, which the action is told.
    Any,
}

#[derive(Debug)]
struct Binding {
    row: &'static Row,
    patterns: Vec<Pattern>,
}

/// The bindings, and the keys pressed so far of a sequence that is not complete.
#[derive(Debug)]
pub struct Keys {
    bindings: Vec<Binding>,
    pending: Vec<Key>,
    count: Option<usize>,
    /// The continuations of the keys pressed are to be shown.
    hint: bool,
}

/// An action with what was typed for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// What to do.
    pub action: Action,
    /// The number before its keys.
    pub count: Option<usize>,
    /// The character that an `<any>` in its keys stood for.
    pub letter: Option<char>,
}

/// What a key led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// An action.
    Command(Command),
    /// More keys must follow.
    Wait,
    /// A digit of a count.
    Count,
    /// Nothing is bound to it.
    Nothing,
}

impl Command {
    /// `action` with nothing typed for it.
    pub fn plain(action: Action) -> Self {
        Self {
            action,
            count: None,
            letter: None,
        }
    }
}

impl Keys {
    /// The default keys of the table.
    pub fn new() -> Self {
        let bindings = ACTIONS
            .iter()
            .flat_map(|row| row.keys.iter().map(move |keys| (row, keys)))
            .map(|(row, keys)| Binding {
                row,
                patterns: patterns(keys),
            })
            .collect();
        Self {
            bindings,
            pending: Vec::new(),
            count: None,
            hint: false,
        }
    }

    /// Takes a key pressed in `context`.
    pub fn press(&mut self, context: Context, key: Key) -> Pressed {
        if self.pending.is_empty()
            && context.holds().contains(&Context::Body)
            && let Some(digit) = digit(key)
            && (digit > 0 || self.count.is_some())
        {
            self.count = Some((self.count.unwrap_or(0) * 10 + digit).min(COUNT_MAX));
            return Pressed::Count;
        }
        self.pending.push(key);
        if let Some((row, letter)) = self.complete(context) {
            let count = self.count;
            self.clear();
            return Pressed::Command(Command {
                action: row.action,
                count,
                letter,
            });
        }
        if self.candidates(context).next().is_some() {
            return Pressed::Wait;
        }
        self.clear();
        Pressed::Nothing
    }

    /// What a key by itself means in `context` alone. Shift and Ctrl change nothing about keys that are no characters,
    /// unless the table says so.
    pub fn single(&self, context: Context, key: Key) -> Option<Action> {
        let bound = |key: Key| {
            let own = self
                .bindings
                .iter()
                .filter(|own| own.row.context == context);
            let mut found = own.filter(|own| own.patterns == [Pattern::Key(key)]);
            found.next().map(|found| found.row.action)
        };
        let is_character = matches!(key.code, KeyCode::Char(_));
        let plain = || (!is_character && !key.alt).then(|| bound(Key::plain(key.code)));
        bound(key).or_else(|| plain()?)
    }

    /// What a key means in a list.
    pub fn in_list(&self, key: Key) -> Option<InList> {
        match self.single(Context::List, key) {
            Some(Action::List(does)) => Some(does),
            _ => None,
        }
    }

    /// As [`Keys::in_list`], where letters are typed to search it: what edits the line does that while there is
    /// something in it.
    pub fn beside_typing(&self, key: Key, typed: &str) -> Option<InList> {
        let is_letter = matches!(key.code, KeyCode::Char(_)) && !key.ctrl;
        let edits = || self.in_prompt(key).is_some_and(InPrompt::edits);
        if is_letter || !typed.is_empty() && edits() {
            return None;
        }
        self.in_list(key)
    }

    /// What a key means where a line is typed.
    pub fn in_prompt(&self, key: Key) -> Option<InPrompt> {
        match self.single(Context::Prompt, key) {
            Some(Action::Prompt(does)) => Some(does),
            _ => None,
        }
    }

    /// Forgets what was typed of a sequence or count.
    pub fn clear(&mut self) {
        self.pending.clear();
        self.count = None;
        self.hint = false;
    }

    /// Shows the continuations of the keys pressed, until the sequence ends.
    pub fn show_hint(&mut self) {
        self.hint = !self.pending.is_empty();
    }

    /// True when the continuations of the keys pressed are to be shown.
    pub fn hint_shown(&self) -> bool {
        self.hint
    }

    /// True when a sequence or count has begun.
    pub fn waiting(&self) -> bool {
        !self.pending.is_empty() || self.count.is_some()
    }

    /// What was typed so far, to show it.
    pub fn typed(&self) -> String {
        let count = self.count.map(|count| count.to_string());
        let keys = self.pending.iter().map(|key| key_name(*key));
        count.into_iter().chain(keys).collect()
    }

    /// What can follow the keys pressed so far: the rest of the keys, and the row.
    pub fn continuations(&self, context: Context) -> Vec<(String, &'static Row)> {
        self.candidates(context)
            .map(|binding| {
                let rest = &binding.patterns[self.pending.len()..];
                (rest.iter().map(pattern_name).collect(), binding.row)
            })
            .collect()
    }

    /// The row whose keys are exactly those pressed; the context's own before those that hold anywhere.
    fn complete(&self, context: Context) -> Option<(&'static Row, Option<char>)> {
        let matching = |binding: &&Binding| binding.patterns.len() == self.pending.len();
        let row = context.holds().iter().find_map(|context| {
            self.begun()
                .filter(matching)
                .find(|binding| binding.row.context == *context)
        })?;
        let letter = row
            .patterns
            .iter()
            .zip(&self.pending)
            .find_map(|(pattern, key)| match (pattern, key.code) {
                (Pattern::Any, KeyCode::Char(c)) => Some(c),
                _ => None,
            });
        Some((row.row, letter))
    }

    fn candidates(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.begun()
            .filter(move |binding| context.holds().contains(&binding.row.context))
            .filter(|binding| binding.patterns.len() > self.pending.len())
    }

    /// The bindings that begin with the keys pressed.
    fn begun(&self) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(|binding| {
            binding.patterns.len() >= self.pending.len()
                && self.pending.iter().zip(&binding.patterns).all(fits)
        })
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

fn fits((key, pattern): (&Key, &Pattern)) -> bool {
    match pattern {
        Pattern::Key(wanted) => key == wanted,
        Pattern::Any => matches!(key.code, KeyCode::Char(_)) && !key.ctrl && !key.alt,
    }
}

fn digit(key: Key) -> Option<usize> {
    match key.code {
        KeyCode::Char(c) if !key.ctrl && !key.alt => c.to_digit(10).map(|digit| digit as usize),
        _ => None,
    }
}

/// The keys that `written` names: characters as they are, others as `<enter>`, with `<c-x>` for Control,
/// `<a-x>` for Alt and `<s-x>` for Shift. White space between keys is for the eye.
pub fn keys(written: &str) -> Vec<Key> {
    patterns(written)
        .into_iter()
        .filter_map(|pattern| match pattern {
            Pattern::Key(key) => Some(key),
            Pattern::Any => None,
        })
        .collect()
}

fn patterns(written: &str) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    let mut rest = written.trim_start();
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|after| {
            let (name, after) = after.split_once('>')?;
            Some((named_pattern(name)?, after))
        });
        let (pattern, after) = named.unwrap_or((
            Pattern::Key(Key::plain(KeyCode::Char(c))),
            &rest[c.len_utf8()..],
        ));
        patterns.push(pattern);
        rest = after.trim_start();
    }
    patterns
}

/// The keys with names, as they are written and as they are shown.
const NAMED: &[(&str, KeyCode, &str)] = &[
    ("space", KeyCode::Char(' '), "Space"),
    ("lt", KeyCode::Char('<'), "<"),
    ("enter", KeyCode::Enter, "Enter"),
    ("esc", KeyCode::Esc, "Esc"),
    ("tab", KeyCode::Tab, "Tab"),
    ("s-tab", KeyCode::BackTab, "Shift-Tab"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("del", KeyCode::Delete, "Del"),
    ("up", KeyCode::Up, "↑"),
    ("down", KeyCode::Down, "↓"),
    ("left", KeyCode::Left, "←"),
    ("right", KeyCode::Right, "→"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pgup", KeyCode::PageUp, "PgUp"),
    ("pgdn", KeyCode::PageDown, "PgDn"),
];

fn named_pattern(name: &str) -> Option<Pattern> {
    if name == "any" {
        return Some(Pattern::Any);
    }
    if let Some(&(_, code, _)) = NAMED.iter().find(|(written, _, _)| *written == name) {
        return Some(Pattern::Key(Key::plain(code)));
    }
    let (modifier, name) = name.split_once('-')?;
    let code = match NAMED.iter().find(|(written, _, _)| *written == name) {
        Some(&(_, code, _)) => code,
        None => KeyCode::Char(name.chars().next().filter(|c| c.len_utf8() == name.len())?),
    };
    let key = Key::plain(code);
    match modifier {
        "c" => Some(Pattern::Key(Key { ctrl: true, ..key })),
        "a" => Some(Pattern::Key(Key { alt: true, ..key })),
        "s" => Some(Pattern::Key(Key { shift: true, ..key })),
        _ => None,
    }
}

/// A row's keys as they are shown to a reader, without those that mean something else in `context`; empty where
/// none is left.
pub fn shown_in(row: &Row, context: Context) -> String {
    if row.context == context || row.context.is_passing() {
        return shown(row);
    }
    let own: Vec<Vec<Pattern>> = ACTIONS
        .iter()
        .filter(|other| other.context == context)
        .flat_map(|other| other.keys.iter().map(|keys| patterns(keys)))
        .collect();
    let left = row.keys.iter().map(|keys| patterns(keys));
    // What goes on with a key that acts at once is still there, but for a selection, which that key ends.
    let left = left.filter(|keys| {
        !own.iter().any(|own| match context {
            Context::Selecting => keys.starts_with(own),
            _ => keys == own,
        })
    });
    let names = left.map(|keys| keys.iter().map(pattern_name).collect::<String>());
    names.collect::<Vec<_>>().join("  ")
}

/// A row's keys as they are shown to a reader.
pub fn shown(row: &Row) -> String {
    let sequences = row
        .keys
        .iter()
        .map(|keys| patterns(keys).iter().map(pattern_name).collect::<String>());
    sequences.collect::<Vec<_>>().join("  ")
}

fn pattern_name(pattern: &Pattern) -> String {
    match pattern {
        Pattern::Key(key) => key_name(*key),
        Pattern::Any => "x".to_owned(),
    }
}

/// How a key is shown to a reader.
pub fn key_name(key: Key) -> String {
    let named = NAMED.iter().find(|(_, code, _)| *code == key.code);
    let name = match (key.code, named) {
        (_, Some((_, _, shown))) => (*shown).to_owned(),
        (KeyCode::Char(c), None) if key.ctrl => c.to_uppercase().to_string(),
        (KeyCode::Char(c), None) => c.to_string(),
        (KeyCode::Function(n), None) => format!("F{n}"),
        (_, None) => String::new(),
    };
    let modifiers = [
        (key.ctrl, "Ctrl-"),
        (key.alt, "Alt-"),
        (key.shift, "Shift-"),
    ];
    let pressed = modifiers.iter().filter(|(pressed, _)| *pressed);
    pressed.map(|(_, name)| *name).collect::<String>() + &name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(keys: &mut Keys, context: Context, script: &str) -> Vec<Pressed> {
        super::keys(script)
            .into_iter()
            .map(|key| keys.press(context, key))
            .collect()
    }

    fn action(pressed: &Pressed) -> Option<(Action, Option<usize>, Option<char>)> {
        match pressed {
            Pressed::Command(c) => Some((c.action, c.count, c.letter)),
            _ => None,
        }
    }

    #[test]
    fn counts_prefixes_and_letters() {
        let mut keys = Keys::new();
        let pressed = press(&mut keys, Context::Body, "1 2 j ma '' 40%");
        let actions: Vec<_> = pressed.iter().filter_map(action).collect();
        assert_eq!(
            actions,
            [
                (Action::LineDown, Some(12), None),
                (Action::SetMark, None, Some('a')),
                (Action::GoToMark, None, Some('\'')),
                (Action::Percent, Some(40), None),
            ]
        );
    }

    #[test]
    fn a_key_means_what_its_context_says() {
        let mut keys = Keys::new();
        let sidebar = press(&mut keys, Context::Sidebar, "3 j t");
        let actions: Vec<_> = sidebar.iter().filter_map(action).map(|a| a.0).collect();
        assert_eq!(
            actions,
            [Action::Levels(3), Action::RowDown, Action::Outline]
        );
    }

    #[test]
    fn an_unbound_second_key_ends_the_sequence() {
        let mut keys = Keys::new();
        let pressed = press(&mut keys, Context::Body, "z z j");
        assert_eq!(pressed[..2], [Pressed::Wait, Pressed::Nothing]);
        assert!(action(&pressed[2]).is_some());
    }

    /// A sequence that begins another one could never be told from its beginning.
    #[test]
    fn no_binding_hides_another() {
        let keys = Keys::new();
        for (n, one) in keys.bindings.iter().enumerate() {
            for other in &keys.bindings[n + 1..] {
                let (here, there) = (one.row.context, other.row.context);
                let anywhere = [here, there].contains(&Context::Anywhere);
                let passes = here.is_passing() || there.is_passing();
                let meets = here == there || anywhere && !passes;
                let short = one.patterns.len().min(other.patterns.len());
                assert!(
                    !meets || one.patterns[..short] != other.patterns[..short],
                    "{} and {}",
                    one.row.name,
                    other.row.name
                );
            }
        }
    }

    #[test]
    fn every_written_key_is_understood() {
        for row in ACTIONS {
            for written in row.keys {
                let named = written.matches('<').count();
                assert!(
                    patterns(written).len() <= written.chars().count() && named <= 1,
                    "{written}"
                );
                assert!(
                    !shown(row).contains("c-") && !shown(row).contains("<<"),
                    "{written}"
                );
            }
        }
        assert_eq!(keys("< >").len(), 2);
        assert_eq!(keys("] /fox<enter> <c-f>").len(), 7);
    }
}
