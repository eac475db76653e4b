//! `Builder`: the only way to make a document. It balances containers, splits giants and numbers everything.

use super::block::{Block, BlockKind, Container, Furniture, Nest, NestId, Reason};
use super::image::{self, Image};
use super::metadata::Metadata;
use super::outline::{Confidence, Section};
use super::position::{BlockId, Position};
use super::prose::{Link, LinkId, Prose, Target};
use super::{Document, Part};
use crate::text::clean::Clean;

/// The longest text of one block. A longer one is split, so that no block is slow to lay out.
pub const BLOCK_BYTES_MAX: usize = 16 * 1024;
/// How long the pieces are that running text is split into: as long as paragraphs are that people write. What is
/// longer than a block can be is no paragraph, and a page needs but a few of its lines.
const PIECE_BYTES_MAX: usize = 4 * 1024;
/// The deepest nesting that is kept; containers within deeper ones are opened and closed without effect.
pub const NEST_DEPTH_MAX: usize = 32;
/// The most links that are kept; later ones are text.
pub const LINKS_MAX: usize = 500_000;

/// Takes an article's pieces in reading order and hands them over in [`Part`]s.
///
/// ```
/// use longread::document::{Builder, BlockKind, Metadata, Prose};
/// use longread::text::clean::Clean;
///
/// let mut builder = Builder::new();
/// builder.metadata(Metadata { title: Some(Clean::new("A walk")), ..Metadata::default() });
/// builder.heading(2, Prose::plain("Setting out"), None);
/// builder.block(BlockKind::Paragraph, Prose::plain("It rained."));
/// let document = builder.finish();
/// assert_eq!(document.blocks.len(), 3);
/// assert_eq!(document.outline.sections.len(), 1);
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    part: Part,
    /// How many of each earlier parts hold.
    blocks: usize,
    nests: usize,
    links: usize,
    /// The open containers; `None` for one beyond the depth limit.
    open: Vec<Option<NestId>>,
    depth_warned: bool,
    /// The picture added last, until its caption comes.
    uncaptioned: Option<BlockId>,
}

impl Builder {
    /// A builder of an empty document.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says what is known of the article. Must come before the first block; the title becomes block 0.
    pub fn metadata(&mut self, metadata: Metadata) {
        debug_assert!(
            self.next_block() == BlockId(0),
            "metadata comes before the first block"
        );
        if let Some(title) = metadata
            .title
            .as_ref()
            .filter(|title| !title.trim().is_empty())
        {
            self.push(
                BlockKind::Title,
                Prose {
                    text: title.clone(),
                    spans: Box::default(),
                },
            );
        }
        self.part.metadata = Some(metadata);
    }

    /// Opens a container: the blocks until its [`Builder::close`] stand in it.
    pub fn open(&mut self, container: Container) {
        if self.open.len() >= NEST_DEPTH_MAX {
            if !std::mem::replace(&mut self.depth_warned, true) {
                self.warn(format!(
                    "nesting deeper than {NEST_DEPTH_MAX} is shown flat"
                ));
            }
            self.open.push(None);
            return;
        }
        let nest = Nest {
            parent: self.nest(),
            container,
            first: self.next_block(),
        };
        self.open
            .push(Some(NestId((self.nests + self.part.nests.len()) as u32)));
        self.part.nests.push(nest);
    }

    /// Closes the innermost open container.
    pub fn close(&mut self) {
        debug_assert!(!self.open.is_empty(), "every close has its open");
        self.open.pop();
    }

    /// Adds a block in the open containers. An empty one is dropped, but for a rule.
    pub fn block(&mut self, kind: BlockKind, prose: Prose) {
        if prose.text.trim().is_empty() && kind != BlockKind::Rule {
            return;
        }
        self.push(kind, prose);
    }

    /// Adds a picture with its caption. Where that is empty the alternative text stands for it, else a mark.
    pub fn image(&mut self, image: Image, caption: Prose) {
        let prose = image.text(caption);
        self.uncaptioned = Some(self.next_block());
        self.push(BlockKind::Image(Box::new(image)), prose);
    }

    /// Adds what a figure says of itself: as the text of its picture where that stands right before and is its only one,
    /// else as a block of its own. A picture that leads somewhere does so by its caption.
    pub fn caption(&mut self, caption: Prose) {
        let is_one = (1..=PIECE_BYTES_MAX).contains(&caption.text.trim().len());
        match self.picture_before().filter(|_| is_one) {
            Some(block) => {
                block.prose = image::led_as(caption, &block.prose);
                block.words = super::words::count_words(&block.prose.text);
            }
            None => self.block(BlockKind::Caption, caption),
        }
    }

