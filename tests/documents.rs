//! The README's keys and the manual page say what the program does: both are written from the table of actions and
//! the command line's own definition, and compared with those that are kept.
//!
//! `LONGREAD_DRAW=1 cargo test --test documents` writes them anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use clap::CommandFactory;
use longread::app::keys::action::{ACTIONS, Row};
use longread::app::keys::context::{Context, Group};
use longread::app::keys::keymap;
use longread::cli::Arguments;

const KEYS: (&str, &str) = (
    "<!-- keys: from the table of actions -->\n",
    "<!-- end of keys -->",
);

/// What the table and the flags do not say. Lines are roff as it is written.
const BEFORE: &str = include_str!("documents/before.roff");
const AFTER: &str = include_str!("documents/after.roff");

#[test]
fn the_readme_tells_the_keys_that_matter() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let kept = fs::read_to_string(&path).expect("there is a README");
    let (before, rest) = kept.split_once(KEYS.0).expect("the keys have their place");
    let (_, after) = rest.split_once(KEYS.1).expect("the keys end somewhere");
    let written = format!("{before}{}{}{}{after}", KEYS.0, key_table(), KEYS.1);
    compare(&path, &kept, &written);
}

#[test]
fn the_manual_page_tells_every_key_name_and_flag() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/longread.1");
    let kept = fs::read_to_string(&path).unwrap_or_default();
    compare(&path, &kept, &manual());
}

fn compare(path: &Path, kept: &str, written: &str) {
    if std::env::var_os("LONGREAD_DRAW").is_some() {
        return fs::write(path, written).expect("it can be written");
    }
    assert!(
        kept == written,
        "{} is out of date: LONGREAD_DRAW=1 cargo test --test documents writes it anew",
        path.display()
    );
}

fn key_table() -> String {
    let mut table = String::from("| key | what it does |\n|---|---|\n");
    let rows: Vec<&Row> = ACTIONS.iter().filter(|row| row.matters).collect();
    assert!((10..=20).contains(&rows.len()), "the table stays short");
    for row in rows {
        let keys: Vec<String> = keymap::shown(row)
            .split("  ")
            .map(|key| format!("`{}`", key.replace('|', "\\|")))
            .collect();
        let help = row.help.replace('|', "\\|");
        writeln!(table, "| {} | {help} |", keys.join(" ")).expect("memory takes all");
    }
    table
}

fn manual() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut page = format!(
        ".\\\" Written by cargo test --test documents.\n.TH LONGREAD 1 \"\" \"longread {version}\"\n"
    );
    page.push_str(BEFORE);
    page.push_str(".SH OPTIONS\n");
    options(&mut page);
    page.push_str(".SH KEYS\n");
    page.push_str(
        "A number before a key repeats it. What follows the keys is the action's name on the command line of\n.BR : .\n",
    );
    for group in Group::ALL {
        keys(&mut page, group);
    }
    page.push_str(AFTER);
    page
}

fn options(page: &mut String) {
    let mut command = Arguments::command();
    command.build();
    for argument in command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set())
    {
        page.push_str(".TP\n");
        let names = [
            argument.get_short().map(|short| format!("-{short}")),
            argument.get_long().map(|long| format!("--{long}")),
        ];
        let names: Vec<String> = names
            .into_iter()
            .flatten()
            .map(|name| format!("\\fB{}\\fR", escaped(&name)))
            .collect();
        let value = argument.get_action().takes_values().then(|| {
            let value = argument
                .get_value_names()
                .map_or("VALUE", |names| &names[0]);
            format!("\\fI{}\\fR", escaped(value))
        });
        let value = value.map(|value| match argument.is_require_equals_set() {
            true => format!("[={value}]"),
            false => value,
        });
        let glue = if argument.is_require_equals_set() {
            ""
        } else {
            " "
        };
        let head: Vec<String> = [names.join(", ")]
            .into_iter()
            .chain(value)
            .filter(|part| !part.is_empty())
            .collect();
        writeln!(page, "{}", head.join(glue)).expect("memory takes all");
        let help = argument.get_help().map(ToString::to_string);
        let help = help.unwrap_or_default();
        assert!(!help.is_empty(), "{} has help", argument.get_id());
        writeln!(page, "{}.", escaped(help.trim_end_matches('.'))).expect("memory takes all");
        let values = argument.get_possible_values();
        let named: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        if argument.get_action().takes_values() && !named.is_empty() {
            writeln!(page, "One of: {}.", escaped(&named.join(", "))).expect("memory takes all");
        }
    }
}

fn keys(page: &mut String, group: Group) {
    let rows: Vec<&Row> = ACTIONS.iter().filter(|row| row.group == group).collect();
    writeln!(page, ".SS {}", group.title()).expect("memory takes all");
    let place = match rows[0].context {
        Context::Sidebar => "With the focus on the outline:\n",
        Context::Selecting => "While text is being selected:\n",
        Context::Body | Context::Anywhere => "",
        Context::Scrolling
        | Context::List
        | Context::Prompt
        | Context::Menu
        | Context::Question => "",
    };
    page.push_str(place);
    for row in rows {
        let shown = keymap::shown(row);
        let keys: Vec<String> = shown
            .split("  ")
            .map(|key| format!("\\fB{}\\fR", escaped(key)))
            .collect();
        writeln!(page, ".TP\n{}", keys.join(", ")).expect("memory takes all");
        let (help, name) = (escaped(row.help), escaped(row.name));
        let name = match row.context.is_passing() {
            true => format!("\\fI{name}\\fR"),
            false => format!("\\fI:{name}\\fR"),
        };
        writeln!(page, "{help} ({name})").expect("memory takes all");
    }
}

/// `text` as roff takes it for letters alone.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    let text: String = text
        .chars()
        .map(|c| match c.is_ascii() {
            true => c.to_string(),
            false => format!("\\[u{:04X}]", u32::from(c)),
        })
        .collect();
    match text.starts_with(['.', '\'']) {
        true => format!("\\&{text}"),
        false => text,
    }
}

#[test]
fn roff_takes_what_is_escaped_for_letters() {
    assert_eq!(escaped("'x"), "\\&'x");
    assert_eq!(escaped("↓"), "\\[u2193]");
    assert_eq!(escaped("--goto \\ ."), "\\-\\-goto \\e .");
}
