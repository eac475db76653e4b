//! Words and numbers of chapters in many languages: `Chapter Twelve`, `Глава 3`, `第三章`, `제3장`, `§ 12`.

/// A chapter's number and the word that it counts, as a number that stands for it, and whether that is one that holds
/// chapters, as a part does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) word: u32,
    pub(super) number: u32,
    pub(super) holds: bool,
}

/// Words that count what holds chapters.
const PARTS: &[&str] = &[
    "part",
    "book",
    "act",
    "volume",
    "teil",
    "buch",
    "akt",
    "band",
    "partie",
    "livre",
    "acte",
    "tome",
    "parte",
    "libro",
    "acto",
    "livro",
    "ato",
    "deel",
    "boek",
    "del",
    "bok",
    "часть",
    "книга",
    "том",
    "частина",
    "część",
    "tom",
    "díl",
    "rész",
    "μέρος",
    "kısım",
    "الجزء",
    "الباب",
    "חלק",
    "phần",
    "bagian",
    "भाग",
];
/// Words that count chapters and their like.
const CHAPTERS: &[&str] = &[
    "chapter",
    "step",
    "section",
    "scene",
    "appendix",
    "lesson",
    "rule",
    "tip",
    "day",
    "week",
    "phase",
    "stage",
    "question",
    "example",
    "article",
    "method",
    "reason",
    "myth",
    "option",
    "letter",
    "canto",
    "kapitel",
    "schritt",
    "abschnitt",
    "artikel",
    "szene",
    "anhang",
    "brief",
    "anlage",
    "chapitre",
    "étape",
    "scène",
    "lettre",
    "annexe",
    "capítulo",
    "paso",
    "escena",
    "carta",
    "artículo",
    "capitolo",
    "articolo",
    "scena",
    "lettera",
    "artigo",
    "cena",
    "hoofdstuk",
    "stap",
    "kapittel",
    "luku",
    "глава",
    "раздел",
    "статья",
    "письмо",
    "розділ",
    "rozdział",
    "kapitola",
    "fejezet",
    "capitolul",
    "глава",
    "поглавље",
    "poglavlje",
    "poglavje",
    "κεφάλαιο",
    "bölüm",
    "الفصل",
    "فصل",
    "פרק",
    "chương",
    "bab",
    "अध्याय",
    "art",
    "§",
    "§§",
];
/// Signs that count, behind a number that `第` begins.
const HAN: &str = "章回节節卷部篇幕話话集折講讲課课條条";
/// The same in Hangul, where `제` begins it.
const HANGUL: &str = "장절부편화권막조회";

/// What `text` counts, if it begins as a chapter does.
pub(super) fn of(text: &str) -> Option<Counted> {
    let first = text.chars().next()?;
    if matches!(first, '第' | '제') {
        return ordinal_before_sign(&text[first.len_utf8()..]);
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | ',' | '—' | '–'))
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    // A law's sign may touch its number.
    let (word, rest) = match word.strip_prefix('§') {
        Some(number) if !number.is_empty() && number != "§" => ("§", &text[first.len_utf8()..]),
        _ => (word, rest),
    };
    if !rest.starts_with([' ', '\u{a0}', '\u{2009}', '\u{202f}']) && word != "§" {
        return None;
    }
    let word = word.to_lowercase();
    let next = rest.trim_start().trim_start_matches('#');
    if let Some(counted) = word_of(&word) {
        let number = number(next)?;
        return Some(Counted { number, ..counted });
    }
    // `Erstes Kapitel`, `Первая глава`, `3. Bölüm`
    let number =
        ordinal(&word).or_else(|| word.parse().ok().filter(|&number: &u32| number < 1000))?;
    let counted = word_of(&first_word(next).to_lowercase())?;
    Some(Counted { number, ..counted })
}

fn word_of(word: &str) -> Option<Counted> {
    let place = |words: &[&str]| words.iter().position(|known| *known == word);
    let (word, holds) = match place(PARTS) {
        Some(place) => (place, true),
        None => (PARTS.len() + place(CHAPTERS)?, false),
    };
    Some(Counted {
        word: word as u32 + 1,
        number: 0,
        holds,
    })
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '’' | '\''))
        .unwrap_or(text.len());
    &text[..end]
}

