//! A date as a source gives it: a day, a month, a year, perhaps "circa".

use super::day::{Day, month_name};
use std::fmt;

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month; takes effect on the month's first day.
    Month,
    /// To the year; takes effect on 1 January.
    Year,
}

impl Precision {
    /// `day`, `month` or `year`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A date with its precision, written as ISO 8601 with reduced precision and EDTF's `~` for
/// "circa" (ISO 8601-2:2019): `2025-07-10`, `2025-07`, `2025`, `2024-10~`. Kept because the crate
/// edtf has had no release since 2021.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    first: Day,
    precision: Precision,
    circa: bool,
}

/// Why a text is not a date. The message says what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDateError(String);

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for ParseDateError {}

fn wrong(text: &str) -> ParseDateError {
    let shown: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
    ParseDateError(format!(
        "\"{shown}\" is not a date; expected YYYY-MM-DD, YYYY-MM or YYYY, with ~ behind it for \"circa\""
    ))
}

/// Whether a text has the form of a day, whatever its numbers.
fn has_form_of_day(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [4, 2, 2] && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// Why the calendar lacks the day.
fn no_such_day(text: &str, year: i32, month: u32) -> ParseDateError {
    let lacks = match Day::from_ymd(year, month, 1) {
        Some(first) => {
            let days = first.add_months(1) - first;
            format!("{} {year} has {days} days", month_name(month))
        }
        None => "months run from 01 to 12".to_owned(),
    };
    ParseDateError(format!("\"{text}\" is not a day of the calendar: {lacks}"))
}

impl Date {
    /// An exactly known day.
    pub const fn exact(day: Day) -> Self {
        Self { first: day, precision: Precision::Day, circa: false }
    }

    /// The first day of the interval, on which an item takes effect.
    pub const fn first(self) -> Day {
        self.first
    }

    /// The last day of the interval.
    pub fn last(self) -> Day {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.add_months(1) - 1,
            Precision::Year => self.first.add_months(12) - 1,
        }
    }

    /// How exactly the date is known.
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// True when the source says "about".
    pub const fn circa(self) -> bool {
        self.circa
    }

    /// Reads the dataset's own form (ISO 8601, EDTF `~`); nothing else is guessed.
    ///
    /// # Errors
    /// When the text has another form or names a day that the calendar lacks.
    pub fn parse(text: &str) -> Result<Self, ParseDateError> {
        let (body, circa) = text.strip_suffix('~').map_or((text, false), |body| (body, true));
        let part = |p: &str, len: usize| -> Option<u32> {
            (p.len() == len && p.bytes().all(|b| b.is_ascii_digit())).then(|| p.parse().ok()).flatten()
        };
        let mut parts = body.split('-');
        let year = parts.next().and_then(|p| part(p, 4)).ok_or_else(|| wrong(text))?;
        let month = parts.next().map(|p| part(p, 2).ok_or_else(|| wrong(text))).transpose()?;
        let day = parts.next().map(|p| part(p, 2).ok_or_else(|| wrong(text))).transpose()?;
        if parts.next().is_some() {
            return Err(wrong(text));
        }
        let precision = match (month, day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        };
        let year = i32::try_from(year).map_err(|_| wrong(text))?;
        Day::from_ymd(year, month.unwrap_or(1), day.unwrap_or(1))
            .map(|first| Self { first, precision, circa })
            .ok_or_else(|| no_such_day(text, year, month.unwrap_or(1)))
    }

    /// Reads what a person types: the dataset's form and `10 July 2025`, `July 10, 2025`,
    /// `July 2025`, `10.07.2025`, `07/2025`, with English month names or their first three letters.
    /// Kept because jiff's `strtime` takes no "Sept" and reads one form at a time.
    ///
    /// # Errors
    /// When the text has none of these forms. `03/04/2025` is refused: whether day or month comes
    /// first cannot be known.
    pub fn parse_typed(text: &str) -> Result<Self, ParseDateError> {
        let text = text.trim();
        match Self::parse(text) {
            Ok(date) => return Ok(date),
            Err(error) if has_form_of_day(text) => return Err(error),
            Err(_) => {}
        }
        let typed_wrong = || {
            let shown: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
            ParseDateError(format!(
                "\"{shown}\" is not a date; type 2025-07-10, 10 July 2025, July 2025, 10.07.2025 or 2025"
            ))
        };
        let iso = |year: &str, month: u32, day: Option<&str>| {
            let day = day.map(|d| d.parse::<u32>().map_err(|_| typed_wrong())).transpose()?;
            let iso = day.map_or_else(|| format!("{year}-{month:02}"), |d| format!("{year}-{month:02}-{d:02}"));
            Self::parse(&iso)
        };
        let dotted: Vec<&str> = text.split('.').collect();
        if let [day, month, year] = dotted[..] {
            return iso(year.trim(), month.trim().parse().map_err(|_| typed_wrong())?, Some(day.trim()));
        }
        if let Some((month, year)) = text.split_once('/') {
            if year.contains('/') {
                return Err(ParseDateError(format!(
                    "\"{text}\" may mean two different days; type 2025-07-10 or 10 July 2025"
                )));
            }
            return iso(year.trim(), month.trim().parse().map_err(|_| typed_wrong())?, None);
        }
        let words: Vec<&str> = text.split([' ', ',']).filter(|w| !w.is_empty()).collect();
        let month = |word: &str| (1..=12).find(|m| matches_month(word, *m));
        match words[..] {
            [name, year] => iso(year, month(name).ok_or_else(typed_wrong)?, None),
            [a, b, year] => match (month(a), month(b)) {
                (Some(m), None) => iso(year, m, Some(b)),
                (None, Some(m)) => iso(year, m, Some(a)),
                _ => Err(typed_wrong()),
            },
            _ => Err(typed_wrong()),
        }
    }

    /// For people: `10 July 2025`, `July 2025`, `2025`, `about July 2025`.
    pub fn long(self) -> String {
        let (year, month, day) = self.first.ymd();
        let name = month_name(month);
        let about = if self.circa { "about " } else { "" };
        match self.precision {
            Precision::Day => format!("{about}{day} {name} {year}"),
            Precision::Month => format!("{about}{name} {year}"),
            Precision::Year => format!("{about}{year}"),
        }
    }
}

