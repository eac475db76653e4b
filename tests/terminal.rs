//! The real program in a pseudo-terminal: however it ends or stops, the terminal is whole again.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
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
    /// All that was taken in so far.
    printed: Vec<u8>,
    child: Box<dyn Child + Send + Sync>,
    /// How the line was set before the program began.
    before: String,
    folder: TempDir,
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
        // A terminal that puts right-to-left text in order by itself.
        command.env("VTE_VERSION", "7200");
        for name in ["http_proxy", "https_proxy", "all_proxy"] {
            command.env_remove(name);
            command.env_remove(name.to_uppercase());
        }
        for theirs in ["NO_COLOR", "TMUX", "STY", "VISUAL", "EDITOR"] {
            command.env_remove(theirs);
        }
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
            printed: Vec::new(),
            child,
            before,
            folder,
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

    fn take_in(&mut self, bytes: &[u8]) {
        self.emulator.process(bytes);
        self.printed.extend(bytes);
    }

    /// Takes in what the program prints until `is_there` holds.
    #[track_caller]
    fn await_screen(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let since = Instant::now();
        while !is_there(self.emulator.screen()) {
            match self.output.recv_timeout(Duration::from_millis(50)) {
                Ok(bytes) => self.take_in(&bytes),
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

    #[track_caller]
    fn await_gone(&mut self, text: &str) {
        self.await_screen(&format!("took {text:?} away"), |screen| {
            !screen.contents().contains(text)
        });
    }

    /// Waits for the program's end and gives its exit status.
    #[track_caller]
    fn end(&mut self) -> u32 {
        let since = Instant::now();
        let status = loop {
            // A terminal that nobody reads may keep a program from ending.
            while let Ok(bytes) = self.output.try_recv() {
                self.take_in(&bytes);
            }
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                break status;
            }
            assert!(since.elapsed() < LIMIT, "it never ended");
            std::thread::sleep(Duration::from_millis(5));
        };
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
            self.take_in(&bytes);
        }
        status.exit_code()
    }

    /// Waits until the line is set as it was. A program that goes on living gives the screen back first, and what it
    /// prints for that may be seen in between.
    #[track_caller]
    fn await_line(&mut self) {
        let since = Instant::now();
        let master = self.master.as_ref().expect("the terminal is there");
        while line_settings(&**master) != self.before {
            assert!(since.elapsed() < LIMIT, "the line is never as it was");
            std::thread::sleep(Duration::from_millis(1));
        }
        // All of it was printed before, if not yet read.
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
            self.take_in(&bytes);
        }
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
    session.await_line();
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
    let ended = session.folder.path().join("article.txt.ended");
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
fn several_articles_are_stepped_through() {
    let (folder, path) = article(3);
    let path = path.to_string_lossy().into_owned();
    std::fs::write(
        folder.path().join("second.txt"),
        "The second of them begins here.\n",
    )
    .expect("there is room for a file");
    let mut session = Session::start(LONGREAD, &[&path, "second.txt"], folder);
    session.await_page();
    session.press("J");
    session.await_text("The second of them");
    session.press("K");
    session.await_page();
    session.press("q");
    assert_eq!(session.end(), 0);
}

/// A long article in Markdown, in parts of a few pages each.
fn parts() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let mut text =
        "# Parts\n\nSee [the neighbour](next%20one.md#its-end), or [the end](#leaving-it).\n\n"
            .to_owned();
    for title in ["Coming to it", "Staying with it", "Leaving it"] {
        text += &format!("## {title}\n\n");
        for n in 1..=20 {
            text += &format!(
                "Here are words of paragraph {n} under \"{title}\", enough of them for two lines.\n\n"
            );
        }
    }
    std::fs::write(folder.path().join("parts.md"), text).expect("there is room for a file");
    folder
}

/// The first row of the text beside the outline that is not blank.
fn first_row(screen: &vt100::Screen) -> String {
    let beside = |row: String| {
        let (_, text) = row.split_once('│')?;
        Some(text.trim_end_matches(['▐', '╶']).trim().to_owned())
    };
    let mut rows = screen.rows(0, 80).filter_map(beside);
    rows.find(|row| !row.is_empty()).unwrap_or_default()
}

#[test]
fn an_article_begins_at_the_place_asked_for() {
    for (arguments, top) in [
        (vec!["parts.md"], "Parts"),
        (vec!["parts.md#staying-with-it"], "Staying with it"),
        (vec!["--goto", "#leaving-it", "parts.md"], "Leaving it"),
        (vec!["--goto", "Coming to it", "parts.md"], "Coming to it"),
        (vec!["parts.md", "--goto", "leaving"], "Leaving it"),
    ] {
        let mut session = Session::start(LONGREAD, &arguments, parts());
        session.await_screen(&format!("began at {top:?}"), |screen| {
            first_row(screen) == top && screen.contents().contains("words of paragraph 1 ")
        });
        session.press("q");
        assert_eq!(session.end(), 0);
    }
}

