//! Where the panes are: the screen's size and the reader's wishes to rectangles.

use ratatui::layout::{Rect, Size};

use crate::app::look::{Look, NARROW_COLUMNS, SIDEBAR_COLUMNS, is_narrow};

/// What a sidebar takes at least where it lies over the text, unless the reader makes it narrower: most titles fit.
const OVER_COLUMNS: u16 = 34;
/// The widest that the text over the page gets: longer lines are hard to follow.
const PANE_COLUMNS: u16 = 96;
/// The widest that a list gets that is searched by typing.
const SEARCHED_COLUMNS: u16 = 100;
/// The widest that the help gets: longer lines are hard to follow.
const HELP_COLUMNS: u16 = 76;
/// From this many rows on the help shows what is typed to search it.
const HELP_QUERY_ROWS_MIN: u16 = 4;
/// The rows below it, for the beginning of what is chosen.
const PREVIEW_ROWS: u16 = 3;
/// From this many rows on there is a blank one around its heading, and with as many below that, the beginning.
const SEARCHED_ROWS_MIN: u16 = 12;
/// The widest that a menu's lines get, and how much of that their names.
const MENU_COLUMNS: u16 = 50;
const MENU_NAME_COLUMNS: u16 = 22;
/// The rows that a menu leaves the page at least.
const MENU_PAGE_ROWS_MIN: u16 = 3;
/// What a sidebar must leave the text when it is made wider.
const BODY_COLUMNS_MIN: u16 = 32;
/// How many columns must be free at the right of the text for notes to stand there, and how wide they get at most.
const NOTES_ROOM_MIN: u16 = 26;
const NOTES_COLUMNS_MAX: u16 = 36;
/// From so much room on, notes keep their distance by three columns rather than two.
const NOTES_ROOM_AIRY: u16 = 32;
/// Up to this many rows every one is for the text, above it one is for the status.
const STATUS_ROWS_MIN: u16 = 4;
/// From this many rows on there is a blank one above the text, and from the second on one below it too.
const AIR_ROWS: (u16, u16) = (16, 30);

/// The parts of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HelpAreas {
    /// The row of what is typed; without height where there is no room for it.
    pub query: Rect,
    /// The rows of its list.
    pub list: Rect,
}

/// The panes. A pane that is not shown has no area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Geometry {
    /// The whole screen.
    pub screen: Rect,
    /// The outline.
    pub sidebar: Rect,
    /// The rows of the outline's list, below its heading.
    pub list: Rect,
    /// The line between outline and text.
    pub divider: Rect,
    /// All of the text's pane, margins included.
    pub body: Rect,
    /// The column that the text is set in.
    pub text: Rect,
    /// Where notes stand beside the text.
    pub notes: Rect,
    /// The scrollbar.
    pub scrollbar: Rect,
    /// The status line.
    pub status: Rect,
}

impl Geometry {
    /// The panes on a screen of this size.
    pub fn new(size: Size, look: &Look) -> Self {
        let screen = Rect::new(0, 0, size.width, size.height);
        let status_rows = u16::from(size.height >= STATUS_ROWS_MIN && !look.text_only);
        let panes = Rect {
            height: size.height - status_rows,
            ..screen
        };
        let status = Rect {
            y: panes.height,
            height: status_rows,
            ..screen
        };
        let (sidebar, divider) = sidebar(panes, look);
        let beside = if is_narrow(size) {
            0
        } else {
            sidebar.width + divider.width
        };
        let body = Rect {
            x: beside,
            width: panes.width - beside,
            ..panes
        };
        let bar = u16::from(look.wishes.scrollbar && !look.text_only && body.width >= 12);
        let scrollbar = Rect {
            x: body.right() - bar,
            width: bar,
            ..body
        };
        let text = text(body, bar, look.wishes.measure);
        Self {
            screen,
            sidebar,
            list: list(sidebar),
            divider,
            body,
            text,
            notes: notes(text, body.right() - bar, look),
            scrollbar,
            status,
        }
    }

    /// The columns at the right of the text that a wide table may take: all but the margin.
    pub fn spare(&self) -> u16 {
        let room = self.body.width - self.scrollbar.width;
        (self.body.x + room).saturating_sub(self.text.right() + margin(room))
    }

    /// The text of what lies over the page, below its heading.
    pub fn pane(&self) -> Rect {
        let screen = self.screen;
        let width = PANE_COLUMNS.min(screen.width);
        let above = match screen.height {
            0..=3 => 0,
            4..=11 => 1,
            _ => 3,
        };
        Rect {
            x: screen.x + (screen.width - width) / 2,
            y: screen.y + above,
            width,
            height: screen.height - above - self.status.height,
        }
    }

