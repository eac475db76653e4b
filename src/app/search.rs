//! `Search`: words looked for in the text. It works in slices, so that the first hit of a large article is
//! shown at once and the count follows.

use std::ops::Range;

use crate::app::list::history::{Earlier, History};
use crate::document::find::Query;
use crate::document::{BlockId, Document, Position};
use crate::layout::Top;

/// The bytes of text looked through before keys are answered again: a few milliseconds' worth.
const SLICE_BYTES: usize = 2 << 20;

/// How it is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// What is typed is a regular expression.
    pub regex: bool,
    /// The first hit is the last before the page, and the next one the one before that.
    pub backward: bool,
}

/// What is looked for, and what was found.
#[derive(Debug, Default)]
pub struct Search {
    query: Option<Query>,
    text: String,
    /// How it is looked for.
    manner: Manner,
    /// Why the text is no regular expression.
    error: Option<String>,
    /// Where the reader was when the search began.
    origin: Top,
    /// The hit that the reader is at.
    current: Option<Range<Position>>,
    seek: Option<Seek>,
    /// The hits before each block counted so far, and one entry more for all of them.
    before: Vec<u32>,
    /// The first block that was not counted when [`Search::without_hits`] was last asked for, and the document's end.
    told: (BlockId, BlockId),
    /// What was looked for earlier, the latest last.
    history: History,
}

/// The way to the next hit.
#[derive(Debug, Clone, Copy)]
struct Seek {
    forward: bool,
    /// Hits from here on count, or before here when seeking backward.
    from: Position,
    /// The next block to look at; when seeking backward, the one after it.
    block: BlockId,
    /// It went past an end of the text.
    around: bool,
}

/// What came of a slice of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing to tell yet.
    Nothing,
    /// The hit sought, and a word to the reader where it was found past an end of the text.
    Hit(Position, Option<&'static str>),
    /// There is no hit at all.
    NoHit,
}

impl Search {
    /// Begins to look for `text` on behalf of a reader at `origin`. An empty text ends the search.
    pub fn begin(&mut self, text: &str, manner: Manner, origin: Top) {
        let query = if manner.regex && !text.is_empty() {
            Query::regex(text).map(Some)
        } else {
            Ok(Query::new(text))
        };
        let (query, error) = match query {
            Ok(query) => (query, None),
            Err(error) => (None, Some(error)),
        };
        *self = Self {
            query,
            text: text.to_owned(),
            manner,
            error,
            origin,
            before: vec![0],
            history: std::mem::take(&mut self.history),
            ..Self::default()
        };
        if self.query.is_some() {
            self.seek_from(origin.position, !manner.backward);
        }
    }

    /// Ends the search.
    pub fn end(&mut self) {
        *self = Self {
            history: std::mem::take(&mut self.history),
            ..Self::default()
        };
    }

    /// Remembers what is looked for, for later prompts.
    pub fn remember(&mut self) {
        let (text, regex) = (self.text.clone(), self.manner.regex);
        self.history.remember(Earlier { text, regex });
    }

    /// What was looked for earlier, the latest last.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Looks through the same document anew, since its text's places have changed.
    pub fn restart(&mut self, origin: Top) {
        let text = std::mem::take(&mut self.text);
        self.restart_with(&text, self.manner, origin);
    }

    /// Looks for `text` without going to a hit yet.
    pub fn restart_with(&mut self, text: &str, manner: Manner, origin: Top) {
        self.begin(text, manner, origin);
        self.seek = None;
    }

    /// How it is looked for.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// Looks otherwise from the next [`Search::begin`] on.
    pub fn set_manner(&mut self, manner: Manner) {
        self.manner = manner;
    }

    /// Why what was typed is no regular expression.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// True when something is looked for.
    pub fn is_active(&self) -> bool {
        self.query.is_some()
    }

    /// What is looked for.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the reader was when the search began.
    pub fn origin(&self) -> Top {
        self.origin
    }

    /// The hit that the reader is at.
    pub fn current(&self) -> Option<&Range<Position>> {
        self.current.as_ref()
    }

    /// Goes to the first hit at or after `from`, or the last before it.
    pub fn seek_from(&mut self, from: Position, forward: bool) {
        let block = if forward {
            from.block
        } else {
            from.block.next()
        };
        self.seek = Some(Seek {
            forward,
            from,
            block,
            around: false,
        });
    }

