//! The command line.

use clap::Parser;

/// Read an article in the terminal.
#[derive(Debug, Parser)]
#[command(name = "longread", version, about)]
pub struct Arguments {
    /// What to read: files, addresses, or - for standard input.
    pub inputs: Vec<String>,
    /// Print the article as plain text.
    #[arg(long, conflicts_with = "outline")]
    pub dump: bool,
    /// Print the outline as JSON.
    #[arg(long)]
    pub outline: bool,
    /// Set the dump at this many columns; 0 leaves a line a block.
    #[arg(long, value_name = "COLUMNS", default_value_t = 0)]
    pub width: u16,
    /// Read the input as this format, whatever it looks like.
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<String>,
}
