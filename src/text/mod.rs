//! What a string is: free of control characters, so many cells wide, breakable at some places.

pub mod breaks;
pub mod clean;
pub mod width;
