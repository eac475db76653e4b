//! Moving about the text: by rows and pages, to its ends, by what it is made of.

use crate::app::App;
use crate::app::articles::arrival::Wanted;
use crate::app::perform::copying::NOTHING_SELECTED;
use crate::app::reading::moves::{Movement, Step};
use crate::document::BlockId;
use crate::document::Position;

impl App {
    /// Moves the page, or the caret while text is selected.
    pub(in crate::app) fn go(&mut self, movement: Movement) {
        match self.reading.selection {
            Some(_) => self.move_caret(movement),
            None => self.move_page(movement),
        }
    }

    fn move_page(&mut self, movement: Movement) {
        let half = (self.reading.rows() as isize / 2).max(1);
        match movement {
            Movement::Lines(lines) => self.scroll(lines),
            Movement::Pages(pages) => self.turn(pages),
            Movement::HalfPages(halves) => self.scroll(half.saturating_mul(halves)),
            Movement::Step(Step::Paragraph(paragraphs)) if self.look.wishes.one_lit => {
                self.light_next(paragraphs);
            }
            Movement::Step(step) => self.step(step),
            Movement::Start => self.go_to_start(),
            Movement::End => self.go_to_end(),
            Movement::Hit(ahead) => self.next_hit(ahead),
            Movement::Letters(_) | Movement::Words(_) | Movement::WordEnds(_) => {
                self.outbox.say(NOTHING_SELECTED);
            }
            Movement::LineEdge(_) => self.outbox.say(NOTHING_SELECTED),
        }
    }

    pub(in crate::app) fn scroll(&mut self, rows: isize) {
        if !self.reading.scroll(rows) {
            self.say_no_further(rows > 0);
        }
    }

    fn turn(&mut self, pages: isize) {
        if self.reading.turn(pages) {
            self.outbox.start_turned()
        } else {
            self.say_no_further(pages > 0)
        }
    }

    fn say_no_further(&mut self, down: bool) {
        self.outbox.say(if down {
            "this is the end"
        } else {
            "this is the beginning"
        });
    }

    fn go_to_start(&mut self) {
        self.reading.leave();
        self.reading.go_to_start();
    }

    /// To the end, which is where it will be when all of the article is there.
    fn go_to_end(&mut self) {
        self.reading.leave();
        self.reading.go_to_end();
        if self.articles.arrival.is_arriving() {
            self.articles.arrival.wanted = Some(Wanted::End);
        }
    }

    /// To the beginning of a paragraph.
    pub(in crate::app) fn go_to_paragraph(&mut self, paragraph: usize) {
        self.reading.leave();
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

    fn step(&mut self, step: Step) {
        match self.reading.move_by(step) {
            Ok(position) => {
                if matches!(step, Step::Section(_) | Step::Parent(_)) {
                    self.reading.leave();
                }
                if position == Position::START {
                    self.reading.go_to_start()
                } else {
                    self.reading.go_to(position)
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
