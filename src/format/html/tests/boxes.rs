//! Boxes amid an article, above it and after it: what is called by a name of furniture and is text, and what is
//! called nothing and is furniture.

use super::{article, document, paragraph, paragraphs, texts};
use crate::document::Document;

#[test]
fn what_a_reader_unfolds_is_text() {
    let answer =
        "The answer is given at some length, with a comma or two, and nothing in it leads away.";
    for folded in [
        "<a role=button aria-controls=p1>Question</a><div id=p1 style='display:none' role=region>ANSWER</div>",
        "<button data-bs-toggle=collapse data-bs-target='#p1'>Question</button><div id=p1 hidden>ANSWER</div>",
        "<a href='#p1' aria-expanded=false>Question</a><p>x</p><section id=p1 aria-hidden=true>ANSWER</section>",
        "<h3><button aria-expanded=false>Question</button></h3><div hidden>ANSWER</div>",
        "<div role=tabpanel style='visibility: hidden'>ANSWER</div>",
        "<div hidden=until-found>ANSWER</div>",
        "<p aria-hidden=true class=paywall>ANSWER</p>",
    ] {
        let shown = article(&folded.replace("ANSWER", &format!("<p>{answer}</p>")));
        assert!(texts(&shown).contains(&answer), "{folded}");
    }
    for hidden in [
        "<div style='display:none'>ANSWER</div>",
        "<div aria-hidden=true>ANSWER</div>",
        "<button aria-controls=p1>Join</button><div id=p1 role=dialog hidden>ANSWER</div>",
        "<button aria-controls=p1>Join</button><div id=p1 hidden>ANSWER<input type=email></div>",
        "<nav><button aria-expanded=false>Menu</button><div hidden>ANSWER</div></nav>",
        "<button aria-controls=p1>Menu</button><div id=p1 hidden><a href=/a>ANSWER</a></div>",
    ] {
        let page = article(&hidden.replace("ANSWER", answer));
        assert!(!texts(&page).contains(&answer), "{hidden}");
    }
}

#[test]
fn a_line_over_running_text_is_kept_though_its_box_is_named_a_header() {
    let page = article(&format!(
        "<div class=section-header2>The lower gate</div><div>{}</div><div class=header><a href=/>The Post</a></div>",
        paragraph(9)
    ));
    assert!(texts(&page).contains(&"The lower gate"));
    assert!(!texts(&page).contains(&"The Post"));
}

#[test]
fn boxes_amid_the_text_are_judged_by_what_they_say() {
    let kept = [
        (
            "promo-history",
            "<h2>Posters</h2><p>They were drawn by hand in one week.</p><p>Nobody kept more than one of \
          them.</p><p>The last of them hung in the lock house, over the stove, until the house was sold to the port.</p>",
        ),
        (
            "promo-note",
            "<p>The lamps were lit by hand until the war, which is why there are no pictures of them lit.</p>",
        ),
        (
            "sidebar-note",
            "<p>The lamps were lit by hand until the war, which is why there are no pictures of them lit.</p>",
        ),
        (
            "block",
            "<h2>Sources</h2><ol><li><a href=//a.example/1>Locks and their keepers</a><li><a href=//b.example/2>A book of \
          lamps</a></ol>",
        ),
    ];
    for (name, text) in kept {
        for tag in ["div", "aside"] {
            let box_ = format!("<div><{tag} class={name}>{text}</{tag}></div>");
            if name == "block" && tag == "aside" {
                continue;
            }
            let page = article(&format!("{box_}{}", paragraph(12)));
            assert!(
                page.furniture
                    .iter()
                    .all(|aside| !text.contains(&*aside.text)),
                "{name} {tag}"
            );
        }
    }
    for furniture in [
        "<aside class=promo><p><a href=/join>Join us, and read all that we write about the river and its locks, every week.</a></p></aside>",
        "<div class=css-7><h3>Our letter</h3><p>All that we write about the river and its locks, once a week, in your mail.</p>\
         <form><input type=email><button>OK</button></form></div>",
    ] {
        let page = article(furniture);
        assert!(
            !texts(&page).iter().any(
                |text| text.contains("all that we write") || text.contains("All that we write")
            ),
            "{furniture}"
        );
    }
}

