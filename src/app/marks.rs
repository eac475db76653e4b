//! The marks as a list: their letters and the first words there; one is chosen and gone to.

use super::App;
use super::event::{Key, KeyCode};
use super::overlay::Overlay;
use crate::layout::Top;
use crate::text::clean::Clean;

/// How much of the text at a mark is shown at most, in bytes: more than a line has room for.
const WORDS_BYTES_MAX: usize = 400;

/// The list of marks.
#[derive(Debug)]
pub struct Marks {
    /// The marks, by their letters.
    pub rows: Vec<Mark>,
    /// The one that is chosen.
    pub selected: usize,
}

/// A mark.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Its letter.
    pub letter: char,
    /// Where it is.
    pub place: Top,
    /// The text there.
    pub words: Clean,
}

impl App {
    /// Lists the marks.
    pub(super) fn list_marks(&mut self) {
        let article = self.reading.article();
        let words = |place: &Top| {
            let block = article.blocks.get(place.position.block.index());
            let text = block.map_or("", |block| &*block.prose.text);
            let from = text.floor_char_boundary(place.position.offset as usize);
            let rest = &text[from..];
            Clean::line(&rest[..rest.floor_char_boundary(WORDS_BYTES_MAX)])
        };
        let rows: Vec<Mark> = self
            .reading
            .trail
            .marks()
            .map(|(letter, place)| Mark {
                letter,
                place,
                words: words(&place),
            })
            .collect();
        if rows.is_empty() {
            return self.outside.say("no marks yet; ma sets mark a");
        }
        let selected = 0;
        self.overlays.push(Overlay::Marks(Marks { rows, selected }));
    }

    /// Takes a key while the marks are listed: of choosing, else a mark's letter.
    pub(super) fn marks_key(&mut self, key: Key) {
        let Some(Overlay::Marks(marks)) = self.overlays.last_mut() else {
            return;
        };
        let last = marks.rows.len().saturating_sub(1);
        let by_letter = |c: char| marks.rows.iter().position(|mark| mark.letter == c);
        match key.code {
            KeyCode::Down => marks.selected = (marks.selected + 1).min(last),
            KeyCode::Up => marks.selected = marks.selected.saturating_sub(1),
            KeyCode::Home => marks.selected = 0,
            KeyCode::End => marks.selected = last,
            KeyCode::Enter => self.go_to_listed_mark(),
            KeyCode::Esc => _ = self.overlays.pop(),
            KeyCode::Char(c) => match (by_letter(c), c) {
                (Some(row), _) => {
                    marks.selected = row;
                    self.go_to_listed_mark();
                }
                // Where no mark has these letters, they are what they are elsewhere.
                (None, 'j') => marks.selected = (marks.selected + 1).min(last),
                (None, 'k') => marks.selected = marks.selected.saturating_sub(1),
                (None, 'q') => _ = self.overlays.pop(),
                _ => {}
            },
            _ => {}
        }
    }

    fn go_to_listed_mark(&mut self) {
        if let Some(Overlay::Marks(marks)) = self.overlays.pop()
            && let Some(mark) = marks.rows.get(marks.selected)
        {
            self.reading.leave();
            self.reading.return_to(mark.place);
        }
    }
}