#[test]
fn an_article_begins_at_a_part_of_the_whole() {
    let mut session = Session::start(LONGREAD, &["--goto", "40%", "parts.md"], parts());
    session.await_text("40 %");
    session.await_text("under \"Staying with it\"");
    session.press("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn an_article_begins_at_the_title_that_comes_nearest() {
    let mut session = Session::start(LONGREAD, &["--goto", "stywith", "parts.md"], parts());
    session.await_text("\"Staying with it\" is nearest to \"stywith\"");
    session.await_screen("began there", |screen| {
        first_row(screen) == "Staying with it"
    });
    session.press("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(LONGREAD, &["--goto", "zebra", "parts.md"], parts());
    session.await_text("no section \"zebra\"");
    session.await_screen("began at its start", |screen| first_row(screen) == "Parts");
    session.press("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn the_terminal_is_told_where_links_lead() {
    let folder = parts();
    let path = folder.path().canonicalize().expect("it is there");
    let path = path.join("next%20one.md#its-end");
    let path = path.to_str().expect("it is text");
    let mut session = Session::start(LONGREAD, &["parts.md"], folder);
    session.await_text("the neighbour");
    session.press("q");
    assert_eq!(session.end(), 0);
    let printed = String::from_utf8_lossy(&session.printed).into_owned();
    let targets: Vec<&str> = printed
        .split("\x1b]8;id=")
        .skip(1)
        .filter_map(|after| after.split('\x1b').next()?.split_once(';'))
        .map(|(_, target)| target)
        .collect();
    assert!(!targets.is_empty());
    for target in targets {
        assert!(
            target.starts_with("file://") && target.ends_with(path),
            "{target}"
        );
    }
}

#[test]
fn the_terminal_is_told_who_orders_right_to_left_text() {
    let mut session = Session::reading(60);
    session.press(",k");
    session.await_text("ordered by the page");
    session.press("l");
    session.await_text("ordered by the terminal");
    session.press("\x1b");
    session.await_gone("ordered by the terminal");
    session.press("q");
    assert_eq!(session.end(), 0);
    let printed = String::from_utf8_lossy(&session.printed).into_owned();
    let modes = printed
        .split("\x1b[8")
        .skip(1)
        .filter_map(|after| after.chars().next());
    let told: String = modes.filter(|c| "lh".contains(*c)).collect();
    assert_eq!(told, "lhh", "ours, theirs, and theirs when we leave");
}

#[test]
fn a_garbled_screen_is_drawn_anew() {
    let mut session = Session::reading(60);
    session
        .emulator
        .process(b"\x1b[H\x1b[2Jsomeone wrote this here");
    session.press("\x0c");
    session.await_page();
    session.await_gone("someone wrote this here");
    session.press("q");
    assert_eq!(session.end(), 0);
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

/// The first paragraph that is not the title, as OSC 52 has it: base64 (RFC 4648).
const FIRST_PARAGRAPH: &str = "VGhlc2UgYXJlIHRoZSB3b3JkcyBvZiBwYXJhZ3JhcGggMiwgZW5vdWdoIG9mIHRoZW0gZm9yIHR3byBsaW5lcyBvbiBhIHNjcmVlbi4=";

/// What `yy` on the first page prints, where the shell has set `variables`.
fn printed_by_copying(variables: &str) -> String {
    let mut session = Session::in_shell(&format!("{variables} \"$0\" \"$1\""));
    session.await_page();
    assert!(!String::from_utf8_lossy(&session.printed).contains("]52;"));
    session.press("yy");
    session.await_text("sent 16 words to the clipboard");
    session.press("q");
    assert_eq!(session.end(), 0);
    String::from_utf8_lossy(&session.printed).into_owned()
}

#[test]
fn text_is_sent_to_the_terminals_clipboard_through_what_lies_between() {
    let plain = format!("\x1b]52;c;{FIRST_PARAGRAPH}\x07");
    let printed = printed_by_copying("");
    assert!(printed.contains(&plain) && !printed.contains("\x1bP"));
    let printed = printed_by_copying("TMUX=/tmp/a,1,0");
    assert!(printed.contains(&format!("\x1bPtmux;\x1b{plain}\x1b\\")));
    let printed = printed_by_copying("STY=1.a");
    assert!(printed.contains(&format!("\x1bP{plain}\x1b\\")));
}

#[test]
fn a_command_can_take_what_is_copied() {
    let line = "\"$0\" --clipboard-command \"sh -c 'cat > copied; exit 3'\" \"$1\"";
    let mut session = Session::in_shell(line);
    session.await_page();
    session.press("yy");
    session.await_text("the clipboard command sh failed: exit status 3");
    let copied = std::fs::read_to_string(session.folder.path().join("copied"));
    let copied = copied.expect("the command has written it");
    assert!(
        copied.starts_with("These are the words of paragraph 2,") && copied.ends_with("screen.")
    );
    session.press("q");
    assert_eq!(session.end(), 0);
    assert!(!String::from_utf8_lossy(&session.printed).contains("]52;"));
}

#[test]
fn a_command_answers_in_a_pane_and_cannot_harm_the_screen() {
    let mut session = Session::reading(60);
    session.press(
        "|\twc -l; printf '\\033[2J\\033c'; echo from the command >&2; echo bad > /dev/tty\r",
    );
    session.await_text("done");
    session.await_text("from the command");
    session.await_text("119");
    session.press("G\x1b");
    // A key that comes at once would be taken for one with Alt.
    session.await_gone("from the command");
    session.press("|cat > /dev/null\r");
    session.await_text("(no output)");
    session.press("\x1b");
    session.await_gone("(no output)");
    session.press("|sleep 1000\r");
    session.await_text("running");
    session.press("\x1b");
    session.await_text("the command was stopped");
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_whole();
}

#[test]
fn a_command_ends_with_the_program() {
    for leave in ["\x03", "TERM", "HUP"] {
        let mut session = Session::reading(60);
        let folder = TempDir::new().expect("a folder can be made");
        let signs = folder.path().join("signs of life");
        let command = format!(
            "|while echo alive; do echo x >> '{}'; sleep 0.05; done\r",
            signs.display()
        );
        session.press(&command);
        session.await_screen("ran the command", |_| signs.exists());
        match leave {
            "TERM" => session.signal(Signal::TERM),
            "HUP" => session.signal(Signal::HUP),
            keys => session.press(keys),
        }
        session.end();
        let lived = || std::fs::read(&signs).map_or(0, |signs| signs.len());
        let before = lived();
        std::thread::sleep(Duration::from_millis(300));
        assert_eq!(lived(), before, "it outlives {leave:?}");
    }
}

#[test]
fn an_editor_has_the_terminal_for_itself_and_what_it_changed_is_shown() {
    let script =
        r#"echo editing at $1; read line; echo "These words of paragraph $line are new." >> $2"#;
    let line = format!("echo '{script}' > edit.sh; VISUAL='sh edit.sh' \"$0\" \"$1\"");
    let mut session = Session::in_shell(&line);
    session.await_page();
    session.press("3Ge");
    session.await_text("editing at +7");
    session.assert_whole();
    session.press("sixty-one\n");
    session.await_text("1 paragraph changed; zn goes there");
    session.press("zn");
    session.await_text("paragraph sixty-one are new");
    session.press("q");
    assert_eq!(session.end(), 0);
    session.assert_whole();
}

#[test]
fn a_file_that_changes_is_followed() {
    let mut session = Session::reading(60);
    let path = session.folder.path().join("article.txt");
    let text = std::fs::read_to_string(&path).expect("it is there");
    let text = text.replacen(
        "the words of paragraph 2,",
        "the other words of paragraph 2,",
        1,
    );
    let beside = session.folder.path().join("beside");
    std::fs::write(&beside, text).expect("there is room for a file");
    std::fs::rename(&beside, &path).expect("a file can be replaced");
    session.await_text("the other words of paragraph 2");
    session.await_text("1 paragraph changed");
    session.press("q");
    assert_eq!(session.end(), 0);
}

/// A server that gives every request this answer and counts them.
fn server(answer: String) -> (u16, Arc<AtomicUsize>) {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("there is a port");
    let port = listener.local_addr().expect("it has one").port();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            count.fetch_add(1, SeqCst);
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    (port, asked)
}

#[test]
fn a_redirect_to_another_host_waits_for_the_readers_word() {
    let text = "These are the words of paragraph 1, on another host.\n";
    let head = format!("Content-Length: {}\r\nConnection: close", text.len());
    let (other, asked) = server(format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n{head}\r\n\r\n{text}"
    ));
    let (port, _) = server(format!(
        "HTTP/1.1 302 Found\r\nLocation: http://localhost:{other}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ));
    let (folder, _) = article(1);
    let address = format!("http://127.0.0.1:{port}/");
    let mut session = Session::start(LONGREAD, &[&address], folder);
    session.await_text(&format!("leads on to http://localhost:{other}"));
    assert_eq!(asked.load(SeqCst), 0);
    session.press("y");
    session.await_page();
    assert_eq!(asked.load(SeqCst), 1);
    session.press("q");
    assert_eq!(session.end(), 0);
}
