//! What each action does. [`App::perform`] is the program's table of contents.

use super::App;
use super::action::{Action as A, Context};
use super::arrival::Wanted;
use super::event::{Effect, Key, KeyCode};
use super::geometry::{Geometry, is_narrow};
use super::keymap::Command;
use super::look::Focus;
use super::moves::{Step, section_name};
use super::overlay::{Help, Overlay};
use super::prompt::{Edit, Prompt, Purpose, Typed};
use crate::document::{BlockId, BlockKind, Position, Section};
use crate::text::clean::Clean;

/// By how many columns a key changes the sidebar's width.
const SIDEBAR_STEP: i32 = 2;
/// The longest text, in bytes, that a reader may take for a heading that was missed.
const HEADING_BYTES_MAX: usize = 160;

impl App {
    /// Does what a command says.
    pub fn perform(&mut self, command: Command) {
        let times = command.count.unwrap_or(1);
        let n = times as isize;
        let letter = command.letter.unwrap_or('\'');
        let rows = self.reading.rows() as isize;
        match command.action {
            A::LineDown => self.scroll(n),
            A::LineUp => self.scroll(-n),
            A::PageDown => self.turn(n),
            A::PageUp => self.turn(-n),
            A::HalfDown => self.scroll((rows / 2).max(1).saturating_mul(n)),
            A::HalfUp => self.scroll(-(rows / 2).max(1).saturating_mul(n)),
            A::Start => self.go_to_start(),
            A::End => self.go_to_end(command.count),
            A::SectionNext => self.step(Step::Section(n), true),
            A::SectionPrevious => self.step(Step::Section(-n), true),
            A::SectionParent => self.step(Step::Parent(times), true),
            A::ParagraphNext if self.look.one_lit => self.light_next(n),
            A::ParagraphPrevious if self.look.one_lit => self.light_next(-n),
            A::ParagraphNext => self.step(Step::Paragraph(n), false),
            A::ParagraphPrevious => self.step(Step::Paragraph(-n), false),
            A::SentenceNext => self.step(Step::Sentence(n), false),
            A::SentencePrevious => self.step(Step::Sentence(-n), false),
            A::Percent => self.go_to_percent(command.count),

            A::Search => self.ask(Purpose::Search),
            A::HitNext => self.next_hit(true),
            A::HitPrevious => self.next_hit(false),

            A::SetMark => self.set_mark(letter),
            A::GoToMark => self.go_to_mark(letter),
            A::Back => self.go_back(),
            A::Forward => self.go_forward(),

            A::Outline => self.toggle_sidebar(),
            A::Focus => self.toggle_focus(),
            A::SidebarNarrower => self.widen_sidebar(-SIDEBAR_STEP * times.min(99) as i32),
            A::SidebarWider => self.widen_sidebar(SIDEBAR_STEP * times.min(99) as i32),
            A::MeasureWider => self.change_measure(times.min(99) as i32),
            A::MeasureNarrower => self.change_measure(-(times.min(99) as i32)),
            A::MeasureReset => self.change_measure(0),
            A::Theme => self.next_theme(),
            A::TextOnly => self.toggle_text_only(),
            A::Scrollbar => self.look.scrollbar = !self.look.scrollbar,
            A::WholePage => self.toggle_whole(),
            A::Comfort => self.open_comfort(),
            A::PanLeft => self.pan(-n),
            A::PanRight => self.pan(n),
            A::SectionToggle => self.fold_section(None),
            A::SectionOpen => self.fold_section(Some(false)),
            A::SectionClose => self.fold_section(Some(true)),
            A::SectionsClose => self.fold_sections(true),
            A::SectionsOpen => self.fold_sections(false),
            A::OneLit => self.toggle_lit(),
            A::AutoScroll => self.toggle_auto(),
            A::Faster => self.change_pace(n),
            A::Slower => self.change_pace(-n),

            A::RowDown => self.sidebar.select_by(1),
            A::RowUp => self.sidebar.select_by(-1),
            A::RowPageDown => self.sidebar.select_by(self.list_rows()),
            A::RowPageUp => self.sidebar.select_by(-self.list_rows()),
            A::RowFirst => self.sidebar.select_by(isize::MIN),
            A::RowLast => self.sidebar.select_by(isize::MAX),
            A::RowGo => self.go_to_row(self.sidebar.selected),
            A::RowGoAndStay => self.show_row(self.sidebar.selected),
            A::Unfold => self.sidebar.unfold(self.reading.article()),
            A::Fold => self.sidebar.fold(self.reading.article()),
            A::Levels(levels) => self.sidebar.set_levels(self.reading.article(), levels),
            A::Filter => self.ask(Purpose::Filter),
            A::NotAHeading => self.not_a_heading(),
            A::IsAHeading => self.is_a_heading(),
            A::UndoCorrection => self.undo_correction(),

            A::ArticleNext => self.go_to_article(n),
            A::ArticlePrevious => self.go_to_article(-n),
            A::Mouse => self.toggle_mouse(),

            A::Help => self.overlays.push(Overlay::Help(Help::new(self.context()))),
            A::Escape => self.escape(),
            A::Quit => self.outside.push(Effect::Quit),
            A::Suspend => self.outside.push(Effect::Suspend),
        }
    }
}

