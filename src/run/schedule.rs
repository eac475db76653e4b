//! `Schedule`: when the loop is to draw, to wake the app and to go on with what can wait. It has no clock: each
//! question comes with the time.

use std::time::{Duration, Instant};

use crate::app::event::Ticket;

/// How long the first page may take before a screen without it is shown.
const FIRST_PAGE_WAIT: Duration = Duration::from_millis(80);
/// How long after an article's first page nothing else is begun: the terminal draws it now, and where there are few
/// processors it needs one of them.
const FIRST_PAGE_QUIET: Duration = Duration::from_millis(12);

/// When the screen is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Draw {
    /// Nothing has changed.
    Never,
    /// Something that can wait until then.
    At(Instant),
    /// Something that the reader did.
    Now,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Tell the app that its time has come.
    Wake,
    /// Draw the screen.
    Draw,
    /// Do what had to wait; the article whose first page was waited for, if one was.
    GoOn(Option<Ticket>),
}

/// How long there is nothing to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    /// Something is to be done now.
    Not,
    /// So long.
    For(Duration),
    /// Until something happens.
    ForWord,
}

/// What is to be done when.
#[derive(Debug)]
pub(super) struct Schedule {
    draw: Draw,
    /// When the app wants to be woken.
    wake: Option<Instant>,
    /// Until when nothing is begun, since a first page was drawn.
    quiet_until: Option<Instant>,
    /// When the last frame was drawn; `None` before the first page.
    last_frame: Option<Instant>,
    /// The article whose first page is still to be drawn; its reader waits for that.
    first_page_due: Option<Ticket>,
}

impl Schedule {
    /// At the start: a screen without an article is shown only when that takes long.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            draw: Draw::At(now + FIRST_PAGE_WAIT),
            wake: None,
            quiet_until: None,
            last_frame: None,
            first_page_due: None,
        }
    }

    /// Something has changed that the reader waits for.
    pub(super) fn draw_now(&mut self) {
        self.draw = Draw::Now;
    }

    /// Draws when `after` has passed since the last frame; before the first page, not on this account.
    pub(super) fn draw_soon(&mut self, after: Duration) {
        if let (Draw::Never, Some(last)) = (self.draw, self.last_frame) {
            self.draw = Draw::At(last + after);
        }
    }

    /// The first part of an article is there to be drawn.
    pub(super) fn first_page(&mut self, ticket: Ticket) {
        self.first_page_due = Some(ticket);
        self.draw = Draw::Now;
    }

    /// The app wants to be woken then, or not at all.
    pub(super) fn wake_at(&mut self, then: Option<Instant>) {
        self.wake = then;
    }

    /// Whether a first page is still to be shown, or just was: what can wait does.
    pub(super) fn is_quiet(&self) -> bool {
        self.last_frame.is_none() || self.first_page_due.is_some() || self.quiet_until.is_some()
    }

    /// What is to be done at this time, one thing after the other. What is given counts as done.
    pub(super) fn due(&mut self, now: Instant) -> Option<Due> {
        let is_past = |then: &mut Instant| *then <= now;
        if self.wake.take_if(is_past).is_some() {
            self.draw = Draw::Now;
            return Some(Due::Wake);
        }
        let draws = match self.draw {
            Draw::Never => false,
            Draw::At(then) => then <= now,
            Draw::Now => true,
        };
        if draws {
            self.draw = Draw::Never;
            self.last_frame = Some(now);
            let quiet = match self.first_page_due {
                Some(_) => FIRST_PAGE_QUIET,
                None => Duration::ZERO,
            };
            self.quiet_until.get_or_insert(now + quiet);
            return Some(Due::Draw);
        }
        let is_over = self.quiet_until.take_if(is_past).is_some();
        is_over.then(|| Due::GoOn(self.first_page_due.take()))
    }

    /// How long there is nothing to be done.
    pub(super) fn wait(&self, now: Instant) -> Wait {
        let drawing = match self.draw {
            Draw::Never => None,
            Draw::At(then) => Some(then),
            Draw::Now => return Wait::Not,
        };
        let next = [drawing, self.wake, self.quiet_until];
        match next.into_iter().flatten().min() {
            None => Wait::ForWord,
            Some(then) => Wait::For(then.saturating_duration_since(now)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    fn all_due(schedule: &mut Schedule, now: Instant) -> Vec<Due> {
        std::iter::from_fn(|| schedule.due(now)).collect()
    }

    #[test]
    fn a_first_page_is_drawn_at_once_and_has_the_machine_for_itself() {
        let start = Instant::now();
        let mut schedule = Schedule::new(start);
        assert_eq!(schedule.wait(start), Wait::For(FIRST_PAGE_WAIT));
        assert_eq!(schedule.due(start), None);
        schedule.first_page(Ticket(1));
        assert_eq!(schedule.wait(start), Wait::Not);
        assert_eq!(all_due(&mut schedule, start), [Due::Draw]);
        assert!(schedule.is_quiet());
        assert_eq!(schedule.wait(start), Wait::For(FIRST_PAGE_QUIET));
        let later = start + FIRST_PAGE_QUIET;
        assert_eq!(all_due(&mut schedule, later), [Due::GoOn(Some(Ticket(1)))]);
        assert!(!schedule.is_quiet());
        assert_eq!(schedule.wait(later), Wait::ForWord);
    }

    #[test]
    fn a_screen_without_an_article_is_shown_late_and_waited_for_by_nothing() {
        let start = Instant::now();
        let mut schedule = Schedule::new(start);
        // Progress is no reason to draw before the first page.
        schedule.draw_soon(Duration::ZERO);
        assert_eq!(schedule.due(start), None);
        let late = start + FIRST_PAGE_WAIT;
        assert_eq!(all_due(&mut schedule, late), [Due::Draw, Due::GoOn(None)]);
    }

    #[test]
    fn what_can_wait_is_drawn_with_a_distance() {
        let start = Instant::now();
        let mut schedule = Schedule::new(start);
        schedule.draw_now();
        all_due(&mut schedule, start);
        schedule.draw_soon(60 * MS);
        schedule.draw_soon(MS);
        assert_eq!(schedule.wait(start), Wait::For(60 * MS));
        assert_eq!(schedule.due(start + 59 * MS), None);
        assert_eq!(schedule.due(start + 60 * MS), Some(Due::Draw));
    }

    #[test]
    fn the_app_is_woken_before_it_is_drawn_and_once() {
        let start = Instant::now();
        let mut schedule = Schedule::new(start);
        schedule.draw_now();
        all_due(&mut schedule, start);
        schedule.wake_at(Some(start + 5 * MS));
        assert_eq!(schedule.wait(start + MS), Wait::For(4 * MS));
        let due = all_due(&mut schedule, start + 7 * MS);
        assert_eq!(due[..2], [Due::Wake, Due::Draw]);
        schedule.wake_at(Some(start + 9 * MS));
        schedule.wake_at(None);
        assert!(!all_due(&mut schedule, start + 10 * MS).contains(&Due::Wake));
    }
}
