//! The wiring: what the command line asks for, from the input to the output.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Context;

use crate::cli::Arguments;
use crate::format;
use crate::host::source;
use crate::view::dump;

/// Does what `arguments` ask for and says how the program ends.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let raw = match arguments.inputs.first() {
        Some(input) => source::open(input)?,
        None => source::bundled(),
    };
    let name = raw.origin.to_string();
    let format = arguments.from.as_deref().and_then(format::named);
    let document =
        format::parse_whole(raw, format).with_context(|| format!("cannot open \"{name}\""))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.outline {
        dump::outline_json(&document, &mut out)?;
    } else {
        dump::dump(&document, arguments.width, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
