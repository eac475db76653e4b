//! The reader's editor, on an article's file at the line where the reader is.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::clipboard::ended;
use super::open_error::plain;
use super::words::words;

/// Files above this size are opened at their beginning: looking for a line in them takes too long.
const LOOKED_THROUGH_BYTES_MAX: u64 = 8 << 20;
/// How many words in a row tell a place, at most and at least.
const TELLING_WORDS: (usize, usize) = (8, 3);
/// How far into the text a row of words is looked for that the source has, too: its marks may stand between.
const WORDS_SKIPPED_MAX: usize = 24;

/// Runs the editor and waits for its end; `Err` says as one line why it could not be.
pub fn edit(
    editor: Option<&OsString>,
    path: &Path,
    place_words: &str,
    progress: f64,
) -> Result<(), String> {
    let named = editor.map(|editor| editor.to_string_lossy().into_owned());
    let line = named.as_deref().unwrap_or("vi");
    let Some(command) = words(line) else {
        return Err(format!("$EDITOR is no command: {line}"));
    };
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if !path.exists() {
        return Err("the file is no longer there".to_owned());
    }
    let at = line_in(&path, place_words, progress);
    let (program, rest) = command.split_first().ok_or("no editor is named")?;
    let status = Command::new(program)
        .args(rest)
        .args(arguments(program, path, at))
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} ended with {}", ended(status))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(format!(
            "there is no editor {program}; $VISUAL or $EDITOR names another"
        )),
        Err(error) => Err(format!("cannot start {program}: {}", plain(&error))),
    }
}

/// How an editor is told of a file and a line. Most understand `+line`; some have ways of their own.
fn arguments(program: &str, path: PathBuf, line: Option<usize>) -> Vec<OsString> {
    let Some(line) = line else {
        return vec![path.into()];
    };
    let name = Path::new(program).file_name().unwrap_or_default();
    let with_line = || {
        let mut path = OsString::from(&path);
        path.push(format!(":{line}"));
        path
    };
    match name.to_string_lossy().as_ref() {
        "code" | "codium" | "code-insiders" => vec!["--goto".into(), with_line()],
        "subl" | "zed" | "hx" | "helix" => vec![with_line()],
        _ => vec![format!("+{line}").into(), path.into()],
    }
}

/// The line of a text file where the words stand, from 1.
fn line_in(path: &Path, place_words: &str, progress: f64) -> Option<usize> {
    let metadata = fs::metadata(path).ok()?;
    if metadata.len() > LOOKED_THROUGH_BYTES_MAX {
        return None;
    }
    let source = fs::read(path).ok()?;
    // A file that is no text has no lines to speak of.
    if memchr::memchr(0, &source[..source.len().min(8192)]).is_some() {
        return None;
    }
    line_of(&String::from_utf8_lossy(&source), place_words, progress)
}

/// The line where a row of the words stands, nearest to as far into the source as `progress` says.
fn line_of(source: &str, place_words: &str, progress: f64) -> Option<usize> {
    let wanted: Vec<String> = tokens(place_words).map(|(_, word)| word).collect();
    let have: Vec<(usize, String)> = tokens(source).collect();
    let expected = (source.len() as f64 * progress) as usize;
    let found = |row: &[String]| {
        have.windows(row.len())
            .filter(|window| window.iter().zip(row).all(|((_, have), want)| have == want))
            .map(|window| window[0].0)
            .min_by_key(|at| at.abs_diff(expected))
    };
    let lengths = (TELLING_WORDS.1..=TELLING_WORDS.0).rev();
    let lengths = lengths.chain([wanted.len().min(TELLING_WORDS.1 - 1)]);
    let at = lengths
        .filter(|length| (1..=wanted.len()).contains(length))
        .find_map(|length| {
            let rows = wanted.windows(length).take(WORDS_SKIPPED_MAX);
            rows.into_iter().find_map(found)
        })?;
    Some(source[..at].bytes().filter(|byte| *byte == b'\n').count() + 1)
}

/// Runs of letters and digits in lower case, and where they begin.
fn tokens(text: &str) -> impl Iterator<Item = (usize, String)> {
    let start_of = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (start_of(word), word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_among_the_sources_marks() {
        let source = "# A walk\n\nOver the *hill* and\nfar away, [they](http://e.org) said.\n\n## Home\n\nOver the hill and far away again.\n";
        assert_eq!(
            line_of(source, "Over the hill and far away, they said.", 0.0),
            Some(3)
        );
        assert_eq!(line_of(source, "far away, they said. Home", 0.5), Some(4));
        assert_eq!(line_of(source, "Home Over the hill", 0.9), Some(6));
        assert_eq!(line_of(source, "Over the hill and far", 1.0), Some(8));
        assert_eq!(line_of(source, "nothing like it here", 0.0), None);
        assert_eq!(line_of(source, "", 0.0), None);
    }

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let told = |program: &str| arguments(program, "/a.md".into(), Some(7));
        assert_eq!(told("/usr/bin/vim"), ["+7", "/a.md"]);
        assert_eq!(told("code"), ["--goto", "/a.md:7"]);
        assert_eq!(told("hx"), ["/a.md:7"]);
        assert_eq!(arguments("vi", "/a.md".into(), None), ["/a.md"]);
    }

    #[test]
    fn what_cannot_be_is_said() {
        let file = tempfile::NamedTempFile::new().expect("a file can be made");
        let edit = |editor: &str, path: &Path| edit(Some(&editor.into()), path, "", 0.0);
        assert_eq!(
            edit("no-such-editor", file.path()),
            Err("there is no editor no-such-editor; $VISUAL or $EDITOR names another".to_owned())
        );
        assert_eq!(
            edit("false", file.path()),
            Err("false ended with exit status 1".to_owned())
        );
        assert_eq!(edit("true", file.path()), Ok(()));
        assert!(edit("true", Path::new("no/such/file")).is_err());
    }
}
