//! The loop: what happens goes to the app, what the app asks for is done, what has changed is drawn.
//!
//! Everything that happens comes through one channel, and while nothing does, the loop sleeps in it.

use std::ffi::OsString;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::anyhow;

use super::schedule::{Due, Schedule, Wait};
use crate::app::articles::arrival::Wanted;
use crate::app::event::Ticket;
use crate::app::{App, Effect, Event, Options};
use crate::cli::{Arguments, CommandLine};
use crate::format::Told;
use crate::host::effects::{self, Opener};
use crate::host::environment::Environment;
use crate::host::highlight::{self, Code, Highlighter};
use crate::host::keys::Input;
use crate::host::signals::{self, Signal};
use crate::host::terminal::{self, Terminal};
use crate::host::{clipboard, editor, open_error, panics, source};
use crate::layout::Bidi;
use crate::view;

/// How long the first article may take to open before the screen is taken over without it. An article that cannot
/// be opened is then told of where the reader typed its name.
const OPENING_WAIT: Duration = Duration::from_millis(60);
/// How often parts that arrive are drawn: what they change is a percentage.
const PARTS_DRAWN_EVERY: Duration = Duration::from_millis(60);
/// How long parts may be taken in before a key is looked for.
const PARTS_BUDGET: Duration = Duration::from_millis(8);

/// Anything that happens.
enum Message {
    /// The terminal sent something; `None` when it will send no more.
    Inputs(Option<Vec<Input>>),
    /// The input thread fell over.
    Deaf(String),
    Signal(Signal),
    /// From a thread that reads an article in.
    Event(Event),
}

/// Reads with the reader until they leave; gives the exit status.
pub(super) fn read(
    arguments: &Arguments,
    inputs: Vec<OsString>,
    told: Told,
    environment: &Environment,
) -> anyhow::Result<u8> {
    let (sender, messages) = mpsc::channel();
    let mut app = App::new(options(arguments, environment), terminal::size(environment));
    let mut names = Vec::new();
    for input in &inputs {
        let (input, fragment) = source::without_fragment(input);
        let name = input.to_string_lossy().into_owned();
        if let Some(fragment) = fragment {
            app.begin_at(name.clone(), Wanted::Fragment(fragment.to_owned()));
        }
        names.push(name);
    }
    let first = names[0].clone();
    if let Some(place) = &arguments.goto {
        app.begin_at(first.clone(), place.clone());
    }
    app.set_inputs(names);
    let inputs = inputs
        .iter()
        .map(|input| source::without_fragment(input).0.to_owned());
    let mut opener = Opener::new(inputs.collect(), told);
    let mut early = Vec::new();
    for effect in app.open(first) {
        if let Effect::Open { ticket, what } = effect {
            opener.open(&what, ticket, post(&sender))?;
        } else {
            early.push(effect);
        }
    }
    let opened = match messages.recv_timeout(OPENING_WAIT) {
        Ok(Message::Event(Event::Ended {
            result: Err(line), ..
        })) => return Err(anyhow!(line)),
        opened => opened.ok(),
    };

    let signals = sender.clone();
    signals::watch(move |signal| _ = signals.send(Message::Signal(signal)))?;
    let terminal = Terminal::enter(environment)?;
    let ended = terminal::while_entered(|| {
        let mut reader = Loop {
            app,
            terminal,
            opener,
            clipboard: arguments.clipboard_command.clone(),
            highlighter: Highlighter::default(),
            later: Vec::new(),
            listens: false,
            environment,
            sender,
            schedule: Schedule::new(Instant::now()),
            begun: None,
            resized: false,
        };
        let ended = reader.run(early, opened, &messages);
        reader.opener.end_job();
        // What was read in is left to the system.
        std::mem::forget(reader);
        ended
    });
    ended.unwrap_or_else(|fault| Err(anyhow!("{fault}")))
}

fn options(arguments: &Arguments, environment: &Environment) -> Options {
    Options {
        dark: environment.dark,
        colours: environment.colours,
        ascii: arguments.ascii || environment.ascii,
        theme: arguments.theme.map(Into::into),
        measure: arguments.measure,
        highlight: highlight::AVAILABLE,
    }
}

fn post(sender: &Sender<Message>) -> impl Fn(Event) -> bool + Clone + Send + 'static {
    let sender = sender.clone();
    move |event| sender.send(Message::Event(event)).is_ok()
}

/// Starts the thread that waits for keys.
fn listen(sender: &Sender<Message>) -> std::io::Result<()> {
    let sender = sender.clone();
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            let inputs = sender.clone();
            let read = panics::caught(|| {
                terminal::read_input(|portion| _ = inputs.send(Message::Inputs(portion)))
            });
            match read {
                Ok(Ok(())) => {}
                Ok(Err(error)) => _ = sender.send(Message::Deaf(error.to_string())),
                Err(fault) => _ = sender.send(Message::Deaf(fault)),
            }
        })?;
    Ok(())
}

