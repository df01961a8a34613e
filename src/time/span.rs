//! From a day, up to but without another.

use super::Day;

/// A span of days, half open: `start` belongs to it, `end` (when there is one) does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub start: Day,
    /// First day after it; `None` while it lasts.
    pub end: Option<Day>,
}

impl Span {
    /// Whether `day` lies in the span.
    pub fn contains(self, day: Day) -> bool {
        self.start <= day && self.end.is_none_or(|end| day < end)
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.end.is_none_or(|end| other.start < end) && other.end.is_none_or(|end| self.start < end)
    }
}
