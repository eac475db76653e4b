use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(mathml: &str, expected: &str) {
    let html = format!("<math>{mathml}</math>");
    let page = Page::new(dom_query::Document::from(html).root());
    let math = page.find(0, Tag::Math).expect("a formula");
    assert_eq!(linear::text(&page, math, false), expected, "{mathml}");
}

#[test]
fn fractions_and_roots_keep_what_makes_them_so() {
    check("<mfrac><mi>V</mi><mi>t</mi></mfrac>", "V/t");
    check(
        "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>",
        "(a + b)/(2a)",
    );
    check(
        "<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>m</mi><msup><mi>v</mi><mn>2</mn></msup>",
        "(1/2)mv²",
    );
    check(
        "<mi>F</mi><mo>=</mo><mfrac><mi>w</mi><mn>4</mn></mfrac>",
        "F = w/4",
    );
    check("<msqrt><mn>2</mn><mi>g</mi><mi>h</mi></msqrt>", "√(2gh)");
    check("<msqrt><mi>x</mi></msqrt>", "√x");
    check(
        "<msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>-</mo><mn>4</mn><mi>a</mi><mi>c</mi></msqrt>",
        "√(b² − 4ac)",
    );
    check("<mroot><mi>x</mi><mn>3</mn></mroot>", "∛x");
    check(
        "<mroot><mrow><mi>x</mi><mi>y</mi></mrow><mi>n</mi></mroot>",
        "ⁿ√(xy)",
    );
    check(
        "<mfenced><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac></mfenced>",
        "(n choose k)",
    );
}

#[test]
fn scripts_stand_raised_or_behind_their_marks() {
    check("<msup><mi>h</mi><mn>2</mn></msup>", "h²");
    check("<msub><mi>x</mi><mi>i</mi></msub>", "x_i");
    check("<msub><mi>x</mi><mn>12</mn></msub>", "x₁₂");
    check(
        "<msub><mi>x</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow></msub>",
        "x_(i+1)",
    );
    check("<msup><mi>A</mi><mi>T</mi></msup>", "A^T");
    check(
        "<msup><mi>e</mi><mrow><mo>-</mo><mi>r</mi><mi>t</mi></mrow></msup>",
        "e^(−rt)",
    );
    check(
        "<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup>",
        "(a + b)²",
    );
    check(
        "<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo><mi>x</mi><mo>)</mo>",
        "f′(x)",
    );
    check("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i²");
    check(
        "<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>",
        "₆¹⁴C",
    );
    check("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u{304}");
    check("<munder><mi>x</mi><mo>_</mo></munder>", "x\u{332}");
    check(
        "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>→</mo></mover>",
        "vec(AB)",
    );
}

#[test]
fn sums_have_their_limits_and_names_their_spaces() {
    check(
        "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>k</mi>",
        "∑_(k=1)ⁿ k",
    );
    check("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", "sin x");
    check("<mn>4</mn><mi>sin</mi><mi>α</mi>", "4 sin α");
    check(
        "<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi><mo>(</mo><mi>x</mi><mo>)</mo>",
        "lim_(x→0) f(x)",
    );
    check(
        "<mi>f</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo>",
        "f(x, y)",
    );
    check("<mo>-</mo><mi>b</mi><mo>±</mo><mi>c</mi>", "−b ± c");
}

#[test]
fn arrays_are_rows_of_cells() {
    let rows = "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>";
    check(&format!("<mo>(</mo>{rows}<mo>)</mo>"), "(1, 0; 0, 1)");
    check(
        "<mo>{</mo><mtable><mtr><mtd><mi>x</mi></mtd><mtd><mtext>if </mtext><mi>x</mi><mo>≥</mo><mn>0</mn></mtd></mtr>
        <mtr><mtd><mo>-</mo><mi>x</mi></mtd><mtd><mtext>else</mtext></mtd></mtr></mtable>",
        "{x if x ≥ 0; −x, else",
    );
    check(
        "<mtable><mtr><mtd><mi>y</mi></mtd><mtd><mo>=</mo><mi>x</mi></mtd></mtr></mtable>",
        "y = x",
    );
}

#[test]
fn sources_lose_what_says_nothing() {
    let check = |source: &str, expected: &str| assert_eq!(tex::cleaned(source), expected);
    check("{\\displaystyle V=\\ell wh}", "V=\\ell wh");
    check("$x^2$", "x^2");
    check("\\[ a\n b \\]", "a b");
    check("\\displaystyle{a}+{b}", "{a}+{b}");
    assert!(
        tex::is_source("x^2")
            && tex::is_source("{\\rm d}x")
            && !tex::is_source("true")
            && !tex::is_source("[1,2]")
    );
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,3}".prop_map(|name| format!("<mi>{name}</mi>")),
        "[0-9]{1,3}".prop_map(|number| format!("<mn>{number}</mn>")),
        prop_oneof!["[-+=(),|∑→]", "≤"].prop_map(|sign| format!("<mo>{sign}</mo>")),
    ]
}

proptest! {
    /// No letter and no figure of a formula is lost, whatever stands around it.
    #[test]
    fn every_letter_is_kept(tree in leaf().prop_recursive(4, 40, 4, |inner| {
        let row = prop::collection::vec(inner.clone(), 0..4).prop_map(|parts| format!("<mrow>{}</mrow>", parts.concat()));
        let two = prop_oneof!["mfrac", "msup", "msub", "munder", "mroot"].prop_map(String::from);
        let pair = (two, inner.clone(), inner.clone()).prop_map(|(name, one, other)| format!("<{name}>{one}{other}</{name}>"));
        prop_oneof![row, pair, inner.prop_map(|part| format!("<msqrt>{part}</msqrt>"))]
    })) {
        let page = Page::new(dom_query::Document::from(format!("<math>{tree}</math>")).root());
        let math = page.find(0, Tag::Math).expect("a formula");
        let shown = linear::text(&page, math, false);
        let plain = |text: &str| -> String {
            text.chars().filter_map(|c| {
                let original = ('0'..='9').chain(['i', 'j', 'k', 'm', 'n', 'x', 'y']).find(|&d| {
                    crate::text::raised::superscript(d) == Some(c) || crate::text::raised::subscript(d) == Some(c)
                });
                Some(original.unwrap_or(c)).filter(char::is_ascii_alphanumeric)
            }).collect()
        };
        let sorted = |text: String| { let mut all: Vec<char> = text.chars().collect(); all.sort_unstable(); all };
        let (mut missing, shown) = (sorted(plain(&page.inner_text(math))), sorted(plain(&shown)));
        // Roots' indices may be signs, and accents may have names.
        for c in shown { if let Some(at) = missing.iter().position(|&m| m == c) { missing.remove(at); } }
        prop_assert!(missing.iter().all(|c| "234".contains(*c)), "{tree}: {missing:?}");
    }
}
