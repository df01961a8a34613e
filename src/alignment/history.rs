//! The class of every country on every day, computed once, forward, day by day, so that scrubbing
//! backwards gives the same classes as playing forwards.

use super::balance::{Balance, Scale};
use super::classify::{Class, classify, every_class};
use super::daily::Daily;
use super::reading::CountryLedgers;
use crate::atlas::{CountryId, Pole};
use crate::time::Day;
use rayon::prelude::*;

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

/// Runs of classes by country from a day on, and all changes by day.
#[derive(Clone, Debug, Default)]
pub struct History {
    from: Day,
    runs: Vec<(CountryId, Vec<(Day, Class)>)>,
    changes: Vec<ClassChange>,
}

impl History {
    /// Walks the days `from..=last` for every country, beginning with the class that the days from the
    /// dataset's `first` lead to. Countries are independent: they are shared out over the processors,
    /// and the result is the same for any number of them.
    pub(super) fn new(ledgers: &[CountryLedgers], scale: &Scale, first: Day, [from, last]: [Day; 2]) -> Self {
        let from = from.max(first);
        let run = |l: &CountryLedgers| (l.id, runs_between(l, scale, first, [from, last]));
        let mut runs: Vec<(CountryId, Vec<(Day, Class)>)> = ledgers.par_iter().map(run).collect();
        runs.sort_by_key(|(id, _)| *id);
        let mut changes: Vec<ClassChange> = runs
            .iter()
            .flat_map(|(country, run)| {
                run.windows(2).map(|w| ClassChange { day: w[1].0, country: *country, from: w[0].1, to: w[1].1 })
            })
            .collect();
        changes.sort_by_key(|c| (c.day, c.country));
        Self { from, runs, changes }
    }

    /// The first day that it covers.
    pub const fn from(&self) -> Day {
        self.from
    }

    /// The class of a country on a day; insufficient for one that is not scored, and before the first
    /// day.
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

/// The class of one country on one day, the same as [`History::class`] says, without the days that
/// do not matter: the walk begins on a day whose class is the same whatever the day before said.
pub(super) fn class_on(ledgers: &CountryLedgers, scale: &Scale, first: Day, day: Day) -> Class {
    if day < first {
        return Class::INSUFFICIENT;
    }
    let mut stride = 1;
    let mut from = day;
    while from > first && !is_settled(ledgers, scale, from) {
        from = (from - stride).max(first);
        stride *= 2;
    }
    walk(ledgers, scale, from, day).last().map_or(Class::INSUFFICIENT, |(_, class)| *class)
}

/// Whether hysteresis has no say on a day: every class of the day before leads to the same one.
fn is_settled(ledgers: &CountryLedgers, scale: &Scale, day: Day) -> bool {
    let balances: Vec<(Pole, Balance)> = ledgers.poles.iter().map(|(p, l)| (*p, scale.balance(l, day))).collect();
    let scores: Vec<(Pole, f64)> = balances.iter().map(|(p, b)| (*p, b.score)).collect();
    let mass_of = |pole| balances.iter().find(|(p, _)| *p == pole).map_or(0.0, |(_, b)| b.mass());
    let class = classify(&scores, mass_of, None);
    let poles: Vec<Pole> = scores.iter().map(|(p, _)| *p).collect();
    every_class(&poles).all(|before| classify(&scores, mass_of, Some(before)) == class)
}

/// The classes of all days, the first one as if nothing had been before it.
fn walk(ledgers: &CountryLedgers, scale: &Scale, first: Day, last: Day) -> Vec<(Day, Class)> {
    walk_days(ledgers, scale, Vec::new(), [first, last])
}

/// The classes of the days `from..=last`, beginning with the class that the days from the dataset's
/// `first` lead to.
pub(super) fn runs_between(
    ledgers: &CountryLedgers,
    scale: &Scale,
    first: Day,
    [from, last]: [Day; 2],
) -> Vec<(Day, Class)> {
    let class = class_on(ledgers, scale, first, from);
    walk_days(ledgers, scale, vec![(from, class)], [from + 1, last])
}

fn walk_days(
    ledgers: &CountryLedgers,
    scale: &Scale,
    mut run: Vec<(Day, Class)>,
    [first, last]: [Day; 2],
) -> Vec<(Day, Class)> {
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

#[cfg(test)]
mod tests {
    use super::super::balance::tests::{arbitrary_ledger, scale};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn the_class_of_one_day_is_that_of_the_whole_walk(
            ledgers in proptest::collection::vec(arbitrary_ledger(), 4),
            first in 0_i32..3000,
        ) {
            let poles = [Pole::Russia, Pole::West, Pole::Turkiye, Pole::China].into_iter().zip(ledgers).collect();
            let country = CountryLedgers { id: CountryId::parse("GEO").expect("an id"), poles, children: Vec::new() };
            let (scale, days) = (scale(), [first, first + 1200].map(Day::from_number));
            let history = History::new(std::slice::from_ref(&country), &scale, days[0], days);
            // Begun in the middle, it is the same from there on.
            let later = History::new(std::slice::from_ref(&country), &scale, days[0], [days[0] + 500, days[1]]);
            for number in (first - 1..first + 1200).step_by(17) {
                let day = Day::from_number(number);
                prop_assert_eq!(class_on(&country, &scale, days[0], day), history.class(country.id, day), "{}", day);
                if day >= later.from() {
                    prop_assert_eq!(later.class(country.id, day), history.class(country.id, day), "{}", day);
                }
            }
        }
    }
}
