//! The score: one country, one pole, one day.
//!
//! For domain d: `x = (m⁺ − m⁻) / (K + m⁺ + m⁻)`, `A = Σ ω_d · x`, where m± sum
//! `confidence · k · |strength|` over the counting items and k is 1 for a tie in force, else
//! `0.5^(age / half-life)`.

use super::ledger::{Entry, Group, Ledger};
use super::robustness::HALF_LIFE_FACTORS;
use crate::atlas::{Domain, Method, Weights};
use crate::time::Day;

/// Mean length of a month in the Gregorian calendar, in days (365.2425 / 12 rounded as the
/// Julian year does: 365.25 / 12).
const MONTH_DAYS: f64 = 365.25 / 12.0;

/// Age weights by whole days, one table per domain. Tabulated because playback asks millions of
/// times; filled with `libm` so that every machine has the same bits.
#[derive(Clone, Debug)]
pub struct AgeWeights {
    tables: [Vec<f64>; 4],
    half_life_days: [f64; 4],
}

impl AgeWeights {
    /// Tables for ages up to `days`.
    pub fn new(method: &Method, days: u32) -> Self {
        // Doubt halves half-lives too; what is shorter is no number to divide by.
        let shortest = Method::HALF_LIFE_MONTHS.start() * HALF_LIFE_FACTORS[0];
        let half_life_days = method.half_life_months.map(|months| months.max(shortest) * MONTH_DAYS);
        let mut tables: [Vec<f64>; 4] = Default::default();
        for domain in 0..4 {
            // Domains often share a half-life, and with it the table.
            let like = (0..domain).find(|other| half_life_days[*other] == half_life_days[domain]);
            tables[domain] = match like {
                Some(other) => tables[other].clone(),
                None => (0..=days).map(|d| weight(d, half_life_days[domain])).collect(),
            };
        }
        Self { tables, half_life_days }
    }

    /// `0.5^(age / H)` for the domain.
    pub fn of(&self, domain: Domain, age_days: u32) -> f64 {
        let d = domain.index();
        self.tables[d].get(age_days as usize).copied().unwrap_or_else(|| weight(age_days, self.half_life_days[d]))
    }
}

fn weight(age_days: u32, half_life_days: f64) -> f64 {
    libm::exp2(-f64::from(age_days) / half_life_days)
}

/// Sums over one pole's evidence on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    /// m⁺ by domain.
    pub plus: [f64; 4],
    /// m⁻ by domain.
    pub minus: [f64; 4],
    /// A, between −1 and 1.
    pub score: f64,
}

impl Balance {
    /// M = Σ (m⁺ + m⁻).
    pub fn mass(&self) -> f64 {
        self.plus.iter().chain(&self.minus).sum()
    }

    /// C = 1 − Σ|m⁺ − m⁻| / Σ(m⁺ + m⁻); 0 when there is no evidence.
    pub fn conflict(&self) -> f64 {
        let mass = self.mass();
        if mass <= 0.0 {
            return 0.0;
        }
        let net: f64 = self.plus.iter().zip(&self.minus).map(|(p, m)| (p - m).abs()).sum();
        // Rounding may leave a hair below 0.
        (1.0 - net / mass).max(0.0)
    }

    /// Domains with evidence, of four.
    pub fn coverage(&self) -> usize {
        self.plus.iter().zip(&self.minus).filter(|(p, m)| **p + **m > 0.0).count()
    }

    pub(super) fn add(&mut self, domain: Domain, strength: f64, mass: f64) {
        let side = if strength > 0.0 { &mut self.plus } else { &mut self.minus };
        side[domain.index()] += mass;
    }
}

/// How one entry counts on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Age weight k.
    pub age_weight: f64,
    /// Its contribution to A; 0 when another of its group counts.
    pub contribution: f64,
    /// The item (index) under which it is counted, when it is not itself.
    pub counted_under: Option<usize>,
}

/// Everything that a balance depends on beside the ledger.
#[derive(Clone, Debug)]
pub struct Scale {
    /// K.
    pub damping: f64,
    /// ω, normalised.
    pub weights: Weights,
    /// k.
    pub ages: AgeWeights,
}

impl Scale {
    /// From the method's constants and a lens's weights, for ages up to `days`.
    pub fn new(method: &Method, weights: Weights, days: u32) -> Self {
        let damping = if method.damping.is_finite() {
            method.damping.clamp(*Method::DAMPING.start(), *Method::DAMPING.end())
        } else {
            1.5
        };
        Self { damping, weights: weights.normalised(), ages: AgeWeights::new(method, days) }
    }

