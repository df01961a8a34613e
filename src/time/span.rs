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

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: i32, end: Option<i32>) -> Span {
        Span { start: Day::from_number(start), end: end.map(Day::from_number) }
    }

    #[test]
    fn the_first_day_belongs_to_a_span_and_its_end_does_not() {
        let contains = |span: Span| [9, 10, 11, 19, 20, 21].map(|n| span.contains(Day::from_number(n)));
        assert_eq!(contains(span(10, Some(20))), [false, true, true, true, false, false]);
        assert_eq!(contains(span(10, None)), [false, true, true, true, true, true]);
    }

    #[test]
    fn spans_overlap_where_they_share_a_day_whichever_is_asked() {
        for (other, shared) in [
            (span(0, Some(10)), false),
            (span(0, Some(11)), true),
            (span(12, Some(13)), true),
            (span(19, None), true),
            (span(20, Some(30)), false),
            (span(20, None), false),
            (span(0, None), true),
            (span(10, Some(20)), true),
        ] {
            let own = span(10, Some(20));
            assert_eq!([own.overlaps(other), other.overlaps(own)], [shared; 2], "{other:?}");
        }
        assert!(span(5, None).overlaps(span(900, None)));
    }
}