    /// True while a hit is being sought.
    pub fn is_seeking(&self) -> bool {
        self.seek.is_some()
    }

    /// True when there is more to do than to wait for the rest of the article.
    pub fn has_work(&self, document: &Document, arriving: bool) -> bool {
        let waits = |seek: Seek| seek.forward && arriving && seek.block >= document.end();
        self.query.is_some()
            && (self.seek.is_some_and(|seek| !waits(seek)) || self.counted() < document.end())
    }

    /// Does a slice of the work: seeks first, then counts. While the article is still `arriving`, the end of
    /// what is there is no end to turn around at.
    pub fn step(&mut self, document: &Document, arriving: bool) -> Found {
        // Taken out for the while rather than copied: a copied pattern would have to warm up anew.
        let Some(query) = self.query.take() else {
            return Found::Nothing;
        };
        let mut left = SLICE_BYTES;
        let found = self.seek(&query, document, arriving, &mut left);
        while left > 0 && self.counted() < document.end() {
            let block = self.counted();
            let hits = query.in_block(document, block).count() as u32;
            left = left.saturating_sub(cost(document, block));
            let before = self.before.last().copied().unwrap_or(0);
            self.before.push(before + hits);
        }
        self.query = Some(query);
        found
    }

    /// The hits in the blocks from `start` to `end`, as far as they were counted.
    pub fn hits_between(&self, start: BlockId, end: BlockId) -> u32 {
        let last = self.before.len().saturating_sub(1);
        let at = |block: BlockId| {
            self.before
                .get(block.index().min(last))
                .copied()
                .unwrap_or(0)
        };
        at(end) - at(start)
    }

    /// Where the reader is among the hits: "3 of 17", with `…` while they are being counted.
    pub fn tally(&self, document: &Document) -> String {
        let all = self.before.last().copied().unwrap_or(0);
        let more = if self.counted() < document.end() {
            "…"
        } else {
            ""
        };
        match self.number_of_current(document) {
            Some(number) => format!("{number} of {all}{more}"),
            None if all == 0 && more.is_empty() => "no hit".to_owned(),
            None if all == 1 => format!("1 hit{more}"),
            None => format!("{all} hits{more}"),
        }
    }

    /// As [`Search::tally`], with how many of them are in the section of the hit that the reader is at.
    pub fn tally_here(&self, document: &Document) -> String {
        let tally = self.tally(document);
        let sections = &document.outline.sections;
        let Some(current) = self.current.as_ref().filter(|_| !sections.is_empty()) else {
            return tally;
        };
        let section = document.outline.current_section(current.start);
        let blocks = document.blocks_under(section);
        let (start, end) = (blocks.start, blocks.end);
        let here = self.hits_between(start, end);
        if self.before.last() == Some(&here) {
            return tally;
        }
        format!("{tally}, {here} in this section")
    }

    /// The block of the first hit in the nearest section that has any, after the one that holds `from` or before
    /// it, as far as the hits were counted.
    pub fn other_section(
        &self,
        document: &Document,
        from: Position,
        forward: bool,
    ) -> Option<BlockId> {
        let outline = &document.outline;
        let blocks = document.blocks_under(outline.current_section(from));
        let (start, end) = (blocks.start, blocks.end);
        // The first block with a hit of which so many are before it or in it.
        let block_of = |number: u32| {
            let after = self.before.partition_point(|before| *before < number);
            (after < self.before.len()).then(|| BlockId::new(after.saturating_sub(1)))
        };
        if forward {
            let passed = self.before.get(end.index())?;
            return block_of(passed + 1);
        }
        let before = self.before.get(start.index()).filter(|hits| **hits > 0)?;
        let last = block_of(*before)?;
        let section = outline.current_section(Position::at(last));
        let start = document.blocks_under(section).start;
        block_of(self.before.get(start.index())? + 1)
    }