/// Moving about the text.
impl App {
    pub(super) fn scroll(&mut self, rows: isize) {
        if !self.reading.scroll(rows) {
            self.outside.say(match rows > 0 {
                true => "this is the end",
                false => "this is the beginning",
            });
        }
    }

    fn go_to_start(&mut self) {
        self.reading.leave();
        self.reading.go_to_start();
    }

    /// To the end, which is where it will be when all of the article is there; or to a paragraph.
    fn go_to_end(&mut self, paragraph: Option<usize>) {
        self.reading.leave();
        let Some(paragraph) = paragraph else {
            self.reading.go_to_end();
            if self.arrival.is_arriving() {
                self.arrival.wanted = Some(Wanted::End);
            }
            return;
        };
        let document = self.reading.document();
        let block = document.title_blocks() + paragraph.max(1) - 1;
        if block < document.blocks.len() {
            self.reading.go_to(Position::at(BlockId::new(block)));
        } else {
            let last = document.blocks.len() - document.title_blocks();
            self.outside
                .say(format!("no paragraph {paragraph}; the last is {last}"));
        }
    }

    fn step(&mut self, step: Step, jump: bool) {
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
            Err(why) => self.outside.say(why),
        }
    }

    fn go_to_percent(&mut self, percent: Option<usize>) {
        let Some(percent) = percent else {
            return self
                .outside
                .say("type a number first: 40% goes to where 40 % is read");
        };
        self.reading.leave();
        self.go_to_progress(percent.min(100) as f64 / 100.0);
    }

    pub(super) fn go_to_progress(&mut self, progress: f64) {
        if progress >= 1.0 {
            self.reading.go_to_end();
        } else if progress <= 0.0 {
            self.reading.go_to_start();
        } else {
            self.reading.go_to_progress(progress);
        }
    }

    fn set_mark(&mut self, letter: char) {
        let place = self.reading.place();
        self.reading.trail.mark(letter, place);
        self.outside
            .say(format!("marked; '{letter} comes back here"));
    }

    fn go_to_mark(&mut self, letter: char) {
        match self.reading.trail.marked(letter) {
            Some(place) => {
                self.reading.leave();
                self.reading.return_to(place);
            }
            None if letter == '\'' => self.outside.say("no jump to come back from"),
            None => self
                .outside
                .say(format!("no mark {letter}; m{letter} sets it")),
        }
    }

    fn go_back(&mut self) {
        let place = self.reading.place();
        match self.reading.trail.back(place) {
            Some(to) => self.reading.return_to(to),
            None => self.outside.say("no jump before this place"),
        }
    }

    fn go_forward(&mut self) {
        let place = self.reading.place();
        match self.reading.trail.forward(place) {
            Some(to) => self.reading.return_to(to),
            None => self.outside.say("no jump after this place"),
        }
    }

    fn go_to_article(&mut self, steps: isize) {
        match self.arrival.neighbour(steps) {
            Ok(what) => self.ask_for(what),
            Err(why) => self.outside.say(why),
        }
    }
}

/// Looking for words.
impl App {
    fn ask(&mut self, purpose: Purpose) {
        let line = match purpose {
            Purpose::Search => {
                self.search.begin("", self.reading.top());
                Typed::default()
            }
            Purpose::Filter => Typed::new(self.sidebar.filter()),
        };
        self.overlays
            .push(Overlay::Prompt(Prompt { purpose, line }));
    }

    fn next_hit(&mut self, forward: bool) {
        if !self.search.is_active() {
            match self.search.history().last().cloned() {
                Some(text) => self.search.restart_with(&text, self.reading.top()),
                None => {
                    return self
                        .outside
                        .say("nothing to look for yet; / asks for words");
                }
            }
        }
        let current = self.search.current().cloned();
        let on_page = current.filter(|hit| self.reading.is_on_page(hit.start));
        let from = match (on_page, forward) {
            (Some(hit), true) => hit.end,
            (Some(hit), false) => hit.start,
            (None, _) => self.reading.top().position,
        };
        self.reading.leave();
        self.search.seek_from(from, forward);
        self.search_on();
    }

