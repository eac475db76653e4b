//! Mail and news: a message, a mailbox of many, and pages that browsers save as messages.
//!
//! The headers are what is known of the article, the parts that people read are its text: a plain one is a letter
//! (`plain`), a page goes through the door of pages.

mod head;
mod mailbox;
mod message;
mod splice;
#[cfg(test)]
mod tests;

use mailparse::{MailHeaderMap, ParsedMail};

use super::{Format, ParseError, Raw, Sink, html, parse as parse_as};
use crate::document::{Builder, Metadata, Origin};
use head::Head;

/// Mail, news and pages saved as mail.
pub const FORMAT: Format = Format {
    name: "mail",
    extensions: &["eml", "mbox", "mht", "mhtml"],
    media_types: &[
        "message/rfc822",
        "message/global",
        "application/mbox",
        "multipart/related",
    ],
    recognizes: head::begins_message,
    parse,
};

/// The largest mailbox that is read: a month of a busy list has a twentieth of it.
const BYTES_MAX: u64 = 64_000_000;
/// The level of a mailbox's messages, below its title.
const MESSAGE: u8 = 2;

fn parse(raw: Raw, sink: &mut Sink<'_>) -> Result<(), ParseError> {
    let bytes = raw.into_bytes(BYTES_MAX)?;
    let mut builder = Builder::new();
    let messages = mailbox::messages(&bytes);
    if let [only] = &messages[..] {
        let mail = read(only)?;
        if let Some(page) = saved_page(&mail) {
            return parse_as(page, Some(&html::FORMAT), sink);
        }
        builder.metadata(Head::of(&mail).metadata());
        message::append(&mail, 0, &mut builder);
        let _ = sink(builder.take_part());
        return Ok(());
    }
    builder.metadata(Metadata {
        title: mailbox::subject(&messages),
        ..Metadata::default()
    });
    for bytes in &messages {
        match read(bytes) {
            Ok(mail) => {
                message::append_titled(&mail, MESSAGE, &mut builder);
            }
            Err(error) => builder.warn(format!("a message could not be read: {error}")),
        }
        if sink(builder.take_part()).is_break() {
            break;
        }
    }
    Ok(())
}

fn read(bytes: &[u8]) -> Result<ParsedMail<'_>, ParseError> {
    mailparse::parse_mail(bytes)
        .map_err(|error| ParseError::Damaged(format!("its mail headers are damaged: {error}")))
}

/// The page that a browser saved as a message: the first part of those that belong to it, at its address.
fn saved_page(mail: &ParsedMail<'_>) -> Option<Raw> {
    let is_page = |part: &&ParsedMail<'_>| part.ctype.mimetype.starts_with("text/html");
    let part = match mail.ctype.mimetype.as_str() {
        "multipart/related" => mail.subparts.iter().find(is_page)?,
        "text/html" => mail,
        _ => return None,
    };
    let headers = [&part.headers, &mail.headers];
    let address = headers.iter().find_map(|headers| {
        let named = headers.get_first_value("Content-Location");
        named.or_else(|| headers.get_first_value("Snapshot-Content-Location"))
    })?;
    Some(message::page(
        part,
        Origin::Address(address.trim().to_owned()),
    ))
}
