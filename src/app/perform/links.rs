//! Links: letters on those of the page, following them, and a look at where they lead.
//!
//! A link goes to a place in the article, to another article that is opened here, or to the system's opener.
//! **Nothing is fetched from a host that the reader did not name or was not asked about**: where a host sends on to
//! another, or from https to http, that is asked about, too.

use std::path::{Path, PathBuf};

use crate::app::App;
use crate::app::articles::arrival::Wanted;
use crate::app::event::Effect;
use crate::app::overlay::Overlay;
use crate::app::overlay::links::{Hints, Peek, Question, Use, labels};
use crate::document::address::{Address, percent_decoded, scheme};
use crate::document::{BlockId, Builder, Container, LinkId, Origin, Position, Prose, Target};
use crate::layout::{Layout, Line, Settings};

/// What can be answered to the question whether an address is to be opened.
const ANSWERS: &str = "y yes  o in the browser  n no";
/// The most blocks of a note or section that a peek shows.
const PEEK_BLOCKS_MAX: usize = 8;

impl App {
    /// Puts labels on the links of the page, or uses the only one at once.
    pub(in crate::app) fn label_links(&mut self, purpose: Use) {
        let links = self.links_on_page();
        match links[..] {
            [] => self.outbox.say("no link on this page"),
            [(link, _)] => self.use_link(purpose, link),
            _ => {
                let labels = labels(links.len()).into_iter().zip(links);
                let labels = labels
                    .map(|(label, (link, at))| (label, link, at))
                    .collect();
                self.overlays.push(Overlay::Hints(Hints {
                    purpose,
                    labels,
                    typed: String::new(),
                }));
            }
        }
    }

    pub(in crate::app) fn follow_or_scroll(&mut self) {
        if self.links_on_page().is_empty() {
            self.scroll(1)
        } else {
            self.label_links(Use::Follow)
        }
    }

    /// Opens an address whose host the reader allows from now on.
    pub(in crate::app) fn open_allowed(&mut self, address: &Address) {
        self.articles.consent.allow(address.host());
        self.open_address(address);
        if let Some(wanted) = self.articles.consent.wanted.take() {
            self.articles.arrival.wanted = Some(wanted);
        }
    }

    /// An address is not to be opened.
    pub(in crate::app) fn decline(&mut self) {
        if self.reading.article().is_empty() {
            self.outbox.say_and_keep("nothing is opened; q quits");
        }
    }

    /// Goes where a link leads.
    pub(in crate::app) fn follow(&mut self, link: LinkId) {
        let links = &self.reading.document().links;
        match links.get(link.0 as usize).map(|link| link.target.clone()) {
            Some(Target::Fragment(name)) => self.go_to_fragment(&name),
            Some(Target::Address(address)) => self.go_to_address(&address),
            None => {}
        }
    }

    pub(in crate::app) fn use_link(&mut self, purpose: Use, link: LinkId) {
        match purpose {
            Use::Follow => self.follow(link),
            Use::Peek => self.peek(link),
            Use::Copy => self.copy_link(link),
        }
    }

    fn go_to_fragment(&mut self, name: &str) {
        match self.reading.document().fragments.get(name).copied() {
            Some(position) => {
                self.reading.leave();
                self.reading.go_to(position);
            }
            None if self.articles.arrival.is_arriving() => {
                self.outbox
                    .say("that part has not arrived yet; it will be shown when it has");
                self.articles.arrival.wanted = Some(Wanted::Fragment(name.to_owned()));
            }
            None => self
                .outbox
                .say(format!("the article has no place called \"{name}\"")),
        }
    }

    fn go_to_address(&mut self, address: &str) {
        match scheme(address).as_deref() {
            Some("http" | "https") => {
                let Some(address) = Address::parse(address) else {
                    return self.outbox.say(format!("no host in \"{address}\""));
                };
                if self.articles.consent.is_allowed(address.host()) {
                    return self.open_address(&address);
                }
                self.articles.consent.wanted = None;
                let text = format!("open {} here? {ANSWERS}", address.shown());
                self.overlays
                    .push(Overlay::Question(Question { address, text }));
            }
            Some("mailto") => self.outbox.push(Effect::OpenOutside(address.to_owned())),
            Some(scheme) => self.outbox.say(format!("{scheme} links are not followed")),
            None => self.go_to_neighbour(address),
        }
    }

    /// Opens a file that is named from where the article's own file is.
    fn go_to_neighbour(&mut self, address: &str) {
        match self.neighbour(address) {
            Some((path, fragment)) => self.open_article(&path.to_string_lossy(), fragment),
            None => self
                .outbox
                .say(format!("where \"{address}\" is, the article does not say")),
        }
    }

