//! The evidence on one country and one pole, sorted so that a day's balance is one walk over it.

use crate::atlas::{Actor, Atlas, CountryId, Domain, Item, Kind, Lens, Pole};
use crate::time::Day;

/// One effect of one item on one country, towards one pole.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Index of the item in [`Atlas::items`].
    pub item: usize,
    /// Domain.
    pub domain: Domain,
    /// −3…+3.
    pub strength: f64,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// The day from which it counts.
    pub start: Day,
    /// Ties: the first day on which it no longer holds. Others: the day from which it ages, when
    /// that is later than the start.
    pub end: Option<Day>,
    /// A tie does not age while it holds.
    pub is_tie: bool,
}

impl Entry {
    /// Whether it is a tie in force on `day`.
    pub fn in_force(&self, day: Day) -> bool {
        self.is_tie && self.start <= day && self.end.is_none_or(|end| day < end)
    }

    /// Days of ageing on `day`; `None` before it starts.
    pub fn age_days(&self, day: Day) -> Option<u32> {
        if day < self.start {
            return None;
        }
        let from = match (self.is_tie, self.end) {
            (true, None) => return Some(0),
            (true, Some(end)) => end,
            (false, end) => end.unwrap_or(self.start).max(self.start),
        };
        Some(u32::try_from(day - from).unwrap_or(0))
    }
}

/// Entries of which one counts: those that share `counts_with`, domain and sign; or a single one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The shared domain.
    pub domain: Domain,
    /// The first start in the group.
    pub start: Day,
    /// The entries, by start.
    pub entries: Vec<Entry>,
}

/// All evidence on one country towards one pole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Groups by their first start.
    pub groups: Vec<Group>,
}

impl Ledger {
    /// The government-level effects on `country` towards `pole` of what the lens admits (see
    /// [`admitted`]).
    pub fn new(admitted: &[(usize, &Item)], country: CountryId, pole: Pole) -> Self {
        type GroupKey<'a> = (&'a str, Domain, bool);
        let mut singles = Vec::new();
        let mut shared: std::collections::BTreeMap<GroupKey<'_>, Vec<Entry>> = std::collections::BTreeMap::new();
        for (index, item) in admitted {
            let effects = item.effects.iter().filter(|e| {
                e.country == country && e.actor == Actor::Government && e.pole.counts_towards(pole) && e.strength != 0.0
            });
            for effect in effects {
                let entry = Entry {
                    item: *index,
                    domain: effect.domain,
                    strength: effect.strength,
                    confidence: item.confidence,
                    start: item.start(),
                    end: item.span().end,
                    is_tie: item.kind == Kind::Tie,
                };
                match &item.counts_with {
                    Some(key) => shared.entry((key, effect.domain, effect.strength > 0.0)).or_default().push(entry),
                    None => singles.push(vec![entry]),
                }
            }
        }
        let mut groups: Vec<Group> = singles.into_iter().chain(shared.into_values()).map(group).collect();
        // Stable, so that equal starts keep the atlas's order.
        groups.sort_by_key(|g| g.start);
        Self { groups }
    }

    /// All entries.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.groups.iter().flat_map(|g| &g.entries)
    }

    /// Without the entries for which `drop` is true.
    #[must_use]
    pub fn without(&self, drop: impl Fn(&Entry) -> bool) -> Self {
        let groups = self.groups.iter().filter_map(|g| {
            let entries: Vec<Entry> = g.entries.iter().filter(|e| !drop(e)).cloned().collect();
            (!entries.is_empty()).then(|| group(entries))
        });
        let mut groups: Vec<Group> = groups.collect();
        groups.sort_by_key(|g| g.start);
        Self { groups }
    }
}

/// The items that a lens admits, with their indices in [`Atlas::items`].
pub fn admitted<'a>(atlas: &'a Atlas, lens: &Lens) -> Vec<(usize, &'a Item)> {
    atlas.items().enumerate().filter(|(_, item)| lens.admits(item)).collect()
}

fn group(mut entries: Vec<Entry>) -> Group {
    entries.sort_by_key(|e| e.start);
    Group { domain: entries[0].domain, start: entries[0].start, entries }
}
