//! How much scores and classes depend on single sources and on the weights that one chooses.

use super::balance::{AgeWeights, Scale};
use super::classify::Class;
use super::history::class_on;
use super::ledger::Ledger;
use super::reading::{CountryLedgers, Reading};
use crate::atlas::{Atlas, CountryId, Method, Pole, Weights};
use crate::text::{capitalised, uncapitalised};
use crate::time::Day;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Factors on the half-lives of the twelve plausible weightings (METHOD, *Doubt*).
pub const HALF_LIFE_FACTORS: [f64; 3] = [0.5, 1.0, 2.0];

/// One of the twelve plausible weightings: a preset of domain weights and a factor on the half-lives.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighting {
    /// Name of the preset.
    pub preset: &'static str,
    /// Factor on every half-life.
    pub half_life_factor: f64,
    /// The class under it, hysteresis applied.
    pub class: Class,
    /// The scores under it.
    pub scores: Vec<(Pole, f64)>,
}

/// What a class and its scores rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The class through the lens as it is.
    pub class: Class,
    /// The four presets, each with the three factors on the half-lives.
    pub weightings: Vec<Weighting>,
    /// Sources without which the class is another, with that class; by id.
    pub turning_sources: Vec<(String, Class)>,
    /// Whether the lens's own weights are among the presets.
    pub own_among_them: bool,
    /// By pole, the lowest and highest score when any one source is left out.
    pub source_ranges: Vec<(Pole, [f64; 2])>,
    /// By pole, the lowest and highest score over the weightings.
    pub weighting_ranges: Vec<(Pole, [f64; 2])>,
    /// Said in place of all this when no evidence counts.
    pub silence: Option<String>,
}

impl Doubt {
    /// In how many of the weightings the class is the same.
    pub fn agreeing(&self) -> usize {
        self.weightings.iter().filter(|w| w.class == self.class).count()
    }

    /// The other classes that weightings give, the most frequent first, with their numbers.
    pub fn others(&self) -> Vec<(Class, usize)> {
        let mut others: Vec<(Class, usize)> = Vec::new();
        for weighting in self.weightings.iter().filter(|w| w.class != self.class) {
            match others.iter_mut().find(|(class, _)| *class == weighting.class) {
                Some((_, count)) => *count += 1,
                None => others.push((weighting.class, 1)),
            }
        }
        // Stable: equal numbers keep the order of the presets.
        others.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        others
    }

    /// The flip test in a sentence: "Leans towards the West in 9 of 12 plausible weightings …".
    pub fn sentence(&self, atlas: &Atlas) -> String {
        match &self.silence {
            Some(silence) => capitalised(silence),
            None => format!("{} {}", capitalised(&in_words(self.class)), self.tail(atlas)),
        }
    }

    /// The sentence without the class: "in 9 of 12 plausible weightings …".
    pub fn tail(&self, atlas: &Atlas) -> String {
        const NAMED: usize = 2;
        if let Some(silence) = &self.silence {
            return silence.clone();
        }
        let count = self.weightings.len();
        let others = self.others();
        let named: Vec<String> =
            others.iter().take(NAMED).map(|(class, n)| format!("{} in {n}", in_words(*class))).collect();
        let more = if others.len() > NAMED { ", others in the rest" } else { "" };
        let rest = if named.is_empty() { String::new() } else { format!(" ({}{more})", named.join(", ")) };
        let name = |id: &str| atlas.source(id).map_or_else(|| id.to_owned(), crate::atlas::Source::short);
        let turning: Vec<String> = self
            .turning_sources
            .iter()
            .take(NAMED)
            .map(|(id, class)| format!("without {}: {}", name(id), in_words(*class)))
            .collect();
        let sources = match self.turning_sources.len().checked_sub(NAMED) {
            _ if turning.is_empty() => "no single source changes it".to_owned(),
            Some(more @ 1..) => format!("{}; {more} more would change it too", turning.join("; ")),
            _ => turning.join("; "),
        };
        let own = if self.own_among_them { "" } else { ", the lens's own not among them," };
        format!("in {} of {count} plausible weightings{own}{rest}; {sources}.", self.agreeing())
    }
}

/// A class within a sentence: `leans towards the West`, `multi-vector (the West, then Russia)`.
fn in_words(class: Class) -> String {
    let text = uncapitalised(&class.sentence());
    match text.split_once(": ") {
        Some((kind, poles)) => format!("{kind} ({poles})"),
        None => text,
    }
}

