//! Laws of the extraction, over all test articles and over pages made up at random: what a page calls its parts, and
//! how many boxes it puts around them, changes nothing of what is kept.

use dom_query::Document as Tree;
use proptest::prelude::*;

use crate::document::{Document, Origin};
use crate::format::{Raw, parse_whole};

/// Names by which boxes are dropped.
const NAMES: &[&str] = &[
    "related",
    "promo",
    "comment",
    "share-title",
    "sidebar",
    "banner",
    "social-links",
    "site-footer",
    "sponsor",
    "header-anchor",
    "popup",
    "newsletter-signup",
    "cookie-consent",
    "pagination",
    "widget",
    "breadcrumbs",
    "ad-break",
    "recommended",
    "gallery",
    "photo-credit",
    "disclaimer",
    "community",
];

/// What is no box: phrases, headings, cells and captions, and all that stands in code.
const NO_BOXES: &str = "em, strong, i, b, span, a, code, small, sup, sub, mark, abbr, cite, q, h1, h2, h3, h4, td, th, figcaption, pre *";

fn read(html: &str) -> Document {
    let raw = Raw::from_bytes(Origin::Stdin, html);
    parse_whole(raw, Some(&super::FORMAT)).expect("a page is never refused")
}

/// The texts that are kept, in order.
fn kept(html: &str) -> Vec<String> {
    read(html)
        .blocks
        .iter()
        .map(|block| block.prose.text.to_string())
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// The test articles that are pages.
fn articles() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let pages: Vec<String> = [folder.join("makers"), folder]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("the articles are there"))
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .map(|path| std::fs::read_to_string(path).expect("an article is text"))
        .collect();
    assert!(pages.len() > 1, "the articles are found");
    pages
}

/// A paragraph of an article: long, with commas and a phrase, and without links.
fn paragraph() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "harbour", "ferry", "lamp", "winter", "keeper", "stone", "letters", "bridge", "gulls",
        "tide", "ladder", "rope",
    ]);
    let phrase = prop::sample::select(vec!["em", "span", "b", "code", "a", "small"]);
    (prop::collection::vec(word, 22..40), phrase).prop_map(|(words, tag)| {
        let (first, rest) = words.split_at(9);
        format!(
            "<p>The {}, and <{tag}>so they said</{tag}>, {} until spring.</p>",
            first.join(" "),
            rest.join(" ")
        )
    })
}

/// A part of an article: paragraphs, and things of other kinds between them.
fn part() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => paragraph(),
        1 => paragraph().prop_map(|text| format!("<blockquote>{text}</blockquote>")),
        1 => Just("<ul><li>A rope of twelve fathoms, tarred.</li><li>Two lamps that were never lit at once.</li></ul>".to_owned()),
        1 => Just("<pre><code>tide = <span>read</span>(mark)\n<i># at noon</i>\nprint(tide)</code></pre>".to_owned()),
        1 => Just("<table><tr><th>Year</th><th>Boats</th></tr><tr><td>1911</td><td>forty</td></tr><tr><td>1912</td><td>forty-two</td></tr></table>".to_owned()),
    ]
}

/// An article in sections, with what stands around one on most pages.
fn page() -> impl Strategy<Value = String> {
    let section = (paragraph(), prop::collection::vec(part(), 1..4));
    (prop::collection::vec(section, 2..5), paragraph(), any::<bool>()).prop_map(
        |(sections, lead, has_sections)| {
            let headings = ["The tide tables", "Lamps and lights", "A winter ashore", "The long ladder"];
            let sections: String = sections
                .iter()
                .zip(headings)
                .map(|((first, parts), heading)| {
                    let inner = format!("<h2>{heading}</h2>{first}{}", parts.concat());
                    if has_sections { format!("<section>{inner}</section>") } else { inner }
                })
                .collect();
            format!(
                "<!doctype html><html lang=en><head><title>The ferry in winter</title></head><body>\
                 <nav><a href=/>Home</a> <a href=/all>All stories</a> <a href=/map>The map</a></nav>\
                 <article><h1>The ferry in winter</h1>{lead}{sections}</article>\
                 <footer><a href=/imprint>Imprint</a> <a href=/mail>Write to us</a></footer></body></html>"
            )
        },
    )
}

