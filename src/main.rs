//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    longread::run::run(std::env::args_os())
}
