//! What HTML's tags do: spans, blocks and containers like Markdown's own; the tags themselves are not shown.

use super::html::{self, Tag, Token};
use super::table::TableWriter;
use super::walk::{Scope, Walker, Writing};
use crate::document::block::Marker;
use crate::document::{BlockKind, Container, Inline, Prose};
use crate::text::clean::Clean;

/// What an element is to a reader.
enum Element {
    Span(Inline),
    Heading(u8),
    Block,
    Scope,
    Table,
    Hidden,
    Plain,
    Unknown,
}

fn element(name: &str) -> Element {
    use Element::{Block, Heading, Hidden, Plain, Span, Unknown};
    match name {
        "em" | "i" | "cite" | "dfn" | "var" => Span(Inline::Emphasis),
        "strong" | "b" => Span(Inline::Strong),
        "code" | "kbd" | "samp" | "tt" => Span(Inline::Code),
        "del" | "s" | "strike" => Span(Inline::Strike),
        "ins" | "u" => Span(Inline::Underline),
        "mark" => Span(Inline::Mark),
        "sup" => Span(Inline::Superscript),
        "sub" => Span(Inline::Subscript),
        "h1" => Heading(1),
        "h2" => Heading(2),
        "h3" => Heading(3),
        "h4" => Heading(4),
        "h5" => Heading(5),
        "h6" => Heading(6),
        "p" | "div" | "center" | "section" | "article" | "main" | "header" | "footer" | "nav"
        | "address" | "summary" | "figcaption" | "dl" | "dt" | "pre" | "form" | "fieldset"
        | "hr" | "body" | "html" | "picture" | "video" | "audio" | "iframe" | "legend" => Block,
        "details" | "blockquote" | "ul" | "ol" | "li" | "figure" | "dd" | "aside" => Element::Scope,
        "table" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption" => Element::Table,
        "script" | "style" | "template" | "head" | "svg" => Hidden,
        "a" | "abbr" | "acronym" | "bdi" | "bdo" | "big" | "br" | "button" | "data" | "embed"
        | "font" | "img" | "input" | "label" | "noscript" | "object" | "option" | "param" | "q"
        | "rp" | "rt" | "ruby" | "select" | "small" | "source" | "span" | "textarea" | "time"
        | "track" | "wbr" | "col" | "colgroup" | "meta" | "link" => Plain,
        _ => Unknown,
    }
}

impl Walker {
    /// Takes in a piece of HTML, of a block of its own or amid a text.
    pub(super) fn token(&mut self, token: Token<'_>, in_block: bool) {
        match token {
            Token::Close(name) if self.hidden.as_ref() == Some(&name) => self.hidden = None,
            _ if self.hidden.is_some() => {}
            Token::Open(tag) => self.open_tag(&tag, in_block),
            Token::Close(name) => self.close_tag(&name),
            Token::Text(text) if self.is_between_cells() && text.trim().is_empty() => {}
            Token::Text(text) => self.text(&html::decoded(text)),
        }
    }

    fn is_between_cells(&self) -> bool {
        self.table.as_ref().is_some_and(|table| !table.in_cell())
    }

    fn open_tag(&mut self, tag: &Tag<'_>, in_block: bool) {
        let name = &*tag.name;
        let element = element(name);
        let within = match element {
            Element::Span(_) | Element::Plain | Element::Unknown => true,
            Element::Hidden => !in_block,
            _ => false,
        };
        if !within {
            self.part_blocks();
        }
        self.name_fragments(tag);
        match element {
            Element::Span(_) if matches!(self.writing, Writing::Code(_)) => {}
            Element::Span(inline) => {
                self.start_span(Some(inline), Some(tag.name.clone()));
            }
            Element::Heading(level) if self.table.is_none() => {
                self.writing = Writing::Heading(level)
            }
            Element::Block if self.table.is_none() => self.open_block(name),
            Element::Scope if self.table.is_none() => self.open_scope(tag),
            Element::Heading(_) | Element::Block | Element::Scope => {}
            Element::Table => self.open_table(name),
            Element::Hidden => self.hidden = (!is_closed(tag)).then(|| tag.name.clone()),
            Element::Plain => self.open_plain(tag),
            // No element of HTML, amid a text: rather a type or a placeholder than a tag.
            Element::Unknown if !in_block && is_word(tag) => self.text(tag.source),
            Element::Unknown => {}
        }
    }

