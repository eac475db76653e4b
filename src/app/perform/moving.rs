//! Moving about the text: by rows and pages, to its ends, by what it is made of.

use crate::app::App;
use crate::app::articles::arrival::Wanted;
use crate::app::reading::moves::Step;
use crate::document::BlockId;
use crate::document::Position;

impl App {
    pub(in crate::app) fn scroll(&mut self, rows: isize) {
        if !self.reading.scroll(rows) {
            self.say_no_further(rows > 0);
        }
    }

    pub(in crate::app) fn turn(&mut self, pages: isize) {
        match self.reading.turn(pages) {
            true => self.outbox.start_turned(),
            false => self.say_no_further(pages > 0),
        }
    }

    fn say_no_further(&mut self, down: bool) {
        self.outbox.say(match down {
            true => "this is the end",
            false => "this is the beginning",
        });
    }

    pub(in crate::app) fn go_to_start(&mut self) {
        self.reading.leave();
        self.reading.go_to_start();
    }

    /// To the end, which is where it will be when all of the article is there; or to a paragraph.
    pub(in crate::app) fn go_to_end(&mut self, paragraph: Option<usize>) {
        self.reading.leave();
        let Some(paragraph) = paragraph else {
            self.reading.go_to_end();
            if self.articles.arrival.is_arriving() {
                self.articles.arrival.wanted = Some(Wanted::End);
            }
            return;
        };
        let document = self.reading.document();
        let block = document.title_blocks() + paragraph.max(1) - 1;
        if block < document.blocks.len() {
            self.reading.go_to(Position::at(BlockId::new(block)));
        } else {
            let last = document.blocks.len() - document.title_blocks();
            self.outbox
                .say(format!("no paragraph {paragraph}; the last is {last}"));
        }
    }

    pub(in crate::app) fn step(&mut self, step: Step, jump: bool) {
        match self.reading.move_by(step) {
            Ok(position) => {
                if jump {
                    self.reading.leave();
                }
                match position == Position::START {
                    true => self.reading.go_to_start(),
                    false => self.reading.go_to(position),
                }
            }
            Err(why) => self.outbox.say(why),
        }
    }

    pub(in crate::app) fn go_to_percent(&mut self, percent: Option<usize>) {
        let Some(percent) = percent else {
            return self
                .outbox
                .say("type a number first: 40% goes to where 40 % is read");
        };
        self.reading.leave();
        self.go_to_progress(percent.min(100) as f64 / 100.0);
    }

    pub(in crate::app) fn go_to_progress(&mut self, progress: f64) {
        if progress >= 1.0 {
            self.reading.go_to_end();
        } else if progress <= 0.0 {
            self.reading.go_to_start();
        } else {
            self.reading.go_to_progress(progress);
        }
    }

    pub(in crate::app) fn go_to_article(&mut self, steps: isize) {
        match self.articles.inputs.neighbour(steps) {
            Ok(what) => self.ask_for(what),
            Err(why) => self.outbox.say(why),
        }
    }
}
