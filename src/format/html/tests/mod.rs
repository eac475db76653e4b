//! Whole pages: what is kept, what is dropped and why, and what kind of page it was.

use crate::document::block::Reason;
use crate::document::{Document, Origin, Verdict};
use crate::format::{Raw, parse_whole};

mod amid;
mod boxes;
mod threads;

fn document(html: &str) -> Document {
    let raw = Raw::from_bytes(Origin::Stdin, html);
    parse_whole(raw, Some(&super::FORMAT)).expect("a page is never refused")
}

fn texts(document: &Document) -> Vec<&str> {
    document
        .blocks
        .iter()
        .map(|block| &*block.prose.text)
        .collect()
}

fn reason(document: &Document, text: &str) -> Option<Reason> {
    let removed = document
        .furniture
        .iter()
        .find(|furniture| furniture.text.contains(text));
    removed.map(|furniture| furniture.reason)
}

/// A paragraph of an article: long, with commas, and without links.
fn paragraph(n: usize) -> String {
    format!(
        "<p>Paragraph {n} says something of some length, with a comma or two, so that it reads like text, and it goes on \
         for long enough that nobody would take it for a label.</p>"
    )
}

fn paragraphs(count: usize) -> String {
    (1..=count).map(paragraph).collect()
}

#[test]
fn a_saved_page_is_read_as_its_article() {
    let document = document(include_str!("../../../../tests/articles/saved-page.html"));
    let metadata = &document.metadata;
    let is = |text: &Option<crate::text::clean::Clean>, expected: &str| {
        assert_eq!(text.as_deref(), Some(expected))
    };
    is(&metadata.title, "How a village moved its lighthouse");
    is(&metadata.byline, "Mara Lindqvist, Tom Okafor");
    is(&metadata.site, "The Harbour Post");
    is(&metadata.lang, "en-GB");
    is(&metadata.published, "2024-05-03T08:00:00Z");
    is(
        &metadata.address,
        "https://harbour-post.example/2024/lighthouse",
    );
    let sections: Vec<_> = document
        .outline
        .sections
        .iter()
        .map(|section| (section.level, &*section.title))
        .collect();
    assert_eq!(
        sections,
        [
            (2, "The plan"),
            (2, "The numbers"),
            (3, "How fast was that?")
        ]
    );
    assert_eq!(reason(&document, "cookies"), Some(Reason::Consent));
    assert_eq!(reason(&document, "Weather"), Some(Reason::Navigation));
    assert_eq!(reason(&document, "Share"), Some(Reason::Sharing));
    assert_eq!(reason(&document, "By Mara"), Some(Reason::Metadata));
    assert_eq!(
        reason(&document, "one letter a week"),
        Some(Reason::Sharing)
    );
    assert_eq!(reason(&document, "Who owns the fog"), Some(Reason::Related));
    assert_eq!(
        reason(&document, "louder than you say"),
        Some(Reason::Comments)
    );
    assert!(matches!(metadata.verdict, Some(Verdict::Article(score)) if score > 0.5));
    let texts = texts(&document);
    for kept in [
        "Slow, slow",
        "def metres",
        "Photograph",
        "grow beans",
        "What pulls.",
        "school asked first",
    ] {
        assert!(texts.iter().any(|text| text.contains(kept)), "{kept}");
    }
}

#[test]
fn the_title_is_shown_once_and_an_opening_beside_the_text_is_found() {
    let page = format!(
        "<title>A walk - Site</title><body><div class=top><h1>A walk</h1><div class=intro>{}</div></div>
         <div><div class=body>{}</div></div>",
        paragraphs(2).replace("Paragraph", "Opening"),
        paragraphs(9)
    );
    let document = document(&page);
    let texts = texts(&document);
    assert_eq!(texts.iter().filter(|text| **text == "A walk").count(), 1);
    assert!(texts[1].starts_with("Opening 1"), "{texts:?}");
    assert!(
        texts
            .last()
            .is_some_and(|text| text.starts_with("Paragraph 9"))
    );
}

