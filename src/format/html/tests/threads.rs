//! Threads: every post with who wrote it and when, and none of the page's controls.

use super::{document, texts};

const SAID: [&str; 3] = [
    "The sill of the upper lock has been wet since March, and nobody knows where the water comes from.",
    "It comes from the old culvert behind the keeper's house, which was never filled as they said it was.",
    "I walked through that culvert as a boy, and I can say that it was dry then, but that is long ago.",
];

fn page(title: &str, body: &str) -> Vec<String> {
    let page = document(&format!("<title>{title}</title><body>{body}"));
    texts(&page).into_iter().map(str::to_owned).collect()
}

fn holds(lines: &[String], text: &str) -> bool {
    lines.iter().any(|line| line.contains(text))
}

#[test]
fn controls_of_posts_are_said_by_nobody() {
    let post = |n: usize, make: &str| {
        make.replace("SAID", SAID[n])
            .replace("NAME", ["mara", "otto9", "lind"][n])
            .replace("N", &n.to_string())
    };
    let makes = [
        "<div class=c><div><a href=/u>NAME</a> <a href=/t>1N minutes ago</a> <span class=nav>| <a href=#p>parent</a> | \
         <a href=#q>next</a> <a>[–]</a></span></div><div>SAID</div><p><a href=/r>reply</a></p></div>",
        "<li class=c><p><a>[–]</a><a class=author>NAME</a> <time>N hours ago</time></p><p>SAID</p><ul><li><a>permalink</a>\
         </li><li><a>save</a></li></ul></li>",
        "<div class=c><div class=votes>1N</div><p>SAID</p><div>answered <span>Mar 1N at 10:00</span></div><a href=/u>NAME\
         </a><button>Share</button><button>Follow</button></div>",
    ];
    for make in makes {
        let posts: String = (0..3).map(|n| post(n, make)).collect();
        let lines = page(
            "A wet sill",
            &format!("<h1>A wet sill</h1><div>{posts}</div>"),
        );
        for (n, said) in SAID.iter().enumerate() {
            assert!(holds(&lines, said), "{make} {lines:?}");
            assert!(
                holds(&lines, ["mara", "otto9", "lind"][n]),
                "{make} {lines:?}"
            );
        }
        for control in [
            "parent",
            "next",
            "[–]",
            "reply",
            "permalink",
            "save",
            "Share",
            "Follow",
            " | ",
        ] {
            assert!(!holds(&lines, control), "{control} in {lines:?}");
        }
        assert!(
            !lines
                .iter()
                .any(|line| line.trim().chars().all(|c| c.is_ascii_digit())),
            "{lines:?}"
        );
    }
}

#[test]
fn a_question_that_stands_apart_from_its_answers_opens_the_thread() {
    let post = |n: usize| {
        format!(
            "<div class=layout><div class=cell><div class=body><p>{}</p></div><div class=user><div class=when>said Mar {n} at \
             10:00</div><div class=who><a href=/u>mara{n}</a></div></div></div></div>",
            SAID[n]
        )
    };
    let lines = page(
        "A wet sill",
        &format!(
            "<h1>A wet sill</h1><div id=question>{}</div><div id=answers><h2>2 Answers</h2><div class=answer>{}</div>\
             <div class=answer>{}</div></div>",
            post(0),
            post(1),
            post(2)
        ),
    );
    for said in SAID {
        assert!(holds(&lines, said), "{lines:?}");
    }
    assert!(holds(&lines, "mara0") && holds(&lines, "Mar 2"));
}

#[test]
fn names_ranks_and_ages_side_by_side_are_words_of_their_own() {
    let post = |n: usize, head: &str| format!("<div class=post>{head}<p>{}</p></div>", SAID[n]);
    for head in [
        "<div><a class=time>3h</a><a class=name>mara</a><span class=score>12</span></div>",
        "<b>mara</b><i>member</i><time>March 1, 2026</time>",
        "<div><a class=t><time>Mar 1</time></a><a class=d><bdi><strong>mara</strong></bdi><span>@mara@lock.example</span></a></div>",
    ] {
        let posts: String = (0..3).map(|n| post(n, head)).collect();
        let lines = page(
            "A wet sill",
            &format!("<h1>A wet sill</h1><div>{posts}</div>"),
        );
        for run in ["3hmara", "mara12", "maramember", "1mara", "mara@mara"] {
            assert!(!holds(&lines, run), "{run} in {lines:?}");
        }
    }
}
