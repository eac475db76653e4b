//! The menu of how the page is set, changed while it is in sight.

use crate::app::App;
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

    /// Changes one thing at once, up or down; what has two states changes to the other.
    pub(in crate::app) fn change_comfort(&mut self, comfort: Comfort, up: bool) {
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
