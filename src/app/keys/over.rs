//! What keys do at certain times only: in what lies over the page, and while it scrolls by itself.

/// While pages scroll by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scrolling {
    /// They wait, or go on.
    Pause,
    /// They go faster.
    Faster,
    /// They go more slowly.
    Slower,
    /// They stop.
    Stop,
}

/// In a list, or in a text over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InList {
    /// The next row.
    Down,
    /// The row before.
    Up,
    /// A page of rows.
    PageDown,
    /// A page of rows back.
    PageUp,
    /// Half a page.
    HalfDown,
    /// Half a page back.
    HalfUp,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// Goes there.
    Choose,
    /// Closes it.
    Close,
}

/// Where a line is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InPrompt {
    /// What is typed holds.
    Enter,
    /// What was typed is of no matter.
    Leave,
    /// A line typed earlier.
    Earlier,
    /// A line typed later.
    Later,
    /// The next of what is offered.
    Next,
    /// The one before.
    Before,
    /// It is a regular expression, or no longer.
    Regex,
    /// It is looked for backward, or no longer.
    Backward,
    /// The next section with hits.
    SectionNext,
    /// The one before.
    SectionBefore,
    /// The cursor goes a letter back.
    Left,
    /// The cursor goes a letter on.
    Right,
    /// The cursor goes to the beginning.
    Start,
    /// The cursor goes to the end.
    End,
    /// The letter before the cursor goes.
    Erase,
    /// The letter under the cursor goes.
    EraseAhead,
    /// The word before the cursor goes.
    EraseWord,
    /// All before the cursor goes.
    EraseBefore,
    /// All from the cursor on goes.
    EraseRest,
}

impl InPrompt {
    /// True for what edits the line.
    pub fn edits(self) -> bool {
        match self {
            Self::Left | Self::Right | Self::Start | Self::End => true,
            Self::Erase | Self::EraseAhead | Self::EraseWord => true,
            Self::EraseBefore | Self::EraseRest => true,
            Self::Enter | Self::Leave | Self::Earlier | Self::Later => false,
            Self::Next | Self::Before | Self::Regex | Self::Backward => false,
            Self::SectionNext | Self::SectionBefore => false,
        }
    }
}

/// In the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InMenu {
    /// More of what is chosen, or its next value.
    More,
    /// Less of it, or the value before.
    Less,
    /// The next line.
    Next,
    /// The line before.
    Before,
    /// Closes it.
    Close,
}

/// To the question whether an address is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Here.
    Yes,
    /// In the browser.
    Outside,
    /// Not at all.
    No,
}
