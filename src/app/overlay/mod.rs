//! What lies over the panes: a prompt, the help. One stack of them; the topmost takes the keys.

pub mod choice;
pub mod finder;
pub mod help;
pub mod jumps;
pub mod links;
pub mod menu;
pub mod pane;
pub mod prompt;

use crate::app::overlay::finder::Finder;
use crate::app::overlay::help::Help;
use crate::app::overlay::jumps::Jumps;
use crate::app::overlay::links::{Hints, Peek, Question};
use crate::app::overlay::menu::Menu;
use crate::app::overlay::pane::Pane;
use crate::app::overlay::prompt::Prompt;

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
