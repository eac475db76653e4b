//! How letters look, as the numbers of a sequence (SGR) that says so to a terminal.

use std::io::Write;

use ratatui::style::{Color, Modifier};

/// The numbers of one SGR sequence. The number 0 takes every look away, and may be left out when it is alone.
pub(super) struct Codes(pub(super) Vec<u8>);

/// Each attribute with the number that gives it and the one that takes it (and its sibling's) away.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Codes {
    pub(super) fn push(&mut self, code: std::fmt::Arguments<'_>) {
        if !self.0.is_empty() {
            self.0.push(b';');
        }
        self.0.write_fmt(code).expect("memory takes all");
    }

    pub(super) fn add(&mut self, from: Modifier, to: Modifier) {
        for (attribute, on, _) in ATTRIBUTES {
            if to.contains(attribute) && !from.contains(attribute) {
                self.push(format_args!("{on}"));
            }
        }
    }

    pub(super) fn change(&mut self, from: Modifier, to: Modifier) {
        let gone = from.difference(to);
        let mut kept = from.intersection(to);
        let mut taken = 0;
        for (attribute, _, off) in ATTRIBUTES {
            if gone.contains(attribute) && off != taken {
                self.push(format_args!("{off}"));
                taken = off;
            }
        }
        for (attribute, _, off) in ATTRIBUTES {
            let sibling_gone = ATTRIBUTES
                .iter()
                .any(|(other, _, its)| *its == off && gone.contains(*other));
            if sibling_gone {
                kept.remove(attribute);
            }
        }
        self.add(kept, to);
    }

    pub(super) fn colour(&mut self, colour: Color, base: u8) {
        let named = match colour {
            Color::Reset => 9,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
            Color::Indexed(n) => return self.push(format_args!("{};5;{n}", base + 8)),
            Color::Rgb(r, g, b) => return self.push(format_args!("{};2;{r};{g};{b}", base + 8)),
        };
        self.push(format_args!("{}", base + named));
    }

    /// The colour of an underline has its numbers after colons, so that a terminal that does not know it passes
    /// over all of them. It has no short form for the named colours.
    pub(super) fn underline(&mut self, colour: Color) {
        match colour {
            Color::Rgb(r, g, b) => self.push(format_args!("58:2::{r}:{g}:{b}")),
            Color::Indexed(n) => self.push(format_args!("58:5:{n}")),
            _ => self.push(format_args!("59")),
        }
    }
}
