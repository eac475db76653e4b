//! What `benches/plain/fit.py` needs of this folder: the rows of each model for a folder of texts, and what comes out
//! of a text when answers from a file take the place of the fitted trees; and what Markdown documents say.
//!
//! Run with `LONGREAD_FIT` naming a folder; without it the tests below do nothing.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::json;

use super::evidence::{NO, Stretch};
use super::gather::{AGAIN_LEAST, gather};
use super::judge::{Judge, Model, Rows};
use super::levels::Levels;
use super::wrap::Wrap;
use super::{Source, lines, write};
use crate::document::{Block, BlockKind, Builder, Origin};
use crate::format::{self, Raw, markdown};

/// Answers from files, and zero where there is none; keeps the rows that it is asked about.
#[derive(Default)]
struct Recorder {
    answers: HashMap<Model, Vec<f32>>,
    taken: HashMap<Model, usize>,
    rows: HashMap<Model, Vec<f32>>,
    counts: HashMap<Model, usize>,
    /// The last answers for headings at first sight.
    at_first: Vec<f32>,
}

impl Judge for Recorder {
    fn judge(&mut self, model: Model, rows: &Rows) -> Vec<f32> {
        self.rows.entry(model).or_default().extend(&rows.numbers);
        *self.counts.entry(model).or_default() += rows.count;
        let taken = self.taken.entry(model).or_default();
        *taken += rows.count;
        let answers = match self.answers.get(&model) {
            Some(answers) => answers[*taken - rows.count..*taken].to_vec(),
            None => vec![0.0; rows.count],
        };
        if model == Model::Heading {
            self.at_first.clone_from(&answers);
        }
        answers
    }
}

fn floats(path: &Path) -> Option<Vec<f32>> {
    let bytes = fs::read(path).ok()?;
    Some(
        bytes
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes(b.try_into().expect("four bytes")))
            .collect(),
    )
}

/// The chunks that were judged.
fn candidates(odds: &[f32]) -> Vec<usize> {
    (0..odds.len()).filter(|&at| odds[at] != NO).collect()
}

/// Reads `texts` (a JSON list of file names) in the folder; writes `MODEL.rows`, `names.json` and `out.jsonl`.
#[test]
fn rows_for_fitting() {
    let Some(folder) = std::env::var_os("LONGREAD_FIT") else {
        return;
    };
    let folder = Path::new(&folder);
    let mut recorder = Recorder::default();
    for model in Model::ALL {
        let name = model.name();
        if let Some(answers) = floats(&folder.join(format!("{name}.answers"))) {
            recorder.answers.insert(model, answers);
        }
    }
    let texts: Vec<String> =
        serde_json::from_slice(&fs::read(folder.join("texts.json")).expect("texts.json"))
            .expect("a list");
    let mut out =
        std::io::BufWriter::new(fs::File::create(folder.join("out.jsonl")).expect("writable"));
    for path in texts {
        let text = fs::read_to_string(&path).expect("a text");
        let before = recorder.counts.clone();
        let source = Source::new(text);
        let text = &source.styled.text;
        let chunks = lines::chunks(text, Wrap::of(text));
        let evidence = gather(&chunks, Stretch::Whole, &mut recorder);
        let headings = candidates(&evidence.heading);
        let outline: Vec<usize> = (headings.iter().zip(&recorder.at_first))
            .filter(|(_, odds)| **odds > AGAIN_LEAST)
            .map(|(at, _)| *at)
            .collect();
        let mut builder = Builder::new();
        write::article(
            &source,
            &chunks,
            &evidence,
            &mut Levels::default(),
            &mut recorder,
            &mut builder,
        );
        let counts = Model::ALL.map(|model| {
            let count = |counts: &HashMap<Model, usize>| counts.get(&model).copied().unwrap_or(0);
            (model.name(), count(&recorder.counts) - count(&before))
        });
        let document = builder.finish();
        let blocks: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| &*block.prose.text)
            .collect();
        let sections: Vec<(u8, &str)> = document
            .outline
            .sections
            .iter()
            .map(|section| (section.level, &*section.title))
            .collect();
        let line = json!({
            "counts": HashMap::from(counts),
            "chunks": chunks.iter().map(|chunk| &*chunk.text).collect::<Vec<_>>(),
            "heading_candidates": headings,
            "outline_candidates": outline,
            "title_candidates": candidates(&evidence.title),
            "blocks": blocks,
            "sections": sections,
            "title": document.metadata.title.as_deref(),
        });
        writeln!(out, "{line}").expect("writable");
    }
    for model in Model::ALL {
        let name = model.name();
        let rows = recorder.rows.remove(&model).unwrap_or_default();
        let bytes: Vec<u8> = rows
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect();
        fs::write(folder.join(format!("{name}.rows")), bytes).expect("writable");
    }
    let names = HashMap::from(Model::ALL.map(|model| (model.name(), model.numbers())));
    let names = json!(names);
    fs::write(folder.join("names.json"), names.to_string()).expect("writable");
}

/// Reads the Markdown files that `documents.json` names in the folder; writes what they say, block by block, to
/// `documents.jsonl`. List items and cells stand on their own, as in a text dump.
#[test]
fn documents_for_fitting() {
    let Some(folder) = std::env::var_os("LONGREAD_FIT") else {
        return;
    };
    let folder = Path::new(&folder);
    let Ok(list) = fs::read(folder.join("documents.json")) else {
        return;
    };
    let paths: Vec<String> = serde_json::from_slice(&list).expect("a list");
    let mut out = fs::File::create(folder.join("documents.jsonl")).expect("writable");
    for path in paths {
        let text = fs::read_to_string(&path).expect("a text");
        let raw = Raw::from_bytes(Origin::Stdin, text);
        let document = format::parse_whole(raw, Some(&markdown::FORMAT)).unwrap_or_default();
        let line = json!({
            "title": document.metadata.title.as_deref(),
            "lines": document.blocks.iter().flat_map(dumped).collect::<Vec<_>>(),
        });
        writeln!(out, "{line}").expect("writable");
    }
}

/// The lines of a block in a text dump, and the level of the heading that it is, or 0.
fn dumped(block: &Block) -> Vec<(u8, &str)> {
    let text = &*block.prose.text;
    match &block.kind {
        BlockKind::Heading { level, .. } => vec![(*level, text)],
        BlockKind::Table(table) => table
            .rows
            .iter()
            .flatten()
            .map(|cell| (0, &text[cell.start as usize..cell.end as usize]))
            .collect(),
        BlockKind::Title | BlockKind::Rule | BlockKind::Caption | BlockKind::Furniture(_) => {
            Vec::new()
        }
        _ => vec![(0, text)],
    }
}
