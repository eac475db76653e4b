//! The lines of preformatted text: what ends one ends it once, be it a newline, a break or the end of an element that
//! the page sets as a line.

use crate::document::Inline;
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// What preformatted text is made of.
pub(super) enum Piece<'a> {
    /// Some text with its white space.
    Text(&'a str),
    /// An element begins, which may have names.
    Element(Id, Tag),
    /// A span begins.
    Start(Inline),
    /// The innermost span ends.
    End,
}

/// Hands over the preformatted text in `id`, without the elements that `is_left_out` names.
pub(super) fn read<'a>(
    page: &'a Page,
    id: Id,
    is_left_out: &dyn Fn(Id) -> bool,
    out: &mut dyn FnMut(Piece<'a>),
) {
    let mut reader = Reader {
        page,
        is_left_out,
        out,
        length: 0,
        at_start: true,
        after_row: false,
    };
    reader.children(id, Place::Box);
}

/// What an element is whose children are read.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// One that may hold rows.
    Box,
    /// A row, or within one.
    Row,
    /// A row whose children are columns beside each other.
    Columns,
}

struct Reader<'a, 'b> {
    page: &'a Page,
    is_left_out: &'b dyn Fn(Id) -> bool,
    out: &'b mut dyn FnMut(Piece<'a>),
    /// How much text there was so far.
    length: usize,
    /// Whether the next text begins a line.
    at_start: bool,
    /// Whether a row has just ended: the newline that follows it is its own.
    after_row: bool,
}

impl<'a> Reader<'a, '_> {
    fn children(&mut self, id: Id, place: Place) {
        let page = self.page;
        let rows = place == Place::Box && has_rows(page, id);
        let mut before = None;
        for child in page.children(id) {
            match page.tag(child) {
                Tag::Text => self.text(page.text(child), rows),
                tag if tag.is_silent() || is_control(page, child) || (self.is_left_out)(child) => {}
                tag => {
                    (self.out)(Piece::Element(child, tag));
                    let is_row = place != Place::Columns && is_block(page, child, tag);
                    let beside = [before, page.next_element(child)];
                    let has_twin = rows
                        || beside
                            .into_iter()
                            .flatten()
                            .any(|other| alike(page, child, other));
                    match is_row || rows {
                        true => self.row(child, has_twin),
                        false => self.inline(child, tag, place),
                    }
                    before = Some(child);
                }
            }
        }
    }

    /// A line or several. One that stands beside another that looks like it is one, be it blank.
    fn row(&mut self, id: Id, has_twin: bool) {
        if !self.at_start {
            self.push("\n");
        }
        self.after_row = false;
        let before = self.length;
        let place = match display(self.page, id) {
            Some("flex") => Place::Columns,
            _ if self.page.tag(id) == Tag::Tr => Place::Columns,
            _ if has_twin => Place::Row,
            _ => Place::Box,
        };
        self.children(id, place);
        let is_blank = self.length == before && has_twin;
        if is_blank || !self.at_start {
            self.push("\n");
        }
        self.after_row = true;
    }

    fn inline(&mut self, id: Id, tag: Tag, place: Place) {
        let inline = match tag {
            Tag::Br => return self.push("\n"),
            Tag::Em | Tag::I | Tag::Var => Some(Inline::Emphasis),
            Tag::Strong | Tag::B => Some(Inline::Strong),
            Tag::Mark => Some(Inline::Mark),
            Tag::Del | Tag::S => Some(Inline::Strike),
            _ => None,
        };
        let inner = match place {
            Place::Columns => Place::Row,
            place => place,
        };
        if let Some(inline) = inline {
            (self.out)(Piece::Start(inline));
        }
        self.children(id, inner);
        if inline.is_some() {
            (self.out)(Piece::End);
        }
    }

    /// Text between elements. Between rows it is how the page is written, but for the blank lines in it.
    fn text(&mut self, text: &'a str, between_rows: bool) {
        let rest = text.trim_start_matches([' ', '\t', '\r', '\n']);
        let lead = &text[..text.len() - rest.len()];
        if rest.is_empty() && between_rows {
            let own = usize::from(self.after_row);
            for _ in own..lead.matches('\n').count().max(own) {
                self.push("\n");
            }
        } else if std::mem::take(&mut self.after_row)
            && let Some(newline) = lead.find('\n')
        {
            self.push(&text[newline + 1..]);
        } else {
            self.push(text);
        }
    }

    fn push(&mut self, text: &'a str) {
        if !text.is_empty() {
            (self.out)(Piece::Text(text));
            self.length += text.len();
            self.at_start = text.ends_with('\n');
            self.after_row = false;
        }
    }
}

/// Whether the element begins a line and ends one: by what it is, or as its style says. Cells stand beside each other.
fn is_block(page: &Page, id: Id, tag: Tag) -> bool {
    match display(page, id) {
        Some("block" | "flex" | "grid" | "table-row" | "list-item" | "flow-root") => true,
        Some("inline" | "inline-block" | "inline-flex" | "table-cell" | "contents") => false,
        _ => tag.is_block() && !matches!(tag, Tag::Td | Tag::Th),
    }
}

/// Whether an element is set as code though it is not called so: in numbered rows, or by a style of its own, as what is
/// copied from an editor has it: in letters of one width, and with its lines as they are.
pub(in super::super) fn is_set_as_code(page: &Page, id: Id) -> bool {
    is_set_in_rows(page, id) || has_style_of_code(page, id)
}

