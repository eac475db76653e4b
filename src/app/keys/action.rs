//! `ACTIONS`: everything a reader can do, with its name, keys and help. The key map, the help screen, the
//! command line and the documents read this table alone.

use crate::app::keys::over::{Answer, InList, InMenu, InPrompt, Scrolling};

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

    /// While pages scroll by themselves.
    Scrolling(Scrolling),
    /// In a list.
    List(InList),
    /// Where a line is typed.
    Prompt(InPrompt),
    /// In the menu.
    Menu(InMenu),
    /// To a question.
    Question(Answer),
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
    /// Other words by which a reader may look for it.
    pub also: &'static str,
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
        also: "",
        matters: false,
    }
}

impl Row {
    /// The row as one that a reader does well to know from the start.
    const fn matters(mut self) -> Self {
        self.matters = true;
        self
    }

    /// The row with other words for it.
    const fn also(mut self, words: &'static str) -> Self {
        self.also = words;
        self
    }
}

use crate::app::keys::context::{Context, Group};
use Action as A;
use Context::{Anywhere, Body, List, Menu, Prompt, Question, Selecting, Sidebar};
use Group as G;

/// Every action, in the order in which the help shows them.
#[rustfmt::skip]
pub const ACTIONS: &[Row] = &[
    row(A::LineDown, "line-down", Body, &["j", "<down>", "<c-e>"], G::Move, "a line down; 12j goes twelve").matters().also("scroll move"),
    row(A::LineUp, "line-up", Body, &["k", "<up>", "<c-y>"], G::Move, "a line up").also("scroll move"),
    row(A::PageDown, "page-down", Body, &["<space>", "<pgdn>", "<c-f>"], G::Move, "a page down, one line kept").matters().also("next page scroll forward turn"),
    row(A::PageUp, "page-up", Body, &["b", "<pgup>", "<c-b>"], G::Move, "a page up, one line kept").matters().also("previous page scroll backward turn"),
    row(A::HalfDown, "half-down", Body, &["d", "<c-d>"], G::Move, "half a page down").also("scroll move"),
    row(A::HalfUp, "half-up", Body, &["u", "<c-u>"], G::Move, "half a page up").also("scroll move"),
    row(A::Start, "start", Body, &["g", "<home>"], G::Move, "the beginning").matters().also("top first home"),
    row(A::End, "end", Body, &["G", "<end>"], G::Move, "the end; 12G goes to paragraph 12").matters().also("bottom last jump to paragraph number"),
    row(A::SectionNext, "next-section", Body, &["]"], G::Move, "the next heading").matters().also("chapter jump section"),
    row(A::SectionPrevious, "previous-section", Body, &["["], G::Move, "the heading before").matters().also("chapter jump section"),
    row(A::SectionParent, "parent-section", Body, &["p"], G::Move, "the heading above this one").also("up chapter section"),
    row(A::ParagraphNext, "next-paragraph", Body, &["}"], G::Move, "the next paragraph").also("jump"),
    row(A::ParagraphPrevious, "previous-paragraph", Body, &["{"], G::Move, "the paragraph before").also("jump"),
    row(A::SentenceNext, "next-sentence", Body, &[")"], G::Move, "the next sentence").also("jump"),
    row(A::SentencePrevious, "previous-sentence", Body, &["("], G::Move, "the sentence before").also("jump"),
    row(A::Percent, "percent", Body, &["%"], G::Move, "40% goes to where 40 % is read").also("jump position progress"),

    row(A::Search, "search", Body, &["/"], G::Find, "search; there Ctrl-R takes a regex, Ctrl-T backward").matters().also("find look for words text regular expression regexp case pattern grep"),
    row(A::HitNext, "next-hit", Anywhere, &["n"], G::Find, "the next hit").matters().also("next previous match result search found"),
    row(A::HitPrevious, "previous-hit", Anywhere, &["N"], G::Find, "the hit before").also("next previous match result search found"),
    row(A::SectionWithHits, "next-section-with-hits", Anywhere, &["<c-n>"], G::Find, "the next section with hits").also("search match results found jump"),
    row(A::SectionWithHitsBefore, "previous-section-with-hits", Anywhere, &["<c-p>"], G::Find, "the section with hits before").also("search match results found jump"),
    row(A::SearchWord, "search-word", Body, &["*"], G::Find, "search the caret's word, else the first long one").also("find look for under cursor"),
    row(A::OnlyHits, "only-hits", Body, &["&"], G::Find, "only the paragraphs with hits, or all again").also("filter matching lines match search"),
    row(A::FindSection, "find-section", Anywhere, &["s"], G::Find, "go to a section by some of its letters").matters().also("jump chapter heading table of contents toc fuzzy find"),
    row(A::LinkHints, "link-hints", Body, &["f"], G::Find, "letters on the page's links; type one to follow it").matters().also("follow open click url footnote note reference"),
    row(A::LinkList, "link-list", Body, &["F"], G::Find, "all links, searched by typing").also("url urls references addresses list"),
    row(A::Follow, "follow", Body, &["<enter>"], G::Find, "follow the page's link; without any, a line down").also("open url"),
    row(A::Peek, "peek", Body, &["P"], G::Find, "look at a note or a link's target and stay here").also("footnote preview popup reference url"),

    row(A::SetMark, "set-mark", Body, &["m<any>"], G::Return, "mark this place with a letter").matters().also("bookmark remember save position"),
    row(A::Marks, "marks", Body, &["'?"], G::Return, "the marks, with their first words").also("bookmarks list positions"),
    row(A::GoToMark, "go-to-mark", Body, &["'<any>"], G::Return, "to the place so marked; '' to where you were").matters().also("bookmark return position jump"),
    row(A::Back, "back", Body, &["H", "<c-o>", "<backspace>"], G::Return, "back to before the last jump").matters().also("previous return history undo jump"),
    row(A::Forward, "forward", Body, &["L"], G::Return, "forward again").also("next redo history jump"),

    row(A::Trail, "trail", Body, &["'<enter>"], G::Return, "the trail of jumps and articles, to go back along").also("history back places visited articles"),

    row(A::ChangeNext, "next-change", Anywhere, &["zn"], G::Return, "the next paragraph that a reload changed").also("changes difference diff modified edited"),
    row(A::ChangePrevious, "previous-change", Anywhere, &["zN"], G::Return, "the changed paragraph before").also("changes difference diff modified edited"),

    row(A::Outline, "outline", Anywhere, &["t"], G::View, "show or hide the outline").also("sidebar toggle contents table toc panel hide"),
    row(A::Focus, "focus", Anywhere, &["<tab>", "<s-tab>"], G::View, "between outline and text").matters().also("sidebar switch pane contents window"),
    row(A::SidebarNarrower, "narrower-outline", Anywhere, &["<lt>"], G::View, "a narrower outline").also("sidebar width size resize pane"),
    row(A::SidebarWider, "wider-outline", Anywhere, &[">"], G::View, "a wider outline").also("sidebar width size resize pane"),
    row(A::MeasureWider, "longer-lines", Anywhere, &["+"], G::View, "longer lines").also("text width wide wider column margin font larger size"),
    row(A::MeasureNarrower, "shorter-lines", Anywhere, &["-"], G::View, "shorter lines").also("text width narrow narrower column margin font smaller size"),
    row(A::MeasureReset, "usual-lines", Anywhere, &["="], G::View, "lines of the usual length").also("text width default reset column margin font size"),
    row(A::Theme, "next-theme", Anywhere, &["c"], G::View, "the next theme").matters().also("dark light night colour color sepia mode contrast"),
    row(A::TextOnly, "text-only", Anywhere, &["Z"], G::View, "nothing but the text").also("zen distraction free fullscreen hide everything sidebar status bar"),
    row(A::Redraw, "redraw", Anywhere, &["<c-l>"], G::View, "draw the screen anew, where something garbled it").also("refresh repaint clear garbage broken"),
    row(A::Scrollbar, "scrollbar", Anywhere, &["z|"], G::View, "show or hide the scrollbar").also("progress hide"),
    row(A::WholePage, "whole-page", Anywhere, &["R"], G::View, "the whole page, what was removed dimmed").also("original furniture removed navigation everything reader mode"),
    row(A::Comfort, "comfort", Anywhere, &[","], G::View, "a menu: theme, spacing, code, how lines are set").matters().also("settings options preferences configuration font size justify align hyphenation dark light colour color width margin line spacing footnotes side notes"),
    row(A::PanLeft, "pan-left", Body, &["h", "<left>"], G::View, "move what is too wide back").also("scroll sideways horizontally left right wide table"),
    row(A::PanRight, "pan-right", Body, &["l", "<right>"], G::View, "show more of what is too wide").also("scroll sideways horizontally left right wide table"),
    row(A::SectionToggle, "toggle-section", Body, &["za"], G::View, "fold this section, or open it").also("collapse hide fold"),
    row(A::SectionOpen, "open-section", Body, &["zo"], G::View, "open this section").also("expand unfold show"),
    row(A::SectionClose, "close-section", Body, &["zc"], G::View, "fold this section, again the one around it").also("collapse hide fold"),
    row(A::SectionsClose, "close-sections", Body, &["zM"], G::View, "fold all sections").also("collapse hide fold"),
    row(A::SectionsOpen, "open-sections", Body, &["zR"], G::View, "open all sections").also("expand unfold show"),
    row(A::OneLit, "one-paragraph", Body, &["zf"], G::View, "dim all but one paragraph; { } light others").also("focus line highlight paragraph concentrate"),
    row(A::AutoScroll, "auto-scroll", Body, &["zs"], G::View, "scroll by itself; Space pauses, + - change the pace").also("automatic teleprompter hands free pause"),
    row(A::Faster, "faster", Body, &["z+"], G::View, "scroll by itself faster").also("speed pace auto-scroll"),
    row(A::Slower, "slower", Body, &["z-"], G::View, "scroll by itself more slowly").also("speed pace auto-scroll"),

    row(A::RowDown, "row-down", Sidebar, &["j", "<down>"], G::Outline, "the next row").also("move"),
    row(A::RowUp, "row-up", Sidebar, &["k", "<up>"], G::Outline, "the row before").also("move"),
    row(A::RowPageDown, "rows-down", Sidebar, &["<space>", "<pgdn>", "<c-f>"], G::Outline, "a page of rows down").also("move"),
    row(A::RowPageUp, "rows-up", Sidebar, &["b", "<pgup>", "<c-b>"], G::Outline, "a page of rows up").also("move"),
    row(A::RowHalfDown, "half-rows-down", Sidebar, &["d", "<c-d>"], G::Outline, "half a page of rows down").also("move"),
    row(A::RowHalfUp, "half-rows-up", Sidebar, &["<c-u>"], G::Outline, "half a page of rows up").also("move"),
    row(A::RowFirst, "first-row", Sidebar, &["g", "<home>"], G::Outline, "the first row").also("move"),
    row(A::RowLast, "last-row", Sidebar, &["G", "<end>"], G::Outline, "the last row").also("move"),
    row(A::RowGo, "go-to-row", Sidebar, &["<enter>"], G::Outline, "go there and read").also("open jump section"),
    row(A::RowGoAndStay, "show-row", Sidebar, &["o"], G::Outline, "go there and stay in the outline").also("open jump section"),
    row(A::Unfold, "unfold", Sidebar, &["l", "<right>"], G::Outline, "show the sections below").also("expand open"),
    row(A::Fold, "fold", Sidebar, &["h", "<left>"], G::Outline, "hide the sections below").also("collapse close"),
    row(A::Levels(1), "levels-1", Sidebar, &["1"], G::Outline, "one level of sections").also("depth fold collapse expand headings"),
    row(A::Levels(2), "levels-2", Sidebar, &["2"], G::Outline, "two levels").also("depth fold collapse expand headings"),
    row(A::Levels(3), "levels-3", Sidebar, &["3"], G::Outline, "three levels").also("depth fold collapse expand headings"),
    row(A::Levels(4), "levels-4", Sidebar, &["4"], G::Outline, "four levels").also("depth fold collapse expand headings"),
    row(A::Levels(5), "levels-5", Sidebar, &["5"], G::Outline, "five levels").also("depth fold collapse expand headings"),
    row(A::Levels(6), "levels-6", Sidebar, &["6"], G::Outline, "all levels").also("depth fold collapse expand headings"),
    row(A::Filter, "filter", Sidebar, &["/"], G::Outline, "only titles with these words").also("search find sections headings"),
    row(A::NotAHeading, "not-a-heading", Sidebar, &["x"], G::Outline, "this is not a heading").also("remove wrong correct mistake"),
    row(A::IsAHeading, "is-a-heading", Sidebar, &["i"], G::Outline, "this doubted heading or the page's short line is one").also("add missing correct confirm"),
    row(A::Promote, "promote", Sidebar, &["H", "<s-left>"], G::Outline, "this inferred heading belongs a level higher").also("indent level correct wrong"),
    row(A::Demote, "demote", Sidebar, &["L", "<s-right>"], G::Outline, "this inferred heading belongs a level lower").also("indent level correct wrong"),
    row(A::UndoCorrection, "undo-correction", Sidebar, &["u"], G::Outline, "take the last correction back").also("undo revert"),

    row(A::CaretLeft, "caret-left", Selecting, &["h", "<left>"], G::Select, "a letter back").also("cursor move"),
    row(A::CaretRight, "caret-right", Selecting, &["l", "<right>"], G::Select, "a letter on").also("cursor move"),
    row(A::WordNext, "next-word", Selecting, &["w"], G::Select, "the next word").also("cursor move"),
    row(A::WordPrevious, "previous-word", Selecting, &["b"], G::Select, "the word before").also("cursor move"),
    row(A::WordEnd, "word-end", Selecting, &["e"], G::Select, "the end of the word").also("cursor move"),
    row(A::LineStart, "line-start", Selecting, &["0"], G::Select, "the beginning of the line").also("cursor move"),
    row(A::LineEnd, "line-end", Selecting, &["$"], G::Select, "the end of the line").also("cursor move"),
    row(A::OtherEnd, "other-end", Selecting, &["o"], G::Select, "the other end of what is selected").also("cursor move"),
    row(A::CopySelection, "copy", Selecting, &["y"], G::Select, "copy it").also("yank clipboard"),
    row(A::QuoteSelection, "quote", Selecting, &["Y"], G::Select, "copy it as a quotation with its source").also("cite citation markdown clipboard yank reference"),

    row(A::SelectLetters, "select", Body, &["v"], G::Act, "select text; every movement extends it, y copies").matters().also("copy mark highlight visual clipboard yank"),
    row(A::SelectParagraphs, "select-paragraphs", Body, &["V"], G::Act, "select whole paragraphs").also("copy mark highlight visual clipboard yank"),
    row(A::CopyParagraph, "copy-paragraph", Body, &["yy", "yp"], G::Act, "copy this paragraph; 3yy copies three").also("yank clipboard"),
    row(A::CopySection, "copy-section", Body, &["ys"], G::Act, "copy this section").also("yank clipboard"),
    row(A::CopyLink, "copy-link", Body, &["yl"], G::Act, "copy a link's address").also("url yank clipboard"),
    row(A::CopyCode, "copy-code", Body, &["yc"], G::Act, "copy the first code on the page").also("yank clipboard"),
    row(A::CopyAddress, "copy-address", Body, &["yu"], G::Act, "copy the article's address").also("url yank clipboard"),
    row(A::CopyQuote, "copy-quote", Body, &["yq"], G::Act, "copy this paragraph as a quotation with its source").also("cite citation markdown clipboard yank reference"),
    row(A::Pipe, "pipe", Body, &["|"], G::Act, "hand the selection, section or article to a command").also("shell program print save run filter"),
    row(A::About, "about", Body, &["i"], G::Act, "what is known of this article").also("information info title author date words count language minutes url"),
    row(A::Edit, "edit", Body, &["e"], G::Act, "edit its file at this place").also("editor vim open file"),
    row(A::Original, "original", Body, &["o"], G::Act, "open the original in the browser").also("web website page url source"),
    row(A::Reload, "reload", Body, &["r"], G::Act, "read it anew; what has changed is marked").also("refresh update re-read"),

    row(A::ArticleNext, "next-article", Anywhere, &["J"], G::Act, "the next of the articles given").also("file document forward switch"),
    row(A::ArticlePrevious, "previous-article", Anywhere, &["K"], G::Act, "the article before").also("file document previous switch"),
    row(A::CommandLine, "command", Anywhere, &[":"], G::Act, "any action by its name").also("run type colon"),
    row(A::Mouse, "mouse", Anywhere, &["M"], G::Act, "leave the mouse to the terminal, or take it back").also("click select terminal wheel"),

    row(A::Help, "help", Anywhere, &["?"], G::Leave, "every key; type to search them").matters().also("keys bindings shortcuts manual"),
    row(A::Escape, "escape", Anywhere, &["<esc>"], G::Leave, "one step out, never out of the program").also("cancel close back"),
    row(A::Quit, "quit", Anywhere, &["q", "<c-c>"], G::Leave, "quit").matters().also("exit leave close end stop"),
    row(A::Suspend, "suspend", Anywhere, &["<c-z>"], G::Leave, "back to the shell until fg").also("background job stop shell"),

    // What is done at certain times only stands at the end: all before it can be done by name.
    row(A::Scrolling(Scrolling::Pause), "pause-scrolling", Context::Scrolling, &["<space>"], G::Scrolling, "wait, or go on"),
    row(A::Scrolling(Scrolling::Faster), "scroll-faster", Context::Scrolling, &["+"], G::Scrolling, "faster"),
    row(A::Scrolling(Scrolling::Slower), "scroll-slower", Context::Scrolling, &["-"], G::Scrolling, "more slowly"),
    row(A::Scrolling(Scrolling::Stop), "stop-scrolling", Context::Scrolling, &["<esc>"], G::Scrolling, "no longer"),

    row(A::List(InList::Down), "list-down", List, &["j", "<down>", "<c-e>", "<c-n>"], G::List, "the next row"),
    row(A::List(InList::Up), "list-up", List, &["k", "<up>", "<c-y>", "<c-p>"], G::List, "the row before"),
    row(A::List(InList::PageDown), "list-page-down", List, &["<space>", "<pgdn>", "<c-f>"], G::List, "a page of rows down"),
    row(A::List(InList::PageUp), "list-page-up", List, &["b", "<pgup>", "<c-b>"], G::List, "a page of rows up"),
    row(A::List(InList::HalfDown), "list-half-down", List, &["d", "<c-d>"], G::List, "half a page of rows down"),
    row(A::List(InList::HalfUp), "list-half-up", List, &["u", "<c-u>"], G::List, "half a page of rows up"),
    row(A::List(InList::First), "list-first", List, &["g", "<home>"], G::List, "the first row"),
    row(A::List(InList::Last), "list-last", List, &["G", "<end>"], G::List, "the last row"),
    row(A::List(InList::Choose), "list-choose", List, &["<enter>"], G::List, "go there, or close what only shows"),
    row(A::List(InList::Close), "list-close", List, &["<esc>", "q"], G::List, "close it"),

    row(A::Prompt(InPrompt::Enter), "prompt-enter", Prompt, &["<enter>"], G::Prompt, "what is typed or chosen holds"),
    row(A::Prompt(InPrompt::Leave), "prompt-leave", Prompt, &["<esc>"], G::Prompt, "all is as it was before"),
    row(A::Prompt(InPrompt::Earlier), "prompt-earlier", Prompt, &["<up>"], G::Prompt, "an earlier line; in a list, the row before"),
    row(A::Prompt(InPrompt::Later), "prompt-later", Prompt, &["<down>"], G::Prompt, "a later line; in a list, the next row"),
    row(A::Prompt(InPrompt::Next), "prompt-next", Prompt, &["<tab>"], G::Prompt, "the next piece of text, row or name"),
    row(A::Prompt(InPrompt::Before), "prompt-before", Prompt, &["<s-tab>"], G::Prompt, "the row or name before"),
    row(A::Prompt(InPrompt::Regex), "prompt-regex", Prompt, &["<c-r>"], G::Prompt, "a regular expression, or plain words again"),
    row(A::Prompt(InPrompt::Backward), "prompt-backward", Prompt, &["<c-t>"], G::Prompt, "search backward, or forward again"),
    row(A::Prompt(InPrompt::SectionNext), "prompt-next-section", Prompt, &["<c-n>"], G::Prompt, "the next section with hits"),
    row(A::Prompt(InPrompt::SectionBefore), "prompt-section-before", Prompt, &["<c-p>"], G::Prompt, "the section with hits before"),
    row(A::Prompt(InPrompt::Left), "prompt-left", Prompt, &["<left>", "<c-b>"], G::Prompt, "a letter back"),
    row(A::Prompt(InPrompt::Right), "prompt-right", Prompt, &["<right>", "<c-f>"], G::Prompt, "a letter on"),
    row(A::Prompt(InPrompt::Start), "prompt-start", Prompt, &["<home>", "<c-a>"], G::Prompt, "the beginning of the line"),
    row(A::Prompt(InPrompt::End), "prompt-end", Prompt, &["<end>", "<c-e>"], G::Prompt, "the end of the line"),
    row(A::Prompt(InPrompt::Erase), "prompt-erase", Prompt, &["<backspace>", "<c-h>"], G::Prompt, "erase a letter; of an empty line, leave it"),
    row(A::Prompt(InPrompt::EraseAhead), "prompt-erase-next", Prompt, &["<del>", "<c-d>"], G::Prompt, "erase the letter under the cursor"),
    row(A::Prompt(InPrompt::EraseWord), "prompt-erase-word", Prompt, &["<c-w>"], G::Prompt, "erase a word"),
    row(A::Prompt(InPrompt::EraseBefore), "prompt-erase-before", Prompt, &["<c-u>"], G::Prompt, "erase all before"),
    row(A::Prompt(InPrompt::EraseRest), "prompt-erase-rest", Prompt, &["<c-k>"], G::Prompt, "erase the rest of the line"),

    row(A::Menu(InMenu::More), "menu-more", Menu, &["l", "<right>", "<space>", "+"], G::Menu, "change it: more, or the next value"),
    row(A::Menu(InMenu::Less), "menu-less", Menu, &["h", "<left>", "-"], G::Menu, "change it: less, or the value before"),
    row(A::Menu(InMenu::Next), "menu-next", Menu, &["<tab>"], G::Menu, "the next line; j k and all of lists choose, too"),
    row(A::Menu(InMenu::Before), "menu-before", Menu, &["<s-tab>"], G::Menu, "the line before"),
    row(A::Menu(InMenu::Close), "menu-close", Menu, &["<esc>", "<enter>", "q", ","], G::Menu, "close it"),

    row(A::Question(Answer::Yes), "answer-yes", Question, &["y", "<enter>"], G::Question, "yes, open it here"),
    row(A::Question(Answer::Outside), "answer-outside", Question, &["o"], G::Question, "open it in the browser"),
    row(A::Question(Answer::No), "answer-no", Question, &["n", "<esc>"], G::Question, "no"),
];

/// The actions that can be done by name.
pub fn commands() -> &'static [Row] {
    let end = ACTIONS.iter().position(|row| row.context.is_passing());
    &ACTIONS[..end.unwrap_or(ACTIONS.len())]
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
    fn what_can_be_done_by_name_stands_before_the_rest() {
        let rest = &ACTIONS[commands().len()..];
        assert!(rest.len() > 30 && rest.iter().all(|row| row.context.is_passing()));
    }

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
