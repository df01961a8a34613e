//! A balance carried from day to day. Entries that stand alone need no look at every day: what
//! ages loses the same share each day, what holds stays. Only groups of which one counts are
//! weighed afresh. The result is that of [`Scale::balance`] but for rounding, at a fraction of its
//! cost over thousands of days.

use super::balance::{Balance, Scale};
use super::ledger::{Entry, Group, Ledger};
use crate::atlas::Domain;
use crate::time::Day;

/// One ledger's balance, day after day.
pub struct Daily<'a> {
    scale: &'a Scale,
    /// Entries of their own: when their mass starts to hold, and when it starts to age.
    singles: Vec<(&'a Entry, Option<Day>)>,
    /// The rest, of which one counts.
    shared: Vec<Shared<'a>>,
    /// Next single to begin.
    next: usize,
    /// Singles that hold now and will age from a day on.
    holding: Vec<(Day, usize)>,
    /// Masses that hold and masses that age, by domain, for and against.
    constant: [[f64; 2]; 4],
    ageing: [[f64; 2]; 4],
    /// What a mass keeps from one day to the next, by domain.
    day_share: [f64; 4],
    day: Option<Day>,
}

/// Entries of which one counts.
struct Shared<'a> {
    /// All of them, by start.
    entries: &'a [Entry],
    /// The next to start.
    next: usize,
    /// Those that have started and may still come to count.
    live: Vec<&'a Entry>,
    /// While one of them is alone, it is carried like a single: until this day.
    carried_until: Option<Day>,
}

impl Shared<'_> {
    /// Takes up what has started by the day, and lets go of what can never count again.
    fn take_up(&mut self, scale: &Scale, day: Day) {
        let before = self.next;
        while let Some(entry) = self.entries.get(self.next).filter(|entry| entry.start <= day) {
            self.live.push(entry);
            self.next += 1;
        }
        if self.next == before || self.live.len() < 2 {
            return;
        }
        // What ages loses the same share each day, so an order among such entries stays for ever.
        let ageing = |entry: &Entry| ages_from(entry).is_some_and(|from| from <= day);
        let weight = |entry: &Entry| {
            let k = scale.ages.of(entry.domain, entry.age_days(day).unwrap_or(0));
            entry.confidence * k * entry.strength.abs()
        };
        let best = self.live.iter().copied().filter(|e| ageing(e)).max_by(|a, b| weight(a).total_cmp(&weight(b)));
        let Some(best) = best else { return };
        self.live.retain(|entry| std::ptr::eq(*entry, best) || !ageing(entry));
    }

    /// When one entry alone is left to count: the day on which another starts, or it begins to age.
    fn alone_until(&self, day: Day) -> Option<Day> {
        let [only] = self.live[..] else { return None };
        let never = Day::from_number(i32::MAX);
        let next = self.entries.get(self.next).map_or(never, |entry| entry.start);
        Some(ages_from(only).filter(|from| *from > day).map_or(next, |from| next.min(from)))
    }
}

/// Adds the mass of a group's one entry to what is carried, or takes it away again (`sign` −1): as it
/// stood on `day`, aged by `days` more.
fn carry(
    group: &Shared<'_>,
    scale: &Scale,
    day: Day,
    [constant, ageing]: [&mut [[f64; 2]; 4]; 2],
    sign: f64,
    days: u32,
) {
    let Some(entry) = group.live.first() else { return };
    let (d, side, mass) = mass_of(entry);
    if ages_from(entry).is_some_and(|from| from <= day) {
        let age = entry.age_days(day).unwrap_or(0) + days;
        ageing[d][side] += sign * mass * scale.ages.of(entry.domain, age);
    } else {
        constant[d][side] += sign * mass;
    }
}

/// Domain, side (against: 1) and mass of an entry that does not age.
fn mass_of(entry: &Entry) -> (usize, usize, f64) {
    (entry.domain.index(), usize::from(entry.strength < 0.0), entry.confidence * entry.strength.abs())
}

/// From when the mass of an entry ages; `None` for a tie without end.
fn ages_from(entry: &Entry) -> Option<Day> {
    match (entry.is_tie, entry.end) {
        (true, end) => end,
        (false, end) => Some(end.unwrap_or(entry.start).max(entry.start)),
    }
}

