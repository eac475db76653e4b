//! Books made on the spot, from archive to document.

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use crate::document::{BlockKind, Container, Document, Inline, Origin, Target};
use crate::format::{ParseError, Raw, parse, parse_whole};

/// A book of these chapters, each a name and a body, with these lines in its package besides.
struct Book<'a> {
    chapters: &'a [(&'a str, &'a str)],
    metadata: &'a str,
    manifest: &'a str,
    files: &'a [(&'a str, &'a str)],
}

impl Default for Book<'_> {
    fn default() -> Self {
        Self {
            chapters: &[("a.xhtml", "<h1>One</h1><p>Text.</p>")],
            metadata: "<dc:title>A book</dc:title>",
            manifest: "",
            files: &[],
        }
    }
}

impl Book<'_> {
    fn bytes(&self) -> Vec<u8> {
        let items: String = self
            .chapters
            .iter()
            .map(|(name, _)| {
                let kind = if name.ends_with("svg") {
                    "image/svg+xml"
                } else {
                    "application/xhtml+xml"
                };
                format!("<item id='{name}' href='text/{name}' media-type='{kind}'/>")
            })
            .collect();
        let spine: String = self
            .chapters
            .iter()
            .map(|(name, _)| format!("<itemref idref='{name}'/>"))
            .collect();
        let package = format!(
            "<package><metadata>{}</metadata><manifest>{items}{}</manifest><spine>{spine}</spine></package>",
            self.metadata, self.manifest
        );
        let container =
            "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";
        let mut files = vec![
            ("mimetype".to_owned(), "application/epub+zip".to_owned()),
            ("META-INF/container.xml".to_owned(), container.to_owned()),
            ("OPS/book.opf".to_owned(), package),
        ];
        files.extend(self.chapters.iter().map(|(name, body)| {
            let text = if name.ends_with("svg") {
                (*body).to_owned()
            } else {
                format!(
                    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>{body}</body></html>"
                )
            };
            (format!("OPS/text/{name}"), text)
        }));
        files.extend(
            self.files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
        );
        archive(&files)
    }

    fn document(&self) -> Document {
        read(self.bytes()).expect("the book is sound")
    }
}

