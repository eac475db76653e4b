//! Handing on: text to a command that the reader types, whose answer is shown in a pane; the article's file to an
//! editor, and its page to a browser. The command is the reader's alone: **nothing of an article becomes part of it.**

use crate::document::Origin;
use crate::layout::Top;
use std::ops::Range;

use crate::app::App;
use crate::app::event::{Effect, Ticket};
use crate::app::list::typed::Typed;
use crate::app::overlay::Overlay;
use crate::app::overlay::pane::Pane;
use crate::app::overlay::prompt::{Piece, Prompt, Purpose};
use crate::document::Position;

/// How many bytes of text say where the editor is to begin.
const WORDS_BYTES_MAX: usize = 300;

impl App {
    /// Asks for a command: for the selection where there is one, else for the section.
    pub(in crate::app) fn ask_for_command(&mut self) {
        if self.reading.document().is_empty() {
            return self.outbox.say("there is no text to hand over");
        }
        let piece = match &self.reading.selection {
            Some(_) => Piece::Selection,
            None if self.reading.document().outline.sections.is_empty() => Piece::Article,
            None => Piece::Section,
        };
        self.overlays.push(Overlay::Prompt(Prompt {
            purpose: Purpose::Pipe(piece),
            line: Typed::default(),
        }));
    }

    /// Hands a piece of the text to a command.
    pub(in crate::app) fn pipe(&mut self, piece: Piece, command: &str) {
        if command.trim().is_empty() {
            return self.outbox.say("no command, nothing done");
        }
        let range = self.piece_range(piece);
        let job = self.outbox.next_job();
        self.outbox.push(Effect::Pipe {
            job,
            command: command.to_owned(),
            text: self.text_of(&range) + "\n",
        });
        let mut pane = Pane::new(format!("| {command}"));
        pane.state = "running…".to_owned();
        pane.job = Some(job);
        self.overlays.push(Overlay::Pane(pane));
    }

    fn piece_range(&self, piece: Piece) -> Range<Position> {
        let document = self.reading.document();
        match (piece, &self.reading.selection) {
            (Piece::Selection, Some(selection)) => selection.range(document),
            (Piece::Article, _) => Position::START..Position::at(document.end()),
            _ => self.section_range(),
        }
    }

    /// A command answered with some lines.
    pub(in crate::app) fn output(&mut self, job: Ticket, text: &str) {
        if let Some(pane) = self.pane_of(job) {
            pane.text(text);
        }
    }

    /// A command ended, or could not be started: a word on how.
    pub(in crate::app) fn output_ended(&mut self, job: Ticket, state: String) {
        if let Some(pane) = self.pane_of(job) {
            pane.job = None;
            if pane.is_empty() {
                pane.text("(no output)");
            }
            pane.state = state;
        }
    }

    fn pane_of(&mut self, job: Ticket) -> Option<&mut Pane> {
        self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Pane(pane) if pane.job == Some(job) => Some(pane),
            _ => None,
        })
    }
}

/// The editor with the article's file, and the browser with its page.
impl App {
    /// Opens the reader's editor on the article's file, at this place.
    pub(in crate::app) fn edit(&mut self) {
        let path = match &self.articles.arrival.origin {
            Some(Origin::File(path)) => path.clone(),
            Some(Origin::Stdin) => {
                return self
                    .outbox
                    .say("what came through a pipe is no file to edit");
            }
            Some(Origin::Address(_)) => {
                return self
                    .outbox
                    .say("this article is a page of the web, not a file to edit");
            }
            Some(Origin::Bundled) => {
                return self
                    .outbox
                    .say("this article comes with longread and is no file to edit");
            }
            None => return self.outbox.say("there is no file to edit"),
        };
        let place = match &self.reading.selection {
            Some(selection) => selection.caret(),
            None => self.reading.top().position,
        };
        let place = self.reading.place_of(Top::at(place)).position;
        let article = self.reading.article();
        let bytes = article.bytes().max(1) as f64;
        self.outbox.push(Effect::Edit {
            path,
            words: self.words_at(place),
            progress: article.bytes_before(place) as f64 / bytes,
        });
    }

    /// The text from a place of the article on, over the ends of short blocks.
    fn words_at(&self, place: Position) -> String {
        let mut words = String::new();
        let mut offset = place.offset as usize;
        for block in self
            .reading
            .article()
            .blocks
            .iter()
            .skip(place.block.index())
        {
            words.push_str(block.prose.text.get(offset..).unwrap_or_default());
            words.push(' ');
            offset = 0;
            if words.len() >= WORDS_BYTES_MAX {
                break;
            }
        }
        words.truncate(words.floor_char_boundary(WORDS_BYTES_MAX));
        words
    }

    /// Shows the page that the article is from in the reader's browser.
    pub(in crate::app) fn open_original(&mut self) {
        match self.web_address() {
            Some(address) => {
                self.outbox.say(format!("opening {address}"));
                self.outbox.push(Effect::OpenOutside(address));
            }
            None => self.outbox.say("this article names no address on the web"),
        }
    }
}
