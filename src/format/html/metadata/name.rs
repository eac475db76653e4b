//! A name in a line that says who wrote: without "By", dates, handles and roles.

use super::parts::is_han;

/// A longer text is no byline.
pub(super) const CHARACTERS_MAX: usize = 100;

/// Words that stand before a name.
const LEADS: &[&str] = &[
    "by",
    "von",
    "vom",
    "par",
    "por",
    "di",
    "da",
    "door",
    "av",
    "af",
    "από",
    "door onze redacteur",
    "written by",
    "posted by",
    "created by",
    "submitted by",
    "author",
    "authors",
    "words by",
    "words",
    "text by",
    "text von",
    "text",
    "story by",
    "story",
    "published by",
    "reported by",
    "reviewed by",
    "article by",
    "read more about",
    "more by",
    "mehr von",
    "about",
    "about the author",
    "posts by",
    "all posts by",
    "view all posts by",
    "more posts by",
    "erstellt von",
    "geschrieben von",
    "verfasst von",
    "veröffentlicht von",
    "gepostet von",
    "ein beitrag von",
    "ein artikel von",
    "artikel von",
    "beitrag von",
    "über",
    "autor",
    "autorin",
    "autoren",
    "autor*in",
    "autor/in",
    "verfasser",
    "écrit par",
    "rédigé par",
    "publié par",
    "propos recueillis par",
    "auteur",
    "auteurs",
    "texte",
    "escrito por",
    "publicado por",
    "texto",
    "autora",
    "autores",
    "scritto da",
    "pubblicato da",
    "a cura di",
    "autore",
    "testo",
    "geschreven door",
    "tekst",
    "skrevet af",
    "skriven av",
    "skrevet av",
    "forfatter",
    "författare",
    "autor tekstu",
    "автор",
    "авторы",
    "текст",
    "作者",
    "撰文",
    "文",
    "記者",
    "记者",
    "執筆",
    "編集",
    "글",
];

/// What stands where a name should, in the words of the programs that make pages.
const NO_NAMES: &[&str] = &[
    "admin",
    "author",
    "authors",
    "the author",
    "by",
    "written by",
    "editor",
    "staff",
    "administrator",
    "guest",
    "posts",
    "view all posts",
    "about",
    "profile",
    "share",
    "follow",
    "website",
    "posted",
    "posted by",
    "no author",
    "last",
    "unknown",
    "anonymous",
    "autor",
    "autorin",
    "autoren",
    "über den autor",
    "über die autorin",
    "artikel von",
    "von",
    "vom",
    "folgen",
    "auteur",
    "auteurs",
    "par",
    "autora",
    "autores",
    "por",
    "autore",
    "autori",
    "di",
    "door",
    "af",
    "av",
    "автор",
    "作者",
    "记者",
    "記者",
    "編集",
    "기자",
    "creator",
    "contributor",
    "contributors",
    "updated",
    "published",
    "veröffentlicht",
    "mehr",
    "more",
    "kommentare",
    "comments",
    "reply",
    "antworten",
    "text",
    "foto",
    "photo",
    "bio",
    "me",
    "mich",
    "us",
    "uns",
    "login",
    "user",
    "username",
];

/// What ends a name.
const STOPS: &[&str] = &[
    " | ",
    " · ",
    " • ",
    " — ",
    " – ",
    " @",
    " Published",
    " Updated",
    " Posted",
    " Last ",
    " on ",
    " Reviewed",
    " Veröffentlicht",
    " Aktualisiert",
    " Publié",
    " Publicado",
    " Pubblicato",
    " Folgen",
    " Follow",
    " Foto:",
    " Illustration",
    " 기자",
    " 報道",
    " 报道",
    " Uhr",
    " Stand",
    " Datum",
    " Date:",
];

/// Words between a name and the day.
const DAY_LEADS: &[&str] = &[
    " am ", " vom ", " le ", " el ", " il ", " den ", " em ", " op ", " at ", ", ", " - ", " ",
];

