//! `SETTINGS`: everything that a reader can set, a row for each: its name, what stands in the menu, its values, and how
//! it is read and changed. The menu reads this table alone.

use std::ops::RangeInclusive;

use crate::app::look::theme::ThemeName;
use crate::document::words::WORDS_PER_MINUTE;
use crate::layout::{Bidi, CodeWrap, MEASURE_COLUMNS, Settings};

/// What a reader has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// The theme, where one is chosen.
    pub theme: Option<ThemeName>,
    /// The wanted measure; the pane may be narrower.
    pub measure: u16,
    /// Blank rows between lines.
    pub leading: u8,
    /// Whether lines are stretched to one length.
    pub justify: bool,
    /// Whether words are broken at the ends of lines.
    pub hyphenate: bool,
    /// Whether notes stand in the margin, where there is one.
    pub margin_notes: bool,
    /// Which code has its long lines wrapped; the others pan.
    pub code_wrap: CodeWrap,
    /// Whether there is a scrollbar.
    pub scrollbar: bool,
    /// Whether all paragraphs but one are dimmed.
    pub one_lit: bool,
    /// How fast pages scroll by themselves, in words a minute.
    pub pace: u32,
    /// Whether the terminal draws letters of ambiguous width in two columns.
    pub ambiguous_wide: bool,
    /// Who puts right-to-left text in its visual order.
    pub bidi: Bidi,
}

impl Default for Wishes {
    fn default() -> Self {
        let usual = Settings::default();
        Self {
            theme: None,
            measure: MEASURE_COLUMNS,
            leading: usual.leading,
            justify: usual.justify,
            hyphenate: usual.hyphenate,
            margin_notes: true,
            code_wrap: usual.code_wrap,
            scrollbar: true,
            one_lit: false,
            pace: WORDS_PER_MINUTE,
            ambiguous_wide: usual.ambiguous_wide,
            bidi: usual.bidi,
        }
    }
}

impl Wishes {
    /// How pages are set, but for the measure, which the pane decides.
    pub fn page(&self) -> Settings {
        Settings {
            justify: self.justify,
            hyphenate: self.hyphenate,
            leading: self.leading,
            code_wrap: self.code_wrap,
            ambiguous_wide: self.ambiguous_wide,
            bidi: self.bidi,
            ..Settings::default()
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct Setting {
    /// Its name for the configuration.
    pub name: &'static str,
    /// What it is called in the menu.
    pub label: &'static str,
    /// What it can be.
    values: Values,
}

/// What a setting can be, and how it is read and set.
#[derive(Debug)]
enum Values {
    /// One of some, by their names; the steps lead around, but not to those behind the first so many.
    OneOf {
        names: &'static [&'static str],
        /// What each is called in the menu.
        labels: &'static [&'static str],
        steps: usize,
        get: fn(&Wishes) -> usize,
        set: fn(&mut Wishes, usize),
    },
    /// A number, with what the menu says of it.
    Number {
        range: RangeInclusive<u32>,
        step: u32,
        label: fn(u32) -> String,
        get: fn(&Wishes) -> u32,
        set: fn(&mut Wishes, u32),
    },
}
use Values::{Number, OneOf};

/// The row of what is either so or not.
const fn switch(
    name: &'static str,
    label: &'static str,
    labels: &'static [&'static str; 2],
    get: fn(&Wishes) -> usize,
    set: fn(&mut Wishes, usize),
) -> Setting {
    let values = OneOf {
        names: &["no", "yes"],
        labels,
        steps: 2,
        get,
        set,
    };
    Setting {
        name,
        label,
        values,
    }
}

/// What a switch is called where there is nothing better.
const NO_YES: &[&str; 2] = &["no", "yes"];

/// The place of the measure in the table: what it can be depends on the screen.
const MEASURE: &str = "measure";

