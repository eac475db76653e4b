//! `Ink`: the colours of code. There are few of them, so that code is no louder than the text around it: words of
//! the language, literals, names of things, names of functions; the rest is plain or stands back.

use ratatui::style::{Color, Modifier, Style};

use crate::document::code::Token;

/// The colours of code in a theme. On the ground of code each keeps the contrast of anything dim, 4.5:1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Ink {
    /// Comments, brackets and signs.
    pub(in crate::app) quiet: Color,
    /// Words of the language.
    pub(in crate::app) word: Color,
    /// Text in quotes, and what is added.
    pub(in crate::app) text: Color,
    /// Numbers and constants.
    pub(in crate::app) value: Color,
    /// Types, tags and keys.
    pub(in crate::app) name: Color,
    /// Functions.
    pub(in crate::app) function: Color,
    /// What is removed.
    pub(in crate::app) removed: Color,
}

pub(in crate::app) const LIGHT: Ink = Ink {
    quiet: rgb(0x63676e),
    word: rgb(0x7a3e9d),
    text: rgb(0x3a6b20),
    value: rgb(0x934812),
    name: rgb(0x0f656e),
    function: rgb(0x1d5f9e),
    removed: rgb(0xa8332d),
};

pub(in crate::app) const DARK: Ink = Ink {
    quiet: rgb(0x989ba3),
    word: rgb(0xc79be8),
    text: rgb(0x9cc48a),
    value: rgb(0xe0a878),
    name: rgb(0x7cc5c8),
    function: rgb(0x82b4e8),
    removed: rgb(0xe58f88),
};

pub(in crate::app) const SEPIA: Ink = Ink {
    quiet: rgb(0x6f5b3b),
    word: rgb(0x7c3a80),
    text: rgb(0x4a5c15),
    value: rgb(0x8c3c14),
    name: rgb(0x1f5d5c),
    function: rgb(0x2f5688),
    removed: rgb(0x9c2f22),
};

/// Of the sixteen colours only those that schemes for light grounds keep legible too.
pub(in crate::app) const TERMINAL: Ink = Ink {
    quiet: Color::DarkGray,
    word: Color::Magenta,
    text: Color::Green,
    value: Color::Green,
    name: Color::Cyan,
    function: Color::Cyan,
    removed: Color::Red,
};

impl Ink {
    /// How code that looks like `under` looks where it is this token.
    pub(in crate::app) fn style(&self, token: Token, under: Style) -> Style {
        match token {
            Token::Comment => under.fg(self.quiet).add_modifier(Modifier::ITALIC),
            Token::Punctuation => under.fg(self.quiet),
            Token::Keyword => under.fg(self.word),
            Token::String | Token::Added => under.fg(self.text),
            Token::Number | Token::Constant => under.fg(self.value),
            Token::Type | Token::Name => under.fg(self.name),
            Token::Function => under.fg(self.function),
            Token::Removed => under.fg(self.removed),
        }
    }
}

/// The same without colours: only what the eye looks for first is told apart.
pub(in crate::app) fn colourless(token: Token, under: Style) -> Style {
    match token {
        Token::Comment => under.add_modifier(Modifier::ITALIC),
        Token::Keyword => under.add_modifier(Modifier::BOLD),
        _ => under,
    }
}

pub(in crate::app) const fn rgb(hex: u32) -> Color {
    Color::Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}
