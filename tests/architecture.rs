//! The floors: a folder names only lower ones, and some things are named in one place alone.

mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use paths::{Module, Modules, circles};

/// The folders and files directly in `src`, floor by floor. A new one must be given its floor here.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["document"],
    &["format", "layout", "export", "library"],
    &["app"],
    &["view", "host"],
    &["cli"],
    &["run"],
    &["lib", "main"],
];

/// The rooms of `app`, floor by floor: nouns, and above them the verbs, which alone name `App`. `mod` is `app/mod.rs`.
const ROOMS: &[&[&str]] = &[
    &["event", "look"],
    &["keys", "outbox", "reading"],
    &["list"],
    &["overlay", "search"],
    &["sidebar"],
    &["articles"],
    &["mod"],
    &["work"],
    &["input", "arrive", "areas"],
    &["perform"],
];

/// Where `App` is named, and its methods stand.
const VERBS: &[&str] = &["mod", "work", "areas", "input", "arrive", "perform"];

/// Circles of files that are known and still to be cut.
const CIRCLES: &[&str] = &[
    "src/format/html: extract, verdict",
    "src/format/html/walk/math: linear, script",
    "src/format/markdown: picture, tags, walk",
    "src/format/plain: hyphens, lines, marks, shapes, wrap",
    "src/format/plain: judge, peers",
    "src/layout: columns, line, pan",
    "src/layout: cursor, margin, page",
];

/// The longest a source file may be, its tests and pure tables not counted.
const LINES_MAX: usize = 600;

