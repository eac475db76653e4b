//! Arguments in, exit code out.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = longread::cli::Arguments::parse();
    longread::run::run(&arguments).unwrap_or_else(|error| {
        // A closed standard error is no reason to fail differently.
        let _ = writeln!(std::io::stderr(), "longread: {error:#}");
        ExitCode::FAILURE
    })
}
