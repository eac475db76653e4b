//! The laws of the page, over documents of all kinds of blocks, of many scripts, at any measure.

mod letters;

use longread::document::block::{Marker, Reason, Table};
use longread::document::{
    BlockId, BlockKind, Builder, Container, Document, Inline, Metadata, Position, Prose,
    ProseWriter, Target, WholePage,
};
use longread::layout::{Bidi, CodeWrap, Layout, Line, Run, Settings, Top};
use longread::text::clean::Clean;
use proptest::prelude::*;

/// Words of many scripts, and what is hard to break or to measure.
const WORDS: &[&str] = &[
    "a",
    "the",
    "measure",
    "incomprehensibilities",
    "Zusammenhang",
    "well-known",
    "“quoted,”",
    "(brackets)",
    "3.14",
    "https://example.org/a/very/long/path?with=a&query=and#more",
    "日本語の文章は、",
    "「空白なしで」",
    "한국어",
    "한글",
    "ภาษาไทยไม่มีช่องว่าง",
    "توقفت",
    "الساعة",
    "(نسخة)",
    "1998",
    "שלום",
    "e\u{301}a\u{308}\u{304}",
    "👩‍👩‍👧",
    "🇩🇪🇫🇷",
    "❤\u{fe0f}",
    "क्षत्रिय",
    "soft\u{ad}hy\u{ad}phen\u{ad}ation",
    "zero\u{200b}width",
    "no\u{a0}break",
    "…",
    "—",
    "!",
    "\u{301}",
];

fn words(most: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(WORDS).prop_map(str::to_owned),
        4 => "[a-z]{1,9}[,.]?",
        1 => "[ -~]{1,12}",
    ];
    let gap = prop_oneof![8 => Just(" "), 1 => Just("  "), 1 => Just("\n"), 1 => Just("")];
    prop::collection::vec((word, gap), 1..most)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

/// A prose of `text` with a span over a part of it.
fn prose(builder: &mut Builder, text: &str, inline: u8) -> Prose {
    let mut writer = ProseWriter::new();
    let middle = text.floor_char_boundary(text.len() / 3);
    writer.push(&text[..middle]);
    let link = builder.link(Target::Fragment(Clean::new("x")));
    let inline = match (inline % 5, link) {
        (0, Some(link)) => Inline::Link(link),
        (1, Some(link)) => Inline::Note(link),
        (2, _) => Inline::Code,
        (3, _) => Inline::Superscript,
        _ => Inline::Emphasis,
    };
    writer.start(inline);
    let end = text.floor_char_boundary(text.len() * 2 / 3);
    writer.push(&text[middle..end]);
    writer.end();
    writer.push(&text[end..]);
    writer.take()
}

fn table(text: &str, columns: usize) -> (BlockKind, Prose) {
    let cells: Vec<&str> = text.split_whitespace().collect();
    let mut held = String::new();
    let mut rows = Vec::new();
    for row in cells.chunks(columns) {
        if !held.is_empty() {
            held.push('\n');
        }
        let mut ranges = Vec::new();
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                held.push_str(Table::SEPARATOR);
            }
            let start = held.len() as u32;
            held.push_str(cell);
            ranges.push(start..held.len() as u32);
        }
        rows.push(ranges);
    }
    let table = Table {
        columns,
        header_rows: usize::from(columns.is_multiple_of(2)),
        rows,
        alignments: Vec::new(),
    };
    (BlockKind::Table(Box::new(table)), Prose::plain(&held))
}

