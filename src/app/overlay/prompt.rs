//! A line to type, and what it is for.

use crate::app::event::Key;
use crate::app::keys::over::InPrompt;
use crate::app::list::typed::{Edit, Typed};
use crate::app::overlay::{Asked, Scene};

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Words to look for in the text.
    Search,
    /// Words that the paragraphs shown must have.
    Only,
    /// Words that the titles in the outline must have.
    Filter,
    /// A command that is handed a piece of the text.
    Pipe(Piece),
}

/// A line being typed.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What for.
    pub purpose: Purpose,
    /// What stands there so far.
    pub line: Typed,
}

impl Purpose {
    /// True when what is typed is looked for in the text.
    pub fn searches(self) -> bool {
        matches!(self, Self::Search | Self::Only)
    }

    /// What stands before the line.
    pub fn label(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Only => "only paragraphs with: ",
            Self::Filter => "sections with: ",
            Self::Pipe(piece) => piece.label(),
        }
    }
}

/// What is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// What is selected.
    Selection,
    /// The section that is read.
    Section,
    /// All of the article.
    Article,
}

impl Piece {
    /// What stands before the command that is typed.
    pub fn label(self) -> &'static str {
        match self {
            Self::Selection => "pipe the selection to: ",
            Self::Section => "pipe this section to: ",
            Self::Article => "pipe the article to: ",
        }
    }
}

/// What was done in a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Something else stands there.
    Changed,
    /// Enter: what was typed holds.
    Entered,
    /// Esc: all is to be as it was before.
    Left,
    /// An earlier line is wanted, so many back, or a later one where negative.
    Recall(isize),
    /// Another piece of the text is wanted.
    NextPiece,
    /// It is looked for as a regular expression, or no longer.
    Regex,
    /// It is looked for backward, or no longer.
    Backward,
    /// To the next section with hits, or to the one before.
    Section(bool),
}

impl Prompt {
    /// Takes a key.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        let does = scene.keys.in_prompt(key);
        let searches = self.purpose.searches();
        let answer = match does {
            Some(InPrompt::Leave) => Reply::Left,
            Some(InPrompt::Enter) => Reply::Entered,
            Some(InPrompt::Erase) if self.line.text().is_empty() => Reply::Left,
            Some(InPrompt::Next) => Reply::NextPiece,
            Some(InPrompt::Regex) if searches => Reply::Regex,
            Some(InPrompt::Backward) if searches => Reply::Backward,
            Some(InPrompt::SectionNext) if searches => Reply::Section(true),
            Some(InPrompt::SectionBefore) if searches => Reply::Section(false),
            Some(InPrompt::Earlier) => Reply::Recall(1),
            Some(InPrompt::Later) => Reply::Recall(-1),
            _ if self.line.press(key, does) == Edit::Changed => Reply::Changed,
            _ => return Asked::Nothing,
        };
        Asked::Typing(answer)
    }

    /// Takes text that is pasted.
    pub fn paste(&mut self, text: &str) -> Asked {
        self.line.insert(text);
        Asked::Typing(Reply::Changed)
    }

    /// Another piece of the text is to be handed over, the selection among them where there is one.
    pub fn next_piece(&mut self, selecting: bool) {
        if let Purpose::Pipe(piece) = &mut self.purpose {
            *piece = match piece {
                Piece::Selection => Piece::Section,
                Piece::Section => Piece::Article,
                Piece::Article if selecting => Piece::Selection,
                Piece::Article => Piece::Section,
            };
        }
    }
}
