//! The interface, played by key scripts: open an article, press keys, look at the screen.

mod support;

use std::collections::BTreeSet;

use longread::app::event::{Event, Mouse, MouseAction, Ticket};
use longread::app::keys::action::ACTIONS;
use longread::app::keys::context::Context;
use longread::app::overlay::Overlay;
use longread::app::overlay::help::{Help, HelpLine};
use longread::app::{Colours, Effect, Options, ThemeName};
use longread::document::block::Reason;
use longread::document::{
    BlockKind, Builder, Confidence, Container, Document, Inline, Metadata, Origin, Prose,
    ProseWriter, Target, Verdict,
};
use longread::layout::Role;
use longread::text::clean::Clean;
use proptest::prelude::*;
use ratatui::layout::Size;
use support::{Play, as_part, play, play_with};

/// The bundled article, with the sections that a reader would see in it.
fn bundled() -> Document {
    let blocks: Vec<&str> = longread::host::source::BUNDLED.split("\n\n").collect();
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::line(blocks[4])),
        ..Metadata::default()
    });
    for block in &blocks[5..] {
        match block.len() < 100 {
            true => builder.heading(2, Prose::plain(block.trim()), None),
            false => builder.block(BlockKind::Paragraph, Prose::plain(block.trim())),
        }
    }
    builder.finish()
}

/// A walk in four sections, two of them below the first; the last two headings are inferred.
fn walk() -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("A walk")),
        ..Metadata::default()
    });
    builder.furniture("Menu Home About", Reason::Navigation);
    paragraphs(&mut builder, "opening");
    builder.heading(2, Prose::plain("Setting out"), None);
    paragraphs(&mut builder, "setting");
    builder.heading(3, Prose::plain("The gate"), None);
    paragraphs(&mut builder, "gate");
    builder.heading(
        3,
        Prose::plain("A doubtful stile"),
        Some(Confidence::new(0.4)),
    );
    paragraphs(&mut builder, "stile");
    builder.block(BlockKind::Paragraph, Prose::plain("Looking back"));
    paragraphs(&mut builder, "back");
    builder.heading(2, Prose::plain("Home again"), Some(Confidence::new(0.9)));
    paragraphs(&mut builder, "home");
    builder.finish()
}

/// An article with links to a place in it, to a note, to the web, to a file and to what is never followed.
fn linked() -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("Linked")),
        address: Some(Clean::new("https://a.example/linked")),
        ..Metadata::default()
    });
    let address = |text: &str| Target::Address(Clean::new(text));
    let targets = [
        ("the end", Target::Fragment(Clean::new("end"))),
        ("a note", Target::Fragment(Clean::new("note"))),
        ("the web", address("https://b.example/page")),
        ("a file", address("next%20one.md#part")),
        ("a letter", address("mailto:me@a.example")),
        ("a script", address("javascript:alert(1)")),
    ];
    let mut writer = ProseWriter::new();
    writer.push("Here is ");
    for (words, target) in targets {
        let link = builder.link(target).expect("there is room for links");
        writer.start(Inline::Link(link));
        writer.push(words);
        writer.end();
        writer.push(", ");
    }
    builder.block(BlockKind::Paragraph, writer.take());
    paragraphs(&mut builder, "middle");
    builder.fragment("end");
    builder.heading(2, Prose::plain("The end"), None);
    paragraphs(&mut builder, "end");
    builder.fragment("note");
    builder.open(Container::Footnote(Clean::new("1")));
    builder.block(BlockKind::Paragraph, Prose::plain("The note says little."));
    builder.close();
    builder.finish()
}

fn paragraphs(builder: &mut Builder, word: &str) {
    for n in 1..=6 {
        let first = format!("The {word} begins paragraph {n} here. ");
        let rest = "A fox crossed the lane, and nobody minded it much. ".repeat(4);
        builder.block(BlockKind::Paragraph, Prose::plain(&(first + rest.trim())));
    }
}

