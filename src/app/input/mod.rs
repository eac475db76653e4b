//! What the reader and the terminal send: keys and pasted text here, the mouse and what lies over the page in files of
//! their own. Nothing else dispatches.

use crate::app::App;
use crate::app::event::{Effect, Key, KeyCode};
use crate::app::keys::context::Context;
use crate::app::keys::keymap;
use crate::app::keys::keymap::{Command, Pressed};
use crate::app::look::{Auto, Focus};
use crate::app::outbox::Timer;
use ratatui::layout::Size;

mod mouse;
mod overlay;

impl App {
    pub(in crate::app) fn key(&mut self, key: Key) {
        self.outbox.seen();
        self.forget_last_read();
        self.articles.arrival.wanted = None;
        if key.ctrl && key.code == KeyCode::Char('c') {
            return self.outbox.push(Effect::Quit);
        }
        if self.overlay_pressed(key) {
            return;
        }
        if self.keys.waiting() && key.code == KeyCode::Esc {
            return self.keys.clear();
        }
        self.outbox.stop(Timer::Hint);
        if self.look.auto != Auto::Off
            && !self.keys.waiting()
            && let Some(action) = self.keys.single(Context::Scrolling, key)
        {
            return self.perform(Command::plain(action));
        }
        self.reading.sent = None;
        let typed = self.keys.typed();
        match self.keys.press(self.context(), key) {
            Pressed::Command(command) => self.perform(command),
            Pressed::Wait => self.outbox.start_hint(),
            Pressed::Count => {}
            Pressed::Nothing => {
                let name = typed + &keymap::key_name(key);
                self.outbox
                    .say(format!("{name} does nothing here; ? shows every key"));
            }
        }
    }

    pub(in crate::app) fn resize(&mut self, size: Size) {
        self.size = size;
        self.forget_last_read();
        // A sidebar called over the text is not meant to stay through a change of the screen.
        self.look.sidebar_over = false;
        if !self.look.sidebar_shown(size) {
            self.look.focus = Focus::Body;
        }
        if let Some(selection) = &mut self.reading.selection {
            selection.column = None;
            let caret = selection.caret();
            self.reading.keep_on_page(caret);
        }
    }
}