fn archive(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let stored = if name == "mimetype" {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(stored);
        zip.start_file(name.as_str(), options)
            .expect("memory takes it");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fn read(bytes: Vec<u8>) -> Result<Document, ParseError> {
    parse_whole(Raw::from_bytes(Origin::Stdin, bytes), None)
}

/// The outline as lines of level, block and title.
fn check_outline(book: &Book<'_>, expected: &[&str]) {
    let document = book.document();
    let found: Vec<String> = document
        .outline
        .sections
        .iter()
        .map(|section| {
            let text = &document.blocks[section.block.index()].prose.text;
            let begins: String = text.chars().take(12).collect();
            format!("{} {} @ {begins}", section.level, section.title)
        })
        .collect();
    assert_eq!(found, expected);
}

const NAV_ITEM: &str =
    "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>";
const NCX_ITEM: &str = "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>";

fn nav(list: &str) -> String {
    format!("<html><body><nav epub:type='toc'><ol>{list}</ol></nav></body></html>")
}

#[test]
fn chapters_come_in_the_order_of_the_spine_under_the_title() {
    let document = Book {
        chapters: &[
            ("b.xhtml", "<p>First.</p>"),
            ("a.xhtml", "<p>Second <a id='x'/><i/>here.</p>"),
        ],
        ..Book::default()
    }
    .document();
    let texts: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| &*block.prose.text)
        .collect();
    assert_eq!(texts, ["A book", "First.", "Second here."]);
    assert_eq!(document.fragments["OPS/text/a.xhtml"].block.0, 2);
    assert_eq!(document.fragments["OPS/text/a.xhtml#x"].block.0, 2);
}

#[test]
fn metadata_are_told_apart() {
    let document = Book {
        metadata: "<dc:title id='s'>Short</dc:title><dc:title id='m'>Main</dc:title>
            <meta refines='#s' property='title-type'>subtitle</meta><meta refines='#m' property='title-type'>main</meta>
            <dc:creator id='c'>Ann &amp; Co</dc:creator><dc:creator>Bob</dc:creator>
            <dc:creator id='i'>Drawer</dc:creator><meta refines='#i' property='role'>ill</meta>
            <dc:language>de</dc:language><dc:date>1999</dc:date><dc:publisher>House</dc:publisher>
            <dc:subject>Trees</dc:subject><dc:description>&lt;p&gt;About &lt;b&gt;it&lt;/b&gt;&lt;/p&gt;</dc:description>",
        ..Book::default()
    }
    .document();
    let metadata = document.metadata;
    let said =
        |clean: &Option<crate::text::clean::Clean>| clean.as_deref().unwrap_or_default().to_owned();
    assert_eq!(said(&metadata.title), "Main");
    assert_eq!(said(&metadata.byline), "Ann & Co, Bob");
    assert_eq!(said(&metadata.lang), "de");
    assert_eq!(said(&metadata.published), "1999");
    assert_eq!(said(&metadata.site), "House");
    assert_eq!(said(&metadata.description), "About it");
    assert_eq!(&*metadata.tags[0], "Trees");
}

#[test]
fn the_contents_make_the_outline_and_name_each_heading_once() {
    let nav = nav(
        "<li><a href='text/cover.xhtml'>Cover</a></li>
        <li><a href='text/a.xhtml'>1. The walk</a><ol><li><a href='text/a.xhtml#rain'>Rain</a></li></ol></li>
        <li><a href='text/b.xhtml'>Notes</a></li>",
    );
    check_outline(
        &Book {
            chapters: &[
                ("cover.xhtml", "<img src='c.png'/>"),
                (
                    "a.xhtml",
                    "<h2>1.</h2><h3>The walk</h3><p>Text.</p><section id='rain'><h4>Rain</h4><p>More.</p></section><h4>Unlisted</h4><p>End.</p>",
                ),
                ("b.xhtml", "<p>No heading here.</p>"),
            ],
            manifest: NAV_ITEM,
            files: &[("OPS/nav.xhtml", &nav)],
            ..Book::default()
        },
        &[
            "1 Cover @ Cover",
            "1 1. The walk @ 1.",
            "2 Rain @ Rain",
            "2 Unlisted @ Unlisted",
            "1 Notes @ Notes",
        ],
    );
}

#[test]
fn headings_have_the_levels_of_the_contents() {
    let nav = nav("<li><a href='text/a.xhtml'>One</a></li>");
    let document = Book {
        chapters: &[(
            "a.xhtml",
            "<h3>One</h3><p>a</p><h4>b</h4><p>c</p><h5>d</h5><p>e</p>",
        )],
        manifest: NAV_ITEM,
        files: &[("OPS/nav.xhtml", &nav)],
        ..Book::default()
    }
    .document();
    let levels: Vec<u8> = document
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading { level, .. } => Some(level),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [1, 2, 3]);
}

#[test]
fn a_chapter_is_parted_by_its_own_headings_where_the_contents_are_silent() {
    let body = "<h1>One</h1><p>Text.</p><h2>Two</h2><p>Text.</p><h3>Three</h3><p>Text.</p>";
    let nav = nav("<li><a href='text/a.xhtml'>One</a></li>");
    let book = |manifest| Book {
        chapters: &[],
        manifest,
        ..Book::default()
    };
    let chapters = [("a.xhtml", body)];
    check_outline(
        &Book {
            chapters: &chapters,
            files: &[("OPS/nav.xhtml", &nav)],
            ..book(NAV_ITEM)
        },
        &["1 One @ One", "2 Two @ Two", "3 Three @ Three"],
    );
    check_outline(
        &Book {
            chapters: &chapters,
            ..book("")
        },
        &["1 One @ One", "2 Two @ Two", "3 Three @ Three"],
    );
}

