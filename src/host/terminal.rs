//! The terminal's life: entering it, leaving it whole, its size, its input, and frames on it.
//! **The only file that names crossterm.**
//!
//! What is done to the terminal is undone by [`leave`] alone, which may be called from any thread, at any time
//! and more than once: after the last key, after an error or a panic, on a signal, before a stop.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::{AsFd, AsRawFd};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use filedescriptor::{POLLIN, POLLOUT, pollfd};
use ratatui::buffer::Buffer;
use ratatui::crossterm::terminal;
use ratatui::layout::{Rect, Size};

use super::clipboard;
use super::environment::{Environment, Multiplexer};
use super::frame::{Here, Screen};
use super::gate::{self, Came, Gate};
use super::keys::{Input, Parser};
use super::panics;
use crate::app::areas::Area;
use crate::text::width::Ruler;

/// Alternate screen, no cursor, pasted text marked as such, and no wrapping: where a terminal takes a letter for
/// wider than we do, the row's end is cut and the next row stays as it is.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h";
/// Letters stand in the order in which they come (ECMA-48, BDSM): terminals that would else put right-to-left text
/// in order by themselves would turn what the page has turned already, and mix the panes of a row. Those that join
/// Arabic letters still do. The other way is what such terminals begin with.
const OURS_IN_ORDER: &str = "\x1b[8l";
const THEIRS_IN_ORDER: &str = "\x1b[8h";
/// The reverse, after the end of a frame that may be unfinished; margins and looks as they were.
const LEAVE: &str = "\x1b[?2026l\x1b[r\x1b[m\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l";
/// Presses, drags and the wheel, with coordinates of any size. Movements without a button are not asked for:
/// each would wake us.
const MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const NO_MOUSE: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// What is the ground's colour? Do you know the kitty keyboard protocol? What are you? The last question is
/// there because every terminal answers it. Nobody waits: answers arrive among the keys. So a slow line, or a
/// terminal that never answers, delays nothing, and the theme follows when the answer comes.
const QUESTIONS: &str = "\x1b]11;?\x07\x1b[?u\x1b[c";
/// Tell Esc from the beginning of a sequence; nothing else of the protocol is needed.
const KITTY: &str = "\x1b[>1u";
const NO_KITTY: &str = "\x1b[<u";
/// How long after an escape character the rest of a sequence may come, over a slow line.
const ESCAPE_WAIT: Duration = Duration::from_millis(25);
/// How long a paste may pause before what came of it is taken.
const PASTE_WAIT: Duration = Duration::from_secs(1);
/// How long [`leave`] waits for answers on their way, which the shell would else take for typing.
const ANSWERS_WAIT: Duration = Duration::from_millis(100);
/// How long [`leave`] waits for a terminal that takes no bytes.
const STUCK_WAIT: Duration = Duration::from_millis(200);

static ENTERED: AtomicBool = AtomicBool::new(false);
static KITTY_PUSHED: AtomicBool = AtomicBool::new(false);
/// The terminal was told that right-to-left text is put in order here.
static ORDER_TOLD: AtomicBool = AtomicBool::new(false);
/// When questions were asked that are not answered yet.
static ASKED: Mutex<Option<Instant>> = Mutex::new(None);
/// Held while bytes are on their way, so that the sequences of two threads never mix.
static WRITING: Mutex<()> = Mutex::new(());

/// The screen that is ours until [`leave`].
#[derive(Debug)]
pub struct Terminal {
    out: File,
    /// What it shows.
    screen: Screen,
    /// What it is to show; kept between frames for its memory.
    next: Buffer,
    mouse: bool,
    /// It can be told who puts right-to-left text in order.
    can_order: bool,
    /// It does so by itself.
    orders: bool,
    /// It knows the kitty keyboard protocol.
    kitty: bool,
    fallback: Size,
    multiplexer: Option<Multiplexer>,
    /// It knows hyperlinks, or passes over them.
    linkable: bool,
}

impl Terminal {
    /// Takes the screen over and asks it what it can do.
    pub fn enter(environment: &Environment) -> io::Result<Self> {
        let fallback = Size::from(environment.columns_rows);
        let mut terminal = Self {
            out: standard_output()?,
            screen: Screen::new(Here::ask()),
            next: Buffer::default(),
            mouse: true,
            can_order: environment.orders,
            orders: false,
            kitty: false,
            fallback,
            multiplexer: environment.multiplexer,
            linkable: environment.linkable,
        };
        terminal.set_up(environment.askable)?;
        Ok(terminal)
    }

