//! Numbers of coordinates, quickly.

/// Exact in a float.
const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// A decimal of at most 15 digits without exponent. Both the digits and the power of ten are exact
/// in a float, so their quotient is the correctly rounded value; some three times as fast as the
/// general way, which counts when a basemap has 300,000 numbers.
pub(super) fn short_decimal(token: &[u8]) -> Option<f64> {
    leading_decimal(token).filter(|(_, length)| *length == token.len()).map(|(number, _)| number)
}

/// A position as most files have it, `[longitude,latitude]` in short decimals and on Earth, and the
/// length of its text; `None` for any other, which is then read with more care.
pub(super) fn short_position(text: &[u8]) -> Option<([f64; 2], usize)> {
    let mut at = usize::from(*text.first()? == b'[');
    let mut pair = [0.0; 2];
    for (slot, end) in pair.iter_mut().zip([b',', b']']) {
        let (number, length) = leading_decimal(text.get(at..)?)?;
        *slot = number;
        at += length;
        if *text.get(at)? != end {
            return None;
        }
        at += 1 + usize::from(end == b',' && text.get(at + 1) == Some(&b' '));
    }
    let [lon, lat] = pair;
    (text[0] == b'[' && lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some((pair, at))
}

/// The short decimal that the text starts with, and its length; what follows is not looked at.
fn leading_decimal(text: &[u8]) -> Option<(f64, usize)> {
    let sign = usize::from(text.first() == Some(&b'-'));
    let (mut value, mut count, mut point, mut at) = (0_u64, 0_usize, None, sign);
    while let Some(byte) = text.get(at) {
        match byte {
            b'0'..=b'9' if count < 16 => {
                value = value * 10 + u64::from(byte - b'0');
                count += 1;
            }
            b'.' if point.is_none() => point = Some(count),
            _ => break,
        }
        at += 1;
    }
    let decimals = count - point.unwrap_or(count);
    if count == 0 || count > 15 {
        return None;
    }
    let number = value as f64 / POWERS[decimals];
    Some((if sign == 1 { -number } else { number }, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_short_or_not_a_decimal_is_left_to_the_general_way() {
        for text in ["", "-", ".", "1e5", "1.2.3", "+1", "0.1234567890123456", "1234567890123456"] {
            assert_eq!(short_decimal(text.as_bytes()), None, "{text}");
        }
        assert_eq!(short_decimal(b"-0.5"), Some(-0.5));
    }

    #[test]
    fn a_plain_position_is_read_at_once_and_any_other_is_left() {
        assert_eq!(short_position(b"[44.5,-40.25],[1,2]"), Some(([44.5, -40.25], 13)));
        assert_eq!(short_position(b"[44.5, 40]"), Some(([44.5, 40.0], 10)));
        for text in
            ["", "[", "[1]", "[1,2,3]", "[1e1,2]", "[1 ,2]", " [1,2]", "1,2]", "[181,2]", "[1,91]", "[1,2", "[,2]"]
        {
            assert_eq!(short_position(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_short_decimal_is_read_to_the_last_bit(number in -180.0_f64..180.0, decimals in 0_usize..13) {
            let text = format!("{number:.decimals$}");
            let read = short_decimal(text.as_bytes());
            prop_assert!(read.is_none_or(|read| text.parse() == Ok(read)), "{}", text);
            prop_assert!(read.is_some() || text.len() > 15);
        }
    }
}
