//! Bytes to characters: byte order mark, declared label, UTF-8, then detection, as browsers do.

use std::borrow::Cow;

use encoding_rs::{Decoder, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::raw::HEAD_BYTES;
use super::{ParseError, Raw, foreign};

/// Decodes a text that arrives in pieces.
pub(super) struct TextReader {
    raw: Raw,
    /// The beginning, where it is known to be UTF-8 and was not asked for yet.
    head: Option<String>,
    way: Way,
    done: bool,
}

/// How bytes become characters.
enum Way {
    /// They are UTF-8 so far, and taken as they are; with the beginning of a character whose end is still to come.
    AsIs(Vec<u8>),
    Decoded(Decoder),
}

impl TextReader {
    /// Chooses the encoding from `label` or from the beginning of `raw`. Refuses what is not text.
    pub(super) fn new(mut raw: Raw, label: Option<&str>) -> Result<Self, ParseError> {
        refuse_binary(raw.head())?;
        let marked = Encoding::for_bom(raw.head()).is_some();
        let mut cut = Vec::new();
        let mut head = None;
        if label.is_none() && !marked && without_mark(raw.head()).is_none() {
            match as_is(&mut cut, raw.take_head(), false) {
                Ok(text) => head = Some(text),
                Err(bytes) => raw.put_back(bytes),
            }
        }
        let encoding = match head {
            Some(_) => UTF_8,
            None => choose(raw.head(), label),
        };
        let way = if encoding == UTF_8 && !marked {
            Way::AsIs(cut)
        } else {
            Way::Decoded(encoding.new_decoder())
        };
        Ok(Self {
            raw,
            head,
            way,
            done: false,
        })
    }

    /// Whether the text has more than `bytes` for certain, before it is read, its line ends taken as one byte each.
    pub(super) fn is_longer_than(&self, bytes: usize) -> bool {
        // At worst a text is nothing but line ends of two characters, in UTF-16 of two bytes each.
        let least = match self.way {
            Way::AsIs(_) => 2,
            Way::Decoded(_) => 4,
        };
        self.raw.is_longer_than(bytes * least)
    }

    /// As [`Raw::glance`], where the text's bytes are the source's; `None` where they are not.
    pub(super) fn glance(
        &mut self,
        buffer: &mut [u8],
        at: u64,
    ) -> Result<Option<usize>, ParseError> {
        match self.way {
            Way::AsIs(_) => self.raw.glance(buffer, at),
            Way::Decoded(_) => Ok(None),
        }
    }

    /// The next characters, about `size` bytes of them; `None` at the end. A piece may end within a line.
    pub(super) fn next(&mut self, size: usize) -> Result<Option<String>, ParseError> {
        if self.done {
            return Ok(None);
        }
        if let Some(head) = self.head.take() {
            if self.raw.is_all_taken() || size <= HEAD_BYTES && !head.is_empty() {
                return Ok(Some(head));
            }
            // More is wanted at once: it is read right behind the beginning.
            let mut bytes = head.into_bytes();
            if let Way::AsIs(cut) = &mut self.way {
                bytes.append(cut);
            }
            self.raw.put_back(bytes);
        }
        let bytes = self.raw.next_bytes(size)?;
        self.done = bytes.is_empty();
        let text = match &mut self.way {
            Way::Decoded(decoder) => decode(decoder, &bytes, self.done),
            Way::AsIs(cut) => match as_is(cut, bytes, self.done) {
                Ok(text) => text,
                Err(bytes) => {
                    // Damaged: from here on the decoder puts its signs where no character is.
                    let mut decoder = UTF_8.new_decoder_without_bom_handling();
                    let text = decode(&mut decoder, &bytes, self.done);
                    self.way = Way::Decoded(decoder);
                    text
                }
            },
        };
        Ok(Some(text).filter(|text| !(self.done && text.is_empty())))
    }
}

fn decode(decoder: &mut Decoder, bytes: &[u8], last: bool) -> String {
    let needed = decoder
        .max_utf8_buffer_length(bytes.len())
        .unwrap_or(bytes.len() * 3);
    let mut text = String::with_capacity(needed);
    // The capacity is the decoder's own worst case, so one call takes all.
    let (_, read, _) = decoder.decode_to_string(bytes, &mut text, last);
    debug_assert_eq!(read, bytes.len());
    text
}

/// `bytes` after what was `cut` of the piece before them, without a copy where nothing was: almost every text is
/// UTF-8. Gives them back where they are not.
fn as_is(cut: &mut Vec<u8>, mut bytes: Vec<u8>, last: bool) -> Result<String, Vec<u8>> {
    if !cut.is_empty() {
        bytes.splice(0..0, cut.drain(..));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let (valid, damage) = (
        error.utf8_error().valid_up_to(),
        error.utf8_error().error_len(),
    );
    let mut bytes = error.into_bytes();
    if damage.is_some() || last {
        return Err(bytes);
    }
    *cut = bytes.split_off(valid);
    String::from_utf8(bytes).map_err(|error| error.into_bytes())
}

/// The encoding of a text: its byte order mark is seen by the decoder itself and outranks this.
pub(super) fn choose(head: &[u8], label: Option<&str>) -> &'static Encoding {
    if let Some(encoding) = label.and_then(|label| Encoding::for_label(label.as_bytes())) {
        return encoding;
    }
    if let Some(encoding) = without_mark(head) {
        return encoding;
    }
    if is_utf8(head) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// An encoding whose bytes alone say which it is: two bytes a letter, or Japanese with orders to switch.
pub(super) fn without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let sample = &head[..head.len().min(SAMPLE_BYTES)];
    if memchr::memchr(0x1b, sample).is_some() && is_switched(sample) {
        return Some(ISO_2022_JP);
    }
    // A blank or the end of a line has a zero beside it; a text in letters of one byte has none.
    memchr::memchr(0, sample)?;
    let strange = sample.iter().filter(|&&byte| is_strange(byte)).count();
    if is_utf8(sample) && strange * 5 < sample.len() {
        return None;
    }
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .find(|encoding| reads_as_text(sample, encoding))
}

/// Whether `sample` orders Japanese letters, and all that it holds is such.
fn is_switched(sample: &[u8]) -> bool {
    const ORDERS: [&[u8]; 3] = [b"\x1b$B", b"\x1b$@", b"\x1b(J"];
    ORDERS
        .iter()
        .any(|order| memchr::memmem::find(sample, order).is_some())
        && {
            let mut text = String::with_capacity(sample.len() * 3);
            let mut decoder = ISO_2022_JP.new_decoder_without_bom_handling();
            let (_, _, damaged) = decoder.decode_to_string(sample, &mut text, false);
            !damaged
        }
}

/// Whether `sample` read as `encoding`, of two bytes a letter, is words and the marks between them.
fn reads_as_text(sample: &[u8], encoding: &'static Encoding) -> bool {
    let (text, damaged) = encoding.decode_without_bom_handling(&sample[..sample.len() & !1]);
    let mut own = [0_usize; 2];
    let mut blanks = 0;
    for c in text.chars() {
        let is_of_text = c.is_alphanumeric()
            || c.is_whitespace()
            || c.is_ascii_punctuation()
            || matches!(c, '\u{2010}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff65}');
        own[usize::from(is_of_text)] += 1;
        blanks += usize::from(matches!(c, ' ' | '\n' | '\r'));
    }
    // A letter that is cut at the end may be taken for damage; twenty others outweigh it.
    let [strange, good] = own;
    good > 0 && blanks > 0 && strange * 20 <= good && (!damaged || strange <= 1)
}

/// An error where `head` begins something other than text.
pub(super) fn refuse_binary(head: &[u8]) -> Result<(), ParseError> {
    match foreign::kind(head) {
        Some(kind) => Err(ParseError::Foreign(kind)),
        None if is_text(head) => Ok(()),
        None => Err(ParseError::Foreign(foreign::unknown())),
    }
}

/// Whether `head` begins a text, and not some unknown kind of file.
fn is_text(head: &[u8]) -> bool {
    if Encoding::for_bom(head).is_some() || without_mark(head).is_some() {
        return true;
    }
    let sample = &head[..head.len().min(SAMPLE_BYTES)];
    let strange = sample.iter().filter(|&&byte| is_strange(byte)).count();
    // Stray controls in what is otherwise UTF-8, or begins as text, are damage, and the text around them can be read.
    let opening = &sample[..sample.len().min(OPENING_BYTES)];
    let begins_as_text = is_utf8(opening) && !opening.iter().any(|&byte| is_strange(byte));
    let percent = if begins_as_text || is_utf8(sample) {
        20
    } else {
        5
    };
    strange * 100 <= sample.len() * percent
}

/// The beginning of a text as characters, for those who tell formats apart.
pub(super) fn beginning<'a>(head: &'a [u8], label: Option<&str>) -> Cow<'a, str> {
    let (encoding, head) = match Encoding::for_bom(head) {
        Some((encoding, mark)) => (encoding, &head[mark..]),
        None => (choose(head, label), head),
    };
    encoding.decode_without_bom_handling(head).0
}

