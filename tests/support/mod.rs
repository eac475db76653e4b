//! An app without a terminal: opens a document, presses a key script, and gives the screen as text.

use longread::app::event::{Event, Ticket};
use longread::app::keys::keymap::keys;
use longread::app::{App, Effect, Options};
use longread::document::{Document, Origin, Part};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Modifier, Style};

/// More than an article here has rows on the narrowest screen, where it scrolls by itself.
const WAKES_MAX: usize = 100_000;

/// An app at work, and what it asked the outside to do.
pub(crate) struct Play {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
}

/// Opens `document` on a screen of this size and presses the keys of `script`.
pub(crate) fn play(document: &Document, size: (u16, u16), script: &str) -> Play {
    play_with(document, size, Options::default(), script)
}

/// As [`play`], for a reader and a terminal with these wishes.
pub(crate) fn play_with(
    document: &Document,
    size: (u16, u16),
    options: Options,
    script: &str,
) -> Play {
    let mut play = Play {
        app: App::new(options, Size::new(size.0, size.1)),
        effects: Vec::new(),
    };
    play.app.open("an article".to_owned());
    play.send(Event::Opening {
        ticket: Ticket(1),
        origin: Origin::Stdin,
        name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
    });
    play.part(as_part(document));
    play.send(Event::Ended {
        ticket: Ticket(1),
        result: Ok(()),
    });
    play.press(script);
    play
}

/// All of a document as one part.
pub(crate) fn as_part(document: &Document) -> Part {
    let document = document.clone();
    Part {
        metadata: Some(document.metadata),
        blocks: document.blocks,
        nests: document.nests,
        links: document.links,
        sections: document.outline.sections,
        fragments: document.fragments.into_iter().collect(),
        furniture: document.furniture,
        warnings: document.warnings,
    }
}

impl Play {
    pub(crate) fn send(&mut self, event: Event) {
        let effects = self.app.update(event);
        self.effects.extend(effects);
    }

    pub(crate) fn part(&mut self, part: Part) {
        self.send(Event::Part {
            ticket: Ticket(1),
            part: Box::new(part),
        });
    }

    pub(crate) fn press(&mut self, script: &str) -> &mut Self {
        for key in keys(script) {
            self.send(Event::Key(key));
        }
        self
    }

    /// Lets pass whatever time is being waited for, until nothing is.
    pub(crate) fn wait(&mut self) -> &mut Self {
        for _ in 0..WAKES_MAX {
            let before = self.effects.len();
            self.send(Event::Woke);
            if self.effects.len() == before {
                return self;
            }
        }
        panic!("it never comes to rest");
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let size = self.app.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        longread::view::render(&self.app, &mut buffer);
        buffer
    }

    /// The screen's rows as text, without the blanks at their ends.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let row = |y| {
            let row: String = (0..buffer.area.width)
                .map(|x| buffer[(x, y)].symbol())
                .collect();
            row.trim_end().to_owned()
        };
        (0..buffer.area.height)
            .map(row)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The stretches of the screen that do not look like plain text, a line each: where, how, what.
    pub(crate) fn styles(&self) -> String {
        let buffer = self.buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut x = 0;
            while x < buffer.area.width {
                let (start, look) = (x, look(buffer[(x, y)].style()));
                let mut text = String::new();
                while x < buffer.area.width && self::look(buffer[(x, y)].style()) == look {
                    text.push_str(buffer[(x, y)].symbol());
                    x += 1;
                }
                if !look.is_empty() {
                    out.push_str(&format!(
                        "{y:>3} {start:>3}  {look:<28} {}\n",
                        text.trim_end()
                    ));
                }
            }
        }
        out
    }

    /// The first row of the text's column.
    pub(crate) fn top(&self) -> String {
        let text = self.app.panes().text;
        let buffer = self.buffer();
        let row: String = (text.left()..text.right())
            .map(|x| buffer[(x, text.y)].symbol())
            .collect();
        row.trim().to_owned()
    }

    /// The last row.
    pub(crate) fn status(&self) -> String {
        let screen = self.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    }
}

fn look(style: Style) -> String {
    let mut words = Vec::new();
    let colour = |colour: Option<ratatui::style::Color>| {
        colour.filter(|colour| *colour != ratatui::style::Color::Reset)
    };
    if let Some(fg) = colour(style.fg) {
        words.push(fg.to_string());
    }
    if let Some(bg) = colour(style.bg) {
        words.push(format!("on {bg}"));
    }
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::CROSSED_OUT, "struck"),
    ] {
        if style.add_modifier.contains(modifier) {
            words.push(name.to_owned());
        }
    }
    words.join(" ")
}
