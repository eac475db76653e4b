//! The machine outside.

pub mod source;
