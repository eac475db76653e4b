//! The comfort menu: how the page is set, changed while it is in sight. And what a reader does for the eyes' sake
//! besides: one paragraph lit, pages that scroll by themselves.

use std::time::Duration;

use ratatui::layout::Position as Cell;

use crate::app::App;
use crate::app::event::{Key, KeyCode};
use crate::app::keys::motion::Motion;
use crate::app::look::Auto;
use crate::app::outbox::Timer;
use crate::app::overlay::Overlay;
use crate::app::overlay::menu::{Comfort, Menu};
use crate::layout::{Bidi, CodeWrap};
use crate::text::width;

/// The paces, in words a minute, from a child's to a skimmer's.
const PACES: std::ops::RangeInclusive<u32> = 60..=1200;
/// By how many words a minute a key changes the pace.
const PACE_STEP: u32 = 20;
/// How many columns of text a word takes with its space, on the average of European languages.
const WORD_COLUMNS: u32 = 6;
/// How long a row without text stays: as long as a glance takes to cross it.
const BLANK_TIME: Duration = Duration::from_millis(400);
/// The most blank rows between two lines.
const LEADING_MAX: u8 = 2;
/// What can be done with code that is too wide, in the menu's order.
const CODE_WRAPS: [CodeWrap; 3] = [CodeWrap::AllButDrawings, CodeWrap::None, CodeWrap::All];

impl App {
    pub(in crate::app) fn open_comfort(&mut self) {
        self.overlays.push(Overlay::Comfort(Menu::default()));
    }

    /// A key while the comfort menu is open.
    pub(in crate::app) fn comfort_key(&mut self, key: Key) {
        let rows = self.panes().menu(Comfort::ALL.len()).list.height.into();
        let Some(Overlay::Comfort(menu)) = self.overlays.last_mut() else {
            return;
        };
        let (lines, last) = (Comfort::ALL.len(), Comfort::ALL.len() - 1);
        let chosen = Comfort::ALL[menu.selected.min(last)];
        match key.code {
            KeyCode::Left | KeyCode::Char('h' | '-') => self.change_comfort(chosen, false),
            KeyCode::Right | KeyCode::Char('l' | ' ' | '+') => self.change_comfort(chosen, true),
            KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q' | ',') => _ = self.overlays.pop(),
            KeyCode::Tab => menu.selected = (menu.selected + 1) % lines,
            KeyCode::BackTab => menu.selected = (menu.selected + last) % lines,
            _ => match Motion::of(key, rows) {
                // The menu is short: a step beyond its end is one to its other end.
                Some(Motion::By(step @ (1 | -1))) => {
                    menu.selected = (menu.selected + lines).saturating_add_signed(step) % lines;
                }
                Some(motion) => menu.selected = motion.from(menu.selected, last),
                None => {}
            },
        }
    }

    /// A click while the comfort menu is open: on a line it chooses that; on its value, or on the line chosen
    /// before, it changes that too, back where the value has its `<`. On the page it closes the menu.
    pub(in crate::app) fn comfort_clicked(&mut self, pointer: Cell) {
        let panes = self.panes().menu(Comfort::ALL.len());
        let Some(Overlay::Comfort(menu)) = self.overlays.last_mut() else {
            return;
        };
        if !panes.band.contains(pointer) {
            self.overlays.pop();
            return;
        }
        let row = usize::from(pointer.y.saturating_sub(panes.list.y));
        let line = menu.first_shown(panes.list.height) + row;
        let Some(comfort) = Comfort::ALL.get(line).copied() else {
            return;
        };
        if !panes.list.contains(pointer) {
            return;
        }
        let chosen = menu.selected == line;
        menu.selected = line;
        if chosen || panes.values.contains(pointer) {
            let back = chosen && pointer.x == panes.values.x;
            self.change_comfort(comfort, !back);
        }
    }

    /// Changes one thing at once, up or down; what has two states changes to the other.
    fn change_comfort(&mut self, comfort: Comfort, up: bool) {
        let step = if up { 1 } else { -1 };
        let room = self.widest_measure();
        let look = &mut self.look;
        match comfort {
            Comfort::Theme => look.turn_theme(up),
            Comfort::Measure => look.change_measure(step, room),
            Comfort::Leading => {
                look.leading = look
                    .leading
                    .saturating_add_signed(step as i8)
                    .min(LEADING_MAX);
            }
            Comfort::Justify => look.justify = !look.justify,
            Comfort::Hyphenate => look.hyphenate = !look.hyphenate,
            Comfort::Notes => look.margin_notes = !look.margin_notes,
            Comfort::Code => look.code_wrap = turned(CODE_WRAPS, look.code_wrap, up),
            Comfort::Ambiguous => look.ambiguous_wide = !look.ambiguous_wide,
            Comfort::Bidi => look.bidi = turned([Bidi::Page, Bidi::Terminal], look.bidi, up),
            Comfort::Scrollbar => look.scrollbar = !look.scrollbar,
            Comfort::Focus => look.one_lit = !look.one_lit,
            Comfort::Pace => look.pace = pace(look.pace, up),
        }
    }