    pub(super) fn overlay_key(&mut self, key: Key) {
        match self.overlays.last_mut() {
            Some(Overlay::Help(help)) => {
                let rows = self.size.height.saturating_sub(4).into();
                let stays = help.press(key, rows);
                if !stays {
                    self.overlays.pop();
                }
            }
            Some(Overlay::Prompt(_)) => self.prompt_key(key),
            Some(Overlay::Comfort(_)) => self.comfort_key(key),
            None => {}
        }
    }

    fn prompt_key(&mut self, key: Key) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        match key.code {
            KeyCode::Esc => self.prompt_left(),
            KeyCode::Enter => self.prompt_entered(),
            KeyCode::Backspace if prompt.line.text().is_empty() => self.prompt_left(),
            KeyCode::Up => self.recall(1),
            KeyCode::Down => self.recall(-1),
            _ if prompt.line.press(key) == Edit::Changed => self.prompt_changed(),
            _ => {}
        }
    }

    pub(super) fn prompt_changed(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last() else {
            return;
        };
        let text = prompt.line.text().to_owned();
        match prompt.purpose {
            Purpose::Search => {
                let origin = self.search.origin();
                self.search.begin(&text, origin);
                match self.search.is_active() {
                    true => self.search_on(),
                    false => self.reading.set_top(origin),
                }
            }
            Purpose::Filter => self.sidebar.set_filter(self.reading.article(), &text),
        }
    }

    /// Enter: what was typed holds.
    fn prompt_entered(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.pop() else {
            return;
        };
        if prompt.purpose == Purpose::Filter {
            if self.sidebar.is_empty() {
                let text = format!("no section with \"{}\"", prompt.line.text());
                self.outside.say(text);
                self.sidebar.set_filter(self.reading.article(), "");
            }
            return;
        }
        let origin = self.search.origin();
        if !self.search.is_active() {
            return self.next_hit(true);
        }
        let place = self.reading.place_of(origin);
        self.reading.trail.leave(place);
        self.search.remember();
        if self.search.current().is_none() && !self.search.is_seeking() {
            let text = format!("no hit for \"{}\"", self.search.text());
            self.outside.say(text);
        }
    }

    /// Esc: everything is as it was before.
    fn prompt_left(&mut self) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.pop() else {
            return;
        };
        match prompt.purpose {
            Purpose::Search => {
                self.reading.set_top(self.search.origin());
                self.search.end();
            }
            Purpose::Filter => self.sidebar.set_filter(self.reading.article(), ""),
        }
    }

    /// Brings an earlier or later line of the history into the prompt.
    fn recall(&mut self, back: isize) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        if prompt.purpose != Purpose::Search {
            return;
        }
        let history = self.search.history();
        let at = history
            .iter()
            .position(|text| text == prompt.line.text())
            .unwrap_or(history.len());
        let text = at
            .checked_add_signed(-back)
            .map(|to| history.get(to).map_or("", String::as_str));
        if let Some(text) = text {
            prompt.line = Typed::new(text);
            self.prompt_changed();
        }
    }
}

/// How things are shown.
impl App {
    pub(super) fn focus(&mut self, focus: Focus) {
        if self.look.focus != focus && focus == Focus::Sidebar {
            self.sidebar.selected = self.sidebar.row_of(self.reading.current_section());
        }
        self.look.focus = focus;
        if focus == Focus::Body && is_narrow(self.size) {
            self.look.sidebar_over = false;
        }
    }

    fn toggle_sidebar(&mut self) {
        let shown = !self.look.sidebar_shown(self.size);
        self.look.show_sidebar(self.size, shown);
        if shown && is_narrow(self.size) {
            self.focus(Focus::Sidebar);
        }
    }

    fn toggle_focus(&mut self) {
        if self.look.focus == Focus::Sidebar {
            return self.focus(Focus::Body);
        }
        self.look.show_sidebar(self.size, true);
        self.focus(Focus::Sidebar);
    }

    fn widen_sidebar(&mut self, columns: i32) {
        let width = i32::from(self.panes().sidebar.width);
        match width {
            0 => self.outside.say("the outline is hidden; t shows it"),
            width => self.look.set_sidebar_columns(width + columns),
        }
    }

    /// The longest measure that there is room for.
    pub(super) fn widest_measure(&self) -> u16 {
        let mut widest = self.look.clone();
        widest.measure = u16::MAX;
        Geometry::new(self.size, &widest).text.width
    }

