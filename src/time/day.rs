//! One calendar day in the proleptic Gregorian calendar.

use std::fmt;

/// A day, counted from 1970-01-01 (day 0). Ordered, cheap to copy; arithmetic in days is plain
/// integer arithmetic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day `days` after 1970-01-01 (negative: before).
    pub const fn from_number(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of that year (0–9999), month (1–12) and day of the month, or `None` when the
    /// calendar has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = jiff::civil::Date::new(
            i16::try_from(year).ok().filter(|y| *y >= 0)?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()?;
        Some(Self::from_civil(date))
    }

    /// Year, month (1–12) and day of the month (1–31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.civil();
        (i32::from(date.year()), u32::from(date.month().unsigned_abs()), u32::from(date.day().unsigned_abs()))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// Moved by `months` calendar months; the day of the month is kept, or shortened to the
    /// month's last (31 January + 1 month is 28 or 29 February).
    #[must_use]
    pub fn add_months(self, months: i32) -> Self {
        let (year, month, day) = self.ymd();
        let index = year * 12 + i32::try_from(month).unwrap_or(1) - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        let month = u32::try_from(month).unwrap_or(1);
        (1..=day).rev().find_map(|d| Self::from_ymd(year, month, d)).unwrap_or(self)
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        let (year, month, _) = self.ymd();
        Self::from_ymd(year, month, 1).unwrap_or(self)
    }

    /// `27 June 2025`, the form used for people.
    pub fn long(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day} {} {year}", month_name(month))
    }

    /// `Jun`: the first three letters of the month.
    pub fn short_month(self) -> &'static str {
        &month_name(self.ymd().1)[..3]
    }

    fn from_civil(date: jiff::civil::Date) -> Self {
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = date.since(epoch).map_or(0, |span| span.get_days());
        Self(days)
    }

    fn civil(self) -> jiff::civil::Date {
        let epoch = jiff::civil::date(1970, 1, 1);
        epoch.saturating_add(jiff::Span::new().days(self.0.clamp(-719_000, 2_932_000)))
    }
}

/// The English name of a month, 1–12.
pub(crate) fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[(month.clamp(1, 12) - 1) as usize]
}

impl std::ops::Add<i32> for Day {
    type Output = Self;
    fn add(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl std::ops::Sub<i32> for Day {
    type Output = Self;
    fn sub(self, days: i32) -> Self {
        Self(self.0.saturating_sub(days))
    }
}

impl std::ops::Sub for Day {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }
}

/// ISO 8601: `2025-06-27`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_29th_of_february_exists_in_leap_years_only() {
        assert!(Day::from_ymd(2000, 2, 29).is_some());
        assert!(Day::from_ymd(1900, 2, 29).is_none());
        assert!(Day::from_ymd(2100, 2, 29).is_none());
        assert!(Day::from_ymd(2025, 13, 1).is_none());
    }

    #[test]
    fn a_month_later_keeps_the_day_or_takes_the_last() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap_or_default();
        assert_eq!(day(2024, 1, 31).add_months(1), day(2024, 2, 29));
        assert_eq!(day(2024, 3, 31).add_months(-1), day(2024, 2, 29));
        assert_eq!(day(2024, 12, 5).add_months(1), day(2025, 1, 5));
    }

    #[test]
    fn a_day_is_a_number_from_1970_on_and_says_its_date() {
        let day = Day::from_ymd(2025, 6, 27).unwrap();
        assert_eq!((day.number(), day.year()), (20_266, 2025));
        assert_eq!(
            [Day::from_ymd(1970, 1, 1), Day::from_ymd(1969, 12, 31)].map(|d| d.map(Day::number)),
            [Some(0), Some(-1)]
        );
        assert_eq!((day.to_string(), day.long()), ("2025-06-27".to_owned(), "27 June 2025".to_owned()));
        assert_eq!(day.first_of_month().to_string(), "2025-06-01");
    }

    proptest! {
        #[test]
        fn a_day_survives_the_way_to_a_calendar_date_and_back(number in -30_000_i32..60_000) {
            let day = Day::from_number(number);
            let (y, m, d) = day.ymd();
            prop_assert_eq!(Day::from_ymd(y, m, d), Some(day));
            prop_assert_eq!((day + 1) - day, 1);
        }
    }
}