    /// The blocks to hide so that those with hits are left, the headings above them and the title. What was not
    /// counted yet is hidden.
    pub fn without_hits(&mut self, document: &Document) -> Vec<Range<BlockId>> {
        let counted = self.counted().min(document.end());
        self.told = (counted, document.end());
        let sections = &document.outline.sections;
        let mut next_section = 0;
        let mut hidden: Vec<Range<BlockId>> = Vec::new();
        for n in document.title_blocks()..counted.index() {
            let block = BlockId::new(n);
            let heads = sections.get(next_section).is_some_and(|s| s.block == block);
            let end = if heads {
                next_section += 1;
                let next = sections.get(next_section);
                next.map_or(document.end(), |next| next.block)
            } else {
                block.next()
            };
            if self.hits_between(block, end) > 0 {
                continue;
            }
            match hidden.last_mut().filter(|last| last.end == block) {
                Some(last) => last.end = block.next(),
                None => hidden.push(block..block.next()),
            }
        }
        let rest = counted.max(BlockId::new(document.title_blocks()))..document.end();
        match hidden.last_mut().filter(|last| last.end == rest.start) {
            Some(last) => last.end = rest.end,
            None if rest.is_empty() => {}
            None => hidden.push(rest),
        }
        hidden
    }

    /// True when so much was counted since [`Search::without_hits`] that it is worth asking again. Twice as much
    /// as then keeps the work of all the askings together in proportion to the article.
    pub fn has_more_to_show(&self, document: &Document) -> bool {
        let (told, end) = self.told;
        let all = self.is_counted(document);
        end != document.end() || told < end && (all || self.counted().0 / 2 >= told.0)
    }

    /// True when all hits were counted.
    pub fn is_counted(&self, document: &Document) -> bool {
        self.counted() >= document.end()
    }

    /// The hits in a block, with whether the reader is at them.
    pub fn in_block<'a>(
        &'a self,
        document: &'a Document,
        block: BlockId,
    ) -> impl Iterator<Item = (Range<Position>, bool)> + 'a {
        let hits = self
            .query
            .iter()
            .flat_map(move |query| query.in_block(document, block));
        hits.map(|hit| {
            let current = self.current.as_ref() == Some(&hit);
            (hit, current)
        })
    }

    fn number_of_current(&self, document: &Document) -> Option<u32> {
        let current = self.current.as_ref()?;
        let block = current.start.block;
        let before = self.before.get(block.index())?;
        let query = self.query.as_ref()?;
        let earlier = query
            .in_block(document, block)
            .take_while(|hit| hit.start < current.start);
        Some(before + earlier.count() as u32 + 1)
    }

    /// The first block that was not counted yet.
    fn counted(&self) -> BlockId {
        BlockId::new(self.before.len().saturating_sub(1))
    }

    fn seek(
        &mut self,
        query: &Query,
        document: &Document,
        arriving: bool,
        left: &mut usize,
    ) -> Found {
        while let Some(mut seek) = self.seek.filter(|_| *left > 0) {
            let block = if seek.forward {
                Some(seek.block).filter(|block| *block < document.end())
            } else {
                seek.block.min(document.end()).previous()
            };
            let Some(block) = block else {
                if seek.around {
                    self.seek = None;
                    return Found::NoHit;
                }
                if seek.forward && arriving {
                    return Found::Nothing;
                }
                seek.around = true;
                seek.block = if seek.forward {
                    BlockId(0)
                } else {
                    document.end()
                };
                self.seek = Some(seek);
                continue;
            };
            *left = left.saturating_sub(cost(document, block));
            // Past an end of the text every hit counts, up to the one that was left.
            let wanted = |hit: &Range<Position>| match (seek.around, seek.forward) {
                (true, _) => true,
                (_, true) => hit.start >= seek.from,
                (_, false) => hit.start < seek.from,
            };
            let mut hits = query.in_block(document, block).filter(wanted);
            let hit = if seek.forward {
                hits.next()
            } else {
                hits.last()
            };
            if let Some(hit) = hit {
                self.seek = None;
                let start = hit.start;
                self.current = Some(hit);
                let around = if seek.forward {
                    "from the beginning again"
                } else {
                    "from the end again"
                };
                return Found::Hit(start, seek.around.then_some(around));
            }
            seek.block = if seek.forward { block.next() } else { block };
            self.seek = Some(seek);
        }
        Found::Nothing
    }
}

/// What looking through a block takes of a slice: its bytes, and something for each, however short.
fn cost(document: &Document, block: BlockId) -> usize {
    document.block(block).prose.text.len() + 64
}

#[cfg(test)]
mod tests;