#[test]
fn the_contents_of_epub_2_do_as_well() {
    let ncx = "<ncx><navMap><navPoint><navLabel><text>Uno</text></navLabel><content src='text/a.xhtml#b'/></navPoint></navMap></ncx>";
    check_outline(
        &Book {
            chapters: &[(
                "a.xhtml",
                "<p>Before.</p><h1><a id='b'></a>Uno</h1><p>Text.</p>",
            )],
            manifest: NCX_ITEM,
            files: &[("OPS/toc.ncx", ncx)],
            ..Book::default()
        },
        &["1 Uno @ Uno"],
    );
}

#[test]
fn links_and_notes_are_jumps_within_the_book() {
    let document = Book {
        chapters: &[
            (
                "a.xhtml",
                "<p>See <a href='b.xhtml#n1' epub:type='noteref'>1</a>, <a href='b.xhtml'>b</a>, <a href='c.png'>c</a> and <a href='https://d.example'>d</a>.</p>",
            ),
            ("b.xhtml", "<aside epub:type='footnote' id='n1'><p>The note.</p></aside>"),
        ],
        ..Book::default()
    }
    .document();
    let targets: Vec<&Target> = document.links.iter().map(|link| &link.target).collect();
    let fragment = |name: &str| Target::Fragment(crate::text::clean::Clean::new(name));
    assert_eq!(targets[0], &fragment("OPS/text/b.xhtml#n1"));
    assert_eq!(targets[1], &fragment("OPS/text/b.xhtml"));
    assert!(matches!(targets[2], Target::Address(address) if &**address == "https://d.example"));
    assert_eq!(document.links.len(), 3);
    assert!(matches!(
        document.blocks[1].prose.spans[0].inline,
        Inline::Note(_)
    ));
    assert_eq!(document.fragments["OPS/text/b.xhtml#n1"].block.0, 2);
    assert!(matches!(
        document.nests[0].container,
        Container::Footnote(_)
    ));
}

#[test]
fn drawn_pages_keep_their_text() {
    let document = Book {
        chapters: &[
            ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Drawn</text><text>lines</text></svg>"),
            ("b.xhtml", "<div><svg><title>A map</title><path d='M0'/></svg></div>"),
        ],
        ..Book::default()
    }
    .document();
    let texts: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| &*block.prose.text)
        .collect();
    assert_eq!(texts, ["A book", "Drawn\nlines", "A map"]);
}

#[test]
fn a_chapter_a_part_and_the_first_has_text() {
    let bytes = Book {
        chapters: &[
            ("a.xhtml", ""),
            ("b.xhtml", "<p>b</p>"),
            ("c.xhtml", "<p>c</p>"),
        ],
        metadata: "",
        ..Book::default()
    }
    .bytes();
    let mut parts = Vec::new();
    parse(
        Raw::from_bytes(Origin::Stdin, bytes.clone()),
        None,
        &mut |part| {
            parts.push(part.blocks.len());
            ControlFlow::Continue(())
        },
    )
    .expect("the book is sound");
    assert_eq!(parts, [1, 1, 0]);
    let mut count = 0;
    parse(Raw::from_bytes(Origin::Stdin, bytes), None, &mut |_| {
        count += 1;
        ControlFlow::Break(())
    })
    .expect("the book is sound");
    assert_eq!(count, 1);
}

/// A book with the contents `list` and a title page, whose package lies where nothing says.
fn with_contents(list: &str, chapters: &[(&str, &str)], expected: &[&str]) {
    let nav = nav(list);
    check_outline(
        &Book {
            chapters,
            manifest: NAV_ITEM,
            files: &[("OPS/nav.xhtml", &nav)],
            ..Book::default()
        },
        expected,
    );
}

