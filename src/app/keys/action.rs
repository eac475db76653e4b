//! `ACTIONS`: everything a reader can do, with its name, keys and help. The key map, the help screen, the
//! command line and the documents read this table alone.

/// Something a reader can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move by lines, pages and half pages.
    LineDown,
    /// See [`Action::LineDown`].
    LineUp,
    /// See [`Action::LineDown`].
    PageDown,
    /// See [`Action::LineDown`].
    PageUp,
    /// See [`Action::LineDown`].
    HalfDown,
    /// See [`Action::LineDown`].
    HalfUp,
    /// To the beginning.
    Start,
    /// To the end, or with a count to that paragraph.
    End,
    /// To a paragraph's beginning.
    ParagraphNext,
    /// See [`Action::ParagraphNext`].
    ParagraphPrevious,
    /// To a sentence's beginning.
    SentenceNext,
    /// See [`Action::SentenceNext`].
    SentencePrevious,
    /// To a heading.
    SectionNext,
    /// See [`Action::SectionNext`].
    SectionPrevious,
    /// To the heading above the current one.
    SectionParent,
    /// To a percentage of the text.
    Percent,

    /// Ask for words and go to them.
    Search,
    /// To the next hit.
    HitNext,
    /// To the hit before.
    HitPrevious,
    /// To the next section with hits.
    SectionWithHits,
    /// See [`Action::SectionWithHits`].
    SectionWithHitsBefore,
    /// Search the word here.
    SearchWord,
    /// Only the paragraphs with hits.
    OnlyHits,
    /// To a section that is found by some of its letters.
    FindSection,
    /// Labels on the links of the page, to follow one.
    LinkHints,
    /// All links.
    LinkList,
    /// Follow the link of the page.
    Follow,
    /// Look at what a link leads to, without going there.
    Peek,

    /// Remember this place under a letter.
    SetMark,
    /// To the place under a letter.
    GoToMark,
    /// To where the reader was before the last jump.
    Back,
    /// The other way.
    Forward,

    /// The marks, as a list.
    Marks,
    /// The jumps, as a list.
    Trail,
    /// To a paragraph that is not as it was before the article was read anew.
    ChangeNext,
    /// See [`Action::ChangeNext`].
    ChangePrevious,

    /// Show or hide the outline.
    Outline,
    /// Hand the focus between outline and text.
    Focus,
    /// Change the outline's width.
    SidebarNarrower,
    /// See [`Action::SidebarNarrower`].
    SidebarWider,
    /// Change the measure.
    MeasureWider,
    /// See [`Action::MeasureWider`].
    MeasureNarrower,
    /// See [`Action::MeasureWider`].
    MeasureReset,
    /// The next theme.
    Theme,
    /// Nothing but the text.
    TextOnly,
    /// Draw the screen anew.
    Redraw,
    /// Show or hide the scrollbar.
    Scrollbar,
    /// The whole page, or the article alone.
    WholePage,
    /// The menu of how the page is set.
    Comfort,
    /// Move what is wider than the page.
    PanLeft,
    /// See [`Action::PanLeft`].
    PanRight,
    /// Fold or unfold sections in the text.
    SectionToggle,
    /// See [`Action::SectionToggle`].
    SectionOpen,
    /// See [`Action::SectionToggle`].
    SectionClose,
    /// See [`Action::SectionToggle`].
    SectionsClose,
    /// See [`Action::SectionToggle`].
    SectionsOpen,
    /// Dim all paragraphs but one.
    OneLit,
    /// Pages scroll by themselves, or no longer.
    AutoScroll,
    /// Change the pace of that.
    Faster,
    /// See [`Action::Faster`].
    Slower,

    /// Another of the articles given.
    ArticleNext,
    /// See [`Action::ArticleNext`].
    ArticlePrevious,

    /// Select letter by letter.
    SelectLetters,
    /// Select paragraph by paragraph.
    SelectParagraphs,
    /// Move the caret by letters and words, and to the ends of its line.
    CaretLeft,
    /// See [`Action::CaretLeft`].
    CaretRight,
    /// See [`Action::CaretLeft`].
    WordNext,
    /// See [`Action::CaretLeft`].
    WordPrevious,
    /// See [`Action::CaretLeft`].
    WordEnd,
    /// See [`Action::CaretLeft`].
    LineStart,
    /// See [`Action::CaretLeft`].
    LineEnd,
    /// The caret to the selection's other end.
    OtherEnd,
    /// Copy what is selected.
    CopySelection,
    /// Copy it as a quotation with its source.
    QuoteSelection,
    /// Copy without selecting.
    CopyParagraph,
    /// See [`Action::CopyParagraph`].
    CopySection,
    /// See [`Action::CopyParagraph`].
    CopyLink,
    /// See [`Action::CopyParagraph`].
    CopyCode,
    /// See [`Action::CopyParagraph`].
    CopyAddress,
    /// See [`Action::CopyParagraph`].
    CopyQuote,
    /// Hand text to a command.
    Pipe,
    /// What is known of the article.
    About,
    /// The article's file in an editor.
    Edit,
    /// The article's page in a browser.
    Original,
    /// Read the article anew.
    Reload,

    /// Move the outline's selection.
    RowDown,
    /// See [`Action::RowDown`].
    RowUp,
    /// See [`Action::RowDown`].
    RowPageDown,
    /// See [`Action::RowDown`].
    RowPageUp,
    /// See [`Action::RowDown`].
    RowHalfDown,
    /// See [`Action::RowDown`].
    RowHalfUp,
    /// See [`Action::RowDown`].
    RowFirst,
    /// See [`Action::RowDown`].
    RowLast,
    /// To the selected section, and the focus to the text.
    RowGo,
    /// To the selected section; the focus stays.
    RowGoAndStay,
    /// Show the sections below the selected one.
    Unfold,
    /// Hide them.
    Fold,
    /// So many levels of sections.
    Levels(u8),
    /// Only sections whose titles have these words.
    Filter,
    /// The selected section's heading is none.
    NotAHeading,
    /// A heading that was doubted or missed is one.
    IsAHeading,
    /// An inferred heading is one of a higher level, or a lower one.
    Promote,
    /// See [`Action::Promote`].
    Demote,
    /// Take back the last correction.
    UndoCorrection,

    /// Every key.
    Help,
    /// One step out of whatever is open.
    Escape,
    /// Any action by its name.
    CommandLine,
    /// Whether the mouse is ours.
    Mouse,
    /// Stop like any job.
    Suspend,
    /// End.
    Quit,
}