    /// The parts of the help, which takes the whole screen: nothing else is of use beside it. A low screen has no
    /// row for what is typed.
    pub fn help(&self) -> HelpAreas {
        let screen = self.screen;
        let width = HELP_COLUMNS.min(screen.width);
        let air = u16::from(screen.height >= SEARCHED_ROWS_MIN);
        let query = Rect {
            x: screen.x + (screen.width - width) / 2,
            y: screen.y + air.min(screen.height),
            width,
            height: u16::from(screen.height >= HELP_QUERY_ROWS_MIN),
        };
        let above = air + query.height * (1 + air);
        let list = Rect {
            y: screen.y + above,
            height: screen.height - above,
            ..query
        };
        HelpAreas { query, list }
    }

    /// The parts of a list that is searched by typing.
    pub fn searched(&self) -> Searched {
        let screen = self.screen;
        let width = SEARCHED_COLUMNS.min(screen.width.saturating_sub(2)).max(1);
        let width = width.min(screen.width);
        let air = u16::from(screen.height >= SEARCHED_ROWS_MIN);
        let query = Rect {
            x: screen.x + (screen.width - width) / 2,
            y: screen.y + air,
            width,
            height: screen.height - air,
        };
        let preview_rows = if query.height >= SEARCHED_ROWS_MIN {
            PREVIEW_ROWS
        } else {
            0
        };
        let below = preview_rows + preview_rows.min(1);
        let list = Rect {
            y: query.y + 1 + air,
            height: query.height.saturating_sub(1 + air + below),
            ..query
        };
        let preview = Rect {
            y: list.bottom() + 1,
            height: preview_rows,
            ..query
        };
        Searched {
            query,
            list,
            preview,
        }
    }

    /// The parts of a menu of so many lines: a band above the status line, so that the page it changes stays in
    /// sight.
    pub fn menu(&self, lines: usize) -> Menu {
        let body = self.body;
        let room = body.height.saturating_sub(MENU_PAGE_ROWS_MIN).max(1);
        let heading = u16::from(room > 4);
        let rows = room.saturating_sub(heading).min(lines as u16);
        let height = (rows + heading).min(body.height);
        let band = Rect {
            y: body.bottom() - height,
            height,
            ..body
        };
        let width = MENU_COLUMNS.min(band.width);
        let list = Rect {
            x: band.x + (band.width - width) / 2,
            y: band.y + heading.min(height),
            width,
            height: height.saturating_sub(heading),
        };
        // A bar stands before the chosen line.
        let name = 1 + MENU_NAME_COLUMNS.min(width / 2);
        let values = Rect {
            x: list.x + name.min(width),
            width: width.saturating_sub(name),
            ..list
        };
        Menu { band, list, values }
    }
}

/// The parts of a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Menu {
    /// All of it, with its heading where that has a row.
    pub band: Rect,
    /// Its lines.
    pub list: Rect,
    /// Their values, at the right of their names.
    pub values: Rect,
}

/// The parts of a list that is searched by typing, which has the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Searched {
    /// Where is typed.
    pub query: Rect,
    /// The rows of the list.
    pub list: Rect,
    /// The beginning of what is chosen.
    pub preview: Rect,
}

/// From this many columns on there are blank ones at the sides of the outline.
const AIR_COLUMNS: u16 = 20;
/// The deepest indent of the outline's titles, in columns: below it, they would have no room.
const INDENT_MAX: u16 = 8;

/// The blank columns at each side of the outline.
pub fn list_air(list: Rect) -> u16 {
    u16::from(list.width >= AIR_COLUMNS)
}

/// Where a title of the outline stands, or the sign before it that something below is folded away.
pub fn title_column(list: Rect, depth: u8) -> u16 {
    let indent = (u16::from(depth) * 2).min(INDENT_MAX).min(list.width / 4);
    list.x + list_air(list) + 1 + indent
}

