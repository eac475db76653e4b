//! Boxes: notes and warnings, fenced by colons, by the marks of a code block, or by their indentation.

use super::Dialect;

/// Boxes deeper than this are none.
const DEPTH_MAX: usize = 32;

/// An open box, by what ends it.
#[derive(Debug)]
pub(super) enum Boxed {
    /// Three colons or more; with the element that it became, if any.
    Colons(Option<&'static str>),
    /// As many of the mark.
    Fence(u8, usize),
    /// A line indented by less than this; with the element.
    Indented(usize, &'static str),
    /// A tag of this name.
    Tag(String),
}

impl Boxed {
    fn element(&self) -> Option<&'static str> {
        match self {
            Self::Colons(element) => *element,
            Self::Indented(_, element) => Some(element),
            Self::Fence(..) | Self::Tag(_) => Some("aside"),
        }
    }
}

impl Dialect {
    /// A line of colons, which opens or closes a box. False where there are only letters and colons.
    pub(super) fn colons(&mut self, lead: &str, line: &str, out: &mut String) -> bool {
        let info = line.trim_start_matches(':').trim_end_matches(':').trim();
        if info.is_empty() {
            match self.boxes.last() {
                Some(Boxed::Colons(_)) => self.close_box(lead, out),
                _ => out.push('\n'),
            }
            return true;
        }
        let label = Label::of(info);
        let element = label
            .as_ref()
            .map(|label| if label.folds() { "details" } else { "aside" });
        self.open_box(
            Boxed::Colons(element),
            &label.unwrap_or_default(),
            lead,
            out,
        );
        true
    }

    /// `!!! kind "title"` and its foldable sister.
    pub(super) fn indented_box(
        &mut self,
        lead: &str,
        line: &str,
        columns: usize,
        out: &mut String,
    ) -> bool {
        let marks = ["!!!", "???+", "???"];
        let Some(info) = marks.iter().find_map(|mark| line.strip_prefix(mark)) else {
            return false;
        };
        let info = info.trim();
        let kind = info.split([' ', '"']).next().unwrap_or_default();
        let title = info[kind.len()..].trim();
        let is_title = match title.is_empty() {
            true => is_kind(kind),
            false => title.contains('"'),
        };
        if !is_title
            || kind.is_empty()
            || !kind
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return false;
        }
        // Words between the kind and the title say where the box stands.
        let title = title.split('"').nth(1).unwrap_or_default();
        let element = if line.starts_with('!') {
            "aside"
        } else {
            "details"
        };
        let label = Label::new(kind, title);
        self.open_box(
            Boxed::Indented(columns + 4 + self.box_indent(), element),
            &label,
            lead,
            out,
        );
        true
    }

    /// Closes the boxes that a line indented by `columns` is no longer in.
    pub(super) fn leave_indented(&mut self, columns: usize, out: &mut String) {
        let left = |own: &Boxed| matches!(own, Boxed::Indented(least, _) if columns < *least);
        if let Some(first) = self.boxes.iter().position(left) {
            self.fence = None;
            self.raw = None;
            while self.boxes.len() > first {
                self.close_box("", out);
            }
        }
    }

    /// How far the lines of the innermost indented box stand in.
    pub(super) fn box_indent(&self) -> usize {
        let indent = |own: &Boxed| match own {
            Boxed::Indented(columns, _) => Some(*columns),
            _ => None,
        };
        self.boxes.iter().rev().find_map(indent).unwrap_or_default()
    }

    /// Opens a box: its kind is its label, its title the first of its text.
    pub(super) fn open_box(&mut self, own: Boxed, label: &Label, lead: &str, out: &mut String) {
        let kind = escaped(&label.kind);
        let title = label.title.trim();
        self.terms.other();
        if self.boxes.len() >= DEPTH_MAX {
            // Nobody nests so deep on purpose; what is said is said without the box.
            out.push_str(&format!("\n{lead}{title}\n\n"));
            return;
        }
        match own.element() {
            Some("details") => {
                let summary = if title.is_empty() { &kind } else { title };
                out.push_str(&format!(
                    "\n{lead}<details><summary>{summary}</summary>\n\n"
                ));
            }
            Some(_) if title.is_empty() => {
                out.push_str(&format!("\n{lead}<aside title=\"{kind}\">\n\n"))
            }
            Some(_) => out.push_str(&format!(
                "\n{lead}<aside title=\"{kind}\">\n\n{lead}<b>{title}</b>\n\n"
            )),
            None => out.push('\n'),
        }
        self.boxes.push(own);
    }

