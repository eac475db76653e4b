//! What writers' programs add to Markdown, line by line rewritten into what the parser knows: boxes become HTML's,
//! orders to a program go, and a colon that begins no definition stays a letter.
//!
//! Lines come in order, once, and nothing is known of those after them. What is code stays as it is.

mod boxes;
mod colon;
mod jsx;
mod myst;
mod shortcode;

use boxes::Boxed;
pub(super) use boxes::capitalized;
use colon::Terms;

/// Rewrites the lines of one text.
#[derive(Debug, Default)]
pub(super) struct Dialect {
    /// The fence of the code block that the lines are in: its mark and length.
    fence: Option<(u8, usize)>,
    /// What ends the stretch that the lines are in, which is left alone: a comment, a script, mathematics.
    raw: Option<&'static str>,
    /// The open boxes, innermost last.
    boxes: Vec<Boxed>,
    /// Where the text of the list's item begins that the lines may be in.
    item: Option<usize>,
    terms: Terms,
    /// A tag or a statement that goes on.
    unfinished: Option<jsx::Unfinished>,
    /// True within a line too long to be looked at as a whole.
    within_line: bool,
    matter: Matter,
}

/// Where the lines are in front matter, which is left alone.
#[derive(Debug, Default)]
enum Matter {
    /// At the first line.
    #[default]
    Before,
    /// In it, for so many lines.
    Within(usize),
    /// Behind it, or there is none.
    After,
}

/// Longer front matter is none: a rule begins the text.
const MATTER_LINES_MAX: usize = 400;

impl Dialect {
    /// Rewrites `lines`, whole ones but for the last of a text, onto `out`.
    pub(super) fn rewrite(&mut self, lines: &str, out: &mut String) {
        for line in lines.split_inclusive('\n') {
            if std::mem::take(&mut self.within_line) {
                out.push_str(line);
            } else {
                self.line(line, out);
            }
        }
    }

    /// Lets a part of a line through that is too long to be looked at.
    pub(super) fn pass(&mut self, part: &str, out: &mut String) {
        out.push_str(part);
        self.within_line = true;
    }

    /// Whether `line` belongs to front matter.
    fn is_matter(&mut self, line: &str) -> bool {
        let is_fence = matches!(line.trim_end(), "---" | "+++" | "...");
        let lines = match self.matter {
            Matter::After => return false,
            Matter::Before if !is_fence => MATTER_LINES_MAX,
            Matter::Before => 0,
            Matter::Within(_) if is_fence => MATTER_LINES_MAX,
            Matter::Within(lines) => lines + 1,
        };
        let is_within = matches!(self.matter, Matter::Within(_)) || lines == 0;
        self.matter = match lines < MATTER_LINES_MAX {
            true => Matter::Within(lines),
            false => Matter::After,
        };
        is_within
    }

    fn line(&mut self, line: &str, out: &mut String) {
        if self.is_matter(line) {
            out.push_str(line);
            return;
        }
        let is_blank = line.trim().is_empty();
        if !is_blank {
            self.leave_indented(indent(line), out);
        }
        let line = without_indent(line, self.box_indent());
        if self.is_verbatim(line) {
            out.push_str(line);
            return;
        }
        if let Some(unfinished) = self.unfinished.take() {
            self.unfinished = unfinished.go_on(line, out);
            return;
        }
        if is_blank {
            self.terms.blank();
            out.push_str(line);
            return;
        }
        let columns = indent(line);
        let deepest = self.item.map_or(4, |item| item + 4);
        if columns >= deepest && !self.terms.is_in_definition() {
            out.push_str(line);
            return;
        }
        let is_first = self.terms.is_first();
        if columns == 0 && is_first && !begins_item(line) {
            self.item = None;
        }
        if begins_item(line) {
            let marker = line.trim_start().find([' ', '\t']).unwrap_or_default();
            self.item = Some(columns + marker + 1);
        }
        if !self.marked_line(line, is_first, out) {
            let line = shortcode::inline(line);
            self.terms.line(&myst::roles(&line), out);
        }
    }

