//! What a reader names, opened: files, standard input and addresses to `Raw`.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read, Seek};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use super::limited::{OnBytes, Source, unpacked};
use super::open_error::{BUNDLED_NAME, Cause, OpenError};
use super::web::{self, Redirects};
use crate::document::address::{is_address, without_credentials};
use crate::document::{Name, Origin};
use crate::format::Raw;

/// The article that comes with the program.
pub const BUNDLED: &str = include_str!("../../assets/article.txt");
/// How archives begin, such as books.
const ZIP: &[u8] = b"PK\x03\x04";

/// What a reader names, and the place in it that they name behind a `#`. A file may have one in its name.
pub fn without_fragment(what: &OsStr) -> (&OsStr, Option<&str>) {
    let Some((before, fragment)) = what.to_str().and_then(|what| what.split_once('#')) else {
        return (what, None);
    };
    let is_file = !is_address(before) && Path::new(what).exists();
    if is_file || before.is_empty() || fragment.is_empty() {
        (what, None)
    } else {
        (OsStr::new(before), Some(fragment))
    }
}

/// Where `what` leads, before anything is opened.
pub fn origin(what: &OsStr) -> Result<Origin, OpenError> {
    if what == BUNDLED_NAME {
        return Ok(Origin::Bundled);
    }
    if what == "-" {
        return Ok(Origin::Stdin);
    }
    if let Some(address) = what.to_str().filter(|what| is_address(what)) {
        return Ok(Origin::Address(without_credentials(address)));
    }
    let path = Path::new(what);
    let Some((scheme, rest)) = what.to_str().and_then(|text| text.split_once("://")) else {
        return Ok(Origin::File(path.to_owned()));
    };
    match scheme.to_ascii_lowercase().as_str() {
        "file" => match url::Url::parse(&format!("file://{rest}")).map(|url| url.to_file_path()) {
            Ok(Ok(path)) => Ok(Origin::File(path)),
            _ => Err(OpenError::new(what, Cause::NoSuchFile)),
        },
        scheme if is_scheme(scheme) && !path.exists() => {
            Err(OpenError::new(what, Cause::Scheme(scheme.to_owned())))
        }
        _ => Ok(Origin::File(path.to_owned())),
    }
}

/// By what the article from there is known. A file's links are followed where they can be.
pub fn name(origin: &Origin) -> Name {
    let written = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    origin.name(|path| path.canonicalize().unwrap_or_else(|_| written(path)))
}

/// Opens `what`, which leads to `origin`.
pub fn open(
    what: &OsStr,
    origin: Origin,
    redirects: Redirects,
    on_bytes: OnBytes,
) -> Result<Raw, OpenError> {
    let opened = match origin {
        Origin::Bundled => Ok(Raw::from_bytes(Origin::Bundled, BUNDLED)),
        Origin::Stdin if io::stdin().is_terminal() => Err(Cause::TerminalInput),
        Origin::Stdin => raw(
            Origin::Stdin,
            Counted::new(io::stdin(), None, on_bytes),
            None,
            None,
        ),
        Origin::File(path) => open_file(path, on_bytes),
        // The address with its credentials is the one that was named.
        Origin::Address(_) => return web::open(&what.to_string_lossy(), redirects, on_bytes),
    };
    opened.map_err(|cause| OpenError::new(what, cause))
}

fn open_file(path: PathBuf, on_bytes: OnBytes) -> Result<Raw, Cause> {
    if path.as_os_str().is_empty() {
        return Err(Cause::NoName);
    }
    let mut file = File::open(&path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(Cause::Directory);
    }
    if metadata.is_file() && begins_with(&mut file, ZIP)? {
        // An archive's directory is at its end, and most of it is never read.
        return Ok(Raw::seekable(
            Origin::File(path),
            None,
            BufReader::new(file),
        )?);
    }
    // Files that the system makes up as they are read say that they are empty.
    let length = (metadata.is_file() && metadata.len() > 0).then_some(metadata.len());
    let again = length.and_then(|_| file.try_clone().ok());
    raw(
        Origin::File(path),
        Counted::new(file, length, on_bytes),
        length,
        again,
    )
}

