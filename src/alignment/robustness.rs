//! How much a score depends on single sources.

use super::balance::Scale;
use super::ledger::Ledger;
use crate::atlas::Atlas;
use crate::time::Day;
use std::collections::BTreeSet;

/// The lowest and highest score over: all evidence, and all evidence without one source at a time.
/// An item that has another source stays.
pub fn score_range(atlas: &Atlas, scale: &Scale, ledger: &Ledger, day: Day) -> [f64; 2] {
    let full = scale.balance(ledger, day).score;
    let items: Vec<&crate::atlas::Item> = atlas.items().collect();
    let only_source = |index: usize| match items.get(index).map(|i| i.sources.as_slice()) {
        Some([only]) => Some(only.as_str()),
        _ => None,
    };
    let sole: BTreeSet<&str> =
        ledger.entries().filter(|e| e.start <= day).filter_map(|e| only_source(e.item)).collect();
    sole.iter().fold([full, full], |[low, high], source| {
        let without = ledger.without(|e| only_source(e.item) == Some(source));
        let score = scale.balance(&without, day).score;
        [low.min(score), high.max(score)]
    })
}
