//! What the environment says of the terminal and the reader. The only place that reads variables.

use std::env;
use std::ffi::OsString;

use crate::app::Colours;

/// What the environment says.
#[derive(Debug, Clone)]
pub struct Environment {
    /// How many colours the terminal shows.
    pub colours: Colours,
    /// Whether letters outside ASCII cannot be shown.
    pub ascii: bool,
    /// Whether the terminal's ground is dark, where a variable says so.
    pub dark: Option<bool>,
    /// Whether the terminal can place letters at all.
    pub addressable: bool,
    /// Whether the terminal understands questions well enough to pass over one that it cannot answer.
    pub askable: bool,
    /// It can be told where letters lead.
    pub linkable: bool,
    /// It puts right-to-left text in order by itself, and can be told not to.
    pub orders: bool,
    /// What lies between us and the terminal.
    pub multiplexer: Option<Multiplexer>,
    /// The command that the reader has chosen to edit files.
    pub editor: Option<OsString>,
    /// The command that the reader has chosen to show addresses.
    pub browser: Option<OsString>,
    /// The size to take where the terminal does not know its own.
    pub columns_rows: (u16, u16),
}

impl Environment {
    /// As it is now.
    pub fn read() -> Self {
        Self::from(|name| env::var_os(name).filter(|value| !value.is_empty()))
    }

