//! What a view is asked about: the lens, the day, what it is compared with.

use crate::alignment::Reading;
use crate::time::Day;

/// What a view is asked about.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The lens shown.
    pub reading: &'a Reading,
    /// The lens that it is compared with (for [`View::Disagreement`](super::View::Disagreement)).
    pub other: Option<&'a Reading>,
    /// The day.
    pub day: Day,
    /// The day that changes are counted from.
    pub since: Day,
    /// Whether that day moves with the day shown, a year behind it.
    pub rolling: bool,
    /// Whether the West is shown as its stronger child, the EU or the US.
    pub split: bool,
}
