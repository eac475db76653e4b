//! `Motion`: a movement in a list or a text over the page, by the same keys in all of them.

use crate::app::keys::over::InList;

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
    /// What is meant in a list that shows so many rows; `None` where that is no movement.
    pub fn of(does: InList, rows: usize) -> Option<Self> {
        let (page, half) = (by(rows.saturating_sub(1)), by(rows / 2));
        Some(match does {
            InList::Down => Self::By(1),
            InList::Up => Self::By(-1),
            InList::PageDown => Self::By(page),
            InList::PageUp => Self::By(-page),
            InList::HalfDown => Self::By(half),
            InList::HalfUp => Self::By(-half),
            InList::First => Self::First,
            InList::Last => Self::Last,
            InList::Choose | InList::Close => return None,
        })
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
    use crate::app::keys::keymap::Keys;

    fn moved(keys: &str, typed: Option<&str>) -> Vec<usize> {
        let table = Keys::new();
        let motions = keymap::keys(keys).into_iter().map(|key| {
            let does = match typed {
                Some(typed) => table.beside_typing(key, typed),
                None => table.in_list(key),
            };
            Motion::of(does?, 10)
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
        assert!(moved("<a-j>", None).is_empty());
    }
}
