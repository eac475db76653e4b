//! Where keys have their meaning, and under what heading the help shows them.

/// Where a key has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// With the focus on the text.
    Body,
    /// While text is being selected. Keys that mean nothing else there mean what they do on the text.
    Selecting,
    /// With the focus on the outline.
    Sidebar,
    /// Wherever nothing lies over the page.
    Anywhere,
    /// While pages scroll by themselves, before all others.
    Scrolling,
    /// In a list or a text over the page.
    List,
    /// Where a line is typed.
    Prompt,
    /// In the menu.
    Menu,
    /// While a question is asked.
    Question,
}

/// Under what heading an action stands in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving about the text.
    Move,
    /// Finding words, sections and links.
    Find,
    /// Coming back to a place.
    Return,
    /// How things are shown.
    View,
    /// The outline.
    Outline,
    /// While text is being selected.
    Select,
    /// Taking things along and handing them on.
    Act,
    /// Help and the ways out.
    Leave,
    /// While pages scroll by themselves.
    Scrolling,
    /// In lists.
    List,
    /// Where a line is typed.
    Prompt,
    /// In the menu.
    Menu,
    /// While a question is asked.
    Question,
}

impl Context {
    /// The contexts whose keys hold in this one, the first before the others.
    pub fn holds(self) -> &'static [Self] {
        match self {
            Self::Body => &[Self::Body, Self::Anywhere],
            Self::Selecting => &[Self::Selecting, Self::Body, Self::Anywhere],
            Self::Sidebar => &[Self::Sidebar, Self::Anywhere],
            Self::Anywhere => &[Self::Anywhere],
            Self::Scrolling => &[Self::Scrolling],
            Self::List => &[Self::List],
            Self::Prompt => &[Self::Prompt],
            Self::Menu => &[Self::Menu, Self::List],
            Self::Question => &[Self::Question],
        }
    }

    /// True for those that come and go: what is done there cannot be done by name, and the help shows it always.
    pub const fn is_passing(self) -> bool {
        match self {
            Self::Body | Self::Selecting | Self::Sidebar | Self::Anywhere => false,
            Self::Scrolling | Self::List | Self::Prompt | Self::Menu | Self::Question => true,
        }
    }
}

impl Group {
    /// Every group, in the help's order.
    pub const ALL: [Self; 13] = [
        Self::Move,
        Self::Find,
        Self::Return,
        Self::View,
        Self::Outline,
        Self::Select,
        Self::Act,
        Self::Leave,
        Self::Scrolling,
        Self::List,
        Self::Prompt,
        Self::Menu,
        Self::Question,
    ];

    /// Its heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Find => "Find",
            Self::Return => "Return",
            Self::View => "View",
            Self::Outline => "Outline",
            Self::Select => "Selecting",
            Self::Act => "Act",
            Self::Leave => "Leave",
            Self::Scrolling => "While it scrolls by itself",
            Self::List => "In lists",
            Self::Prompt => "While typing",
            Self::Menu => "In the menu",
            Self::Question => "When asked whether to open",
        }
    }
}
