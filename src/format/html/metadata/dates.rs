//! Dates as people write them, so that a line with nothing else is known as one.

use std::sync::LazyLock;

use regex::bytes::Regex;

/// Whether a line is a date, or how long it takes to read.
pub(in crate::format::html) fn is_date(text: &str) -> bool {
    // Without tables of all scripts' letters, which take longer to build than most pages to read: any byte that is
    // not ASCII counts as one.
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix-u)^[^0-9a-z_\x80-\xff]*(
            ((first\s)?(published|posted|updated|modified|last\s[0-9a-z_\x80-\xff]+|on|at|date|date\spublished)\b[^0-9a-z_\x80-\xff]*)*
            ([0-9a-z_\x80-\xff]+,?\s+)?
            ( [0-9]{1,2}(st|nd|rd|th)?[\s.]+(of\s)?[a-z\x80-\xff]{3,}\.?,?\s+[0-9]{4}
            | [a-z\x80-\xff]{3,}\.?\s+[0-9]{1,2}(st|nd|rd|th)?,?\s+[0-9]{4}
            | [0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}
            | [0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4} )
            .{0,60}
            | [0-9]+\s*(min|minute|minutes|mins)\.?\s+(read|reading).*
            | [0-9]+\s+(minutes|hours|days|weeks|months|years)\s+ago
            )$",
        )
        .expect("the pattern is written here")
    });
    text.bytes().any(|byte| byte.is_ascii_digit()) && DATE.is_match(text.as_bytes())
}