    /// Takes the screen over again, after [`leave`] or after something else may have changed it. The next frame
    /// draws everything.
    pub fn enter_again(&mut self) -> io::Result<()> {
        // Raw mode is asserted anew: whoever was there meanwhile may have left it.
        let _ = terminal::disable_raw_mode();
        self.set_up(false)?;
        self.screen.forget();
        Ok(())
    }

    /// The size that it has now, after something said that it has changed. The next frame draws everything: the
    /// terminal may have cut or moved what it showed, also when the size is in the end the same.
    pub fn resized(&mut self) -> Size {
        self.screen.forget();
        size_or(self.fallback)
    }

    /// Something else may have written on the screen: the next frame draws everything.
    pub fn redraw(&mut self) {
        self.screen.forget();
    }

    /// Shows what `render` draws on a buffer of the screen's size, in one write, if it is anything new. The buffer
    /// holds an earlier frame, which it draws over. What it gives are the areas that lead somewhere.
    pub fn draw(
        &mut self,
        size: Size,
        render: impl FnOnce(&mut Buffer) -> Vec<Area>,
    ) -> io::Result<()> {
        let area = Rect::new(0, 0, size.width, size.height);
        if self.next.area != area {
            self.next = Buffer::empty(area);
        }
        let links = render(&mut self.next);
        if self.linkable {
            self.screen.link(&links, &mut self.next);
        }
        let bytes = self.screen.show(&mut self.next);
        self.send(&bytes)
    }

    /// Whether the mouse is ours or the terminal's.
    pub fn set_mouse(&mut self, ours: bool) -> io::Result<()> {
        self.mouse = ours;
        let sequence = if ours { MOUSE } else { NO_MOUSE };
        self.send(sequence.as_bytes())
    }

    /// Whether the terminal, where it can, puts right-to-left text in order by itself. Where that changes the next
    /// frame draws everything, since rows keep the order that they were written in.
    pub fn set_orders(&mut self, orders: bool) -> io::Result<()> {
        if self.orders == orders {
            return Ok(());
        }
        self.orders = orders;
        self.screen.forget();
        self.send(self.order().as_bytes())
    }

    /// How wide the terminal draws letters.
    pub fn set_ruler(&mut self, ruler: Ruler) {
        self.screen.set_ruler(ruler);
    }

    fn order(&self) -> &'static str {
        match (self.can_order, self.orders) {
            (false, _) => "",
            (true, true) => THEIRS_IN_ORDER,
            (true, false) => OURS_IN_ORDER,
        }
    }

    /// The terminal said that it knows the kitty keyboard protocol.
    pub fn push_kitty_keyboard(&mut self) -> io::Result<()> {
        self.kitty = true;
        if KITTY_PUSHED.swap(true, SeqCst) {
            return Ok(());
        }
        self.send(KITTY.as_bytes())
    }

    /// Hands text to the terminal's clipboard (OSC 52). No terminal says whether it took it; a text that is too
    /// long is not sent, and `Some` says so.
    pub fn copy(&mut self, text: &str) -> io::Result<Option<String>> {
        let mut sequence = Vec::new();
        let command = ratatui::crossterm::clipboard::CopyToClipboard::to_clipboard_from(text);
        ratatui::crossterm::queue!(sequence, command)?;
        let sequence = String::from_utf8_lossy(&sequence);
        match clipboard::through(&sequence, text.len(), self.multiplexer) {
            Ok(sequence) => self.send(sequence.as_bytes()).map(|()| None),
            Err(refusal) => Ok(Some(refusal)),
        }
    }

    /// Lends the terminal to another program for as long as `work` takes. The next frame draws everything.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        leave();
        gate::lend();
        let done = work();
        gate::take_back();
        self.enter_again()?;
        Ok(done)
    }

    fn set_up(&mut self, ask: bool) -> io::Result<()> {
        ENTERED.store(true, SeqCst);
        let entered = terminal::enable_raw_mode().and_then(|()| {
            let mouse = if self.mouse { MOUSE } else { "" };
            let questions = if ask { QUESTIONS } else { "" };
            if ask {
                *lock(&ASKED) = Some(Instant::now());
            }
            // Pushed once only, also when the terminal was not left in between.
            let kitty = self.kitty && !KITTY_PUSHED.swap(true, SeqCst);
            let kitty = if kitty { KITTY } else { "" };
            let order = self.order();
            ORDER_TOLD.store(self.can_order, SeqCst);
            self.send(format!("{ENTER}{order}{kitty}{mouse}{questions}").as_bytes())
        });
        if entered.is_err() {
            leave();
        }
        entered
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let _writing = lock(&WRITING);
        // Another thread may have left meanwhile, because of a signal: nothing more is to be drawn.
        if !ENTERED.load(SeqCst) {
            return Ok(());
        }
        write_all(&mut self.out, bytes)
    }
}

