//! Front matter: the metadata that an author writes above a text, as YAML, TOML or JSON, or behind percent signs.
//!
//! Only simple fields are read (`key: value`, lists, folded text), which is all that metadata of an article needs;
//! what is not understood is skipped, never shown.

use serde_json::Value;

use crate::document::Metadata;
use crate::text::clean::Clean;

/// The longest front matter; a rule with another one further down is no front matter.
const BYTES_MAX: usize = 64 * 1024;

/// The metadata at the beginning of `text` and how many bytes they take, if there are any.
pub(super) fn read(text: &str) -> Option<(Metadata, usize)> {
    fenced(text)
        .or_else(|| json(text))
        .or_else(|| percents(text))
}

/// As [`read`], of front matter between fences, which is a sign of Markdown.
pub(super) fn fenced(text: &str) -> Option<(Metadata, usize)> {
    let (separator, body, length) = block(text)?;
    Some((metadata(&fields(body, separator)), length))
}

/// An object in JSON, alone on its lines, that says something of a text.
fn json(text: &str) -> Option<(Metadata, usize)> {
    let text = &text[..text.floor_char_boundary(BYTES_MAX)];
    if !text.starts_with('{') {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let Ok(Value::Object(object)) = values.next()? else {
        return None;
    };
    let length = values.byte_offset();
    let rest = &text[length..];
    let fields: Vec<(String, Vec<String>)> = object
        .iter()
        .map(|(key, value)| (key.to_lowercase(), said(value)))
        .collect();
    let metadata = metadata(&fields);
    let is_alone = rest.is_empty() || rest.starts_with(['\n', '\r']);
    (is_alone && metadata != Metadata::default()).then_some((metadata, length))
}

/// What a value in JSON says, in words.
fn said(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(said).collect(),
        Value::Object(object) => object.get("name").map(said).unwrap_or_default(),
        Value::Null | Value::Bool(_) => Vec::new(),
    }
}

/// Title, authors and date, each behind a percent sign; what is indented goes on.
fn percents(text: &str) -> Option<(Metadata, usize)> {
    let mut fields: Vec<String> = Vec::new();
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        match line.strip_prefix('%') {
            Some(field) if fields.len() < 3 => fields.push(field.trim().to_owned()),
            Some(_) => return None,
            None if line.trim().is_empty() => break,
            // Text at once below is no title's: comments of another language begin so.
            None if !line.starts_with([' ', '\t']) => return None,
            None => {
                let last = fields.last_mut()?;
                *last = format!("{last} {}", line.trim());
            }
        }
        length += line.len();
    }
    let line = |at: usize| fields.get(at).filter(|field| !field.is_empty());
    line(0).or_else(|| line(1))?;
    let metadata = Metadata {
        title: line(0).map(|title| Clean::line(title)),
        byline: line(1).map(|names| Clean::line(&names.replace(';', ","))),
        published: line(2).map(|date| Clean::line(date)),
        ..Metadata::default()
    };
    Some((metadata, length))
}

/// The separator of keys and values, the lines between the fences, and the length with the fences.
fn block(text: &str) -> Option<(char, &str, usize)> {
    let text = &text[..text.floor_char_boundary(BYTES_MAX)];
    let first = text.lines().next()?;
    let (separator, ends): (char, &[&str]) = match first.trim_end() {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let start = text.find('\n')? + 1;
    let mut at = start;
    let mut fields_seen = false;
    for line in text[start..].split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            // Two rules with a paragraph between them are no front matter.
            return fields_seen.then(|| (separator, &text[start..at], at + line.len()));
        }
        let known = field(line, separator).is_some();
        if !fields_seen && !known && !line.trim().is_empty() && !line.starts_with(['#', '[']) {
            return None;
        }
        fields_seen |= known;
        at += line.len();
    }
    None
}

/// A line's key and value, where the line is not indented and has both.
fn field(line: &str, separator: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(separator)?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let named = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    // A colon without a space after it is part of an address or a time.
    let parted = separator != ':' || value.is_empty() || value.starts_with([' ', '\t', '\r', '\n']);
    (named && parted).then(|| (key, value.trim()))
}

/// The fields in order, each with its values.
fn fields(body: &str, separator: char) -> Vec<(String, Vec<String>)> {
    let mut fields = Vec::new();
    let mut lines = body.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = field(line, separator) else {
            continue;
        };
        let mut value = value.to_owned();
        while let Some(next) = lines.peek() {
            if is_whole(&value) || field(next, separator).is_some() {
                break;
            }
            value.push(' ');
            value.push_str(next.trim());
            lines.next();
        }
        let mut values = values(&value);
        let folded = value.starts_with(['>', '|']);
        if folded {
            values.clear();
        }
        while let Some(next) = lines.next_if(|next| belongs(next)) {
            let next = next.trim();
            if let Some(item) = next.strip_prefix("- ").filter(|_| !folded) {
                values.push(name_of(item, separator).unwrap_or_else(|| unquoted(item)));
            } else if folded || !value.is_empty() {
                match values.last_mut() {
                    Some(last) => *last = format!("{last} {next}"),
                    None => values.push(next.to_owned()),
                }
            } else {
                values.extend(name_of(next, separator));
            }
        }
        values.retain(|value| !value.trim().is_empty());
        fields.push((key.to_lowercase(), values));
    }
    fields
}