struct Loop<'a> {
    app: App,
    terminal: Terminal,
    opener: Opener,
    /// What copies, where it is not the terminal.
    clipboard: Option<CommandLine>,
    highlighter: Highlighter,
    /// What must not hold up the first page, and is done once that is shown.
    later: Vec<Effect>,
    /// Keys are waited for; until then, the terminal keeps them.
    listens: bool,
    environment: &'a Environment,
    sender: Sender<Message>,
    schedule: Schedule,
    /// The article that parts came of last.
    begun: Option<Ticket>,
    /// The terminal's size may be another.
    resized: bool,
}

/// Why the loop ends, with the exit status.
struct End(anyhow::Result<u8>);

impl From<std::io::Error> for End {
    /// A terminal that cannot be written to has gone away: there is nobody to tell.
    fn from(_: std::io::Error) -> Self {
        Self(Ok(1))
    }
}

impl Loop<'_> {
    fn run(
        &mut self,
        early: Vec<Effect>,
        opened: Option<Message>,
        messages: &Receiver<Message>,
    ) -> anyhow::Result<u8> {
        let begun = self
            .perform(early)
            .and_then(|()| opened.map_or(Ok(()), |message| self.take(message)));
        let End(ended) = match begun {
            Err(end) => end,
            Ok(()) => loop {
                if let Err(end) = self.turn(messages) {
                    break end;
                }
            },
        };
        ended
    }

    /// Waits for something, takes in all there is, and draws.
    fn turn(&mut self, messages: &Receiver<Message>) -> Result<(), End> {
        if let Some(message) = self.wait(messages) {
            self.take(message)?;
            self.drain(messages)?;
        }
        if self.resized {
            self.resized = false;
            let size = self.terminal.resized();
            self.tell(Event::Resize(size))?;
        }
        let now = Instant::now();
        while let Some(due) = self.schedule.due(now) {
            match due {
                Due::Wake => self.tell(Event::Woke)?,
                Due::Draw => self.draw()?,
                Due::GoOn(first_page) => self.go_on(first_page)?,
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> Result<(), End> {
        let app = &self.app;
        self.terminal
            .set_orders(app.look.wishes.bidi == Bidi::Terminal)?;
        self.terminal.set_ruler(app.look.settings().ruler());
        self.terminal.draw(app.size(), |buffer| {
            view::render(app, buffer);
            app.link_areas()
        })?;
        Ok(())
    }

    /// Does what had to wait until the first page was shown.
    fn go_on(&mut self, first_page: Option<Ticket>) -> Result<(), End> {
        if !std::mem::replace(&mut self.listens, true)
            && let Err(error) = listen(&self.sender)
        {
            return Err(End(Err(error.into())));
        }
        if let Some(ticket) = first_page {
            self.opener.part_taken(ticket);
        }
        let later = std::mem::take(&mut self.later);
        self.perform(later)
    }

    /// The next message; `None` when it is time to do something before one comes.
    fn wait(&self, messages: &Receiver<Message>) -> Option<Message> {
        match self.schedule.wait(Instant::now()) {
            Wait::Not => messages.try_recv().ok(),
            Wait::For(time) => messages.recv_timeout(time).ok(),
            // We hold a sender ourselves, so the channel never closes.
            Wait::ForWord => messages.recv().ok(),
        }
    }

    /// Takes in all that waits; but parts come for as long as there are any, so only for a while.
    fn drain(&mut self, messages: &Receiver<Message>) -> Result<(), End> {
        let since = Instant::now();
        while let Ok(message) = messages.try_recv() {
            let is_part = matches!(message, Message::Event(Event::Part { .. }));
            self.take(message)?;
            if is_part && since.elapsed() >= PARTS_BUDGET {
                break;
            }
        }
        Ok(())
    }

    fn take(&mut self, message: Message) -> Result<(), End> {
        match message {
            Message::Inputs(None) => Err(End(Ok(1))),
            Message::Inputs(Some(inputs)) => {
                inputs.into_iter().try_for_each(|input| self.input(input))
            }
            Message::Deaf(line) => Err(End(Err(anyhow!("no more keys can be read: {line}")))),
            Message::Signal(signal) => self.signal(signal),
            Message::Event(event) => self.arrived(event),
        }
    }

    fn input(&mut self, input: Input) -> Result<(), End> {
        match input {
            Input::Event(event) => {
                self.schedule.draw_now();
                self.tell(event)
            }
            Input::Dark(dark) => {
                self.schedule.draw_soon(Duration::ZERO);
                self.tell(Event::Dark(dark))
            }
            Input::KittyKeyboard => Ok(self.terminal.push_kitty_keyboard()?),
            Input::Answered => {
                terminal::answers_are_in();
                Ok(())
            }
        }
    }

    fn signal(&mut self, signal: Signal) -> Result<(), End> {
        match signal {
            Signal::End(status) => return Err(End(Ok(status))),
            Signal::Resize => {
                self.resized = true;
                self.schedule.draw_now();
            }
            Signal::Stop => {
                terminal::leave();
                // Going on is a signal, too.
                signals::stop()?;
            }
            Signal::GoOn => {
                self.terminal.enter_again()?;
                self.resized = true;
                self.schedule.draw_now();
                self.tell(Event::Resumed)?;
            }
        }
        Ok(())
    }

    /// Something arrived from a thread that reads an article in.
    fn arrived(&mut self, event: Event) -> Result<(), End> {
        let of = match &event {
            Event::Opening { ticket, .. }
            | Event::Progress { ticket, .. }
            | Event::Part { ticket, .. }
            | Event::LeadsOn { ticket, .. }
            | Event::Ended { ticket, .. } => Some(*ticket),
            _ => None,
        };
        if of.is_some_and(|ticket| !self.opener.wants(ticket)) {
            return Ok(());
        }
        match &event {
            Event::Part { ticket, .. } => {
                if self.begun.replace(*ticket) == Some(*ticket) {
                    self.opener.part_taken(*ticket);
                    self.schedule.draw_soon(PARTS_DRAWN_EVERY);
                } else {
                    self.schedule.first_page(*ticket);
                }
            }
            Event::Ended { ticket, result } => {
                self.schedule.draw_now();
                if let Err(line) = result
                    && self.begun.is_none()
                    && *ticket <= Ticket(1)
                {
                    // Nothing was ever there to read: the reader is told where they typed the name.
                    return Err(End(Err(anyhow!("{line}"))));
                }
            }
            // The command may have written to the terminal behind our back.
            Event::OutputEnded { .. } => {
                self.resized = true;
                self.schedule.draw_now();
            }
            Event::LeadsOn { to, .. } => {
                self.opener.led_on(to.as_str());
                self.schedule.draw_now();
            }
            Event::Changed(_) | Event::Message(_) => self.schedule.draw_now(),
            _ => self.schedule.draw_soon(PARTS_DRAWN_EVERY),
        }
        self.tell(event)
    }

    fn tell(&mut self, event: Event) -> Result<(), End> {
        let effects = self.app.update(event);
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Result<(), End> {
        effects
            .into_iter()
            .try_for_each(|effect| self.carry_out(effect))
    }

    fn carry_out(&mut self, effect: Effect) -> Result<(), End> {
        match effect {
            Effect::Quit => return Err(End(Ok(0))),
            Effect::Suspend => {
                if !signals::stop_job() {
                    self.tell(Event::Message("no shell is there to return to".to_owned()))?;
                }
            }
            Effect::Wake(after) => self.schedule.wake_at(Some(Instant::now() + after)),
            Effect::Sleep => self.schedule.wake_at(None),
            Effect::Open { ticket, what } => {
                if let Err(error) = self.opener.open(&what, ticket, post(&self.sender)) {
                    let result = Err(error.to_string());
                    self.tell(Event::Ended { ticket, result })?;
                }
            }
            Effect::Cancel(ticket) => self.opener.cancel(ticket),
            // It is kept until go_on.
            Effect::Highlight { .. } | Effect::Watch(_) if self.schedule.is_quiet() => {
                self.later.push(effect);
            }
            Effect::Highlight {
                first,
                language,
                texts,
            } => {
                let code = Code {
                    first,
                    language,
                    texts,
                };
                // Where no thread can be had, code stays plain; that is no matter for a message.
                _ = self.highlighter.ask(code, post(&self.sender));
            }
            Effect::Copy(text) => {
                let refusal = match &self.clipboard {
                    None => self.terminal.copy(&text)?,
                    Some(CommandLine(words)) => {
                        let handed = clipboard::hand_to(words, text, post(&self.sender));
                        handed.err().map(|error| {
                            format!("cannot start {}: {}", words[0], open_error::plain(&error))
                        })
                    }
                };
                if let Some(refusal) = refusal {
                    self.tell(Event::Message(refusal))?;
                }
            }
            Effect::Pipe { job, command, text } => {
                if let Err(error) = self.opener.pipe(job, &command, text, post(&self.sender)) {
                    let state = format!("cannot be started: {}", open_error::plain(&error));
                    self.tell(Event::OutputEnded { job, state })?;
                }
            }
            Effect::StopPipe(job) => self.opener.stop_pipe(job),
            Effect::Watch(path) => self.opener.watch(path, post(&self.sender)),
            Effect::Edit {
                path,
                words,
                progress,
            } => {
                let editor = self.environment.editor.as_ref();
                let edited = self
                    .terminal
                    .lend(|| editor::edit(editor, &path, &words, progress))?;
                self.resized = true;
                self.schedule.draw_now();
                self.tell(Event::Resumed)?;
                self.tell(match edited {
                    Ok(()) => Event::Changed(path),
                    Err(line) => Event::Message(line),
                })?;
            }
            Effect::Redraw => {
                self.terminal.redraw();
                self.schedule.draw_now();
            }
            Effect::Mouse(ours) => self.terminal.set_mouse(ours)?,
            Effect::OpenOutside(address) => {
                if let Err(error) = effects::show_outside(&address, self.environment) {
                    self.tell(Event::Message(format!(
                        "cannot open the address outside: {}",
                        open_error::plain(&error)
                    )))?;
                }
            }
        }
        Ok(())
    }
}
