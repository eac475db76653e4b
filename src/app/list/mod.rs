//! What lists and prompts are made of.

pub mod history;
pub mod scan;
pub mod typed;
