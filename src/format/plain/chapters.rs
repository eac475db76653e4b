//! Words and numbers of chapters in many languages: `Chapter Twelve`, `Глава 3`, `第三章`, `제3장`, `§ 12`.

use super::chapter_words::{CHAPTERS, PARTS};
use super::numerals::{digit, first_word, han, han_value, number};
use super::ordinals::ordinal;

/// A chapter's number and the word that it counts, as a number that stands for it, and whether that is one that holds
/// chapters, as a part does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) word: u32,
    pub(super) number: u32,
    pub(super) holds: bool,
}

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
    // The dotted capital of Turkish becomes two characters.
    let word = word.to_lowercase().replace('\u{307}', "");
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
            ("İkinci Bölüm", 2),
            ("Rozdział trzeci", 3),
            ("Tredje kapitlet", 3),
            ("Andra kapitlet", 2),
            ("Tweede hoofdstuk", 2),
            ("Chương 4", 4),
            ("บทที่ 4", 4),
            ("4. nodaļa", 4),
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
