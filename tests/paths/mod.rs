//! What the sources name: every module of `src`, and which other modules it names, in `use` and in written paths
//! alike. A name that is handed on by a folder's own file (`pub use`) counts as that of the file it comes from.

use std::collections::{BTreeMap, BTreeSet};

/// A module by its path: `["app", "overlay", "help"]`; the root has none.
pub(crate) type Module = Vec<String>;

/// The modules of the crate, and what each one's code says.
pub(crate) struct Modules {
    code: BTreeMap<Module, String>,
    /// What a module hands on under which name, as a path from the root.
    handed_on: BTreeMap<(Module, String), Module>,
}

impl Modules {
    /// From each file's path below `src` and its text without comments.
    pub(crate) fn new<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let code: BTreeMap<Module, String> = files
            .map(|(path, code)| (module(path), without_visibility(&without_tests(code))))
            .collect();
        let mut modules = Self {
            code,
            handed_on: BTreeMap::new(),
        };
        for (module, code) in &modules.code {
            for (path, is_public) in uses(code) {
                let absolute = modules.absolute(module, &path);
                if let (true, Some(path), Some(name)) = (is_public, absolute, path.last()) {
                    let key = (module.clone(), name.clone());
                    modules.handed_on.insert(key, path);
                }
            }
        }
        modules
    }

    /// Every module, with those that it names besides itself.
    pub(crate) fn named(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let named = |(module, code): (&Module, &String)| {
            let imported = uses(code).into_iter().map(|(path, _)| path);
            let paths = imported.chain(written(code));
            let named = paths.filter_map(|path| self.file(self.absolute(module, &path)?));
            let named = named.filter(|named| named != module).collect();
            (module.clone(), named)
        };
        self.code.iter().map(named).collect()
    }

    /// A path as it is from the root, if it is one of this crate.
    fn absolute(&self, here: &Module, path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        let mut from = match first.as_str() {
            "crate" => Vec::new(),
            "self" => here.clone(),
            "super" => here[..here.len().checked_sub(1)?].to_vec(),
            child => {
                let child = [here.as_slice(), &[child.to_owned()]].concat();
                self.code.contains_key(&child).then_some(child)?
            }
        };
        for segment in rest {
            match segment.as_str() {
                "super" => _ = from.pop()?,
                _ => from.push(segment.clone()),
            }
        }
        Some(from)
    }

    /// The module whose file holds what a path from the root leads to.
    fn file(&self, path: Module) -> Option<Module> {
        let mut path = path;
        // What is handed on may be handed on once more.
        for _ in 0..4 {
            let depth = (0..=path.len())
                .rev()
                .find(|n| self.code.contains_key(&path[..*n]))?;
            let module = path[..depth].to_vec();
            let Some(name) = path.get(depth) else {
                return Some(module);
            };
            match self.handed_on.get(&(module.clone(), name.clone())) {
                Some(to) => path = [to.as_slice(), &path[depth + 1..]].concat(),
                None => return Some(module),
            }
        }
        None
    }
}

/// The module of a file below `src`.
fn module(path: &str) -> Module {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let segments = path.split('/').map(str::to_owned);
    match path {
        "lib" | "main" | "mod" => Vec::new(),
        _ => segments.collect(),
    }
}

/// The code without its tests, which may name what they like.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        kept.push_str(before);
        let item = after.trim_start();
        if item.starts_with("mod tests {") {
            return kept;
        }
        rest = match item.split_once(';') {
            Some((declared, after)) if declared.starts_with("mod ") => after,
            _ => after,
        };
    }
    kept + rest
}

/// The code without the paths that say only who may see what.
fn without_visibility(code: &str) -> String {
    let mut parts = code.split("pub(in ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str("pub ");
        kept.push_str(part.split_once(')').map_or(part, |(_, after)| after));
    }
    kept
}

/// The paths that `use` brings in, each with whether it is handed on.
fn uses(code: &str) -> Vec<(Vec<String>, bool)> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let Some(at) = statement.rfind("use ") else {
            continue;
        };
        let (before, tree) = (&statement[..at], &statement[at + "use ".len()..]);
        let line = before.rsplit(['\n', '{', '}']).next().unwrap_or_default();
        let visible = line.trim();
        if visible.is_empty() || visible.starts_with("pub") {
            for path in leaves(tree) {
                found.push((path, !visible.is_empty()));
            }
        }
    }
    found
}

/// The leaves of a tree of imports, as paths.
fn leaves(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.split(" as ").next().unwrap_or_default().trim();
    let path = |text: &str| -> Vec<String> {
        let segments = text.split("::").map(str::trim);
        let named = segments.filter(|segment| !["", "self", "*"].contains(segment));
        named.map(str::to_owned).collect()
    };
    let Some((stem, group)) = tree.split_once('{') else {
        // `self` means something only where it stands first.
        let first = tree.starts_with("self::").then(|| "self".to_owned());
        return vec![first.into_iter().chain(path(tree)).collect()];
    };
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    let inner = parts.flat_map(|part| leaves(part));
    let stem = path(stem);
    inner
        .map(|leaf| [stem.as_slice(), &leaf].concat())
        .collect()
}

/// The paths of this crate that are written where they are used.
fn written(code: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    let tokens = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let paths = tokens.filter(|token| token.contains("::"));
    let paths = paths.map(|token| {
        let segments = token.split("::").filter(|segment| !segment.is_empty());
        segments.map(str::to_owned).collect::<Vec<_>>()
    });
    paths.filter(|path| path.len() > 1)
}

/// The circles among `nodes`, each as its members: groups in which every one can be reached from every other.
pub(crate) fn circles(nodes: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached = |from: &String| {
        let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(node) = next.pop() {
            for to in nodes.get(node).into_iter().flatten() {
                if reached.insert(to.clone()) {
                    next.push(to);
                }
            }
        }
        reached
    };
    let all: BTreeMap<&String, BTreeSet<String>> =
        nodes.keys().map(|node| (node, reached(node))).collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    for (node, reached) in &all {
        let is_back = |other: &&String| all.get(other).is_some_and(|far| far.contains(*node));
        let circle: Vec<String> = reached.iter().filter(is_back).cloned().collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

#[test]
fn paths_are_read_however_they_are_written() {
    let files = [
        ("lib.rs", "pub mod a;"),
        ("a/mod.rs", "pub mod b;\npub mod c;\npub use b::Thing;"),
        (
            "a/b.rs",
            "use super::c::{self, X as Y};\nfn f() { crate::d::g(); }",
        ),
        (
            "a/c.rs",
            "fn f() { super::b::h() }\n#[cfg(test)]\nmod tests { use crate::d; }",
        ),
        ("d.rs", "use crate::{a::{Thing, c}, e};\nuse std::fmt;"),
        (
            "e.rs",
            "#[cfg(test)]\nmod x;\npub(crate) use crate::a::Thing;\nfn f() { self::g() }",
        ),
    ];
    let named = Modules::new(files.into_iter()).named();
    let names = |module: &str| -> Vec<String> {
        let path: Module = module.split("::").map(str::to_owned).collect();
        let named = named[&path].iter();
        named.map(|module| module.join("::")).collect()
    };
    assert_eq!(names("a::b"), ["a::c", "d"]);
    assert_eq!(names("a::c"), ["a::b"]);
    assert_eq!(names("d"), ["a::b", "a::c", "e"]);
    assert_eq!(names("e"), ["a::b"]);
}
