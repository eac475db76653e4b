//! `Arrival`: how far the article asked for has come, and what is to be done when more of it is there.

use crate::app::articles::kept::Spot;
use crate::app::event::Ticket;
use crate::document::{Document, Origin};

/// How far the article asked for has come.
#[derive(Debug, Default)]
enum Stage {
    /// None was asked for.
    #[default]
    Nothing,
    /// It was asked for and has not begun.
    Asked,
    /// Its parts arrive.
    Arriving,
    /// It is all there.
    Whole,
    /// It never came, or not all of it.
    Failed,
    /// It is there, and its file has changed while something lay over the page; it is read when that is gone.
    Changed,
    /// It is there, and arrives anew.
    Again(Box<Anew>),
    /// It is there, and has come anew.
    Renewed(Box<Anew>),
}

/// An article read anew.
#[derive(Debug, Default)]
pub struct Anew {
    /// As it is now.
    pub document: Document,
    /// The reader asked for it, and is told also when nothing has changed.
    pub asked: bool,
}

/// What can be done about an article that is to be read anew.
#[derive(Debug)]
pub enum Next {
    /// To ask for it.
    Read,
    /// To show it.
    Show(Box<Anew>),
}

/// A place that has not arrived yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A place from an earlier visit.
    Spot(Spot),
    /// What a link's fragment names.
    Fragment(String),
    /// The section of this title, or of one like it.
    Section(String),
    /// So far into it.
    Percent(u8),
    /// The end.
    End,
}

impl Wanted {
    /// What a reader means by a place on the command line: `40%`, `#fragment`, or a section's title. `Err` says
    /// what is wrong with it.
    pub fn named(place: &str) -> Result<Self, &'static str> {
        let place = place.trim();
        if place.is_empty() {
            return Err("it is empty");
        }
        if let Some(fragment) = place.strip_prefix('#') {
            return Ok(Self::Fragment(fragment.to_owned()));
        }
        let number = place
            .strip_suffix('%')
            .map(|number| number.trim().parse::<u8>());
        match number {
            Some(Ok(percent @ 0..=100)) => Ok(Self::Percent(percent)),
            Some(_) => Err("a percentage is a whole number from 0 to 100"),
            None => Ok(Self::Section(place.to_owned())),
        }
    }
}

/// The article asked for last.
#[derive(Debug, Default)]
pub struct Arrival {
    asked: String,
    ticket: Ticket,
    stage: Stage,
    bytes: u64,
    of: Option<u64>,
    /// Where the article on screen comes from.
    pub origin: Option<Origin>,
    /// The name of its format.
    pub format: Option<&'static str>,
    /// Where to go when that much of the article is there.
    pub wanted: Option<Wanted>,
}

impl Arrival {
    /// Asks for `what`.
    pub fn ask(&mut self, what: String) -> Ticket {
        self.asked = what;
        self.next(Stage::Asked)
    }

    /// Asks for `what`, which is on screen, once more; `asked` where the reader does.
    pub fn ask_again(&mut self, what: &str, asked: bool) -> Ticket {
        what.clone_into(&mut self.asked);
        let document = Document::default();
        self.next(Stage::Again(Box::new(Anew { document, asked })))
    }

    fn next(&mut self, stage: Stage) -> Ticket {
        self.ticket.0 += 1;
        self.stage = stage;
        (self.bytes, self.of) = (0, None);
        self.ticket
    }

    /// True when events with `ticket` are about the article asked for last.
    pub fn is_awaited(&self, ticket: Ticket) -> bool {
        self.ticket == ticket
    }

    /// The ticket of the article asked for last.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// What was asked for last.
    pub fn asked(&self) -> &str {
        &self.asked
    }

    /// It begins to arrive, from there.
    pub fn begin(&mut self, origin: Origin) {
        self.stage = Stage::Arriving;
        self.origin = Some(origin);
        self.format = None;
    }

