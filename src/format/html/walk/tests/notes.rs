//! Notes, what marks them, and links without words.

use super::{check, document, show};

/// A mark in a sentence and its note, as converters and publishers write them.
#[test]
fn marks_lead_to_their_notes_wherever_these_are_kept() {
    let noted = |html: &str, mark: &str| {
        let shown = show(&document(html));
        let lines: Vec<&str> = shown.lines().collect();
        assert!(
            lines[0].contains("note #") && lines[0].contains(mark),
            "{html}\n{shown}"
        );
        assert_eq!(
            lines.last(),
            Some(&&*format!("{}: The bill was for eels.", note(mark))),
            "{html}\n{shown}"
        );
    };
    fn note(mark: &str) -> String {
        format!("note {mark}/p")
    }
    // texinfo: the number is a heading of its own.
    noted(
        "<p>Read<a id=D1 href='#F1'><sup>1</sup></a>.</p><h5><a id=F1 href='#D1'>(1)</a></h5><p>The bill was for eels.</p>",
        "1",
    );
    // Word and word processors on the web.
    noted(
        "<p>Read<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.</p><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> The bill was for eels.</p></div>",
        "1",
    );
    noted(
        "<p>Read<sup><a href='#ftnt1' id=ftnt_ref1>[1]</a></sup>.</p><div><p><a href='#ftnt_ref1' id=ftnt1>[1]</a><span>&nbsp;The bill was for eels.</span></p></div>",
        "1",
    );
    // Org mode, newsletters, documentation.
    noted(
        "<p>Read<sup><a id=fnr.1 href='#fn.1'>1</a></sup>.</p><div class=footdef><sup><a id=fn.1 href='#fnr.1'>1</a></sup> <div><p>The bill was for eels.</p></div></div>",
        "1",
    );
    noted(
        "<p>Read<a id=footnote-anchor-1 href='#footnote-1'>1</a>.</p><div class=footnote><a id=footnote-1 href='#footnote-anchor-1'>1</a><div><p>The bill was for eels.</p></div></div>",
        "1",
    );
    noted(
        "<p>Read <a href='#id4' id=id3>[1]</a>.</p><table id=id4><tr><td><a href='#id3'>[1]</a></td><td>The bill was for eels.</td></tr></table>",
        "1",
    );
    // Without links back, and without links.
    noted(
        "<p>Read<a href='#n'>*</a>.</p><aside id=n>The bill was for eels.</aside>",
        "*",
    );
    noted(
        "<p>Read<sup>1</sup>.</p><p><sup>1</sup> The bill was for eels.</p>",
        "1",
    );
    noted(
        "<p>Read<label for=t>1</label><input type=checkbox id=t><span><sup>1</sup> The bill was for eels.</span>.</p>",
        "1",
    );
    noted(
        "<p>Read<sup>1</sup><span><span><sup>1</sup><span>1</span>The bill was for eels.</span></span>.</p>",
        "1",
    );
    noted(
        "<p>Read<label for=t></label><input type=checkbox id=t><span>The bill was for eels.</span>.</p>",
        "1",
    );
    // What opens in its place, hidden until then, by a link, a button or a script.
    noted(
        "<p>Read<sup><a href='#n'>1</a></sup><span id=n hidden>The bill was for eels.</span>.</p>",
        "1",
    );
    noted(
        "<p>Read<button aria-controls=n>1</button><span id=n class=footnote>The bill was for eels.</span>.</p>",
        "1",
    );
    noted(
        "<p>Read<sup><a href='javascript:void(0)' aria-describedby=n>1</a></sup><span id=n role=tooltip>The bill was for eels.</span>.</p>",
        "1",
    );
    noted(
        "<p>Read<span class=footnote>The bill was for eels.</span>.</p>",
        "1",
    );
    noted(
        "<p>Read<a href='#n' rel=footnote>1</a>.</p><p id=n>The bill was for eels.</p>",
        "1",
    );
    // Marks that have no small letters are set in brackets.
    noted(
        "<p>Read<sup><a href='#b' id=r>b</a></sup>.</p><p id=b><a href='#r'>b</a>. The bill was for eels.</p>",
        "b",
    );
}

#[test]
fn references_keep_their_numbers_and_lose_their_ways_back() {
    check(
        "<p>Known.<sup id=cite_ref-a_1-0><a href='#cite_note-a-1'>[1]</a></sup> So.<sup id=cite_ref-a_1-1><a href='#cite_note-a-1'>[1]</a></sup></p>
        <ol><li id=cite_note-a-1><span>^ <a href='#cite_ref-a_1-0'><sup>a</sup></a> <a href='#cite_ref-a_1-1'><sup>b</sup></a></span> Lind, 1961</li></ol>",
        "
        p: Known.<superscript><note #cite_note-a-1>[1]</></> So.<superscript><note #cite_note-a-1>[1]</></>
        list/note 1/p: Lind, 1961",
    );
}

#[test]
fn links_to_sections_and_books_are_no_notes() {
    check(
        "<ul><li><a href='#a'>1</a> One</ul><h2 id=a>One</h2><p>See [<a href='#b'>2</a>].</p><ul><li id=b>[2] A. Tow.</ul>",
        "
        list/*/p: <#a>1</> One
        h2: One
        p: See [<#b>2</>].
        list/*/p: [2] A. Tow.",
    );
}

#[test]
fn links_in_a_sentence_without_words_are_told_all_the_same() {
    check(
        "<p>See <a href=plan><img alt='the plan'></a>, <a href=plan><svg><title>the plan</title></svg></a>, <a href=plan \
         aria-label='the plan'><i></i></a> and <a href=p><img src=p.png></a>.",
        "p: See <https://example.org/a/plan>the plan</>, <https://example.org/a/plan>the plan</>, \
         <https://example.org/a/plan>the plan</> and <https://example.org/a/p>▣</>.",
    );
    // Signs for sharing stand in no sentence.
    check(
        "<p>Read.</p><div><a href=/s aria-label='Share this'><svg></svg></a></div>",
        "p: Read.",
    );
}

#[test]
fn pictures_in_a_sentence_that_are_links_are_words() {
    check(
        "<p>See <a href=plan><img alt='the plan'></a> and <a href=map><img src='/i/upper-reach.png'></a>.",
        "p: See <https://example.org/a/plan>the plan</> and <https://example.org/a/map>upper reach</>.",
    );
    check(
        "<h2>The plan <a href=p><img alt='a plan'></a></h2><p><a href=b.jpg><img alt='a plan'></a> The plan is old.",
        "h2: The plan\nimage https://example.org/a/b.jpg: <https://example.org/a/b.jpg>▣</>\np: The plan is old.",
    );
}