    fn close_tag(&mut self, name: &str) {
        match element(name) {
            Element::Span(_) => self.close_span(name),
            Element::Plain if name == "a" => self.close_span(name),
            Element::Block | Element::Heading(_) => {
                self.part_blocks();
                if name == "dl" {
                    self.close_scope("dd");
                }
            }
            Element::Scope if self.table.is_none() => {
                self.flush();
                self.close_scope(name);
            }
            Element::Table if name == "table" => {
                self.finish_table();
                self.flush();
            }
            Element::Table if name == "td" || name == "th" => self.end_cell(),
            _ => {}
        }
    }

    /// Ends the block that is being written; within a table's cell, where no block can end, a space does.
    fn part_blocks(&mut self) {
        if self.table.is_some() {
            self.soft_break = true;
        } else {
            self.flush();
        }
    }

    /// The names that an element gives this place.
    fn name_fragments(&mut self, tag: &Tag<'_>) {
        let named = |name| {
            tag.attribute(name)
                .filter(|value: &String| !value.is_empty())
        };
        let id = named("id");
        let name = named("name").filter(|_| tag.name == "a");
        for fragment in id.into_iter().chain(name) {
            self.name(&fragment);
        }
    }

    fn open_block(&mut self, name: &str) {
        match name {
            "hr" => self.builder.block(BlockKind::Rule, Prose::default()),
            "dt" => {
                self.close_scope("dd");
                self.writing = Writing::Term;
            }
            "figcaption" => self.writing = Writing::Caption,
            "pre" => self.writing = Writing::Code(None),
            _ => {}
        }
    }

    fn open_scope(&mut self, tag: &Tag<'_>) {
        let name = &*tag.name;
        if name == "li" || name == "dd" {
            // Their ends may be left out.
            let inner = self
                .scopes
                .last()
                .and_then(|scope| scope.element.as_deref());
            if inner == Some(name) {
                self.close_scope(name);
            }
        }
        let container = match name {
            "details" => Container::Details,
            "blockquote" => Container::Quote,
            "figure" => Container::Figure,
            "dd" => Container::Definition,
            "aside" => {
                let title = tag.attribute("title").filter(|title| !title.is_empty());
                Container::Aside(title.map(|title| Clean::line(&title)))
            }
            "li" => Container::Item(self.html_marker()),
            _ => Container::List,
        };
        self.builder.open(container);
        self.scopes.push(Scope {
            element: Some(name.to_owned()),
            number: (name == "ol").then_some(1),
        });
    }

    fn html_marker(&mut self) -> Marker {
        match self.scopes.last_mut().and_then(|list| list.number.as_mut()) {
            Some(number) => {
                let marker = format!("{number}.");
                *number += 1;
                Marker::Number(Clean::new(&marker))
            }
            None => Marker::Bullet,
        }
    }

    /// Closes the innermost open `name` and what is open in it, unless Markdown's own containers part them.
    fn close_scope(&mut self, name: &str) {
        let own = self
            .scopes
            .iter()
            .rposition(|scope| scope.element.is_none());
        let open = self
            .scopes
            .iter()
            .rposition(|scope| scope.element.as_deref() == Some(name));
        if let Some(open) = open.filter(|open| own.is_none_or(|own| own < *open)) {
            for _ in open..self.scopes.len() {
                self.builder.close();
            }
            self.scopes.truncate(open);
        }
    }

    fn open_table(&mut self, name: &str) {
        match name {
            "table" if self.table.is_none() => self.table = Some(TableWriter::new(Vec::new())),
            "tr" => {
                self.table
                    .get_or_insert_with(|| TableWriter::new(Vec::new()));
                self.start_row();
            }
            "td" | "th" => {
                self.table
                    .get_or_insert_with(|| TableWriter::new(Vec::new()));
                self.start_cell(name == "th");
            }
            _ => {}
        }
    }

