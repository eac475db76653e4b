//! Signals: what asks us to end, to stop, to go on, or to look at the terminal's size again.

use std::thread;
use std::time::Duration;

use rustix::process::{Pid, getpid, getppid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::{gate, terminal};

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// End, with the exit status that tells which signal it was.
    End(u8),
    /// Stop until someone says go on.
    Stop,
    /// Go on: the terminal may have been anyone's meanwhile.
    GoOn,
    /// The terminal's size may be another.
    Resize,
}

/// How long the program may take to end in good order once it is asked to.
const END_WAIT: Duration = Duration::from_millis(700);

/// Starts to hand signals over. A program that does not end when it is asked to, because it is stuck, is ended
/// from here, the terminal whole.
pub fn watch(mut hand_over: impl FnMut(Signal) + Send + 'static) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for number in signals.forever() {
                // Another program has the terminal and means these; it has our group's signals, too.
                match number {
                    SIGINT | SIGQUIT if gate::is_lent() => continue,
                    SIGTSTP if gate::is_lent() => {
                        let _ = stop();
                        continue;
                    }
                    _ => {}
                }
                let signal = match number {
                    SIGWINCH => Signal::Resize,
                    SIGCONT => Signal::GoOn,
                    SIGTSTP => Signal::Stop,
                    // By convention, as shells have it.
                    ending => Signal::End(128 + ending as u8),
                };
                hand_over(signal);
                if let Signal::End(status) = signal {
                    thread::sleep(END_WAIT);
                    terminal::leave();
                    low_level::exit(status.into());
                }
            }
        })?;
    Ok(())
}

/// Stops this process; returns when it goes on.
pub fn stop() -> std::io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}

/// Asks the whole job to stop, as the terminal itself does on Ctrl-Z: else the shell would go on waiting for
/// the others in a pipeline. We get the signal, too, and stop in [`stop`]. `false` where nobody could ever say
/// go on, because no shell started us.
pub fn stop_job() -> bool {
    let same_session = |other: Pid| getsid(Some(other)) == getsid(None);
    let has_shell = getsid(None) != Ok(getpid()) && getppid().is_some_and(same_session);
    has_shell && kill_current_process_group(rustix::process::Signal::TSTP).is_ok()
}
