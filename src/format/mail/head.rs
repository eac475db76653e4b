//! The headers of a message: whether some bytes begin with them, and what they say.

use mailparse::{MailHeaderMap, ParsedMail};

use crate::document::Metadata;
use crate::text::clean::Clean;

/// Headers that messages have and that no other text begins with several of, in lower case.
const NAMES: [&str; 22] = [
    "bcc",
    "cc",
    "content-transfer-encoding",
    "content-type",
    "date",
    "delivered-to",
    "from",
    "in-reply-to",
    "list-id",
    "message-id",
    "mime-version",
    "newsgroups",
    "organization",
    "path",
    "received",
    "references",
    "reply-to",
    "return-path",
    "sender",
    "subject",
    "to",
    "x-mailer",
];
/// So many of them are no accident, and these must be among them: a writer, and what it is about or when it was sent.
const NAMES_MIN: usize = 3;

/// Whether `head` begins with a message's headers, or a mailbox's first message.
pub(super) fn begins_message(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches(['\u{feff}', '\r', '\n']);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let text = if is_envelope(first) { rest } else { text };
    let mut seen: Vec<String> = Vec::new();
    let mut ended = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            ended = true;
            break;
        }
        if line.starts_with([' ', '\t']) && !seen.is_empty() {
            continue;
        }
        let Some(name) = name(line) else {
            return false;
        };
        seen.push(name.to_ascii_lowercase());
    }
    let has = |name: &str| seen.iter().any(|seen| seen == name);
    let known = NAMES.iter().filter(|name| has(name)).count();
    // What is cut off within its headers is a message where they are many.
    let least = if ended { NAMES_MIN } else { 2 * NAMES_MIN };
    known >= least && has("from") && (has("subject") || has("date") || has("mime-version"))
}

/// The name of the header that a line begins.
pub(super) fn name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    let sound = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    (sound && !name.is_empty() && name.len() <= 60).then_some(name)
}

/// The line with which a mailbox parts its messages: a sender and a time.
pub(super) fn is_envelope(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let time = |word: &&&str| {
        word.len() >= 5 && word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit())
    };
    line.starts_with("From ") && words.len() >= 6 && words.iter().skip(2).any(|word| time(&word))
}

/// What a message's headers say.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) subject: Option<Clean>,
    pub(super) from: Option<Clean>,
    pub(super) date: Option<Clean>,
}

impl Head {
    /// That of `mail`.
    pub(super) fn of(mail: &ParsedMail<'_>) -> Self {
        let said = |name: &str| {
            let value = mail.headers.get_first_value(name)?;
            Some(Clean::line(&value)).filter(|value| !value.is_empty())
        };
        Self {
            subject: said("Subject"),
            from: said("From").map(|from| Clean::line(display_name(&from))),
            date: said("Date").map(|date| day(&date).unwrap_or(date)),
        }
    }

    /// As what is known of an article.
    pub(super) fn metadata(self) -> Metadata {
        Metadata {
            title: self.subject,
            byline: self.from,
            published: self.date,
            ..Metadata::default()
        }
    }
}

/// The name in `Ida Fenwick <ida@example.org>`, or the address where there is none.
fn display_name(from: &str) -> &str {
    let (name, address) = match from.rsplit_once('<') {
        Some((name, rest)) => (name, rest.trim_end_matches('>')),
        // The older form: an address, then the name in brackets.
        None => match from.split_once('(') {
            Some((address, name)) => (name.trim_end().trim_end_matches(')'), address),
            None => ("", from),
        },
    };
    let name = name.trim().trim_matches('"').trim();
    if name.is_empty() {
        address.trim()
    } else {
        name
    }
}

/// The day of a message's date, as ISO 8601 writes it, in the sender's own time.
fn day(date: &str) -> Option<Clean> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let words: Vec<&str> = date
        .split([' ', ',', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| {
        let word = word.get(..3)?.to_ascii_lowercase();
        Some((at, MONTHS.iter().position(|month| *month == word)? + 1))
    })?;
    let number = |at: usize| words.get(at)?.parse::<u32>().ok();
    let day = number(at.checked_sub(1)?).or_else(|| number(at + 1))?;
    let year = (at + 1..words.len())
        .find_map(|at| number(at).filter(|year| (1970..2200).contains(year)))?;
    (1..=31)
        .contains(&day)
        .then(|| Clean::line(&format!("{year}-{month:02}-{day:02}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_from_texts() {
        let message = "From: Ida <ida@example.org>\nSubject: The lamps\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\nHello";
        assert!(begins_message(message.as_bytes()));
        assert!(begins_message(message.replace('\n', "\r\n").as_bytes()));
        assert!(begins_message(
            format!("From ida@example.org Mon Mar  2 10:00:00 2026\n{message}").as_bytes()
        ));
        for text in [
            "From: here to the quay it is a mile.\n\nAnd back.",
            "Title: The lamps\nAuthor: Ida\nDate: today\n\nText",
            "From: Ida\nto whom it may concern\nSubject: The lamps\nDate: today\n\n",
            "From: Ida\nSubject: a\nDate: b",
        ] {
            assert!(!begins_message(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn names_and_days_are_read() {
        assert_eq!(
            display_name("\"Ida Fenwick\" <ida@example.org>"),
            "Ida Fenwick"
        );
        assert_eq!(display_name("<ida@example.org>"), "ida@example.org");
        assert_eq!(display_name("ida@example.org (Ida Fenwick)"), "Ida Fenwick");
        for (date, expected) in [
            ("Mon, 2 Mar 2026 10:00:00 +0100", Some("2026-03-02")),
            ("14 May 2026 07:00:00 GMT", Some("2026-05-14")),
            ("Thu May 14 07:00:00 2026", Some("2026-05-14")),
            ("yesterday", None),
        ] {
            assert_eq!(day(date).as_deref(), expected, "{date}");
        }
    }
}
