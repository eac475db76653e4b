//! What lies over the page takes keys and clicks, and what it wants done is done.

use crate::app::App;
use crate::app::event::{Effect, Key, KeyCode, Mouse};
use crate::app::list::history::Earlier;
use crate::app::list::typed::{Edit, Typed};
use crate::app::overlay::Overlay;
use crate::app::overlay::pane::Pane;
use crate::app::overlay::prompt::{Prompt, Purpose};
use crate::app::search::Manner;
use ratatui::layout::Position as Cell;
use ratatui::layout::Rect;

impl App {
    pub(in crate::app) fn ask(&mut self, purpose: Purpose) {
        let line = match purpose {
            Purpose::Search | Purpose::Only => {
                self.reading.show_all();
                self.reading.keep_opened();
                let manner = Manner::default();
                self.search.begin("", manner, self.reading.top());
                Typed::default()
            }
            Purpose::Filter => Typed::new(self.sidebar.filter()),
            Purpose::Pipe(_) => Typed::default(),
        };
        self.overlays
            .push(Overlay::Prompt(Prompt { purpose, line }));
    }

    /// Closes what lies on top. What it had running ends: nobody wants its answer any more.
    pub(in crate::app) fn close_overlay(&mut self) {
        if let Some(Overlay::Pane(Pane { job: Some(job), .. })) = self.overlays.pop() {
            self.outbox.push(Effect::StopPipe(job));
            self.outbox.say("the command was stopped");
        }
    }

    /// Closes all that lies over the page.
    pub(in crate::app) fn close_overlays(&mut self) {
        while !self.overlays.is_empty() {
            self.close_overlay();
        }
    }

    pub(in crate::app) fn overlay_key(&mut self, key: Key) {
        let panes = self.panes();
        match self.overlays.last_mut() {
            Some(Overlay::Help(help)) => {
                let stays = help.press(key, panes.help().list.height.into());
                if !stays {
                    self.overlays.pop();
                }
            }
            Some(Overlay::Prompt(_)) => self.prompt_key(key),
            Some(Overlay::Comfort(_)) => self.comfort_key(key),
            Some(Overlay::Pane(_)) => self.pane_key(key),
            Some(Overlay::Jumps(_)) => self.marks_key(key),
            Some(Overlay::Finder(_)) => self.finder_key(key),
            Some(Overlay::Hints(_)) => self.hint_key(key),
            Some(Overlay::Peek(_)) => self.peek_key(key),
            Some(Overlay::Question(_)) => self.question_key(key),
            None => {}
        }
    }

    fn prompt_key(&mut self, key: Key) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        match key.code {
            KeyCode::Esc => self.prompt_left(),
            KeyCode::Enter => self.prompt_entered(),
            KeyCode::Backspace if prompt.line.text().is_empty() => self.prompt_left(),
            KeyCode::Tab => self.next_piece(),
            KeyCode::Char(c) if key.ctrl && prompt.purpose.searches() && "rtnp".contains(c) => {
                self.search_key(c);
            }
            KeyCode::Up => self.recall(1),
            KeyCode::Down => self.recall(-1),
            _ if prompt.line.press(key) == Edit::Changed => self.prompt_changed(),
            _ => {}
        }
    }

    pub(in crate::app) fn prompt_changed(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last() else {
            return;
        };
        let text = prompt.line.text().to_owned();
        match prompt.purpose {
            Purpose::Search | Purpose::Only => {
                let (manner, origin) = (self.search.manner(), self.search.origin());
                self.reading.close_opened();
                self.search.begin(&text, manner, origin);
                match self.search.is_active() {
                    true => self.search_on(),
                    false => self.reading.set_top(origin),
                }
            }
            Purpose::Filter => {
                self.sidebar.set_filter(self.reading.article(), &text);
                self.list_on();
            }
            Purpose::Pipe(_) => {}
        }
    }

    /// A key that changes how is looked for, or that steps through what was found.
    fn search_key(&mut self, key: char) {
        let mut manner = self.search.manner();
        match key {
            'r' => manner.regex = !manner.regex,
            't' => manner.backward = !manner.backward,
            _ => return self.step_sections_with_hits(key == 'n'),
        }
        self.search.set_manner(manner);
        self.prompt_changed();
    }

    /// Enter: what was typed holds.
    fn prompt_entered(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.pop() else {
            return;
        };
        if let Purpose::Pipe(piece) = prompt.purpose {
            let command = prompt.line.text();
            self.commands.remember(Earlier::plain(command));
            return self.pipe(piece, command);
        }
        if prompt.purpose == Purpose::Filter {
            self.sidebar.complete(self.reading.article());
            if self.sidebar.is_empty() {
                let text = format!("no section with \"{}\"", prompt.line.text());
                self.outbox.say(text);
                self.sidebar.set_filter(self.reading.article(), "");
            }
            return;
        }
        let origin = self.search.origin();
        if let Some(error) = self.search.error() {
            self.outbox
                .say(format!("not a regular expression: {error}"));
            self.reading.set_top(origin);
            return self.search.end();
        }
        if !self.search.is_active() && prompt.purpose == Purpose::Search {
            return self.next_hit(true);
        }
        if !self.search.is_active() {
            return;
        }
        let place = self.reading.place_of(origin);
        self.reading.trail.leave(place);
        self.search.remember();
        if self.search.current().is_none() && !self.search.is_seeking() {
            let text = format!("no hit for \"{}\"", self.search.text());
            self.outbox.say(text);
        } else if prompt.purpose == Purpose::Only {
            self.only_hits();
        }
    }

    /// Esc: everything is as it was before.
    fn prompt_left(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.pop() else {
            return;
        };
        match prompt.purpose {
            Purpose::Search | Purpose::Only => {
                self.reading.close_opened();
                self.reading.set_top(self.search.origin());
                self.search.end();
            }
            Purpose::Filter => self.sidebar.set_filter(self.reading.article(), ""),
            Purpose::Pipe(_) => {}
        }
    }

    /// Brings an earlier or later line of the history into the prompt.
    fn recall(&mut self, back: isize) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        let history = match prompt.purpose {
            Purpose::Search | Purpose::Only => self.search.history(),
            Purpose::Pipe(_) => &self.commands,
            Purpose::Filter => return,
        };
        let Some(Earlier { text, regex }) = history.recall(prompt.line.text(), back) else {
            return;
        };
        prompt.line = Typed::new(&text);
        if !prompt.purpose.searches() {
            return;
        }
        let manner = self.search.manner();
        self.search.set_manner(Manner { regex, ..manner });
        self.prompt_changed();
    }
}

/// Clicks.
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
pub(in crate::app) fn row_of(list: Rect, mouse: Mouse) -> Option<usize> {
    let pointer = Cell::new(mouse.column, mouse.row);
    list.contains(pointer)
        .then(|| usize::from(mouse.row - list.y))
}
