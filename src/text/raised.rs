//! Small letters above and below the line, for the few that have a form of their own: digits, signs, and the letters
//! that mathematics counts with, since `2k` is not what was meant by 2 to the k.

/// The raised form of `c`, as wide as `c`.
pub fn superscript(c: char) -> Option<char> {
    Some(match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (c as u32 - '4' as u32))?,
        '+' => '⁺',
        '-' | '−' => '⁻',
        '=' => '⁼',
        '(' => '⁽',
        ')' => '⁾',
        'i' => 'ⁱ',
        'j' => 'ʲ',
        'k' => 'ᵏ',
        'm' => 'ᵐ',
        'n' => 'ⁿ',
        'x' => 'ˣ',
        'y' => 'ʸ',
        _ => return None,
    })
}

/// The lowered form of `c`, as wide as `c`.
pub fn subscript(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => char::from_u32('₀' as u32 + (c as u32 - '0' as u32))?,
        '+' => '₊',
        '-' | '−' => '₋',
        '=' => '₌',
        '(' => '₍',
        ')' => '₎',
        'a' => 'ₐ',
        'e' => 'ₑ',
        'i' => 'ᵢ',
        'j' => 'ⱼ',
        'k' => 'ₖ',
        'm' => 'ₘ',
        'n' => 'ₙ',
        'x' => 'ₓ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_forms_are_as_wide_as_what_they_stand_for() {
        let forms = (' '..='~').flat_map(|c| [superscript(c), subscript(c)]);
        for form in forms.flatten() {
            assert_eq!(
                crate::text::width::columns(form.encode_utf8(&mut [0; 4])),
                1
            );
        }
    }

    #[test]
    fn digits_have_their_forms() {
        let map = |form: fn(char) -> Option<char>| "0123456789".chars().filter_map(form).collect();
        let (raised, lowered): (String, String) = (map(superscript), map(subscript));
        assert_eq!(raised, "⁰¹²³⁴⁵⁶⁷⁸⁹");
        assert_eq!(lowered, "₀₁₂₃₄₅₆₇₈₉");
        assert_eq!(superscript('s'), None);
    }
}
