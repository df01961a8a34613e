//! A reading: one lens applied to one atlas. Everything that is asked of a day is asked here.

use super::balance::{Balance, Scale};
use super::classify::{Class, classify};
use super::history::{ClassChange, History, class_on, runs_between};
use super::ledger::{Ledger, admitted};
use super::robustness::score_range;
use crate::atlas::{Atlas, CountryId, Lens, Method, Pole};
use crate::time::Day;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The state of one country on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryState {
    /// The country.
    pub id: CountryId,
    /// Its class, hysteresis applied.
    pub class: Class,
    /// Whether the scores alone would give another class: it is held by the margin that a change needs.
    pub held: bool,
    /// Scores of the pole set, in its order.
    pub scores: Vec<(Pole, f64)>,
    /// Scores of the West's children, when the pole set has the West.
    pub children: Vec<(Pole, f64)>,
    /// Mass of the lead pole's evidence.
    pub mass: f64,
    /// Conflict of the lead pole's evidence, 0 to 1.
    pub conflict: f64,
    /// Domains with evidence on the lead pole, of four.
    pub coverage: usize,
}

impl CountryState {
    /// The pole's score.
    pub fn score(&self, pole: Pole) -> f64 {
        self.scores.iter().chain(&self.children).find(|(p, _)| *p == pole).map_or(0.0, |(_, a)| *a)
    }

    /// The stronger child of the West, when the West is named in the class and they differ.
    pub fn stronger_child(&self) -> Option<Pole> {
        let named = self.class.first == Some(Pole::West) || self.class.second == Some(Pole::West);
        let (eu, us) = (self.score(Pole::Eu), self.score(Pole::Us));
        (named && eu != us).then_some(if eu > us { Pole::Eu } else { Pole::Us })
    }
}

/// The world on a day, without pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The day.
    pub day: Day,
    /// Every scored country, by id.
    pub countries: Vec<CountryState>,
}

impl Snapshot {
    /// The state of one country.
    pub fn country(&self, id: CountryId) -> Option<&CountryState> {
        self.countries.iter().find(|c| c.id == id)
    }
}

/// The ledgers of one country.
#[derive(Clone, Debug)]
pub(super) struct CountryLedgers {
    pub id: CountryId,
    pub poles: Vec<(Pole, Ledger)>,
    pub children: Vec<(Pole, Ledger)>,
}

/// A lens applied to an atlas: the ledgers, and on demand the class of every country on every day.
#[derive(Clone, Debug)]
pub struct Reading {
    atlas: Arc<Atlas>,
    lens: Lens,
    method: Method,
    scale: Scale,
    ledgers: Vec<CountryLedgers>,
    history: OnceLock<History>,
}

impl Reading {
    /// Applies `lens` to the atlas with the atlas's own constants, for every day up to its last.
    pub fn new(atlas: Arc<Atlas>, lens: Lens) -> Self {
        let method = lens.method(&atlas.method);
        Self::with_method(atlas, lens, &method)
    }

    /// The same with other constants.
    pub fn with_method(atlas: Arc<Atlas>, lens: Lens, method: &Method) -> Self {
        let scale = Scale::new(method, lens.weights, Scale::days_until(atlas.last_day));
        let set = lens.pole_set.poles();
        let has_west = set.contains(&Pole::West);
        let items = admitted(&atlas, &lens);
        let ledgers: Vec<CountryLedgers> = atlas
            .scored()
            .map(|c| {
                let of = |poles: &[Pole]| poles.iter().map(|p| (*p, Ledger::new(&items, c.id, *p))).collect();
                let children = if has_west { of(&[Pole::Eu, Pole::Us]) } else { Vec::new() };
                CountryLedgers { id: c.id, poles: of(set), children }
            })
            .collect();
        Self { atlas, lens, method: method.clone(), scale, ledgers, history: OnceLock::new() }
    }

    /// The atlas.
    pub fn atlas(&self) -> &Arc<Atlas> {
        &self.atlas
    }

    /// The lens.
    pub fn lens(&self) -> &Lens {
        &self.lens
    }

