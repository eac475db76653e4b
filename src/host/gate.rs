//! The terminal lent to another program: while it is, nobody here reads from it.

use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsRawFd, RawFd};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use filedescriptor::{POLLIN, pollfd};

/// How long the reader of keys may take to stand aside. It does at once, unless it is ending.
const ASIDE_WAIT: Duration = Duration::from_millis(500);
/// How often waiting for keys is taken up again after a signal has broken it off.
const RETRIES: usize = 16;

struct State {
    lent: bool,
    /// The reader of keys stands aside.
    aside: bool,
    /// Wakes the reader of keys; `None` while there is none.
    wake: Option<PipeWriter>,
}

static STATE: Mutex<State> = Mutex::new(State {
    lent: false,
    aside: false,
    wake: None,
});
static CHANGED: Condvar = Condvar::new();

/// True while the terminal is another program's.
pub(super) fn is_lent() -> bool {
    lock().lent
}

/// Has the reader of keys stand aside.
pub(super) fn lend() {
    let mut state = lock();
    state.lent = true;
    let Some(wake) = &mut state.wake else {
        return;
    };
    // If it cannot be woken it is gone.
    if wake.write_all(b"!").is_ok() {
        let waited = CHANGED.wait_timeout_while(state, ASIDE_WAIT, |state| {
            !state.aside && state.wake.is_some()
        });
        drop(waited);
    }
}

/// Has the reader of keys go on.
pub(super) fn take_back() {
    lock().lent = false;
    CHANGED.notify_all();
}

/// The reader of keys' side.
pub(super) struct Gate {
    woken: PipeReader,
}

/// What came while waiting for keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// Keys, or the end of them.
    Keys,
    /// Nothing, for as long as was waited.
    Nothing,
}

impl Gate {
    /// For the one thread that reads keys.
    pub(super) fn new() -> io::Result<Self> {
        let (woken, wake) = io::pipe()?;
        lock().wake = Some(wake);
        Ok(Self { woken })
    }

    /// Waits for keys, at most for `limit`; stands aside for as long as the terminal is lent.
    pub(super) fn wait(&mut self, keys: &File, limit: Option<Duration>) -> Came {
        loop {
            let mut polled = [poll_for(keys.as_raw_fd()), poll_for(self.woken.as_raw_fd())];
            let ready = (0..RETRIES).find_map(|_| filedescriptor::poll(&mut polled, limit).ok());
            match ready {
                Some(0) => return Came::Nothing,
                Some(_) if polled[1].revents != 0 => self.stand_aside(),
                // Also after an error: the read that follows will say what is wrong.
                _ => return Came::Keys,
            }
        }
    }

    fn stand_aside(&mut self) {
        let _ = self.woken.read(&mut [0]);
        let mut state = lock();
        state.aside = true;
        CHANGED.notify_all();
        state = CHANGED
            .wait_while(state, |state| state.lent)
            .unwrap_or_else(PoisonError::into_inner);
        state.aside = false;
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        lock().wake = None;
        CHANGED.notify_all();
    }
}

fn poll_for(fd: RawFd) -> pollfd {
    pollfd {
        fd,
        events: POLLIN,
        revents: 0,
    }
}

fn lock() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
