//! Articles read in by a thread of their own, part by part, so that keys stay live however long it takes.

use std::ffi::{OsStr, OsString};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::limited::OnBytes;
use super::open_error::{Cause, OpenError};
use super::source;
use super::web::Redirects;
use super::{pages, panics};
use crate::app::Event;
use crate::app::event::Ticket;
use crate::document::{Document, Part};
use crate::format::{self, Raw, Told};

/// How many parts may wait to be taken in. More would make memory grow and keys wait behind them. The first part
/// alone is made before there is a word from [`Reading::part_taken`], so that the first page has the machine for
/// itself.
const PARTS_WAITING_MAX: usize = 3;
/// How often a reader is told how far it is.
const PROGRESS_EVERY: Duration = Duration::from_millis(100);
/// Parsers of nested formats go deep. Only what is used of it takes memory.
const STACK_BYTES: usize = 32 << 20;

/// An article that is being read in. Dropping it stops that.
#[derive(Debug)]
pub struct Reading {
    ticket: Ticket,
    room: Sender<()>,
}

impl Reading {
    /// Which article it is.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// A part was taken in (the first: and shown); there is room for another.
    pub fn part_taken(&self) {
        // It may have been the last, and nobody is waiting any more.
        let _ = self.room.send(());
    }
}

/// Starts to read `what` in; `post` is given what happens and answers `false` when nobody wants to know.
pub fn start(
    what: OsString,
    ticket: Ticket,
    told: Told,
    post: impl Fn(Event) -> bool + Clone + Send + 'static,
) -> std::io::Result<Reading> {
    let (sender, room) = channel();
    thread::Builder::new()
        .name("reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let read = panics::caught(|| read(&what, ticket, told, &room, &post));
            let read = read.unwrap_or_else(|fault| Err(OpenError::new(&what, Cause::Fault(fault))));
            let leads_on = read.as_ref().err().and_then(OpenError::leads_on);
            post(match leads_on.cloned() {
                Some((from, to)) => Event::LeadsOn { ticket, from, to },
                None => {
                    let result = read.map_err(|error| error.to_string());
                    Event::Ended { ticket, result }
                }
            });
        })?;
    Ok(Reading {
        ticket,
        room: sender,
    })
}