    /// The file that is named from where the article's own file is, and the place in it, still with its percent
    /// signs. `None` where the article is no file.
    pub(in crate::app) fn neighbour<'a>(&self, address: &'a str) -> Option<(PathBuf, &'a str)> {
        let Some(Origin::File(file)) = &self.articles.arrival.origin else {
            return None;
        };
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = path.split('?').next().unwrap_or_default();
        let folder = file.parent().unwrap_or(Path::new(""));
        let mut path = folder.join(percent_decoded(path));
        // A name that would be read as an address or as standard input is that of a file all the same.
        let name = path.to_str().unwrap_or_default();
        if scheme(name).is_some() || name == "-" {
            path = Path::new(".").join(path);
        }
        Some((path, fragment))
    }

    /// Opens a file or an address, at the place that it names behind a `#`.
    fn open_article(&mut self, what: &str, fragment: &str) {
        self.articles.visits.leave();
        self.ask_for(what.to_owned());
        if !fragment.is_empty() {
            self.articles.arrival.wanted = Some(Wanted::Fragment(fragment.to_owned()));
        }
    }

    fn open_address(&mut self, address: &Address) {
        let address = address.as_str();
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        self.open_article(address, fragment);
    }

    fn peek(&mut self, link: LinkId) {
        let panes = self.panes();
        let settings = Settings {
            measure: panes.text.width.max(1),
            ..self.look.settings()
        };
        let rows = usize::from(panes.text.height / 2).max(1);
        let lines = self.target_lines(link, settings, rows);
        self.overlays.push(Overlay::Peek(Peek { link, lines }));
    }

    /// What a link leads to: the note or the beginning of the section that it names, or its address.
    fn target_lines(&self, link: LinkId, settings: Settings, rows: usize) -> Vec<Line> {
        let document = self.reading.document();
        let mut layout = Layout::new(Settings {
            pans: false,
            ..settings
        });
        let place = match document.links.get(link.0 as usize).map(|link| &link.target) {
            Some(Target::Fragment(name)) => document.fragments.get(&**name),
            _ => None,
        };
        let mut lines: Vec<Line> = match place {
            Some(place) => {
                let note = |block: BlockId| {
                    let nest = document.block(block).nest?;
                    let container = &document.nests[nest.0 as usize].container;
                    matches!(container, Container::Footnote(_)).then_some(nest)
                };
                let first = place
                    .block
                    .min(document.end().previous().unwrap_or_default());
                let within = note(first);
                (first.0..document.end().0)
                    .map(BlockId)
                    .take(PEEK_BLOCKS_MAX)
                    .take_while(|block| within.is_none() || note(*block) == within)
                    .flat_map(|block| layout.lines(document, block).to_vec())
                    .skip_while(|line| line.source.is_none())
                    .take(rows)
                    .collect()
            }
            None => {
                let mut builder = Builder::new();
                let text = document.target(link);
                builder.block(crate::document::BlockKind::Paragraph, Prose::plain(&text));
                let address = builder.finish();
                if address.is_empty() {
                    Vec::new()
                } else {
                    layout
                        .lines(&address, BlockId(0))
                        .iter()
                        .take(rows)
                        .cloned()
                        .collect()
                }
            }
        };
        while lines.last().is_some_and(|line| line.source.is_none()) {
            lines.pop();
        }
        lines
    }

    /// The links whose words begin on the page, in order, each once.
    fn links_on_page(&self) -> Vec<(LinkId, Position)> {
        let mut links: Vec<(LinkId, Position)> = Vec::new();
        for line in &self.reading.page().lines {
            for run in &line.runs {
                if let (Some(link), Some(source)) = (run.face.link, &run.source)
                    && !links.iter().any(|(known, _)| *known == link)
                {
                    let at = Position {
                        block: line.block,
                        offset: source.start,
                    };
                    links.push((link, at));
                }
            }
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::app::Options;

    #[test]
    fn a_file_beside_the_article_is_never_something_else() {
        let mut app = App::new(Options::default(), Size::new(80, 24));
        app.articles.arrival.origin = Some(Origin::File("here.md".into()));
        let leads = |address: &str| app.neighbour(address).map(|(path, _)| path);
        for (address, path) in [
            ("b%20c.md", "b c.md"),
            ("http%3A//a.example/x", "./http://a.example/x"),
            ("%68ttps:a", "./https:a"),
            ("-", "./-"),
        ] {
            assert_eq!(leads(address), Some(path.into()), "{address}");
        }
    }
}
