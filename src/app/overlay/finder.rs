//! `Finder`: a list that is searched by some letters of its lines: sections, links, actions.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Overlay;
use super::prompt::{Edit, Typed};
use crate::app::App;
use crate::app::event::{Key, KeyCode};
use crate::app::keys::action::{ACTIONS, Context};
use crate::app::keys::keymap::{self, Command};
use crate::app::keys::words;
use crate::app::reading::minutes;
use crate::document::{BlockId, Document, Inline, LinkId, Position, Target};
use crate::text::clean::Clean;

/// The most links that are listed.
const LISTED_LINKS_MAX: usize = 5000;
/// The longest text, in bytes, shown of a link or of a section's beginning.
const SHOWN_BYTES_MAX: usize = 600;

/// More than the score of any line.
const KEY_BONUS: u32 = 1 << 16;

/// What a finder lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The sections.
    Sections,
    /// The links.
    Links,
    /// What a reader can do.
    Actions,
}

/// Something to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A section.
    Section(usize),
    /// A link and where its words begin.
    Link(LinkId, Position),
    /// A row of the table of actions.
    Action(usize),
}

/// A list that is searched by typing.
#[derive(Debug)]
pub struct Finder {
    /// What it lists.
    pub kind: Kind,
    /// What was typed.
    pub typed: Typed,
    all: Vec<Choice>,
    /// What fits, the best first; in their own order while nothing is typed.
    fitting: Vec<Choice>,
    /// What `fitting` was found for.
    found_for: String,
    /// Which of those is chosen.
    pub selected: usize,
}

impl Kind {
    /// What stands before what is typed.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sections => "Go to section",
            Self::Links => "Links",
            Self::Actions => "Do",
        }
    }
}

impl Finder {
    /// All there is of a kind; the selection on `current`.
    pub fn new(kind: Kind, document: &Document, current: Option<usize>) -> Self {
        let all: Vec<Choice> = match kind {
            Kind::Sections => (0..document.outline.sections.len())
                .map(Choice::Section)
                .collect(),
            Kind::Links => links(document),
            Kind::Actions => (0..ACTIONS.len()).map(Choice::Action).collect(),
        };
        Self {
            kind,
            typed: Typed::default(),
            fitting: all.clone(),
            found_for: String::new(),
            all,
            selected: current.unwrap_or(0),
        }
    }

    /// What fits, the best first.
    pub fn fitting(&self) -> &[Choice] {
        &self.fitting
    }

    /// The first that is shown on so many rows: what is chosen stays in the middle while there is something on both
    /// sides.
    pub fn first_shown(&self, rows: u16) -> usize {
        let rows = usize::from(rows);
        let last = self.fitting.len().saturating_sub(rows);
        self.selected.saturating_sub(rows / 2).min(last)
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<Choice> {
        self.fitting.get(self.selected).copied()
    }

    /// Finds anew what fits.
    pub fn refresh(&mut self, document: &Document) {
        self.selected = 0;
        let pattern = Pattern::parse(self.typed.text(), CaseMatching::Smart, Normalization::Smart);
        if pattern.atoms.is_empty() {
            self.fitting.clone_from(&self.all);
            self.found_for.clear();
            return;
        }
        // With more letters, only what fitted before can fit, unless one of them has a meaning of its own.
        let plain = self
            .typed
            .text()
            .chars()
            .all(|c| c.is_alphanumeric() || c == ' ');
        let narrower = plain && self.typed.text().starts_with(&self.found_for);
        let among = if narrower { &self.fitting } else { &self.all };
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut scored: Vec<(u32, Choice)> = among
            .iter()
            .filter_map(|choice| {
                let text = searched(document, *choice);
                let text = Utf32Str::new(&text, &mut letters);
                let score = pattern.score(text, &mut matcher)?;
                Some((score + choice.bonus(self.typed.text()), *choice))
            })
            .collect();
        scored.sort_by_key(|(score, choice)| (std::cmp::Reverse(*score), choice.order()));
        self.typed.text().clone_into(&mut self.found_for);
        self.fitting = scored.into_iter().map(|(_, choice)| choice).collect();
    }

    /// Tab among the actions: types the name of the chosen one, and when that stands there, the next one's. What
    /// fits stays as it is meanwhile.
    fn complete(&mut self, forward: bool) {
        let name = |finder: &Self| match finder.chosen() {
            Some(Choice::Action(row)) => ACTIONS[row].name,
            _ => "",
        };
        // Who typed a whole name means it, unless longer ones begin with it.
        let whole = self.found_for == self.typed.text()
            && !self.fitting.iter().skip(1).any(|choice| match choice {
                Choice::Action(row) => ACTIONS[*row].name.starts_with(self.typed.text()),
                _ => false,
            });
        if self.typed.text() == name(self) && !whole {
            let count = self.fitting.len().max(1);
            let step = if forward { 1 } else { count - 1 };
            self.selected = (self.selected + step) % count;
        }
        if self.chosen().is_some() {
            self.typed = Typed::new(name(self));
        }
    }

    /// Moves the choice by so many rows.
    pub(in crate::app) fn select_by(&mut self, rows: isize) {
        let last = self.fitting.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(rows).min(last);
    }
}

impl Choice {
    /// What its line says, and what stands dim at the line's end.
    pub fn shown(self, document: &Document) -> (String, String) {
        match self {
            Self::Section(section) => {
                let held = &document.outline.sections[section];
                let time = minutes(document.section_words(section));
                (held.title.to_string(), format!("{time}m"))
            }
            Self::Link(link, at) => (link_words(document, link, at), target(document, link)),
            Self::Action(row) => {
                let row = &ACTIONS[row];
                (format!("{:<20} {}", row.name, row.help), keymap::shown(row))
            }
        }
    }