/// A number in figures, Roman figures or words.
fn number(text: &str) -> Option<u32> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let word = first_word(text);
    let digits: String = word
        .chars()
        .map_while(|c| digit(c).and_then(|digit| char::from_digit(digit, 10)))
        .collect();
    if !digits.is_empty() {
        return digits.parse().ok().filter(|_| digits.len() <= 4);
    }
    roman(word)
        .or_else(|| spelt(word))
        .or_else(|| ordinal(&word.to_lowercase()))
}

/// The value of a figure of any of the scripts that count by ten.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 6] = ['0', '０', '٠', '۰', '०', '০'];
    ZEROS.iter().find_map(|&zero| {
        (c as u32)
            .checked_sub(zero as u32)
            .filter(|&value| value < 10)
    })
}

/// `三章`, `3장`: what follows the sign that makes a number an ordinal.
fn ordinal_before_sign(text: &str) -> Option<Counted> {
    let text = text.trim_start();
    let end = text.find(|c: char| digit(c).is_none() && han_value(c).is_none())?;
    let number = han(&text[..end])?;
    let sign = text[end..].trim_start().chars().next()?;
    let place = HAN
        .chars()
        .chain(HANGUL.chars())
        .position(|known| known == sign)?;
    let holds = matches!(
        sign,
        '卷' | '部' | '篇' | '集' | '부' | '편' | '권' | '막' | '幕'
    );
    Some(Counted {
        word: 1000 + place as u32,
        number,
        holds,
    })
}

fn han_value(c: char) -> Option<u32> {
    const ONES: &str = "〇一二三四五六七八九";
    Some(match c {
        '零' => 0,
        '两' | '兩' => 2,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => ONES.chars().position(|one| one == c)? as u32,
    })
}

/// A number in Han figures, by tens or figure by figure, or in others.
fn han(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if let Some(digits) = text.chars().map(digit).collect::<Option<Vec<u32>>>() {
        return Some(digits.into_iter().fold(0, |sum: u32, digit| {
            sum.saturating_mul(10).saturating_add(digit)
        }));
    }
    let values: Vec<u32> = text
        .chars()
        .map(|c| han_value(c).or_else(|| digit(c)))
        .collect::<Option<_>>()?;
    if values.iter().all(|&value| value < 10) {
        return Some(values.into_iter().fold(0, |sum: u32, digit| {
            sum.saturating_mul(10).saturating_add(digit)
        }));
    }
    let (mut sum, mut ones) = (0, 0);
    for value in values {
        if value < 10 {
            ones = value;
        } else {
            sum += ones.max(1) * value;
            ones = 0;
        }
    }
    Some(sum + ones)
}

