//! The kinds that are not read: a table of magic numbers, and what stands in the containers that many formats share.

use super::Foreign;

const fn kind(said: &'static str, way_out: &'static str) -> Foreign {
    Foreign {
        said,
        way_out,
        ending: "",
    }
}

const fn named(said: &'static str, way_out: &'static str, ending: &'static str) -> Foreign {
    Foreign {
        said,
        way_out,
        ending,
    }
}

static PDF: Foreign = kind("PDFs are not read yet", "pdftotext {} - | longread");
static POSTSCRIPT: Foreign = kind(
    "PostScript is not read",
    "ps2pdf {} - | pdftotext - - | longread",
);
static DJVU: Foreign = kind("DjVu is not read", "djvutxt {} | longread");
static WORD: Foreign = named(
    "Word documents are not read yet",
    "pandoc -s -t html {} | longread --from html",
    "docx",
);
static OLD_WORD: Foreign = kind("old Word documents are not read", "antiword {} | longread");
static OLD_OFFICE: Foreign = kind(
    "old Office documents are not read",
    "soffice --headless --convert-to pdf {}, and pdftotext of that",
);
static OPEN_TEXT: Foreign = named(
    "OpenDocument texts are not read yet",
    "pandoc -s -t html {} | longread --from html",
    "odt",
);
static RICH_TEXT: Foreign = kind(
    "rich text (RTF) is not read yet",
    "pandoc -f rtf -s -t html {} | longread --from html",
);
static SPREADSHEET: Foreign = kind(
    "spreadsheets are not read",
    "soffice --headless --convert-to csv {}, and longread of that",
);
static PRESENTATION: Foreign = kind(
    "presentations are not read",
    "soffice --headless --convert-to pdf {}, and pdftotext of that",
);
static DRAWING: Foreign = kind("it is a drawing, not text", "");
static IWORK: Foreign = kind("iWork documents are not read; export it as EPUB", "");
static KINDLE: Foreign = kind(
    "Kindle and Palm books are not read yet",
    "ebook-convert {} book.epub && longread book.epub",
);
static OTHER_BOOK: Foreign = kind(
    "books of this kind are not read",
    "ebook-convert {} book.epub && longread book.epub",
);
static HELP: Foreign = kind(
    "compiled help (CHM) is not read",
    "ebook-convert {} book.epub && longread book.epub",
);
static FICTION_BOOK: Foreign = kind(
    "FictionBook (FB2) is not read yet",
    "pandoc -f fb2 -s -t html {} | longread --from html",
);
static PACKED_FICTION_BOOK: Foreign = kind(
    "FictionBook (FB2) is not read yet",
    "unzip -p {} | pandoc -f fb2 -s -t html | longread --from html",
);
static WEB_ARCHIVE: Foreign = kind(
    "Safari's web archives are not read yet",
    "textutil -convert html -stdout {} | longread --from html",
);
static PROPERTIES: Foreign = kind(
    "binary property lists are not read",
    "plutil -convert xml1 -o - {} | longread",
);
static ZIP: Foreign = kind(
    "zip archives are not read",
    "unzip -l {}, then unzip -p {} NAME | longread",
);
static TAR: Foreign = kind(
    "tar archives are not read",
    "tar -tf {}, then tar -xOf {} NAME | longread",
);
static ARCHIVE: Foreign = kind(
    "archives of this kind are not read",
    "7z l {}, then 7z x {}",
);
static PACKAGE: Foreign = kind("software packages are not read", "");
static BZIP2: Foreign = kind("bzip2 is not unpacked", "bzip2 -dc {} | longread");
static XZ: Foreign = kind("xz is not unpacked", "xz -dc {} | longread");
static ZSTD: Foreign = kind("zstd is not unpacked", "zstd -dc {} | longread");
static LZ4: Foreign = kind("lz4 is not unpacked", "lz4 -dc {} | longread");
static LZIP: Foreign = kind("lzip is not unpacked", "lzip -dc {} | longread");
static GZIP: Foreign = kind("it is compressed twice", "gzip -dc {} | longread");
static COMPRESS: Foreign = kind("compress is not unpacked", "uncompress -c {} | longread");
static PICTURE: Foreign = kind(
    "it is a picture, not text",
    "tesseract {} - | longread for the words in it",
);
static SOUND: Foreign = kind("it is sound, not text", "");
static VIDEO: Foreign = kind("it is a video, not text", "");
static DATABASE: Foreign = kind("it is a database, not text", "sqlite3 {} .dump | longread");
static FONT: Foreign = kind("it is a font, not text", "");
static PROGRAM: Foreign = kind("it is a program, not text", "strings {} | longread");
static DATA: Foreign = kind("it is data in a binary form, not text", "");
/// What is no text, and of no kind that is known.
pub(super) static UNKNOWN: Foreign = kind("it is a binary file, not text", "");