    /// Rewrites a line that is a mark as a whole; false where it is none.
    fn marked_line(&mut self, line: &str, is_first: bool, out: &mut String) -> bool {
        let trimmed = line.trim();
        let lead = &line[..line.len() - line.trim_start().len()];
        match trimmed.as_bytes()[0] {
            mark @ (b'`' | b'~') => return self.fence_line(line, lead, trimmed, mark, out),
            b':' if trimmed.starts_with(":::") => return self.colons(lead, trimmed, out),
            b'!' | b'?' => return self.indented_box(lead, trimmed, indent(line), out),
            b'<' => {
                if let Some(end) = jsx::raw_end(trimmed) {
                    self.raw = Some(end);
                    out.push_str(line);
                    self.terms.other();
                    return true;
                }
                return self.tag_line(lead, trimmed, out);
            }
            b'$' if trimmed.starts_with("$$") && !trimmed[2..].contains("$$") => {
                self.raw = Some("$$");
                out.push_str(line);
                self.terms.other();
                return true;
            }
            b'i' | b'e' if is_first && indent(line) == 0 => {
                let Some(state) = jsx::statement(trimmed) else {
                    return false;
                };
                self.unfinished = state;
            }
            b'{' if jsx::is_remark(trimmed) || is_attributes(trimmed) => {}
            b'{' => match shortcode::whole_line(trimmed) {
                Some(shown) => {
                    if shown.starts_with("```") {
                        self.fence = (shown.len() > 3 || self.fence.is_none()).then_some((b'`', 3));
                    }
                    let line = format!("{lead}{shown}\n");
                    out.push_str(&line);
                    self.terms.other();
                    return true;
                }
                None => return false,
            },
            b'*' => match abbreviation(trimmed) {
                Some((short, long)) => {
                    out.push_str(&format!("\n{lead}{short}\n{lead}: {long}\n\n"));
                    self.terms.other();
                    return true;
                }
                None => return false,
            },
            b'(' => match myst::label(trimmed) {
                Some(label) => {
                    out.push_str(&format!("\n<a id=\"{label}\"></a>\n\n"));
                    self.terms.other();
                    return true;
                }
                None => return false,
            },
            _ if is_contents(trimmed) => {}
            _ => return false,
        }
        out.push('\n');
        self.terms.blank();
        true
    }

    /// Whether `line` belongs to code or the like; keeps track of where that ends.
    fn is_verbatim(&mut self, line: &str) -> bool {
        if let Some((mark, length)) = self.fence {
            if closes_fence(line.trim(), mark, length) || line.trim() == "{% endhighlight %}" {
                self.fence = None;
            }
            return true;
        }
        let Some(end) = self.raw else { return false };
        if line.to_ascii_lowercase().contains(end) {
            self.raw = None;
        }
        true
    }

    fn fence_line(
        &mut self,
        line: &str,
        lead: &str,
        trimmed: &str,
        mark: u8,
        out: &mut String,
    ) -> bool {
        let length = trimmed.bytes().take_while(|byte| *byte == mark).count();
        let info = &trimmed[length..];
        if length < 3 || mark == b'`' && info.contains('`') {
            return false;
        }
        let closes = |own: &Boxed| matches!(own, Boxed::Fence(own, least) if *own == mark && length >= *least);
        if info.trim().is_empty() && self.boxes.last().is_some_and(closes) {
            self.close_box(lead, out);
            return true;
        }
        if let Some(label) = boxes::directive(info.trim()) {
            self.open_box(Boxed::Fence(mark, length), &label, lead, out);
            return true;
        }
        self.fence = Some((mark, length));
        out.push_str(line);
        self.terms.other();
        true
    }
}

/// How many columns of blanks `line` begins with.
fn indent(line: &str) -> usize {
    let mut columns = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns = (columns / 4 + 1) * 4,
            _ => break,
        }
    }
    columns
}

/// `line` without the first `columns` of its blanks.
fn without_indent(line: &str, columns: usize) -> &str {
    let mut at = 0;
    let mut passed = 0;
    for byte in line.bytes() {
        if passed >= columns || !matches!(byte, b' ' | b'\t') {
            break;
        }
        passed += if byte == b'\t' { 4 } else { 1 };
        at += 1;
    }
    &line[at..]
}

fn begins_item(line: &str) -> bool {
    let rest = line.trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = match digits {
        0 => rest.strip_prefix(['-', '*', '+']),
        1..=9 => rest[digits..].strip_prefix(['.', ')']),
        _ => None,
    };
    after.is_some_and(|after| after.starts_with([' ', '\t']))
}

fn closes_fence(line: &str, mark: u8, length: usize) -> bool {
    line.len() >= length && line.bytes().all(|byte| byte == mark)
}

