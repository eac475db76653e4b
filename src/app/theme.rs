//! How what things mean is made to look: themes, and what the terminal can show of them.

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colours {
    /// None: bold, reversed and underlined text only.
    None,
    /// The sixteen named ones.
    Sixteen,
    /// All of them.
    #[default]
    Full,
}

/// The themes by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeName {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
    /// Brown letters on a paper ground.
    Sepia,
    /// The terminal's own sixteen colours.
    Terminal,
}