/// How files of each kind begin.
#[rustfmt::skip]
static MAGIC: &[(&[u8], &Foreign)] = &[
    (b"%PDF-", &PDF), (b"%!PS", &POSTSCRIPT), (b"\x04%!PS", &POSTSCRIPT), (b"\xc5\xd0\xd3\xc6", &POSTSCRIPT),
    (b"AT&TFORM", &DJVU), (b"{\\rtf", &RICH_TEXT), (b"ITSF", &HELP), (b"ITOLITLS", &OTHER_BOOK),
    (b"\xeaDRMION\xee", &KINDLE), (b"TPZ", &KINDLE), (b"L\0R\0F\0\0\0", &OTHER_BOOK),
    (b"7z\xbc\xaf\x27\x1c", &ARCHIVE), (b"Rar!\x1a\x07", &ARCHIVE), (b"MSCF\0\0\0\0", &ARCHIVE),
    (b"xar!\0", &ARCHIVE), (b"070701", &ARCHIVE), (b"070707", &ARCHIVE), (b"!<arch>\ndebian", &PACKAGE),
    (b"!<arch>\n", &ARCHIVE), (b"\xed\xab\xee\xdb", &PACKAGE), (b"PK\x05\x06", &ZIP), (b"PK\x07\x08", &ZIP),
    (b"BZh", &BZIP2), (b"\xfd7zXZ\0", &XZ), (b"\x5d\0\0", &XZ), (b"\x28\xb5\x2f\xfd", &ZSTD),
    (b"\x04\x22\x4d\x18", &LZ4), (b"LZIP\x01", &LZIP), (b"\x1f\x8b", &GZIP), (b"\x1f\x9d", &COMPRESS),
    (b"\x1f\xa0", &COMPRESS),
    (b"\x89PNG", &PICTURE), (b"\xff\xd8\xff", &PICTURE), (b"GIF87a", &PICTURE), (b"GIF89a", &PICTURE),
    (b"II*\0", &PICTURE), (b"MM\0*", &PICTURE), (b"8BPS", &PICTURE), (b"\0\0\x01\0", &PICTURE),
    (b"\0\0\0\x0cJXL ", &PICTURE), (b"\0\0\0\x0cjP  ", &PICTURE), (b"\xff\x0a", &PICTURE), (b"qoif", &PICTURE),
    (b"gimp xcf", &PICTURE), (b"v/1\x01", &PICTURE),
    (b"ID3", &SOUND), (b"OggS", &SOUND), (b"fLaC", &SOUND), (b"MThd", &SOUND), (b"#!AMR", &SOUND),
    (b".snd\0", &SOUND), (b"\x1a\x45\xdf\xa3", &VIDEO), (b"FLV\x01", &VIDEO), (b"\0\0\x01\xba", &VIDEO),
    (b"\0\0\x01\xb3", &VIDEO), (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", &VIDEO),
    (b"SQLite format 3\0", &DATABASE), (b"\0\x01\0\0Standard ", &DATABASE),
    (b"\0\x01\0\0", &FONT), (b"OTTO\0", &FONT), (b"true\0", &FONT), (b"ttcf\0", &FONT), (b"wOFF", &FONT),
    (b"wOF2", &FONT),
    (b"\x7fELF", &PROGRAM), (b"MZ\x90", &PROGRAM), (b"\xca\xfe\xba\xbe", &PROGRAM), (b"\xfe\xed\xfa\xce", &PROGRAM),
    (b"\xfe\xed\xfa\xcf", &PROGRAM), (b"\xce\xfa\xed\xfe", &PROGRAM), (b"\xcf\xfa\xed\xfe", &PROGRAM),
    (b"\0asm", &PROGRAM), (b"BC\xc0\xde", &PROGRAM), (b"dex\n03", &PROGRAM),
    (b"PAR1", &DATA), (b"\x89HDF", &DATA), (b"Obj\x01", &DATA), (b"\x93NUMPY", &DATA),
];

/// What stands at some distance from the beginning.
static DEEPER: &[(usize, &[u8], &Foreign)] = &[
    (60, b"BOOKMOBI", &KINDLE),
    (60, b"TEXtREAd", &KINDLE),
    (60, b"TEXtTlDc", &KINDLE),
    (257, b"ustar", &TAR),
];

/// How far a control character is looked for that makes letters at the beginning more than letters.
const CONTROLS_WITHIN: usize = 512;

/// What kind of file `head` begins.
pub(super) fn of(head: &[u8]) -> Option<&'static Foreign> {
    let begins = |magic: &[u8]| head.starts_with(magic);
    if begins(b"PK\x03\x04") {
        return zip(head);
    }
    if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(head));
    }
    if begins(b"bplist0") {
        let is_page = has(head, b"WebMainResource");
        return Some(if is_page { &WEB_ARCHIVE } else { &PROPERTIES });
    }
    let media = || riff(head).or_else(|| boxes(head)).or_else(|| frames(head));
    let at = |(at, magic, kind): &(usize, &[u8], &'static Foreign)| {
        let there = head.get(*at..).is_some_and(|rest| rest.starts_with(magic));
        there.then_some(*kind)
    };
    // Letters alone may begin a text, too: what they begin must hold what no text does.
    let holds_controls = || head.iter().take(CONTROLS_WITHIN).any(|byte| *byte < b'\t');
    let is_sure = |magic: &[u8]| !magic.iter().all(u8::is_ascii_alphanumeric) || holds_controls();
    DEEPER
        .iter()
        .find_map(at)
        .or_else(|| {
            MAGIC
                .iter()
                .find(|(magic, _)| begins(magic) && is_sure(magic))
                .map(|(_, kind)| *kind)
        })
        .or_else(media)
        .or_else(|| fiction_book(head))
}

