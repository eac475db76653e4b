//! `Fields`: what a text says of itself before it begins, a name and a colon on each line, and the notes of a library around
//! a text that it gives out.

use std::ops::Range;

use super::pages::Cut;
use crate::document::Metadata;
use crate::text::clean::Clean;

/// What a text says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    title: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    /// How much of the text says so.
    pub(super) bytes: usize,
    /// They are those of a letter, as a program shows it.
    pub(super) is_letter: bool,
}

/// Where more stands, it is text.
const FIELDS_MAX: usize = 60;

impl Fields {
    /// Those that `text` begins with: two at least, the title among them.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut fields = Self::default();
        let mut count = 0;
        let mut place = 0;
        let mut goes_on = None;
        for line in text.split_inclusive('\n').take(FIELDS_MAX) {
            match (field(line), goes_on) {
                (Some((name, value)), _) => {
                    goes_on = fields.set(name, value);
                    count += 1;
                }
                // A long value goes on further in.
                (None, Some(name)) if line.starts_with([' ', '\t']) && !line.trim().is_empty() => {
                    fields.add(name, line.trim())
                }
                // Keywords may stand apart; so may the first of them from the text's beginning.
                (None, _)
                    if line.trim().is_empty()
                        && (count == 0 || line_after_is_keyword(&text[place..])) => {}
                _ => break,
            }
            place += line.len();
        }
        fields.bytes = place;
        (count >= 2 && fields.title.is_some()).then_some(fields)
    }

    /// Those of `text`, all of whose lines are names between colons, as reStructuredText has them below its title.
    pub(super) fn below_title(text: &str) -> Option<Self> {
        let mut fields = Self::default();
        for line in text.lines() {
            let (name, value) = field(line).filter(|_| line.starts_with(':'))?;
            fields.set(name, value);
        }
        (fields.byline.is_some() || fields.published.is_some()).then_some(fields)
    }

    fn slot(&mut self, name: Name) -> &mut Option<String> {
        match name {
            Name::Title => &mut self.title,
            Name::Author => &mut self.byline,
            Name::Date => &mut self.published,
        }
    }

    /// Takes in a field; gives the name under which its value may go on.
    fn set(&mut self, name: &str, value: &str) -> Option<Name> {
        let name = name.to_lowercase();
        let (name, of_letter) = match name.as_str() {
            "title" => (Name::Title, false),
            "author" | "authors" | "by" | "creator" => (Name::Author, false),
            "published" | "created" | "release date" => (Name::Date, false),
            "date" => (Name::Date, false),
            name if SUBJECT.contains(&name) => (Name::Title, true),
            name if FROM.contains(&name) => (Name::Author, false),
            name if SENT.contains(&name) => (Name::Date, false),
            _ => return None,
        };
        self.is_letter |= of_letter;
        let slot = self.slot(name);
        if slot.is_none() && !value.is_empty() {
            *slot = Some(value.to_owned());
        }
        Some(name)
    }

    fn add(&mut self, name: Name, more: &str) {
        if let Some(value) = self.slot(name) {
            value.push(' ');
            value.push_str(more);
        }
    }

    /// As what is known of an article.
    pub(super) fn metadata(&self) -> Metadata {
        let clean = |value: &Option<String>| value.as_deref().map(Clean::line);
        // An address follows a writer's name.
        let name = |from: &str| {
            let name = from
                .split(['<', '('])
                .next()
                .unwrap_or(from)
                .trim()
                .trim_matches('"');
            Clean::line(if name.is_empty() { from } else { name })
        };
        Metadata {
            title: clean(&self.title),
            byline: match self.is_letter {
                true => self.byline.as_deref().map(name),
                false => clean(&self.byline),
            },
            published: clean(&self.published),
            ..Metadata::default()
        }
    }
}

/// What programs call a letter's subject, its writer and its day, in lower case.
const SUBJECT: [&str; 17] = [
    "subject",
    "betreff",
    "objet",
    "sujet",
    "asunto",
    "oggetto",
    "assunto",
    "onderwerp",
    "ämne",
    "emne",
    "aihe",
    "temat",
    "předmět",
    "тема",
    "件名",
    "主题",
    "제목",
];
const FROM: [&str; 16] = [
    "from",
    "von",
    "de",
    "da",
    "van",
    "från",
    "fra",
    "lähettäjä",
    "od",
    "от",
    "від",
    "差出人",
    "送信者",
    "发件人",
    "寄件者",
    "보낸 사람",
];
const SENT: [&str; 18] = [
    "sent",
    "datum",
    "gesendet",
    "envoyé",
    "fecha",
    "enviado",
    "data",
    "inviato",
    "verzonden",
    "skickat",
    "dato",
    "sendt",
    "päivämäärä",
    "дата",
    "日付",
    "日時",
    "日期",
    "날짜",
];

#[derive(Debug, Clone, Copy)]
enum Name {
    Title,
    Author,
    Date,
}

