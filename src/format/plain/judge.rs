//! The models: rows of numbers in, log odds out. They are sums of small decision trees, fitted by
//! `benches/plain/fit.py`, and stand in `assets/plain.trees`.

use std::sync::LazyLock;

use super::around::Around;
use super::context::{Context, Page};
use super::features::Features;
use super::form::{Form, Kind};
use super::groups::Groups;
use super::peers::Peers;
use super::step::Step;
use super::titled::Titled;
use super::trees::{Table, Trees};

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Model {
    /// Whether a chunk is of the article.
    Article,
    /// Whether a chunk is a heading, at first sight.
    Heading,
    /// Whether it is one beside all that seem to be headings at first sight.
    Outline,
    /// Whether a chunk is the article's title.
    Title,
    /// Whether a heading is of a deeper level than the one before it.
    Deeper,
    /// Whether it is of a higher level than the one before it.
    Higher,
}

impl Model {
    /// All of them, in the order in which they are asked.
    pub(super) const ALL: [Self; 6] = [
        Self::Article,
        Self::Heading,
        Self::Outline,
        Self::Title,
        Self::Deeper,
        Self::Higher,
    ];

    /// Its name in the table.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Heading => "heading",
            Self::Outline => "outline",
            Self::Title => "title",
            Self::Deeper => "deeper",
            Self::Higher => "higher",
        }
    }

    /// The names of the numbers in its rows, in their order.
    pub(super) fn numbers(self) -> Vec<&'static str> {
        let chunk = [Features::NAMES, Context::NAMES].concat();
        let more: &[&[&str]] = match self {
            Self::Article => &[Page::NAMES],
            Self::Heading => &[Around::NAMES, Groups::NAMES],
            Self::Outline => &[
                Around::NAMES,
                Groups::NAMES,
                Form::NAMES,
                Kind::NAMES,
                Peers::NAMES,
            ],
            Self::Title => &[Page::NAMES, Titled::NAMES],
            Self::Deeper | Self::Higher => return [Step::NAMES, Kind::NAMES].concat(),
        };
        [chunk, more.concat()].concat()
    }
}

/// Rows of numbers, one for each chunk that is judged, or each step from a heading to the next.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The rows, one after another.
    pub(super) numbers: Vec<f32>,
    /// How many there are.
    pub(super) count: usize,
}

impl Rows {
    /// How many numbers a row has.
    pub(super) fn width(&self) -> usize {
        self.numbers.len() / self.count.max(1)
    }
}

/// Answers for a model.
pub(super) trait Judge {
    /// The log odds for each of `rows`.
    fn judge(&mut self, model: Model, rows: &Rows) -> Vec<f32>;
}

/// The table, which is fitted and written by a script.
const TABLE: &[u8] = include_bytes!("../../../assets/plain.trees");

/// Judges by the fitted trees.
#[derive(Debug)]
pub(super) struct Fitted;

impl Judge for Fitted {
    fn judge(&mut self, model: Model, rows: &Rows) -> Vec<f32> {
        static TREES: LazyLock<[Trees; 6]> = LazyLock::new(|| {
            let mut table = Table::new(TABLE);
            Model::ALL.map(|model| {
                (table.as_mut())
                    .and_then(|table| table.trees(model.name(), &model.numbers()))
                    .expect("the table is sound, which a test holds")
            })
        });
        TREES[model as usize].log_odds(&rows.numbers, rows.width())
    }
}

/// Log odds as a probability.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the table may take in the program.
    const TABLE_BYTES_MAX: usize = 1024 * 1024;

    #[test]
    fn the_table_is_whole_and_asks_for_known_numbers() {
        assert!(TABLE.len() <= TABLE_BYTES_MAX);
        let mut table = Table::new(TABLE).expect("a table");
        for (place, model) in Model::ALL.into_iter().enumerate() {
            assert_eq!(model as usize, place);
            let trees = table.trees(model.name(), &model.numbers());
            assert!(trees.is_some(), "{model:?}");
        }
        assert!(table.is_done());
    }

    /// Rows as they were when the table was fitted and what the models answered, which the script keeps beside itself.
    #[test]
    fn the_table_answers_as_its_models_do() {
        let answers = include_str!("../../../benches/plain/answers.json");
        let answers: serde_json::Value = serde_json::from_str(answers).expect("JSON");
        for model in Model::ALL {
            let told = &answers[model.name()];
            let names: Vec<&str> = (told["numbers"].as_array().expect("names").iter())
                .map(|name| name.as_str().expect("a name"))
                .collect();
            assert_eq!(names, model.numbers(), "fitted before the numbers changed");
            let float = |value: &serde_json::Value| value.as_f64().expect("a number") as f32;
            let rows = told["rows"].as_array().expect("rows");
            let expected: Vec<f32> = (told["answers"].as_array().expect("answers").iter())
                .map(float)
                .collect();
            let rows = Rows {
                numbers: (rows.iter())
                    .flat_map(|row| row.as_array().expect("a row"))
                    .map(float)
                    .collect(),
                count: rows.len(),
            };
            assert!(rows.count >= 16);
            for (found, expected) in Fitted.judge(model, &rows).iter().zip(expected) {
                assert!(
                    (found - expected).abs() < 0.001,
                    "{model:?}: {found}, not {expected}"
                );
            }
        }
    }
}
