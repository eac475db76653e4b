//! What the reader's keys mean: the table of actions, and the map from keys to them.

pub mod action;
pub mod context;
pub mod keymap;
pub mod motion;
pub mod over;
pub mod words;
