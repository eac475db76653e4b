//! `Block`: a paragraph-sized piece of an article, and the containers that blocks stand in.

use std::ops::Range;

use super::image::Image;
use super::outline::Confidence;
use super::position::BlockId;
use super::prose::Prose;
use crate::text::clean::Clean;

/// A piece of an article. Every block has exactly one text, so search, selection and anchors never ask for
/// its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// How it is set.
    pub kind: BlockKind,
    /// Its text and what spans of it are.
    pub prose: Prose,
    /// The innermost container that it stands in.
    pub nest: Option<NestId>,
    /// True when it carries on the text of the block before, which was too long for one block.
    pub continues: bool,
    /// How many words its text has; a character of a script without spaces counts as half a word.
    pub words: u32,
}

impl Block {
    /// Whether a picture's mark stands before its text: unless the text begins with one, or carries on what does.
    pub fn is_marked(&self) -> bool {
        matches!(self.kind, BlockKind::Image(_))
            && !self.continues
            && !self.prose.text.starts_with(Image::MARK)
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// The article's title; only ever the first block.
    Title,
    /// A section's heading.
    Heading {
        /// 1 is the highest, 6 the deepest.
        level: u8,
        /// How sure the inference was; `None` when the source marks it as a heading.
        inferred: Option<Confidence>,
    },
    /// Running text.
    Paragraph,
    /// Text whose line breaks are kept: verse, addresses, signatures.
    Verse,
    /// Text whose line breaks and spaces are kept.
    Code {
        /// The programming language's name, where the source says it.
        language: Option<Clean>,
    },
    /// Rows of cells. In a box, since few blocks are tables and every block has room for its kind.
    Table(Box<Table>),
    /// What a figure shows, where it is no picture or more than one.
    Caption,
    /// A picture. Its text is its caption, else its alternative text, else [`Image::MARK`], so that it can be
    /// pointed at and followed whatever its source says of it.
    Image(Box<Image>),
    /// The term that a definition explains.
    Term,
    /// Displayed mathematics as text.
    Math,
    /// A thematic break; its text is empty.
    Rule,
    /// What was removed, on the whole page alone.
    Furniture(Reason),
}

/// The shape of a table. Its block's text holds the rows, a line each, the cells parted by [`Table::SEPARATOR`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// How many columns the widest row has.
    pub columns: usize,
    /// How many rows at the top are headers.
    pub header_rows: usize,
    /// The cells row by row: each row's cells as byte ranges of the text.
    pub rows: Vec<Vec<Range<u32>>>,
    /// How each column is aligned; shorter than `columns` where the source says nothing.
    pub alignments: Vec<Alignment>,
}

impl Table {
    /// What parts the cells of a row in the block's text.
    pub const SEPARATOR: &'static str = " | ";

    /// This table of `text_bytes` of text cut between rows into pieces of about `bytes_max`: the range of the
    /// text that each has, and its table. Only the first has the headers.
    pub fn split(&self, text_bytes: usize, bytes_max: usize) -> Vec<(Range<usize>, Self)> {
        let start_of = |row: &[Range<u32>]| row.first().map(|cell| cell.start as usize);
        let mut pieces: Vec<(Range<usize>, Self)> = Vec::new();
        for (n, row) in self.rows.iter().enumerate() {
            let start = start_of(row);
            let next = self.rows[n + 1..].iter().find_map(|row| start_of(row));
            let end = next.unwrap_or(text_bytes);
            let full = |piece: &(Range<usize>, Self)| {
                start.is_some() && n > self.header_rows && end - piece.0.start > bytes_max
            };
            if pieces.last().is_none_or(full) {
                let start = if pieces.is_empty() {
                    0
                } else {
                    start.unwrap_or(end)
                };
                let table = Self {
                    columns: self.columns,
                    header_rows: if n == 0 { self.header_rows } else { 0 },
                    rows: Vec::new(),
                    alignments: self.alignments.clone(),
                };
                pieces.push((start..end, table));
            }
            if let Some((range, table)) = pieces.last_mut() {
                range.end = end;
                let base = range.start as u32;
                let cells = row.iter().map(|cell| cell.start - base..cell.end - base);
                table.rows.push(cells.collect());
            }
        }
        pieces
    }
}

/// How a table's column is aligned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Alignment {
    /// At the start.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the end.
    Right,
}

/// Points to a [`Nest`] of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NestId(pub u32);

/// A container and the container that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nest {
    /// The container around this one.
    pub parent: Option<NestId>,
    /// What it is.
    pub container: Container,
    /// The first block in it. A list item's marker stands before that block.
    pub first: BlockId,
}

/// What blocks can stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Container {
    /// A quotation.
    Quote,
    /// A list; its items are nests of their own.
    List,
    /// An item of a list.
    Item(Marker),
    /// A figure: its caption and what it shows.
    Figure,
    /// A footnote's text, with its label.
    Footnote(Clean),
    /// Text beside the article: an alert or an aside, with its label where it has one.
    Aside(Option<Clean>),
    /// What explains the [`BlockKind::Term`] before it.
    Definition,
    /// Text that a page folds away; its summary is its first block.
    Details,
}

/// What stands before a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// A number or letter as the source gives it, with its stop: `3.`, `b)`.
    Number(Clean),
    /// A task, done or not.
    Task(bool),
}

/// A block that was removed as not of the article.
#[derive(Debug, Clone, PartialEq)]
pub struct Furniture {
    /// The article's block before which it stood.
    pub before: BlockId,
    /// Its text, whole.
    pub text: Clean,
    /// Why it was removed.
    pub reason: Reason,
}

/// Why a block was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It stands before the article begins: menus, banners.
    BeforeArticle,
    /// It stands after the article ends: comments, footers.
    AfterArticle,
    /// It repeats what stands elsewhere, such as the title.
    Repeated,
    /// It states metadata that is shown with the title: byline, date, site.
    Metadata,
    /// Menus, breadcrumbs and other lists of links.
    Navigation,
    /// Invitations to share, follow or subscribe.
    Sharing,
    /// Links to other articles.
    Related,
    /// A picture's text run together with something else, or a credit.
    Picture,
    /// An advertisement or an offer.
    Advertisement,
    /// A postal address, a copyright line or other legal text.
    Imprint,
    /// A note on cookies or consent.
    Consent,
    /// Comments and prompts for them.
    Comments,
    /// The page hides it from its readers.
    Hidden,
    /// Nothing in it looks like the article, and no closer reason was found.
    Unlikely,
}
