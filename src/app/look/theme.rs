//! How what things mean is made to look: themes, and what the terminal can show of them.

use crate::app::look::ink::rgb;
use ratatui::style::{Color, Modifier, Style};

use crate::app::look::ink;
use crate::app::look::ink::Ink;
use crate::document::code::Token;
use crate::layout::{Face, Role};

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

impl ThemeName {
    /// All of them, in the order in which a reader steps through them.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Sepia, Self::Terminal];

    /// Its name for the reader and the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sepia => "sepia",
            Self::Terminal => "terminal",
        }
    }

    /// The theme after this one.
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|name| *name == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// What lies over the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Laid {
    /// A hit of the search.
    Hit,
    /// The hit that the reader is at.
    CurrentHit,
    /// What is selected, or was copied last.
    Selection,
    /// The letter that moves while text is selected.
    Caret,
}

/// The parts of the screen that are not the article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Everything's ground.
    Ground,
    /// Text of ours.
    Plain,
    /// What stands back.
    Dim,
    /// What stands out.
    Strong,
    /// The one accent.
    Accent,
    /// Lines and other quiet matter.
    Faint,
    /// The selected row of a list.
    Selected,
    /// The cursor of a prompt.
    Cursor,
    /// The ground of what lies over the page.
    Panel,
}

/// A theme for the colours that the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    colours: Colours,
}

/// The colours of a theme. Body text on its ground keeps a contrast of 7:1, anything dim 4.5:1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Palette {
    ground: Color,
    text: Color,
    /// Read sections, bylines, times.
    dim: Color,
    /// Links, focus, the current hit.
    accent: Color,
    /// Lines and tracks, which carry no letters.
    faint: Color,
    /// The ground of code and of panels.
    shade: Color,
    /// The colours of code.
    ink: Ink,
}

const LIGHT: Palette = Palette {
    ground: rgb(0xfbfaf8),
    text: rgb(0x24262b),
    dim: rgb(0x63676e),
    accent: rgb(0x1d5f9e),
    faint: rgb(0xcfccc6),
    shade: rgb(0xefede8),
    ink: ink::LIGHT,
};

const DARK: Palette = Palette {
    ground: rgb(0x1a1c20),
    text: rgb(0xd9d7d2),
    dim: rgb(0x989ba3),
    accent: rgb(0x82b4e8),
    faint: rgb(0x42454d),
    shade: rgb(0x25282e),
    ink: ink::DARK,
};

const SEPIA: Palette = Palette {
    ground: rgb(0xf6edd9),
    text: rgb(0x43321f),
    dim: rgb(0x74603f),
    accent: rgb(0x944016),
    faint: rgb(0xd6c6a3),
    shade: rgb(0xebdfc4),
    ink: ink::SEPIA,
};

/// The terminal's own letters and ground. Bright black is for the dim, since every scheme keeps it apart from
/// both; the accent is blue's lighter neighbour, which reads on dark and light grounds alike.
const TERMINAL: Palette = Palette {
    ground: Color::Reset,
    text: Color::Reset,
    dim: Color::DarkGray,
    accent: Color::Cyan,
    faint: Color::DarkGray,
    shade: Color::Reset,
    ink: ink::TERMINAL,
};

impl Theme {
    /// The theme called `name`. Without a name, the terminal's own letters and ground, with the other colours
    /// chosen for that ground where the terminal says what it is.
    pub fn new(name: Option<ThemeName>, dark: Option<bool>, colours: Colours) -> Self {
        let own = |palette: Palette| Palette {
            ground: Color::Reset,
            text: Color::Reset,
            ..palette
        };
        let palette = match (colours, name, dark) {
            (Colours::None | Colours::Sixteen, _, _) => TERMINAL,
            (_, Some(ThemeName::Light), _) => LIGHT,
            (_, Some(ThemeName::Dark), _) => DARK,
            (_, Some(ThemeName::Sepia), _) => SEPIA,
            (_, Some(ThemeName::Terminal), _) | (_, None, None) => TERMINAL,
            (_, None, Some(true)) => own(DARK),
            (_, None, Some(false)) => own(LIGHT),
        };
        Self { palette, colours }
    }