#[test]
fn what_stands_between_parts_of_the_article_and_over_them_is_of_it() {
    let part = |n| format!("<div class=a{n}>{}</div>", paragraph(n));
    let html = format!(
        "<title>The lock at Sill</title><div><header class=entry-header><h1>The lock at Sill</h1><p class=sub>What it cost, \
         and who paid for it.</p><div class=byline>By Ada Marsh</div></header>{}{}<div class=t><table><tr><td>Gate<td>12\
         <tr><td>Sill<td>40</table></div>{}{}<div class=css-7><h3>Our letter</h3><p>All that we write about the river \
         and its locks, once a week, in your mail.</p><form><input type=email></form></div></div>",
        part(1),
        part(2),
        part(3),
        part(4)
    );
    let page = document(&html);
    let texts = texts(&page);
    assert!(texts.contains(&"What it cost, and who paid for it."));
    assert!(texts.iter().any(|text| text.contains("Sill | 40")));
    assert!(!texts.iter().any(|text| text.contains("once a week")));
}

#[test]
fn no_name_drops_what_has_no_link_amid_the_text() {
    let boxes = [
        "<table class=NAME><tr><th>Holder<th>Part<tr><td>County<td>51 %</table>",
        "<div class=NAME><table><caption>Crossings</caption><tr><th>Month<th>Cars<tr><td>May<td>1,204</table></div>",
        "<ul class=NAME><li>Car: 2<li>Goat: 1</ul>",
        "<ul class=NAME><li><img src=a.jpg alt><p>Herons on the ramp</p><li><img src=b.jpg alt><p>The drum in spring</p></ul>",
        "<figure class=NAME><img src=a.jpg alt><figcaption>Ines Harrow at the winch</figcaption></figure>",
        "<div class=NAME><h2>A quilt of iron</h2></div>",
        "<div class=NAME><p>It was built by a yard that made nothing else.</p><p>Its hull was welded every other year, and \
         the skipper calls it a quilt.</p><p>It is still there, and so is he.</p></div>",
    ];
    for name in [
        "share",
        "related",
        "menu",
        "sidebar",
        "promo",
        "ad",
        "gallery",
        "banner",
        "newsletter",
        "social",
        "tags",
    ] {
        for html in boxes {
            let html = html.replace("NAME", name);
            let page = article(&html);
            let lost: Vec<&str> = page.furniture.iter().map(|lost| &*lost.text).collect();
            let is_text = |lost: &&&str| !lost.contains("A walk along the river");
            assert!(lost.iter().find(is_text).is_none(), "{html}: {lost:?}");
        }
    }
}

#[test]
fn what_invites_and_what_others_say_goes_from_a_short_article_too() {
    let text = "タルンホルムの渡し船は、車十一台と自転車二十四台、市の立つ日には四分間じっとしていられるだけの羊を載せて、\
                雨の日も雪の日も、向こう岸まで運んでいく。";
    let teasers = "<div><div>よく読まれている記事</div><ul><li><a href=/1>市議会が噴水を柵で隠すことに決めたという話</a></ul></div>";
    let short = format!(
        "<title>待つことを覚えた渡し船</title><div><a href=/>新聞</a></div><div><div><h1>待つことを覚えた渡し船</h1>{}</div>{teasers}\
         <div>© 2024 川辺新聞社</div></div>",
        format!("<p>{text}</p>").repeat(4)
    );
    let page = document(&short);
    assert_eq!(
        texts(&page)
            .iter()
            .filter(|line| line.contains("渡し船は"))
            .count(),
        4
    );
    assert!(
        !texts(&page)
            .iter()
            .any(|line| line.contains("噴水") || line.contains("2024"))
    );

    let tools = "<share-tools><span><a href=/s>Share this</a></span><span><a href=/m>Email</a></span></share-tools>";
    let comment = |n: u32, text: &str| {
        format!(
            "<div class=resp><div><a href=/u{n}>otter</a> says: <span>May {n}, 2023</span></div><div><p>{text}</p></div></div>"
        )
    };
    let said =
        "I took the ferry every day for six years, and not once did anybody ask me for a ticket.";
    let custom = format!(
        "<title>The ferry</title><story-view><h1>The ferry</h1>{tools}{}</story-view><div><h3>3 responses</h3>{}{}{}</div>",
        paragraphs(3),
        comment(11, said),
        comment(12, said),
        comment(13, said)
    );
    let page = document(&custom);
    assert_eq!(texts(&page).len(), 4, "{:?}", texts(&page));
}