#[test]
fn teasers_and_contents_lists_are_dropped_with_their_headings() {
    let teaser =
        "<div class=card><h3><a href=/x>Another story</a></h3><p>In a few words.</p></div>";
    let page = format!(
        "<body><article><h1>T</h1><ul><li><a href='#a'>One</a><li><a href='#b'>Two</a><li><a href='#c'>Three</a></ul>{}
         <h2>More of this</h2>{}</article>",
        paragraphs(8),
        teaser.repeat(4)
    );
    let document = document(&page);
    assert_eq!(reason(&document, "Another story"), Some(Reason::Related));
    assert_eq!(reason(&document, "Two"), Some(Reason::Navigation));
    assert!(!texts(&document).contains(&"More of this"));
}

#[test]
fn what_a_script_would_show_is_not_hidden_and_what_is_hidden_is() {
    let page = format!(
        "<body><div style='visibility: hidden'>{}</div><p hidden>Not this.</p>",
        paragraphs(6)
    );
    let document = document(&page);
    assert_eq!(texts(&document).len(), 6);
    assert_eq!(reason(&document, "Not this"), Some(Reason::Hidden));
}

#[test]
fn verdicts_tell_pages_apart() {
    let verdict = |html: &str| document(html).metadata.verdict;
    assert_eq!(
        verdict("<body><div id=root></div><script src=app.js></script>"),
        Some(Verdict::NeedsScript)
    );
    assert_eq!(verdict("<body><p>Hello.</p>"), Some(Verdict::Nothing));
    let links = "<li><a href=/x>A story with a long enough name to be one</a>".repeat(40);
    assert_eq!(
        verdict(&format!("<body><ul>{links}</ul>")),
        Some(Verdict::Links)
    );
    let locked = |end: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"Article\",\"isAccessibleForFree\":false}}</script><body>{}{end}",
            paragraphs(4)
        )
    };
    let demand = "<div class=paywall><p>Subscribe to read the rest of this story.</div>";
    assert_eq!(verdict(&locked(demand)), Some(Verdict::Paywall));
    let midway = paragraph(5).replace("for a label.", "for a");
    assert_eq!(verdict(&locked(&midway)), Some(Verdict::Paywall));
    // What a subscriber saves is whole, whatever machines are told.
    assert!(matches!(verdict(&locked("")), Some(Verdict::Article(_))));
    assert!(matches!(
        verdict(&format!("<body>{}", paragraphs(9))),
        Some(Verdict::Article(_))
    ));
}

#[test]
fn a_declared_text_stands_in_for_one_that_scripts_would_show() {
    let line = "The ferry waits for all who come, and for some who do not come at all. ".repeat(3);
    for (body, tail) in [
        (
            format!("{line}\\n\\n{line}"),
            "<div id=app></div><script>x()</script>",
        ),
        (
            format!("<p>{line}<\\/p><p>{line}<\\/p>"),
            "<div id=root></div>",
        ),
    ] {
        let page = document(&format!(
            "<title>The ferry</title><script type='application/ld+json'>{{\"@context\":\"https://schema.org\",\
             \"@type\":\"NewsArticle\",\"headline\":\"The ferry\",\"articleBody\":\"{body}\"}}</script>{tail}"
        ));
        assert_eq!(page.metadata.verdict, Some(Verdict::Declared));
        assert_eq!(texts(&page), ["The ferry", line.trim(), line.trim()]);
        assert!(page.metadata.warning().is_some());
    }
}

#[test]
fn odd_pages_are_read_without_harm() {
    let odd = [
        "<",
        "<!doctype html>",
        "<html><frameset><frame src=x></frameset></html>",
        "<body><table><tr><td><table><tr><td>x",
        "<svg><title>x</title><p>y",
        "<body>&#0;&#27;[31mred<p>\u{202e}x",
        "<ol start=-5 reversed><li value=x>a<li>b",
        "<math><annotation-xml><p>x",
        "<a href='http://['>x</a>",
    ];
    for html in odd {
        let document = document(html);
        let unclean = |text: &str| text.chars().any(|c| c.is_control() && c != '\n');
        assert!(!texts(&document).into_iter().any(unclean), "{html}");
    }
}