fn matches_month(word: &str, month: u32) -> bool {
    let name = month_name(month).to_ascii_lowercase();
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    word.len() >= 3 && name.starts_with(&word)
}

/// The dataset's own form.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.first.ymd();
        match self.precision {
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}")?,
            Precision::Month => write!(f, "{year:04}-{month:02}")?,
            Precision::Year => write!(f, "{year:04}")?,
        }
        if self.circa { f.write_str("~") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Date, ParseDateError> {
        Date::parse(text)
    }

    #[test]
    fn precision_is_kept_and_takes_effect_on_the_first_day() -> Result<(), ParseDateError> {
        let month = parse("2025-07~")?;
        assert_eq!((month.precision(), month.circa()), (Precision::Month, true));
        assert_eq!(month.first(), parse("2025-07-01")?.first());
        assert_eq!(month.last(), parse("2025-07-31")?.first());
        assert_eq!(parse("2024")?.last(), parse("2024-12-31")?.first());
        assert_eq!(month.to_string(), "2025-07~");
        assert_eq!(month.long(), "about July 2025");
        Ok(())
    }

    #[test]
    fn what_is_not_a_date_is_refused_with_the_expected_form() {
        for text in [
            "",
            "2025-13-01",
            "2025-02-30",
            "25-01-01",
            "2025-1-1",
            "2025-07-10T00:00",
            "July",
            "20250710",
            "-2025",
            "２０２５",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse("x").is_err_and(|e| e.to_string().contains("YYYY-MM-DD")));
    }

    #[test]
    fn a_message_repeats_what_was_read_without_characters_that_steer_a_terminal() {
        let messages =
            [Date::parse("so\u{7}on"), Date::parse_typed("so\u{7}on")].map(|read| read.unwrap_err().to_string());
        for message in messages {
            assert!(message.starts_with("\"soon\" is not a date"), "{message:?}");
        }
    }

    #[test]
    fn about_is_said_where_the_source_says_it_and_nowhere_else() -> Result<(), ParseDateError> {
        assert_eq!([parse("2025")?.circa(), parse("2025~")?.circa()], [false, true]);
        assert_eq!([parse("2025")?.long(), parse("2025-07-10~")?.long()], ["2025", "about 10 July 2025"]);
        assert_eq!([Precision::Day, Precision::Month, Precision::Year].map(Precision::name), ["day", "month", "year"]);
        Ok(())
    }

    #[test]
    fn typed_dates_come_in_many_forms_and_an_ambiguous_one_is_refused() {
        let expected = Date::parse("2025-07-10");
        for text in ["2025-07-10", "10 July 2025", "July 10, 2025", "10 jul 2025", "10.07.2025", " 10.7.2025 "] {
            assert_eq!(Date::parse_typed(text), expected, "{text}");
        }
        assert_eq!(Date::parse_typed("Sept 2024"), Date::parse("2024-09"));
        assert_eq!(Date::parse_typed("07/2025"), Date::parse("2025-07"));
        assert!(Date::parse_typed("03/04/2025").is_err_and(|e| e.to_string().contains("two different days")));
        assert!(Date::parse_typed("soon").is_err());
        assert!(Date::parse_typed("1 2 3").is_err());
        for (text, why) in [
            ("2025-02-30", "February 2025 has 28 days"),
            ("30.02.2024", "February 2024 has 29 days"),
            ("2025-13-01", "from 01 to 12"),
        ] {
            assert!(Date::parse_typed(text).is_err_and(|e| e.to_string().contains(why)), "{text}");
        }
    }
}
