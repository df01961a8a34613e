//! Which part of time counts as "now" for events.

use crate::time::Day;

/// The days whose events are listed and drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeWindow {
    /// The day shown alone.
    AtDate,
    /// That many months up to the day shown.
    LastMonths(u32),
    /// Everything up to the day shown.
    Everything,
    /// Two fixed days, whatever day is shown.
    Fixed(Day, Day),
}

impl Default for TimeWindow {
    fn default() -> Self {
        Self::LastMonths(3)
    }
}

impl TimeWindow {
    /// What the menu offers.
    pub const MENU: [Self; 6] = [
        Self::AtDate,
        Self::LastMonths(1),
        Self::LastMonths(3),
        Self::LastMonths(12),
        Self::LastMonths(36),
        Self::Everything,
    ];

    /// First and last day, both inside; `earliest` is the first day of the dataset.
    pub fn days(self, date: Day, earliest: Day) -> (Day, Day) {
        match self {
            Self::AtDate => (date, date),
            Self::LastMonths(months) => {
                let months = i32::try_from(months.clamp(1, 1200)).unwrap_or(1);
                (date.add_months(-months) + 1, date)
            }
            Self::Everything => (earliest.min(date), date),
            Self::Fixed(from, to) => (from.min(to), from.max(to)),
        }
    }

    /// For people: `last 3 months`.
    pub fn title(self) -> String {
        match self {
            Self::AtDate => "on the day".into(),
            Self::LastMonths(1) => "last month".into(),
            Self::LastMonths(months) if months % 12 == 0 => {
                let years = months / 12;
                if years == 1 { "last year".into() } else { format!("last {years} years") }
            }
            Self::LastMonths(months) => format!("last {months} months"),
            Self::Everything => "everything so far".into(),
            Self::Fixed(from, to) => format!("{} – {}", from.long(), to.long()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd(y, m, d).unwrap_or_default()
    }

    #[test]
    fn the_last_months_end_on_the_day_shown() {
        let days = TimeWindow::LastMonths(3).days(day(2025, 6, 27), day(1991, 12, 1));
        assert_eq!(days, (day(2025, 3, 28), day(2025, 6, 27)));
    }

    #[test]
    fn a_fixed_window_stays_and_its_ends_may_come_in_any_order() {
        let (a, b) = (day(2020, 1, 1), day(2021, 1, 1));
        assert_eq!(TimeWindow::Fixed(b, a).days(day(2025, 1, 1), day(1991, 12, 1)), (a, b));
    }

    #[test]
    fn windows_are_named_in_words() {
        let titles = TimeWindow::MENU.map(TimeWindow::title);
        assert_eq!(
            titles,
            ["on the day", "last month", "last 3 months", "last year", "last 3 years", "everything so far"]
        );
    }
}
