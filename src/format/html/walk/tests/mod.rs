//! One small page for each kind of structure.

mod code;
mod formulas;
mod notes;

use url::Url;

use crate::document::block::Marker;
use crate::document::{Block, BlockKind, Builder, Container, Document, Inline, Target};
use crate::format::html::links::PageLinks;

fn document(html: &str) -> Document {
    let tree = dom_query::Document::from(html);
    let mut builder = Builder::new();
    let links = PageLinks {
        base: Url::parse("https://example.org/a/").ok(),
    };
    super::append(tree.root(), &mut builder, &links);
    builder.finish()
}

/// A line a block: its containers, its kind, its text with its spans.
fn show(document: &Document) -> String {
    let lines: Vec<_> = document
        .blocks
        .iter()
        .map(|block| {
            let text = format!(": {}", text(document, block));
            let text = if block.prose.is_empty() { "" } else { &text };
            format!("{}{}{text}", nests(document, block), kind(block))
        })
        .collect();
    lines.join("\n")
}

fn nests(document: &Document, block: &Block) -> String {
    let mut out = String::new();
    let mut next = block.nest;
    while let Some(id) = next {
        let nest = &document.nests[id.0 as usize];
        let name = match &nest.container {
            Container::Quote => "quote".to_owned(),
            Container::List => "list".to_owned(),
            Container::Item(Marker::Bullet) => "*".to_owned(),
            Container::Item(Marker::Number(number)) => number.to_string(),
            Container::Item(Marker::Task(done)) => format!("task {done}"),
            Container::Figure => "figure".to_owned(),
            Container::Footnote(label) => format!("note {label}"),
            Container::Aside(_) => "aside".to_owned(),
            Container::Definition => "definition".to_owned(),
            Container::Details => "details".to_owned(),
        };
        out = format!("{name}/{out}");
        next = nest.parent;
    }
    out
}

fn kind(block: &Block) -> String {
    match &block.kind {
        BlockKind::Title => "title".to_owned(),
        BlockKind::Heading { level, .. } => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Verse => "verse".to_owned(),
        BlockKind::Code { language } => format!("code {}", language.as_deref().unwrap_or("")),
        BlockKind::Table(table) => format!(
            "table {}+{}",
            table.header_rows,
            table.rows.len() - table.header_rows
        ),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Image(image) => format!("image {}", image.source).trim_end().to_owned(),
        BlockKind::Term => "term".to_owned(),
        BlockKind::Math => "math".to_owned(),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Furniture(_) => "furniture".to_owned(),
    }
}

fn text(document: &Document, block: &Block) -> String {
    let mut out = block.prose.text.to_string();
    let mut marks: Vec<(u32, bool, String)> = Vec::new();
    for span in &block.prose.spans {
        let name = match span.inline {
            Inline::Link(link) | Inline::Note(link) => {
                match &document.links[link.0 as usize].target {
                    Target::Fragment(name) => format!("#{name}"),
                    Target::Address(address) => address.to_string(),
                }
            }
            other => format!("{other:?}").to_lowercase(),
        };
        let name = if matches!(span.inline, Inline::Note(_)) {
            format!("note {name}")
        } else {
            name
        };
        marks.push((span.range.start, true, format!("<{name}>")));
        marks.push((span.range.end, false, "</>".to_owned()));
    }
    marks.sort_by_key(|(at, opens, _)| (std::cmp::Reverse(*at), *opens));
    for (at, _, mark) in marks {
        out.insert_str(at as usize, &mark);
    }
    out.replace('\n', "⏎")
}

#[track_caller]
fn check(html: &str, expected: &str) {
    let expected: Vec<_> = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(show(&document(html)), expected.join("\n"));
}

#[test]
fn white_space_is_collapsed_and_blocks_part_text() {
    check(
        "<p> one\n two<b> three </b>four</p>five<div>six</div>",
        "
        p: one two <strong>three </>four
        p: five
        p: six",
    );
}

#[test]
fn headings_keep_their_levels_and_lose_their_permalinks() {
    check(
        "<h1>A</h1><h3 id=x>B <em>c</em><a href='#x'>¶</a></h3><div role=heading aria-level=4><p>D</p></div>",
        "
        h1: A
        h3: B <emphasis>c</>
        h4: D",
    );
}