fn read(
    what: &OsStr,
    ticket: Ticket,
    told: Told,
    room: &Receiver<()>,
    post: &(impl Fn(Event) -> bool + Clone + Send + 'static),
) -> Result<(), OpenError> {
    let origin = source::origin(what)?;
    let mut raw = source::open(
        what,
        origin,
        Redirects::WithinHost,
        progress(ticket, post.clone()),
    )?;
    raw.encoding = told.encoding;
    // Not before: until it is known that there is something to read, the reader keeps what they have.
    let origin = raw.origin.clone();
    let name = source::name(&origin);
    post(Event::Opening {
        ticket,
        origin: origin.clone(),
        name,
    });
    let format = told.format.unwrap_or_else(|| format::detect(&raw));
    post(Event::Format {
        ticket,
        name: format.name,
    });
    let (mut waiting, mut is_first) = (0, true);
    let mut sink = |part: Part| {
        let part = Box::new(part);
        if !post(Event::Part { ticket, part }) {
            return ControlFlow::Break(());
        }
        // After the first part one waits for the word that it is shown; later, for room.
        let is_first = std::mem::replace(&mut is_first, false);
        let most = if is_first { 0 } else { PARTS_WAITING_MAX };
        waiting += 1;
        while waiting > most {
            // An error means that nobody wants the rest.
            if room.recv().is_err() {
                return ControlFlow::Break(());
            }
            waiting -= 1;
        }
        ControlFlow::Continue(())
    };
    let told = Told {
        format: Some(format),
        ..told
    };
    pages::parse(raw, told, &mut sink).map_err(|error| OpenError::of_parsing(what, &origin, error))
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
pub fn read_whole(what: &OsStr, told: Told) -> Result<Document, OpenError> {
    let name = what.to_owned();
    let fault = |line| OpenError::new(what, Cause::Fault(line));
    let thread = thread::Builder::new()
        .name("reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            panics::caught(|| {
                let origin = source::origin(&name)?;
                // Who gave the address is not there to be asked: it is read as it would be handed over a pipe.
                let mut raw: Raw =
                    source::open(&name, origin, Redirects::Followed, Box::new(|_, _| {}))?;
                raw.encoding = told.encoding;
                let origin = raw.origin.clone();
                let mut document = Document::default();
                pages::parse(raw, told, &mut |part| {
                    document.append(part);
                    ControlFlow::Continue(())
                })
                .map_err(|error| OpenError::of_parsing(&name, &origin, error))?;
                Ok(document)
            })
        })
        .map_err(|error| fault(error.to_string()))?;
    match thread.join() {
        Ok(read) => read.map_err(fault)?,
        Err(_) => Err(fault("its thread ended early".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::document::{BlockKind, Builder, Prose};
    use crate::format::{Format, ParseError, Sink};

    fn format(parse: fn(Raw, &mut Sink<'_>) -> Result<(), ParseError>) -> &'static Format {
        Box::leak(Box::new(Format {
            name: "test",
            extensions: &[],
            media_types: &[],
            recognizes: |_| true,
            parse,
        }))
    }

    fn endless(_: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
        let mut builder = Builder::new();
        loop {
            builder.block(BlockKind::Paragraph, Prose::plain("more"));
            if sink(builder.take_part()).is_break() {
                return Ok(());
            }
        }
    }

    fn begin(format: &'static Format) -> (Reading, mpsc::Receiver<Event>) {
        let (sender, events) = mpsc::channel();
        let post = move |event| sender.send(event).is_ok();
        let what = crate::host::open_error::BUNDLED_NAME.into();
        let told = Told {
            format: Some(format),
            ..Told::default()
        };
        let reading = start(what, Ticket(1), told, post).expect("a thread starts");
        (reading, events)
    }

    #[test]
    fn an_article_opens_arrives_and_ends() {
        let (reading, events) = begin(&crate::format::plain::FORMAT);
        let mut blocks = 0;
        assert!(matches!(events.recv(), Ok(Event::Opening { .. })));
        assert!(matches!(
            events.recv(),
            Ok(Event::Format { name: "text", .. })
        ));
        loop {
            match events.recv().expect("it ends before it falls silent") {
                Event::Part { part, .. } => {
                    blocks += part.blocks.len();
                    reading.part_taken();
                }
                Event::Format { name, .. } => assert_eq!(name, "text"),
                Event::Ended { result, .. } => break assert_eq!(result, Ok(())),
                other => panic!("{other:?}"),
            }
        }
        assert!(blocks > 10, "{blocks}");
    }

    #[test]
    fn parts_wait_until_there_is_room_for_them() {
        let (reading, events) = begin(format(endless));
        let mut parts = events
            .iter()
            .filter(|event| matches!(event, Event::Part { .. }));
        assert!(parts.next().is_some());
        // The second is not made before the first is shown.
        reading.part_taken();
        for _ in 0..50 {
            assert!(parts.next().is_some());
            reading.part_taken();
        }
        drop(parts);
        drop(reading);
        // What was on its way still comes; then it ends.
        let left = events
            .iter()
            .filter(|event| matches!(event, Event::Part { .. }))
            .count();
        assert!(left <= PARTS_WAITING_MAX + 2, "{left}");
    }

    #[test]
    fn a_panic_in_a_parser_is_a_line_for_the_reader() {
        let (_reading, events) = begin(format(|_, _| panic!("a fault for the test")));
        let result = events.iter().find_map(|event| match event {
            Event::Ended { result, .. } => Some(result),
            _ => None,
        });
        let line = result.expect("it ends").expect_err("it fails");
        assert!(line.contains("a fault for the test"), "{line}");
        assert!(
            line.starts_with("cannot open the bundled article: "),
            "{line}"
        );
    }
}