/// Where a key has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// With the focus on the text.
    Body,
    /// While text is being selected. Keys that mean nothing else there mean what they do on the text.
    Selecting,
    /// With the focus on the outline.
    Sidebar,
    /// Wherever no prompt is open.
    Anywhere,
}

/// Under what heading an action stands in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving about the text.
    Move,
    /// Finding words, sections and links.
    Find,
    /// Coming back to a place.
    Return,
    /// How things are shown.
    View,
    /// The outline.
    Outline,
    /// While text is being selected.
    Select,
    /// Taking things along and handing them on.
    Act,
    /// Help and the ways out.
    Leave,
}

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// What it does.
    pub action: Action,
    /// Its name for the configuration and the command line.
    pub name: &'static str,
    /// Where its keys mean it.
    pub context: Context,
    /// Its keys, as [`super::keymap::keys`] reads them.
    pub keys: &'static [&'static str],
    /// Under what heading it stands in the help.
    pub group: Group,
    /// What it does, in a few words.
    pub help: &'static str,
    /// A reader does well to know it from the start.
    pub matters: bool,
}

const fn row(
    action: Action,
    name: &'static str,
    context: Context,
    keys: &'static [&'static str],
    group: Group,
    help: &'static str,
) -> Row {
    Row {
        action,
        name,
        context,
        keys,
        group,
        help,
        matters: false,
    }
}

