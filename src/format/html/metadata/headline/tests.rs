use super::*;

/// The best line of a page that is called `titled`, and whether it is sure.
fn check(html: &str, named: &[&str], titled: &str, expected: Option<(&str, bool)>) {
    let page = Page::new(dom_query::Document::from(html).root());
    let named: Vec<String> = named.iter().map(|&name| name.to_owned()).collect();
    let found = all(&page, &named, Some(titled), &Site::default());
    let best = found.first().map(|best| (best.text.as_str(), best.is_sure));
    assert_eq!(best, expected, "{html}");
}

#[test]
fn the_marks_beside_a_heading_are_not_its_text() {
    for html in [
        "<h1>The sill<a class=headerlink href=#a>¶</a></h1>",
        "<h1><a href=#a>#</a> The sill</h1>",
        "<h1><a class=header href=#a>The sill</a></h1>",
        "<h1>The sill<a href=#a aria-label='Link to here'>\u{200b}</a></h1>",
        "<h1>The sill <a href=#a>🔗</a></h1>",
        "<h1>The sill<span class=mw-editsection>[<a href=e>edit</a>]</span></h1>",
        "<h1>The sill<button>Copy</button></h1>",
    ] {
        check(html, &[], "The sill", Some(("The sill", true)));
    }
    check(
        "<h1>Notes on C#</h1>",
        &[],
        "Notes on C#",
        Some(("Notes on C#", true)),
    );
}

#[test]
fn a_part_of_what_the_page_calls_itself_is_the_headline_whatever_marks_it() {
    check(
        "<h2>The long lock</h2><h2>More</h2>",
        &[],
        "Post » The long lock",
        Some(("The long lock", true)),
    );
    check(
        "<td><b>The long lock</b>",
        &[],
        "Post - The long lock",
        Some(("The long lock", true)),
    );
    check(
        "<p class=title><span>The long lock</span></p><h1>Part one</h1>",
        &["The long lock"],
        "x",
        Some(("The long lock", true)),
    );
    check(
        "<p class=MsoTitle>The long lock</p>",
        &[],
        "Doc1",
        Some(("The long lock", false)),
    );
    check(
        "<nav><h2>The long lock</h2></nav>",
        &[],
        "Post » The long lock",
        None,
    );
}

#[test]
fn a_book_in_the_bar_and_bread_crumbs_are_no_headlines() {
    let book = "<div class=menu-bar><h1>The book</h1></div><main><h2>The sill</h2><p>a</main>";
    check(book, &[], "The sill - The book", Some(("The sill", true)));
    let named =
        "<p class=title>The film of the lock</p><div class=header><h1>The lock is shut</h1></div>";
    check(
        named,
        &["The lock is shut"],
        "The lock is shut - News",
        Some(("The lock is shut", true)),
    );
    let crumbs = "<ol class=breadcrumb><li><h1>Lock news today</h1></li></ol><article><h2>The lock is shut</h2></article>";
    check(
        crumbs,
        &["The lock is shut"],
        "Lock news today",
        Some(("The lock is shut", true)),
    );
}

#[test]
fn a_kicker_in_the_heading_is_left_out_where_the_page_has_a_name_without_it() {
    check(
        "<h1><span>Harbours</span> <span>The long lock</span></h1>",
        &["The long lock"],
        "Harbours: The long lock",
        Some(("The long lock", true)),
    );
    check(
        "<h1><span>Harbours</span> <span>The long lock</span></h1>",
        &[],
        "Harbours The long lock",
        Some(("Harbours The long lock", true)),
    );
}

#[test]
fn the_only_first_level_heading_that_begins_an_article_is_sure() {
    check(
        "<article><h1>Quite another thing</h1><p>a",
        &[],
        "A walk",
        Some(("Quite another thing", true)),
    );
    check(
        "<h1>Quite another thing</h1><p>a",
        &["A walk"],
        "A walk",
        Some(("Quite another thing", false)),
    );
}

#[test]
fn the_only_first_level_heading_above_text_beats_a_window_without_a_name() {
    let text = "All that was known of the lock was written in one book, and the book was lost.";
    for titled in ["React App", "ferry_final2.doc", "The Courier", "川辺新聞"] {
        let html =
            format!("<div><div><h1>The ferry that waited</h1></div><div><p>{text}</div></div>");
        check(&html, &[], titled, Some(("The ferry that waited", true)));
    }
    let html = format!("<div><h1>All about boats</h1><p>{text}</div>");
    check(
        &html,
        &[],
        "The ferry that waited",
        Some(("All about boats", false)),
    );
}

#[test]
fn headings_within_headings_take_no_longer_than_others() {
    let html = format!("{}{}", "<h1><div>".repeat(150), "<i></i>".repeat(100_000));
    check(&html, &[], "x", None);
}