    /// Adds the number of an equation behind the displayed formula that was added last; false where that is none.
    pub fn number(&mut self, number: &str) -> bool {
        let within = self.nest();
        let last = self.part.blocks.last_mut();
        let Some(formula) = last.filter(|last| last.kind == BlockKind::Math && last.nest == within)
        else {
            return false;
        };
        let numbered = format!("{}  {number}", formula.prose.text);
        formula.prose.text = Clean::new(&numbered);
        formula.words = super::words::count_words(&numbered);
        true
    }

    /// The picture that the innermost container, a figure, ends with, unless it has others or has its caption.
    fn picture_before(&mut self) -> Option<&mut Block> {
        const BLOCKS_MAX: usize = 4;
        let within = self.nest()?;
        let nest = (within.0 as usize)
            .checked_sub(self.nests)
            .and_then(|nest| self.part.nests.get(nest))
            .filter(|nest| nest.container == Container::Figure)?;
        let first = nest.first.index().checked_sub(self.blocks)?;
        let is_last = self.uncaptioned.take()?.next() == self.next_block();
        let held = self.part.blocks.get_mut(first..).filter(|_| is_last)?;
        let is_image = |block: &&mut Block| matches!(block.kind, BlockKind::Image(_));
        if held.len() > BLOCKS_MAX || held.iter_mut().filter(is_image).count() > 1 {
            return None;
        }
        held.last_mut().filter(|block| block.nest == Some(within))
    }

    /// Adds text that carries on the block before it, where a text too long for one block arrives in pieces.
    pub fn carry_on(&mut self, kind: BlockKind, prose: Prose) {
        let first = self.part.blocks.len();
        self.block(kind, prose);
        if let Some(block) = self.part.blocks.get_mut(first) {
            block.continues = self.blocks + first > 0;
        }
    }

    /// Adds a heading and the section that it begins.
    pub fn heading(&mut self, level: u8, prose: Prose, inferred: Option<Confidence>) {
        if prose.text.trim().is_empty() {
            return;
        }
        let level = level.clamp(1, 6);
        self.section(level, Clean::line(&prose.text), inferred);
        self.push(BlockKind::Heading { level, inferred }, prose);
    }

    /// Begins a section at the next block, for sources whose contents list names sections without headings.
    pub fn section(&mut self, level: u8, title: Clean, inferred: Option<Confidence>) {
        let section = Section {
            title,
            level: level.clamp(1, 6),
            block: self.next_block(),
            inferred,
        };
        self.part.sections.push(section);
    }

    /// Names the next block as the target of `#fragment`. The first of a name wins.
    pub fn fragment(&mut self, fragment: &str) {
        self.part
            .fragments
            .push((fragment.to_owned(), Position::at(self.next_block())));
    }

    /// Registers a link for spans to point at; `None` when there are too many.
    pub fn link(&mut self, target: Target) -> Option<LinkId> {
        let id = self.links + self.part.links.len();
        if id == LINKS_MAX {
            self.warn(format!(
                "links after the first {LINKS_MAX} are shown as text"
            ));
            return None;
        }
        self.part.links.push(Link { target });
        Some(LinkId(id as u32))
    }

    /// Remembers a block that was removed here, whole, with the reason.
    pub fn furniture(&mut self, text: &str, reason: Reason) {
        let text = Clean::new(text);
        if !text.trim().is_empty() {
            self.part.furniture.push(Furniture {
                before: self.next_block(),
                text,
                reason,
            });
        }
    }

    /// Remembers a limit reached or damage met, in plain words.
    pub fn warn(&mut self, warning: impl Into<String>) {
        self.part.warnings.push(warning.into());
    }

    /// The id that the next block will get.
    pub fn next_block(&self) -> BlockId {
        BlockId::new(self.blocks + self.part.blocks.len())
    }

    /// What was added since the last part; open containers stay open.
    pub fn take_part(&mut self) -> Part {
        self.blocks += self.part.blocks.len();
        self.nests += self.part.nests.len();
        self.links += self.part.links.len();
        std::mem::take(&mut self.part)
    }

    /// The document, when it was not handed over in parts.
    pub fn finish(mut self) -> Document {
        Document::from_parts([self.take_part()])
    }

    fn nest(&self) -> Option<NestId> {
        self.open.iter().rev().find_map(|nest| *nest)
    }

    fn push(&mut self, kind: BlockKind, prose: Prose) {
        if prose.text.len() <= BLOCK_BYTES_MAX {
            self.push_block(kind, prose, false);
            return;
        }
        if let BlockKind::Table(table) = kind {
            for (range, piece) in table.split(prose.text.len(), BLOCK_BYTES_MAX) {
                let continues = range.start > 0;
                self.push_block(
                    BlockKind::Table(Box::new(piece)),
                    prose.slice(range),
                    continues,
                );
            }
            return;
        }
        let size = match kind {
            BlockKind::Code { .. } => BLOCK_BYTES_MAX,
            _ => PIECE_BYTES_MAX,
        };
        let mut start = 0;
        while start < prose.text.len() {
            let end = split_point(&prose.text, start, size);
            self.push_block(kind.clone(), prose.slice(start..end), start > 0);
            start = end;
        }
    }

