//! `Menu`: how the page is set, a line for each thing, changed while it is in sight.

use crate::app::keys::action::Action;
use crate::app::keys::context::Context;
use crate::app::keys::over::InMenu;
use ratatui::layout::Position as Cell;

use crate::app::event::{Key, Mouse};
use crate::app::keys::motion::Motion;
use crate::app::look::settings::SETTINGS;
use crate::app::overlay::{Asked, Scene, row_of};

/// The menu, open.
#[derive(Debug, Default)]
pub struct Menu {
    /// Which line is chosen.
    pub selected: usize,
}

impl Menu {
    /// The first line that is shown on so many rows: the chosen one is kept in sight.
    pub fn first_shown(&self, rows: u16) -> usize {
        (self.selected + 1).saturating_sub(rows.into())
    }

    /// Takes a key: of choosing a line, or of changing it.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        let rows = scene.panes.menu(SETTINGS.len()).list.height.into();
        let (lines, last) = (SETTINGS.len(), SETTINGS.len() - 1);
        let chosen = self.selected.min(last);
        match scene.keys.single(Context::Menu, key) {
            Some(Action::Menu(InMenu::Less)) => return Asked::Turn(chosen, false),
            Some(Action::Menu(InMenu::More)) => return Asked::Turn(chosen, true),
            Some(Action::Menu(InMenu::Close)) => return Asked::Close,
            Some(Action::Menu(InMenu::Next)) => self.selected = (self.selected + 1) % lines,
            Some(Action::Menu(InMenu::Before)) => self.selected = (self.selected + last) % lines,
            _ => {
                let does = scene.keys.in_list(key);
                match does.and_then(|does| Motion::of(does, rows)) {
                    // The menu is short: a step beyond its end is one to its other end.
                    Some(Motion::By(step @ (1 | -1))) => {
                        self.selected = (self.selected + lines).saturating_add_signed(step) % lines;
                    }
                    Some(motion) => self.selected = motion.from(self.selected, last),
                    None => {}
                }
            }
        }
        Asked::Nothing
    }

    /// Takes a click: on a line it chooses that; on its value, or on the line chosen before, it changes that too,
    /// back where the value has its `<`. On the page it closes the menu.
    pub fn click(&mut self, mouse: Mouse, scene: &Scene<'_>) -> Asked {
        let panes = scene.panes.menu(SETTINGS.len());
        let pointer = Cell::new(mouse.column, mouse.row);
        if !panes.band.contains(pointer) {
            return Asked::Close;
        }
        let Some(row) = row_of(panes.list, mouse) else {
            return Asked::Nothing;
        };
        let line = self.first_shown(panes.list.height) + row;
        if line >= SETTINGS.len() {
            return Asked::Nothing;
        }
        let was_chosen = self.selected == line;
        self.selected = line;
        if was_chosen || panes.values.contains(pointer) {
            let back = was_chosen && pointer.x == panes.values.x;
            return Asked::Turn(line, !back);
        }
        Asked::Nothing
    }
}