/// Whether the children of an element are numbered rows, each with a piece of code and nothing else.
fn is_set_in_rows(page: &Page, id: Id) -> bool {
    const ROWS_MIN: usize = 2;
    let mut last = None;
    let mut count = 0;
    for child in page.children(id) {
        if page.tag(child) == Tag::Text && page.text(child).trim().is_empty() {
            continue;
        }
        let Some(number) = numbered_row(page, child) else {
            return false;
        };
        if last.is_some_and(|last: u64| last.checked_add(1) != Some(number)) {
            return false;
        }
        last = Some(number);
        count += 1;
    }
    count >= ROWS_MIN
}

/// The number of a row that holds a number, a piece of code, and nothing else.
fn numbered_row(page: &Page, row: Id) -> Option<u64> {
    let mut parts = page.elements(row);
    let (number, code) = (parts.next()?, parts.next()?);
    let is_row = page.tag(row).is_block()
        && page.tag(code) == Tag::Code
        && parts.next().is_none()
        && page
            .children(row)
            .all(|child| page.tag(child) != Tag::Text || page.text(child).trim().is_empty());
    is_row
        .then(|| page.inner_text(number).trim().parse().ok())
        .flatten()
}

fn has_style_of_code(page: &Page, id: Id) -> bool {
    const FONTS: &[&str] = &["monospace", "courier", "consolas", "menlo"];
    let Some(style) = page.attribute(id, Key::Style) else {
        return false;
    };
    let is_font = |font: &str| {
        FONTS
            .iter()
            .any(|name| font.to_ascii_lowercase().contains(name))
    };
    declared(style, "white-space") == Some("pre")
        && declared(style, "font-family").is_some_and(is_font)
}

/// How the element's own style says that it is laid out.
fn display(page: &Page, id: Id) -> Option<&str> {
    declared(page.attribute(id, Key::Style)?, "display")
}

/// What a style declares a property to be.
pub(super) fn declared<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    style.split(';').rev().find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case(property)
            .then(|| value.trim())
    })
}

/// Whether the children of an element are its lines, though they are no blocks by themselves: all look alike, stand
/// beside nothing else, and are marked as lines or could not be pieces of one.
fn has_rows(page: &Page, id: Id) -> bool {
    let mut parted = true;
    let mut joined = false;
    for child in page
        .children(id)
        .filter(|&child| page.tag(child) == Tag::Text)
    {
        let text = page.text(child);
        if !text.trim().is_empty() {
            return false;
        }
        parted &= text.contains('\n');
        joined |= !text.contains('\n');
    }
    let rows = || page.elements(id).filter(|&row| !is_control(page, row));
    let Some(first) = rows().next() else {
        return false;
    };
    if joined || rows().any(|row| page.tag(row) == Tag::Br) {
        return false;
    }
    if rows().all(|row| is_named_line(page, row)) {
        return true;
    }
    let several = rows().nth(1).is_some();
    let is_indented = |row: Id| {
        first_text(page, row).starts_with(['\t', '\u{a0}'])
            || first_text(page, row).starts_with("  ")
    };
    several
        && parted
        && rows().all(|row| alike(page, row, first))
        && (rows().all(|row| page.attribute(row, Key::Id).is_some())
            || rows().any(|row| page.find(row, Tag::Br).is_some())
            || rows().skip(1).any(is_indented))
}

/// Whether the page calls an element a line of code.
fn is_named_line(page: &Page, id: Id) -> bool {
    const NAMES: &[&str] = &[
        "line",
        "code-line",
        "codeline",
        "view-line",
        "token-line",
        "hljs-ln-line",
        "ec-line",
        "highlight-line",
        "code-row",
        "CodeMirror-line",
        "cm-line",
        "ace_line",
        "loc",
    ];
    page.attribute(id, Key::DataLine).is_some()
        || page.attribute(id, Key::Class).is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .any(|name| NAMES.contains(&name))
        })
}

/// Whether two elements look alike, so that where one is a line the other is. Items may be numbered by their classes.
fn alike(page: &Page, one: Id, other: Id) -> bool {
    let tag = page.tag(one);
    let is_item = matches!(tag, Tag::Li | Tag::Tr);
    tag == page.tag(other) && (is_item || first_class(page, one) == first_class(page, other))
}

fn first_class(page: &Page, id: Id) -> Option<&str> {
    page.attribute(id, Key::Class)?
        .split_ascii_whitespace()
        .next()
}

fn first_text(page: &Page, id: Id) -> &str {
    let text = page
        .descendants(id)
        .find(|&node| !page.text(node).is_empty());
    text.map_or("", |node| page.text(node))
}

/// What is there to act on the code, such as to copy it.
pub(super) fn is_control(page: &Page, id: Id) -> bool {
    const CHARACTERS_MAX: usize = 24;
    let has = |key| page.attribute(id, key).is_some();
    if matches!(page.tag(id), Tag::Button | Tag::ClipboardCopy)
        || page.attribute(id, Key::Role) == Some("button")
        || has(Key::DataClipboardText)
        || has(Key::DataClipboardTarget)
    {
        return true;
    }
    let copies = |name: &str| {
        name.split(['-', '_'])
            .any(|word| matches!(word, "copy" | "clipboard" | "copybtn"))
    };
    page.attribute(id, Key::Class)
        .is_some_and(|class| class.split_ascii_whitespace().any(copies))
        && matches!(page.tag(page.parent(id)), Tag::Pre | Tag::Div)
        && page.inner_text(id).chars().count() <= CHARACTERS_MAX
}
