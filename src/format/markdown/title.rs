//! The title: the heading of the first level with which a text begins, when it is the only one.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::html::{self, Token};
use super::survey::Survey;

/// The title that `text` gives itself. A text with several headings of the first level, such as a book's, has none.
pub(super) fn find(text: &str, survey: &Survey) -> Option<String> {
    let mut depth = 0;
    let mut events = Parser::new_ext(text, super::OPTIONS);
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let only = level == HeadingLevel::H1 && depth == 0 && survey.level_one <= 1;
                return only.then(|| heading_text(&mut events));
            }
            Event::Start(Tag::HtmlBlock) => {
                if let Some(title) = marked(&block_html(&mut events)) {
                    return Some(title);
                }
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The text of the heading that `events` are in.
fn heading_text<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(piece) | Event::Code(piece) | Event::InlineMath(piece) => {
                text.push_str(&piece)
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    text
}

/// The HTML of the block that `events` are in.
fn block_html<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
    let mut html = String::new();
    for event in events {
        match event {
            Event::Html(line) | Event::Text(line) => html.push_str(&line),
            Event::End(TagEnd::HtmlBlock) => break,
            _ => {}
        }
    }
    html
}

/// The text of the `h1` in `html`, pictures by their alternative text.
fn marked(html: &str) -> Option<String> {
    let mut title: Option<String> = None;
    for token in html::tokens(html) {
        match (&mut title, token) {
            (None, Token::Open(tag)) if tag.name == "h1" => title = Some(String::new()),
            (Some(title), Token::Open(tag)) if tag.name == "img" => {
                title.push_str(&tag.attribute("alt").unwrap_or_default());
            }
            (Some(title), Token::Text(text)) => title.push_str(&html::decoded(text)),
            (Some(_), Token::Close(name)) if name == "h1" => break,
            _ => {}
        }
    }
    title.filter(|title| !title.trim().is_empty())
}

/// `text` as titles are compared: its letters and digits in lower case.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