impl Row {
    /// The row as one that a reader does well to know from the start.
    const fn matters(mut self) -> Self {
        self.matters = true;
        self
    }
}

use Action as A;
use Context::{Anywhere, Body, Selecting, Sidebar};
use Group as G;

/// Every action, in the order in which the help shows them.
#[rustfmt::skip]
pub const ACTIONS: &[Row] = &[
    row(A::LineDown, "line-down", Body, &["j", "<down>", "<c-e>"], G::Move, "a line down; 12j goes twelve").matters(),
    row(A::LineUp, "line-up", Body, &["k", "<up>", "<c-y>"], G::Move, "a line up"),
    row(A::PageDown, "page-down", Body, &["<space>", "<pgdn>", "<c-f>"], G::Move, "a page down, one line kept").matters(),
    row(A::PageUp, "page-up", Body, &["b", "<pgup>", "<c-b>"], G::Move, "a page up, one line kept").matters(),
    row(A::HalfDown, "half-down", Body, &["d", "<c-d>"], G::Move, "half a page down"),
    row(A::HalfUp, "half-up", Body, &["u", "<c-u>"], G::Move, "half a page up"),
    row(A::Start, "start", Body, &["g", "<home>"], G::Move, "the beginning").matters(),
    row(A::End, "end", Body, &["G", "<end>"], G::Move, "the end; 12G goes to paragraph 12").matters(),
    row(A::SectionNext, "next-section", Body, &["]"], G::Move, "the next heading").matters(),
    row(A::SectionPrevious, "previous-section", Body, &["["], G::Move, "the heading before").matters(),
    row(A::SectionParent, "parent-section", Body, &["p"], G::Move, "the heading above this one"),
    row(A::ParagraphNext, "next-paragraph", Body, &["}"], G::Move, "the next paragraph"),
    row(A::ParagraphPrevious, "previous-paragraph", Body, &["{"], G::Move, "the paragraph before"),
    row(A::SentenceNext, "next-sentence", Body, &[")"], G::Move, "the next sentence"),
    row(A::SentencePrevious, "previous-sentence", Body, &["("], G::Move, "the sentence before"),
    row(A::Percent, "percent", Body, &["%"], G::Move, "40% goes to where 40 % is read"),

    row(A::Search, "search", Body, &["/"], G::Find, "search; there Ctrl-R takes a regex, Ctrl-T backward").matters(),
    row(A::HitNext, "next-hit", Anywhere, &["n"], G::Find, "the next hit").matters(),
    row(A::HitPrevious, "previous-hit", Anywhere, &["N"], G::Find, "the hit before"),
    row(A::SectionWithHits, "next-section-with-hits", Anywhere, &["<c-n>"], G::Find, "the next section with hits"),
    row(A::SectionWithHitsBefore, "previous-section-with-hits", Anywhere, &["<c-p>"], G::Find, "the section with hits before"),
    row(A::SearchWord, "search-word", Body, &["*"], G::Find, "search the caret's word, else the first long one"),
    row(A::OnlyHits, "only-hits", Body, &["&"], G::Find, "only the paragraphs with hits, or all again"),
    row(A::FindSection, "find-section", Anywhere, &["s"], G::Find, "go to a section by some of its letters").matters(),
    row(A::LinkHints, "link-hints", Body, &["f"], G::Find, "letters on the page's links; type one to follow it").matters(),
    row(A::LinkList, "link-list", Body, &["F"], G::Find, "all links, searched by typing"),
    row(A::Follow, "follow", Body, &["<enter>"], G::Find, "follow the page's link; without any, a line down"),
    row(A::Peek, "peek", Body, &["P"], G::Find, "look at a note or a link's target and stay here"),

    row(A::SetMark, "set-mark", Body, &["m<any>"], G::Return, "mark this place with a letter").matters(),
    row(A::Marks, "marks", Body, &["'?"], G::Return, "the marks, with their first words"),
    row(A::GoToMark, "go-to-mark", Body, &["'<any>"], G::Return, "to the place so marked; '' to where you were").matters(),
    row(A::Back, "back", Body, &["H", "<c-o>", "<backspace>"], G::Return, "back to before the last jump").matters(),
    row(A::Forward, "forward", Body, &["L"], G::Return, "forward again"),

    row(A::Trail, "trail", Body, &["'<enter>"], G::Return, "the trail of jumps and articles, to go back along"),

    row(A::ChangeNext, "next-change", Anywhere, &["zn"], G::Return, "the next paragraph that a reload changed"),
    row(A::ChangePrevious, "previous-change", Anywhere, &["zN"], G::Return, "the changed paragraph before"),

    row(A::Outline, "outline", Anywhere, &["t"], G::View, "show or hide the outline"),
    row(A::Focus, "focus", Anywhere, &["<tab>", "<s-tab>"], G::View, "between outline and text").matters(),
    row(A::SidebarNarrower, "narrower-outline", Anywhere, &["<lt>"], G::View, "a narrower outline"),
    row(A::SidebarWider, "wider-outline", Anywhere, &[">"], G::View, "a wider outline"),
    row(A::MeasureWider, "longer-lines", Anywhere, &["+"], G::View, "longer lines"),
    row(A::MeasureNarrower, "shorter-lines", Anywhere, &["-"], G::View, "shorter lines"),
    row(A::MeasureReset, "usual-lines", Anywhere, &["="], G::View, "lines of the usual length"),
    row(A::Theme, "next-theme", Anywhere, &["c"], G::View, "the next theme").matters(),
    row(A::TextOnly, "text-only", Anywhere, &["Z"], G::View, "nothing but the text"),
    row(A::Redraw, "redraw", Anywhere, &["<c-l>"], G::View, "draw the screen anew, where something garbled it"),
    row(A::Scrollbar, "scrollbar", Anywhere, &["z|"], G::View, "show or hide the scrollbar"),
    row(A::WholePage, "whole-page", Anywhere, &["R"], G::View, "the whole page, what was removed dimmed"),
    row(A::Comfort, "comfort", Anywhere, &[","], G::View, "a menu: theme, spacing, code, how lines are set").matters(),
    row(A::PanLeft, "pan-left", Body, &["h", "<left>"], G::View, "move what is too wide back"),
    row(A::PanRight, "pan-right", Body, &["l", "<right>"], G::View, "show more of what is too wide"),
    row(A::SectionToggle, "toggle-section", Body, &["za"], G::View, "fold this section, or open it"),
    row(A::SectionOpen, "open-section", Body, &["zo"], G::View, "open this section"),
    row(A::SectionClose, "close-section", Body, &["zc"], G::View, "fold this section, again the one around it"),
    row(A::SectionsClose, "close-sections", Body, &["zM"], G::View, "fold all sections"),
    row(A::SectionsOpen, "open-sections", Body, &["zR"], G::View, "open all sections"),
    row(A::OneLit, "one-paragraph", Body, &["zf"], G::View, "dim all but one paragraph; { } light others"),
    row(A::AutoScroll, "auto-scroll", Body, &["zs"], G::View, "scroll by itself; Space pauses, + - change the pace"),
    row(A::Faster, "faster", Body, &["z+"], G::View, "scroll by itself faster"),
    row(A::Slower, "slower", Body, &["z-"], G::View, "scroll by itself more slowly"),

    row(A::RowDown, "row-down", Sidebar, &["j", "<down>"], G::Outline, "the next row"),
    row(A::RowUp, "row-up", Sidebar, &["k", "<up>"], G::Outline, "the row before"),
    row(A::RowPageDown, "rows-down", Sidebar, &["<space>", "<pgdn>", "<c-f>"], G::Outline, "a page of rows down"),
    row(A::RowPageUp, "rows-up", Sidebar, &["b", "<pgup>", "<c-b>"], G::Outline, "a page of rows up"),
    row(A::RowHalfDown, "half-rows-down", Sidebar, &["d", "<c-d>"], G::Outline, "half a page of rows down"),
    row(A::RowHalfUp, "half-rows-up", Sidebar, &["<c-u>"], G::Outline, "half a page of rows up"),
    row(A::RowFirst, "first-row", Sidebar, &["g", "<home>"], G::Outline, "the first row"),
    row(A::RowLast, "last-row", Sidebar, &["G", "<end>"], G::Outline, "the last row"),
    row(A::RowGo, "go-to-row", Sidebar, &["<enter>"], G::Outline, "go there and read"),
    row(A::RowGoAndStay, "show-row", Sidebar, &["o"], G::Outline, "go there and stay in the outline"),
    row(A::Unfold, "unfold", Sidebar, &["l", "<right>"], G::Outline, "show the sections below"),
    row(A::Fold, "fold", Sidebar, &["h", "<left>"], G::Outline, "hide the sections below"),
    row(A::Levels(1), "levels-1", Sidebar, &["1"], G::Outline, "one level of sections"),
    row(A::Levels(2), "levels-2", Sidebar, &["2"], G::Outline, "two levels"),
    row(A::Levels(3), "levels-3", Sidebar, &["3"], G::Outline, "three levels"),
    row(A::Levels(4), "levels-4", Sidebar, &["4"], G::Outline, "four levels"),
    row(A::Levels(5), "levels-5", Sidebar, &["5"], G::Outline, "five levels"),
    row(A::Levels(6), "levels-6", Sidebar, &["6"], G::Outline, "all levels"),
    row(A::Filter, "filter", Sidebar, &["/"], G::Outline, "only titles with these words"),
    row(A::NotAHeading, "not-a-heading", Sidebar, &["x"], G::Outline, "this is not a heading"),
    row(A::IsAHeading, "is-a-heading", Sidebar, &["i"], G::Outline, "this doubted heading or the page's short line is one"),
    row(A::Promote, "promote", Sidebar, &["H", "<s-left>"], G::Outline, "this inferred heading belongs a level higher"),
    row(A::Demote, "demote", Sidebar, &["L", "<s-right>"], G::Outline, "this inferred heading belongs a level lower"),
    row(A::UndoCorrection, "undo-correction", Sidebar, &["u"], G::Outline, "take the last correction back"),

    row(A::CaretLeft, "caret-left", Selecting, &["h", "<left>"], G::Select, "a letter back"),
    row(A::CaretRight, "caret-right", Selecting, &["l", "<right>"], G::Select, "a letter on"),
    row(A::WordNext, "next-word", Selecting, &["w"], G::Select, "the next word"),
    row(A::WordPrevious, "previous-word", Selecting, &["b"], G::Select, "the word before"),
    row(A::WordEnd, "word-end", Selecting, &["e"], G::Select, "the end of the word"),
    row(A::LineStart, "line-start", Selecting, &["0"], G::Select, "the beginning of the line"),
    row(A::LineEnd, "line-end", Selecting, &["$"], G::Select, "the end of the line"),
    row(A::OtherEnd, "other-end", Selecting, &["o"], G::Select, "the other end of what is selected"),
    row(A::CopySelection, "copy", Selecting, &["y"], G::Select, "copy it"),
    row(A::QuoteSelection, "quote", Selecting, &["Y"], G::Select, "copy it as a quotation with its source"),

    row(A::SelectLetters, "select", Body, &["v"], G::Act, "select text; every movement extends it, y copies").matters(),
    row(A::SelectParagraphs, "select-paragraphs", Body, &["V"], G::Act, "select whole paragraphs"),
    row(A::CopyParagraph, "copy-paragraph", Body, &["yy", "yp"], G::Act, "copy this paragraph; 3yy copies three"),
    row(A::CopySection, "copy-section", Body, &["ys"], G::Act, "copy this section"),
    row(A::CopyLink, "copy-link", Body, &["yl"], G::Act, "copy a link's address"),
    row(A::CopyCode, "copy-code", Body, &["yc"], G::Act, "copy the first code on the page"),
    row(A::CopyAddress, "copy-address", Body, &["yu"], G::Act, "copy the article's address"),
    row(A::CopyQuote, "copy-quote", Body, &["yq"], G::Act, "copy this paragraph as a quotation with its source"),
    row(A::Pipe, "pipe", Body, &["|"], G::Act, "hand the selection, section or article to a command"),
    row(A::About, "about", Body, &["i"], G::Act, "what is known of this article"),
    row(A::Edit, "edit", Body, &["e"], G::Act, "edit its file at this place"),
    row(A::Original, "original", Body, &["o"], G::Act, "open the original in the browser"),
    row(A::Reload, "reload", Body, &["r"], G::Act, "read it anew; what has changed is marked"),

    row(A::ArticleNext, "next-article", Anywhere, &["J"], G::Act, "the next of the articles given"),
    row(A::ArticlePrevious, "previous-article", Anywhere, &["K"], G::Act, "the article before"),
    row(A::CommandLine, "command", Anywhere, &[":"], G::Act, "any action by its name"),
    row(A::Mouse, "mouse", Anywhere, &["M"], G::Act, "leave the mouse to the terminal, or take it back"),

    row(A::Help, "help", Anywhere, &["?"], G::Leave, "every key; type to search them").matters(),
    row(A::Escape, "escape", Anywhere, &["<esc>"], G::Leave, "one step out, never out of the program"),
    row(A::Quit, "quit", Anywhere, &["q", "<c-c>"], G::Leave, "quit").matters(),
    row(A::Suspend, "suspend", Anywhere, &["<c-z>"], G::Leave, "back to the shell until fg"),
];

