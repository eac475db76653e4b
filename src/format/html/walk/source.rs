//! What a page says of a picture: where its data is, how large it is, and the words of its file's name.

use crate::format::html::page::{Id, Page};
use crate::format::html::tag::{Key, Tag};

/// Where the data of a picture is. Scripts that load pictures late keep the address aside until then, or in a copy for
/// browsers without scripts; meanwhile the picture is a few bytes of the page's own.
pub(super) fn address(page: &Page, picture: Id) -> Option<&str> {
    own_address(page, picture)
        .filter(|address| !is_placeholder(address))
        .or_else(|| copy(page, picture).and_then(|copy| own_address(page, copy)))
        .or_else(|| own_address(page, picture))
}

fn own_address(page: &Page, picture: Id) -> Option<&str> {
    let named = |keys: &[Key]| {
        keys.iter()
            .filter_map(|&key| page.attribute(picture, key))
            .map(str::trim)
            .find(|address| !address.is_empty())
    };
    let late = [Key::DataSrc, Key::DataOriginal, Key::DataLazySrc];
    let first = named(&late).or_else(|| named(&[Key::Src, Key::Href]));
    first
        .filter(|address| !is_placeholder(address))
        .or_else(|| named(&[Key::Srcset, Key::DataSrcset]).and_then(first_of_set))
        .or_else(|| of_picture(page, picture))
        .or(first)
}

/// The first address of the sources that a `picture` element offers.
fn of_picture(page: &Page, picture: Id) -> Option<&str> {
    let around = page.parent(picture);
    (page.tag(around) == Tag::Picture)
        .then(|| {
            page.elements(around)
                .filter(|&node| page.tag(node) == Tag::Source)
                .filter_map(|node| {
                    let keys = [Key::Srcset, Key::DataSrcset];
                    keys.iter().find_map(|&key| page.attribute(node, key))
                })
                .find_map(first_of_set)
        })
        .flatten()
}

fn first_of_set(set: &str) -> Option<&str> {
    set.split_whitespace()
        .next()
        .map(|address| address.trim_end_matches(','))
}

/// The copy of a picture for browsers without scripts that stands right behind it.
fn copy(page: &Page, picture: Id) -> Option<Id> {
    const NODES_MAX: usize = 4;
    let end = page.end(picture);
    let after =
        (end..page.len().min(end + NODES_MAX)).find(|&node| page.tag(node) == Tag::Noscript)?;
    page.descendants(after)
        .find(|&node| page.tag(node) == Tag::Img)
}

/// Whether an address is what stands in a picture's place until a script loads it: a dot, an empty drawing.
fn is_placeholder(address: &str) -> bool {
    const BYTES_MAX: usize = 1000;
    address.len() <= BYTES_MAX && (address.starts_with("data:") || address.starts_with("about:"))
}

/// The width and height of a picture in pixels, where its page states both.
pub(super) fn size(page: &Page, picture: Id) -> Option<(u32, u32)> {
    side(page, picture, Key::Width).zip(side(page, picture, Key::Height))
}

/// Whether a picture is a sign or somebody's face beside their name, and no larger than that.
pub(super) fn is_sign(page: &Page, picture: Id) -> bool {
    const SIDE_MAX: u32 = 64;
    [Key::Width, Key::Height]
        .into_iter()
        .filter_map(|key| side(page, picture, key))
        .any(|side| side <= SIDE_MAX)
}

fn side(page: &Page, picture: Id, key: Key) -> Option<u32> {
    let stated = page.attribute(picture, key)?.trim();
    let number = stated.strip_suffix("px").unwrap_or(stated);
    number.parse::<f32>().ok().map(|side| side as u32)
}

/// Whether a link leads to a picture: to the same one, larger.
pub(super) fn is_picture_file(href: &str) -> bool {
    let path = href
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// The words of a file's name, without its ending; none where it is a number or a code.
pub(super) fn file_words(address: &str) -> Option<String> {
    const LETTERS_MIN: usize = 4;
    const LETTERS_MAX: usize = 60;
    if address.starts_with("data:") {
        return None;
    }
    let path = address.split(['?', '#']).next()?;
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words: Vec<&str> = stem
        .split(['-', '_', '+', '.', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    let says = |word: &&str| word.chars().all(char::is_alphabetic);
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    (words.iter().all(says) && (LETTERS_MIN..=LETTERS_MAX).contains(&letters))
        .then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_something_or_nothing() {
        let check = |address, expected: Option<&str>| {
            assert_eq!(file_words(address).as_deref(), expected, "{address}")
        };
        check("/img/upper-reach_map.png?w=3", Some("upper reach map"));
        check("p.png", None);
        check("/img132-thumb.png", None);
        check("https://example.org/8f3a99e1c2.jpg", None);
        check("data:image/png;base64,abcd", None);
    }
}