/// What a zip archive is, by the names of the files that it begins with; `None` for a book that is read.
fn zip(head: &[u8]) -> Option<&'static Foreign> {
    let names: Vec<&[u8]> = memchr::memmem::find_iter(head, b"PK\x03\x04")
        .filter_map(|at| {
            let header = head.get(at..at + 30)?;
            let length = u16::from_le_bytes([header[26], header[27]]) as usize;
            head.get(at + 30..at + 30 + length)
        })
        .collect();
    let any = |test: &dyn Fn(&[u8]) -> bool| names.iter().any(|name| test(name));
    let begins = |start: &'static [u8]| any(&|name| name.starts_with(start));
    let ends = |end: &'static [u8]| any(&|name| name.ends_with(end));
    if names.first() == Some(&b"mimetype".as_slice()) {
        // The first file of an OpenDocument or a book says in plain letters what it is.
        let declared = &head[..head.len().min(200)];
        let is = |kind: &[u8]| has(declared, kind);
        return match () {
            () if is(b"epub+zip") => None,
            () if is(b"opendocument.text") => Some(&OPEN_TEXT),
            () if is(b"opendocument.spreadsheet") => Some(&SPREADSHEET),
            () if is(b"opendocument.presentation") => Some(&PRESENTATION),
            () if is(b"opendocument") => Some(&DRAWING),
            () => Some(&ZIP),
        };
    }
    match () {
        () if begins(b"META-INF/container.xml") || ends(b".opf") => None,
        () if begins(b"word/") => Some(&WORD),
        () if begins(b"xl/") => Some(&SPREADSHEET),
        () if begins(b"ppt/") => Some(&PRESENTATION),
        () if begins(b"AndroidManifest.xml") || begins(b"META-INF/MANIFEST.MF") => Some(&PACKAGE),
        () if ends(b".iwa") => Some(&IWORK),
        () if ends(b".fb2") => Some(&PACKED_FICTION_BOOK),
        () => Some(&ZIP),
    }
}

/// What a compound file is, in which old Office programs kept theirs: its directory names the streams in UTF-16.
fn compound(head: &[u8]) -> &'static Foreign {
    let has_stream = |name: &str| {
        let wide: Vec<u8> = name.bytes().flat_map(|byte| [byte, 0]).collect();
        has(head, &wide)
    };
    match () {
        () if has_stream("WordDocument") => &OLD_WORD,
        () if has_stream("Workbook") => &SPREADSHEET,
        () if has_stream("PowerPoint") => &PRESENTATION,
        () => &OLD_OFFICE,
    }
}

