//! The class of every country on every day, computed once, forward, day by day, so that scrubbing
//! backwards gives the same classes as playing forwards.

use super::balance::Scale;
use super::classify::{Class, classify};
use super::daily::Daily;
use super::reading::CountryLedgers;
use crate::atlas::{CountryId, Pole};
use crate::time::Day;

/// A change of class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassChange {
    /// The first day of the new class.
    pub day: Day,
    /// The country.
    pub country: CountryId,
    /// The class before.
    pub from: Class,
    /// The class from this day on.
    pub to: Class,
}

/// Runs of classes by country, and all changes by day.
#[derive(Clone, Debug, Default)]
pub struct History {
    runs: Vec<(CountryId, Vec<(Day, Class)>)>,
    changes: Vec<ClassChange>,
}

impl History {
    /// Walks the days `first..=last` for every country. Countries are independent: they are shared
    /// out over the processors, and the result is the same for any number of them.
    pub(super) fn new(ledgers: &[CountryLedgers], scale: &Scale, first: Day, last: Day) -> Self {
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(ledgers.len().max(1));
        let mut runs: Vec<(CountryId, Vec<(Day, Class)>)> = Vec::with_capacity(ledgers.len());
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..workers)
                .map(|w| {
                    let mine = ledgers.iter().skip(w).step_by(workers);
                    scope.spawn(move || mine.map(|l| (l.id, walk(l, scale, first, last))).collect::<Vec<_>>())
                })
                .collect();
            for handle in handles {
                runs.extend(handle.join().unwrap_or_default());
            }
        });
        runs.sort_by_key(|(id, _)| *id);
        let mut changes: Vec<ClassChange> = runs
            .iter()
            .flat_map(|(country, run)| {
                run.windows(2).map(|w| ClassChange { day: w[1].0, country: *country, from: w[0].1, to: w[1].1 })
            })
            .collect();
        changes.sort_by_key(|c| (c.day, c.country));
        Self { runs, changes }
    }

    /// The class of a country on a day; insufficient for one that is not scored.
    pub fn class(&self, country: CountryId, day: Day) -> Class {
        let Ok(i) = self.runs.binary_search_by_key(&country, |(id, _)| *id) else { return Class::INSUFFICIENT };
        let run = &self.runs[i].1;
        let after = run.partition_point(|(start, _)| *start <= day);
        after.checked_sub(1).and_then(|i| run.get(i)).map_or(Class::INSUFFICIENT, |(_, class)| *class)
    }

    /// The runs of one country's classes: each holds from its day until the next one's.
    pub fn runs(&self, country: CountryId) -> &[(Day, Class)] {
        self.runs.binary_search_by_key(&country, |(id, _)| *id).map_or(&[], |i| &self.runs[i].1)
    }

    /// All changes of class, by day.
    pub fn changes(&self) -> &[ClassChange] {
        &self.changes
    }
}

fn walk(ledgers: &CountryLedgers, scale: &Scale, first: Day, last: Day) -> Vec<(Day, Class)> {
    let mut run: Vec<(Day, Class)> = Vec::new();
    let mut dailies: Vec<(Pole, Daily<'_>)> = ledgers.poles.iter().map(|(p, l)| (*p, Daily::new(scale, l))).collect();
    let mut scores: Vec<(Pole, f64)> = Vec::with_capacity(dailies.len());
    let mut masses: Vec<(Pole, f64)> = Vec::with_capacity(dailies.len());
    let mut day = first;
    while day <= last {
        scores.clear();
        masses.clear();
        for (pole, daily) in &mut dailies {
            let balance = daily.on(day);
            scores.push((*pole, balance.score));
            masses.push((*pole, balance.mass()));
        }
        let mass_of = |pole| masses.iter().find(|(p, _)| *p == pole).map_or(0.0, |(_, m)| *m);
        let before = run.last().map(|(_, class)| *class);
        let class = classify(&scores, mass_of, before);
        if before != Some(class) {
            run.push((day, class));
        }
        day = day + 1;
    }
    run
}
