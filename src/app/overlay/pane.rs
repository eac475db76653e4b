//! `Pane`: lines of text over the page, scrolled and closed. What stands in it comes from anywhere, so it is
//! [`Clean`].

use crate::app::event::{Key, Ticket};
use crate::app::keys::motion::Motion;
use crate::app::overlay::{Asked, Scene};
use crate::text::clean::Clean;
use crate::text::width;

/// The most lines that are kept; above it a pane is no place to read in.
const LINES_MAX: usize = 100_000;

/// Text over the page.
#[derive(Debug, Default)]
pub struct Pane {
    /// What it is.
    pub title: String,
    /// A word on how things stand, beside the title.
    pub state: String,
    /// The command whose output it shows, while that runs.
    pub job: Option<Ticket>,
    lines: Vec<PaneLine>,
    rows: Vec<Row>,
    /// For how many columns the rows were made, and of how many lines.
    made: (u16, usize),
    /// Rows that are scrolled away above.
    pub offset: usize,
}

/// A line of a pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaneLine {
    /// What the text is, in a column of its own; empty for plain text.
    pub label: &'static str,
    /// The text.
    pub text: Clean,
}

/// A row on the screen: a stretch of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    line: usize,
    start: usize,
    end: usize,
}

impl Pane {
    /// The columns that labels get.
    pub const LABEL_COLUMNS: u16 = 12;

    /// An empty pane.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds text, a line for each of its own.
    pub fn text(&mut self, text: &str) {
        for line in Clean::new(text).split('\n') {
            self.push("", line);
        }
    }

    /// Adds a line behind a label.
    pub fn fact(&mut self, label: &'static str, text: &str) {
        self.push(label, &Clean::line(text));
    }

    fn push(&mut self, label: &'static str, text: &str) {
        if self.lines.len() < LINES_MAX {
            let text = Clean::new(text);
            self.lines.push(PaneLine { label, text });
        }
    }

    /// True when there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Sets what is new for so many columns.
    pub fn settle(&mut self, columns: u16, height: usize) {
        if self.made.0 != columns {
            self.rows.clear();
            self.made = (columns, 0);
        }
        for (n, line) in self.lines.iter().enumerate().skip(self.made.1) {
            let room = if line.label.is_empty() {
                columns
            } else {
                columns.saturating_sub(Self::LABEL_COLUMNS)
            };
            let rows = wrapped(&line.text, room.max(1).into());
            self.rows.extend(rows.map(|(start, end)| Row {
                line: n,
                start,
                end,
            }));
        }
        self.made.1 = self.lines.len();
        self.offset = self.offset.min(self.last(height));
    }

    /// The rows in sight: the label where a line begins, and the text.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, bool, &str)> {
        self.rows.iter().skip(self.offset).map(|row| {
            let line = &self.lines[row.line];
            let label = if row.start == 0 { line.label } else { "" };
            (
                label,
                !line.label.is_empty(),
                &line.text[row.start..row.end],
            )
        })
    }

    /// Which rows are in sight of how many, where there are more than fit.
    pub fn extent(&self, height: usize) -> Option<String> {
        let all = self.rows.len();
        (all > height).then(|| {
            let last = (self.offset + height).min(all);
            format!("{}–{last} of {all}", self.offset + 1)
        })
    }

    /// Takes a key, of scrolling or of closing.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        let height = scene.panes.pane().height.into();
        let Some(does) = scene.keys.in_list(key) else {
            return Asked::Nothing;
        };
        let Some(motion) = Motion::of(does, height) else {
            return Asked::Close;
        };
        self.offset = motion.from(self.offset, self.last(height));
        Asked::Nothing
    }

    /// Scrolls by so many rows, as far as there are any.
    pub fn wheel(&mut self, rows: isize, scene: &Scene<'_>) -> Asked {
        let height = scene.panes.pane().height.into();
        self.offset = Motion::By(rows).from(self.offset, self.last(height));
        Asked::Nothing
    }

    fn last(&self, height: usize) -> usize {
        self.rows.len().saturating_sub(height.max(1))
    }
}

/// The stretches of `text` that fit in so many columns, broken at spaces where there are any.
fn wrapped(text: &str, columns: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = &text[start..];
        let fits = width::prefix(rest, columns).len();
        if fits == rest.len() {
            next = None;
            return Some((start, text.len()));
        }
        let space = if rest[fits..].starts_with(' ') {
            Some(fits)
        } else {
            rest[..fits].rfind(' ').filter(|at| *at > 0)
        };
        // A letter wider than the room takes it nonetheless.
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = start + space.unwrap_or(fits).max(first);
        let skipped = usize::from(space.is_some());
        next = Some(end + skipped).filter(|next| *next < text.len());
        Some((start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::keymap;
    use crate::app::look::geometry::Geometry;
    use crate::app::look::{Look, Options};
    use crate::document::Document;
    use ratatui::layout::Size;

    fn rows(text: &str, columns: usize) -> Vec<&str> {
        wrapped(text, columns)
            .map(|(start, end)| &text[start..end])
            .collect()
    }

    #[test]
    fn lines_are_broken_at_spaces() {
        assert_eq!(rows("a fox crossed", 8), ["a fox", "crossed"]);
        assert_eq!(rows("a fox", 5), ["a fox"]);
        assert_eq!(rows("Donaudampf", 4), ["Dona", "udam", "pf"]);
        assert_eq!(rows("日本", 1), ["日", "本"]);
        assert_eq!(rows("", 5), [""]);
    }

    #[test]
    fn it_holds_no_control_characters_and_scrolls_to_its_end() {
        let mut pane = Pane::new("output");
        pane.text("a\x1b[31mb\nc\x07\rd");
        pane.settle(20, 2);
        let shown: Vec<&str> = pane.rows().map(|(.., text)| text).collect();
        assert_eq!(shown, ["ab", "c", "d"]);
        let document = Document::default();
        let panes = Geometry::new(Size::new(20, 4), &Look::new(Options::default()));
        assert_eq!(panes.pane().height, 2);
        let table = keymap::Keys::new();
        let scene = Scene {
            keys: &table,
            panes,
            document: &document,
        };
        for key in keymap::keys("j j j") {
            assert_eq!(pane.press(key, &scene), Asked::Nothing);
        }
        assert_eq!(pane.offset, 1);
        assert_eq!(pane.extent(2).as_deref(), Some("2–3 of 3"));
        assert_eq!(pane.press(keymap::keys("<esc>")[0], &scene), Asked::Close);
    }
}