    /// Moves what is too wide by so many steps.
    pub(in crate::app) fn pan(&mut self, steps: isize) {
        match self.reading.pan(steps) {
            Ok(true) => {}
            Ok(false) => self.outbox.say(match steps > 0 {
                true => "this is the end of the longest line",
                false => "this is the beginning of the lines",
            }),
            Err(why) => self.outbox.say(why),
        }
    }

    pub(in crate::app) fn toggle_lit(&mut self) {
        self.look.one_lit = !self.look.one_lit;
        self.outbox.say(match self.look.one_lit {
            true => "one paragraph is lit; { } light the ones around it",
            false => "all paragraphs are lit",
        });
    }

    /// Lights another paragraph.
    pub(in crate::app) fn light_next(&mut self, paragraphs: isize) {
        if let Err(why) = self.reading.light_next(paragraphs) {
            self.outbox.say(why);
        }
    }
}

/// Pages that scroll by themselves.
impl App {
    pub(in crate::app) fn toggle_auto(&mut self) {
        match self.look.auto {
            Auto::Off => self.go_on_scrolling(),
            Auto::Running | Auto::Paused => self.stop_scrolling(),
        }
    }

    /// A key of those that steer scrolling while it is on; false where it is none.
    pub(in crate::app) fn auto_key(&mut self, key: Key) -> bool {
        if self.look.auto == Auto::Off || key.ctrl || key.alt || self.keys.waiting() {
            return false;
        }
        match key.code {
            KeyCode::Char(' ') if self.look.auto == Auto::Running => self.pause_scrolling(),
            KeyCode::Char(' ') => self.go_on_scrolling(),
            KeyCode::Char('+') => self.change_pace(1),
            KeyCode::Char('-') => self.change_pace(-1),
            KeyCode::Esc => self.stop_scrolling(),
            _ => return false,
        }
        true
    }

    /// The time of a row has passed.
    pub(in crate::app) fn scroll_by_itself(&mut self) {
        if self.look.auto != Auto::Running {
            return;
        }
        if !self.overlays.is_empty() {
            return self.pause_scrolling();
        }
        if self.reading.scroll(1) {
            self.settle();
            self.wait_for_row();
        } else if self.arrival.is_arriving() {
            self.wait_for_row();
        } else {
            self.look.auto = Auto::Off;
            self.outbox.say("this is the end; scrolling has stopped");
        }
    }

    pub(in crate::app) fn change_pace(&mut self, steps: isize) {
        for _ in 0..steps.unsigned_abs().min(100) {
            self.look.pace = pace(self.look.pace, steps > 0);
        }
        let pace = self.look.pace;
        self.outbox.say(format!("{pace} words a minute"));
        if self.look.auto == Auto::Running {
            self.wait_for_row();
        }
    }

    fn go_on_scrolling(&mut self) {
        self.look.auto = Auto::Running;
        let pace = self.look.pace;
        self.outbox
            .say(format!("{pace} words a minute; Space pauses, Esc stops"));
        self.wait_for_row();
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
    fn wait_for_row(&mut self) {
        let first = self.reading.page().lines.first();
        let text = first.map_or(0, |line| width::columns(line.text().trim()));
        let columns_a_minute = u64::from(self.look.pace * WORD_COLUMNS);
        let time = Duration::from_millis(text as u64 * 60_000 / columns_a_minute.max(1));
        self.outbox.start_row(time.max(BLANK_TIME));
    }
}

/// The value after `value` in a circle of them, or the one before.
fn turned<T: Copy + PartialEq, const N: usize>(all: [T; N], value: T, up: bool) -> T {
    let at = all.iter().position(|one| *one == value).unwrap_or(0);
    all[(at + if up { 1 } else { N - 1 }) % N]
}

fn pace(pace: u32, up: bool) -> u32 {
    let to = match up {
        true => pace + PACE_STEP,
        false => pace.saturating_sub(PACE_STEP),
    };
    to.clamp(*PACES.start(), *PACES.end())
}
