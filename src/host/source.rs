//! What a reader names, opened: files, standard input and addresses to `Raw`.

use std::ffi::OsStr;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read, Seek};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::web::{self, Redirects};
use crate::document::address::{Address, is_address, without_credentials};
use crate::document::{Name, Origin};
use crate::format::{ParseError, Raw};
use crate::text::clean::Clean;

/// The article that comes with the program.
pub const BUNDLED: &str = include_str!("../../assets/article.txt");
/// What names the bundled article to [`open()`]. Nothing that a reader types can hold this character.
pub const BUNDLED_NAME: &str = "\0";
/// How compressed files begin (RFC 1952), with the one method there is.
const GZIP: &[u8] = b"\x1f\x8b\x08";
/// How archives begin, such as books.
const ZIP: &[u8] = b"PK\x03\x04";
/// The most bytes that are read of a compressed file, after it is unpacked: a small file can hold any number.
const UNPACKED_BYTES_MAX: u64 = 400_000_000;
/// How many characters of a name are shown.
const SHOWN_CHARACTERS_MAX: usize = 200;

/// Why something could not be opened or read, as one line.
#[derive(Debug, thiserror::Error)]
#[error("cannot {verb} {name}: {cause}")]
pub struct OpenError {
    /// What could not be done with it.
    verb: &'static str,
    /// What was to be opened, fit to be shown.
    name: String,
    cause: Cause,
}

/// What is in the way.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// Nothing has that name.
    #[error("there is no such file")]
    NoSuchFile,
    /// The name is empty.
    #[error("the name is empty")]
    NoName,
    /// It is a folder.
    #[error("it is a directory; name a file in it")]
    Directory,
    /// The reader has no right to it.
    #[error("you have no permission to read it")]
    NotAllowed,
    /// Standard input is asked for, and is the terminal.
    #[error("it is the terminal; send something through a pipe, or name a file")]
    TerminalInput,
    /// It looks like an address, but of a kind that is not read.
    #[error("longread reads http and https addresses, not {0}")]
    Scheme(String),
    /// The web says no, in these words.
    #[error("{0}")]
    Web(String),
    /// It sends on to another host, or to a way that is less safe: from there to there.
    #[error("it leads on to {}", .0.1.shown())]
    LeadsOn(Box<(Address, Address)>),
    /// The system says no.
    #[error("{}", plain(.0))]
    Io(io::Error),
    /// It was opened, but cannot be read as an article.
    #[error("{}", of_parsing(.0))]
    Parse(ParseError),
    /// It is of a kind that is not read; with the way out.
    #[error("{0}")]
    Foreign(String),
    /// Something of ours went wrong.
    #[error("{0}")]
    Fault(String),
}

impl OpenError {
    /// That `what` could not be opened because of `cause`.
    pub fn new(what: &OsStr, cause: impl Into<Cause>) -> Self {
        let cause = match cause.into() {
            // The way out is a command, which needs the name.
            Cause::Parse(ParseError::Foreign(kind)) => {
                let origin = origin(what).unwrap_or(Origin::Stdin);
                Cause::Foreign(kind.told(&origin))
            }
            cause => cause,
        };
        Self {
            verb: match cause {
                Cause::Parse(_) | Cause::Foreign(_) => "read",
                _ => "open",
            },
            name: shown(what),
            cause,
        }
    }

    /// Where it leads on from and to, if that is all that is wrong.
    pub fn leads_on(&self) -> Option<&(Address, Address)> {
        match &self.cause {
            Cause::LeadsOn(way) => Some(way),
            _ => None,
        }
    }
}

impl From<ParseError> for Cause {
    fn from(error: ParseError) -> Self {
        Self::Parse(error)
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoSuchFile,
            io::ErrorKind::IsADirectory => Self::Directory,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            _ => Self::Io(error),
        }
    }
}

/// How far an article is read in: the bytes so far, and in all where that is known.
pub type OnBytes = Box<dyn FnMut(u64, Option<u64>) + Send>;

/// What a reader names, and the place in it that they name behind a `#`. A file may have one in its name.
pub fn without_fragment(what: &OsStr) -> (&OsStr, Option<&str>) {
    let Some((before, fragment)) = what.to_str().and_then(|what| what.split_once('#')) else {
        return (what, None);
    };
    let is_file = !is_address(before) && Path::new(what).exists();
    match is_file || before.is_empty() || fragment.is_empty() {
        true => (what, None),
        false => (OsStr::new(before), Some(fragment)),
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

/// What some bytes come out of, after a look at the first of them.
pub(super) enum Source<R> {
    /// They are as they were sent.
    Plain(BufReader<R>),
    /// They were compressed, and are no longer.
    Packed(Box<Limited<MultiGzDecoder<BufReader<R>>>>),
}

/// Unpacks `source` where it is compressed.
pub(super) fn unpacked<R: Read>(source: R) -> io::Result<Source<R>> {
    let mut source = BufReader::with_capacity(16 * 1024, source);
    if !io::BufRead::fill_buf(&mut source)?.starts_with(GZIP) {
        return Ok(Source::Plain(source));
    }
    Ok(Source::Packed(Box::new(Limited::new(
        MultiGzDecoder::new(source),
        UNPACKED_BYTES_MAX,
        "it is too large once it is unpacked",
    ))))
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

/// Fails when there are more bytes than it may let through.
pub(super) struct Limited<R> {
    source: R,
    left: u64,
    complaint: &'static str,
}

impl<R> Limited<R> {
    /// Lets `limit` bytes of `source` through, or fails with `complaint`.
    pub(super) fn new(source: R, limit: u64, complaint: &'static str) -> Self {
        Self {
            source,
            left: limit,
            complaint,
        }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::other(self.complaint))?;
        Ok(count)
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// A name fit to be shown in a line: clean, not endless, in quotes unless it is one of ours.
pub fn shown(what: &OsStr) -> String {
    if what == BUNDLED_NAME {
        return Origin::Bundled.to_string();
    }
    if what == "-" {
        return Origin::Stdin.to_string();
    }
    let clean = Clean::line(&without_credentials(&what.to_string_lossy()));
    let mut characters = clean.chars();
    let mut shown: String = characters.by_ref().take(SHOWN_CHARACTERS_MAX).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// A system's error without its number, as the middle of a line.
pub fn plain(error: &io::Error) -> impl fmt::Display + use<> {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_ascii_lowercase());
    first
        .into_iter()
        .chain(characters)
        .filter(|c| !c.is_control())
        .collect::<String>()
}

fn of_parsing(error: &ParseError) -> String {
    match error {
        ParseError::Read(error) => plain(error).to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

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