/// An article with `extra` amid its paragraphs.
fn article(extra: &str) -> Document {
    let page = format!(
        "<title>A walk along the river</title><body><article><h1>A walk along the river</h1>{}{extra}{}</article>",
        paragraphs(4),
        paragraph(9)
    );
    document(&page)
}

#[test]
fn headings_are_kept_whatever_they_are_called() {
    let read = article(
        "<h3 class=\"module_header\" id=\"what-to-share\">What to share</h3><p>Bread, cheese and apples, as they \
         were in the basket.</p><div class=section-header><h2>A walk along the river, and why</h2></div><p>It goes to \
         the sea, and the sea is not far.</p>",
    );
    let titles: Vec<&str> = read
        .outline
        .sections
        .iter()
        .map(|section| &*section.title)
        .collect();
    assert_eq!(titles, ["What to share", "A walk along the river, and why"]);
}

#[test]
fn what_only_points_elsewhere_is_kept_aside() {
    let read = article(
        "<p>Read more: <a href=/other>Another long walk along another long river</a></p>\
         <p>See the map: <a href=/map>the map</a></p>\
         <ul><li><a href=/a>One story of a walk</a><li><a href=/b>Another story of a walk</a></ul>",
    );
    assert_eq!(reason(&read, "Another long walk"), Some(Reason::Related));
    assert_eq!(reason(&read, "One story of"), Some(Reason::Related));
    assert!(texts(&read).contains(&"See the map: the map"));
    let announced = article(
        "<p>These go well with it:</p><ul><li><a href=/a>One story of a walk</a>\
         <li><a href=/b>Another story of a walk</a></ul>",
    );
    assert!(texts(&announced).contains(&"One story of a walk"));
}

#[test]
fn a_post_from_elsewhere_is_text_of_the_article() {
    let read = article(
        "<div class=social-media-embed><blockquote><p>I was there, too, and it was wet.</p>\
         <a href=https://example.com>Ada, 3 May</a></blockquote></div>",
    );
    assert!(texts(&read).contains(&"I was there, too, and it was wet."));
}

#[test]
fn credits_and_repeated_captions_are_kept_aside() {
    let caption =
        "<div class=photo-caption>Rowers wait for the tide below the old stone bridge.</div>";
    let read = article(&format!(
        "<figure><img src=a.jpg><div class=credit>Picture: Ada Example</div></figure>{caption}{caption}"
    ));
    assert_eq!(reason(&read, "Ada Example"), Some(Reason::Picture));
    assert_eq!(reason(&read, "Rowers wait"), Some(Reason::Repeated));
    let shown = texts(&read)
        .iter()
        .filter(|text| text.starts_with("Rowers wait"))
        .count();
    assert_eq!(shown, 1);
}

#[test]
fn an_article_that_goes_on_on_another_page_says_so() {
    let next = |link: &str| {
        let read = article(&format!(
            "{link}<link rel=canonical href=https://example.org/the-walk>"
        ));
        read.metadata.next.map(|next| next.to_string())
    };
    let second = Some("https://example.org/the-walk/2".to_owned());
    assert_eq!(next("<link rel=next href=/the-walk/2>"), second);
    assert_eq!(
        next("<div><a href=/the-walk/2>2</a> <a href=/the-walk/3>3</a></div>"),
        second
    );
    assert_eq!(next("<link rel=next href=/an-older-walk>"), None);
    assert_eq!(
        next("<p>It was told before, in <a href=/the-walk/2>the second part of it</a>.</p>"),
        None
    );
    assert_eq!(
        next("<div><a href='/the-walk/2#comments'>2</a></div>"),
        None
    );
    let unknown = article("<div><a href='?page=2'>Next page</a></div>");
    assert_eq!(unknown.metadata.next.as_deref(), Some("?page=2"));
    assert!(unknown.metadata.warning().is_some());
}

#[test]
fn an_alternative_text_is_shown_where_it_says_more_than_the_page() {
    let read = article(
        "<p><img src=a.jpg alt=\"Two herons standing beside broken wooden jetties\"></p>\
         <p><img src=b.jpg alt=\"A walk along the river with paragraphs of text\"></p>",
    );
    assert!(texts(&read).contains(&"Two herons standing beside broken wooden jetties"));
    // What the page says anyway stands beside the picture's mark, and is no text of the article.
    let marks = texts(&read).iter().filter(|text| **text == "▣").count();
    assert_eq!(marks, 1);
}

