//! `Origin`: where an article came from, as it is written; and `Name`: by what it is known, however it is written.

use std::fmt;
use std::path::{Path, PathBuf};

use super::address::Address;

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

/// By what an article is known again: the same for all ways to write where it is. What is fetched, shown and copied
/// is never the name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Name {
    /// The article that comes with the program.
    Bundled,
    /// A file, by its whole path without detours.
    File(PathBuf),
    /// An address, by [`Address::name`].
    Address(String),
    /// Standard input.
    Stdin,
}

impl Origin {
    /// By what the article is known; `whole` makes a path whole and takes its detours out.
    pub fn name(&self, whole: impl FnOnce(&Path) -> PathBuf) -> Name {
        match self {
            Self::Bundled => Name::Bundled,
            Self::Stdin => Name::Stdin,
            Self::File(path) => Name::File(whole(path)),
            Self::Address(address) => Name::Address(match Address::parse(address) {
                Some(address) => address.name(),
                None => address.clone(),
            }),
        }
    }

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
