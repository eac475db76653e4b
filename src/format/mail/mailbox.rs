//! A mailbox: messages one after another, each after a line that says from whom and when.

use mailparse::MailHeaderMap;

use super::head::{begins_message, is_envelope, name};
use crate::text::clean::Clean;

/// The messages of `bytes`, without the lines that part them. One that is alone is a message.
pub(super) fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts = Vec::new();
    for at in memchr::memmem::find_iter(bytes, b"From ") {
        let begins_line = at == 0 || bytes[at - 1] == b'\n';
        let parted = at <= 1 || matches!(bytes[at - 2], b'\n' | b'\r');
        if !begins_line || !parted {
            continue;
        }
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1);
        let line = String::from_utf8_lossy(&bytes[at..end.min(at + 200)]);
        // A letter may begin a sentence so, which the next line tells.
        let next = &bytes[end..bytes.len().min(end + 80)];
        let next = String::from_utf8_lossy(next);
        let names = next.lines().next().and_then(name).is_some();
        if is_envelope(&line) && names {
            starts.push((at, end));
        }
    }
    match starts.first() {
        Some(&(0, _)) => {}
        _ => return vec![bytes],
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|&(at, _)| at)
        .chain([bytes.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&(_, start), end)| &bytes[start..end])
        .collect()
}

/// What all messages are about, where it is one thing.
pub(super) fn subject(messages: &[&[u8]]) -> Option<Clean> {
    let mut subjects = messages.iter().filter_map(|message| {
        let (headers, _) = mailparse::parse_headers(message).ok()?;
        headers.get_first_value("Subject")
    });
    let first = subjects.next()?;
    let own = without_answers(&first);
    subjects
        .all(|other| without_answers(&other) == own)
        .then(|| Clean::line(own))
}

/// A subject without the marks of answers before it.
fn without_answers(subject: &str) -> &str {
    const ANSWERS: [&str; 8] = ["re:", "aw:", "sv:", "antw:", "fwd:", "fw:", "tr:", "wg:"];
    let mut rest = subject.trim();
    while let Some(answer) = ANSWERS.iter().find(|answer| {
        rest.get(..answer.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(answer))
    }) {
        rest = rest[answer.len()..].trim_start();
    }
    rest
}

/// Whether `bytes` hold a message within another's text.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    begins_message(&bytes[..bytes.len().min(16 * 1024)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAILBOX: &str = "From ida@example.org Mon Mar  2 10:00:00 2026\nFrom: Ida\nSubject: The lamps\n\nHello\n\n\
        From time to time it is 10:00 here, and dark\nstill.\n\nFrom bo@example.org Mon Mar  2 11:00:00 2026\nFrom: Bo\nSubject: RE: AW: The lamps\n\nNo\n";

    #[test]
    fn messages_are_parted_where_they_begin() {
        let found = messages(MAILBOX.as_bytes());
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with(b"From: Ida") && found[0].ends_with(b"still.\n\n"));
        assert_eq!(subject(&found).as_deref(), Some("The lamps"));
        assert_eq!(messages(b"From: Ida\n\nFrom here").len(), 1);
    }
}
