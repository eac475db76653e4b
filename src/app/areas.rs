//! Links that a terminal may open itself: where they are on the screen, and where they lead.

use std::path::PathBuf;

use ratatui::layout::Rect;
use url::Url;

use crate::app::App;
use crate::app::overlay::Overlay;
use crate::document::address::{at_fragment, scheme};
use crate::document::{Origin, Target};

/// A stretch of a row on the screen that leads somewhere outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Where it is.
    pub row: Rect,
    /// Where it leads.
    pub target: Destination,
}

/// Where a link leads that a terminal may open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// An address whose scheme is `http`, `https`, `mailto` or, from a file, `file`. What its other letters are is
    /// the article's affair.
    Address(String),
    /// A file beside the article's own.
    File {
        /// Its path, from the same folder as that of the article.
        path: PathBuf,
        /// The place in it, as the link names it; empty for none.
        fragment: String,
    },
}

impl App {
    /// The words of links on the screen that a terminal may open itself.
    pub fn link_areas(&self) -> Vec<Area> {
        if !self.overlays.iter().all(Overlay::is_line) || self.keys.hint_shown() {
            return Vec::new();
        }
        let panes = self.panes();
        // The outline may lie over the text, and a message over its last row.
        let end = panes.text.right() + panes.spare();
        let shown = if panes.divider.right() > panes.text.x {
            panes.divider.right() + 1..end
        } else {
            panes.text.left()..end
        };
        let covered = panes.status.is_empty();
        let rows = panes.text.top()..panes.text.bottom() - u16::from(covered);
        let links = &self.reading.document().links;
        let mut areas: Vec<Area> = Vec::new();
        for (y, line) in rows.zip(&self.reading.page().lines) {
            let mut x = panes.text.x + line.indent;
            for run in &line.runs {
                let columns = line.ruler.columns(&run.shown()) as u16;
                let (from, to) = (x.max(shown.start), (x + columns).min(shown.end));
                x = x.saturating_add(columns);
                let link = run.face.link.and_then(|link| links.get(link.0 as usize));
                let target = link
                    .filter(|_| from < to)
                    .and_then(|link| self.destination(&link.target));
                if let Some(target) = target {
                    areas.push(Area {
                        row: Rect::new(from, y, to - from, 1),
                        target,
                    });
                }
            }
        }
        areas
    }

    /// Where a link leads for someone who does not have the article before them; `None` where that is unknown, or
    /// nothing that a terminal should open.
    fn destination(&self, target: &Target) -> Option<Destination> {
        let is_file = matches!(self.articles.arrival.origin, Some(Origin::File(_)));
        let page = self.web_address();
        let address = match target {
            // What opens a file would not show the place; Enter does.
            Target::Fragment(_) if is_file => return None,
            Target::Fragment(name) => at_fragment(page.as_deref()?, name),
            Target::Address(address) => match scheme(address) {
                Some(_) => address.to_string(),
                // What would be the host in a page's link is no folder.
                None if is_file && address.starts_with("//") => return None,
                None if is_file => return self.beside(address),
                None => Url::parse(page.as_deref()?)
                    .ok()?
                    .join(address)
                    .ok()?
                    .into(),
            },
        };
        let opens = match scheme(&address).as_deref() {
            Some("http" | "https") => address.contains("://"),
            Some("mailto") => true,
            // No page has to know what files are on this machine.
            Some("file") => is_file && page.is_none() && address.contains("://"),
            _ => false,
        };
        opens.then_some(Destination::Address(address))
    }

    fn beside(&self, address: &str) -> Option<Destination> {
        // An empty path is the article itself.
        if address.starts_with(['?', '#']) {
            return None;
        }
        let (path, fragment) = self.neighbour(address)?;
        Some(Destination::File {
            path,
            fragment: fragment.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::app::Options;
    use crate::text::clean::Clean;

    /// Where a link to `address` leads from an article that came from there.
    fn leads(origin: Origin, address: &str) -> Option<Destination> {
        led(origin, Target::Address(Clean::line(address)))
    }

    fn led(origin: Origin, target: Target) -> Option<Destination> {
        let mut app = App::new(Options::default(), Size::new(80, 24));
        app.articles.arrival.origin = Some(origin);
        app.destination(&target)
    }

    fn file() -> Origin {
        Origin::File("notes/here.md".into())
    }

    fn page() -> Origin {
        Origin::Address("https://a.example/b/c?d#e".to_owned())
    }

    fn address(address: &str) -> Option<Destination> {
        Some(Destination::Address(address.to_owned()))
    }

    fn beside(path: &str, fragment: &str) -> Option<Destination> {
        Some(Destination::File {
            path: path.into(),
            fragment: fragment.to_owned(),
        })
    }

    #[test]
    fn from_a_file_links_lead_to_the_files_beside_it() {
        assert_eq!(leads(file(), "next.md"), beside("notes/next.md", ""));
        assert_eq!(
            leads(file(), "../a%20b%25%3F%23.md?x=1#the%20end"),
            beside("notes/../a b%?#.md", "the%20end")
        );
        assert_eq!(leads(file(), "/é.md"), beside("/é.md", ""));
        assert_eq!(leads(file(), "//a.example/b"), None);
        assert_eq!(leads(file(), "?b#c"), None);
        assert_eq!(led(file(), Target::Fragment(Clean::line("end"))), None);
    }

    #[test]
    fn from_a_page_links_lead_to_the_pages_beside_it() {
        assert_eq!(leads(page(), "next"), address("https://a.example/b/next"));
        assert_eq!(leads(page(), "?f"), address("https://a.example/b/c?f"));
        assert_eq!(leads(page(), "//b.example"), address("https://b.example/"));
        let target = Target::Fragment(Clean::line("50% é #2"));
        assert_eq!(
            led(page(), target),
            address("https://a.example/b/c?d#50%25%20é%20%232")
        );
    }

    #[test]
    fn from_nowhere_only_whole_addresses_lead_somewhere() {
        assert_eq!(leads(Origin::Stdin, "next.md"), None);
        let fragment = Target::Fragment(Clean::line("end"));
        assert_eq!(led(Origin::Stdin, fragment), None);
        let whole = "https://a.example/b";
        assert_eq!(leads(Origin::Stdin, whole), address(whole));
    }

    #[test]
    fn terminals_are_given_web_and_mail_addresses_and_files_own_files() {
        for origin in [file(), page()] {
            for whole in ["HTTP://a.example", "https://a.example/", "mailto:a@b"] {
                assert_eq!(leads(origin.clone(), whole), address(whole));
            }
            for other in [
                "javascript:f()",
                "data:text/html,a",
                "ftp://a.example/b",
                "ssh://a.example",
                "https:a",
                "file:b",
            ] {
                assert_eq!(leads(origin.clone(), other), None, "{other}");
            }
        }
        let own = "file:///home/a/b";
        assert_eq!(leads(file(), own), address(own));
        assert_eq!(leads(page(), own), None);
        assert_eq!(leads(Origin::Stdin, own), None);
    }
}
