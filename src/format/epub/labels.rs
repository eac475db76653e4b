//! Labels that a table of contents has from a program and not from an author: names of files, and words that stand where
//! nobody wrote any.

/// What a label is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// It is a name.
    Name,
    /// It is one, where the chapter has none of its own.
    Place,
    /// It says nothing.
    Nothing,
}

/// Words that programs put where a book begins, in lower case.
const PLACES: [&str; 53] = [
    "start",
    "begin",
    "beginning",
    "start reading",
    "begin reading",
    "start here",
    "zum text",
    "lesen",
    "commencer la lecture",
    "comenzar a leer",
    "inizia a leggere",
    "начать чтение",
    "开始阅读",
    "start of content",
    "start of text",
    "text",
    "main text",
    "body",
    "bodymatter",
    "main",
    "content",
    "book",
    "ebook",
    "chapter",
    "section",
    "anfang",
    "beginn",
    "buchanfang",
    "textanfang",
    "textbeginn",
    "haupttext",
    "début",
    "commencer",
    "texte",
    "chapitre",
    "inicio",
    "comienzo",
    "texto",
    "capítulo",
    "inizio",
    "testo",
    "capitolo",
    "início",
    "tekst",
    "początek",
    "начало",
    "текст",
    "глава",
    "本文",
    "正文",
    "开始",
    "본문",
    "시작",
];

/// Words for a text without a name, in lower case; a number may follow.
const UNNAMED: [&str; 36] = [
    "untitled",
    "untitled document",
    "unnamed",
    "no title",
    "[no title]",
    "new document",
    "new page",
    "blank page",
    "unbenannt",
    "ohne titel",
    "kein titel",
    "neues dokument",
    "sans titre",
    "sans nom",
    "nouveau document",
    "sin título",
    "sin titulo",
    "sin nombre",
    "senza titolo",
    "senza nome",
    "sem título",
    "sem nome",
    "naamloos",
    "zonder titel",
    "namnlös",
    "uden titel",
    "uten tittel",
    "nimetön",
    "bez tytułu",
    "bez názvu",
    "без названия",
    "без имени",
    "无标题",
    "無標題",
    "無題",
    "제목 없음",
];

/// What `title` is worth as the name of what is in the file at `file`.
pub(super) fn worth(title: &str, file: &str) -> Worth {
    let small = title.trim().to_lowercase();
    let bare = small.trim_end_matches(|c: char| {
        c.is_numeric() || c.is_whitespace() || matches!(c, '(' | ')' | '-' | '_')
    });
    let says_nothing = !title.contains(char::is_alphanumeric)
        || is_file_name(title, file)
        || is_counted(&small)
        || UNNAMED.contains(&small.as_str())
        || UNNAMED.contains(&bare);
    if says_nothing {
        Worth::Nothing
    } else if PLACES.contains(&small.as_str()) || is_small(title, file) {
        Worth::Place
    } else {
        Worth::Name
    }
}

/// Whether `title` is but the name of the file at `path`, or of some other one.
fn is_file_name(title: &str, file: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        ".xhtml", ".html", ".htm", ".xml", ".doc", ".docx", ".odt", ".rtf", ".indd", ".pdf", ".txt",
    ];
    let file = file.rsplit('/').next().unwrap_or(file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let small = title.to_lowercase();
    let ends = ENDINGS.iter().any(|ending| small.ends_with(ending));
    // A word may be the name of a chapter and of its file.
    let marked = |c: char| matches!(c, '_' | '-' | '.') || c.is_ascii_digit();
    title == file
        || title == stem && stem.contains(marked)
        || ends && (!title.contains(' ') || small.starts_with("microsoft word"))
}

/// Whether a label is a word in small letters that is a file's name, or that has a number: `chapter-1`, `ch1`.
fn is_small(title: &str, file: &str) -> bool {
    let stem = title.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = stem.strip_suffix('-').unwrap_or(stem);
    let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let name = file.rsplit('/').next().unwrap_or(file);
    let is_file = name
        .strip_prefix(title)
        .is_some_and(|rest| rest.starts_with('.'));
    is_word && (stem != title || is_file)
}

/// Whether a label is a word with a counter that only programs write: `section0001`, `index_split_003`, `id_12`.
fn is_counted(small: &str) -> bool {
    let stem = small.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &small[stem.len()..];
    let is_word = !stem.is_empty()
        && stem.contains(|c: char| c.is_ascii_lowercase())
        && stem
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'));
    is_word
        && !digits.is_empty()
        && (stem.contains('_') || digits.len() > 1 && digits.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(titles: &[&str], file: &str, expected: Worth) {
        for title in titles {
            assert_eq!(worth(title, file), expected, "{title} {file}");
        }
    }

    #[test]
    fn what_programs_write_says_nothing() {
        let junk = [
            "Section0001",
            "part0007",
            "part0007.xhtml",
            "index_split_003",
            "calibre_toc_5",
            "chapter-002",
            "Untitled",
            "Untitled 2",
            "Unbenannt-3",
            "Sans titre",
            "無題",
            "Microsoft Word - Of lamps.doc",
            "* * *",
            "",
        ];
        check(&junk, "text/x.xhtml", Worth::Nothing);
        check(&["ch12", "ch12.xhtml"], "text/ch12.xhtml", Worth::Nothing);
    }

    #[test]
    fn names_are_names() {
        let names = [
            "The lamps",
            "Chapter 7",
            "Part 007",
            "1984",
            "Apollo 13",
            "Apollo13",
            "Of start and end",
            "Kapitel 3",
            "Title-page",
            "第一章",
        ];
        check(&names, "text/x.xhtml", Worth::Name);
        check(&["Lamps"], "text/Lamps.xhtml", Worth::Name);
        let places = ["Start", "Anfang", "Начало", "chapter-1", "ch1", "preface"];
        check(&places, "text/preface.xhtml", Worth::Place);
        check(&["preface"], "text/x.xhtml", Worth::Name);
    }
}
