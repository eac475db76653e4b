//! What is not an article's format: known by its first bytes, called by its name, and with the way out.
//!
//! Nothing that is not text is ever shown as text, whatever its name says and by whatever door it comes.

mod kinds;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use crate::document::Origin;
use crate::text::clean::Clean;

/// A kind of file that is not read.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What is said of it, as `Word documents are not read yet`.
    pub(super) said: &'static str,
    /// What a reader can do with it: a command, with [`FILE`] where its name stands.
    pub(super) way_out: &'static str,
    /// The ending that the command knows such files by; empty where it looks at their bytes.
    pub(super) ending: &'static str,
}

/// Where a file's name stands in a command.
const FILE: &str = "{}";

/// What kind of file `head` begins, when it is one that is not read.
pub(super) fn kind(head: &[u8]) -> Option<&'static Foreign> {
    kinds::of(head)
}

/// What is no text, and of no kind that is known.
pub(super) fn unknown() -> &'static Foreign {
    &kinds::UNKNOWN
}

impl Foreign {
    /// What is said of an input of this kind that came from `origin`, with the way out.
    pub fn told(&self, origin: &Origin) -> String {
        if self.way_out.is_empty() {
            return self.said.to_owned();
        }
        let path = match origin {
            Origin::File(path) => shell_quoted(path.as_os_str()),
            _ => None,
        };
        let is_known = self.ending.is_empty() || origin.extension().as_deref() == Some(self.ending);
        let (first, name) = match path {
            Some(name) if is_known => ("", name),
            // The command knows such files by their endings alone.
            Some(_) => ("call it ", format!("FILE.{}", self.ending)),
            None if self.ending.is_empty() => ("save it as ", "FILE".to_owned()),
            None => ("save it as ", format!("FILE.{}", self.ending)),
        };
        let lead = match first {
            "" => String::new(),
            first => format!("{first}{name}, then "),
        };
        let command = self.way_out.replace(FILE, &name);
        format!("{}; {lead}try {command}", self.said)
    }
}

/// `name` as a shell takes it for one word and no command for an option; `None` where it cannot be shown as it is.
fn shell_quoted(name: &OsStr) -> Option<String> {
    let text = name.to_str()?;
    if text.is_empty() || &*Clean::new(text) != text || text.contains('\n') {
        return None;
    }
    let path: Cow<'_, str> = match Path::new(text).is_relative() && text.starts_with('-') {
        true => format!("./{text}").into(),
        false => text.into(),
    };
    Some(format!("'{}'", path.replace('\'', r"'\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(head: &[u8], name: &str) -> String {
        let kind = kind(head).expect("a kind that is not read");
        kind.told(&Origin::File(name.into()))
    }

    #[test]
    fn the_way_out_can_be_typed() {
        let docx =
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x11\0\0\0word/document.xml";
        assert_eq!(
            told(docx, "my talk's.docx"),
            r"Word documents are not read yet; try pandoc -s -t html 'my talk'\''s.docx' | longread --from html"
        );
        assert_eq!(
            told(b"%PDF-1.7", "-x.pdf"),
            "PDFs are not read yet; try pdftotext './-x.pdf' - | longread"
        );
        let unnamed = kind(docx).expect("a kind").told(&Origin::Stdin);
        assert!(
            unnamed.contains("save it as FILE.docx, then try"),
            "{unnamed}"
        );
        let misnamed = told(docx, "talk");
        assert!(
            misnamed.contains("call it FILE.docx, then try"),
            "{misnamed}"
        );
    }

    #[test]
    fn a_name_that_cannot_be_shown_is_not() {
        let said = told(b"%PDF-1.7", "a\u{1b}[2J\nb.pdf");
        assert!(said.contains("'") == said.contains("FILE'"), "{said}");
        assert!(!said.chars().any(char::is_control), "{said:?}");
    }
}
