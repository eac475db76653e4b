//! Hyperlinks (OSC 8): cells that lead somewhere, and what tells a terminal so.
//!
//! A cell has no field for a link, but bits of its modifier that no attribute uses. They hold a number for the
//! link's target, so that whatever compares cells compares their links, too.

use std::io::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use super::here::Here;
use crate::app::areas::{Area, Destination};

/// The first bit that no attribute uses, and the highest number there is room for above it.
const FIRST_BIT: u32 = 9;
const NUMBER_MAX: u16 = u16::MAX >> FIRST_BIT;
/// The longest target that is sent, in bytes: about what terminals take.
const TARGET_BYTES_MAX: usize = 2000;

/// What links lead to, as the terminal is told.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The targets by their numbers, from 1 on.
    targets: Vec<String>,
    here: Here,
}

impl Links {
    /// None yet; files are meant where `here` is.
    pub(super) fn new(here: Here) -> Self {
        let targets = Vec::new();
        Self { targets, here }
    }

    /// Gives the cells of each area its link. False where the numbers were used up and now mean other targets, so
    /// that nothing on the screen can be compared with.
    pub(super) fn lay(&mut self, areas: &[Area], buffer: &mut Buffer) -> bool {
        let url = |area: &Area| self.url(&area.target).unwrap_or_default();
        let targets: Vec<String> = areas.iter().map(url).collect();
        let is_new = |target: &&String| !self.targets.contains(target);
        let new = targets.iter().filter(is_new);
        let fits = self.targets.len() + new.count() <= NUMBER_MAX.into();
        if !fits {
            self.targets.clear();
        }
        for (area, target) in areas.iter().zip(targets) {
            let Some(number) = self.number(target) else {
                continue;
            };
            let row = area.row.intersection(buffer.area);
            for x in row.left()..row.right() {
                let cell = &mut buffer[(x, row.y)];
                let bits = number << FIRST_BIT;
                cell.modifier |= Modifier::from_bits_retain(bits);
            }
        }
        fits
    }

    fn url(&self, target: &Destination) -> Option<String> {
        match target {
            Destination::Address(address) => Some(encoded(address.trim())),
            Destination::File { path, fragment } => {
                let url = self.here.url(path)?;
                Some(match fragment.is_empty() {
                    true => url,
                    // A second one is not allowed in it.
                    false => format!("{url}#{}", encoded(fragment).replace('#', "%23")),
                })
            }
        }
    }

    fn number(&mut self, target: String) -> Option<u16> {
        if target.is_empty() || target.len() > TARGET_BYTES_MAX {
            return None;
        }
        let known = self.targets.iter().position(|known| *known == target);
        let at = known.unwrap_or_else(|| {
            self.targets.push(target);
            self.targets.len() - 1
        });
        u16::try_from(at + 1)
            .ok()
            .filter(|number| *number <= NUMBER_MAX)
    }

    /// What makes the letters that follow lead to the target of this number, or nowhere where it is 0. The number
    /// joins the parts of a link that is broken into lines.
    pub(super) fn begin(&self, number: u16, out: &mut Vec<u8>) {
        let target = usize::from(number)
            .checked_sub(1)
            .and_then(|at| self.targets.get(at));
        match target {
            Some(target) => write!(out, "\x1b]8;id={number};{target}\x1b\\"),
            None => write!(out, "\x1b]8;;\x1b\\"),
        }
        .expect("memory takes all");
    }
}

/// The number of a cell's link; 0 for none.
pub(super) fn number(cell: &Cell) -> u16 {
    cell.modifier.bits() >> FIRST_BIT
}

/// A modifier's attributes alone.
pub(super) fn attributes(modifier: Modifier) -> Modifier {
    modifier.intersection(Modifier::all())
}

/// A target with nothing in it but ASCII letters that are seen.
fn encoded(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for byte in target.bytes() {
        match byte {
            b'!'..=b'~' => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn area(target: &str) -> Area {
        Area {
            row: Rect::new(1, 0, 2, 1),
            target: Destination::Address(target.to_owned()),
        }
    }

    /// What is sent before the words of a link to there.
    fn begun(target: Destination) -> String {
        let mut links = Links::default();
        let area = Area { target, ..area("") };
        links.lay(&[area], &mut Buffer::empty(Rect::new(0, 0, 4, 1)));
        let mut out = Vec::new();
        links.begin(1, &mut out);
        String::from_utf8(out).expect("it is text")
    }

    #[test]
    fn no_attribute_uses_the_bits_of_links() {
        assert_eq!(Modifier::all().bits() >> FIRST_BIT, 0);
    }

    #[test]
    fn targets_are_encoded_and_keep_their_numbers() {
        let mut links = Links::default();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        assert!(links.lay(&[area("https://a.example/é \u{9c}b")], &mut buffer));
        assert!(links.lay(&[area("https://b.example/")], &mut buffer.clone()));
        let numbers: Vec<u16> = buffer.content.iter().map(number).collect();
        assert_eq!(numbers, [0, 1, 1, 0]);
        let mut out = Vec::new();
        links.begin(1, &mut out);
        links.begin(0, &mut out);
        assert_eq!(
            out,
            b"\x1b]8;id=1;https://a.example/%C3%A9%20%C2%9Cb\x1b\\\x1b]8;;\x1b\\"
        );
    }

    #[test]
    fn files_are_led_to_by_urls() {
        let file = |path: &str, fragment: &str| Destination::File {
            path: path.into(),
            fragment: fragment.to_owned(),
        };
        assert_eq!(
            begun(file("/a b/c#d?%.md", "50%25 é#\u{9d}")),
            "\x1b]8;id=1;file:///a%20b/c%23d%3F%25.md#50%25%20%C3%A9%23%C2%9D\x1b\\"
        );
        assert_eq!(begun(file("/a", "")), "\x1b]8;id=1;file:///a\x1b\\");
        // No folder, no path from it.
        assert_eq!(begun(file("a", "b")), "\x1b]8;;\x1b\\");
    }

    #[test]
    fn when_the_numbers_are_used_up_they_begin_again() {
        let mut links = Links::default();
        let buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let lay = |links: &mut Links, n: u16| {
            links.lay(
                &[area(&format!("https://a.example/{n}"))],
                &mut buffer.clone(),
            )
        };
        assert!((1..=NUMBER_MAX).all(|n| lay(&mut links, n)));
        assert!(!lay(&mut links, NUMBER_MAX + 1));
        assert!(lay(&mut links, NUMBER_MAX + 1));
    }
}
