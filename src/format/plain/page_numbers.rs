//! The numbers of pages, as lines at their heads and feet say them.

use super::numbering::roman_small;

/// What tells a page's number from another, beside the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dress {
    /// Nothing: `41`, `xii`.
    None,
    /// Marks: `- 41 -`, `[41]`, `| 41 |`.
    Marks,
    /// The word for a page, or how many there are: `Page 41`, `41 / 50`, `第41页`.
    Words,
}

/// Words before a page's number, in lower case.
const BEFORE: [&str; 31] = [
    "page",
    "pages",
    "pg.",
    "pg",
    "blz.",
    "blz",
    "bl.",
    "seite",
    "pagina",
    "página",
    "páxina",
    "pàgina",
    "pág.",
    "pag.",
    "p.",
    "s.",
    "side",
    "sida",
    "sivu",
    "страница",
    "стор.",
    "стр.",
    "с.",
    "strana",
    "strona",
    "str.",
    "oldal",
    "sayfa",
    "trang",
    "σελίδα",
    "第",
];

/// Words after a page's number.
const AFTER: [&str; 10] = [
    "页",
    "頁",
    "ページ",
    "쪽",
    "페이지",
    "면",
    ". oldal",
    ". sayfa",
    ". sivu",
    "стр.",
];

/// Words between a page's number and how many pages there are.
const OF: [&str; 20] = [
    "of", "/", "von", "sur", "di", "de", "van", "av", "af", "из", "od", "z", "do", "trên", "από",
    "/ 共", "共", "，共", "중", "|",
];

/// The number of a page that a line says and nothing else: `41`, `- 41 -`, `Page 41 of 50`, `xii`.
pub(super) fn bare_number(line: &str) -> Option<(u32, Dress)> {
    const BYTES_MAX: usize = 40;
    if line.len() > BYTES_MAX {
        return None;
    }
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–'
                    | '—'
                    | '['
                    | ']'
                    | '('
                    | ')'
                    | '|'
                    | '·'
                    | '~'
                    | '•'
                    | '‹'
                    | '›'
                    | '<'
                    | '>'
            )
    };
    let text = line.trim_matches(marks);
    let dress = match text.len() == line.trim().len() {
        true => Dress::None,
        false => Dress::Marks,
    };
    let text = text.to_lowercase();
    let before = strip(&text, &BEFORE);
    let number = before.unwrap_or(&text).trim_start();
    let end = number
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(number.len());
    let (number, rest) = number.split_at(end);
    let after = strip(rest.trim_start(), &AFTER);
    let rest = after.unwrap_or(rest.trim_start()).trim_start();
    let of = strip(rest, &OF);
    let all = of.unwrap_or(rest).trim_matches(marks);
    let all = AFTER
        .iter()
        .find_map(|after| all.strip_suffix(after))
        .unwrap_or(all);
    let all = strip(all, &BEFORE[..]).unwrap_or(all).trim();
    if !all.bytes().all(|byte| byte.is_ascii_digit()) || of.is_some() == all.is_empty() {
        return None;
    }
    let dress = match before.or(after).or(of) {
        Some(_) => Dress::Words,
        None => dress,
    };
    match number.parse() {
        Ok(value) if number.len() <= 4 => Some((value, dress)),
        _ => Some((roman_small(number)?, dress)),
    }
}

/// What stands after one of `words`.
fn strip<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        // A word ends where it ends.
        let letters = |c: char| c.is_alphabetic() && c.is_lowercase();
        (!(word.ends_with(letters) && rest.starts_with(letters))).then_some(rest)
    })
}

/// The number that a line ends with as `[Page 41]`.
pub(super) fn bracketed_number(line: &str) -> Option<u32> {
    let within = line.strip_suffix(']')?;
    let (_, within) = within.rsplit_once('[')?;
    let within = within.to_lowercase();
    strip(&within, &BEFORE)?.trim().parse().ok()
}

/// The number of a page at one end of a line that says something else, too.
pub(super) fn edge_number(line: &str) -> Option<u32> {
    let words: Vec<&str> = line
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/'))
        .collect();
    let number = |word: Option<&&str>| {
        let word = word.map(|word| word.split_once('/').map_or(*word, |(number, _)| number))?;
        word.parse().ok().filter(|&number: &u32| number < 10_000)
    };
    // What follows `of` is how many there are.
    let of = words
        .len()
        .checked_sub(3)
        .filter(|&at| OF.contains(&words[at + 1].to_lowercase().as_str()));
    of.and_then(|at| number(words.get(at)))
        .or_else(|| number(words.last()))
        .or_else(|| number(words.first()))
}

/// Whether a line ends or begins with the word for a page and its number.
pub(super) fn says_page(line: &str) -> bool {
    const WORDS_MAX: usize = 4;
    let words: Vec<&str> = line.split_whitespace().collect();
    (1..=WORDS_MAX.min(words.len())).any(|count| {
        let says = |words: &[&str]| {
            let said = words.join(" ");
            matches!(bare_number(&said), Some((_, Dress::Words)))
                && said.contains(char::is_alphabetic)
        };
        says(&words[words.len() - count..]) || says(&words[..count])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_in_many_ways() {
        for (line, dress) in [
            ("41", Dress::None),
            ("- 41 -", Dress::Marks),
            ("[41]", Dress::Marks),
            ("— 41 —", Dress::Marks),
            ("41 / 50", Dress::Words),
            ("41/50", Dress::Words),
            ("Page 41 of 50", Dress::Words),
            ("(Page 41)", Dress::Words),
            ("Seite 41 von 50", Dress::Words),
            ("S. 41", Dress::Words),
            ("Página 41 de 50", Dress::Words),
            ("Strona 41 z 50", Dress::Words),
            ("Страница 41 из 50", Dress::Words),
            ("第41页", Dress::Words),
            ("第 41 页 共 50 页", Dress::Words),
            ("41 ページ", Dress::Words),
            ("41쪽", Dress::Words),
        ] {
            assert_eq!(bare_number(line), Some((41, dress)), "{line}");
        }
        assert_eq!(bare_number("xii"), Some((12, Dress::None)));
    }

    #[test]
    fn other_lines_are_no_numbers_of_pages() {
        for line in [
            "41 lamps",
            "41.",
            "Page",
            "of 41",
            "3 4",
            "sides 41",
            "第四章",
            "41 of",
            "p.m. 4",
        ] {
            assert_eq!(bare_number(line), None, "{line}");
        }
    }

    #[test]
    fn the_number_of_a_line_is_at_its_end_or_its_beginning() {
        for line in [
            "Lamps 41",
            "41 Lamps",
            "Lamps   Page 41 of 50",
            "Lamps 41/50",
        ] {
            assert_eq!(edge_number(line), Some(41), "{line}");
        }
        assert!(says_page("Lamps   Page 41 of 50") && says_page("Seite 41  Lampen"));
        assert!(!says_page("Lamps 41") && !says_page("Lamps 41/50"));
    }
}
