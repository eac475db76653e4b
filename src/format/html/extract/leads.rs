//! Leads: what is set as headings above an article's first text and heads no section: a standfirst, a kicker, the
//! headline in other words.

use super::super::page::Id;
use super::super::tag::Tag;
use super::Attempt;
use super::hints::similarity;
use crate::document::block::Reason;

/// A standfirst, or the headline in other words, is no shorter: a shorter line may well name the first section.
const SENTENCE_CHARACTERS_MIN: u32 = 60;
/// No article has more lines above its first text.
const LEADS_MAX: usize = 12;
/// A headline in other words has most of the title's.
const SIMILARITY_MIN: f32 = 0.5;
/// What stands before the headline in its own heading is a few words.
const KICKER_WORDS_MAX: usize = 6;

impl Attempt<'_> {
    /// Tells what is set as a heading above the first text of the article and is none.
    pub(super) fn find_leads(&mut self, roots: &[Id], lines: &[Id]) {
        let page = self.facts.page;
        let mut kept: Vec<Id> = lines
            .iter()
            .filter(|&&line| self.is_in(line))
            .map(|&line| self.heading_around(line).unwrap_or(line))
            .collect();
        kept.dedup();
        let above = kept
            .iter()
            .take_while(|&&line| self.facts.prose.lines(line) == 0)
            .take(LEADS_MAX)
            .count();
        let is_only_h1 = kept
            .iter()
            .filter(|&&line| page.tag(line) == Tag::H1)
            .count()
            == 1;
        // Nothing but leads has stood above.
        let mut is_first = true;
        for n in 0..above {
            let line = kept[n];
            let Some(level) = page.tag(line).heading_level() else {
                is_first = false;
                continue;
            };
            let text = page.inner_text(line);
            // A heading right above one of a higher rank has nothing under it.
            let is_kicker = kept.get(n + 1).is_some_and(|&next| {
                page.tag(next)
                    .heading_level()
                    .is_some_and(|next| next < level)
            });
            let is_long = self.counts[line].characters >= SENTENCE_CHARACTERS_MIN;
            if self.ends_with_title(&text) {
                self.drop(line, Reason::Repeated);
            } else if is_kicker
                || (is_first && page.tag(line) == Tag::H1 && is_only_h1)
                || (is_long && self.says_title(&text))
                || (is_first
                    && is_long
                    && self.is_standfirst(line, &self.heading_looks(roots, Some(line))))
            {
                self.marks.set_standfirst(line);
            } else {
                is_first = false;
            }
        }
    }

    /// The heading that a line stands in: some are set in several lines.
    fn heading_around(&self, line: Id) -> Option<Id> {
        const BOXES_MAX: usize = 3;
        let page = self.facts.page;
        page.ancestors(line)
            .take(BOXES_MAX)
            .find(|&around| page.tag(around).heading_level().is_some())
    }

    /// Whether a line says in other words what the title does.
    fn says_title(&self, text: &str) -> bool {
        let titles = self.names.titles.iter().map(String::as_str);
        titles
            .chain(self.names.title)
            .any(|title| similarity(title, text) >= SIMILARITY_MIN)
    }

    /// Whether a line is the title with a few words before it.
    fn ends_with_title(&self, text: &str) -> bool {
        let words = |text: &str| -> Vec<String> {
            text.split_whitespace()
                .map(super::super::metadata::letters)
                .filter(|word| !word.is_empty())
                .collect()
        };
        let announces =
            text.contains(':') && !self.names.title.is_some_and(|title| title.contains(':'));
        let text = words(text);
        self.names.title.map(words).is_some_and(|title| {
            title.len() > KICKER_WORDS_MAX / 2
                && text.ends_with(&title)
                // What is announced with a colon is a part of the article that is called after it.
                && !announces
                && text.len() <= title.len() + KICKER_WORDS_MAX
        })
    }
}
