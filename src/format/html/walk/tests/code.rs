//! Code: its lines, their numbers, and what acts on it.

use super::check;

#[test]
fn lines_of_code_end_once() {
    let lines = |html: &str| check(html, "code : a {⏎⏎  b⏎}");
    lines("<pre>a {<br><br>  b<br>}</pre>");
    lines("<pre><div>a {</div><div></div><div>  b</div><div>}</div></pre>");
    lines("<pre><div>a {</div>\n<div><br></div>\n<div>  b</div>\n<div>}</div></pre>");
    lines(
        "<pre><code><span class=line>a {</span>\n<span class=line></span>\n<span class=line>  b</span>\n<span class=line>}</span></code></pre>",
    );
    lines(
        "<pre><code><span style='display:block'>a {\n</span><span style='display:block'>\n</span><span style='display:block'>  b\n</span><span style='display:block'>}\n</span></code></pre>",
    );
    lines(
        "<pre><code style='display:grid'><span data-line>a {</span>\n<span data-line></span>\n<span data-line>  b</span>\n<span data-line>}</span></code></pre>",
    );
    lines(
        "<pre><span id=1 class=x>a {<br><br></span><span id=2 class=x>  b</span><span id=3 class=x>}</span></pre>",
    );
    lines(
        "<div style='font-family: Menlo, monospace; white-space: pre;'><div>a {</div><br><div>  b</div><div>}</div></div>",
    );
    lines(
        "<pre><ol><li class=L0>a {</li><li class=L1></li><li class=L2>  b</li><li class=L3>}</li></ol></pre>",
    );
}

#[test]
fn numbers_of_lines_are_no_code() {
    let numbered = |html: &str| check(html, "code : a⏎  b⏎c");
    let rows = |row: fn(usize, &str) -> String| -> String {
        ["a", "  b", "c"]
            .iter()
            .enumerate()
            .map(|(n, line)| row(n + 8, line))
            .collect()
    };
    let pre = |row| format!("<pre><code>{}</code></pre>", rows(row));
    numbered(&pre(|n, line| {
        format!("<span class=line><span class=ln>{n}</span><span class=cl>{line}\n</span></span>")
    }));
    numbered(&pre(|n, line| {
        format!(
            "<span style='display:flex'><span style='user-select:none'>{n}</span><span>{line}\n</span></span>"
        )
    }));
    numbered(&pre(|n, line| {
        format!("<span class=linenos>{n:>4} </span>{line}\n")
    }));
    numbered(&pre(|n, line| format!("<i class=q>{n}</i>{line}\n")));
    numbered(&pre(|n, line| {
        format!("<div class=q><b>{n}</b><span>{line}</span></div>")
    }));
    numbered(&pre(|n, line| {
        format!("<div class=ec-line><div class=gutter><div>{n}</div></div><div>{line}</div></div>")
    }));
    numbered(&format!(
        "<div>{}</div>",
        rows(|n, line| format!("<div class=row><i>{n}</i><code>{line}</code></div>"))
    ));
    numbered(
        "<pre><code style='float:left'><i>1\n</i><i>2\n</i><i>3\n</i></code><code><i>a\n</i><i>  b\n</i><i>c\n</i></code></pre>",
    );
    let table = |row| format!("<table>{}</table>", rows(row));
    numbered(&table(|n, line| {
        format!(
            "<tr><td class=blob-num data-line-number={n}></td><td class=blob-code>{line}</td></tr>"
        )
    }));
    numbered(&table(|n, line| {
        format!("<tr><td class=linenos>{n}</td><td class=code><pre>{line}</pre></td></tr>")
    }));
    numbered(
        "<table><tr><td class=lntd><pre><span class=lnt>1\n</span>2\n3</pre></td><td><pre>a\n  b\nc</pre></td></tr></table>",
    );
    numbered("<div><pre>1\n2\n3</pre><pre>a\n  b\nc</pre></div>");
    numbered("<pre>a\n  b\nc<span class=line-numbers-rows><span></span><span></span></span></pre>");
}

#[test]
fn numbers_that_are_code_stay() {
    check(
        "<pre>10 LET A\n20 GOTO 10</pre>",
        "code : 10 LET A⏎20 GOTO 10",
    );
    check(
        "<pre><span class=nl>10</span> LET A\n<span class=nl>20</span> GOTO <span class=nl>10</span></pre>",
        "code : 10 LET A⏎20 GOTO 10",
    );
    check(
        "<pre>x\n<span class=ln>ln</span> -s\n<span class=gutter>// a gutter</span></pre>",
        "code : x⏎ln -s⏎// a gutter",
    );
    check(
        "<pre>seq 3</pre><pre>1\n2\n3</pre>",
        "code : seq 3\ncode : 1⏎2⏎3",
    );
    check(
        "<table><tr><th>Rank<th>Name<tr><td>1<td><code>a</code><tr><td>2<td><code>b</code></table>",
        "table 1+2: Rank | Name⏎1 | <code>a</>⏎2 | <code>b</>",
    );
}

#[test]
fn what_acts_on_code_is_not_shown_with_it() {
    check(
        "<div><div class=bar><span>Rust</span><button>Copy</button></div><pre><code>a<button>Copy</button></code></pre></div>",
        "code Rust: a",
    );
    check(
        "<div>Rust</div><p>It is a language.</p>",
        "p: Rust\np: It is a language.",
    );
}
