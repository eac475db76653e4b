//! What the app asks for, done: articles read in, the clipboard, addresses shown elsewhere.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::environment::Environment;
use super::jobs::{self, Job};
use super::reader::{self, Reading};
use super::source;
use super::watch::{self, Watch};
use super::words::words;
use crate::app::Event;
use crate::app::event::Ticket;
use crate::document::Origin;
use crate::format::Told;

/// What opens articles: it remembers the names on the command line and reads one article at a time.
#[derive(Debug)]
pub struct Opener {
    names: Vec<OsString>,
    told: Told,
    /// What is read in is one of those names.
    is_named: bool,
    reading: Option<Reading>,
    job: Option<Job>,
    watch: Option<Watch>,
    /// How the article's file was when it was opened.
    opened: Option<watch::State>,
}

impl Opener {
    /// For the inputs of the command line, of which the reader says what is `told`.
    pub fn new(names: Vec<OsString>, told: Told) -> Self {
        Self {
            names,
            told,
            is_named: false,
            reading: None,
            job: None,
            watch: None,
            opened: None,
        }
    }

    /// Starts to read an article in, in place of the one that was being read in before.
    pub fn open(
        &mut self,
        what: &str,
        ticket: Ticket,
        post: impl Fn(Event) -> bool + Clone + Send + 'static,
    ) -> io::Result<()> {
        self.reading = None;
        // A file's name may be no text; the app knows it by the text that comes closest.
        let named = self
            .names
            .iter()
            .find(|name| name.to_string_lossy() == what);
        self.is_named = named.is_some();
        let told = named.map_or_else(Told::default, |_| self.told);
        let what = named.cloned().unwrap_or_else(|| what.into());
        self.opened = match source::origin(&what) {
            Ok(Origin::File(path)) => watch::State::of(&path),
            _ => None,
        };
        self.reading = Some(reader::start(what, ticket, told, post)?);
        Ok(())
    }

    /// Stops reading an article in.
    pub fn cancel(&mut self, ticket: Ticket) {
        self.reading.take_if(|reading| reading.ticket() == ticket);
    }

    /// What is read in is found at another address: what was told of the one holds for the other.
    pub fn led_on(&mut self, to: &str) {
        if self.is_named {
            self.names.push(to.into());
        }
    }

    /// Whether that article is wanted: what still comes of an earlier one is not.
    pub fn wants(&self, ticket: Ticket) -> bool {
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| reading.ticket() == ticket)
    }

    /// Hands text to a command, in place of the one that was handed some before.
    pub fn pipe(
        &mut self,
        ticket: Ticket,
        command: &str,
        text: String,
        post: impl Fn(Event) -> bool + Clone + Send + 'static,
    ) -> io::Result<()> {
        self.job = None;
        self.job = Some(jobs::start(ticket, command, text, post)?);
        Ok(())
    }

    /// Ends a command.
    pub fn stop_pipe(&mut self, ticket: Ticket) {
        self.job.take_if(|job| job.ticket() == ticket);
    }

    /// Ends the command that was handed text, if there is one: it never outlives the program.
    pub fn end_job(&mut self) {
        self.job = None;
    }

    /// Watches a file, and no other any more. Where that cannot be, the reader can still ask for it anew.
    pub fn watch(&mut self, path: Option<PathBuf>, post: impl Fn(Event) -> bool + Send + 'static) {
        self.watch = None;
        let known = self.opened.clone();
        self.watch = path.and_then(|path| watch::start(path, known, post).ok());
    }

    /// A part of the article was taken in.
    pub fn part_taken(&self, ticket: Ticket) {
        if let Some(reading) = self.reading.as_ref().filter(|_| self.wants(ticket)) {
            reading.part_taken();
        }
    }
}

/// Shows an address with the reader's own command or the system's opener, never through a shell. What it is told
/// to show comes out of articles, so only three kinds of address are let through.
pub fn show_outside(address: &str, environment: &Environment) -> io::Result<()> {
    let allowed = ["http://", "https://", "mailto:"];
    let lower = address.to_ascii_lowercase();
    if !allowed.iter().any(|scheme| lower.starts_with(scheme)) {
        return Err(io::Error::other(
            "only web and mail addresses are shown outside",
        ));
    }
    let Some(browser) = &environment.browser else {
        return open::that_detached(address);
    };
    let line = browser.to_string_lossy();
    let mut command = words(&line).ok_or_else(|| io::Error::other("$BROWSER is no command"))?;
    // By custom the address may be asked for in the middle.
    let places = command
        .iter_mut()
        .skip(1)
        .filter(|word| word.contains("%s"));
    let places = places
        .map(|word| *word = word.replace("%s", address))
        .count();
    if places == 0 {
        command.push(address.to_owned());
    }
    let mut child = Command::new(&command[0])
        .args(&command[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Someone has to take note of its end.
    std::thread::spawn(move || child.wait());
    Ok(())
}