    /// How a part of the screen looks.
    pub fn part(&self, part: Part) -> Style {
        let p = &self.palette;
        if self.colours == Colours::None {
            return match part {
                Part::Strong | Part::Accent => Style::new().add_modifier(Modifier::BOLD),
                Part::Selected | Part::Cursor => Style::new().add_modifier(Modifier::REVERSED),
                _ => Style::new(),
            };
        }
        let base = Style::new().fg(p.text).bg(p.ground);
        match part {
            Part::Ground | Part::Plain => base,
            Part::Dim => base.fg(p.dim),
            Part::Strong => base.add_modifier(Modifier::BOLD),
            Part::Accent => base.fg(p.accent),
            Part::Faint => base.fg(p.faint),
            Part::Selected | Part::Cursor => base.add_modifier(Modifier::REVERSED),
            Part::Panel => base.bg(p.shade),
        }
    }

    /// How text of the article looks.
    pub fn text(&self, role: Role, face: Face) -> Style {
        let mut style = self.role(role);
        let add = |style: Style, on: bool, modifier| {
            if on {
                style.add_modifier(modifier)
            } else {
                style
            }
        };
        // What is emphasised among italic letters stands upright, as in print.
        style = if face.emphasis && style.add_modifier.contains(Modifier::ITALIC) {
            style.remove_modifier(Modifier::ITALIC)
        } else {
            add(style, face.emphasis, Modifier::ITALIC)
        };
        style = add(style, face.strong, Modifier::BOLD);
        style = add(style, face.strike, Modifier::CROSSED_OUT);
        style = add(style, face.underline, Modifier::UNDERLINED);
        let coloured = self.colours != Colours::None;
        if face.code || face.mark {
            style = match coloured && self.palette.shade != Color::Reset {
                true => style.bg(self.palette.shade),
                // Without a shade code is bold, as manual pages have it.
                false => style.add_modifier(Modifier::BOLD),
            };
        }
        if face.link.is_some() {
            style = style.add_modifier(Modifier::UNDERLINED);
            if coloured {
                style = style.fg(self.palette.accent);
            }
        }
        style
    }

    /// How text looks under what lies over it.
    pub fn laid(&self, laid: Laid, under: Style) -> Style {
        let reversed = under.add_modifier(Modifier::REVERSED);
        match (laid, self.colours) {
            (Laid::Hit, Colours::None) => under.add_modifier(Modifier::UNDERLINED),
            (Laid::CurrentHit, Colours::None) => reversed.add_modifier(Modifier::BOLD),
            (Laid::Selection, Colours::None) => reversed,
            (Laid::Caret, Colours::None) => reversed
                .add_modifier(Modifier::BOLD)
                .add_modifier(Modifier::UNDERLINED),
            (Laid::Selection, _) => reversed.fg(self.palette.dim).bg(self.palette.ground),
            (Laid::Caret, _) => reversed.fg(self.palette.accent).bg(self.palette.ground),
            (Laid::Hit, _) => reversed.fg(self.palette.text).bg(self.palette.ground),
            (Laid::CurrentHit, _) => reversed
                .fg(self.palette.accent)
                .bg(self.palette.ground)
                .add_modifier(Modifier::BOLD),
        }
    }

    /// How a token of code looks that would look like `under` otherwise.
    pub fn token(&self, token: Token, under: Style) -> Style {
        match self.colours {
            Colours::None => ink::colourless(token, under),
            _ => self.palette.ink.style(token, under),
        }
    }

    /// How text looks while the reader is to look elsewhere.
    pub fn dimmed(&self, under: Style) -> Style {
        match self.colours {
            Colours::None => under.add_modifier(Modifier::DIM),
            // What is fainter already, such as the bar of a quote, would stand out by being dim.
            _ if under.fg == Some(self.palette.faint) => under,
            _ => under.fg(self.palette.dim),
        }
    }

    /// True when read sections cannot be told by being dim.
    pub fn is_colourless(&self) -> bool {
        self.colours == Colours::None
    }