/// A Roman numeral in capitals, up to 399.
fn roman(word: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 9] = [
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let (mut rest, mut value) = (word, 0);
    for (sign, worth) in SIGNS {
        let most = if matches!(worth, 100 | 10 | 1) { 3 } else { 1 };
        for _ in 0..most {
            if let Some(after) = rest.strip_prefix(sign) {
                (rest, value) = (after, value + worth);
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

/// An English number in words, up to 99.
fn spelt(word: &str) -> Option<u32> {
    const ONES: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let word = word.to_lowercase();
    let one = |word: &str| {
        ONES.iter()
            .position(|one| *one == word)
            .map(|n| n as u32 + 1)
    };
    let ten = |word: &str| {
        TENS.iter()
            .position(|ten| *ten == word)
            .map(|n| n as u32 * 10 + 20)
    };
    match word.split_once('-') {
        Some((tens, ones)) => Some(ten(tens)? + one(ones).filter(|&one| one < 10)?),
        None => one(&word).or_else(|| ten(&word)),
    }
}

/// An ordinal in words, in small letters.
fn ordinal(word: &str) -> Option<u32> {
    const ORDINALS: [&[&str]; 12] = [
        &[
            "first",
            "premier",
            "première",
            "primero",
            "primera",
            "primo",
            "prima",
            "primeiro",
            "erstes",
            "erster",
            "erste",
            "первая",
            "первый",
            "الأول",
            "első",
        ],
        &[
            "second",
            "deuxième",
            "segundo",
            "segunda",
            "secondo",
            "seconda",
            "zweites",
            "zweiter",
            "zweite",
            "вторая",
            "второй",
            "الثاني",
            "második",
        ],
        &[
            "third",
            "troisième",
            "tercero",
            "tercera",
            "terzo",
            "terza",
            "terceiro",
            "drittes",
            "dritter",
            "dritte",
            "третья",
            "третий",
            "الثالث",
            "harmadik",
        ],
        &[
            "fourth",
            "quatrième",
            "cuarto",
            "cuarta",
            "quarto",
            "quarta",
            "viertes",
            "vierter",
            "vierte",
            "четвертая",
            "четвёртая",
            "четвертый",
            "الرابع",
            "negyedik",
        ],
        &[
            "fifth",
            "cinquième",
            "quinto",
            "quinta",
            "fünftes",
            "fünfter",
            "fünfte",
            "пятая",
            "пятый",
            "الخامس",
            "ötödik",
        ],
        &[
            "sixth",
            "sixième",
            "sexto",
            "sexta",
            "sesto",
            "sesta",
            "sechstes",
            "sechster",
            "sechste",
            "шестая",
            "шестой",
            "السادس",
            "hatodik",
        ],
        &[
            "seventh",
            "septième",
            "séptimo",
            "settimo",
            "sétimo",
            "siebtes",
            "siebentes",
            "siebte",
            "седьмая",
            "седьмой",
            "السابع",
            "hetedik",
        ],
        &[
            "eighth",
            "huitième",
            "octavo",
            "ottavo",
            "oitavo",
            "achtes",
            "achter",
            "achte",
            "восьмая",
            "восьмой",
            "الثامن",
            "nyolcadik",
        ],
        &[
            "ninth",
            "neuvième",
            "noveno",
            "nono",
            "neuntes",
            "neunter",
            "neunte",
            "девятая",
            "девятый",
            "التاسع",
            "kilencedik",
        ],
        &[
            "tenth",
            "dixième",
            "décimo",
            "decimo",
            "zehntes",
            "zehnter",
            "zehnte",
            "десятая",
            "десятый",
            "العاشر",
            "tizedik",
        ],
        &[
            "eleventh",
            "onzième",
            "undécimo",
            "elftes",
            "elfter",
            "elfte",
            "одиннадцатая",
        ],
        &[
            "twelfth",
            "douzième",
            "duodécimo",
            "zwölftes",
            "zwölfter",
            "zwölfte",
            "двенадцатая",
        ],
    ];
    ORDINALS
        .iter()
        .position(|words| words.contains(&word))
        .map(|n| n as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_counted_in_many_languages() {
        for (text, number) in [
            ("Chapter One", 1),
            ("CHAPTER XLII.", 42),
            ("Chapter 12: Fog", 12),
            ("Chapter Twenty-Seven", 27),
            ("Chapter the Third", 3),
            ("Kapitel 3", 3),
            ("Erstes Kapitel", 1),
            ("Chapitre premier", 1),
            ("Глава 3", 3),
            ("Глава вторая", 2),
            ("ГЛАВА IV", 4),
            ("Capítulo II", 2),
            ("第一章 闸门", 1),
            ("第二十三回", 23),
            ("第１２話　霧", 12),
            ("第一百零五章", 105),
            ("제3장 안개", 3),
            ("제 3 장", 3),
            ("الفصل الأول", 1),
            ("الفصل ٣", 3),
            ("पहला", 0),
            ("अध्याय ३", 3),
            ("§ 3 Pflichten", 3),
            ("§3a", 3),
            ("Art. 12 Fristen", 12),
            ("3. Bölüm", 3),
            ("Chương 4", 4),
        ] {
            assert_eq!(
                of(text).map_or(0, |counted| counted.number),
                number,
                "{text}"
            );
        }
    }

    #[test]
    fn sentences_count_nothing() {
        for text in [
            "Chapters are long",
            "Part of it",
            "第に",
            "Section of the quay",
            "3 days later",
            "Article",
            "Rule the sea",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn parts_hold_chapters_and_words_are_told_apart() {
        let part = of("Part Two").expect("counted");
        let chapter = of("Chapter Two").expect("counted");
        assert!(part.holds && !chapter.holds && part.word != chapter.word);
        assert!(of("第一卷").expect("counted").holds);
    }
}