/// Adds a block of a kind, in containers that the number picks too.
fn add(builder: &mut Builder, kind: u8, text: &str) {
    let container = match kind / 16 {
        1 => Some(Container::Quote),
        2 | 3 => Some(Container::Item(Marker::Bullet)),
        4 => Some(Container::Item(Marker::Number(Clean::new("123.")))),
        5 => Some(Container::Footnote(Clean::new("a-long-label"))),
        6 => Some(Container::Aside(Some(Clean::new("Warning")))),
        7 => Some(Container::Details),
        8 => Some(Container::Definition),
        9 => Some(Container::Figure),
        _ => None,
    };
    let is_item = matches!(container, Some(Container::Item(_)));
    if is_item {
        builder.open(Container::List);
    }
    if let Some(Container::Footnote(_)) = &container {
        builder.fragment("x");
    }
    if let Some(container) = &container {
        builder.open(container.clone());
    }
    let written = prose(builder, text, kind);
    match kind % 12 {
        0 => builder.heading(1 + kind % 3, Prose::plain(text), None),
        1 => builder.block(BlockKind::Verse, written),
        2 => builder.block(BlockKind::Code { language: None }, written),
        3 | 4 => {
            let (kind, prose) = table(text, 1 + usize::from(kind % 7));
            builder.block(kind, prose);
        }
        5 => builder.block(BlockKind::Caption, written),
        6 => builder.block(BlockKind::Term, written),
        7 => builder.block(BlockKind::Math, written),
        8 => builder.block(BlockKind::Rule, Prose::default()),
        9 => builder.furniture(text, Reason::Sharing),
        _ => builder.block(BlockKind::Paragraph, written),
    }
    if container.is_some() {
        builder.close();
    }
    if is_item {
        builder.close();
    }
}

