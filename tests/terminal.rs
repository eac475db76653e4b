//! The real program in a pseudo-terminal: however it ends or stops, the terminal is whole again.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// How long anything may take on a busy machine. Nothing is expected to take that long.
const LIMIT: Duration = Duration::from_secs(60);

/// A program in a terminal of its own.
struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    /// Reads what the program prints.
    reader: Option<JoinHandle<()>>,
    /// The next that is read is the last.
    is_closing: Arc<AtomicBool>,
    output: Receiver<Vec<u8>>,
    emulator: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
    /// How the line was set before the program began.
    before: String,
    _folder: TempDir,
}

impl Session {
    /// Starts `program` with `arguments` on a screen of 80 by 24.
    fn start(program: &str, arguments: &[&str], folder: TempDir) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            ..PtySize::default()
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("there are terminals");
        let before = line_settings(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env_remove("NO_COLOR");
        command.cwd(folder.path());
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("a terminal is read");
        let (sender, output) = channel();
        let is_closing = Arc::new(AtomicBool::new(false));
        let closing = Arc::clone(&is_closing);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() || closing.load(SeqCst) {
                    return;
                }
            }
        });
        Self {
            keys: Some(pair.master.take_writer().expect("a terminal is written")),
            master: Some(pair.master),
            reader: Some(reader),
            is_closing,
            output,
            emulator: vt100::Parser::new(24, 80, 0),
            child,
            before,
            _folder: folder,
        }
    }

    /// Starts longread on an article of so many paragraphs, and waits for its first page.
    fn reading(paragraphs: usize) -> Self {
        let (folder, path) = article(paragraphs);
        let mut session = Self::start(LONGREAD, &[path.to_str().expect("it is text")], folder);
        session.await_page();
        session
    }

    /// Starts longread in a line of the shell, in which `$0` is longread and `$1` the article.
    fn in_shell(line: &str) -> Self {
        let (folder, path) = article(60);
        let path = path.to_str().expect("it is text");
        Self::start("/bin/sh", &["-c", line, LONGREAD, path], folder)
    }

    fn press(&mut self, keys: &str) {
        let writer = self.keys.as_mut().expect("the terminal is there");
        writer
            .write_all(keys.as_bytes())
            .expect("the terminal takes keys");
    }

    fn pid(&self) -> Pid {
        let id = self.child.process_id().expect("it runs");
        Pid::from_raw(id as i32).expect("it is a process")
    }

    fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("it takes signals");
    }

    fn resize(&mut self, rows: u16, cols: u16) {
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        self.emulator.screen_mut().set_size(rows, cols);
        let master = self.master.as_ref().expect("the terminal is there");
        master.resize(size).expect("a terminal is resized");
    }

    /// Closes the terminal, as a window is closed or a line is cut.
    fn hang_up(&mut self) {
        self.is_closing.store(true, SeqCst);
        // The answer to a key ends the wait of whoever reads.
        self.press("G");
        let reader = self.reader.take().expect("it hangs up once");
        reader.join().expect("reading does not panic");
        self.keys = None;
        self.master = None;
    }

    /// Takes in what the program prints until `is_there` holds.
    #[track_caller]
    fn await_screen(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let since = Instant::now();
        while !is_there(self.emulator.screen()) {
            match self.output.recv_timeout(Duration::from_millis(50)) {
                Ok(bytes) => self.emulator.process(&bytes),
                Err(RecvTimeoutError::Timeout) if since.elapsed() < LIMIT => {}
                Err(_) => panic!("never {what}:\n{}", self.emulator.screen().contents()),
            }
        }
    }

    #[track_caller]
    fn await_page(&mut self) {
        self.await_screen("showed the article", |screen| {
            screen.alternate_screen() && screen.contents().contains("words of paragraph")
        });
    }

    #[track_caller]
    fn await_text(&mut self, text: &str) {
        self.await_screen(&format!("said {text:?}"), |screen| {
            screen.contents().contains(text)
        });
    }

    /// Waits for the program's end and gives its exit status.
    #[track_caller]
    fn end(&mut self) -> u32 {
        let since = Instant::now();
        let status = loop {
            // A terminal that nobody reads may keep a program from ending.
            while let Ok(bytes) = self.output.try_recv() {
                self.emulator.process(&bytes);
            }
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                break status;
            }
            assert!(since.elapsed() < LIMIT, "it never ended");
            std::thread::sleep(Duration::from_millis(5));
        };
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
            self.emulator.process(&bytes);
        }
        status.exit_code()
    }

    /// Holds that nothing of ours is left behind.
    #[track_caller]
    fn assert_whole(&self) {
        let screen = self.emulator.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is seen");
        assert!(!screen.bracketed_paste(), "pastes are plain");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let master = self.master.as_ref().expect("the terminal is there");
        assert_eq!(
            line_settings(&**master),
            self.before,
            "the line is as it was"
        );
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

const LONGREAD: &str = env!("CARGO_BIN_EXE_longread");

fn line_settings(master: &dyn MasterPty) -> String {
    let settings = master.get_termios().expect("a terminal has settings");
    format!(
        "{:?} {:?} {:?} {:?}",
        settings.input_flags, settings.output_flags, settings.control_flags, settings.local_flags
    )
}

fn article(paragraphs: usize) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("article.txt");
    let text: String = (1..=paragraphs)
        .map(|n| format!("These are the words of paragraph {n}, enough of them for two lines on a screen.\n\n"))
        .collect();
    std::fs::write(&path, text).expect("there is room for a file");
    (folder, path)
}