/// What a script leads to.
#[derive(Debug, Clone)]
enum Shows {
    /// The first row of the text begins so.
    Top(&'static str),
    /// The last row holds this.
    Status(&'static str),
    /// Some row holds this.
    Screen(&'static str),
    /// No row holds this.
    Not(&'static str),
    /// The outside is asked for this.
    Asks(Effect),
    /// Something with this in it is copied.
    Copies(&'static str),
}
use Shows::{Asks, Copies, Not, Screen, Status, Top};

/// One script at least for each action, by its name.
#[rustfmt::skip]
fn scripts() -> Vec<(&'static str, &'static str, Shows)> {
    vec![
        ("line-down", "] 2j", Top("The setting begins paragraph 1")),
        ("line-down", "] <down><down>", Top("The setting begins paragraph 1")),
        ("line-down", "] <c-e><c-e>", Top("The setting begins paragraph 1")),
        ("line-up", "] <c-e><c-e><c-y><c-y>", Top("Setting out")),
        ("line-up", "k", Status("this is the beginning")),
        ("line-up", "] 4j 2k", Top("The setting begins paragraph 1")),
        ("page-down", "<space> <pgdn> <c-f>", Screen("▌Setting out")),
        ("page-down", "99<space> <space>", Status("this is the end")),
        ("page-up", "<pgdn> <pgdn> b <c-b>", Top("A walk")),
        ("half-down", "99d d", Status("this is the end")),
        ("half-up", "d <c-d> u <c-u>", Top("A walk")),
        ("start", "]] g", Top("A walk")),
        ("start", "] <home>", Top("A walk")),
        ("end", "G", Status("the end")),
        ("end", "3G", Top("The opening begins paragraph 3")),
        ("end", "999G", Status("no paragraph 999; the last is 41")),
        ("next-section", "]", Top("Setting out")),
        ("next-section", "3]", Top("A doubtful stile")),
        ("next-section", "9] ]", Status("no section after \"Home again\"")),
        ("previous-section", "]] j [", Top("The gate")),
        ("previous-section", "]] [ [", Top("A walk")),
        ("previous-section", "[", Status("this is the beginning")),
        ("parent-section", "]] j p", Top("Setting out")),
        ("parent-section", "] p", Status("no section is above \"Setting out\"")),
        ("next-paragraph", "} }", Top("The opening begins paragraph 2")),
        ("next-paragraph", "G 9}}", Status("no paragraph after this one")),
        ("previous-paragraph", "3} {", Top("The opening begins paragraph 2")),
        ("previous-paragraph", "} j {", Top("The opening begins paragraph 1")),
        ("next-sentence", "] )", Top("The setting begins paragraph 1")),
        ("previous-sentence", "] ) (", Top("Setting out")),
        ("percent", "100%", Status("the end")),
        ("percent", "50%", Status("50 %")),
        ("percent", "%", Status("type a number first")),

        ("search", "/gate", Status("1 of 7")),
        ("search", "/stile<enter>", Status("1 of 7")),
        ("search", "/stile<esc>", Top("A walk")),
        ("search", "/hare<enter>", Status("no hit for \"hare\"")),
        ("search", "/minded<space>it<enter>", Status("1 of 144")),
        ("search", "/stile<enter><esc>/<up>", Status("/stile")),
        ("search", "/", Status("Ctrl-R regular expression  Ctrl-T backward")),
        ("search", "/<c-r>g.te", Status("regex /g.te")),
        ("search", "/שלום", Status("/ םולש")),
        ("search", "/<c-r>g.te<enter>", Status("1 of 7   ")),
        ("search", "/g.te<c-r><enter>", Status("1 of 7")),
        ("search", "/<c-r>(ga", Status("unclosed group")),
        ("search", "/<c-r>(ga<enter>", Status("not a regular expression: unclosed group")),
        ("search", "]]] /<c-t>gate", Status("7 of 7")),
        ("search", "]]] /<c-t>gate<enter>n", Status("6 of 7")),
        ("search", "]]] /<c-t>gate<enter>nN", Status("7 of 7")),
        ("search", "/<c-r>g.te<enter><esc>/<up>", Status("regex /g.te")),
        ("search", "/begins<space>paragraph<space>1<c-n>", Status("2 of 6, 1 in this section")),
        ("search", "/begins<space>paragraph<space>1<c-n><esc>", Top("A walk")),
        ("next-section-with-hits", "/begins<space>paragraph<space>1<enter><c-n><c-n>", Status("3 of 6")),
        ("next-section-with-hits", "/gate<enter><c-n>", Status("no section with hits after this one")),
        ("next-section-with-hits", "<c-n>", Status("nothing to look for yet")),
        ("previous-section-with-hits", "]]] /begins<enter><c-p>", Status("13 of 36")),
        ("search-word", "] *", Status("3 of 7")),
        ("search-word", "}} vww*", Status("3 of 36")),
        ("only-hits", "/begins<space>paragraph<space>3<enter>&", Not("begins paragraph 2")),
        ("only-hits", "/begins<space>paragraph<space>3<enter>&", Screen("The setting begins paragraph 3")),
        ("only-hits", "/begins<space>paragraph<space>3<enter>&&", Screen("The opening begins paragraph 2")),
        ("only-hits", "/begins<space>paragraph<space>3<enter>&<esc>", Status("1 of 6")),
        ("only-hits", "/begins<space>paragraph<space>3<enter>&nn", Status("3 of 6")),
        ("only-hits", "&begins<space>paragraph<space>3<enter>", Not("begins paragraph 2")),
        ("only-hits", "&zebra<enter>", Status("no hit for \"zebra\"")),
        ("only-hits", "/begins<space>paragraph<space>3<enter>&]", Top("Setting out")),
        ("only-hits", "/begins<space>paragraph<space>3<enter>&g}}", Top("")),
        ("next-hit", "/home<space>begins<enter>nn", Status("3 of 6")),
        ("next-hit", "n", Status("nothing to look for yet")),
        ("next-hit", "/gate<enter>7n", Status("2 of 7")),
        ("previous-hit", "/gate<enter>N", Status("from the end again")),

        ("set-mark", "] ma g 'a", Top("Setting out")),
        ("set-mark", "mb", Status("'b comes back here")),
        ("go-to-mark", "] G ''", Top("Setting out")),
        ("go-to-mark", "'z", Status("no mark z")),
        ("back", "]]] H", Top("The gate")),
        ("back", "]]] <backspace><c-o>", Top("Setting out")),
        ("back", "H", Status("no jump before this place")),
        ("forward", "]]] HH L", Top("The gate")),
        ("forward", "L", Status("no jump after this place")),

        ("trail", "]]] H '<enter>", Screen(" >  The gate")),
        ("trail", "]]] H '<enter>kk<enter>", Top("A walk")),
        ("trail", "]]] H '<enter>j<enter>", Top("A doubtful stile")),
        ("trail", "'<enter>", Status("no jumps yet")),
        ("outline", "t", Not("Contents")),
        ("outline", "tt", Screen("Contents")),
        ("focus", "<tab> j <tab> j", Top("")),
        ("narrower-outline", "8<lt>", Screen("Setting out")),
        ("narrower-outline", "9<lt> <lt>", Status("the outline is as narrow as it gets")),
        ("wider-outline", "99> >", Status("the outline is as wide as it gets")),
        ("wider-outline", "4>", Screen("Setting out")),
        ("longer-lines", "--+", Status("lines of 50 columns")),
        ("shorter-lines", "3-", Status("lines of 42 columns")),
        ("usual-lines", "--=", Status("all there is room for")),
        ("next-theme", "cc", Status("theme: dark")),
        ("text-only", "Z", Not("? help")),
        ("text-only", "ZZ", Screen("? help")),
        ("scrollbar", "z|", Not("▐")),
        ("whole-page", "R", Screen("Menu Home About")),
        ("whole-page", "] R", Top("Setting out")),
        ("whole-page", "RR", Status("the article alone")),
        ("comfort", ",", Screen("line spacing")),
        ("pan-left", "h", Status("nothing on this page is wider")),
        ("pan-right", "<right>", Status("nothing on this page is wider")),
        ("toggle-section", "] za", Screen("▸ 25 paragraphs, 5 min")),
        ("toggle-section", "za", Status("the opening cannot be folded")),
        ("open-section", "] zc zo", Screen("The setting begins paragraph 1")),
        ("open-section", "] zo", Status("\"Setting out\" is not folded")),
        ("close-section", "]] zczc", Top("Setting out")),
        ("close-sections", "zM", Status("all sections are folded")),
        ("open-sections", "zM zR", Status("all sections are open")),
        ("one-paragraph", "zf", Status("one paragraph is lit")),
        ("auto-scroll", "zs", Status("240 words a minute")),
        ("faster", "3z+", Status("300 words a minute")),
        ("slower", "z-", Status("220 words a minute")),

        ("row-down", "<tab> jj <enter>", Top("The gate")),
        ("row-up", "<tab> jj k <enter>", Top("Setting out")),
        ("rows-down", "<tab> <space> <enter>", Top("Home again")),
        ("rows-up", "<tab> G b <enter>", Top("A walk")),
        ("half-rows-down", "<tab> <c-d><c-d><c-d><c-d> <enter>", Top("Home again")),
        ("half-rows-up", "<tab> G <c-u><c-u><c-u><c-u> <enter>", Top("A walk")),
        ("first-row", "] <tab> g <enter>", Top("A walk")),
        ("last-row", "<tab> G <enter>", Top("Home again")),
        ("go-to-row", "<tab> j <enter> j j", Top("The setting begins")),
        ("show-row", "<tab> jj o", Top("The gate")),
        ("show-row", "<tab> jj o j o", Top("A doubtful stile")),
        ("fold", "<tab> j h", Screen("▸ Setting out")),
        ("unfold", "<tab> j h l", Not("▸")),
        ("levels-1", "<tab> 1", Screen("▸ Setting out")),
        ("levels-2", "<tab> 1 2", Not("▸")),
        ("levels-3", "<tab> 1 3", Not("▸")),
        ("levels-4", "<tab> 1 4", Not("▸")),
        ("levels-5", "<tab> 1 5", Not("▸")),
        ("levels-6", "<tab> 1 6", Not("▸")),
        ("filter", "<tab> /ga", Status("sections with: ga")),
        ("filter", "<tab> /home<enter> <enter>", Top("Home again")),
        ("filter", "<tab> /zebra<enter>", Status("no section with \"zebra\"")),
        ("search", "]] zc g /gate<space>begins", Screen("The gate begins")),
        ("search", "]] zc g /gate<space>begins<esc>", Not("The gate begins")),
        ("search", "]] zc g /gate<space>begins<c-u>stile", Not("The gate begins")),
        ("search", "]] zc g /gate<space>begins<enter><esc>", Screen("The gate begins")),
        ("not-a-heading", "<tab> G x", Status("\"Home again\" is no heading")),
        ("not-a-heading", "<tab> j x", Status("marked in the article itself")),
        ("is-a-heading", "<tab> jjj i", Status("\"A doubtful stile\" is a heading")),
        ("is-a-heading", "3] 7} <tab> ii", Screen("▌  Looking back")),
        ("promote", "<tab> jjj H", Status("now of level 2; u takes that back")),
        ("promote", "<tab> jjj HH H", Status("no level is higher")),
        ("promote", "<tab> j H", Status("given in the article itself")),
        ("demote", "<tab> GL", Screen("   Home again")),
        ("undo-correction", "<tab> GLL u", Screen("   Home again")),
        ("undo-correction", "<tab> G x u", Screen("Home again")),
        ("undo-correction", "<tab> u", Status("no correction to take back")),

        ("next-article", "J", Status("only one article was given")),
        ("previous-article", "K", Status("only one article was given")),
        ("mouse", "M", Asks(Effect::Mouse(false))),
        ("mouse", "MM", Asks(Effect::Mouse(true))),

        ("help", "?", Screen("a page down, one line kept")),
        ("help", "?zebra", Screen("no key for that")),
        ("help", "<tab>?", Screen("hide the sections below")),
        ("help", "?<esc>", Top("A walk")),
        ("escape", "<esc><esc><esc>", Top("A walk")),
        ("escape", "<tab><esc> j", Top("")),
        ("quit", "q", Asks(Effect::Quit)),
        ("quit", "/fox<c-c>", Asks(Effect::Quit)),
        ("redraw", "<c-l>", Asks(Effect::Redraw)),
        ("suspend", "<c-z>", Asks(Effect::Suspend)),
    ]
}

/// As [`scripts`], played on the article with links.
#[rustfmt::skip]
fn link_scripts() -> Vec<(&'static str, &'static str, Shows)> {
    let quote = "> — [Linked](https://a.example/linked#:~:text=Here%20is%20the%20end%2C%20a%20note%2C";
    vec![
        ("find-section", "send<enter>", Top("The end")),
        ("find-section", "szzz<enter>", Status("no section has these letters")),
        ("find-section", "<tab>s<enter> j", Top("")),
        ("link-hints", "fa", Top("The end")),
        ("link-hints", "fa H", Top("Linked")),
        ("link-hints", "fd", Status("open https://b.example/page here? y yes")),
        ("link-hints", "fdy", Asks(Effect::Open { ticket: Ticket(2), what: "https://b.example/page".to_owned() })),
        ("link-hints", "fdo", Asks(Effect::OpenOutside("https://b.example/page".to_owned()))),
        ("link-hints", "fdn", Top("Linked")),
        ("link-hints", "ff", Status("where \"next%20one.md#part\" is, the article does not say")),
        ("link-hints", "fg", Asks(Effect::OpenOutside("mailto:me@a.example".to_owned()))),
        ("link-hints", "fh", Status("javascript links are not followed")),
        ("link-hints", "fz", Status("no link has that label")),
        ("link-hints", "] f", Status("no link on this page")),
        ("link-list", "F", Screen("https://b.example/page")),
        ("link-list", "Fnote<enter>", Screen("The note says little.")),
        ("link-list", "F<down><enter>", Screen("The note says little.")),
        ("follow", "<enter>a", Top("The end")),
        ("follow", "] <enter><enter>", Top("The end begins")),
        ("peek", "Ps", Screen("The note says little.")),
        ("peek", "Pd", Screen("https://b.example/page")),
        ("peek", "Ps<enter>", Screen("The note says little.")),
        ("peek", "Ps<esc>", Not("The note says little.")),
        ("copy-paragraph", "] yy", Copies("The end begins paragraph 1")),
        ("copy-paragraph", "] 2yy", Copies("much.\n\nThe end begins paragraph 2")),
        ("copy-link", "yld", Asks(Effect::Copy("https://b.example/page".to_owned()))),
        ("copy-address", "yu", Asks(Effect::Copy("https://a.example/linked".to_owned()))),
        ("copy-quote", "} yq", Copies(quote)),
        ("copy-section", "] ys", Copies("The note says little.")),
        ("command", ":next-sec<enter>", Top("The end")),
        ("command", ":copy-par<tab>", Screen("Do  copy-paragraph")),
        ("command", ":copy-par<tab><enter>", Copies("Here is")),
        ("quit", ":q<enter>", Asks(Effect::Quit)),
        ("next-article", ":n<enter>", Status("only one article")),
        ("previous-article", ":p<enter>", Status("only one article")),
        ("command", ":trail<tab>", Screen("Do  trail")),
        ("command", ":row<tab>", Screen("Do  row-down")),
        ("command", ":row<tab><tab>", Screen("Do  row-up")),
        ("command", ":row<tab><tab><s-tab>", Screen("Do  row-down")),
        ("command", ":zzzzzz<enter>", Status("no action has these letters")),
    ]
}

/// As [`link_scripts`]: selecting, copying, and what leads to other programs.
#[rustfmt::skip]
fn hand_scripts() -> Vec<(&'static str, &'static str, Shows)> {
    let copies = |text: &str| Asks(Effect::Copy(text.to_owned()));
    vec![
        ("select", "} vey", copies("Here")),
        ("select", "} vey", Status("sent 1 word to the clipboard")),
        ("select", "} vv y", Not("selecting")),
        ("select", "} v<esc> y", Not("selecting")),
        ("select", "} v", Status("selecting: y copies, o other end, Esc leaves")),
        ("select", "/web<enter>vey", copies("web")),
        ("select", "} v/the<space>web<enter>y", Copies("Here is the end, a note, t")),
        ("select", "} v}y", Copies("a script,\n\nT")),
        ("select", "} v]y", Copies("much.\n\nT")),
        ("select", "} vGy", Copies("The note says little.")),
        ("select", "] vgy", Copies("Linked\n\nHere is")),
        ("select", "} vjy", Copies("Here is the end, a note, the web, a file, a letter,")),
        ("select", "} v?", Screen("copy it as a quotation with its source")),
        ("caret-left", ":caret-left<enter>", Status("nothing is selected; v begins to select")),
        ("select-paragraphs", "} Vy", Copies("Here is the end, a note, the web, a file, a letter, a script,")),
        ("select-paragraphs", "} vVy", Copies("Here is the end, a note")),
        ("select-paragraphs", "} V}y", Copies("a script,\n\nThe middle begins paragraph 1 here.")),
        ("caret-right", "} vly", copies("He")),
        ("caret-right", "} v3<right>y", copies("Here")),
        ("caret-left", "} vwhy", copies("Here ")),
        ("caret-left", "} vw<left>y", copies("Here ")),
        ("next-word", "} v2wy", copies("Here is t")),
        ("previous-word", "} vwwby", copies("Here i")),
        ("word-end", "} veey", copies("Here is")),
        ("line-start", "} vww0y", copies("H")),
        ("line-end", "} v$oly", Copies("ere is the end")),
        ("other-end", "} vwo<right>y", copies("ere i")),
        ("copy", "} Vy", Status("to the clipboard")),
        ("quote", "} veY", Copies("> Here\n>\n> — [Linked](https://a.example/linked#:~:text=Here)\n")),
        ("copy-code", "yc", Status("no code on this page")),
        ("pipe", "} ve|wc<space>-w<enter>", Asks(Effect::Pipe { job: Ticket(1), command: "wc -w".to_owned(), text: "Here\n".to_owned() })),
        ("pipe", "} |", Status("pipe this section to:")),
        ("pipe", "} |<tab>", Status("pipe the article to:")),
        ("pipe", "|wc<enter>", Screen("running…")),
        ("pipe", "|wc<enter><esc>", Asks(Effect::StopPipe(Ticket(1)))),
        ("pipe", "|<enter>", Status("no command, nothing done")),
        ("pipe", "|wc<enter><esc>|nl<enter><esc>|<up><up>", Status("to: wc")),
        ("pipe", "|wc<enter><esc>|nl<enter><esc>|<up><up><down>", Status("to: nl")),
        ("pipe", "|wc<enter><esc>/<up>", Not("wc")),
        ("about", "i", Screen("About this article")),
        ("about", "i", Screen("https://a.example/linked")),
        ("about", "i<esc>", Top("Linked")),
        ("edit", "e", Status("what came through a pipe is no file to edit")),
        ("original", "o", Asks(Effect::OpenOutside("https://a.example/linked".to_owned()))),
        ("reload", "r", Status("what came through a pipe cannot be read again")),
        ("marks", "'?", Status("no marks yet")),
        ("marks", "] mb g ma '?", Screen(" b  The end")),
        ("marks", "] ma g '?<enter>", Top("The end")),
        ("marks", "ma ] mb g '?j<enter>", Top("The end")),
        ("marks", "] ma g '?a", Top("The end")),
        ("next-change", ":next-change<enter>", Status("nothing has changed")),
        ("previous-change", ":previous-change<enter>", Status("nothing has changed")),
    ]
}

fn holds(play: &Play, shows: &Shows) -> bool {
    match shows {
        Top(text) => play.top().starts_with(text),
        Status(text) => play.status().contains(text),
        Screen(text) => play.screen().contains(text),
        Not(text) => !play.screen().contains(text),
        Asks(effect) => play.effects.contains(effect),
        Copies(text) => play
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Copy(copied) if copied.contains(text))),
    }
}

/// As [`link_scripts`]: what keys do at certain times only.
#[rustfmt::skip]
fn passing_scripts() -> Vec<(&'static str, &'static str, Shows)> {
    vec![
        ("pause-scrolling", "zs<space>", Status("scrolling waits")),
        ("scroll-faster", "zs+", Status("260 words a minute")),
        ("scroll-slower", "zs-", Status("220 words a minute")),
        ("stop-scrolling", "zs<esc>", Status("scrolling has stopped")),
        ("list-down", "]]'<enter>gj<enter>", Top("The end")),
        ("list-up", "]]'<enter>G<up><up><up><enter>", Top("Linked")),
        ("list-page-down", "]]'<enter>g<space><enter>", Top("The end")),
        ("list-page-up", "]]'<enter>Gb<enter>", Top("Linked")),
        ("list-half-down", "]]'<enter>gd<enter>", Top("The end")),
        ("list-half-up", "]]'<enter>Gu<enter>", Top("Linked")),
        ("list-first", "]]'<enter>g<enter>", Top("Linked")),
        ("list-last", "]]'<enter>gG<enter>", Top("The end")),
        ("list-choose", "]ma g '?<enter>", Top("The end")),
        ("list-close", "]ma'?q", Not("Enter or a letter goes there")),
        ("prompt-enter", "/the<enter>", Status("1 of")),
        ("prompt-leave", "/the<esc>", Status("? help")),
        ("prompt-earlier", "/note<enter>/<up>", Status("/note")),
        ("prompt-later", "/note<enter>/the<enter>/<up><up><down>", Status("/the")),
        ("prompt-next", "|<tab>", Status("pipe the article to")),
        ("prompt-before", ":<s-tab>", Screen("Do")),
        ("prompt-regex", "/<c-r>", Status("regex")),
        ("prompt-backward", "/<c-t>", Status("backward")),
        ("prompt-next-section", "/end<c-n>", Status("2 of 8")),
        ("prompt-section-before", "/here<c-n><c-p>", Top("Linked")),
        ("prompt-left", "/ab<left>x", Status("axb")),
        ("prompt-right", "/ab<left><left><right>x", Status("axb")),
        ("prompt-start", "/ab<home>x", Status("xab")),
        ("prompt-end", "/ab<home><end>x", Status("abx")),
        ("prompt-erase", "/ab<backspace>x", Status("/ax")),
        ("prompt-erase-next", "/ab<left><del>x", Status("/ax")),
        ("prompt-erase-word", "/one<space>two<c-w>x", Status("/one x")),
        ("prompt-erase-before", "/ab<c-u>x", Status("/x")),
        ("prompt-erase-rest", "/abc<left><left><c-k>x", Status("/ax")),
        ("menu-more", ",jl", Screen("columns")),
        ("menu-less", ",j<left>", Screen("columns")),
        ("menu-next", ",<tab>l", Screen("columns")),
        ("menu-before", ",<s-tab>l", Screen("ordered by the terminal")),
        ("menu-close", ",,", Not("Comfort")),
        ("answer-yes", "fdy", Asks(Effect::Open { ticket: Ticket(2), what: "https://b.example/page".to_owned() })),
        ("answer-outside", "fdo", Asks(Effect::OpenOutside("https://b.example/page".to_owned()))),
        ("answer-no", "fdn", Not("open https")),
    ]
}

#[test]
fn every_action_does_what_its_keys_promise() {
    let mut broken = Vec::new();
    let on_walk = scripts().into_iter().map(|script| (walk(), script));
    let on_linked = [link_scripts(), hand_scripts(), passing_scripts()].concat();
    let on_linked = on_linked.into_iter();
    let on_linked = on_linked.map(|script| (linked(), script));
    for (document, (name, script, shows)) in on_walk.chain(on_linked) {
        let play = play(&document, (80, 24), script);
        if !holds(&play, &shows) {
            broken.push(format!("{name}: {script}: {shows:?}\n{}", play.screen()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

#[test]
fn every_action_has_a_script() {
    let scripts = [scripts(), link_scripts(), hand_scripts(), passing_scripts()].concat();
    let played: BTreeSet<_> = scripts.iter().map(|(name, ..)| *name).collect();
    let named: BTreeSet<_> = ACTIONS.iter().map(|row| row.name).collect();
    assert_eq!(played, named);
}

/// What can be seen of a press of keys: the screen, and what is asked of the outside.
fn seen(play: &Play) -> (String, String, usize) {
    (play.screen(), play.styles(), play.effects.len())
}

/// Ways to where keys have a meaning at certain times only.
fn passing_ways(context: Context) -> &'static [&'static str] {
    match context {
        Context::Body | Context::Selecting | Context::Sidebar | Context::Anywhere => &[],
        Context::Scrolling => &["zs"],
        Context::List => &["]]]]'<enter>", "]]]]'<enter>gj"],
        Context::Prompt => &[
            "/the fox<left><left>",
            "/the fox",
            "/the<enter>/",
            "/the<enter>/fo<up>",
            "|the",
            "F",
            "Fj",
        ],
        Context::Menu => &[","],
        Context::Question => &["fd"],
    }
}

#[test]
fn every_default_key_of_every_action_can_be_seen_to_work() {
    let ways = [
        "",
        "}",
        "]",
        "G",
        "]]",
        "2]2}",
        "/fox<enter>",
        "]g",
        "]H",
        "zs",
        "1",
    ];
    let mut idle = Vec::new();
    for row in ACTIONS {
        let ways = ways.iter().map(|way| match row.context {
            Context::Sidebar => format!("<tab>{}", way.replace(']', "j").replace('}', "x")),
            Context::Selecting => format!("}}{way}v2l"),
            _ => (*way).to_owned(),
        });
        let ways: Vec<String> = match passing_ways(row.context) {
            [] => ways.collect(),
            passing => passing.iter().map(|way| (*way).to_owned()).collect(),
        };
        for key in row.keys {
            let key = key.replace("<any>", "a");
            let works = [walk(), linked()].iter().any(|document| {
                ways.iter().any(|way| {
                    let mut play = play(document, (80, 24), way);
                    let before = seen(&play);
                    play.press(&key);
                    before != seen(&play) && !play.status().contains("does nothing here")
                })
            });
            if !works {
                idle.push(format!("{}: {key}", row.name));
            }
        }
    }
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn the_help_is_searched_by_the_words_that_come_to_mind() {
    let mut lost = Vec::new();
    for (typed, found) in [
        ("copy", "select text; every"),
        ("links", "letters on the page's links"),
        ("bookmark", "mark this place"),
        ("back", "back to before the last jump"),
        ("font", "longer lines"),
        ("size", "longer lines"),
        ("width", "shorter lines"),
        ("dark", "the next theme"),
        ("hide<space>sidebar", "show or hide the outline"),
        ("next<space>file", "the next of the articles given"),
        ("exit", "quit"),
        ("bookmarks", "the marks, with"),
        ("contents", "show or hide the outline"),
        ("click", "fold its section"),
        ("justify", "a menu: theme"),
        ("chapters", "the next heading"),
        ("refresh", "read it anew"),
    ] {
        let play = play(&walk(), (80, 60), &format!("?{typed}"));
        if !play.screen().contains(found) {
            lost.push(format!("{typed}: {}", play.screen()));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn a_filter_that_fits_nothing_is_drawn_on_two_columns() {
    play(&walk(), (2, 1), "t /zzz").screen();
}

/// Each key of the table is pressed where it has its meaning, on every size that matters.
#[test]
fn every_key_of_the_table_can_be_pressed_at_any_size() {
    for (width, height) in [(120, 40), (60, 20), (20, 5), (3, 2), (1, 1)] {
        for row in ACTIONS {
            for keys in row.keys {
                let focus = match row.context {
                    Context::Sidebar => "<tab>",
                    Context::Selecting => "v",
                    context => passing_ways(context).first().copied().unwrap_or("]"),
                };
                let script = format!("{focus} {} j", keys.replace("<any>", "a"));
                play(&walk(), (width, height), &script).screen();
            }
        }
    }
}

#[test]
fn screens_of_the_bundled_article() {
    for (width, height) in [(120, 40), (80, 24), (60, 20), (20, 5), (1, 1)] {
        let play = play(&bundled(), (width, height), "");
        insta::assert_snapshot!(format!("bundled-{width}x{height}"), play.screen());
    }
}

#[test]
fn screens_on_the_way() {
    let at = |script: &str| play(&bundled(), (100, 28), script);
    insta::assert_snapshot!("section", at("]]").screen());
    insta::assert_snapshot!("search", at("]]/mexic<enter>n").styles());
    insta::assert_snapshot!("searching", at("/tariffs").screen());
    insta::assert_snapshot!("sidebar-focused", at("<space><space><tab>jj").styles());
    insta::assert_snapshot!("help", at("?").screen());
    insta::assert_snapshot!("help-searched", at("?heading").screen());
    insta::assert_snapshot!("hint", at("z").wait().screen());
    insta::assert_snapshot!("text-only", at("]Z").screen());
    insta::assert_snapshot!("narrow-sidebar", play(&bundled(), (60, 20), "]t").screen());
    insta::assert_snapshot!("find-section", at("sco").screen());
    let linked = |script: &str| play(&linked(), (80, 24), script);
    insta::assert_snapshot!("link-hints", linked("f").screen());
    insta::assert_snapshot!("link-list", linked("F").screen());
    insta::assert_snapshot!("peek", linked("Ps").screen());
    insta::assert_snapshot!("command", at(":mark").screen());
    insta::assert_snapshot!("folded", play(&walk(), (80, 24), "]]<tab>kh").screen());
}

#[test]
fn looks_of_the_themes() {
    for theme in ThemeName::ALL {
        let options = Options {
            theme: Some(theme),
            ..Options::default()
        };
        let play = play_with(&walk(), (60, 8), options, "/fox<enter>");
        insta::assert_snapshot!(format!("theme-{}", theme.name()), play.styles());
    }
    let plain = Options {
        colours: Colours::None,
        ascii: true,
        ..Options::default()
    };
    let play = play_with(&walk(), (80, 12), plain, "]]/fox<enter>");
    insta::assert_snapshot!("plain", play.screen());
    insta::assert_snapshot!("plain-styles", play.styles());
    assert!(play.screen().is_ascii());
    let ascii = Options {
        ascii: true,
        ..Options::default()
    };
    let help = play_with(&walk(), (80, 24), ascii, "?");
    assert!(help.screen().contains("j  v"), "{}", help.screen());
}

#[test]
fn half_a_page_is_half_a_page() {
    let mut play = play(&bundled(), (80, 24), "");
    let before = play.app.reading.page().lines.clone();
    play.press("d");
    assert_eq!(play.app.reading.page().lines[0], before[before.len() / 2]);
}

#[test]
fn a_page_down_keeps_one_line_and_no_page_ends_with_a_heading() {
    for height in 10..30 {
        let mut play = play(&bundled(), (80, height), "");
        for _ in 0..20 {
            // A blank row at the foot of a page tells nothing: the last line of text is what is kept.
            let lines = &play.app.reading.page().lines;
            let last = lines.iter().rfind(|line| line.source.is_some()).cloned();
            let is_heading = last.as_ref().is_some_and(|line| {
                let mut runs = line.runs.iter();
                runs.any(|run| matches!(run.role, Role::Heading(_)))
            });
            assert!(!is_heading, "{}", play.screen());
            if play.status().contains("the end") {
                break;
            }
            play.press("<space>");
            let page = play.app.reading.page();
            assert!(
                page.lines.first() == last.as_ref() || play.status().contains("the end"),
                "{height}: {}",
                play.screen()
            );
        }
        play.press("99b");
        assert!(play.top().starts_with("Shifting Dynamics"));
    }
}

#[test]
fn a_hit_across_a_line_break_is_marked_on_both_lines() {
    let play = play(
        &walk(),
        (80, 24),
        "/paragraph<space>1<space>here.<space>A<space>fox<space>crossed<space>the<space>lane<enter>",
    );
    let styles = play.styles();
    let reversed = styles.lines().filter(|line| line.contains("reversed"));
    assert_eq!(reversed.count(), 2, "{styles}");
}

#[test]
fn a_mark_and_the_trail_hold_across_the_whole_page() {
    let play = play(&walk(), (80, 24), "]] ma R g 'a R");
    assert!(play.top().starts_with("The gate"), "{}", play.screen());
}

#[test]
fn what_was_on_screen_counts_as_read() {
    let mut play = play(&walk(), (120, 40), "");
    let dim = |play: &Play| {
        play.styles()
            .lines()
            .filter(|l| l.contains("DarkGray") && l.contains("The opening"))
            .count()
    };
    assert_eq!(dim(&play), 0);
    play.press("]");
    assert_eq!(dim(&play), 1, "{}", play.styles());
    play.press("G");
    assert!(
        !play
            .styles()
            .contains("DarkGray                     The gate")
    );
}

#[test]
fn the_last_section_is_current_at_the_end() {
    let play = play(&bundled(), (120, 50), "99<space>");
    assert!(
        play.screen().contains("▌Charting a Future Course"),
        "{}",
        play.screen()
    );
    assert!(play.status().starts_with("Charting a Future Course"));
}

#[test]
fn another_article_ends_the_command_that_was_handed_text() {
    let mut play = play(&walk(), (80, 24), "|cat<enter>");
    play.app.open("another".to_owned());
    play.send(Event::Opening {
        ticket: Ticket(2),
        origin: Origin::Stdin,
        name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
    });
    let job = play.effects.iter().find_map(|effect| match effect {
        Effect::Pipe { job, .. } => Some(*job),
        _ => None,
    });
    let job = job.expect("a command was handed text");
    assert!(play.effects.contains(&Effect::StopPipe(job)));
}

#[test]
fn the_wheel_reaches_the_end_of_the_help_on_any_screen() {
    let lines = Help::new(Context::Body).lines();
    let Some(HelpLine::Keys(_, last)) = lines.last() else {
        panic!("it ends with keys");
    };
    for rows in [2, 3, 4, 7, 11, 12, 15, 24, 50] {
        let mut play = play(&walk(), (80, rows), "?");
        for _ in 0..120 {
            play.send(Event::Mouse(Mouse {
                action: MouseAction::WheelDown,
                column: 10,
                row: 1,
            }));
        }
        let screen = play.screen();
        assert!(screen.contains(&last[..20]), "{rows}: {screen}");
    }
}

#[test]
fn the_mouse_goes_scrolls_and_drags() {
    let mut play = play(&walk(), (80, 24), "");
    let mouse = |action, column, row| {
        Event::Mouse(Mouse {
            action,
            column,
            row,
        })
    };
    let before = play.app.reading.page().lines.clone();
    play.send(mouse(MouseAction::WheelDown, 60, 10));
    assert_eq!(play.app.reading.page().lines[0], before[3]);
    // The rows: opening, Setting out, The gate.
    play.send(mouse(MouseAction::Press, 5, 5));
    assert!(play.top().starts_with("The gate"), "{}", play.screen());
    play.send(mouse(MouseAction::Press, 20, 5));
    play.send(mouse(MouseAction::Drag, 30, 5));
    play.send(mouse(MouseAction::Release, 30, 5));
    play.send(mouse(MouseAction::Drag, 40, 5));
    assert_eq!(play.app.panes().divider.x, 30);
    play.send(mouse(MouseAction::Press, 79, 22));
    assert!(play.status().contains("the end"), "{}", play.screen());
}

#[test]
fn several_articles_are_stepped_through_and_their_places_kept() {
    let mut play = play(&walk(), (80, 24), "");
    play.app
        .set_inputs(vec!["an article".to_owned(), "another".to_owned()]);
    play.app.open("an article".to_owned());
    let arrive = |play: &mut Play, ticket: u32, document: &Document| {
        let ticket = Ticket(ticket);
        play.send(Event::Opening {
            ticket,
            origin: Origin::Stdin,
            name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
        });
        let part = Box::new(as_part(document));
        play.send(Event::Part { ticket, part });
        let result = Ok(());
        play.send(Event::Ended { ticket, result });
    };
    arrive(&mut play, 2, &walk());
    play.press("]] J");
    let what = "another".to_owned();
    let ticket = Ticket(3);
    assert!(play.effects.contains(&Effect::Open { ticket, what }));
    arrive(&mut play, 3, &bundled());
    assert!(
        play.top().starts_with("Shifting Dynamics"),
        "{}",
        play.screen()
    );
    play.press("J");
    assert!(
        play.status()
            .contains("this is the last of the articles given")
    );
    play.press("K");
    arrive(&mut play, 4, &walk());
    assert!(play.top().starts_with("The gate"), "{}", play.screen());
}

#[test]
fn esc_stops_what_has_not_begun_and_nothing_else() {
    let mut play = play(&walk(), (80, 24), "");
    play.app.open("another".to_owned());
    play.press("<esc>");
    assert!(play.effects.contains(&Effect::Cancel(Ticket(2))));
    assert!(
        play.status().contains("it is not read in"),
        "{}",
        play.status()
    );
    assert!(play.screen().contains("The gate"), "{}", play.screen());
    play.effects.clear();
    play.press("<esc>");
    // The message goes, and nothing waits for its time any more.
    assert_eq!(play.effects, [Effect::Sleep]);
}

/// An article in parts: keys are live, what was asked for follows.
#[test]
fn an_article_is_read_while_it_arrives() {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("In parts")),
        verdict: Some(Verdict::Paywall),
        ..Metadata::default()
    });
    paragraphs(&mut builder, "first");
    let first = builder.take_part();
    builder.heading(2, Prose::plain("Later"), None);
    paragraphs(&mut builder, "later");
    let second = builder.take_part();
    let mut play = play(&Document::default(), (80, 24), "");
    play.app.open("an article".to_owned());
    let ticket = Ticket(2);
    play.send(Event::Opening {
        ticket,
        origin: Origin::Stdin,
        name: longread::document::Name::File(play.app.articles.arrival.asked().into()),
    });
    play.send(Event::Progress {
        ticket,
        bytes: 50,
        of: Some(200),
    });
    play.send(Event::Part {
        ticket,
        part: Box::new(first),
    });
    assert!(
        play.status().contains("cut off by a paywall"),
        "{}",
        play.status()
    );
    assert!(play.status().contains("reading… 25 %"), "{}", play.status());
    play.press("/later<enter>");
    assert!(play.top().starts_with("In parts"), "{}", play.screen());
    play.send(Event::Part {
        ticket,
        part: Box::new(second),
    });
    assert!(
        play.screen().contains("  Later          7×"),
        "{}",
        play.screen()
    );
    assert!(play.status().contains("1 of 7"), "{}", play.status());
    play.press("<esc>g G");
    builder.block(BlockKind::Paragraph, Prose::plain("The last word."));
    play.send(Event::Part {
        ticket,
        part: Box::new(builder.take_part()),
    });
    play.send(Event::Ended {
        ticket,
        result: Ok(()),
    });
    assert!(
        play.screen().contains("The last word."),
        "{}",
        play.screen()
    );
    let late = Event::Part {
        ticket: Ticket(1),
        part: Box::default(),
    };
    play.send(late);
}

#[test]
fn an_article_that_does_not_come_says_why() {
    let mut play = play(&Document::default(), (80, 24), "");
    play.app.open("essay.epub".to_owned());
    play.send(Event::Ended {
        ticket: Ticket(2),
        result: Err("cannot open \"essay.epub\": the archive ends too early".to_owned()),
    });
    assert!(play.status().contains("the archive ends too early"));
}

/// A message goes by itself, and then nothing is waited for any more.
#[test]
fn it_comes_to_rest() {
    let mut play = play(&walk(), (80, 24), "k");
    assert!(play.status().contains("this is the beginning"));
    play.wait();
    assert!(!play.status().contains("this is the beginning"));
}

/// Documents of all kinds of blocks, for scripts of any kind.
fn any_document() -> Document {
    let mut builder = Builder::new();
    builder.metadata(Metadata {
        title: Some(Clean::new("日本語 and العربية with a very long title 👩‍👩‍👧")),
        ..Metadata::default()
    });
    for n in 0..6u8 {
        builder.furniture("removed \u{1b}[31m", Reason::Sharing);
        let sure = (n % 2 == 0).then(|| Confidence::new(0.5));
        let title = format!("Part {n} 日本語の見出しはとても長い");
        builder.heading(n % 3 + 1, Prose::plain(&title), sure);
        builder.open(Container::Quote);
        builder.block(
            BlockKind::Paragraph,
            Prose::plain("e\u{301}a fox مرحبا بالعالم ".repeat(9).as_str()),
        );
        builder.close();
        builder.block(
            BlockKind::Code { language: None },
            Prose::plain("fn x() {\n    y\n}"),
        );
        builder.block(BlockKind::Rule, Prose::default());
        builder.block(BlockKind::Verse, Prose::plain("short\nlines"));
    }
    builder.finish()
}

fn any_size() -> impl Strategy<Value = (u16, u16)> {
    (1u16..130, 1u16..45)
}

fn any_script() -> impl Strategy<Value = String> {
    let keys: Vec<&str> = ACTIONS
        .iter()
        .flat_map(|row| row.keys)
        .copied()
        .chain([
            "<enter>",
            "<esc>",
            "5",
            "a",
            "fox",
            "x",
            "<backspace>",
            "<left>",
        ])
        .collect();
    prop::collection::vec(prop::sample::select(keys), 0..40)
        .prop_map(|keys| keys.join(" ").replace("<any>", "a"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever is pressed at whatever size, it neither panics nor shows a control character.
    #[test]
    fn any_keys_at_any_size(first in any_size(), then in any_size(), script in any_script(), more in any_script(), ascii: bool) {
        let options = Options { ascii, ..Options::default() };
        let mut play = play_with(&any_document(), first, options, &script);
        play.screen();
        play.send(Event::Resize(Size::new(then.0, then.1)));
        play.press(&more);
        play.wait();
        for cell in &play.buffer().content {
            prop_assert!(!cell.symbol().chars().any(char::is_control), "{:?}", cell);
            prop_assert!(!ascii || cell.symbol().is_ascii(), "{:?}", cell);
        }
    }

    /// The same word is on the first line after any sequence of sizes, and at the first size the same page.
    #[test]
    fn a_resize_keeps_the_word_at_the_top(rows in 0usize..150, first in any_size(), sizes in prop::collection::vec(any_size(), 1..6)) {
        let mut play = play(&bundled(), first, &format!("{rows}j"));
        let before = (play.app.reading.top(), play.app.reading.page().clone());
        for (width, height) in sizes {
            play.send(Event::Resize(Size::new(width, height)));
            let line = play.app.reading.page().lines.iter().find(|line| line.source.is_some()).cloned();
            if let Some(line) = line {
                let word = before.0.position;
                prop_assert!(line.start() <= Some(word) && Some(word) <= line.end());
            }
        }
        play.send(Event::Resize(Size::new(first.0, first.1)));
        prop_assert_eq!(before, (play.app.reading.top(), play.app.reading.page().clone()));
    }
}

/// What an overlay is called here. A new one makes the compiler ask for its name, and the test below for a way to it.
fn overlay_name(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Prompt(_) => "prompt",
        Overlay::Help(_) => "help",
        Overlay::Comfort(_) => "menu",
        Overlay::Pane(_) => "pane",
        Overlay::Jumps(_) => "jumps",
        Overlay::Finder(_) => "finder",
        Overlay::Hints(_) => "hints",
        Overlay::Peek(_) => "peek",
        Overlay::Question(_) => "question",
    }
}

/// A way to each overlay on [`linked`], and whether it takes the wheel, a click on its first row, and pasted text.
const OVERLAYS: [(&str, &str, bool, bool, bool); 9] = [
    ("prompt", "/", false, false, true),
    ("help", "?", true, false, true),
    ("menu", ",", false, true, false),
    ("pane", "|any<enter>", true, false, false),
    ("jumps", "]ma]mb'?", true, true, false),
    ("finder", "F", true, true, true),
    ("hints", "f", false, true, false),
    ("peek", "Ps", false, true, false),
    ("question", "fd", false, false, false),
];

#[test]
fn every_overlay_answers_keys_clicks_the_wheel_and_pasted_text() {
    let names: BTreeSet<&str> = OVERLAYS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names.len(), 9);
    for (name, way, wheel, click, paste) in OVERLAYS {
        let open = || {
            let mut play = play(&linked(), (80, 24), way);
            if name == "pane" {
                let text = "a line\n".repeat(60);
                let job = Ticket(1);
                play.send(Event::Output { job, text });
            }
            let overlay = play.app.overlays.last().map(overlay_name);
            assert_eq!(overlay, Some(name), "{way}");
            play
        };
        let shown = |play: &Play| (play.screen(), play.styles());
        let body = |play: &Play| play.app.reading.top();
        let mouse = |action, row| {
            Event::Mouse(Mouse {
                action,
                column: 20,
                row,
            })
        };
        // Its own, where it takes it; else the page's beneath it.
        let mut play = open();
        let (screen, top) = (shown(&play), body(&play));
        play.send(mouse(MouseAction::WheelDown, 10));
        assert_eq!(body(&play) == top, wheel, "{name}: the wheel");
        assert_ne!(shown(&play), screen, "{name}: the wheel");

        let mut play = open();
        let (screen, top) = (shown(&play), body(&play));
        for row in [3, 18] {
            play.send(mouse(MouseAction::Press, row));
            play.send(mouse(MouseAction::Release, row));
        }
        assert_eq!(shown(&play) != screen, click, "{name}: a click");
        if !click {
            assert_eq!(body(&play), top, "{name}: a click");
        }

        let mut play = open();
        let screen = shown(&play);
        play.send(Event::Paste("end".to_owned()));
        assert_eq!(shown(&play) != screen, paste, "{name}: pasted text");

        let mut play = open();
        let before = play.app.overlays.len();
        play.press("<esc>");
        assert_eq!(play.app.overlays.len(), before - 1, "{name}: Esc");
    }
}

#[test]
fn what_a_prompt_changed_is_as_it_was_when_another_article_arrives_over_it() {
    let mut play = play(&walk(), (80, 24), "/home again");
    assert!(play.screen().contains("Home again"));
    play.app.open("b.md".to_owned());
    play.send(Event::Opening {
        ticket: Ticket(2),
        origin: Origin::Stdin,
        name: longread::document::Name::File("b.md".into()),
    });
    assert!(play.app.overlays.is_empty() && !play.app.search.is_active());
    play.app.open("an article".to_owned());
    play.send(Event::Opening {
        ticket: Ticket(3),
        origin: Origin::Stdin,
        name: longread::document::Name::File("an article".into()),
    });
    play.send(Event::Part {
        ticket: Ticket(3),
        part: Box::new(as_part(&walk())),
    });
    assert_eq!(play.top(), "A walk");
}