fn document() -> impl Strategy<Value = Document> {
    let blocks = prop::collection::vec((0..160_u8, words(40)), 1..8);
    (blocks, any::<bool>()).prop_map(|(blocks, whole)| {
        let mut builder = Builder::new();
        builder.metadata(Metadata {
            title: Some(Clean::new("A title that may well take more than one line")),
            byline: Some(Clean::new("Somebody of the Name of Somebody")),
            published: Some(Clean::new("2026-11-25T08:00:00Z")),
            lang: Some(Clean::new("en")),
            ..Metadata::default()
        });
        for (kind, text) in &blocks {
            add(&mut builder, *kind, text);
        }
        let document = builder.finish();
        if whole {
            WholePage::new(&document).document
        } else {
            document
        }
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let bidi = prop_oneof![Just(Bidi::Page), Just(Bidi::Terminal), Just(Bidi::Nobody)];
    let margins = prop_oneof![Just(0), 4..40_u16];
    let measures = (1..200_u16, 0..20_u16, margins);
    (measures, any::<[bool; 5]>(), 0..2_u8, bidi).prop_map(|(measures, flags, leading, bidi)| {
        let (measure, spare, margin) = measures;
        let [justify, hyphenate, ascii, ambiguous_wide, pans] = flags;
        Settings {
            measure,
            spare,
            margin,
            justify,
            hyphenate,
            ascii,
            ambiguous_wide,
            leading,
            bidi,
            pans,
            code_wrap: CodeWrap::All,
        }
    })
}

/// All lines, those that are panned in all their length.
fn all_lines(document: &Document, settings: &Settings) -> Vec<Line> {
    let mut layout = Layout::new(settings.clone());
    let blocks = (0..document.end().0).map(BlockId);
    blocks
        .flat_map(|block| layout.lines(document, block).to_vec())
        .collect()
}

/// True when nothing narrower than its first grapheme could stand on the line.
fn is_one_grapheme(line: &Line) -> bool {
    let shown: Vec<&Run> = line
        .runs
        .iter()
        .filter(|run| line.ruler.columns(&run.text) > 0)
        .collect();
    let text: String = shown.iter().map(|run| &*run.text).collect();
    let first = longread::text::clean::first_grapheme(&text).map_or(0, str::len);
    line.ruler.columns(&text[first..]) == 0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_the_measure(document in document(), settings in settings()) {
        let mut layout = Layout::new(settings.clone());
        for line in layout.page(&document, Top::default(), usize::MAX).lines {
            let is_table = matches!(document.block(line.block).kind, BlockKind::Table(_));
            let spare = if is_table { settings.spare } else { 0 };
            let fits = line.columns() <= usize::from(settings.measure + spare);
            prop_assert!(fits || is_one_grapheme(&line), "{} > {}: {:?}", line.columns(), settings.measure, line);
        }
    }

    #[test]
    fn panned_lines_keep_within_the_measure_and_show_the_text(document in document(), settings in settings(), pan in 0..40_usize) {
        let measure = usize::from(settings.measure + settings.spare);
        let mut layout = Layout::new(Settings { code_wrap: CodeWrap::None, ..settings });
        layout.pan(pan);
        for line in layout.page(&document, Top::default(), usize::MAX).lines {
            prop_assert!(line.columns() <= measure || is_one_grapheme(&line), "{line:?}");
            let text = &document.block(line.block).prose.text;
            for (source, run) in line.runs.iter().filter_map(|run| Some((run.source.clone()?, run))) {
                let bytes = &text[source.start as usize..source.end as usize];
                prop_assert!(bytes.len() == run.text.len());
            }
        }
    }

    #[test]
    fn where_nobody_pans_no_line_is_cut(document in document(), settings in settings()) {
        let settings = Settings { pans: false, code_wrap: CodeWrap::None, ..settings };
        let page = Layout::new(settings.clone()).page(&document, Top::default(), usize::MAX);
        prop_assert_eq!((page.lines, page.widest), (all_lines(&document, &settings), 0));
    }

    #[test]
    fn panning_a_table_shows_every_letter_of_it(document in document(), settings in settings()) {
        let settings = Settings { pans: true, ..settings };
        let measure = usize::from(settings.measure);
        let mut layout = Layout::new(settings);
        let mut shown: Vec<Vec<bool>> = document.blocks.iter().map(|block| vec![false; block.prose.text.len()]).collect();
        let mut pan = 0;
        loop {
            layout.pan(pan);
            let page = layout.page(&document, Top::default(), usize::MAX);
            for line in &page.lines {
                for source in line.runs.iter().filter_map(|run| run.source.clone()) {
                    shown[line.block.index()][source.start as usize..source.end as usize].fill(true);
                }
            }
            let next = page.pan(pan, 1, measure);
            prop_assert!(page.pan(next, -1, measure) <= pan);
            if next == pan {
                break;
            }
            pan = next;
        }
        for (block, shown) in document.blocks.iter().zip(shown) {
            for (at, c) in block.prose.text.char_indices() {
                let left_out = letters::may_be_left_out(c, &block.kind);
                prop_assert!(shown[at] || left_out, "{c:?} at {at} of {:?}", block.prose.text);
            }
        }
    }

    #[test]
    fn every_letter_is_on_the_page_once_and_as_it_is(document in document(), settings in settings()) {
        letters::assert_all_shown_once(&document, &all_lines(&document, &settings));
    }

    #[test]
    fn positions_only_grow_and_the_same_comes_twice(document in document(), settings in settings()) {
        let lines = all_lines(&document, &settings);
        prop_assert_eq!(&lines, &all_lines(&document, &settings));
        let mut last = None;
        for line in lines.iter().filter(|line| line.source.is_some()) {
            prop_assert!(line.start() >= last, "{:?} after {:?}", line.start(), last);
            prop_assert!(line.end() >= line.start());
            last = line.start();
        }
    }

    #[test]
    fn the_first_word_stays_on_top_over_any_measures(
        document in document(), settings in settings(), down in 0..60_isize, measures in prop::collection::vec(1..200_u16, 1..6)
    ) {
        let mut layout = Layout::new(settings.clone());
        let top = layout.scroll(&document, Top::default(), down, 1);
        let mut kept = top.position;
        for measure in measures {
            layout.set(Settings { measure, ..settings.clone() });
            kept = top.position;
            let page = layout.page(&document, Top::at(kept), 1);
            let line = &page.lines[0];
            prop_assert!(line.start() <= Some(kept) && Some(kept) <= line.end(), "{kept:?} not in {line:?}");
        }
        layout.set(settings);
        prop_assert_eq!(layout.top_at(&document, kept).position, top.position);
    }

    #[test]
    fn down_and_up_again_is_where_it_was(document in document(), settings in settings(), rows in 1..30_isize) {
        let mut layout = Layout::new(settings);
        let mut top = Top::default();
        let end = layout.end_top(&document, 5);
        for _ in 0..200 {
            let next = layout.scroll(&document, top, rows, 5);
            if next == end || next == top {
                break;
            }
            prop_assert_eq!(layout.scroll(&document, next, -rows, 5), top);
            top = next;
        }
    }

    #[test]
    fn columns_and_positions_agree(document in document(), settings in settings()) {
        for line in all_lines(&document, &settings) {
            let mut column = usize::from(line.indent);
            for run in &line.runs {
                let columns = line.ruler.columns(&run.text);
                if let Some(source) = run.source.as_ref().filter(|_| columns > 0) {
                    let place = Position { block: line.block, offset: source.start };
                    let letter = longread::text::clean::first_grapheme(&run.text).unwrap_or_default();
                    if line.ruler.grapheme_columns(letter) > 0 {
                        prop_assert_eq!(line.column_of(place), Some(column));
                        prop_assert_eq!(line.position_at(column), Some(place));
                    }
                }
                column += columns;
            }
        }
    }

    #[test]
    fn notes_in_the_margin_never_overlap_nor_leave_it(document in document(), settings in settings()) {
        let page = Layout::new(settings.clone()).page(&document, Top::default(), usize::MAX);
        let mut free = 0;
        for note in &page.beside {
            prop_assert!(note.row >= free);
            free = note.row + 1;
            let columns = note.line.columns();
            prop_assert!(columns <= usize::from(settings.margin) || is_one_grapheme(&note.line), "{:?}", note.line);
            // Beside its reference, or below it.
            let refers = |line: &&Line| {
                let mut spans = document.block(line.block).prose.spans.iter();
                spans.any(|span| span.inline == Inline::Note(note.link) && line.shows(span.range.start))
            };
            prop_assert!(page.lines.iter().take(note.row + 1).any(|line| refers(&line)));
            let last = page.lines.iter().rfind(refers).map(|line| line.block);
            let end = page.lines.iter().rposition(|line| Some(line.block) == last).unwrap_or(0);
            prop_assert!(note.row <= end + 12);
            let beside = page.lines.get(note.row);
            prop_assert!(beside.is_none_or(|line| line.columns() <= usize::from(settings.measure)
                || !matches!(document.block(line.block).kind, BlockKind::Table(_))));
        }
    }

    #[test]
    fn notes_in_the_margin_scroll_with_the_text(document in document(), settings in settings(), rows in 1..30_usize) {
        let mut layout = Layout::new(Settings { margin: settings.margin.max(20), ..settings });
        let mut top = layout.scroll(&document, Top::default(), -100, rows);
        let whole = layout.page(&document, top, usize::MAX).beside;
        for down in 0.. {
            let page = layout.page(&document, top, rows).beside;
            let shown = whole.iter().filter(|note| (down..down + rows).contains(&note.row));
            let shown: Vec<_> = shown.map(|note| (note.row - down, &note.line)).collect();
            let page: Vec<_> = page.iter().map(|note| (note.row, &note.line)).collect();
            prop_assert_eq!(page, shown);
            let next = layout.scroll(&document, top, 1, rows);
            if next == top {
                break;
            }
            top = next;
        }
    }

    #[test]
    fn folded_blocks_are_on_no_page(document in document(), settings in settings(), from in 1..6_u32, count in 1..4_u32) {
        let (from, to) = (BlockId(from), BlockId((from + count).min(document.end().0)));
        let mut layout = Layout::new(settings);
        layout.fold(vec![from..to]);
        let page = layout.page(&document, Top::default(), usize::MAX);
        for line in &page.lines {
            prop_assert!(line.block < from || line.block >= to);
        }
        let mut top = layout.end_top(&document, 1);
        let mut seen = 1;
        while top != Top::default() {
            top = layout.scroll(&document, top, -1, 1);
            seen += 1;
            prop_assert!(!layout.is_folded(top.position.block));
            prop_assert!(seen <= page.lines.len());
        }
    }
}
