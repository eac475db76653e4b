//! The clipboard: the terminal's, by OSC 52, through whatever multiplexer lies between; or a command of the
//! reader's.

use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;

use super::environment::Multiplexer;
use super::open_error::plain;
use crate::app::Event;

/// The most bytes of text that are sent. Several terminals take sequences of 100 000 bytes and drop longer ones
/// without a word; this is what such a sequence holds.
const TEXT_BYTES_MAX: usize = 74_994;
/// How many bytes GNU screen is handed at once: its strings hold 768, its own marks among them.
const SCREEN_BYTES: usize = 512;
/// How much of what a failed command says is read.
const COMPLAINT_BYTES_MAX: u64 = 4096;

/// A sequence that puts text on the clipboard (`\x1b]52;c;…`), made fit for what lies between us and the
/// terminal; `Err` says that it would be too long.
pub(super) fn through(
    sequence: &str,
    text_bytes: usize,
    multiplexer: Option<Multiplexer>,
) -> Result<String, String> {
    if text_bytes > TEXT_BYTES_MAX {
        return Err(format!(
            "nothing was sent: {} kB are more than the {} kB that terminals take; --clipboard-command takes any size",
            text_bytes.div_ceil(1000),
            TEXT_BYTES_MAX / 1000
        ));
    }
    // With BEL at its end, since the other end, ESC and a backslash, would end screen's strings.
    let bare = sequence.trim_end_matches("\x1b\\").trim_end_matches('\x07');
    let bare = format!("{bare}\x07");
    Ok(match multiplexer {
        None => bare,
        // Which of the two tmux minds depends on its settings (set-clipboard, allow-passthrough); the other
        // one it drops.
        Some(Multiplexer::Tmux) => {
            let inner = bare.replace('\x1b', "\x1b\x1b");
            format!("{bare}\x1bPtmux;{inner}\x1b\\")
        }
        Some(Multiplexer::Screen) => {
            // What is sent is ASCII, so any byte is a place to part it at.
            let parts = bare.as_bytes().chunks(SCREEN_BYTES);
            parts
                .map(|part| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(part)))
                .collect()
        }
    })
}

/// Hands text to the reader's own command, apart from the terminal; `post` is told where that fails.
pub fn hand_to(
    words: &[String],
    text: String,
    post: impl Fn(Event) -> bool + Send + 'static,
) -> io::Result<()> {
    let Some((program, rest)) = words.split_first() else {
        return Ok(());
    };
    let mut child = Command::new(program)
        .args(rest)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        // Not in the group that gets the terminal's Ctrl-C.
        .process_group(0)
        .spawn()?;
    let program = program.clone();
    thread::Builder::new()
        .name("clipboard".to_owned())
        .spawn(move || {
            if let Err(cause) = see_through(&mut child, &text) {
                let line = format!("the clipboard command {program} failed: {cause}");
                post(Event::Message(line));
            }
        })?;
    Ok(())
}

fn see_through(child: &mut Child, text: &str) -> Result<(), String> {
    let said = |error: io::Error| plain(&error).to_string();
    let written = child
        .stdin
        .take()
        .map(|mut pipe| pipe.write_all(text.as_bytes()));
    // Whatever stays behind to serve the clipboard is not waited for, only what was started.
    let status = child.wait().map_err(said)?;
    if status.success() {
        return written.unwrap_or(Ok(())).map_err(said);
    }
    let mut complaint = Vec::new();
    if let Some(pipe) = child.stderr.take() {
        // What could not be read of it is not missed.
        let _ = pipe.take(COMPLAINT_BYTES_MAX).read_to_end(&mut complaint);
    }
    let complaint = String::from_utf8_lossy(&complaint);
    match complaint.lines().find(|line| !line.trim().is_empty()) {
        Some(line) => Err(line.trim().to_owned()),
        None => Err(ended(status)),
    }
}

/// How a command ended, where it says nothing itself.
pub(super) fn ended(status: std::process::ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit status {code}"),
        (None, Some(signal)) => format!("ended by signal {signal}"),
        (None, None) => "it ended".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEQUENCE: &str = "\x1b]52;c;aGVsbG8=\x1b\\";

    #[test]
    fn it_goes_through_what_lies_between() {
        let through = |multiplexer| through(SEQUENCE, 5, multiplexer);
        assert_eq!(through(None).as_deref(), Ok("\x1b]52;c;aGVsbG8=\x07"));
        assert_eq!(
            through(Some(Multiplexer::Tmux)).as_deref(),
            Ok("\x1b]52;c;aGVsbG8=\x07\x1bPtmux;\x1b\x1b]52;c;aGVsbG8=\x07\x1b\\")
        );
        assert_eq!(
            through(Some(Multiplexer::Screen)).as_deref(),
            Ok("\x1bP\x1b]52;c;aGVsbG8=\x07\x1b\\")
        );
    }

    #[test]
    fn screen_gets_it_in_parts_that_make_the_whole() {
        let long = format!("\x1b]52;c;{}\x1b\\", "QUJD".repeat(1000));
        let parted = through(&long, 3000, Some(Multiplexer::Screen)).expect("it is short enough");
        let parts: Vec<&str> = parted.split("\x1b\\").collect();
        assert!(parts.iter().all(|part| part.len() < 768));
        let whole: String = parts
            .iter()
            .map(|part| part.strip_prefix("\x1bP").unwrap_or(part))
            .collect();
        assert_eq!(whole, long.replace("\x1b\\", "\x07"));
    }

    #[test]
    fn what_is_too_long_is_not_sent() {
        let refused = through(SEQUENCE, TEXT_BYTES_MAX + 1, None);
        assert!(
            refused.is_err_and(|why| why.contains("75 kB") && why.contains("--clipboard-command"))
        );
    }

    #[test]
    fn a_failing_command_is_told_of() {
        let tell = |line: &str| {
            let (sender, events) = std::sync::mpsc::channel();
            let words = crate::host::words::words(line).expect("it is a command");
            hand_to(&words, "text".to_owned(), move |event| {
                sender.send(event).is_ok()
            })
            .expect("a shell is there");
            match events.recv() {
                Ok(Event::Message(line)) => Some(line),
                _ => None,
            }
        };
        assert_eq!(
            tell("sh -c 'echo no display >&2; exit 3'").as_deref(),
            Some("the clipboard command sh failed: no display")
        );
        assert_eq!(
            tell("sh -c 'exit 3'").as_deref(),
            Some("the clipboard command sh failed: exit status 3")
        );
        assert_eq!(tell("sh -c 'test \"$(cat)\" = text'"), None);
    }
}