    pub(super) fn close_box(&mut self, lead: &str, out: &mut String) {
        let element = self.boxes.pop().and_then(|own| own.element());
        match element {
            Some(element) => out.push_str(&format!("\n{lead}</{element}>\n\n")),
            None => out.push('\n'),
        }
        self.terms.other();
    }

    /// A tag alone on its line that is a box's.
    pub(super) fn boxing_tag(
        &mut self,
        lead: &str,
        tag: &str,
        title: Option<&str>,
        out: &mut String,
    ) -> bool {
        if let Some(name) = tag.strip_prefix('/') {
            let closes = matches!(self.boxes.last(), Some(Boxed::Tag(own)) if own == name);
            if closes {
                self.close_box(lead, out);
            }
            return closes;
        }
        let is_box = is_kind(&tag.to_ascii_lowercase());
        if is_box {
            self.open_box(
                Boxed::Tag(tag.to_owned()),
                &Label::new(tag, title.unwrap_or_default()),
                lead,
                out,
            );
        }
        is_box
    }
}

/// What stands at the head of a box.
#[derive(Debug, Default)]
pub(super) struct Label {
    kind: String,
    title: String,
}

impl Label {
    /// The label that the words after the colons make; none for a box that only arranges what is in it.
    fn of(info: &str) -> Option<Self> {
        if let Some(attributes) = info.strip_prefix('{') {
            let (attributes, title) = attributes.split_once('}').unwrap_or((attributes, ""));
            // A directive's name stands alone in the braces, a class after a stop.
            let mut classes = attributes
                .split_whitespace()
                .map(|word| word.trim_start_matches('.'));
            let kind = classes.find(|class| is_kind(class.trim_start_matches("callout-")))?;
            let named = attributes
                .split_once("title=\"")
                .and_then(|(_, rest)| rest.split_once('"'));
            let title = named.map_or(title, |(title, _)| title);
            return Some(Self::new(kind.trim_start_matches("callout-"), title));
        }
        let end = info
            .find(|c: char| c.is_whitespace() || matches!(c, '[' | '{'))
            .unwrap_or(info.len());
        let (kind, rest) = info.split_at(end);
        let rest = rest.trim();
        let title = match rest.strip_prefix('[') {
            Some(title) => title.split_once(']').map_or(title, |(title, _)| title),
            None => match rest.split_once("title=\"") {
                Some((_, title)) => title.split('"').next().unwrap_or_default(),
                None if rest.starts_with('{') => "",
                None => rest,
            },
        };
        if title.is_empty() && is_arrangement(kind) {
            return None;
        }
        Some(Self::new(kind, title))
    }

    fn new(kind: &str, title: &str) -> Self {
        let title = title.trim().trim_matches('"');
        // A word that names no kind is the author's own, and is said.
        match is_kind(&kind.to_ascii_lowercase()) {
            true => Self {
                kind: capitalized(kind),
                title: title.to_owned(),
            },
            false => Self {
                kind: String::new(),
                title: format!("{kind} {title}"),
            },
        }
    }

    fn folds(&self) -> bool {
        matches!(&*self.kind, "Details" | "Spoiler" | "Dropdown" | "Collapse")
    }
}

/// The label of a directive in the braces of a code block's mark, when it is a box's.
pub(super) fn directive(info: &str) -> Option<Label> {
    let (kind, title) = info.strip_prefix('{')?.split_once('}')?;
    is_kind(kind).then(|| Label::new(kind, title))
}

/// A box's kind as its label: with a capital.
pub(in crate::format::markdown) fn capitalized(kind: &str) -> String {
    let mut letters = kind.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// What boxes are called that speak to the reader.
fn is_kind(name: &str) -> bool {
    const KINDS: &[&str] = &[
        "note",
        "tip",
        "info",
        "warning",
        "danger",
        "caution",
        "important",
        "hint",
        "attention",
        "error",
        "success",
        "question",
        "example",
        "quote",
        "abstract",
        "summary",
        "todo",
        "bug",
        "failure",
        "seealso",
        "admonition",
        "callout",
        "alert",
        "aside",
        "sidebar",
        "check",
        "help",
        "faq",
        "details",
        "spoiler",
        "dropdown",
        "remark",
    ];
    KINDS.contains(&name)
}

/// What boxes are called that only arrange what is in them.
fn is_arrangement(name: &str) -> bool {
    const ARRANGEMENTS: &[&str] = &[
        "columns",
        "column",
        "col",
        "row",
        "grid",
        "code-group",
        "tabs",
        "tab-set",
        "tab-item",
        "v-pre",
        "raw",
        "center",
        "left",
        "right",
        "div",
        "block",
        "panel",
        "container",
        "card",
        "cards",
        "steps",
        "figure",
        "slot",
        "hidden",
    ];
    ARRANGEMENTS.contains(&name)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
