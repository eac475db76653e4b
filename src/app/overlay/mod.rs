//! What lies over the panes: a prompt, a list, the help. One stack of them; the topmost takes keys, clicks, the wheel
//! and what is pasted. **An overlay changes nothing but itself**: what it wants done it asks for, and `input/overlay.rs`
//! answers.

pub mod choice;
pub mod finder;
pub mod help;
pub mod jumps;
pub mod links;
pub mod menu;
pub mod pane;
pub mod prompt;

use ratatui::layout::{Position as Cell, Rect};

use crate::app::event::{Key, Mouse};
use crate::app::keys::keymap::Keys;
use crate::app::look::geometry::Geometry;
use crate::app::overlay::choice::Choice;
use crate::app::overlay::finder::Finder;
use crate::app::overlay::help::Help;
use crate::app::overlay::jumps::Jumps;
use crate::app::overlay::links::{Hints, Peek, Question, Use};
use crate::app::overlay::menu::Menu;
use crate::app::overlay::pane::Pane;
use crate::app::overlay::prompt::{Prompt, Reply};
use crate::document::address::Address;
use crate::document::{Document, LinkId};
use crate::layout::Top;

/// Something over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// A line to type, in the status line.
    Prompt(Prompt),
    /// Every key.
    Help(Help),
    /// How the page is set.
    Comfort(Menu),
    /// Text: what is known of the article, or what a command answers.
    Pane(Pane),
    /// The marks.
    Jumps(Jumps),
    /// A list that is searched by typing.
    Finder(Finder),
    /// Letters on the links of the page.
    Hints(Hints),
    /// What a link leads to.
    Peek(Peek),
    /// Whether an address is to be opened.
    Question(Question),
}

/// What an overlay may know of what is around it.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// What keys mean.
    pub keys: &'a Keys,
    /// Where everything is.
    pub panes: Geometry,
    /// The document on screen.
    pub document: &'a Document,
}

/// What an overlay asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// Nothing: it stays as it is now.
    Nothing,
    /// It stays, and there is more to look through for it.
    More,
    /// It stays, and the page changes behind it: the setting in this row of the table, up or down.
    Turn(usize, bool),
    /// It stays, or what was typed in it is done or taken back.
    Typing(Reply),
    /// It is no affair of its own: what lies beneath may have it.
    Pass,
    /// To be closed; and then the rest, too.
    Close,
    /// To be closed, and what lies beneath may have it.
    CloseAndPass,
    /// To be closed, with a word on why.
    Refuse(&'static str),
    /// To be closed, and a link to be used.
    Use(Use, LinkId),
    /// To be closed, and what was chosen of a list to be gone to or done.
    Choose(Choice),
    /// To be closed, and a place to be gone to.
    GoTo(Top),
    /// To be closed, and so many jumps to be gone back, where negative, or forward: in the article on screen, or in
    /// one so many articles away.
    Jump {
        /// How many articles.
        articles: isize,
        /// How many jumps.
        jumps: isize,
    },
    /// To be closed, and an address to be opened, here or outside.
    Open {
        /// The address.
        address: Address,
        /// Not here.
        outside: bool,
    },
    /// To be closed, and what it asked about is not to be opened.
    Decline,
}

impl Overlay {
    /// Takes a key.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        match self {
            Self::Prompt(prompt) => prompt.press(key, scene),
            Self::Help(help) => help.press(key, scene),
            Self::Comfort(menu) => menu.press(key, scene),
            Self::Pane(pane) => pane.press(key, scene),
            Self::Jumps(jumps) => jumps.press(key, scene),
            Self::Finder(finder) => finder.press(key, scene),
            Self::Hints(hints) => hints.press(key, scene),
            Self::Peek(peek) => peek.press(key, scene),
            Self::Question(question) => question.press(key, scene),
        }
    }

    /// Takes a click.
    pub fn click(&mut self, mouse: Mouse, scene: &Scene<'_>) -> Asked {
        match self {
            Self::Comfort(menu) => menu.click(mouse, scene),
            Self::Jumps(jumps) => jumps.click(mouse, scene),
            Self::Finder(finder) => finder.click(mouse, scene),
            // Beside what can be waved away, that does so.
            Self::Hints(_) | Self::Peek(_) => Asked::Close,
            Self::Prompt(_) | Self::Help(_) | Self::Pane(_) | Self::Question(_) => Asked::Nothing,
        }
    }

    /// Takes a turn of the wheel by so many rows, up where negative.
    pub fn wheel(&mut self, rows: isize, scene: &Scene<'_>) -> Asked {
        match self {
            Self::Help(help) => help.wheel(rows, scene),
            Self::Pane(pane) => pane.wheel(rows, scene),
            Self::Finder(finder) => finder.wheel(rows, scene),
            Self::Jumps(jumps) => jumps.wheel(rows),
            Self::Hints(_) | Self::Peek(_) => Asked::CloseAndPass,
            // The page beneath is in sight.
            Self::Prompt(_) | Self::Comfort(_) | Self::Question(_) => Asked::Pass,
        }
    }

    /// Takes text that is pasted.
    pub fn paste(&mut self, text: &str, scene: &Scene<'_>) -> Asked {
        match self {
            Self::Prompt(prompt) => prompt.paste(text),
            Self::Finder(finder) => finder.paste(text, scene),
            Self::Help(help) => help.paste(text),
            Self::Comfort(_) | Self::Pane(_) | Self::Jumps(_) => Asked::Nothing,
            Self::Hints(_) | Self::Peek(_) | Self::Question(_) => Asked::Nothing,
        }
    }

    /// True for what stands in the status line and leaves the page as it is.
    pub fn is_line(&self) -> bool {
        match self {
            Self::Prompt(_) | Self::Question(_) => true,
            Self::Help(_) | Self::Comfort(_) | Self::Pane(_) | Self::Jumps(_) => false,
            Self::Finder(_) | Self::Hints(_) | Self::Peek(_) => false,
        }
    }

    /// Does a slice of its work.
    pub fn work(&mut self, document: &Document) {
        if let Self::Finder(finder) = self {
            finder.find_on(document);
        }
    }

    /// True when there is no more of that.
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Finder(finder) => finder.is_complete(),
            _ => true,
        }
    }

    /// Lays out what is about to be shown of it.
    pub fn settle(&mut self, panes: &Geometry) {
        if let Self::Pane(pane) = self {
            let area = panes.pane();
            pane.settle(area.width, area.height.into());
        }
    }
}

/// Which row of a list is under the pointer, from the first one shown.
fn row_of(list: Rect, mouse: Mouse) -> Option<usize> {
    let pointer = Cell::new(mouse.column, mouse.row);
    list.contains(pointer)
        .then(|| usize::from(mouse.row - list.y))
}
