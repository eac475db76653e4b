//! `Help`: a list of the bindings, searched by typing.

use crate::app::event::{Key, KeyCode};
use crate::app::keys::action::{ACTIONS, Action};
use crate::app::keys::context::{Context, Group};
use crate::app::keys::motion::Motion;
use crate::app::keys::over::{InList, InPrompt};
use crate::app::keys::{keymap, words};
use crate::app::list::typed::{Edit, Typed};
use crate::app::overlay::{Asked, Scene};

/// The help: a list of the bindings, searched by typing.
#[derive(Debug)]
pub struct Help {
    /// Where the keys it shows hold.
    context: Context,
    /// Words that its lines must have.
    pub filter: Typed,
    /// Lines that are scrolled away above.
    pub offset: usize,
}

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// A group's heading.
    Group(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// Nothing.
    Blank,
}

impl Help {
    /// The help for what has the focus.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            filter: Typed::default(),
            offset: 0,
        }
    }

    /// The lines that fit the filter.
    pub fn lines(&self) -> Vec<HelpLine> {
        let typed: Vec<String> = self
            .filter
            .text()
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let mut lines = Vec::new();
        for group in self.groups() {
            let rows = ACTIONS
                .iter()
                .filter(|row| row.group == group)
                .filter(|row| {
                    row.context.is_passing() || self.context.holds().contains(&row.context)
                })
                .map(|row| (row, keymap::shown_in(row, self.context)))
                .filter(|(_, keys)| !keys.is_empty())
                .filter(|(row, keys)| {
                    let text = format!("{} {} {keys} {}", row.name, row.help, row.also);
                    let text = text.to_lowercase();
                    typed.iter().all(|word| words::has(&text, word))
                });
            let rows: Vec<_> = rows
                .map(|(row, keys)| HelpLine::Keys(keys, row.help))
                .collect();
            if rows.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(HelpLine::Blank);
            }
            lines.push(HelpLine::Group(group.title()));
            lines.extend(rows);
        }
        let mouse = words::MOUSE.iter().filter(|(what, does)| {
            let text = format!("mouse {what} {does}");
            typed.iter().all(|word| words::has(&text, word))
        });
        let mouse: Vec<_> = mouse
            .map(|(what, does)| HelpLine::Keys((*what).to_owned(), does))
            .collect();
        if !mouse.is_empty() {
            if !lines.is_empty() {
                lines.push(HelpLine::Blank);
            }
            lines.push(HelpLine::Group("Mouse"));
            lines.extend(mouse);
        }
        lines
    }

    /// Takes a key: of scrolling, else of typing.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        let rows = rows(scene);
        let (keys, typed) = (scene.keys, self.filter.text());
        // Nobody looks for what begins with a space.
        let does = match (key.code, typed) {
            (KeyCode::Char(' '), "") => keys.in_list(key),
            _ => keys.beside_typing(key, typed),
        };
        if let Some(motion) = does.and_then(|does| Motion::of(does, rows)) {
            self.offset = motion.from(self.offset, self.last(rows));
            return Asked::Nothing;
        }
        let closes = || {
            keys.in_list(key) == Some(InList::Close)
                || keys.single(Context::Anywhere, key) == Some(Action::Help)
        };
        match keys.in_prompt(key) {
            Some(InPrompt::Leave | InPrompt::Enter) => return Asked::Close,
            _ if typed.is_empty() && closes() => return Asked::Close,
            does => {
                if self.filter.press(key, does) == Edit::Changed {
                    self.offset = 0;
                }
            }
        }
        Asked::Nothing
    }

    /// Scrolls by so many lines, as far as there are any.
    pub fn wheel(&mut self, lines: isize, scene: &Scene<'_>) -> Asked {
        self.offset = Motion::By(lines).from(self.offset, self.last(rows(scene)));
        Asked::Nothing
    }

    /// Takes text that is pasted.
    pub fn paste(&mut self, text: &str) -> Asked {
        self.filter.insert(text);
        Asked::Nothing
    }

    /// The most lines that can be scrolled away.
    fn last(&self, rows: usize) -> usize {
        self.lines().len().saturating_sub(rows.max(1))
    }

    /// The context's own groups first.
    fn groups(&self) -> Vec<Group> {
        use Group as G;
        let mut groups = G::ALL;
        let own = match self.context {
            Context::Sidebar => G::Outline,
            Context::Selecting => G::Select,
            _ => G::Move,
        };
        let first = groups.iter().position(|group| *group == own);
        groups.rotate_left(first.unwrap_or(0));
        groups.to_vec()
    }
}

/// How many rows its lines get.
fn rows(scene: &Scene<'_>) -> usize {
    scene.panes.help().list.height.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::geometry::Geometry;
    use crate::document::Document;

    #[test]
    fn the_help_holds_every_binding_of_its_context_and_is_searched() {
        let document = Document::default();
        let table = keymap::Keys::new();
        let scene = Scene {
            keys: &table,
            panes: Geometry::default(),
            document: &document,
        };
        let mut help = Help::new(Context::Body);
        let keys = |help: &Help| {
            let lines = help.lines();
            let keys = lines
                .iter()
                .filter(|line| matches!(line, HelpLine::Keys(..)));
            keys.count()
        };
        let here = ACTIONS
            .iter()
            .filter(|row| ![Context::Sidebar, Context::Selecting].contains(&row.context));
        assert_eq!(keys(&help), here.count() + words::MOUSE.len());
        let shown = |context, key: &str, what: &str| {
            let lines = Help::new(context).lines();
            lines.iter().any(|line| matches!(line, HelpLine::Keys(keys, help) if keys.contains(key) && help.contains(what)))
        };
        assert!(shown(Context::Body, "b  PgUp", "a page up"));
        assert!(!shown(Context::Selecting, "b  PgUp", "a page up"));
        assert!(
            shown(Context::Selecting, "PgUp", "a page up")
                && !shown(Context::Selecting, "yy", "copy")
        );
        for key in keymap::keys("heading") {
            assert_eq!(help.press(key, &scene), Asked::Nothing);
        }
        assert_eq!(keys(&help), 5);
        assert_eq!(help.press(keymap::keys("<esc>")[0], &scene), Asked::Close);
    }
}
