//! longread finds the article in what it was handed, works out its sections, and sets a good page.
//!
//! The map, in reading order. A floor names only lower floors; `tests/architecture.rs` holds it.
//!
//! ```text
//!     bytes ─▶ Raw ─▶ Document ─▶ Lines ─▶ Page ─▶ cells          the article's way
//!          source  format     layout    app     view
//!     key ─▶ Event ─▶ Action ─▶ App changes ─▶ Effect ─▶ host     the reader's way
//! ```
//!
//! | floor | module | what it knows |
//! |---|---|---|
//! | 0 | [`text`] | what a string is: clean, so wide, breakable here |
//! | 1 | [`document`] | what an article is: blocks, spans, sections, positions |
//! | 2 | [`mod@format`] | bytes to a document. **Never touches the network.** |
//! | 2 | [`layout`] | a document to lines at one measure, made when asked |
//! | 2 | [`export`] | a document to text that leaves |
//! | 3 | [`app`] | state and how it changes. **No input, no output, no clock.** |
//! | 4 | [`view`] | state to cells, read-only |
//! | 4 | [`host`] | the machine outside. **Only `host::terminal` names crossterm.** |
//! | 5 | [`cli`], [`run`] | flags, and the wiring of all floors |
//!
//! **No control character of an article reaches the terminal**: text is drawn from
//! [`text::clean::Clean`] alone, which cannot hold one.
//!
//! Start with [`document::Document`], then [`format::parse`], [`layout::Layout`] and [`app::App`].

pub mod text;

pub mod document;

pub mod export;
pub mod format;
pub mod layout;

pub mod app;

pub mod host;
pub mod view;

pub mod cli;
pub mod run;