/// A tag that opens or closes, with a name or a link, or some text: headings of furniture, dates, notes, demands.
fn soup() -> impl Strategy<Value = String> {
    let tags = prop::sample::select(vec![
        "div",
        "p",
        "section",
        "article",
        "aside",
        "h1",
        "h2",
        "h4",
        "ul",
        "ol",
        "li",
        "a",
        "span",
        "sup",
        "time",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "code",
        "figure",
        "figcaption",
        "blockquote",
        "form",
        "footer",
        "nav",
        "dl",
        "dt",
        "dd",
        "button",
        "label",
        "template",
        "noscript",
        "math",
        "mfrac",
        "main",
        "details",
        "summary",
    ]);
    let names = prop::sample::select(NAMES.to_vec());
    let texts = prop::sample::select(vec![
        "Related stories",
        "References",
        "Comments",
        "Subscribe to continue reading",
        "3 May 2020, 10:30",
        "[1]",
        "1",
        "©",
        "A sentence that is long enough to be read as one of an article, with a comma or two, and that ends as such do.",
        "More from the valley",
        "By Mara Lind",
        "…",
        "水門は復活祭から閉まっている。",
        " ",
    ]);
    prop_oneof![
        3 => (tags.clone(), names, 0usize..6).prop_map(|(tag, name, kind)| match kind {
            0 => format!("<{tag} class='{name}'>"),
            1 => format!("<{tag} id='fn1' href='#ref1'>"),
            2 => format!("<{tag} id='ref1' href='#fn1'>"),
            3 => format!("<{tag} hidden>"),
            _ => format!("<{tag}>"),
        }),
        2 => tags.prop_map(|tag| format!("</{tag}>")),
        3 => texts.prop_map(str::to_owned),
    ]
}

