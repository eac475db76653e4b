//! `Event` in, `Effect` out: all that the state exchanges with the machine outside.

use std::path::PathBuf;
use std::time::Duration;

use ratatui::layout::Size;

use crate::document::address::Address;
use crate::document::code::Stretches;
use crate::document::{BlockId, Name, Origin, Part};
use crate::text::clean::Clean;

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal now has this size.
    Resize(Size),
    /// An article that was asked for begins to arrive; its parts follow.
    Opening {
        /// Which, as counted by [`Effect::Open`]; parts of others are out of date.
        ticket: Ticket,
        /// Where it comes from.
        origin: Origin,
        /// By what it is known.
        name: Name,
    },
    /// What format the article that arrives is in.
    Format {
        /// Which article.
        ticket: Ticket,
        /// The format's name.
        name: &'static str,
    },
    /// How far the article is read in.
    Progress {
        /// Which article.
        ticket: Ticket,
        /// Bytes read so far.
        bytes: u64,
        /// Bytes in all, where known.
        of: Option<u64>,
    },
    /// The next part of the article.
    Part {
        /// Which article.
        ticket: Ticket,
        /// Its next part.
        part: Box<Part>,
    },
    /// The article has arrived whole, or no more of it will: the cause, as one line for the reader.
    Ended {
        /// Which article.
        ticket: Ticket,
        /// What went wrong, if anything.
        result: Result<(), String>,
    },
    /// The article's server sends on to another host, or to a way that is less safe. It was not asked there, and
    /// no more comes of it.
    LeadsOn {
        /// Which article.
        ticket: Ticket,
        /// What was asked for.
        from: Address,
        /// Where it is said to be.
        to: Address,
    },
    /// The time asked for with [`Effect::Wake`] has passed.
    Woke,
    /// The terminal was away (suspended, or lent to another program) and is back: draw everything.
    Resumed,
    /// The terminal told whether its ground is dark.
    Dark(bool),
    /// Something outside has a line for the reader.
    Message(String),
    /// A file that is watched has changed, or is gone.
    Changed(PathBuf),
    /// A command that was handed text answers with some lines.
    Output {
        /// Which command.
        job: Ticket,
        /// What it says, not clean yet.
        text: String,
    },
    /// A command that was handed text has ended.
    OutputEnded {
        /// Which command.
        job: Ticket,
        /// A word on how.
        state: String,
    },
    /// What the letters of a block of code are, as asked for with [`Effect::Highlight`].
    Highlighted {
        /// Which block.
        block: BlockId,
        /// Its text at that time.
        text: Clean,
        /// What stretches of it are; none where nothing is known of its language.
        tokens: Stretches,
    },
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read an article in. Whatever was being read in before is no longer wanted.
    Open {
        /// Counts up, so that late parts of an earlier article are told from this one's.
        ticket: Ticket,
        /// What: a file's path, an address, or `-`.
        what: String,
    },
    /// Stop reading the article in.
    Cancel(Ticket),
    /// Send [`Event::Woke`] after this time. A later request takes the place of an earlier one.
    Wake(Duration),
    /// Send no [`Event::Woke`] after all: nothing waits for it any more.
    Sleep,
    /// Put this text on the clipboard.
    Copy(String),
    /// Hand text to a command that the reader typed, by the shell, and post what it answers.
    Pipe {
        /// To tell its answer from others'.
        job: Ticket,
        /// As it was typed.
        command: String,
        /// What it is to read.
        text: String,
    },
    /// Stop a command: nobody wants its answer any more.
    StopPipe(Ticket),
    /// Lend the terminal to the reader's editor with a file, at the line where these words stand.
    Edit {
        /// The file.
        path: PathBuf,
        /// The article's words at the place.
        words: String,
        /// How far into the article the place is, 0 to 1, for when the words are there more than once.
        progress: f64,
    },
    /// Post a word when this file changes; of no other any more.
    Watch(Option<PathBuf>),
    /// Find out what the letters of a block of code are. An [`Event::Highlighted`] comes for each text.
    Highlight {
        /// The block of the first text; the others follow it.
        first: BlockId,
        /// The language's name, as the article gives it.
        language: Clean,
        /// The code, in pieces.
        texts: Vec<Clean>,
    },
    /// Show this address with the system's opener. It is `http`, `https` or `mailto`.
    OpenOutside(String),
    /// Whether the mouse is ours or the terminal's.
    Mouse(bool),
    /// Draw all of the screen: something else may have written on it.
    Redraw,
    /// Stop like any job, until the shell says go on.
    Suspend,
    /// End the program.
    Quit,
}

/// Tells the articles asked for apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u32);

/// A key with its modifiers. Shift is part of a character and set only for other keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held, for keys that are no characters.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }
}

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character, as typed.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    Function(u8),
}

/// What the mouse did, where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mouse {
    /// What.
    pub action: MouseAction,
    /// Columns from the left edge.
    pub column: u16,
    /// Rows from the top edge.
    pub row: u16,
}

/// What a mouse can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MouseAction {
    /// The left button went down.
    Press,
    /// The pointer moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}
