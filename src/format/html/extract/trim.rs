//! What an article's page repeats within it: labels before its text, invitations and teasers after it, and what is
//! named as something else.

use std::collections::HashMap;

use super::super::metadata::{is_date, same_words};
use super::super::page::Id;
use super::super::tag::{Key, Tag};
use super::{Attempt, phrases};
use crate::document::block::Reason;

/// A label is no longer than this.
pub(super) const LABEL_CHARACTERS_MAX: u32 = 120;
/// Text of this length begins the article.
const OPENING_CHARACTERS_MIN: u32 = 80;
/// So many teasers make a list of them.
const TEASERS_MIN: usize = 3;
/// A teaser is no longer than this.
const TEASER_CHARACTERS_MAX: u32 = 600;

impl Attempt<'_> {
    /// Drops from the roots what is named as furniture, teasers, and what only stands at an article's ends.
    pub(super) fn trim(&mut self, roots: &[Id]) {
        if !self.suspicion.cleans {
            return;
        }
        let before: u32 = self.total(roots);
        for &root in roots {
            self.drop_named(root, before);
            self.drop_headed(root, before);
            self.drop_account_panels(root);
            self.drop_teasers(root, before);
            self.drop_contents(root);
            self.drop_credits(root);
            self.drop_galleries(root, before);
        }
        let lines = self.lines(roots);
        self.drop_pointers(&lines);
        self.drop_repeated(&lines);
        self.drop_loose_links(&lines);
        self.drop_demands(&lines);
        self.drop_last_teasers(roots, &lines, before);
        let lines = self.lines(roots);
        self.trim_start(&lines);
        self.find_leads(roots, &lines);
        self.trim_end(&lines);
        let lines = self.lines(roots);
        self.drop_bare_headings(&lines);
    }

    fn total(&self, roots: &[Id]) -> u32 {
        roots.iter().map(|&root| self.counts[root].characters).sum()
    }

    /// Drops what its names say is not of the article, unless it holds much of it.
    fn drop_named(&mut self, root: Id, total: u32) {
        let page = self.facts.page;
        let mut id = root + 1;
        while id < page.end(root) {
            let Some(reason) = self.facts.hints[id]
                .named
                .filter(|_| page.tag(id) != Tag::Text)
            else {
                id += 1;
                continue;
            };
            let counts = self.counts[id];
            let is_small =
                counts.characters * 5 < total && (counts.prose < 400 || counts.prose * 10 < total);
            if self.marks.reason(id).is_none()
                && is_small
                && !self.facts.speaks_for_itself(id)
                && !self.facts.is_note_amid(id)
                && !(reason == Reason::Metadata && self.is_of_author_section(id))
                && page.find(id, Tag::Blockquote).is_none()
            {
                self.drop(id, reason);
                id = page.end(id);
            } else {
                id += 1;
            }
        }
    }

    /// Drops lists of teasers: siblings that each have a heading that is a link.
    fn drop_teasers(&mut self, root: Id, total: u32) {
        let page = self.facts.page;
        for id in page.descendants(root).rev().chain([root]) {
            if page.tag(id) == Tag::Text || !self.is_in(id) {
                continue;
            }
            let teasers: Vec<Id> = page
                .elements(id)
                .filter(|&child| self.is_teaser(child))
                .collect();
            let characters: u32 = teasers
                .iter()
                .map(|&child| self.counts[child].characters)
                .sum();
            if teasers.len() >= TEASERS_MIN && characters * 2 < total {
                for teaser in teasers {
                    self.drop(teaser, Reason::Related);
                }
            }
        }
    }

    pub(super) fn is_teaser(&self, id: Id) -> bool {
        let page = self.facts.page;
        let counts = &self.counts[id];
        if self.marks.reason(id).is_some()
            || counts.characters == 0
            || counts.characters > TEASER_CHARACTERS_MAX
        {
            return false;
        }
        let mut headings = page.descendants(id).filter(|&node| {
            page.tag(node).heading_level().is_some() && self.counts[node].characters > 0
        });
        let Some(heading) = headings.next() else {
            return false;
        };
        headings.next().is_none()
            && !self.leads_away(id)
            && (self.counts[heading].link_density() > 0.9
                || page
                    .ancestors(heading)
                    .take_while(|&node| node >= id)
                    .any(|node| page.tag(node) == Tag::A))
    }

    /// Drops tables of contents: lists whose every item is a link within the page.
    fn drop_contents(&mut self, root: Id) {
        let page = self.facts.page;
        for id in page.descendants(root) {
            if !matches!(page.tag(id), Tag::Ul | Tag::Ol)
                || !self.is_in(id)
                || self.counts[id].items < 2
            {
                continue;
            }
            let mut links = page
                .descendants(id)
                .filter(|&node| page.tag(node) == Tag::A)
                .peekable();
            let all_inner = links.peek().is_some()
                && links.all(|link| {
                    page.attribute(link, Key::Href)
                        .is_some_and(|href| href.starts_with('#'))
                });
            let counts = &self.counts[id];
            // Links within the page count three tenths.
            if all_inner && counts.link_tenths * 10 > counts.characters * 27 {
                self.drop(id, Reason::Navigation);
            }
        }
    }

    /// The lines of text that are kept, in order: elements with text and without elements of their own.
    fn lines(&self, roots: &[Id]) -> Vec<Id> {
        let page = self.facts.page;
        let mut lines = Vec::new();
        let mut hold_lines_alone = HashMap::new();
        for &root in roots {
            let mut id = root;
            while id < page.end(root) {
                let tag = page.tag(id);
                let is_tool = tag == Tag::Button && page.attribute(id, Key::AriaExpanded).is_none();
                if self.marks.reason(id).is_some()
                    || (tag.is_silent() && tag != Tag::Text)
                    || is_tool
                {
                    id = page.end(id);
                    continue;
                }
                let is_line = self.counts[id].characters > 0
                    && (tag.is_block()
                        || (tag != Tag::Text
                            && *hold_lines_alone
                                .entry(page.parent(id))
                                .or_insert_with(|| self.holds_lines_alone(page.parent(id)))))
                    && !self.holds_lines(id);
                if is_line {
                    lines.push(id);
                    id = page.end(id);
                } else {
                    id += 1;
                }
            }
        }
        lines
    }

    /// Whether nothing but lines stands in an element: then what would be set within a line is one of its own, such
    /// as what a maker of pages calls by a name of its own.
    fn holds_lines_alone(&self, id: Id) -> bool {
        let page = self.facts.page;
        let is_blank =
            |child| page.tag(child) != Tag::Text || self.facts.own[child].characters == 0;
        page.children(id).all(is_blank) && page.elements(id).any(|child| page.tag(child).is_block())
    }

    pub(super) fn holds_lines(&self, id: Id) -> bool {
        let page = self.facts.page;
        page.descendants(id).any(|node| {
            page.tag(node).is_block()
                && self.counts[node].characters > 0
                && self.marks.reason(node).is_none()
        })
    }

    /// Whether a line is nothing but a link within the page, as to its text or its top.
    fn is_inner_link(&self, line: Id) -> bool {
        let page = self.facts.page;
        std::iter::once(line)
            .chain(page.descendants(line))
            .any(|node| {
                page.tag(node) == Tag::A
                    && self.counts[node].characters == self.counts[line].characters
                    && page
                        .attribute(node, Key::Href)
                        .is_some_and(|href| href.starts_with('#'))
            })
    }

    /// Drops the labels above the article's first text.
    fn trim_start(&mut self, lines: &[Id]) {
        let is_text = |&line: &Id| {
            let counts = &self.counts[line];
            self.label(line).is_none()
                && counts.characters >= OPENING_CHARACTERS_MIN
                && counts.link_density() < 0.3
        };
        let first = lines.iter().position(is_text);
        let labels: Vec<_> = lines[..first.unwrap_or(lines.len())]
            .iter()
            .filter_map(|&line| Some((line, self.label(line)?)))
            .collect();
        for (line, reason) in labels {
            // Where no text follows, links are what the article says.
            if first.is_some() || reason != Reason::Navigation {
                self.drop(line, reason);
            }
        }
    }

    fn trim_end(&mut self, lines: &[Id]) {
        for &line in lines.iter().rev() {
            if self.marks.reason(line).is_some() {
                continue;
            }
            let counts = self.counts[line];
            let is_heading = self.facts.page.tag(line).heading_level().is_some();
            let is_of_list = || counts.link_density() > 0.6 && self.is_beside_words(line);
            let reason = if self.tells_of_author(line)
                || self.is_cited(line, lines)
                || (!is_heading && is_of_list())
            {
                None
            } else if self.is_contact(line) {
                Some(Reason::Sharing)
            } else if counts.characters < 300 && counts.link_density() > 0.6 {
                Some(Reason::Related)
            } else if phrases::invites(&self.facts.page.inner_text(line)) {
                // An invitation without its form: only at the end is it sure to be none of the text.
                Some(Reason::Sharing)
            } else if is_heading {
                Some(Reason::AfterArticle)
            } else {
                self.label(line)
            };
            match reason {
                Some(reason) => self.drop(line, reason),
                None => return,
            }
        }
    }

    /// Why a line is a label rather than text: it repeats the metadata, a date, a place in the site.
    fn label(&self, line: Id) -> Option<Reason> {
        let page = self.facts.page;
        let counts = &self.counts[line];
        if counts.characters > LABEL_CHARACTERS_MAX || self.is_hatnote(line) {
            return None;
        }
        let text = page.inner_text(line);
        let is_heading = page.tag(line).heading_level().is_some();
        if self
            .names
            .title
            .is_some_and(|title| same_words(title, &text))
        {
            return Some(Reason::Repeated);
        }
        let names_the_site =
            |text: &str| self.names.site.is_some_and(|site| same_words(site, text));
        if names_the_site(&text) {
            return Some(Reason::Metadata);
        }
        if is_heading {
            return None;
        }
        if self
            .names
            .titles
            .iter()
            .any(|title| same_words(title, &text))
        {
            return Some(Reason::Repeated);
        }
        if self
            .names
            .byline
            .is_some_and(|byline| same_words(byline, &text))
            || is_byline(&text)
            || is_date(&text)
        {
            return Some(Reason::Metadata);
        }
        if counts.characters < 80 && (counts.link_density() > 0.8 || self.is_inner_link(line)) {
            return Some(Reason::Navigation);
        }
        if self.is_filed(line) {
            return Some(Reason::Navigation);
        }
        if text.starts_with('©') || text.starts_with("Copyright") {
            return Some(Reason::Imprint);
        }
        std::iter::once(line)
            .chain(page.ancestors(line))
            .take_while(|&node| self.counts[node].characters <= 2 * LABEL_CHARACTERS_MAX)
            .find_map(|node| {
                let reason = self.facts.hints[node].reason?;
                matches!(
                    reason,
                    Reason::Metadata | Reason::Sharing | Reason::Navigation | Reason::Related
                )
                .then_some(reason)
            })
    }

    /// Whether a line says where in the site the article is filed: all its links are tags.
    fn is_filed(&self, line: Id) -> bool {
        let page = self.facts.page;
        let is_tag = |id: Id| {
            page.attribute(id, Key::Rel)
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "tag"))
        };
        let mut links = page
            .descendants(line)
            .filter(|&node| page.tag(node) == Tag::A)
            .peekable();
        links.peek().is_some() && links.all(is_tag)
    }

    /// Drops headings that are left without what they were headings of.
    fn drop_bare_headings(&mut self, lines: &[Id]) {
        let page = self.facts.page;
        let level = |id: Id| page.tag(id).heading_level();
        for (n, &line) in lines.iter().enumerate() {
            let Some(own) = level(line) else { continue };
            let next = lines.get(n + 1).copied();
            let is_bare = next.is_none_or(|next| level(next).is_some_and(|next| next <= own));
            let after = next.unwrap_or(page.end(line));
            let dropped = (page.end(line)..after).any(|node| {
                self.marks
                    .reason(node)
                    // A title that is shown elsewhere was not what stood under the heading.
                    .is_some_and(|reason| !matches!(reason, Reason::Hidden | Reason::Repeated))
                    && self.facts.whole[node].characters > 0
            });
            if is_bare && dropped {
                self.drop(line, Reason::Unlikely);
            }
        }
    }
}

fn is_byline(text: &str) -> bool {
    text.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("by "))
        && text.split_whitespace().count() <= 12
        && text
            .split_whitespace()
            .nth(1)
            .is_some_and(|name| name.starts_with(char::is_uppercase))
        && !text.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_bylines_are_told_from_sentences() {
        for label in [
            "May 3, 2020",
            "Published: 3 May 2020 at 10:30",
            "Last updated on 2020-05-03",
            "5 min read",
            "3 days ago",
        ] {
            assert!(is_date(label), "{label}");
        }
        for text in [
            "In May 2020 the bridge fell",
            "It took 5 minutes to read",
            "2020",
        ] {
            assert!(!is_date(text), "{text}");
        }
        assert!(is_byline("By Ada Example"));
        assert!(!is_byline("By the river it was cold"));
        assert!(!is_byline("By Monday all was done."));
    }
}
