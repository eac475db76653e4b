//! The real program without a screen: what it prints, what it complains of, and how it ends.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const ARTICLE: &str =
    "A plain article\n\nIt has a paragraph with some words in it.\n\nAnd another one.\n";

/// How a run ended.
struct Ended {
    status: Option<i32>,
    out: String,
    err: String,
}

fn longread() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_longread"));
    command.stdin(Stdio::null()).env_remove("NO_COLOR");
    command
}

fn run(command: &mut Command) -> Ended {
    let output = command.output().expect("the program starts");
    Ended {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).expect("what it prints is text"),
        err: String::from_utf8(output.stderr).expect("what it complains of is text"),
    }
}

/// Runs it with these arguments and these bytes on standard input.
fn run_piped(arguments: &[&str], input: &[u8]) -> Ended {
    let mut child = longread()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    // It may end before it has read all.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    Ended {
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

fn file(folder: &TempDir, name: impl AsRef<OsStr>, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.path().join(Path::new(name.as_ref()));
    std::fs::write(&path, bytes).expect("there is room for a file");
    path
}

/// Holds that it complains in one line: of the input, for that cause.
#[track_caller]
fn assert_complains(ended: &Ended, status: i32, parts: &[&str]) {
    assert_eq!(ended.status, Some(status), "{}", ended.err);
    assert_eq!(ended.out, "");
    assert_eq!(ended.err.lines().count(), 1, "{:?}", ended.err);
    assert!(ended.err.starts_with("longread: "), "{:?}", ended.err);
    assert!(!ended.err.trim_end().ends_with('.'), "{:?}", ended.err);
    for part in parts {
        assert!(
            ended.err.contains(part),
            "{part:?} is not in {:?}",
            ended.err
        );
    }
}

#[test]
fn an_article_is_dumped_when_the_output_is_no_terminal() {
    let folder = folder();
    let path = file(&folder, "a.txt", ARTICLE.as_bytes());
    let plain = run(longread().arg(&path));
    let dumped = run(longread().arg("--dump").arg(&path));
    assert_eq!(plain.status, Some(0));
    assert_eq!(plain.err, "");
    assert_eq!(plain.out, dumped.out);
    assert!(
        plain.out.contains("\n\nAnd another one.\n"),
        "{:?}",
        plain.out
    );
}

#[test]
fn a_pipe_is_read_with_and_without_being_named() {
    for arguments in [&["-"][..], &[], &["--dump", "-"], &["--dump"]] {
        let ended = run_piped(arguments, ARTICLE.as_bytes());
        assert_eq!((ended.status, &*ended.err), (Some(0), ""));
        assert!(ended.out.contains("And another one."), "{:?}", ended.out);
    }
}

#[test]
fn the_width_is_kept() {
    let ended = run_piped(&["--dump", "--width", "12"], ARTICLE.as_bytes());
    assert!(
        ended.out.lines().all(|line| line.len() <= 12),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("paragraph"), "{}", ended.out);
}

#[test]
fn the_outline_is_json_or_a_list() {
    let json = run_piped(&["--outline"], ARTICLE.as_bytes());
    let outline: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert!(outline["sections"].is_array() && outline["words"].is_number());
    let list = run_piped(&["--outline=text"], ARTICLE.as_bytes());
    assert_eq!(list.status, Some(0));
    assert!(list.out.contains(" min  "), "{:?}", list.out);
}

#[test]
fn several_articles_follow_one_another() {
    let folder = folder();
    let one = file(&folder, "1.txt", b"The first.\n");
    let two = file(&folder, "2.txt", b"The second.\n");
    let ended = run(longread().arg(one).arg(two));
    assert_eq!(ended.out, "The first.\n\nThe second.\n");
}

#[test]
fn a_section_is_found_by_its_title_or_near_ones_are_offered() {
    let missing = run_piped(&["--section", "Conclusion"], ARTICLE.as_bytes());
    assert_complains(
        &missing,
        1,
        &["no section \"Conclusion\"", "standard input"],
    );
}

#[test]
fn what_cannot_be_opened_is_named_with_its_cause() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let dump = |path: &Path| run(longread().arg("--dump").arg(path));
    assert_complains(&dump(&at("gone.txt")), 1, &["gone.txt\"", "no such file"]);
    assert_complains(&dump(folder.path()), 1, &["it is a directory"]);
    let empty = file(&folder, "empty.txt", b"");
    assert_complains(&dump(&empty), 1, &["empty.txt\"", "it is empty"]);
    let binary = file(&folder, "page.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0");
    assert_complains(&dump(&binary), 1, &["page.txt\"", "not text"]);
    let below = file(&folder, "file.txt", b"text").join("x.txt");
    assert_complains(&dump(&below), 1, &["x.txt\"", "not a directory"]);
    assert_complains(&run(longread().args(["--dump", ""])), 1, &["\"\""]);
    let secret = file(&folder, "secret.txt", b"text");
    let nobody = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(&secret, nobody).expect("it is our file");
    // Who may read everything may read it all the same.
    if std::fs::File::open(&secret).is_err() {
        assert_complains(&dump(&secret), 1, &["secret.txt\"", "no permission"]);
    }
}

