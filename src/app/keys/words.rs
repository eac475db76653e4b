//! Words by which a reader may look for an action though its help does not have them, and what the mouse does.

use crate::app::keys::action::Action as A;

/// What the mouse does, as the help shows it.
pub const MOUSE: &[(&str, &str)] = &[
    ("wheel", "scroll what is under the pointer"),
    ("click a heading", "fold its section, or open it again"),
    (
        "click a link",
        "follow it; a note's number leads to the note",
    ),
    ("click ▸ or …", "open what is folded there"),
    ("click the outline", "go to that section"),
    ("click a list's row", "go there: to a section, link or mark"),
    ("click the , menu", "choose a line; on its value, change it"),
    ("drag", "select text and copy it"),
    ("double click", "select a word; a triple one the paragraph"),
    ("drag the divider", "a wider or narrower outline"),
    ("scrollbar", "click or drag: go to that place"),
];

/// What is typed behind a colon for an action in pagers that many know.
pub fn behind_colon(action: A) -> Option<&'static str> {
    match action {
        A::ArticleNext => Some("n"),
        A::ArticlePrevious => Some("p"),
        _ => None,
    }
}

/// Other words for an action.
pub fn also(action: A) -> &'static str {
    match action {
        A::LineDown | A::LineUp => "scroll move",
        A::PageDown => "next page scroll forward turn",
        A::PageUp => "previous page scroll backward turn",
        A::Start => "top first home",
        A::End => "bottom last jump to paragraph number",
        A::SectionNext | A::SectionPrevious => "chapter jump section",
        A::SectionParent => "up chapter section",
        A::Percent => "jump position progress",
        A::Search => "find look for words text regular expression regexp case pattern grep",
        A::HitNext | A::HitPrevious => "next previous match result search found",
        A::SearchWord => "find look for under cursor",
        A::OnlyHits => "filter matching lines match search",
        A::FindSection => "jump chapter heading table of contents toc fuzzy find",
        A::LinkHints => "follow open click url footnote note reference",
        A::LinkList => "url urls references addresses list",
        A::Follow => "open url",
        A::Peek => "footnote preview popup reference url",
        A::SetMark => "bookmark remember save position",
        A::Marks => "bookmarks list positions",
        A::GoToMark => "bookmark return position jump",
        A::Back => "previous return history undo jump",
        A::Forward => "next redo history jump",
        A::Trail => "history back places visited articles",
        A::ChangeNext | A::ChangePrevious => "changes difference diff modified edited",
        A::Outline => "sidebar toggle contents table toc panel hide",
        A::Focus => "sidebar switch pane contents window",
        A::SidebarNarrower | A::SidebarWider => "sidebar width size resize pane",
        A::MeasureWider => "text width wide wider column margin font larger size",
        A::MeasureNarrower => "text width narrow narrower column margin font smaller size",
        A::MeasureReset => "text width default reset column margin font size",
        A::Theme => "dark light night colour color sepia mode contrast",
        A::TextOnly => "zen distraction free fullscreen hide everything sidebar status bar",
        A::Scrollbar => "progress hide",
        A::WholePage => "original furniture removed navigation everything reader mode",
        A::Comfort => {
            "settings options preferences configuration font size justify align hyphenation \
             dark light colour color width margin line spacing footnotes side notes"
        }
        A::PanLeft | A::PanRight => "scroll sideways horizontally left right wide table",
        A::SectionToggle | A::SectionClose | A::SectionsClose => "collapse hide fold",
        A::SectionOpen | A::SectionsOpen => "expand unfold show",
        A::OneLit => "focus line highlight paragraph concentrate",
        A::AutoScroll => "automatic teleprompter hands free pause",
        A::Faster | A::Slower => "speed pace auto-scroll",
        A::Levels(_) => "depth fold collapse expand headings",
        A::Filter => "search find sections headings",
        A::NotAHeading => "remove wrong correct mistake",
        A::IsAHeading => "add missing correct confirm",
        A::Promote | A::Demote => "indent level correct wrong",
        A::UndoCorrection => "undo revert",
        A::CopySelection => "yank clipboard",
        A::QuoteSelection | A::CopyQuote => "cite citation markdown clipboard yank reference",
        A::SelectLetters | A::SelectParagraphs => "copy mark highlight visual clipboard yank",
        A::CopyParagraph | A::CopySection | A::CopyCode => "yank clipboard",
        A::CopyLink | A::CopyAddress => "url yank clipboard",
        A::Pipe => "shell program print save run filter",
        A::About => "information info title author date words count language minutes url",
        A::Edit => "editor vim open file",
        A::Original => "web website page url source",
        A::Reload => "refresh update re-read",
        A::ArticleNext => "file document forward switch",
        A::ArticlePrevious => "file document previous switch",
        A::CommandLine => "run type colon",
        A::Mouse => "click select terminal wheel",
        A::Help => "keys bindings shortcuts manual",
        A::Escape => "cancel close back",
        A::Quit => "exit leave close end stop",
        A::Redraw => "refresh repaint clear garbage broken",
        A::Suspend => "background job stop shell",
        A::HalfDown | A::HalfUp => "scroll move",
        A::ParagraphNext | A::ParagraphPrevious | A::SentenceNext | A::SentencePrevious => "jump",
        A::SectionWithHits | A::SectionWithHitsBefore => "search match results found jump",
        A::CaretLeft | A::CaretRight | A::WordNext | A::WordPrevious | A::WordEnd => "cursor move",
        A::LineStart | A::LineEnd | A::OtherEnd => "cursor move",
        A::RowDown
        | A::RowUp
        | A::RowPageDown
        | A::RowPageUp
        | A::RowHalfDown
        | A::RowHalfUp
        | A::RowFirst
        | A::RowLast => "move",
        A::RowGo | A::RowGoAndStay => "open jump section",
        A::Unfold => "expand open",
        A::Fold => "collapse close",
    }
}

/// True when `text`, in lower case, has a word with the stem of `word`: who types "links" or "copying" finds
/// "link" and "copy" too.
pub fn has(text: &str, word: &str) -> bool {
    let stem = ["ing", "ies", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() >= STEM_BYTES_MIN);
    text.contains(word) || stem.is_some_and(|stem| text.contains(stem))
}

/// A shorter stem would be found in too many words.
const STEM_BYTES_MIN: usize = 3;