struct Source {
    path: PathBuf,
    /// The folder or file directly in `src` that it belongs to.
    module: String,
    /// Its text without comments.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(&root).expect("found in src");
                let first = inside.components().next().expect("a file has a name");
                let module = first
                    .as_os_str()
                    .to_string_lossy()
                    .trim_end_matches(".rs")
                    .to_owned();
                let text = fs::read_to_string(&path).expect("a source is text");
                let code = text
                    .lines()
                    .map(|line| line.split("//").next().unwrap_or_default())
                    .collect::<Vec<_>>()
                    .join("\n");
                sources.push(Source { module, code, path });
            }
        }
    }
    assert!(sources.len() > 20, "the sources are found");
    sources
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules that `code` names by a path from the crate's root, also in grouped imports.
fn named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let after = &code[at + "crate::".len()..];
        if let Some(group) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => named.push(std::mem::take(&mut item)),
                    _ => item.push(c),
                }
            }
            named.push(item);
        } else {
            named.push(after.to_owned());
        }
    }
    let first_word = |path: &String| -> String {
        path.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    named
        .iter()
        .map(first_word)
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn a_folder_names_only_lower_floors() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = floor(&source.module) else {
            wrong.push(format!("{} has no floor", source.path.display()));
            continue;
        };
        for name in named(&source.code) {
            let Some(other) = floor(&name) else { continue };
            if name != source.module && other >= own {
                wrong.push(format!("{} names crate::{name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn grouped_imports_are_seen() {
    assert_eq!(
        named("use crate::{app::{App, event}, view};"),
        ["app", "view"]
    );
    assert_eq!(named("use crate::text::clean::Clean;"), ["text"]);
}

#[test]
fn the_terminal_is_named_in_one_file() {
    let named: Vec<_> = sources()
        .into_iter()
        .filter(|source| {
            source.code.contains("crossterm") && !source.path.ends_with("host/terminal.rs")
        })
        .map(|source| source.path)
        .collect();
    assert!(named.is_empty(), "{named:?}");
}

/// What is named in one place alone, where that is, and why.
const ONE_PLACE: &[(&str, &[&str], &str)] = &[
    (
        "Instant::now",
        &["host", "run"],
        "state has no clock: time comes in as an event",
    ),
    (
        "env::var",
        &["host"],
        "what surrounds the program is read once, in host::environment",
    ),
    (
        "unicode_width",
        &["text"],
        "a width is a treaty with the terminal: text::width alone asks for it",
    ),
    (
        "ureq",
        &["host"],
        "an article that is read fetches nothing by itself",
    ),
];

#[test]
fn some_things_are_named_in_one_place() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        for (name, places, why) in ONE_PLACE {
            let is_for_tests = source.path.ends_with("format/plain/fit.rs");
            if code.contains(name) && !places.contains(&source.module.as_str()) && !is_for_tests {
                wrong.push(format!("{} names {name}; {why}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn widgets_are_for_the_view() {
    let drawn = ["ratatui::widgets", "ratatui::buffer", "Frame"];
    let wrong: Vec<_> = sources()
        .into_iter()
        .filter(|source| !["view", "host", "run"].contains(&source.module.as_str()))
        .filter(|source| drawn.iter().any(|name| source.code.contains(name)))
        .map(|source| source.path)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let beside: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.module != "view" && source.code.contains("ratatui::widgets"))
        .map(|source| source.path)
        .collect();
    assert!(beside.is_empty(), "{beside:?}");
}

#[test]
fn files_are_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|source| !source.path.ends_with("tests.rs"))
        .filter_map(|source| {
            let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().count();
            (lines > LINES_MAX).then(|| format!("{} has {lines} lines", source.path.display()))
        })
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// What every module of `src` names.
fn named_by_module() -> BTreeMap<Module, BTreeSet<Module>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = sources();
    let files = sources.iter().map(|source| {
        let path = source.path.strip_prefix(&root).expect("found in src");
        (path.to_str().expect("a name of ours"), source.code.as_str())
    });
    Modules::new(files).named()
}

/// The room of a module of `app`.
fn room(module: &Module) -> Option<&str> {
    match module.split_first() {
        Some((first, rest)) if first == "app" => Some(rest.first().map_or("mod", String::as_str)),
        _ => None,
    }
}

#[test]
fn only_verbs_name_the_app() {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let wrong: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.module == "app")
        .filter(|source| {
            let path = source.path.to_string_lossy().replace('\\', "/");
            let (_, inside) = path.split_once("/src/app/").expect("it is in app");
            let room = inside.split(['/', '.']).next().unwrap_or_default();
            !VERBS.contains(&room)
        })
        .filter(|source| {
            let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
            code.split(|c| !is_name(c)).any(|word| word == "App")
        })
        .map(|source| source.path)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_room_of_the_app_names_only_lower_ones() {
    let floor = |room: &str| ROOMS.iter().position(|floor| floor.contains(&room));
    let mut wrong = Vec::new();
    for (module, named) in named_by_module() {
        let Some(own) = room(&module) else { continue };
        let Some(here) = floor(own) else {
            wrong.push(format!("{} has no floor in app", module.join("::")));
            continue;
        };
        for other in named.iter().filter_map(room) {
            let is_above = floor(other).is_none_or(|there| there >= here);
            if other == own || !is_above {
                continue;
            }
            wrong.push(format!("{} names app::{other}", module.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_of_a_folder_name_each_other_in_a_circle() {
    let named = named_by_module();
    let folders: BTreeSet<Module> = named
        .keys()
        .filter_map(|module| Some(module.split_last()?.1.to_vec()))
        .collect();
    let mut wrong = Vec::new();
    for folder in folders {
        // What a module is called in this folder: its file, or the folder that it is in. A folder's own file is its
        // children's parent, not one of them.
        let member = |module: &Module| {
            let inside = module.strip_prefix(folder.as_slice())?;
            inside.first().cloned()
        };
        let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (module, named) in &named {
            let Some(own) = member(module) else { continue };
            let others = named.iter().filter_map(member);
            let others = others.filter(|other| *other != own);
            members.entry(own.clone()).or_default().extend(others);
        }
        for circle in circles(&members) {
            let circle = format!("src/{}: {}", folder.join("/"), circle.join(", "));
            if !CIRCLES.contains(&circle.as_str()) {
                wrong.push(circle);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
