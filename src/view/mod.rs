//! State to cells, read-only.

pub mod dump;
