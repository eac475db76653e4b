//! The title: the first heading, when it is of the first level; also where other text stands before it.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::html::{self, Token};

/// What a heading says in words, and what the pictures in it say instead.
#[derive(Debug, Default)]
struct Said {
    words: String,
    pictures: String,
}

/// The title that `text` gives itself: a name in words rather than a picture's, where it has both.
pub(super) fn find(text: &str) -> Option<String> {
    let mut depth = 0;
    let mut pictured = None;
    let mut events = Parser::new_ext(text, super::OPTIONS);
    while let Some(event) = events.next() {
        let said = match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let said = heading(&mut events);
                // What stands in a quotation or an item is not the whole's.
                if depth > 0 {
                    continue;
                }
                if level != HeadingLevel::H1 {
                    return pictured;
                }
                said
            }
            Event::Start(Tag::HtmlBlock) => match marked(&block_html(&mut events)) {
                Some(said) => said,
                None => continue,
            },
            Event::Start(_) => {
                depth += 1;
                continue;
            }
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            _ => continue,
        };
        if !said.words.trim().is_empty() {
            return Some(said.words);
        }
        pictured = pictured.or(Some(said.pictures).filter(|name| !name.trim().is_empty()));
    }
    pictured
}

/// What the heading that `events` are in says.
fn heading<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Said {
    let mut said = Said::default();
    let mut in_picture = false;
    for event in events {
        let own = match in_picture {
            true => &mut said.pictures,
            false => &mut said.words,
        };
        match event {
            Event::Text(piece) | Event::Code(piece) | Event::InlineMath(piece) => {
                own.push_str(&piece)
            }
            Event::SoftBreak | Event::HardBreak => own.push(' '),
            Event::InlineHtml(html) => html::tokens(&html).for_each(|token| said.token(token)),
            Event::Start(Tag::Image { .. }) => in_picture = true,
            Event::End(TagEnd::Image) => in_picture = false,
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    said
}

impl Said {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open(tag) if tag.name == "img" => {
                self.pictures
                    .push_str(&tag.attribute("alt").unwrap_or_default());
            }
            Token::Open(tag) if tag.name == "br" => self.words.push(' '),
            Token::Text(text) => self.words.push_str(&html::decoded(text)),
            _ => {}
        }
    }
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

/// What the `h1` in `html` says, if there is one.
fn marked(html: &str) -> Option<Said> {
    let mut said: Option<Said> = None;
    for token in html::tokens(html) {
        match (&mut said, token) {
            (None, Token::Open(tag)) if tag.name == "h1" => said = Some(Said::default()),
            (Some(_), Token::Close(name)) if name == "h1" => break,
            (Some(said), token) => said.token(token),
            _ => {}
        }
    }
    said
}

/// `text` as titles are compared: its letters and digits in lower case.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
