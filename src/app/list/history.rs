//! `History`: what was typed in earlier prompts of a kind.

/// The most lines that are remembered.
const LINES_MAX: usize = 100;

/// A line that was typed earlier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The text.
    pub text: String,
    /// It is a regular expression.
    pub regex: bool,
}

/// What was typed earlier, the latest last.
#[derive(Debug, Default)]
pub struct History(Vec<Earlier>);

impl Earlier {
    /// A line that is no regular expression.
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            regex: false,
        }
    }
}

impl History {
    /// Remembers a line as the latest; an empty one is none.
    pub fn remember(&mut self, line: Earlier) {
        if line.text.trim().is_empty() {
            return;
        }
        self.0.retain(|earlier| earlier.text != line.text);
        self.0.push(line);
        if self.0.len() > LINES_MAX {
            self.0.remove(0);
        }
    }

    /// The line that is so many before `text`, or after it; an empty one past the latest. `None` before the first.
    pub fn recall(&self, text: &str, back: isize) -> Option<Earlier> {
        let at = self.0.iter().position(|earlier| earlier.text == text);
        let to = at.unwrap_or(self.0.len()).checked_add_signed(-back)?;
        Some(self.0.get(to).cloned().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stands_once_and_the_latest_comes_first() {
        let mut history = History::default();
        for text in ["one", "two", "one", " "] {
            history.remember(Earlier::plain(text));
        }
        let recalled = |text, back| history.recall(text, back).map(|line| line.text);
        assert_eq!(recalled("new", 1).as_deref(), Some("one"));
        assert_eq!(recalled("one", 1).as_deref(), Some("two"));
        assert_eq!(recalled("two", 1), None);
        assert_eq!(recalled("one", -1).as_deref(), Some(""));
    }
}
