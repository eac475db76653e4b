//! Bytes of a page to characters, as browsers do: byte order mark, the server's word, `<meta>`, then detection.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::format::{ParseError, decode};

/// How far a declaration is looked for; browsers look at 1024 bytes, but many pages write theirs later.
const DECLARATION_BYTES_MAX: usize = 8192;

/// The characters of a page. Refuses what is not text.
pub(super) fn decode(bytes: Vec<u8>, label: Option<&str>) -> Result<String, ParseError> {
    let encoding = match decode::without_mark(&bytes) {
        Some(encoding) => encoding,
        None => {
            decode::refuse_binary(&bytes)?;
            choose(&bytes, label)
        }
    };
    let (text, _, _) = encoding.decode(&bytes);
    let text = match text {
        // Valid as they are, as most pages are: the bytes are the text, and are not copied.
        Cow::Borrowed(text) if text.len() == bytes.len() => None,
        text => Some(text.into_owned()),
    };
    Ok(text.unwrap_or_else(|| String::from_utf8(bytes).expect("it was lent as text")))
}

/// The encoding of a page whose bytes might be of several: the server's word, the page's own, then what the bytes
/// look like. A label that the bytes prove wrong is one that was left behind when the page was converted.
fn choose(bytes: &[u8], label: Option<&str>) -> &'static Encoding {
    let declared = label
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| declared(&bytes[..bytes.len().min(DECLARATION_BYTES_MAX)]));
    match declared {
        Some(encoding) if encoding == UTF_8 && std::str::from_utf8(bytes).is_err() => {
            guessed(bytes)
        }
        Some(encoding) if encoding != UTF_8 && is_surely_utf8(bytes) => UTF_8,
        Some(encoding) => encoding,
        None => guessed(bytes),
    }
}

/// Whether bytes are UTF-8 beyond doubt: valid, with more letters of several bytes than chance would give.
fn is_surely_utf8(bytes: &[u8]) -> bool {
    const LETTERS_MIN: usize = 4;
    std::str::from_utf8(bytes).is_ok() && count_long(bytes) >= LETTERS_MIN
}

/// What the bytes look like. A single broken character in a long UTF-8 page must not turn all others into
/// something else.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut rest = bytes;
    let (mut good, mut bad) = (0usize, 0usize);
    while let Err(error) = std::str::from_utf8(rest) {
        good += count_long(&rest[..error.valid_up_to()]);
        bad += 1;
        let Some(length) = error.error_len() else {
            rest = &[];
            break;
        };
        rest = &rest[error.valid_up_to() + length..];
    }
    good += count_long(rest);
    if bad == 0 || good > bad * 10 {
        return UTF_8;
    }
    decode::choose(bytes, None)
}

/// The characters of more than one byte in valid UTF-8.
fn count_long(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte >= 0xc0).count()
}

/// What the page says of itself: `<meta charset>`, `<meta http-equiv content>`, or an XML declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&head[at..], b"<meta") {
        at += found + b"<meta".len();
        let end = memchr::memchr(b'>', &head[at..]).map_or(head.len(), |length| at + length);
        if let Some(encoding) = label_after(&head[at..end], b"charset") {
            return Some(encoding);
        }
    }
    let is_xml = head.trim_ascii_start().starts_with(b"<?xml");
    is_xml
        .then(|| {
            memchr::memmem::find(&head, b"?>")
                .and_then(|end| label_after(&head[..end], b"encoding"))
        })
        .flatten()
}

/// The encoding named after `name=`, quoted or not.
fn label_after(tag: &[u8], name: &[u8]) -> Option<&'static Encoding> {
    let at = memchr::memmem::find(tag, name)? + name.len();
    let value = tag[at..]
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or(value.strip_prefix(b"'"))
        .unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'/' | b' ' | b'\t' | b'\n'))
        .unwrap_or(value.len());
    let encoding = Encoding::for_label(&value[..end])?;
    // A page whose declaration can be read as ASCII is not in an encoding of two bytes a letter.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(UTF_8);
    }
    if value[..end].starts_with(b"x-user-defined") {
        return Some(WINDOWS_1252);
    }
    Some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], label: Option<&str>, expected: &str) {
        let text = decode(bytes.to_vec(), label).expect("text");
        assert!(text.contains(expected), "{text}");
    }

    #[test]
    fn the_strongest_word_on_the_encoding_wins() {
        check(b"\xef\xbb\xbfcaf\xc3\xa9", Some("latin1"), "café");
        check(b"<meta charset=utf-8>caf\xe9", Some("latin1"), "café");
        check(
            b"<META http-equiv=content-type content='text/html; charset=windows-1251'>\xcc\xe8\xf0",
            None,
            "Мир",
        );
        check(
            b"<?xml version='1.0' encoding='iso-8859-1'?><p>caf\xe9",
            None,
            "café",
        );
        check(b"<meta charset=utf-16>caf\xc3\xa9", None, "café");
        check("<p>schön und gut".as_bytes(), None, "schön");
    }

    #[test]
    fn a_label_that_the_bytes_prove_wrong_was_left_behind() {
        let page =
            "<meta charset=iso-8859-1><p>L'écluse est fermée depuis Pâques, dit-on à Aubeville";
        check(page.as_bytes(), None, "fermée");
        check(page.as_bytes(), Some("shift_jis"), "fermée");
        let declared = "<?xml version='1.0' encoding='windows-1251'?><p>Шлюз закрыт с самой Пасхи";
        check(declared.as_bytes(), None, "закрыт");
        // One letter may be chance.
        check(b"<meta charset=windows-1251>\xc3\xa9", None, "Г");
        for label in [
            "windows-1252",
            "gbk",
            "euc-kr",
            "big5",
            "shift_jis",
            "koi8-r",
        ] {
            let page = "<p>水門は復活祭から閉まっている。Шлюз закрыт. Pâques";
            check(page.as_bytes(), Some(label), page);
        }
    }

    #[test]
    fn encodings_that_show_themselves_need_no_mark() {
        let page = "<!doctype html><title>水門</title><p>昼に通っていた船は";
        let little: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = page.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, None, "船は");
        check(&big, None, "船は");
        let (escaped, _, _) = encoding_rs::ISO_2022_JP.encode(page);
        check(&escaped, None, "船は");
    }

    #[test]
    fn one_broken_letter_does_not_change_the_others() {
        let mut bytes = "ä".repeat(50).into_bytes();
        bytes.push(0xe4);
        check(&bytes, None, "ää");
    }
}