/// A place where a program would put a list of contents.
fn is_contents(line: &str) -> bool {
    const PLACES: &[&str] = &["[toc]", "[[toc]]", "[[_toc_]]", "@[toc]", "${toc}"];
    line.len() < 12 && PLACES.contains(&line.to_ascii_lowercase().as_str())
}

/// Attributes on a line of their own, for the block above.
fn is_attributes(line: &str) -> bool {
    let inner = line
        .strip_prefix("{:")
        .and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|inner| !inner.contains(['{', '}']))
}

/// `*[HTML]: what it stands for`.
fn abbreviation(line: &str) -> Option<(&str, &str)> {
    let (short, long) = line.strip_prefix("*[")?.split_once("]:")?;
    let is_sound = !short.is_empty() && !short.contains(['[', ']']) && !long.trim().is_empty();
    is_sound.then(|| (short, long.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        Dialect::default().rewrite(text, &mut out);
        assert_eq!(out, expected, "{text}");
    }

    #[test]
    fn a_colon_is_a_letter_where_nothing_is_defined() {
        check("a\n\n:b: c\n", "a\n\n\\:b: c\n");
        check(
            "a line\nanother\n: no term\n",
            "a line\nanother\n\\: no term\n",
        );
        check("# A\n: no term\n", "# A\n\\: no term\n");
        check(
            "Term\n: one\n: two\n\nNext\n\n: loose\n",
            "Term\n: one\n: two\n\nNext\n\n: loose\n",
        );
        check(
            "Term\n: one\n\n    more\n\n: two\n",
            "Term\n: one\n\n    more\n\n: two\n",
        );
        check("- a\n  :b\n> :c\n", "- a\n  \\:b\n> \\:c\n");
        check("```\n:a\n```\n    :b\n", "```\n:a\n```\n    :b\n");
    }

    #[test]
    fn boxes_are_html() {
        check(
            "::: warning Read *this*\nA.\n:::\nB.\n",
            "\n<aside title=\"Warning\">\n\n<b>Read *this*</b>\n\nA.\n\n</aside>\n\nB.\n",
        );
        check(
            ":::note[A & b]\n:::\n",
            "\n<aside title=\"Note\">\n\n<b>A & b</b>\n\n\n</aside>\n\n",
        );
        check(
            "::: {.callout-tip}\nA\n:::\n",
            "\n<aside title=\"Tip\">\n\nA\n\n</aside>\n\n",
        );
        check(":::: columns\n::: {.column}\nA\n:::\n::::\n", "\n\nA\n\n\n");
        check(
            "!!! tip \"A b\"\n    C.\n\n    - D\nE.\n",
            "\n<aside title=\"Tip\">\n\n<b>A b</b>\n\nC.\n\n- D\n\n</aside>\n\nE.\n",
        );
        check(
            "??? note\n    A.\n",
            "\n<details><summary>Note</summary>\n\nA.\n",
        );
        check(
            "```{note} A\nB.\n```\n",
            "\n<aside title=\"Note\">\n\n<b>A</b>\n\nB.\n\n</aside>\n\n",
        );
        check("!!! is loud\n", "!!! is loud\n");
    }

    #[test]
    fn orders_to_programs_go() {
        check("import A from \"b\"\nimport './c.css'\n\nD\n", "\n\n\nD\n");
        check("import {\n  a\n} from 'b'\n\nC\n", "\n\n\n\nC\n");
        check(
            "import duties were raised from ten.\n",
            "import duties were raised from ten.\n",
        );
        check("[TOC]\n\nA\n{: .b}\n", "\n\nA\n\n");
        check(
            "<Chart\n  of={[1, 2]}\n  title=\"A b\"\n/>\n",
            "\n\nA b\n\n",
        );
        check("*[OPF]: the package\n", "\nOPF\n: the package\n\n");
    }

    #[test]
    fn shortcodes_say_what_they_hold() {
        check(
            "{{< figure src=\"a.png\" title=\"A b\" >}}\n",
            "![A b](a.png)\n",
        );
        check("{{< video id=7 >}}\n", "`video id=7`\n");
        check("{{% note %}}\nA.\n{{% /note %}}\n", "\n\nA.\n\n\n");
        check("See [a]({{< ref \"b.md\" >}}).\n", "See [a](b.md).\n");
        check("Write `{{< x >}}` so.\n", "Write `{{< x >}}` so.\n");
    }
}
