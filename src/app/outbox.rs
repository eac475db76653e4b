//! What is to be told to the host, and what is to happen after a while. There is no clock here: the host says
//! when the time it was asked to wait has passed.

use std::time::Duration;

use crate::app::event::{Effect, Ticket};

/// How long a message stands in the status line.
const MESSAGE_TIME: Duration = Duration::from_secs(4);
/// How long a key that begins a sequence waits before its continuations are shown.
const HINT_TIME: Duration = Duration::from_millis(700);
/// How soon after a click another one makes it a double one; desktops wait 400 to 500 ms.
const CLICK_TIME: Duration = Duration::from_millis(400);

/// How long the last line read is marked after a page was turned, if nothing is done before: until the eye has
/// found it.
const TURNED_TIME: Duration = Duration::from_millis(1500);

/// What can wait for its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timer {
    /// A message goes.
    Message,
    /// The continuations of a key are shown.
    Hint,
    /// A search goes on.
    Work,
    /// The last line read before a page was turned is no longer marked.
    Turned,
    /// A page that scrolls by itself goes on by a row.
    Row,
    /// The next click is one of its own.
    Click,
}

/// A line for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// It stands until the next key, not just for a while.
    pub stays: bool,
}

/// Effects and timers.
#[derive(Debug, Default)]
pub struct Outbox {
    effects: Vec<Effect>,
    /// What waits, and how long from the time of the last wake-up asked for.
    timers: Vec<(Timer, Duration)>,
    /// The wake-up asked for.
    asked: Duration,
    /// How many commands were handed text so far.
    jobs: u32,
    message: Option<Message>,
}

impl Outbox {
    /// Has something done outbox.
    pub fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// What is to be done, which is asked for once.
    pub fn take(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// A number for a command, to tell its output from that of others.
    pub fn next_job(&mut self) -> Ticket {
        self.jobs += 1;
        Ticket(self.jobs)
    }

    /// Puts a line in the status bar for a while.
    pub fn say(&mut self, text: impl Into<String>) {
        self.show(text.into(), false);
        self.start(Timer::Message, MESSAGE_TIME);
    }

    /// Puts a line in the status bar until the reader does something.
    pub fn say_and_keep(&mut self, text: impl Into<String>) {
        self.show(text.into(), true);
        self.stop(Timer::Message);
    }

    /// The line in the status bar.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// The reader has done something: a line that stood until then goes.
    pub fn seen(&mut self) {
        if self.message.as_ref().is_some_and(|message| message.stays) {
            self.message = None;
        }
    }

    /// Takes any line away.
    pub fn hush(&mut self) {
        self.message = None;
        self.stop(Timer::Message);
    }

    /// Begins to wait for the continuations of a key.
    pub fn start_hint(&mut self) {
        self.start(Timer::Hint, HINT_TIME);
    }

    /// Begins to show where the last page ended.
    pub fn start_turned(&mut self) {
        self.start(Timer::Turned, TURNED_TIME);
    }

    /// Begins to wait for the next row of a page that scrolls by itself.
    pub fn start_row(&mut self, time: Duration) {
        self.start(Timer::Row, time);
    }

    /// A click may become a double one.
    pub fn start_click(&mut self) {
        self.start(Timer::Click, CLICK_TIME);
    }

    /// True while `timer` has not come to its end.
    pub fn waits_for(&self, timer: Timer) -> bool {
        self.timers.iter().any(|(running, _)| *running == timer)
    }

    /// Comes back at once, after whatever the host has at hand.
    pub fn go_on(&mut self) {
        self.start(Timer::Work, Duration::ZERO);
    }

    /// No longer waits for `timer`. Where nothing waits any more, nothing is to wake the host either.
    pub fn stop(&mut self, timer: Timer) {
        let waited = !self.timers.is_empty();
        self.timers.retain(|(running, _)| *running != timer);
        if waited && self.timers.is_empty() {
            self.ask_for(Effect::Sleep);
        }
    }

    /// The time asked for has passed: what is due. The next wake-up is asked for.
    pub fn woke(&mut self) -> Vec<Timer> {
        let passed = std::mem::take(&mut self.asked);
        let mut due = Vec::new();
        self.timers.retain_mut(|(timer, left)| {
            *left = left.saturating_sub(passed);
            if left.is_zero() {
                due.push(*timer);
            }
            !left.is_zero()
        });
        if due.contains(&Timer::Message) {
            self.message = None;
        }
        self.ask();
        due
    }

    fn show(&mut self, text: String, stays: bool) {
        // Whatever a message quotes, none of it may reach the terminal as anything but letters.
        let text = crate::text::clean::Clean::line(&text).to_string();
        self.message = Some(Message { text, stays });
    }

    /// A request takes the place of the one before, so a timer already running waits a little longer: by what
    /// had passed of its time.
    fn start(&mut self, timer: Timer, time: Duration) {
        self.timers.retain(|(running, _)| *running != timer);
        self.timers.push((timer, time));
        self.ask();
    }

    fn ask(&mut self) {
        if let Some(next) = self.timers.iter().map(|(_, left)| *left).min() {
            self.asked = next;
            self.ask_for(Effect::Wake(next));
        }
    }

    /// A request takes the place of the one before.
    pub(in crate::app) fn ask_for(&mut self, wake: Effect) {
        self.effects
            .retain(|effect| !matches!(effect, Effect::Wake(_) | Effect::Sleep));
        self.effects.push(wake);
    }
}

/// "1 word", "34 words".
pub fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_time_is_asked_for_and_the_others_follow() {
        let mut outbox = Outbox::default();
        outbox.say("one");
        outbox.start_hint();
        assert_eq!(outbox.take(), [Effect::Wake(HINT_TIME)]);
        assert_eq!(outbox.woke(), [Timer::Hint]);
        assert_eq!(outbox.take(), [Effect::Wake(MESSAGE_TIME - HINT_TIME)]);
        assert!(outbox.message().is_some());
        assert_eq!(outbox.woke(), [Timer::Message]);
        assert!(outbox.message().is_none() && outbox.take().is_empty());
    }

    #[test]
    fn nothing_wakes_when_nothing_waits() {
        let mut outbox = Outbox::default();
        outbox.start_turned();
        outbox.stop(Timer::Turned);
        assert_eq!(outbox.take(), [Effect::Sleep]);
        outbox.stop(Timer::Turned);
        assert_eq!(outbox.take(), []);
        outbox.say("one");
        outbox.start_turned();
        outbox.stop(Timer::Turned);
        // The message still goes in its time.
        assert_eq!(outbox.take(), [Effect::Wake(TURNED_TIME)]);
        assert_eq!(outbox.woke(), []);
        let left = MESSAGE_TIME - TURNED_TIME;
        assert_eq!(outbox.take(), [Effect::Wake(left)]);
    }

    #[test]
    fn a_message_holds_no_control_characters() {
        let mut outbox = Outbox::default();
        outbox.say("bad \x1b[31mname\n");
        assert_eq!(outbox.message().map(|m| m.text.as_str()), Some("bad name"));
    }
}