/// True when a value that opens a quotation or a list closes it, too.
fn is_whole(value: &str) -> bool {
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value.len() > 1 && value.ends_with(quote),
        Some('[') => value.ends_with(']'),
        _ => true,
    }
}

/// True when a line carries on the field above it.
fn belongs(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ")
}

/// The values of a field on one line: a list in brackets, or one value.
fn values(value: &str) -> Vec<String> {
    let list = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match list {
        Some(list) => list.split(',').map(|item| unquoted(item.trim())).collect(),
        None if value.is_empty() => Vec::new(),
        None => vec![unquoted(value)],
    }
}

/// The name in a field within an item, as in a list of authors with their addresses.
fn name_of(item: &str, separator: char) -> Option<String> {
    let (key, value) = field(item, separator)?;
    key.eq_ignore_ascii_case("name").then(|| unquoted(value))
}

/// A value without its quotation marks, or without a comment after it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        let inner = value
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            return match quote {
                '"' => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
                _ => inner.replace("''", "'"),
            };
        }
    }
    value
        .split(" #")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

fn metadata(fields: &[(String, Vec<String>)]) -> Metadata {
    let all = |names: &[&str]| {
        names.iter().find_map(|name| {
            let (_, values) = fields
                .iter()
                .find(|(key, values)| key == name && !values.is_empty())?;
            Some(values)
        })
    };
    let line = |names: &[&str]| all(names).map(|values| Clean::line(&values.join(", ")));
    Metadata {
        title: line(&["title"]),
        byline: line(&["author", "authors", "by"]),
        published: line(&["date", "published", "publishdate", "pubdate", "created"]),
        lang: line(&["lang", "language", "locale"]),
        description: line(&["description", "summary", "excerpt", "subtitle"]),
        address: line(&["canonical", "canonical_url", "url"])
            .filter(|address| address.starts_with("http")),
        tags: all(&["tags", "keywords", "categories"])
            .into_iter()
            .flatten()
            .flat_map(|tag| tag.split(','))
            .map(Clean::line)
            .collect(),
        ..Metadata::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: &str, byline: &str, published: &str, tags: &[&str]) {
        let (metadata, length) = read(text).expect("front matter");
        let rest = text[length..].trim_start();
        assert!(rest.starts_with("Text"), "{rest}");
        let said = |clean: &Option<Clean>| clean.as_deref().unwrap_or_default().to_owned();
        assert_eq!(said(&metadata.title), title);
        assert_eq!(said(&metadata.byline), byline);
        assert_eq!(said(&metadata.published), published);
        let found: Vec<&str> = metadata.tags.iter().map(|tag| &**tag).collect();
        assert_eq!(found, tags);
    }

    #[test]
    fn yaml_fields_are_read() {
        check(
            "---\ntitle: \"A: \\\"b\\\"\"\nauthor: Ann\ndate: 2024-02-29 # leap\ntags: [one, 'two']\n---\nText",
            "A: \"b\"",
            "Ann",
            "2024-02-29",
            &["one", "two"],
        );
        check(
            "---\nlayout: post\ntitle: >\n  A long\n  title\nauthors:\n- ann\n- bob\n\ntags:\n  - one\n...\nText",
            "A long title",
            "ann, bob",
            "",
            &["one"],
        );
        check(
            "---\ntitle: 'It''s'\nauthors:\n  - name: Ann Lee\n    url: https://a.example\n  - name: Bob\n---\nText",
            "It's",
            "Ann Lee, Bob",
            "",
            &[],
        );
    }

    #[test]
    fn values_may_go_on_over_lines() {
        check(
            "---\nexcerpt: \"one\ntwo.\"\ntitle: A walk\n  in the rain\nauthor:\n  name: Ann\n---\nText",
            "A walk in the rain",
            "Ann",
            "",
            &[],
        );
    }

    #[test]
    fn toml_fields_are_read() {
        check(
            "+++\r\ntitle = \"A\"\r\nauthors = [\"Ann\",\r\n  \"Bob\"]\r\ndate = 2024-02-29\r\n[taxonomies]\r\ntags = [\"x\"]\r\n+++\r\nText",
            "A",
            "Ann, Bob",
            "2024-02-29",
            &["x"],
        );
    }

    #[test]
    fn json_and_percent_signs_are_read() {
        check(
            "{\n  \"title\": \"A {b}\",\n  \"authors\": [\"Ann\", {\"name\": \"Bob\"}],\n  \"date\": \"2024\"\n}\nText",
            "A {b}",
            "Ann, Bob",
            "2024",
            &[],
        );
        check(
            "% A long\n  title\n% Ann; Bob\n% May 2024\n\nText",
            "A long title",
            "Ann, Bob",
            "May 2024",
            &[],
        );
    }

    #[test]
    fn rules_around_text_are_no_front_matter() {
        for text in [
            "---\nText here\n---\n",
            "---\n\n---\n",
            "---\n---\n",
            "---\ntitle: never closed\n",
            "Text\n---\na: b\n---\n",
            "{\"a\": 1}\nText",
            "{\"title\": \"A\"} and more",
            "% a comment\n\\documentclass{article}",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
