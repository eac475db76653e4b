//! Files, standard input and addresses to `Raw`.

use std::fs::File;
use std::path::Path;

use crate::document::Origin;
use crate::format::Raw;

/// The article that comes with the program.
pub const BUNDLED: &str = include_str!("../../assets/article.txt");

/// Why something could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system says no.
    #[error("cannot open \"{0}\": {1}")]
    Io(String, std::io::Error),
}

/// The bundled article.
pub fn bundled() -> Raw {
    Raw::from_bytes(Origin::Bundled, BUNDLED)
}

/// Opens what the command line names.
pub fn open(argument: &str) -> Result<Raw, OpenError> {
    let failed = |error| OpenError::Io(argument.to_owned(), error);
    if argument == "-" {
        return Raw::new(Origin::Stdin, None, std::io::stdin()).map_err(failed);
    }
    let path = Path::new(argument);
    let file = File::open(path).map_err(failed)?;
    Raw::new(Origin::File(path.to_owned()), None, file).map_err(failed)
}
