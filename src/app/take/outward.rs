//! The ways out to other programs: the editor with the article's file, the browser with its page.

use crate::app::App;
use crate::app::event::Effect;
use crate::document::{Origin, Position};
use crate::layout::Top;

/// How many bytes of text say where the editor is to begin.
const WORDS_BYTES_MAX: usize = 300;

impl App {
    /// Opens the reader's editor on the article's file, at this place.
    pub(in crate::app) fn edit(&mut self) {
        let path = match &self.arrival.origin {
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