    /// What makes an action the first: that its key was typed, as in `:q`.
    fn bonus(self, typed: &str) -> u32 {
        match self {
            Self::Action(row) => {
                let row = &ACTIONS[row];
                let here = matches!(row.context, Context::Body | Context::Anywhere);
                let keyed = here && row.keys.contains(&typed);
                // A key by itself is pressed; behind a colon it is what it is there in other readers.
                let colon = words::behind_colon(row.action) == Some(typed);
                (u32::from(keyed) + 2 * u32::from(colon)) * KEY_BONUS
            }
            _ => 0,
        }
    }

    /// Its place among all, for those that fit equally well.
    fn order(self) -> (usize, u32) {
        match self {
            Self::Section(n) | Self::Action(n) => (n, 0),
            Self::Link(_, at) => (at.block.index(), at.offset),
        }
    }

    /// The beginning of what it leads to, where that is text of the article.
    pub fn preview(self, document: &Document) -> Option<String> {
        let block = match self {
            Self::Section(section) => document.outline.sections[section].block.next(),
            Self::Link(_, at) => at.block,
            Self::Action(_) => return None,
        };
        let text = &document.blocks.get(block.index())?.prose.text;
        let end = text.floor_char_boundary(SHOWN_BYTES_MAX.min(text.len()));
        Some(Clean::line(&text[..end]).to_string())
    }
}

impl App {
    /// Opens a list to choose from.
    pub(in crate::app) fn find(&mut self, kind: Kind) {
        let document = self.reading.document();
        let current = match kind {
            Kind::Sections => self.reading.current_section(),
            Kind::Links | Kind::Actions => None,
        };
        let finder = Finder::new(kind, document, current);
        match (kind, finder.fitting().is_empty()) {
            (Kind::Sections, true) => self.outside.say("this article has no sections"),
            (Kind::Links, true) => self.outside.say("this article has no links"),
            _ => self.overlays.push(Overlay::Finder(finder)),
        }
    }

