//! Books made on the spot, from archive to document.