#[test]
fn lists_nest_and_are_numbered_as_given() {
    check(
        "<ul><li>a<ol start=3 type=a><li>b<li value=7>c</ol><li><p>d<p>e</ul><ol reversed><li>f<li>g</ol>",
        "
        list/*/p: a
        list/*/list/c./p: b
        list/*/list/g./p: c
        list/*/p: d
        list/*/p: e
        list/2./p: f
        list/1./p: g",
    );
}

#[test]
fn tasks_and_terms_are_told() {
    check(
        "<ul><li><input type=checkbox checked> done<li><label><input type=checkbox>not</label></ul>
        <dl><dt>Term<dd>Meaning<dd><p>Another</dl>",
        "
        list/task true/p: done
        list/task false/p: not
        term: Term
        definition/p: Meaning
        definition/p: Another",
    );
}

#[test]
fn quotes_figures_and_rules_are_kept() {
    check(
        "<blockquote><p>Said<p>again</blockquote><hr>
        <figure><img alt='A boat on the lake'><figcaption>The <i>boat</i></figcaption></figure>
        <figure><img alt='A boat on the lake'></figure><p><img alt='boat.jpg'>x</p>",
        "
        quote/p: Said
        quote/p: again
        rule
        figure/image: The <emphasis>boat</>
        figure/image: A boat on the lake
        p: x",
    );
}

#[test]
fn code_keeps_its_white_space_and_language() {
    check(
        "<pre><code class='language-rust'>fn a() {\n    <span>b</span>();\n}\n</code></pre>",
        "
        code rust: fn a() {⏎    b();⏎}",
    );
    check(
        "<div data-lang=c><table><tr><td class=gutter><pre>1\n2</pre><td><pre>int x;\nint y;</pre></table></div>",
        "
        code c: int x;⏎int y;",
    );
}

#[test]
fn tables_of_data_are_rows_and_others_are_walked() {
    check(
        "<table><caption>Cap</caption><tr><th>a<th>b<tr><td>1 <b>2</b><td><p>3</p><p>4</table>",
        "
        caption: Cap
        table 1+1: a | b⏎1 <strong>2</> | 3 4",
    );
    check(
        "<table><tr><td><h2>H</h2><p>left<td>right</table>",
        "
        h2: H
        p: left
        p: right",
    );
    let document = document("<table><tr><th colspan=2>ab<tr><td>1<td align=right> 2 </table>");
    let BlockKind::Table(table) = &document.blocks[0].kind else {
        panic!("a table")
    };
    let cells: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| &document.blocks[0].prose.text[cell.start as usize..cell.end as usize])
                .collect()
        })
        .collect();
    assert_eq!(cells, [vec!["ab", ""], vec!["1", "2"]]);
    assert_eq!((table.columns, table.header_rows), (2, 1));
}

#[test]
fn links_are_resolved_and_notes_refer() {
    check("<p>See <a href='../b'>b</a>, <a href='javascript:x'>c</a> and<sup><a href='#fn1'>1</a></sup>.</p>
        <section class=footnotes><ol><li id=fn1><p>A note. <a href='#r'>↩</a></ol></section>", "
        p: See <https://example.org/b>b</>, c and<superscript><note #fn1>1</></>.
        list/note 1/p: A note.");
}

#[test]
fn breaks_are_kept_in_verse_and_part_paragraphs() {
    check(
        "<p>One<br>two<br> three</p><p>four<br><br>five</p><address>A<br>B</address>",
        "
        verse: One⏎two⏎three
        p: four
        p: five
        verse: A⏎B",
    );
}

#[test]
fn inline_kinds_are_told() {
    check(
        "<p><s>a</s> <kbd>b</kbd> H<sub>2</sub> <mark>c</mark> <u>d</u> <q>e</q> <ruby>漢<rt>kan</rt>字<rt>じ</rt></ruby>",
        "
        p: <strike>a</> <code>b</> H<subscript>2</> <mark>c</> <underline>d</> “e” 漢(kan)字（じ）",
    );
}

#[test]
fn labels_side_by_side_do_not_run_on_and_parts_of_words_do() {
    check(
        "<div><span>drone9</span><span>Member</span><a href=//a.example>Mar 2, 2026</a></div>",
        "p: drone9 Member <https://a.example/>Mar 2, 2026</>",
    );
    check(
        "<div><span>H</span><span>2</span><span>O</span></div>",
        "p: H2O",
    );
    check("<p><span>Mc</span><span>Arthur</span>", "p: McArthur");
}

/// Lines of code however the page sets them.
#[test]
fn lists_of_word_processors_keep_their_levels() {
    let item = |level: u8, label: &str, text: &str| {
        format!(
            "<p style='text-indent:-18pt;mso-list:l0 level{level} lfo1'><span style='font-family:Symbol'><span \
             style='mso-list:Ignore'>{label}<span>&nbsp;&nbsp; </span></span></span>{text}</p>\n"
        )
    };
    let items = [
        item(1, "·", "one"),
        item(2, "o", "deep"),
        item(1, "·", "two"),
    ]
    .concat();
    check(
        &format!("<p>a</p>{items}<p>b</p>{}", item(1, "2)", "three")),
        "
        p: a
        list/*/p: one
        list/list/*/p: deep
        list/*/p: two
        p: b
        list/2)/p: three",
    );
    check(
        "<ul class='lst-kix_a-0 start'><li>one</li></ul><ul class='x lst-kix_a-1'><li>deep</li></ul>",
        "list/*/p: one\nlist/list/*/p: deep",
    );
}