#[test]
fn a_wrong_command_line_is_one_line_and_status_2() {
    for arguments in [
        &["--no-such-option"][..],
        &["--from", "cobol", "x"],
        &["--width", "wide", "x"],
        &["--dump", "--outline", "x"],
        &["--section"],
    ] {
        let ended = run(longread().args(arguments));
        assert_complains(&ended, 2, &["; see longread --help"]);
    }
}

#[test]
fn help_and_version_are_printed() {
    let help = run(longread().arg("--help"));
    assert_eq!((help.status, &*help.err), (Some(0), ""));
    assert!(help.out.contains("--outline"), "{}", help.out);
    let version = run(longread().arg("--version"));
    assert_eq!(
        version.out,
        concat!("longread ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn addresses_of_other_kinds_are_refused() {
    let ended = run(longread().args(["--dump", "gopher://example.org/x"]));
    assert_complains(&ended, 1, &["gopher://example.org/x", "not gopher"]);
}

#[test]
fn names_that_are_no_text_are_opened_and_shown_clean() {
    let folder = folder();
    let name = OsStr::from_bytes(b"n\xff\xfe\x1b]0;x\x07.txt");
    let path = file(&folder, name, ARTICLE.as_bytes());
    assert_eq!(run(longread().arg(&path)).status, Some(0));
    let ended = run(longread().arg(path.with_extension("gone")));
    assert_complains(&ended, 1, &["no such file"]);
    let control = ended.err.trim_end().chars().any(char::is_control);
    assert!(!control, "{:?}", ended.err);
}

#[test]
fn a_compressed_file_is_read_as_what_it_holds() {
    let folder = folder();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer
        .write_all(ARTICLE.as_bytes())
        .expect("memory takes all");
    let packed = packer.finish().expect("memory takes all");
    let path = file(&folder, "a.txt.gz", &packed);
    assert!(run(longread().arg(&path)).out.contains("And another one."));
    assert!(run_piped(&[], &packed).out.contains("And another one."));
    let cut = file(&folder, "cut.txt.gz", &packed[..packed.len() / 2]);
    let ended = run(longread().arg("--outline").arg(cut));
    assert_complains(&ended, 1, &["cut.txt.gz\""]);
}

#[test]
fn nothing_to_see_is_empty_by_every_door() {
    let folder = folder();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(b" \n\n").expect("memory takes all");
    let packed = packer.finish().expect("memory takes all");
    let long = b"  \n".repeat(40_000);
    for (name, bytes) in [
        ("a", &b""[..]),
        ("a.md", b"\xef\xbb\xbf"),
        ("a.html", b"\r\n\r\n"),
        ("a.json", b"\n"),
        ("a.txt.gz", &packed),
        ("a.txt", &long),
    ] {
        let path = file(&folder, name, bytes);
        assert_complains(
            &run(longread().arg("--dump").arg(path)),
            1,
            &["it is empty"],
        );
        assert_complains(&run_piped(&["--dump"], bytes), 1, &["it is empty"]);
    }
}

#[test]
fn what_is_not_read_is_named_with_the_way_out() {
    let folder = folder();
    let pdf = file(
        &folder,
        "it's a paper.txt",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    );
    let quoted = format!(
        "pdftotext '{}' - | longread",
        pdf.display().to_string().replace('\'', r"'\''")
    );
    assert_complains(
        &run(longread().arg("--dump").arg(&pdf)),
        1,
        &["cannot read", "PDFs", &quoted],
    );
    let ended = run_piped(&["--from", "text"], b"{\\rtf1 a}");
    assert_complains(
        &ended,
        1,
        &["standard input", "RTF", "pandoc -f rtf -s -t html FILE"],
    );
}

#[test]
fn the_character_set_can_be_told() {
    let text = b"Na\x95ve \x8e la carte.\n\nAnd more.\n";
    let told = run_piped(&["--encoding", "macintosh"], text);
    assert!(told.out.starts_with("Naïve é la carte."), "{}", told.out);
    let ended = run(longread().args(["--encoding", "none such", "x"]));
    assert_complains(&ended, 2, &["none such", "no character set is called so"]);
}

#[test]
fn a_closed_pipe_is_a_quiet_success() {
    let folder = folder();
    // More than any pipe holds.
    let text: String = (1..=5000)
        .map(|n| {
            format!(
                "This is paragraph {n} of a text that goes on for longer than anyone reads.\n\n"
            )
        })
        .collect();
    let path = file(&folder, "long.txt", text.as_bytes());
    let mut child = longread()
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut out = child.stdout.take().expect("it is piped");
    out.read_exact(&mut [0; 10]).expect("it prints something");
    drop(out);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[test]
fn an_output_that_is_full_is_an_error() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else {
        return; // Not every system has it.
    };
    let folder = folder();
    let path = file(&folder, "a.txt", ARTICLE.as_bytes());
    let ended = run(longread().arg(path).stdout(full));
    assert_complains(&ended, 1, &["cannot write the output", "no space left"]);
}
