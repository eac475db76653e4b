//! Why something could not be opened, as one line: what, and what is in the way.

use std::ffi::OsStr;
use std::fmt;
use std::io;

use crate::document::Origin;
use crate::document::address::{Address, without_credentials};
use crate::format::ParseError;
use crate::text::clean::Clean;

/// What names the bundled article to [`super::source::open()`]. Nothing that a reader types can hold this character.
pub const BUNDLED_NAME: &str = "\0";
/// How many characters of a name are shown.
const SHOWN_CHARACTERS_MAX: usize = 200;

/// Why something could not be opened or read, as one line.
#[derive(Debug, thiserror::Error)]
#[error("cannot {verb} {name}: {cause}")]
pub struct OpenError {
    /// What could not be done with it.
    verb: &'static str,
    /// What was to be opened, fit to be shown.
    name: String,
    cause: Cause,
}

/// What is in the way.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// Nothing has that name.
    #[error("there is no such file")]
    NoSuchFile,
    /// The name is empty.
    #[error("the name is empty")]
    NoName,
    /// It is a folder.
    #[error("it is a directory; name a file in it")]
    Directory,
    /// The reader has no right to it.
    #[error("you have no permission to read it")]
    NotAllowed,
    /// Standard input is asked for, and is the terminal.
    #[error("it is the terminal; send something through a pipe, or name a file")]
    TerminalInput,
    /// It looks like an address, but of a kind that is not read.
    #[error("longread reads http and https addresses, not {0}")]
    Scheme(String),
    /// The web says no, in these words.
    #[error("{0}")]
    Web(String),
    /// It sends on to another host, or to a way that is less safe: from there to there.
    #[error("it leads on to {}", .0.1.shown())]
    LeadsOn(Box<(Address, Address)>),
    /// The system says no.
    #[error("{}", plain(.0))]
    Io(io::Error),
    /// It was opened, but cannot be read as an article.
    #[error("{}", of_parsing(.0))]
    Parse(ParseError),
    /// It is of a kind that is not read; with the way out.
    #[error("{0}")]
    Foreign(String),
    /// Something of ours went wrong.
    #[error("{0}")]
    Fault(String),
}

impl OpenError {
    /// That `what` could not be opened because of `cause`.
    pub fn new(what: &OsStr, cause: impl Into<Cause>) -> Self {
        let cause = cause.into();
        Self {
            verb: match cause {
                Cause::Parse(_) | Cause::Foreign(_) => "read",
                _ => "open",
            },
            name: shown(what),
            cause,
        }
    }

    /// That `what` was opened, and cannot be read as an article.
    pub fn of_parsing(what: &OsStr, origin: &Origin, error: ParseError) -> Self {
        match error {
            // The way out is a command, which needs the name.
            ParseError::Foreign(kind) => Self::new(what, Cause::Foreign(kind.told(origin))),
            error => Self::new(what, Cause::Parse(error)),
        }
    }

    /// Where it leads on from and to, if that is all that is wrong.
    pub fn leads_on(&self) -> Option<&(Address, Address)> {
        match &self.cause {
            Cause::LeadsOn(way) => Some(way),
            _ => None,
        }
    }
}

impl From<ParseError> for Cause {
    fn from(error: ParseError) -> Self {
        Self::Parse(error)
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoSuchFile,
            io::ErrorKind::IsADirectory => Self::Directory,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            _ => Self::Io(error),
        }
    }
}

/// A name fit to be shown in a line: clean, not endless, in quotes unless it is one of ours.
pub fn shown(what: &OsStr) -> String {
    if what == BUNDLED_NAME {
        return Origin::Bundled.to_string();
    }
    if what == "-" {
        return Origin::Stdin.to_string();
    }
    let clean = Clean::line(&without_credentials(&what.to_string_lossy()));
    let mut characters = clean.chars();
    let mut shown: String = characters.by_ref().take(SHOWN_CHARACTERS_MAX).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// A system's error without its number, as the middle of a line.
pub fn plain(error: &io::Error) -> impl fmt::Display + use<> {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_ascii_lowercase());
    first
        .into_iter()
        .chain(characters)
        .filter(|c| !c.is_control())
        .collect::<String>()
}

fn of_parsing(error: &ParseError) -> String {
    match error {
        ParseError::Read(error) => plain(error).to_string(),
        other => other.to_string(),
    }
}
