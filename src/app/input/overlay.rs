//! What lies over the page takes what comes in, and what it asks for is done here and nowhere else.

use crate::app::App;
use crate::app::event::{Effect, Key, Mouse};
use crate::app::overlay::pane::Pane;
use crate::app::overlay::{Asked, Overlay, Scene};

impl App {
    /// Hands something to the topmost overlay, and does what that asks for. False where what lies beneath may have it.
    fn hand_to_overlay(&mut self, hand: impl FnOnce(&mut Overlay, &Scene<'_>) -> Asked) -> bool {
        let scene = Scene {
            keys: &self.keys,
            panes: self.panes(),
            document: self.reading.document(),
        };
        let Some(overlay) = self.overlays.last_mut() else {
            return false;
        };
        let asked = hand(overlay, &scene);
        let passes = matches!(asked, Asked::Pass | Asked::CloseAndPass);
        self.answer(asked);
        !passes
    }

    pub(in crate::app) fn overlay_pressed(&mut self, key: Key) -> bool {
        self.hand_to_overlay(|overlay, scene| overlay.press(key, scene))
    }

    pub(in crate::app) fn overlay_clicked(&mut self, mouse: Mouse) -> bool {
        self.hand_to_overlay(|overlay, scene| overlay.click(mouse, scene))
    }

    pub(in crate::app) fn overlay_wheeled(&mut self, rows: isize) -> bool {
        self.hand_to_overlay(|overlay, scene| overlay.wheel(rows, scene))
    }

    pub(in crate::app) fn paste(&mut self, text: &str) {
        self.hand_to_overlay(|overlay, scene| overlay.paste(text, scene));
    }

    fn answer(&mut self, asked: Asked) {
        match asked {
            Asked::Nothing | Asked::Pass => return,
            Asked::More => return self.list_on(),
            Asked::Turn(row, up) => return self.turn_setting(row, up),
            Asked::Typing(answer) => return self.prompt_answered(answer),
            _ => self.close_overlay(),
        }
        match asked {
            Asked::Refuse(why) => self.outbox.say(why),
            Asked::Use(purpose, link) => self.use_link(purpose, link),
            Asked::Choose(choice) => self.choose(choice),
            Asked::GoTo(place) => self.jump_to(place),
            Asked::Jump { articles, jumps } => self.jump(articles, jumps),
            Asked::Open { address, outside } if outside => {
                self.outbox.push(Effect::OpenOutside(address.to_string()));
            }
            Asked::Open { address, .. } => self.open_allowed(&address),
            Asked::Decline => self.decline(),
            _ => {}
        }
    }

    /// Closes what lies on top: there is no other way. What it had running ends, since nobody wants its answer any
    /// more.
    pub(in crate::app) fn close_overlay(&mut self) {
        match self.overlays.pop() {
            Some(Overlay::Pane(Pane { job: Some(job), .. })) => {
                self.outbox.push(Effect::StopPipe(job));
                self.outbox.say("the command was stopped");
            }
            Some(Overlay::Prompt(prompt)) => self.take_back(prompt.purpose),
            _ => {}
        }
    }

    /// Closes all that lies over the page.
    pub(in crate::app) fn close_overlays(&mut self) {
        while !self.overlays.is_empty() {
            self.close_overlay();
        }
    }
}
