//! What a file is called for a terminal, which may run on another machine and in another folder.

use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

use rustix::system::uname;

/// The machine and folder that paths are meant in.
#[derive(Debug, Default)]
pub struct Here {
    host: String,
    /// `None` where it is gone.
    folder: Option<PathBuf>,
}

impl Here {
    /// Asks the system.
    pub fn ask() -> Self {
        let host = uname().nodename().to_string_lossy().into_owned();
        Self::new(host, std::env::current_dir().ok())
    }

    fn new(mut host: String, folder: Option<PathBuf>) -> Self {
        // A name with other letters could not stand in a URL. Without one, the terminal's own machine is meant.
        let stands = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        if !host.bytes().all(stands) {
            host.clear();
        }
        Self { host, folder }
    }

    /// The `file` URL of a path, with no letter in it that means something in a URL or to a terminal. `None` for a
    /// relative path where there is no folder.
    pub(super) fn url(&self, path: &Path) -> Option<String> {
        let folder = if path.is_absolute() {
            Path::new("")
        } else {
            self.folder.as_deref()?
        };
        let mut absolute: Vec<&[u8]> = Vec::new();
        for component in folder.components().chain(path.components()) {
            match component {
                // Whoever opens the URL would leave out both just so.
                Component::ParentDir => _ = absolute.pop(),
                Component::Normal(name) => absolute.push(name.as_bytes()),
                Component::RootDir | Component::CurDir | Component::Prefix(_) => {}
            }
        }
        let mut url = format!("file://{}", self.host);
        for name in &absolute {
            url.push('/');
            for byte in *name {
                match byte {
                    b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                        url.push((*byte).into());
                    }
                    _ => url.push_str(&format!("%{byte:02X}")),
                }
            }
        }
        if absolute.is_empty() {
            url.push('/');
        }
        Some(url)
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::*;

    fn here() -> Here {
        Here::new("desk.home".to_owned(), Some("/texts/a b".into()))
    }

    #[test]
    fn paths_are_made_absolute_and_name_their_machine() {
        let url = |path: &str| here().url(Path::new(path)).expect("there is a folder");
        assert_eq!(url("c.md"), "file://desk.home/texts/a%20b/c.md");
        assert_eq!(url("./../c//d.md"), "file://desk.home/texts/c/d.md");
        assert_eq!(url("../../../c"), "file://desk.home/c");
        assert_eq!(url("/c/."), "file://desk.home/c");
        assert_eq!(url("/"), "file://desk.home/");
        assert_eq!(url("//b.example/c"), "file://desk.home/b.example/c");
        let nowhere = Here::new("odd host\u{1b}".to_owned(), None);
        assert_eq!(nowhere.url(Path::new("c.md")), None);
        assert_eq!(nowhere.url(Path::new("/c")).as_deref(), Some("file:///c"));
    }

    #[test]
    fn no_letter_of_a_path_means_anything_in_its_url() {
        let path = OsStr::from_bytes(b"/a#b?c%20d;e\"f\x1b]8;;\x07g\xc2\x9ch\xffi\n\xc3\xa9");
        assert_eq!(
            here().url(Path::new(path)).as_deref(),
            Some("file://desk.home/a%23b%3Fc%2520d%3Be%22f%1B%5D8%3B%3B%07g%C2%9Ch%FFi%0A%C3%A9")
        );
    }

    #[test]
    fn the_system_says_where_we_are() {
        let url = Here::ask()
            .url(Path::new("c.md"))
            .expect("there is a folder");
        assert!(
            url.starts_with("file://") && url.ends_with("/c.md"),
            "{url}"
        );
    }
}
