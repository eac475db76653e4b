//! Folding sections in the text; the outline follows.

use crate::app::App;
use crate::app::reading::moves::section_name;
use crate::document::BlockKind;

impl App {
    /// Folds or unfolds the section that is read; the other of the two where `fold` is `None`. Where it is folded
    /// already, the one around it is folded.
    pub(in crate::app) fn fold_section(&mut self, fold: Option<bool>) {
        let Some(mut section) = self.reading.current_section() else {
            return self.outbox.say("the opening cannot be folded");
        };
        let is_folded = |app: &Self, section: usize| {
            let head = app.reading.article().outline.sections[section].block;
            app.reading.folding().holds(head)
        };
        let fold = fold.unwrap_or(!is_folded(self, section));
        while fold && is_folded(self, section) {
            match self.reading.article().outline.parent(section) {
                Some(parent) => section = parent,
                None => return self.outbox.say("this section is folded already"),
            }
        }
        if !self.reading.fold(section, fold) {
            let name = section_name(self.reading.article(), Some(section));
            return self.outbox.say(if fold {
                format!("nothing stands in {name} to be folded")
            } else {
                format!("{name} is not folded")
            });
        }
        let article = self.reading.article();
        let head = article.outline.sections[section].block;
        self.sidebar.follow_fold(article, head, fold);
    }

    /// Opens the fold whose mark stands in a row of the page, if one does.
    pub(in crate::app) fn open_fold(&mut self, row: usize) {
        let Some(section) = self.reading.fold_marked(row) else {
            return;
        };
        if self.reading.shows_only_some() {
            return self.all_paragraphs();
        }
        self.reading.fold(section, false);
        let article = self.reading.article();
        let head = article.outline.sections[section].block;
        self.sidebar.follow_fold(article, head, false);
    }

    /// Folds the section whose heading stands in a row of the page, or opens it.
    pub(in crate::app) fn toggle_fold_at(&mut self, row: usize) {
        let lines = &self.reading.page().lines;
        let Some(line) = lines.get(row).filter(|line| line.source.is_some()) else {
            return;
        };
        let document = self.reading.document();
        let sections = &document.outline.sections;
        let found = sections.binary_search_by_key(&line.block, |section| section.block);
        let is_heading = matches!(document.block(line.block).kind, BlockKind::Heading { .. });
        let Some(section) = found.ok().filter(|_| is_heading) else {
            return;
        };
        let head = self.reading.article().outline.sections[section].block;
        let fold = !self.reading.folding().holds(head);
        if self.reading.fold(section, fold) {
            self.sidebar.follow_fold(self.reading.article(), head, fold);
        }
    }

    /// Folds all sections, or none.
    pub(in crate::app) fn fold_sections(&mut self, fold: bool) {
        if self.reading.article().outline.sections.is_empty() {
            return self.outbox.say("this article has no sections");
        }
        let changed = self.reading.fold_all(fold);
        let levels = if fold { 1 } else { 6 };
        self.sidebar.set_levels(self.reading.article(), levels);
        self.outbox.say(match (fold, changed) {
            (true, true) => "all sections are folded; zo opens one, zR all",
            (false, true) => "all sections are open",
            (true, false) => "all sections are folded already",
            (false, false) => "no section is folded",
        });
    }
}