    fn from(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name: &str| {
            variable(name)
                .map(|value| value.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        let size = |name: &str, otherwise| match text(name).parse() {
            Ok(size @ 1..=1000) => size,
            _ => otherwise,
        };
        let term = text("TERM");
        let addressable = term != "dumb";
        Self {
            colours: if variable("NO_COLOR").is_some() {
                Colours::None
            } else {
                colours(&term, &text("COLORTERM"))
            },
            ascii: !is_utf8(["LC_ALL", "LC_CTYPE", "LANG"].map(&text)),
            dark: dark(&text("COLORFGBG")),
            addressable,
            askable: askable(&term),
            // GNU screen shows what it does not know of such a sequence.
            linkable: askable(&term)
                && multiplexer(&term, &text("TMUX"), &text("STY")) != Some(Multiplexer::Screen)
                && !(term.starts_with("screen") && text("TMUX").is_empty()),
            // Those of the VTE library. Others that do so do not know the mode.
            orders: variable("VTE_VERSION").is_some(),
            multiplexer: multiplexer(&term, &text("TMUX"), &text("STY")),
            editor: variable("VISUAL").or_else(|| variable("EDITOR")),
            browser: variable("BROWSER"),
            columns_rows: (size("COLUMNS", 80), size("LINES", 24)),
        }
    }
}

/// The Linux console of old and the terminal inside Emacs print what they do not know.
fn askable(term: &str) -> bool {
    !["", "dumb"].contains(&term) && !term.starts_with("linux") && !term.starts_with("eterm")
}

/// What lies between us and the terminal, and passes on only what is wrapped for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multiplexer {
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Both may be there, one in the other; then the inner one is the one whose terminal this says it is.
fn multiplexer(term: &str, tmux: &str, sty: &str) -> Option<Multiplexer> {
    match (tmux.is_empty(), sty.is_empty()) {
        (true, true) => None,
        (false, true) => Some(Multiplexer::Tmux),
        (true, false) => Some(Multiplexer::Screen),
        (false, false) if term.starts_with("tmux") => Some(Multiplexer::Tmux),
        (false, false) => Some(Multiplexer::Screen),
    }
}

/// The file of certificates to trust instead of those we know, where one is named.
pub fn certificates() -> Option<OsString> {
    env::var_os("SSL_CERT_FILE").filter(|value| !value.is_empty())
}

fn colours(term: &str, colorterm: &str) -> Colours {
    let direct = matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct");
    if direct || term.contains("256color") {
        // Themes are made of 24-bit colours; terminals of 256 colours take the nearest they have.
        return Colours::Full;
    }
    if term.starts_with("vt") || term.ends_with("-m") || term.ends_with("-mono") {
        return Colours::None;
    }
    Colours::Sixteen
}

/// The first of these that is set decides, as the C library has it. Where none is, letters are as in the C
/// locale; but most such terminals show UTF-8 nowadays, so only a locale that says otherwise is believed.
fn is_utf8(locale: [String; 3]) -> bool {
    let Some(first) = locale.iter().find(|value| !value.is_empty()) else {
        return true;
    };
    let lower = first.to_lowercase();
    lower.contains("utf-8") || lower.contains("utf8")
}

/// `COLORFGBG` ends with the number of the ground's colour, of which 0 to 6 and 8 are dark.
fn dark(colours: &str) -> Option<bool> {
    let ground: u8 = colours.rsplit(';').next()?.parse().ok()?;
    match ground {
        0..=6 | 8 => Some(true),
        7 | 9..=15 => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Environment {
        Environment::from(|name| {
            let (_, value) = variables.iter().find(|(n, _)| *n == name)?;
            Some(value.into())
        })
    }

    #[test]
    fn the_number_of_colours_is_read_from_the_terminals_name() {
        assert_eq!(with(&[("TERM", "xterm-256color")]).colours, Colours::Full);
        assert_eq!(with(&[("TERM", "linux")]).colours, Colours::Sixteen);
        assert_eq!(with(&[("TERM", "vt220")]).colours, Colours::None);
        let bright = [("TERM", "foot"), ("COLORTERM", "truecolor")];
        assert_eq!(with(&bright).colours, Colours::Full);
        let plain = [("TERM", "xterm-256color"), ("NO_COLOR", "1")];
        assert_eq!(with(&plain).colours, Colours::None);
    }

    #[test]
    fn a_locale_without_utf_8_asks_for_ascii() {
        assert!(with(&[("LANG", "C")]).ascii);
        assert!(with(&[("LC_ALL", "POSIX"), ("LANG", "de_DE.UTF-8")]).ascii);
        assert!(!with(&[("LC_CTYPE", "en_GB.utf8"), ("LANG", "C")]).ascii);
        assert!(!with(&[]).ascii);
    }

    #[test]
    fn the_ground_is_the_last_number() {
        assert_eq!(with(&[("COLORFGBG", "15;0")]).dark, Some(true));
        assert_eq!(with(&[("COLORFGBG", "0;default;15")]).dark, Some(false));
        assert_eq!(with(&[("COLORFGBG", "0;default")]).dark, None);
        assert_eq!(with(&[]).dark, None);
    }

    #[test]
    fn a_dumb_terminal_cannot_be_drawn_on_and_an_old_one_not_asked() {
        assert!(!with(&[("TERM", "dumb")]).addressable);
        let console = with(&[("TERM", "linux")]);
        assert!(console.addressable && !console.askable);
        assert!(!with(&[]).askable);
    }

    #[test]
    fn multiplexers_are_known_by_their_variables() {
        let between = |variables: &[(&str, &str)]| with(variables).multiplexer;
        let (tmux, screen) = (("TMUX", "/tmp/s,1,0"), ("STY", "1.tty"));
        assert_eq!(between(&[("TERM", "xterm")]), None);
        assert_eq!(
            between(&[tmux, ("TERM", "screen")]),
            Some(Multiplexer::Tmux)
        );
        assert_eq!(between(&[screen]), Some(Multiplexer::Screen));
        assert_eq!(
            between(&[tmux, screen, ("TERM", "tmux-256color")]),
            Some(Multiplexer::Tmux)
        );
    }

    #[test]
    fn a_size_that_cannot_be_is_not_believed() {
        let size = |columns, lines| with(&[("COLUMNS", columns), ("LINES", lines)]).columns_rows;
        assert_eq!(size("100", "30"), (100, 30));
        assert_eq!(size("99999999999999", "0"), (80, 24));
    }
}