/// Words of an office that follows a name.
const OFFICES: &[&str] = &[
    "director",
    "editor",
    "attorney",
    "reporter",
    "correspondent",
    "professor",
    "founder",
    "ceo",
    "manager",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "leiter",
    "leiterin",
    "chefredakteur",
    "projektleiterin",
    "projektleiter",
    "journaliste",
    "rédacteur",
    "periodista",
    "giornalista",
    "writer",
];

/// The name alone; `None` where the text is none.
pub(super) fn cleaned(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.replace(" im Gespräch mit ", ", ");
    let text = without_leads(after_day(&text));
    let end = STOPS
        .iter()
        .filter_map(|stop| text.find(stop))
        .chain(day(text))
        .min();
    let text = &text[..end.unwrap_or(text.len())];
    let text = without_office(text);
    let text = without_signs(text);
    let text = text
        .trim_matches(|c: char| c.is_whitespace() || ",;:|-–—•·/+@".contains(c))
        .to_owned();
    let is_name = text.chars().any(char::is_alphabetic)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().count() <= CHARACTERS_MAX
        && !text.contains("://")
        && !text.starts_with("www.")
        && !text.contains("[at]")
        && !text.starts_with("Creative Commons")
        && !text.contains(": ")
        && !super::is_date(&text)
        && !NO_NAMES.contains(&text.to_lowercase().trim_end_matches([':', '：', '.', '…']));
    is_name.then_some(text)
}

/// What follows "Posted on 3 May by" and the like.
fn after_day(text: &str) -> &str {
    if !text.chars().any(|c| c.is_ascii_digit()) {
        return text;
    }
    [" by ", " von ", " par ", " por ", " door ", " av ", " af "]
        .iter()
        .filter_map(|lead| Some((text.find(lead)?, lead.len())))
        .filter(|&(at, _)| text[..at].chars().any(|c| c.is_ascii_digit()))
        .min()
        .map_or(text, |(at, length)| &text[at + length..])
}

/// The text after all words that stand before a name.
fn without_leads(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(rest) = LEADS
        .iter()
        .filter_map(|lead| after(text, lead))
        .min_by_key(|rest| rest.len())
    {
        text = rest.trim_start_matches([' ', ':', '：', '/', '／', '|']);
    }
    text
}

/// What follows a word and a space, a colon or, among Chinese letters, a stroke.
fn after<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    let length: usize = text
        .chars()
        .take(lead.chars().count())
        .map(char::len_utf8)
        .sum();
    let (start, rest) = text.split_at(length);
    let parts = rest.starts_with([' ', ':', '：'])
        || (lead.chars().all(is_han) && rest.starts_with(['/', '／', '|']));
    (parts && start.to_lowercase() == lead && !rest.trim_matches([' ', ':', '：']).is_empty())
        .then_some(rest)
}

/// Where a day begins that follows a name.
fn day(text: &str) -> Option<usize> {
    let starts = text
        .match_indices(|c: char| c.is_ascii_digit())
        .map(|(at, _)| at);
    starts
        .filter(|&at| !text[..at].ends_with(|c: char| c.is_ascii_digit()))
        .find_map(|at| {
            let before = &text[..at];
            if before.ends_with(is_han) {
                return Some(at);
            }
            let number = text[at..].chars().take_while(char::is_ascii_digit).count();
            let next = text[at + number..].chars().next();
            // In English a month stands before the day, and is no name.
            if number < 4 && lead_is_month(before) {
                return before.trim_end().rfind(' ').or(Some(0));
            }
            let is_day = number >= 4 || matches!(next, Some('.' | '/' | '-' | ':' | ' '));
            let lead = DAY_LEADS.iter().find(|lead| before.ends_with(*lead))?;
            (is_day && at > lead.len()).then(|| at - lead.len())
        })
}

fn lead_is_month(before: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let month = before
        .split_whitespace()
        .next_back()
        .unwrap_or_default()
        .to_lowercase();
    before.ends_with(' ') && month.len() < 10 && MONTHS.iter().any(|name| month.starts_with(name))
}

