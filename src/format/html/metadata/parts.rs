//! The parts of a title: `Headline | Section | Site`, in whatever order and with whatever marks between them.

use std::ops::Range;

/// Marks that part a title wherever they stand.
const BARS: &[char] = &['|', '｜', '»', '«', '•', '∣', '│'];

/// Marks that part a title only with a space on either side; within words, and beside one only, they are the
/// headline's own.
const DASHES: &[char] = &[
    '-', '–', '—', '−', '‒', '·', '/', '‹', '›', '~', '>', '<', ':', '@', '：', '・', '☆', '★',
];

/// Marks that part Chinese and Japanese titles, which are written without spaces.
const TIGHT: &[char] = &['_', '＿', '-', '－', '—', '–'];

/// More parts than these are a list of words for search engines.
const PARTS_MAX: usize = 8;

/// A title and where its parts lie.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    title: &'a str,
    parts: Vec<Range<usize>>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(title: &'a str) -> Self {
        let mut parts = Vec::new();
        let mut start = 0;
        for mark in marks(title) {
            if parts.len() + 1 < PARTS_MAX && !title[start..mark.start].trim().is_empty() {
                parts.push(start..mark.start);
                start = mark.end;
            }
        }
        if parts.is_empty() || !title[start..].trim().is_empty() {
            parts.push(start..title.len());
        }
        Self { title, parts }
    }

    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// The text from one part to another, with what stands between them.
    pub(super) fn run(&self, parts: Range<usize>) -> &'a str {
        match self.parts.get(parts.clone()) {
            Some([first, .., last]) => self.title[first.start..last.end].trim(),
            Some([only]) => self.title[only.clone()].trim(),
            _ => "",
        }
    }

    /// All runs of parts, the longest first.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        let count = self.len();
        (1..=count)
            .rev()
            .flat_map(move |length| (0..=count - length).map(move |start| start..start + length))
    }

    /// Whether the mark before a part is a bar, which no headline has of its own.
    pub(super) fn is_after_bar(&self, part: usize) -> bool {
        let end = self.parts.get(part).map_or(0, |part| part.start);
        let before = self.title[..end].trim_end();
        before.ends_with(BARS) || before.ends_with(['_', '＿']) || before.ends_with("::")
    }
}

/// Where the marks between parts lie, with the spaces around them.
fn marks(title: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for (at, c) in title.char_indices() {
        let end = at + c.len_utf8();
        let after = title[end..].chars().next();
        let is_spaced =
            before.is_some_and(char::is_whitespace) && after.is_none_or(char::is_whitespace);
        let is_tight = || before.is_some_and(is_han) || after.is_some_and(is_han);
        let is_double = c == ':' && (before == Some(':') || after == Some(':'));
        let parts = BARS.contains(&c)
            || is_double
            || (is_spaced && DASHES.contains(&c))
            || (is_spaced && c == '_')
            || (TIGHT.contains(&c) && is_tight());
        if parts {
            match found.last_mut() {
                Some(last) if title[last.end..at].trim().is_empty() => last.end = end,
                _ => found.push(at..end),
            }
        }
        before = Some(c);
    }
    found
}

/// Chinese and Japanese letters, and the marks that stand among them.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// What programs write where nobody wrote a title, or where every site has the same page.
const PLACEHOLDERS: &[&str] = &[
    "untitled",
    "untitleddocument",
    "untitledpage",
    "newpage",
    "newdocument",
    "document",
    "index",
    "indexhtml",
    "home",
    "homepage",
    "mainpage",
    "welcome",
    "page",
    "title",
    "notitle",
    "default",
    "blank",
    "unbenannt",
    "unbenanntesdokument",
    "unbenannteseite",
    "ohnetitel",
    "startseite",
    "neueseite",
    "dokument",
    "sanstitre",
    "documentsanstitre",
    "documentsansnom",
    "pagesanstitre",
    "accueil",
    "nouvellepage",
    "sintitulo",
    "sintítulo",
    "documentosintitulo",
    "documentosintítulo",
    "inicio",
    "portada",
    "paginaprincipal",
    "páginaprincipal",
    "senzatitolo",
    "documentosenzatitolo",
    "paginainiziale",
    "semtitulo",
    "semtítulo",
    "documentosemtitulo",
    "documentosemtítulo",
    "início",
    "naamloos",
    "naamloosdocument",
    "startpagina",
    "beznazwy",
    "dokumentbeznazwy",
    "stronagłówna",
    "utannamn",
    "namnlöst",
    "namnlöstdokument",
    "forside",
    "untitlednotebook",
    "безимени",
    "безназвания",
    "безымянный",
    "новыйдокумент",
    "главная",
    "главнаястраница",
    "adsız",
    "başlıksız",
    "anasayfa",
    "无标题",
    "无标题文档",
    "未命名",
    "首页",
    "主页",
    "無標題",
    "無標題文件",
    "首頁",
    "無題",
    "無題ドキュメント",
    "名称未設定",
    "ホーム",
    "トップページ",
    "제목없음",
    "홈",
    "blogarchive",
    "blogarchiv",
    "archivesdublog",
    "archivodelblog",
    "archivioblog",
];