#[test]
fn q_leaves_the_terminal_whole() {
    let mut session = Session::reading(60);
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_whole();
}

#[test]
fn ctrl_c_always_quits() {
    let mut session = Session::reading(60);
    session.press("/abc\x03");
    assert_eq!(session.end(), 0);
    session.assert_whole();
}

#[test]
fn signals_end_it_with_their_status() {
    for (signal, status) in [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
    ] {
        let mut session = Session::reading(60);
        session.signal(signal);
        assert_eq!(session.end(), status, "{signal:?}");
        session.assert_whole();
    }
}

#[test]
fn a_large_article_is_left_while_it_is_read_in() {
    let mut session = Session::reading(20_000);
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_whole();
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_the_shell_says_go_on() {
    let mut session =
        Session::in_shell("set -m; \"$0\" \"$1\"; echo halted; read line; fg; echo ended $?");
    session.await_page();
    session.press("\x1a");
    session.await_text("halted");
    session.assert_whole();
    session.press("\n");
    session.await_page();
    session.press("q");
    session.await_text("ended 0");
    session.end();
    session.assert_whole();
}

#[test]
fn without_a_shell_ctrl_z_stops_nothing() {
    let mut session = Session::reading(60);
    session.press("\x1aG");
    session.await_text("paragraph 60");
    session.press("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn a_stop_signal_gives_the_terminal_back_too() {
    let mut session = Session::reading(60);
    session.signal(Signal::TSTP);
    session.await_screen("left", |screen| !screen.alternate_screen());
    session.assert_whole();
    // It stops just after that, and can go on only then.
    let since = Instant::now();
    while !session.emulator.screen().alternate_screen() {
        assert!(since.elapsed() < LIMIT, "it never went on");
        session.signal(Signal::CONT);
        if let Ok(bytes) = session.output.recv_timeout(Duration::from_millis(50)) {
            session.emulator.process(&bytes);
        }
    }
    session.await_page();
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_whole();
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let mut session = Session::reading(60);
    session.hang_up();
    session.end();
}

#[test]
fn a_terminal_that_goes_away_ends_it_when_nobody_signals_it_too() {
    // The shell leads the session and goes on, so nothing is sent to its job.
    let mut session =
        Session::in_shell("trap '' HUP; \"$0\" \"$1\"; echo $? > ended; mv ended \"$1.ended\"");
    let ended = session._folder.path().join("article.txt.ended");
    session.await_page();
    session.hang_up();
    session.end();
    assert!(ended.exists(), "longread ended before the shell did");
}

#[test]
fn keys_come_from_the_terminal_while_a_pipe_is_read() {
    let mut session = Session::in_shell("cat \"$1\" | \"$0\"; echo ended $?");
    session.await_page();
    session.press("G");
    session.await_text("paragraph 60");
    session.press("q");
    session.await_text("ended 0");
    session.end();
    session.assert_whole();
}

#[test]
fn a_resize_is_followed() {
    let mut session = Session::reading(60);
    session.resize(12, 40);
    session.await_screen("was set anew", |screen| {
        let rows: Vec<String> = screen.rows(0, 40).collect();
        rows.iter().any(|row| row.contains("words of")) && rows.len() == 12
    });
    session.resize(24, 100);
    session.await_page();
    session.press("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn what_cannot_be_opened_never_takes_the_screen_over() {
    let (folder, _) = article(1);
    let mut session = Session::start(LONGREAD, &["gone.txt"], folder);
    assert_eq!(session.end(), 1);
    let said = session.emulator.screen().contents();
    assert!(
        said.starts_with("longread: cannot open \"gone.txt\": "),
        "{said:?}"
    );
    session.assert_whole();
}

#[test]
fn a_panic_leaves_the_terminal_whole_and_says_so() {
    let (folder, _) = article(1);
    let this = std::env::current_exe().expect("this test is a file");
    let this = this.to_str().expect("its name is text");
    let arguments = [
        "--exact",
        "panics_on_the_screen",
        "--ignored",
        "--nocapture",
    ];
    let mut session = Session::start(this, &arguments, folder);
    session.await_text("a fault for the test");
    assert_eq!(session.end(), 0);
    session.assert_whole();
}

/// What the test above looks at from outside.
#[test]
#[ignore = "it takes over the terminal that it runs in"]
fn panics_on_the_screen() {
    use longread::host::environment::Environment;
    use longread::host::{panics, terminal};

    panics::keep_quiet();
    let entered = terminal::Terminal::enter(&Environment::read());
    entered.expect("there is a terminal");
    let line = terminal::while_entered(|| panic!("a fault for the test")).expect_err("it panics");
    println!("{line}");
}
