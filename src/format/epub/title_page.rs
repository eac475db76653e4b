//! The title page, which says again what stands above the book.

use dom_query::{Document, NodeRef};

use super::outline::folded;

/// The title page is among so many files at the beginning.
pub(super) const WITHIN: usize = 5;
/// A page of more letters is a chapter.
const LETTERS_MAX: usize = 600;
/// The title has at most so many parts, such as a second title.
const PARTS_MAX: usize = 4;
/// Elements that a title may be all of.
const BOXES: [&str; 8] = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "div"];

/// Empties the elements in which a page that is short says `title`, before all else that it says; gives what they said. The
/// elements stay, since something may lead to them.
pub(super) fn take_title(tree: &Document, title: &str, is_near_cover: bool) -> Option<String> {
    let title = folded(title);
    if title.is_empty() || !is_near_cover {
        return None;
    }
    let body = tree.select("body");
    let letters = body
        .text()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(LETTERS_MAX)
        .count();
    if letters == LETTERS_MAX {
        return None;
    }
    let mut said = String::new();
    let mut taken: Vec<NodeRef<'_>> = Vec::new();
    for node in body.select(&BOXES.join(", ")).nodes() {
        let own = node.text();
        // What holds others is asked by them.
        let holds = BOXES.iter().any(|name| !node.find(&[*name]).is_empty());
        if holds || own.trim().is_empty() {
            continue;
        }
        said.push_str(&folded(&own));
        taken.push(*node);
        if said == title {
            let words: Vec<String> = taken
                .iter()
                .map(|node| node.text().trim().to_owned())
                .collect();
            taken.iter().for_each(|node| node.set_text(""));
            return Some(words.join("\n"));
        }
        if !title.starts_with(&said) || taken.len() == PARTS_MAX {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, title: &str, rest: Option<&str>) {
        let tree = Document::from(format!("<body>{body}</body>"));
        let taken = take_title(&tree, title, true);
        let found = taken.map(|_| tree.select("body").text().trim().to_owned());
        assert_eq!(found.as_deref(), rest, "{body}");
    }

    #[test]
    fn the_title_is_taken_whatever_it_stands_in() {
        check("<h1>The Lamps</h1><p>Ida</p>", "The lamps", Some("Ida"));
        check(
            "<div><p class='t'>The <i>Lamps</i></p></div><p>Ida</p>",
            "The lamps",
            Some("Ida"),
        );
        check(
            "<h1>The Lamps</h1><h2>A tale</h2><p>Ida</p>",
            "The Lamps: A tale",
            Some("Ida"),
        );
        check("<h1>ランプ</h1>", "ランプ", Some(""));
    }

    #[test]
    fn other_pages_keep_what_they_say() {
        check("<h1>The Lamps</h1><p>Ida</p>", "The Quay", None);
        check("<p>Ida</p><h1>The Lamps</h1>", "The Lamps", None);
        check(
            &format!("<h1>The Lamps</h1><p>{}</p>", "One ".repeat(200)),
            "The Lamps",
            None,
        );
    }
}
