//! The menu of how the page is set, changed while it is in sight.

use ratatui::layout::Position as Cell;

use crate::app::App;
use crate::app::event::{Key, KeyCode};
use crate::app::keys::motion::Motion;
use crate::app::overlay::Overlay;
use crate::app::overlay::menu::{Comfort, Menu};
use crate::layout::{Bidi, CodeWrap};

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
            Comfort::Pace => look.change_pace(up),
        }
    }
}

/// The value after `value` in a circle of them, or the one before.
fn turned<T: Copy + PartialEq, const N: usize>(all: [T; N], value: T, up: bool) -> T {
    let at = all.iter().position(|one| *one == value).unwrap_or(0);
    all[(at + if up { 1 } else { N - 1 }) % N]
}
