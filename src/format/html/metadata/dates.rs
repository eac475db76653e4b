//! Dates as people write them, so that a line with nothing else is known as one.

use std::sync::LazyLock;

use regex::Regex;

/// Whether a line is a date, or how long it takes to read.
pub(in crate::format::html) fn is_date(text: &str) -> bool {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^\W*(
            ((first\s)?(published|posted|updated|modified|last\s\w+|on|at|date|date\spublished)\b\W*)*
            (\w+,?\s+)?
            ( \d{1,2}(st|nd|rd|th)?[\s.]+(of\s)?\p{L}{3,}\.?,?\s+\d{4} | \p{L}{3,}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4} | \d{4}[-/.]\d{1,2}[-/.]\d{1,2} | \d{1,2}[-/.]\d{1,2}[-/.]\d{2,4} )
            .{0,60}
            | \d+\s*(min|minute|minutes|mins)\.?\s+(read|reading).*
            | \d+\s+(minutes|hours|days|weeks|months|years)\s+ago
            )$",
        )
        .expect("the pattern is written here")
    });
    DATE.is_match(text)
}