/// `html` with every element that `which` selects put through `change`.
fn changed(html: &str, which: &str, change: impl Fn(usize, &dom_query::NodeRef<'_>)) -> String {
    let tree = Tree::from(html);
    for (n, node) in tree.select(which).nodes().iter().enumerate() {
        change(n, node);
    }
    tree.html().to_string()
}

fn named(html: &str, names: &[&str]) -> String {
    changed(html, NO_BOXES, |n, node| {
        let name = names[n % names.len()];
        let key = if n % 3 == 0 && !node.is("[id]") {
            "id"
        } else {
            "class"
        };
        // What its maker says of code and of formulas is no name.
        if !node.is("[class]") {
            node.set_attr(key, name);
        }
    })
}

fn wrapped(html: &str, which: &str, depth: usize) -> String {
    changed(html, which, |_, node| {
        let html = node.html();
        node.replace_with_html(format!(
            "{}{html}{}",
            "<div>".repeat(depth),
            "</div>".repeat(depth)
        ));
    })
}

#[track_caller]
fn same(before: &str, after: &str) {
    let (before_texts, after_texts) = (kept(before), kept(after));
    assert_eq!(before_texts, after_texts, "\n{after}");
}

#[test]
fn names_of_what_is_no_box_say_nothing_in_any_article() {
    for page in articles() {
        let page = Tree::from(&*page).html().to_string();
        for start in 0..NAMES.len() {
            let names = [&NAMES[start..], &NAMES[..start]].concat();
            same(&page, &named(&page, &names));
        }
    }
}

#[test]
fn boxes_around_paragraphs_change_nothing_in_any_article() {
    for page in articles() {
        let page = Tree::from(&*page).html().to_string();
        for depth in 1..=3 {
            same(
                &page,
                &wrapped(
                    &page,
                    "article > p, article > * > p, main > p, section > p",
                    depth,
                ),
            );
        }
    }
}

#[test]
fn without_its_attributes_a_page_keeps_its_prose() {
    for page in articles() {
        check_without_attributes(&page);
    }
}

#[track_caller]
fn check_without_attributes(page: &str) {
    /// Shorter texts may be told from furniture by their names alone.
    const PROSE_CHARACTERS_MIN: usize = 80;
    let bare = changed(page, "body *", |_, node| {
        // Where a link leads, what a picture says, and what is hidden, is more than a name.
        for attribute in node.attrs() {
            let name = &*attribute.name.local;
            if !matches!(
                name,
                "href" | "src" | "alt" | "hidden" | "style" | "type" | "shadowrootmode" | "slot"
            ) {
                node.remove_attr(name);
            }
        }
    });
    // The marks of notes are known by their links' names, and else are digits.
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphabetic())
            .collect::<String>()
    };
    let still = letters(&kept(&bare).join("\n"));
    for text in kept(page) {
        if text.chars().count() < PROSE_CHARACTERS_MIN || text.contains('\n') {
            continue;
        }
        // A note that stands in the line of its mark is only known by its names.
        for sentence in text.split('.') {
            assert!(
                still.contains(&letters(sentence)),
                "lost: {sentence}\n{bare}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn names_of_what_is_no_box_say_nothing(page in page(), shift in 0..NAMES.len()) {
        let names = [&NAMES[shift..], &NAMES[..shift]].concat();
        same(&page, &named(&page, &names));
    }

    #[test]
    fn boxes_around_paragraphs_and_runs_change_nothing(page in page(), depth in 1usize..=3) {
        same(&page, &wrapped(&page, "p", depth));
        same(&page, &wrapped(&page, "section", depth));
        same(&page, &wrapped(&page, "article", depth));
    }

    #[test]
    fn no_soup_of_tags_does_harm(pieces in prop::collection::vec(soup(), 0..120)) {
        let page = format!("<title>Soup</title><body>{}", pieces.concat());
        let document = read(&page);
        for block in &document.blocks {
            let is_clean = block.prose.text.chars().all(|c| !c.is_control() || c == '\n' || c == '\t');
            prop_assert!(is_clean, "{:?}", block.prose.text);
        }
    }

    #[test]
    fn every_word_of_the_article_is_kept_in_order(page in page()) {
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let tree = Tree::from(&*page);
        let shown = tree.select("article").nodes()[0].text().replace('<', " ");
        let spaced = changed(&page, "article *", |_, node| node.before_html(" "));
        let shown = match Tree::from(&*spaced).select("article").nodes().first() {
            Some(article) => article.text().to_string(),
            None => shown,
        };
        prop_assert_eq!(words(&shown), words(&kept(&page).join(" ")));
    }

    #[test]
    fn a_section_that_is_named_by_its_heading_is_kept(
        paragraphs in prop::collection::vec(paragraph(), 3..6),
        others in prop::collection::vec(paragraph(), 3..6),
        heading in prop::sample::select(vec![
            "Related work", "Comments in the source", "Social impact", "Sponsors of the tower", "The footer of the page",
            "Cookie consent", "Sharing the harbour", "Sidebar notes", "Banner years", "Popular belief",
        ]),
        underscores in any::<bool>(),
    ) {
        let slug = heading.to_lowercase().replace(' ', if underscores { "_" } else { "-" });
        let page = |id: &str| format!(
            "<title>Wind</title><body><article><h1>Wind</h1><section>{}</section><section {id}><h2>{heading}</h2>{}</section></article>",
            others.concat(), paragraphs.concat(),
        );
        same(&page(""), &page(&format!("id={slug}")));
        same(&page(""), &page(&format!("class={slug}")));
        let is_headed = kept(&page(&format!("id={slug}"))).contains(&heading.to_owned());
        prop_assert!(is_headed);
    }

    #[test]
    fn prose_is_kept_without_any_attribute(page in page(), shift in 0..NAMES.len()) {
        let names = [&NAMES[shift..], &NAMES[..shift]].concat();
        check_without_attributes(&named(&page, &names));
    }
}