/// Gives the screen back as it was. Does nothing where that has been done.
pub fn leave() {
    await_answers();
    let _writing = lock_soon(&WRITING);
    if !ENTERED.swap(false, SeqCst) {
        return;
    }
    let kitty = if KITTY_PUSHED.swap(false, SeqCst) {
        NO_KITTY
    } else {
        ""
    };
    let order = if ORDER_TOLD.load(SeqCst) {
        THEIRS_IN_ORDER
    } else {
        ""
    };
    // Nothing can be done about a terminal that is gone, or takes no bytes any more.
    if let Ok(mut out) = standard_output()
        && ready(&out, POLLOUT, STUCK_WAIT)
    {
        let _ = write_all(
            &mut out,
            format!("{kitty}{NO_MOUSE}{order}{LEAVE}").as_bytes(),
        );
    }
    let _ = terminal::disable_raw_mode();
}

/// Does `work` on the screen and gives it back, also after a panic, of which the line tells.
pub fn while_entered<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let done = panics::caught(work);
    leave();
    done
}

/// Whether the screen is ours.
pub fn is_entered() -> bool {
    ENTERED.load(SeqCst)
}

/// Every question asked so far is answered.
pub fn answers_are_in() {
    *lock(&ASKED) = None;
}

fn await_answers() {
    loop {
        let asked = *lock(&ASKED);
        match asked {
            Some(asked) if asked.elapsed() < ANSWERS_WAIT && is_entered() => {
                thread::sleep(Duration::from_millis(1));
            }
            _ => return,
        }
    }
}

/// Reads keys until the terminal goes away, and hands them over in the portions in which they come. Ends with
/// `None` when there will be no more.
pub fn read_input(mut hand_over: impl FnMut(Option<Vec<Input>>)) -> io::Result<()> {
    let mut tty = keyboard()?;
    let mut gate = Gate::new()?;
    let mut parser = Parser::default();
    let mut bytes = [0; 4096];
    loop {
        let mut inputs = Vec::new();
        let wait = if parser.is_pasting() {
            PASTE_WAIT
        } else {
            ESCAPE_WAIT
        };
        let limit = parser.is_waiting().then_some(wait);
        if gate.wait(&tty, limit) == Came::Nothing {
            parser.flush(&mut inputs);
        } else {
            match tty.read(&mut bytes) {
                Ok(0) => break,
                Ok(count) => parser.feed(&bytes[..count], &mut inputs),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    // Someone who shares the terminal has made it so.
                    ready(&tty, POLLIN, Duration::MAX);
                }
                Err(_) => break,
            }
        }
        if !inputs.is_empty() {
            hand_over(Some(inputs));
        }
    }
    hand_over(None);
    Ok(())
}

/// Where keys come from: standard input, or the terminal itself while standard input is a pipe.
fn keyboard() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::open("/dev/tty")
}

/// Whether there is a terminal to draw on and to take keys from.
pub fn is_there() -> bool {
    io::stdout().is_terminal() && keyboard().is_ok()
}

/// The size that it has now, whether or not it was entered.
pub fn size(environment: &Environment) -> Size {
    size_or(environment.columns_rows.into())
}

fn size_or(fallback: Size) -> Size {
    // Not `terminal::size`, which starts another program when the terminal is gone.
    match terminal::window_size() {
        Ok(size) if size.columns > 0 && size.rows > 0 => Size {
            width: size.columns,
            height: size.rows,
        },
        _ => fallback,
    }
}

/// Standard output without a buffer of its own, so that a frame is one write.
fn standard_output() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

fn write_all(out: &mut File, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match out.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                ready(out, POLLOUT, STUCK_WAIT);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Waits until `file` can be read or written; `false` when it cannot within `limit`.
fn ready(file: &File, events: i16, limit: Duration) -> bool {
    let mut polled = [pollfd {
        fd: file.as_raw_fd(),
        events,
        revents: 0,
    }];
    let limit = (limit != Duration::MAX).then_some(limit);
    // On an error the call that follows will say what is wrong.
    filedescriptor::poll(&mut polled, limit).map_or(true, |count| count > 0)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// As [`lock`], but gives up when whoever holds it is stuck in a write.
fn lock_soon<T>(mutex: &Mutex<T>) -> Option<std::sync::MutexGuard<'_, T>> {
    let since = Instant::now();
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(error)) => return Some(error.into_inner()),
            Err(TryLockError::WouldBlock) if since.elapsed() > STUCK_WAIT => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
        }
    }
}
