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
    text.bytes().any(|byte| byte.is_ascii_digit())
        && (DATE.is_match(text.as_bytes()) || is_dates_only(text))
}

/// Words that stand beside the figures of a date, in the languages that pages are written in most; a month or a day of
/// the week goes by its first letters.
const WORDS: &str = "\
    published updated posted modified last first created edited on at by date time read reading min mins minute minutes \
    ago am pm a m p utc gmt est edt cst cdt pst pdt cet cest bst ist hst wib h hrs hours hour day days today yesterday \
    publié publiée modifié modifiée mis mise à jour le la et lecture heures heure min temps de du \
    veröffentlicht aktualisiert editiert erstellt stand geändert zuletzt uhr um am von lesedauer minuten lesezeit vom \
    publicado publicada actualizado actualizada actualización última el a las los hora horas del lectura \
    pubblicato aggiornato aggiornamento il alle ore lettura minuti di \
    atualizado atualizada às em leitura \
    gepubliceerd bijgewerkt gewijzigd op om uur leestijd \
    publicerad uppdaterad publisert oppdatert offentliggjort opdateret kl klo den \
    opublikowano aktualizacja dodano godz czytania \
    опубликовано обновлено дата в мин назад г \
    yayınlanma güncelleme tarihi saat";
const MONTHS_AND_DAYS: &str = "\
    jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun \
    jän mär mrz mai okt dez mit don fre sam son die \
    fév fev avr juin juil aoû déc lun mer jeu ven dim \
    ene abr ago dic mié mie jue vie sáb dom \
    gen mag giu lug set ott gio sab \
    out dez seg ter qua qui sex \
    maa mei maj tir ons tor fre lør søn mån tis lör sön \
    sty lut kwi cze lip sie wrz paź lis gru \
    янв фев мар апр май мая июн июл авг сен окт ноя дек пон вто сре чет пят суб вос \
    oca şub nis haz tem ağu eyl eki kas ara";

/// Whether a few words are a day without its year, or a month with it: "Jan 14", "14. März", "Jan '25".
pub(in crate::format::html) fn is_day(text: &str) -> bool {
    const WORDS_MAX: usize = 3;
    let mut words = 0;
    let (mut has_month, mut has_number) = (false, false);
    for word in text.split_whitespace() {
        words += 1;
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        if word.chars().all(|c| c.is_ascii_digit()) {
            has_number |= (1..=2).contains(&word.len());
        } else if MONTHS_AND_DAYS
            .split_ascii_whitespace()
            .any(|known| word.starts_with(known))
        {
            has_month = true;
        } else {
            return false;
        }
    }
    words <= WORDS_MAX && has_month && has_number
}

/// Whether a line is nothing but dates and times with the words that stand beside them, in whatever language: at least
/// a year with something before or after it, or a clock.
fn is_dates_only(text: &str) -> bool {
    const CHARACTERS_MAX: usize = 140;
    if text.chars().count() > CHARACTERS_MAX {
        return false;
    }
    let mut figures = 0;
    let mut has_year = false;
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if let Some(number) = word
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(word)
        {
            figures += 1;
            has_year |= matches!(number.parse::<u32>(), Ok(1900..=2099));
            continue;
        }
        let word = word.to_lowercase();
        // `14h52`, `4th`, `2016年`, `UhrLesedauer`.
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        figures += usize::from(letters.len() < word.len());
        let is_known = |word: &str| {
            WORDS.split_ascii_whitespace().any(|known| known == word)
                || (word.chars().count() >= 3
                    && MONTHS_AND_DAYS
                        .split_ascii_whitespace()
                        .any(|start| word.starts_with(start)))
                || word
                    .chars()
                    .all(|c| "年月日時分秒发布更新公開時間付星期曜火水木金土年월일시분".contains(c))
        };
        let is_joined = word.strip_prefix("uhr").is_some_and(is_known);
        if !letters.is_empty()
            && !is_known(&letters)
            && !is_joined
            && !matches!(
                &*letters,
                "st" | "nd" | "rd" | "th" | "er" | "h" | "º" | "ª"
            )
        {
            return false;
        }
    }
    figures >= 2 && (has_year || text.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_known_in_many_languages() {
        for line in [
            "Publié le 30 août 2023 à 14h52, modifié le 30 août 2023 à 15h54",
            "10.09.2025, 09:53 Uhr",
            "19. Oktober 2019, 19:08 Uhr Editiert am 19. Oktober 2019, 19:08 Uhr",
            "Aktualisiert am 07.01.2026 - 18:50 UhrLesedauer: 4 Min.",
            "Published Aug 28, 2024  •  Last updated 1 hour ago  •  4 minute read",
            "Publicado el 3 de mayo de 2020 a las 10:30",
            "Опубликовано 3 мая 2020 в 10:30",
            "2023年09月26日 17:22",
            "lunedì 4 marzo 2024, ore 12:00",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in [
            "In May 2020 the bridge fell",
            "The may of 1911: 12 boats",
            "2020",
            "10 and 12",
            "Die Sonne ging 1911 auf",
        ] {
            assert!(!is_date(line), "{line}");
        }
    }
}
