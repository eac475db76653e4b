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

#[test]
fn panels_of_the_site_go_and_what_reads_like_them_stays() {
    let call = "Sign in to go on. Create an account to unlock all that we write, or subscribe.";
    for panel in [
        format!("<div class=x><p>{call}</p><a href=/l>Sign in</a><a href=/r>Subscribe</a></div>"),
        "<div class=x><p>Jetzt abonnieren und weiterlesen.</p><p>Sie sind schon Abonnent? <a href=/l>Einloggen</a></p></div>"
            .to_owned(),
    ] {
        assert!(!keeps(&panel, "Sign in") && !keeps(&panel, "Abonnent"), "{panel}");
    }
    let told = "To register the boat one had to sign in at the lock, and the keeper would unlock the gate by hand, \
                which took an hour on a good day and was never done on Sundays at all.";
    assert!(keeps(
        &format!("<div class=x><p>{told}</p><a href=/gate>The gate</a></div>"),
        told
    ));
}

#[test]
fn headlines_with_their_subjects_are_of_other_articles() {
    let item = |n| {
        format!("<li><b>Rivers:</b> <a href=/n{n}>The upper gate is shut for the winter</a></li>")
    };
    for heading in ["", "<h3>More on this, found for you</h3>"] {
        let list = format!("{heading}<ul>{}{}{}</ul>", item(1), item(2), item(3));
        assert!(!keeps(&list, "upper gate"), "{heading}");
    }
    let sources =
        item(1).replace("/n1", "//gates.example/1") + &item(2).replace("/n2", "//locks.example/2");
    assert!(keeps(
        &format!("<h3>Sources</h3><ul>{sources}</ul>"),
        "upper gate"
    ));
}

#[test]
fn what_is_shown_over_the_page_is_none_of_it_however_long_it_is() {
    let show = format!(
        "<h2>The year in pictures</h2>{}",
        paragraphs(30).replace("Paragraph", "Picture")
    );
    for open in [
        "<amp-lightbox layout=nodisplay>",
        "<amp-lightbox class=i-amphtml-layout-nodisplay>",
    ] {
        assert!(
            !keeps(&format!("{open}{show}</amp-lightbox>"), "Picture 9"),
            "{open}"
        );
    }
}

#[test]
fn an_article_that_is_links_with_a_word_to_each_is_what_its_headline_stands_over() {
    let item = |n| {
        format!(
            "<li><p>via the river news</p><a href='//news{n}.example/a'>The gates of Sill, part {n}</a></li>"
        )
    };
    let items: String = (0..12).map(item).collect();
    // The only running text of the page is none of the article's.
    let note = paragraph(1);
    let page = document(&format!(
        "<title>Links of the week</title><article><h1>Links of the week</h1><ul>{items}</ul></article><aside><div><section>{note}</section></div></aside>"
    ));
    assert!(
        texts(&page).iter().any(|line| line.contains("part 11")),
        "{:?}",
        texts(&page)
    );
}
