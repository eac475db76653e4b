//! The menu of how the page is set, changed while it is in sight.

use crate::app::App;
use crate::app::look::settings::{SETTINGS, Setting};
use crate::app::overlay::Overlay;
use crate::app::overlay::menu::Menu;

impl App {
    pub(in crate::app) fn open_comfort(&mut self) {
        self.overlays.push(Overlay::Comfort(Menu::default()));
    }

    /// Changes the setting in a row of the table at once, up or down.
    pub(in crate::app) fn turn_setting(&mut self, row: usize, up: bool) {
        if let Some(setting) = SETTINGS.get(row) {
            self.change_setting(setting, if up { 1 } else { -1 });
        }
    }

    /// Changes the setting of that name by so many steps, down where negative.
    pub(in crate::app) fn turn_named(&mut self, name: &str, steps: i32) {
        if let Some(setting) = Setting::named(name) {
            self.change_setting(setting, steps);
        }
    }

    fn change_setting(&mut self, setting: &Setting, steps: i32) {
        let room = self.widest_measure();
        setting.turn(&mut self.look.wishes, steps, room);
    }
}