fn sidebar(panes: Rect, look: &Look) -> (Rect, Rect) {
    let size = panes.as_size();
    if !look.sidebar_shown(size) || panes.width < 2 || panes.height == 0 {
        return (Rect::default(), Rect::default());
    }
    let wanted = look
        .sidebar_columns
        .unwrap_or_else(|| match is_narrow(size) {
            // Over the text it may take what it needs.
            true => usual_columns(panes.width).max(OVER_COLUMNS),
            false => usual_columns(panes.width),
        });
    let width = match is_narrow(size) {
        // A strip of text says that it lies over it.
        true => wanted
            .min(panes.width.saturating_sub(4))
            .max(panes.width.min(18)),
        false => wanted
            .min(panes.width.saturating_sub(BODY_COLUMNS_MIN))
            .max(*SIDEBAR_COLUMNS.start()),
    };
    let width = width.min(panes.width - 1);
    let sidebar = Rect { width, ..panes };
    let divider = Rect {
        x: width,
        width: 1,
        ..panes
    };
    (sidebar, divider)
}

/// As much as the usual measure can spare, from a quarter of a narrow screen to what most titles need.
fn usual_columns(width: u16) -> u16 {
    (20 + width.saturating_sub(NARROW_COLUMNS) * 2 / 5).min(38)
}

/// Where the outline's rows are: below its heading, which stands level with the first line of the text.
fn list(sidebar: Rect) -> Rect {
    let air = u16::from(sidebar.height >= AIR_ROWS.0);
    let heading = match sidebar.height {
        0..=4 => 0,
        5..=9 => 1,
        _ => 2,
    };
    Rect {
        y: sidebar.y + air + heading,
        height: sidebar.height - air - heading,
        ..sidebar
    }
}

/// The blank columns that there are at least at each side of the text, where there is `room` for both.
fn margin(room: u16) -> u16 {
    match room {
        0..=15 => 0,
        16..=39 => 1,
        40..=59 => 2,
        _ => 3,
    }
}

/// The measured column, centred in the body.
fn text(body: Rect, bar: u16, measure: u16) -> Rect {
    let room = body.width - bar;
    let width = measure.min(room - 2 * margin(room)).max(1).min(body.width);
    let above = u16::from(body.height >= AIR_ROWS.0);
    let below = u16::from(body.height >= AIR_ROWS.1);
    Rect {
        x: body.x + (room.saturating_sub(width)) / 2,
        y: body.y + above,
        width,
        height: body.height - above - below,
    }
}

/// The margin between the text and `edge`, with a blank column left there. The text never moves for it, as notes
/// may only come when the article is read in to its end.
fn notes(text: Rect, edge: u16, look: &Look) -> Rect {
    let room = edge.saturating_sub(text.right());
    if room < NOTES_ROOM_MIN || !look.wishes.margin_notes || look.text_only {
        return Rect::default();
    }
    let gap = if room < NOTES_ROOM_AIRY { 2 } else { 3 };
    Rect {
        x: text.right() + gap,
        width: NOTES_COLUMNS_MAX.min(room - gap - 1),
        ..text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::Options;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn panes_lie_within_the_screen(width in 0u16..300, height in 0u16..120, measure in 1u16..200, wanted in 0u16..90, shown: bool) {
            let size = Size { width, height };
            let mut look = Look::new(Options { measure: Some(measure), ..Options::default() });
            look.sidebar_columns = Some(wanted);
            (look.sidebar_hidden, look.sidebar_over) = (!shown, shown);
            let panes = Geometry::new(size, &look);
            for pane in [panes.sidebar, panes.list, panes.divider, panes.body, panes.text, panes.notes, panes.scrollbar, panes.status] {
                prop_assert_eq!(pane.intersection(panes.screen).area(), pane.area(), "{:?}", panes);
            }
            prop_assert!(width == 0 || height == 0 || !panes.text.is_empty());
            prop_assert!(panes.text.width <= measure);
            prop_assert!(panes.text.right() + panes.spare() <= panes.scrollbar.x || panes.scrollbar.width == 0);
            prop_assert!(panes.text.right() + panes.spare() <= panes.body.right());
            for lines in [0, 3, 10] {
                let menu = panes.menu(lines);
                prop_assert_eq!(menu.band.intersection(panes.body).area(), menu.band.area());
                prop_assert_eq!(menu.list.intersection(menu.band).area(), menu.list.area());
                prop_assert_eq!(menu.values.intersection(menu.list).area(), menu.values.area());
            }
            prop_assert!(panes.notes.is_empty() || panes.text.right() + 2 <= panes.notes.x);
            prop_assert!(panes.notes.is_empty() || panes.notes.right() < panes.body.right() - panes.scrollbar.width);
            prop_assert!(is_narrow(size) || panes.divider.right() <= panes.body.x || panes.divider.is_empty());
        }
    }
}
