//! Escape sequences: the orders to a terminal that an escape character begins (ECMA-48, and the links that terminals
//! have agreed on). Nothing is read that the sequence does not hold.

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

/// How long what is left of an order may be where it was cut off.
const CUT_BYTES_MAX: usize = 2048;

/// The order that goes on in `rest`, which follows an escape character, and what stands after it. `None` where `rest` holds
/// no sequence. One that was cut off goes as far as nothing but its own can stand there, so that it hides no text.
pub fn order(rest: &str) -> Option<(Order<'_>, &str)> {
    whole(rest).or_else(|| Some((Order::Other, &rest[cut_off(rest)?..])))
}

/// Whether an order begins in `rest`, which follows an escape character, that has no end there.
pub fn is_open(rest: &str) -> bool {
    whole(rest).is_none()
        && match rest.as_bytes().first() {
            Some(b'[') => rest[1..].bytes().all(|b| (0x20..=0x3f).contains(&b)),
            Some(b']') => !rest.contains('\n'),
            Some(b'P' | b'X' | b'^' | b'_') | None => true,
            Some(_) => false,
        }
}

/// As [`order`], for one that has its end.
fn whole(rest: &str) -> Option<(Order<'_>, &str)> {
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

/// How many bytes of `rest` are what is left of an order without its end.
fn cut_off(rest: &str) -> Option<usize> {
    let body = rest.get(1..)?;
    let first_of = |wanted: &dyn Fn(u8) -> bool| {
        let within = body.bytes().take(CUT_BYTES_MAX + 1);
        let found = within.clone().position(wanted);
        found.or_else(|| (body.len() <= CUT_BYTES_MAX).then_some(body.len()))
    };
    let is_end = |b: u8| b.is_ascii_control();
    match rest.as_bytes()[0] {
        // Parameters are no text.
        b'[' => first_of(&|b| !(0x20..=0x3f).contains(&b))
            .filter(|&end| end <= PARAMETERS_MAX)
            .map(|end| 1 + end),
        // It begins with its number.
        b']' => {
            let digits = body.bytes().take_while(u8::is_ascii_digit).count();
            let ends = body
                .as_bytes()
                .get(digits)
                .is_none_or(|&b| b == b';' || is_end(b));
            let end = first_of(&is_end)?;
            (ends && digits <= 4 && (digits > 0 || body.is_empty())).then_some(1 + end)
        }
        b'P' | b'_' | b'X' | b'^' => Some(1 + data(body)?),
        b' '..=b'/' => {
            let marks = body
                .bytes()
                .take(INTERMEDIATES_MAX)
                .take_while(|b| (0x20..=0x2f).contains(b))
                .count();
            body[marks..]
                .bytes()
                .next()
                .is_none_or(is_end)
                .then_some(1 + marks)
        }
        _ => None,
    }
}

/// How many bytes of `body` are data of a picture and the like: lines without blanks, the first of any length and those after
/// it as long as no word is.
fn data(body: &str) -> Option<usize> {
    const LINE_MIN: usize = 32;
    let is_data = |line: &str| line.bytes().all(|b| b.is_ascii_graphic());
    let first = &body[..body
        .find(|c: char| c.is_ascii_control())
        .unwrap_or(body.len())];
    if !is_data(first) {
        return None;
    }
    let mut end = first.len();
    while let Some(line) = body[end..].strip_prefix('\n') {
        let line = &line[..line
            .find(|c: char| c.is_ascii_control())
            .unwrap_or(line.len())];
        if line.len() < LINE_MIN || !is_data(line) {
            break;
        }
        end += 1 + line.len();
    }
    Some(end)
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
            .position(|&b| b == 0x1b || b == 0x07 || b == 0x9c || breaks(b))?;
        match (bytes[at], bytes.get(at + 1)) {
            (0x07, _) => return Some((&body[..at], &body[at + 1..])),
            (0x1b, Some(b'\\')) => return Some((&body[..at], &body[at + 2..])),
            // What is handed on to an outer terminal has its escape characters twice.
            (0x1b, Some(0x1b)) => at += 2,
            // The end in one character, of two bytes; others end with the second of them, too.
            (0x9c, _) if bytes[at - 1] == 0xc2 => return Some((&body[..at - 1], &body[at + 1..])),
            (0x9c, _) => at += 1,
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
    fn what_is_left_of_an_order_goes_and_hides_nothing() {
        for (rest, after) in [
            ("[", ""),
            ("[12", ""),
            ("[31\ntext", "\ntext"),
            ("[1;\x1b[0m", "\x1b[0m"),
            ("[é", "é"),
            ("]0;title", ""),
            ("]0;a title\nb\x07", "\nb\x07"),
            ("]8;;https://a.example", ""),
            ("]8;;https://a.example\x1b[1mb", "\x1b[1mb"),
            ("]2", ""),
            ("Pq#0;2;0~~", ""),
            ("Pq#0;2;0~~\nIt holds.", "\nIt holds."),
            ("_Ga=T;AAAA\nRoofs\n", "\nRoofs\n"),
            ("(", ""),
            ("(\nb", "\nb"),
        ] {
            check(rest, Some((Order::Other, after)));
        }
    }

    #[test]
    fn what_may_be_text_is_no_order() {
        for rest in [
            "",
            "é",
            "] and so on",
            "]a",
            "Please read this.",
            "(é",
            "_ and so on",
        ] {
            check(rest, None);
        }
        let long = format!("]0;{}", "a".repeat(CUT_BYTES_MAX));
        check(&long, None);
    }

    #[test]
    fn the_other_end_of_a_string_is_one() {
        check("]0;title\u{9c}x", Some((Order::Other, "x")));
        check("]0;„Ü“ ✜\u{9c}x", Some((Order::Other, "x")));
    }

    #[test]
    fn an_order_is_open_until_its_end_comes() {
        for rest in ["", "[3", "[", "]8;;https://a", "Pq#0\n\n~"] {
            assert!(is_open(rest), "{rest:?}");
        }
        for rest in ["[3m", "]0;a\x07", "]0;a\nb", "Pq\x1b\\", "(B", "7", "\\"] {
            assert!(!is_open(rest), "{rest:?}");
        }
    }
}
