//! Code: text whose white space is kept, with the name of its language.

use super::Walker;
use crate::document::{BlockKind, Inline};
use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};
use crate::text::clean::Clean;

impl Walker<'_> {
    pub(super) fn code(&mut self, id: Id) {
        self.code_within(id, id);
    }

    /// The code in `id`, whose language `around` may say.
    pub(super) fn code_within(&mut self, id: Id, around: Id) {
        self.preformatted(id);
        let prose = self.prose.take();
        let language = language(self.page, id)
            .or_else(|| language(self.page, around))
            .map(Clean::line);
        self.builder.block(BlockKind::Code { language }, prose);
        self.breaks = 0;
    }

    fn preformatted(&mut self, id: Id) {
        let page = self.page;
        for child in page.children(id) {
            let tag = page.tag(child);
            if tag == Tag::Text {
                self.prose.push(page.text(child));
                continue;
            }
            if tag.is_silent() || self.marks.reason(child).is_some() || is_gutter(page, child) {
                continue;
            }
            self.name_fragments(child, tag);
            match tag {
                Tag::Br => self.prose.push("\n"),
                Tag::Em | Tag::I | Tag::Var => self.raw_span(Inline::Emphasis, child),
                Tag::Strong | Tag::B => self.raw_span(Inline::Strong, child),
                Tag::Mark => self.raw_span(Inline::Mark, child),
                Tag::Del | Tag::S => self.raw_span(Inline::Strike, child),
                Tag::Button => {}
                tag if tag.is_block() => {
                    self.preformatted(child);
                    self.prose.push("\n");
                }
                _ => self.preformatted(child),
            }
        }
    }

    fn raw_span(&mut self, inline: Inline, id: Id) {
        self.prose.start(inline);
        self.preformatted(id);
        self.prose.end();
    }
}

/// Line numbers beside the code, which are not of it.
pub(super) fn is_gutter(page: &Page, id: Id) -> bool {
    page.attribute(id, Key::Class).is_some_and(|class| {
        class.split_ascii_whitespace().any(|name| {
            matches!(
                name,
                "gutter"
                    | "linenos"
                    | "lineno"
                    | "line-number"
                    | "line-numbers"
                    | "line-numbers-rows"
                    | "ln"
            )
        })
    })
}

/// The language as highlighters write it: on the element, the code in it, or what stands close around it.
fn language(page: &Page, id: Id) -> Option<&str> {
    let inner = page.elements(id).find(|&node| page.tag(node) == Tag::Code);
    let around = page.ancestors(id).take(2).filter(|&node| {
        let elements = page.elements(node).count();
        elements <= 2
    });
    std::iter::once(id)
        .chain(inner)
        .chain(around)
        .find_map(|node| {
            page.attribute(node, Key::DataLang)
                .or_else(|| page.attribute(node, Key::DataLanguage))
                .filter(|name| !name.trim().is_empty())
                .or_else(|| page.attribute(node, Key::Class).and_then(class_language))
        })
}

fn class_language(class: &str) -> Option<&str> {
    const PREFIXES: &[&str] = &["language-", "lang-", "highlight-source-", "sourceCode-"];
    let mut names = class.split_ascii_whitespace().peekable();
    while let Some(name) = names.next() {
        if let Some(language) = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)) {
            return Some(language);
        }
        if matches!(name, "brush:" | "sourceCode" | "src") {
            return names
                .peek()
                .map(|next| next.trim_end_matches(';').trim_start_matches("src-"));
        }
        if let Some(language) = name.strip_prefix("brush:") {
            return Some(language.trim_end_matches(';'));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_read_from_the_usual_classes() {
        assert_eq!(class_language("hljs language-rust"), Some("rust"));
        assert_eq!(class_language("brush: js; toolbar"), Some("js"));
        assert_eq!(class_language("sourceCode haskell"), Some("haskell"));
        assert_eq!(class_language("wide"), None);
    }
}
