//! What a string is: free of control characters, so many cells wide, breakable at some places, running this way
//! or that.

pub mod bidi;
pub mod breaks;
pub mod clean;
pub mod escapes;
pub mod hyphen;
pub mod raised;
pub mod width;