#[test]
fn a_button_is_no_part_of_a_heading_but_may_be_all_of_it() {
    let page = article(
        "<h2>A quilt<button>Copy link</button></h2><p>a</p><h2><button>The letter</button></h2><p>b</p>",
    );
    assert_eq!(sections(&page), ["A quilt", "The letter"]);
}

/// The titles of a page's sections.
fn sections(document: &Document) -> Vec<&str> {
    let sections = document.outline.sections.iter();
    sections.map(|section| &*section.title).collect()
}

#[test]
fn boxes_that_head_what_follows_them_are_kept_as_a_series() {
    let head = |tag: &str, name: &str| {
        format!(
            "<{tag} class=record><h3>{name}</h3><a href=//shop.example/x><img src=a.jpg><img src=b.jpg></a>\
             <a href=//shop.example/y>$24</a></{tag}>"
        )
    };
    for tag in ["div", "aside"] {
        let series = format!(
            "{}{}{}{}",
            head(tag, "The brass lamp"),
            paragraph(11),
            head(tag, "The tin lamp"),
            paragraph(12)
        );
        let page = article(&series);
        assert!(sections(&page).contains(&"The brass lamp"), "{tag}");
        assert!(sections(&page).contains(&"The tin lamp"), "{tag}");
    }
    // One alone may be anything, and so may links with a heading.
    let related = "<aside><h3><a href=/lamp>The brass lamp</a></h3></aside>";
    for page in [
        article(&format!(
            "{}{}",
            head("aside", "The brass lamp"),
            paragraph(11)
        )),
        article(&format!(
            "{related}{}{related}{}",
            paragraph(11),
            paragraph(12)
        )),
    ] {
        assert!(!sections(&page).contains(&"The brass lamp"));
    }
}

#[test]
fn what_leads_into_the_text_heads_no_section() {
    let page = |above: &str| {
        document(&format!(
            "<title>How the lock at Sill was moved uphill</title><article><h1>How the lock at Sill was moved uphill</h1>\
             {above}{}<h2>The gates</h2>{}</article>",
            paragraphs(3),
            paragraph(4)
        ))
    };
    let standfirst = "Nobody had ever moved a lock before the winter in which the river itself had been moved away.";
    let said_again = "How the lock at Sill was moved far uphill last year, and how not";
    for above in [
        format!("<h2 class=deck>{standfirst}</h2>"),
        format!("<h4>Rivers</h4><h2 class=deck>{standfirst}</h2>"),
        format!("<h2>{said_again}</h2>"),
        "<h2><div>Rivers and their keepers</div><div>How the lock at Sill was moved uphill</div></h2>".to_owned(),
    ] {
        assert_eq!(sections(&page(&above)), ["The gates"], "{above}");
    }
    assert!(texts(&page(&format!("<h2 class=deck>{standfirst}</h2>"))).contains(&standfirst));
    for (above, section) in [
        ("<h2>The lock at Sill</h2>", "The lock at Sill"),
        (
            "<h2>Video: How the lock at Sill was moved uphill</h2>",
            "Video: How the lock at Sill was moved uphill",
        ),
    ] {
        assert!(sections(&page(above)).contains(&section), "{above}");
    }
}

#[test]
fn a_heading_of_furniture_goes_where_nothing_is_left_under_it() {
    let page = article("<section><h2>Related stories</h2><ul></ul></section>");
    assert!(sections(&page).is_empty());
}

#[test]
fn a_short_sentence_beside_a_script_is_text() {
    for html in [
        "<p>Let <script type=math/tex>n</script> be odd.</p>",
        "<div>It was a frost.<script>a</script></div>",
    ] {
        let page = article(html);
        assert!(
            page.furniture
                .iter()
                .all(|lost| !lost.text.contains("frost") && !lost.text.contains("odd")),
            "{html}"
        );
    }
}
