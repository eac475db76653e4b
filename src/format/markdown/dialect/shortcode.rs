//! Shortcodes and template tags: what they hold of words and pictures is shown, the rest as code.

use std::borrow::Cow;

/// What a line that is one shortcode or template tag becomes; `None` where it is more or something else.
pub(super) fn whole_line(line: &str) -> Option<String> {
    if let Some(inner) = line
        .strip_prefix("{%")
        .and_then(|rest| rest.strip_suffix("%}"))
    {
        let inner = inner.trim_matches(['-', ' ']);
        let mut words = inner.split_whitespace();
        return match words.next()? {
            _ if inner.contains("%}") => None,
            "highlight" => Some(format!("```{}", words.next().unwrap_or_default())),
            "endhighlight" => Some("```".to_owned()),
            "raw" | "endraw" => Some(String::new()),
            _ => Some(format!("`{inner}`")),
        };
    }
    let (inner, after) = shortcode(line)?;
    if !after.is_empty() {
        return None;
    }
    let has_arguments = inner.contains([' ', '=']);
    // A pair around a text, whose beginning has nothing to say.
    match has_arguments {
        true => Some(shown(inner)),
        false => Some("\n".to_owned()),
    }
}

/// `line` with the shortcodes in it shown, but for those in code.
pub(super) fn inline(line: &str) -> Cow<'_, str> {
    if !line.contains("{{<") && !line.contains("{{%") {
        return line.into();
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut in_code = false;
    while let Some(at) = rest.find(['`', '{']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('`') {
            in_code = !in_code;
        } else if let (false, Some((inner, after))) = (in_code, shortcode(rest)) {
            out.push_str(&match out.ends_with("](") {
                true => first_argument(inner).to_owned(),
                false if inner.starts_with('/') => String::new(),
                false => shown(inner),
            });
            rest = after;
            continue;
        }
        out.push_str(&rest[..1]);
        rest = &rest[1..];
    }
    out.push_str(rest);
    out.into()
}

/// What stands in the shortcode that `text` begins with, and what follows it.
fn shortcode(text: &str) -> Option<(&str, &str)> {
    [("{{<", ">}}"), ("{{%", "%}}")]
        .iter()
        .find_map(|(open, close)| {
            let (inner, after) = text.strip_prefix(open)?.split_once(close)?;
            Some((inner.trim().trim_end_matches('/').trim(), after))
        })
}

/// A picture where it is one, else the shortcode as code.
fn shown(inner: &str) -> String {
    let name = inner.split_whitespace().next().unwrap_or_default();
    let words = ["alt", "title", "caption"]
        .iter()
        .find_map(|name| argument(inner, name));
    match (name, argument(inner, "src")) {
        ("figure" | "img" | "image" | "picture", Some(source)) => {
            format!("![{}]({source})", words.unwrap_or_default())
        }
        _ => format!("`{inner}`"),
    }
}

fn argument<'a>(inner: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = inner.split_once(&format!(" {name}="))?;
    match rest.strip_prefix('"') {
        Some(rest) => rest.split('"').next(),
        None => rest.split_whitespace().next(),
    }
}

fn first_argument(inner: &str) -> &str {
    let (_, rest) = inner.split_once(' ').unwrap_or((inner, ""));
    rest.trim()
        .trim_matches('"')
        .split(['"', ' '])
        .next()
        .unwrap_or_default()
}
