//! Components and statements of programs that Markdown is written into: they go, and the words in them stay.

use super::Dialect;

/// The most lines of a tag or statement that goes on; more is text after all.
const LINES_MAX: usize = 60;
const BYTES_MAX: usize = 16 * 1024;

/// A tag or a statement of which only the beginning has been seen.
#[derive(Debug)]
pub(super) struct Unfinished {
    text: String,
    lines: usize,
    is_tag: bool,
}

impl Unfinished {
    /// Takes in the next line. Gives itself back when it goes on still.
    pub(super) fn go_on(mut self, line: &str, out: &mut String) -> Option<Self> {
        self.text.push_str(line);
        self.lines += 1;
        let is_whole = match self.is_tag {
            true => end_of_tag(&self.text).is_some(),
            false => is_balanced(&self.text),
        };
        if is_whole {
            if self.is_tag {
                show(&self.text, out);
            }
            out.push('\n');
            return None;
        }
        if self.lines > LINES_MAX || self.text.len() > BYTES_MAX {
            // Nothing that was kept back may be lost.
            out.push_str(&self.text);
            return None;
        }
        if !self.is_tag {
            out.push('\n');
        }
        Some(self)
    }
}

impl Dialect {
    /// A line that begins with a tag of a component.
    pub(super) fn tag_line(&mut self, lead: &str, line: &str, out: &mut String) -> bool {
        let inner = line[1..].trim_start_matches('/');
        if !inner.starts_with(|c: char| c.is_ascii_uppercase()) {
            return false;
        }
        let length = inner
            .find(|c: char| !c.is_alphanumeric() && c != '.')
            .unwrap_or(inner.len());
        let name = &inner[..length];
        let Some(end) = end_of_tag(line) else {
            let is_open = inner[length..].is_empty() || inner[length..].starts_with([' ', '\n']);
            if is_open && !line.contains('>') {
                self.unfinished = Some(Unfinished {
                    text: format!("{line}\n"),
                    lines: 1,
                    is_tag: true,
                });
                out.push('\n');
                self.terms.other();
            }
            return is_open && !line.contains('>');
        };
        let tag = &line[..end];
        let is_alone = line[end..].trim().is_empty();
        let is_closed = tag.ends_with("/>");
        if is_alone && !is_closed {
            let slash = if line.starts_with("</") { "/" } else { "" };
            if self.boxing_tag(
                lead,
                &format!("{slash}{name}"),
                attribute(tag, "title"),
                out,
            ) {
                return true;
            }
        }
        if is_alone && (is_closed || tag.contains('{')) {
            show(tag, out);
            out.push('\n');
            self.terms.other();
            return true;
        }
        let closing = format!("</{name}>");
        let Some((inside, after)) = line[end..].split_once(&closing) else {
            return false;
        };
        out.push_str(&format!("{lead}{}{after}\n", inside));
        self.terms.other();
        true
    }
}

/// What a tag says to a reader.
fn show(tag: &str, out: &mut String) {
    for name in ["title", "label", "caption", "alt", "description"] {
        if let Some(words) =
            attribute(tag, name).filter(|words| words.contains(char::is_alphabetic))
        {
            out.push_str(&format!("\n{words}\n"));
        }
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// Where the tag at the beginning of `text` ends, braces and quotations passed over.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) => quote = (open != byte).then_some(open),
            (None, b'{') => depth += 1,
            (None, b'}') => depth = depth.saturating_sub(1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Whether every bracket that opens in a statement closes in it.
fn is_balanced(text: &str) -> bool {
    let count = |marks: [char; 2]| text.matches(marks[0]).count() <= text.matches(marks[1]).count();
    count(['{', '}']) && count(['(', ')']) && count(['[', ']'])
}

/// Whether `line` begins a statement that is no text: `Some(None)` for one that ends there.
pub(super) fn statement(line: &str) -> Option<Option<Unfinished>> {
    let is_import = line.strip_prefix("import ").is_some_and(|rest| {
        let quoted = |rest: &str| rest.starts_with(['"', '\'']);
        let from = rest
            .split_once(" from ")
            .is_some_and(|(_, source)| quoted(source.trim_start()));
        quoted(rest) || from || rest.trim_end() == "{"
    });
    let is_export = ["const ", "let ", "default ", "function ", "{"]
        .iter()
        .any(|word| {
            line.strip_prefix("export ")
                .is_some_and(|rest| rest.starts_with(word) && rest.contains(['=', '(', '{', ';']))
        });
    if !is_import && !is_export {
        return None;
    }
    Some((!is_balanced(line)).then(|| Unfinished {
        text: format!("{line}\n"),
        lines: 1,
        is_tag: false,
    }))
}

/// A remark of a programmer's alone on its line.
pub(super) fn is_remark(line: &str) -> bool {
    line.starts_with("{/*") && line.ends_with("*/}")
}

/// What ends the HTML that begins at `line` and is left alone, when it goes on after it.
pub(super) fn raw_end(line: &str) -> Option<&'static str> {
    const RAW: [(&str, &str); 5] = [
        ("<!--", "-->"),
        ("<pre", "</pre>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<textarea", "</textarea>"),
    ];
    let line = line.to_ascii_lowercase();
    RAW.iter()
        .find(|(start, end)| line.starts_with(start) && !line.contains(end))
        .map(|(_, end)| *end)
}
