//! A document's text for other programs. It reads the document beside `layout`, and knows no screen.

pub mod passage;
pub mod quote;
