//! `Origin`: where an article came from.

use std::fmt;
use std::path::PathBuf;

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The article that comes with the program.
    Bundled,
    /// A file.
    File(PathBuf),
    /// A web address, without credentials.
    Address(String),
    /// Standard input.
    Stdin,
}

impl Origin {
    /// The name's ending after its last dot, in lower case; for an address, that of its path.
    pub fn extension(&self) -> Option<String> {
        let name = match self {
            Self::Bundled | Self::Stdin => return None,
            Self::File(path) => path.file_name()?.to_str()?.to_owned(),
            Self::Address(address) => {
                let path = address.split(['?', '#']).next()?;
                path.rsplit('/').next()?.to_owned()
            }
        };
        let (_, extension) = name.rsplit_once('.')?;
        Some(extension.to_lowercase())
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bundled => f.write_str("the bundled article"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Address(address) => f.write_str(address),
            Self::Stdin => f.write_str("standard input"),
        }
    }
}
