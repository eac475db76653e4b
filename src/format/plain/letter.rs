//! A letter: text of which the headers are known, as a message has them. It has no title within and only headings that are
//! marked; at its end stand who signed it and what a mailing list adds.

use super::evidence::Stretch;
use super::gather::gather;
use super::judge::Fitted;
use super::levels::Levels;
use super::wrap::Wrap;
use super::{Source, lines, styled, write};
use crate::document::block::Reason;
use crate::document::{BlockKind, Builder, Container};

/// More lines are no signature.
const SIGNATURE_LINES_MAX: usize = 20;
/// The same for what a list adds.
const FOOTER_LINES_MAX: usize = 10;

/// Writes `text`, its headings so many levels `deeper` than in a text of its own.
pub(in crate::format) fn letter(text: String, deeper: u8, builder: &mut Builder) {
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    };
    let (rest, footer) = cut_before(&text, FOOTER_LINES_MAX, is_footer_line, is_of_a_list);
    let (body, signature) = cut_before(
        rest,
        SIGNATURE_LINES_MAX,
        |line| matches!(line, "-- " | "--"),
        |_| true,
    );
    let source = Source::new(body.to_owned());
    let chunks = lines::chunks(&source.styled.text, Wrap::of(&source.styled.text));
    let evidence = gather(&chunks, Stretch::Within, &mut Fitted);
    write::marked(
        &source,
        &chunks,
        &evidence,
        &mut Levels::deeper(deeper),
        builder,
    );
    let signed = signature
        .split_once('\n')
        .map_or("", |(_, signed)| signed.trim_end());
    if leaves_list(signed) {
        builder.furniture(signed, Reason::AfterArticle);
    } else if !signed.trim().is_empty() {
        builder.open(Container::Aside(None));
        let prose = styled::linked(signed, builder);
        builder.block(BlockKind::Verse, prose);
        builder.close();
    }
    builder.furniture(footer, Reason::AfterArticle);
}

/// `text` cut before the last line that `begins` what stands at its end, where that is no longer than so many lines and
/// `holds` says what it must.
fn cut_before(
    text: &str,
    lines_max: usize,
    begins: fn(&str) -> bool,
    holds: fn(&str) -> bool,
) -> (&str, &str) {
    let mut end = text.trim_end().len();
    for _ in 0..=lines_max {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        if begins(&text[start..end]) {
            return if holds(&text[start..]) {
                text.split_at(start)
            } else {
                (text, "")
            };
        }
        if start == 0 {
            break;
        }
        end = start - 1;
    }
    (text, "")
}

fn is_footer_line(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 10
        && line
            .bytes()
            .all(|byte| matches!(byte, b'_' | b'-' | b'=' | b'*'))
}

/// Whether what stands where a signature would tells how to leave a list.
fn leaves_list(text: &str) -> bool {
    const LEAVE: [&str; 6] = [
        "unsubscribe",
        "abbestellen",
        "abmelden",
        "désabonner",
        "darse de baja",
        "退订",
    ];
    let text = text.to_lowercase();
    LEAVE.iter().any(|leave| text.contains(leave))
}

/// Whether lines tell of a mailing list, or how to leave it.
fn is_of_a_list(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "unsubscribe",
        "mailing list",
        "listinfo",
        "abbestellen",
        "désabonner",
        "mailingliste",
    ]
    .iter()
    .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_no_way_out_of_a_list() {
        assert!(leaves_list(
            "To unsubscribe from this group, write to a@b.example."
        ));
        assert!(!leaves_list("Ida Fenwick\nToll House"));
    }

    #[test]
    fn what_a_list_adds_is_cut_off() {
        let text = "Hello\n\n-- \nIda\n_______________________________________________\nQuay mailing list\nhttps://example.org/listinfo/quay\n";
        let (rest, footer) = cut_before(text, FOOTER_LINES_MAX, is_footer_line, is_of_a_list);
        assert!(rest.ends_with("Ida\n") && footer.contains("Quay"));
        let plain = "Hello\n\n----------\n\nIda";
        assert_eq!(
            cut_before(plain, FOOTER_LINES_MAX, is_footer_line, is_of_a_list),
            (plain, "")
        );
    }
}
