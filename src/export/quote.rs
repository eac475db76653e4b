//! An article's text for other programs: plain, and as a Markdown quotation with its source.

use std::borrow::Cow;
use std::ops::Range;

use super::passage;
use crate::document::block::Marker;
use crate::document::{BlockId, BlockKind, Container, Document, Position};

/// The article's own text: no hyphens or breaks of ours, a blank line between blocks, and list items behind
/// their markers where there is more than one block.
pub fn text(document: &Document, range: &Range<Position>) -> String {
    let mut out = String::new();
    let marked = range.start.block != range.end.block;
    for (id, piece) in pieces(document, range) {
        let joins = document.block(id).continues && !out.is_empty();
        if !joins {
            out.truncate(out.trim_end().len());
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            let from_its_start = id != range.start.block || range.start.offset == 0;
            if marked && from_its_start {
                out.push_str(&marker(document, id));
            }
        }
        out.push_str(&piece);
    }
    without_soft_hyphens(&out)
}

/// As a Markdown quotation, with what is known of where it stands under it; `address` is the page's.
pub fn markdown(document: &Document, range: &Range<Position>, address: Option<&str>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (id, piece) in pieces(document, range) {
        if !lines.is_empty() && !document.block(id).continues {
            lines.push(String::new());
        }
        let piece = without_soft_hyphens(&piece);
        let is_code = matches!(document.block(id).kind, BlockKind::Code { .. });
        if is_code {
            let fence = fence(&piece);
            lines.push(fence.clone());
            lines.extend(piece.trim_end().lines().map(str::to_owned));
            lines.push(fence);
        } else {
            let marker = marker(document, id);
            let text: Vec<String> = piece.trim().lines().map(escaped).collect();
            // A backslash at its end keeps a line's break.
            lines.extend((marker + &text.join("\\\n")).lines().map(str::to_owned));
        }
    }
    let source = source(document, range, address);
    if !source.is_empty() {
        lines.extend([String::new(), format!("— {source}")]);
    }
    let quoted = lines.iter().map(|line| {
        if line.is_empty() {
            ">\n".to_owned()
        } else {
            format!("> {line}\n")
        }
    });
    quoted.collect()
}

/// Author, title with a link to the passage, site, date and section, as far as they are known.
fn source(document: &Document, range: &Range<Position>, address: Option<&str>) -> String {
    let metadata = &document.metadata;
    let link = address.map(|address| in_parentheses(&passage::link(address, document, range)));
    let title = match (&metadata.title, link) {
        (Some(title), Some(link)) => Some(format!("[{}]({link})", escaped(title))),
        (Some(title), None) => Some(format!("*{}*", escaped(title))),
        (None, Some(link)) => Some(format!("<{link}>")),
        (None, None) => None,
    };
    let section = document.outline.current_section(range.start);
    let section =
        section.map(|section| format!("“{}”", escaped(&document.outline.sections[section].title)));
    let known = [&metadata.byline, &metadata.site, &metadata.published];
    let [byline, site, published] = known.map(|known| known.as_ref().map(|known| escaped(known)));
    let parts = [byline, title, site, published, section];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// The text of each block in the range that has any there.
fn pieces<'a>(
    document: &'a Document,
    range: &Range<Position>,
) -> impl Iterator<Item = (BlockId, Cow<'a, str>)> {
    let range = range.clone();
    (range.start.block.0..=range.end.block.0)
        .map(BlockId)
        .filter_map(move |id| {
            let prose = &document.blocks.get(id.index())?.prose;
            let start = if id == range.start.block {
                range.start.offset as usize
            } else {
                0
            };
            let end = if id == range.end.block {
                (range.end.offset as usize).min(prose.text.len())
            } else {
                prose.text.len()
            };
            prose.text.get(start..end)?;
            Some((id, prose.shown(start..end)))
        })
        .filter(|(_, piece)| !piece.trim().is_empty())
}