#[test]
fn an_article_built_of_rows_is_read_to_its_end() {
    let row = |n: usize| {
        format!(
            "<div class=row><div class=column><div>{}</div></div></div>",
            paragraph(n)
        )
    };
    let rows: String = (1..=12)
        .map(|n| format!("<div class=row><h2>Part {n}</h2></div>{}", row(n)))
        .collect();
    let read = document(&format!("<title>Rows</title><body><main>{rows}</main>"));
    assert_eq!(read.outline.sections.len(), 12);
}

#[test]
fn a_page_of_a_few_words_is_shown_whole() {
    let read = document(
        "<body><p>Opens here, with a sentence.</p><div><a><div><p>Closes here.</p></div></a></div>",
    );
    assert_eq!(
        texts(&read),
        ["Opens here, with a sentence.", "Closes here."]
    );
}

#[test]
fn an_authors_section_under_its_own_heading_is_of_the_article() {
    let name =
        "<h4>About the writer</h4><p>Ada Example</p><p>Keeper of the old harbour archive</p>";
    let inside = article(&format!("<aside class='author-box'>{name}</aside>"));
    assert!(texts(&inside).contains(&"About the writer"));
    assert!(texts(&inside).contains(&"Keeper of the old harbour archive"));

    let beside = |around: &str| {
        let text = paragraphs(6);
        document(&format!(
            "<body><{around}><div class='text'>{text}</div><aside class='author-box'>{name}</aside></{around}>\
             <div><p>Another part of the page</p></div></body>"
        ))
    };
    assert!(texts(&beside("article")).contains(&"About the writer"));
    assert!(!texts(&beside("div")).contains(&"About the writer"));

    let bare =
        article("<aside class='author-box'><p>Keeper of the old harbour archive</p></aside>");
    assert!(!texts(&bare).contains(&"Keeper of the old harbour archive"));
}

#[test]
fn an_invitation_in_an_authors_section_is_none_of_it() {
    let read = article(
        "<section class='author-box'><h4>About the writer</h4><p>Ada Example keeps the old harbour archive.</p>\
         <p class='newsletter'>One letter a week</p></section>",
    );
    assert!(texts(&read).contains(&"Ada Example keeps the old harbour archive."));
    assert_eq!(reason(&read, "One letter a week"), Some(Reason::Sharing));
}

#[test]
fn a_heading_above_the_title_is_not_left_bare_by_it() {
    let text = paragraphs(6);
    let read = document(&format!(
        "<title>A long walk along the river</title><body><article><h4>Travel notes</h4>\
         <h1>A long walk along the river</h1><h2>Two days of rain</h2>{text}</article></body>"
    ));
    assert_eq!(texts(&read)[1..3], ["Travel notes", "Two days of rain"]);
}

#[test]
fn a_gallery_that_only_a_script_fills_goes_with_its_heading() {
    let gallery = |caption: &str| {
        article(&format!(
            "<div class='gallery'><h3>The river and all of its boats in pictures</h3><ul><li><a href='#'></a></li><li><a href='#'>all</a>\
             </li></ul>{caption}</div>{}",
            paragraph(9)
        ))
    };
    assert_eq!(
        reason(&gallery(""), "The river and all of its boats in pictures"),
        Some(Reason::Picture)
    );
    let told = gallery(&paragraph(8));
    assert!(texts(&told).contains(&"The river and all of its boats in pictures"));
}

#[test]
fn a_headline_that_is_not_the_title_is_kept_beside_it() {
    let text = paragraphs(6);
    let read = document(&format!(
        "<title>River walks</title><meta property='og:title' content='River walks'>\
         <body><article><h1>Notes on walks</h1>{text}</article></body>"
    ));
    assert_eq!(read.metadata.title.as_deref(), Some("River walks"));
    assert_eq!(texts(&read)[..2], ["River walks", "Notes on walks"]);
    // It says the same in other words, and heads no section.
    assert!(read.outline.sections.is_empty());
}