/// The name before a comma and an office.
fn without_office(text: &str) -> &str {
    let Some((name, office)) = text.split_once(", ") else {
        return text;
    };
    let is_office = office
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| OFFICES.contains(&word));
    if is_office { name } else { text }
}

/// Without the signs of editors: "Ada Example (aex)".
fn without_signs(text: &str) -> String {
    const SIGN_MAX: usize = 6;
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(" (") {
        let Some((sign, after)) = after.split_once(')') else {
            break;
        };
        out.push_str(before);
        if sign.len() > SIGN_MAX || sign.chars().any(char::is_uppercase) {
            out.push_str(&format!(" ({sign})"));
        }
        rest = after;
    }
    out + rest
}

/// Whether a text looks like a person's name: a few words that begin with capitals, or a few Chinese letters.
pub(super) fn is_person(name: &str) -> bool {
    const WORDS_MAX: usize = 5;
    const PARTICLES: &[&str] = &[
        "von", "van", "vom", "zu", "zur", "der", "den", "de", "del", "la", "le", "di", "da", "du",
        "dos", "das", "ten", "ter", "bin", "al", "el", "af", "av", "y", "e", "et", "und", "and",
        "en", "og", "och",
    ];
    if name.chars().all(is_han) {
        return (2..=4).contains(&name.chars().count());
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_of_name =
        |word: &&str| !word.starts_with(char::is_lowercase) || PARTICLES.contains(word);
    (2..=WORDS_MAX).contains(&words.len())
        && words.iter().all(is_of_name)
        && name.starts_with(char::is_uppercase)
        && !name.ends_with(['.', '!', '?'])
        && !name.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_a_name() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(cleaned(text).as_deref(), expected, "{text}")
        };
        check("By  Ada Example", Some("Ada Example"));
        check("Written by: Ada Example | 3 May 2020", Some("Ada Example"));
        check("Byron Example", Some("Byron Example"));
        check("Vondel Example", Some("Vondel Example"));
        check("https://example.org/ada", None);
        check("2020", None);
        check("4m", None);
        check("View all posts by Ada Example", Some("Ada Example"));
        check("Erstellt von Ada Example", Some("Ada Example"));
        check("Ada Example am 21. April 2020", Some("Ada Example"));
        check("Ada Example, 01.12.2021", Some("Ada Example"));
        check("Ada am 29.12.2010, 13:36 Uhr", Some("Ada"));
        check(
            "Veröffentlicht am 8. Februar 2022 von Ada-Team",
            Some("Ada-Team"),
        );
        check(
            "Posted on September 21, 2020 by Ada Example",
            Some("Ada Example"),
        );
        check("06.11.2023 13:30 von Olga", Some("Olga"));
        check("Ada Example @adaex", Some("Ada Example"));
        check(
            "Ada Example (aex), Bob Beispiel (bob)",
            Some("Ada Example, Bob Beispiel"),
        );
        check("Ada Example, Senior Director, Content", Some("Ada Example"));
        check("Ada Example, PhD", Some("Ada Example, PhD"));
        check(
            "Ada Example im Gespräch mit Bob Beispiel",
            Some("Ada Example, Bob Beispiel"),
        );
        check("Par Zoé Exemple", Some("Zoé Exemple"));
        check("Автор: Ада Примерова", Some("Ада Примерова"));
        check("作者：王小明", Some("王小明"));
        check("文/王小明", Some("王小明"));
        check("王小明2017-03-01 14:27:02", Some("王小明"));
        for label in [
            "Autor",
            "Auteur",
            "von",
            "Artikel von",
            "Posted",
            "No Author",
            "Last",
            "作者：",
        ] {
            check(label, None);
        }
    }

    #[test]
    fn persons_have_names_of_a_few_capital_words() {
        for name in ["Ada Example", "Ludwig van der Beispiel", "王小明"] {
            assert!(is_person(name), "{name}");
        }
        for text in [
            "Ada",
            "the river was cold",
            "By the river.",
            "王小明去了很远的地方",
        ] {
            assert!(!is_person(text), "{text}");
        }
    }
}
