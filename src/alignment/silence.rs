//! Where nothing counts: there is nothing to doubt then, and another lens may have more.

use super::reading::Reading;
use crate::atlas::{Actor, CountryId, Item, Lens};
use crate::time::Day;

/// Lenses named at most.
const NAMED: usize = 3;

impl Reading {
    /// What is to be said when no evidence about a country counts on a day, in a clause; `None` when
    /// some does.
    pub(super) fn silence(&self, country: CountryId, day: Day) -> Option<String> {
        let ledgers = self.ledgers_of(country)?;
        let mut entries = ledgers.poles.iter().flat_map(|(_, ledger)| ledger.entries());
        if entries.any(|entry| entry.start <= day) {
            return None;
        }
        let others: Vec<&str> = self
            .atlas()
            .lenses
            .iter()
            .filter(|lens| lens.id != self.lens().id && self.has_more(lens, country, day))
            .map(|lens| lens.name.as_str())
            .collect();
        let elsewhere = match others.len() {
            0 => ", nor through any other lens of the dataset".to_owned(),
            n => {
                let more = if n > NAMED { " and others" } else { "" };
                format!("; some does through the lens {}{more}", others[..n.min(NAMED)].join(" | "))
            }
        };
        Some(format!("no evidence counts through this lens towards these poles{elsewhere}."))
    }

    /// Whether a lens has evidence about the country towards the poles of this reading.
    fn has_more(&self, lens: &Lens, country: CountryId, day: Day) -> bool {
        let counts = |item: &Item| {
            item.effects.iter().any(|effect| {
                let towards = self.poles().iter().any(|pole| effect.pole.counts_towards(*pole));
                effect.country == country && effect.actor == Actor::Government && towards
            })
        };
        self.atlas().items().any(|item| item.start() <= day && lens.admits(item) && counts(item))
    }
}
