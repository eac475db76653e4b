//! What stands amid the text: notes by their role, quotations, warnings, galleries, heads beside tools; and what
//! readers and the site say within the article's own box.

use super::{article, document, paragraph, paragraphs, texts};

fn keeps(html: &str, text: &str) -> bool {
    let page = article(&format!("{html}{}", paragraph(12)));
    texts(&page).iter().any(|line| line.contains(text))
}

#[test]
fn what_is_set_apart_by_its_role_is_kept_where_it_says_something() {
    let warning = "Shut both gates before the valve is opened.";
    for html in [
        format!("<div class='alert' role=alert><b>Mind:</b> {warning}</div>"),
        format!("<div role=complementary><p>{warning}</p></div>"),
        format!("<div class=aside role=note><p>{warning}</p></div>"),
        format!(
            "<section><h2>Valves</h2><p>{}</p><footer><p>{warning}</p></footer></section>",
            paragraph(4)
        ),
        format!(
            "<p class=cookie-jar>{warning} The keeper's tin of biscuits stands on the sill of the upper lock house.</p>"
        ),
    ] {
        assert!(keeps(&html, warning), "{html}");
    }
    for html in [
        "<div role=complementary><h2>Advertisement</h2></div>".to_owned(),
        format!("<div role=alertdialog><p>{warning}</p></div>"),
        format!(
            "<div class=cookie-bar><p>{warning} We use cookies to count those who read of valves and of gates.</p></div>"
        ),
    ] {
        assert!(
            !keeps(&html, warning) && !keeps(&html, "Advertisement"),
            "{html}"
        );
    }
}

#[test]
fn a_quotation_is_kept_with_who_said_it_whatever_it_is_called() {
    for name in ["social", "comments", "promo", "newsletter", "related"] {
        let quote = format!(
            "<blockquote class={name}><p>It hums.</p><footer>Ines Marsh, keeper</footer></blockquote>"
        );
        let page = article(&format!("{quote}{}", paragraph(12)));
        let lines = texts(&page);
        let at = |text: &str| lines.iter().position(|line| line.contains(text));
        assert!(at("It hums.").is_some(), "{name}");
        assert!(at("It hums.") <= at("Ines Marsh, keeper"), "{name}");
    }
}

#[test]
fn a_heading_is_kept_without_the_tools_beside_it() {
    for tools in [
        "<a href=/e>edit</a>",
        "<span><a href=/e>Edit</a> <a href=/s>Source</a></span>",
    ] {
        let page = article(&format!(
            "<div><h2>The old gates</h2>{tools}</div>{}",
            paragraph(12)
        ));
        let outline: Vec<&str> = page
            .outline
            .sections
            .iter()
            .map(|section| &*section.title)
            .collect();
        assert_eq!(outline, ["The old gates"], "{tools}");
        assert!(
            !texts(&page)
                .iter()
                .any(|line| line.to_lowercase().contains("edit")),
            "{tools}"
        );
    }
}

#[test]
fn pictures_with_captions_are_kept_together() {
    let figure = |n| {
        format!(
            "<figure><img src={n}.jpg alt><figcaption>The sill in year {n}</figcaption></figure>"
        )
    };
    let html = format!("<div class=gallery>{}{}</div>", figure(1), figure(2));
    assert!(keeps(&html, "The sill in year 1") && keeps(&html, "The sill in year 2"));
}

#[test]
fn answers_of_readers_go_from_the_articles_own_box_however_short_they_are() {
    let answer = |name: &str, said: &str| {
        [
            format!(
                "<div class=c><p><b>{name}</b>:</p><p>{said}</p><a href=#r>Antworten</a></div>"
            ),
            format!("<li class=c><b>{name}</b> <time>May 3, 2023</time><p>{said}</p></li>"),
            format!("<div class=c><p>{said}</p><p>{name}</p><button>Répondre</button></div>"),
        ]
    };
    let (first, second) = (
        answer("plum", "Twice."),
        answer("otter9", "Never, not once."),
    );
    for (first, second) in first.iter().zip(&second) {
        for heading in ["Comments", "2 Kommentare", "Комментарии (2)"] {
            let html = format!(
                "<title>The lock</title><article><h1>The lock</h1>{}<section id=comments><h3>{heading}</h3>{first}{second}\
                 </section></article>",
                paragraphs(4)
            );
            let page = document(&html);
            assert_eq!(texts(&page).len(), 5, "{html} {:?}", texts(&page));
        }
    }
    // A section of the article on the subject is none of theirs.
    let section = format!(
        "<section id=comments-on-the-plan><h2>Comments on the plan</h2>{}</section>",
        paragraph(8)
    );
    assert!(keeps(&section, "Comments on the plan"));
}

#[test]
fn what_the_site_says_goes_from_the_end_and_stories_about_it_stay() {
    let end = |html: &str, text: &str| {
        let page = document(&format!(
            "<title>The lock</title><article><h1>The lock</h1>{}{html}</article>",
            paragraphs(4)
        ));
        texts(&page).iter().any(|line| line.contains(text))
    };
    for (html, text) in [
        (
            "<div><p>Was this page helpful?</p><button>Yes</button><button>No</button></div>",
            "helpful",
        ),
        (
            "<div><p>By using this site you agree to our <a href=/t>Terms</a> and to <a href=/p>Privacy</a>.</p></div>",
            "agree",
        ),
        (
            "<p>Our Sunday letter.</p><form><input type=email><button>OK</button></form>",
            "Sunday",
        ),
    ] {
        assert!(!end(html, text), "{html}");
    }
    for story in [
        "He went below to continue reading, since the wind kept turning the pages.",
        "Um weiterzulesen, ging der Lehrer unter Deck.",
    ] {
        assert!(keeps(&format!("<p>{story}</p>"), story), "{story}");
    }
}

#[test]
fn an_article_may_be_a_list() {
    let letter =
        "<div><div><p>Our letter in your inbox.</p><form><input type=email></form></div></div>";
    let told = |n| paragraph(n).replace("<p>", "").replace("</p>", "");
    for (list, item) in [("dl", "dd"), ("ol", "li"), ("ul", "li")] {
        let items: String = (1..7)
            .map(|n| format!("<{item}>{}</{item}>", told(n)))
            .collect();
        let page = document(&format!(
            "<title>The lock</title><div><div><h1>The lock</h1><{list}>{items}</{list}></div>{letter}</div>"
        ));
        assert!(
            !texts(&page).iter().any(|line| line.contains("inbox")),
            "{list}"
        );
        assert_eq!(texts(&page).len(), 7, "{list} {:?}", texts(&page));
    }
}
