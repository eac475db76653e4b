//! One message: the parts of it that people read, in order.

use mailparse::{DispositionType, ParsedMail};

use super::head::Head;
use super::{mailbox, splice};
use crate::document::block::Reason;
use crate::document::{BlockKind, Builder, Origin, Prose};
use crate::format::{Raw, decode, html, parse_whole, plain};

/// Messages within messages deeper than this are not opened.
const DEPTH_MAX: u8 = 16;
/// The most parts of one message that are read.
const PARTS_MAX: usize = 2000;

/// Writes `mail` as a section of `level` with its subject as the heading, from whom and when below it.
pub(super) fn append_titled(mail: &ParsedMail<'_>, level: u8, builder: &mut Builder) {
    let head = Head::of(mail);
    let subject = head.subject.as_deref().unwrap_or("(no subject)");
    builder.heading(level, Prose::plain(subject), None);
    let said = [head.from.as_deref(), head.date.as_deref()];
    let line: Vec<&str> = said.into_iter().flatten().collect();
    builder.block(BlockKind::Caption, Prose::plain(&line.join(" · ")));
    append(mail, level - 1, builder);
}

/// Writes what `mail` says. Its headings are so many levels `deeper` than in a text of its own.
pub(super) fn append(mail: &ParsedMail<'_>, deeper: u8, builder: &mut Builder) {
    let mut writer = Writer { builder, parts: 0 };
    writer.part(mail, deeper, 0);
}

struct Writer<'a> {
    builder: &'a mut Builder,
    parts: usize,
}

impl Writer<'_> {
    fn part(&mut self, part: &ParsedMail<'_>, deeper: u8, depth: u8) {
        self.parts += 1;
        if self.parts > PARTS_MAX || depth > DEPTH_MAX {
            if self.parts == PARTS_MAX + 1 || depth == DEPTH_MAX + 1 {
                self.builder
                    .warn("parts of a message that are too many or too deep are not shown");
            }
            return;
        }
        let kind = part.ctype.mimetype.as_str();
        let disposition = part.get_content_disposition();
        if disposition.disposition == DispositionType::Attachment && depth > 0 {
            self.leave_out(part);
        } else if kind == "multipart/alternative" {
            self.alternative(part, deeper, depth);
        } else if kind == "multipart/related" {
            if let Some(first) = part.subparts.first() {
                self.part(first, deeper, depth + 1);
            }
        } else if !part.subparts.is_empty() {
            for part in &part.subparts {
                self.part(part, deeper, depth + 1);
            }
        } else if kind == "message/rfc822" || kind == "message/global" {
            self.enclosed(part, deeper, depth);
        } else if kind == "text/html" || kind == "application/xhtml+xml" {
            self.page(part, deeper);
        } else if kind.starts_with("text/") || kind.starts_with("multipart/") {
            plain::letter(text(part), deeper, self.builder);
        } else {
            self.leave_out(part);
        }
    }

    /// Of the forms of one text the richest that can be read: they come in this order.
    fn alternative(&mut self, part: &ParsedMail<'_>, deeper: u8, depth: u8) {
        let is_read = |part: &&ParsedMail<'_>| {
            let kind = part.ctype.mimetype.as_str();
            matches!(kind, "text/html" | "text/plain") || kind.starts_with("multipart/")
        };
        let chosen = part
            .subparts
            .iter()
            .rev()
            .find(is_read)
            .or(part.subparts.last());
        if let Some(chosen) = chosen {
            self.part(chosen, deeper, depth + 1);
        }
    }

    /// A message that was sent along.
    fn enclosed(&mut self, part: &ParsedMail<'_>, deeper: u8, depth: u8) {
        let bytes = part.get_body_raw().unwrap_or_default();
        let mail = mailparse::parse_mail(&bytes)
            .ok()
            .filter(|_| mailbox::is_message(&bytes));
        match mail {
            Some(mail) => {
                let head = Head::of(&mail);
                let subject = head.subject.as_deref().unwrap_or("(no subject)");
                self.builder
                    .heading(deeper + 2, Prose::plain(subject), None);
                self.part(&mail, deeper + 1, depth + 1);
            }
            None => plain::letter(
                String::from_utf8_lossy(&bytes).into_owned(),
                deeper,
                self.builder,
            ),
        }
    }

    fn page(&mut self, part: &ParsedMail<'_>, deeper: u8) {
        match parse_whole(page(part, Origin::Stdin), Some(&html::FORMAT)) {
            Ok(page) => splice::append(page, deeper, self.builder),
            Err(error) => self
                .builder
                .warn(format!("a part of the message could not be read: {error}")),
        }
    }

    /// Says what is not shown, since it is no text.
    fn leave_out(&mut self, part: &ParsedMail<'_>) {
        let disposition = part.get_content_disposition();
        let names = [
            disposition.params.get("filename"),
            part.ctype.params.get("name"),
        ];
        let name = names.into_iter().flatten().next();
        let said = name.map_or(part.ctype.mimetype.as_str(), |name| name.as_str());
        self.builder
            .furniture(&format!("attachment: {said}"), Reason::Unlikely);
    }
}

/// A part that is a page, in the encoding that is said of it or that it says of itself.
pub(super) fn page(part: &ParsedMail<'_>, origin: Origin) -> Raw {
    let mut raw = Raw::from_bytes(origin, part.get_body_raw().unwrap_or_default());
    raw.media_type = charset(part).map(|charset| format!("text/html; charset={charset}"));
    raw
}

/// The characters of a part, also where it is damaged.
fn text(part: &ParsedMail<'_>) -> String {
    let bytes = part.get_body_raw().unwrap_or_default();
    let (text, _, _) = decode::choose(&bytes, charset(part)).decode(&bytes);
    text.into_owned()
}

/// The encoding that is said of a part. ASCII is what is said where nobody thought of it.
fn charset<'p>(part: &'p ParsedMail<'_>) -> Option<&'p str> {
    let said = part.ctype.params.get("charset")?;
    (!said.eq_ignore_ascii_case("us-ascii")).then_some(said)
}