/// What a RIFF or IFF file holds.
fn riff(head: &[u8]) -> Option<&'static Foreign> {
    if !(head.starts_with(b"RIFF") || head.starts_with(b"RIFX") || head.starts_with(b"FORM")) {
        return None;
    }
    match head.get(8..12)? {
        b"WEBP" | b"ILBM" => Some(&PICTURE),
        b"WAVE" | b"AIFF" | b"AIFC" | b"RMID" => Some(&SOUND),
        b"AVI " => Some(&VIDEO),
        _ => None,
    }
}

/// What a file of boxes holds, as cameras, telephones and players make them.
fn boxes(head: &[u8]) -> Option<&'static Foreign> {
    if head.get(4..8)? != b"ftyp" {
        return None;
    }
    Some(match head.get(8..11)? {
        b"hei" | b"hev" | b"mif" | b"avi" | b"msf" => &PICTURE,
        b"M4A" | b"M4B" => &SOUND,
        _ => &VIDEO,
    })
}

/// Sound in frames without a head, and bitmaps, whose two letters say too little alone.
fn frames(head: &[u8]) -> Option<&'static Foreign> {
    match head.get(..14)? {
        [0xff, 0xfb | 0xf3 | 0xf2 | 0xfa | 0xf1 | 0xf9, ..] => Some(&SOUND),
        [b'B', b'M', .., 0, 0, 0, 0, _, _, 0, 0] => Some(&PICTURE),
        _ => None,
    }
}

/// A book in XML whose program-made tags would be noise.
fn fiction_book(head: &[u8]) -> Option<&'static Foreign> {
    let beginning = &head[..head.len().min(2048)];
    let at = memchr::memmem::find(beginning, b"<FictionBook")?;
    let before = String::from_utf8_lossy(&beginning[..at]);
    let is_first = before
        .split('<')
        .skip(1)
        .all(|tag| tag.starts_with(['?', '!']));
    (is_first && beginning.trim_ascii_start().starts_with(b"<") || before.starts_with('\u{feff}'))
        .then_some(&FICTION_BOOK)
}

fn has(head: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(head, needle).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &[u8], said: &str) {
        let found = of(head).map(|kind| kind.said).unwrap_or_default();
        assert!(found.contains(said), "{head:?} is {found:?}, not {said:?}");
    }

    fn archive(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            bytes.extend(b"PK\x03\x04");
            bytes.extend([0; 22]);
            bytes.extend((name.len() as u16).to_le_bytes());
            bytes.extend([0; 2]);
            bytes.extend(name.as_bytes());
            bytes.extend(b"\x01\x02data");
        }
        bytes
    }

    #[test]
    fn containers_are_opened_far_enough_to_tell() {
        check(
            &archive(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]),
            "Word",
        );
        check(
            &archive(&["[Content_Types].xml", "xl/workbook.xml"]),
            "spreadsheets",
        );
        check(&archive(&["ppt/presentation.xml"]), "presentations");
        check(&archive(&["a/book.fb2"]), "FictionBook");
        check(&archive(&["a.txt", "b.txt"]), "zip archives");
        assert!(of(&archive(&["a.xhtml", "OEBPS/content.opf"])).is_none());
        let mut text = archive(&["mimetype"]);
        text.extend(b"application/vnd.oasis.opendocument.text");
        check(&text, "OpenDocument");
        let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        old.extend("WordDocument".bytes().flat_map(|byte| [byte, 0]));
        check(&old, "old Word");
        check(b"bplist00 WebMainResource", "web archives");
        check(b"RIFF\0\0\0\0WAVEfmt ", "sound");
        check(b"\0\0\0\x18ftypheic", "picture");
    }

    #[test]
    fn what_stands_deeper_is_found() {
        let mut mobi = vec![b'x'; 60];
        mobi.extend(b"BOOKMOBI");
        check(&mobi, "Kindle");
        let mut tar = b"a.txt".to_vec();
        tar.resize(257, 0);
        tar.extend(b"ustar\0");
        check(&tar, "tar");
        check(
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<FictionBook xmlns=''>",
            "FictionBook",
        );
    }

    #[test]
    fn texts_that_begin_with_the_same_letters_are_none() {
        for text in [
            "ID3 tags say who sings.",
            "BZh is how such files begin.",
            "true stories of the sea",
            "PAR1 and PAR2 are rooms.",
            "TPZ, the zone of the trees",
            "An <FictionBook> element begins such a book.",
            "BM, not bm.............",
            "RIFF and FORM are words.",
        ] {
            assert!(of(text.as_bytes()).is_none(), "{text}");
        }
    }
}
