//! What a page keeps folded until a reader asks for it: panels of accordions and tabs, answers under their questions.
//! A saved page hides them as it hides its menus, but they are text.

use std::collections::HashSet;

use super::super::page::{Id, Page};
use super::super::tag::{Key, Tag};
use super::unseen::is_put_away;

/// The boxes of a page that something on it unfolds.
pub(super) struct Folded<'a> {
    /// The ids that its controls name.
    controlled: HashSet<&'a str>,
    /// What stands right after a control that says that something is folded.
    follows_control: HashSet<Id>,
}

impl<'a> Folded<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let elements = || (0..page.len()).filter(|&id| page.tag(id) != Tag::Text);
        let controlled = elements().flat_map(|id| controlled_by(page, id)).collect();
        let follows_control = elements()
            .filter(|&id| page.attribute(id, Key::AriaExpanded) == Some("false"))
            .flat_map(|id| after_control(page, id))
            .collect();
        Self {
            controlled,
            follows_control,
        }
    }

    /// Whether a hidden box is one that a reader unfolds, so far as it and the controls tell.
    pub(super) fn has(&self, page: &Page, id: Id) -> bool {
        let is_controlled = || {
            page.attribute(id, Key::Id)
                .is_some_and(|name| self.controlled.contains(name))
        };
        page.tag(id).is_block()
            && !is_put_away(page, id)
            && page.attribute(id, Key::Role) != Some("dialog")
            && (page.attribute(id, Key::Hidden) == Some("until-found")
                || page.attribute(id, Key::Role) == Some("tabpanel")
                || is_controlled()
                || self.follows_control.contains(&id))
    }
}

/// The ids of what a control shows and hides.
fn controlled_by(page: &Page, id: Id) -> impl Iterator<Item = &str> {
    let is_control = matches!(page.attribute(id, Key::Role), Some("button" | "tab"))
        || page.attribute(id, Key::AriaExpanded).is_some();
    let linked = page
        .attribute(id, Key::Href)
        .filter(|href| is_control && href.starts_with('#'));
    [Key::AriaControls, Key::DataTarget, Key::DataBsTarget]
        .into_iter()
        .filter_map(move |key| page.attribute(id, key))
        .chain(linked)
        .flat_map(str::split_ascii_whitespace)
        .map(|name| name.trim_start_matches('#'))
        .filter(|name| !name.is_empty())
}

/// What stands right after a control, or after the heading that it makes.
fn after_control(page: &Page, id: Id) -> impl Iterator<Item = Id> {
    /// A control holds its words and a sign, hardly more.
    const NODES_MAX: usize = 40;
    const BOXES_MAX: usize = 4;
    std::iter::once(id)
        .chain(page.ancestors(id))
        .take(BOXES_MAX)
        .take_while(|&node| page.end(node) - node <= NODES_MAX)
        .filter_map(|node| page.next_element(node))
}
