//! The command line.

use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Parser, ValueEnum};

use crate::app::ThemeName;
use crate::app::articles::arrival::Wanted;
use crate::format::{self, FORMATS};
use crate::host::words;
use crate::text::clean::Clean;

/// Read an article in the terminal.
#[derive(Debug, Parser)]
#[command(name = "longread", version, about)]
pub struct Arguments {
    /// What to read: files, addresses, or - for standard input; with #fragment to begin there. Without any, the
    /// article that comes with longread.
    #[arg(value_name = "FILE|URL|-")]
    pub inputs: Vec<OsString>,
    /// Print the article as plain text.
    #[arg(long, conflicts_with_all = ["outline", "section"])]
    pub dump: bool,
    /// Print the outline: as JSON, or with =text as an indented list with minutes.
    #[arg(
        long,
        value_name = "FORM",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "json",
        conflicts_with = "section"
    )]
    pub outline: Option<OutlineForm>,
    /// Print one section and what is below it.
    #[arg(long, value_name = "TITLE")]
    pub section: Option<String>,
    /// Begin there: 40%, #fragment or a section's title.
    #[arg(
        long,
        value_name = "PLACE",
        value_parser = Wanted::named,
        conflicts_with_all = ["dump", "outline", "section"]
    )]
    pub goto: Option<Wanted>,
    /// Set what is printed at this many columns; 0 leaves a line a block.
    #[arg(long, value_name = "COLUMNS", default_value_t = 0)]
    pub width: u16,
    /// Read the input as this format, whatever it looks like.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub from: Option<String>,
    /// The character set of the input, where its bytes cannot tell: latin1, windows-1251, shift_jis and the like
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static str>,
    /// The theme.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<Theme>,
    /// The measure: how many columns a line of the article may have.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub measure: Option<u16>,
    /// Copy with this command, which reads the text from its standard input, instead of through the terminal.
    #[arg(long, value_name = "COMMAND", value_parser = command)]
    pub clipboard_command: Option<CommandLine>,
    /// Draw with ASCII alone.
    #[arg(long)]
    pub ascii: bool,
}

/// How an outline is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutlineForm {
    /// One JSON object.
    Json,
    /// A list for eyes.
    Text,
}

/// The themes by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
    /// Brown letters on a paper ground.
    Sepia,
    /// The terminal's own sixteen colours.
    Terminal,
}

impl From<Theme> for ThemeName {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::Sepia => Self::Sepia,
            Theme::Terminal => Self::Terminal,
        }
    }
}

/// A command, as its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine(pub Vec<String>);

fn command(line: &str) -> Result<CommandLine, &'static str> {
    let words = words::words(line);
    words
        .map(CommandLine)
        .ok_or("it is empty, or a quote in it is not closed")
}

fn encoding(name: &str) -> Result<&'static str, &'static str> {
    format::encoding(name)
        .ok_or("no character set is called so; try utf-8, latin1, windows-1251, big5 or shift_jis")
}

/// What to say instead of reading, and where: on standard output when it was asked for.
#[derive(Debug)]
pub enum Refusal {
    /// Help or the version.
    Asked(String),
    /// What is wrong with the command line, as one line.
    Wrong(String),
}

impl Arguments {
    /// Understands a command line, the program's name first.
    pub fn understand(line: impl IntoIterator<Item = OsString>) -> Result<Self, Refusal> {
        Self::try_parse_from(line).map_err(|error| {
            let text = error.render().to_string();
            match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Refusal::Asked(text),
                _ => Refusal::Wrong(one_line(&text)),
            }
        })
    }

    /// Whether the answer is text for a pipe or a script.
    pub fn is_headless(&self) -> bool {
        self.dump || self.outline.is_some() || self.section.is_some()
    }
}

fn formats() -> PossibleValuesParser {
    FORMATS
        .iter()
        .map(|format| format.name)
        .collect::<Vec<_>>()
        .into()
}

/// What clap says in a paragraph, before it shows the usage.
fn one_line(text: &str) -> String {
    let said: Vec<&str> = text
        .lines()
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"))
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let said = said.join("; ");
    let said = Clean::line(said.strip_prefix("error: ").unwrap_or(&said));
    // What was typed is repeated in it, and may be of any length.
    let said: String = said.chars().take(400).collect();
    format!("{said}; see longread --help")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understand(line: &[&str]) -> Result<Arguments, Refusal> {
        Arguments::understand(["longread"].iter().chain(line).map(OsString::from))
    }

    #[test]
    fn the_outline_has_two_forms() {
        let form = |line: &[&str]| understand(line).expect("it is right").outline;
        assert_eq!(form(&["a"]), None);
        assert_eq!(form(&["--outline", "a"]), Some(OutlineForm::Json));
        assert_eq!(form(&["--outline=text", "a"]), Some(OutlineForm::Text));
    }

    #[test]
    fn character_sets_are_known_by_all_their_names() {
        let encoding = |name| {
            understand(&["--encoding", name, "a"])
                .expect("it is right")
                .encoding
        };
        assert_eq!(encoding("Latin1"), Some("windows-1252"));
        assert_eq!(encoding("utf8"), Some("UTF-8"));
        assert_eq!(encoding("cp1251"), Some("windows-1251"));
    }

    #[test]
    fn what_is_wrong_is_one_line() {
        for line in [
            &["--no-such"][..],
            &["--from", "cobol", "a"],
            &["--encoding", "klingon", "a"],
            &["--dump", "--outline", "a"],
            &["--width", "wide"],
            &["--measure", "0"],
            &["--goto", "140%"],
            &["--goto", "40%", "--dump"],
            &["--clipboard-command", "xclip 'open"],
        ] {
            match understand(line) {
                Err(Refusal::Wrong(said)) => {
                    assert!(!said.contains('\n'), "{said}");
                    assert!(said.ends_with("; see longread --help"), "{said}");
                }
                other => panic!("{line:?} is {other:?}"),
            }
        }
    }
}
