//! `Finder`: a list that is searched by some letters of its lines: sections, links, actions.

use crate::app::keys::action::commands;
use crate::app::keys::over::InPrompt;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::event::{Key, Mouse};
use crate::app::keys::action::ACTIONS;
use crate::app::keys::motion::Motion;
use crate::app::list::scan::Scan;
use crate::app::list::typed::{Edit, Typed};
use crate::app::overlay::choice::{Choice, searched};
use crate::app::overlay::{Asked, Scene, row_of};
use crate::document::{BlockId, Document, Inline, Position};

/// The most links that are listed.
const LISTED_LINKS_MAX: usize = 5000;

/// How many blocks are looked through for links before keys are answered again: well under a millisecond's worth.
const SLICE_BLOCKS: usize = 20_000;

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

/// A list that is searched by typing.
#[derive(Debug)]
pub struct Finder {
    /// What it lists.
    pub kind: Kind,
    /// What was typed.
    pub typed: Typed,
    all: All,
    /// What was not looked at yet for what was typed.
    scan: Scan,
    /// What fits of what was looked at, with its score, the best first; not kept while nothing is typed.
    fitting: Vec<(u32, u32)>,
    /// What `fitting` was found for.
    found_for: String,
    /// Which of those is chosen.
    pub selected: usize,
}

/// All there is to choose from, in its own order.
#[derive(Debug)]
enum All {
    /// So many sections.
    Sections(usize),
    /// The links, and the block from which more of them are to be looked for.
    Links(Vec<Choice>, Option<BlockId>),
    /// The actions.
    Actions,
}

impl All {
    fn len(&self) -> usize {
        match self {
            Self::Sections(count) => *count,
            Self::Links(links, _) => links.len(),
            Self::Actions => commands().len(),
        }
    }

    fn get(&self, n: usize) -> Option<Choice> {
        match self {
            Self::Sections(count) => (n < *count).then_some(Choice::Section(n)),
            Self::Links(links, _) => links.get(n).copied(),
            Self::Actions => (n < commands().len()).then_some(Choice::Action(n)),
        }
    }