impl Context {
    /// The contexts whose keys hold in this one, the first before the others.
    pub fn holds(self) -> &'static [Self] {
        match self {
            Self::Body => &[Self::Body, Self::Anywhere],
            Self::Selecting => &[Self::Selecting, Self::Body, Self::Anywhere],
            Self::Sidebar => &[Self::Sidebar, Self::Anywhere],
            Self::Anywhere => &[Self::Anywhere],
        }
    }
}

impl Group {
    /// Every group, in the help's order.
    pub const ALL: [Self; 8] = [
        Self::Move,
        Self::Find,
        Self::Return,
        Self::View,
        Self::Outline,
        Self::Select,
        Self::Act,
        Self::Leave,
    ];

    /// Its heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Find => "Find",
            Self::Return => "Return",
            Self::View => "View",
            Self::Outline => "Outline",
            Self::Select => "Selecting",
            Self::Act => "Act",
            Self::Leave => "Leave",
        }
    }
}

/// The row of `action`.
pub fn row_of(action: Action) -> Option<&'static Row> {
    ACTIONS.iter().find(|row| row.action == action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_row_has_a_name_of_its_own_a_key_and_help() {
        let names: HashSet<_> = ACTIONS.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), ACTIONS.len());
        let actions: HashSet<_> = ACTIONS.iter().map(|row| row.action).collect();
        assert_eq!(actions.len(), ACTIONS.len());
        for row in ACTIONS {
            assert!(!row.keys.is_empty() && !row.help.is_empty(), "{}", row.name);
            assert!(!row.help.ends_with('.'), "{}", row.name);
            // What the help has room for on 80 columns.
            assert!(row.help.chars().count() <= 52, "{}", row.name);
        }
    }
}