/// The name and the value of a field: `Title: …`, `#+title: …`, `:Title: …`.
fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end();
    let line = line
        .strip_prefix("#+")
        .or_else(|| line.strip_prefix(':'))
        .unwrap_or(line);
    let (name, value) = line.split_once([':', '：'])?;
    let wide = line[name.len()..].starts_with('：');
    let name = name.trim_end();
    let sound = name.starts_with(char::is_alphabetic)
        && name.len() <= 30
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
        && name.split(' ').count() <= 2;
    let parted = wide || value.is_empty() || value.starts_with([' ', '\t']);
    (sound && parted).then(|| (name, value.trim()))
}

/// Whether a keyword such as Org has follows the blank line that `text` begins with.
fn line_after_is_keyword(text: &str) -> bool {
    text.trim_start().starts_with("#+")
        && text.trim_start().lines().next().and_then(field).is_some()
}

/// What a library puts around a text, between lines that say where it starts and ends, and what it says of the text.
pub(super) fn around(text: &str) -> (Vec<Cut>, Option<Fields>) {
    let mut cuts = Vec::new();
    let mut fields = None;
    let mut add = |range: Range<usize>| {
        cuts.push(Cut {
            furniture: vec![text[range.clone()].trim().to_owned()],
            range,
            instead: "",
        });
    };
    let mut start = 0;
    // The first such line alone is asked.
    let (mut seen, mut started) = (false, None);
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if let Some(what) = bound(line, "START OF").filter(|_| !std::mem::replace(&mut seen, true))
        {
            fields = said_in(&text[..start]);
            if fields.is_some() || is_book(what) {
                started = Some(what);
                add(0..end);
            }
        } else if let Some(what) = bound(line, "END OF")
            && (started == Some(what) || is_book(what))
        {
            add(start..text.len());
            break;
        }
        start = end;
    }
    (cuts, fields)
}

/// The fields in what a library says before a text, where blank lines part them.
fn said_in(head: &str) -> Option<Fields> {
    let first = head.find("\nTitle:")? + 1;
    let lines = head[first..].lines().filter(|line| !line.trim().is_empty());
    let tight: String = lines.flat_map(|line| [line, "\n"]).collect();
    Fields::of(&tight).map(|fields| Fields { bytes: 0, ..fields })
}

/// What starts or ends in a line such as `*** START OF THE … ***`.
fn bound<'t>(line: &'t str, says: &str) -> Option<&'t str> {
    let line = line.trim();
    let within = line.strip_prefix("***")?.strip_suffix("***")?.trim();
    within.strip_prefix(says).filter(|what| what.len() <= 200)
}

fn is_book(what: &str) -> bool {
    what.to_ascii_uppercase().contains("EBOOK")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_it_is() {
        for text in [
            "PEP: 12\nTitle: The lamps of\n  the quay\nAuthor: Ida\n\nText: no\n",
            "#+title: The lamps of the quay\n\n#+author: Ida\n\nText",
            ":Title: The lamps of the quay\n:Author: Ida\n\nText",
        ] {
            let fields = Fields::of(text).expect("fields");
            assert_eq!(fields.title.as_deref(), Some("The lamps of the quay"));
            assert_eq!(fields.byline.as_deref(), Some("Ida"));
            assert!(
                text[fields.bytes..].trim_start().starts_with("Text"),
                "{text}"
            );
        }
        for text in [
            "Von: Ida <ida@a.example>\nAn: Bo\nBetreff: Die Lampen\nDatum: 2. März\n\nText",
            "De : Ida <ida@a.example>\nObjet : Die Lampen\n\nText",
            "差出人：Ida\n件名：Die Lampen\n\nText",
        ] {
            let fields = Fields::of(text).expect("fields");
            let said = fields.metadata();
            assert_eq!(said.title.as_deref(), Some("Die Lampen"));
            assert_eq!(said.byline.as_deref(), Some("Ida"));
            assert!(fields.is_letter);
        }
        for text in [
            "Title: The lamps\n\nText",
            "Note: one\nAuthor: two\n",
            "Of the lamps: all\n",
        ] {
            assert_eq!(Fields::of(text), None);
        }
    }

    #[test]
    fn fields_below_a_title_are_of_one_form() {
        let fields = Fields::below_title(":Author: Ida\n:Date: 2026-03-02").expect("fields");
        let said = fields.metadata();
        assert_eq!(said.byline.as_deref(), Some("Ida"));
        assert_eq!(said.published.as_deref(), Some("2026-03-02"));
        assert_eq!(Fields::below_title(":Author: Ida\nand Bo"), None);
        assert_eq!(Fields::below_title("Author: Ida"), None);
    }

    #[test]
    fn what_a_library_adds_is_cut() {
        let text = "The Library\n\nTitle: The Lamps\n\nAuthor: Ida\n\n*** START OF THIS BOOK ***\n\nOnce.\n\n*** END OF THIS BOOK ***\nLicence\n";
        let (cuts, fields) = around(text);
        assert_eq!(&text[cuts[0].range.end..cuts[1].range.start], "\nOnce.\n\n");
        assert_eq!(fields.expect("fields").title.as_deref(), Some("The Lamps"));
    }
}
