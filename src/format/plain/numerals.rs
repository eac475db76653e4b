//! Numbers in the figures of many scripts, in Roman and Han figures, and in English words.

use super::ordinals::ordinal;

/// A number in figures, Roman figures or words.
pub(super) fn number(text: &str) -> Option<u32> {
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
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 6] = ['0', '０', '٠', '۰', '०', '০'];
    ZEROS.iter().find_map(|&zero| {
        (c as u32)
            .checked_sub(zero as u32)
            .filter(|&value| value < 10)
    })
}

/// The letters and figures that `text` begins with.
pub(super) fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '’' | '\''))
        .unwrap_or(text.len());
    &text[..end]
}

/// The value of a Han figure.
pub(super) fn han_value(c: char) -> Option<u32> {
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
pub(super) fn han(text: &str) -> Option<u32> {
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
pub(super) fn roman(word: &str) -> Option<u32> {
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