#[test]
fn headings_that_no_entry_leads_to_stand_in_their_place() {
    let chapters = [
        ("t.xhtml", "<h1>A book</h1><p>By nobody.</p>"),
        ("a.xhtml", "<h2>One</h2><p>Text.</p>"),
        ("b.xhtml", "<p>We owe them much.</p>"),
        (
            "c.xhtml",
            "<h2>Two</h2><p>Text<a id='n'>1</a></p><h3>Part</h3><p>Text.</p>",
        ),
    ];
    let expected = [
        "1 One @ One",
        "1 Thanks @ Thanks",
        "1 Two @ Two",
        "2 Part @ Part",
    ];
    with_contents(
        "<li><a href='text/b.xhtml'>Thanks</a></li>",
        &chapters,
        &expected,
    );
    let junk = "<li><a href='text/t.xhtml'>A Book</a></li><li><a href='text/a.xhtml'>a.xhtml</a></li>
        <li><a href='text/b.xhtml'>Thanks</a></li><li><a href='text/c.xhtml#n'>1</a></li><li><a href='text/c.xhtml'>↩︎</a></li>";
    with_contents(junk, &chapters, &expected);
}

#[test]
fn labels_of_programs_do_not_hide_what_chapters_are_called() {
    let chapters = [
        ("t.xhtml", "<h1>A book</h1><p>By nobody.</p>"),
        ("a.xhtml", "<h2>One</h2><p>Text.</p>"),
        ("b.xhtml", "<h2>Two</h2><p>Text.</p>"),
    ];
    for [first, second] in [
        ["Section0001", "Section0002"],
        ["Untitled", "Untitled"],
        ["Unbenannt 1", "Unbenannt 2"],
        ["part0007.xhtml", "part0008.xhtml"],
        ["Start", "Two"],
        ["Text", "Text"],
        ["A book", "A book"],
    ] {
        let list = format!(
            "<li><a href='text/a.xhtml'>{first}</a></li><li><a href='text/b.xhtml'>{second}</a></li>"
        );
        with_contents(&list, &chapters, &["1 One @ One", "1 Two @ Two"]);
    }
}

#[test]
fn contents_of_one_line_hide_no_chapter_and_name_one_that_has_no_name() {
    let ncx = |title: &str, file: &str| {
        format!(
            "<ncx><navMap><navPoint><navLabel><text>{title}</text></navLabel><content src='text/{file}'/></navPoint></navMap></ncx>"
        )
    };
    for (title, file, expected) in [
        ("Thanks", "b.xhtml", ["1 One @ One", "1 Thanks @ Thanks"]),
        ("Start", "a.xhtml", ["1 One @ One", ""]),
        ("Read me first", "a.xhtml", ["1 One @ One", ""]),
    ] {
        let expected: Vec<&str> = expected
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        check_outline(
            &Book {
                chapters: &[
                    ("a.xhtml", "<h2>One</h2><p>Text.</p>"),
                    ("b.xhtml", "<p>We owe them much.</p>"),
                ],
                manifest: NCX_ITEM,
                files: &[("OPS/toc.ncx", &ncx(title, file))],
                ..Book::default()
            },
            &expected,
        );
    }
}

#[test]
fn the_title_page_does_not_say_the_title_again() {
    let document = Book {
        chapters: &[
            ("t.xhtml", "<h1 id='t'>A Book</h1><p>By nobody.</p>"),
            ("a.xhtml", "<p>See <a href='t.xhtml#t'>the title</a>.</p>"),
        ],
        ..Book::default()
    }
    .document();
    let texts: Vec<&str> = (document.blocks.iter())
        .map(|block| &*block.prose.text)
        .collect();
    assert_eq!(texts, ["A book", "By nobody.", "See the title."]);
    assert!(document.fragments.contains_key("OPS/text/t.xhtml#t"));
    assert_eq!(&*document.furniture[0].text, "A Book");
}

#[test]
fn the_contents_that_say_more_are_heard() {
    let ncx = "<ncx><navMap><navPoint><navLabel><text>Oak & ash</text></navLabel><content src='text/a.xhtml'/></navPoint>
        <navPoint><navLabel><text>Elm</text></navLabel><content src='text/b.xhtml'/></navPoint></navMap></ncx>";
    let nav = nav("<li><a href='text/b.xhtml'>Elm</a></li>");
    check_outline(
        &Book {
            chapters: &[("a.xhtml", "<p>Text.</p>"), ("b.xhtml", "<p>Text.</p>")],
            manifest: &format!("{NAV_ITEM}{NCX_ITEM}"),
            files: &[("OPS/nav.xhtml", &nav), ("OPS/toc.ncx", ncx)],
            ..Book::default()
        },
        &["1 Oak & ash @ Oak & ash", "1 Elm @ Elm"],
    );
}

