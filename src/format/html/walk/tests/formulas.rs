//! Formulas, powers and indices.

use super::*;

#[test]
fn formulas_are_shown_once_and_media_are_links() {
    check(
        "<p>So <math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math>.</p><math display=block><semantics>
        <mrow><mi>y</mi><mo>=</mo><mn>1</mn></mrow><annotation encoding='application/x-tex'>y=1</annotation></semantics></math>
        <iframe src='https://www.youtube.com/embed/1' title='A talk'></iframe>
        <video><source src='v.mp4'></video><iframe src='https://ads.example'></iframe>",
        "
        p: So <math>x²</>.
        math: y=1
        p: <https://www.youtube.com/embed/1>Video: A talk</>
        p: <https://example.org/a/v.mp4>Video</>",
    );
}

#[test]
fn a_formula_that_the_page_keeps_in_several_forms_is_shown_once() {
    let once = |html: &str, shown: &str| {
        check(
            &format!("<p>Here {html} ends.</p>"),
            &format!("p: Here <math>{shown}</> ends."),
        );
    };
    let mathml = "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>";
    let boxes = "<span class=katex-html aria-hidden=true><span>a</span><span>b</span></span>";
    once(
        &format!("<span class=katex><span class=katex-mathml>{mathml}</span>{boxes}</span>"),
        "a/b",
    );
    once(
        &format!("<span class=katex data-tex='\\frac ab'>{boxes}</span>"),
        "\\frac ab",
    );
    once(
        "<span class=MathJax_Preview>[a/b]</span><script type='math/tex'>\\frac ab</script>",
        "\\frac ab",
    );
    once(
        &format!(
            "<span class=MathJax_Preview></span><span class=MathJax id=M1><nobr><span>a</span></nobr>
            <span class=MJX_Assistive_MathML>{mathml}</span></span><script type='math/tex'>\\frac ab</script>"
        ),
        "a/b",
    );
    once(
        "<span class=MathJax_SVG data-mathml='&lt;math&gt;&lt;msqrt&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;/msqrt&gt;&lt;/math&gt;'>
        <svg></svg></span><script type='math/tex'>\\sqrt x</script>",
        "√x",
    );
    once(
        &format!(
            "<mjx-container><mjx-math>ab</mjx-math><mjx-assistive-mml>{mathml}</mjx-assistive-mml></mjx-container>"
        ),
        "a/b",
    );
    once(
        &format!(
            "<span class=mwe-math-element><span>{mathml}</span><img class=mwe-math-fallback-image-inline alt='{{\\displaystyle a/b}}'></span>"
        ),
        "a/b",
    );
    once(
        "<img src='https://draws.example/eq.latex?x_i' alt='x_i'>",
        "x_i",
    );
    once("<img class=latex alt='$x_i$'>", "x_i");
    once("<img alt='\\frac{a}{b}'>", "\\frac{a}{b}");
    check(
        "<p>Some <img class=texture alt='bricks'> wall.</p>",
        "p: Some wall.",
    );
}

#[test]
fn powers_and_indices_stay_apart_from_their_base() {
    check(
        "<p>1<sup>st</sup> 10<sup>6</sup> 2<sup>p−1</sup> 2<sup>N</sup> XX<sup>e</sup> E<sub>F</sub> H<sub>2</sub>O",
        "p: 1<superscript>st</> 10<superscript>6</> 2^(p−1) 2^N XX<superscript>e</> E_F H<subscript>2</>O",
    );
    check(
        "<p>Known<sup>1,3</sup> and said<sup>a</sup>.",
        "p: Known¹,³ and said[a].",
    );
}