    /// The scored poles.
    pub fn poles(&self) -> &'static [Pole] {
        self.lens.pole_set.poles()
    }

    /// Classes of every day of the slider: worked out when first asked for, which takes as long as a
    /// hundred days asked for one by one.
    pub fn history(&self) -> &History {
        let days = [self.atlas.slider_from, self.atlas.last_day];
        self.history.get_or_init(|| History::new(&self.ledgers, &self.scale, self.atlas.first_day, days))
    }

    /// The classes of a country over a period: each with its first day, the first of them on `from`;
    /// insufficient for one that is not scored.
    pub fn classes_between(&self, country: CountryId, from: Day, to: Day) -> Vec<(Day, Class)> {
        let (from, to) = (from.max(self.atlas.first_day), to.min(self.atlas.last_day));
        let Some(ledgers) = self.ledgers_of(country) else { return vec![(from, Class::INSUFFICIENT)] };
        if from < self.atlas.slider_from {
            return runs_between(ledgers, &self.scale, self.atlas.first_day, [from, to]);
        }
        let runs = self.history().runs(country).iter().filter(|(day, _)| (from + 1..=to).contains(day));
        std::iter::once((from, self.class(country, from))).chain(runs.copied()).collect()
    }

    /// Visible changes of class, by day.
    pub fn changes(&self) -> &[ClassChange] {
        self.history().changes()
    }

    /// The constants that the scores are worked out with.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// All ledgers of a country.
    pub(super) fn ledgers_of(&self, country: CountryId) -> Option<&CountryLedgers> {
        self.ledgers.iter().find(|l| l.id == country)
    }

    pub(super) fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The ledgers of a country, group poles and children together.
    pub(super) fn ledger(&self, country: CountryId, pole: Pole) -> Option<&Ledger> {
        let ledgers = self.ledgers.iter().find(|l| l.id == country)?;
        ledgers.poles.iter().chain(&ledgers.children).find(|(p, _)| *p == pole).map(|(_, l)| l)
    }

    /// The balance of one country and pole on a day.
    pub fn balance(&self, country: CountryId, pole: Pole, day: Day) -> Balance {
        self.ledger(country, pole).map(|l| self.scale.balance(l, day)).unwrap_or_default()
    }

    /// The class of a country on a day (hysteresis applied): looked up once the history is known,
    /// before that worked out from the last day that settles it.
    pub fn class(&self, country: CountryId, day: Day) -> Class {
        if let Some(history) = self.history.get().filter(|history| history.from() <= day) {
            return history.class(country, day);
        }
        let (first, last) = (self.atlas.first_day, self.atlas.last_day);
        let ledgers = self.ledgers.iter().find(|l| l.id == country);
        ledgers.map_or(Class::INSUFFICIENT, |l| class_on(l, &self.scale, first, day.min(last)))
    }

    /// Leave-one-source-out range of a score (see [`score_range`]).
    pub fn score_range(&self, country: CountryId, pole: Pole, day: Day) -> [f64; 2] {
        self.ledger(country, pole)
            .map_or([0.0, 0.0], |l| score_range(&self.atlas, &self.lens.without, &self.scale, l, day))
    }

    /// Every scored country on a day.
    pub fn snapshot(&self, day: Day) -> Snapshot {
        let countries = self.ledgers.iter().map(|l| self.country_state(l, day)).collect();
        Snapshot { day, countries }
    }

    /// One country on a day; `None` when it is not scored.
    pub fn country(&self, id: CountryId, day: Day) -> Option<CountryState> {
        self.ledgers.iter().find(|l| l.id == id).map(|l| self.country_state(l, day))
    }

    fn country_state(&self, ledgers: &CountryLedgers, day: Day) -> CountryState {
        let score = |(pole, ledger): &(Pole, Ledger)| (*pole, self.scale.balance(ledger, day));
        let balances: Vec<(Pole, Balance)> = ledgers.poles.iter().map(score).collect();
        let scores: Vec<(Pole, f64)> = balances.iter().map(|(p, b)| (*p, b.score)).collect();
        let children = ledgers.children.iter().map(score).map(|(p, b)| (p, b.score)).collect();
        let class = self.class(ledgers.id, day);
        let mass_of = |pole| balances.iter().find(|(p, _)| *p == pole).map_or(0.0, |(_, b)| b.mass());
        let held = classify(&scores, mass_of, None) != class;
        // Without a named pole the strongest leads, so that mass and coverage still say why.
        let lead = class.first.or_else(|| strongest(&scores));
        let balance = balances.iter().find(|(p, _)| Some(*p) == lead).map(|(_, b)| *b).unwrap_or_default();
        CountryState {
            id: ledgers.id,
            class,
            held,
            scores,
            children,
            mass: balance.mass(),
            conflict: balance.conflict(),
            coverage: balance.coverage(),
        }
    }

    /// The scores of a country on each of the days, one line per pole.
    pub fn series(&self, country: CountryId, days: &[Day]) -> BTreeMap<Pole, Vec<f64>> {
        let line = |pole: &Pole| (*pole, days.iter().map(|d| self.balance(country, *pole, *d).score).collect());
        self.poles().iter().map(line).collect()
    }
}

fn strongest(scores: &[(Pole, f64)]) -> Option<Pole> {
    scores.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(p, _)| *p)
}
