//! Steps of the slider and the ticks of a time axis.

use super::Day;

/// How far one step of the slider goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// One calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// One calendar year.
    Year,
}

impl Step {
    /// All steps, shortest first.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// `day`, `week`, `month`, `quarter`, `year`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The next longer step; a year stays a year.
    #[must_use]
    pub const fn longer(self) -> Self {
        match self {
            Self::Day => Self::Week,
            Self::Week => Self::Month,
            Self::Month => Self::Quarter,
            Self::Quarter | Self::Year => Self::Year,
        }
    }

    /// `day` moved by `count` steps (negative: back).
    pub fn moved(self, day: Day, count: i32) -> Day {
        match self {
            Self::Day => day + count,
            Self::Week => day + 7 * count,
            Self::Month => day.add_months(count),
            Self::Quarter => day.add_months(3 * count),
            Self::Year => day.add_months(12 * count),
        }
    }
}

/// A mark on a time axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub day: Day,
    /// What is written there.
    pub label: String,
}

/// Ticks at round years (or months, when the period is short), at most `most` of them.
pub fn ticks_between(from: Day, to: Day, most: usize) -> Vec<Tick> {
    let most = most.max(1);
    let months = [1, 3, 6, 12, 24, 60, 120, 240];
    for every in months {
        let year = from.year();
        let mut day = Day::from_ymd(year - year.rem_euclid((every / 12).max(1)), 1, 1).unwrap_or(from);
        let mut ticks = Vec::new();
        while day <= to && ticks.len() <= most {
            if day >= from {
                let (y, m, _) = day.ymd();
                let label = if every >= 12 || m == 1 { y.to_string() } else { day.short_month().to_owned() };
                ticks.push(Tick { day, label });
            }
            day = day.add_months(every);
        }
        if ticks.len() <= most {
            return ticks;
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stay_within_the_period_and_the_number_asked_for() {
        let day = |y| Day::from_ymd(y, 3, 15).unwrap_or_default();
        for most in 1..30 {
            let ticks = ticks_between(day(2008), day(2026), most);
            assert!(ticks.len() <= most);
            assert!(ticks.iter().all(|t| t.day >= day(2008) && t.day <= day(2026)));
        }
        assert_eq!(ticks_between(day(2008), day(2026), 20).len(), 18);
        assert!(ticks_between(day(2024), day(2025), 14).iter().any(|t| t.label == "Apr"));
    }

    #[test]
    fn ticks_stand_on_the_first_days_of_round_years_or_months() {
        let day = |text: &str| crate::time::Date::parse(text).unwrap().first();
        let of = |from: &str, to: &str, most: usize| -> Vec<String> {
            ticks_between(day(from), day(to), most).iter().map(|t| format!("{} {}", t.day, t.label)).collect()
        };
        assert_eq!(
            of("2023-11-15", "2024-03-01", 4),
            ["2023-12-01 Dec", "2024-01-01 2024", "2024-02-01 Feb", "2024-03-01 Mar"]
        );
        assert_eq!(of("2023-11-15", "2024-08-01", 4), ["2024-01-01 2024", "2024-04-01 Apr", "2024-07-01 Jul"]);
        assert_eq!(
            of("2008-01-01", "2026-06-30", 5),
            ["2010-01-01 2010", "2015-01-01 2015", "2020-01-01 2020", "2025-01-01 2025"]
        );
        assert_eq!(of("2007-03-01", "2012-06-30", 3), ["2008-01-01 2008", "2010-01-01 2010", "2012-01-01 2012"]);
        assert_eq!(of("2008-02-02", "2008-02-20", 5), Vec::<String>::new());
    }

    #[test]
    fn every_step_has_its_name_and_its_length_both_ways() {
        let from = Day::from_ymd(2024, 5, 31).unwrap();
        let moved = |step: Step, count| step.moved(from, count).to_string();
        let expected = [
            (Step::Day, "day", "2024-06-02", "2024-05-29"),
            (Step::Week, "week", "2024-06-14", "2024-05-17"),
            (Step::Month, "month", "2024-07-31", "2024-03-31"),
            (Step::Quarter, "quarter", "2024-11-30", "2023-11-30"),
            (Step::Year, "year", "2026-05-31", "2022-05-31"),
        ];
        for (step, name, later, earlier) in expected {
            assert_eq!((step.name(), moved(step, 2), moved(step, -2)), (name, later.into(), earlier.into()));
        }
        assert_eq!(Step::ALL.map(Step::longer), [Step::Week, Step::Month, Step::Quarter, Step::Year, Step::Year]);
    }

    #[test]
    fn a_month_step_from_the_31st_is_a_month_step() {
        let day = Day::from_ymd(2024, 1, 31).unwrap_or_default();
        assert_eq!(Step::Month.moved(day, 1).ymd(), (2024, 2, 29));
        assert_eq!(Step::Day.longer(), Step::Week);
    }
}
