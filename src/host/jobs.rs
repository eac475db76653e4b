//! Commands that are handed text: run by the shell as the reader typed them, apart from the terminal, and what
//! they answer posted line by line.

use std::io::{self, BufRead, BufReader, PipeReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;

use rustix::process::{Pid, Signal, kill_process_group};

use super::clipboard::ended;
use super::panics;
use crate::app::Event;
use crate::app::event::Ticket;

/// The most bytes of an answer that are taken; a pane is no place to read more in.
const OUTPUT_BYTES_MAX: u64 = 1 << 20;
/// About how much is posted at once.
const PORTION_BYTES: usize = 16 * 1024;

/// A command at work. Dropping it ends the command and what it started.
#[derive(Debug)]
pub struct Job {
    ticket: Ticket,
    group: Option<Pid>,
}

impl Job {
    /// Which command it is.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if let Some(group) = self.group {
            // It may have ended by itself.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

/// Starts `command` with `text` on its standard input. **It is the reader's own line; nothing else is put into
/// it.** It stands in a process group of its own: in the background, where the terminal cannot be read from or
/// changed.
pub fn start(
    ticket: Ticket,
    command: &str,
    text: String,
    post: impl Fn(Event) -> bool + Clone + Send + 'static,
) -> io::Result<Job> {
    let (output, sink) = io::pipe()?;
    let mut child = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .stdout(sink.try_clone()?)
        .stderr(sink)
        .process_group(0)
        .spawn()?;
    let group = Pid::from_raw(child.id() as i32);
    if let Some(mut input) = child.stdin.take() {
        thread::Builder::new()
            .name("command input".to_owned())
            // A command need not read all it is handed.
            .spawn(move || _ = input.write_all(text.as_bytes()))?;
    }
    thread::Builder::new()
        .name("command output".to_owned())
        .spawn(move || {
            let state = panics::caught(|| follow(ticket, child, output, group, &post));
            let state = state.unwrap_or_else(|fault| fault);
            post(Event::OutputEnded { job: ticket, state });
        })?;
    Ok(Job { ticket, group })
}

/// Posts what comes until it ends, and gives a word on how it did.
fn follow(
    job: Ticket,
    mut child: Child,
    output: PipeReader,
    group: Option<Pid>,
    post: &impl Fn(Event) -> bool,
) -> String {
    let mut output = BufReader::new(output.take(OUTPUT_BYTES_MAX));
    let mut portion = Vec::new();
    loop {
        let ended = !matches!(output.read_until(b'\n', &mut portion), Ok(count) if count > 0);
        // As long as more is at hand it is posted together.
        let waits = output.buffer().contains(&b'\n') && portion.len() < PORTION_BYTES;
        if !portion.is_empty() && (ended || !waits) {
            let text = String::from_utf8_lossy(&portion);
            let text = without_strings(text.strip_suffix('\n').unwrap_or(&text));
            portion.clear();
            post(Event::Output { job, text });
        }
        if ended {
            break;
        }
    }
    let cut = output.get_ref().limit() == 0;
    if cut && let Some(group) = group {
        // Nobody reads the rest.
        let _ = kill_process_group(group, Signal::KILL);
    }
    match child.wait() {
        _ if cut => format!("cut after {} MB", OUTPUT_BYTES_MAX >> 20),
        Ok(status) if status.success() => "done".to_owned(),
        Ok(status) => ended(status),
        Err(error) => error.to_string(),
    }
}

/// Without the control strings that set titles and the like (OSC), which end with BEL or ESC and a backslash:
/// once their control characters are gone they would be read as text.
fn without_strings(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\x1b]") {
        out.push_str(before);
        let line = &after[..after.find('\n').unwrap_or(after.len())];
        rest = match line.find(['\x07', '\x1b']) {
            Some(end) => after[end + 1..].trim_start_matches('\\'),
            // One without an end hides nothing.
            None => after,
        };
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the command says, and how it ends.
    fn run(command: &str, text: &str) -> (String, String) {
        let (sender, events) = std::sync::mpsc::channel();
        let post = move |event| sender.send(event).is_ok();
        let job = start(Ticket(1), command, text.to_owned(), post).expect("a shell is there");
        let mut said = String::new();
        for event in &events {
            match event {
                Event::Output { text, .. } => said = said + &text + "\n",
                Event::OutputEnded { state, .. } => {
                    drop(job);
                    return (said, state);
                }
                _ => {}
            }
        }
        panic!("it never ended");
    }

    #[test]
    fn a_command_reads_and_answers() {
        assert_eq!(
            run("wc -w", "three words here"),
            ("3\n".to_owned(), "done".to_owned())
        );
        assert_eq!(
            run("echo no >&2; exit 4", ""),
            ("no\n".to_owned(), "exit status 4".to_owned())
        );
        assert_eq!(
            run("printf a; printf 'b\\n\\nc'", "x"),
            ("ab\n\nc\n".to_owned(), "done".to_owned())
        );
    }

    #[test]
    fn titles_that_it_sets_are_no_text() {
        assert_eq!(without_strings("a\x1b]0;title\x07b\x1b]8;;x\x1b\\c"), "abc");
        assert_eq!(without_strings("a\x1b]0;no end\nb"), "a0;no end\nb");
    }

    #[test]
    fn one_that_never_ends_is_cut() {
        let (said, state) = run("yes", "not read");
        assert_eq!(state, "cut after 1 MB");
        assert!(said.len() >= 1_000_000);
    }

    #[test]
    fn one_that_is_dropped_ends() {
        let (sender, events) = std::sync::mpsc::channel();
        let post = move |event| sender.send(event).is_ok();
        let job = start(Ticket(1), "sleep 1000", String::new(), post).expect("a shell is there");
        drop(job);
        assert!(
            matches!(events.recv(), Ok(Event::OutputEnded { state, .. }) if state.contains("signal"))
        );
    }
}