    pub(in crate::app) fn finder_key(&mut self, key: Key) {
        let page = (self.size.height / 2).max(1) as isize;
        let Some(Overlay::Finder(finder)) = self.overlays.last_mut() else {
            return;
        };
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) => _ = self.overlays.pop(),
            (KeyCode::Backspace, _) if finder.typed.text().is_empty() => _ = self.overlays.pop(),
            (KeyCode::Enter, _) => self.choose(),
            (KeyCode::Tab | KeyCode::BackTab, _) if finder.kind == Kind::Actions => {
                finder.complete(key.code == KeyCode::Tab);
            }
            (KeyCode::Down | KeyCode::Tab, _) | (KeyCode::Char('n'), true) => finder.select_by(1),
            (KeyCode::Up | KeyCode::BackTab, _) | (KeyCode::Char('p'), true) => {
                finder.select_by(-1);
            }
            (KeyCode::PageDown, _) => finder.select_by(page),
            (KeyCode::PageUp, _) => finder.select_by(-page),
            _ if finder.typed.press(key) == Edit::Changed => {
                finder.refresh(self.reading.document());
            }
            _ => {}
        }
    }

    /// Goes to what is chosen, or does it.
    pub(super) fn choose(&mut self) {
        let Some(Overlay::Finder(finder)) = self.overlays.pop() else {
            return;
        };
        match finder.chosen() {
            Some(Choice::Section(section)) => {
                self.reading.leave();
                self.reading
                    .go_to(self.reading.section_start(Some(section)));
                self.focus(crate::app::look::Focus::Body);
            }
            Some(Choice::Link(link, at)) => {
                // What shows the link already is no place to come back to from there.
                if !self.reading.is_on_page(at) {
                    self.reading.leave();
                }
                self.reading.reveal(at);
                self.follow(link);
            }
            Some(Choice::Action(row)) => self.perform(Command::plain(ACTIONS[row].action)),
            None => self.outside.say(match finder.kind {
                Kind::Sections => "no section has these letters",
                Kind::Links => "no link has these letters",
                Kind::Actions => "no action has these letters",
            }),
        }
    }
}

/// The links in reading order, as far as they are listed.
fn links(document: &Document) -> Vec<Choice> {
    let spans = document.blocks.iter().enumerate().flat_map(|(n, block)| {
        block.prose.spans.iter().filter_map(move |span| {
            let (Inline::Link(link) | Inline::Note(link)) = span.inline else {
                return None;
            };
            let at = Position {
                block: BlockId::new(n),
                offset: span.range.start,
            };
            Some(Choice::Link(link, at))
        })
    });
    // Without links there is no need to look at every block.
    match document.links.is_empty() {
        true => Vec::new(),
        false => spans.take(LISTED_LINKS_MAX).collect(),
    }
}

/// What typed letters are looked for in.
fn searched(document: &Document, choice: Choice) -> String {
    match choice {
        Choice::Section(section) => document.outline.sections[section].title.to_string(),
        Choice::Link(..) => {
            let (text, note) = choice.shown(document);
            format!("{text} {note}")
        }
        Choice::Action(row) => {
            let also = words::also(ACTIONS[row].action);
            format!("{} {also}", choice.shown(document).0)
        }
    }
}

fn link_words(document: &Document, link: LinkId, at: Position) -> String {
    let prose = &document.block(at.block).prose;
    let span = prose.spans.iter().find(|span| {
        span.range.start == at.offset
            && matches!(span.inline, Inline::Link(id) | Inline::Note(id) if id == link)
    });
    let range = span.map_or(0..0, |span| {
        let end = (span.range.end as usize).min(span.range.start as usize + SHOWN_BYTES_MAX);
        span.range.start as usize..prose.text.floor_char_boundary(end)
    });
    Clean::line(&prose.text[range]).to_string()
}

/// A link's target as a reader may see it.
pub fn target(document: &Document, link: LinkId) -> String {
    match document.links.get(link.0 as usize).map(|link| &link.target) {
        Some(Target::Fragment(name)) => format!("#{}", &**name),
        Some(Target::Address(address)) => address.to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Prose};

    #[test]
    fn sections_are_found_by_some_of_their_letters_the_best_first() {
        let mut builder = Builder::new();
        for title in ["The gate", "Setting out", "A great tent"] {
            builder.heading(2, Prose::plain(title), None);
        }
        let document = builder.finish();
        let mut finder = Finder::new(Kind::Sections, &document, Some(1));
        assert_eq!(finder.chosen(), Some(Choice::Section(1)));
        finder.typed.insert("gate");
        finder.refresh(&document);
        assert_eq!(finder.chosen(), Some(Choice::Section(0)));
        finder.typed.insert("zzz");
        finder.refresh(&document);
        assert_eq!(finder.chosen(), None);
    }
}