    /// Longer or shorter lines; the usual ones for 0.
    fn change_measure(&mut self, steps: i32) {
        let room = self.widest_measure();
        match steps {
            0 => self.look.reset_measure(),
            steps => self.look.change_measure(steps, room),
        }
        let measure = self.look.measure;
        self.outside.say(match measure > room {
            true => format!("lines of {room} columns, all there is room for"),
            false => format!("lines of {measure} columns"),
        });
    }

    fn next_theme(&mut self) {
        let theme = self.look.next_theme();
        self.outside.say(format!("theme: {}", theme.name()));
    }

    fn toggle_text_only(&mut self) {
        self.look.text_only = !self.look.text_only;
        self.focus(Focus::Body);
    }

    fn toggle_whole(&mut self) {
        if !self.reading.shows_whole() {
            if self.arrival.is_arriving() {
                return self
                    .outside
                    .say("the whole page can be shown once it is read in");
            }
            if self.reading.article().furniture.is_empty() {
                return self.outside.say("nothing was removed from this page");
            }
        }
        self.reading.toggle_whole();
        self.search.restart(self.reading.top());
        self.search_on();
        self.outside.say(match self.reading.shows_whole() {
            true => "the whole page; R shows the article alone",
            false => "the article alone",
        });
    }

    fn toggle_mouse(&mut self) {
        self.look.mouse = !self.look.mouse;
        self.outside.push(Effect::Mouse(self.look.mouse));
        self.outside.say(match self.look.mouse {
            true => "the mouse is used here",
            false => "the mouse is the terminal's; M takes it back",
        });
    }

    /// One step out of whatever is open, the innermost first. Never out of the program.
    fn escape(&mut self) {
        if self.context() == Context::Sidebar {
            match self.sidebar.filter().is_empty() {
                true => self.focus(Focus::Body),
                false => self.sidebar.set_filter(self.reading.article(), ""),
            }
        } else if self.search.is_active() {
            self.search.end();
        } else if self.look.sidebar_over {
            self.look.sidebar_over = false;
        } else if self.look.text_only {
            self.look.text_only = false;
        } else if self.reading.shows_whole() {
            self.toggle_whole();
        }
        self.outside.hush();
    }
}

/// The outline.
impl App {
    fn list_rows(&self) -> isize {
        (self.panes().list.height as isize - 1).max(1)
    }

    /// To a row's section, and the focus to the text.
    pub(super) fn go_to_row(&mut self, row: usize) {
        self.show_row(row);
        self.focus(Focus::Body);
    }

    fn show_row(&mut self, row: usize) {
        let Some(section) = self.sidebar.section(row) else {
            return;
        };
        self.reading.leave();
        match section {
            Some(_) => self.reading.go_to(self.reading.section_start(section)),
            None => self.reading.go_to_start(),
        }
    }

    fn not_a_heading(&mut self) {
        let Some(Some(section)) = self.sidebar.section(self.sidebar.selected) else {
            return self.outside.say("this row is not a heading");
        };
        let held = &self.reading.article().outline.sections[section];
        if held.inferred.is_none() {
            return self
                .outside
                .say("this heading is marked in the article itself");
        }
        let title = section_name(self.reading.article(), Some(section));
        self.correct(held.block, None);
        self.outside
            .say(format!("{title} is no heading; u takes that back"));
    }

    fn is_a_heading(&mut self) {
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
                .outside
                .say("no short line on this page that could be a heading");
        };
        let title = format!("\"{}\"", section.title);
        self.correct(section.block, Some(section));
        self.outside
            .say(format!("{title} is a heading; u takes that back"));
    }

    /// The first short line on the page that stands alone and is no heading, as the section that it would begin.
    fn missed_heading(&self) -> Option<Section> {
        let article = self.reading.article();
        let place = self.reading.place().position;
        let blocks = self.reading.page().lines.iter().map(|line| line.block);
        let block = blocks
            .filter(|_| !self.reading.shows_whole())
            .find(|block| {
                let held = article.block(*block);
                held.kind == BlockKind::Paragraph
                    && held.nest.is_none()
                    && !held.continues
                    && held.prose.text.len() <= HEADING_BYTES_MAX
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
        let before = self
            .reading
            .correct(|document| document.replace_section(block, section));
        self.sidebar.corrected(block, before);
        self.sidebar.rebuild(self.reading.article());
    }

    fn undo_correction(&mut self) {
        let Some((block, before)) = self.sidebar.last_correction() else {
            return self.outside.say("no correction to take back");
        };
        self.reading
            .correct(|document| document.replace_section(block, before));
        self.sidebar.rebuild(self.reading.article());
        self.outside.say("taken back");
    }
}