/// Whether `file` begins with `magic`; it is left at its beginning.
fn begins_with(file: &mut File, magic: &[u8]) -> io::Result<bool> {
    let mut head = Vec::new();
    file.by_ref()
        .take(magic.len() as u64)
        .read_to_end(&mut head)?;
    file.rewind()?;
    Ok(head == magic)
}

/// Reads the beginning, and unpacks what is compressed. `length` is what the source says that there is; `again` is
/// the same file once more, where it can be read at any place.
fn raw(
    origin: Origin,
    source: impl Read + Send + 'static,
    length: Option<u64>,
    again: Option<File>,
) -> Result<Raw, Cause> {
    match unpacked(source)? {
        Source::Packed(source) => Ok(Raw::new(origin, None, source)?),
        Source::Plain(source) => {
            let raw = Raw::new(origin, None, source)?.with_length(length);
            Ok(match again {
                Some(file) => raw.with_glance(move |buffer, at| file.read_at(buffer, at)),
                None => raw,
            })
        }
    }
}

/// Tells how many bytes went through.
struct Counted<R> {
    source: R,
    bytes: u64,
    of: Option<u64>,
    on_bytes: OnBytes,
}

impl<R> Counted<R> {
    fn new(source: R, of: Option<u64>, on_bytes: OnBytes) -> Self {
        Self {
            source,
            bytes: 0,
            of,
            on_bytes,
        }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.bytes += count as u64;
        (self.on_bytes)(self.bytes, self.of);
        Ok(count)
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::host::limited::Limited;
    use crate::host::open_error::shown;

    fn line(what: &str) -> String {
        let opened = origin(OsStr::new(what)).and_then(|origin| {
            open(
                OsStr::new(what),
                origin,
                Redirects::Followed,
                Box::new(|_, _| {}),
            )
        });
        opened.expect_err("it cannot be opened").to_string()
    }

    #[test]
    fn each_error_names_the_input_and_the_cause() {
        assert_eq!(
            line("no/such/file"),
            "cannot open \"no/such/file\": there is no such file"
        );
        assert_eq!(
            line("src"),
            "cannot open \"src\": it is a directory; name a file in it"
        );
        assert_eq!(
            line("gopher://example.org/"),
            "cannot open \"gopher://example.org/\": longread reads http and https addresses, not gopher"
        );
    }

    #[test]
    fn a_file_has_one_name_however_it_is_written() {
        let named = |path: &str| name(&Origin::File(path.into()));
        let folder = std::env::current_dir().expect("there is one");
        let expected = Name::File(
            folder
                .join("src/lib.rs")
                .canonicalize()
                .expect("it is there"),
        );
        for written in ["src/lib.rs", "./src/lib.rs", "src/../src//lib.rs"] {
            assert_eq!(named(written), expected, "{written}");
        }
        assert_eq!(named("no/file"), Name::File(folder.join("no/file")));
    }

    #[test]
    fn names_are_shown_clean_and_short() {
        assert_eq!(shown(OsStr::new("a\u{1b}[2Jb\nc")), "\"ab c\"");
        assert!(shown(OsStr::new(&"x".repeat(5000))).chars().count() < 210);
    }

    #[test]
    fn compressed_files_are_unpacked_up_to_a_limit() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(b"hello").expect("memory takes all");
        let packed = packer.finish().expect("memory takes all");
        let origin = Origin::File("notes.txt.gz".into());
        let opened = raw(origin, io::Cursor::new(packed), None, None).expect("memory reads");
        assert_eq!(opened.head(), b"hello");
        let mut limited = Limited::new(&b"12345"[..], 4, "too much");
        assert!(limited.read_to_end(&mut Vec::new()).is_err());
    }
}
