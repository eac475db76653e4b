//! A line to type, and what it is for.

use crate::app::list::typed::Typed;

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