#[test]
fn a_book_is_found_however_its_files_are_named() {
    let container = |path: &str| {
        format!(
            "<container><rootfile full-path='a.pdf' media-type='application/pdf'/><rootfile full-path='{path}'/></container>"
        )
    };
    let opf = "<package><manifest><item id='a' href='Text\\e%CC%81.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let check = |files: &[(&str, &str)]| {
        let files: Vec<(String, String)> = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        let document = read(archive(&files)).expect("the book is found");
        assert_eq!(&*document.blocks[0].prose.text, "Text.", "{files:?}");
    };
    let chapter = "<p>Text.</p>";
    check(&[
        ("META-INF/container.xml", &container("/o/p.opf")),
        ("o/p.opf", opf),
        ("o/Text/\u{e9}.xhtml", chapter),
    ]);
    check(&[
        ("META-INF/container.xml", &container("gone.opf")),
        ("o/p.opf", opf),
        ("o/text/E\u{301}.xhtml", chapter),
    ]);
    check(&[
        ("x/META-INF/container.xml", &container("p.opf")),
        ("x/p.opf", opf),
        ("x/Text\\\u{e9}.xhtml", chapter),
    ]);
    check(&[("p.opf", opf), ("elsewhere/\u{e9}.xhtml", chapter)]);
}

#[test]
fn pages_of_pictures_alone_say_so() {
    let document = Book {
        chapters: &[
            ("a.xhtml", "<img src='a.png'/>"),
            ("b.xhtml", "<p>Text.</p>"),
        ],
        ..Book::default()
    }
    .document();
    assert_eq!(&*document.blocks[1].prose.text, "▣");
}

fn check_error(bytes: Vec<u8>, expected: &str) {
    let raw = Raw::from_bytes(Origin::Stdin, bytes);
    let error = parse_whole(raw, Some(&super::FORMAT)).expect_err("the book is broken");
    assert!(error.to_string().contains(expected), "{error}");
}

#[test]
fn broken_books_are_refused_in_plain_words() {
    let sound = Book::default().bytes();
    check_error(sound[..sound.len() - 30].to_vec(), "half downloaded");
    check_error(b"<html>".to_vec(), "not a zip archive");
    check_error(
        archive(&[("a".into(), "b".into())]),
        "it holds no book: META-INF/container.xml names none",
    );
    check_error(
        Book {
            chapters: &[],
            ..Book::default()
        }
        .bytes(),
        "lists no chapters",
    );
    let container = "<container><rootfile full-path='x.opf'/></container>".to_owned();
    check_error(
        archive(&[("META-INF/container.xml".into(), container)]),
        "\"x.opf\" cannot be read: it is not in the archive",
    );
}

#[test]
fn a_missing_chapter_is_a_warning_and_only_missing_ones_an_error() {
    let manifest = "<item id='gone' href='gone.xhtml' media-type='application/xhtml+xml'/>";
    let with_spine = |spine: &str| {
        let opf = format!(
            "<package><manifest>{manifest}<item id='a' href='a.xhtml'/></manifest><spine>{spine}</spine></package>"
        );
        archive(&[
            (
                "META-INF/container.xml".into(),
                "<container><rootfile full-path='x.opf'/></container>".into(),
            ),
            ("x.opf".into(), opf),
            ("a.xhtml".into(), "<p>Text.</p>".into()),
        ])
    };
    let document =
        read(with_spine("<itemref idref='gone'/><itemref idref='a'/>")).expect("one is there");
    assert_eq!(
        document.warnings,
        ["\"gone.xhtml\" cannot be read: it is not in the archive"]
    );
    check_error(
        with_spine("<itemref idref='gone'/>"),
        "none of the book's chapters",
    );
}

