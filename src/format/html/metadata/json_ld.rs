//! JSON-LD: the article as the page describes it to search engines.

use std::collections::HashMap;

use serde_json::Value;

/// What the linked data of a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    /// The article's text, as written: plain, or with tags.
    pub(super) body: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    /// The article's publisher.
    pub(super) site: Option<String>,
    /// The site or firm that the page is of.
    pub(super) publisher: Option<String>,
    pub(super) description: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) locked: bool,
    pub(super) is_article: bool,
}

/// Nested data beyond this depth is not looked at.
const DEPTH_MAX: usize = 12;

impl Linked {
    /// Reads all scripts; the first article in them speaks.
    pub(super) fn of(scripts: &[String]) -> Self {
        let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
        let mut things = Vec::new();
        values
            .iter()
            .for_each(|value| gather(value, &mut things, DEPTH_MAX));
        let names: HashMap<&str, &Value> = things
            .iter()
            .filter_map(|thing| Some((thing.get("@id")?.as_str()?, *thing)))
            .filter(|(_, thing)| thing.get("name").is_some())
            .collect();
        let mut linked = Self::default();
        let page = things.iter().find(|thing| is_of(thing, &["WebPage"]));
        let article = things
            .iter()
            .filter(|thing| is_of(thing, ARTICLES))
            .max_by_key(|thing| thing.get("author").is_some());
        if let Some(article) = article {
            linked.is_article = true;
            linked.body = article
                .get("articleBody")
                .and_then(Value::as_str)
                .map(str::to_owned);
            linked.headline = string(article, "headline").or_else(|| string(article, "name"));
            for key in ["author", "creator"] {
                if linked.authors.is_empty()
                    && let Some(author) = article.get(key)
                {
                    people(author, &names, &mut linked.authors);
                }
            }
            linked.site = article
                .get("publisher")
                .and_then(|publisher| name(publisher, &names));
            let free = article.get("isAccessibleForFree");
            linked.locked = free.is_some_and(|free| {
                free == &Value::Bool(false)
                    || free
                        .as_str()
                        .is_some_and(|free| free.eq_ignore_ascii_case("false"))
            });
        }
        linked.publisher = things
            .iter()
            .find(|thing| is_of(thing, &["WebSite", "Organization"]))
            .and_then(|thing| string(thing, "name"));
        // What is told of the article as one kind of thing may be left out of it as another, a recipe say.
        let same = things.iter().filter(|thing| {
            let title = string(thing, "headline").or_else(|| string(thing, "name"));
            is_of(thing, ARTICLES) && title.is_some() && title == linked.headline
        });
        let same: Vec<_> = same.collect();
        for thing in article.into_iter().chain(same).chain(page) {
            let fill = |own: &mut Option<String>, key| {
                if own.is_none() {
                    *own = string(thing, key);
                }
            };
            fill(&mut linked.published, "datePublished");
            fill(&mut linked.description, "description");
            fill(&mut linked.lang, "inLanguage");
        }
        linked
    }
}

/// The kinds of things that are articles; more particular kinds end in one of these.
const ARTICLES: &[&str] = &[
    "Article",
    "Posting",
    "Report",
    "HowTo",
    "Recipe",
    "APIReference",
];

fn is_of(thing: &Value, kinds: &[&str]) -> bool {
    let matches =
        |kind: &str| kinds.iter().any(|wanted| kind.ends_with(wanted)) && kind != "JobPosting";
    match thing.get("@type") {
        Some(Value::String(kind)) => matches(kind),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(matches),
        _ => false,
    }
}

/// Lenient: pages wrap their data in comments and break lines within strings.
fn parse(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        let lines: String = script
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&lines).ok()
    })
}

/// All objects that have a type, in order.
fn gather<'a>(value: &'a Value, things: &mut Vec<&'a Value>, depth: usize) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(all) => all
            .iter()
            .for_each(|value| gather(value, things, depth - 1)),
        Value::Object(fields) => {
            if fields.contains_key("@type") || fields.contains_key("@id") {
                things.push(value);
            }
            for (key, inner) in fields {
                // What an article is a part of, or mentions, is another thing.
                if !matches!(
                    key.as_str(),
                    "isPartOf"
                        | "mentions"
                        | "about"
                        | "comment"
                        | "citation"
                        | "hasPart"
                        | "itemListElement"
                ) {
                    gather(inner, things, depth - 1);
                }
            }
        }
        _ => {}
    }
}

fn string(thing: &Value, key: &str) -> Option<String> {
    let value = thing.get(key)?;
    let text = value.as_str().or_else(|| value.get(0)?.as_str())?;
    let text = unescaped(text);
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Some pages write entities where none belong.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('&') && !text.contains('<') {
        return text.trim().to_owned();
    }
    dom_query::Document::fragment(text).text().trim().to_owned()
}

fn name(value: &Value, names: &HashMap<&str, &Value>) -> Option<String> {
    match value {
        Value::String(name) => Some(unescaped(name)),
        Value::Array(all) => all.iter().find_map(|value| name(value, names)),
        Value::Object(_) => string(value, "name").or_else(|| {
            let thing = names.get(value.get("@id")?.as_str()?)?;
            string(thing, "name")
        }),
        _ => None,
    }
}

fn people(value: &Value, names: &HashMap<&str, &Value>, out: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|value| people(value, names, out)),
        Value::Object(fields) if fields.get("name").is_some_and(Value::is_array) => {
            people(&fields["name"], names, out);
        }
        value => out.extend(name(value, names).filter(|name| !out.contains(name))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(script: &str) -> Linked {
        Linked::of(&[script.to_owned()])
    }

    #[test]
    fn the_article_is_found_in_a_graph_and_its_author_by_reference() {
        let found = linked(
            r#"{"@graph":[{"@type":"WebPage","datePublished":"2020-01-02"},
            {"@type":["NewsArticle"],"headline":"A &amp; B","author":{"@id":"x#me"},"publisher":{"name":"Paper"}},
            {"@type":"Person","@id":"x#me","name":"Ada Example"}]}"#,
        );
        assert_eq!(found.headline.as_deref(), Some("A & B"));
        assert_eq!(found.authors, ["Ada Example"]);
        assert_eq!(found.site.as_deref(), Some("Paper"));
        assert_eq!(found.published.as_deref(), Some("2020-01-02"));
    }

    #[test]
    fn authors_come_in_many_forms() {
        let authors =
            |author: &str| linked(&format!(r#"{{"@type":"Article","author":{author}}}"#)).authors;
        assert_eq!(authors(r#""Ada""#), ["Ada"]);
        assert_eq!(
            authors(r#"[{"name":"Ada"},{"name":"Bob"},"Ada"]"#),
            ["Ada", "Bob"]
        );
        assert_eq!(authors(r#"{"name":["Ada","Bob"]}"#), ["Ada", "Bob"]);
        assert!(authors("7").is_empty());
    }

    #[test]
    fn broken_data_says_nothing() {
        for script in [
            "",
            "{",
            "[[[[[[[[[[[[[[[[{\"@type\":\"Article\"}]]]]]]]]]]]]]]]]",
            "null",
        ] {
            assert!(linked(script).headline.is_none());
        }
        let broken = linked("{\"@type\":\"Article\",\"headline\":\"one\ntwo\"}");
        assert_eq!(broken.headline.as_deref(), Some("one two"));
    }
}
