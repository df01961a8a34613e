//! Words as they stand in a sentence or a line: first letters, length; numbers as people write them.

/// With the first letter in capitals.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// With the first letter small: a sentence within another.
pub fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// At most so many characters, ended with an ellipsis where it was cut.
pub fn shortened(text: String, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text;
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// A finite number as people write it in a table, which may have a decimal comma.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text.parse().ok();
    plain.or_else(|| text.replacen(',', ".", 1).parse().ok()).filter(|number: &f64| number.is_finite())
}

/// A number with its sign and so many decimals; what rounds to nothing has no sign.
pub fn signed(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let nothing = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
    match (nothing, value < 0.0) {
        (true, _) => digits,
        (false, true) => format!("−{digits}"),
        (false, false) => format!("+{digits}"),
    }
}

/// `1 source`, `3 sources`.
pub fn counted(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

/// Thousands apart: `1,336`.
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_sign_unless_they_round_to_nothing() {
        let written = [0.1, -0.1, 0.004, -0.004].map(|value| signed(value, 2));
        assert_eq!(written, ["+0.10", "−0.10", "0.00", "0.00"].map(String::from));
        assert_eq!((signed(-0.0004, 3), signed(-0.0005, 3)), ("0.000".into(), "−0.001".into()));
        assert_eq!([counted(1, "error"), counted(0, "error")], ["1 error", "0 errors"].map(String::from));
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1336, 1_234_567].map(grouped), ["0", "999", "1,336", "1,234,567"].map(String::from));
    }

    #[test]
    fn first_letters_change_and_nothing_else_does() {
        assert_eq!(
            (capitalised("énergie du Nord"), uncapitalised("Leans towards the EU")),
            ("Énergie du Nord".into(), "leans towards the EU".into())
        );
        assert_eq!((capitalised(""), uncapitalised("")), (String::new(), String::new()));
    }

    #[test]
    fn what_is_cut_says_so_and_what_fits_is_left_alone() {
        assert_eq!(shortened("Հայաստան".into(), 4), "Հայ…");
        assert_eq!(["abc", "abcd"].map(|text| shortened(text.into(), 4)), ["abc", "abcd"]);
        assert_eq!((shortened("abcde".into(), 4), shortened(String::new(), 0)), ("abc…".into(), String::new()));
    }

    #[test]
    fn a_number_may_have_a_decimal_comma_and_is_finite() {
        assert_eq!((number("44,5"), number(" 44.5 "), number("-3")), (Some(44.5), Some(44.5), Some(-3.0)));
        assert_eq!((number("1e999"), number("NaN"), number("1,2,3"), number("")), (None, None, None, None));
    }
}
