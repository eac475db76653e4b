//! Whether a line that begins with a colon defines the term above it, or the colon is a letter like others.

/// What is known of the lines above.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// How many lines the paragraph has so far.
    lines: usize,
    /// Whether its first line can be a term.
    can_define: bool,
    /// Whether the paragraph before the last blank line could be a term.
    above: bool,
    /// Whether the lines are in a definition.
    defining: bool,
}

impl Terms {
    /// Takes in a blank line.
    pub(super) fn blank(&mut self) {
        if self.lines > 0 {
            self.above = self.lines == 1 && self.can_define;
        }
        self.lines = 0;
    }

    /// Takes in something that is no paragraph and defines nothing.
    pub(super) fn other(&mut self) {
        *self = Self::default();
    }

    /// Whether the next line is the first of its paragraph.
    pub(super) fn is_first(&self) -> bool {
        self.lines == 0
    }

    /// Whether the lines may be in a definition.
    pub(super) fn is_in_definition(&self) -> bool {
        self.defining
    }

    /// Takes in `line`, which is not blank, and puts it onto `out`.
    pub(super) fn line(&mut self, line: &str, out: &mut String) {
        let lead = line.len() - line.trim_start().len();
        let trimmed = &line[lead..];
        let Some(after) = trimmed.strip_prefix(':') else {
            self.take(trimmed, lead);
            guard(line, out);
            return;
        };
        let is_term_above = match self.lines {
            0 => self.above,
            lines => lines == 1 && self.can_define,
        };
        let defines = after.starts_with([' ', '\t']) && !after.trim().is_empty();
        if defines && (is_term_above || self.defining) {
            self.defining = true;
            self.can_define = false;
            out.push_str(line);
        } else {
            out.push_str(&line[..lead]);
            out.push('\\');
            out.push_str(trimmed);
        }
        self.lines += 1;
    }

    fn take(&mut self, trimmed: &str, lead: usize) {
        if self.lines == 0 {
            // What is indented below a definition goes on with it.
            self.defining &= lead > 1;
            let is_marked =
                trimmed.starts_with(['#', '>', '|', '<', '=']) || super::begins_item(trimmed);
            self.can_define = !is_marked && !self.defining;
        }
        self.lines += 1;
        if trimmed.starts_with('#') {
            // A heading is a block of its own.
            self.other();
        }
    }
}

/// Puts `line` onto `out`, a colon that begins the text of an item or a quotation as a letter.
fn guard(line: &str, out: &mut String) {
    let mut text = line.trim_start_matches(['>', ' ', '\t']);
    if super::begins_item(text) {
        let marker = text.find([' ', '\t']).unwrap_or_default();
        text = text[marker..].trim_start();
    }
    let is_letter = text.len() < line.len()
        && text
            .strip_prefix(':')
            .is_some_and(|after| !after.starts_with([' ', '\t']));
    if is_letter {
        out.push_str(&line[..line.len() - text.len()]);
        out.push('\\');
        out.push_str(text);
    } else {
        out.push_str(line);
    }
}