impl Reading {
    /// What a country's class and scores on a day rest on; `None` when it is not scored.
    pub fn doubt(&self, country: CountryId, day: Day) -> Option<Doubt> {
        let ledgers = self.ledgers_of(country)?;
        let day = day.min(self.atlas().last_day);
        let class = self.class(country, day);
        let weightings = self.weightings(ledgers, day);
        let widest = |pole: Pole| {
            let score = |w: &Weighting| w.scores.iter().find(|(p, _)| *p == pole).map_or(0.0, |(_, a)| *a);
            weightings.iter().map(score).fold([f64::INFINITY, f64::NEG_INFINITY], |[l, h], a| [l.min(a), h.max(a)])
        };
        let weighting_ranges = self.poles().iter().map(|pole| (*pole, widest(*pole))).collect();
        let atlas = self.atlas();
        let hidden = self.lens().without.as_slice();
        let sole = sole_sources(ledgers.poles.iter().map(|(_, ledger)| ledger), atlas, hidden, day);
        let without: Vec<(&str, Class)> = sole
            .par_iter()
            .map(|source| {
                (*source, class_on(&without_source(ledgers, atlas, hidden, source), self.scale(), atlas.first_day, day))
            })
            .collect();
        let turning = without.into_iter().filter(|(_, other)| *other != class);
        Some(Doubt {
            class,
            turning_sources: turning.map(|(source, class)| (source.to_owned(), class)).collect(),
            own_among_them: self.lens().weights.preset_name().is_some(),
            source_ranges: self.poles().iter().map(|p| (*p, self.score_range(country, *p, day))).collect(),
            weighting_ranges,
            weightings,
            silence: self.silence(country, day),
        })
    }

    /// The class and scores of a country under the twelve weightings.
    fn weightings(&self, ledgers: &CountryLedgers, day: Day) -> Vec<Weighting> {
        let method = self.method();
        let ages: Vec<(f64, AgeWeights)> = HALF_LIFE_FACTORS
            .par_iter()
            .map(|factor| {
                let half_life_months = method.half_life_months.map(|months| months * factor);
                let longer = Method { half_life_months, ..method.clone() };
                (*factor, AgeWeights::new(&longer, Scale::days_until(self.atlas().last_day)))
            })
            .collect();
        let grid: Vec<(&'static str, Weights, &(f64, AgeWeights))> =
            Weights::PRESETS.iter().flat_map(|(name, w)| ages.iter().map(move |ages| (*name, *w, ages))).collect();
        let weighting = |(preset, weights, (factor, ages)): &(&'static str, Weights, &(f64, AgeWeights))| {
            let scale = Scale { damping: self.scale().damping, weights: weights.normalised(), ages: ages.clone() };
            let score = |(pole, ledger): &(Pole, Ledger)| (*pole, scale.balance(ledger, day).score);
            Weighting {
                preset,
                half_life_factor: *factor,
                class: class_on(ledgers, &scale, self.atlas().first_day, day),
                scores: ledgers.poles.iter().map(score).collect(),
            }
        };
        grid.par_iter().map(weighting).collect()
    }
}

/// The id of an item's source when it rests on one alone; those that the lens leaves out do not stand
/// behind it.
fn only_source<'a>(atlas: &'a Atlas, hidden: &[String], index: usize) -> Option<&'a str> {
    let mut own = atlas.item_at(index)?.sources.iter().filter(|source| !hidden.contains(source));
    match (own.next(), own.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Sources that stand alone behind an item that has started, by id.
fn sole_sources<'a>(
    ledgers: impl Iterator<Item = &'a Ledger>,
    atlas: &'a Atlas,
    hidden: &[String],
    day: Day,
) -> Vec<&'a str> {
    let started = ledgers.flat_map(Ledger::entries).filter(|entry| entry.start <= day);
    let sole: BTreeSet<&str> = started.filter_map(|entry| only_source(atlas, hidden, entry.item)).collect();
    sole.into_iter().collect()
}

/// The ledgers without the items that have no other source.
fn without_source(ledgers: &CountryLedgers, atlas: &Atlas, hidden: &[String], source: &str) -> CountryLedgers {
    let without = |(pole, ledger): &(Pole, Ledger)| {
        let kept = ledger.without(|entry| only_source(atlas, hidden, entry.item) == Some(source));
        (*pole, kept)
    };
    CountryLedgers { id: ledgers.id, poles: ledgers.poles.iter().map(without).collect(), children: Vec::new() }
}

/// The lowest and highest score over: all evidence, and all evidence without one source at a time.
/// An item that has another source stays.
pub fn score_range(atlas: &Atlas, hidden: &[String], scale: &Scale, ledger: &Ledger, day: Day) -> [f64; 2] {
    let full = scale.balance(ledger, day).score;
    let sole = sole_sources(std::iter::once(ledger), atlas, hidden, day);
    sole.iter().fold([full, full], |[low, high], source| {
        let without = ledger.without(|e| only_source(atlas, hidden, e.item) == Some(*source));
        let score = scale.balance(&without, day).score;
        [low.min(score), high.max(score)]
    })
}
