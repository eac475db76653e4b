//! A click on what lies over the page: on a row of a list, it goes there; on a line of a menu, it changes that.

use ratatui::layout::{Position as Cell, Rect};

use crate::app::App;
use crate::app::event::Mouse;
use crate::app::overlay::Overlay;

impl App {
    /// The mouse is pressed while something lies over the page.
    pub(in crate::app) fn overlay_pressed(&mut self, mouse: Mouse) {
        let panes = self.panes();
        match self.overlays.last_mut() {
            // Beside what can be waved away, that does so.
            Some(Overlay::Hints(_) | Overlay::Peek(_)) => _ = self.overlays.pop(),
            Some(Overlay::Jumps(marks)) => {
                let list = panes.pane();
                let row = row_of(list, mouse).map(|row| row + marks.first_shown(list.height));
                if let Some(row) = row.filter(|row| *row < marks.rows.len()) {
                    marks.selected = row;
                    self.go_to_listed_mark();
                }
            }
            Some(Overlay::Finder(finder)) => {
                let list = panes.searched().list;
                let row = row_of(list, mouse).map(|row| row + finder.first_shown(list.height));
                if let Some(row) = row.filter(|row| *row < finder.len()) {
                    finder.selected = row;
                    self.choose();
                }
            }
            Some(Overlay::Comfort(_)) => self.comfort_clicked(Cell::new(mouse.column, mouse.row)),
            _ => {}
        }
    }
}

/// Which row of a list is under the pointer, from the first one shown.
fn row_of(list: Rect, mouse: Mouse) -> Option<usize> {
    let pointer = Cell::new(mouse.column, mouse.row);
    list.contains(pointer)
        .then(|| usize::from(mouse.row - list.y))
}
