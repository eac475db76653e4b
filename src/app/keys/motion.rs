//! `Motion`: the keys that move in a list or a text over the page, the same in all of them.

use crate::app::event::{Key, KeyCode};

/// A movement in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// By so many rows, up where negative.
    By(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Motion {
    /// What a key means in a list that shows so many rows. Letters are those that move in the text.
    pub fn of(key: Key, rows: usize) -> Option<Self> {
        let (page, half) = (by(rows.saturating_sub(1)), by(rows / 2));
        let named = Self::named(key, rows);
        let lettered = || match (key.code, key.ctrl) {
            (KeyCode::Char('j'), false) | (KeyCode::Char('e'), true) => Some(Self::By(1)),
            (KeyCode::Char('k'), false) | (KeyCode::Char('y'), true) => Some(Self::By(-1)),
            (KeyCode::Char(' '), false) | (KeyCode::Char('f'), true) => Some(Self::By(page)),
            (KeyCode::Char('b'), _) => Some(Self::By(-page)),
            (KeyCode::Char('d'), _) => Some(Self::By(half)),
            (KeyCode::Char('u'), _) => Some(Self::By(-half)),
            (KeyCode::Char('g'), false) | (KeyCode::Home, _) => Some(Self::First),
            (KeyCode::Char('G'), false) | (KeyCode::End, _) => Some(Self::Last),
            _ => None,
        };
        named.or_else(lettered).filter(|_| !key.alt)
    }

    /// As [`Motion::of`], in a list that is searched by typing: letters are typed, and what edits a line does that
    /// while there is something in it.
    pub fn beside_typing(key: Key, rows: usize, typed: &str) -> Option<Self> {
        let letter = matches!(key.code, KeyCode::Char(_)) && !key.ctrl;
        match typed.is_empty() && !letter {
            true => Self::of(key, rows),
            false => Self::named(key, rows).filter(|_| !key.alt),
        }
    }

    /// Those that mean nothing else anywhere.
    fn named(key: Key, rows: usize) -> Option<Self> {
        let page = by(rows.saturating_sub(1));
        match (key.code, key.ctrl) {
            (KeyCode::Down, _) | (KeyCode::Char('n'), true) => Some(Self::By(1)),
            (KeyCode::Up, _) | (KeyCode::Char('p'), true) => Some(Self::By(-1)),
            (KeyCode::PageDown, _) => Some(Self::By(page)),
            (KeyCode::PageUp, _) => Some(Self::By(-page)),
            _ => None,
        }
    }

    /// Where it leads from a row, in a list with that last one.
    pub fn from(self, row: usize, last: usize) -> usize {
        match self {
            Self::By(rows) => row.saturating_add_signed(rows).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// So many rows, at least one.
fn by(rows: usize) -> isize {
    rows.max(1).try_into().unwrap_or(isize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::keymap;

    fn moved(keys: &str, typed: Option<&str>) -> Vec<usize> {
        let motions = keymap::keys(keys).into_iter().map(|key| match typed {
            Some(typed) => Motion::beside_typing(key, 10, typed),
            None => Motion::of(key, 10),
        });
        motions.flatten().map(|m| m.from(50, 99)).collect()
    }

    #[test]
    fn keys_move_as_in_the_text_and_letters_do_not_where_they_are_typed() {
        let both = "<down><up><pgdn><pgup><c-n><c-p>";
        let to = [51, 49, 59, 41, 51, 49];
        for typed in [None, Some(""), Some("a")] {
            assert_eq!(moved(both, typed), to);
        }
        let editing = "<home><end><c-d><c-u><c-f><c-b>";
        let to = [0, 99, 55, 45, 59, 41];
        assert_eq!(moved(editing, None), to);
        assert_eq!(moved(editing, Some("")), to);
        assert!(moved(editing, Some("a")).is_empty());
        let letters = "jk<space>bdugG";
        assert_eq!(moved(letters, None), [51, 49, 59, 41, 55, 45, 0, 99]);
        assert!(moved(letters, Some("")).is_empty());
        assert_eq!(Motion::By(isize::MIN).from(3, 9), 0);
        assert_eq!(Motion::of(keymap::keys("<a-j>")[0], 10), None);
    }
}