/// How much of a file's beginning is looked at to tell whether it is text.
const SAMPLE_BYTES: usize = 8192;
/// So many bytes of text to begin with are no chance: of 125,000 random ones none was text to that length.
const OPENING_BYTES: usize = 16;

/// Controls that no text file holds on purpose; random bytes are such to a tenth.
fn is_strange(byte: u8) -> bool {
    matches!(byte, 0..=6 | 0x0e..=0x1a | 0x1c..=0x1f)
}

/// True also where a character is cut at the end.
fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Origin;

    fn decode(bytes: &[u8], label: Option<&str>) -> Result<String, ParseError> {
        let mut reader = TextReader::new(Raw::from_bytes(Origin::Stdin, bytes), label)?;
        let mut all = String::new();
        while let Some(text) = reader.next(7)? {
            all.push_str(&text);
        }
        Ok(all)
    }

    #[test]
    fn marks_labels_and_detection_are_heeded() {
        assert_eq!(
            decode(b"\xef\xbb\xbfcaf\xc3\xa9", None).expect("text"),
            "café"
        );
        assert_eq!(decode(b"\xff\xfea\0b\0", None).expect("text"), "ab");
        assert_eq!(decode(b"caf\xe9", Some("latin1")).expect("text"), "café");
        assert_eq!(
            decode("på svenska".as_bytes(), None).expect("text"),
            "på svenska"
        );
        assert_eq!(
            decode(b"un caf\xe9 tr\xe8s serr\xe9", None).expect("text"),
            "un café très serré"
        );
    }

    #[test]
    fn utf_8_is_read_the_same_wherever_a_piece_ends() {
        let text = "a día 日本語 👩‍👩‍👧 end";
        for shift in 0..8 {
            let text = "x".repeat(shift) + text;
            assert_eq!(decode(text.as_bytes(), None).expect("text"), text);
        }
        let damaged = b"a quiet evening\xff, and \xe6\x97\xa5 \xe6\x97";
        let read = decode(damaged, Some("utf-8")).expect("text");
        assert_eq!(read, "a quiet evening\u{fffd}, and 日 \u{fffd}");
    }

    #[test]
    fn two_bytes_a_letter_are_read_without_a_mark() {
        for text in [
            "L’écluse est fermée, et les péniches attendent.\n",
            "Шлюз закрыт, и баржи ждут.\n",
            "水は低い方へ流れ、舟は流れたがらない。\n",
        ] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(decode(&little, None).expect("text"), text);
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(decode(&big, None).expect("text"), text);
        }
        assert_eq!(
            decode(b"A \x1b$B1?2O\x1b(B and more", None).expect("text"),
            "A 運河 and more"
        );
        // Orders to a terminal are no letters.
        let coloured = b"\x1b[1mbold\x1b[0m and \x1b(B more";
        assert_eq!(decode(coloured, None).expect("text").len(), coloured.len());
    }

    #[test]
    fn zeros_in_a_text_cost_no_more_than_themselves() {
        for text in [
            &b"one\0two\0three\0four"[..],
            b"a quiet\0 evening by\0 the lock",
        ] {
            assert_eq!(decode(text, None).expect("text").len(), text.len());
        }
    }

    #[test]
    fn binary_files_are_named() {
        let said = |bytes| match decode(bytes, None) {
            Err(ParseError::Foreign(kind)) => kind.said,
            other => panic!("{other:?}"),
        };
        assert_eq!(said(b"%PDF-1.7 x"), "PDFs are not read yet");
        assert_eq!(said(b"ab\0\0\0cd"), "it is a binary file, not text");
        let noise: Vec<u8> = (0..4000u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert!(decode(&noise, None).is_err());
        let mut damaged = b"A quiet opening line.\n".to_vec();
        damaged.extend((0..=255u8).cycle().take(2560));
        assert!(decode(&damaged, None).is_ok());
        assert!(decode(b"a few\0 stray\x01 controls in a text", None).is_ok());
    }
}