/// Every setting, in the menu's order.
#[rustfmt::skip]
pub const SETTINGS: &[Setting] = &[
    Setting { name: "theme", label: "theme", values: OneOf {
        names: &["auto", "light", "dark", "sepia", "terminal"],
        labels: &["by the terminal", "light", "dark", "sepia", "terminal"],
        steps: 5,
        get: |wishes| wishes.theme.map_or(0, |theme| 1 + theme as usize),
        set: |wishes, n| wishes.theme = n.checked_sub(1).map(|n| ThemeName::ALL[n]),
    } },
    Setting { name: MEASURE, label: "line length", values: Number {
        range: 20..=200,
        step: 4,
        label: |columns| format!("{columns} columns"),
        get: |wishes| wishes.measure.into(),
        set: |wishes, columns| wishes.measure = columns as u16,
    } },
    Setting { name: "leading", label: "line spacing", values: Number {
        range: 0..=2,
        step: 1,
        label: |rows| match rows {
            0 => "none".to_owned(),
            1 => "1 row".to_owned(),
            rows => format!("{rows} rows"),
        },
        get: |wishes| wishes.leading.into(),
        set: |wishes, rows| wishes.leading = rows as u8,
    } },
    switch("justify", "justified", NO_YES, |w| w.justify.into(), |w, n| w.justify = n > 0),
    switch("hyphenate", "hyphenated", NO_YES, |w| w.hyphenate.into(), |w, n| w.hyphenate = n > 0),
    switch("margin-notes", "notes in the margin", NO_YES, |w| w.margin_notes.into(), |w, n| w.margin_notes = n > 0),
    Setting { name: "code-wrap", label: "long lines of code", values: OneOf {
        names: &["all-but-drawings", "none", "all"],
        labels: &["wrapped, not drawings", "panned by h l", "wrapped"],
        steps: 3,
        get: |wishes| match wishes.code_wrap {
            CodeWrap::AllButDrawings => 0,
            CodeWrap::None => 1,
            CodeWrap::All => 2,
        },
        set: |wishes, n| wishes.code_wrap = [CodeWrap::AllButDrawings, CodeWrap::None, CodeWrap::All][n],
    } },
    switch("scrollbar", "scrollbar", NO_YES, |w| w.scrollbar.into(), |w, n| w.scrollbar = n > 0),
    switch("one-paragraph", "one paragraph lit", NO_YES, |w| w.one_lit.into(), |w, n| w.one_lit = n > 0),
    Setting { name: "pace", label: "auto-scroll", values: Number {
        // From a child's to a skimmer's.
        range: 60..=1200,
        step: 20,
        label: |words| format!("{words} words a minute"),
        get: |wishes| wishes.pace,
        set: |wishes, words| wishes.pace = words,
    } },
    switch("ambiguous-wide", "ambiguous letters", &["one column", "two columns"], |w| w.ambiguous_wide.into(), |w, n| w.ambiguous_wide = n > 0),
    Setting { name: "right-to-left", label: "right-to-left text", values: OneOf {
        names: &["page", "terminal", "nobody"],
        labels: &["ordered by the page", "ordered by the terminal", "as it is kept"],
        steps: 2,
        get: |wishes| match wishes.bidi {
            Bidi::Page => 0,
            Bidi::Terminal => 1,
            Bidi::Nobody => 2,
        },
        set: |wishes, n| wishes.bidi = [Bidi::Page, Bidi::Terminal, Bidi::Nobody][n],
    } },
];