    fn push_block(&mut self, kind: BlockKind, prose: Prose, continues: bool) {
        let words = super::words::count_words(&prose.text);
        self.part.blocks.push(Block {
            kind,
            prose,
            nest: self.nest(),
            continues,
            words,
        });
    }
}

/// Where the piece of a giant text that begins at `start` ends: after the last hard break within `size` bytes, or
/// the last sentence in its second half, or the last word, else there.
fn split_point(text: &str, start: usize, size: usize) -> usize {
    if text.len() - start <= size {
        return text.len();
    }
    let limit = text.floor_char_boundary(start + size);
    let piece = &text[start..limit];
    let mut spaces = memchr::memrchr_iter(b' ', piece.as_bytes());
    let ends_sentence = |at: &usize| piece[..*at].ends_with(['.', '!', '?', '”', '"']);
    let sentence = || {
        let later = spaces.clone().take_while(|at| 2 * at > piece.len());
        later.into_iter().find(ends_sentence)
    };
    match piece
        .rfind('\n')
        .or_else(sentence)
        .or_else(|| spaces.next())
    {
        Some(at) => start + at + 1,
        None => limit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::Table;

    #[test]
    fn a_giant_is_split_and_no_letter_is_lost() {
        let text = "word ".repeat(10_000);
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, Prose::plain(&text));
        let document = builder.finish();
        assert!(
            document
                .blocks
                .iter()
                .all(|block| block.prose.text.len() <= BLOCK_BYTES_MAX)
        );
        assert!(
            !document.blocks[0].continues
                && document.blocks[1..].iter().all(|block| block.continues)
        );
        let joined: String = document
            .blocks
            .iter()
            .map(|block| &*block.prose.text)
            .collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn a_giant_without_line_ends_is_split_between_sentences() {
        let mut builder = Builder::new();
        let text = "It rained on the boats. ".repeat(1000);
        builder.block(BlockKind::Paragraph, Prose::plain(text.trim_end()));
        for block in builder.finish().blocks {
            assert!(block.prose.text.trim_end().ends_with("boats."));
        }
    }

    #[test]
    fn a_giant_table_is_split_between_rows_and_its_cells_stay_theirs() {
        let (mut text, mut rows) = (String::new(), Vec::new());
        for n in 0..5000_u32 {
            if n > 0 {
                text.push('\n');
            }
            let start = text.len() as u32;
            text.push_str(&format!("row {n} | cell"));
            let end = text.len() as u32;
            rows.push(vec![start..end - 7, end - 4..end]);
        }
        let table = Table {
            columns: 2,
            header_rows: 1,
            rows,
            alignments: Vec::new(),
        };
        let mut builder = Builder::new();
        builder.block(BlockKind::Table(Box::new(table)), Prose::plain(&text));
        let document = builder.finish();
        let mut joined = String::new();
        let mut n = 0;
        for block in &document.blocks {
            assert!(block.prose.text.len() <= BLOCK_BYTES_MAX);
            assert_eq!(block.continues, n > 0);
            joined += &block.prose.text;
            let BlockKind::Table(table) = &block.kind else {
                panic!("a table's pieces are tables");
            };
            assert_eq!(table.header_rows, usize::from(n == 0));
            for row in &table.rows {
                let cell = |n: usize| &block.prose.text[row[n].start as usize..row[n].end as usize];
                assert_eq!((cell(0), cell(1)), (&*format!("row {n}"), "cell"));
                n += 1;
            }
        }
        assert_eq!((joined, n), (text, 5000));
    }

    #[test]
    fn parts_count_on_from_one_another() {
        let mut builder = Builder::new();
        builder.open(Container::Quote);
        builder.block(BlockKind::Paragraph, Prose::plain("one"));
        let first = builder.take_part();
        builder.block(BlockKind::Paragraph, Prose::plain("two"));
        builder.close();
        builder.heading(2, Prose::plain("three"), None);
        let document = Document::from_parts([first, builder.take_part()]);
        assert_eq!(document.blocks[0].nest, document.blocks[1].nest);
        assert_eq!(document.outline.sections[0].block, BlockId(2));
        assert_eq!(document.bytes_before(Position::at(BlockId(2))), 6);
    }

    #[test]
    fn nesting_beyond_the_limit_stays_balanced() {
        let mut builder = Builder::new();
        (0..100).for_each(|_| builder.open(Container::Quote));
        builder.block(BlockKind::Paragraph, Prose::plain("deep"));
        (0..100).for_each(|_| builder.close());
        builder.block(BlockKind::Paragraph, Prose::plain("flat"));
        let document = builder.finish();
        assert_eq!(document.nests.len(), NEST_DEPTH_MAX);
        assert_eq!(document.blocks[1].nest, None);
        assert_eq!(document.warnings.len(), 1);
    }
}
