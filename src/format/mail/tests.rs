//! What a reader may rely on: the subject is the title, all that was written is there, and a page is a page.

use proptest::prelude::*;

use crate::document::{BlockKind, Container, Document, Origin};
use crate::format::{self, Raw};

fn read(text: &str) -> Document {
    format::parse_whole(Raw::from_bytes(Origin::Stdin, text), Some(&super::FORMAT))
        .expect("mail is read")
}

fn texts(document: &Document) -> Vec<&str> {
    document
        .blocks
        .iter()
        .map(|block| &*block.prose.text)
        .collect()
}

const HEAD: &str = "From: =?utf-8?q?Ida_Fenwick?= <ida@example.org>\nTo: quay@example.org\nSubject: [quay] The lamps\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nMIME-Version: 1.0\n";

#[test]
fn headers_are_what_is_known() {
    let document = read(&format!(
        "{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe lamps caf=C3=A9 is d=\nark.\n\nIda\n"
    ));
    assert_eq!(document.metadata.title.as_deref(), Some("[quay] The lamps"));
    assert_eq!(document.metadata.byline.as_deref(), Some("Ida Fenwick"));
    assert_eq!(document.metadata.published.as_deref(), Some("2026-03-02"));
    assert_eq!(texts(&document)[1..], ["The lamps café is dark.", "Ida"]);
    assert!(document.outline.sections.is_empty());
}

#[test]
fn the_page_among_the_forms_of_a_text_is_read_and_attachments_are_not() {
    let document = read(&format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<h2>At dusk</h2><p>The lamp on the <a href=\"https://example.org/\">quay</a> is lit at dusk by whoever comes past it first.</p>\n--b--\n--a\nContent-Type: image/png; name=lamp.png\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--a--\n"
    ));
    assert_eq!(
        texts(&document)[1..],
        [
            "At dusk",
            "The lamp on the quay is lit at dusk by whoever comes past it first."
        ]
    );
    assert_eq!(document.links.len(), 1);
    assert_eq!(
        &*document.furniture[document.furniture.len() - 1].text,
        "attachment: lamp.png"
    );
}

#[test]
fn messages_of_a_mailbox_are_sections() {
    let one = format!("From ida@example.org Mon Mar  2 10:00:00 2026\n{HEAD}\nFirst.\n\n");
    let document = read(
        &(one.clone()
            + &one
                .replace("First", "Second")
                .replace("[quay]", "Re: [quay]")),
    );
    let sections: Vec<_> = document
        .outline
        .sections
        .iter()
        .map(|section| (section.level, &*section.title))
        .collect();
    assert_eq!(
        sections,
        [(2, "[quay] The lamps"), (2, "Re: [quay] The lamps")]
    );
    assert_eq!(document.metadata.title.as_deref(), Some("[quay] The lamps"));
}

#[test]
fn quotations_have_their_depth_and_a_signature_stands_apart() {
    let document = read(&format!(
        "{HEAD}\nBo wrote:\n> Who pays for the oil?\n>> Nobody does.\n\nWe all do.\n\n-- \nIda Fenwick\nEast quay\n"
    ));
    let depth = |text: &str| {
        let block = document
            .blocks
            .iter()
            .find(|block| &*block.prose.text == text)
            .expect("it is there");
        std::iter::successors(block.nest, |nest| document.nests[nest.0 as usize].parent)
            .filter(|nest| document.nests[nest.0 as usize].container == Container::Quote)
            .count()
    };
    assert_eq!(depth("Who pays for the oil?"), 1);
    assert_eq!(depth("Nobody does."), 2);
    assert_eq!(depth("We all do."), 0);
    let last = document.blocks.last().expect("a signature");
    assert_eq!(
        (&last.kind, &*last.prose.text),
        (&BlockKind::Verse, "Ida Fenwick\nEast quay")
    );
    assert!(last.nest.is_some());
}

#[test]
fn a_saved_page_is_a_page() {
    let document = read(
        "From: <Saved>\nSnapshot-Content-Location: https://example.org/lamps\nSubject: x\nDate: Mon, 2 Nov 2026 18:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\nContent-Location: https://example.org/lamps\n\n<title>The lamps</title><h1>The lamps</h1><p>The lamp on the east quay is lit at dusk by whoever comes past it first, and nobody has ever been asked to.</p>\n--a--\n",
    );
    assert_eq!(document.metadata.title.as_deref(), Some("The lamps"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_input_is_too_strange(text in "(From: a\n|Subject: b\n|Content-Type: multipart/[a-z]{5,11}; boundary=a\n|--a\n|--a--\n|Content-Type: text/html\n|\n|> x\n|-- \n|=3D|é){0,40}") {
        let _ = format::parse_whole(Raw::from_bytes(Origin::Stdin, text), Some(&super::FORMAT));
    }
}