impl<'a> Daily<'a> {
    /// Before the first day.
    pub fn new(scale: &'a Scale, ledger: &'a Ledger) -> Self {
        let alone = ledger.groups.iter().filter(|g| g.entries.len() == 1).flat_map(|g| &g.entries);
        let singles = alone.map(|e| (e, ages_from(e))).collect();
        let several = ledger.groups.iter().filter(|g| g.entries.len() > 1);
        let group = |g: &'a Group| Shared { entries: &g.entries, next: 0, live: Vec::new(), carried_until: None };
        let shared = several.map(group).collect();
        let nothing = [[0.0; 2]; 4];
        let day_share = std::array::from_fn(|d| scale.ages.of(Domain::ALL[d], 1));
        let holding = Vec::new();
        Self { scale, singles, shared, next: 0, holding, constant: nothing, ageing: nothing, day_share, day: None }
    }

    /// The balance on `day`. Days must be asked for in order, one after the other.
    pub fn on(&mut self, day: Day) -> Balance {
        if self.day.is_some() {
            for (masses, share) in self.ageing.iter_mut().zip(self.day_share) {
                for mass in masses {
                    *mass *= share;
                }
            }
        }
        self.day = Some(day);
        self.let_go(day);
        self.take_up(day);
        let mut balance = Balance::default();
        // Groups stand by their first start: what follows one that has not begun has not either.
        for group in self.shared.iter_mut().take_while(|group| group.entries[0].start <= day) {
            match group.carried_until {
                Some(until) if day < until => continue,
                Some(_) => carry(group, self.scale, day - 1, [&mut self.constant, &mut self.ageing], -1.0, 1),
                None => {}
            }
            group.take_up(self.scale, day);
            group.carried_until = group.alone_until(day);
            if group.carried_until.is_some() {
                carry(group, self.scale, day, [&mut self.constant, &mut self.ageing], 1.0, 0);
            } else if let Some((entry, k)) = self.scale.counting_of(group.live.iter().copied(), day) {
                balance.add(entry.domain, entry.strength, entry.confidence * k * entry.strength.abs());
            }
        }
        for d in 0..4 {
            balance.plus[d] += self.constant[d][0] + self.ageing[d][0];
            balance.minus[d] += self.constant[d][1] + self.ageing[d][1];
        }
        self.scale.settle(&mut balance);
        balance
    }

    /// What held until now begins to age.
    fn let_go(&mut self, day: Day) {
        // On most days nothing does.
        if self.holding.iter().all(|(until, _)| *until > day) {
            return;
        }
        let (over, holding): (Vec<_>, Vec<_>) = self.holding.iter().partition(|(until, _)| *until <= day);
        self.holding = holding;
        for (until, index) in over {
            let (d, side, mass) = mass_of(self.singles[index].0);
            self.constant[d][side] -= mass;
            let age = u32::try_from(day - until).unwrap_or(0);
            self.ageing[d][side] += mass * self.scale.ages.of(Domain::ALL[d], age);
        }
    }

    /// What starts by this day counts from now on.
    fn take_up(&mut self, day: Day) {
        while let Some((entry, ages_from)) = self.singles.get(self.next).filter(|(e, _)| e.start <= day) {
            let (d, side, mass) = mass_of(entry);
            match ages_from {
                Some(from) if *from <= day => {
                    let age = u32::try_from(day - *from).unwrap_or(0);
                    self.ageing[d][side] += mass * self.scale.ages.of(entry.domain, age);
                }
                Some(from) => {
                    self.constant[d][side] += mass;
                    self.holding.push((*from, self.next));
                }
                None => self.constant[d][side] += mass,
            }
            self.next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::balance::tests::{arbitrary_ledger, scale};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_carried_balance_is_the_balance_of_the_day(ledger in arbitrary_ledger(), first in 0_i32..3000) {
            let scale = scale();
            let mut daily = Daily::new(&scale, &ledger);
            for number in first..first + 900 {
                let day = Day::from_number(number);
                let (carried, fresh) = (daily.on(day), scale.balance(&ledger, day));
                prop_assert!((carried.score - fresh.score).abs() < 1e-9, "{number}: {carried:?} {fresh:?}");
                prop_assert!((carried.mass() - fresh.mass()).abs() < 1e-9);
            }
        }
    }
}