/// Whether a text names no page in particular, or a file of an office program.
pub(super) fn is_placeholder(text: &str) -> bool {
    let letters = letters(text);
    if ["Microsoft Word - ", "Microsoft PowerPoint - "]
        .iter()
        .any(|program| text.starts_with(program))
    {
        return true;
    }
    // A copy is numbered: "Untitled-1".
    let named = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.is_empty() || (!named.is_empty() && PLACEHOLDERS.contains(&named))
}

pub(super) fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The letters and digits of a text in lower case, without spaces and marks.
pub(in crate::format::html) fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two texts are the same but for case and punctuation.
pub(in crate::format::html) fn same_words(first: &str, second: &str) -> bool {
    let first = letters(first);
    !first.is_empty() && first == letters(second)
}

/// Whether a heading is about what the page calls itself. A single word in common may be any word, unless one of
/// them has no other.
pub(super) fn agrees(title: &str, heading: &str) -> bool {
    let (own, other) = (words(title), words(heading));
    let common = own.iter().filter(|word| other.contains(word)).count();
    overlap(title, heading) >= 0.25 && (common > 1 || common == own.len().min(other.len()))
}

/// The share of words that two texts have in common.
pub(super) fn overlap(first: &str, second: &str) -> f32 {
    let (first, second) = (words(first), words(second));
    let common = first.iter().filter(|word| second.contains(word)).count();
    let all = first.len().max(second.len()).max(1);
    common as f32 / all as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_parts_at_bars_and_at_dashes_with_spaces() {
        let check = |title: &str, expected: &[&str]| {
            let parts = Parts::of(title);
            let found: Vec<&str> = (0..parts.len()).map(|n| parts.run(n..n + 1)).collect();
            assert_eq!(found, expected, "{title}");
        };
        check("A walk home | The Paper", &["A walk home", "The Paper"]);
        check("A walk home| The Paper |", &["A walk home", "The Paper"]);
        check("Well-known words", &["Well-known words"]);
        check("One: two", &["One: two"]);
        check("Paper :: News :: One", &["Paper", "News", "One"]);
        check("Paper » Blog » One – two", &["Paper", "Blog", "One", "two"]);
        check("snake_case in C", &["snake_case in C"]);
        check("河上的桥_新闻_早报", &["河上的桥", "新闻", "早报"]);
        check("川を渡る橋｜朝の新聞", &["川を渡る橋", "朝の新聞"]);
        check("桥：昨天和今天", &["桥：昨天和今天"]);
        check("", &[""]);
        check(" | ", &["|"]);
    }

    #[test]
    fn programs_have_names_for_pages_without_one() {
        for text in [
            "Untitled Document",
            "untitled-2",
            "index.html",
            "Ohne Titel",
            "Microsoft Word - harbour_final.docx",
            "無題",
            "",
            "–",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["Untitled poems", "The home", "1984", "無題の詩"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn a_heading_agrees_by_more_than_any_one_word() {
        assert!(agrees("A walk along the river", "A walk by the water"));
        assert!(agrees("Walking", "Walking in rain"));
        assert!(agrees("Walking in rain", "Walking"));
        assert!(!agrees("River walks", "Notes on walks"));
        assert!(!agrees("River", "Shop"));
    }
}