#[test]
fn a_damaged_chapter_is_shown_as_far_as_it_goes() {
    let body = format!("<p>Begins.</p>{}", "<p>More of it.</p>".repeat(5000));
    let mut bytes = Book {
        chapters: &[("a.xhtml", &body)],
        ..Book::default()
    }
    .bytes();
    let name = b"OPS/text/a.xhtml";
    let at = memchr::memmem::find(&bytes, name).expect("the chapter's header") + name.len();
    // Amid the packed bytes, which are few for so even a text.
    bytes[at + 120..at + 140].fill(0xff);
    let document = read(bytes).expect("its beginning is read");
    assert_eq!(&*document.blocks[1].prose.text, "Begins.");
    assert_eq!(document.warnings.len(), 1);
}

#[test]
fn encrypted_books_are_refused_and_obfuscated_fonts_are_not() {
    let encryption = |uri: &str| {
        format!(
            "<encryption><enc:EncryptedData><enc:CipherReference URI='{uri}'/></enc:EncryptedData></encryption>"
        )
    };
    let chapter = encryption("OPS/text/a.xhtml");
    let locked = Book {
        files: &[("META-INF/encryption.xml", &chapter)],
        ..Book::default()
    };
    check_error(locked.bytes(), "encrypted (DRM)");
    let font = encryption("OPS/font.otf");
    let sound = Book {
        files: &[("META-INF/encryption.xml", &font)],
        ..Book::default()
    };
    assert_eq!(sound.document().blocks.len(), 3);
}

#[test]
fn a_bomb_does_not_go_off() {
    let bomb = " ".repeat(super::archive::FILE_BYTES_MAX as usize + 1);
    let document = Book {
        chapters: &[("a.xhtml", "<p>Text.</p>"), ("b.xhtml", &bomb)],
        ..Book::default()
    }
    .document();
    assert_eq!(document.blocks.len(), 2);
    assert!(document.warnings[0].contains("unpacks to more than"));
}

#[test]
fn the_contents_page_is_set_aside() {
    let nav = nav("<li><a href='text/a.xhtml'>One</a></li>");
    let bytes = archive(&[
        (
            "META-INF/container.xml".into(),
            "<container><rootfile full-path='x.opf'/></container>".into(),
        ),
        (
            "x.opf".into(),
            format!(
                "<package><manifest>{NAV_ITEM}<item id='a' href='text/a.xhtml'/></manifest><spine><itemref idref='nav'/><itemref idref='a'/></spine></package>"
            ),
        ),
        ("nav.xhtml".into(), nav),
        ("text/a.xhtml".into(), "<h1>One</h1><p>Text.</p>".into()),
    ]);
    let document = read(bytes).expect("the book is sound");
    assert_eq!(document.blocks.len(), 2);
    assert_eq!(document.furniture.len(), 1);
}

proptest! {
    #[test]
    fn a_book_damaged_anywhere_is_read_or_refused(at in 0_usize..2000, bytes in proptest::collection::vec(any::<u8>(), 1..40)) {
        let nav = nav("<li><a href='text/a.xhtml#b'>One</a></li>");
        let mut book = Book {
            manifest: NAV_ITEM,
            files: &[("OPS/nav.xhtml", &nav)],
            ..Book::default()
        }
        .bytes();
        let at = at % book.len();
        let end = (at + bytes.len()).min(book.len());
        book[at..end].copy_from_slice(&bytes[..end - at]);
        let _ = parse_whole(Raw::from_bytes(Origin::Stdin, book), Some(&super::FORMAT));
    }

    #[test]
    fn chapters_of_any_tags_have_a_sound_outline(body in "(<(h[1-3]|p|div|a id='b'|section id='b'|/h1|/p|/div|br/)>| one){0,30}") {
        let nav = nav("<li><a href='text/a.xhtml#b'>One</a><ol><li><a href='text/a.xhtml'>Two</a></li></ol></li>");
        let document = Book {
            chapters: &[("a.xhtml", &body)],
            manifest: NAV_ITEM,
            files: &[("OPS/nav.xhtml", &nav)],
            ..Book::default()
        }
        .document();
        let sections = &document.outline.sections;
        prop_assert!(sections.is_sorted_by_key(|section| section.block));
        prop_assert!(sections.iter().all(|section| section.block < document.end()));
    }
}
