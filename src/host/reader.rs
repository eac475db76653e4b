//! Articles read in by a thread of their own, part by part, so that keys stay live however long it takes.

use std::ffi::{OsStr, OsString};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::panics;
use super::source::{self, Cause, OnBytes, OpenError};
use crate::app::Event;
use crate::app::event::Ticket;
use crate::document::{Document, Origin, Part};
use crate::format::{self, Format, Raw};

/// How many parts may wait to be taken in. More would make memory grow and keys wait behind them.
const PARTS_WAITING_MAX: usize = 4;
/// How often a reader is told how far it is.
const PROGRESS_EVERY: Duration = Duration::from_millis(100);
/// Parsers of nested formats go deep. Only what is used of it takes memory.
const STACK_BYTES: usize = 32 << 20;

/// An article that is being read in. Dropping it stops that.
#[derive(Debug)]
pub struct Reading {
    ticket: Ticket,
    taken: Receiver<()>,
}

impl Reading {
    /// Which article it is.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// A part was taken in: there is room for another.
    pub fn part_taken(&self) {
        // It may have been the last, and nobody is waiting any more.
        let _ = self.taken.try_recv();
    }
}

/// Starts to read `what` in; `post` is given what happens and answers `false` when nobody wants to know.
pub fn start(
    what: OsString,
    ticket: Ticket,
    format: Option<&'static Format>,
    post: impl Fn(Event) -> bool + Clone + Send + 'static,
) -> std::io::Result<Reading> {
    let (room, taken) = sync_channel(PARTS_WAITING_MAX);
    thread::Builder::new()
        .name("reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let read = panics::caught(|| read(&what, ticket, format, &room, &post));
            let result = read
                .unwrap_or_else(|fault| Err(OpenError::new(&what, Cause::Fault(fault))))
                .map_err(|error| error.to_string());
            post(Event::Ended { ticket, result });
        })?;
    Ok(Reading { ticket, taken })
}

fn read(
    what: &OsStr,
    ticket: Ticket,
    format: Option<&'static Format>,
    room: &SyncSender<()>,
    post: &(impl Fn(Event) -> bool + Clone + Send + 'static),
) -> Result<(), OpenError> {
    let origin = source::origin(what)?;
    let opening = |origin: &Origin| {
        post(Event::Opening {
            ticket,
            origin: origin.clone(),
        })
    };
    // A file is there or not, at once; what takes its time is announced before.
    let slow = !matches!(origin, Origin::File(_) | Origin::Bundled);
    if slow {
        opening(&origin);
    }
    let raw = source::open(what, origin, progress(ticket, post.clone()))?;
    if !slow {
        opening(&raw.origin);
    }
    let format = format.unwrap_or_else(|| format::detect(&raw));
    post(Event::Format {
        ticket,
        name: format.name,
    });
    let mut sink = |part: Part| {
        if room.send(()).is_err() {
            return ControlFlow::Break(());
        }
        let part = Box::new(part);
        match post(Event::Part { ticket, part }) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    };
    format::parse(raw, Some(format), &mut sink).map_err(|error| OpenError::new(what, error))
}

/// Posts how far it is, now and then.
fn progress(ticket: Ticket, post: impl Fn(Event) -> bool + Send + 'static) -> OnBytes {
    let mut last = Instant::now();
    Box::new(move |bytes, of| {
        if last.elapsed() >= PROGRESS_EVERY {
            last = Instant::now();
            post(Event::Progress { ticket, bytes, of });
        }
    })
}

/// Reads `what` whole, for use without a screen.
pub fn read_whole(what: &OsStr, format: Option<&'static Format>) -> Result<Document, OpenError> {
    let name = what.to_owned();
    let fault = |line| OpenError::new(what, Cause::Fault(line));
    let thread = thread::Builder::new()
        .name("reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            panics::caught(|| {
                let origin = source::origin(&name)?;
                let raw: Raw = source::open(&name, origin, Box::new(|_, _| {}))?;
                format::parse_whole(raw, format).map_err(|error| OpenError::new(&name, error))
            })
        })
        .map_err(|error| fault(error.to_string()))?;
    match thread.join() {
        Ok(read) => read.map_err(fault)?,
        Err(_) => Err(fault("its thread ended early".to_owned())),
    }
}
