//! Escape sequences: the orders to a terminal that an escape character begins (ECMA-48, and the links that terminals
//! have agreed on). Nothing is read that the sequence does not hold, and one without its end is none.

/// What an escape sequence asks a terminal to do, as far as a text is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order<'t> {
    /// SGR: how the letters look that follow, by these parameters.
    Look(&'t str),
    /// OSC 8: a link to this address begins; to none, it ends.
    Link(&'t str),
    /// Anything else: the cursor, the window's title, character sets, pictures.
    Other,
}

/// How many bytes of parameters a control sequence has at most.
const PARAMETERS_MAX: usize = 64;
/// How many bytes stand before the last one where character sets are chosen.
const INTERMEDIATES_MAX: usize = 4;

/// The order that goes on in `rest`, which follows an escape character, and what stands after it. `None` where `rest` holds
/// no whole sequence.
pub fn order(rest: &str) -> Option<(Order<'_>, &str)> {
    let first = *rest.as_bytes().first()?;
    match first {
        b'[' => control(&rest[1..]),
        b']' => command(&rest[1..]),
        b'P' | b'X' | b'^' | b'_' => {
            let (_, after) = string(&rest[1..], |_| false)?;
            Some((Order::Other, after))
        }
        b' '..=b'/' => charset(rest),
        b'0'..=b'~' => Some((Order::Other, &rest[1..])),
        _ => None,
    }
}

/// CSI: parameters, then a letter that says what for.
fn control(body: &str) -> Option<(Order<'_>, &str)> {
    let end = (body.bytes().take(PARAMETERS_MAX + 1)).position(|b| !(0x20..=0x3f).contains(&b))?;
    let last = body.as_bytes()[end];
    if !(0x40..=0x7e).contains(&last) {
        return None;
    }
    let private = body.starts_with(['<', '=', '>', '?']);
    let order = match last {
        b'm' if !private => Order::Look(&body[..end]),
        _ => Order::Other,
    };
    Some((order, &body[end + 1..]))
}

/// OSC: a number, then what it is about. Nothing such is longer than a line, so one that was cut off hides no more.
fn command(body: &str) -> Option<(Order<'_>, &str)> {
    let (said, after) = string(body, |b| b == b'\n')?;
    let link = said
        .strip_prefix("8;")
        .and_then(|link| link.split_once(';'));
    Some((link.map_or(Order::Other, |(_, to)| Order::Link(to)), after))
}

/// What stands before the end of a control string, and what follows that. `breaks` says where such a string cannot go on.
fn string(body: &str, breaks: impl Fn(u8) -> bool) -> Option<(&str, &str)> {
    /// How often what is handed on may hold the escape character, so that none is looked at again and again.
    const DOUBLED_MAX: usize = 16;
    let bytes = body.as_bytes();
    let mut at = 0;
    for _ in 0..=DOUBLED_MAX {
        at += bytes[at..]
            .iter()
            .position(|&b| b == 0x1b || b == 0x07 || breaks(b))?;
        match (bytes[at], bytes.get(at + 1)) {
            (0x07, _) => return Some((&body[..at], &body[at + 1..])),
            (0x1b, Some(b'\\')) => return Some((&body[..at], &body[at + 2..])),
            // What is handed on to an outer terminal has its escape characters twice.
            (0x1b, Some(0x1b)) => at += 2,
            _ => return None,
        }
    }
    None
}

/// The choice of a character set and its like: marks, then a letter or digit.
fn charset(body: &str) -> Option<(Order<'_>, &str)> {
    let end = (body.bytes().take(INTERMEDIATES_MAX)).position(|b| !(0x20..=0x2f).contains(&b))?;
    (0x30..=0x7e)
        .contains(&body.as_bytes()[end])
        .then(|| (Order::Other, &body[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rest: &str, expected: Option<(Order<'_>, &str)>) {
        assert_eq!(order(rest), expected, "{rest:?}");
    }

    #[test]
    fn orders_of_all_kinds_end_where_they_end() {
        check("[1;31mred", Some((Order::Look("1;31"), "red")));
        check("[mx", Some((Order::Look(""), "x")));
        check("[?25hx", Some((Order::Other, "x")));
        check("[>4;1mx", Some((Order::Other, "x")));
        check("[2Kx", Some((Order::Other, "x")));
        check("]0;title\x07x", Some((Order::Other, "x")));
        check("]2;title\x1b\\x", Some((Order::Other, "x")));
        check(
            "]8;;https://a.example\x07x",
            Some((Order::Link("https://a.example"), "x")),
        );
        check("]8;id=7;b\x1b\\x", Some((Order::Link("b"), "x")));
        check("]8;;\x1b\\x", Some((Order::Link(""), "x")));
        check("Pq#0\nab\x1b\\x", Some((Order::Other, "x")));
        check("Ptmux;\x1b\x1b]0;t\x07x", Some((Order::Other, "x")));
        check("_Ga=T;AAAA\x1b\\x", Some((Order::Other, "x")));
        check("(Bx", Some((Order::Other, "x")));
        check("#8x", Some((Order::Other, "x")));
        check("$(Cx", Some((Order::Other, "x")));
        check("7x", Some((Order::Other, "x")));
        check("=x", Some((Order::Other, "x")));
        check("cx", Some((Order::Other, "x")));
    }

    #[test]
    fn what_has_no_end_is_no_order() {
        for rest in [
            "",
            "[",
            "[12",
            "[é",
            "]0;title",
            "]0;a\nb\x07",
            "Pq",
            "(",
            "é",
        ] {
            check(rest, None);
        }
    }
}
