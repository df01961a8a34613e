//! What changed between two days, item by item: the differences of the items add up to the
//! difference of the score.

use super::explain::Contribution;
use super::reading::Reading;
use crate::atlas::{CountryId, Domain, Kind, Pole};
use crate::time::Day;
use std::collections::BTreeMap;

/// Why an item's contribution changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It started between the two days.
    New,
    /// A tie that ended between the two days.
    Ended,
    /// Another item of its group counts instead of it, or no longer does.
    Replaced,
    /// It lost weight with age.
    Ageing,
    /// The evidence around it changed: the same item in a larger or smaller sum.
    Other,
}

impl Reason {
    /// The written form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ended => "ended",
            Self::Replaced => "replaced",
            Self::Ageing => "ageing",
            Self::Other => "other",
        }
    }
}

/// How one item's part in a score changed in one domain.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemDifference {
    /// The item's id.
    pub id: String,
    /// Kind of evidence.
    pub kind: Kind,
    /// Title.
    pub title: String,
    /// Domain.
    pub domain: Domain,
    /// Contribution on the first day.
    pub before: f64,
    /// Contribution on the second day.
    pub after: f64,
    /// Why it changed.
    pub reason: Reason,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

impl ItemDifference {
    /// After less before.
    pub fn difference(&self) -> f64 {
        self.after - self.before
    }
}

/// How one score changed, the largest difference first.
#[derive(Clone, Debug, PartialEq)]
pub struct PoleDifference {
    /// The pole.
    pub pole: Pole,
    /// Score on the first day.
    pub before: f64,
    /// Score on the second day.
    pub after: f64,
    /// Items whose contribution changed; their differences sum to the score's.
    pub items: Vec<ItemDifference>,
}

impl PoleDifference {
    /// After less before.
    pub fn difference(&self) -> f64 {
        self.after - self.before
    }
}

impl Reading {
    /// What changed in one score from one day to a later one.
    pub fn difference(&self, country: CountryId, pole: Pole, from: Day, to: Day) -> PoleDifference {
        let [before, after] = [from, to].map(|day| self.explain_pole(country, pole, day));
        let mut pairs: BTreeMap<(&str, Domain), [Vec<&Contribution>; 2]> = BTreeMap::new();
        for (side, explanation) in [&before, &after].into_iter().enumerate() {
            for part in &explanation.items {
                pairs.entry((&part.id, part.domain)).or_default()[side].push(part);
            }
        }
        let items = pairs.values().filter_map(|[before, after]| item_difference(before, after));
        let mut items: Vec<ItemDifference> = items.filter(|item| item.before != item.after).collect();
        items.sort_by(|a, b| {
            let size = |item: &ItemDifference| item.difference().abs();
            size(b).total_cmp(&size(a)).then_with(|| (&a.id, a.domain).cmp(&(&b.id, b.domain)))
        });
        PoleDifference { pole, before: before.score, after: after.score, items }
    }
}

/// An item may have several effects on one pole in one domain (`eu` and `us` on the West): they
/// are taken together.
fn item_difference(before: &[&Contribution], after: &[&Contribution]) -> Option<ItemDifference> {
    let any = after.first().or_else(|| before.first())?;
    let sum = |parts: &[&Contribution]| parts.iter().map(|part| part.contribution).sum();
    Some(ItemDifference {
        id: any.id.clone(),
        kind: any.kind,
        title: any.title.clone(),
        domain: any.domain,
        before: sum(before),
        after: sum(after),
        reason: reason(before, after),
        sources: any.sources.clone(),
    })
}

fn reason(before: &[&Contribution], after: &[&Contribution]) -> Reason {
    let ([b, ..], [a, ..]) = (before, after) else { return Reason::New };
    let counts = |parts: &[&Contribution]| parts.iter().filter(|part| part.counted_under.is_none()).count();
    if counts(before) != counts(after) {
        Reason::Replaced
    } else if b.in_force && !a.in_force {
        Reason::Ended
    } else if a.age_weight < b.age_weight {
        Reason::Ageing
    } else {
        Reason::Other
    }
}