#[test]
fn tasks_are_known_by_what_is_drawn_as_a_box() {
    check(
        "<ul><li><div class='checkbox checkbox-on'></div> <span>done</span></li>
        <li><div class='checkbox checkbox-off'></div> open</li></ul>
        <ul><li role=checkbox aria-checked=true>done</li><li><span role=checkbox aria-checked=false></span>open</li></ul>
        <ul class=inline-task-list><li class=checked><span>done</span></li><li>open</li></ul>
        <ul class=checklist><li>a bullet</li></ul>",
        "
        list/task true/p: done
        list/task false/p: open
        list/task true/p: done
        list/task false/p: open
        list/task true/p: done
        list/task false/p: open
        list/*/p: a bullet",
    );
}

#[test]
fn the_number_of_an_equation_belongs_to_it() {
    let math = "<math display=block><mi>v</mi><mo>=</mo><mn>1</mn></math>";
    let numbered = "math: v = 1  (2.1)";
    check(&format!("{math}<div>(2.1)</div>"), numbered);
    check(
        &format!("<div><div>{math}</div><span class=label>(2.1)</span></div>"),
        numbered,
    );
    check(
        "<table><tr><td></td><td><math><mi>v</mi></math></td><td><math><mo>=</mo><mn>1</mn></math></td><td>(2.1)</td></tr>
        <tr><td>(2)</td><td><math><mi>u</mi></math></td></tr></table>",
        "math: v = 1  (2.1)\nmath: u  (2)",
    );
    check(
        &format!("{math}<p>(see above)</p>"),
        "math: v = 1\np: (see above)",
    );
}

#[test]
fn small_headings_of_boxes_beside_sections_are_sections() {
    check(
        "<article><div><h6>Abstract</h6><p>a</p></div><section><h2>One</h2><div><h6>Theorem</h6></div>
        <section><h3>Part</h3></section></section><div><h6>Thanks</h6></div></article>",
        "h2: Abstract\np: a\nh2: One\nh6: Theorem\nh3: Part\nh2: Thanks",
    );
}

#[test]
fn the_name_of_a_language_beside_its_code_is_no_text() {
    check(
        "<div class=language-ovenspeak><button>Copy</button><span class=lang>ovenspeak</span><pre><code>a</code></pre></div>",
        "code ovenspeak: a",
    );
    check(
        "<p>It is <span>js</span></p><pre>a</pre>",
        "p: It is js\ncode : a",
    );
}

#[test]
fn pictures_are_blocks_with_their_captions() {
    // A picture that leads somewhere does so by its caption, or by a mark where that has links of its own.
    check(
        "<figure><a href=x><img src=a.jpg alt='A boat'></a><figcaption>The boat</figcaption></figure>
        <figure><a href=x><img src=a.jpg></a><figcaption>By <a href=y>me</a></figcaption></figure>
        <figure><a href=a.png><img src=a.jpg></a><figcaption>Larger</figcaption></figure>
        <figure><img src=a.jpg><img src=b.jpg><figcaption>Both</figcaption></figure>
        <figure><img src=a.jpg alt='The boat'><figcaption><p>The boat</p><p>By me</p></figcaption></figure>",
        "
        figure/image https://example.org/a/a.jpg: <https://example.org/a/x>The boat</>
        figure/image https://example.org/a/a.jpg: <https://example.org/a/x>▣</> By <https://example.org/a/y>me</>
        figure/image https://example.org/a/a.png: Larger
        figure/image https://example.org/a/a.jpg: ▣
        figure/image https://example.org/a/b.jpg: ▣
        figure/caption: Both
        figure/image https://example.org/a/a.jpg: The boat
        figure/caption: By me",
    );
    // A figure by another name holds nothing else.
    check(
        "<div><a href=a.jpg><img src=b.jpg width=200 height=100></a><div class=thumbcaption>The boat</div></div>
        <table><tr><td><img src=a.jpg width=200 height=100></td></tr><tr><td class=tr-caption>The boat</td></tr></table>
        <div><h2>Boats</h2><img src=a.jpg width=200 height=100><p class=caption>The boat</p></div>",
        "
        figure/image https://example.org/a/a.jpg: The boat
        figure/image https://example.org/a/a.jpg: The boat
        h2: Boats
        image https://example.org/a/a.jpg: ▣
        p: The boat",
    );
    // One amid a paragraph stands behind it; what is no larger than a letter is an ornament.
    check(
        "<p>One <img src=a.jpg width=300 height=200> line.</p><p><img src=i.png width=16 height=16>Two.</p>",
        "p: One line.\nimage https://example.org/a/a.jpg: ▣\np: Two.",
    );
    check(
        "<p><a href=x><img src=i.png width=16 height=16></a></p><div><img src=b.png></div><p><img src=c.png></p>",
        "p: <https://example.org/a/x>▣</>\nimage https://example.org/a/c.png: ▣",
    );
}

#[test]
fn pictures_that_come_late_have_their_own_address() {
    let at = |html: &str, address: &str| {
        let document = document(&format!("<figure>{html}</figure>"));
        let BlockKind::Image(image) = &document.blocks[0].kind else {
            panic!("{html}");
        };
        assert_eq!(&*image.source, address, "{html}");
        assert_eq!(document.blocks.len(), 1, "{html}");
    };
    let blank = "src='data:image/gif;base64,R0lGOD'";
    let address = "https://example.org/a/b.jpg";
    at(&format!("<img {blank} data-src=b.jpg>"), address);
    at(
        &format!("<img {blank} srcset='b.jpg 400w, c.jpg 800w'>"),
        address,
    );
    at(
        &format!("<picture><source srcset='b.jpg 2x'><img {blank}></picture>"),
        address,
    );
    at(
        &format!("<img {blank}><noscript><img src=b.jpg></noscript>"),
        address,
    );
    at(
        "<amp-img src=b.jpg width=400 height=300 alt=''></amp-img>",
        address,
    );
}

#[test]
fn pictures_for_those_without_scripts_are_described_once() {
    let picture = "<img src=a.jpg alt='A boat on the lake'>";
    check(
        &format!("<noscript>{picture}</noscript>"),
        "image https://example.org/a/a.jpg: A boat on the lake",
    );
    check(
        &format!("{picture}<noscript>{picture}</noscript>"),
        "image https://example.org/a/a.jpg: A boat on the lake",
    );
    check(
        "<p>a</p><noscript><p>Switch scripts on.</p></noscript>",
        "p: a",
    );
}

#[test]
fn details_and_what_is_not_shown() {
    check(
        "<details><summary>More</summary><p>Text</details><script>x</script><style>y</style>
        <template>z</template><select><option>o</select><button>Click</button>",
        "
        details/p: More
        details/p: Text",
    );
}

#[test]
fn fragments_name_the_block_that_follows() {
    let document = document("<p>a</p><a name=n></a><h2 id=h>B</h2><p>c <span id=s>d</span></p>");
    let at = |name: &str| document.fragments[name].block.index();
    assert_eq!((at("n"), at("h"), at("s")), (1, 1, 2));
}

#[test]
fn spans_across_blocks_go_on() {
    check(
        "<a href=x><div>one</div><div>two</div></a>",
        "
        p: <https://example.org/a/x>one</>
        p: <https://example.org/a/x>two</>",
    );
}