impl Setting {
    /// The row of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.name == name)
    }

    /// What the menu says that it stands at, where the widest measure is `widest`.
    pub fn shown(&self, wishes: &Wishes, widest: u16) -> String {
        match &self.values {
            OneOf { labels, get, .. } => labels[get(wishes)].to_owned(),
            Number { label, get, .. } => label(self.fitted(get(wishes), widest)),
        }
    }

    /// Changes it by so many steps, down where negative; those among names lead around.
    pub fn turn(&self, wishes: &mut Wishes, by: i32, widest: u16) {
        match &self.values {
            OneOf {
                steps, get, set, ..
            } => {
                let to = get(wishes) as i64 + i64::from(by);
                set(wishes, to.rem_euclid(*steps as i64) as usize);
            }
            Number {
                range,
                step,
                get,
                set,
                ..
            } => {
                let widest = widest.max(*range.start() as u16);
                let from = i64::from(self.fitted(get(wishes), widest));
                let to = from + i64::from(by) * i64::from(*step);
                let to = to.clamp((*range.start()).into(), (*range.end()).into());
                set(wishes, to as u32);
            }
        }
    }

    /// Its value as it is written in a configuration.
    pub fn value(&self, wishes: &Wishes) -> String {
        match &self.values {
            OneOf { names, get, .. } => names[get(wishes)].to_owned(),
            Number { get, .. } => get(wishes).to_string(),
        }
    }

    /// Sets it to what is written; `Err` says what can be.
    pub fn set(&self, wishes: &mut Wishes, written: &str) -> Result<(), String> {
        match &self.values {
            OneOf { names, set, .. } => {
                let n = names.iter().position(|name| *name == written);
                let n = n.ok_or_else(|| format!("it is one of {}", names.join(", ")))?;
                set(wishes, n);
            }
            Number { range, set, .. } => {
                let (least, most) = (range.start(), range.end());
                let number = written.parse().ok().filter(|number| range.contains(number));
                let number =
                    number.ok_or_else(|| format!("it is a number from {least} to {most}"))?;
                set(wishes, number);
            }
        }
        Ok(())
    }

    /// A measure as there is room for it; any other number as it is.
    fn fitted(&self, number: u32, widest: u16) -> u32 {
        match self.name {
            MEASURE => number.min(widest.into()),
            _ => number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_every_setting_is_reached_written_and_read() {
        for setting in SETTINGS {
            let mut wishes = Wishes::default();
            let first = setting.value(&wishes);
            let mut seen = vec![first.clone()];
            for by in [1, -1] {
                for _ in 0..100 {
                    setting.turn(&mut wishes, by, 200);
                    let written = setting.value(&wishes);
                    assert!(!setting.shown(&wishes, 200).is_empty());
                    let mut read = Wishes::default();
                    assert_eq!(setting.set(&mut read, &written), Ok(()));
                    assert_eq!(read, wishes, "{}", setting.name);
                    seen.push(written);
                }
            }
            seen.sort_unstable();
            seen.dedup();
            assert!(seen.len() > 1, "{}", setting.name);
            let complaint = setting
                .set(&mut wishes, "what?")
                .expect_err("it is no value");
            assert!(complaint.starts_with("it is "), "{complaint}");
            assert!(Setting::named(setting.name).is_some_and(|named| named.label == setting.label));
        }
        assert!(Setting::named("no such").is_none());
    }

    #[test]
    fn themes_stand_in_the_table_as_they_are_stepped_through() {
        let theme = Setting::named("theme").expect("it is there");
        for name in ThemeName::ALL {
            let wishes = Wishes {
                theme: Some(name),
                ..Wishes::default()
            };
            assert_eq!(theme.value(&wishes), name.name());
            assert_eq!(theme.shown(&wishes, 80), name.name());
        }
    }

    #[test]
    fn a_measure_goes_on_from_what_there_is_room_for() {
        let mut wishes = Wishes {
            measure: 120,
            ..Wishes::default()
        };
        let measure = Setting::named(MEASURE).expect("it is there");
        assert_eq!(measure.shown(&wishes, 60), "60 columns");
        measure.turn(&mut wishes, -1, 60);
        assert_eq!(wishes.measure, 56);
        measure.turn(&mut wishes, 5, 40);
        assert_eq!(wishes.measure, 60);
        measure.turn(&mut wishes, -1, 10);
        assert_eq!(wishes.measure, 20);
    }
}
