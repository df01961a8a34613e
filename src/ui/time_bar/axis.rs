//! Days along a horizontal line of px.

use crate::time::Day;
use egui::Rangef;

/// Where days lie between two x.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// Left and right end.
    pub x: Rangef,
    /// The day at the left end.
    pub first: Day,
    /// The day at the right end.
    pub last: Day,
}

impl Axis {
    /// The x of a day; days outside lie at the ends.
    pub fn x_of(&self, day: Day) -> f32 {
        let days = f64::from((self.last - self.first).max(1));
        let t = f64::from(day.clamp(self.first, self.last) - self.first) / days;
        self.x.min + (f64::from(self.x.span()) * t) as f32
    }

    /// The day at an x; outside, the first or the last.
    pub fn day_at(&self, x: f32) -> Day {
        let t = f64::from((x - self.x.min) / self.x.span().max(1.0)).clamp(0.0, 1.0);
        self.first + (t * f64::from(self.last - self.first)).round() as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_where_it_is_found() {
        let axis = Axis { x: Rangef::new(100.0, 900.0), first: Day::from_number(0), last: Day::from_number(6570) };
        for n in [0, 1, 365, 4000, 6569, 6570] {
            let found = axis.day_at(axis.x_of(Day::from_number(n)));
            assert!((found.number() - n).abs() <= 1, "{n} {found:?}");
        }
        assert_eq!(axis.day_at(-50.0), axis.first);
        assert_eq!(axis.day_at(5000.0), axis.last);
        assert_eq!(axis.x_of(Day::from_number(-400)), 100.0);
    }

    #[test]
    fn a_period_of_one_day_is_no_division_by_zero() {
        let axis = Axis { x: Rangef::new(0.0, 0.0), first: Day::from_number(5), last: Day::from_number(5) };
        assert_eq!(axis.day_at(axis.x_of(Day::from_number(5))), Day::from_number(5));
    }
}
