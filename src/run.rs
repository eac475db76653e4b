//! The wiring: what the command line asks for, from the input to the output. The only file that knows every floor.

mod headless;
mod interactive;
mod schedule;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::cli::{Arguments, Refusal};
use crate::format::{self, Told};
use crate::host::environment::Environment;
use crate::host::{open_error, panics, terminal};

/// The exit status of a wrong command line.
const WRONG_USAGE: u8 = 2;

/// Does what the command line asks for and says how the program ends.
pub fn run(line: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::understand(line) {
        Ok(arguments) => arguments,
        Err(Refusal::Asked(text)) => return ended(headless::print(&text)),
        Err(Refusal::Wrong(said)) => {
            complain(&said);
            return ExitCode::from(WRONG_USAGE);
        }
    };
    panics::keep_quiet();
    let inputs = inputs(&arguments);
    let told = Told {
        format: arguments.from.as_deref().and_then(format::named),
        encoding: arguments.encoding,
    };
    let environment = Environment::read();
    let drawable = environment.addressable && terminal::is_there();
    if arguments.is_headless() || !drawable {
        return ended(headless::write(&arguments, &inputs, told));
    }
    match interactive::read(&arguments, inputs, told, &environment) {
        // Without giving memory back piece by piece, which for a large article takes longer than reading did.
        Ok(status) => std::process::exit(status.into()),
        Err(error) => ended(Err(error)),
    }
}

/// What to read: as named, else a pipe, else the bundled article.
fn inputs(arguments: &Arguments) -> Vec<OsString> {
    if !arguments.inputs.is_empty() {
        arguments.inputs.clone()
    } else if io::stdin().is_terminal() {
        vec![open_error::BUNDLED_NAME.into()]
    } else {
        vec!["-".into()]
    }
}

fn ended(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output has enough of it.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn complain(line: &str) {
    // A closed standard error is no reason to fail differently.
    let _ = writeln!(io::stderr(), "longread: {line}");
}
