//! What each action does. [`App::perform`] is the program's table of contents.

mod about;
mod copying;
mod finding;
mod folding;
mod handing;
mod links;
mod moving;
mod outline;
mod prompting;
mod returning;
mod scrolling;
mod selecting;
mod settings;
mod viewing;

use crate::app::App;
use crate::app::event::Effect;
use crate::app::keys::action::Action as A;
use crate::app::keys::keymap::Command;
use crate::app::overlay::Overlay;
use crate::app::overlay::finder::Kind;
use crate::app::overlay::help::Help;
use crate::app::overlay::links::Use;
use crate::app::overlay::prompt::Purpose;
use crate::app::reading::moves::Movement as M;
use crate::app::reading::moves::Step;
use crate::app::reading::selection::By;

/// By how many columns a key changes the sidebar's width.
const SIDEBAR_STEP: i32 = 2;

impl App {
    /// Does what a command says.
    pub fn perform(&mut self, command: Command) {
        let times = command.count.unwrap_or(1);
        let n = times as isize;
        let letter = command.letter.unwrap_or('\'');
        match command.action {
            A::LineDown => self.go(M::Lines(n)),
            A::LineUp => self.go(M::Lines(-n)),
            A::PageDown => self.go(M::Pages(n)),
            A::PageUp => self.go(M::Pages(-n)),
            A::HalfDown => self.go(M::HalfPages(n)),
            A::HalfUp => self.go(M::HalfPages(-n)),
            A::Start => self.go(M::Start),
            A::End if command.count.is_none() => self.go(M::End),
            A::End => self.go_to_paragraph(times),
            A::SectionNext => self.go(M::Step(Step::Section(n))),
            A::SectionPrevious => self.go(M::Step(Step::Section(-n))),
            A::SectionParent => self.go(M::Step(Step::Parent(times))),
            A::ParagraphNext => self.go(M::Step(Step::Paragraph(n))),
            A::ParagraphPrevious => self.go(M::Step(Step::Paragraph(-n))),
            A::SentenceNext => self.go(M::Step(Step::Sentence(n))),
            A::SentencePrevious => self.go(M::Step(Step::Sentence(-n))),
            A::Percent => self.go_to_percent(command.count),

            A::Search => self.ask(Purpose::Search),
            A::HitNext => self.go(M::Hit(true)),
            A::HitPrevious => self.go(M::Hit(false)),
            A::SectionWithHits => self.step_sections_with_hits(true),
            A::SectionWithHitsBefore => self.step_sections_with_hits(false),
            A::SearchWord => self.search_word(),
            A::OnlyHits => self.only_hits(),
            A::FindSection => self.find(Kind::Sections),
            A::LinkHints => self.label_links(Use::Follow),
            A::LinkList => self.find(Kind::Links),
            A::Follow => self.follow_or_scroll(),
            A::Peek => self.label_links(Use::Peek),

            A::SetMark => self.set_mark(letter),
            A::GoToMark => self.go_to_mark(letter),
            A::Back => self.go_back(),
            A::Forward => self.go_forward(),
            A::Marks => self.list_marks(),
            A::Trail => self.list_trail(),
            A::ChangeNext => self.step_changes(n),
            A::ChangePrevious => self.step_changes(-n),

            A::Outline => self.toggle_sidebar(),
            A::Focus => self.toggle_focus(),
            A::SidebarNarrower => self.widen_sidebar(-SIDEBAR_STEP * times.min(99) as i32),
            A::SidebarWider => self.widen_sidebar(SIDEBAR_STEP * times.min(99) as i32),
            A::MeasureWider => self.change_measure(times.min(99) as i32),
            A::MeasureNarrower => self.change_measure(-(times.min(99) as i32)),
            A::MeasureReset => self.change_measure(0),
            A::Theme => self.next_theme(),
            A::TextOnly => self.toggle_text_only(),
            A::Scrollbar => self.look.wishes.scrollbar = !self.look.wishes.scrollbar,
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
            A::RowHalfDown => self.sidebar.select_by((self.list_rows() / 2).max(1)),
            A::RowHalfUp => self.sidebar.select_by(-(self.list_rows() / 2).max(1)),
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
            A::Promote => self.change_level(-1),
            A::Demote => self.change_level(1),
            A::UndoCorrection => self.undo_correction(),

            A::SelectLetters => self.select(By::Letters),
            A::SelectParagraphs => self.select(By::Paragraphs),
            A::CopySelection => self.copy_selection(),
            A::QuoteSelection => self.quote_selection(),
            A::CopyParagraph => self.copy_paragraphs(times),
            A::CopySection => self.copy_section(),
            A::CopyLink => self.label_links(Use::Copy),
            A::CopyCode => self.copy_code(),
            A::CopyAddress => self.copy_address(),
            A::CopyQuote => self.quote_paragraphs(times),
            A::Pipe => self.ask_for_command(),
            A::About => self.about(),
            A::Edit => self.edit(),
            A::Original => self.open_original(),
            A::Reload => self.reload(),
            A::CaretLeft => self.go(M::Letters(-n)),
            A::CaretRight => self.go(M::Letters(n)),
            A::WordNext => self.go(M::Words(n)),
            A::WordPrevious => self.go(M::Words(-n)),
            A::WordEnd => self.go(M::WordEnds(times)),
            A::LineStart => self.go(M::LineEdge(false)),
            A::LineEnd => self.go(M::LineEdge(true)),
            A::OtherEnd => self.go_to_other_end(),

            A::ArticleNext => self.go_to_article(n),
            A::ArticlePrevious => self.go_to_article(-n),
            A::Mouse => self.toggle_mouse(),
            A::CommandLine => self.find(Kind::Actions),

            A::Help => self.overlays.push(Overlay::Help(Help::new(self.context()))),
            A::Escape => self.escape(),
            A::Quit => self.outbox.push(Effect::Quit),
            A::Redraw => self.outbox.push(Effect::Redraw),
            A::Suspend => self.outbox.push(Effect::Suspend),

            A::Scrolling(does) => self.steer_scrolling(does),
            // What lies over the page takes these, and says what it wants.
            A::List(_) | A::Prompt(_) | A::Menu(_) | A::Question(_) => {}
        }
    }
}