    /// True when something of it is there to be read, in `article`.
    pub fn is_seen(&self, article: &Document) -> bool {
        !matches!(self.stage, Stage::Asked | Stage::Again(_)) && !article.is_empty()
    }

    /// It has arrived whole, or no more of it will. False where it had not even begun.
    pub fn end(&mut self, whole: bool) -> bool {
        let had_begun = !matches!(self.stage, Stage::Asked);
        self.stage = if whole { Stage::Whole } else { Stage::Failed };
        had_begun
    }

    /// So many bytes of it were read.
    pub fn progressed(&mut self, bytes: u64, of: Option<u64>) {
        (self.bytes, self.of) = (bytes, of);
    }

    /// True while more of it is to come.
    pub fn is_arriving(&self) -> bool {
        matches!(self.stage, Stage::Asked | Stage::Arriving | Stage::Again(_))
    }

    /// Its file has changed.
    pub fn changed(&mut self) {
        if !self.is_arriving() {
            self.stage = Stage::Changed;
        }
    }

    /// What can be done now about an article that is to be read anew, which counts as done.
    pub fn next_anew(&mut self) -> Option<Next> {
        match std::mem::replace(&mut self.stage, Stage::Whole) {
            Stage::Changed => Some(Next::Read),
            Stage::Renewed(anew) => Some(Next::Show(anew)),
            other => {
                self.stage = other;
                None
            }
        }
    }

    /// The article as it arrives anew, while it does.
    pub fn anew(&mut self) -> Option<&mut Document> {
        match &mut self.stage {
            Stage::Again(anew) => Some(&mut anew.document),
            _ => None,
        }
    }

    /// What arrived anew is all there, or no more of it will be: gives it, and the article on screen is whole. `None`
    /// where nothing arrives anew.
    pub fn end_anew(&mut self) -> Option<Box<Anew>> {
        match std::mem::replace(&mut self.stage, Stage::Whole) {
            Stage::Again(anew) => Some(anew),
            other => {
                self.stage = other;
                None
            }
        }
    }

    /// It has come anew, and is shown when it can be.
    pub fn renewed(&mut self, anew: Box<Anew>) {
        self.stage = Stage::Renewed(anew);
    }

    /// A word on how far it has come, while it arrives.
    pub fn progress(&self) -> Option<String> {
        let verb = match self.stage {
            Stage::Asked | Stage::Again(_) => "opening",
            Stage::Arriving => "reading",
            _ => return None,
        };
        let far = match (self.of, self.bytes) {
            (Some(of), bytes) if of > 0 => format!(" {} %", (bytes.min(of) * 100) / of),
            (_, 0) => String::new(),
            (_, bytes) if bytes < 1_000_000 => format!(" {} KB", bytes.div_ceil(1000)),
            (_, bytes) => format!(" {:.1} MB", bytes as f64 / 1e6),
        };
        Some(format!("{verb}…{far}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_while_it_lasts() {
        let mut arrival = Arrival::default();
        assert_eq!(arrival.progress(), None);
        arrival.ask("a".to_owned());
        arrival.begin(Origin::Stdin);
        arrival.progressed(34, Some(100));
        assert_eq!(arrival.progress().as_deref(), Some("reading… 34 %"));
        arrival.progressed(2_340_000, None);
        assert_eq!(arrival.progress().as_deref(), Some("reading… 2.3 MB"));
    }

    #[test]
    fn a_place_is_a_percentage_a_fragment_or_a_title() {
        assert_eq!(Wanted::named("40%"), Ok(Wanted::Percent(40)));
        assert_eq!(
            Wanted::named("#end"),
            Ok(Wanted::Fragment("end".to_owned()))
        );
        assert_eq!(
            Wanted::named(" The gate "),
            Ok(Wanted::Section("The gate".to_owned()))
        );
        assert!(Wanted::named("140%").is_err());
        assert!(Wanted::named(" ").is_err());
    }
}
