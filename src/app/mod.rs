//! State and how it changes. No input, no output, no clock: what happens comes in as an [`Event`], and what is
//! to be done outside goes out as an [`Effect`].

pub mod event;

pub use event::{Effect, Event};
