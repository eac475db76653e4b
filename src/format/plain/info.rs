//! Info files, as Texinfo writes them for a reader of its own: lines that say where each node is, menus of the nodes below it,
//! and a table of them all at the end.

use super::pages::Cut;

/// What in `text` is for that reader.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    if !text.lines().take(HEAD_LINES).any(is_node) {
        return Vec::new();
    }
    let mut cuts: Vec<Cut> = Vec::new();
    let mut state = State::Head;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        state = state.after(line.trim_end());
        if state != State::Text {
            match cuts.last_mut() {
                Some(last) if last.range.end == start => last.range.end = end,
                _ => cuts.push(Cut {
                    range: start..end,
                    instead: "\n\n",
                    furniture: Vec::new(),
                }),
            }
        }
        start = end;
    }
    for cut in &mut cuts {
        cut.furniture
            .push(text[cut.range.clone()].trim().to_owned());
    }
    cuts
}

/// The first node stands within so many lines.
const HEAD_LINES: usize = 60;

/// What a line is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// What stands before the first node.
    Head,
    /// The line that says where a node is.
    Node,
    Text,
    Menu,
    /// The table of nodes and what follows it.
    Table,
}

impl State {
    fn after(self, line: &str) -> Self {
        let in_menu = line.is_empty() || line.starts_with("* ") || line.starts_with("   ");
        match self {
            _ if is_node(line) => Self::Node,
            Self::Table => Self::Table,
            _ if matches!(line, "Tag Table:" | "Indirect:") => Self::Table,
            Self::Head => Self::Head,
            _ if line == "* Menu:" => Self::Menu,
            Self::Menu if in_menu => Self::Menu,
            _ => Self::Text,
        }
    }
}

fn is_node(line: &str) -> bool {
    line.starts_with("File: ") && line.contains(",  Node: ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_and_menus_are_cut_and_text_is_not() {
        let text = "This is quay.info.\n\nFile: quay.info,  Node: Top,  Next: Lamps\n\nThe quay\n********\n\nIt is dark.\n\n* Menu:\n\n* Lamps::   what lights it\n               at night\n\nFile: quay.info,  Node: Lamps,  Prev: Top\n\n* one\n* two\n\nTag Table:\nNode: Top\n";
        let kept: String = {
            let mut from = 0;
            let mut kept = String::new();
            for cut in cuts(text) {
                kept += &text[from..cut.range.start];
                from = cut.range.end;
            }
            kept + &text[from..]
        };
        assert_eq!(
            kept,
            "\nThe quay\n********\n\nIt is dark.\n\n\n* one\n* two\n\n"
        );
        assert!(cuts("File: a\n* Menu:\n").is_empty());
    }
}
