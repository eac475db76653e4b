//! Marks of Markdown in a text of which nothing is known, counted and weighed.

mod form;

use form::Form;

/// How much evidence of Markdown there is in `text` outside its HTML.
pub(super) fn evidence(text: &str) -> usize {
    Marks::of(text).evidence()
}

/// How often each kind of mark stands in a text. What stands in a block of HTML counts for neither side.
#[derive(Debug, Default)]
struct Marks {
    /// Headings set apart by blank lines, of how many levels, and lines that only look like one.
    headings: usize,
    levels: [bool; 6],
    comments: usize,
    comment_levels: [bool; 6],
    fences: usize,
    links: usize,
    strong: usize,
    tables: usize,
    callouts: usize,
    /// Lines that give a name its value, as settings do.
    settings: usize,
    /// Blocks of HTML.
    html: usize,
    /// What has a form that Markdown shares with other texts.
    form: Form,
}

impl Marks {
    fn of(text: &str) -> Self {
        let lines: Vec<&str> = lines(text).map(str::trim_end).collect();
        let blank = |at: Option<usize>| {
            at.and_then(|at| lines.get(at))
                .is_none_or(|line| line.is_empty())
        };
        let mut marks = Self::default();
        // What ends the block of HTML that the lines are in.
        let mut html: Option<&str> = None;
        let mut fenced = false;
        for (n, line) in lines.iter().enumerate() {
            if let Some(end) = html {
                let ends = match end {
                    "" => line.is_empty(),
                    end => line.contains(end),
                };
                html = (!ends).then_some(end);
                continue;
            }
            if line.starts_with("```") || line.starts_with("~~~") {
                marks.fences += 1;
                fenced = !fenced;
            }
            if fenced {
                continue;
            }
            if let Some(end) = html_block(line) {
                marks.html += 1;
                html = Some(end).filter(|end| end.is_empty() || !line.contains(end));
                continue;
            }
            let above = n.checked_sub(1).map(|at| lines[at]).unwrap_or_default();
            let is_apart = blank(n.checked_sub(1)) && blank(Some(n + 1));
            marks.line(line, above, is_apart);
            let two_above = n.checked_sub(2).map(|at| lines[at]).unwrap_or_default();
            marks.form.line(line, [two_above, above], is_apart && n > 0);
        }
        marks
    }

    fn line(&mut self, line: &str, above: &str, is_apart: bool) {
        let hashes = line.len() - line.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
            match is_apart {
                true => {
                    self.headings += 1;
                    self.levels[hashes - 1] = true;
                }
                false => {
                    self.comments += 1;
                    self.comment_levels[hashes - 1] = true;
                }
            }
        }
        // What is set in is code, whose signs mean other things.
        let is_set_in = line.starts_with("    ");
        self.links += usize::from(!is_set_in && (has_link(line) || is_definition(line)));
        // Two marks of code are another language's.
        let has_code = has_pair(line, "`") && !line.contains("``") && !line.contains(":`");
        self.strong += usize::from(!is_set_in && (has_pair(line, "**") || has_code));
        self.tables += usize::from(is_table_rule(line) && above.contains('|'));
        self.callouts += usize::from(line.starts_with("> [!"));
        self.settings += usize::from(line.split_once('=').is_some_and(|(name, _)| {
            let name = name.trim();
            !name.is_empty() && !name.contains(' ')
        }));
    }

    fn evidence(&self) -> usize {
        let others = self.strong + self.fences / 2;
        if self.settings == 0 && self.form.is_markdown(others) {
            return ENOUGH;
        }
        // A comment in a script looks like a heading, so headings without any other mark are evidence only where
        // they have an order, below HTML or among themselves, and nothing looks like a setting.
        let levels = self.levels.iter().filter(|level| **level).count();
        // Lines of several levels are no comments, where nothing looks like what they would be on.
        let either = self
            .levels
            .iter()
            .zip(&self.comment_levels)
            .filter(|(own, other)| **own || **other);
        let headings = match self.settings == 0 && either.count() > 1 {
            true => self.headings + self.comments,
            false => self.headings,
        };
        let is_ordered = self.comments == 0 && self.settings == 0 && (levels > 1 || self.html > 0);
        let ordered = if is_ordered { self.headings.min(2) } else { 0 };
        let kinds = [
            (self.fences / 2).min(2) * 2,
            self.links.min(2) * 2,
            self.tables.min(2) * 2,
            self.callouts.min(2) * 2,
            self.strong.min(2),
            ordered,
        ];
        let others: usize = kinds.iter().sum();
        match (others, headings) {
            (0, _) => 0,
            // Links and strong words stand in many a text that was copied, and lost its headings' marks.
            (others, 0) if kinds.iter().filter(|kind| **kind > 0).count() < KINDS_MIN => {
                others.min(ALONE_MAX)
            }
            (others, headings) => others + headings.min(2) * 2,
        }
    }
}

/// How much evidence is enough. A wrong yes turns a plain text's asterisks and number signs into structure, so a
/// single kind of mark is never enough; the weights are from taste.
pub(super) const ENOUGH: usize = 4;

/// How many kinds of marks there must be where no heading is marked.
const KINDS_MIN: usize = 3;

/// How much fewer are worth at most: never enough.
const ALONE_MAX: usize = 3;

/// Lines as they end in any age: with a line feed, with a carriage return, or with both.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let is_old = memchr::memchr(b'\n', text.as_bytes()).is_none();
    text.split(if is_old { '\r' } else { '\n' })
}

/// What ends the block of HTML that `line` begins; empty for the next blank line.
fn html_block(line: &str) -> Option<&'static str> {
    let rest = line.trim_start_matches(' ').strip_prefix('<')?;
    if rest.starts_with("!--") {
        return Some("-->");
    }
    let name = rest.trim_start_matches('/');
    for (raw, end) in [
        ("pre", "</pre>"),
        ("script", "</script>"),
        ("style", "</style>"),
    ] {
        if name
            .get(..raw.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(raw))
        {
            return Some(end);
        }
    }
    // An address in angle brackets begins no element.
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(name.len());
    let begins = end > 0 && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_tag = begins && (name[end..].is_empty() || name[end..].starts_with([' ', '>', '/']));
    is_tag.then_some("")
}

/// `[words](address)`, with an address that looks like one.
fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let rest = &line[at + 2..];
        let address = rest.split([')', ' ']).next().unwrap_or_default();
        let is_address = address.starts_with("http")
            || address.starts_with(['#', '/', '.'])
            || address.contains(['.', '/']);
        is_address && rest.contains(')') && line[..at].contains('[')
    })
}

/// `mark` around words, and not around blanks.
fn has_pair(line: &str, mark: &str) -> bool {
    let mut parts = line.split(mark).skip(1);
    let inner = parts
        .next()
        .filter(|inner| !inner.trim().is_empty() && inner.trim() == *inner);
    inner.is_some() && parts.next().is_some()
}

/// The rule under the head of a table.
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && line.bytes().all(|byte| b"|-: ".contains(&byte))
}

/// `[label]: address` alone on its line.
fn is_definition(line: &str) -> bool {
    line.starts_with('[')
        && line
            .split_once("]: ")
            .is_some_and(|(_, address)| address.starts_with("http") && !address.contains(' '))
}
