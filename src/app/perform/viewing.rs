//! The reader's hands on how things are shown.

use crate::app::App;
use crate::app::event::Effect;
use crate::app::keys::context::Context;
use crate::app::look::geometry::Geometry;
use crate::app::look::{Focus, is_narrow};

impl App {
    pub(in crate::app) fn focus(&mut self, focus: Focus) {
        if self.look.focus != focus && focus == Focus::Sidebar {
            self.sidebar.selected = self.sidebar.row_of(self.reading.current_section());
        }
        self.look.focus = focus;
        if focus == Focus::Body && is_narrow(self.size) {
            self.look.sidebar_over = false;
        }
    }

    /// The outline has the focus and a key led the text elsewhere: its selection goes along, or it makes way where it
    /// lies over that.
    pub(in crate::app) fn outline_follows(&mut self) {
        if self.look.focus != Focus::Sidebar {
            return;
        }
        if is_narrow(self.size) {
            return self.focus(Focus::Body);
        }
        self.sidebar.selected = self.sidebar.row_of(self.reading.current_section());
    }

    pub(in crate::app) fn toggle_sidebar(&mut self) {
        let shown = !self.look.sidebar_shown(self.size);
        self.look.show_sidebar(self.size, shown);
        if shown && is_narrow(self.size) {
            self.focus(Focus::Sidebar);
        }
    }

    pub(in crate::app) fn toggle_focus(&mut self) {
        if self.look.focus == Focus::Sidebar {
            return self.focus(Focus::Body);
        }
        self.look.show_sidebar(self.size, true);
        self.focus(Focus::Sidebar);
    }

    pub(in crate::app) fn widen_sidebar(&mut self, columns: i32) {
        let before = self.panes().sidebar.width;
        if before == 0 {
            return self.outbox.say("the outline is hidden; t shows it");
        }
        self.look.set_sidebar_columns(i32::from(before) + columns);
        if self.panes().sidebar.width == before {
            self.outbox.say(if columns < 0 {
                "the outline is as narrow as it gets"
            } else {
                "the outline is as wide as it gets"
            });
        }
    }

    /// The longest measure that there is room for.
    pub fn widest_measure(&self) -> u16 {
        let mut widest = self.look.clone();
        widest.wishes.measure = u16::MAX;
        Geometry::new(self.size, &widest).text.width
    }

    /// Longer or shorter lines; the usual ones for 0.
    pub(in crate::app) fn change_measure(&mut self, steps: i32) {
        let room = self.widest_measure();
        match steps {
            0 => self.look.reset_measure(),
            steps => self.turn_named("measure", steps),
        }
        let measure = self.look.wishes.measure;
        self.outbox.say(if measure > room {
            format!("lines of {room} columns, all there is room for")
        } else {
            format!("lines of {measure} columns")
        });
    }

    pub(in crate::app) fn next_theme(&mut self) {
        let theme = self.look.next_theme();
        self.outbox.say(format!("theme: {}", theme.name()));
    }

    pub(in crate::app) fn toggle_text_only(&mut self) {
        self.look.text_only = !self.look.text_only;
        self.focus(Focus::Body);
    }

    pub(in crate::app) fn toggle_whole(&mut self) {
        if !self.reading.shows_whole() {
            if self.articles.arrival.is_arriving() {
                return self
                    .outbox
                    .say("the whole page can be shown once it is read in");
            }
            if self.reading.article().furniture.is_empty() {
                return self.outbox.say("nothing was removed from this page");
            }
        }
        self.reading.toggle_whole();
        self.search.restart(self.reading.top());
        self.search_on();
        self.outbox.say(if self.reading.shows_whole() {
            "the whole page; R shows the article alone"
        } else {
            "the article alone"
        });
    }

    pub(in crate::app) fn toggle_mouse(&mut self) {
        self.look.mouse = !self.look.mouse;
        self.outbox.push(Effect::Mouse(self.look.mouse));
        self.outbox.say(if self.look.mouse {
            "the mouse is used here"
        } else {
            "the mouse is the terminal's; M takes it back"
        });
    }

    /// One step out of whatever is open, the innermost first. Never out of the program.
    pub(in crate::app) fn escape(&mut self) {
        if self.context() == Context::Sidebar {
            if self.sidebar.filter().is_empty() {
                self.focus(Focus::Body)
            } else {
                self.sidebar.set_filter(self.reading.article(), "")
            }
        } else if self.reading.selection.take().is_some() {
            // The page stays where the caret led.
        } else if self.reading.shows_only_some() {
            return self.all_paragraphs();
        } else if self.search.is_active() {
            self.search.end();
        } else if self.look.sidebar_over {
            self.look.sidebar_over = false;
        } else if self.look.text_only {
            self.look.text_only = false;
        } else if self.reading.shows_whole() {
            self.toggle_whole();
        } else if self.articles.arrival.is_arriving()
            && !self.articles.arrival.is_seen(self.reading.article())
        {
            self.outbox
                .push(Effect::Cancel(self.articles.arrival.ticket()));
            self.articles.give_up();
            self.outbox.say("it is not read in");
            return;
        } else {
            self.reading.changed.clear();
        }
        self.outbox.hush();
    }

    /// Moves what is too wide by so many steps.
    pub(in crate::app) fn pan(&mut self, steps: isize) {
        match self.reading.pan(steps) {
            Ok(true) => {}
            Ok(false) => self.outbox.say(if steps > 0 {
                "this is the end of the longest line"
            } else {
                "this is the beginning of the lines"
            }),
            Err(why) => self.outbox.say(why),
        }
    }

    pub(in crate::app) fn toggle_lit(&mut self) {
        self.look.wishes.one_lit = !self.look.wishes.one_lit;
        self.outbox.say(if self.look.wishes.one_lit {
            "one paragraph is lit; { } light the ones around it"
        } else {
            "all paragraphs are lit"
        });
    }

    /// Lights another paragraph.
    pub(in crate::app) fn light_next(&mut self, paragraphs: isize) {
        if let Err(why) = self.reading.light_next(paragraphs) {
            self.outbox.say(why);
        }
    }
}