    fn open_plain(&mut self, tag: &Tag<'_>) {
        match &*tag.name {
            "br" => self.hard_break(),
            "a" => {
                let address = tag.attribute("href");
                let link = address.and_then(|address| self.builder.link(self.target(&address)));
                self.start_span(link.map(Inline::Link), Some(tag.name.clone()));
            }
            "img" => {
                let value = |name| tag.attribute(name).unwrap_or_default();
                let side = |name| {
                    tag.attribute(name)
                        .and_then(|side: String| side.trim().parse().ok())
                };
                let size = side("width").zip(side("height"));
                self.start_image(&value("src"), &value("title"), size);
                self.text(&value("alt"));
                self.end_image();
            }
            "input" if tag.attribute("type").is_some_and(|kind| kind == "checkbox") => {
                let checked = tag.attribute("checked").is_some();
                self.text(if checked { "[x] " } else { "[ ] " });
            }
            _ => {}
        }
    }

    /// Ends the span that `name` opened, if it is the innermost.
    fn close_span(&mut self, name: &str) {
        let innermost = self.spans.last().and_then(|span| span.element.as_deref());
        if innermost == Some(name) {
            let span = self.spans.pop().expect("there is an innermost one");
            if span.inline.is_some() {
                self.writer.end();
            }
        }
    }
}

/// True for a tag that closes itself.
fn is_closed(tag: &Tag<'_>) -> bool {
    tag.source.ends_with("/>")
}

/// Whether a tag amid a text is spoken of rather than meant: a bare name, or one that would hide what follows, with no end
/// in the same paragraph, `rest`.
pub(super) fn is_mentioned(source: &str, rest: &str) -> bool {
    /// Ends that are further off are not looked for.
    const PARAGRAPH_BYTES_MAX: usize = 1024;
    let Some(Token::Open(tag)) = html::tokens(source).next() else {
        return false;
    };
    let hides = match element(&tag.name) {
        Element::Hidden => !is_closed(&tag),
        Element::Span(_) => false,
        Element::Unknown => is_bare(&tag),
        _ => !may_stay_open(&tag.name) && is_bare(&tag),
    };
    hides && {
        let rest = &rest[..rest.floor_char_boundary(PARAGRAPH_BYTES_MAX)];
        let paragraph = rest.split("\n\n").next().unwrap_or_default();
        !paragraph.match_indices("</").any(|(at, mark)| {
            let name = paragraph[at + mark.len()..].get(..tag.name.len());
            name.is_some_and(|name| name.eq_ignore_ascii_case(&tag.name))
        })
    }
}

/// Elements whose end may be left out, or that have none.
fn may_stay_open(name: &str) -> bool {
    const OPEN: [&str; 23] = [
        "br", "hr", "img", "wbr", "p", "li", "dd", "dt", "tr", "td", "th", "thead", "tbody",
        "tfoot", "input", "embed", "col", "colgroup", "a", "div", "center", "span", "font",
    ];
    OPEN.contains(&name)
}

/// True for a bare name in angle brackets. A name with a hyphen is a custom element's.
fn is_word(tag: &Tag<'_>) -> bool {
    is_bare(tag) && !tag.name.contains('-')
}

/// True for a tag without attributes.
fn is_bare(tag: &Tag<'_>) -> bool {
    tag.source.len() == tag.name.len() + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_spoken_of_are_text() {
        for (tag, rest) in [
            ("<template>", " argument\n\n</template>"),
            ("<object>", " and its <path>"),
            ("<style>", " tags"),
            ("<name-of-it>", " or any other"),
            ("<svg width='7'>", ""),
        ] {
            assert!(is_mentioned(tag, rest), "{tag}");
        }
        for (tag, rest) in [
            ("<br>", " text"),
            ("<b>", "strong</B> text"),
            ("<b>", "strong"),
            ("<my-box>", "text</my-box>"),
            ("<style>", "p {}</style>"),
            ("<label for='a'>", "text"),
            ("</b>", ""),
            ("<svg/>", ""),
        ] {
            assert!(!is_mentioned(tag, rest), "{tag}");
        }
    }
}
