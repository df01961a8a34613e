//! Dates and evidence in few words.

use crate::alignment::Contribution;
use crate::atlas::{Kind, RouteKind};
use crate::time::{Date, Precision};

/// `27 Jun 2025`, `Jun 2025`, `2025`, with `about` before it.
pub fn short_date(date: Date) -> String {
    let day = date.first();
    let (year, _, d) = day.ymd();
    let about = if date.circa() { "about " } else { "" };
    match date.precision() {
        Precision::Day => format!("{about}{d} {} {year}", day.short_month()),
        Precision::Month => format!("{about}{} {year}", day.short_month()),
        Precision::Year => format!("{about}{year}"),
    }
}

/// `27 Jun`, or `3–4 Jul` of days within a month, and the year on a line of its own: for a narrow column,
/// which has no room for a second month.
pub fn list_date(date: Date, end: Option<Date>) -> String {
    let (year, month, day) = date.first().ymd();
    match (date.precision(), end.map(|e| e.first().ymd())) {
        (Precision::Day, Some((y, m, d))) if (y, m) == (year, month) && d > day => {
            format!("{day}–{d} {}\n{year}", date.first().short_month())
        }
        (Precision::Day, _) => format!("{day} {}\n{year}", date.first().short_month()),
        _ => short_date(date),
    }
}

/// From when to when, as exactly as known: `27 September 2020 to 10 November 2020`, `since 2015`.
pub fn span_words(date: Date, end: Option<Date>, lasts: bool) -> String {
    match end {
        Some(end) => format!("{} to {}", date.long(), end.long()),
        None if lasts => format!("since {}", date.long()),
        None => date.long(),
    }
}

/// The first column of the list of reasons: `since Feb 2022` while a tie holds, else the date.
pub fn reason_date(part: &Contribution) -> String {
    let (year, _, day) = part.date.first().ymd();
    let month = part.date.first().short_month();
    match (part.kind == Kind::Tie && part.in_force, part.date.precision()) {
        (true, Precision::Year) => format!("since {year}"),
        (true, _) => format!("since {month}\n{year}"),
        (false, Precision::Day) => format!("{day} {month}\n{year}"),
        (false, _) => short_date(part.date),
    }
}

/// What the precision means in words, when the day is not known.
pub const fn precision_words(date: Date) -> Option<&'static str> {
    match date.precision() {
        Precision::Day => None,
        Precision::Month => Some("known to the month; counted from its first day"),
        Precision::Year => Some("known to the year; counted from 1 January"),
    }
}

/// The confidence in words.
pub fn confidence_words(confidence: f64) -> &'static str {
    if confidence >= 0.95 {
        "well established"
    } else if confidence >= 0.6 {
        "likely"
    } else {
        "uncertain"
    }
}

pub use crate::text::capitalised;

/// A kind of route.
pub(super) const fn route_kind_words(kind: RouteKind) -> &'static str {
    match kind {
        RouteKind::Oil => "Oil pipeline",
        RouteKind::Gas => "Gas pipeline",
        RouteKind::Rail => "Railway",
        RouteKind::Corridor => "Corridor: road, or several modes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_say_no_more_than_is_known() {
        assert_eq!(short_date(date("2025-06-27")), "27 Jun 2025");
        assert_eq!(short_date(date("2025-06~")), "about Jun 2025");
        assert_eq!(list_date(date("2025-07-03"), Some(date("2025-07-04"))), "3–4 Jul\n2025");
        assert_eq!(list_date(date("2025-06-30"), Some(date("2025-07-02"))), "30 Jun\n2025");
        assert_eq!(list_date(date("2025"), None), "2025");
        assert_eq!(
            span_words(date("2020-09-27"), Some(date("2020-11-10")), false),
            "27 September 2020 to 10 November 2020"
        );
        assert_eq!(span_words(date("2015"), None, true), "since 2015");
    }

    #[test]
    fn one_source_is_one_source() {}
}