    /// Looks on for links.
    fn gather(&mut self, document: &Document) {
        let Self::Links(links, rest) = self else {
            return;
        };
        let Some(next) = *rest else {
            return;
        };
        let end = (next.index() + SLICE_BLOCKS).min(document.blocks.len());
        for n in next.index()..end {
            gather_links(document, BlockId::new(n), links);
        }
        let more = links.len() < LISTED_LINKS_MAX && end < document.blocks.len();
        *rest = more.then(|| BlockId::new(end));
        links.truncate(LISTED_LINKS_MAX);
    }
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
        let all = match kind {
            Kind::Sections => All::Sections(document.outline.sections.len()),
            // Without links there is no need to look at every block.
            Kind::Links if document.links.is_empty() => All::Links(Vec::new(), None),
            Kind::Links => All::Links(Vec::new(), Some(BlockId(0))),
            Kind::Actions => All::Actions,
        };
        let mut finder = Self {
            kind,
            typed: Typed::default(),
            scan: Scan::done(all.len()),
            all,
            fitting: Vec::new(),
            found_for: String::new(),
            selected: current.unwrap_or(0),
        };
        finder.find_on(document);
        finder
    }

    /// How many fit.
    pub fn len(&self) -> usize {
        if self.found_for.is_empty() {
            self.all.len()
        } else {
            self.fitting.len()
        }
    }

    /// True when nothing fits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of those that fit, the best first; in their own order while nothing is typed.
    pub fn get(&self, n: usize) -> Option<Choice> {
        if self.found_for.is_empty() {
            self.all.get(n)
        } else {
            self.all.get(self.fitting.get(n)?.1 as usize)
        }
    }

    /// The first that is shown on so many rows: what is chosen stays in the middle while there is something on both
    /// sides.
    pub fn first_shown(&self, rows: u16) -> usize {
        let rows = usize::from(rows);
        let last = self.len().saturating_sub(rows);
        self.selected.saturating_sub(rows / 2).min(last)
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<Choice> {
        self.get(self.selected)
    }

    /// Finds anew what fits: some of it at once, the rest as [`Finder::find_on`] comes to it.
    pub fn refresh(&mut self, document: &Document) {
        self.selected = 0;
        if pattern(self.typed.text()).atoms.is_empty() {
            self.fitting.clear();
            self.found_for.clear();
            self.scan = Scan::done(self.all.len());
            return;
        }
        // With more letters, only what fitted before can fit, unless one of them has a meaning of its own.
        let plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == ' ');
        let narrower = !self.found_for.is_empty()
            && plain(self.typed.text())
            && self.typed.text().starts_with(&self.found_for);
        let fitted = self.fitting.drain(..).map(|(_, n)| n);
        if narrower {
            self.scan.narrow(fitted)
        } else {
            drop(fitted);
            self.scan = Scan::of(self.all.len());
        }
        self.typed.text().clone_into(&mut self.found_for);
        self.find_on(document);
    }

    /// True when everything was looked at.
    pub fn is_complete(&self) -> bool {
        self.has_all() && self.scan.is_done()
    }

    /// Looks at some more of what there is to choose from.
    pub fn find_on(&mut self, document: &Document) {
        if !self.has_all() {
            self.all.gather(document);
            if self.found_for.is_empty() {
                self.scan = Scan::done(self.all.len())
            } else {
                self.scan.extend(self.all.len())
            }
        }
        if self.scan.is_done() {
            return;
        }
        let typed = &self.found_for;
        let pattern = pattern(typed);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let (all, fitting) = (&self.all, &mut self.fitting);
        self.scan.slice(|n| {
            let Some(choice) = all.get(n as usize) else {
                return 0;
            };
            let text = searched(document, choice);
            let shown = Utf32Str::new(&text, &mut letters);
            if let Some(score) = pattern.score(shown, &mut matcher) {
                fitting.push((score + choice.bonus(typed), n));
            }
            text.len()
        });
        // What was in order before is found to be so in one pass.
        fitting.sort_by_key(|(score, n)| (std::cmp::Reverse(*score), *n));
    }

    /// Looks at all that is left.
    pub fn complete(&mut self, document: &Document) {
        while !self.is_complete() {
            self.find_on(document);
        }
    }

    fn has_all(&self) -> bool {
        !matches!(self.all, All::Links(_, Some(_)))
    }

    /// Tab among the actions: types the name of the chosen one, and when that stands there, the next one's. What
    /// fits stays as it is meanwhile.
    pub(in crate::app) fn type_name(&mut self, forward: bool) {
        let name = |finder: &Self| match finder.chosen() {
            Some(Choice::Action(row)) => ACTIONS[row].name,
            _ => "",
        };
        // Who typed a whole name means it, unless longer ones begin with it.
        let whole = self.found_for == self.typed.text()
            && !(1..self.len()).any(|n| match self.get(n) {
                Some(Choice::Action(row)) => ACTIONS[row].name.starts_with(self.typed.text()),
                _ => false,
            });
        if self.typed.text() == name(self) && !whole {
            let count = self.len().max(1);
            let step = if forward { 1 } else { count - 1 };
            self.selected = (self.selected + step) % count;
        }
        if self.chosen().is_some() {
            self.typed = Typed::new(name(self));
        }
    }

    /// Takes a key: of moving, else of typing.
    pub fn press(&mut self, key: Key, scene: &Scene<'_>) -> Asked {
        let rows = scene.panes.searched().list.height.into();
        let does = scene.keys.beside_typing(key, self.typed.text());
        let motion = does.and_then(|does| Motion::of(does, rows));
        let does = scene.keys.in_prompt(key);
        // What is chosen is chosen among all that fits, even by a key typed ahead.
        let chooses = [InPrompt::Enter, InPrompt::Next, InPrompt::Before];
        if motion.is_some() || does.is_some_and(|does| chooses.contains(&does)) {
            self.complete(scene.document);
        }
        if let Some(motion) = motion {
            self.move_by(motion);
            return Asked::Nothing;
        }
        match does {
            Some(InPrompt::Leave) => return Asked::Close,
            Some(InPrompt::Erase) if self.typed.text().is_empty() => return Asked::Close,
            Some(InPrompt::Enter) => return self.choose(),
            Some(InPrompt::Next) if self.kind == Kind::Actions => self.type_name(true),
            Some(InPrompt::Before) if self.kind == Kind::Actions => self.type_name(false),
            Some(InPrompt::Next) => self.move_by(Motion::By(1)),
            Some(InPrompt::Before) => self.move_by(Motion::By(-1)),
            _ if self.typed.press(key, does) == Edit::Changed => {
                self.refresh(scene.document);
                return Asked::More;
            }
            _ => {}
        }
        Asked::Nothing
    }

    /// Takes a click on one of its rows.
    pub fn click(&mut self, mouse: Mouse, scene: &Scene<'_>) -> Asked {
        let list = scene.panes.searched().list;
        let row = row_of(list, mouse).map(|row| row + self.first_shown(list.height));
        match row.filter(|row| *row < self.len()) {
            Some(row) => {
                self.selected = row;
                self.choose()
            }
            None => Asked::Nothing,
        }
    }

    /// Moves the choice by a row.
    pub fn wheel(&mut self, rows: isize, scene: &Scene<'_>) -> Asked {
        self.complete(scene.document);
        self.move_by(Motion::By(rows.signum()));
        Asked::Nothing
    }

    /// Takes text that is pasted.
    pub fn paste(&mut self, text: &str, scene: &Scene<'_>) -> Asked {
        self.typed.insert(text);
        self.refresh(scene.document);
        Asked::More
    }

    fn move_by(&mut self, motion: Motion) {
        self.selected = motion.from(self.selected, self.len().saturating_sub(1));
    }

    fn choose(&self) -> Asked {
        match (self.chosen(), self.kind) {
            (Some(choice), _) => Asked::Choose(choice),
            (None, Kind::Sections) => Asked::Refuse("no section has these letters"),
            (None, Kind::Links) => Asked::Refuse("no link has these letters"),
            (None, Kind::Actions) => Asked::Refuse("no action has these letters"),
        }
    }
}

