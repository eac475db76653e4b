//! Pages that scroll by themselves.

use crate::app::App;
use crate::app::keys::over::Scrolling;
use crate::app::look::Auto;
use crate::app::outbox::Timer;
use crate::text::width;
use std::time::Duration;

/// How many columns of text a word takes with its space, on the average of European languages.
const WORD_COLUMNS: u32 = 6;
/// How long a row without text stays: as long as a glance takes to cross it.
const BLANK_TIME: Duration = Duration::from_millis(400);

impl App {
    pub(in crate::app) fn toggle_auto(&mut self) {
        match self.look.auto {
            Auto::Off => self.go_on_scrolling(),
            Auto::Running | Auto::Paused => self.stop_scrolling(),
        }
    }

    /// Steers scrolling while it is on.
    pub(in crate::app) fn steer_scrolling(&mut self, does: Scrolling) {
        match does {
            Scrolling::Pause if self.look.auto == Auto::Running => self.pause_scrolling(),
            Scrolling::Pause => self.go_on_scrolling(),
            Scrolling::Faster => self.change_pace(1),
            Scrolling::Slower => self.change_pace(-1),
            Scrolling::Stop => self.stop_scrolling(),
        }
    }

    /// The time of a row has passed.
    pub(in crate::app) fn scroll_by_itself(&mut self) {
        if self.look.auto != Auto::Running {
            return;
        }
        if !self.overlays.is_empty() {
            return self.pause_scrolling();
        }
        if self.reading.scroll(1) || self.articles.arrival.is_arriving() {
            self.look.row_due = true;
        } else {
            self.look.auto = Auto::Off;
            self.outbox.say("this is the end; scrolling has stopped");
        }
    }

    pub(in crate::app) fn change_pace(&mut self, steps: isize) {
        self.turn_named("pace", steps.clamp(-100, 100) as i32);
        let pace = self.look.wishes.pace;
        self.outbox.say(format!("{pace} words a minute"));
        if self.look.auto == Auto::Running {
            self.look.row_due = true;
        }
    }

    fn go_on_scrolling(&mut self) {
        self.look.auto = Auto::Running;
        let pace = self.look.wishes.pace;
        self.outbox
            .say(format!("{pace} words a minute; Space pauses, Esc stops"));
        self.look.row_due = true;
    }

    fn pause_scrolling(&mut self) {
        self.look.auto = Auto::Paused;
        self.outbox.stop(Timer::Row);
        self.outbox.say("scrolling waits; Space goes on, Esc stops");
    }

    fn stop_scrolling(&mut self) {
        self.look.auto = Auto::Off;
        self.outbox.stop(Timer::Row);
        self.outbox.say("scrolling has stopped");
    }

    /// The row at the top stays as long as its words take to be read.
    pub(in crate::app) fn row_follows(&mut self) {
        if !std::mem::take(&mut self.look.row_due) {
            return;
        }
        let first = self.reading.page().lines.first();
        let text = first.map_or(0, |line| width::columns(line.text().trim()));
        let columns_a_minute = u64::from(self.look.wishes.pace * WORD_COLUMNS);
        let time = Duration::from_millis(text as u64 * 60_000 / columns_a_minute.max(1));
        self.outbox.start_row(time.max(BLANK_TIME));
    }
}
