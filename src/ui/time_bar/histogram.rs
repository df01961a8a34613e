//! How many events begin in each month, in three stacks.

use crate::atlas::{CategoryGroup, Event};
use crate::time::Day;
use std::collections::BTreeSet;

/// The names of the stacks, as the legend and the hover text have them.
pub const STACKS: [&str; 3] = ["force and security", "diplomacy, law and politics", "economy, media and society"];

/// The stack that a group belongs to.
pub const fn stack_of(group: CategoryGroup) -> usize {
    match group {
        CategoryGroup::Force | CategoryGroup::Security => 0,
        CategoryGroup::Diplomacy | CategoryGroup::Law | CategoryGroup::Politics => 1,
        CategoryGroup::Economy | CategoryGroup::Sanctions | CategoryGroup::Pressure => 2,
    }
}

/// Events by month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// First day of the first month.
    pub from: Day,
    /// Events of each month by stack.
    pub months: Vec<[u32; 3]>,
    /// The largest sum of a month, at least 1.
    pub most: u32,
}

fn month_index(from: Day, day: Day) -> i32 {
    let ((y0, m0, _), (y, m, _)) = (from.ymd(), day.ymd());
    (y - y0) * 12 + i32::try_from(m).unwrap_or(1) - i32::try_from(m0).unwrap_or(1)
}

impl Histogram {
    /// Counts the events that begin between two days, without the hidden groups.
    pub fn new(events: &[Event], hidden: &BTreeSet<CategoryGroup>, first: Day, last: Day) -> Self {
        let from = first.first_of_month();
        let length = usize::try_from(month_index(from, last) + 1).unwrap_or(0);
        let mut months = vec![[0_u32; 3]; length];
        for event in events.iter().filter(|e| !hidden.contains(&e.category.group())) {
            let index = usize::try_from(month_index(from, event.item.start())).ok();
            if let Some(month) = index.and_then(|i| months.get_mut(i)) {
                month[stack_of(event.category.group())] += 1;
            }
        }
        let most = months.iter().map(|m| m.iter().sum()).max().unwrap_or(0).max(1);
        Self { from, months, most }
    }

    /// The first day of the month at an index.
    pub fn month(&self, index: usize) -> Day {
        self.from.add_months(i32::try_from(index).unwrap_or(0))
    }

    /// The index of the month of a day, when it is one of these.
    pub fn index_of(&self, day: Day) -> Option<usize> {
        usize::try_from(month_index(self.from, day)).ok().filter(|i| *i < self.months.len())
    }

    /// A month and its counts in words.
    pub fn words(&self, index: usize) -> String {
        let month = crate::time::Date::parse(&self.month(index).to_string()[..7]);
        let month = month.map(crate::time::Date::long).unwrap_or_default();
        let counts = self.months.get(index).copied().unwrap_or_default();
        let total = match counts.iter().sum::<u32>() {
            0 => "no event".to_owned(),
            1 => "1 event".to_owned(),
            n => format!("{n} events"),
        };
        let parts = STACKS.iter().zip(counts).filter(|(_, n)| *n > 0).map(|(name, n)| format!("{n} {name}"));
        std::iter::once(format!("{month}: {total}")).chain(parts).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::{atlas, day};

    #[test]
    fn every_listed_event_is_counted_in_its_month() {
        let atlas = atlas();
        let all = Histogram::new(&atlas.events, &BTreeSet::new(), atlas.slider_from, atlas.last_day);
        assert_eq!(all.months.len(), 18 * 12);
        assert_eq!(all.months.iter().flatten().sum::<u32>(), 4);
        let june = all.index_of(day(2025, 6, 30)).unwrap();
        assert_eq!(all.months[june], [0, 0, 1]);
        assert_eq!(all.month(june), day(2025, 6, 1));
        assert_eq!(all.words(june), "June 2025: 1 event\n1 economy, media and society");
        assert_eq!(all.words(0), "January 2008: no event");
        assert_eq!(all.index_of(day(2007, 12, 31)), None);
    }

    #[test]
    fn a_hidden_group_is_not_counted() {
        let atlas = atlas();
        let hidden = BTreeSet::from([CategoryGroup::Pressure]);
        let some = Histogram::new(&atlas.events, &hidden, atlas.slider_from, atlas.last_day);
        assert_eq!(some.months.iter().flatten().sum::<u32>(), 3);
    }
}
