//! The machine outside: the terminal, files, the network. Each is named in one file.

pub mod terminal;

pub mod frame;
pub mod keys;
pub mod signals;

mod gate;

pub mod clipboard;
pub mod editor;
pub mod effects;
pub mod environment;
pub mod highlight;
pub mod jobs;
pub mod limited;
pub mod open_error;
mod pages;
pub mod panics;
pub mod reader;
pub mod source;
pub mod watch;
pub mod web;
pub mod words;