/// Adds the links of a block, in reading order.
fn gather_links(document: &Document, block: BlockId, links: &mut Vec<Choice>) {
    links.extend(document.block(block).prose.spans.iter().filter_map(|span| {
        let (Inline::Link(link) | Inline::Note(link)) = span.inline else {
            return None;
        };
        let offset = span.range.start;
        Some(Choice::Link(link, Position { block, offset }))
    }));
}

fn pattern(typed: &str) -> Pattern {
    Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::keymap;
    use crate::document::{Builder, Origin, Prose};
    use crate::format::{self, Raw};

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

    /// Sections enough for several slices, and links among them.
    fn long() -> Document {
        let text = "[first] gate ".repeat(40);
        let mut markdown = String::new();
        for n in 0..2000_u32 {
            let words = ["gate", "Tent", "road", "é river"];
            let word = |by: u32| words[(n / by % 4) as usize];
            let title = format!("{} {} {n} {text}", word(1), word(7));
            markdown += &format!("## {title}\n\n[{} {n}](#a{n}) and more\n\n", word(3));
        }
        let raw = Raw::from_bytes(Origin::Stdin, markdown.into_bytes());
        format::parse_whole(raw, format::named("markdown")).expect("markdown of two constructs")
    }

    fn fitting(finder: &Finder) -> Vec<Choice> {
        (0..finder.len()).map_while(|n| finder.get(n)).collect()
    }

    #[test]
    fn what_is_found_in_slices_is_what_a_look_at_everything_finds() {
        let document = long();
        let scripts = [
            "ga",
            "gat<backspace>o",
            "e 1",
            "e 1<c-u>T",
            "te'1",
            "tn !gate",
            "r<backspace>",
            "^g$",
        ];
        let table = keymap::Keys::new();
        for kind in [Kind::Sections, Kind::Links, Kind::Actions] {
            for script in scripts {
                for slices in 0..4 {
                    let mut finder = Finder::new(kind, &document, None);
                    for key in keymap::keys(script) {
                        finder.typed.press(key, table.in_prompt(key));
                        finder.refresh(&document);
                        (0..slices).for_each(|_| finder.find_on(&document));
                    }
                    finder.complete(&document);
                    let expected = whole(&finder, &document);
                    assert_eq!(fitting(&finder), expected, "{kind:?} {script} {slices}");
                }
            }
        }
    }

    /// What a look at everything finds, the best first.
    fn whole(finder: &Finder, document: &Document) -> Vec<Choice> {
        let (typed, mut letters) = (finder.typed.text(), Vec::new());
        let mut matcher = Matcher::new(Config::DEFAULT);
        let fits = |n: usize| {
            let choice = finder.all.get(n)?;
            let text = searched(document, choice);
            let text = Utf32Str::new(&text, &mut letters);
            let score = pattern(typed).score(text, &mut matcher)?;
            Some((std::cmp::Reverse(score + choice.bonus(typed)), n))
        };
        let mut scored: Vec<_> = (0..finder.all.len()).filter_map(fits).collect();
        scored.sort_unstable();
        let choices = scored.into_iter().filter_map(|(_, n)| finder.all.get(n));
        choices.collect()
    }

    #[test]
    fn a_first_slice_does_not_look_at_everything() {
        let document = long();
        let mut finder = Finder::new(Kind::Sections, &document, None);
        finder.typed.insert("gate");
        finder.refresh(&document);
        assert!(!finder.is_complete() && !finder.is_empty());
        finder.complete(&document);
        assert!(finder.is_complete());
    }
}
