//! The reader's hands on the outline: going to its rows, and correcting headings that were inferred.

use crate::app::App;
use crate::app::look::Focus;
use crate::app::reading::moves::section_name;
use crate::document::{BlockId, BlockKind, Section};
use crate::text::clean::Clean;

/// The longest text, in bytes, that a reader may take for a heading that was missed.
const HEADING_BYTES_MAX: usize = 160;

/// The lowest level of a heading.
const LEVEL_MAX: u8 = 6;

impl App {
    pub(in crate::app) fn list_rows(&self) -> isize {
        (self.panes().list.height as isize - 1).max(1)
    }

    /// To a row's section, and the focus to the text.
    pub(in crate::app) fn go_to_row(&mut self, row: usize) {
        self.show_row(row);
        self.focus(Focus::Body);
    }

    pub(in crate::app) fn show_row(&mut self, row: usize) {
        let Some(section) = self.sidebar.section(row) else {
            return;
        };
        self.reading.leave();
        match section {
            Some(_) => self.reading.go_to(self.reading.section_start(section)),
            None => self.reading.go_to_start(),
        }
    }

    /// The selected section, where its heading is one that we found; else says why it is not to be changed: `told` of
    /// one that the article gives.
    fn selected_inferred(&mut self, told: &'static str) -> Option<usize> {
        let Some(Some(section)) = self.sidebar.section(self.sidebar.selected) else {
            self.outbox.say("this row is not a heading");
            return None;
        };
        let is_given = self.reading.article().outline.sections[section]
            .inferred
            .is_none();
        if is_given {
            self.outbox.say(told);
            return None;
        }
        Some(section)
    }

    pub(in crate::app) fn not_a_heading(&mut self) {
        let told = "this heading is marked in the article itself";
        let Some(section) = self.selected_inferred(told) else {
            return;
        };
        let article = self.reading.article();
        let title = section_name(article, Some(section));
        let block = article.outline.sections[section].block;
        self.correct(block, None);
        self.outbox
            .say(format!("{title} is no heading; u takes that back"));
    }

    pub(in crate::app) fn is_a_heading(&mut self) {
        let selected = self.sidebar.section(self.sidebar.selected).flatten();
        let article = self.reading.article();
        let doubted = selected
            .map(|section| &article.outline.sections[section])
            .filter(|section| section.inferred.is_some());
        let section = match doubted {
            Some(section) => Some(Section {
                inferred: None,
                ..section.clone()
            }),
            None => self.missed_heading(),
        };
        let Some(section) = section else {
            return self
                .outbox
                .say("no short line on this page that could be a heading");
        };
        let title = format!("\"{}\"", section.title);
        self.correct(section.block, Some(section));
        self.outbox
            .say(format!("{title} is a heading; u takes that back"));
    }

    /// Makes the selected heading one of a level higher, where negative, or lower.
    pub(in crate::app) fn change_level(&mut self, by: i8) {
        let told = "this heading's level is given in the article itself";
        let Some(section) = self.selected_inferred(told) else {
            return;
        };
        let heading = &self.reading.article().outline.sections[section];
        let level = heading.level.saturating_add_signed(by).clamp(1, LEVEL_MAX);
        if level == heading.level {
            return self.outbox.say(if by < 0 {
                "no level is higher"
            } else {
                "no level is lower"
            });
        }
        let (block, changed) = (
            heading.block,
            Section {
                level,
                ..heading.clone()
            },
        );
        self.correct(block, Some(changed));
        self.outbox
            .say(format!("now of level {level}; u takes that back"));
    }

    /// The first short line on the page that stands alone and is no heading, as the section that it would begin.
    fn missed_heading(&self) -> Option<Section> {
        let article = self.reading.article();
        let place = self.reading.place().position;
        let blocks = self.reading.page().lines.iter().map(|line| line.block);
        let block = blocks
            .filter(|_| !self.reading.shows_whole())
            .find(|block| {
                let line = article.block(*block);
                line.kind == BlockKind::Paragraph
                    && line.nest.is_none()
                    && !line.continues
                    && line.prose.text.len() <= HEADING_BYTES_MAX
            })?;
        let current = article.outline.current_section(place);
        let level = current.map_or(2, |current| article.outline.sections[current].level);
        Some(Section {
            title: Clean::line(&article.block(block).prose.text),
            level,
            block,
            inferred: None,
        })
    }

    fn correct(&mut self, block: BlockId, section: Option<Section>) {
        let corrections = &mut self.sidebar.corrections;
        self.reading
            .correct(|document| corrections.make(document, block, section));
        self.sidebar.rebuild(self.reading.article());
    }

    pub(in crate::app) fn undo_correction(&mut self) {
        let corrections = &mut self.sidebar.corrections;
        if !corrections.has_made() {
            return self.outbox.say("no correction to take back");
        }
        self.reading
            .correct(|document| corrections.take_back(document));
        self.sidebar.rebuild(self.reading.article());
        self.outbox.say("taken back");
    }
}
