//! Bytes to characters: byte order mark, declared label, UTF-8, then detection, as browsers do.

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::raw::HEAD_BYTES;
use super::{ParseError, Raw};

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
        if label.is_none() && !marked {
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
    if is_utf8(head) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(head, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// An error where `head` begins something other than text.
pub(super) fn refuse_binary(head: &[u8]) -> Result<(), ParseError> {
    match binary_kind(head) {
        Some(kind) => Err(ParseError::Binary(kind)),
        None => Ok(()),
    }
}

/// What kind of file `head` begins, when it is not text.
fn binary_kind(head: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a zip archive"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1f\x8b", "a compressed file"),
        (b"!<arch>\n", "an archive"),
        (b"SQLite format 3\0", "a database"),
        (b"{\\rtf", "a rich text document"),
    ];
    if let Some((_, kind)) = KINDS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(kind);
    }
    if head
        .get(TAR_MAGIC_AT..)
        .is_some_and(|rest| rest.starts_with(b"ustar"))
    {
        return Some("an archive");
    }
    let utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
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
    (!utf16 && strange * 100 > sample.len() * percent).then_some("a binary file")
}

/// How much of a file's beginning is looked at to tell whether it is text.
const SAMPLE_BYTES: usize = 8192;
/// So many bytes of text to begin with are no chance: of 125,000 random ones none was text to that length.
const OPENING_BYTES: usize = 16;
/// Where a tar archive names its format.
const TAR_MAGIC_AT: usize = 257;

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
    fn binary_files_are_named() {
        assert!(matches!(
            decode(b"%PDF-1.7 x", None),
            Err(ParseError::Binary("a PDF"))
        ));
        assert!(matches!(
            decode(b"ab\0\0\0cd", None),
            Err(ParseError::Binary("a binary file"))
        ));
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
