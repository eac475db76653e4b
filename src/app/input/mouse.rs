//! The mouse: the wheel scrolls what is under it, a click goes, a held divider or scrollbar follows.

use crate::app::outbox::Timer;
use crate::app::reading::caret;
use crate::app::reading::selection::{paragraph, whole};
use ratatui::layout::{Position as Cell, Rect};

use crate::app::App;
use crate::app::event::{Mouse, MouseAction};
use crate::app::look::{Focus, Held};
use crate::document::LinkId;

/// How many rows a step of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

impl App {
    pub(in crate::app) fn mouse(&mut self, mouse: Mouse) {
        self.articles.arrival.wanted = None;
        self.forget_last_read();
        match mouse.action {
            MouseAction::WheelUp => self.wheel(mouse, -WHEEL_ROWS),
            MouseAction::WheelDown => self.wheel(mouse, WHEEL_ROWS),
            MouseAction::Press if self.overlay_clicked(mouse) => {}
            MouseAction::Press => self.mouse_press(mouse),
            MouseAction::Drag => self.mouse_drag(mouse),
            MouseAction::Release => {
                if let Some(Held::Text(_)) = self.look.held.take() {
                    match self.link_under(mouse) {
                        Some(link) if self.reading.sent.is_none() => self.follow(link),
                        _ if self.reading.sent.is_none() => self.heading_clicked(mouse),
                        _ => self.text_released(),
                    }
                }
            }
        }
    }

    /// A click on a heading folds its section, or opens it.
    fn heading_clicked(&mut self, mouse: Mouse) {
        let text = self.panes().text;
        if over(text, mouse) {
            self.toggle_fold_at(usize::from(mouse.row - text.y));
        }
    }

    fn wheel(&mut self, mouse: Mouse, rows: isize) {
        if self.overlay_wheeled(rows) {
            return;
        }
        if over(self.panes().sidebar, mouse) {
            let current = self.reading.current_section();
            if self.look.focus == Focus::Sidebar {
                self.sidebar.select_by(rows);
            } else {
                self.sidebar.wheel(rows, current);
            }
        } else {
            self.reading.scroll(rows);
        }
    }

    /// The link whose words are under the pointer, or the note that they refer to.
    fn link_under(&self, mouse: Mouse) -> Option<LinkId> {
        let panes = self.panes();
        let text = panes.text;
        let reach = Rect {
            width: text.width + panes.spare(),
            ..text
        };
        if over(panes.notes, mouse) {
            let row = usize::from(mouse.row - panes.notes.y);
            let mut beside = self.reading.page().beside.iter();
            if let Some(note) = beside.find(|note| note.row == row) {
                return Some(note.link);
            }
        }
        if !over(reach, mouse) {
            return None;
        }
        let row = usize::from(mouse.row - text.y);
        let line = self.reading.page().lines.get(row)?;
        let column = usize::from(mouse.column - text.x);
        let mut from = usize::from(line.indent);
        for run in &line.runs {
            let columns = line.ruler.columns(&run.shown());
            if (from..from + columns).contains(&column) {
                return run.face.link;
            }
            from += columns;
        }
        None
    }

    /// A click on a row of the outline goes there; on the sign of what is folded, it unfolds.
    fn list_pressed(&mut self, row: usize, mouse: Mouse) {
        let list = self.panes().list;
        if let Some(mark) = self.sidebar.fold_mark(self.reading.article(), row, list)
            && (mark..=mark + 1).contains(&mouse.column)
        {
            self.sidebar.selected = row;
            return self.sidebar.unfold(self.reading.article());
        }
        self.go_to_row(row);
    }

    fn mouse_press(&mut self, mouse: Mouse) {
        let panes = self.panes();
        self.keys.clear();
        if over(panes.divider, mouse) {
            self.look.held = Some(Held::Divider);
        } else if over(panes.list, mouse) {
            let row = self.sidebar.offset + usize::from(mouse.row - panes.list.y);
            self.list_pressed(row, mouse);
        } else if over(panes.sidebar, mouse) {
            self.focus(Focus::Sidebar);
        } else if over(panes.scrollbar, mouse) {
            self.reading.leave();
            self.look.held = Some(Held::Scrollbar);
            self.mouse_drag(mouse);
        } else if over(panes.body, mouse) {
            self.focus(Focus::Body);
            if over(panes.text, mouse) {
                self.open_fold(usize::from(mouse.row - panes.text.y));
            }
            self.text_pressed(mouse);
        }
    }

    fn mouse_drag(&mut self, mouse: Mouse) {
        let panes = self.panes();
        match self.look.held {
            Some(Held::Divider) => self.look.set_sidebar_columns(mouse.column.into()),
            Some(Held::Scrollbar) => {
                let bar = panes.scrollbar;
                let row = mouse
                    .row
                    .saturating_sub(bar.y)
                    .min(bar.height.saturating_sub(1));
                let progress = f64::from(row) / f64::from(bar.height.max(2) - 1);
                self.go_to_progress(progress);
            }
            Some(Held::Text(_)) => self.text_dragged(mouse),
            None => {}
        }
    }
}

/// The mouse over the text.
impl App {
    /// The button went down over the text: once begins a selection, twice takes the word, three times the
    /// paragraph.
    pub(in crate::app) fn text_pressed(&mut self, mouse: Mouse) {
        self.reading.selection = None;
        let cell = (mouse.column, mouse.row);
        let clicks = match self.look.clicks {
            (at, clicks) if at == cell && self.outbox.waits_for(Timer::Click) => clicks % 3 + 1,
            _ => 1,
        };
        self.look.clicks = (cell, clicks);
        self.outbox.start_click();
        let Some(place) = self.reading.place_at(mouse, self.panes().text) else {
            return;
        };
        self.look.held = Some(Held::Text(place));
        let document = self.reading.document();
        self.reading.sent = match clicks {
            1 => None,
            // A drag may begin on a blank row; of a word or paragraph there is none.
            _ if self.reading.is_blank(mouse, self.panes().text) => None,
            2 => {
                let (first, last) = caret::word_at(document, place);
                Some(first..caret::after(document, last))
            }
            _ => Some(whole(document, paragraph(document, place.block))),
        };
    }

    /// The pointer moved with the button down: at the edges the page moves along.
    fn text_dragged(&mut self, mouse: Mouse) {
        let text = self.panes().text;
        if mouse.row < text.y || (mouse.row == 0 && text.y == 0) {
            self.reading.scroll(-1);
        } else if mouse.row >= text.bottom() {
            self.reading.scroll(1);
        }
    }

    /// While text is dragged over, it is marked from the letter where the button went down to the one under the
    /// pointer.
    pub(in crate::app) fn drag_follows(&mut self, mouse: Mouse) {
        let (Some(Held::Text(from)), MouseAction::Drag) = (self.look.held, mouse.action) else {
            return;
        };
        let Some(to) = self.reading.place_at(mouse, self.panes().text) else {
            return;
        };
        let document = self.reading.document();
        let (start, last) = (from.min(to), from.max(to));
        let moved = from != to || self.reading.sent.is_some();
        self.reading.sent = moved.then(|| start..caret::after(document, last));
    }

    /// The button went up: what is marked is copied.
    pub(in crate::app) fn text_released(&mut self) {
        if let Some(range) = self.reading.sent.clone() {
            self.copy_range(range);
        }
    }
}

fn over(pane: Rect, mouse: Mouse) -> bool {
    pane.contains(Cell {
        x: mouse.column,
        y: mouse.row,
    })
}