    fn role(&self, role: Role) -> Style {
        let plain = self.part(Part::Plain);
        match role {
            Role::Title | Role::TableHeader | Role::Heading(0..=3) => self.part(Part::Strong),
            Role::Heading(4) => self.part(Part::Dim).add_modifier(Modifier::BOLD),
            Role::Heading(_) => self.part(Part::Dim).add_modifier(Modifier::ITALIC),
            Role::Byline | Role::Marker | Role::Furniture => self.part(Part::Dim),
            Role::Caption => self.part(Part::Dim).add_modifier(Modifier::ITALIC),
            Role::Rule => self.part(Part::Faint),
            Role::Code if self.colours != Colours::None => plain.bg(self.palette.shade),
            _ => plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(color: Color) -> f64 {
        let Color::Rgb(r, g, b) = color else {
            panic!("{color:?} has no fixed luminance");
        };
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn letters_stand_out_from_their_ground() {
        assert!((contrast(rgb(0), rgb(0xffffff)) - 21.0).abs() < 0.01);
        for palette in [LIGHT, DARK, SEPIA] {
            for ground in [palette.ground, palette.shade] {
                assert!(contrast(palette.text, ground) >= 7.0, "{palette:?}");
                assert!(contrast(palette.dim, ground) >= 4.5, "{palette:?}");
                assert!(contrast(palette.accent, ground) >= 4.5, "{palette:?}");
            }
        }
    }

    #[test]
    fn code_stands_out_from_its_ground_too() {
        for palette in [LIGHT, DARK, SEPIA] {
            for token in Token::ALL {
                let colour = palette.ink.style(token, Style::new()).fg;
                let colour = colour.expect("each token has a colour");
                for ground in [palette.ground, palette.shade] {
                    let contrast = contrast(colour, ground);
                    assert!(contrast >= 4.5, "{token:?} {colour}: {contrast:.2}");
                }
            }
        }
    }

    /// Without a chosen theme the ground is the terminal's: anything from the extremes to these is usual.
    #[test]
    fn on_the_terminals_own_ground_the_dim_is_legible_too() {
        for ground in [0x000000, 0x1e1e1e, 0x282828] {
            assert!(contrast(DARK.dim, rgb(ground)) >= 4.5, "{ground:x}");
            assert!(contrast(DARK.accent, rgb(ground)) >= 4.5, "{ground:x}");
        }
        for ground in [0xffffff, 0xf5f5f5, 0xeff1f5] {
            assert!(contrast(LIGHT.dim, rgb(ground)) >= 4.5, "{ground:x}");
            assert!(contrast(LIGHT.accent, rgb(ground)) >= 4.5, "{ground:x}");
        }
    }

    #[test]
    fn without_colours_no_colour_is_named() {
        let theme = Theme::new(Some(ThemeName::Sepia), Some(true), Colours::None);
        let face = Face {
            code: true,
            mark: true,
            link: Some(crate::document::LinkId(0)),
            ..Face::default()
        };
        for role in [Role::Text, Role::Code, Role::Rule, Role::Heading(5)] {
            let style = theme.text(role, face);
            let laid = theme.laid(Laid::CurrentHit, style);
            assert_eq!(
                (style.fg, style.bg, laid.fg, laid.bg),
                (None, None, None, None)
            );
        }
        for token in Token::ALL {
            let style = theme.token(token, theme.text(Role::Code, Face::default()));
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn what_is_dimmed_never_comes_to_stand_out() {
        let theme = Theme::new(Some(ThemeName::Dark), None, Colours::Full);
        let bar = theme.text(Role::Rule, Face::default());
        assert_eq!(theme.dimmed(bar), bar);
        let text = theme.text(Role::Text, Face::default());
        assert_eq!(theme.dimmed(text).fg, Some(DARK.dim));
    }

    #[test]
    fn code_is_told_from_text_in_every_theme() {
        let code = Face {
            code: true,
            ..Face::default()
        };
        for colours in [Colours::Full, Colours::Sixteen, Colours::None] {
            for name in ThemeName::ALL {
                let theme = Theme::new(Some(name), None, colours);
                let looks = [code, Face::default()].map(|face| theme.text(Role::Text, face));
                assert_ne!(looks[0], looks[1], "{name:?} {colours:?}");
            }
        }
    }

    #[test]
    fn emphasis_is_told_from_italic_text_too() {
        let theme = Theme::new(Some(ThemeName::Dark), None, Colours::Full);
        let emphasis = Face {
            emphasis: true,
            ..Face::default()
        };
        let italic = |role, face| {
            let style = theme.text(role, face);
            style.add_modifier.contains(Modifier::ITALIC)
        };
        assert!(italic(Role::Text, emphasis) && !italic(Role::Text, Face::default()));
        assert!(!italic(Role::Caption, emphasis) && italic(Role::Caption, Face::default()));
    }

    #[test]
    fn sixteen_colours_are_named_ones() {
        let theme = Theme::new(Some(ThemeName::Dark), None, Colours::Sixteen);
        for part in [Part::Dim, Part::Accent, Part::Faint, Part::Panel] {
            let style = theme.part(part);
            assert!(!matches!(style.fg, Some(Color::Rgb(..))));
            assert!(!matches!(style.bg, Some(Color::Rgb(..))));
        }
        for token in Token::ALL {
            let style = theme.token(token, Style::new());
            assert!(!matches!(style.fg, Some(Color::Rgb(..))));
        }
    }
}