    /// Whole days from the earliest start in the ledgers to `last`, for the age tables.
    pub fn days_until(last: Day) -> u32 {
        const EARLIEST_USUAL: i32 = 7_639; // 1990-12-01: older items fall back to direct computation.
        u32::try_from(last - Day::from_number(EARLIEST_USUAL)).unwrap_or(0)
    }

    /// The balance of a ledger on a day.
    pub fn balance(&self, ledger: &Ledger, day: Day) -> Balance {
        let mut balance = Balance::default();
        for group in ledger.groups.iter().take_while(|g| g.start <= day) {
            if let Some((entry, k)) = self.counting(group, day) {
                balance.add(entry.domain, entry.strength, entry.confidence * k * entry.strength.abs());
            }
        }
        self.settle(&mut balance);
        balance
    }

    /// Works the score out of the masses.
    pub fn settle(&self, balance: &mut Balance) {
        balance.score = Domain::ALL
            .iter()
            .map(|d| {
                let (p, m) = (balance.plus[d.index()], balance.minus[d.index()]);
                self.weights.of(*d) * (p - m) / (self.damping + p + m)
            })
            .sum();
    }

    /// The one entry of a group that counts on a day, with its age weight: the strongest tie in
    /// force if there is one, otherwise the one with the largest confidence · k · |strength|; the
    /// later start, then the earlier in the atlas, among equals.
    fn counting<'a>(&self, group: &'a Group, day: Day) -> Option<(&'a Entry, f64)> {
        self.counting_of(group.entries.iter().take_while(|e| e.start <= day), day)
    }

    /// The same of entries that have all started.
    pub(super) fn counting_of<'a>(
        &self,
        entries: impl Iterator<Item = &'a Entry>,
        day: Day,
    ) -> Option<(&'a Entry, f64)> {
        let mut best: Option<(&Entry, f64, (bool, f64))> = None;
        for entry in entries {
            let in_force = entry.in_force(day);
            let k = if in_force { 1.0 } else { self.ages.of(entry.domain, entry.age_days(day).unwrap_or(0)) };
            let rank =
                (in_force, if in_force { entry.strength.abs() } else { entry.confidence * k * entry.strength.abs() });
            let better = best
                .is_none_or(|(held, _, best_rank)| rank > best_rank || (rank == best_rank && entry.start > held.start));
            if better {
                best = Some((entry, k, rank));
            }
        }
        best.map(|(entry, k, _)| (entry, k))
    }

    /// Every started entry with its exact contribution; the contributions sum to the score.
    pub fn contributions<'a>(&self, ledger: &'a Ledger, day: Day) -> Vec<Counted<'a>> {
        let balance = self.balance(ledger, day);
        let mut counted = Vec::new();
        for group in ledger.groups.iter().take_while(|g| g.start <= day) {
            let Some((winner, _)) = self.counting(group, day) else { continue };
            for entry in group.entries.iter().take_while(|e| e.start <= day) {
                let d = entry.domain.index();
                let age_weight = self.ages.of(entry.domain, entry.age_days(day).unwrap_or(0));
                let counts = std::ptr::eq(entry, winner);
                let divisor = self.damping + balance.plus[d] + balance.minus[d];
                let contribution = if counts {
                    self.weights.of(entry.domain) * entry.confidence * age_weight * entry.strength / divisor
                } else {
                    0.0
                };
                counted.push(Counted {
                    entry,
                    age_weight,
                    contribution,
                    counted_under: (!counts).then_some(winner.item),
                });
            }
        }
        counted
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(item: usize, strength: f64, start: i32, is_tie: bool, end: Option<i32>) -> Entry {
        let domain = Domain::ALL[item % 4];
        Entry {
            item,
            domain,
            strength,
            confidence: 1.0,
            start: Day::from_number(start),
            end: end.map(Day::from_number),
            is_tie,
        }
    }

    fn ledger(groups: Vec<Vec<Entry>>) -> Ledger {
        let mut groups: Vec<Group> = groups
            .into_iter()
            .map(|mut entries| {
                entries.sort_by_key(|e| e.start);
                Group { domain: entries[0].domain, start: entries[0].start, entries }
            })
            .collect();
        groups.sort_by_key(|g| g.start);
        Ledger { groups }
    }

    pub fn scale() -> Scale {
        Scale::new(&Method::default(), Weights::default(), 6000)
    }

    pub fn arbitrary_ledger() -> impl Strategy<Value = Ledger> {
        let one = (0_usize..8, -30_i32..=30, 0_i32..4000, any::<bool>(), proptest::option::of(1_i32..2000));
        proptest::collection::vec(proptest::collection::vec(one, 1..8), 0..12).prop_map(|groups| {
            let groups = groups.into_iter().map(|raw| {
                let sign = if raw[0].1 >= 0 { 1.0 } else { -1.0 };
                let slot = raw[0].0;
                raw.into_iter()
                    .map(|(_, s, start, tie, len)| {
                        entry(slot, sign * (f64::from(s.abs()) + 1.0) / 10.0, start, tie, len.map(|l| start + l))
                    })
                    .collect()
            });
            ledger(groups.collect())
        })
    }

    #[test]
    fn conflict_is_none_where_all_points_one_way_and_whole_where_both_ways_are_equal() {
        let balance = |plus: f64, minus: f64, other: f64| Balance {
            plus: [plus, 0.0, other, 0.0],
            minus: [minus, 0.0, 0.0, 0.0],
            score: 0.0,
        };
        assert_eq!([balance(0.0, 0.0, 0.0), balance(2.0, 0.0, 1.0)].map(|b| b.conflict()), [0.0, 0.0]);
        assert_eq!([balance(2.0, 2.0, 0.0), balance(3.0, 1.0, 0.0)].map(|b| b.conflict()), [1.0, 0.5]);
        // Domains do not cancel each other out.
        assert!((balance(3.0, 1.0, 4.0).conflict() - 0.25).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_score_is_bounded_and_its_parts_sum_to_it(ledger in arbitrary_ledger(), day in 0_i32..6000) {
            let day = Day::from_number(day);
            let balance = scale().balance(&ledger, day);
            prop_assert!(balance.score > -1.0 && balance.score < 1.0);
            let sum: f64 = scale().contributions(&ledger, day).iter().map(|c| c.contribution).sum();
            prop_assert!((sum - balance.score).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&balance.conflict()));
        }

        #[test]
        fn a_stronger_positive_item_never_lowers_the_score(ledger in arbitrary_ledger(), day in 0_i32..6000, pick in 0_usize..40, more in 0.0_f64..2.0) {
            let day = Day::from_number(day);
            let before = scale().balance(&ledger, day).score;
            let mut raised = ledger.clone();
            let mut positive: Vec<&mut Entry> = raised.groups.iter_mut().flat_map(|g| &mut g.entries).filter(|e| e.strength > 0.0).collect();
            let n = positive.len();
            if n > 0 {
                positive[pick % n].strength += more;
                prop_assert!(scale().balance(&raised, day).score >= before - 1e-12);
            }
        }

        #[test]
        fn what_starts_later_is_not_seen(ledger in arbitrary_ledger(), day in 0_i32..3999) {
            let day = Day::from_number(day);
            let past = ledger.without(|e| e.start > day);
            prop_assert_eq!(scale().balance(&ledger, day), scale().balance(&past, day));
        }
    }

    #[test]
    fn no_evidence_gives_zero() {
        assert_eq!(scale().balance(&Ledger::default(), Day::from_number(100)), Balance::default());
    }

    #[test]
    fn an_event_is_worth_half_after_its_half_life() {
        let ledger = ledger(vec![vec![entry(0, 2.0, 0, false, None)]]);
        let later = scale().balance(&ledger, Day::from_number(365));
        assert!((later.plus[0] - 1.0).abs() < 0.002, "{:?}", later.plus);
    }

    #[test]
    fn a_tie_does_not_age_until_it_ends() {
        let ledger = ledger(vec![vec![entry(0, 2.0, 0, true, Some(1000))]]);
        assert_eq!(scale().balance(&ledger, Day::from_number(999)).plus[0], 2.0);
        assert!((scale().balance(&ledger, Day::from_number(1365)).plus[0] - 1.0).abs() < 0.002);
    }

    #[test]
    fn on_a_ladder_the_current_rung_counts_and_not_a_stronger_one_that_has_ended() {
        let member = entry(0, 3.0, 0, true, Some(100));
        let frozen = entry(4, 1.0, 100, true, None);
        let ledger = ledger(vec![vec![member, frozen]]);
        assert_eq!(scale().balance(&ledger, Day::from_number(99)).plus[0], 3.0);
        assert_eq!(scale().balance(&ledger, Day::from_number(100)).plus[0], 1.0);
        let parts = scale().contributions(&ledger, Day::from_number(150));
        assert_eq!(parts[0].counted_under, Some(4));
        assert_eq!(parts[0].contribution, 0.0);
    }

    #[test]
    fn ten_reports_of_one_affair_count_once() {
        let reports: Vec<Entry> =
            (0..10).map(|i| Entry { item: i * 4, ..entry(0, -1.0, i32::try_from(i).unwrap(), false, None) }).collect();
        let one = ledger(vec![vec![reports[9].clone()]]);
        let all = ledger(vec![reports]);
        let day = Day::from_number(9);
        assert_eq!(scale().balance(&all, day), scale().balance(&one, day));
    }
}