/// What stands before a list item's first block.
fn marker(document: &Document, id: BlockId) -> String {
    let block = document.block(id);
    let nest = block.nest.map(|nest| &document.nests[nest.0 as usize]);
    match nest {
        Some(nest) if nest.first == id && !block.continues => match &nest.container {
            Container::Item(Marker::Bullet) => "- ".to_owned(),
            Container::Item(Marker::Number(number)) => format!("{} ", number.trim()),
            Container::Item(Marker::Task(false)) => "- [ ] ".to_owned(),
            Container::Item(Marker::Task(true)) => "- [x] ".to_owned(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// Soft hyphens are places to break at, not letters.
fn without_soft_hyphens(text: &str) -> String {
    text.replace('\u{ad}', "")
}

/// Backticks in a row that `code` has not.
fn fence(code: &str) -> String {
    let mut fence = "```".to_owned();
    while code.contains(&fence) {
        fence.push('`');
    }
    fence
}

/// A line of text with what Markdown would take for marks made letters.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let start = line.trim_start();
    if start.starts_with(['#', '>', '+', '=', '|', '~'])
        || start.starts_with("- ")
        || start.starts_with("--")
    {
        out.push('\\');
    }
    let digits = start.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && start[digits..].starts_with(". ");
    for (at, c) in start.char_indices() {
        // An underscore within a word marks nothing.
        let marks = match c {
            '\\' | '*' | '`' | '[' | ']' | '<' => true,
            '_' => !within_a_word(start, at),
            '.' => is_number && at == digits,
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn within_a_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().nth(1);
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// An address as it can stand in a Markdown link.
fn in_parentheses(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' | ')' | '<' | '>' | ' ' | '\\' => out.push_str(&format!("%{:02X}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Inline, LinkId, Metadata, Prose, ProseWriter};
    use crate::text::clean::Clean;

    fn document() -> Document {
        let mut builder = Builder::new();
        builder.metadata(Metadata {
            title: Some(Clean::new("On *foxes*")),
            byline: Some(Clean::new("Ada Reed")),
            site: Some(Clean::new("The Lane")),
            published: Some(Clean::new("2024-05-01")),
            ..Metadata::default()
        });
        builder.heading(2, Prose::plain("Dens"), None);
        builder.block(
            BlockKind::Paragraph,
            Prose::plain("A fox_den is_ a hol\u{ad}low."),
        );
        builder.block(BlockKind::Rule, Prose::default());
        builder.open(Container::List);
        for item in ["one", "two"] {
            builder.open(Container::Item(Marker::Bullet));
            builder.block(BlockKind::Paragraph, Prose::plain(item));
            builder.close();
        }
        builder.close();
        builder.block(BlockKind::Code { language: None }, Prose::plain("a *= 2\n"));
        builder.block(BlockKind::Verse, Prose::plain("first\n1. second"));
        builder.finish()
    }

    fn all(document: &Document) -> Range<Position> {
        Position::at(BlockId(2))..Position::at(document.end())
    }

    #[test]
    fn text_is_the_articles_own() {
        let document = document();
        assert_eq!(
            text(&document, &all(&document)),
            "A fox_den is_ a hollow.\n\n- one\n\n- two\n\na *= 2\n\nfirst\n1. second"
        );
        let one = Position::at(BlockId(4))..Position {
            block: BlockId(4),
            offset: 3,
        };
        assert_eq!(text(&document, &one), "one");
    }

    #[test]
    fn what_stands_above_or_below_the_line_is_not_taken_for_a_part_of_the_word_before() {
        let check = |inline: Inline, text: &str, expected: &str| {
            let mut writer = ProseWriter::new();
            writer.push("It ends 10");
            writer.start(inline);
            writer.push(text);
            writer.end();
            writer.push(" there.");
            let mut builder = Builder::new();
            builder.block(BlockKind::Paragraph, writer.take());
            let document = builder.finish();
            let taken = |start, end| {
                let at = |offset| Position {
                    block: BlockId(0),
                    offset,
                };
                super::text(&document, &(at(start)..at(end)))
            };
            assert_eq!(taken(0, 100), format!("It ends 10{expected} there."));
            let end = 10 + text.len() as u32;
            assert_eq!(taken(8, end), format!("10{expected}"));
            assert_eq!(taken(end, 100).trim(), "there.");
        };
        let note = || Inline::Note(LinkId(0));
        check(note(), "1", "¹");
        check(note(), "23", "²³");
        check(note(), "a", "[a]");
        check(note(), "[b]", "[b]");
        check(note(), "†", "†");
        check(Inline::Superscript, "-2", "⁻²");
        check(Inline::Superscript, "th", "th");
        check(Inline::Subscript, "2", "₂");
        check(Inline::Emphasis, "2", "2");
    }

    #[test]
    fn what_is_carried_on_is_joined() {
        let mut builder = Builder::new();
        let giant = "word ".repeat(10_000);
        builder.block(BlockKind::Paragraph, Prose::plain(&giant));
        let document = builder.finish();
        let range = Position::START..Position::at(document.end());
        assert_eq!(text(&document, &range).trim_end(), giant.trim_end());
    }

    #[test]
    fn a_quotation_names_its_source() {
        let document = document();
        let quote = markdown(
            &document,
            &all(&document),
            Some("https://example.org/a_(b)"),
        );
        let expected = "\
> A fox_den is\\_ a hollow.
>
> - one
>
> - two
>
> ```
> a *= 2
> ```
>
> first\\
> 1\\. second
>
> — Ada Reed, [On \\*foxes\\*](https://example.org/a_%28b%29#:~:text=A%20fox_den%20is_%20a,1.%20second), The Lane, 2024-05-01, “Dens”
";
        assert_eq!(quote, expected);
    }

    #[test]
    fn without_an_address_the_title_stands_alone() {
        let document = document();
        let range = Position::at(BlockId(2))..Position {
            block: BlockId(2),
            offset: 5,
        };
        assert!(
            markdown(&document, &range, None)
                .ends_with("— Ada Reed, *On \\*foxes\\**, The Lane, 2024-05-01, “Dens”\n")
        );
    }
}
